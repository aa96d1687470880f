package ingest

import (
	"slices"
	"strings"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
)

// groupWord is a word that points back to sides or people spoken of before.
type groupWord struct {
	word   string
	number int    // of sides; 0: one person or country
	level  string // of the people, where the word tells it
	person bool
}

// groupWords stand longest first where one begins another.
var groupWords = []groupWord{
	{"両首脳", 2, "leader", true},
	{"両指導者", 2, "leader", true},
	{"両国", 2, "", false},
	{"両政府", 2, "", false},
	{"両氏", 2, "", true},
	{"両者", 2, "", true},
	{"両軍", 2, "military", false},
	{"両高官", 2, "senior", true},
	{"両閣僚", 2, "minister", true},
	{"双方", 2, "", false},
	{"二国間", 2, "", false},
	{"2国間", 2, "", false},
	{"2人", 2, "", true},
	{"二人", 2, "", true},
	{"ふたり", 2, "", true},
	{"3人", 3, "", true},
	{"三人", 3, "", true},
	{"3首脳", 3, "leader", true},
	{"三首脳", 3, "leader", true},
	{"4者", 4, "", false},
	{"四者", 4, "", false},
	{"4首脳", 4, "leader", true},
	{"5首脳", 5, "leader", true},
	{"両外長", 2, "minister", true},
	{"3外相", 3, "minister", true},
	{"4外相", 4, "minister", true},
	{"三方", 3, "", false},
	{"3者", 3, "", false},
	{"三者", 3, "", false},
	{"同国", 0, "", false},
	{"同氏", 0, "", true},
	{"同被告", 0, "", true},
	{"彼女", 0, "", true},
	{"彼ら", 2, "", true},
	{"彼", 0, "", true},
}

// groupTable tells quickly that there is none.
var groupTable = newWordTable(groupWords, func(g *groupWord) (string, struct{}) { return g.word, struct{}{} })

var kanjiDigits = map[rune]int{'一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '十': 10}

// beginsGroup says whether a word that points back can begin with a character.
func beginsGroup(r rune) bool {
	switch r {
	case '両', '双', '二', '2', 'ふ', '3', '三', '同', '彼', '四', '4', '五', '5', '六', '6':
		return true
	}
	return false
}

// groupAt reads 両国, 3カ国, 両首脳, 同氏 and the like at a position.
func groupAt(l *line, at int) *mention {
	rest := l.text[at:]
	r, size := gazetteer.DecodeRune(rest)
	if !beginsGroup(r) {
		return nil
	}
	if before := runeBefore(l.text, at); scriptOf(before) == digit || before == '第' || r != '両' && r != '双' && r != '同' && r != '彼' && kanjiDigits[before] > 0 {
		return nil
	}
	if n := countryNumber(r, rest[size:]); n > 1 {
		length := size + len(countryWord(rest[size:]))
		if strings.HasPrefix(rest[length:], "協議") && n == 6 {
			return nil // 6カ国協議 is a forum
		}
		return l.desk.mentions.put(mention{span: span{at, at + length}, kind: groupMention, title: rest[:length], via: "number of countries"})
	}
	if word, _ := groupTable.longest(rest); word == "" {
		return nil
	}
	for _, word := range groupWords {
		if strings.HasPrefix(rest, word.word) {
			if word.word == "同国" && scriptOf(runeAfter(rest, len("同国"))) == kanji && !startsWithAny(rest[len("同国"):], "政府", "側", "内", "訪問", "滞在", "入り", "首都", "国営", "最", "首相", "大統領", "外相", "外務省", "軍", "民", "初", "国防", "北", "南", "東", "西") {
				return nil // 同国賓館
			}
			if strings.HasPrefix(word.word, "彼") && strings.HasPrefix(rest[len(word.word):], "岸") {
				return nil
			}
			if word.word == "両国" && strings.HasPrefix(rest[len(word.word):], "国技館") {
				return nil
			}
			return l.desk.mentions.put(mention{span: span{at, at + len(word.word)}, kind: groupMention, title: word.word, via: "points back"})
		}
	}
	return nil
}

// countryWord is the counter of countries with which text begins, or "".
func countryWord(text string) string {
	for _, word := range []string{"カ国", "か国", "ヵ国", "ヶ国", "ケ国", "箇国", "ヵ國", "国"} {
		if strings.HasPrefix(text, word) {
			return word
		}
	}
	return ""
}

// countryNumber reads 3カ国, 三国 as a number of countries; 0 where it is none.
func countryNumber(r rune, rest string) int {
	word := countryWord(rest)
	if word == "" || word == "国" && (strings.HasPrefix(rest, "国際") || strings.HasPrefix(rest, "国志") || strings.HasPrefix(rest, "国会")) {
		return 0
	}
	if n := kanjiDigits[r]; n > 0 {
		return n
	}
	if r >= '2' && r <= '9' {
		return int(r - '0')
	}
	return 0
}

func (m *mention) number() int {
	r, size := gazetteer.DecodeRune(m.title)
	if n := countryNumber(r, m.title[size:]); n > 1 {
		return n
	}
	for _, word := range groupWords {
		if word.word == m.title {
			return word.number
		}
	}
	return 2
}

// group resolves the last mention in out, which points back: by the countries named right before it (日中両国), else by
// what was said earlier.
func (r *reader) group(l *line, out []*mention) {
	m := out[len(out)-1]
	n := m.number()
	if n == 0 {
		r.single(l, m, out[:len(out)-1])
		return
	}
	if len(out) >= 2 && len(m.codes) == 0 {
		before := out[len(out)-2]
		gap := l.text[before.end:m.start]
		if (gap == "" || gap == "の") && (before.kind == compoundMention || before.kind == groupMention) && len(before.codes) >= n {
			m.codes, m.people = before.codes, before.people
			if n == 2 && before.kind == compoundMention {
				r.pairWord, r.pair = m.title, m.codes
			}
			return
		}
		if gap == "" || gap == "の" {
			if row := coordinated(l, out[:len(out)-1]); len(row) >= n {
				m.codes, m.people = codesOf(row), peopleOf(row) // 上川・木原両氏
				return
			}
		}
	}
	word := wordOf(m.title)
	if word.person && len(out) >= 2 {
		if before := out[len(out)-2]; (before.kind == orgMention || before.kind == countryMention) && l.text[before.end:m.start] == "の" {
			if people := r.lastOf(before.codes0(), n, word.level); len(people) == n { // EUの両氏
				m.people, m.codes = people, before.codes
				return
			}
		}
	}
	if word.person {
		for j := len(out) - 2; j >= 0; j-- { // 両外相の会談は…。両氏は
			if before := out[j]; before.kind == groupMention && len(before.people) == n && len(before.codes) == n && (word.level == "" || before.people[0].level == word.level) {
				m.people, m.codes = before.people, before.codes
				return
			}
			if l.jointly(out[j]) { // ルビオ、ラブロフ両外相の会談は…。両氏は
				if row := coordinated(l, out[:j+1]); len(peopleOf(row)) == n {
					m.codes, m.people = codesOf(row), peopleOf(row)
					return
				}
			}
		}
		m.people = r.lastPeople(n, word.level, actorsOf(l, out[:len(out)-1], m.start), metBefore(l.text[m.end:]))
		m.codes = nil
		for _, p := range m.people {
			r.cast.saw(p, l.index)
			if !slices.Contains(m.codes, p.country) {
				m.codes = append(m.codes, p.country)
			}
		}
		if len(m.codes) >= 2 {
			return
		}
	}
	m.people = nil
	m.codes = r.sides(n, out[:len(out)-1], mediate(l, out[:len(out)-1]))
	if m.title == r.pairWord && n == 2 && m.title != "両国" { // 日朝両政府は…。両政府は…
		m.codes = r.pair
	}
	if m.codes == nil && n == 2 && !word.person && len(r.nearCountries) >= 2 {
		m.codes = []string{r.nearCountries[1], r.nearCountries[0]}
	}
}

// jointly says whether an official is the last of some with one title: ラブロフ両外相.
func (l *line) jointly(m *mention) bool {
	return m.kind == officialMention && strings.Contains(l.text[m.start:m.end], "両")
}

func wordOf(title string) groupWord {
	for _, word := range groupWords {
		if word.word == title {
			return word
		}
	}
	return groupWord{word: title}
}

// single resolves 同国, 同氏, 彼.
func (r *reader) single(l *line, m *mention, before []*mention) {
	if m.title == "同国" {
		own := ""
		if n := len(before); n > 0 && travelsTo(l.text[m.end:]) && (before[n-1].kind == officialMention || startsWithAny(l.text[before[n-1].end:], "大統領", "首相", "外相", "国務長官", "国防長官")) {
			own = before[n-1].codes0() // nobody visits his or her own country
		}
		for j := len(before) - 1; j >= 0; j-- {
			if own != "" && before[j].codes0() == own {
				continue
			}
			if before[j].actor() && len(before[j].codes) > 0 {
				m.kind, m.codes = countryMention, []string{before[j].codes[0]}
				return
			}
		}
		if r.nearCountry != "" {
			m.kind, m.codes = countryMention, []string{r.nearCountry}
		}
		return
	}
	if strings.HasPrefix(m.title, "彼") && l.quoted(m.start) {
		return // 「彼の方が残念だろう」: somebody else than the one who says it
	}
	p := r.cast.find(func(p *person) bool { return true })
	if r.topicPerson != nil {
		p = r.topicPerson
	}
	var inLine []*mention // people named before in this sentence, the last first
	for j := len(before) - 1; j >= 0; j-- {
		if before[j].kind == officialMention && len(before[j].people) == 1 && !strings.Contains(l.text[before[j].end:m.start], "。") {
			inLine = append(inLine, before[j])
		}
	}
	if len(inLine) > 0 && strings.HasPrefix(m.title, "同") {
		p = inLine[0].people[0]
		gap := l.text[inLine[0].end:m.start]
		if len(inLine) > 1 && (gap == "は" || gap == "が" || gap == "も") { // ポンペオ長官は同氏に: not himself
			p = inLine[1].people[0]
		}
	}
	if p != nil {
		r.cast.saw(p, l.index)
		m.kind, m.people, m.codes, m.head = officialMention, []*person{p}, []string{p.country}, m.end
	}
}

// travelsTo says whether the words behind a country tell a journey to it by somebody named before, not behind them: 同国を|訪れた大統領.
func travelsTo(rest string) bool {
	if !startsWithAny(rest, "訪問", "入り", "を訪", "に入", "に到着", "に向か", "へ向か") || startsWithAny(rest, "訪問中の", "を訪問中の", "訪問中だった", "を訪問している") {
		return false
	}
	for _, end := range []string{"訪れた", "訪問した", "入りした", "入った", "到着した"} {
		if i := strings.Index(rest, end); i >= 0 && i <= len("を公式") && relative(rest[i:], end[len(end)-len("た"):]) {
			return false
		}
	}
	return true
}

// coordinated is the row of actors that ends the list, joined by と, 、 or ・.
func coordinated(l *line, mentions []*mention) []*mention {
	var row []*mention
	for j := len(mentions) - 1; j >= 0; j-- {
		m := mentions[j]
		if !m.actor() || m.kind == groupMention {
			break
		}
		if len(row) > 0 {
			switch l.text[m.end:row[0].start] {
			case "と", "、", "・", "や", "および", "及び", ",":
			default:
				return row
			}
		}
		row = slices.Insert(row, 0, m)
	}
	return row
}

func peopleOf(mentions []*mention) []*person {
	var people []*person
	for _, m := range mentions {
		people = append(people, m.people...)
	}
	return people
}

func codesOf(mentions []*mention) []string {
	var codes []string
	for _, m := range mentions {
		for _, code := range m.codes {
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	return codes
}

// sides are the n countries spoken of last as a group: in this line's words so far, in the last account, in the last
// compound.
func (r *reader) sides(n int, before []*mention, mediators bool) []string {
	for j := len(before) - 1; j >= 0; j-- {
		if m := before[j]; (m.kind == compoundMention || m.kind == groupMention) && len(m.codes) == n {
			return m.codes
		}
	}
	if row := rows(before, n); len(row) == n && !mediators {
		return row
	}
	for _, apart := range []bool{false, true} { // 両国は behind 両首脳と個別に会談した: the two, not one of them and the mediator
		for i := len(r.accounts) - 1; i >= 0; i-- {
			if a := r.accounts[i]; len(a.sides) == n && a.apart == apart && (a.family != visitFamily || a.status != graph.Proposed) {
				return a.sides
			}
		}
	}
	for i := len(r.groups) - 1; i >= 0; i-- {
		if len(r.groups[i]) == n {
			return r.groups[i]
		}
	}
	return nil
}

// mediate says whether those named last in a line only bring others together: 米国とサウジの|仲介で、両者は.
func mediate(l *line, before []*mention) bool {
	return len(before) > 0 && startsWithAny(l.text[before[len(before)-1].end:], "の仲介", "の調停", "の呼びかけで")
}

// rows are the countries of the actors in a line, when they are just n.
func rows(mentions []*mention, n int) []string {
	var codes []string
	for i, m := range mentions {
		if m.kind != countryMention && m.kind != officialMention {
			continue
		}
		if m.kind == countryMention && i+1 < len(mentions) && mentions[i+1].kind == placeMention && mentions[i+1].start <= m.end+len("の") {
			continue // ラオスの|ビエンチャンで
		}
		for _, code := range m.codes {
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	if len(codes) == n {
		return codes
	}
	return nil
}

// actorsOf are the people whom a sentence marks as those who act, before a position: トランプ氏は|両首脳と.
func actorsOf(l *line, before []*mention, at int) []*person {
	var people []*person
	for _, m := range before {
		if m.kind == officialMention && startsWithAny(l.text[m.end:], "は", "が", "も") && !strings.Contains(l.text[m.end:at], "。") {
			people = append(people, m.people...)
		}
	}
	return people
}

// lastOf are the n people of one side who fit a level and were spoken of last; fewer, where there are not so many.
func (r *reader) lastOf(code string, n int, level string) []*person {
	var people []*person
	for _, p := range r.cast.recent {
		if p.country == code && (level == "" || p.level == level) && len(people) < n {
			people = append(people, p)
		}
	}
	slices.Reverse(people)
	return people
}

// lastPeople are the n people spoken of last who fit a level, serve different countries and are not those who act: of an event
// told before, all fitting the level if there is one, else only the first.
//
// Where the words go back to a meeting of some time ago, one who was only met as one more is none of them: 国王にも面会した。両氏は|昨年11月にも.
func (r *reader) lastPeople(n int, level string, acting []*person, before bool) []*person {
	others := func(a *account) []*person {
		if len(a.people) <= n {
			return a.people
		}
		return slices.DeleteFunc(slices.Clone(a.people), func(p *person) bool {
			return slices.Contains(acting, p) || len(acting) == 0 && slices.Contains(a.guests, p)
		})
	}
	misfit := func(p *person) bool { return level != "" && p.level != level }
	for pass := range 2 {
		for i := len(r.accounts) - 1; i >= 0; i-- {
			people := others(r.accounts[i])
			if before && r.accounts[i].also && i > 0 {
				continue
			}
			if len(people) == n && (pass == 0 && !slices.ContainsFunc(people, misfit) || pass == 1 && !misfit(people[0])) {
				return people
			}
		}
	}
	var sides []string
	if a := r.current(); level == "leader" && a != nil && a.meets() && a.kind == graph.Summit && len(a.sides) == n && len(a.people) < n {
		sides = a.sides // 両首脳 are those who met, though one beside them has been named since
	}
	var people []*person
	for _, p := range r.cast.recent {
		if sides != nil && !slices.Contains(sides, p.country) {
			continue
		}
		if misfit(p) || slices.ContainsFunc(people, func(q *person) bool { return q.country == p.country }) {
			continue
		}
		if people = append(people, p); len(people) == n {
			slices.Reverse(people)
			return people
		}
	}
	return nil
}

// metBefore says whether the words behind a pair date what it did back in an earlier month or year: 両首脳|は9月、国連総会で.
func metBefore(rest string) bool {
	rest, ok := cutAny(rest, "は", "が")
	if !ok {
		return false
	}
	if startsWithAny(rest, "昨年", "去年", "一昨年", "今年", "先月", "前月") {
		return true
	}
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	return digits > 0 && strings.HasPrefix(rest[digits:], "月") && !startsWithAny(rest[digits:], "月末", "月中")
}
