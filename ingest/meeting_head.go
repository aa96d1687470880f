package ingest

import (
	"slices"
	"strings"

	"kaidan/graph"
)

// beforeHeads end the words before somebody who leads a delegation, behindHeads begin those behind: 団長は|Aで, Aを|団長とする代表団.
var (
	beforeHeads = []string{"団長は", "団長の", "団長である", "団長を務める", "団長を務めた", "代表団を率いる", "代表団を率いた", "代表団を率いて", "交渉団を率いる", "交渉団を率いた", "首席代表の", "首席代表は", "首席代表を務める", "共同議長は", "代表者は"}
	behindHeads = []string{"を団長とする", "を団長とした", "を団長に", "が団長", "団長", "率いる代表団", "が率いる代表団", "率いる交渉団", "が率いる交渉団", "ら代表団", "らの代表団"}
)

// heads adds to the talks told before those who lead the delegations to them: 団長はAで, A側はXが、B側はYが率いた.
func (r *reader) heads(s *sentence) {
	text := s.l.text[s.start:s.end]
	if !containsAny(text, "団長", "率い", "代表団", "首席代表", "共同議長", "代表者は") || s.l.quoted(s.start) {
		return
	}
	ledBy := s.ledBy()
	for _, a := range s.args {
		if s.l.quoted(a.start) {
			continue
		}
		for _, m := range a.mentions {
			if m.kind != officialMention || len(m.people) != 1 {
				continue
			}
			led := endsWithAny(s.l.text[s.start:a.start], beforeHeads...) || a.end2 <= ledBy && (a.particle == "が" || a.particle == "は" || a.particle == "")
			if led || strings.HasSuffix(s.l.text[m.start:m.end], "団長") || startsWithAny(s.l.text[m.end:s.end], behindHeads...) {
				r.head(s, m)
			}
		}
	}
}

// ledBy is where a clause ends that tells who lead the sides of talks: タイはA首相代行が、カンボジアはB首相が代表団を|率いる. It is the beginning of
// the sentence where there is none.
func (s *sentence) ledBy() int {
	i := strings.LastIndex(s.l.text[s.start:s.end], "率い")
	if i < 0 {
		return s.start
	}
	head := s.l.text[s.start : s.start+i]
	if endsWithAny(head, "代表団を", "交渉団を", "団を") && strings.Contains(head, "が") || endsWithAny(head, "が", "がそれぞれ") && containsAny(head, "側は", "代表団は", "側を") {
		return s.start + i
	}
	return s.start
}

// head adds one who leads a delegation to the last talks of his country for which nobody of it is told.
func (r *reader) head(s *sentence, m *mention) {
	p, future := m.people[0], s.l.futureEnd(s.span)
	var talks *account
	for i := len(r.accounts) - 1; i >= 0; i-- {
		a := r.accounts[i]
		if !a.meets() || a.ordinal != "" || !slices.Contains(a.sides, p.country) || a.kind == graph.Summit && !p.leads() || a.lastStatement() < s.l.index-4 {
			continue
		}
		if talks == nil || !future && talks.status != graph.Held && a.status == graph.Held {
			talks = a
		}
	}
	if talks == nil || slices.ContainsFunc(talks.people, func(q *person) bool { return q.country == p.country }) {
		return
	}
	talks.addPeople([]*person{p})
	talks.supports(s.l.index)
	talks.prove(s.l, m.span, "participant", "leads a delegation")
}

// negotiators adds those who act for both sides of talks of which nobody was named to them: 米国とイランが協議した。A特使とB外相は別々の部屋に分かれ,
// AとBが文書に署名した.
func (r *reader) negotiators(s *sentence) {
	a, row := r.current(), s.negotiating()
	after := startsWithAny(s.l.text[s.start:s.end], afterwards...) || startsWithAny(s.l.text[s.start:s.end], "終わり際", "冒頭")
	if after {
		a = r.lastHeld(s)
	}
	if a == nil || row == nil || len(row.people()) < 2 || len(row.people()) != len(row.codes()) || len(a.people) > 0 || a.status != graph.Held || !a.meets() || a.lastStatement() < s.l.index-2 || !sameSides(a.sides, row.codes()) {
		return
	}
	for _, own := range s.accounts {
		if own != a && !after {
			return
		}
	}
	for _, p := range row.people() {
		if p.leads() && a.kind != graph.Summit || !p.leads() && a.kind == graph.Summit || p.level == "spokesperson" {
			return
		}
	}
	a.addPeople(row.people())
	a.supports(s.l.index)
	a.prove(row.l, row.span, "participant", "act for the sides of the talks")
}

// afterwards begin the words of one who speaks when talks are over, in which he therefore took part.
var afterwards = []string{"終了後", "協議後", "会談後", "会合後", "交渉後", "協議の後", "会談の後", "協議終了後", "会談終了後", "会合の後"}

// spokeAfter adds to talks just told the one of a side who speaks when they are over: 米国の特使は|協議後、記者団に述べた.
func (r *reader) spokeAfter(s *sentence) {
	a, row := r.lastHeld(s), s.subject
	if a == nil || row == nil || len(row.people()) != 1 || !a.meets() || a.status != graph.Held || a.kind != graph.Talks && a.kind != graph.SeniorOfficials || a.lastStatement() < s.l.index-3 {
		return
	}
	p := row.people()[0]
	if !startsWithAny(s.l.text[row.end2:s.end], afterwards...) && !startsWithAny(s.l.text[s.start:row.start], afterwards...) {
		return
	}
	if p.leads() || p.level == "spokesperson" || !slices.Contains(a.sides, p.country) {
		return
	}
	a.addPeople([]*person{p})
	a.prove(row.l, row.span, "participant", "speaks after the talks")
}

// lastHeld is the last meeting told before the sentence as held.
func (r *reader) lastHeld(s *sentence) *account {
	for i := len(r.accounts) - 1; i >= 0; i-- {
		if a := r.accounts[i]; a.meets() && a.status == graph.Held && a.ordinal == "" && a.born != s.born() {
			return a
		}
	}
	return nil
}

// negotiating is the row of those who act in a sentence, with the one to whom they turn: A局長は|B大使に対し…提起した.
func (s *sentence) negotiating() *arg {
	if s.subject == nil || len(s.subject.people()) != 1 {
		return s.subject
	}
	for _, a := range s.args {
		if a.start >= s.subject.end2 && (a.particle == "に対し" || a.particle == "に") && len(a.people()) == 1 && !s.l.quoted(a.start) {
			both := *s.subject
			both.mentions = append(slices.Clone(s.subject.mentions), a.mentions...)
			return &both
		}
	}
	return s.subject
}
