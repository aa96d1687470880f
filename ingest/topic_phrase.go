package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// phrase finds the noun phrase that ends at a token, and cuts it into topics.
type phrase struct {
	l        *line
	floor    int // the phrase begins here or later
	triggers []*trigger
	start    int  // where the phrase begins
	reactive bool // only a reaction counts
	about    bool // what is talked about can be another event: 米朝首脳会談について
	said     bool // the phrase ends a clause that tells what was said: 撃墜は乱用だ|と反論
	agreed   bool // what is agreed on can be an event: 高官協議を開くことで|一致
}

// joiners are words inside a noun phrase.
var joiners = map[string]bool{
	"の": true, "や": true, "と": true, "・": true, "かつ": true, "つ": true, "など": true, "および": true, "及び": true, "並びに": true, "に対する": true, "に向けた": true, "による": true, "に関する": true, "についての": true, "における": true,
	"といった": true, "な": true, "への": true, "との": true, "での": true, "からの": true, "をめぐる": true, "を巡る": true, "/": true, "-": true, "=": true, "+": true, "~": true, "\"": true, "ら": true, "等": true, "ずつ": true,
}

// stopNouns are nouns that no topic reaches over.
var stopNouns = map[string]bool{"こと": true, "もの": true, "ため": true, "よう": true, "ところ": true, "はず": true, "うえ": true, "ほか": true}

// commaNouns end an adverbial before a comma: 会談|後|、.
var commaNouns = map[string]bool{
	"一方": true, "後": true, "際": true, "上": true, "席上": true, "同日": true, "冒頭": true, "夜": true, "夕": true, "朝": true, "午後": true, "午前": true, "日": true, "月": true, "年": true, "中": true, "結果": true, "翌日": true, "当日": true, "今回": true, "前": true, "その後": true, "末": true, "以来": true, "以降": true, "途中": true, "ごろ": true, "間": true, "時": true,
}

// topics are the topics in the phrase that ends with token last. Behind a weak cue, countries and people are none.
func (p *phrase) topics(last int, weak bool) []span {
	start, before := p.nounPhrase(last)
	end := p.l.tokens()[last].end
	p.start = start
	if start < end {
		head := p.l.text[start:end]
		if p.reactive {
			if of, ok := p.reaction(head, before); ok {
				return p.cut(of, weak)
			}
			switch {
			case endsIn(head, drafts):
				return p.cut(span{start, end}, weak)
			case endsIn(head, minds) && endsWithAny(p.l.text[:start], "との", "という"):
				return p.object(before, weak)
			}
			return nil
		}
		if clause := p.clause(head, before); clause >= 0 {
			p.start = clause
			return p.l.trimmed([]span{{clause, end}})
		}
		if before >= 0 && hollow(head) && p.inflected(before) {
			if parts := p.object(before, weak); len(parts) > 0 {
				return parts
			}
		}
		if parts := p.cut(span{start, end}, weak); len(parts) > 0 {
			if last := p.earlierItem(before); last >= 0 {
				first, _ := p.nounPhrase(last)
				parts = append(p.cut(span{first, p.l.tokens()[last].end}, weak), parts...)
			}
			if of, ok := p.reaction(head, before); ok {
				return p.cut(of, weak)
			}
			return parts
		}
		if of, ok := p.reaction(head, before); ok {
			return p.cut(of, weak)
		}
	} else {
		before = last
	}
	if p.reactive {
		return nil
	}
	return p.object(before, weak)
}

// nounPhrase goes left from a token to where its noun phrase begins, and tells the token before it.
func (p *phrase) nounPhrase(last int) (start, before int) {
	l := p.l
	start = l.tokens()[last].end
	i := last
	for i >= 0 && l.tokens()[i].start >= p.floor {
		tok := &l.tokens()[i]
		word := l.text[tok.start:tok.end]
		switch {
		case word == "」" || word == "』" || word == ")":
			open := l.opening(i)
			if open < 0 || l.tokens()[open].start < p.floor {
				return start, i
			}
			i = open
			if word != ")" {
				start = l.tokens()[i].start
				if l.index == 0 && p.nameEnds(start) {
					return start, i - 1
				}
			}
		case joiners[word]:
		case word == "、":
			if !p.enumerates(i) {
				return start, i
			}
		case (word == "で" || word == "へ" || word == "から" || word == "と" || word == "まで") && i+1 <= last && l.text[tok.end:l.tokens()[i+1].end] == "の":
		case word == "含む" && i > 0 && l.text[l.tokens()[i-1].start:l.tokens()[i-1].end] == "を":
			i--
		case l.nominal(tok) && !stopNouns[word]:
			if d := l.dateAt(tok); d != nil && (d.From != "" || d.Duration) && !strings.HasPrefix(l.text[d.End:], "の") && word != "年内" && word != "内" {
				return start, i
			}
			start = tok.start
		default:
			return start, i
		}
		i--
	}
	return start, i
}

// nameEnds says whether an event word or an actor ends at a byte position: 王毅氏と会談|「対話の維持」で一致.
func (p *phrase) nameEnds(at int) bool {
	return slices.ContainsFunc(p.triggers, func(t *trigger) bool { return t.end == at }) ||
		slices.ContainsFunc(p.l.mentions, func(m *mention) bool { return m.end == at && m.actor() })
}

// nominal says whether a token can be part of a noun phrase.
func (l *line) nominal(tok *token) bool {
	first := scriptOf(runeAfter(l.text, tok.start))
	switch tok.kind {
	case commonNoun, personName, properNoun:
		return true
	case unknownWord:
		return first != otherScript
	case otherWord:
		last := scriptOf(runeBefore(l.text, tok.end))
		return first != otherScript && first != hiragana && last != hiragana && last != otherScript
	}
	return false
}

// opening is the token that opens the bracket closed by token i.
func (l *line) opening(i int) int {
	depth := 0
	for j := i; j >= 0 && i-j < 30; j-- {
		switch l.text[l.tokens()[j].start:l.tokens()[j].end] {
		case "」", "』", ")":
			depth++
		case "「", "『", "(":
			if depth--; depth == 0 {
				return j
			}
		case "。":
			return -1
		}
	}
	return -1
}

func (l *line) dateAt(tok *token) *DateExpr {
	for i := range l.dates {
		if d := &l.dates[i]; d.Start <= tok.start && tok.end <= d.End {
			return d
		}
	}
	return nil
}

// enumerates says whether a comma stands between topics: behind a noun that neither closes a clause nor an adverbial.
func (p *phrase) enumerates(i int) bool {
	l := p.l
	if i == 0 || l.tokens()[i-1].start < p.floor {
		return false
	}
	left := &l.tokens()[i-1]
	word := l.text[left.start:left.end]
	if word == "など" || word == "や" || word == "」" || word == ")" || word == "と" && i >= 2 && l.nominal(&l.tokens()[i-2]) {
		return true
	}
	if !l.nominal(left) || stopNouns[word] || commaNouns[word] || l.dateAt(left) != nil {
		return false
	}
	if l.index == 0 && slices.ContainsFunc(l.mentions, func(m *mention) bool { return m.start == p.floor && m.actor() }) && !strings.Contains(l.text[p.floor:left.end], " ") {
		return false // a headline's subject: 日韓首脳、
	}
	if l.index == 0 && endsWithAny(l.text[:left.end], "首脳", "外相", "大統領", "首相", "トップ", "両国", "政府") {
		return false
	}
	if slices.ContainsFunc(p.triggers, func(t *trigger) bool { return t.end == left.end }) {
		return false
	}
	for _, m := range l.mentions {
		if m.end == left.end && (m.kind == officialMention || m.start == p.floor && m.actor()) {
			return false
		}
	}
	if i >= 2 {
		switch l.text[l.tokens()[i-2].start:l.tokens()[i-2].end] {
		case "を", "に", "で", "が": // 署名に|同意|、
			return false
		}
	}
	return true
}

// clauseHeads say too little without the clause before them: 男児が刺殺された|事件.
var clauseHeads = map[string]bool{"事件": true, "協定": true, "計画": true, "構想": true, "事案": true, "制度": true, "発言": true, "メッセージ": true, "協定の署名": true, "方法": true, "仕組み": true, "原則": true, "体制": true, "方策": true, "枠組み": true}

// clause is where the clause before a head that needs one begins, or -1.
func (p *phrase) clause(head string, before int) int {
	if !clauseHeads[head] || !p.inflected(before) {
		return -1
	}
	l := p.l
	start := l.tokens()[before].end
	for i := before; i >= 0 && l.tokens()[i].start >= p.floor; i-- {
		switch l.text[l.tokens()[i].start:l.tokens()[i].end] {
		case "は", "、", "も", "では", "」":
			i = 0
		default:
			start = l.tokens()[i].start
		}
	}
	if utf8.RuneCountInString(l.text[start:l.tokens()[before].end]) > 20 {
		return -1
	}
	return start
}

// inflected says whether a verb or an ending stands at token i; there is none before the first (i is -1): 共同声明で….
func (p *phrase) inflected(i int) bool {
	if i < 0 {
		return false
	}
	tok := &p.l.tokens()[i]
	return tok.kind == verb || tok.kind == otherWord && scriptOf(runeAfter(p.l.text, tok.start)) == hiragana
}

// hollow says whether a phrase only names the paper in which something is agreed, or talks: 日中共同声明, 交渉の再開. What they are
// about stands in the clause before it.
func hollow(head string) bool {
	if endsWithAny(head, "共同声明", "共同宣言", "共同文書", "合意文書", "共同プレス発表", "文書", "声明") {
		return true
	}
	for _, talks := range []string{"交渉", "協議", "対話", "会談", "話し合い"} {
		if rest, ok := strings.CutPrefix(head, talks); ok && (rest == "" || startsWithAny(rest, "の再開", "再開", "の開始", "開始", "の早期再開", "の準備", "の継続", "の加速")) {
			return true
		}
	}
	return false
}

// earlierItem is the last token of an item that や、 joins to the phrase over a clause: 協力拡大|や、少子化を扱う協議体の設置.
func (p *phrase) earlierItem(before int) int {
	l := p.l
	if !p.inflected(before) {
		return -1
	}
	for i := before; i >= 2 && before-i < 15 && l.tokens()[i].start >= p.floor; i-- {
		switch l.text[l.tokens()[i].start:l.tokens()[i].end] {
		case "、":
			if l.text[l.tokens()[i-1].start:l.tokens()[i-1].end] == "や" {
				return i - 2
			}
			return -1
		case "は", "。":
			return -1
		}
	}
	return -1
}

// reactions are nouns whose topic stands before に: 情勢に|懸念|を表明.
var reactions = []string{"懸念", "憂慮", "反対", "期待", "遺憾", "抗議", "謝意", "理解", "意欲", "関心", "失望", "支持", "決意", "協力", "努力", "配慮", "取り組み", "関与", "歓迎", "賞賛の意", "歓迎の意", "感謝の意", "不満", "警戒感", "期待感", "見通し", "祝意", "弔意", "哀悼の意", "謝罪の意", "お祝い", "難色"}

// drafts end what somebody lays before the other: 和平案を|示した. minds are what somebody has, told in the clause before: 非核化を
// 実現したいとの|意向を示した.
var (
	drafts = []string{"案", "提案", "構想", "計画", "条件", "工程表", "方策", "打開策", "支援策", "対策"}
	minds  = []string{"意向", "考え", "認識", "方針", "姿勢", "決意", "見方", "立場", "用意", "意思"}
)

func (p *phrase) reaction(head string, before int) (span, bool) {
	head = strings.Trim(head, "「」")
	if before < 1 || !slices.ContainsFunc(reactions, func(word string) bool { return strings.HasSuffix(head, word) }) {
		return span{}, false
	}
	l := p.l
	switch l.text[l.tokens()[before].start:l.tokens()[before].end] {
	case "に", "を":
	case "に対し", "に対して", "について":
	default:
		return span{}, false
	}
	start, _ := p.nounPhrase(before - 1)
	p.start = start
	return span{start, l.tokens()[before-1].end}, start < l.tokens()[before].start
}

// object is the topic in a clause before こと, 方針 and the like: what is done, not that it is done; where that says nothing,
// the matter in which it is done: 核問題で|緊密に意思疎通する, 領土問題の解決へ|対話を続ける.
func (p *phrase) object(before int, weak bool) []span {
	l := p.l
	other, matter := -1, -1
	for i := before; i >= 1 && l.tokens()[i].start >= p.floor; i-- {
		tok := &l.tokens()[i]
		switch word := l.text[tok.start:tok.end]; word {
		case "を":
			if parts := p.objectAt(i, weak); len(parts) > 0 {
				return parts
			}
		case "が", "は":
			if startsWithAny(l.text[tok.end:], "必要", "重要", "不可欠", "可能", "共通") {
				return p.objectAt(i, weak)
			}
			if word == "は" && p.said && p.subjectBefore(i) {
				return p.objectAt(i, weak)
			}
			if word == "は" {
				i = 0
			}
		case "に", "で", "と", "へ", "において":
			if word == "に" && matter < 0 && p.facedBehind(i) {
				matter = i
			}
			if other < 0 && i == before-1 && word != "へ" && !strings.HasSuffix(l.text[:tok.start], "的") && (word != "と" || strings.HasSuffix(l.text[:tok.start], "」")) {
				other = i
			} else if matter < 0 && word != "と" && endsIn(l.text[:tok.start], matterHeads) {
				matter = i
			}
		case "、":
			if !p.enumerates(i) {
				i = 0
			}
		case "も", "では", "。", " ":
			i = 0
		}
	}
	if matter > 0 && (other < 0 || matter > other) {
		return p.objectAt(matter, weak)
	}
	if other > 0 {
		return p.objectAt(other, weak)
	}
	if matter > 0 {
		return p.objectAt(matter, weak)
	}
	return nil
}

// facedBehind says whether what is done about a matter stands behind token i, perhaps behind how: 新条約に|断固として対応する.
func (p *phrase) facedBehind(i int) bool {
	rest := p.l.text[p.l.tokens()[i].end:]
	rest = rest[howOrWhom(rest, longestAdverb):]
	for _, how := range []string{"断固として", "一致して", "共同で", "協力して", "連携して"} {
		rest = strings.TrimPrefix(rest, how)
	}
	return startsWithAny(rest, "対応", "対処", "対抗", "取り組", "反対")
}

// subjectBefore says whether the one who says something stands before token i in the sentence, so that は there marks what is spoken
// of: 王氏は…と批判し、撃墜|は乱用だと反論した.
func (p *phrase) subjectBefore(i int) bool {
	l := p.l
	if slices.ContainsFunc(l.mentions, func(m *mention) bool { return m.actor() && m.end == l.tokens()[i].start }) {
		return false
	}
	for j := i - 1; j >= 0; j-- {
		switch l.text[l.tokens()[j].start:l.tokens()[j].end] {
		case "は", "が":
			return true
		case "。":
			return false
		}
	}
	return false
}

// matterHeads end the name of a matter in which something is done.
var matterHeads = append([]string{"問題", "情勢", "課題", "分野", "危機", "紛争", "対応", "対処", "対策", "対抗", "発展", "実現"}, likeHeads...)

// objectAt is the noun phrase before particle i, with the noun of a verb like 維持|する behind it where the phrase is short.
func (p *phrase) objectAt(i int, weak bool) []span {
	l := p.l
	start, _ := p.nounPhrase(i - 1)
	end := l.tokens()[i-1].end
	if start >= end {
		return nil
	}
	p.start = start
	parts := p.cut(span{start, end}, weak)
	bare := l.text[start:end] == "両国関係" || l.text[start:end] == "関係"
	if bare {
		parts = []span{{start, end}}
	}
	if len(parts) == 1 && i+2 < len(l.tokens()) && !p.facedBehind(i) && utf8.RuneCountInString(l.surface(parts[0])) <= 6 && parts[0].end == end {
		noun, suru := &l.tokens()[i+1], &l.tokens()[i+2]
		if suru.kind == commonNoun && i+3 < len(l.tokens()) { // 正常|化|する
			noun, suru = suru, &l.tokens()[i+3]
		}
		if noun.kind == commonNoun && l.tokens()[i+1].kind == commonNoun && suru.kind == verb && startsWithAny(l.text[suru.start:], "す", "さ", "し") && noun.end-l.tokens()[i+1].start <= 12 {
			return []span{{parts[0].start, noun.end}}
		}
	}
	if bare {
		return nil
	}
	return parts
}
