package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kaidan/queries"
)

// meetingTable shows meetings; those asked for are left out of the column of who else took part.
func (q *asking) meetingTable(title string, rows []queries.Meeting, asked ...queries.Actor) table {
	t := table{title: title}
	full := !q.forPeople()
	if full {
		t.columns = q.columns("date", "start", "end", "status", "kind", "mode", "with", "officials", "countries", "place", "topics",
			"name", "meeting", "reports", "conflicts", "evidence")
	} else {
		t.columns = q.columns("date", "status", "kind", "with", "place", "topics", "meeting")
		if q.evidence {
			t.columns = append([]column{{"nr", "#"}}, t.columns...)
		}
	}
	for i, m := range rows {
		t.rows = append(t.rows, q.meetingRow(m, i+1, full, asked))
	}
	if !full {
		t.dropEmpty("place", "topics", "with")
		if q.evidence {
			t.note = evidenceNote(rows)
		}
	}
	t.drawing = q.meetingDrawing(rows)
	return t
}

func (q *asking) meetingRow(m queries.Meeting, nr int, full bool, asked []queries.Actor) []any {
	with := q.others(m, asked)
	if full {
		return []any{
			orNil(m.Date()), orNil(m.Start), orNil(m.End), m.Status, m.Kind, m.Mode, with, q.in(m.Officials), q.in(m.Sides), orNil(m.Place),
			list(m.Topics), m.Name, m.ID, m.Reports, list(m.Conflicts), quotes(m.Evidence),
		}
	}
	status := queries.Title(queries.Statuses, m.Status, q.lang)
	if len(m.Conflicts) > 0 {
		status += "*"
	}
	kind := queries.Title(queries.Kinds, m.Kind, q.lang)
	if m.Mode != "in_person" && m.Mode != "" {
		kind += " (" + queries.Title(queries.Modes, m.Mode, q.lang) + ")"
	}
	row := []any{q.day(m.Date(), m.Day, m.Status), status, kind, with, m.Place, m.Topics, ref(m.ID)}
	if q.evidence {
		return append([]any{nr}, row...)
	}
	return row
}

// day is when a meeting was or will be, for people: of one that was held and whose day nobody told, the day by which it
// was over, which is that of the first report.
func (q *asking) day(date, reported, status string) string {
	switch {
	case date != "":
		return date
	case status == "held":
		return q.text(message{"%sまで", "by %s"}, reported)
	}
	return q.text(message{"未定", "no date"})
}

// ref is a meeting's id as tables show it: the six characters at its end, which `kaidan show` takes.
func ref(id string) string {
	if end := id[strings.LastIndexByte(id, '-')+1:]; len(end) == 6 && len(end) < len(id) {
		return end
	}
	return id
}

// others are who took part beside those asked for: officials, and each side for which no official stands.
func (q *asking) others(m queries.Meeting, asked []queries.Actor) []string {
	var names, spoken []string
	for _, o := range m.Officials {
		spoken = append(spoken, o.Serves)
		if !slices.ContainsFunc(asked, func(b queries.Actor) bool { return o.ID == b.ID }) {
			names = append(names, o.In(q.lang))
		}
	}
	for _, s := range m.Sides {
		if !slices.Contains(spoken, s.ID) && !slices.ContainsFunc(asked, func(b queries.Actor) bool { return s.ID == b.ID }) {
			names = append(names, s.In(q.lang))
		}
	}
	return list(names)
}

// in are names in the language asked for.
func (q *asking) in(actors []queries.Actor) []string {
	names := make([]string, len(actors))
	for i, a := range actors {
		names[i] = a.In(q.lang)
	}
	return names
}

// forPeople says whether the format is for reading, not for programs: it shows fewer columns, and words for codes.
func (q *asking) forPeople() bool {
	return q.format == formatTable || q.format == formatMarkdown || q.format == formatHTML
}

func orNil(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// list is never null in JSON.
func list(values []string) []string { return append([]string{}, values...) }

// quotes are evidence as it stands in JSON.
func quotes(evidence []queries.Quote) []any {
	all := make([]any, len(evidence))
	for i, e := range evidence {
		all[i] = e
	}
	return all
}

// evidenceNote lists the sentences under a table, by the number of the row.
func evidenceNote(rows []queries.Meeting) string {
	var b strings.Builder
	for i, m := range rows {
		for _, e := range m.Evidence {
			fmt.Fprintf(&b, "[%d] %s %s#%d  %s\n", i+1, e.Published, e.Brief, e.Statement, e.Text)
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// headings are the titles of columns by key.
var headings = map[string][2]string{
	"nr": {"#", "#"}, "date": {"日付", "date"}, "start": {"開始", "start"}, "end": {"終了", "end"}, "status": {"状態", "status"},
	"kind": {"種類", "kind"}, "mode": {"形式", "mode"}, "with": {"相手", "with"}, "participants": {"参加者", "participants"}, "officials": {"要人", "officials"},
	"countries": {"国・機関", "countries"}, "place": {"場所", "place"}, "topics": {"議題", "topics"}, "name": {"名前", "name"},
	"meeting": {"会談", "meeting"}, "meetings": {"回数", "meetings"}, "held": {"うち実施", "held"}, "reports": {"報道", "reports"}, "conflicts": {"食い違い", "conflicts"},
	"evidence": {"根拠", "evidence"}, "id": {"ID", "id"}, "type": {"種別", "type"}, "last": {"最後", "last"}, "year": {"年", "year"},
	"hop": {"段", "hop"}, "from": {"から", "from"}, "to": {"へ", "to"}, "topic": {"議題", "topic"}, "before": {"以前", "before"},
	"rise": {"増加", "rise"}, "overdue": {"期日超過", "overdue"}, "community": {"群", "community"}, "partners": {"相手の数", "partners"},
	"between": {"媒介", "between"}, "what": {"項目", "what"}, "count": {"数", "count"}, "brief": {"記事", "brief"}, "published": {"発行日", "published"},
	"statement": {"文", "statement"}, "text": {"本文", "text"}, "disagreement": {"食い違い", "disagreement"}, "label": {"ラベル", "label"},
	"properties": {"属性", "properties"}, "doc": {"説明", "description"}, "question": {"質問", "question"}, "title": {"題", "title"},
}

// columns are columns by key, headed in the language asked for.
func (q *asking) columns(keys ...string) []column {
	columns := make([]column, len(keys))
	for i, key := range keys {
		title := headings[key]
		columns[i] = column{key, title[0]}
		if q.lang == "en" {
			columns[i].title = title[1]
		}
		if title[0] == "" {
			columns[i].title = key
		}
	}
	return columns
}

// text is a message in the language of the answer.
func (q *asking) text(m message, values ...any) string { return m.in(q.lang, values...) }

// meetingDrawing joins each meeting with who took part.
func (q *asking) meetingDrawing(rows []queries.Meeting) *drawing {
	d := &drawing{}
	for _, m := range rows {
		d.add(drawnNode{id: m.ID, kind: "Meeting", caption: m.Name, date: m.Start, attrs: [][2]string{
			{"date", m.Date()},
			{"status", m.Status},
			{"kind", m.Kind},
			{"place", m.Place},
			{"topics", strings.Join(m.Topics, "、")},
			{"evidence", evidenceText(m.Evidence)},
		}})
		for _, a := range slices.Concat(m.Officials, m.Sides) {
			d.add(drawnNode{id: a.ID, kind: a.Label, caption: a.In(q.lang)})
			d.edges = append(d.edges, drawnEdge{from: a.ID, to: m.ID, label: a.Office, weight: 1})
		}
	}
	return d
}

func evidenceText(evidence []queries.Quote) string {
	lines := make([]string, len(evidence))
	for i, e := range evidence {
		lines[i] = e.Published + " " + e.Brief + "#" + strconv.Itoa(e.Statement) + " " + e.Text
	}
	return strings.Join(lines, "\n")
}
