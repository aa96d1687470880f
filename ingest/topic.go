package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kaidan/graph"
)

// topic is a phrase that tells what a meeting is about, and the cue behind it that says so.
type topic struct {
	span     // from the beginning of the phrase to the cue
	parts    []span
	cueEnd   int
	weak     bool // the cue tells little
	attached bool // the cue leads to the event behind it: Xをめぐる|協議
}

// addTopics gives the topics of a sentence to the accounts they belong to.
func (r *reader) addTopics(s *sentence) {
	topics := s.l.topics(s.span, s.args, s.triggers)
	for i := range topics {
		t := &topics[i]
		for _, a := range r.topicAccounts(s, t, topics) {
			a.takeTopic(s.l, t)
			a.supports(s.l.index)
		}
	}
	r.headline(s)
}

func (a *account) takeTopic(l *line, t *topic) {
	for _, part := range t.parts {
		a.addTopics([]string{l.surface(part)})
	}
}

// headline gives the topics of a title that announces no event itself to the first meeting told below: 米ロ、新条約に署名.
func (r *reader) headline(s *sentence) {
	first := firstMeeting(r.accounts)
	if s.l.index == 0 || first == nil || !slices.Contains(s.accounts, first) || first.statements[0] != s.l.index {
		return
	}
	for _, l := range r.lines[:min(s.l.index, 2)] {
		r.early(l, first)
	}
}

// early gives the topics of a line before any event to the first meeting.
func (r *reader) early(title *line, first *account) {
	var codes []string
	for _, m := range title.mentions {
		if m.actor() {
			codes = union(codes, m.codes)
		}
	}
	if len(codes) == 0 || !subset(codes, first.sides) && !subset(first.sides, codes) {
		return
	}
	for _, sp := range title.sentences {
		triggers := r.triggers(title)
		for _, t := range title.topics(sp, r.args(title, sp, triggers), triggers) {
			first.takeTopic(title, &t)
		}
	}
}

func firstMeeting(accounts []*account) *account {
	for _, a := range accounts {
		if a.topical() {
			return a
		}
	}
	return nil
}

// topical says whether the account is of an event that can have topics.
func (a *account) topical() bool {
	return (a.meets() || a.family == conferenceFamily) && a.status != noEvent && a.ordinal != "previous"
}

// topicAccounts are the accounts a topic belongs to: those of the event word next to it, else of the event told before.
func (r *reader) topicAccounts(s *sentence, t *topic, topics []topic) []*account {
	var best *span
	found := 0
	for _, a := range s.accounts {
		if !a.meets() && a.family != conferenceFamily || a.status == noEvent {
			continue
		}
		at := s.triggerOf(a, topics)
		if at == nil || pointedTo(s.l.text[at.end:]) {
			continue
		}
		if score := t.nearness(s.l, *at); score > found {
			best, found = at, score
		}
	}
	if best == nil || found <= 1<<20 && r.aside(s, *best) {
		if a := r.topicAccount(s); a != nil {
			if t.weak && (a.status == graph.Proposed || a.status == graph.Rejected || a.status == graph.Cancelled) {
				return nil // nothing was said there yet
			}
			return r.twins(a)
		}
		if best == nil && s.l.index == 0 && len(s.accounts) == 1 && s.triggerOf(s.accounts[0], nil) == nil {
			return s.accounts
		}
		if best == nil {
			return nil
		}
	}
	var accounts []*account
	for _, a := range s.accounts {
		if at := s.triggerOf(a, topics); at != nil && *at == *best && a.status != noEvent {
			accounts = append(accounts, a)
		}
	}
	return accounts
}

// aside says whether the event word behind a topic only tells of a meeting to come: に向け、|実務者協議を加速させる.
func (r *reader) aside(s *sentence, event span) bool {
	if s.subject != nil && len(s.subject.codes()) > 1 && s.subject.end < event.start {
		return true
	}
	return !slices.ContainsFunc(s.accounts, func(a *account) bool {
		at := s.triggerOf(a, nil)
		return at != nil && *at == event && (a.status == graph.Held || a.statements[0] != s.l.index)
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

// triggerOf is the event word of the sentence that an account comes from, unless that word is part of a topic.
func (s *sentence) triggerOf(a *account, topics []topic) *span {
	for i := len(a.evidence) - 1; i >= 0; i-- {
		e := &a.evidence[i]
		if e.Statement != s.l.index || e.Role != "trigger" {
			continue
		}
		at := s.wordAt(e.Start)
		if at == nil {
			continue
		}
		if slices.ContainsFunc(topics, func(t topic) bool { return at.start < t.end && t.start < at.end }) {
			return nil
		}
		return at
	}
	return nil
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
	const far = 1 << 20
	switch {
	case event.start >= t.end && event.start < t.cueEnd+len("する") && !strings.Contains(l.text[t.end:event.start], "、"):
		return 4 * far
	case t.attached && event.start >= t.cueEnd && !strings.Contains(l.text[t.cueEnd:event.start], "、"):
		return 3*far - (event.start - t.cueEnd)
	case event.end <= t.start:
		return 2*far - (t.start - event.end)
	}
	return far - (event.start - t.end)
}

// topicAccount is the account of an earlier sentence that a sentence goes on about: of the same sides or people, the
// last one told, but none that lies before another.
func (r *reader) topicAccount(s *sentence) *account {
	if s.l.index == 0 || s.subject == nil && s.foreign() {
		return nil
	}
	var best *account
	for i := len(r.accounts) - 1; i >= max(0, len(r.accounts)-30); i-- {
		a := r.accounts[i]
		if !a.topical() || slices.Contains(s.accounts, a) && a.born == s.born() || r.onlyPointedTo(a) {
			continue
		}
		if best != nil {
			if a.status == graph.Held && best.status == graph.Held && a.start > best.start && best.start != "" && slices.Equal(a.sides, best.sides) && s.l.index-a.lastTold() <= 3 {
				best = a
			}
			continue
		}
		distance := s.l.index - a.lastTold()
		if s.subject == nil {
			distance = s.l.index - slices.Max(a.statements)
		}
		switch {
		case s.subject != nil && distance <= 4 && s.goesOn(r, a):
			best = a
		case s.subject == nil && distance <= 2 && s.speaksOf(a):
			return a
		case s.subject == nil && distance <= 2 && best == nil:
			best = a
		}
	}
	return best
}

// pointedTo says whether the words behind an event only look back at it: 首脳会談|の成果に基づき.
func pointedTo(rest string) bool {
	return startsWithAny(rest, "の成果", "での合意", "の合意", "に基づ", "を踏まえ", "との関連", "以来", "に続")
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

// foreign says whether a sentence is about somebody who is no actor: 国会議員は.
func (s *sentence) foreign() bool {
	l := s.l
	for i := l.tokenFrom(s.start); i < len(l.tokens) && l.tokens[i].end <= s.end; i++ {
		tok := &l.tokens[i]
		if tok.kind != particle || l.text[tok.start:tok.end] != "は" || l.quoted(tok.start) {
			continue
		}
		left := l.text[s.start:tok.start]
		return strings.HasSuffix(left, "議員") || strings.HasSuffix(left, "議会") || strings.HasSuffix(left, "国会") || strings.HasSuffix(left, "報道官") || strings.HasSuffix(left, "メディア") || strings.HasSuffix(left, "専門家")
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
	for _, p := range people {
		if slices.Contains(a.people, p) {
			return true
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

func subset(a, b []string) bool {
	return !slices.ContainsFunc(a, func(code string) bool { return !slices.Contains(b, code) })
}

// addTopics adds topics that are not told yet. Of two that hold one another the longer tells more, while it is short.
func (a *account) addTopics(topics []string) {
	const short = 20
	for _, topic := range topics {
		told := func(have string) bool {
			return have == topic || strings.Contains(topic, have) && utf8.RuneCountInString(topic) > short ||
				strings.Contains(have, topic) && utf8.RuneCountInString(have) <= short
		}
		if slices.ContainsFunc(a.topics, told) {
			continue
		}
		a.topics = append(slices.DeleteFunc(a.topics, func(have string) bool { return strings.Contains(have, topic) || strings.Contains(topic, have) }), topic)
	}
}
