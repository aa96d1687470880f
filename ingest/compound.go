package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kaidan/ingest/gazetteer"
)

// compoundAt reads a word made of several countries at a position: 日中韓, 中・露, 日米フィリピン, 日EU. One-character forms
// may be mixed with full names and organisations; rare characters (西, 白) count beside a customary one only.
func (x *Extractor) compoundAt(l *line, at int) *mention {
	if sc := scriptOf(runeAfter(l.text, at)); sc == hiragana || sc == otherScript || sc == digit {
		return nil
	}
	if rest, ok := strings.CutPrefix(l.text[at:], "南北"); ok && startsWithAny(rest, "首脳", "の首脳", "の当局", "関係", "会談", "対話", "高官", "閣僚", "当局", "離散", "合同", "協議", "共同連絡", "両首脳", "双方", "実務", "軍事", "将官", "赤十字", "統一", "間", "経済協力", "の鉄道", "鉄道") {
		return &mention{span: span{at, at + len("南北")}, kind: compoundMention, codes: []string{"KOR", "PRK"}, via: "the two Koreas"}
	}
	if rest, ok := strings.CutPrefix(l.text[at:], "中米"); ok && (scriptOf(runeAfter(rest, 0)) == katakana || startsWithAny(rest, "諸国", "各国", "統合", "和平", "地峡", "・カリブ", "の小国")) {
		return nil // Central America
	}
	switch runeBefore(l.text, at) {
	case '駐', '在', '訪', '来', '渡', '滞', '離':
		return nil // 駐日米大使: posted to one, serving the other
	}
	const some = 8 // few compounds have more members, and most words are none: nothing is allocated for them
	codes, ends := make([]string, 0, some), make([]int, 0, some)
	single, rares := make([]bool, 0, some), make([]bool, 0, some)
	pos := at
	for pos < len(l.text) {
		code, size, char, rare := x.memberAt(l, pos, len(codes))
		if code == "" || slices.Contains(codes, code) {
			break
		}
		pos += size
		codes, ends = append(codes, code), append(ends, pos)
		single, rares = append(single, char), append(rares, rare)
		if rest := l.text[pos:]; strings.HasPrefix(rest, "・") && char {
			if next, _, isChar, _ := x.memberAt(l, pos+len("・"), len(codes)); next != "" && isChar {
				pos += len("・")
			}
		}
	}
	for n := len(codes); n >= 2; n-- {
		if !single[0] && !slices.Contains(single[:n], true) || allRare(rares[:n]) {
			return nil
		}
		if x.compoundFits(l, at, ends[n-1], n, single[n-1]) {
			return l.desk.mentions.put(mention{span: span{at, ends[n-1]}, kind: compoundMention, codes: append(l.desk.codes.take(n), codes[:n]...), via: "compound"})
		}
	}
	return nil
}

func allRare(rares []bool) bool {
	customary := 0
	for _, rare := range rares {
		if !rare {
			customary++
		}
	}
	return customary == 0
}

// memberAt is the country or organisation at a position of a compound.
func (x *Extractor) memberAt(l *line, pos, index int) (code string, size int, char, rare bool) {
	isState := func(f *gazetteer.Form) bool {
		return f.Has(gazetteer.CountryForm) || f.Has(gazetteer.OrganizationForm) && index > 0
	}
	r, n := gazetteer.DecodeRune(l.text[pos:])
	lexicon := x.gaz.Lexicon()
	var form *gazetteer.Form
	if lexicon.Begins(r, gazetteer.CountryForm) || lexicon.Begins(r, gazetteer.OrganizationForm) {
		form = lexicon.Longest(l.text[pos:], isState)
	}
	if form != nil && form.Chars > 1 {
		end := pos + len(form.Text)
		if !(scriptOf(runeBefore(l.text, end)) == katakana && scriptOf(runeAfter(l.text, end)) == katakana) {
			for _, r := range form.Readings {
				if r.Class == gazetteer.CountryForm || r.Class == gazetteer.OrganizationForm {
					return r.Ref, len(form.Text), false, false
				}
			}
		}
	}
	if n == 0 || scriptOf(r) == hiragana {
		return "", 0, false, false
	}
	code, rare = x.gaz.Char(l.text[pos : pos+n])
	return code, n, true, rare
}

// notAfterCompound are characters that make another word of the last character before them: 日米|国, 日中|旬.
const notAfterCompound = "国本人語旬止毒心央東南部立継断軸古核身型小級略銭"

// afterDay are what 日中 and the like follow when they mean daytime or a day: 26日中, 本日中.
const beforeDay = "0123456789今本昨明同翌毎一両数終連平休祝初当後前先"

func (x *Extractor) compoundFits(l *line, at, end, n int, lastSingle bool) bool {
	before, after := runeBefore(l.text, at), runeAfter(l.text, end)
	first := runeAfter(l.text, at)
	if first == '日' && strings.ContainsRune(beforeDay, before) {
		return false
	}
	if scriptOf(first) == katakana && scriptOf(before) == katakana {
		return false
	}
	if lastSingle {
		if strings.ContainsRune(notAfterCompound, after) && !startsWithAny(l.text[end:], "国間", "国境", "級") {
			return false
		}
		if last := runeBefore(l.text, end); scriptOf(last) == katakana && scriptOf(after) == katakana {
			return false
		}
	}
	word := l.text[at:end]
	switch {
	case word == "日中" && strings.HasPrefix(l.text[end:], "の気温"):
		return false
	case n == 2 && word == "中日":
		return !startsWithAny(l.text[end:], "新聞", "ドラゴンズ", "戦", "ナイン", "球団", "打線", "監督", "ファン", "が優勝")
	case n == 2 && (word == "中米" || word == "日西" || word == "中東"):
		for _, next := range []string{"関係", "両国", "首脳", "会談", "協議", "外相", "貿易", "間", "2国", "二国", "対立", "高官", "韓"} {
			if strings.HasPrefix(l.text[end:], next) {
				return true
			}
		}
		return false
	case n == 2 && utf8.RuneCountInString(word) == 2 && scriptOf(after) == kanji && l.crosses(end):
		return !l.crossesName(end)
	}
	return true
}

// stateNouns make a one-character form before them a country: 米|軍, 韓|政府.
var stateNouns = []string{
	"政府", "政権", "軍", "側", "国防総省", "国務省", "国防省", "外務省", "外交部", "財務省", "商務省", "大使館", "総領事館", "領事館", "議会", "上院", "下院",
	"紙", "メディア", "高官", "当局", "企業", "製", "産", "国民", "大統領", "首相", "総理", "外相", "首脳", "代表", "代表団", "議員", "特使", "大使", "艦", "空軍",
	"海軍", "陸軍", "国防", "国務", "財務", "商務", "通商", "ホワイトハウス", "中央情報局", "国家", "連邦", "大手", "東部", "西部", "南部", "北部", "主導", "朝", "中", "経済界", "世論", "民主党", "共和党", "空母", "兵", "系",
	"統合参謀", "インド太平洋", "戦略", "ニュース", "CNN", "CIA", "FBI", "NSC", "次官", "副", "国土", "司法", "運輸", "農務", "エネルギー", "新政権", "交渉", "人", "大陸", "本土",
}

// charAt reads a one-character country form that its context makes one: 駐米, 訪ロ, 米軍, 中方, 米ワシントン.
func (x *Extractor) charAt(l *line, at, lastEnd int) *mention {
	r, size := gazetteer.DecodeRune(l.text[at:])
	if size == 0 || scriptOf(r) == hiragana || scriptOf(r) == latin || scriptOf(r) == digit {
		return nil
	}
	form := l.text[at : at+size]
	if code := x.gaz.Context(form); code != "" {
		if x.contextFits(l, at, at+size) {
			return l.desk.mentions.put(mention{span: span{at, at + size}, kind: countryMention, codes: l.desk.codes.one(code), via: "context"})
		}
	}
	code, rare := x.gaz.Char(form)
	before := runeBefore(l.text, at)
	rest := l.text[at+size:]
	if code == "" || rare && !strings.ContainsRune("訪駐", before) && !(startsWithAny(rest, "方は", "方が", "方から", "方の", "側") && scriptOf(before) != kanji) {
		return nil
	}
	if strings.ContainsRune("駐訪対在親反来抗嫌遣離渡滞", before) && x.prefixFits(l, at, before, rest) {
		return l.desk.mentions.put(mention{span: span{at, at + size}, kind: countryMention, codes: l.desk.codes.one(code), via: "prefix"})
	}
	if scriptOf(r) == katakana && scriptOf(before) == katakana {
		return nil
	}
	m := x.stateChar(l, at, size, code, rare)
	if m != nil && scriptOf(before) == kanji && at != lastEnd && !l.boundary(at) {
		return nil
	}
	return m
}

// stateChar reads a one-character country form by what stands beside it: 中方, 米軍, 米に対抗.
func (x *Extractor) stateChar(l *line, at, size int, code string, rare bool) *mention {
	r, _ := gazetteer.DecodeRune(l.text[at:])
	before, rest := runeBefore(l.text, at), l.text[at+size:]
	if strings.HasPrefix(rest, "方") && (rare || strings.ContainsRune("中日韓美米俄露英法仏独德朝越菲", r)) && !strings.HasPrefix(rest, "方面") && !strings.HasPrefix(rest, "方針") && !strings.HasPrefix(rest, "方法") {
		return l.desk.mentions.put(mention{span: span{at, at + size}, kind: countryMention, codes: l.desk.codes.one(code), via: "side"})
	}
	if r == '日' || r == '中' || r == '台' || r == '新' || r == '比' {
		return x.shyChar(l, at, size, code, rest)
	}
	if x.stateNounFollows(rest) || x.placeFollows(rest) || l.nameAt(at, at+size) {
		return l.desk.mentions.put(mention{span: span{at, at + size}, kind: countryMention, codes: l.desk.codes.one(code), via: "state noun"})
	}
	if strings.ContainsRune("米韓英仏独露ロ朝豪印", r) && alone(before, rest) {
		return l.desk.mentions.put(mention{span: span{at, at + size}, kind: countryMention, codes: l.desk.codes.one(code), via: "alone"})
	}
	return nil
}

// alone says whether a character stands between particles or marks: 米に対抗, 、韓、
func alone(before rune, rest string) bool {
	if before != 0 && scriptOf(before) != hiragana && !strings.ContainsRune("、。「」()・ ,", before) || scriptOf(before) == hiragana && strings.ContainsRune("っおご", before) {
		return false
	}
	for _, next := range []string{"に", "が", "は", "と", "の", "も", "を", "、", "・", "から", "へ", "側"} {
		if strings.HasPrefix(rest, next) {
			return true
		}
	}
	return rest == ""
}

// shyChar are characters that make many other words; they need a clear noun behind them.
func (x *Extractor) shyChar(l *line, at, size int, code, rest string) *mention {
	if scriptOf(runeBefore(l.text, at)) == digit {
		return nil // 7日|大統領官邸で
	}
	for _, noun := range []string{"側", "外務省", "外交部", "国防部", "大統領", "外相", "首脳会", "大使館", "総統", "政府"} {
		if strings.HasPrefix(rest, noun) {
			return l.desk.mentions.put(mention{span: span{at, at + size}, kind: countryMention, codes: l.desk.codes.one(code), via: "state noun"})
		}
	}
	return nil
}

var stateNounTable = newWordTable(stateNouns, itself)

func (x *Extractor) stateNounFollows(rest string) bool {
	noun, _ := stateNounTable.longest(rest)
	return noun != "" || x.titleAt(rest)
}

// titleAt says whether text begins with a title.
func (x *Extractor) titleAt(text string) bool {
	first, _ := gazetteer.DecodeRune(text)
	return x.gaz.Lexicon().Begins(first, gazetteer.TitleForm) &&
		x.gaz.Lexicon().Longest(text, func(f *gazetteer.Form) bool { return f.Has(gazetteer.TitleForm) }) != nil
}

func (x *Extractor) placeFollows(rest string) bool {
	return x.gaz.Lexicon().Longest(rest, func(f *gazetteer.Form) bool {
		return f.Has(gazetteer.PlaceForm) && f.Chars > 1
	}) != nil
}

// prefixFits says whether 駐・訪・対・在… before a character means the country: 訪米, 対中, 来日 but not 反対日, 在日米軍's 日.
func (x *Extractor) prefixFits(l *line, at int, before rune, rest string) bool {
	if before == '対' && strings.HasSuffix(l.text[:at], "反対") || before == '親' && strings.HasSuffix(l.text[:at], "両親") || before == '在' && endsWithAny(l.text[:at], "滞在", "存在", "現在", "駐在", "健在", "所在") {
		return false
	}
	if before == '訪' && endsWithAny(l.text[:at], "歴訪", "来訪", "再訪", "往訪") {
		return false // 歴訪|中
	}
	after, _ := gazetteer.DecodeRune(rest)
	return !strings.ContainsRune("本国古小央", after)
}

// contextFits guards 北 and 南: 北の, 北が, 北は at a boundary, beside a mention of Korea in the same line.
func (x *Extractor) contextFits(l *line, at, end int) bool {
	before := runeBefore(l.text, at)
	if scriptOf(before) == kanji || scriptOf(before) == katakana {
		return false
	}
	if !strings.Contains(l.text, "韓") && !strings.Contains(l.text, "朝") {
		return false
	}
	for _, next := range []string{"が", "は", "側", "の核", "のミサイル", "に対", "と対話", "との"} {
		if strings.HasPrefix(l.text[end:], next) {
			return true
		}
	}
	return false
}
