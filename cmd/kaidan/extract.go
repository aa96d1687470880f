package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"kaidan/graph"
	"kaidan/ingest"
)

// extractCommands are the commands that read briefs without a graph.
func extractCommands(a *app) []*cobra.Command {
	return []*cobra.Command{extractCommand(a), explainCommand(a), evalCommand(a), gazetteerCommand(a)}
}

// extracting are the flags of `kaidan extract`.
type extracting struct {
	format    string
	published string
	events    bool
}

// extractGCPercent lets garbage grow to half of what names and dictionary take, so that extraction stays below 150 MiB. The
// variable GOGC overrules it.
const extractGCPercent = 50

// extractFormats are what `kaidan extract` writes; the setting output.format does not change its default.
var extractFormats = []string{formatJSONL, formatJSON, formatTable}

func extractCommand(a *app) *cobra.Command {
	var o extracting
	cmd := &cobra.Command{
		Use:   "extract PATH…",
		Short: "Read briefs and print what they tell: countries, officials, meetings; no graph needed",
		Long: `Reads briefs (files, folders, globs; - is standard input: text, Markdown, JSON, JSON Lines) and prints one extraction for
each, in the order of the input: countries, officials, meetings, and for every fact the statements and bytes that say so.
Input of any size streams through; with --events all of it is read first, and meetings that several briefs tell of get
the same key. Bad input is listed with file and line and left out.

JSON keys: id, title, published, statements, countries, organizations, officials (id, name, nameEn, country, office,
officeId, aliases, listed, statements), meetings (kind, mode, status, start, end, place, countries, officials, topics,
statements, event, cameo, plover, evidence …), mentions (statement, start, end, surface, type, refs, via), extractor.

` + exitCodesHelp,
		Example: `  kaidan extract seeds/briefs > extractions.jsonl
  kaidan extract news.txt --published 2023-09-26 --format table
  zcat archive.jsonl.gz | kaidan extract - --events | jq -c '.meetings[]'`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("format") {
				o.format = formatJSONL
			}
			return a.extract(cmd.Context(), cmd, args, o)
		},
	}
	extractionFormat(cmd, &o.format, extractFormats)
	cmd.Flags().StringVar(&o.published, "published", "", "day of publication (YYYY-MM-DD) of briefs that do not tell it")
	cmd.Flags().BoolVar(&o.events, "events", false, "read all input first and give the same meeting the same key in every brief")
	return cmd
}

// extractionFormat is the flag --format of a command whose first format is its default.
func extractionFormat(cmd *cobra.Command, format *string, formats []string) {
	formatFlag(cmd, format, formats)
	flag := cmd.Flags().Lookup("format")
	flag.DefValue, *format = formats[0], formats[0]
}

func (a *app) extract(ctx context.Context, cmd *cobra.Command, paths []string, o extracting) error {
	if !slices.Contains(extractFormats, o.format) {
		return usageError(cmd, fmt.Errorf("--format %q: want jsonl, json or table", o.format))
	}
	source, err := a.openBriefs(cmd, paths, o.published)
	if err != nil {
		return err
	}
	x, err := a.loadExtractor()
	if err != nil {
		return err
	}
	if os.Getenv("GOGC") == "" {
		defer debug.SetGCPercent(debug.SetGCPercent(extractGCPercent))
	}
	out := bufio.NewWriterSize(a.out, 1<<16)
	var sink extractionSink = &lineSink{out: out, indent: o.format == formatJSON}
	if o.format == formatTable {
		sink = &tableSink{app: a}
	}
	if o.events {
		sink = &eventSink{after: sink}
	}
	bar := a.newProgress(source.count())
	defer bar.done()
	s := stream{extractor: x, workers: a.config.Ingest.Workers, prepare: sink.prepare}
	briefs := 0
	err = s.run(ctx, source.briefs(), source.bad, func(p prepared, more bool) error {
		bar.add(1)
		briefs++
		if err := sink.take(p); err != nil {
			return err
		}
		if !more {
			return out.Flush()
		}
		return nil
	})
	if err = errors.Join(err, sink.close()); err == nil {
		err = out.Flush()
	}
	if err != nil {
		return fmt.Errorf("extract: %w", err)
	}
	bar.done()
	return source.result(briefs)
}

// loadExtractor loads names and rules.
func (a *app) loadExtractor() (*ingest.Extractor, error) {
	ingest.Warm()
	gaz, err := a.loadGazetteer()
	if err != nil {
		return nil, err
	}
	x, err := ingest.New(gaz)
	if err != nil {
		return nil, fmt.Errorf("load the rules: %w", err)
	}
	return x, nil
}

// briefSource are the briefs that a command line names, and how many pieces of input were bad.
type briefSource struct {
	*input
	failed int
}

func (a *app) openBriefs(cmd *cobra.Command, paths []string, published string) (*briefSource, error) {
	day, err := graph.ParseDate(published)
	if err != nil || day != "" && day.Precision() != graph.PrecisionDay {
		return nil, usageError(cmd, fmt.Errorf("--published %q: want a day, YYYY-MM-DD", published))
	}
	return &briefSource{input: a.newInput(paths, day)}, nil
}

// bad lists a piece of input that is left out.
func (s *briefSource) bad(err error) {
	s.failed++
	fmt.Fprintf(s.a.err, "kaidan: %v\n", err)
}

// result is how a command ends that has read so many briefs.
func (s *briefSource) result(briefs int) error {
	switch {
	case s.failed > 0:
		return exitCode{exitPartly, fmt.Sprintf("%d pieces of input were left out; they are listed above", s.failed)}
	case briefs == 0:
		return exitCode{exitNothing, "the input holds no brief; a brief is a title line and bullets that begin with `- `, or a JSON object"}
	}
	return nil
}

// headed are columns by key, headed in the configured language.
func (a *app) headed(keys ...string) []column {
	return (&asking{app: a, lang: a.config.Output.Lang}).columns(keys...)
}

// either chooses between the two languages.
func (a *app) either(ja, en string) string {
	if a.config.Output.Lang == "en" {
		return en
	}
	return ja
}

// period is a date, or two.
func period(start, end graph.Date) string {
	if start == end || end == "" {
		return string(start)
	}
	return string(start) + "/" + string(end)
}

func statementList(statements []int) []any {
	list := make([]any, len(statements))
	for i, n := range statements {
		list[i] = n
	}
	return list
}
