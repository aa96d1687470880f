package ingest

import (
	"slices"
	"strings"

	"kaidan/graph"
)

// where finds the place of an event: the nearest place before で in its clause, or behind the event word.
func (r *reader) where(s *sentence, t *trigger, a *account) {
	if a.place != "" {
		return
	}
	var best *mention
	for _, m := range s.mentions() {
		if m.start < s.start || m.end > s.end || slices.Contains(t.inside, m) {
			continue
		}
		if m.kind != placeMention && m.kind != countryMention {
			continue
		}
		end, ok := placeParticle(s.l.text, m.end)
		if !ok && startsWithAny(s.l.text[m.end:], "に招いて", "に招き、", "に迎えて", "に迎え、") { // ホワイトハウスに招いて|会談する
			end, ok = m.end, m.end <= t.start && !strings.Contains(s.l.text[m.end:t.start], "し、")
		}
		if !ok || startsWithAny(s.l.text[end:s.end], "演説", "講演", "記者会見", "会見で", "会見に", "スピーチ", "一般討論", "インタビュー") || strings.Contains(s.l.text[end:min(s.end, end+60)], "以来") {
			continue
		}
		if m.end <= t.start {
			if opened(s.l.text[end:t.start]) || !s.separated(end, t.start) && !s.ofTopic(end, t.start) {
				best = m
			}
		} else if best == nil && m.start < s.stopOf(t) && !s.separated(t.end, m.start) && !containsAny(s.l.text[t.end:m.start], "し、", "き、", "い、", "り、", "れ、") && !startsWithAny(s.l.text[t.end:], "では", "で、", "の席", "でも") && !s.ofTopic(end, s.end) {
			best = m
		}
	}
	if best == nil {
		if i := strings.Index(s.l.text[s.start:s.end], "第三国で"); i >= 0 {
			a.place = "第三国"
		}
		return
	}
	a.place = s.l.surface(best.span)
	a.placeCode = destCode(best)
	a.prove(s.l, best.span, "place", "Cで会談")
}

// ofTopic says whether a place behind which の follows belongs to what is talked about: 北方領土で|の共同経済活動について|協議した.
func (s *sentence) ofTopic(end, to int) bool {
	if !strings.HasSuffix(s.l.text[:end], "での") {
		return false
	}
	gap := s.l.text[end:to]
	for _, about := range []string{"について", "に関して", "をめぐり", "を巡り", "をめぐって", "を巡って"} {
		if strings.Contains(gap, about) {
			return true
		}
	}
	return false
}

// opened says whether the words between a place and an event only say that the event took place there: フィジーで|開かれた|準備会合.
func opened(gap string) bool {
	switch gap {
	case "開かれた", "開催された", "行われた", "開かれている", "開催されている", "行われている", "開かれていた", "行われていた":
		return true
	}
	return false
}

// premises may stand between a place and its particle, in this order.
var premises = []string{"市内", "近郊", "郊外", "市", "州", "県", "の国連本部", "国連本部", "の首脳会談場", "の国際会議場", "にある", "の大統領府", "の首相官邸", "の外務省", "の人民大会堂", "の本部", "本部", "の官邸", "の公邸", "の大使公邸", "の迎賓館", "のホテル", "の国会", "の議会", "の王宮", "の宮殿", "の国防省", "の国防総省", "の会議場", "の空港", "の離宮", "の別荘", "の首相府", "の大統領公邸", "の大使館"}

// premisesTable tells quickly that there are none.
var premisesTable = newWordTable(premises, itself)

// placeParticle says whether で, での or において follows a place, perhaps behind 市内 or a bracket.
func placeParticle(text string, at int) (int, bool) {
	for range 2 {
		if word, _ := premisesTable.longest(text[at:]); word == "" && !strings.HasPrefix(text[at:], "(") {
			break
		}
		for _, word := range premises {
			if strings.HasPrefix(text[at:], word) {
				at += len(word)
			}
		}
		if strings.HasPrefix(text[at:], "(") {
			if i := strings.IndexByte(text[at:], ')'); i > 0 && i < 60 {
				at += i + 1
			}
		}
	}
	for _, word := range []string{"での", "で", "にて", "において"} {
		if strings.HasPrefix(text[at:], word) {
			if rest, ok := strings.CutPrefix(text[at:], "である"); ok {
				sc := scriptOf(runeAfter(rest, 0))
				return at, sc == kanji || sc == katakana || sc == latin // ペルーである|APEC首脳会議
			}
			if word == "で" && startsWithAny(text[at:], "では", "です", "できる") {
				return at, strings.HasPrefix(text[at:], "では")
			}
			return at + len(word), true
		}
	}
	return at, false
}

func (s *sentence) stopOf(t *trigger) int {
	for i, other := range s.triggers {
		if other == t {
			return s.stop(i)
		}
	}
	return s.end
}

// separated says whether another event is told between two positions.
func (s *sentence) separated(from, to int) bool {
	for _, t := range s.triggers {
		if t.start >= from && t.end <= to {
			if _, status := cueAt(s.l.text[t.end:s.end]); status == chained || status == graph.Held {
				return true
			}
		}
	}
	if from >= to {
		return false
	}
	gap := s.l.text[from:to]
	return strings.Contains(gap, "演説し") || strings.Contains(gap, "開かれた") || strings.Contains(gap, "開かれている") || strings.Contains(gap, "開かれており、") || strings.Contains(gap, "行われており、") || strings.Contains(gap, "開催された")
}
