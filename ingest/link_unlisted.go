package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
)

// nameBefore finds a name that the gazetteer lacks before a title (チャン・ホジン|第1外務次官, 農融|次官補), or before the country
// and title (シン|印国防相).
func (k *linker) nameBefore(at int, country string, absorbed *mention) (name string, start int, nameCountry string) {
	floor := 0
	if last := k.last(); last != nil && (absorbed == nil || last != absorbed || last.end <= at) {
		floor = last.end
	}
	if absorbed != nil && absorbed.end == at { // name, country, title
		floor = 0
		if len(k.out) >= 2 {
			floor = k.out[len(k.out)-2].end
		}
		at = absorbed.start
		if strings.HasSuffix(k.l.text[floor:at], "・") {
			at -= len("・")
		}
	}
	if floor > at {
		return "", 0, ""
	}
	for _, word := range []string{"前", "元", "新", "次期"} {
		if strings.HasSuffix(k.l.text[floor:at], word) && absorbed == nil {
			at -= len(word)
		}
	}
	at = k.readingBefore(at, floor)
	start = k.runBefore(at, floor)
	if start == at && absorbed == nil {
		if charge := k.chargeBefore(at, floor); charge < at && scriptOf(runeBefore(k.l.text[floor:], charge-floor)) == kanji {
			at = charge
			start = k.kanjiName(at, floor)
		}
	}
	if start == at {
		return "", 0, ""
	}
	name = k.l.text[start:at]
	nameCountry = country
	if nameCountry == "" {
		nameCountry, _ = k.countryBefore(start)
	}
	return name, start, nameCountry
}

// readingBefore is where the brackets begin that tell how the name before them is read or written: 李浩鉉|(イ・ホヒョン)|局長; at itself,
// where there are none.
func (k *linker) readingBefore(at, floor int) int {
	inner, ok := strings.CutSuffix(k.l.text[floor:at], ")")
	if !ok {
		return at
	}
	open := strings.LastIndexByte(inner, '(')
	if open <= 0 || len(inner)-open > len("(イ・ホヒョンイ・ホヒョン") || strings.ContainsFunc(inner[open+1:], func(r rune) bool {
		sc := scriptOf(r)
		return sc != katakana && sc != kanji && r != '・' && r != '='
	}) {
		return at
	}
	return floor + open
}

// chargeBefore is where the words begin that tell of what somebody with a title is in charge, between name and title: 飯田陽一|貿易管理|部長,
// 山田花子|経済局|審議官; at itself, where there are none.
func (k *linker) chargeBefore(at, floor int) int {
	const longest = 8 // characters
	start := at
	if at <= floor || scriptOf(runeBefore(k.l.text, at)) != kanji {
		return at
	}
	tokens, last := k.l.tokensAt(at - 1)
	for i := min(last, len(tokens)-1); i >= 0 && tokens[i].end == start && tokens[i].start >= floor; i-- {
		t := &tokens[i]
		if sc := scriptOf(runeAfter(k.l.text, t.start)); t.kind != commonNoun || sc != kanji && sc != katakana {
			break
		}
		start = t.start
	}
	if n := utf8.RuneCountInString(k.l.text[start:at]); n < 2 || n > longest {
		return at
	}
	return start
}

// runBefore is where the katakana or kanji name begins that ends at a position; at itself, where none does.
func (k *linker) runBefore(at, floor int) int {
	text := k.l.text
	r, _ := gazetteer.DecodeLastRune(text[floor:at])
	start := at
	switch scriptOf(r) {
	case katakana:
		for start > floor {
			r, size := gazetteer.DecodeLastRune(text[floor:start])
			if scriptOf(r) != katakana && r != '・' && r != '=' {
				break
			}
			start -= size
		}
		for strings.HasPrefix(text[start:at], "・") {
			start += len("・")
		}
		if utf8.RuneCountInString(text[start:at]) < 2 || notNames[text[start:at]] {
			return at
		}
		return start
	case kanji:
		return k.kanjiName(at, floor)
	}
	return at
}

// notNames are katakana words that stand before a title without being a name.
var notNames = map[string]bool{
	"トップ": true, "リーダー": true, "ナンバー": true, "グループ": true, "メンバー": true, "オブザーバー": true, "ベテラン": true, "カリスマ": true, "サイバー": true, "エネルギー": true,
	"インフラ": true, "デジタル": true, "イスラム": true, "クルド": true, "アジア": true, "ヨーロッパ": true, "アフリカ": true, "テロ": true, "キリスト": true, "オンライン": true,
}

// kanjiName reads a name of two to four kanji before a title: its words are names or unknown, and it begins at a
// boundary.
func (k *linker) kanjiName(at, floor int) int {
	start, named := at, false
	tokens, last := k.l.tokensAt(at - 1)
	for i := min(last, len(tokens)-1); i >= 0; i-- {
		t := &tokens[i]
		if t.end > start {
			if t.start < at && t.end > at {
				// the tokenizer joined the name's end with the title: cut there
				if t.start < floor || utf8.RuneCountInString(k.l.text[t.start:at]) > 3 {
					return at
				}
				start = t.start
			}
			continue
		}
		if t.end != start || t.start < floor || !k.nameWord(t) {
			break
		}
		named = named || t.kind == personName || t.kind == unknownWord
		start = t.start
	}
	n := utf8.RuneCountInString(k.l.text[start:at])
	if n < 2 || n > 5 || !named {
		return at
	}
	if word := k.l.text[start:at]; endsWithAny(word, "前", "元", "現", "新") && n < 4 || startsWithAny(word, "前", "元", "現", "各国", "両国") {
		return at
	}
	if before := runeBefore(k.l.text, start); scriptOf(before) == kanji && start > floor {
		return at
	}
	return start
}

func (k *linker) nameWord(t *token) bool {
	word := k.l.text[t.start:t.end]
	r, _ := gazetteer.DecodeRune(word)
	if scriptOf(r) != kanji {
		return false
	}
	switch t.kind {
	case personName, unknownWord:
		return true
	case properNoun:
		return utf8.RuneCountInString(word) <= 2
	}
	return utf8.RuneCountInString(word) == 1 && !strings.ContainsRune("同両前元新現各副正総全省部党国他", r)
}

// unlisted makes an official of a name that the gazetteer lacks.
func (k *linker) unlisted(m *mention, name string, start int, country, title string) int {
	var absorbed *mention
	if code, c := k.countryBefore(start); c != nil {
		country, absorbed = code, c
	} else if last := k.last(); last != nil && last.kind == countryMention && last.start >= start && last.end == m.start {
		k.out = k.out[:len(k.out)-1] // the country between name and title
	}
	if last := k.last(); country == "" && last != nil && last.kind == officialMention {
		switch k.gap(last.end, start) {
		case "、", "や", "・":
			country = last.codes0()
		case "と":
			if a := k.r.current(); a != nil && len(a.sides) == 2 && slices.Contains(a.sides, last.codes0()) {
				country = a.sides[0]
				if country == last.codes0() {
					country = a.sides[1]
				}
			}
		}
	}
	if country == "" && title == "会長" {
		return 1 // every company has one
	}
	if country == "" && endsWithAny(k.l.text[:start], japaneseBodies...) {
		country = "JPN"
	}
	if country == "" {
		country = k.visited()
	}
	p := k.r.introduce(k.l, name, country, title)
	end := m.end
	k.push(k.l.desk.mentions.put(mention{span: span{start, end}, kind: officialMention, people: k.l.desk.persons.one(p), title: title, head: end, via: via(p)}), absorbed)
	return 1
}

// japaneseBodies are parts of government that only Japan calls so, before somebody who serves there.
var japaneseBodies = []string{
	"経済産業省の", "経産省の", "農林水産省の", "農水省の", "国土交通省の", "国交省の", "総務省の", "文部科学省の", "文科省の", "厚生労働省の", "厚労省の", "防衛省の", "内閣府の", "内閣官房の", "国家安全保障局の", "金融庁の", "水産庁の",
	"資源エネルギー庁の", "海上保安庁の", "首相官邸の",
}

// visited is the country that the words just before say somebody travels to: エチオピアを訪れ、|デサレン首相と会談.
func (k *linker) visited() string {
	for j := len(k.out) - 1; j >= 0; j-- {
		m := k.out[j]
		rest := k.l.text[m.end:]
		if m.kind != countryMention && m.kind != placeMention || m.via == "prefix" || !startsWithAny(rest, "を訪", "を公式訪", "に到着", "入り", "に入") {
			continue
		}
		if strings.Contains(rest[:max(0, min(len(rest), 60))], "。") {
			return ""
		}
		return destCode(m)
	}
	return ""
}

// introduce is the person of a name with a title: one in the gazetteer under another spelling, else a new one.
func (r *reader) introduce(l *line, name, country, title string) *person {
	if p := r.cast.find(func(p *person) bool { return sameName(p, name) && r.hasTitle(p, title) }); p != nil {
		return p
	}
	if title == "大臣" { // ザリーフ大臣, named with the whole title before
		if p := r.cast.find(func(p *person) bool {
			return p.known != nil && p.level == "minister" && (country == "" || p.country == country) && slices.ContainsFunc(append([]string{p.name}, p.known.Short...), func(form string) bool { return alike(name, form) > 0.7 })
		}); p != nil {
			return p
		}
	}
	offices := r.x.gaz.OfficesOf(title, country)
	if o := r.misspelt(name, country, offices); o != nil {
		p := r.cast.official(o)
		r.give(p, title, false)
		return p
	}
	if country == "" {
		for _, m := range l.mentions { // カザフスタンで…トカーエフ大統領
			if m.kind != countryMention || m.via == "prefix" {
				continue
			}
			if o := r.misspelt(name, m.codes[0], r.x.gaz.OfficesOf(title, m.codes[0])); o != nil {
				p := r.cast.official(o)
				r.give(p, title, false)
				return p
			}
		}
	}
	if country == "" {
		if o := r.calledAlone(name); o != nil {
			p := r.cast.official(o)
			r.give(p, title, false)
			return p
		}
		for _, code := range r.nearCountries {
			if o := r.misspelt(name, code, r.x.gaz.OfficesOf(title, code)); o != nil {
				p := r.cast.official(o)
				r.give(p, title, false)
				return p
			}
		}
		country = r.titleCountry(title, name)
		if o := r.misspelt(name, country, r.x.gaz.OfficesOf(title, country)); o != nil {
			p := r.cast.official(o)
			r.give(p, title, false)
			return p
		}
		offices = r.x.gaz.OfficesOf(title, country)
	}
	p := r.cast.unlisted(name, country)
	if p.title == "" {
		p.title = title
		p.id = graph.OfficialID(p.country + ":" + name)
		if office := first(offices); office != nil {
			p.officeID, p.level, p.field = office.ID, office.Level, office.Field
		} else if endsWithAny(title, "副相", "副大臣") {
			p.level = "vice"
		} else if endsWithAny(title, "相", "大臣") {
			p.level = "minister"
		}
	}
	return p
}

// calledAlone is the one official of the countries spoken of who serves on the day of publication and is called by a katakana name
// of four characters or more, whatever his or her title: シャローム副首相兼外相.
func (r *reader) calledAlone(name string) *gazetteer.Official {
	if utf8.RuneCountInString(name) < 4 || scriptOf(runeAfter(name, 0)) != katakana {
		return nil
	}
	form := r.x.gaz.Lexicon().Longest(name, func(f *gazetteer.Form) bool { return f.Has(gazetteer.ShortForm) || f.Has(gazetteer.NameForm) })
	if form == nil || form.Text != name {
		return nil
	}
	var found *gazetteer.Official
	for _, reading := range form.Readings {
		o := reading.Official
		if o == nil || o == found || !slices.Contains(r.nearCountries, o.Country) || len(o.Served(r.brief.Published)) == 0 {
			continue
		}
		if found != nil {
			return nil
		}
		found = o
	}
	return found
}

// misspelt is the holder of an office whose name is nearly the one given: モリスン首相 for モリソン.
func (r *reader) misspelt(name, country string, offices []*gazetteer.Office) *gazetteer.Official {
	var best *gazetteer.Official
	bestAlike := 0.59
	if country == "" {
		bestAlike = 0.74
	}
	for _, office := range offices {
		of := country
		if of == "" {
			if len(office.Countries) != 1 {
				continue
			}
			of = office.Countries[0]
		}
		for _, o := range r.x.gaz.Holders(of, office.ID, r.brief.Published) {
			for _, form := range append(append([]string{o.Name}, o.Short...), o.Aliases...) {
				if a := alike(name, form); a > bestAlike {
					best, bestAlike = o, a
				}
			}
		}
	}
	return best
}

// alike is the likeness of two names, 0 to 1: one less their edit distance over the longer one's length. A family name
// counts against the last part of a full one too.
func alike(a, b string) float64 {
	best := likeness(gazetteer.Key(a), gazetteer.Key(b))
	if i := lastIndex(b, "・"); i >= 0 && !strings.Contains(a, "・") {
		best = max(best, likeness(gazetteer.Key(a), gazetteer.Key(b[i+len("・"):])))
	}
	return best
}

func likeness(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	if len(x) < 3 || len(y) < 3 {
		return 0
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		before := row[0]
		row[0] = i + 1
		for j := range y {
			cost := before
			if x[i] != y[j] {
				cost = min(before, row[j], row[j+1]) + 1
			}
			before, row[j+1] = row[j+1], cost
		}
	}
	return 1 - float64(row[len(y)])/float64(max(len(x), len(y)))
}

func sameName(p *person, name string) bool {
	key := gazetteer.Key(name)
	if gazetteer.Key(p.name) == key {
		return true
	}
	if p.known != nil {
		return slices.ContainsFunc(p.known.Short, func(short string) bool { return gazetteer.Key(short) == key })
	}
	parts := strings.Split(p.name, "・")
	return len(parts) > 1 && gazetteer.Key(parts[len(parts)-1]) == key
}

// titleCountry is the country of a title that only one country has, else of the person spoken of last with a country.
func (r *reader) titleCountry(title, name string) string {
	country := ""
	for _, office := range r.x.gaz.OfficesOf(title, "") {
		if len(office.Countries) != 1 || country != "" && country != office.Countries[0] {
			country = ""
			break
		}
		country = office.Countries[0]
	}
	if country != "" && !r.x.gaz.IsOrganization(country) {
		return country
	}
	if scriptOf(runeAfter(name, 0)) == kanji { // the press of Japan names the country of others
		for _, code := range r.nearCountries {
			if code == "CHN" || code == "KOR" || code == "PRK" || code == "TWN" || code == "JPN" {
				return code
			}
		}
		return "JPN"
	}
	for _, code := range r.nearCountries {
		if code != "CHN" && code != "KOR" && code != "PRK" && code != "TWN" && code != "JPN" && !r.x.gaz.IsOrganization(code) {
			return code
		}
	}
	return ""
}
