package ingest

import (
	"slices"
	"strings"

	"kaidan/graph"
)

// seated are the bodies that meet at their own seat, where the country around it is no host.
var seated = []string{"UN", "EU", "NATO", "OSCE", "IAEA", "WTO", "WHO", "IMF"}

// hosted gives a gathering the country in which it is held as a side: a host takes part.
func (a *account) hosted() {
	if a.family == conferenceFamily && len(a.placeCode) == len("JPN") && !slices.Contains(seated, a.org) {
		a.sides = union(a.sides, []string{a.placeCode})
	}
}

// attends are the verbs of a clause that names those who take part in what it describes.
var attends = []string{"参加する", "参加した", "参加している", "参加予定の", "出席する", "出席した", "加盟する", "加わる", "集まる", "集まった", "集う"}

// attendants are the sides that the clause before a gathering names as taking part: 日本や米国など12カ国が参加する|…閣僚会合.
func (s *sentence) attendants(at span) []string {
	var codes []string
	for _, a := range s.args {
		if a.end > at.start {
			break
		}
		gap := s.l.text[a.end:at.start]
		for _, verb := range attends {
			head, tail, ok := strings.Cut(gap, verb)
			if ok && len(head) <= 60 && endsWithAny(head, "が", "も", "の") && !strings.ContainsAny(head, "、。はをに") && !strings.ContainsAny(tail, "、。") {
				codes = union(codes, a.codes())
			}
		}
	}
	return codes
}

// delegates adds those whose people or delegations act behind a gathering in its sentence, the people by name where they speak or
// attend: 会議が開かれたが、|ロシアとグルジアの代表が対立した, 総会が開幕し、|オバマ大統領が演説した.
func (s *sentence) delegates(a *account, at span) {
	rest := s.l.text[at.end:s.end]
	if containsAny(rest, absences...) {
		return
	}
	speak := containsAny(rest, "演説", "あいさつ", "挨拶", "スピーチ", "出席", "参加")
	for _, row := range s.args {
		if row.start < at.end || !row.subject() || s.l.quoted(row.start) {
			continue
		}
		people := row.people()
		if len(people) == 0 && row.level == "" && row.end == row.mentions[len(row.mentions)-1].end {
			continue // a country that only thinks or says something
		}
		a.sides = union(a.sides, row.codes())
		if speak {
			a.addPeople(people)
		}
	}
}

// absences say that somebody takes no part.
var absences = []string{"欠席", "不参加", "参加しな", "参加せ", "出席しな", "出席せ", "ボイコット", "見送", "招かれな", "招待されな"}

// meetThere gives a gathering the sides of those who meet on its occasion: 開催中の国連総会の場で|日中首脳が会談した.
func (s *sentence) meetThere() {
	for _, a := range s.accounts {
		if a.family != conferenceFamily || !a.occasion || a.born != s.born() {
			continue
		}
		for _, b := range s.accounts {
			if b.meets() && b.ordinal == "" && b.born == a.born {
				a.sides = union(a.sides, b.sides)
			}
		}
	}
}

// forWhom adds to the meeting of a sentence those for whom it says that it is a first or third one: AとBにとって3回目の会談.
func (s *sentence) forWhom() {
	for _, row := range s.args {
		if !strings.HasPrefix(s.l.text[row.end:], "にとって") || len(row.people()) == 0 {
			continue
		}
		for _, a := range s.accounts {
			if a.meets() && len(a.people) == 0 && sameSides(row.codes(), a.sides) {
				a.addPeople(withFitting(nil, row.people(), a.kind))
			}
		}
	}
}

// assembled reads that those of the gathering told last talk, named by some of them: AとBら17カ国の首脳らが…を|話し合う. It says whether it was so.
func (r *reader) assembled(s *sentence, t *trigger) bool {
	a, subject := r.current(), s.subject
	if a == nil || a.family != conferenceFamily || a.lastStatement() < s.l.index-1 || subject == nil || subject.end2 > t.start || len(t.codes) > 0 {
		return false
	}
	if n, _ := ofMany(s.l.text[subject.mentions[len(subject.mentions)-1].end:s.end]); n == 0 {
		return false
	}
	a.addPeople(subject.people())
	a.sides = union(a.sides, subject.codes())
	a.supports(s.l.index)
	a.prove(s.l, t.span, "trigger", "those who take part talk")
	s.accounts = append(s.accounts, a)
	return true
}

// conveners are the verbs of a clause that tells who holds the conference behind it, and what they say of it.
var conveners = []struct {
	verb   string
	status graph.Status
}{
	{"主催する", graph.Planned},
	{"開催する", graph.Planned},
	{"開く", graph.Planned},
	{"開かれる", graph.Planned},
	{"開催される", graph.Planned},
	{"行われる", graph.Planned},
	{"計画している", graph.Planned},
	{"計画する", graph.Planned},
	{"提唱する", graph.Proposed},
	{"提唱した", graph.Proposed},
	{"提案した", graph.Proposed},
	{"呼びかけた", graph.Proposed},
	{"の開催を予定する", graph.Planned},
	{"の開催を予定している", graph.Planned},
	{"の開催を計画している", graph.Planned},
	{"の開催を目指す", graph.Proposed},
	{"の開催を目指している", graph.Proposed},
	{"の開催を呼びかけている", graph.Proposed},
	{"主催した", graph.Held},
	{"開催した", graph.Held},
	{"開いた", graph.Held},
}

// convened reads a conference of many that a clause describes or that somebody calls: 11月に大統領が主催する予定の|中東和平国際会議, 国際会議を
// 15日にジュネーブで行う. It says whether it was one.
func (r *reader) convened(s *sentence, t *trigger, start int, o outlook) bool {
	row, status := s.convener(start)
	var codes []string
	switch {
	case row != nil:
		codes = row.codes()
	case status != "" && s.subject != nil:
		codes = s.subject.codes()
	case strings.Contains(s.l.text[start:t.end], "国際") && o.strong && startsWithAny(o.cue, "を行", "を開", "が開", "が行", "も開", "も行"):
		codes = s.subjectCodes()
	default:
		return false
	}
	if status != "" && o.status != graph.Cancelled {
		o.status, o.strong = status, true
	}
	for _, guests := range s.args {
		if guests.start >= t.end && (guests.including(s.l.text) || guests.particle == "を" && startsWithAny(s.l.text[guests.end2:], "招")) && containsAny(s.l.text[guests.end2:s.end], "招") {
			codes = union(codes, guests.codes())
		}
	}
	before := len(r.accounts)
	r.gathering(s, span{start, t.end}, "", o, t.level, nil, status == graph.Held)
	if len(r.accounts) == before {
		return false
	}
	a := r.accounts[before]
	a.sides = union(a.sides, codes)
	if row != nil {
		a.addPeople(row.people())
	}
	return true
}

// convener is who holds the conference whose name begins at a position, with what the clause that tells it says of its coming about;
// nobody, where the clause tells only when (今年秋に開く|国際会議), and no status, where there is no such clause.
func (s *sentence) convener(start int) (*arg, graph.Status) {
	head := s.l.text[s.start:start]
	for _, c := range conveners {
		i := lastIndex(head, c.verb)
		if i < 0 {
			continue
		}
		topic, _ := cutAny(head[i+len(c.verb):len(head)-ordinalAt(head[i+len(c.verb):], len(head)-i-len(c.verb))], "予定の", "方針の", "計画の", "ことになっている", "予定だった")
		if topic != "" && (len(topic) > 36 || !endsWithAny(topic, "の", "関する", "めぐる", "巡る") || strings.ContainsAny(topic, "、。はがで")) {
			continue
		}
		at := s.start + i
		for _, a := range s.args {
			if a.particle == "が" && a.end2 <= at && at-a.end2 < 60 && !strings.ContainsAny(s.l.text[a.end2:at], "、。は") {
				return a, c.status
			}
		}
		for _, d := range s.l.dates {
			if d.End <= at && at-d.End <= len("に")*8 && !strings.ContainsAny(s.l.text[d.End:at], "、。はが") {
				return nil, c.status
			}
		}
	}
	return nil, ""
}
