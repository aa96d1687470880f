package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kaidan/queries"
)

// showCommands show one thing in full.
func showCommands(a *app) []*cobra.Command {
	return []*cobra.Command{showCommand(a)}
}

func whoCommand(a *app) *cobra.Command {
	return a.command(&cobra.Command{
		Use:   "who NAME",
		Short: "A dossier: offices, counterparts, topics, last and next meetings",
		Long: `Who somebody is by the briefs: offices with dates, whom he or she met and how often, about what, the last and the
next meetings. Countries and organisations have one too.
JSON: one object with id, label, name, nameEn, aliases, offices, meetings, briefs, counterparts, topics, last, next.`,
		Example: "  kaidan who 王毅\n  kaidan who Kishida --lang en\n  kaidan who 韓国 --format json",
		Args:    cobra.ExactArgs(1), ValidArgsFunction: a.completeNames,
	}, tableFormats, func(q *asking, c *cobra.Command) {
		c.Flags().IntVar(&q.limit, "limit", 0, "rows of each list")
	}, func(ctx context.Context, q *asking, args []string) error {
		actor, err := q.actor(ctx, args[0])
		if err != nil {
			return err
		}
		question := queries.Who(actor.ID)
		if q.cypher {
			_, err := fmt.Fprint(q.out, question.Script())
			return err
		}
		dossiers, err := fetch(ctx, q, question)
		if err != nil || len(dossiers) == 0 {
			return err
		}
		meetings, err := fetch(ctx, q, queries.Met(actor.ID, nil, queries.Filter{Limit: 30}))
		if err != nil {
			return err
		}
		return q.print(q.dossierTable(dossiers[0], meetings), q.format)
	})
}

// dossierTable shows who somebody is.
func (q *asking) dossierTable(d queries.Dossier, meetings []queries.Meeting) table {
	var last, next []queries.Meeting
	for _, m := range meetings {
		if m.Status == "held" && len(last) < 5 {
			last = append(last, m)
		}
		if (m.Status == "planned" || m.Status == "proposed") && len(next) < 5 {
			next = append(next, m)
		}
	}
	if !q.forPeople() {
		t := table{columns: q.columns("id", "label", "name", "nameEn", "aliases", "offices", "meetings", "briefs", "counterparts", "topics", "last", "next")}
		t.rows = [][]any{{d.ID, d.Label, d.Name, d.NameEn, list(d.Aliases), d.Offices, d.Meetings, d.Briefs, d.Counterparts, d.Topics, headlines(last), headlines(next)}}
		return t
	}
	t := table{title: strings.TrimSpace(d.Name + "  " + d.NameEn), columns: q.columns("what", "text")}
	t.columns[1].title = ""
	section := func(ja, en string, lines []string) {
		for i, line := range lines {
			head := ""
			if i == 0 {
				head = q.text(message{ja, en})
			}
			t.rows = append(t.rows, []any{head, line})
		}
	}
	section("別名", "also", slices.DeleteFunc([]string{strings.Join(d.Aliases, "、")}, func(s string) bool { return s == "" }))
	section("職", "offices", q.tenures(d))
	section("報道", "reports", []string{q.text(message{"会談 %d件、記事 %d本", "%d meetings, %d briefs"}, d.Meetings, d.Briefs)})
	section("相手", "counterparts", q.counterparts(d))
	section("議題", "topics", topicLine(d))
	section("最近", "last", q.lines(last))
	section("予定・提案", "next", q.lines(next))
	return t
}

func headlines(rows []queries.Meeting) []any {
	all := make([]any, len(rows))
	for i, m := range rows {
		all[i] = map[string]any{"meeting": m.ID, "name": m.Name, "date": m.Date(), "status": m.Status}
	}
	return all
}

func (q *asking) tenures(d queries.Dossier) []string {
	var lines []string
	for _, o := range d.Offices {
		period := ""
		if o.From != "" || o.To != "" {
			period = " " + o.From + "–" + o.To
		}
		of := o.Of
		if q.lang == "en" && o.OfEn != "" {
			of = o.OfEn + " "
		}
		lines = append(lines, of+o.Office+period)
	}
	return lines
}

func (q *asking) counterparts(d queries.Dossier) []string {
	var parts []string
	for _, c := range d.Counterparts {
		parts = append(parts, fmt.Sprintf("%s %d (%s %d)", c.In(q.lang), c.Meetings, q.text(message{"実施", "held"}), c.Held))
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{strings.Join(parts, "、")}
}

func topicLine(d queries.Dossier) []string {
	var parts []string
	for _, topic := range d.Topics {
		parts = append(parts, fmt.Sprintf("%s %d", topic.Topic, topic.Meetings))
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{strings.Join(parts, "、")}
}

func (q *asking) lines(rows []queries.Meeting) []string {
	lines := make([]string, len(rows))
	for i, m := range rows {
		lines[i] = m.Name + " [" + queries.Title(queries.Statuses, m.Status, q.lang) + "]"
	}
	return lines
}

func showCommand(a *app) *cobra.Command {
	return a.command(&cobra.Command{
		Use:   "show MEETING|BRIEF",
		Short: "One meeting with all its accounts, or one brief with the meetings it reports",
		Long: `A meeting by the six characters that tables show, its whole id, an id it had before, or the beginning of one; or a
brief by its id.
JSON of a meeting: the keys of met, then accounts (brief, published, kind, status, start, end, place) and disagreements.
JSON of a brief: id, title, published, source, statements, meetings.`,
		Example: "  kaidan show s17\n  kaidan show chn-jpn-kor-summit --format json\n  kaidan show ngcevm",
		Args:    cobra.ExactArgs(1),
	}, allFormats, nil, func(ctx context.Context, q *asking, args []string) error {
		rows, err := q.meetingByID(ctx, args[0])
		if err != nil {
			return err
		}
		if len(rows) == 1 {
			if q.cypher {
				_, err := fmt.Fprint(q.out, queries.OneMeeting(rows[0].ID).Script())
				return err
			}
			return q.showMeeting(rows)
		}
		briefs, err := fetch(ctx, q, queries.OneBrief(args[0]))
		if err != nil {
			return err
		}
		if len(briefs) == 0 {
			return exitCode{exitNothing, q.text(msgNoID, args[0])}
		}
		if q.cypher {
			_, err := fmt.Fprint(q.out, queries.OneBrief(args[0]).Script())
			return err
		}
		return q.showBrief(briefs[0])
	})
}

// meetingByID finds a meeting by its id, a former one, or the beginning of one that fits no other.
func (q *asking) meetingByID(ctx context.Context, id string) ([]queries.Meeting, error) {
	rows, err := fetch(ctx, q, queries.OneMeeting(id))
	if err != nil || len(rows) > 0 {
		return rows, err
	}
	former, err := fetch(ctx, q, queries.FormerMeeting(id))
	switch {
	case err != nil || len(former) == 0:
		return nil, err
	case len(former) == 1:
		return fetch(ctx, q, queries.OneMeeting(former[0].Meeting))
	}
	var b strings.Builder
	b.WriteString(q.text(msgSeveralIDs, id))
	for _, m := range former {
		b.WriteString("\n  " + m.Meeting + "  " + m.Name)
	}
	return nil, exitCode{exitAmbiguous, b.String()}
}

func (q *asking) showMeeting(rows []queries.Meeting) error {
	m := rows[0]
	if !q.forPeople() {
		t := q.meetingTable(m.Name, rows)
		t.columns = append(t.columns, column{"accounts", "accounts"}, column{"disagreements", "disagreements"})
		t.rows[0] = append(t.rows[0], m.Accounts, list(m.Disagreements))
		return q.print(t, q.format)
	}
	t := table{title: m.Name, columns: q.columns("what", "text")}
	t.columns[1].title = ""
	add := func(ja, en, value string) {
		if value != "" {
			t.rows = append(t.rows, []any{q.text(message{ja, en}), value})
		}
	}
	add("会談", "meeting", m.ID)
	add("状態", "status", queries.Title(queries.Statuses, m.Status, q.lang))
	add("種類", "kind", queries.Title(queries.Kinds, m.Kind, q.lang)+" ("+queries.Title(queries.Modes, m.Mode, q.lang)+")")
	add("日付", "date", m.Date())
	add("場所", "place", m.Place)
	add("国・機関", "sides", strings.Join(q.in(m.Sides), "、"))
	add("要人", "officials", strings.Join(q.in(m.Officials), "、"))
	add("議題", "topics", strings.Join(m.Topics, "、"))
	add("食い違い", "disagreement", q.disagreements(m))
	for _, account := range m.Accounts {
		add("報道 "+account.Brief, "account "+account.Brief, strings.TrimSpace(fmt.Sprintf("%s  %s  %s  %s", account.Published,
			queries.Title(queries.Statuses, account.Status, q.lang), account.Start, account.Place)))
	}
	t.note = strings.ReplaceAll(evidenceNote(rows), "[1] ", "")
	return q.print(t, q.format)
}

func (q *asking) showBrief(b queries.Brief) error {
	if !q.forPeople() {
		t := table{columns: q.columns("id", "title", "published", "source", "statements", "meetings")}
		t.rows = [][]any{{b.ID, orNil(b.Title), orNil(b.Published), orNil(b.Source), b.Statements, b.Meetings}}
		return q.print(t, q.format)
	}
	t := table{title: fmt.Sprintf("%s  %s  %s", b.ID, b.Published, b.Name), columns: q.columns("statement", "text", "meeting")}
	of := map[int][]string{}
	for _, m := range b.Meetings {
		for _, n := range m.Statements {
			of[n] = append(of[n], m.Name)
		}
	}
	if b.Title != "" {
		t.rows = append(t.rows, []any{0, b.Title, strings.Join(of[0], "\n")})
	}
	for i, text := range b.Statements {
		t.rows = append(t.rows, []any{i + 1, text, strings.Join(of[i+1], "\n")})
	}
	return q.print(t, q.format)
}
