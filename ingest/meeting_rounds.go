package ingest

import (
	"slices"
	"strings"

	"kaidan/graph"
)

// rounds reads the days of several rounds that one sentence tells: 対話は昨年12月に北京で、今年5月にはワシントンで開かれている, 2000年と2007年にも平壌
// で開かれ, 顔合わせは昨年10月の北京と先月の福岡に続く3回目. Each day but that of the account itself makes an account of its own.
func (r *reader) rounds(s *sentence) {
	a := r.roundOf(s)
	if a == nil {
		return
	}
	days := s.roundDays()
	if len(days) < 2 && !s.follows(days) {
		return
	}
	taken := false
	for _, d := range days {
		from, to := d.As(false)
		if from == a.start {
			taken = true
			continue
		}
		past := &account{
			kind: a.kind, exact: a.exact, family: a.family, mode: a.mode, status: graph.Held, strong: true, told: true, sides: a.sides, people: a.people, field: a.field,
			series: a.series, ordinal: "previous", word: a.word, org: a.org, start: from, end: to, born: s.born(), twin: true,
		}
		if a.series != "" && s.subject == nil {
			past.people = nil // the rounds of a standing meeting are not always held by the same
		}
		past.place, past.placeCode = s.roundPlace(d)
		past.supports(s.l.index)
		past.prove(s.l, span{d.Start, d.End}, "time", "one of several rounds")
		r.accounts = append(r.accounts, past)
	}
	if taken && a.born == s.born() {
		a.place, a.placeCode = s.roundPlace(days[slices.IndexFunc(days, func(d *DateExpr) bool { from, _ := d.As(false); return from == a.start })])
	}
}

// visitsBefore reads the last journey to a country of those whose journey there the sentence counts: 訪日するのは|昨年10月に続き2度目.
func (r *reader) visitsBefore(s *sentence) {
	days := s.roundDays()
	if len(days) != 1 || !s.follows(days) {
		return
	}
	for i := len(s.triggers) - 1; i >= 0; i-- {
		t := s.triggers[i]
		if t.end > days[0].Start {
			continue
		}
		if t.family != visitFamily || !startsWithAny(s.l.text[t.end:], "は", "するのは", "したのは", "るのは", "たのは") {
			return
		}
		host := ""
		if dests := s.destinations(t); len(dests) > 0 {
			host = destCode(dests[0])
		}
		a := r.visitTo(host)
		if a == nil || s.subject != nil && len(s.subject.people()) > 0 && len(a.people) > 0 && !shares(a.people, s.subject.people()) {
			return
		}
		from, to := days[0].As(false)
		past := &account{
			kind: a.kind, exact: a.exact, family: a.family, mode: a.mode, status: graph.Held, strong: true, told: true, sides: a.sides, people: a.people,
			ordinal: "previous", word: a.word, visitor: a.visitor, host: a.host, start: from, end: to, born: s.born(),
		}
		past.supports(s.l.index)
		past.prove(s.l, span{days[0].Start, days[0].End}, "time", "the journey before")
		r.accounts = append(r.accounts, past)
		return
	}
}

// roundOf is the meeting whose rounds a sentence may tell: one that it tells as held, else the last one told.
func (r *reader) roundOf(s *sentence) *account {
	for i := len(s.accounts) - 1; i >= 0; i-- {
		if a := s.accounts[i]; a.meets() && a.status == graph.Held {
			return a
		}
	}
	talks := len(s.triggers) > 0 && s.triggers[0].start == s.start && strings.HasPrefix(s.l.text[s.triggers[0].end:], "は") // 協議は先月12日にマスカットで、
	if slices.ContainsFunc(s.accounts, (*account).meets) || !containsAny(s.l.text[s.start:s.end], "回目", "度目") && (!talks || len(s.accounts) > 0) {
		return nil
	}
	a := r.current()
	if a != nil && !a.meets() && slices.Contains(s.accounts, a) {
		a = r.lastMeeting() // 両首脳が会うのは、6月のG7サミットの際に続き2回目
	}
	if a == nil || !a.meets() || s.subject != nil && len(s.subject.codes()) > 1 && !sameSides(s.subject.codes(), a.sides) {
		return nil
	}
	return a
}

// lastMeeting is the meeting told last, or nil.
func (r *reader) lastMeeting() *account {
	for i := len(r.accounts) - 1; i >= 0; i-- {
		if a := r.accounts[i]; a.meets() && a.ordinal != "previous" {
			return a
		}
	}
	return nil
}

// roundDays are the past dates, with month or year, of rounds told in a row; none where the sentence tells no row.
func (s *sentence) roundDays() []*DateExpr {
	var days []*DateExpr
	for i := range s.l.dates {
		d := &s.l.dates[i]
		if d.Start < s.start || d.End > s.end || d.Duration || d.Since || d.Future || d.From == "" || len(days) == 0 && !containsAny(s.l.text[d.Start:d.End], "月", "年") || s.l.quoted(d.Start) {
			continue
		}
		if len(days) > 1 && s.tellsRounds(days[len(days)-1].End) {
			break // 7月と8月の協議は成果がなく、|9月に
		}
		if len(days) > 0 && (!joinsRounds(s.l.text[days[len(days)-1].End:d.Start]) || s.tellsBetween(days[len(days)-1].End, d.Start)) {
			return nil
		}
		days = append(days, d)
	}
	if len(days) == 0 || !s.tellsRounds(days[len(days)-1].End) {
		return nil
	}
	return days
}

// tellsBetween says whether an event is told between two positions.
func (s *sentence) tellsBetween(from, to int) bool {
	return slices.ContainsFunc(s.triggers, func(t *trigger) bool { return t.start >= from && t.end <= to })
}

// joinsRounds says whether the words between two dates make them a row of rounds: と, 、 or a place between.
func joinsRounds(gap string) bool {
	if len(gap) > 60 || strings.ContainsAny(gap, "。がを") {
		return false
	}
	return gap == "と" || gap == "、" || gap == "や" || startsWithAny(gap, "に", "の", "には") && endsWithAny(gap, "で、", "と", "、")
}

// tellsRounds says whether the words behind the last date say that all these rounds took place.
func (s *sentence) tellsRounds(at int) bool {
	rest := s.l.text[at:s.end]
	if startsWithAny(rest, "の協議は", "の会談は", "の交渉は", "の会合は", "の会談でも", "の会談では", "の協議では") {
		return true
	}
	return len(rest) < 150 && containsAny(rest, "開かれた", "開かれて", "開かれ、", "行われた", "行われて", "行われ、", "開催され", "に続き", "に続く", "に続いて", "会談し", "会って", "会った", "会い、", "話した", "話し、", "話して", "協議し")
}

// follows says whether a single date is that of the round before: 先月の福岡に続く3回目.
func (s *sentence) follows(days []*DateExpr) bool {
	return len(days) == 1 && containsAny(s.l.text[days[0].End:s.end], "に続き", "に続く", "に続いて") && containsAny(s.l.text[days[0].End:s.end], "回目", "度目")
}

// roundPlace is the place named between a date and the next one.
func (s *sentence) roundPlace(d *DateExpr) (place, country string) {
	limit := s.end
	for _, next := range s.l.dates {
		if next.Start >= d.End && next.Start < limit {
			limit = next.Start
		}
	}
	for _, m := range s.mentions() {
		if m.start >= d.End && m.end <= limit && (m.kind == placeMention || m.kind == countryMention && m.via != "prefix") {
			return s.l.surface(m.span), destCode(m)
		}
	}
	return "", ""
}

// resumed reads the next round that the end of a sentence announces: 協議は10日、合意に至らないまま終わり、20日に|再びジュネーブで開かれる.
func (r *reader) resumed(s *sentence) {
	a := s.lastHeld()
	if a == nil || !s.l.futureEnd(s.span) {
		return
	}
	for _, again := range []string{"再び", "改めて", "再度"} {
		i := lastIndex(s.l.text[s.start:s.end], again)
		if i < 0 {
			continue
		}
		at := s.start + i
		rest := s.l.text[at:s.end]
		d := s.dayBefore(at)
		if d == nil || !containsAny(rest, "開かれる", "開く", "開催", "行われる", "行う", "再開") || slices.ContainsFunc(s.triggers, func(t *trigger) bool { return t.start >= d.Start }) {
			return
		}
		if from, _ := d.As(true); from == a.start {
			return
		}
		r.planNext(s, a, d, a.mode, "the next of several rounds")
		return
	}
}

// agreedNext reads the next round that the end of a sentence agrees on, of the one that it tells as held: 首脳会談が開かれ、来年は日本で
// |開催することを確認した.
func (r *reader) agreedNext(s *sentence) {
	a := s.lastHeld()
	if a == nil || !a.meets() || slices.ContainsFunc(s.accounts, func(b *account) bool { return b.status == graph.Planned || b.status == graph.Proposed }) {
		return
	}
	for i := range s.l.dates {
		d := &s.l.dates[i]
		if d.Start < s.start || d.End > s.end || d.Duration || d.Since || d.From == "" || !startsWithAny(s.l.text[d.End:], "は", "も", "に") || slices.ContainsFunc(s.triggers, func(t *trigger) bool { return t.start >= d.Start }) {
			continue
		}
		rest := s.l.text[d.End:s.end]
		at := max(strings.Index(rest, "開催することを"), strings.Index(rest, "開催することで"), strings.Index(rest, "開くことを"), strings.Index(rest, "開くことで"))
		if at < 0 || at > 60 || strings.ContainsAny(rest[:at], "、。") || !containsAny(rest[at:], "確認", "一致", "合意", "決め") {
			continue
		}
		if from, _ := d.As(true); from == "" || from == a.start || from.First() <= a.start.First() {
			continue
		}
		r.planNext(s, a, d, graph.InPerson, "the next round, agreed on")
		return
	}
}

// planNext adds the round of a meeting that a sentence plans for a date; why is what says so.
func (r *reader) planNext(s *sentence, a *account, d *DateExpr, mode graph.Mode, why string) {
	from, to := d.As(true)
	next := &account{
		kind: a.kind, exact: a.exact, family: a.family, mode: mode, status: graph.Planned, strong: true, told: true, sides: a.sides, field: a.field,
		series: a.series, ordinal: "next", word: a.word, org: a.org, start: from, end: to, born: s.born(), twin: true,
	}
	next.place, next.placeCode = s.roundPlace(d)
	next.supports(s.l.index)
	next.prove(s.l, span{d.Start, d.End}, "time", why)
	r.accounts = append(r.accounts, next)
}

// lastHeld is the meeting or gathering that a sentence tells last as held.
func (s *sentence) lastHeld() *account {
	for i := len(s.accounts) - 1; i >= 0; i-- {
		if a := s.accounts[i]; (a.meets() || a.family == conferenceFamily) && a.status == graph.Held && a.ordinal == "" {
			return a
		}
	}
	return nil
}
