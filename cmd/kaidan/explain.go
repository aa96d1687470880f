package main

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"kaidan/graph"
	"kaidan/ingest"
)

// explaining are the flags of `kaidan explain`.
type explaining struct {
	format, published, brief string
}

func explainCommand(a *app) *cobra.Command {
	var o explaining
	cmd := &cobra.Command{
		Use:   "explain FILE",
		Short: "Show how a brief was read: names and links, dates, events with their rules, and the meetings that come out",
		Long: `Shows for each statement what was found in it and by which rule: countries, organisations, officials, places and dates
with what they mean, and the words that announce an event with what was taken for its sides, time and state; then the
meetings, each with its evidence. FILE as of kaidan extract; - is standard input. On a terminal the finds are coloured.

JSON keys, one object a brief: extraction (as of kaidan extract), steps (Statement, Start, End, Stage, Text).

` + exitCodesHelp,
		Example: `  kaidan explain news.txt --published 2023-09-26
  kaidan explain seeds/briefs/northeast-asia-2023.txt --brief 3
  kaidan explain briefs.jsonl --brief s17 --color always | less -R
  kaidan explain meeting jpn-usa-ministerial-2023-10-04-0a1b2c`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("format") {
				o.format = formatTable
			}
			return a.explain(cmd, args[0], o)
		},
	}
	formatFlag(cmd, &o.format, []string{formatTable, formatJSON, formatJSONL})
	cmd.Flags().StringVar(&o.published, "published", "", "day of publication (YYYY-MM-DD) of briefs that do not tell it")
	cmd.Flags().StringVar(&o.brief, "brief", "", "only this brief: its number in the input, from 1, or its id")
	cmd.AddCommand(explainMeetingCommand(a))
	return cmd
}

// explained is a brief's reading as JSON.
type explained struct {
	Extraction graph.Extraction `json:"extraction"`
	Steps      []ingest.Step    `json:"steps"`
}

func (a *app) explain(cmd *cobra.Command, path string, o explaining) error {
	source, err := a.openBriefs(cmd, []string{path}, o.published)
	if err != nil {
		return err
	}
	x, err := a.loadExtractor()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.out)
	p := painter{on: a.coloured()}
	number, shown := 0, 0
	for brief, err := range source.briefs() {
		if err != nil {
			source.bad(err)
			continue
		}
		number++
		if o.brief != "" && o.brief != strconv.Itoa(number) && o.brief != string(brief.ID) {
			continue
		}
		shown++
		ex, steps := x.Explain(brief)
		switch {
		case o.format == formatJSON || o.format == formatJSONL:
			fmt.Fprintf(out, "%s\n", encode(explained{ex, steps}))
		default:
			p.brief(out, number, &ex, steps)
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if o.brief != "" && shown == 0 && number > 0 {
		return exitCode{exitNothing, fmt.Sprintf("no brief %s among the %d of %s; --brief takes a number from 1 or an id", o.brief, number, path)}
	}
	return source.result(number)
}

// coloured says whether standard output gets colour.
func (a *app) coloured() bool {
	switch a.config.Output.Color {
	case "always":
		return true
	case "never":
		return false
	}
	return terminalWidth(a.out) > 0 && os.Getenv("NO_COLOR") == ""
}

// painter writes explanations, with colour or without.
type painter struct{ on bool }

// paints are the colours of what is found.
var paints = map[graph.MentionType]text.Colors{
	graph.CountryMention:      {text.FgBlue},
	graph.OrganizationMention: {text.FgCyan},
	graph.OfficialMention:     {text.FgYellow},
	graph.PlaceMention:        {text.FgGreen},
	graph.DateMention:         {text.FgMagenta},
	graph.TriggerMention:      {text.FgRed, text.Bold},
}

func (p painter) paint(kind graph.MentionType, s string) string {
	if !p.on || s == "" {
		return s
	}
	return paint(paints[kind], s)
}

func (p painter) bold(s string) string {
	if !p.on {
		return s
	}
	return paint(text.Colors{text.Bold}, s)
}

// paint is Colors.Sprint, which is silent where the library sees no terminal.
func paint(colours text.Colors, s string) string {
	return colours.EscapeSeq() + s + text.EscapeReset
}

func (p painter) brief(out *bufio.Writer, number int, ex *graph.Extraction, steps []ingest.Step) {
	fmt.Fprintf(out, "%s\n", p.bold(fmt.Sprintf("── %d  %s  %s", number, ex.ID, ex.Published)))
	names := map[string]string{}
	for _, o := range ex.Officials {
		names[string(o.ID)] = fmt.Sprintf("%s (%s %s)", o.Name, o.Country, o.Office)
		if !o.Listed {
			names[string(o.ID)] += ", not in the gazetteer"
		}
	}
	for i := range len(ex.Statements) + 1 {
		if ex.Statement(i) != "" {
			p.statement(out, ex, i, names, steps)
		}
	}
	if len(ex.Meetings) == 0 {
		fmt.Fprintln(out, "no meeting")
	}
	for i := range ex.Meetings {
		p.meeting(out, ex, i)
	}
	fmt.Fprintln(out)
}

// found is one line below a statement.
type found struct {
	start, end int
	kind       graph.MentionType
	label      string
	what       string
}

// order puts what concerns the whole statement behind the rest.
func (f found) order() int {
	if f.end == 0 {
		return math.MaxInt32
	}
	return f.start
}

func (p painter) statement(out *bufio.Writer, ex *graph.Extraction, i int, names map[string]string, steps []ingest.Step) {
	statement := ex.Statement(i)
	var all []found
	for _, m := range ex.Mentions {
		if m.Statement != i {
			continue
		}
		refs := make([]string, len(m.Refs))
		for j, ref := range m.Refs {
			refs[j] = ref
			if names[ref] != "" {
				refs[j] = names[ref]
			}
		}
		what := strings.Join(refs, ", ")
		if len(refs) == 0 {
			what = "not linked"
		}
		if m.Type == graph.DateMention && len(m.Refs) == 0 {
			what = "no point in time"
		}
		all = append(all, found{m.Start, m.End, m.Type, string(m.Type), what + "   [" + m.Via + "]"})
	}
	for _, s := range steps {
		if s.Statement == i {
			all = append(all, found{s.Start, s.End, graph.TriggerMention, s.Stage, s.Text})
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return a.order() - b.order() })
	fmt.Fprintf(out, "[%d] %s\n", i, p.coloured(statement, all))
	for _, f := range all {
		surface := statement[f.start:f.end]
		gap := strings.Repeat(" ", max(1, 18-displayWidth(surface)))
		fmt.Fprintf(out, "      %s%s%-13s %s\n", p.paint(f.kind, surface), gap, f.label, f.what)
	}
}

// coloured is a statement with its finds painted; of two at one place the first counts.
func (p painter) coloured(statement string, all []found) string {
	if !p.on {
		return statement
	}
	var b strings.Builder
	at := 0
	for _, f := range all {
		if f.start < at || f.end <= f.start {
			continue
		}
		b.WriteString(statement[at:f.start] + p.paint(f.kind, statement[f.start:f.end]))
		at = f.end
	}
	return b.String() + statement[at:]
}

func (p painter) meeting(out *bufio.Writer, ex *graph.Extraction, i int) {
	m := &ex.Meetings[i]
	head := []string{string(m.Kind), string(m.Mode), string(m.Status), orNone(period(m.Start, m.End))}
	if m.Place != "" {
		head = append(head, "at "+string(m.Place))
	}
	fmt.Fprintf(out, "%s\n", p.bold(fmt.Sprintf("meeting %d: %s", i, strings.Join(head, ", "))))
	for _, line := range []struct{ label, what string }{
		{"sides", strings.Join(m.Countries, ", ")},
		{"officials", strings.Join(m.Officials, ", ")},
		{"visitor, host", strings.Trim(m.Visitor+", "+m.Host, ", ")},
		{"topics", strings.Join(m.Topics, " / ")},
		{"series", strings.TrimSpace(m.Series + " " + m.Ordinal)},
		{"codes", fmt.Sprintf("CAMEO %s, PLOVER %s %s %s", m.Cameo, m.Plover, m.PloverMode, m.PloverCtx)},
		{"statements", strings.Trim(fmt.Sprint(m.Statements), "[]")},
	} {
		if line.what != "" {
			fmt.Fprintf(out, "      %-13s %s\n", line.label, line.what)
		}
	}
	for _, e := range m.Evidence {
		fmt.Fprintf(out, "      %-13s [%d] %s   [%s]\n", e.Role, e.Statement, ex.Statement(e.Statement)[e.Start:e.End], e.Rule)
	}
}

func orNone(s string) string {
	if s == "" {
		return "no date"
	}
	return s
}
