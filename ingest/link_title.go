package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kaidan/ingest/gazetteer"
)

// title links a title: with a name that nobody listed before it, a name after it, the country before it, or by what
// was said earlier.
func (k *linker) title(i int) int {
	m, text := k.in[i], k.l.text
	if level := k.r.collective(k.l, m); level {
		k.out = append(k.out, m)
		return 1
	}
	if k.several(m) || k.ofEach(m) {
		return 1
	}
	country, absorbed := k.countryBefore(m.start)
	posted := ""
	if last := k.last(); absorbed == nil && last != nil && last.kind == countryMention && last.via == "prefix" && last.end == m.start && strings.HasSuffix(text[:last.start], "駐") {
		posted = "駐" + text[last.start:last.end]
	}
	start := m.start
	if posted != "" {
		start = k.last().start - len("駐")
		outer := k.out
		k.out = k.out[:len(k.out)-1]
		country, absorbed = k.countryBefore(start)
		if country == "" {
			k.out = outer
		}
	} else if code, m2 := k.postedThen(m); m2 != nil {
		country, absorbed, posted = code, m2, "駐"
	}
	title := posted + m.title
	if posted == "駐" {
		title = m.title
	}
	if name, nameStart, nameCountry := k.nameBefore(start, country, absorbed); name != "" {
		return k.unlisted(m, name, nameStart, nameCountry, title)
	}
	if used := k.titleThenName(i, country, title, start, absorbed); used > 0 {
		return used
	}
	return k.titleAlone(i, country, title, start, absorbed)
}

// several reads a title said of a compound or group (日中外相, 3カ国の外相): it names nobody, but tells the level.
func (k *linker) several(m *mention) bool {
	last := k.last()
	if last != nil && last.kind == countryMention && k.gap(last.end, m.start) == "などの" {
		return true // 中国、インドなどの外相
	}
	if last == nil || last.kind != compoundMention && last.kind != groupMention || !links(k.gap(last.end, m.start)) {
		return false
	}
	last.end, last.head, last.many = m.end, m.end, true
	last.office = first(k.r.x.gaz.OfficesOf(m.title, last.codes0()))
	return true
}

// ofEach takes a title that a row of names ends with into the last of them: トカエフ、ジャパロフの各|大統領.
func (k *linker) ofEach(m *mention) bool {
	last := k.last()
	if last == nil || last.kind != officialMention || k.gap(last.end, m.start) != "の各" {
		return false
	}
	last.end, last.head = m.end, m.end
	return true
}

// postedThen reads 駐日米大使: the country posted to, then the country served, then the title.
func (k *linker) postedThen(m *mention) (string, *mention) {
	if len(k.out) < 2 {
		return "", nil
	}
	served, posted := k.out[len(k.out)-1], k.out[len(k.out)-2]
	if served.kind == countryMention && posted.kind == countryMention && posted.via == "prefix" && posted.end == served.start &&
		served.end == m.start && strings.HasSuffix(k.l.text[:posted.start], "駐") {
		return served.codes[0], served
	}
	return "", nil
}

// titleThenName reads 日本首相の岸田文雄 and アメリカ駐日大使イーマンニュー.
func (k *linker) titleThenName(i int, country, title string, start int, absorbed *mention) int {
	m := k.in[i]
	next := k.next(i + 1)
	if next == nil || next.kind != nameMention {
		return 0
	}
	gap := k.gap(m.end, next.start)
	if gap != "" && gap != "の" && gap != "・" && gap != "、" && gap != "である" || gap == "、" && country == "" {
		return 0
	}
	if after := k.next(i + 2); after != nil && after.kind == titleMention && after.start == next.end && gap != "・" {
		return 0 // 首相の岸田文雄外相: the name has a title of its own
	}
	if rest := k.l.text[next.end:]; gap != "・" && gap != "" && startsWithAny(rest, "前", "元") && k.r.x.titleFollows(k.l, next.end) {
		return 0 // 特使のアナン前国連事務総長
	}
	p := k.r.resolveName(k.l, next.form, title, country, false)
	if p == nil || gap == "、" && (p.known == nil || !holdsOffice(k.r, p.known, title)) {
		return 0
	}
	end := next.end
	for _, word := range honorifics {
		if word != "両氏" && strings.HasPrefix(k.l.text[end:], word) {
			end += len(word)
			break
		}
	}
	k.push(k.l.desk.mentions.put(mention{span: span{start, end}, kind: officialMention, people: k.l.desk.persons.one(p), title: title, head: end, via: "title, then name"}), absorbed)
	return 2
}

func holdsOffice(r *reader, o *gazetteer.Official, title string) bool {
	tenure, _ := r.tenureFor(o, title)
	return tenure != nil
}

// titleAlone links a bare title to its holder on the day, or to the person spoken of before.
func (k *linker) titleAlone(i int, country, title string, start int, absorbed *mention) int {
	m := k.in[i]
	before := runeBefore(k.l.text, start)
	if strings.HasSuffix(k.l.text[:start], "両") {
		k.both(m)
		return 1
	}
	out := k.l.desk.mentions.put(mention{span: span{start, m.end}, kind: officialMention, title: title, head: m.end, via: "title"})
	if last := k.last(); country == "" && last != nil && last.kind == officialMention {
		switch k.gap(last.end, start) {
		case "と", "、", "や", "・":
			if p := k.r.holder(title, last.codes0()); p != nil && p.known != nil {
				country = last.codes0() // 国務長官と|国防長官
			}
		}
	}
	same := before == '同'
	if same {
		out.start -= len("同")
	}
	if country == "" {
		p := k.r.backToTitle(title, k.l)
		if p == nil {
			if same {
				return 1
			}
			k.out = append(k.out, m)
			return 1
		}
		out.people, out.via = []*person{p}, "title, spoken of before"
		k.push(out, nil)
		return 1
	}
	if former := strings.HasSuffix(k.l.text[:start], "前") || strings.HasSuffix(k.l.text[:start], "元"); former && absorbed == nil {
		return 1
	}
	if absorbed != nil && endsWithAny(k.l.text[:absorbed.start], "(元", "(前", "、元", "、前") {
		return 1 // オバサンジョ特使(元|ナイジェリア大統領)
	}
	out.codes = []string{country}
	out.office = first(k.r.x.gaz.OfficesOf(title, country))
	if p := k.r.holder(title, country); p != nil {
		out.people = []*person{p}
		out.via = "title, holder on the day"
	}
	enumerated := k.enumerated(absorbed)
	k.push(out, absorbed)
	for _, c := range enumerated { // 日本、アメリカ、フィリピンの外相: each of them
		if p := k.r.holder(title, c.codes[0]); p != nil {
			k.r.cast.saw(p, k.l.index)
			c.kind, c.people, c.title, c.head, c.office, c.via = officialMention, []*person{p}, title, c.end, out.office, "title said of several"
		}
	}
	return 1
}

// enumerated are the countries named before an absorbed one in a row: 日本、アメリカ、|フィリピンの外相.
func (k *linker) enumerated(absorbed *mention) []*mention {
	if absorbed == nil {
		return nil
	}
	var row []*mention
	at := absorbed.start
	for j := len(k.out) - 2; j >= 0; j-- {
		m := k.out[j]
		gap := k.gap(m.end, at)
		if m.kind != countryMention || gap != "、" && gap != "と" && gap != "・" && gap != "," && gap != "および" && gap != "及び" {
			break
		}
		row = append(row, m)
		at = m.start
	}
	if !strings.HasPrefix(k.l.text[absorbed.end:], "の") && len(row) > 0 && k.gap(row[0].end, absorbed.start) == "と" {
		return nil // 日本と韓国首脳
	}
	return row
}

// both reads 王毅、ラブロフ両外相 and 両外相: the two people before it, or spoken of before.
func (k *linker) both(m *mention) {
	var people []*person
	if last := k.last(); last != nil && last.end == m.start-len("両") { // ルラ、ズマ両大統領
		for _, one := range coordinated(k.l, k.out) {
			if len(one.people) == 1 {
				people = append(people, one.people[0])
			}
		}
	}
	if len(people) != 2 {
		people = nil
		for _, p := range k.r.cast.recent {
			if len(people) < 2 && (k.r.hasTitle(p, m.title) || endsLike(p.title, m.title) && p.country != "") && (len(people) == 0 || people[0].country != p.country || people[0].officeID != p.officeID || p.officeID == "") {
				people = append(people, p)
			}
		}
	}
	g := k.l.desk.mentions.put(mention{span: span{m.start - len("両"), m.end}, kind: groupMention, title: m.title, via: "両 and a title"})
	if len(people) == 2 {
		g.people = people
		for _, p := range people {
			k.r.cast.saw(p, k.l.index)
			if !slices.Contains(g.codes, p.country) {
				g.codes = append(g.codes, p.country)
			}
		}
	}
	if len(g.people) != 2 && len(g.codes) < 2 {
		g.codes = k.r.sides(2, k.out, false)
	}
	k.out = append(k.out, g)
}

// collective says whether a title belongs to a meeting's name (外相会談) or to several countries (日中外相), and so names
// nobody.
func (r *reader) collective(l *line, m *mention) bool {
	rest := l.text[m.end:]
	for _, word := range []string{"級", "会談", "会合", "会議", "協議", "対話", "レベル", "・", "間", "理事会", "電話", "テレビ", "オンライン", "サミット", "らの会", "ら", "経験", "交代", "訪"} {
		if strings.HasPrefix(rest, word) {
			if word == "・" {
				return startsCollective(rest[len(word):])
			}
			if word == "訪" || word == "ら" || word == "電話" {
				return false
			}
			return true
		}
	}
	return false
}

// startsCollective says whether 防衛担当閣僚会合 and the like follow a dot: 外務・防衛担当閣僚.
func startsCollective(rest string) bool {
	for _, word := range []string{"防衛", "国防", "経済", "首脳"} {
		if strings.HasPrefix(rest, word) {
			return true
		}
	}
	return false
}

// holder is the person who surely held the office that a title means in a country on the day of publication; nil where
// several offices or holders fit.
func (r *reader) holder(title, country string) *person {
	var found *gazetteer.Official
	var office *gazetteer.Office
	for _, o := range r.x.gaz.OfficesOf(title, country) {
		if !o.Single {
			continue
		}
		holders := r.x.gaz.Holders(country, o.ID, r.brief.Published)
		if len(holders) != 1 {
			continue
		}
		if found != nil && found != holders[0] {
			return nil
		}
		found, office = holders[0], o
	}
	if found == nil {
		return r.cast.find(func(p *person) bool { return p.country == country && r.hasTitle(p, title) })
	}
	p := r.cast.official(found)
	if p.officeID == "" {
		p.country, p.officeID, p.title, p.level, p.field = country, office.ID, r.x.gaz.Title(country, office.ID), office.Level, office.Field
	}
	return p
}

// hasTitle says whether a person of the brief can be called by a title.
func (r *reader) hasTitle(p *person, title string) bool {
	if p.title == title {
		return true
	}
	for _, office := range r.x.gaz.OfficesOf(title, p.country) {
		if office.Countries == nil {
			if own := r.x.gaz.Office(p.country, office.ID); own != nil && own.Countries != nil && !slices.Contains(own.Titles, title) {
				continue // 中国の国家主席 is no 大統領
			}
		}
		if office.ID == p.officeID {
			return true
		}
		if p.known == nil {
			continue
		}
		for i := range p.known.Tenures {
			if t := &p.known.Tenures[i]; t.Office == office.ID && t.Country == p.country && t.MayCover(r.brief.Published) {
				return true
			}
		}
	}
	return false
}

// backToTitle is the person spoken of before whom a bare title means; else the holder of an office that only one
// country has (官房長官).
func (r *reader) backToTitle(title string, l *line) *person {
	// the press of Japan leaves out its own country
	if p := r.cast.find(func(p *person) bool { return p.country == "JPN" && !p.former && r.hasTitle(p, title) }); p != nil && title != "大統領" {
		return r.inOffice(p, title)
	}
	if p := r.cast.find(func(p *person) bool { return !p.former && (r.hasTitle(p, title) || endsLike(p.title, title)) }); p != nil {
		return r.inOffice(p, title)
	}
	if strings.HasSuffix(title, "報道官") {
		return nil // every ministry has one
	}
	country := ""
	for _, office := range r.x.gaz.OfficesOf(title, "") {
		if len(office.Countries) != 1 || country != "" && country != office.Countries[0] {
			return nil
		}
		country = office.Countries[0]
	}
	if country == "" || r.x.gaz.IsOrganization(country) && utf8.RuneCountInString(title) <= 2 && !r.organizations[country] {
		return nil // 会長: every company has one
	}
	return r.holder(title, country)
}

// inOffice is the holder on the day whom the brief speaks of too, where p held the office before: 首相, behind a predecessor of whom
// only a comparison tells.
func (r *reader) inOffice(p *person, title string) *person {
	now := r.holder(title, p.country)
	if now == nil || now == p || !r.cast.knows(now) {
		return p
	}
	return now
}

// endsLike says whether a short title repeats the end of a long one, or of its part before brackets: 長官 for 国務長官, 主席 for 国家主席,
// 補佐官 for 大統領補佐官(国家安全保障担当).
func endsLike(long, short string) bool {
	if i := strings.IndexByte(long, '('); i > 0 && strings.HasSuffix(long, ")") {
		long = long[:i]
	}
	return utf8.RuneCountInString(short) >= 2 && long != "" && strings.HasSuffix(long, short)
}
