package ingest

import (
	"slices"
	"strings"

	"kaidan/ingest/gazetteer"
)

// mentionKind says what a mention is, before and after linking.
type mentionKind uint8

const (
	countryMention  mentionKind = iota // one country
	compoundMention                    // several countries in one word: 日中韓
	orgMention
	gatheringMention
	placeMention
	nameMention    // a name from the gazetteer, not yet linked
	unknownMention // a name before a title that the gazetteer lacks
	titleMention   // a title, not yet linked
	officialMention
	groupMention // 両国, 3カ国, 両首脳, 双方
)

// mention is a span of a line that refers to something.
type mention struct {
	span
	kind   mentionKind
	codes  []string // countries and organisations referred to
	form   *gazetteer.Form
	place  *gazetteer.Place
	people []*person
	office *gazetteer.Office
	title  string
	head   int    // of an official: where the title or name itself ends
	many   bool   // a title said of several countries: 日中外相
	via    string // the rule that made or linked it
}

// actor says whether the mention can be a side of a meeting.
func (m *mention) actor() bool {
	switch m.kind {
	case countryMention, compoundMention, orgMention, officialMention, groupMention:
		return true
	default:
		return false
	}
}

// codes0 is the first country, or "".
func (m *mention) codes0() string {
	if len(m.codes) == 0 {
		return ""
	}
	return m.codes[0]
}

// usualMentions are as many as most lines have.
const usualMentions = 16

// find marks all mentions of a line, left to right, the longest first.
func (x *Extractor) find(l *line) {
	l.mentions = l.desk.rows.take(usualMentions)
	end := 0 // of the last mention
	ministers, before := strings.Contains(l.text, "相") || strings.Contains(l.text, "大臣"), '\x00'
	for at := 0; at < len(l.text); {
		r, size := gazetteer.DecodeRune(l.text[at:])
		if ministers && before >= 'ァ' && before <= 'ー' && before != '・' && r >= '一' {
			if m := x.portfolioAt(l, at); m != nil {
				l.mentions = append(l.mentions, m)
				at, end, before = m.end, m.end, '\x00'
				continue
			}
		}
		before = r
		if !x.beginsMention(r) {
			at += size
			continue
		}
		m := x.mentionAt(l, at, end)
		if m == nil {
			at += size
			continue
		}
		if m.via != "stop" && !l.repeats(m) {
			l.mentions = append(l.mentions, m)
		}
		at, end = m.end, m.end
		before = runeBefore(l.text, at)
	}
}

// portfolioAt is the title of a minister that no list holds, behind a katakana name: マルティンス|教育・人材育成相. Nil where there is none.
func (x *Extractor) portfolioAt(l *line, at int) *mention {
	n := genericTitle(l.text[at:])
	if n == 0 {
		return nil
	}
	title := l.text[at : at+n]
	if code, _ := x.gaz.Char(string(runeAfter(title, 0))); code != "" {
		return nil // ファビウス|仏外相
	}
	if startsWithAny(title, "両", "各", "同", "前", "元", "新", "現", "次期", "人") || containsAny(title, "首相", "大統領", "国王", "真相", "様相") || x.titleAt(title) || !titleFits(l, at, at+n) {
		return nil
	}
	return &mention{span: span{at, at + n}, kind: titleMention, title: title, via: "lexicon"}
}

// beginsMention says whether a mention can begin with a character; most can begin none.
func (x *Extractor) beginsMention(r rune) bool {
	return x.gaz.Lexicon().BeginsName(r) || beginsGroup(r) || r == '南' // see compoundAt
}

// repeats says whether a mention only gives a short form in brackets: 欧州連合(EU).
func (l *line) repeats(m *mention) bool {
	if len(l.mentions) == 0 || m.kind != orgMention && m.kind != countryMention && m.kind != nameMention {
		return false
	}
	last := l.mentions[len(l.mentions)-1]
	if m.kind == nameMention {
		return last.kind == nameMention && last.end < m.start && l.text[last.end:m.start] == "("
	}
	return last.end < m.start && l.text[last.end:m.start] == "(" && len(last.codes) == 1 && last.codes[0] == m.codes[0]
}

func (x *Extractor) mentionAt(l *line, at, lastEnd int) *mention {
	if m := groupAt(l, at); m != nil {
		return m
	}
	var form *gazetteer.Form
	if x.gaz.Lexicon().BeginsAny(runeAfter(l.text, at)) {
		form = x.gaz.Lexicon().Longest(l.text[at:], func(f *gazetteer.Form) bool { return x.fits(l, at, f, lastEnd) })
	}
	compound := x.compoundAt(l, at)
	if form == nil && compound == nil {
		return x.charAt(l, at, lastEnd)
	}
	if form == nil || compound != nil && compound.end-at > len(form.Text) {
		return compound
	}
	return l.classify(form, span{at, at + len(form.Text)})
}

// classify turns a form of the lexicon into a mention of its most telling class.
func (l *line) classify(form *gazetteer.Form, s span) *mention {
	m := l.desk.mentions.put(mention{span: s, form: form, via: "lexicon"})
	for i := range form.Readings {
		r := &form.Readings[i]
		switch r.Class {
		case gazetteer.StopForm:
			m.via = "stop"
			return m
		case gazetteer.CountryForm:
			m.kind, m.codes = countryMention, l.desk.codes.one(r.Ref)
			return m
		case gazetteer.OrganizationForm:
			m.kind, m.codes = orgMention, l.desk.codes.one(r.Ref)
			return m
		case gazetteer.GatheringForm:
			m.kind, m.codes = gatheringMention, l.desk.codes.one(r.Ref)
			return m
		case gazetteer.TitleForm:
			m.kind, m.title = titleMention, form.Text
			return m
		case gazetteer.PlaceForm:
			if !form.Has(gazetteer.NameForm) {
				m.kind, m.place = placeMention, r.Place
			}
		case gazetteer.NameForm, gazetteer.ShortForm:
			if m.place == nil {
				m.kind = nameMention
			}
		}
	}
	return m
}

// fits guards a form against being a piece of another word: タイ in タイミング, 韓正 in 韓正式, 王 in 王室.
func (x *Extractor) fits(l *line, at int, f *gazetteer.Form, lastEnd int) bool {
	end := at + len(f.Text)
	first, last := runeAfter(l.text, at), runeBefore(l.text, end)
	before, after := runeBefore(l.text, at), runeAfter(l.text, end)
	if f.Has(gazetteer.StopForm) {
		return true
	}
	if scriptOf(last) == katakana && scriptOf(after) == katakana && !x.stateThenTitle(l.text[end:]) {
		return false
	}
	if scriptOf(last) == latin && scriptOf(after) == latin || scriptOf(first) == latin && scriptOf(before) == latin {
		return false
	}
	if scriptOf(first) == katakana && scriptOf(before) == katakana && at != lastEnd {
		return false
	}
	if f.Has(gazetteer.TitleForm) {
		return titleFits(l, at, end)
	}
	if f.Text == "朝鮮" && startsWithAny(l.text[end:], "王", "通信使", "総督", "出兵", "時代", "戦争", "儒学") {
		return false // of old
	}
	n := f.Chars
	if last == '国' && n == 2 && startsWithAny(l.text[end-len("国"):], "国務", "国防", "国家安全", "国土安全", "国連大使", "国家主席", "国家情報") {
		return false // 米|国務長官
	}
	fits := x.nameFits(l, at, end, n, f, lastEnd)
	if !fits && !f.Has(gazetteer.CountryForm) {
		return false
	}
	if scriptOf(first) == kanji && n <= 3 && (scriptOf(after) == kanji && l.mayCross(end) && !x.titleFollows(l, end) && l.crosses(end) || at != lastEnd && scriptOf(before) == kanji && l.crosses(at)) {
		return f.Has(gazetteer.CountryForm) && n >= 2 && !strings.HasPrefix(l.text[end:], "地方")
	}
	return fits
}

// nameFits guards a form against being a piece of a longer name, as far as the words of the line need not be known.
func (x *Extractor) nameFits(l *line, at, end, n int, f *gazetteer.Form, lastEnd int) bool {
	first, before := runeAfter(l.text, at), runeBefore(l.text, at)
	if n == 1 && strings.ContainsRune("元前現新故同", first) {
		return false // カーター|元大統領
	}
	if n == 1 && scriptOf(before) == digit {
		return false // 第2|回外相会合: a counter
	}
	if onlyShort(f) || f.Has(gazetteer.NameForm) && n == 1 {
		return x.shortFits(l, at, end, n, first, before, lastEnd)
	}
	if f.Has(gazetteer.NameForm) && scriptOf(first) == katakana && before == '・' && at != lastEnd && katakanaWordBefore(l, at) {
		return x.knownWordEnds(l, at-len("・"))
	}
	return true
}

// stateThenTitle says whether a katakana name of a country with a title follows a name without a mark between: オバマ|アメリカ大統領.
func (x *Extractor) stateThenTitle(rest string) bool {
	lexicon := x.gaz.Lexicon()
	state := lexicon.Longest(rest, func(f *gazetteer.Form) bool { return f.Has(gazetteer.CountryForm) })
	return state != nil && lexicon.Longest(rest[len(state.Text):], func(f *gazetteer.Form) bool { return f.Has(gazetteer.TitleForm) }) != nil
}

func onlyShort(f *gazetteer.Form) bool { return f.Only(gazetteer.ShortForm) }

// notTitles are what makes a title-like word something else when it follows.
var notTitles = []string{"官邸", "公邸", "館", "府", "職", "候補", "選", "経験者", "公館", "室長", "会議", "邸"}

var notTitleTable = newWordTable(notTitles, itself)

func titleFits(l *line, at, end int) bool {
	rest := l.text[end:]
	if l.text[at:end] == "会長" && endsWithAny(l.text[:at], "調査", "審議", "委員", "協議", "部会") {
		return false // 政策調査|会長
	}
	if l.text[at:end] == "元首" && strings.HasPrefix(rest, "相") {
		return false // 麻生元|首相
	}
	if before := runeBefore(l.text, at); before == '副' && runeAfter(l.text, at) != '副' || strings.HasPrefix(rest, "補") {
		return false // 副|委員長, 次官|補
	}
	if word, _ := notTitleTable.longest(rest); word != "" {
		return false
	}
	before := runeBefore(l.text, at)
	first := runeAfter(l.text, at)
	return scriptOf(first) != katakana || scriptOf(before) != katakana
}

// titleFollows says whether a title or an honorific begins at a position, perhaps behind a country or a remark in
// brackets: ライス|米国務長官, ラブロフ|・ロシア外相.
func (x *Extractor) titleFollows(l *line, at int) bool {
	rest := l.text[at:]
	if word, _ := afterNames.longest(rest); word != "" {
		return true
	}
	rest = strings.TrimPrefix(rest, "・")
	for _, word := range formerly {
		rest = strings.TrimPrefix(rest, word)
	}
	if strings.HasPrefix(rest, "(") {
		if i := strings.IndexByte(rest, ')'); i > 0 && i < 90 {
			rest = rest[i+1:]
		}
	}
	if genericTitle(rest) > 0 {
		return true
	}
	rest = rest[portfolio(rest):]
	if x.titleAt(rest) {
		return true
	}
	r, size := gazetteer.DecodeRune(rest)
	lexicon := x.gaz.Lexicon()
	isState := func(f *gazetteer.Form) bool {
		return f.Has(gazetteer.CountryForm) || f.Has(gazetteer.OrganizationForm)
	}
	if lexicon.Begins(r, gazetteer.CountryForm) || lexicon.Begins(r, gazetteer.OrganizationForm) {
		if state := lexicon.Longest(rest, isState); state != nil && x.titleAt(rest[len(state.Text):]) {
			return true
		}
	}
	if size > 0 && scriptOf(r) != hiragana {
		if code, _ := x.gaz.Char(string(r)); code != "" {
			return x.titleAt(rest[size:])
		}
	}
	return false
}

// portfolio is the length of a field of duty before a title: 気候問題担当|大統領特使. 0 where there is none.
func portfolio(text string) int {
	for at, r := range text {
		if at > 54 {
			return 0
		}
		switch r {
		case '、', '。', 'は', 'が', 'を', 'に', 'と', 'の', 'も', 'で', '「', '」':
			return 0
		}
		if r == '担' && strings.HasPrefix(text[at:], "担当") {
			return at + len("担当")
		}
	}
	return 0
}

// genericTitle is the length of a minister's title that no list holds: ネットゼロ相, 貿易・投資促進相. 0 where text is none.
func genericTitle(text string) int {
	for at, r := range text {
		if at > 66 {
			return 0
		}
		if sc := scriptOf(r); sc != kanji && sc != katakana && r != '・' && r != 'ー' {
			return 0
		}
		if r != '相' && !strings.HasPrefix(text[at:], "大臣") || at < len("環") {
			continue
		}
		end := at + len("相")
		if r != '相' {
			end = at + len("大臣")
		}
		next, _ := gazetteer.DecodeRune(text[end:])
		if sc := scriptOf(next); sc != kanji && sc != katakana && next != '・' {
			return end
		}
	}
	return 0
}

var (
	jointly    = []string{"両首脳", "両外相", "両大統領", "両国防相", "両防衛相", "両外長", "両首相", "両長官", "両議員"}
	honorifics = []string{"氏", "さん", "女史", "両氏", "師", "大佐", "将軍", "元帥"}
	formerly   = []string{"前", "元", "次期", "新", "現", "故", "党", "共産党"}
)

// afterNames are what follows a name.
var afterNames = newWordTable(slices.Concat(honorifics, looseTitles, jointly), itself)

// shortFits says whether a family name stands there as one: before a title or 氏; a long katakana one also alone.
func (x *Extractor) shortFits(l *line, at, end, n int, first, before rune, lastEnd int) bool {
	if before == '・' && at != lastEnd && scriptOf(first) == katakana && katakanaWordBefore(l, at) && !x.knownWordEnds(l, at-len("・")) {
		return false
	}
	if x.titleFollows(l, end) {
		if n == 1 && scriptOf(first) == kanji && scriptOf(before) == kanji && at != lastEnd && !l.boundary(at) {
			return false // 国家安|全|保障担当補佐官
		}
		return scriptOf(first) != kanji || at == lastEnd || !kanjiNameBefore(l, at)
	}
	if strings.HasPrefix(l.text[end:], "・") && scriptOf(runeAfter(l.text, end+len("・"))) == katakana {
		return false
	}
	if scriptOf(first) == katakana && n < 4 && startsWithAny(l.text[end:], "、", "両") && strings.Contains(l.text[end:min(len(l.text), end+90)], "両") && !strings.Contains(l.text[end:min(len(l.text), end+90)], "両国") {
		return true // ルラ、ズマ両大統領
	}
	if scriptOf(first) == katakana {
		return n >= 4 && !strings.HasPrefix(l.text[end:], "政権")
	}
	return n >= 2 && scriptOf(before) != kanji && startsWithAny(l.text[end:], "と", "は", "が", "も", "に", "の", "、", "を", "へ", "ら", "・", "両氏")
}

// kanjiNameBefore says whether the character before continues a name to the left: 鄭|王 in 鄭王氏.
func kanjiNameBefore(l *line, at int) bool {
	if scriptOf(runeBefore(l.text, at)) != kanji {
		return false
	}
	return l.nameEnds(at)
}

// katakanaWordBefore says whether a katakana word stands before the dot that ends at a position.
func katakanaWordBefore(l *line, at int) bool {
	return scriptOf(runeBefore(l.text, at-len("・"))) == katakana
}

// knownWordEnds says whether the last mention ends at a position.
func (x *Extractor) knownWordEnds(l *line, at int) bool {
	return len(l.mentions) > 0 && l.mentions[len(l.mentions)-1].end == at
}
