package ingest

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"kaidan/ingest/gazetteer"
)

// emptyTopics say nothing by themselves.
var emptyTopics = wordSet(
	"これ それ 課題 問題 今後 詳細 意見 方針 立場 協議 会談 連携 見解 対応 内容 こと 見直し 重要性 意向 考え 認識 可能性 日程 時期 主張 結束 文書 合意文書 共同声明 共同文書 共同プレス発表 電話 形式 必要性 必要 懸案 用意 進展 成果 結果 実現 開催 " +
		"形 方向 一致 点 違い 率直 緊密 調整 準備 議論 交渉 関係 双方 両国 両者 機会 場 席 協力 対話 支援 懸念 深い懸念 強い懸念 深刻な懸念 強い遺憾 遺憾 国際社会 世界 地域 記者会見 会見 声明 演説 合意 早期 年内 同席 理解 関心 意欲 期待 抗議 謝意 反対 支持 " +
		"具体策 情報 案 内 間 事実 見方 見通し 姿勢 意義 当局間 政府間 互い 相互 首脳間 両首脳間 両国間 二国間 3カ国 三カ国 幅広い分野 分野 各分野 多岐 一連 全て 協力文書 覚書 協力文件 一部 報道 考え方 経緯 状況 事態 現状 別途 個別 早期実現 早期開催 同国 早期会談 直接会談 重要 原則 課題解決 問題解決 共通課題 認識の共有 意志 善意 団結 条件 選択 出席 チーム 難色 履行 関連性 会談の機会 両国関係 訪問 大きな進展 中止 努力 謝罪 率直な議論 意見交換 行動 措置 役割 枠組み 解決策 シグナル 大筋 目標 環境づくり 共通認識 宣言 首脳宣言 議長声明 親書 書簡 あいさつ 意思疎通 基礎 前提 根本的な目標 理由 仲介 発言 決着 具体的な合意 具体的な成果 説明 話題 付属文書 会合 作業部会 次の回 共同宣言 合意書 快諾 計画 呼称 適時 動き 移行 仕組み 適切な対応 規制 次の会合 次回会合 次回 具体的な日程 緊張レベル 撤回 一連の問題 それぞれの立場 日程や場所 議題 大幅 数字 第三国 同地域 未明 推移 結論 積極的な努力",
)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

// topicTails are what may be left off the end of a topic, topicFronts off its beginning.
var (
	topicTails = []string{
		"の必要性", "の重要性", "の方針", "の立場の違い", "の違い", "への懸念", "への署名", "に対する懸念", "に対する立場", "などの", "に関する立場", "に対する非難", "に関する問題",
		"の詳細", "の点", "などの問題", "等", "の", "、", "・", "ら", "における", "での連携", "と", "をめぐる立場", "をめぐる対応", "をめぐる主張", "を巡る主張", "を巡る対応", "をめぐる意見", "を巡る立場", "をめぐる協議", "に関する協議", "に関する見解", "に関する意見", "に関する懸念", "に対する見解", "についての懸念", "についての見解", "についての立場", "についての意見", "についての認識", "についての説明",
	}
	// longTails are left off long topics only: they tell a little.
	longTails   = []string{"の可能性", "の問題", "への対応", "への対処", "の調整", "に対する連携", "に対する対応"}
	topicFronts = []string{"今後の", "際の", "双方の", "両国の", "両国間の", "両国関係の", "主に", "特に", "同日", "主要な", "新たな", "の", "、", "・", " ", "や", "など", "と"}
	// breaks end the topic: what follows only says what kind of thing it is.
	topicBreaks = []string{"など", "といった", "をはじめ"}
	// likeHeads end topics that と joins: 関係正常化と|対話の再開.
	likeHeads = []string{"化", "措置", "違反", "開発", "縮小", "増大", "廃棄", "放棄", "設置", "創設", "設立", "開設", "確保", "実施", "履行", "締結", "改善", "発展", "普及", "保護", "防止", "対策", "復興", "和平", "再開", "開催", "強化", "拡大", "解決", "改革", "協力", "削減", "撤廃", "撤回", "支援", "停止", "中止", "問題", "情勢", "交渉", "推進", "促進", "維持", "構築", "交流", "訪日", "訪問", "道筋", "釈放", "解放", "返還", "緩和", "解除", "撤退"}
)

// cut splits a phrase into topics.
func (p *phrase) cut(s span, weak bool) []span {
	l := p.l
	var parts []span
	depth, start := 0, s.start
	for at := s.start; at < s.end; {
		r, size := gazetteer.DecodeRune(l.text[at:s.end])
		switch r {
		case '「', '『', '(':
			depth++
		case '」', '』', ')':
			depth--
		}
		if width := p.separator(s, start, at); depth == 0 && width > 0 {
			parts = append(parts, span{start, at})
			at += width
			start = at
			continue
		}
		at += size
	}
	parts = append(parts, span{start, s.end})
	parts = p.apart(parts)
	if len(parts) > 1 { // of several, a country may be one, 新疆、香港、台湾での行動, unless they meet: ロシア、ウクライナの首脳会談
		weak = p.event(parts[len(parts)-1])
	}
	parts = slices.DeleteFunc(parts, func(part span) bool { return p.names(part, weak) })
	return slices.DeleteFunc(l.trimmed(parts), p.event)
}

// separator is the width of what separates topics at byte position at, or 0.
func (p *phrase) separator(s span, start, at int) int {
	l := p.l
	rest := l.text[at:s.end]
	switch runeAfter(rest, 0) {
	case 'と', 'や', '、', 'お', '及', '並', 'を', ',':
	default:
		return 0
	}
	for _, word := range []string{"と、", "、および", "、及び", "、そして", "、", "および", "及び", "並びに", "を含む", ","} {
		if strings.HasPrefix(rest, word) && (word != "を含む" || utf8.RuneCountInString(l.text[start:s.end]) > 16) {
			return len(word)
		}
	}
	if at == start || !startsWithAny(rest, "や", "と") {
		return 0
	}
	before, after := scriptOf(runeBefore(l.text, at)), scriptOf(runeAfter(l.text, at+len("や")))
	if strings.HasPrefix(rest, "や") {
		if (before != hiragana || strings.HasSuffix(l.text[:at], "など")) && after != hiragana && at+len("や") < s.end {
			return len("や")
		}
		return 0
	}
	tail := rest[len("と"):]
	if i := strings.IndexAny(tail, "、や"); i >= 0 {
		tail = tail[:i]
	}
	if i := strings.Index(tail, "など"); i >= 0 {
		tail = tail[:i]
	}
	head := l.text[start:at]
	if after == hiragana {
		return 0
	}
	if len(head) == len(tail) && len(head) >= len("国際協調") && !strings.ContainsFunc(head+tail, func(r rune) bool { return scriptOf(r) != kanji }) {
		return len("と")
	}
	if endsIn(head, likeHeads) && (endsIn(tail, likeHeads) || strings.HasSuffix(tail, "措置")) && utf8.RuneCountInString(tail) >= 4 && utf8.RuneCountInString(l.text[start:at]) >= 4 {
		return len("と")
	}
	return 0
}

// apart cuts AなどB into A and B, where B is no mere number of fields.
func (p *phrase) apart(parts []span) []span {
	var out []span
	for _, s := range parts {
		text := p.l.text[s.start:s.end]
		i := strings.Index(text, "など")
		if i <= 0 || p.l.quoted(s.start+i) {
			out = append(out, s)
			continue
		}
		if rest, ok := strings.CutPrefix(text[i:], "などの"); ok && !emptyTopics[rest] && utf8.RuneCountInString(text) <= 14 || text[i:] == "などの協力" {
			out = append(out, s) // 水素・AIなどの協力
			continue
		}
		out = append(out, span{s.start, s.start + i})
		at := s.start + i + len("など")
		if rest := strings.TrimPrefix(p.l.text[at:s.end], "の"); len(rest) >= len("経済協力") && !emptyTopics[rest] {
			at = s.end - len(rest)
		}
		if after := scriptOf(runeAfter(p.l.text, at)); at < s.end && (after == kanji || after == katakana) && s.end-at >= len("経済協力") {
			out = append(out, span{at, s.end})
		}
	}
	return out
}

// event says whether a topic only names an event or a person: 首脳会談, 北朝鮮との首脳会談. What is agreed on or talked about can
// be an event that has a name of its own: 米朝首脳会談について.
func (p *phrase) event(s span) bool {
	if slices.ContainsFunc(p.l.mentions, func(m *mention) bool { return m.kind == officialMention && m.start <= s.start && s.end <= m.end }) {
		return true
	}
	if p.agreed && !endsWithAny(p.l.text[s.start:s.end], "会談", "会見", "サミット") {
		return false
	}
	return slices.ContainsFunc(p.triggers, func(t *trigger) bool {
		if p.about && (len(t.codes) > 1 && t.level != "" || t.family == visitFamily && t.start > s.start) {
			return false
		}
		return t.start <= s.start && s.end <= t.end || t.end == s.end && !t.weak
	})
}

// names says whether a topic only names a person or a place, or, behind a weak cue, a country.
func (p *phrase) names(s span, weak bool) bool {
	first := false
	for _, m := range p.l.mentions {
		if m.kind == officialMention {
			first = first || m.start == s.start
			if first && m.end == s.end {
				return true
			}
		}
		if weak && m.kind == placeMention && m.start == s.start && startsWithAny(p.l.text[m.end:s.end], "郊外", "市内", "近郊") {
			return true
		}
		if m.end < s.end || m.start > s.start {
			continue
		}
		switch m.kind {
		case officialMention, groupMention, titleMention, nameMention:
			return true
		case countryMention, compoundMention, orgMention, placeMention, gatheringMention, unknownMention:
			return weak || m.kind == unknownMention || m.kind == gatheringMention
		}
	}
	return slices.ContainsFunc(p.l.dates, func(d DateExpr) bool { return d.Start <= s.start && s.end <= d.End })
}

// trimmed leaves off what says nothing, and drops what is then empty.
func (l *line) trimmed(parts []span) []span {
	var out []span
	for _, s := range parts {
		s = l.shortened(l.trimTopic(s))
		text := l.text[s.start:s.end]
		n := utf8.RuneCountInString(text)
		if n < 2 || n > 32 || emptyTopics[text] || scriptless(text) || endsIn(text, emptyHeads) || counted(text) {
			continue
		}
		out = append(out, s)
	}
	return out
}

// tooLong is from how many characters a topic is shortened.
const tooLong = 20

// shortened leaves off a long topic what stands behind the name of a matter, else what stands at the beginning: 核問題|での中国の
// 立場, 約3000億ドル分の|中国製品への追加関税の発動.
func (l *line) shortened(s span) span {
	text := l.text[s.start:s.end]
	if utf8.RuneCountInString(text) <= tooLong-4 {
		return s
	}
	for _, word := range []string{"での", "をめぐる", "を巡る", "に関する", "に対する", "についての"} {
		if front, _, ok := strings.Cut(text, word); ok && endsWithAny(front, "問題", "情勢", "危機", "紛争") {
			return span{s.start, s.start + len(front)}
		}
	}
	for n := utf8.RuneCountInString(text); n >= tooLong; n = utf8.RuneCountInString(text) {
		i := strings.Index(text, "の")
		if i < 0 || l.quoted(s.start+i) || utf8.RuneCountInString(text[i:]) < 10 {
			break
		}
		s.start += i + len("の")
		text = l.text[s.start:s.end]
	}
	return s
}

// emptyHeads end what is no topic but what somebody thinks.
var emptyHeads = []string{"立場", "意向", "考え", "見解", "姿勢", "見方", "認識で", "両国関係", "の溝", "との隔たり", "関連性", "の機会", "な形", "間違い", "共同声明", "共同文書", "共同記者発表", "共同プレス発表", "共通認識"}

// counted says whether a text is only a number of things: 5項目.
func counted(text string) bool {
	rest := strings.TrimLeft(text, "0123456789")
	return rest != text && utf8.RuneCountInString(rest) <= 2
}

func endsIn(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.HasSuffix(text, word) })
}

// scriptless says whether a text has neither kanji, katakana nor Latin letters.
func scriptless(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool {
		sc := scriptOf(r)
		return sc == kanji || sc == katakana || sc == latin
	})
}

// longTopic is how many characters tell enough.
const longTopic = 10

func (l *line) trimTopic(s span) span {
	for {
		before := s
		for _, d := range l.dates {
			if d.Start == s.start && d.End < s.end && len(d.From) > len("2006") && strings.HasPrefix(l.text[d.End:], "の") {
				s.start = d.End + len("の")
			}
		}
		s = l.uncounted(s)
		text := l.text[s.start:s.end]
		for _, word := range topicBreaks {
			if i := index(text, word); i > 0 && !l.quoted(s.start+i) && !strings.HasPrefix(text[i:], "などの") {
				text = text[:i]
			}
		}
		for _, word := range topicTails {
			if rest, ok := strings.CutSuffix(text, word); ok && utf8.RuneCountInString(rest) >= 2 {
				text = rest
			}
		}
		for _, word := range longTails {
			if rest, ok := strings.CutSuffix(text, word); ok && utf8.RuneCountInString(rest) > longTopic {
				text = rest
			}
		}
		text = strings.TrimRight(text, " 　")
		s.end = s.start + len(text)
		for _, word := range topicFronts {
			if rest, ok := strings.CutPrefix(text, word); ok && utf8.RuneCountInString(rest) >= 2 {
				s.start += len(text) - len(rest)
				text = rest
			}
		}
		s = l.unquoted(s)
		if s == before {
			return s
		}
	}
}

// uncounted leaves off how many people or things a topic is about: 双方1000人の|捕虜, 遺体|6000体ずつ.
func (l *line) uncounted(s span) span {
	text := l.text[s.start:s.end]
	from := strings.IndexFunc(text, func(r rune) bool { return r >= '0' && r <= '9' })
	if from < 0 {
		return s
	}
	rest, ok := cutAny(strings.TrimLeft(text[from:], "0123456789万千百"), "人", "体", "名")
	if !ok {
		return s
	}
	rest = strings.TrimPrefix(rest, "ずつ")
	switch tail, of := strings.CutPrefix(rest, "の"); {
	case of && utf8.RuneCountInString(text[:from]) <= 2:
		return span{s.end - len(tail), s.end}
	case rest == "" && utf8.RuneCountInString(text[:from]) >= 2:
		return span{s.start, s.start + from}
	}
	return s
}

// unquoted leaves off brackets around a topic, and one that has lost its other half.
func (l *line) unquoted(s span) span {
	text := l.text[s.start:s.end]
	opens := strings.HasPrefix(text, "「") || strings.HasPrefix(text, "『")
	closes := strings.HasSuffix(text, "」") || strings.HasSuffix(text, "』")
	size := len("「")
	switch {
	case opens && closes && len(text) > 2*size && !strings.ContainsAny(text[size:len(text)-size], "「」『』"):
		return span{s.start + size, s.end - size}
	case opens && !strings.ContainsAny(text, "」』"):
		return span{s.start + size, s.end}
	case closes && !strings.ContainsAny(text, "「『"):
		return span{s.start, s.end - size}
	}
	return s
}

// tokenFrom is the first token that begins at or behind a byte position.
func (l *line) tokenFrom(start int) int {
	return sort.Search(len(l.tokens()), func(i int) bool { return l.tokens()[i].start >= start })
}

// tokenEnding is the token that ends at or before byte position end, or -1.
func (l *line) tokenEnding(end int) int {
	return sort.Search(len(l.tokens()), func(i int) bool { return l.tokens()[i].end > end }) - 1
}
