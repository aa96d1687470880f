package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kaidan/graph"
)

// earlier reads 以前は7月にインドネシアで開催された behind an event: one of the same sides before.
func (r *reader) earlier(s *sentence) {
	text := s.l.text[s.start:s.end]
	i := strings.Index(text, "以前は")
	if i < 0 || len(s.accounts) == 0 || !s.accounts[0].meets() || !strings.Contains(text[i:], "開") && !strings.Contains(text[i:], "行われ") {
		return
	}
	at := s.start + i
	a := s.accounts[0]
	past := &account{
		kind: a.kind, exact: a.exact, family: a.family, mode: graph.InPerson, status: graph.Held, strong: true, told: true, sides: a.sides, field: a.field, series: a.series, ordinal: "previous", word: a.word, born: s.born(),
	}
	for i := range s.l.dates {
		if d := &s.l.dates[i]; d.Start > at && d.End <= s.end && d.From != "" {
			past.start, past.end = d.As(false)
			break
		}
	}
	for _, m := range s.mentions() {
		if m.start < at || m.end > s.end || m.kind != placeMention && m.kind != countryMention {
			continue
		}
		if _, ok := placeParticle(s.l.text, m.end); ok {
			past.place, past.placeCode = s.l.surface(m.span), destCode(m)
			if a.place == past.place {
				a.place, a.placeCode = "", ""
			}
		}
	}
	past.supports(s.l.index)
	r.accounts = append(r.accounts, past)
}

// heldAt reads a sentence that only says when and where the event told before takes place: 韓国が12月に開催する.
func (r *reader) heldAt(s *sentence) {
	text := s.l.text[s.start:s.end]
	if len(s.triggers) > 0 || len(r.accounts) == 0 || !strings.Contains(text, "開催") && !strings.Contains(text, "開かれ") {
		return
	}
	a := r.accounts[len(r.accounts)-1]
	if !a.meets() || a.start != "" || a.status == graph.Held || a.statements[len(a.statements)-1] < s.l.index-1 || s.subject != nil && !intersects(s.subject.codes(), a.sides) {
		return
	}
	at := s.start + max(strings.Index(text, "開催"), strings.Index(text, "開かれ"))
	t := &trigger{span: span{at, at + len("開催")}, core: at, family: meetingFamily}
	r.when(s, t, outlook{status: a.status, strong: true, at: at}, a, s.end)
	r.where(s, t, a)
	a.supports(s.l.index)
}

// lastTimes reads when an event last happened: 2019年12月以来, 2019年を最後に.
func (r *reader) lastTimes(s *sentence) {
	for _, d := range s.l.dates {
		if !d.Since || d.Start < s.start || d.End > s.end || d.From == "" {
			continue
		}
		rest := s.l.text[d.End:s.end]
		if (strings.HasPrefix(rest, "以降") || strings.HasSuffix(s.l.text[:d.End], "以降")) && !strings.Contains(rest, "ていない") && !strings.Contains(rest, "中断") && !strings.Contains(rest, "途絶") && !strings.Contains(rest, "行われず") {
			continue
		}
		if i := strings.Index(rest, "以来"); i >= 0 && startsWithAny(strings.TrimLeft(rest[i+len("以来"):], "、 "), "初") {
			continue // 1979年の革命以来初めて
		}
		if i := strings.Index(rest, "て以来"); i >= 0 && !containsAny(rest[:i], "会っ", "開かれ", "行われ", "開い", "行っ", "会談し", "訪れ", "訪問し", "実現し", "開催", "会し", "合わせ", "訪中し", "訪日し", "訪韓し", "訪朝し", "訪米し", "訪ロし", "訪露し", "来日し") {
			continue // 昨年8月に前首相が逃れて以来
		}
		if i := strings.Index(rest, "以来"); i >= 0 && endsWithAny(rest[:i], "宣言", "独立", "革命", "断交", "就任", "発足", "発生", "戦争", "終結", "樹立", "クーデター", "大戦", "危機", "侵攻", "併合", "統一", "分断", "崩壊", "実験", "事件") {
			continue // 2008年の独立宣言以来
		}
		if slices.ContainsFunc(s.triggers, func(t *trigger) bool {
			return t.start == d.End+len("の") && strings.HasPrefix(s.l.text[t.end:], "以来") && !s.lastOf(t)
		}) {
			continue // the date of the event named there
		}
		a := r.seriesOf(s, d)
		if a == nil || a.family == conferenceFamily && a.org == "" {
			continue
		}
		past := &account{
			kind: a.kind, exact: a.exact, family: a.family, mode: graph.InPerson, status: graph.Held, strong: true, told: true, sides: a.sides, field: a.field,
			series: a.series, ordinal: "previous", word: a.word, visitor: a.visitor, host: a.host, org: a.org,
		}
		if past.kind == graph.Contact && strings.Contains(s.l.text[d.End:s.end], "会談以来") {
			past.kind, past.family = peopleKind(a.people), meetingFamily
		}
		past.start, past.end = d.As(false)
		r.pastPlace(s, d, past)
		past.people = s.pastPeople(d, a)
		past.supports(s.l.index)
		past.prove(s.l, span{d.Start, d.End}, "time", "last time")
		r.accounts = append(r.accounts, past)
	}
}

// lastOf says whether a trigger only names the last event of those of whom the sentence speaks: 昨年9月のニューヨークでの|会談以来.
func (s *sentence) lastOf(t *trigger) bool {
	if !strings.HasPrefix(s.l.text[t.end:], "以来") || len(t.codes) > 0 && t.number == 0 || t.gathering != nil {
		return false
	}
	if owner := s.owner(t); owner != nil && owner.mentions[0].kind != groupMention {
		return false
	}
	return slices.ContainsFunc(s.l.dates, func(d DateExpr) bool {
		return d.Since && d.Start >= s.start && d.End <= t.start && d.From != "" && !strings.Contains(s.l.text[d.End:t.start], "、")
	})
}

// pastPeople are those of the event told who took part the last time too: all of them where the sentence speaks of the people
// (両氏が会うのは…以来), none where it names others or only the event.
func (s *sentence) pastPeople(d DateExpr, a *account) []*person {
	last := strings.Index(s.l.text[d.End:s.end], "以来")
	pronoun := false
	var named []*person
	for _, m := range s.mentions() { // ドゥテルテ氏が…、首相との会談は|1月以来
		if m.kind == officialMention && m.end <= d.Start && len(m.people) == 1 && slices.Contains(a.people, m.people[0]) {
			named = union(named, m.people)
		}
	}
	if a.meets() && len(named) == len(a.sides) && len(named) == len(a.people) {
		return named
	}
	for _, m := range s.mentions() {
		if m.start < s.start || m.end > s.end {
			continue
		}
		if m.kind == officialMention && last >= 0 && m.start >= d.End && m.end <= d.End+last {
			if a.family == visitFamily {
				return slices.Clone(m.people) // 2011年12月の野田佳彦首相以来
			}
			return nil
		}
		pronoun = pronoun || m.kind == groupMention && (wordOf(m.title).person || strings.HasPrefix(m.title, "両") && len(m.people) > 1) && m.start < d.Start || a.family == visitFamily && m.kind == officialMention && m.end < d.Start && len(m.people) == 1 && slices.Contains(a.people, m.people[0]) && !strings.HasPrefix(m.via, "title")
	}
	if pronoun {
		return slices.Clone(a.people)
	}
	return nil
}

// pastPlace is the place between a date and 以来: 2019年12月に中国で行われて以来.
func (r *reader) pastPlace(s *sentence, d DateExpr, past *account) {
	rest := s.l.text[d.End:s.end]
	i := strings.Index(rest, "以来")
	if i < 0 {
		return
	}
	for _, m := range s.mentions() {
		if m.start >= d.End && m.end <= d.End+i && (m.kind == placeMention || m.kind == countryMention && m.via != "prefix") {
			past.place, past.placeCode = s.l.surface(m.span), destCode(m)
		}
	}
}

// onlyCompares says whether a sentence says no more of the event told before than when the last one was: 開催は|2016年6月以来, 昨年3月の東京以来、
// 3回目.
func (s *sentence) onlyCompares(d DateExpr) bool {
	head := s.l.text[s.start:d.Start]
	_, rest, _ := strings.Cut(s.l.text[d.End:s.end], "以来")
	return s.subject == nil && (head == "" && utf8.RuneCountInString(rest) < 12 || endsWithAny(head, "は", "のは", "は、") && utf8.RuneCountInString(head) < 10)
}

func (r *reader) seriesOf(s *sentence, d DateExpr) *account {
	rest := s.l.text[d.End:s.end]
	if len(s.triggers) == 0 && !s.onlyCompares(d) && !strings.Contains(rest, "開") && !strings.Contains(rest, "行われ") && !strings.Contains(rest, "ぶり") && !strings.Contains(rest, "会") && !strings.Contains(rest, "初") && !strings.Contains(rest, "中断") && !strings.Contains(rest, "となる") && !strings.Contains(rest, "途絶え") && !strings.Contains(rest, "実現") {
		return nil
	}
	if gap, ok := strings.CutPrefix(rest, "を最後に"); ok { // 2019年を最後に開かれていない|首脳会談
		for _, a := range s.accounts {
			if t := s.triggerOf(a); t != nil && t.start >= d.End && a.meets() && !strings.Contains(gap[:t.start-d.End-len("を最後に")], "、") {
				return a
			}
		}
	}
	for i := len(s.accounts) - 1; i >= 0; i-- {
		if s.accounts[i].ordinal != "previous" && (s.accounts[i].meets() || s.accounts[i].family == visitFamily && i == len(s.accounts)-1) {
			return s.accounts[i]
		}
	}
	if slices.ContainsFunc(s.accounts, func(a *account) bool { return a.ordinal != "previous" }) {
		return nil
	}
	for _, t := range s.triggers { // 日中韓の首脳会談は2019年12月を最後に途絶えている
		codes := t.codes
		if owner := s.owner(t); owner != nil && len(codes) < 2 {
			codes = owner.codes()
		}
		if t.family == meetingFamily && t.level != "" && len(codes) > 1 && t.end <= d.Start && t.gathering == nil {
			return &account{kind: t.level, exact: true, family: meetingFamily, sides: codes, field: t.field, series: t.series, word: t.word}
		}
	}
	if len(s.triggers) == 1 && s.triggers[0].family == visitFamily && s.triggers[0].dest == nil {
		for i := len(r.accounts) - 1; i >= 0; i-- { // 首脳級による訪問は2008年以来
			if v := r.accounts[i]; v.family == visitFamily && v.ordinal == "" {
				return v
			}
		}
	}
	for _, t := range s.triggers {
		if t.family == visitFamily && t.dest != nil {
			for i := len(r.accounts) - 1; i >= 0; i-- {
				if v := r.accounts[i]; v.family == visitFamily && v.ordinal == "" && v.host == destCode(t.dest) {
					return v // 訪朝が実現すれば2000年以来
				}
			}
		}
	}
	if s.subject != nil && s.subject.mentions[0].kind == groupMention {
		if people := s.subject.people(); len(people) > 1 { // 両首脳が会うのは…以来
			for i := len(r.accounts) - 1; i >= 0; i-- {
				if a := r.accounts[i]; a.meets() && a.ordinal == "" && len(a.people) == len(people) && shares(a.people, people) && sameSides(a.sides, s.subject.codes()) {
					return a
				}
			}
		}
	}
	if a := r.current(); a == nil || a.meets() || !slices.ContainsFunc(s.triggers, func(t *trigger) bool { return t.family == meetingFamily && t.gathering == nil && t.end <= d.Start }) {
		return a
	}
	return r.lastMeeting() // 対面での会談は昨年11月以来: not the gathering around the one told
}
