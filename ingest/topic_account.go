package ingest

import (
	"slices"
	"strings"

	"kaidan/graph"
)

// far is the weight of a class of event words around a topic; within a class the nearest counts.
const far = 1 << 20

// topicAccounts are the accounts a topic belongs to: those of the event word next to it, else of the event told before.
func (r *reader) topicAccounts(s *sentence, t *topic, topics []topic) []*account {
	best, found := r.topicEvent(s, t, topics)
	if a := s.agreedHere(); best == nil && a != nil {
		return []*account{a}
	}
	if best == nil || found <= far && r.aside(s, t, *best) {
		if a := r.topicAccount(s, !t.weak, s.subject == nil && t.ahead(s)); a != nil {
			if t.weak && (a.status == graph.Proposed || a.status == graph.Rejected || a.status == graph.Cancelled) {
				return nil // nothing was said there yet
			}
			return r.twins(a)
		}
		if best == nil && s.l.index == 0 && len(s.accounts) == 1 && s.triggerOf(s.accounts[0]) == nil {
			return s.accounts
		}
		if best == nil {
			return nil
		}
	}
	var accounts []*account
	for _, a := range s.accounts {
		if slices.Contains(s.triggersOf(a, topics), *best) && a.status != noEvent {
			accounts = append(accounts, a)
		}
	}
	return accounts
}

// agreedHere is the meeting of which the sentence only tells that those who met agreed.
func (s *sentence) agreedHere() *account {
	for _, a := range s.accounts {
		if a.meets() && a.word == "合意" && a.born == s.born() {
			return a
		}
	}
	return nil
}

// topicEvent is the event word of the sentence that fits a topic best, and how well; nil, where none does.
func (r *reader) topicEvent(s *sentence, t *topic, topics []topic) (best *span, found int) {
	for _, a := range s.accounts {
		if !a.meets() && a.family != conferenceFamily || a.status == noEvent {
			continue
		}
		for _, at := range s.triggersOf(a, topics) {
			if pointedTo(s.l.text[at.end:]) || s.l.describes(at, t) {
				continue
			}
			if score := t.nearness(s.l, at); score > found {
				best, found = &at, score
			}
		}
	}
	return best, found
}

// chainedTo is the meeting that the sentence told before an event word that only says what was done there: 個別に|会談し、…を
// |話し合った.
func (s *sentence) chainedTo(t *trigger) *account {
	if len(s.accounts) == 0 || wordClasses[t.word] != 2 || len(t.inside) > 0 || t.level != "" {
		return nil
	}
	for _, a := range s.accounts {
		at := s.triggerOf(a)
		if at != nil && s.l.anotherTime(span{at.end, t.start}) {
			continue // 昨年11月に会談し、今年4月には電話で|協議している
		}
		if a.meets() && a.status == graph.Held && a.born == s.born() && at != nil && at.end <= t.start && startsWithAny(s.l.text[at.end:], "し、", "を行い、", "を開き、", "を開催し、", "い、", "をし、", "を持ち、") {
			return a
		}
	}
	return nil
}

// anotherTime says whether the words between two events give the later one a date of its own.
func (l *line) anotherTime(gap span) bool {
	return slices.ContainsFunc(l.dates, func(d DateExpr) bool {
		return d.Start >= gap.start && d.End <= gap.end && d.From != "" && !d.Duration && startsWithAny(l.text[d.End:], "に", "は")
	})
}

// describes says whether an event word stands in a clause that only describes the topic: 首脳会談で採択された|板門店宣言を歓迎.
func (l *line) describes(event span, t *topic) bool {
	if event.end >= t.start || !strings.HasPrefix(l.text[event.end:], "で") {
		return false
	}
	if containsAny(l.text[event.end:t.start], "、", "は", "。") {
		return false
	}
	last := l.tokenEnding(t.start)
	if last < 0 || l.tokens()[last].kind == particle {
		return false
	}
	for i := l.tokenFrom(event.end); i <= last; i++ {
		if l.tokens()[i].kind == verb {
			return true
		}
	}
	return false
}

// aside says whether the event word behind a topic only tells of a meeting to come: に向け、|実務者協議を加速させる.
func (r *reader) aside(s *sentence, t *topic, event span) bool {
	if s.subject != nil && len(s.subject.codes()) > 1 && s.subject.end < event.start {
		return true
	}
	if !t.weak && s.subject == nil {
		return false
	}
	return !slices.ContainsFunc(s.accounts, func(a *account) bool {
		return slices.Contains(s.triggersOf(a, nil), event) && (a.status == graph.Held || a.statements[0] != s.l.index)
	})
}

// twins are the account and those told by the same word: A、Bと相次いで会談.
func (r *reader) twins(a *account) []*account {
	twins := []*account{a}
	for _, b := range r.accounts {
		if b != a && b.born == a.born && (a.twin || b.twin) && len(a.evidence) > 0 && len(b.evidence) > 0 && a.evidence[0].Start == b.evidence[0].Start {
			twins = append(twins, b)
		}
	}
	return twins
}

// triggerOf is the last event word of the sentence that an account comes from; nil, where there is none.
func (s *sentence) triggerOf(a *account) *span {
	words := s.triggersOf(a, nil)
	if len(words) == 0 {
		return nil
	}
	return &words[len(words)-1]
}

// triggersOf are the event words of the sentence that an account comes from, without those that are part of a topic.
func (s *sentence) triggersOf(a *account, topics []topic) []span {
	words := s.l.desk.spans.take(len(a.evidence))
	for i := range a.evidence {
		e := &a.evidence[i]
		if e.Statement != s.l.index || e.Role != "trigger" {
			continue
		}
		at := s.wordAt(e.Start)
		if at != nil && !slices.ContainsFunc(topics, func(t topic) bool { return t.holds(*at) }) {
			words = append(words, *at)
		}
	}
	return words
}

// holds says whether a topic and an event word share characters.
func (t *topic) holds(event span) bool {
	return slices.ContainsFunc(t.parts, func(part span) bool { return event.start < part.end && part.start < event.end })
}

// wordAt is the event word or mention of the sentence at a byte of the original.
func (s *sentence) wordAt(original int) *span {
	for _, t := range s.triggers {
		if start, _ := s.l.original(t.span); start == original {
			return &t.span
		}
	}
	for _, m := range s.l.mentions {
		if start, _ := s.l.original(m.span); start == original && m.start >= s.start && m.end <= s.end {
			return &m.span
		}
	}
	return nil
}

// nearness orders the event words around a topic: the one in its cue, the one its cue leads to, the last before it, the
// first behind it.
func (t *topic) nearness(l *line, event span) int {
	switch {
	case event.start >= t.end && event.start < t.cueEnd+len("する") && !strings.Contains(l.text[t.end:event.start], "、"):
		return 4 * far
	case t.attached && event.start >= t.cueEnd && l.actorsOnly(span{t.cueEnd, event.start}):
		return 3*far - (event.start - t.cueEnd)
	case event.end <= t.start:
		return 2*far - (t.start - event.end)
	}
	return far - (event.start - t.end)
}

// actorsOnly says whether no comma of a span stands but between those who act: 情勢を話し合う|ロシア、フランス、ドイツの|首脳会談.
func (l *line) actorsOnly(s span) bool {
	for at := s.start; ; {
		i := strings.Index(l.text[at:s.end], "、")
		if i < 0 {
			return true
		}
		at += i
		if !slices.ContainsFunc(l.mentions, func(m *mention) bool { return m.actor() && m.end == at }) {
			return false
		}
		at += len("、")
	}
}

// topicAccount is the account of an earlier sentence that a sentence goes on about: of the same sides or people, the
// last one told, but none that lies before another. plain says that what stands there is plainly what somebody talked about:
// then the meeting may be told further above. ahead says that it will be talked about: at the meeting to come, then.
func (r *reader) topicAccount(s *sentence, plain, ahead bool) *account {
	if s.subject == nil && s.foreign() {
		return nil
	}
	for _, known := range []bool{true, false} {
		if !known && !s.pointsBack() {
			break
		}
		var best *account
		found := 0
		for i := max(0, len(r.accounts)-30); i < len(r.accounts); i++ {
			a := r.accounts[i]
			if !a.topical() || slices.Contains(s.accounts, a) && a.born == s.born() || r.onlyPointedTo(a) {
				continue
			}
			if score := r.gonePast(s, known, plain, ahead, a, best); score > 0 && score >= found {
				best, found = a, score
			}
		}
		if best != nil {
			return best
		}
	}
	return nil
}

// ahead says whether a topic is told as one that will be talked about: が焦点, について話し合う可能性, 懸念を伝えるとみられる.
func (t *topic) ahead(s *sentence) bool {
	rest := s.l.text[t.end:s.end]
	if containsAny(rest, "見通し", "見込み", "予定", "とみられ", "と見られ", "可能性", "る方針", "う方針", "る考え", "う考え", "る構え", "るもよう", "る模様") {
		return true
	}
	if told, ok := strings.CutSuffix(strings.TrimRight(rest, "。"), "という"); ok && endsWithAny(told, "る", "う", "く", "す", "つ", "む", "ぶ", "ぐ") {
		return true
	}
	return (t.cue == "焦点" || strings.HasSuffix(t.cue, "議題") || strings.HasSuffix(t.cue, "テーマ")) && !strings.Contains(rest, "った")
}

// pointsBack says whether a sentence is about those who were named before, whoever they are: 三者は.
func (s *sentence) pointsBack() bool {
	return s.subject != nil && len(s.subject.mentions) == 1 && s.subject.mentions[0].kind == groupMention && s.subject.mentions[0].number() > 1
}

// gonePast is how well an account fits a sentence that names no event of its own; 0 where it cannot be meant. best is the
// account that fits best so far; known says whether the sentence tells whom it is about.
func (r *reader) gonePast(s *sentence, known, plain, ahead bool, a, best *account) int {
	distance, reach := s.l.index-a.lastTold(), 4
	if s.subject == nil || !known {
		distance = s.l.index - slices.Max(a.statements)
		if !plain {
			reach = 2
		}
	} else if !s.goesOn(r, a) {
		return 0
	}
	if distance > reach || !known && len(a.sides) != s.subject.mentions[0].number() {
		return 0
	}
	score := 100 - 10*distance
	if over := a.status == graph.Held || a.status == graph.Unconfirmed; over == ahead {
		score -= 30
	}
	if a.family == conferenceFamily {
		score -= 25
	}
	if s.subject == nil && s.speaksOf(a) {
		score += 50
	}
	score += s.namesPeople(a)
	if best != nil && a.status == graph.Held && best.status == graph.Held && a.start < best.start && a.start != "" && slices.Equal(a.sides, best.sides) {
		score -= 20
	}
	return score
}

// namesPeople is more than 0 where the people to whom something is said are an account's, and less where they are not.
func (s *sentence) namesPeople(a *account) int {
	score := 0
	for _, row := range s.args {
		if row.subject() || !startsWithAny(s.l.text[row.end:], "に", "氏に", "と", "氏と") {
			continue
		}
		for _, p := range row.people() {
			if slices.Contains(a.people, p) {
				score += 25
			} else {
				score -= 25
			}
		}
	}
	return score
}

// pointedTo says whether the words behind an event only look back at it: 首脳会談|の成果に基づき.
func pointedTo(rest string) bool {
	return startsWithAny(rest, "の成果", "での合意", "の合意", "に基づ", "を踏まえ", "との関連", "以来", "に続", "に向け、", "に向けて", "に備え", "に先立", "を前に", "を控え", "に合わせ")
}

func (r *reader) onlyPointedTo(a *account) bool {
	for i := range a.evidence {
		if e := &a.evidence[i]; e.Role == "trigger" && !pointedTo(r.lines[e.Statement].raw[e.End:]) {
			return false
		}
	}
	return len(a.evidence) > 0
}

// lastTold is the last statement with a word for the event.
func (a *account) lastTold() int {
	last := a.statements[0]
	for i := range a.evidence {
		last = max(last, a.evidence[i].Statement)
	}
	return last
}

// speaksOf says whether a sentence names exactly the sides of an account: 日米の取り組み.
func (s *sentence) speaksOf(a *account) bool {
	return slices.ContainsFunc(s.l.mentions, func(m *mention) bool {
		return m.start >= s.start && m.end <= s.end && len(m.codes) > 1 && len(m.codes) == len(a.sides) && subset(m.codes, a.sides)
	})
}

// foreigners are subjects who are no actors.
var foreigners = []string{"議員は", "議会は", "国会は", "報道官は", "メディアは", "専門家は"}

// foreign says whether a sentence is about somebody who is no actor: 国会議員は.
func (s *sentence) foreign() bool {
	l := s.l
	if !containsAny(l.text[s.start:s.end], foreigners...) {
		return false
	}
	for i := l.tokenFrom(s.start); i < len(l.tokens()) && l.tokens()[i].end <= s.end; i++ {
		tok := &l.tokens()[i]
		if tok.kind != particle || l.text[tok.start:tok.end] != "は" || l.quoted(tok.start) {
			continue
		}
		return endsWithAny(l.text[s.start:tok.end], foreigners...)
	}
	return false
}

// goesOn says whether one of those who act in a sentence is of an account.
func (s *sentence) goesOn(r *reader, a *account) bool {
	return slices.ContainsFunc(s.args, func(arg *arg) bool { return arg.subject() && r.continues(a, arg) })
}

// continues says whether a sentence about a subject goes on about an account: its side or people are the account's.
func (r *reader) continues(a *account, subject *arg) bool {
	people, codes := subject.people(), subject.codes()
	here := 0
	for _, p := range people {
		if slices.Contains(a.people, p) {
			here++
		}
	}
	if here > 0 {
		return here == len(people) || len(codes) < 2
	}
	if group := subject.mentions[0]; len(people) == 0 && group.kind == groupMention && a.exact {
		if level := wordOf(group.title).level; level != "" && !fitsLevel(level, a.kind) {
			return false
		}
	}
	if len(codes) == 0 || !subset(codes, a.sides) || len(codes) > 1 && len(codes) < len(a.sides) {
		return false
	}
	for _, p := range people {
		if slices.ContainsFunc(a.people, func(q *person) bool { return q.country == p.country }) || a.kind == graph.Summit && !p.leads() {
			return false
		}
	}
	return true
}
