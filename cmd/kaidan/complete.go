package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"kaidan/graph"
	"kaidan/graph/local"
	"kaidan/queries"
)

// completeNames completes the name of an official, country or organisation from the graph, where a server is up.
func (a *app) completeNames(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	none := cobra.ShellCompDirectiveNoFileComp
	if err := a.configure(cmd); err != nil {
		return nil, none
	}
	ctx, cancel := context.WithTimeout(cmd.Context(), 2*time.Second)
	defer cancel()
	store, err := a.openRunning(ctx)
	if err != nil {
		return nil, none
	}
	defer store.Close(ctx) //nolint:errcheck // nothing was written
	names, err := queries.Complete(typed, 60).Run(ctx, store)
	if err != nil {
		return nil, none
	}
	var all []string
	for _, n := range names {
		all = append(all, n.Name+"\t"+n.NameEn)
	}
	return all, none
}

// openRunning connects to a server that is up; it starts none.
func (a *app) openRunning(ctx context.Context) (*graph.Store, error) {
	if a.config.Neo4j.URI == "" {
		status, err := local.Inspect(ctx, a.local())
		if err != nil || !status.Running {
			return nil, fmt.Errorf("no local server is up: %w", err)
		}
	}
	return a.openStore(ctx)
}
