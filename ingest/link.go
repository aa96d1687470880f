package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// ministries stand between a country and its official without changing whom he or she serves: 日本外務省の船越健裕外務審議官.
var ministries = []string{
	"外務省", "外交部", "外務部", "国防省", "国防部", "防衛省", "政府", "大統領府", "国務省", "国防総省", "財務省", "商務省", "共産党", "労働党", "与党", "政権", "統一部",
	"ホワイトハウス", "国家安保室", "国家安全保障会議", "経済産業省", "通商省", "外務貿易省", "内閣", "国務院", "軍", "人民解放軍", "自衛隊", "党", "側", "新政権", "首相府", "外務英連邦省", "欧州外務省", "最高人民会議", "朝鮮労働党", "朝鮮",
	"隣国", "女性", "新任", "現職", "国会", "議会", "下院", "上院", "連邦", "国家", "同国",
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
	r.bareNames(l)
	k := &linker{r: r, l: l, in: l.mentions, out: l.desk.rows.take(len(l.mentions))}
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
	case officialMention:
		k.push(m, nil)
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
	if startsWithAny(text[m.end:], privateTitles...) && onlyShort(m.form) {
		return 1
	}
	country, owner := k.countryBefore(m.start)
	hint := owner == nil && country != "" // サウジ側は|ライシ大統領を: perhaps somebody of another country
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
		case next.kind == groupMention && next.title == "同国" && gap == "" && k.next(i+2) != nil && k.next(i+2).kind == titleMention && k.next(i+2).start == next.end:
			used, end, title, country = 3, k.next(i+2).end, k.next(i+2).title, k.countrySpoken()
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
	if title == "" {
		end += unknownTitle(text[end:])
		title = k.jointTitle(i)
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
	if p == nil && hint && title != "" {
		p = k.r.resolveName(k.l, m.form, title, "", former)
	}
	if p == nil && title != "" && onlyShort(m.form) && !slices.Contains(looseTitles, title) {
		p = k.r.introduce(k.l, text[m.start:m.end], country, title)
	}
	if p == nil {
		if honorific {
			return used
		}
		return 1
	}
	k.push(k.l.desk.mentions.put(mention{span: span{m.start, end}, kind: officialMention, people: k.l.desk.persons.one(p), title: title, head: head, via: via(p)}), owner)
	return used
}

// jointTitle is the title that a row of names ends with, each of whom has it: ルビオ、ラブロフ両|外相. "" where the name i stands in none.
func (k *linker) jointTitle(i int) string {
	for ; i+1 < len(k.in) && k.in[i].kind == nameMention; i++ {
		next := k.in[i+1]
		switch gap := k.gap(k.in[i].end, next.start); {
		case (gap == "両" || gap == "の各" || gap == "各" || gap == "の3" || gap == "の4") && next.kind == titleMention:
			return next.title
		case gap != "、" && gap != "・" && gap != "と":
			return ""
		}
	}
	return ""
}

// unknownTitle is the length of a title that no list holds, behind a name and before a particle: 宋旻淳|外交通商部長と. 0 where text has
// none.
func unknownTitle(text string) int {
	for at, r := range text {
		if at > 42 {
			return 0
		}
		if scriptOf(r) == kanji || r == '・' {
			continue
		}
		if at > 0 && (endsWithAny(text[:at], "部長", "長官", "次官", "次長", "大臣", "大使", "公使", "委員", "補佐官", "代表", "議員", "総裁", "書記", "顧問", "委員長", "局長", "司令官") || !strings.HasPrefix(text, "・") && endsWithAny(text[:at], "長", "官", "相", "領事", "主席", "知事", "党首")) && startsWithAny(text[at:], "と", "は", "が", "も", "に", "の", "を", "ら") {
			return at
		}
		return 0
	}
	return 0
}

// countrySpoken is the country named or lying last before a position: ラホールの|シャリフ同国首相.
func (k *linker) countrySpoken() string {
	for j := len(k.out) - 1; j >= 0; j-- {
		m := k.out[j]
		if m.kind == countryMention && m.via != "prefix" || m.kind == placeMention && m.place.Country != "" {
			return destCode(m)
		}
	}
	return k.r.nearCountry
}

// looseTitles follow a name without telling the office by themselves: 秦剛部長.
var looseTitles = []string{"副委員長", "副議長", "副部長", "副大臣", "上級委員", "部長", "委員", "代表", "特使", "国務卿", "主任", "書記", "補佐官", "議長", "会長", "総裁", "司令官", "参謀長"}

// privateTitles follow the names of people who hold no public office.
var privateTitles = []string{"最高経営責任者", "最高執行責任者", "最高財務責任者", "CEO", "社長", "副社長", "選手", "投手", "監督"}

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
			if m.codes == nil {
				m.codes = k.l.desk.codes.take(1)
			}
			m.codes = append(m.codes, p.country)
		}
	}
	if last := k.last(); last != nil && k.introduces(last, m) {
		m.start = last.start
		k.out = k.out[:len(k.out)-1]
	}
	k.out = append(k.out, m)
}

// introduces says whether a title without a name only describes the one named behind it, with a title of his or her own: 国連特使、|ガンバリ特別顧問.
func (k *linker) introduces(last, m *mention) bool {
	if last.kind != officialMention && last.kind != titleMention || len(last.people) > 0 || last.title == "" || len(m.people) != 1 || strings.HasPrefix(m.via, "title") || len(last.codes) > 0 && !slices.Equal(last.codes, m.codes) {
		return false
	}
	gap := k.gap(last.end, m.start)
	return gap == "、" || gap == "の" || gap == "で"
}

func first[T any](items []*T) *T {
	if len(items) == 0 {
		return nil
	}
	return items[0]
}
