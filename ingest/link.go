package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
)

// ministries stand between a country and its official without changing whom he or she serves: 日本外務省の船越健裕外務審議官.
var ministries = []string{
	"外務省", "外交部", "外務部", "国防省", "国防部", "防衛省", "政府", "大統領府", "国務省", "国防総省", "財務省", "商務省", "共産党", "労働党", "与党", "政権", "統一部",
	"ホワイトハウス", "国家安保室", "国家安全保障会議", "経済産業省", "通商省", "外務貿易省", "内閣", "国務院", "軍", "人民解放軍", "自衛隊", "党", "側", "新政権", "首相府", "外務英連邦省", "欧州外務省", "最高人民会議", "朝鮮労働党", "朝鮮",
	"女性", "新任", "現職", "国会", "議会", "下院", "上院", "連邦", "国家", "同国",
}

// links says whether the words between a country and a title or name join the two: の, a ministry, or nothing.
func links(gap string) bool {
	gap = strings.TrimPrefix(gap, "・")
	gap = strings.TrimSuffix(strings.TrimPrefix(gap, "の"), "の")
	if gap == "" {
		return true
	}
	for _, ministry := range ministries {
		if rest, ok := strings.CutPrefix(gap, ministry); ok && links(rest) {
			return true
		}
	}
	return false
}

// linker goes over one line's mentions from left to right and writes the linked ones.
type linker struct {
	r   *reader
	l   *line
	in  []*mention
	out []*mention
}

// link turns the names and titles of a line into officials.
func (r *reader) link(l *line) {
	k := &linker{r: r, l: l, in: l.mentions}
	for i := 0; i < len(k.in); {
		i += k.step(i)
	}
	l.mentions = k.out
}

// step links the mention i, perhaps with some that follow, and says how many it used.
func (k *linker) step(i int) int {
	m := k.in[i]
	switch m.kind {
	case nameMention:
		return k.name(i)
	case titleMention:
		return k.title(i)
	case groupMention:
		k.out = append(k.out, m)
		k.r.group(k.l, k.out)
	default:
		k.out = append(k.out, m)
	}
	return 1
}

func (k *linker) next(i int) *mention {
	if i < len(k.in) {
		return k.in[i]
	}
	return nil
}

func (k *linker) last() *mention {
	if len(k.out) == 0 {
		return nil
	}
	return k.out[len(k.out)-1]
}

func (k *linker) gap(from, to int) string {
	if from > to {
		return "\x00"
	}
	return k.l.text[from:to]
}

// countryBefore is the country or organisation whose official stands at a position, and the mention that says so.
func (k *linker) countryBefore(at int) (string, *mention) {
	last := k.last()
	if last == nil || last.kind != countryMention && last.kind != orgMention && last.kind != gatheringMention && last.kind != placeMention || last.via == "prefix" && runeBefore(k.l.text, last.start) != '訪' {
		return "", nil
	}
	gap := k.gap(last.end, at)
	switch gap {
	case "から", "からは", "側から", "側からは", "側は":
		if last.kind == countryMention {
			return last.codes[0], nil // 米国側から国務長官が出席
		}
	}
	if last.kind == placeMention {
		if title := k.l.text[at:]; last.place.Country != "" && (gap == "の" || gap == "") && startsWithAny(title, "知事", "州知事", "市長") {
			return last.place.Country, nil
		}
		if last.place.Type == "site" && last.place.Country != "" && (gap == "" || gap == "の") {
			return last.place.Country, nil
		}
		return "", nil
	}
	if last.kind == countryMention && strings.HasPrefix(gap, "を訪問中の") || !links(gap) {
		return "", nil
	}
	return last.codes[0], last
}

// connectsTitle says whether the words between a name and its title are none, a remark in brackets, or 前・元.
func connectsTitle(gap string) (former, ok bool) {
	if rest, found := strings.CutPrefix(gap, "("); found {
		i := strings.IndexByte(rest, ')')
		if i < 0 {
			return false, false
		}
		gap = rest[i+1:]
	}
	gap = strings.TrimPrefix(gap, "・")
	if gap != "の" && links(gap) && !strings.HasPrefix(gap, "の") && !strings.HasSuffix(gap, "の") || kanjiOnly(gap, 5) && !startsWithAny(gap, "前", "元", "故", "同") {
		return false, true
	}
	switch gap {
	case "", "現", "新", "次期", "党", "共産党", "労働党", "国家", "国", "同国", "第1", "第一", "同", "代行", "暫定", "筆頭":
		return false, true
	case "前", "元", "故", "前国", "元国":
		return true, true
	}
	if rest := strings.TrimPrefix(strings.TrimPrefix(gap, "元"), "前"); rest != gap && (links(rest) || kanjiOnly(rest, 6)) {
		return true, true // 元自民党|幹事長
	}
	return false, false
}

// kanjiOnly says whether text is one to n kanji: a ministry's or division's name.
func kanjiOnly(text string, n int) bool {
	for _, r := range text {
		if scriptOf(r) != kanji {
			return false
		}
	}
	count := utf8.RuneCountInString(text)
	return count > 0 && count <= n
}

// name links a name of the gazetteer with the title behind it, the country before it, or alone.
func (k *linker) name(i int) int {
	m, text := k.in[i], k.l.text
	used, end, former, title := 1, m.end, false, ""
	country, owner := k.countryBefore(m.start)
	if next := k.next(i + 1); next != nil {
		gap := k.gap(m.end, next.start)
		if n := portfolio(gap); n == len(gap) {
			gap = ""
		}
		isFormer, ok := connectsTitle(gap)
		switch {
		case ok && next.kind == titleMention:
			used, end, former, title = 2, next.end, isFormer, next.title
		case ok && (next.kind == countryMention || next.kind == orgMention) && k.next(i+2) != nil &&
			k.next(i+2).kind == titleMention && links(k.gap(next.end, k.next(i+2).start)):
			used, end, former, title = 3, k.next(i+2).end, isFormer, k.next(i+2).title
			country = next.codes[0]
		case ok && next.kind == countryMention && next.via == "prefix" && k.next(i+2) != nil && k.next(i+2).kind == titleMention:
			used, end, title = 3, k.next(i+2).end, "駐"+text[next.start:next.end]+k.next(i+2).title
		case next.kind == countryMention && next.via == "prefix" && k.next(i+3) != nil && k.next(i+2).kind == countryMention && k.next(i+3).kind == titleMention && k.next(i+2).start == next.end:
			used, end, title, country = 4, k.next(i+3).end, "駐"+text[next.start:next.end]+k.next(i+3).title, k.next(i + 2).codes[0] // シーファー駐日米大使
		}
	}
	if title == "" {
		bare := strings.TrimPrefix(text[m.end:], "・")
		if n := genericTitle(bare); n > 0 {
			end = len(text) - len(bare) + n
			title = bare[:n]
		} else {
			for _, word := range looseTitles {
				if strings.HasPrefix(text[m.end:], word) {
					end = m.end + len(word)
					if word != "部長" {
						title = word
					}
					break
				}
			}
		}
	}
	used, end = k.furtherTitles(i, used, end)
	for k.next(i+used) != nil && k.next(i+used).start < end {
		used++
	}
	head := end
	honorific := false
	for _, word := range honorifics {
		if word != "両氏" && strings.HasPrefix(text[end:], word) {
			end += len(word)
			honorific = true
			break
		}
	}
	p := k.r.resolveName(k.l, m.form, title, country, former)
	if p == nil && title != "" && onlyShort(m.form) && !slices.Contains(looseTitles, title) {
		p = k.r.introduce(text[m.start:m.end], country, title)
	}
	if p == nil {
		if honorific {
			return used
		}
		return 1
	}
	k.push(&mention{span: span{m.start, end}, kind: officialMention, people: []*person{p}, title: title, head: head, via: via(p)}, owner)
	return used
}

// looseTitles follow a name without telling the office by themselves: 秦剛部長.
var looseTitles = []string{"副委員長", "副議長", "副部長", "副大臣", "上級委員", "部長", "委員", "代表", "特使", "国務卿", "主任", "書記", "補佐官", "議長", "会長", "総裁", "司令官", "参謀長"}

func via(p *person) string {
	if p.known == nil {
		return "name and title"
	}
	return "gazetteer"
}

// furtherTitles steps over 兼外相 and the like behind a title.
func (k *linker) furtherTitles(i, used, end int) (newUsed, newEnd int) {
	for {
		next := k.next(i + used)
		if next == nil || next.kind != titleMention {
			return used, end
		}
		gap := k.gap(end, next.start)
		if gap != "兼" && !(gap == "・" && used > 1) && !(gap == "" && used > 1) && gap != "で" {
			return used, end
		}
		if gap == "で" && used == 1 {
			return used, end
		}
		used, end = used+1, next.end
	}
}

// push adds an official, takes back the country before it that it absorbed, and notes the person as mentioned.
func (k *linker) push(m *mention, absorbed *mention) {
	if absorbed != nil && k.last() == absorbed {
		m.start = absorbed.start
		k.out = k.out[:len(k.out)-1]
	}
	for _, p := range m.people {
		k.r.cast.saw(p, k.l.index)
		if p.country != "" && !slices.Contains(m.codes, p.country) {
			m.codes = append(m.codes, p.country)
		}
	}
	k.out = append(k.out, m)
}

// title links a title: with a name that nobody listed before it, a name after it, the country before it, or by what
// was said earlier.
func (k *linker) title(i int) int {
	m, text := k.in[i], k.l.text
	if level := k.r.collective(k.l, m); level {
		k.out = append(k.out, m)
		return 1
	}
	if k.several(m) {
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
	if last == nil || last.kind != compoundMention && last.kind != groupMention || !links(k.gap(last.end, m.start)) {
		return false
	}
	last.end, last.head, last.many = m.end, m.end, true
	last.office = first(k.r.x.gaz.OfficesOf(m.title, last.codes0()))
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
	p := k.r.resolveName(k.l, next.form, title, country, false)
	if p == nil || gap == "、" && (p.known == nil || !holdsOffice(k.r, p.known, title)) {
		return 0
	}
	end := next.end
	if strings.HasPrefix(k.l.text[end:], "氏") {
		end += len("氏")
	}
	k.push(&mention{span: span{start, end}, kind: officialMention, people: []*person{p}, title: title, head: end, via: "title, then name"}, absorbed)
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
	out := &mention{span: span{start, m.end}, kind: officialMention, title: title, head: m.end, via: "title"}
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

func first[T any](items []*T) *T {
	if len(items) == 0 {
		return nil
	}
	return items[0]
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
			if len(people) < 2 && k.r.hasTitle(p, m.title) && (len(people) == 0 || people[0].country != p.country) {
				people = append(people, p)
			}
		}
	}
	g := &mention{span: span{m.start - len("両"), m.end}, kind: groupMention, title: m.title, via: "両 and a title"}
	if len(people) == 2 {
		g.people = people
		for _, p := range people {
			k.r.cast.saw(p, k.l.index)
			if !slices.Contains(g.codes, p.country) {
				g.codes = append(g.codes, p.country)
			}
		}
	}
	if len(g.codes) < 2 {
		g.codes = k.r.sides(2, k.out)
	}
	k.out = append(k.out, g)
}

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
	start = k.runBefore(at, floor)
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

// runBefore is where the katakana or kanji name begins that ends at a position; at itself, where none does.
func (k *linker) runBefore(at, floor int) int {
	text := k.l.text
	r, _ := utf8.DecodeLastRuneInString(text[floor:at])
	start := at
	switch scriptOf(r) {
	case katakana:
		for start > floor {
			r, size := utf8.DecodeLastRuneInString(text[floor:start])
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
	tokens, last := k.l.words(at - 1)
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
	r, _ := utf8.DecodeRuneInString(word)
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
	p := k.r.introduce(name, country, title)
	end := m.end
	k.push(&mention{span: span{start, end}, kind: officialMention, people: []*person{p}, title: title, head: end, via: via(p)}, absorbed)
	return 1
}

// introduce is the person of a name with a title: one in the gazetteer under another spelling, else a new one.
func (r *reader) introduce(name, country, title string) *person {
	if p := r.cast.find(func(p *person) bool { return sameName(p, name) && r.hasTitle(p, title) }); p != nil {
		return p
	}
	offices := r.x.gaz.OfficesOf(title, country)
	if o := r.misspelt(name, country, offices); o != nil {
		p := r.cast.official(o)
		r.give(p, title, false)
		return p
	}
	if country == "" && len(r.lines) > 0 {
		for _, m := range r.lines[len(r.lines)-1].mentions { // カザフスタンで…トカーエフ大統領
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
		} else if endsWithAny(title, "相", "大臣") {
			p.level = "minister"
		}
	}
	return p
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
	if i := strings.LastIndex(b, "・"); i >= 0 && !strings.Contains(a, "・") {
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

// resolveName chooses the official whom a name with its title and country means; nil where that is not certain.
func (r *reader) resolveName(l *line, form *gazetteer.Form, title, country string, former bool) *person {
	var best *gazetteer.Official
	bestScore, tie := -1, false
	for _, reading := range form.Readings {
		if reading.Official == nil {
			continue
		}
		score := r.rate(reading, title, country, former)
		switch {
		case score > bestScore:
			best, bestScore, tie = reading.Official, score, false
		case score == bestScore && reading.Official != best:
			tie = true
		}
	}
	need := 0
	if !form.Has(gazetteer.NameForm) {
		need = 8
	}
	if best == nil || bestScore < need || tie && bestScore < 16 {
		return r.unlistedNamed(form, title)
	}
	p := r.cast.official(best)
	r.give(p, title, former)
	return p
}

// unlistedNamed is a person of this brief whom the gazetteer lacks and whom the form names again (チャン氏).
func (r *reader) unlistedNamed(form *gazetteer.Form, title string) *person {
	return r.cast.find(func(p *person) bool {
		return p.known == nil && (strings.HasPrefix(p.name, form.Text) || sameName(p, form.Text)) && (title == "" || r.hasTitle(p, title))
	})
}

// rate says how well a reading of a name fits: spoken of already, holding that office on the day, of that country.
func (r *reader) rate(reading gazetteer.Reading, title, country string, former bool) int {
	o, score := reading.Official, 0
	full := reading.Class == gazetteer.NameForm
	if full {
		score += 8
	}
	for _, p := range r.cast.all {
		if p.known == o {
			score += 16
		}
	}
	current, ever := r.tenureFor(o, title)
	active := len(o.Served(r.brief.Published)) > 0
	switch {
	case title == "":
	case current != nil:
		score += 10
	case ever && former:
		score += 9
	case ever:
		score += 3
		if !full && !active {
			score += 6
		}
	case r.calledSo(o, title):
		score += 8
	case !full && country == o.Country && utf8.RuneCountInString(o.Short[0]) >= 4 && scriptOf(runeAfter(o.Short[0], 0)) == katakana:
		score += 4
	case !full:
		score -= 6
	}
	if active {
		score += 2
	}
	if country != "" {
		switch {
		case o.Country == country || current != nil && current.Country == country:
			score += 4
		case r.x.gaz.IsOrganization(country):
		default:
			score -= 12
		}
	}
	if title == "" && !full && active && (utf8.RuneCountInString(reading.Official.Short[0]) >= 4 || country == o.Country) {
		score += 7
	}
	return score
}

// calledSo says whether this brief has called the official by a title that ends like this one: 党副委員長, 副委員長.
func (r *reader) calledSo(o *gazetteer.Official, title string) bool {
	for _, t := range o.Served(r.brief.Published) {
		if endsLike(r.x.gaz.Title(t.Country, t.Office), title) {
			return true // サリバン補佐官
		}
	}
	return slices.ContainsFunc(r.cast.all, func(p *person) bool { return p.known == o && endsLike(p.title, title) })
}

// tenureFor is the tenure in which an official has a title on the day of publication, and whether he or she ever had it.
func (r *reader) tenureFor(o *gazetteer.Official, title string) (current *gazetteer.Tenure, ever bool) {
	if title == "" {
		return nil, false
	}
	served := o.Served(r.brief.Published)
	for i := range o.Tenures {
		t := &o.Tenures[i]
		if !slices.ContainsFunc(r.x.gaz.OfficesOf(title, t.Country), func(office *gazetteer.Office) bool { return office.ID == t.Office }) {
			continue
		}
		ever = true
		if slices.Contains(served, *t) {
			return t, true
		}
	}
	return nil, ever
}

// give sets a known person's office once: the tenure that the title means, else the first on the day, else the title.
func (r *reader) give(p *person, title string, former bool) {
	if p.officeID != "" || p.title != "" && title == "" {
		return
	}
	tenure, _ := r.tenureFor(p.known, title)
	if served := p.known.Served(r.brief.Published); tenure == nil && title == "" && len(served) > 0 {
		tenure = &served[0]
		for i := range served {
			if served[i].Office == "foreign-minister" || served[i].Office == "defense-minister" {
				tenure = &served[i]
			}
		}
	}
	p.former = former && tenure == nil
	if tenure != nil {
		office := r.x.gaz.Office(tenure.Country, tenure.Office)
		if office != nil && office.Level == "deputy-leader" && office.ID != "vice-president" {
			served := p.known.Served(r.brief.Published)
			for i := range served { // 国務委員兼外相 meets ministers as one
				if served[i].Office == "foreign-minister" || served[i].Office == "defense-minister" {
					tenure = &served[i]
					office = r.x.gaz.Office(tenure.Country, tenure.Office)
				}
			}
		}
		p.country, p.officeID, p.title = tenure.Country, tenure.Office, r.x.gaz.Title(tenure.Country, tenure.Office)
		if office != nil {
			p.level, p.field = office.Level, office.Field
		}
		return
	}
	p.title = title
	if office := first(r.x.gaz.OfficesOf(title, p.country)); office != nil && title != "" {
		p.officeID, p.level, p.field = office.ID, office.Level, office.Field
	} else if endsWithAny(title, "相", "大臣") {
		p.level = "minister"
	}
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
		for _, t := range p.known.Served(r.brief.Published) {
			if t.Office == office.ID && t.Country == p.country {
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
		return p
	}
	if p := r.cast.find(func(p *person) bool { return !p.former && (r.hasTitle(p, title) || endsLike(p.title, title)) }); p != nil {
		return p
	}
	country := ""
	for _, office := range r.x.gaz.OfficesOf(title, "") {
		if len(office.Countries) != 1 || country != "" && country != office.Countries[0] {
			return nil
		}
		country = office.Countries[0]
	}
	if country == "" {
		return nil
	}
	return r.holder(title, country)
}

// endsLike says whether a short title repeats the end of a long one: 長官 for 国務長官, 主席 for 国家主席.
func endsLike(long, short string) bool {
	return utf8.RuneCountInString(short) >= 2 && long != "" && strings.HasSuffix(long, short)
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
