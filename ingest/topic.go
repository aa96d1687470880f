package ingest

import (
	"slices"
	"strings"

	"kaidan/graph"
)

// topic is a phrase that tells what a meeting is about, and the cue behind it that says so.
type topic struct {
	span     // from the beginning of the phrase to the cue
	parts    []span
	cueEnd   int
	attached bool // the cue leads to the event behind it: Xをめぐる|協議
}

// addTopics gives the topics of a sentence to the accounts they belong to.
func (r *reader) addTopics(s *sentence) {
	for _, t := range s.l.topics(s.span, s.args, s.triggers) {
		for _, a := range r.topicAccounts(s, &t) {
			a.takeTopic(s.l, &t)
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
	if s.l.index == 0 || first == nil || first.born != s.born() || slices.Contains(first.statements, 0) {
		return
	}
	title := r.lines[0]
	var codes []string
	for _, m := range title.mentions {
		if m.actor() {
			codes = union(codes, m.codes)
		}
	}
	if !subset(codes, first.sides) {
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
func (r *reader) topicAccounts(s *sentence, t *topic) []*account {
	var best *span
	found := 0
	for _, a := range s.accounts {
		if !a.meets() && a.family != conferenceFamily || a.status == noEvent {
			continue
		}
		at := s.triggerOf(a)
		if at == nil || at.start < t.end && t.start < at.end {
			continue
		}
		if score := t.nearness(s.l, *at); score > found {
			best, found = at, score
		}
	}
	if best == nil {
		if a := r.topicAccount(s); a != nil {
			return []*account{a}
		}
		return nil
	}
	var accounts []*account
	for _, a := range s.accounts {
		if at := s.triggerOf(a); at != nil && *at == *best && a.status != noEvent {
			accounts = append(accounts, a)
		}
	}
	return accounts
}

// triggerOf is the event word of the sentence that an account comes from.
func (s *sentence) triggerOf(a *account) *span {
	for i := len(a.evidence) - 1; i >= 0; i-- {
		e := &a.evidence[i]
		if e.Statement != s.l.index || e.Role != "trigger" {
			continue
		}
		for _, t := range s.triggers {
			if start, _ := s.l.original(t.span); start == e.Start {
				return &t.span
			}
		}
		for _, m := range s.l.mentions {
			if start, _ := s.l.original(m.span); start == e.Start && m.start >= s.start && m.end <= s.end {
				return &m.span
			}
		}
	}
	return nil
}

// nearness orders the event words around a topic: the one in its cue, the one its cue leads to, the last before it, the
// first behind it.
func (t *topic) nearness(l *line, event span) int {
	const far = 1 << 20
	switch {
	case event.start >= t.end && event.start < t.cueEnd+len("する"):
		return 4 * far
	case t.attached && event.start >= t.cueEnd && !strings.Contains(l.text[t.cueEnd:event.start], "、"):
		return 3*far - (event.start - t.cueEnd)
	case event.end <= t.start:
		return 2*far - (t.start - event.end)
	}
	return far - (event.start - t.end)
}

// topicAccount is the account of an earlier sentence that a sentence goes on about.
func (r *reader) topicAccount(s *sentence) *account {
	if s.l.index == 0 {
		return nil
	}
	for i := len(r.accounts) - 1; i >= 0; i-- {
		a := r.accounts[i]
		if !a.topical() || slices.Contains(s.accounts, a) && a.born == s.born() {
			continue
		}
		distance := s.l.index - a.statements[len(a.statements)-1]
		if s.subject == nil && distance <= 1 || s.subject != nil && distance <= 3 && r.continues(a, s.subject) {
			return a
		}
		if s.subject == nil {
			return nil
		}
	}
	return nil
}

// continues says whether a sentence about a subject goes on about an account: its side or people are the account's.
func (r *reader) continues(a *account, subject *arg) bool {
	people, codes := subject.people(), subject.codes()
	for _, p := range people {
		if slices.Contains(a.people, p) {
			return true
		}
	}
	if len(people) > 0 && slices.ContainsFunc(a.people, func(p *person) bool { return slices.Contains(codes, p.country) }) {
		return false
	}
	return len(codes) > 0 && subset(codes, a.sides) && (len(people) == 0 || a.kind != graph.Summit)
}

func subset(a, b []string) bool {
	return !slices.ContainsFunc(a, func(code string) bool { return !slices.Contains(b, code) })
}

// addTopics adds topics that are not told yet, the shorter of two that hold one another.
func (a *account) addTopics(topics []string) {
	for _, topic := range topics {
		if slices.ContainsFunc(a.topics, func(have string) bool { return strings.Contains(topic, have) }) {
			continue
		}
		a.topics = append(slices.DeleteFunc(a.topics, func(have string) bool { return strings.Contains(have, topic) }), topic)
	}
}
