package ingest

import (
	"slices"
	"strings"
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
