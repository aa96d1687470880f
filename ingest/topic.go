package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// topicCues stand behind what a meeting is about.
var topicCues = []string{
	"について", "をめぐり", "を巡り", "をめぐって", "を巡って", "をめぐる", "を巡る", "に関し", "に関する", "などを協議", "を協議", "を議論", "を討論", "を話し合", "を討議", "を中心に", "を議題", "が議題", "が主要議題", "が主な議題", "を主な議題", "に向け", "の強化に向け",
	"で合意", "で一致", "を確認", "の早期開催で", "が焦点", "を焦点", "などが焦点", "を主要議題", "を話題", "を取り上げ", "への対応", "を非難", "を求め", "を要求", "を要請", "を訴え", "を提起", "に懸念", "を表明", "で協力", "の協力", "の解決", "などで意見", "で意見", "を申し入れ", "に抗議", "への対処", "を促", "を伝え", "を説明",
}

// mainTopicCues always tell a topic; the others do where the sentence is about a meeting.
const mainTopicCues = 20

// topicsOf are the topics that a sentence names, as short phrases of the brief.
func (r *reader) topicsOf(l *line, s span, args []*arg, triggers []*trigger) []string {
	var topics []string
	text := l.text
	if i := strings.Index(text[s.start:s.end], "焦点は"); i >= 0 {
		topics = append(topics, splitTopics(text[s.start+i+len("焦点は"):s.end])...)
	}
	if i := strings.Index(text[s.start:s.end], "議題は"); i >= 0 {
		topics = append(topics, splitTopics(text[s.start+i+len("議題は"):s.end])...)
	}
	for i := range topicCues {
		word := topicCues[i]
		for at := s.start; ; {
			j := strings.Index(text[at:s.end], word)
			if j < 0 {
				break
			}
			at += j
			if i >= mainTopicCues && !weighty(word, text[at:s.end]) {
				at += len(word)
				continue
			}
			start := l.phraseStart(s, at, args, triggers)
			topics = append(topics, splitTopics(text[start:at])...)
			at += len(word)
		}
	}
	var unique []string
	for _, topic := range topics {
		if i := strings.Index(text, topic); i >= 0 {
			topic = l.surface(span{i, i + len(topic)})
		}
		if !slices.ContainsFunc(unique, func(have string) bool { return strings.Contains(have, topic) }) {
			unique = slices.DeleteFunc(unique, func(have string) bool { return strings.Contains(topic, have) })
			unique = append(unique, topic)
		}
	}
	return unique
}

func weighty(word, rest string) bool {
	switch word {
	case "を表明", "を説明", "を伝え", "を促", "の協力", "の解決", "への対応", "への対処":
		return false
	}
	return true
}

// phraseStart goes left from a topic cue to where the phrase begins: behind the last subject, event word or finished
// clause.
func (l *line) phraseStart(s span, at int, args []*arg, triggers []*trigger) int {
	floor := s.start
	for _, a := range args {
		if a.end2 <= at && (a.subject() || a.company() || a.particle == "に" || a.particle == "に対し") && a.end2 > floor {
			floor = a.end2
		}
	}
	for _, t := range triggers {
		if t.end > at {
			break
		}
		end := t.end
		rest := l.text[end:at]
		for _, word := range []string{"では", "で", "し、", "して", "を行い", "を開き", "し", "を行", "に臨み", "について", "の"} {
			if strings.HasPrefix(rest, word) {
				end += len(word)
				break
			}
		}
		if end > floor && (end != t.end || strings.HasPrefix(rest, "、")) && !strings.HasPrefix(rest, "の") {
			floor = end
		}
	}
	for _, d := range l.dates {
		if d.End <= at && d.End > floor && strings.HasPrefix(l.text[d.End:], "、") {
			floor = d.End
		}
	}
	segments := strings.Split(l.text[floor:at], "、")
	start := at - len(segments[len(segments)-1])
	if i := clauseCut(segments[len(segments)-1]); i > 0 {
		return start + i
	}
	for i := len(segments) - 2; i >= 0; i-- {
		segment := segments[i]
		last, _ := utf8.DecodeLastRuneInString(segment)
		if sc := scriptOf(last); sc != kanji && sc != katakana && sc != latin && sc != digit && last != ')' && last != '」' && !strings.HasSuffix(segment, "や") && !strings.HasSuffix(segment, "など") {
			break
		}
		cut := clauseCut(segment)
		start -= len("、") + len(segment) - cut
		if cut > 0 {
			break
		}
	}
	return max(start, floor)
}

// clauseCut is where in a piece of text the last finished clause or adverbial ends.
func clauseCut(piece string) int {
	cut := 0
	for _, word := range []string{"は", "では", "で", "が", "し", "して", "ため", "際", "後", "に", "も", "から"} {
		for at := 0; ; {
			i := strings.Index(piece[at:], word)
			if i < 0 {
				break
			}
			at += i + len(word)
			switch word {
			case "は", "では":
				cut = max(cut, at)
			case "ため", "して":
				if strings.HasPrefix(piece[at:], "、") {
					cut = max(cut, at)
				}
			}
		}
	}
	if cut >= len(piece) {
		return 0
	}
	return cut
}

// splitTopics cuts an enumeration into topics and trims what says nothing.
func splitTopics(phrase string) []string {
	var topics []string
	phrase = strings.NewReplacer("、そして", "、", "、また", "、", "および", "、", "及び", "、", "並びに", "、", "やその", "、").Replace(phrase)
	for _, part := range strings.FieldsFunc(phrase, func(r rune) bool { return r == '、' || r == ',' || r == '。' }) {
		for _, piece := range splitAnd(part) {
			if topic := trimTopic(piece); topic != "" {
				topics = append(topics, topic)
			}
		}
	}
	return topics
}

// splitAnd cuts AやB at the や between two nouns.
func splitAnd(part string) []string {
	var pieces []string
	for at := 0; at < len(part); {
		i := strings.Index(part[at:], "や")
		if i <= 0 {
			break
		}
		i += at
		before, _ := utf8.DecodeLastRuneInString(part[:i])
		after, _ := utf8.DecodeRuneInString(part[i+len("や"):])
		if scriptOf(before) != hiragana && scriptOf(after) != hiragana && after != utf8.RuneError {
			pieces = append(pieces, part[:i])
			return append(pieces, splitAnd(part[i+len("や"):])...)
		}
		at = i + len("や")
	}
	return append(pieces, part)
}

var emptyTopics = map[string]bool{
	"これ": true, "それ": true, "課題": true, "問題": true, "今後": true, "詳細": true, "意見": true, "方針": true, "立場": true, "協議": true, "会談": true, "連携": true, "見解": true, "対応": true, "内容": true, "こと": true, "見直し": true, "重要性": true, "意向": true, "考え": true, "認識": true, "可能性": true, "日程": true,
}

func trimTopic(topic string) string {
	topic = strings.Trim(topic, " 　・「」『』()\"'")
	if i := strings.Index(topic, "を"); i > 0 && (strings.HasSuffix(topic, "こと") || strings.HasSuffix(topic, "よう") || strings.HasSuffix(topic, "方針") || strings.HasSuffix(topic, "必要性")) {
		topic = topic[:i]
	}
	for {
		before := topic
		for _, word := range []string{"など6つの分野", "など", "等", "といった課題", "といった", "の問題", "する問題", "ほか", "する", "の点", "すること", "こと", "する方針", "に", "を", "の", "と", "も", "が", "について"} {
			if rest, ok := strings.CutSuffix(topic, word); ok && utf8.RuneCountInString(rest) >= 2 {
				topic = rest
			}
		}
		for _, word := range []string{"また", "さらに", "特に", "主に", "今後の", "同日", "両国は", "両国の", "その", "この", "、", "双方の"} {
			topic = strings.TrimPrefix(topic, word)
		}
		if topic == before {
			break
		}
	}
	n := utf8.RuneCountInString(topic)
	if n < 2 || n > 40 || emptyTopics[topic] {
		return ""
	}
	return topic
}

// addTopics gives the topics of a sentence to the account they belong to.
func (r *reader) addTopics(s *sentence) {
	topics := r.topicsOf(s.l, s.span, s.args, s.triggers)
	if a := r.topicAccount(s); a != nil && len(topics) > 0 {
		a.addTopics(r.ownTopics(a, topics))
		a.supports(s.l.index)
	}
}

// topicAccount is the account that a sentence's topics belong to.
func (r *reader) topicAccount(s *sentence) *account {
	for _, a := range s.accounts {
		if a.meets() && a.status != noEvent {
			return a
		}
	}
	for _, a := range s.accounts {
		if a.family == conferenceFamily {
			return a
		}
	}
	if s.l.index == 0 || len(r.accounts) == 0 {
		return nil
	}
	last := r.current()
	if last == nil || slices.Contains(s.accounts, last) || !last.meets() && last.family != conferenceFamily || last.statements[len(last.statements)-1] < s.l.index-1 {
		return nil
	}
	if s.subject == nil || r.continues(last, s.subject) {
		return last
	}
	return nil
}

// continues says whether a sentence about a subject goes on about an account: its side or people are the account's.
func (r *reader) continues(a *account, subject *arg) bool {
	for _, p := range subject.people() {
		if slices.Contains(a.people, p) {
			return true
		}
	}
	codes := subject.codes()
	for _, code := range codes {
		if !slices.Contains(a.sides, code) {
			return false
		}
	}
	return len(codes) > 0 && len(subject.people()) == 0
}

// ownTopics leaves out topics that only name the meeting itself.
func (r *reader) ownTopics(a *account, topics []string) []string {
	return slices.DeleteFunc(topics, func(topic string) bool {
		return a.word != "" && (topic == a.word || strings.HasSuffix(topic, "で会談") || strings.HasSuffix(topic, "と会談"))
	})
}

func (a *account) addTopics(topics []string) {
	for _, topic := range topics {
		if slices.ContainsFunc(a.topics, func(have string) bool { return strings.Contains(have, topic) }) {
			continue
		}
		a.topics = append(slices.DeleteFunc(a.topics, func(have string) bool { return strings.Contains(topic, have) }), topic)
	}
}
