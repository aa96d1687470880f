package ingest

import (
	"strings"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
)

// modify walks left from the core over the words that belong to it.
func (r *reader) modify(l *line, t *trigger) {
	if t.family == visitFamily {
		r.modifyVisit(l, t)
		return
	}
	if head, ok := strings.CutSuffix(l.text[:t.start], "「"); ok { // 日米「2+2」
		if m := l.endingAt(len(head)); m != nil && m.kind == compoundMention && r.modifyWith(l, t, m) {
			t.start = m.start
		}
	}
	for {
		at := t.start
		if m := l.endingAt(at); m != nil && m.kind != officialMention && r.modifyWith(l, t, m) {
			t.start = m.start
			continue
		}
		if head, ok := strings.CutSuffix(l.text[:at], "・"); ok && len(t.codes) > 0 { // インド・|パキスタン首脳会談
			if m := l.endingAt(len(head)); m != nil && m.kind == countryMention && r.modifyWith(l, t, m) {
				t.start = m.start
				continue
			}
		}
		if n := ordinalAt(l.text, at); n > 0 {
			t.start -= n
			continue
		}
		mod := modifierAt(l.text, at)
		if mod == nil || mod.word == "間" && l.endingAt(at-len("間")) == nil || (mod.word == "間の" && l.endingAt(at-len("間の")) == nil) {
			break
		}
		t.start -= len(mod.word)
		if mod.level != "" && t.level == "" && !(mod.word == "戦略" && t.field == "economy") {
			t.level, t.usual = mod.level, mod.series && mod.level == graph.SeniorOfficials
		}
		if mod.field != "" && t.field == "" {
			t.field = mod.field
		}
		if mod.mode != "" {
			t.mode = mod.mode
		}
		if mod.series && (t.word == "対話" || t.word == "協議") {
			t.series = l.text[t.start:t.end]
		}
		if strings.HasPrefix(mod.word, "非公式") || strings.HasPrefix(mod.word, "秘密") || strings.HasPrefix(mod.word, "極秘") {
			t.informal = true
		}
	}
	for _, word := range []string{"級の", "レベルの", "級による", "レベルによる"} { // 次官級の|対話
		if head, ok := strings.CutSuffix(l.text[:t.start], word); ok && t.level == "" {
			end := len(head) + len(strings.TrimSuffix(strings.TrimSuffix(word, "の"), "による"))
			if mod := modifierAt(l.text, end); mod != nil && mod.level != "" {
				t.level, t.start = mod.level, end-len(mod.word)
			}
		}
	}
	if head, ok := strings.CutSuffix(l.text[:t.start], "の"); ok && t.level == "" { // 首席代表の|会合
		if mod := modifierAt(l.text, len(head)); mod != nil && mod.level != "" && l.endingAt(len(head)) == nil {
			t.level, t.field, t.start = mod.level, mod.field, len(head)-len(mod.word)
		}
	}
	if t.gathering == nil && len(t.codes) == 0 {
		t.gathering = l.inBracket(t.end)
	}
	if t.gathering == nil && len(t.codes) == 0 {
		r.orgBefore(l, t)
	}
	switch head := l.text[:t.start]; {
	case endsWithAny(head, "前回の", "前回"):
		t.ordinal = "previous"
	case endsWithAny(head, "次回の", "次回", "次の"):
		t.ordinal = "next"
	case endsWithAny(head, "この", "同", "今回の", "今回", "上記", "当該"):
		t.deictic = true
	}
	if t.level == graph.Summit && t.codes == nil && t.gathering == nil && t.word == "首脳会議" && t.number == 0 {
		t.deictic = t.deictic || strings.HasPrefix(l.text[t.end:], "で")
	}
	if t.level == "" && startsWithAny(l.text[t.end:], "(2プラス2)", "(2+2)") {
		t.level, t.field = graph.Ministerial, "security"
	}
	if t.level == "" && t.word != "サミット" && containsAny(l.text[t.start:t.core], "準備", "予備") {
		t.level, t.usual = graph.SeniorOfficials, true // 準備会合
	}
	t.weak = t.weak && t.level == "" && t.series == "" && len(t.codes) == 0
}

// inBracket is the gathering that the bracket behind an event word names: 第21回締約国会議|(COP21).
func (l *line) inBracket(at int) *mention {
	if !strings.HasPrefix(l.text[at:], "(") {
		return nil
	}
	if m := l.covering(at + 1); m != nil && m.start == at+1 && strings.HasPrefix(l.text[m.end:], ")") && (m.kind == gatheringMention || m.kind == orgMention) {
		return m
	}
	return nil
}

// orgBefore finds the organisation at some distance before the word, with nothing but nouns between: G7|気候・環境相会合,
// ASEAN)|関連首脳会議.
func (r *reader) orgBefore(l *line, t *trigger) {
	if t.word == "会談" || t.word == "接触" {
		return
	}
	at := t.start
	if strings.HasSuffix(l.text[:at], "の") && t.level != "" {
		at -= len("の")
	}
	for n := 0; at > 0 && n < 20; n++ {
		if m := l.endingAt(at); m != nil {
			if m.kind == orgMention || m.kind == gatheringMention {
				t.gathering, t.start = m, m.start
				t.inside = append(t.inside, m)
			}
			return
		}
		c, size := gazetteer.DecodeLastRune(l.text[:at])
		if c == ')' {
			if open := strings.LastIndexByte(l.text[:at], '('); open > 0 && at-open < 60 {
				at = open
				continue
			}
		}
		if c == 'の' && n > 0 && t.level != "" && at >= size+1 { // 欧州連合(EU)の|ユーロ圏首脳会議
			if m := l.endingAt(at - size); m != nil && m.kind == orgMention || l.text[at-size-1] == ')' {
				at -= size
				continue
			}
		}
		if sc := scriptOf(c); sc != kanji && sc != katakana && sc != latin && sc != digit && c != '・' && c != '」' {
			return
		}
		at -= size
	}
}

// ordinalAt is the length of 第5回 or 2回目の that ends at a position.
func ordinalAt(text string, at int) int {
	head := text[:at]
	for _, tail := range []string{"回目の", "回目", "回", "回の", "度目の"} {
		rest, ok := strings.CutSuffix(head, tail)
		if !ok {
			continue
		}
		digits := len(rest) - len(strings.TrimRight(rest, "0123456789"))
		if digits == 0 {
			return 0
		}
		n := digits + len(tail)
		if strings.HasSuffix(rest[:len(rest)-digits], "第") {
			n += len("第")
		}
		return n
	}
	return 0
}

// modifyWith takes a mention right before the word into it: 日中韓|首脳会談, 3カ国|会議, APEC|首脳会議, 外相|会談.
func (r *reader) modifyWith(l *line, t *trigger, m *mention) bool {
	switch m.kind {
	case compoundMention:
		t.codes = union(m.codes, t.codes)
	case groupMention:
		t.number = m.number()
		if len(t.codes) == 0 {
			t.codes = m.codes
		}
		t.people = m.people
	case orgMention, gatheringMention:
		t.gathering = m
	case titleMention:
		office := first(r.x.gaz.OfficesOf(m.title, ""))
		if office == nil {
			return false
		}
		if t.level == "" {
			t.level = kindOf1(office.Level)
			t.field = office.Field
		}
		t.inside = append(t.inside, m)
		return true
	case placeMention:
		if t.word != "サミット" {
			return false
		}
	case countryMention:
		t.codes = union(m.codes, t.codes)
	default:
		return false
	}
	t.inside = append(t.inside, m)
	return true
}

// kindOf1 is the kind of meeting that people of one level hold among themselves.
func kindOf1(level string) graph.Kind {
	switch level {
	case "leader":
		return graph.Summit
	case "minister":
		return graph.Ministerial
	case "vice", "senior", "envoy":
		return graph.SeniorOfficials
	}
	return graph.Talks
}

// manner takes the word for how a journey is made into it: 国賓|訪日.
func (t *trigger) manner(l *line) {
	for _, word := range []string{"非公式", "公式実務", "実務公式", "公式", "初", "国賓", "実務", "電撃", "緊急", "再", "国賓として", "極秘", "正式", "国事", "答礼", "相互", "単独", "友好", "視察", "日帰り", "短期", "短時間", "弾丸", "国賓としての", "公賓としての", "公式実務訪問賓客としての"} {
		if strings.HasSuffix(l.text[:t.start], word) {
			t.start -= len(word)
			break
		}
	}
}

// modifyVisit finds the destination in ロシア訪問, 4カ国歴訪, 公式訪問.
func (r *reader) modifyVisit(l *line, t *trigger) {
	t.manner(l)
	if strings.HasPrefix(t.word, "来") && t.word != "来訪" {
		code, _ := r.x.gaz.Char(t.word[len("来"):])
		if t.word == "来華" {
			code = "CHN"
		}
		if code != "" {
			t.dest = &mention{span: t.span, kind: countryMention, codes: []string{code}}
		}
	}
	if m := l.endingAt(t.start); (t.word == "入り" || strings.HasPrefix(t.word, "に") || strings.HasPrefix(t.word, "へ")) && m != nil {
		t.dest = m
		t.inside = append(t.inside, m)
		t.start = m.start
	}
	if m := l.endingAt(t.start); m != nil && (m.kind == countryMention || m.kind == placeMention || m.kind == compoundMention || m.kind == groupMention && len(m.codes) > 1) && t.dest == nil && t.word != "入り" {
		t.start = m.start
		t.dest = m
		t.inside = append(t.inside, m)
	}
	if endsWithAny(l.text[:t.start], "前回の", "前回") {
		t.ordinal = "previous"
	}
}
