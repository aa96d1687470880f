package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"kaidan/graph"
	"kaidan/queries"
	"kaidan/queries/ask"
)

// asking is one question on its way: the flags all questions share, and the graph once it is open.
type asking struct {
	*app
	format, lang     string
	evidence, cypher bool
	since, until, on string
	country          string
	kinds, statuses  []string
	place, topic     string
	limit            int
	store            *graph.Store
	names            ask.Names
	asOf             time.Time // the day of the newest brief: what 9月 and 去年 are seen from
	index            func() (*ask.Index, error)
	readsNames       bool // the gazetteer will be needed: it is loaded while the graph is opened
	notes            []string
	langSet          bool     // the user chose the language
	meant            []string // names that were typed otherwise than they are: 李 = 李尚福
	hint             string   // what to try when nothing is found
}

// command makes a command that asks; run is called with the graph open.
func (a *app) command(c *cobra.Command, formats []string, flags func(*asking, *cobra.Command), run func(ctx context.Context, q *asking, args []string) error) *cobra.Command {
	q := &asking{app: a}
	formatFlag(c, &q.format, formats)
	c.Flags().StringVar(&q.lang, "lang", "", "language of headings and names: ja, en")
	c.Flags().BoolVar(&q.cypher, "cypher", false, "print the query with its parameters, ready for cypher-shell and Neo4j Browser, instead of asking")
	if flags != nil {
		flags(q, c)
	}
	c.Long = strings.TrimSpace(c.Long + "\n\n" + exitCodesHelp)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		ctx := cmd.Context()
		if err := q.check(cmd, formats); err != nil {
			return err
		}
		if err := q.open(ctx); err != nil {
			return err
		}
		defer q.store.Close(context.WithoutCancel(ctx)) //nolint:errcheck // the answer is printed
		return run(ctx, q, args)
	}
	return c
}

// filterFlags are the filters that all questions over meetings share.
func filterFlags(q *asking, c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&q.since, "since", "", "from this day on: 2023-09-26, 2023-09, 2023, 9月, 去年")
	f.StringVar(&q.until, "until", "", "up to this day")
	f.StringVar(&q.on, "on", "", "on this day, in this month or year")
	f.StringVar(&q.country, "country", "", "a country that takes part: 日本, JPN, Japan")
	f.StringSliceVar(&q.kinds, "kind", nil, "summit, ministerial, senior_officials, talks, conference, visit, contact")
	f.StringSliceVar(&q.statuses, "status", nil, "held, planned, proposed, unconfirmed, cancelled, rejected (default: all)")
	f.StringVar(&q.place, "place", "", "a place, or part of its name, or a country")
	f.StringVar(&q.topic, "topic", "", "part of a topic")
	f.IntVar(&q.limit, "limit", 0, "rows at most")
	f.BoolVarP(&q.evidence, "evidence", "e", false, "show the sentences that say so (json has them always)")
	completeWords(c, "kind", queries.Kinds)
	completeWords(c, "status", queries.Statuses)
	_ = c.RegisterFlagCompletionFunc("country", q.completeNames)
}

func completeWords(c *cobra.Command, flag string, words []queries.Word) {
	keys := make([]string, len(words))
	for i, w := range words {
		keys[i] = w.Key
	}
	_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(keys, cobra.ShellCompDirectiveNoFileComp))
}

// check reads the flags that say how to answer, before anything is asked.
func (q *asking) check(cmd *cobra.Command, formats []string) error {
	if !cmd.Flags().Changed("format") {
		q.format = cmp.Or(q.config.Output.Format, formatTable)
	}
	q.langSet = cmd.Flags().Changed("lang")
	q.lang = cmp.Or(q.config.Output.Lang, "ja")
	switch {
	case !slices.Contains(allFormats, q.format):
		return exitCode{exitUsage, q.text(msgBadFormat, q.format, strings.Join(formats, ", "))}
	case !slices.Contains(formats, q.format):
		return exitCode{exitUsage, q.text(msgUnfitFormat, q.format, strings.Join(formats, ", "))}
	case q.limit < 0:
		return exitCode{exitUsage, q.text(msgBadLimit, q.limit)}
	case q.limit == 0:
		q.limit = q.config.Query.Limit
	}
	return nil
}

// open connects, and prepares what names and dates need.
func (q *asking) open(ctx context.Context) error {
	q.index = sync.OnceValues(q.loadIndex)
	if q.readsNames {
		go func() { _, _ = q.index() }()
	}
	store, err := q.openStore(ctx)
	if err != nil {
		return err
	}
	q.store = store
	days, err := queries.AsOf().Run(ctx, store)
	if err != nil {
		return err
	}
	q.asOf = time.Now()
	if len(days) > 0 {
		if newest, err := time.Parse(time.DateOnly, days[0].Day); err == nil && newest.Before(q.asOf) {
			q.asOf = newest
		}
	}
	q.names = ask.Names{Store: store, Index: q.index, On: graph.Date(q.asOf.Format(time.DateOnly)), Lang: q.lang}
	return nil
}

// filter reads the flags.
func (q *asking) filter(ctx context.Context) (queries.Filter, error) {
	f := queries.Filter{Place: q.place, Topic: q.topic, Limit: q.limit}
	var err error
	read := func(text string, set func(ask.Interval)) {
		if text == "" || err != nil {
			return
		}
		var i ask.Interval
		if i, err = ask.ParseDate(text, q.asOf); err == nil {
			set(i)
			q.names.On = graph.Date(i.Last)
			if i.String() != text && !strings.HasPrefix(text, "20") {
				q.say(text + " = " + i.String())
			}
		}
	}
	read(q.since, func(i ask.Interval) { f.Since = i.First })
	read(q.until, func(i ask.Interval) { f.Until = i.Last })
	read(q.on, func(i ask.Interval) { f.Since, f.Until = i.First, i.Last })
	if err != nil {
		return f, q.badDate(err)
	}
	if f.Since != "" && f.Until != "" && f.Since > f.Until {
		return f, exitCode{exitUsage, q.text(msgBackwards, f.Since, f.Until)}
	}
	if f.Kinds, err = q.keys(queries.Kinds, q.kinds, "kind"); err != nil {
		return f, err
	}
	if f.Statuses, err = q.keys(queries.Statuses, q.statuses, "status"); err != nil {
		return f, err
	}
	if q.country != "" {
		country, err := q.actor(ctx, q.country)
		if err != nil {
			return f, err
		}
		f.Country = country.ID
	}
	return f, nil
}

// badDate says that a date was not understood.
func (q *asking) badDate(err error) error {
	var date ask.BadDate
	if errors.As(err, &date) {
		return exitCode{exitUsage, q.text(msgBadDate, date.Text)}
	}
	return err
}

// keys are the keys of words as people type them.
func (q *asking) keys(words []queries.Word, typed []string, what string) ([]string, error) {
	var found []string
	for _, text := range typed {
		i := slices.IndexFunc(words, func(w queries.Word) bool {
			return strings.EqualFold(text, w.Key) || text == w.Ja || strings.EqualFold(text, w.En) || slices.Contains(w.Others, text)
		})
		if i < 0 {
			var all []string
			for _, w := range words {
				if all = append(all, w.Key); q.lang != "en" {
					all[len(all)-1] += "（" + w.Ja + "）"
				}
			}
			return nil, exitCode{exitUsage, q.text(msgBadWord, "--"+what, text, strings.Join(all, ", "))}
		}
		found = append(found, words[i].Key)
	}
	return found, nil
}

// say tells the reader something beside the answer, once.
func (q *asking) say(line string) {
	if !slices.Contains(q.notes, line) {
		q.notes = append(q.notes, line)
		fmt.Fprintln(q.err, "kaidan: "+line)
	}
}

// actor finds the one actor that a name means; several, or none, end the command with a list.
func (q *asking) actor(ctx context.Context, text string) (queries.Actor, error) {
	found, err := q.names.Find(ctx, text)
	if err != nil {
		return queries.Actor{}, fmt.Errorf("look up %q: %w", text, err)
	}
	if found.How != "" {
		q.say(fmt.Sprintf("%s (%s)", found.How, q.names.On))
	}
	switch {
	case len(found.Matches) == 1:
		actor := found.Matches[0].Actor
		if name := actor.In(q.lang); name != text {
			q.meant = append(q.meant, text+" = "+name)
		}
		return actor, nil
	case strings.TrimSpace(text) == "":
		return queries.Actor{}, exitCode{exitUsage, q.text(msgEmptyName)}
	case len(found.Matches) > 1:
		return queries.Actor{}, q.ambiguous(text, found.Matches)
	case len(found.Known) > 0:
		return queries.Actor{}, exitCode{exitNothing, q.text(msgNotMentioned, strings.Join(found.Known, ", "))}
	case len(found.Near) > 0:
		return queries.Actor{}, exitCode{exitNothing, q.text(msgNobodyNear, text, strings.Join(found.Near, ", "))}
	}
	return queries.Actor{}, exitCode{exitNothing, q.text(msgNobody, text)}
}

func (q *asking) ambiguous(text string, matches []queries.Match) error {
	var b strings.Builder
	b.WriteString(q.text(msgAmbiguous, text, len(matches)))
	for i, m := range matches {
		if i == 20 {
			b.WriteString("\n  …")
			break
		}
		b.WriteString(q.text(msgAmbiguousLine, m.Name, m.NameEn, m.ID, m.Meetings))
	}
	return exitCode{exitAmbiguous, b.String()}
}

// actors finds the actors of several names.
func (q *asking) actors(ctx context.Context, texts ...string) ([]queries.Actor, error) {
	actors := make([]queries.Actor, 0, len(texts))
	for _, text := range texts {
		many, err := q.compound(ctx, text)
		if err != nil {
			return nil, err
		}
		if many == nil {
			many = []string{text}
		}
		for _, one := range many {
			actor, err := q.actor(ctx, one)
			if err != nil {
				return nil, err
			}
			actors = append(actors, actor)
		}
	}
	return actors, nil
}

// compound takes 日中韓 and 米中 apart, where every character stands for a country.
func (q *asking) compound(ctx context.Context, text string) ([]string, error) {
	runes := []rune(text)
	if len(runes) < 2 || len(runes) > 6 || slices.ContainsFunc(runes, func(r rune) bool { return !unicode.Is(unicode.Han, r) && !unicode.Is(unicode.Katakana, r) }) {
		return nil, nil
	}
	if exact, err := queries.Exact(text).Run(ctx, q.store); err != nil || len(exact) > 0 {
		return nil, err
	}
	index, err := q.index()
	if err != nil {
		return nil, err
	}
	return index.Compound(text), nil
}

// answer asks, and prints what comes back; with --cypher it prints the question instead.
func answer[Row any](ctx context.Context, q *asking, question queries.Ask[Row], show func([]Row) table) error {
	if q.cypher {
		_, err := fmt.Fprint(q.out, question.Script())
		return err
	}
	rows, err := fetch(ctx, q, question)
	if err != nil {
		return err
	}
	t := show(rows)
	if limit, ok := question.Params["limit"].(int); ok && len(rows) >= limit && limit > 1 {
		t.note = strings.TrimPrefix(t.note+"\n"+q.text(msgMore, len(rows), 4*limit), "\n")
	}
	return q.finish(t)
}

// fetch asks within the time allowed.
func fetch[Row any](ctx context.Context, q *asking, question queries.Ask[Row]) ([]Row, error) {
	if timeout := q.config.Query.Timeout; timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, timeout)
		defer cancel()
	}
	rows, err := question.Run(ctx, q.store)
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, exitCode{exitError, q.text(msgSlow, err)}
	}
	return rows, err
}

// finish prints a table; an empty one ends with the exit code for nothing found.
func (q *asking) finish(t table) error {
	if len(t.rows) == 0 {
		if q.format == formatJSON || q.format == formatCSV {
			t.note = ""
			if err := q.print(t, q.format); err != nil {
				return err
			}
		}
		return exitCode{exitNothing, q.nothing() + q.widen()}
	}
	t.lang = q.lang
	return q.print(t, q.format)
}

// nothing says that nothing was found, and whom the names were taken for.
func (q *asking) nothing() string {
	if len(q.meant) > 0 {
		return q.text(msgNothingOf, strings.Join(q.meant, ", "))
	}
	return q.text(msgNothing)
}

// filtersSet are the filters that the user gave.
func (q *asking) filtersSet() []string {
	var set []string
	for name, on := range map[string]bool{
		"--since": q.since != "", "--until": q.until != "", "--on": q.on != "", "--country": q.country != "",
		"--kind": len(q.kinds) > 0, "--status": len(q.statuses) > 0, "--place": q.place != "", "--topic": q.topic != "",
	} {
		if on {
			set = append(set, name)
		}
	}
	slices.Sort(set)
	return set
}

func (q *asking) narrowed() bool { return len(q.filtersSet()) > 0 }

// widen says what to try where nothing was found: filters that may have hidden an answer.
func (q *asking) widen() string {
	if set := strings.Join(q.filtersSet(), ", "); set != "" {
		return q.text(msgWiden, set)
	}
	if q.hint != "" {
		return q.text(msgHint, q.hint)
	}
	return ""
}
