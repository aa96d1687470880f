package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kaidan/graph"
	"kaidan/ingest/identity"
)

// exportFormats are what `kaidan export` writes.
var exportFormats = []string{formatCSV, formatJSONL, formatGraphML, "cypher", "neo4j-admin"}

// exporting are the flags of `kaidan export`.
type exporting struct {
	format    string
	from      []string
	published string
}

func exportCommand(a *app) *cobra.Command {
	var o exporting
	cmd := &cobra.Command{
		Use:   "export [FILE|DIR]",
		Short: "Copy the graph out: events, GraphML, Cypher, neo4j-admin files",
		Long: `Writes the graph to a file, or to standard output where none is named.

  csv, jsonl    meetings as events in the manner of POLECAT: one row a meeting, a visit also from the host's side (CAMEO
                042 and 043); columns eventId, eventDate, eventDateEnd, datePrecision, status, eventType, eventMode,
                contexts (PLOVER), cameo, actorName, actorCountry, actorTitle, recipientName, recipientCountry,
                recipientTitle, placename, country, topics, publicationDate, reports, headline, source, quote, language
  graphml       the whole graph, for Gephi, yEd, igraph
  cypher        a script that makes the same graph in an empty Neo4j
  neo4j-admin   a folder of CSV files for ` + "`kaidan db import DIR`" + ` or neo4j-admin database import full
                --array-delimiter=` + graph.ArrayDelimiter + `

With --from, neo4j-admin reads briefs instead of the graph and needs no server: the fast way to load an archive into an
empty graph. The files say what ` + "`kaidan ingest`" + ` of the same briefs would have written.

` + exitCodesHelp,
		Example: "  kaidan export --format csv meetings.csv\n  kaidan export --format graphml graph.graphml\n  kaidan export --format neo4j-admin dump/\n  kaidan export --format neo4j-admin --from archive/ dump/ && kaidan db import dump/",
		Args:    cobra.MaximumNArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.export(cmd.Context(), cmd, args, o) },
	}
	cmd.Flags().StringVarP(&o.format, "format", "f", formatCSV, "output: "+strings.Join(exportFormats, ", "))
	cmd.Flags().StringArrayVar(&o.from, "from", nil, "neo4j-admin: read these briefs (file, folder or glob; may be repeated) instead of the graph")
	cmd.Flags().StringVar(&o.published, "published", "", "with --from: day of publication (YYYY-MM-DD) of briefs that do not tell it")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(exportFormats, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (a *app) export(ctx context.Context, cmd *cobra.Command, args []string, o exporting) error {
	format := o.format
	if !slices.Contains(exportFormats, format) {
		return usageError(cmd, fmt.Errorf("--format %q: want %s", format, strings.Join(exportFormats, ", ")))
	}
	if format == "neo4j-admin" && len(args) == 0 {
		return usageError(cmd, fmt.Errorf("--format neo4j-admin needs a folder to write to"))
	}
	if len(o.from) > 0 {
		if format != "neo4j-admin" {
			return usageError(cmd, fmt.Errorf("--from goes with --format neo4j-admin"))
		}
		return a.exportOffline(ctx, cmd, args[0], o)
	}
	store, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer store.Close(context.WithoutCancel(ctx)) //nolint:errcheck // only read
	if format == "neo4j-admin" {
		if err := store.ExportAdmin(ctx, args[0]); err != nil {
			return err
		}
		fmt.Fprintf(a.err, "kaidan: the graph is in %s; `kaidan db import %s` loads it\n", args[0], args[0])
		return nil
	}
	if len(args) == 0 {
		return writeExport(ctx, store, a.out, format)
	}
	file, err := os.Create(args[0])
	if err != nil {
		return err
	}
	err = writeExport(ctx, store, file, format)
	if closing := file.Close(); err == nil {
		err = closing
	}
	return err
}

// exportOffline makes the files of neo4j-admin from briefs.
func (a *app) exportOffline(ctx context.Context, cmd *cobra.Command, dir string, o exporting) (err error) {
	source, err := a.openBriefs(cmd, o.from, o.published)
	if err != nil {
		return err
	}
	gaz, err := a.loadGazetteer()
	if err != nil {
		return err
	}
	extractor, err := a.loadExtractor()
	if err != nil {
		return err
	}
	offline, err := graph.NewOffline(dir, graph.WriteOptions{Identity: identity.Rules(), Reference: reference(gaz), Now: time.Now})
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	bar := a.newProgress(source.count())
	defer bar.done()
	s := stream{extractor: extractor, workers: a.config.Ingest.Workers, prepare: func(*prepared) error { return nil }}
	briefs := 0
	err = s.run(ctx, source.briefs(), source.bad, func(p prepared, _ bool) error {
		bar.add(1)
		briefs++
		return offline.Add(p.ex)
	})
	bar.done()
	if err != nil {
		return errors.Join(fmt.Errorf("export: %w", err), offline.Discard())
	}
	done, err := offline.Close()
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	fmt.Fprintf(a.err, "kaidan: %d briefs tell of %d meetings: %d nodes and %d relationships are in %s; `kaidan db import %s` loads them\n",
		done.BriefsNew, done.MeetingsNew, done.Nodes, done.Relationships, dir, dir)
	return source.result(briefs)
}

func writeExport(ctx context.Context, store *graph.Store, w io.Writer, format string) error {
	switch format {
	case formatGraphML:
		return store.ExportGraphML(ctx, w)
	case "cypher":
		return store.ExportCypher(ctx, w)
	case formatJSONL:
		out := bufio.NewWriter(w)
		encoder := json.NewEncoder(out)
		encoder.SetEscapeHTML(false)
		if err := store.Events(ctx, func(e graph.Event) error { return encoder.Encode(e) }); err != nil {
			return err
		}
		return out.Flush()
	}
	out := csv.NewWriter(w)
	if err := out.Write(eventColumns()); err != nil {
		return err
	}
	if err := store.Events(ctx, func(e graph.Event) error { return out.Write(eventCells(e)) }); err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// eventColumns are the JSON names of an event's fields, in order.
func eventColumns() []string {
	t := reflect.TypeFor[graph.Event]()
	columns := make([]string, t.NumField())
	for i := range columns {
		columns[i] = t.Field(i).Tag.Get("json")
	}
	return columns
}

func eventCells(e graph.Event) []string {
	v := reflect.ValueOf(e)
	cells := make([]string, v.NumField())
	for i := range cells {
		cells[i] = fmt.Sprint(v.Field(i).Interface())
	}
	return cells
}

// explainMeetingCommand says why accounts were joined into one meeting; `kaidan explain` takes it as a part.
func explainMeetingCommand(a *app) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "meeting ID",
		Short: "Which accounts make up a meeting, why they were joined, and what they disagree on",
		Long: `The accounts of a meeting, one a brief, in order of publication; the pairs that were joined with the reasons and their
weight (2.5 joins); what the accounts disagree on. A former id finds the meeting too.

JSON: one object: id, kind, status, start, end, precision, place, conflicts, disagreements, formerIds, joins (a, b, score,
reasons), accounts (key, published, kind, status, start, end, place, officials, statements, quotes).

` + exitCodesHelp,
		Example: "  kaidan explain meeting chn-jpn-kor-senior-officials-2023-09-26-0a1b2c",
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.explainMeeting(cmd.Context(), args[0], format) },
	}
	formatFlag(cmd, &format, []string{formatTable, formatJSON})
	return cmd
}

func (a *app) explainMeeting(ctx context.Context, id, format string) error {
	store, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer store.Close(context.WithoutCancel(ctx)) //nolint:errcheck // only read
	m, err := store.Explain(ctx, graph.MeetingID(id), identity.Rules())
	if err != nil {
		return err
	}
	if m == nil {
		return exitCode{exitNothing, fmt.Sprintf("the graph holds no meeting %s; `kaidan timeline` lists them", id)}
	}
	if format == formatJSON {
		a.printObject(explanation(m))
		return nil
	}
	fmt.Fprintf(a.out, "%s: %s, %s", m.ID, m.Kind, m.Status)
	if m.Start != "" {
		fmt.Fprintf(a.out, ", %s (%s)", m.Start, m.Precision)
	}
	fmt.Fprintf(a.out, "\n\naccounts\n")
	for i := range m.Accounts {
		t := &m.Accounts[i]
		fmt.Fprintf(a.out, "  %-8s published %s: %s %s, date %s, place %s, officials %s\n", t.Key(), t.Published, t.Status, t.Kind,
			orDash(string(t.Start)), orDash(string(t.Place)), orDash(strings.Join(t.Officials, "、")))
		for _, quote := range t.Quotes[:min(1, len(t.Quotes))] {
			fmt.Fprintf(a.out, "           %s\n", quote)
		}
	}
	if len(m.Joins) > 0 {
		fmt.Fprintf(a.out, "\njoined because\n")
	}
	for _, j := range m.Joins {
		fmt.Fprintf(a.out, "  %s + %s: %.2f: %s\n", j.A, j.B, j.Score, strings.Join(j.Reasons, ", "))
	}
	if len(m.Disagreements) > 0 {
		fmt.Fprintf(a.out, "\nthe accounts disagree\n")
	}
	for _, d := range m.Disagreements {
		fmt.Fprintf(a.out, "  %s\n", d)
	}
	return nil
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func explanation(m *graph.Meeting) map[string]any {
	accounts := []map[string]any{}
	for i := range m.Accounts {
		t := &m.Accounts[i]
		accounts = append(accounts, map[string]any{
			"key": t.Key(), "published": t.Published, "kind": t.Kind, "status": t.Status, "start": t.Start,
			"end": t.End, "place": t.Place, "officials": t.Officials, "statements": t.Statements, "quotes": t.Quotes,
		})
	}
	return map[string]any{
		"id": m.ID, "kind": m.Kind, "status": m.Status, "start": m.Start, "end": m.End, "precision": m.Precision, "place": m.Place,
		"conflicts": m.Conflicts, "disagreements": m.Disagreements, "formerIds": m.FormerIDs, "joins": m.Joins, "accounts": accounts,
	}
}
