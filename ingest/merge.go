package ingest

import (
	"slices"
	"strings"

	"kaidan/graph"
)

// merge joins the accounts of one brief that tell of one event, and links talks to the visit around them.
func (r *reader) merge() {
	for _, a := range r.accounts { // by what the whole brief says of the people
		if a.byPeople && a.kind == graph.Talks && a.statements[0] == 0 && len(a.people) >= 2 {
			a.kind = peopleKind(a.people)
		}
	}
	r.completeHeadline()
	for i := range r.accounts {
		for _, j := range r.bestTwin(i) {
			if !r.accounts[j].dead && !r.accounts[i].dead {
				r.tell(r.lines[r.accounts[i].statements[0]], span{}, "merge", "%s %v of statements %v is the one of statements %v", r.accounts[i].kind, r.accounts[i].sides, r.accounts[i].statements, r.accounts[j].statements)
				r.accounts[j].absorb(r.accounts[i])
				r.accounts[i].dead = true
				break
			}
		}
	}
	r.accounts = slices.DeleteFunc(r.accounts, func(a *account) bool { return a.dead })
	for _, a := range r.accounts {
		if !a.meets() {
			continue
		}
		for _, v := range r.accounts {
			if v.family == visitFamily && slices.Contains(a.sides, v.visitor) && slices.Contains(a.sides, v.host) && !statusClash(v.status, a.status) && (a.start == "" || v.start == "" || overlap(a, v)) {
				a.during = v
			}
		}
	}
	for _, a := range r.accounts {
		r.finish(a)
		r.lend(a)
	}
}

// completeHeadline gives a headline's meeting the sides that only the sentence below it tells: ロシアとウクライナの外相会談, where the host
// sat with them.
func (r *reader) completeHeadline() {
	for _, a := range r.accounts {
		if a.statements[0] != 0 || !a.meets() || a.status != graph.Held || len(a.people) > 0 || a.ordinal != "" {
			continue
		}
		var fuller *account
		for _, b := range r.accounts {
			if b == a || b.family != a.family || b.status != graph.Held || b.kind != a.kind || b.ordinal != "" || !within(a.sides, b.sides) {
				continue
			}
			if fuller != nil || len(a.sides) == len(b.sides) { // the headline's own, or it could be either
				fuller = nil
				break
			}
			fuller = b
		}
		if fuller != nil && fuller.statements[0] == 1 && len(fuller.guests) > 0 && datesAgree(a, fuller) {
			a.sides = slices.Clone(fuller.sides)
		}
	}
}

// bestTwin is the account before number i that tells of the same event and fits best; none, where none does.
func (r *reader) bestTwin(i int) []int {
	best, bestScore := -1, -1
	b := r.accounts[i]
	for j := range i {
		a := r.accounts[j]
		if a.dead || !r.same(a, b) {
			continue
		}
		score := 0
		for _, agrees := range []bool{a.kind == b.kind, a.kind == b.kind, a.start != "" && a.start == b.start, sameWord(a.word, b.word), a.status == b.status, len(a.people) > 0 && shares(a.people, b.people)} {
			if agrees {
				score++
			}
		}
		if score > bestScore {
			best, bestScore = j, score
		}
	}
	if best < 0 {
		return nil
	}
	return []int{best}
}

// finish settles what only the whole brief tells.
func (r *reader) finish(a *account) {
	if (a.kind == graph.Talks || a.kind == graph.SeniorOfficials && a.byPeople) && !a.exact && len(a.people) >= 2 {
		if kind := peopleKind(a.people); kind != graph.Talks {
			a.kind = kind
		}
	}
	a.hosted()
	slices.Sort(a.statements)
}

// lend gives an account the travellers whom only another account names: the talks that a visitor holds, the visit that
// was put off.
func (r *reader) lend(a *account) {
	for _, v := range r.accounts {
		if v == a || v.family != visitFamily || len(v.people) == 0 || a.ordinal == "previous" {
			continue
		}
		if a.family == visitFamily && len(a.people) == 0 && a.visitor == v.visitor && a.host == v.host ||
			a.family == meetingFamily && a.borrowed && len(a.people) == 0 && a.during == v {
			a.addPeople(v.people)
			return
		}
	}
}

func peopleKind(people []*person) graph.Kind {
	var kinds []graph.Kind
	for _, rank := range ranks(people) {
		if rank != "organization" {
			kinds = append(kinds, kindOf1(rank))
		}
	}
	if len(kinds) == 0 || slices.ContainsFunc(kinds, func(k graph.Kind) bool { return k != kinds[0] }) {
		return graph.Talks
	}
	return kinds[0]
}

// same says whether two accounts of a brief tell of one event; a was told first.
func (r *reader) same(a, b *account) bool {
	if a.family != b.family {
		return chatted(a, b)
	}
	if a.mode != b.mode && a.mode != graph.InPerson && b.mode != graph.InPerson {
		return false
	}
	if a.family == visitFamily && a.status == graph.Cancelled && b.status == graph.Proposed && b.strong && a.born != b.born {
		return false // wished for again
	}
	if a.family == visitFamily {
		return a.visitor == b.visitor && a.host == b.host && datesAgree(a, b) && a.ordinal == b.ordinal && !(a.strong && b.strong && statusClash(a.status, b.status) && !a.timeless(b) && !begun(a, b)) && (len(a.people) == 0 || len(b.people) == 0 || shares(a.people, b.people))
	}
	if a.family == conferenceFamily && a.status == graph.Cancelled && b.status == graph.Planned && b.strong && b.start != "" && a.start == "" {
		return false // 会議を延期する。来年1月に改めて開く
	}
	if a.family == conferenceFamily {
		return a.org == b.org && datesAgree(a, b) && (a.status == b.status || !statusClash(a.status, b.status))
	}
	if !sameSides(a.sides, b.sides) && !(a.statements[0] == 0 && len(b.joiners) > 0 && sameSides(union(a.sides, b.joiners), b.sides)) {
		return false
	}
	if r.loosely(a, b) {
		return true
	}
	if a.born == b.born && a.kind != b.kind && !(a.status == graph.Planned && b.status == graph.Cancelled) && (a.exact && b.exact || !shares(a.people, b.people) && (a.start == "" || a.start != b.start)) || b.ordinal == "next" && slices.Contains(a.statements, b.statements[0]) && a.ordinal != "next" {
		return false
	}
	if a.born == b.born && statusClash(a.status, b.status) && a.strong != b.strong && (a.status == graph.Rejected || b.status == graph.Rejected) {
		return false
	}
	if b.ordinal == "next" && a.ordinal == "" && a.start != "" && b.start == "" && b.place != "" && a.place != "" && a.place != b.place {
		return false // その次の会談はロシアで
	}
	if b.also && a.statements[0] != 0 && b.meetsMore(a) {
		return false
	}
	if a.kind != b.kind && !(sameWord(a.word, b.word) || sameWord(b.word, a.word)) && !shares(a.people, b.people) && (a.start == "" || a.start != b.start) && !(a.kind == graph.Talks && !a.exact && a.statements[0] == 0) && !(!b.exact && b.kind == graph.Talks && a.status != graph.Held && b.status != graph.Held) {
		return false
	}
	if a.ordinal != b.ordinal && (a.ordinal == "previous" || b.ordinal == "previous") {
		return a.start != "" && a.start == b.start || a.ordinal == b.ordinal
	}
	if a.mode != b.mode && a.exact && b.exact && a.statements[0] != 0 && b.statements[0] != 0 {
		return false
	}
	if !kindsAgree(a, b) || a.field != "" && b.field != "" && a.field != b.field && a.kind != graph.Summit {
		return false
	}
	if !datesAgree(a, b) {
		return false
	}
	if b.apart != a.apart && len(a.people) > len(b.people) && len(b.people) > 0 {
		return false
	}
	if statusClash(a.status, b.status) && a.strong && b.strong && !a.timeless(b) && !(a.statements[0] == 0 && a.status == graph.Planned && b.status == graph.Held && a.start == b.start) {
		return false
	}
	return peopleAgree(a, b)
}

// meetsMore says whether an account names somebody of a side of which another names nobody.
func (a *account) meetsMore(b *account) bool {
	return slices.ContainsFunc(a.people, func(p *person) bool {
		return !slices.ContainsFunc(b.people, func(q *person) bool { return q.country == p.country })
	})
}

// loosely says whether a headline and the first sentence call one meeting of ministers or officials by different levels: 外交トップ会談,
// 高官協議.
func (r *reader) loosely(a, b *account) bool {
	below := func(k graph.Kind) bool {
		return k == graph.Ministerial || k == graph.SeniorOfficials || k == graph.Talks
	}
	if a.born[0] != 0 || b.born[0] != 1 || !below(a.kind) || !below(b.kind) || a.status != graph.Held || b.status != graph.Held || a.mode != b.mode ||
		a.ordinal != b.ordinal || a.apart || b.apart || !datesAgree(a, b) || !peopleAgree(a, b) {
		return false
	}
	return !slices.ContainsFunc(r.accounts, func(c *account) bool {
		return c != a && c != b && c.meets() && c.born[0] <= 1 && sameSides(c.sides, a.sides) && c.status == graph.Held
	})
}

// chatted says whether a headline's loose word for a meeting, and the first sentence's for a few words exchanged, mean one thing.
func chatted(a, b *account) bool {
	return a.born[0] == 0 && b.born[0] == 1 && a.meets() && b.meets() && (a.byPeople || a.family == contactFamily && b.byPeople) && a.status == b.status && (a.status == graph.Held || a.status == graph.Unconfirmed) &&
		a.mode == b.mode && sameSides(a.sides, b.sides) && datesAgree(a, b) && peopleAgree(a, b)
}

// timeless says whether a journey or meeting is told in a headline that has no tense, and planned below: 首相、7日から訪米.
func (a *account) timeless(b *account) bool {
	if a.family == meetingFamily {
		return !a.joined && a.statements[0] == 0 && b.statements[0] == 1 && a.kind == b.kind && a.mode == b.mode && (a.start == b.start || a.start == "") && a.status == graph.Held && b.status == graph.Planned && b.strong
	}
	return a.family == visitFamily && a.statements[0] == 0 && a.start == b.start && a.status == graph.Held && b.status == graph.Planned && b.strong
}

// begun says whether of two accounts of a journey one tells its beginning as done and the other the plan of days that hold it.
func begun(a, b *account) bool {
	if a.status == graph.Planned {
		a, b = b, a
	}
	return a.status == graph.Held && b.status == graph.Planned && a.start != "" && a.start == b.start && b.start != b.end
}

func shares(a, b []*person) bool {
	return slices.ContainsFunc(a, func(p *person) bool { return slices.Contains(b, p) })
}

// kindsAgree says whether two levels can be one meeting's: equal, or one of them unclear.
func kindsAgree(a, b *account) bool {
	return a.kind == b.kind || !a.exact || !b.exact
}

func datesAgree(a, b *account) bool {
	return a.start == "" || b.start == "" || a.start == b.start || strings.HasPrefix(string(a.start), string(b.start)) || strings.HasPrefix(string(b.start), string(a.start)) || overlap(a, b)
}

func overlap(a, b *account) bool {
	return a.start.First() <= b.end.Last() && b.start.First() <= a.end.Last()
}

// peopleAgree says whether the people can be those of one meeting: one list holds the other, or one names no rival.
func peopleAgree(a, b *account) bool {
	if len(a.people) == 0 || len(b.people) == 0 {
		return true
	}
	for _, p := range a.people {
		for _, q := range b.people {
			if p.country == q.country && p != q && !slices.Contains(b.people, p) && !slices.Contains(a.people, q) {
				return false
			}
		}
	}
	return true
}

// absorb takes what another account of the same event tells.
func (a *account) absorb(b *account) {
	defer func() { a.joined = true }()
	if b.strong && !a.strong || a.timeless(b) || a.status == graph.Planned && b.status == graph.Held && b.strong {
		a.status, a.strong, a.postponed = b.status, b.strong, b.postponed
	}
	if b.status == graph.Cancelled || b.status == graph.Rejected && a.status != graph.Cancelled {
		a.status, a.postponed = b.status, b.postponed
	}
	if len(b.start) > len(a.start) || a.start != "" && b.start != "" && a.start.First() <= b.start.First() && b.end.Last() <= a.end.Last() && len(b.start) == len(a.start) && daysBetween(a.start.First(), a.end.Last()) > 3 {
		a.start, a.end = b.start, b.end // more precise, or narrower
	}
	if a.family == visitFamily && a.start == b.start && a.end == a.start && b.end > a.end {
		a.end = b.end // 7日から訪米, 7日から8日まで
	}
	if a.place == "" {
		a.place, a.placeCode = b.place, b.placeCode
	}
	if !a.exact && b.exact || a.kind == graph.Talks && b.kind != graph.Talks {
		a.kind, a.exact = b.kind, b.exact
	}
	if a.mode == graph.InPerson {
		a.mode = b.mode
	}
	if a.field == "" {
		a.field = b.field
	}
	if a.series == "" {
		a.series = b.series
	}
	a.demanded = a.demanded || b.demanded
	a.sides = union(a.sides, b.sides)
	a.addPeople(b.people)
	a.addTopics(b.topics)
	for _, statement := range b.statements {
		a.supports(statement)
	}
	a.evidence = append(a.evidence, b.evidence...)
}
