package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"kaidan/graph"
	"kaidan/ingest/score"
)

// evaluating are the flags of `kaidan eval`.
type evaluating struct {
	format, gold string
	errors       bool
}

func evalCommand(a *app) *cobra.Command {
	var o evaluating
	cmd := &cobra.Command{
		Use:   "eval --gold FILE [PREDICTION]",
		Short: "Score extractions against gold: precision, recall, F1",
		Long: `Extracts the briefs of a gold file (or takes a prediction, as kaidan extract --events prints it; - is standard input) and
compares: countries, officials, meetings found at all and with everything right (meetings_strict), each attribute of
those found, topics, and pairs of accounts in different briefs joined rightly. --errors lists every difference.

JSON: one object with briefs, briefs_missing, countries, officials, meetings, meetings_strict, same_event_pairs (each
precision, recall, f1, tp, fp, fn), attributes, topics, and with --errors the list errors (brief, subject, text).

` + exitCodesHelp,
		Example: `  kaidan eval --gold ingest/testdata/gold/seeds.jsonl
  kaidan eval --gold gold.jsonl --errors | less
  other-program < gold.jsonl | kaidan eval --gold gold.jsonl - --format json`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("format") {
				o.format = formatTable
			}
			return a.eval(cmd.Context(), cmd, args, o)
		},
	}
	formatFlag(cmd, &o.format, []string{formatTable, formatJSON})
	cmd.Flags().StringVar(&o.gold, "gold", "", "`file` of briefs with what is to be found in them")
	cmd.Flags().BoolVar(&o.errors, "errors", false, "list every difference")
	_ = cmd.MarkFlagRequired("gold")
	return cmd
}

func (a *app) eval(ctx context.Context, cmd *cobra.Command, args []string, o evaluating) error {
	gold, err := a.loadBriefs(o.gold)
	if err != nil {
		return err
	}
	if len(gold) == 0 {
		return exitCode{exitNothing, o.gold + " holds no brief; gold is one JSON object a line"}
	}
	source, err := a.openBriefs(cmd, []string{o.gold}, "")
	if err != nil {
		return err
	}
	var predicted []score.Brief
	if len(args) > 0 {
		predicted, err = a.loadBriefs(args[0])
	} else {
		predicted, err = a.predict(ctx, source)
	}
	if err != nil {
		return err
	}
	result, problems := score.Compare(gold, predicted, norm.NFKC.String)
	if o.format == formatJSON {
		answer := struct {
			score.Result
			Errors []score.Problem `json:"errors,omitempty"`
		}{Result: result}
		if o.errors {
			answer.Errors = problems
		}
		a.printObject(answer)
		return source.result(len(gold))
	}
	fmt.Fprint(a.out, result)
	if o.errors {
		for _, p := range problems {
			fmt.Fprintln(a.out, p)
		}
	}
	return source.result(len(gold))
}

// loadBriefs reads gold or a prediction; "-" is standard input.
func (a *app) loadBriefs(name string) ([]score.Brief, error) {
	var in io.Reader = a.in
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("eval: %w", err)
		}
		defer file.Close()
		in = file
	}
	briefs, err := score.Load(name, in)
	if err != nil {
		return nil, fmt.Errorf("eval: %w; want one JSON object a line, as `kaidan extract` prints them", err)
	}
	return briefs, nil
}

// predict extracts the briefs and joins their meetings.
func (a *app) predict(ctx context.Context, source *briefSource) ([]score.Brief, error) {
	x, err := a.loadExtractor()
	if err != nil {
		return nil, err
	}
	var all []*graph.Extraction
	var told []graph.Told
	s := stream{extractor: x, workers: a.config.Ingest.Workers, prepare: func(*prepared) error { return nil }}
	err = s.run(ctx, source.briefs(), source.bad, func(p prepared, _ bool) error {
		all, told = append(all, p.ex), append(told, p.ex.Told()...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	events := eventKeys(told)
	predicted := make([]score.Brief, len(all))
	for i, ex := range all {
		nameEvents(ex, events)
		predicted[i] = score.Of(ex)
	}
	return predicted, nil
}
