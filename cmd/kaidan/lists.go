package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kaidan/queries"
	"kaidan/queries/ask"
)

// listCommands are the questions whose answer is a list of meetings.
func listCommands(a *app) []*cobra.Command {
	return []*cobra.Command{timelineCommand(a), upcomingCommand(a), pendingCommand(a), conflictsCommand(a)}
}

func timelineCommand(a *app) *cobra.Command {
	return a.command(&cobra.Command{
		Use:     "timeline",
		Short:   "The newest meetings, narrowed by the filters",
		Long:    "The newest meetings, narrowed by the filters. JSON keys as of `kaidan met`.",
		Example: "  kaidan timeline --since 2023-09 --country 日本\n  kaidan timeline --kind summit --status held --format html > timeline.html",
		Args:    cobra.NoArgs,
	}, allFormats, filterFlags, func(ctx context.Context, q *asking, _ []string) error {
		filter, err := q.filter(ctx)
		if err != nil {
			return err
		}
		return answer(ctx, q, queries.Timeline(filter), func(rows []queries.Meeting) table {
			return q.meetingTable(q.text(message{"年表", "Timeline"}), rows)
		})
	})
}

// ahead reads --on as the day to look from; without it the day of the newest brief serves.
func (q *asking) ahead(ctx context.Context) (string, queries.Filter, error) {
	from := q.asOf.Format(time.DateOnly)
	if q.on != "" {
		i, err := ask.ParseDate(q.on, q.asOf)
		if err != nil {
			return "", queries.Filter{}, q.badDate(err)
		}
		from, q.on = i.First, ""
	} else {
		q.say(q.text(msgSeenFrom, from))
	}
	filter, err := q.filter(ctx)
	return from, filter, err
}

func upcomingCommand(a *app) *cobra.Command {
	return a.command(&cobra.Command{
		Use:   "upcoming",
		Short: "Meetings planned or proposed for a day or later",
		Long: `Meetings that are planned, proposed or unconfirmed and lie on the day given or later, or have no date; seen from the
day of the newest brief unless --on says otherwise. JSON keys as of met.`,
		Example: "  kaidan upcoming\n  kaidan upcoming --on 2023-10-05 --country 韓国",
		Args:    cobra.NoArgs,
	}, allFormats, filterFlags, func(ctx context.Context, q *asking, _ []string) error {
		on, filter, err := q.ahead(ctx)
		if err != nil {
			return err
		}
		return answer(ctx, q, queries.Upcoming(on, filter), func(rows []queries.Meeting) table {
			return q.meetingTable(q.text(message{"%s 以後の会談", "Meetings from %s"}, on), rows)
		})
	})
}

func pendingCommand(a *app) *cobra.Command {
	return a.command(&cobra.Command{
		Use:     "pending",
		Short:   "Meetings planned or proposed and never reported held",
		Long:    "Meetings planned or proposed and never reported held, newest first. JSON keys as of met, and overdue: its date has passed on the day --on.",
		Example: "  kaidan pending\n  kaidan pending --on 2024-01-01 --kind summit",
		Args:    cobra.NoArgs,
	}, allFormats, filterFlags, func(ctx context.Context, q *asking, _ []string) error {
		on, filter, err := q.ahead(ctx)
		if err != nil {
			return err
		}
		return answer(ctx, q, queries.Pending(on, filter), func(rows []queries.Meeting) table {
			t := q.meetingTable(q.text(message{"実現の報がない会談", "Planned or proposed, not reported held"}), rows)
			t.columns = append(t.columns, q.columns("overdue")...)
			for i, m := range rows {
				t.rows[i] = append(t.rows[i], m.Overdue)
				if q.forPeople() {
					t.rows[i][len(t.rows[i])-1] = map[bool]string{true: "●"}[m.Overdue]
				}
			}
			return t
		})
	})
}

func conflictsCommand(a *app) *cobra.Command {
	return a.command(&cobra.Command{
		Use:     "conflicts",
		Short:   "Where briefs disagree about a meeting",
		Long:    "Meetings whose accounts disagree on date, place, participants or status, and who says what.\nJSON keys: meeting, name, conflicts, disagreement, evidence.",
		Example: "  kaidan conflicts\n  kaidan conflicts --since 2023-09 --evidence",
		Args:    cobra.NoArgs,
	}, allFormats, filterFlags, func(ctx context.Context, q *asking, _ []string) error {
		filter, err := q.filter(ctx)
		if err != nil {
			return err
		}
		return answer(ctx, q, queries.Conflicts(filter), q.conflictTable)
	})
}

func (q *asking) conflictTable(rows []queries.Meeting) table {
	t := table{title: q.text(message{"報道の食い違い", "Where briefs disagree"}), columns: q.columns("meeting", "name", "disagreement"), drawing: q.meetingDrawing(rows)}
	people := q.forPeople()
	if !people {
		t.columns = q.columns("meeting", "name", "conflicts", "disagreement", "evidence")
	}
	for _, m := range rows {
		row := []any{ref(m.ID), m.Name, q.disagreements(m)}
		if !people {
			row = []any{m.ID, m.Name, list(m.Conflicts), list(m.Disagreements), quotes(m.Evidence)}
		}
		t.rows = append(t.rows, row)
	}
	if q.evidence && people {
		t.note = evidenceNote(rows)
	}
	return t
}

// disagreements are what briefs disagree on, one a line, in the language asked for.
func (q *asking) disagreements(m queries.Meeting) string {
	lines := make([]string, len(m.Disagreements))
	for i, line := range m.Disagreements {
		what, rest, _ := strings.Cut(line, ": ")
		lines[i] = q.columns(what)[0].title + ": " + rest
	}
	return strings.Join(lines, "\n")
}

// wholeCommands are the questions over many meetings at once.
func wholeCommands(a *app) []*cobra.Command {
	return []*cobra.Command{goBetweenCommand(a), compareCommand(a), topicsCommand(a), networkCommand(a), statsCommand(a)}
}

func goBetweenCommand(a *app) *cobra.Command {
	return a.command(&cobra.Command{
		Use:   "go-between A B",
		Short: "Who met both",
		Long: `Officials who met both, though they speak for neither; for a country, every meeting in which it takes part counts.
Meetings held count unless --status says otherwise; of each of the two, the newest 500 are looked at, of two persons
without filters all.
JSON keys: id, name, with A and with B (withA, lastA, withB, lastB).`,
		Example: "  kaidan go-between アメリカ ロシア\n  kaidan go-between 岸田文雄 ラブロフ",
		Args:    cobra.ExactArgs(2), ValidArgsFunction: a.completeNames,
	}, allFormats, filterFlags, func(ctx context.Context, q *asking, args []string) error {
		return q.both(ctx, args, queries.GoBetween)
	})
}

func compareCommand(a *app) *cobra.Command {
	return a.command(&cobra.Command{
		Use:     "compare A B",
		Short:   "Compare two: whom each met, and how often",
		Long:    "Whom each of two met, and how often; meetings of every status count, and those held are\ntold apart. Where a filter narrows it, the newest 1000 of each of the two are looked at.\nJSON keys: id, name, withA, heldA, withB, heldB.",
		Example: "  kaidan compare 日本 韓国\n  kaidan compare 王毅 ブリンケン --since 2023-09",
		Args:    cobra.ExactArgs(2), ValidArgsFunction: a.completeNames,
	}, allFormats, filterFlags, func(ctx context.Context, q *asking, args []string) error {
		return q.both(ctx, args, queries.Compare)
	})
}

// both answers a question about two actors whose rows are third ones.
func (q *asking) both(ctx context.Context, args []string, question func(a, b string, f queries.Filter) queries.Ask[queries.Both]) error {
	two, err := q.two(ctx, args)
	if err != nil {
		return err
	}
	filter, err := q.filter(ctx)
	if err != nil {
		return err
	}
	return answer(ctx, q, question(two[0].ID, two[1].ID, filter), func(rows []queries.Both) table { return q.bothTable(two, rows) })
}

// bothTable shows third ones and their meetings with each of two.
func (q *asking) bothTable(two []queries.Actor, rows []queries.Both) table {
	keys := []string{"withA", "heldA", "withB", "heldB"}
	dated := len(rows) > 0 && rows[0].LastA != ""
	if dated {
		keys = []string{"withA", "lastA", "withB", "lastB"}
	}
	t := table{title: strings.Join(q.in(two), "–"), columns: append(q.columns("id", "name"), q.bothColumns(keys, two)...), drawing: &drawing{}}
	for _, actor := range two {
		t.drawing.add(drawnNode{id: actor.ID, kind: actor.Label, caption: actor.In(q.lang)})
	}
	for _, r := range rows {
		row := []any{r.ID, r.In(q.lang), r.WithA, r.HeldA, r.WithB, r.HeldB}
		if dated {
			row[3], row[5] = r.LastA, r.LastB
		}
		t.rows = append(t.rows, row)
		t.drawing.add(drawnNode{id: r.ID, kind: r.Label, caption: r.In(q.lang)})
		for i, n := range []int{r.WithA, r.WithB} {
			if n > 0 {
				t.drawing.edges = append(t.drawing.edges, drawnEdge{two[i].ID, r.ID, fmt.Sprint(n), n})
			}
		}
	}
	return t
}

func (q *asking) bothColumns(keys []string, two []queries.Actor) []column {
	columns := make([]column, len(keys))
	for i, key := range keys {
		of := two[0].In(q.lang)
		if strings.HasSuffix(key, "B") {
			of = two[1].In(q.lang)
		}
		what := q.text(map[string]message{"with": {"と", "with "}, "held": {"と(実施)", "held with "}, "last": {"と最後", "last with "}}[key[:4]])
		columns[i] = column{key, of + what}
		if q.lang == "en" {
			columns[i].title = what + of
		}
	}
	return columns
}

func topicsCommand(a *app) *cobra.Command {
	return a.command(&cobra.Command{
		Use:   "topics",
		Short: "Topics on the rise",
		Long: `Topics by how much more often they were talked about since a day (default: the last 30 days of the briefs) than in
the time of the same length before. JSON keys: topic, meetings, before, rise, last.`,
		Example: "  kaidan topics\n  kaidan topics --since 2023-09 --limit 20",
		Args:    cobra.NoArgs,
	}, tableFormats, func(q *asking, c *cobra.Command) {
		c.Flags().StringVar(&q.since, "since", "", "start of the period: 2023-09-26, 2023-09, 9月")
		c.Flags().IntVar(&q.limit, "limit", 0, "rows at most")
	}, func(ctx context.Context, q *asking, _ []string) error {
		filter, err := q.filter(ctx)
		if err != nil {
			return err
		}
		since := q.asOf.AddDate(0, 0, -30)
		if filter.Since != "" {
			if since, err = time.Parse(time.DateOnly, filter.Since); err != nil {
				return fmt.Errorf("read the first day: %w", err)
			}
		}
		before := since.Add(-q.asOf.Sub(since))
		return answer(ctx, q, queries.Topics(since.Format(time.DateOnly), before.Format(time.DateOnly), q.limit), func(rows []queries.TopicCount) table {
			t := q.topicTable(rows)
			t.title = q.text(message{"%s 以後の議題（以前: %s から）", "Topics since %s (before: from %s)"}, since.Format(time.DateOnly), before.Format(time.DateOnly))
			return t
		})
	})
}

func (q *asking) topicTable(rows []queries.TopicCount) table {
	t := table{columns: q.columns("topic", "meetings", "before", "rise", "last")}
	for _, r := range rows {
		t.rows = append(t.rows, []any{r.Topic, r.Meetings, r.Before, r.Rise, r.Last})
	}
	return t
}

func networkCommand(a *app) *cobra.Command {
	var countries bool
	return a.command(&cobra.Command{
		Use:   "network",
		Short: "Who is most connected, who joins others, which groups there are",
		Long: `Officials (or countries) by the number of others they met; between is the share of shortest ways that lead over
them (brokers stand out); community numbers groups that met among themselves more than others.
JSON keys: id, name, partners, meetings, held, between, community.`,
		Example: "  kaidan network\n  kaidan network --countries --since 2023 --format html > network.html",
		Args:    cobra.NoArgs,
	}, allFormats, func(q *asking, c *cobra.Command) {
		c.Flags().BoolVar(&countries, "countries", false, "countries instead of officials")
		c.Flags().StringVar(&q.since, "since", "", "from this day on")
		c.Flags().StringVar(&q.until, "until", "", "up to this day")
		c.Flags().IntVar(&q.limit, "limit", 0, "rows at most")
	}, func(ctx context.Context, q *asking, _ []string) error {
		filter, err := q.filter(ctx)
		if err != nil {
			return err
		}
		rows := filter.Limit
		filter.Limit = 2000
		label := "Official"
		if countries {
			label = "Country"
		}
		question := queries.Network(label, filter)
		if q.cypher {
			_, err := fmt.Fprint(q.out, question.Script())
			return err
		}
		pairs, err := fetch(ctx, q, question)
		if err != nil {
			return err
		}
		return q.finish(q.networkTable(pairs, rows))
	})
}

func (q *asking) networkTable(pairs []queries.Pair, limit int) table {
	t := table{title: q.text(message{"つながり", "Network"}), columns: q.columns("id", "name", "partners", "meetings", "held", "between", "community"), drawing: &drawing{}}
	nodes := queries.Measure(pairs)
	if limit > 0 && len(nodes) > limit {
		t.note = q.text(msgSomeOf, limit, len(nodes), len(nodes))
		nodes = nodes[:limit]
	}
	shown := map[string]bool{}
	for _, n := range nodes {
		t.rows = append(t.rows, []any{n.ID, n.In(q.lang), n.Partners, n.Meetings, n.Held, n.Between, n.Community})
		t.drawing.add(drawnNode{id: n.ID, kind: n.Label, caption: n.In(q.lang), attrs: [][2]string{{"meetings", fmt.Sprint(n.Meetings)}, {"community", fmt.Sprint(n.Community)}}})
		shown[n.ID] = true
	}
	for _, p := range pairs {
		if shown[p.A.ID] && shown[p.B.ID] {
			t.drawing.edges = append(t.drawing.edges, drawnEdge{p.A.ID, p.B.ID, fmt.Sprint(p.Meetings), p.Meetings})
		}
	}
	return t
}

func statsCommand(a *app) *cobra.Command {
	return a.command(&cobra.Command{
		Use:     "stats",
		Short:   "The graph in figures",
		Long:    "How much is in the graph. JSON keys: what, count.",
		Example: "  kaidan stats\n  kaidan stats --format json",
		Args:    cobra.NoArgs,
	}, tableFormats, nil, func(ctx context.Context, q *asking, _ []string) error {
		return answer(ctx, q, queries.Stats(), q.statsTable)
	})
}

func (q *asking) statsTable(rows []queries.Figures) table {
	t := table{columns: q.columns("what", "count")}
	for _, f := range rows {
		for _, line := range []struct {
			key, ja string
			n       any
		}{
			{"briefs", "記事", f.Briefs},
			{"meetings", "会談", f.Meetings},
			{"officials", "要人", f.Officials},
			{"countries", "国", f.Countries},
			{"organizations", "機関", f.Organizations},
			{"topics", "議題", f.Topics},
			{"places", "場所", f.Places},
			{"reports", "報道（記事→会談）", f.Reports},
			{"participations", "参加", f.Participations},
			{"oldest", "最も古い記事", orNil(f.Oldest)},
			{"newest", "最も新しい記事", orNil(f.Newest)},
		} {
			name := line.key
			if q.forPeople() {
				name = q.text(message{line.ja, line.key})
			}
			t.rows = append(t.rows, []any{name, line.n})
		}
	}
	return t
}
