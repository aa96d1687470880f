package main

import (
	"context"
	"fmt"
	"iter"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"kaidan/graph"
	"kaidan/ingest"
	"kaidan/ingest/identity"
)

// ingestCommands are the commands that change the graph or copy it out.
func ingestCommands(a *app) []*cobra.Command {
	return []*cobra.Command{ingestCommand(a), forgetCommand(a), rebuildCommand(a), migrateCommand(a), exportCommand(a)}
}

// ingesting are the flags of `kaidan ingest`.
type ingesting struct {
	format    string
	published string
	replace   string
}

func ingestCommand(a *app) *cobra.Command {
	var o ingesting
	cmd := &cobra.Command{
		Use:   "ingest PATH…",
		Short: "Read briefs into the graph",
		Long: `Reads briefs (files, folders, globs; - is standard input) and writes who met whom into the graph. Doing it again changes
nothing; a brief with a known id and another text replaces its earlier version. Meetings that several briefs tell of are
one. Bad input is listed and left out.

JSON: one object with briefsNew, briefsUnchanged, briefsReplaced, briefsFailed, accounts, meetingsNew, meetingsChanged,
meetingsRemoved, joined (accounts that joined a meeting which another brief tells too), nodes, relationships, seconds.

` + exitCodesHelp,
		Example: `  kaidan ingest seeds/briefs
  kaidan ingest news.txt --published 2023-09-26
  cat briefs.jsonl | kaidan ingest - --format json
  kaidan ingest corrected.txt --replace 0f3a…`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.ingest(cmd.Context(), cmd, args, o) },
	}
	formatFlag(cmd, &o.format, []string{formatTable, formatJSON})
	cmd.Flags().StringVar(&o.published, "published", "", "day of publication (YYYY-MM-DD) of briefs that do not tell it")
	cmd.Flags().StringVar(&o.replace, "replace", "", "id of an earlier version of the one brief read; it is forgotten")
	return cmd
}

func (a *app) ingest(ctx context.Context, cmd *cobra.Command, paths []string, o ingesting) error {
	if day, err := graph.ParseDate(o.published); err != nil || day != "" && day.Precision() != graph.PrecisionDay {
		return usageError(cmd, fmt.Errorf("--published %q: want a day, YYYY-MM-DD", o.published))
	}
	in := a.newInput(paths, graph.Date(o.published))
	if o.replace != "" {
		return a.replaceBrief(ctx, cmd, in, o)
	}
	store, writer, err := a.openWriter(ctx)
	if err != nil {
		return err
	}
	defer store.Close(context.WithoutCancel(ctx)) //nolint:errcheck // all is written
	pipe := a.newPipeline()
	pipe.skip = func(ctx context.Context, briefs []graph.Brief) (map[graph.BriefID]bool, error) {
		return store.Unchanged(ctx, briefs, ingest.Version)
	}
	bar := a.newProgress(in.count())
	var sum graph.Changes
	failed, started := 0, time.Now()
	err = pipe.run(ctx, in.briefs(), func(err error) {
		failed++
		fmt.Fprintf(a.err, "kaidan: %v\n", err)
	}, func(batch []graph.Extraction, skipped int) error {
		done, err := writer.Write(ctx, batch)
		if err != nil {
			return fmt.Errorf("write a batch of %d briefs (the batches before it are in the graph; run the command again to complete it): %w", len(batch), err)
		}
		done.BriefsUnchanged += skipped
		sum.Add(done)
		bar.add(len(batch) + skipped)
		return nil
	})
	bar.done()
	if err != nil {
		return err
	}
	return a.printIngest(sum, failed, time.Since(started), o.format)
}

// openWriter opens the graph for writing by today's rules and names.
func (a *app) openWriter(ctx context.Context) (*graph.Store, *graph.Writer, error) {
	gaz, err := a.loadGazetteer()
	if err != nil {
		return nil, nil, err
	}
	store, err := a.openStore(ctx)
	if err != nil {
		return nil, nil, err
	}
	writer, err := store.Writer(ctx, graph.WriteOptions{Identity: identity.Rules(), Reference: reference(gaz)})
	if err != nil {
		_ = store.Close(context.WithoutCancel(ctx))
		return nil, nil, err
	}
	return store, writer, nil
}

func (a *app) newPipeline() *pipeline {
	load := sync.OnceValues(func() (*ingest.Extractor, error) {
		ingest.Warm()
		gaz, err := a.loadGazetteer()
		if err != nil {
			return nil, err
		}
		extractor, err := ingest.New(gaz)
		if err != nil {
			return nil, fmt.Errorf("load the rules: %w", err)
		}
		return extractor, nil
	})
	return &pipeline{extractor: load, workers: a.config.Ingest.Workers, batch: a.config.Ingest.Batch}
}

// replaceBrief writes one brief in place of an earlier version under another id, in one transaction.
func (a *app) replaceBrief(ctx context.Context, cmd *cobra.Command, in *input, o ingesting) error {
	brief, err := only(in.briefs())
	if err != nil {
		return usageError(cmd, fmt.Errorf("--replace: %w", err))
	}
	store, writer, err := a.openWriter(ctx)
	if err != nil {
		return err
	}
	defer store.Close(context.WithoutCancel(ctx)) //nolint:errcheck // all is written
	extractor, err := a.newPipeline().extractor()
	if err != nil {
		return err
	}
	ex, err := extractSafely(extractor, brief)
	if err != nil {
		return fmt.Errorf("replace %s: %w", o.replace, err)
	}
	started := time.Now()
	done, err := writer.Replace(ctx, []graph.Extraction{ex}, []graph.BriefID{graph.BriefID(o.replace)})
	if err != nil {
		return fmt.Errorf("replace %s: %w", o.replace, err)
	}
	if done.BriefsForgotten == 0 && brief.ID != graph.BriefID(o.replace) {
		fmt.Fprintf(a.err, "kaidan: the graph holds no brief %s; the new one is in\n", o.replace)
	}
	return a.printIngest(done, 0, time.Since(started), o.format)
}

func only(briefs iter.Seq2[graph.Brief, error]) (graph.Brief, error) {
	var found []graph.Brief
	for brief, err := range briefs {
		if err != nil {
			return graph.Brief{}, err
		}
		found = append(found, brief)
	}
	if len(found) != 1 {
		return graph.Brief{}, fmt.Errorf("the input holds %d briefs, want one", len(found))
	}
	return found[0], nil
}

func (a *app) printIngest(sum graph.Changes, failed int, took time.Duration, format string) error {
	if format == formatJSON {
		a.printObject(map[string]any{
			"briefsNew": sum.BriefsNew, "briefsUnchanged": sum.BriefsUnchanged, "briefsReplaced": sum.BriefsReplaced, "briefsFailed": failed,
			"briefsForgotten": sum.BriefsForgotten, "accounts": sum.Accounts, "meetingsNew": sum.MeetingsNew, "meetingsChanged": sum.MeetingsChanged,
			"meetingsRemoved": sum.MeetingsRemoved, "joined": sum.Joined, "nodes": sum.Nodes, "relationships": sum.Relationships,
			"seconds": float64(took.Milliseconds()) / 1000,
		})
	} else {
		fmt.Fprintf(a.out, "briefs    %d new, %d unchanged, %d replaced, %d failed\n", sum.BriefsNew, sum.BriefsUnchanged, sum.BriefsReplaced, failed)
		fmt.Fprintf(a.out, "meetings  %d new, %d changed, %d gone; %d of %d accounts joined a meeting that another brief tells too\n",
			sum.MeetingsNew, sum.MeetingsChanged, sum.MeetingsRemoved, sum.Joined, sum.Accounts)
		fmt.Fprintf(a.out, "graph     %d nodes and %d relationships created in %.1f s\n", sum.Nodes, sum.Relationships, took.Seconds())
	}
	if failed > 0 {
		return exitCode{exitPartly, fmt.Sprintf("%d pieces of input were left out; they are listed above", failed)}
	}
	return nil
}

// printObject prints one object as JSON.
func (a *app) printObject(v any) {
	fmt.Fprintf(a.out, "%s\n", encode(v))
}

func forgetCommand(a *app) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "forget BRIEF…",
		Short: "Remove briefs and all that only they support",
		Long: `Removes briefs, by their ids, from the graph. Meetings become what the other briefs say; what nothing supports any more
goes with them.

JSON: one object with briefsForgotten, meetingsChanged, meetingsRemoved, unknown (ids that the graph lacks).

` + exitCodesHelp,
		Example: "  kaidan forget s17\n  kaidan forget s16 s18 --format json",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.forget(cmd.Context(), args, format) },
	}
	formatFlag(cmd, &format, []string{formatTable, formatJSON})
	return cmd
}

func (a *app) forget(ctx context.Context, args []string, format string) error {
	store, writer, err := a.openWriter(ctx)
	if err != nil {
		return err
	}
	defer store.Close(context.WithoutCancel(ctx)) //nolint:errcheck // all is written
	ids := make([]graph.BriefID, len(args))
	for i, id := range args {
		ids[i] = graph.BriefID(id)
	}
	done, err := writer.Forget(ctx, ids)
	if err != nil {
		return fmt.Errorf("forget: %w", err)
	}
	unknown := len(ids) - done.BriefsForgotten
	if format == formatJSON {
		a.printObject(map[string]any{"briefsForgotten": done.BriefsForgotten, "meetingsChanged": done.MeetingsChanged, "meetingsRemoved": done.MeetingsRemoved, "unknown": unknown})
	} else {
		fmt.Fprintf(a.out, "%d briefs forgotten; %d meetings changed, %d gone\n", done.BriefsForgotten, done.MeetingsChanged, done.MeetingsRemoved)
	}
	if unknown > 0 {
		return exitCode{exitNothing, fmt.Sprintf("the graph holds %d of the %d briefs named; `kaidan cypher 'MATCH (b:Brief) RETURN b.id, b.name'` lists them", done.BriefsForgotten, len(ids))}
	}
	return nil
}

func migrateCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "migrate",
		Short: "Bring the graph to this program's schema",
		Long: `Brings a graph that an older kaidan wrote to the schema of this one: constraints and indexes are made, and all briefs are
read again by today's rules. A graph that is up to date stays as it is.

` + exitCodesHelp,
		Example: "  kaidan migrate",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.migrate(cmd.Context()) },
	}
}

func (a *app) migrate(ctx context.Context) error {
	store, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	before, err := store.Migrate(ctx)
	if closing := store.Close(context.WithoutCancel(ctx)); err == nil {
		err = closing
	}
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	if before == graph.SchemaVersion || before == 0 {
		fmt.Fprintf(a.out, "the graph has schema version %d; nothing to do\n", graph.SchemaVersion)
		return nil
	}
	fmt.Fprintf(a.out, "schema version %d → %d\n", before, graph.SchemaVersion)
	return a.rebuild(ctx, formatTable)
}
