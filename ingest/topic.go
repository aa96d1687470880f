package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// topic is a phrase that tells what a meeting is about, and the cue behind it that says so.
type topic struct {
	span     // from the beginning of the phrase to the cue
	parts    []span
	cue      string // the word of the cue
	cueEnd   int
	weak     bool // the cue tells little
	attached bool // the cue leads to the event behind it: Xをめぐる|協議
}

// addTopics gives the topics of a sentence to the accounts they belong to.
func (r *reader) addTopics(s *sentence) {
	var topics []topic
	if len(s.accounts) > 0 || r.topicAccount(s, true, false) != nil { // else nobody takes them
		topics = s.l.topics(s.span, s.args, s.triggers)
	}
	for i := range topics {
		t := &topics[i]
		for _, a := range r.topicAccounts(s, t, topics) {
			if r.trace != nil {
				r.tell(s.l, t.parts[0], "topic", "%q by %q of %s %v of statements %v", s.l.surfaces(t.parts), t.cue, a.kind, a.sides, a.statements)
			}
			a.takeTopic(s.l, t)
			a.supports(s.l.index)
		}
	}
	r.headline(s)
}

func (l *line) surfaces(spans []span) []string {
	var surfaces []string
	for _, s := range spans {
		surfaces = append(surfaces, l.surface(s))
	}
	return surfaces
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
	if title.index > 0 && (len(codes) == 0 || !subset(codes, first.sides) && !subset(first.sides, codes)) {
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
