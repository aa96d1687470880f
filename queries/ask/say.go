package ask

import (
	"fmt"
	"slices"
	"strings"

	"kaidan/queries"
)

// speaker says rows as a sentence in the language of the question.
type speaker struct {
	a    *Answer
	lang string
}

func (s speaker) text(ja, en string) string {
	if s.lang == "en" {
		return en
	}
	return ja
}

func (s speaker) sentence(ja, en string, values ...any) string {
	return fmt.Sprintf(s.text(ja, en), values...)
}

func (s speaker) nothing() string {
	return s.text("報道は見つからない。", "There is no report of that.")
}

func (s speaker) list(values []string, most int) string {
	values = unique(values)
	more := ""
	if len(values) > most {
		more = s.sentence(" ほか%d", " and %d more", len(values)-most)
		values = values[:most]
	}
	return strings.Join(values, s.text("、", ", ")) + more
}

func unique(values []string) []string {
	var kept []string
	for _, v := range values {
		if v != "" && !slices.Contains(kept, v) {
			kept = append(kept, v)
		}
	}
	return kept
}

// part parts meetings that took place from those only planned or proposed, and from the rest.
func part(rows []queries.Meeting) (held, open, other []queries.Meeting) {
	for _, m := range rows {
		switch m.Status {
		case "held":
			held = append(held, m)
		case "planned", "proposed":
			open = append(open, m)
		default:
			other = append(other, m)
		}
	}
	return held, open, other
}

// meetings answers who, what, when, where, how often and whether.
func (s speaker) meetings(rows []queries.Meeting) string {
	if len(rows) == 0 {
		return s.nothing()
	}
	held, open, other := part(rows)
	if len(held)+len(open) == 0 {
		return s.sentence("%sは%d件、最も新しいのは%s。", "%s: %d, the newest %s.", s.statuses(other), len(other), s.headline(other[0]))
	}
	var b strings.Builder
	switch {
	case len(held) > 0:
		b.WriteString(s.held(held))
	case s.a.Want == Whether && len(s.a.Kinds) == 0:
		b.WriteString(s.text("いいえ、会ったという報道はない。", "No: there is no report that they met. "))
	case s.a.Want == Whether:
		b.WriteString(s.text("いいえ、実施の報道はない。", "No: none was reported held. "))
	default:
		b.WriteString(s.text("実施されたという報道はない。", "None was reported held. "))
	}
	if len(open) > 0 {
		b.WriteString(s.open(open))
	}
	if len(other) > 0 {
		b.WriteString(s.sentence("ほかに%sが%d件。", " Others: %s, %d.", s.statuses(other), len(other)))
	}
	return strings.TrimSpace(b.String())
}

func (s speaker) held(rows []queries.Meeting) string {
	newest := fewestSides(rows, len(s.a.Actors))[0]
	switch s.a.Want {
	case Whom, Sides:
		return s.whom(rows) + s.also(rows)
	case What:
		return s.topicsOf(rows)
	case When:
		return s.sentence("日付は%s（%s）。", "Date: %s (%s). ", s.date(newest), s.headline(newest)) + s.older(rows) + s.also(rows)
	case Where:
		return s.placesOf(rows) + s.also(rows)
	case HowOften:
		return s.sentence("実施の報道は%d件。", "%d reported held. ", len(rows))
	}
	if s.a.Want == List || s.a.Question == "timeline" || len(s.a.Actors) < 2 && len(s.a.Topic) == 0 {
		return s.sentence("実施の報道は%d件、最も新しいのは%s。", "%d reported held, the newest: %s. ", len(rows), s.headline(newest))
	}
	return s.sentence("はい、%s。", "Yes: %s. ", s.headline(newest)) + s.older(rows)
}

// whom answers who was met, or which countries.
func (s speaker) whom(rows []queries.Meeting) string {
	var names []string
	for _, m := range rows {
		if s.a.Want == Sides {
			names = append(names, s.otherSides(m)...)
			continue
		}
		for _, o := range s.others(m) {
			if !s.a.Count || slices.ContainsFunc(m.Officials, func(a queries.Actor) bool { return a.In(s.lang) == o }) {
				names = append(names, o)
			}
		}
	}
	names = unique(names)
	switch {
	case len(names) == 0:
		return s.sentence("実施%d件があるが、相手の名の報道はない。", "%d held, but no report of who was met. ", len(rows))
	case s.a.Count && s.a.Want == Sides:
		return s.sentence("%dか国・機関: %s（実施%d件）。", "%d countries and organisations: %s (%d held). ", len(names), s.list(names, 10), len(rows))
	case s.a.Count:
		return s.sentence("名の報道があるのは%d人: %s（実施%d件）。", "%d are named: %s (%d held). ", len(names), s.list(names, 10), len(rows))
	case len(s.a.Actors) == 0:
		return s.sentence("出席したのは%s（実施%d件）。", "Took part: %s (%d held). ", s.list(names, 10), len(rows))
	}
	return s.sentence("会ったのは%s（実施%d件）。", "Met: %s (%d held). ", s.list(names, 10), len(rows))
}

// otherSides are the countries and organisations beside those named and those whom the persons named serve.
func (s speaker) otherSides(m queries.Meeting) []string {
	var names []string
	for _, side := range m.Sides {
		served := slices.ContainsFunc(m.Officials, func(o queries.Actor) bool { return o.Serves == side.ID && s.named(o) })
		if !served && !s.named(side) {
			names = append(names, side.In(s.lang))
		}
	}
	return names
}

// also answers what else was asked for.
func (s speaker) also(rows []queries.Meeting) string {
	text := ""
	for _, want := range s.a.Also {
		switch want {
		case What:
			text += s.topicsOf(rows)
		case Where:
			text += s.placesOf(rows)
		}
	}
	return text
}

func (s speaker) placesOf(rows []queries.Meeting) string {
	var places []string
	for _, m := range rows {
		places = append(places, m.Place)
	}
	if len(unique(places)) == 0 {
		return s.sentence("実施%d件があるが、場所の報道はない。", "%d held, but no report of the place. ", len(rows))
	}
	return s.sentence("場所は%s。", "Places: %s. ", s.list(places, 8))
}

func (s speaker) topicsOf(rows []queries.Meeting) string {
	var topics []string
	for _, m := range rows {
		topics = append(topics, m.Topics...)
	}
	if len(topics) == 0 {
		return s.sentence("実施%d件があるが、議題の報道はない。", "%d held, but no report of the topics. ", len(rows))
	}
	return s.sentence("議題は%s（実施%d件）。", "Topics: %s (%d held). ", s.list(topics, 8), len(rows))
}

func (s speaker) older(rows []queries.Meeting) string {
	if len(rows) < 2 {
		return ""
	}
	return s.sentence("実施の報道は全部で%d件。", "%d reported held in all. ", len(rows))
}

func (s speaker) open(rows []queries.Meeting) string {
	var names []string
	for _, m := range rows {
		names = append(names, s.headline(m)+s.sentence("（%s）", " (%s)", queries.Title(queries.Statuses, m.Status, s.lang)))
	}
	return s.sentence("予定・提案だけで実施の報道がないもの: %s。", "Only planned or proposed, not reported held: %s.", s.list(names, 3))
}

func (s speaker) statuses(rows []queries.Meeting) string {
	var all []string
	for _, m := range rows {
		all = append(all, queries.Title(queries.Statuses, m.Status, s.lang))
	}
	return s.list(all, 4)
}

// date is when a meeting was, or when it was reported.
func (s speaker) date(m queries.Meeting) string {
	if date := m.Date(); date != "" {
		return date
	}
	return s.sentence("不明、%s の報道", "not told, reported %s", m.Day)
}

// headline is a meeting in few words.
func (s speaker) headline(m queries.Meeting) string {
	if s.lang != "en" {
		return m.Name
	}
	sides := make([]string, len(m.Sides))
	for i, a := range m.Sides {
		sides[i] = a.In("en")
	}
	date := m.Date()
	if date == "" {
		date = "reported " + m.Day + ":"
	}
	text := strings.TrimSpace(date + " " + strings.Join(sides, "–") + " " + queries.Title(queries.Kinds, m.Kind, "en"))
	if m.Place != "" {
		text += " (" + m.Place + ")"
	}
	return text
}

// others are the officials beside those named, and each side for which nobody stands.
func (s speaker) others(m queries.Meeting) []string {
	var names, spoken []string
	for _, o := range m.Officials {
		spoken = append(spoken, o.Serves)
		if !s.named(o) {
			names = append(names, o.In(s.lang))
		}
	}
	for _, side := range m.Sides {
		if !slices.Contains(spoken, side.ID) && !s.named(side) {
			names = append(names, side.In(s.lang))
		}
	}
	return names
}

func (s speaker) named(a queries.Actor) bool {
	return slices.ContainsFunc(s.a.Actors, func(b queries.Actor) bool { return a.ID == b.ID })
}

// next answers when the next meeting is.
func (s speaker) next(rows []queries.Meeting) string {
	if len(rows) == 0 {
		return s.text("これからの会談の報道は見つからない。", "There is no report of a meeting to come.")
	}
	if len(s.a.Actors) == 0 && s.a.Want != When {
		var all []string
		for _, m := range rows {
			all = append(all, s.sentence("%s（%s）", "%s (%s)", s.headline(m), queries.Title(queries.Statuses, m.Status, s.lang)))
		}
		return s.sentence("予定・提案の会談は%d件: %s。", "%d planned or proposed: %s.", len(rows), s.list(all, 3))
	}
	best := rows[0]
	for _, m := range rows[1:] {
		if best.Start == "" && m.Start != "" && len(m.Sides) <= len(best.Sides) {
			best = m
		}
	}
	date := best.Date()
	if date == "" {
		date = s.text("日付は未定", "no day is set")
	}
	more := ""
	if s.a.Want == Where && best.Place == "" {
		more = s.text("場所の報道はない。", " No report of the place.")
	}
	if len(rows) > 1 {
		more += s.sentence("ほかに%d件。", " %d more.", len(rows)-1)
	}
	return s.sentence("%s（%s）: %s。実施の報道はまだない。", "%s (%s): %s. Not yet reported held.", date, queries.Title(queries.Statuses, best.Status, s.lang), s.headline(best)) + more
}

// seen says how far an answer looked.
func (s speaker) seen() string {
	return s.sentence("（新しいほうから%d件を見た答え。）", " (Of the newest %d.)", s.a.seen)
}

// counts says how often two met, by what the graph holds of all years.
func (s speaker) counts(rows []queries.Count) string {
	held, all := 0, 0
	for _, r := range rows {
		all += r.Meetings
		if r.Status == "held" {
			held += r.Meetings
		}
	}
	if all > held {
		return s.sentence("実施の報道は%d件。ほかに予定・提案などが%d件。", "%d reported held; %d planned, proposed and others.", held, all-held)
	}
	return s.sentence("実施の報道は%d件。", "%d reported held.", held)
}

// ofSides tells what is planned or proposed of the countries of those named, who are not named in it.
func (s speaker) ofSides(rows []queries.Meeting) string {
	var all []string
	for _, m := range rows {
		all = append(all, s.sentence("%s（%s）", "%s (%s)", s.headline(m), queries.Title(queries.Statuses, m.Status, s.lang)))
	}
	return s.sentence("国どうしでは: %s。", " Between their countries: %s.", s.list(all, 2))
}

func (s speaker) discussants(rows []queries.Discussant) string {
	if len(rows) == 0 {
		return s.nothing()
	}
	var held, open, sides []string
	for _, r := range rows {
		switch {
		case r.IsOfficial() && r.Held > 0:
			held = append(held, r.In(s.lang))
		case r.IsOfficial():
			open = append(open, r.In(s.lang))
		default:
			sides = append(sides, r.In(s.lang))
		}
	}
	var parts []string
	if len(held) > 0 {
		parts = append(parts, s.sentence("話したのは%s", "Discussed by %s", s.list(held, 8)))
	}
	if len(open) > 0 {
		parts = append(parts, s.sentence("予定・提案の会談に%s", "in meetings only planned or proposed: %s", s.list(open, 8)))
	}
	parts = append(parts, s.sentence("国・機関では%s", "countries and organisations: %s", s.list(sides, 8)))
	return strings.Join(parts, s.text("。", "; ")) + s.text("。", ".")
}

func (s speaker) dossier(rows []queries.Dossier) string {
	if len(rows) == 0 {
		return s.nothing()
	}
	d := rows[0]
	office := ""
	if len(d.Offices) > 0 {
		of := d.Offices[0].Of
		if s.lang == "en" && d.Offices[0].OfEn != "" {
			of = d.Offices[0].OfEn + " "
		}
		office = s.sentence("（%s%s）", " (%s%s)", of, d.Offices[0].Office)
	}
	var with []string
	for _, c := range d.Counterparts {
		if c.Held > 0 {
			with = append(with, c.In(s.lang))
		}
	}
	text := s.sentence("%s%s。会談の報道は%d件。", "%s%s. %d meetings reported. ", d.In(s.lang), office, d.Meetings)
	if len(with) > 0 {
		text += s.sentence("会った相手: %s。", "Met: %s.", s.list(with, 6))
	}
	return strings.TrimSpace(text)
}

func (s speaker) path(rows []queries.Hop) string {
	if len(rows) == 0 {
		return s.text("会談でつながる道は見つからない。", "No way over meetings joins them.")
	}
	names := []string{rows[0].From.In(s.lang)}
	for _, h := range rows {
		names = append(names, h.To.In(s.lang))
	}
	return s.sentence("%s（会談%d件でつながる）。", "%s (%d meetings on the way).", strings.Join(names, " – "), len(rows))
}

func (s speaker) both(rows []queries.Both) string {
	var names []string
	for _, r := range rows {
		if s.a.Question == "compare" || r.WithA > 0 && r.WithB > 0 {
			names = append(names, fmt.Sprintf("%s %d/%d", r.In(s.lang), r.WithA, r.WithB))
		}
	}
	if len(names) == 0 {
		return s.nothing()
	}
	a, b := s.a.Actors[0].In(s.lang), s.a.Actors[1].In(s.lang)
	return s.sentence("%s（%s/%sとの会談の数）。", "%s (meetings with %s/%s).", s.list(names, 8), a, b)
}

func (s speaker) conflicts(rows []queries.Meeting) string {
	if len(rows) == 0 {
		return s.text("報道の食い違いは見つからない。", "Briefs do not disagree on that.")
	}
	var names []string
	for _, m := range rows {
		names = append(names, s.headline(m)+": "+s.disagreements(m))
	}
	return s.sentence("%d件で食い違う。%s。", "Briefs disagree on %d: %s.", len(rows), s.list(names, 2))
}

// disagreements are what briefs disagree on; the words for it stand before a colon.
func (s speaker) disagreements(m queries.Meeting) string {
	words := map[string]string{"date": "日付", "place": "場所", "participants": "参加者", "status": "状態"}
	lines := make([]string, len(m.Disagreements))
	for i, line := range m.Disagreements {
		what, rest, _ := strings.Cut(line, ": ")
		lines[i] = s.text(words[what], what) + ": " + rest
	}
	return strings.Join(lines, "; ")
}

func (s speaker) pending(rows []queries.Meeting) string {
	if len(rows) == 0 {
		return s.nothing()
	}
	var names []string
	for _, m := range rows {
		names = append(names, s.headline(m))
	}
	return s.sentence("予定・提案のまま実施の報道がない会談は%d件: %s。", "%d planned or proposed and not reported held: %s.", len(rows), s.list(names, 4))
}

func (s speaker) topics(rows []queries.TopicCount) string {
	var names []string
	for _, r := range rows {
		names = append(names, r.Topic)
	}
	if len(names) == 0 {
		return s.nothing()
	}
	return s.sentence("増えている議題は%s。", "On the rise: %s.", s.list(names, 6))
}

func (s speaker) network(pairs []queries.Pair) string {
	nodes := queries.Measure(pairs)
	if len(nodes) == 0 {
		return s.nothing()
	}
	var names []string
	for _, n := range nodes {
		names = append(names, s.sentence("%s（%d人）", "%s (%d)", n.In(s.lang), n.Partners))
	}
	return s.sentence("最も多くの人と会ったのは%s。", "Met the most others: %s.", s.list(names, 3))
}

func (s speaker) stats(rows []queries.Figures) string {
	f := rows[0]
	return s.sentence("記事%d本、会談%d件、要人%d人（%s から %s）。", "%d briefs, %d meetings, %d officials (%s to %s).", f.Briefs, f.Meetings, f.Officials, f.Oldest, f.Newest)
}
