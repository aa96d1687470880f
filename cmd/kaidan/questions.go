package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"kaidan/ingest/gazetteer"
	"kaidan/queries"
	"kaidan/queries/ask"
	"kaidan/seeds"
)

// questionCommands are the commands that ask the graph.
func questionCommands(a *app) []*cobra.Command {
	return slices.Concat(
		[]*cobra.Command{metCommand(a), aboutCommand(a), betweenCommand(a), whoCommand(a), pathCommand(a)},
		listCommands(a), wholeCommands(a), showCommands(a), analystCommands(a),
		[]*cobra.Command{askCommand(a), shellCommand(a), manCommand()},
	)
}

// loadGazetteer reads the built-in names and the user's own.
func (a *app) loadGazetteer() (*gazetteer.Gazetteer, error) {
	folders := []fs.FS{seeds.Gazetteer()}
	if dir := a.config.Gazetteer.Dir; dir != "" {
		folders = append(folders, os.DirFS(dir))
	}
	gaz, err := gazetteer.Load(folders...)
	if err != nil {
		return nil, fmt.Errorf("load the gazetteer: %w", err)
	}
	return gaz, nil
}

// loadIndex is the gazetteer by what people type.
func (a *app) loadIndex() (*ask.Index, error) {
	gaz, err := a.loadGazetteer()
	if err != nil {
		return nil, err
	}
	return ask.NewIndex(gaz), nil
}

func metCommand(a *app) *cobra.Command {
	var with []string
	return a.command(&cobra.Command{
		Use:   "met NAME [NAME…]",
		Short: "Who met whom: the meetings of an official, country, organisation or office",
		Long: `Who met whom, when, where and about what. Every status is shown unless --status narrows it: a meeting that was only
proposed says so. With several names, the meetings in which all of them took part.

Names may be kanji, katakana, family names, titles (米国務長官) or English. A * after the status: briefs disagree.
The last column of the table is for ` + "`kaidan show`" + `; a date such as 2023-09-20まで is that of the first report of a meeting held.
JSON keys: date, start, end, status, kind, mode, with, officials, countries, place, topics, name, meeting, reports,
conflicts, evidence (brief, published, statement, text).`,
		Example: `  kaidan met 王毅
  kaidan met 岸田文雄 習近平 --evidence
  kaidan met 王毅 --with アメリカ --since 2023-09 --status held
  kaidan met 米国務長官 --format json`,
		Args: cobra.MinimumNArgs(1), ValidArgsFunction: a.completeNames,
	}, allFormats, func(q *asking, c *cobra.Command) {
		filterFlags(q, c)
		c.Flags().StringSliceVar(&with, "with", nil, "somebody who took part too: name of an official, country or organisation")
		_ = c.RegisterFlagCompletionFunc("with", a.completeNames)
	}, func(ctx context.Context, q *asking, args []string) error {
		actors, err := q.actors(ctx, slices.Concat(args, with)...)
		if err != nil {
			return err
		}
		filter, err := q.filter(ctx)
		if err != nil {
			return err
		}
		title := strings.Join(q.in(actors), q.text(message{"と", " and "})) + q.text(message{"が出席した会談", ": meetings"})
		return answer(ctx, q, queries.MetAll(actors, filter), func(rows []queries.Meeting) table {
			return q.meetingTable(title, rows, actors...)
		})
	})
}

func aboutCommand(a *app) *cobra.Command {
	var who bool
	var whom string
	return a.command(&cobra.Command{
		Use:   "about TOPIC",
		Short: "Meetings about a topic, and with --who, who discussed it",
		Long: `Meetings about a topic: full text over topics and, where these do not fill the answer, over names of meetings and the
sentences that report them. Words parted
by spaces must all be found. Countries (日中韓) and kinds (首脳会談) in the topic narrow the answer by sides and kind.
Of a topic with very many meetings, --who counts the newest 1000.
JSON keys: as of met; with --who: id, type, name, meetings, held, last, names.`,
		Example: `  kaidan about 拉致問題 --who
  kaidan about "日中韓 首脳会談"
  kaidan about ウクライナ --with 王毅 --since 2023-09`,
		Args: cobra.MinimumNArgs(1),
	}, allFormats, func(q *asking, c *cobra.Command) {
		filterFlags(q, c)
		c.Flags().BoolVar(&who, "who", false, "list who discussed it, instead of the meetings")
		c.Flags().StringVar(&whom, "with", "", "somebody who took part")
		_ = c.RegisterFlagCompletionFunc("with", a.completeNames)
	}, func(ctx context.Context, q *asking, args []string) error {
		filter, err := q.filter(ctx)
		if err != nil {
			return err
		}
		return q.about(ctx, strings.Fields(strings.Join(args, " ")), whom, who, filter)
	})
}

// about answers a topic; its words may name sides and a kind.
func (q *asking) about(ctx context.Context, words []string, whom string, who bool, filter queries.Filter) error {
	topic := ask.Topic{Words: words}
	if ask.MayNameSides(words) {
		index, err := q.index()
		if err != nil {
			return err
		}
		topic = index.ReadTopic(words)
	}
	if len(topic.Kinds) > 0 && len(filter.Kinds) == 0 {
		filter.Kinds = topic.Kinds
	}
	title := q.text(message{"「%s」についての会談", "Meetings about %s"}, strings.Join(words, " "))
	if len(topic.Words) == 0 && !who {
		sides, err := q.actors(ctx, topic.Sides...)
		if err != nil {
			return err
		}
		return answer(ctx, q, queries.MetAll(sides, filter), func(rows []queries.Meeting) table { return q.meetingTable(title, rows, sides...) })
	}
	topic.Words = words
	if isASCII(strings.Join(words, "")) {
		index, err := q.index()
		if err != nil {
			return err
		}
		if topic.Words = index.TopicWords(words); !slices.Equal(topic.Words, words) {
			q.say(strings.Join(words, " ") + " = " + strings.Join(topic.Words, " "))
		}
	}
	filter.Kinds = nil
	if len(q.kinds) > 0 {
		var err error
		if filter.Kinds, err = q.keys(queries.Kinds, q.kinds, "kind"); err != nil {
			return err
		}
	}
	if who {
		title = q.text(message{"「%s」について話した人・国", "Who discussed %s"}, strings.Join(words, " "))
		return answer(ctx, q, queries.AboutWho(topic.Words, filter), func(rows []queries.Discussant) table { return q.discussantTable(title, rows) })
	}
	var actor queries.Actor
	if whom != "" {
		var err error
		if actor, err = q.actor(ctx, whom); err != nil {
			return err
		}
	}
	return answer(ctx, q, queries.About(topic.Words, actor, filter), func(rows []queries.Meeting) table { return q.meetingTable(title, rows) })
}

func isASCII(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII })
}

func (q *asking) discussantTable(title string, rows []queries.Discussant) table {
	t := table{title: title, columns: q.columns("id", "type", "name", "meetings", "held", "last", "names"), drawing: &drawing{}}
	t.columns[6].title = q.text(message{"会談（新しい順、5件まで）", "meetings, newest 5"})
	t.drawing.add(drawnNode{id: "topic", kind: "Topic", caption: title})
	for _, r := range rows {
		t.rows = append(t.rows, []any{r.ID, q.label(r.Label), r.In(q.lang), r.Meetings, r.Held, r.Last, list(r.Names)})
		t.drawing.add(drawnNode{id: r.ID, kind: r.Label, caption: r.In(q.lang)})
		t.drawing.edges = append(t.drawing.edges, drawnEdge{r.ID, "topic", fmt.Sprint(r.Meetings), r.Meetings})
	}
	return t
}

func (q *asking) label(label string) string {
	if q.format == formatJSON || q.format == formatJSONL || q.format == formatCSV {
		return label
	}
	return q.text(map[string]message{"Official": {"要人", "official"}, "Country": {"国", "country"}, "Organization": {"機関", "organization"}}[label])
}

func betweenCommand(a *app) *cobra.Command {
	var counts bool
	return a.command(&cobra.Command{
		Use:   "between A B",
		Short: "The record of two countries or officials: timeline, counts, topics, what is pending",
		Long: `The record between two: how often they met by year, kind and status, what they talked about, what is pending, and
the timeline. JSON has the timeline (keys as of met), with --counts the figures: year, kind, status, meetings.`,
		Example: `  kaidan between 日本 中国
  kaidan between 米 中 --since 2023 --kind summit
  kaidan between 日本 韓国 --counts --format json`,
		Args: cobra.ExactArgs(2), ValidArgsFunction: a.completeNames,
	}, allFormats, func(q *asking, c *cobra.Command) {
		filterFlags(q, c)
		c.Flags().BoolVar(&counts, "counts", false, "figures by year, kind and status instead of the timeline")
	}, func(ctx context.Context, q *asking, args []string) error {
		two, err := q.two(ctx, args)
		if err != nil {
			return err
		}
		filter, err := q.filter(ctx)
		if err != nil {
			return err
		}
		if counts {
			if q.narrowed() {
				return exitCode{exitUsage, q.text(msgCountsAll, strings.Join(q.filtersSet(), ", "))}
			}
			return answer(ctx, q, queries.BetweenCounts(two[0].ID, two[1].ID), q.countTable)
		}
		return answer(ctx, q, queries.MetAll(two, filter), func(rows []queries.Meeting) table {
			t := q.meetingTable(strings.Join(q.in(two), "–"), rows, two...)
			t.title += "\n" + q.summary(rows)
			return t
		})
	})
}

// two finds two different actors.
func (q *asking) two(ctx context.Context, args []string) ([]queries.Actor, error) {
	two, err := q.actors(ctx, args...)
	if err != nil {
		return nil, err
	}
	if len(two) != 2 || two[0].ID == two[1].ID {
		return nil, exitCode{exitUsage, q.text(msgTwoNames, strings.Join(args, ", "))}
	}
	return two, nil
}

func (q *asking) countTable(rows []queries.Count) table {
	t := table{columns: q.columns("year", "kind", "status", "meetings")}
	for _, r := range rows {
		kind, status := r.Kind, r.Status
		if q.forPeople() {
			kind, status = queries.Title(queries.Kinds, kind, q.lang), queries.Title(queries.Statuses, status, q.lang)
		}
		t.rows = append(t.rows, []any{r.Year, kind, status, r.Meetings})
	}
	return t
}

// summary counts meetings by status, kind and year, and names topics and what is pending.
func (q *asking) summary(rows []queries.Meeting) string {
	status, kind, years, topics := tally{}, tally{}, tally{}, tally{}
	var pending []string
	for _, m := range rows {
		status.add(queries.Title(queries.Statuses, m.Status, q.lang))
		kind.add(queries.Title(queries.Kinds, m.Kind, q.lang))
		if len(m.Day) >= 4 {
			years.add(m.Day[:4])
		}
		for _, topic := range m.Topics {
			topics.add(topic)
		}
		if m.Status == "planned" || m.Status == "proposed" {
			pending = append(pending, m.Name)
		}
	}
	lines := []string{
		q.text(message{"状態: ", "status: "}) + status.String(99), q.text(message{"種類: ", "kind: "}) + kind.String(99),
		q.text(message{"年: ", "year: "}) + years.String(99), q.text(message{"議題: ", "topics: "}) + topics.String(8),
	}
	if len(pending) > 0 {
		lines = append(lines, q.text(message{"未実現: ", "pending: "})+strings.Join(pending[:min(5, len(pending))], "、"))
	}
	return strings.Join(lines, "\n")
}

// tally counts words and keeps the order in which they came.
type tally struct {
	words  []string
	counts map[string]int
}

func (t *tally) add(word string) {
	if t.counts == nil {
		t.counts = map[string]int{}
	}
	if t.counts[word] == 0 {
		t.words = append(t.words, word)
	}
	t.counts[word]++
}

// String is the n most frequent with their counts.
func (t *tally) String(n int) string {
	words := slices.Clone(t.words)
	slices.SortStableFunc(words, func(a, b string) int { return t.counts[b] - t.counts[a] })
	parts := make([]string, 0, n)
	for _, word := range words[:min(n, len(words))] {
		parts = append(parts, fmt.Sprintf("%s %d", word, t.counts[word]))
	}
	return strings.Join(parts, "、")
}

func pathCommand(a *app) *cobra.Command {
	var maxHops int
	return a.command(&cobra.Command{
		Use:   "path A B",
		Short: "How two people are connected through meetings",
		Long: `The shortest way from one official to another over meetings that were held; --status counts others too.
JSON keys: hop, from, to, date, place, name, meeting, evidence.`,
		Example: `  kaidan path サリバン ラブロフ
  kaidan path 岸田文雄 金正恩 --status held,planned,proposed --max-hops 3`,
		Args: cobra.ExactArgs(2), ValidArgsFunction: a.completeNames,
	}, allFormats, func(q *asking, c *cobra.Command) {
		filterFlags(q, c)
		c.Flags().IntVar(&maxHops, "max-hops", 4, "meetings on the way at most, 8 or fewer")
	}, func(ctx context.Context, q *asking, args []string) error {
		two, err := q.two(ctx, args)
		if err != nil {
			return err
		}
		if maxHops < 1 || maxHops > 8 {
			return exitCode{exitUsage, q.text(msgBadHops, maxHops)}
		}
		for _, actor := range two {
			if !actor.IsOfficial() {
				return exitCode{exitUsage, q.text(msgNoPerson, actor.In(q.lang))}
			}
		}
		filter, err := q.filter(ctx)
		if err != nil {
			return err
		}
		if len(filter.Statuses) == 0 {
			q.hint = q.text(msgHeldOnly)
		}
		return answer(ctx, q, queries.Path(two[0].ID, two[1].ID, maxHops, filter), q.pathTable)
	})
}

func (q *asking) pathTable(rows []queries.Hop) table {
	t := table{columns: q.columns("hop", "from", "to", "date", "place", "name", "meeting", "evidence"), drawing: &drawing{}}
	people := q.forPeople()
	if people {
		t.columns = t.columns[:7]
	}
	var notes []string
	for _, h := range rows {
		row := []any{h.Hop, h.From.In(q.lang), h.To.In(q.lang), orNil(h.Start), h.Place, h.Name, h.Meeting}
		if people {
			row[3], row[6] = q.day(h.Start, h.Day, "held"), ref(h.Meeting)
		} else {
			row = append(row, quotes(h.Evidence))
		}
		t.rows = append(t.rows, row)
		for _, e := range h.Evidence {
			notes = append(notes, fmt.Sprintf("[%d] %s %s#%d  %s", h.Hop, e.Published, e.Brief, e.Statement, e.Text))
		}
		for _, actor := range []queries.Actor{h.From, h.To} {
			t.drawing.add(drawnNode{id: actor.ID, kind: "Official", caption: actor.In(q.lang)})
			t.drawing.edges = append(t.drawing.edges, drawnEdge{actor.ID, h.Meeting, "", 1})
		}
		t.drawing.add(drawnNode{id: h.Meeting, kind: "Meeting", caption: h.Name, date: h.Start, attrs: [][2]string{{"place", h.Place}, {"evidence", evidenceText(h.Evidence)}}})
	}
	if people {
		t.dropEmpty("place")
		if q.evidence {
			t.note = strings.Join(notes, "\n")
		}
	}
	return t
}
