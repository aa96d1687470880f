package ingest

import (
	"slices"
	"strings"
)

// topicCue is a word behind a particle that makes what stands before the particle a topic: X|を|協議.
type topicCue struct {
	word     string
	weak     bool // the word alone tells little: a country or person before it is no topic
	reaction bool // only behind a reaction: 懸念を|表明
	attached bool // may lead to the event it describes: Xをめぐる|協議
	leads    bool // only where it leads to an event: Xを目指す|会議
}

// topicCues by the particle before them.
var topicCues = map[string][]topicCue{
	"を": {
		{word: "めぐる", attached: true},
		{word: "巡る", attached: true},
		{word: "めぐ"},
		{word: "巡り"},
		{word: "巡って"},
		{word: "協議", attached: true},
		{word: "議論", attached: true},
		{word: "討論", attached: true},
		{word: "討議", attached: true},
		{word: "話し合", attached: true},
		{word: "審議", attached: true},
		{word: "論議", attached: true},
		{word: "議題"},
		{word: "主な議題"},
		{word: "主要議題"},
		{word: "主題"},
		{word: "テーマ"},
		{word: "主要テーマ"},
		{word: "中心に"},
		{word: "焦点"},
		{word: "話題"},
		{word: "柱"},
		{word: "取り上げ"},
		{word: "確認", weak: true},
		{word: "再確認", weak: true},
		{word: "採択", weak: true},
		{word: "見送", weak: true},
		{word: "調整", weak: true},
		{word: "見極め", weak: true},
		{word: "検証", weak: true},
		{word: "点検", weak: true},
		{word: "探", weak: true},
		{word: "認め", weak: true},
		{word: "賞賛", weak: true},
		{word: "感謝", weak: true},
		{word: "懸念", weak: true},
		{word: "目指", attached: true, weak: true, leads: true},
		{word: "申し合わせ", weak: true},
		{word: "提起"},
		{word: "求め", weak: true},
		{word: "要求", weak: true},
		{word: "要請", weak: true},
		{word: "訴え", weak: true},
		{word: "呼びかけ", weak: true},
		{word: "呼び掛け", weak: true},
		{word: "促", weak: true},
		{word: "迫", weak: true},
		{word: "非難", weak: true},
		{word: "批判", weak: true},
		{word: "歓迎", weak: true},
		{word: "伝え", weak: true},
		{word: "伝達", weak: true},
		{word: "説明", weak: true},
		{word: "詰め", weak: true},
		{word: "盛り込", weak: true},
		{word: "うた", weak: true},
		{word: "検討", weak: true},
		{word: "模索", weak: true},
		{word: "申し入れ", weak: true},
		{word: "提案", weak: true},
		{word: "表明", weak: true, reaction: true},
		{word: "示", weak: true, reaction: true},
		{word: "強調", weak: true},
		{word: "共有", weak: true},
		{word: "称賛", weak: true},
		{word: "評価", weak: true},
		{word: "容認", weak: true},
		{word: "決め", weak: true},
		{word: "決定", weak: true},
		{word: "重視", weak: true},
		{word: "陳謝", weak: true},
		{word: "謝罪", weak: true},
		{word: "支持", weak: true},
		{word: "宣言", weak: true},
		{word: "宣布", weak: true},
		{word: "締結", weak: true},
		{word: "約束", weak: true},
		{word: "警告", weak: true},
		{word: "けん制", weak: true},
		{word: "牽制", weak: true},
		{word: "解決", weak: true},
		{word: "打開", weak: true},
		{word: "にらみ", weak: true},
		{word: "示唆", weak: true},
		{word: "働きかけ", weak: true},
		{word: "受け、", weak: true},
		{word: "受け入れ", weak: true},
		{word: "基礎に", weak: true},
		{word: "軸に", weak: true},
		{word: "念頭に", weak: true},
		{word: "争", weak: true},
		{word: "扱", weak: true, attached: true},
	},
	"に": {
		{word: "ついて"},
		{word: "関して"},
		{word: "関し、"},
		{word: "関する", attached: true},
		{word: "ついての", attached: true, leads: true},
		{word: "関心", weak: true},
		{word: "協力", weak: true},
		{word: "貢献", weak: true},
		{word: "対処", weak: true},
		{word: "反発", weak: true},
		{word: "不満", weak: true},
		{word: "歓迎", weak: true},
		{word: "理解", weak: true},
		{word: "努力", weak: true},
		{word: "尽力", weak: true},
		{word: "至", weak: true},
		{word: "期待", weak: true},
		{word: "努め", weak: true},
		{word: "賞賛", weak: true},
		{word: "感謝", weak: true},
		{word: "署名", weak: true},
		{word: "調印", weak: true},
		{word: "懸念", weak: true},
		{word: "抗議", weak: true},
		{word: "警告", weak: true},
		{word: "言及", weak: true},
		{word: "触れ", weak: true},
		{word: "向けた", weak: true, attached: true},
		{word: "向け", weak: true},
		{word: "反対", weak: true},
		{word: "合意", weak: true},
		{word: "同意", weak: true},
		{word: "焦点"},
		{word: "重点"},
		{word: "取り組", weak: true},
		{word: "格上げ", weak: true},
		{word: "立ち会", weak: true},
	},
	"へ": {{word: "格上げ", weak: true}},
	"で": {
		{word: "一致", weak: true},
		{word: "合意", weak: true},
		{word: "原則合意", weak: true},
		{word: "大筋合意", weak: true},
		{word: "原則一致", weak: true},
		{word: "意見"},
		{word: "協力", weak: true},
		{word: "連携", weak: true},
		{word: "折り合", weak: true},
		{word: "足並み", weak: true},
		{word: "溝", weak: true},
		{word: "進展", weak: true},
		{word: "前進", weak: true},
		{word: "譲歩", weak: true},
		{word: "妥協", weak: true},
		{word: "具体的な合意", weak: true},
		{word: "具体的合意", weak: true},
		{word: "平行線", weak: true},
		{word: "隔たり", weak: true},
		{word: "温度差", weak: true},
		{word: "応酬", weak: true},
		{word: "対立", weak: true},
		{word: "歩み寄", weak: true},
		{word: "情報交換", weak: true},
		{word: "突っ込んだ"},
		{word: "議論", weak: true},
		{word: "立場の違い", weak: true},
		{word: "結束", weak: true},
		{word: "の合意", weak: true},
		{word: "の一致", weak: true},
		{word: "の溝", weak: true},
		{word: "の隔たり", weak: true},
	},
	"が": {
		{word: "議題"},
		{word: "主な議題"},
		{word: "主要議題"},
		{word: "主要な議題"},
		{word: "主要テーマ"},
		{word: "主なテーマ"},
		{word: "テーマ"},
		{word: "焦点"},
		{word: "最大の焦点"},
		{word: "話題"},
		{word: "争点"},
		{word: "柱"},
		{word: "中心"},
		{word: "確認され", weak: true},
		{word: "協議され"},
		{word: "提起され"},
		{word: "討議され"},
		{word: "浮き彫り", weak: true},
		{word: "議論され"},
		{word: "話し合われ"},
		{word: "取り上げられ"},
		{word: "盛り込まれ", weak: true},
		{word: "示され", weak: true},
		{word: "含まれ", weak: true},
	},
	"は": {{word: "共通", weak: true}, {word: "可能", weak: true}, {word: "重要", weak: true}, {word: "必要", weak: true}, {word: "不可欠", weak: true}, {word: "見送", weak: true}, {word: "議論"}, {word: "取り上げ"}, {word: "明記", weak: true}, {word: "示され", weak: true}, {word: "盛り込", weak: true}},
}

// longestRecipient and longestAdverb are how many bytes may stand between a particle and the word of the cue: behind を also the
// one to whom it is done (を|国家評議会議長に|伝えた), behind the others only how (で|基本的に|一致).
const (
	longestRecipient = 45
	longestAdverb    = 15
)

// cueAdverbs are those that do not end like others.
var cueAdverbs = []string{"改めて", "重ねて", "併せて", "あわせて", "そろって", "初めて", "一致して", "繰り返し", "引き続き", "それぞれ", "最後まで", "直接", "再度"}

// howOrWhom is the length of the words at the beginning of a text that say how or to whom, up to に, く and the like: 中国に|要請,
// 厳しく|批判; 0 where there are none.
func howOrWhom(text string, limit int) int {
	if adverb, _ := cueAdverbTable.longest(text); adverb != "" {
		return len(adverb)
	}
	start, kana := 0, 0
	if strings.HasPrefix(text, "「") {
		start = len("「")
	}
	for i, r := range text[start:] {
		at := start + i
		if at >= limit {
			return start
		}
		switch r {
		case '、', '。', 'を', 'が', 'は', '「', '」', 'と':
			return start
		case 'に', 'く', 'で', 'へ', 'も', 'い', 'な', 'ず':
			return at + len("に")
		}
		if scriptOf(r) != hiragana {
			continue
		}
		if kana++; kana > 3 {
			return start
		}
	}
	return start
}

var cueAdverbTable = newWordTable(cueAdverbs, itself)

// topicCueTables are the cues by the last byte of their particle, which tells it.
var topicCueTables = func() (tables [256]*wordTable[*topicCue]) {
	for particle, cues := range topicCues {
		tables[particle[len(particle)-1]] = newWordTable(cues, func(c *topicCue) (string, *topicCue) { return c.word, c })
	}
	return tables
}()

// cuesBehindParticle are the cues of one of the particles を, に, へ, で, が and は.
func cuesBehindParticle(particle string) *wordTable[*topicCue] {
	return topicCueTables[particle[len(particle)-1]]
}

// agendaWords stand before what a meeting is about: 焦点は.
var agendaWords = []string{"焦点は", "議題は", "テーマは", "主題は", "争点は", "話題は", "目的は", "狙いは", "懸案は"}

// agendaRunes are the characters by which they are looked for.
var agendaRunes = rares(agendaWords, func(word *string) string { return *word })

// cueAt is the cue that begins with the particle at byte position at, and where its word ends.
func (l *line) cueAt(particle string, at, limit int) (*topicCue, int) {
	cues := cuesBehindParticle(particle)
	at += len(particle)
	room := longestAdverb
	if particle == "を" {
		room = longestRecipient
	}
	for {
		rest := l.text[at:limit]
		if word, cue := cues.longest(rest); cue != nil {
			return cue, at + len(word)
		}
		if strings.HasPrefix(rest, "は") && particle != "は" { // 停戦で|は|合意できなかった
			at += len("は")
			continue
		}
		n := howOrWhom(rest, room)
		if n == 0 {
			return nil, 0
		}
		at += n
		room -= n
	}
}

// topics finds the topics that a sentence names, left to right.
func (l *line) topics(s span, args []*arg, triggers []*trigger) []topic {
	var topics []topic
	for k, word := range agendaWords {
		if !l.letters.has(agendaRunes[k]) {
			continue
		}
		if i := index(l.text[s.start:s.end], word); i >= 0 {
			start := s.start + i + len(word)
			end := len(strings.TrimRight(l.text[:s.end], "。、だ"))
			end = l.agendaEnd(start, end)
			p := phrase{l: l, floor: start, triggers: triggers}
			if last := l.tokenEnding(end); last >= 0 {
				if parts := p.topics(last, false); len(parts) > 0 {
					topics = append(topics, topic{span: span{start, end}, parts: parts, cue: word, cueEnd: end})
				}
			}
		}
	}
	if !l.mayNameTopics(s) {
		return topics
	}
	for i := l.tokenFrom(s.start) + 1; i < len(l.tokens()) && l.tokens()[i].end <= s.end; i++ {
		tok := &l.tokens()[i]
		cue, end := l.tokenCue(i, s.end)
		if cue == nil || cue.leads && !l.leadsTo(triggers, span{end, s.end}) {
			continue
		}
		p := phrase{l: l, floor: max(s.start, companyBefore(args, tok.start)), triggers: triggers}
		p.reactive, p.about, p.said = cue.reaction, !cue.weak, cue.word == "と"
		p.agreed = strings.HasSuffix(cue.word, "一致") || strings.HasSuffix(cue.word, "合意")
		parts := p.topics(i-1, cue.weak)
		if len(parts) == 0 {
			continue
		}
		topics = append(topics, topic{span: span{p.start, tok.start}, parts: parts, cue: cue.word, cueEnd: end, weak: cue.weak, attached: cue.attached})
	}
	return topics
}

// leadsTo says whether an event word stands in a span before any comma.
func (l *line) leadsTo(triggers []*trigger, s span) bool {
	return slices.ContainsFunc(triggers, func(t *trigger) bool {
		return t.start >= s.start && t.end <= s.end && !containsAny(l.text[s.start:t.start], "、", "。", "は", "を")
	})
}

// agendaEnd leaves out a topic cue that closes what the agenda is: 焦点は、日米の協力|について。
func (l *line) agendaEnd(start, end int) int {
	for _, word := range []string{"について", "など", "となる", "とみられる", "になる"} {
		if rest, ok := strings.CutSuffix(l.text[start:end], word); ok {
			return start + len(rest)
		}
	}
	return end
}

// mayNameTopics says whether a cue could stand in a sentence. Every third sentence has none, and need not be cut into words.
func (l *line) mayNameTopics(s span) bool {
	for at, r := range l.text[s.start:s.end] {
		if l.mayCue(s.start+at, s.end, r) {
			return true
		}
	}
	return false
}

// mayCue says whether [line.tokenCue] could find a cue at a byte position with a character if a word of the right kind began there.
// TestMayCue holds the two together.
func (l *line) mayCue(at, limit int, r rune) bool {
	rest := l.text[at:limit]
	if l.index == 0 && headlineWord(rest) != nil {
		return true
	}
	switch r {
	case 'よ':
		return strings.HasPrefix(rest, "よう") && l.wishCue(at+len("よう"), limit) != nil
	case 'べ', '用':
		return slices.ContainsFunc(willWords, func(w willWord) bool { return strings.HasPrefix(rest, w.word) })
	case 'た':
		return strings.HasPrefix(rest, "ため") && l.aim(at+len("ため"), limit)
	case 'と':
		return startsWithAny(rest[len("と"):], saidVerbs...)
	case 'も':
		return l.hasCue("を", at, limit) || l.hasCue("で", at, limit)
	case 'を', 'に', 'で', 'が', 'は', 'へ':
		return l.matter(at, limit) || l.hasCue(rest[:len("を")], at, limit)
	}
	return false
}

func (l *line) hasCue(particle string, at, limit int) bool {
	cue, _ := l.cueAt(particle, at, limit)
	return cue != nil
}

// tokenCue is the cue at a token, which begins with a particle: を|協議, について, よう|求めた.
func (l *line) tokenCue(i, limit int) (*topicCue, int) {
	tok := &l.tokens()[i]
	word := l.text[tok.start:tok.end]
	if word == "よう" {
		return l.wishCue(tok.end, limit), tok.end
	}
	for _, w := range willWords {
		if word == w.word && startsWithAny(l.text[tok.end:limit], w.then...) && (!w.said || l.quoted(tok.start) || startsWithAny(l.text[tok.end:], "と", "だと")) {
			return &topicCue{word: word, weak: true}, tok.end
		}
	}
	if word == "ため" && l.aim(tok.end, limit) {
		return &topicCue{word: word, weak: true, attached: true}, tok.end
	}
	if cue := l.headlineCue(i, limit); cue != nil {
		return cue, tok.end
	}
	if tok.kind != particle {
		return nil, 0
	}
	if cue := l.saidCue(i, limit); cue != nil {
		return cue, tok.end
	}
	if cue := l.matterCue(i, limit); cue != nil {
		return cue, tok.end
	}
	if word == "も" {
		cue, end := l.cueAt("を", tok.start, limit)
		if cue == nil {
			cue, end = l.cueAt("で", tok.start, limit)
		}
		return cue, end
	}
	for _, p := range []string{"を", "に", "で", "が", "は", "へ"} {
		if strings.HasPrefix(word, p) {
			return l.cueAt(p, tok.start, limit)
		}
	}
	return nil, 0
}

// headlineVerbs may stand behind a noun phrase without a particle in a headline: 投資協定の年内妥結|目指す.
var headlineVerbs = []string{"目指す", "演出", "確認", "要求", "要請", "批判", "非難", "求める", "協議", "議論", "訴え", "合意", "一致", "歓迎", "警告", "提案", "表明", "模索", "探る", "促す", "迫る"}

// headlineTable tells quickly that there is none.
var headlineTable = newWordTable(headlineVerbs, itself)

// headlineCue is the cue at a verb that ends a part of a headline.
func (l *line) headlineCue(i, limit int) *topicCue {
	tok := &l.tokens()[i]
	if l.index != 0 || i == 0 || !l.nominal(&l.tokens()[i-1]) || l.quoted(tok.start) {
		return nil
	}
	return headlineWord(l.text[tok.start:limit])
}

// headlineWord is the cue that a verb at the beginning of a text can be in a headline.
func headlineWord(text string) *topicCue {
	if startsWithAny(text, "めぐり", "巡り", "めぐる", "巡る", "めぐって", "巡って") {
		return &topicCue{word: "めぐ", attached: true}
	}
	if word, _ := headlineTable.longest(text); word == "" {
		return nil
	}
	for _, word := range headlineVerbs {
		rest, ok := strings.CutPrefix(text, word)
		if ok && (rest == "" || startsWithAny(rest, " ", "、", "へ", "。")) {
			return &topicCue{word: word, weak: true}
		}
	}
	return nil
}

// matterCue is the cue at a particle behind the name of a matter that something is said about: 徴用工の問題|で、是正を求めた.
func (l *line) matterCue(i, limit int) *topicCue {
	if !l.matter(l.tokens()[i].start, limit) {
		return nil
	}
	return &topicCue{word: "問題", weak: true}
}

// matter says whether the name of a matter ends at a byte position, and a particle that marks it begins.
func (l *line) matter(at, limit int) bool {
	return endsWithAny(l.text[:at], "問題", "情勢") && startsWithAny(l.text[at:limit], "で、", "では", "でも", "は", "についても")
}

// saidVerbs stand behind what was agreed on or announced.
var saidVerbs = []string{"発表", "表明", "強調", "確認", "合意", "明らか", "警告", "迫", "主張", "指摘", "説明", "伝え", "反論", "批判", "訴え"}

// saidCue is the cue at と behind a clause that tells what was said: 協力を強化する|と表明した.
func (l *line) saidCue(i, limit int) *topicCue {
	tok := &l.tokens()[i]
	if i == 0 || l.text[tok.start:tok.end] != "と" || l.quoted(tok.start) {
		return nil
	}
	if k := &l.tokens()[i-1]; k.kind != verb && !(k.kind == otherWord && scriptOf(runeAfter(l.text, k.start)) == hiragana) {
		return nil
	}
	if !startsWithAny(l.text[tok.end:limit], saidVerbs...) {
		return nil
	}
	return &topicCue{word: "と", weak: true}
}

// willWord ends what somebody says should be done.
type willWord struct {
	word string
	said bool // only in what is quoted
	then []string
}

var willWords = []willWord{
	{"べき", true, []string{""}},
	{"用意", false, []string{"がある"}},
}

// aim says whether a purpose ends at a byte position that tells what talks or a step are for: のための|協議, のため、.
func (l *line) aim(at, limit int) bool {
	rest, ok := cutAny(l.text[at:limit], "の", "に")
	return ok && startsWithAny(rest, "協議", "議論", "対話", "会談", "話し合い", "交渉", "会合", "会議")
}

// wishCue is the cue behind よう, perhaps behind the one who is asked: 尊重するよう|米側に|求めた.
func (l *line) wishCue(at, limit int) *topicCue {
	for room := longestRecipient; ; {
		rest := l.text[at:limit]
		if word, c := cuesBehindParticle("を").longest(rest); c != nil && c.weak {
			return &topicCue{word: word, weak: true}
		}
		n := howOrWhom(rest, room)
		if n == 0 {
			return nil
		}
		at += n
		room -= n
	}
}

// companyBefore is where the row of those with whom something is done ends: Bと|競争の管理について.
func companyBefore(args []*arg, at int) int {
	floor := 0
	for _, a := range args {
		if a.end2 <= at && a.company() && a.particle != "との" {
			floor = max(floor, a.end2)
		}
	}
	return floor
}
