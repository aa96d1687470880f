package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kaidan/graph"
	"kaidan/graph/local"
)

// openStore connects to the configured Neo4j, or to the local one, which it starts if need be and says so.
func (a *app) openStore(ctx context.Context) (*graph.Store, error) {
	o, err := a.server(ctx)
	if err != nil {
		return nil, err
	}
	return graph.Open(ctx, o)
}

// server says where the graph is; the local one is up when it returns.
func (a *app) server(ctx context.Context) (graph.Options, error) {
	c := a.config
	o := graph.Options{URI: c.Neo4j.URI, User: c.Neo4j.User, Database: c.Neo4j.Database, MaxRetry: c.Neo4j.MaxRetry}
	if c.Neo4j.URI != "" {
		password, err := c.Password()
		o.Password = password
		return o, err
	}
	server, err := local.Start(ctx, a.local())
	if err != nil {
		return o, err
	}
	if server.Started {
		fmt.Fprintln(a.err, "kaidan: "+msgServerUp.in(a.language(), server.URI))
	}
	o.URI, o.User, o.Password = server.URI, server.User, server.Password
	return o, nil
}

// local are the options of the local server; its steps go to standard error.
func (a *app) local() local.Options {
	c := a.config
	return local.Options{
		CacheDir: c.Local.CacheDir, DataDir: c.Local.DataDir, BoltPort: c.Local.BoltPort, HTTPPort: c.Local.HTTPPort,
		Heap: c.Local.Heap, Java: c.Local.Java, Favourites: favourites(),
		Progress: func(step string) { fmt.Fprintln(a.err, "kaidan: "+translated(step, a.language())) },
	}
}

// nextStep is `kaidan` alone: what to do next. It starts nothing.
func (a *app) nextStep(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return unknownCommand(cmd, args[0])
	}
	lang := a.language()
	step := msgNextIngest.in(lang)
	status, err := local.Inspect(cmd.Context(), a.local())
	switch {
	case a.config.Neo4j.URI != "":
		step = msgNextRemote.in(lang, a.config.Neo4j.URI)
	case err == nil && status.Nodes > 0:
		step = msgNextAsk.in(lang)
	case err == nil && !status.Running && status.DataBytes > 0:
		step = msgNextStart.in(lang)
	}
	_, err = fmt.Fprintf(a.out, "%s\n\n%s\n", strings.TrimSpace(cmd.Short), msgNext.in(lang, step))
	return err
}
