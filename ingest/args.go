package ingest

import (
	"cmp"
	"slices"
	"strings"
)

// arg is a row of actors in a sentence, with the particle that says what part it plays.
type arg struct {
	span
	l        *line
	mentions []*mention
	particle string // が は も と との に を の による で から, or ""
	level    string // of the people, where a noun behind tells it: 高官, 首脳
	end2     int    // end of the particle
}

// codes are the countries and organisations of the row. Who changes the list takes a copy.
func (a *arg) codes() []string {
	if len(a.mentions) == 1 {
		return one(a.mentions[0].codes)
	}
	return codesOf(a.mentions)
}

// people are those of the row. Who changes the list takes a copy.
func (a *arg) people() []*person {
	if len(a.mentions) == 1 {
		return one(a.mentions[0].people)
	}
	var people []*person
	for _, m := range a.mentions {
		for _, p := range m.people {
			if !slices.Contains(people, p) {
				people = append(people, p)
			}
		}
	}
	return people
}

// one is the list itself, for who may append to it: mostly each value stands in it once.
func one[T comparable](list []T) []T {
	for i, value := range list {
		if slices.Contains(list[:i], value) {
			return union(nil, list)
		}
	}
	return slices.Clip(list)
}

// sideNouns may stand between an actor and its particle without changing who acts.
var sideNouns = []sideNoun{
	{"両政府", ""},
	{"政府高官", "senior"},
	{"政府当局者", "senior"},
	{"政府関係者", ""},
	{"政府代表団", ""},
	{"各国政府", ""},
	{"政府", ""},
	{"政権", ""},
	{"側", ""},
	{"両国", ""},
	{"両者", ""},
	{"双方", ""},
	{"各国", ""},
	{"代表団", ""},
	{"特使団", "envoy"},
	{"の特使団", "envoy"},
	{"使節団", ""},
	{"交渉団", "senior"},
	{"の交渉団", "senior"},
	{"訪問団", ""},
	{"議員団", ""},
	{"の議員団", ""},
	{"の3外相", "minister"},
	{"の4外相", "minister"},
	{"の各首脳", "leader"},
	{"の各国首脳", "leader"},
	{"の各外相", "minister"},
	{"の3首脳", "leader"},
	{"の3大統領", "leader"},
	{"の両大統領", "leader"},
	{"の4首脳", "leader"},
	{"高官代表団", "senior"},
	{"代表", ""},
	{"当局者", "senior"},
	{"当局", ""},
	{"外務省", ""},
	{"外交部", ""},
	{"国防部", ""},
	{"国防省", ""},
	{"防衛省", ""},
	{"国務省", ""},
	{"大統領府", ""},
	{"外交部官僚", "senior"},
	{"外交高官", "senior"},
	{"高官", "senior"},
	{"外交官", "senior"},
	{"官僚", "senior"},
	{"首脳", "leader"},
	{"首脳ら", "leader"},
	{"指導者", "leader"},
	{"外相ら", "minister"},
	{"閣僚", "minister"},
	{"閣僚ら", "minister"},
	{"次官", "vice"},
	{"実務者", "senior"},
	{"関係者", ""},
	{"両外相", "minister"},
	{"外相", "minister"},
	{"国防相", "minister"},
	{"防衛相", "minister"},
	{"軍", ""},
	{"軍当局", "senior"},
	{"議会", ""},
	{"国防総省", ""},
	{"副外交官", "senior"},
	{"ら", ""},
	{"氏", ""},
	{"両氏", ""},
	{"夫妻", ""},
	{"陛下", ""},
	{"皇后両陛下", ""},
	{"、皇后両陛下", ""},
	{"・皇后両陛下", ""},
	{"一行", ""},
	{"自身", ""},
	{"本人", ""},
	{"それぞれ", ""},
	{"の双方", ""},
	{"の2カ国", ""},
	{"担当者", "senior"},
	{"特使", "envoy"},
	{"特別代表", "envoy"},
	{"首席代表", "envoy"},
	{"の外相", "minister"},
	{"の国防相", "minister"},
	{"の閣僚", "minister"},
	{"の首脳", "leader"},
	{"の各国外相", "minister"},
	{"のそれぞれ", ""},
	{"の首脳ら", "leader"},
	{"の高官", "senior"},
	{"の外交高官", "senior"},
	{"の外交官", "senior"},
	{"の代表", ""},
	{"の代表団", ""},
	{"の外務次官", "vice"},
	{"の次官級", "vice"},
	{"の政府高官", "senior"},
	{"の当局者", "senior"},
	{"の外交当局者", "senior"},
	{"の外交部官僚", "senior"},
	{"の担当者", "senior"},
	{"の実務者", "senior"},
	{"の特使", "envoy"},
	{"の防衛当局者", "senior"},
	{"の政府", ""},
	{"の双方", ""},
	{"の局長", "senior"},
	{"の局長級", "senior"},
	{"の指導者", "leader"},
	{"の首席代表", "envoy"},
	{"の専門家", "senior"},
	{"の外務", "vice"},
	{"の外務省", ""},
	{"の国防省", ""},
	{"の防衛省", ""},
	{"の財務省", ""},
	{"の両外相", "minister"},
	{"の両首脳", "leader"},
	{"の両国", ""},
	{"外務当局", "senior"},
	{"外務・防衛担当閣僚", "minister"},
	{"の外務・防衛担当閣僚", "minister"},
	{"の外務・防衛閣僚", "minister"},
	{"の経済閣僚", "minister"},
	{"の外務大臣", "minister"},
	{"の国防長官", "minister"},
	{"の財務相", "minister"},
	{"の3カ国", ""},
	{"の三国", ""},
	{"外務省高官", "senior"},
	{"首脳同士", "leader"},
	{"の首脳同士", "leader"},
	{"同士", ""},
	{"など", ""},
	{"をはじめとする各国首脳", ""},
	{"首相ら", ""},
	{"のトップ", "leader"},
}

type sideNoun struct{ word, level string }

var sideNounTable = newWordTable(sideNouns, func(n *sideNoun) (string, string) { return n.word, n.level })

// usualRow is how many actors most rows have at most.
const usualRow = 2

// args are the rows of actors of a sentence, left to right.
func (r *reader) args(l *line, s span, triggers []*trigger) []*arg {
	mentions := l.between(s)
	args := l.desk.parties.take(len(mentions))
	inside := func(m *mention) bool {
		return slices.ContainsFunc(triggers, func(t *trigger) bool { return t.start <= m.start && m.end <= t.end })
	}
	for i := 0; i < len(mentions); i++ {
		m := mentions[i]
		if m.start < s.start || m.end > s.end || !m.actor() || m.via == "prefix" || inside(m) || m.kind == orgMention && (describesDelegate(l.text[m.end:]) || startsWithAny(l.text[m.end:], "問題", "プロセス")) {
			continue
		}
		if i+1 < len(mentions) && m.kind == orgMention && mentions[i+1].start == m.end+len("・") && l.text[m.end:mentions[i+1].start] == "・" && slices.Equal(mentions[i+1].codes, m.codes) {
			continue // IAEA・|国際原子力機関の
		}
		m = r.members(l, m)
		a := l.desk.args.put(arg{span: m.span, l: l, mentions: append(l.desk.rows.take(usualRow), m)})
		for i+1 < len(mentions) {
			next := mentions[i+1]
			end, level := skipSideNouns(l.text, a.end, s.end, triggers)
			gap := ""
			if end <= next.start {
				gap = l.text[end:next.start]
			}
			if startsWithAny(l.text[next.end:], "からは", "側からは", "から", "側から") || strings.HasPrefix(l.text[next.end:], "方から") {
				break
			}
			if !next.actor() || next.via == "prefix" || inside(next) || !coordinates(gap) && !introduces(gap) || next.kind == groupMention || next.kind != officialMention && headsTopic(l.text[next.end:s.end]) {
				break
			}
			if next.kind == countryMention && i+2 < len(mentions) && mentions[i+2].kind == placeMention && startsWithAny(l.text[next.end:mentions[i+2].end], "の首都", "・", "の"+l.text[mentions[i+2].start:mentions[i+2].end]) {
				break // カダフィ大佐とリビア|の首都トリポリで
			}
			if j := described(l, mentions, i+1); j > i+1 { // 朴宜春外相および|北朝鮮の6カ国協議代表の金桂冠次官と
				i, next = j-1, mentions[j]
			}
			if gap == "・" && next.kind == officialMention && strings.HasPrefix(l.text[a.end:end], "の") {
				a.mentions[len(a.mentions)-1], a.end = next, next.end // 習主席の特別代表・|汪副首相
				i++
				continue
			}
			if level != "" {
				a.level = level
			}
			a.mentions = append(a.mentions, r.members(l, next))
			a.end = next.end
			i++
		}
		if i+1 < len(mentions) && mentions[i+1].counts(l, a) { // イランと米英仏独中ロの|6カ国は
			a.end = mentions[i+1].end
			i++
		}
		end, level := skipSideNouns(l.text, a.end, s.end, triggers)
		if level != "" {
			a.level = level
		}
		a.particle = particleAt(l.text[end:])
		a.end2 = end + len(a.particle)
		if a.particle == "の" && strings.HasPrefix(l.text[end:], "のそれぞれと") {
			a.particle, a.end2 = "と", end+len("のそれぞれと") // A上級代表、B外相のそれぞれと
		}
		if startsWithAny(l.text[end:s.end], "をはじめ", "を始め") {
			a.particle = ""
		}
		if a.particle == "" {
			if particle, n := andOthers(l.text[end:s.end]); n > 0 { // ゼレンスキー大統領や欧州の首脳らと
				a.particle, a.end2 = particle, end+n
			} else if particle, n := andOthers(l.text[a.end:s.end]); n > 0 {
				a.particle, a.end2 = particle, a.end+n // ラマポーザ大統領|らアフリカの首脳が
			} else if n, particle := ofMany(l.text[a.end:s.end]); n > 0 { // オバマ大統領ら約150カ国の首脳が
				a.particle, a.end2 = particle, a.end+n
			}
		}
		if a.particle == "" && m.start == s.start && (strings.HasPrefix(l.text[end:], "、") && len(l.text[end:s.end]) > len("、") || l.index == 0 && strings.HasPrefix(l.text[end:], ":")) {
			a.particle = "は" // a headline's subject: 日米菲、…
		}
		if a.level != "" || end > a.end {
			a.end = end
		}
		for i+1 < len(mentions) && mentions[i+1].end <= a.end2 && mentions[i+1].kind == countryMention && within(mentions[i+1].codes, a.codes()) {
			i++ // 金総書記をはじめとする|北朝鮮の|指導者と
		}
		args = append(args, a)
	}
	return l.teams(s, args)
}

// teamNouns end the name of a delegation.
var teamNouns = []string{"使節団", "代表団", "特使団", "訪日団", "訪中団", "訪朝団", "訪米団", "訪韓団", "訪台団", "訪ロ団", "訪露団", "訪欧団", "訪印団", "議員団", "訪問団", "視察団", "調査団", "派遣団", "交渉団"}

// teams adds the delegations that act or are met and whose side stands not right before them, with whoever leads them: 鄭室長を団長とする
// 韓国大統領の特別使節団は. Who only describes them is no actor.
func (l *line) teams(s span, args []*arg) []*arg {
	for at := s.start; ; {
		i := index(l.text[at:s.end], "団")
		if i < 0 {
			return args
		}
		at += i + len("団")
		particle := particleAt(l.text[at:s.end])
		if particle == "" || particle == "の" || !endsWithAny(l.text[s.start:at], teamNouns...) {
			continue
		}
		start, m := l.teamOf(s.start, at)
		if m == nil || m.kind != officialMention && particle == "を" || m.kind != officialMention && slices.ContainsFunc(args, func(a *arg) bool { return a.end2 == at+len(particle) }) {
			continue
		}
		args = slices.DeleteFunc(args, func(a *arg) bool { return a.start >= start && a.start < at })
		team := &arg{span: span{start, at}, l: l, mentions: []*mention{m}, particle: particle, end2: at + len(particle)}
		args = slices.Insert(args, len(args)-countAfter(args, at), team)
	}
}

// countAfter is how many of the rows begin behind a position.
func countAfter(args []*arg, at int) (n int) {
	for _, a := range args {
		if a.start >= at {
			n++
		}
	}
	return n
}

// teamOf is where the words begin that describe the delegation whose name ends at a position, and who leads it, or else the country
// that it comes from; nil, where neither is told.
func (l *line) teamOf(from, at int) (int, *mention) {
	for _, particle := range []string{"、", "は", "が"} { // the clause
		if i := strings.LastIndex(l.text[from:at], particle); i >= 0 && !startsWithAny(l.text[from+i:], "が率い") {
			from += i + len(particle)
		}
	}
	var country *mention
	for _, m := range l.between(span{from, at}) {
		switch {
		case m.kind == officialMention && startsWithAny(l.text[m.end:], "を団長とする", "を代表とする", "を首席代表とする", "を長とする", "を団長に", "を代表に", "が率いる", "率いる", "が団長を務める", "が団長の"):
			return from, m
		case m.kind == placeMention && strings.HasSuffix(l.text[from:m.start], "の"):
			country = nil // トルコの|イスタンブールで
		case m.kind == countryMention && m.via != "prefix" && country == nil && startsWithAny(l.text[m.end:], "の", "側の", "政府の", "国会の", "議会の"):
			country = m
		}
	}
	return from, country
}

// counts says whether the number of countries behind a row only says how many the last of it are: 米英仏独中ロの|6カ国.
func (m *mention) counts(l *line, a *arg) bool {
	last := a.mentions[len(a.mentions)-1]
	if m.kind != groupMention || len(m.people) > 0 || last.kind != compoundMention || len(a.mentions) < 2 || m.start < a.end ||
		a.mentions[len(a.mentions)-2].kind == compoundMention {
		return false
	}
	gap := l.text[a.end:m.start]
	return (gap == "" || gap == "の") && sameSides(m.codes, last.codes)
}

// members is the mention of a group of countries as one of all its members: 中央アジア5カ国; any other mention is itself.
func (r *reader) members(l *line, m *mention) *mention {
	if m.kind != orgMention || !strings.HasSuffix(l.text[:m.end], "国") {
		return m
	}
	org := r.x.gaz.Organizations[m.codes[0]]
	if org == nil || org.Type != "group" || len(org.Members) == 0 {
		return m
	}
	all := *m
	all.kind, all.codes = compoundMention, org.Members
	return &all
}

// described is the place in the list of the official whose description begins with the country at place i; i, where it is none.
func described(l *line, mentions []*mention, i int) int {
	m := mentions[i]
	if m.kind != countryMention || !strings.HasPrefix(l.text[m.end:], "の") {
		return i
	}
	for j := i + 1; j < len(mentions) && j <= i+2; j++ {
		gap := l.text[m.end:mentions[j].start]
		if len(gap) > 60 || strings.ContainsAny(gap, "、。はがをで") || strings.Contains(gap, "と") {
			return i
		}
		if mentions[j].kind == officialMention {
			if slices.Equal(mentions[j].codes, m.codes) {
				return j
			}
			return i
		}
	}
	return i
}

// headsTopic says whether the words behind a country make it part of a subject of talks: 李外相とイラン|の核問題について協議.
func headsTopic(text string) bool {
	for at, r := range text {
		if sc := scriptOf(r); sc != katakana && r != '・' {
			if startsWithAny(text[at:], "情勢", "問題", "紛争", "和平") {
				return true // オバマ大統領とパレスチナ|・イスラエル情勢や…について
			}
			break
		}
	}
	for at, r := range text {
		if at > 60 || strings.ContainsRune("、。はがとへで「」", r) {
			return false
		}
		if startsWithAny(text[at:], "について", "をめぐ", "を巡", "に関") {
			return at > 0 && !startsWithAny(text, "側", "の外相", "の首脳", "の高官", "外相", "首相")
		}
	}
	return false
}

// andOthers is the particle and length of や欧州の首脳らと, らアフリカの首脳が and the like: more who act or are met, not named one by one.
// The length is 0 where text is none.
func andOthers(text string) (particle string, n int) {
	if rest, ok := cutAny(text, "をはじめとする", "を始めとする", "をはじめ、", "をはじめ"); ok {
		return foremost(rest, len(text)-len(rest))
	}
	if !startsWithAny(text, "や", "、", "ら", "など") {
		return "", 0
	}
	for at, r := range text {
		if at > 75 || r == '。' || r == 'は' || r == 'が' || r == 'を' || r == '、' && at > 0 {
			return "", 0
		}
		if startsWithAny(text[at:], "らと", "などと", "首脳と", "高官と") {
			return "と", at + strings.Index(text[at:], "と") + len("と")
		}
		for _, others := range []string{"首脳", "閣僚", "高官"} {
			if rest, ok := strings.CutPrefix(text[at:], others); ok && strings.HasPrefix(text, "ら") {
				if p := particleAt(rest); p == "が" || p == "は" || p == "らが" {
					return strings.TrimPrefix(p, "ら"), at + len(others) + len(p)
				}
			}
		}
	}
	return "", 0
}

// foremost is the particle behind those of whom somebody is named first, and its end: ブッシュ大統領をはじめとする|米国の要人と.
func foremost(text string, skipped int) (particle string, n int) {
	for at, r := range text {
		if at > 60 || strings.ContainsRune("、。はがをで", r) {
			break
		}
		for _, others := range []string{"要人", "指導者", "首脳", "閣僚", "高官", "幹部", "指導部"} {
			if rest, ok := strings.CutPrefix(text[at:], others); ok {
				rest, _ = cutAny(rest, "たち", "ら")
				if p := particleAt(rest); p == "と" || p == "らと" || p == "が" || p == "は" {
					return p, skipped + len(text) - len(rest) + len(p)
				}
			}
		}
	}
	return "", 0
}

// ofMany is the length of ら約150カ国の首脳が, ら18人と and the like, which tells that those named are some of many, and the particle at its end. 0
// where text is none.
func ofMany(text string) (length int, particle string) {
	rest, ok := cutAny(text, "ら", "など", "をはじめ", "をはじめとする")
	if !ok {
		return 0, ""
	}
	rest, _ = cutAny(rest, "約", "計", "の", "合わせて", "、")
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	if digits == 0 {
		return 0, ""
	}
	rest, ok = cutAny(rest[digits:], "カ国", "か国", "ヵ国", "ヶ国")
	if !ok {
		if rest, ok = cutAny(text[strings.IndexAny(text, "0123456789")+digits:], "人"); !ok {
			return 0, ""
		}
	}
	rest, _ = cutAny(rest, "以上", "余り", "余", "・地域")
	if who, ok := cutAny(rest, "の首脳", "の代表団", "の代表", "の外相", "の国防相", "の閣僚", "の高官", "の指導者", "の政府高官"); ok {
		rest, _ = cutAny(who, "級", "ら")
	}
	for _, particle := range []string{"が", "は", "も", "との", "と", "による", "の"} {
		if strings.HasPrefix(rest, particle) {
			return len(text) - len(rest) + len(particle), particle
		}
	}
	return 0, ""
}

// including says whether the row is named as one more side: 中国を含む, 各国首脳を加えた.
func (a *arg) including(text string) bool {
	return a.particle == "を" && startsWithAny(text[a.end2:], "含む", "含めた", "加えた", "交えた", "交えて", "交え、", "招いた", "含め、") ||
		(a.particle == "も" || a.particle == "が") && startsWithAny(text[a.end2:], "加わ")
}

// headNouns end a longer description of those who act for a country: の軍作戦部門|トップ.
var headNouns = []struct{ word, level string }{
	{"トップ", "senior"},
	{"当局者", "senior"},
	{"高官", "senior"},
	{"担当者", "senior"},
	{"司令官", "military"},
	{"幹部", "senior"},
	{"代表者", ""},
	{"代表団", ""},
	{"専門家", "senior"},
	{"担当閣僚", "minister"},
	{"閣僚", "minister"},
	{"首脳", "leader"},
	{"特使", "envoy"},
	{"局長", "senior"},
	{"次官", "vice"},
	{"長官", "minister"},
	{"使節団", ""},
	{"交渉団", "senior"},
	{"首相", "leader"},
	{"相", "minister"},
	{"大臣", "minister"},
	{"審議官", "senior"},
	{"課長", "senior"},
	{"参謀総長", "military"},
	{"責任者", "senior"},
	{"総裁", ""},
}

// headNoun is the length of such a description with which text begins, and the level it tells; 0 where text has none.
func headNoun(text string) (int, string) {
	if !strings.HasPrefix(text, "の") {
		return 0, ""
	}
	end := len("の")
	for i, r := range text[end:] {
		if sc := scriptOf(r); sc != kanji && sc != katakana && r != '・' && !startsWithAny(text[end+i:], "のトップ", "の責任者", "の代表") || i > 48 {
			end += i
			break
		}
	}
	for _, head := range headNouns {
		if strings.HasSuffix(text[:end], head.word) && particleAt(text[end:]) != "" && particleAt(text[end:]) != "の" {
			return end, head.level
		}
	}
	return 0, ""
}

// rebels is the length of the name of a force within a country, behind the country and before a particle: アフガニスタン|の反政府勢力タリバンの
// 指導者ら. 0 where text is none.
func rebels(text string) int {
	rest, ok := cutAny(text, "の反政府勢力", "の反政府武装勢力", "の反政府武装組織", "の反政府組織", "の反体制派", "の武装勢力", "の武装組織", "の旧支配勢力", "のイスラム主義勢力", "のイスラム主義組織", "のイスラム組織", "の左翼ゲリラ")
	if !ok {
		return 0
	}
	at := 0
	for i, r := range rest {
		if sc := scriptOf(r); sc != kanji && sc != katakana && sc != latin && !strings.ContainsRune("・「」()", r) || i > 75 {
			at = i
			break
		}
	}
	for _, noun := range []string{"の指導者", "の幹部", "の代表団", "の代表者", "の代表", "の交渉団", "の政治局", "ら", "側"} {
		at += len(rest[at:]) - len(strings.TrimPrefix(rest[at:], noun))
	}
	if particleAt(rest[at:]) == "" {
		return 0
	}
	return len(text) - len(rest) + at
}

func coordinates(gap string) bool {
	switch gap {
	case "と", "、", "・", "や", "および", "及び", "並びに", ",", "、そして", "とその", "、それに", "に加え", "に加えて", "、また", "ら", "、続いて", "、次いで", "、次に", "、さらに", "のほか", "のほか、", "ほか", "並びに、":
		return true
	}
	return false
}

// introduces says whether the words between two actors join them and begin to describe the second: 安倍首相|と共同議長を務める|パラオの大統領.
func introduces(gap string) bool {
	rest, ok := cutAny(gap, "と", "、")
	return ok && len(rest) < 60 && endsWithAny(rest, "到着する", "到着した", "務める", "つとめる", "率いる", "来日中の", "訪日中の", "訪問中の", "訪米中の", "訪中中の", "来訪中の", "滞在中の") && !strings.ContainsAny(rest, "、。はがと") && !containsAny(rest, "会談", "協議")
}

// skipSideNouns steps over nouns like 政府 and 外務省高官 behind an actor, but never into an event word.
func skipSideNouns(text string, at, limit int, triggers []*trigger) (end int, level string) {
	for _, t := range triggers {
		if t.start >= at {
			limit = min(limit, t.start)
			break
		}
	}
	if limit <= at {
		return at, ""
	}
	text = text[:limit]
	if n, word := headNoun(text[at:]); n > 0 {
		return at + n, word
	}
	if n := rebels(text[at:]); n > 0 {
		return at + n, ""
	}
	for range 3 {
		noun, told := sideNounTable.longest(text[at:])
		if strings.HasPrefix(text[at:], "(") {
			if i := strings.IndexByte(text[at:], ')'); i > 0 && i < 100 {
				at += i + 1
				continue
			}
		}
		if noun == "" {
			return at, level
		}
		at += len(noun)
		level = cmp.Or(told, level)
	}
	return at, level
}

var particles = []string{
	"との間の", "との間で", "との間に", "間の", "間で", "との", "とも", "とは", "と", "による", "によると", "により", "によれば", "らが", "が", "には", "にも", "は", "も", "に対し", "について", "に関", "に", "を", "での", "では", "で", "への", "へ", "からの", "から", "の",
}

var particleTable = newWordTable(particles, itself)

func particleAt(text string) string {
	best, _ := particleTable.longest(text)
	switch best {
	case "と", "とも":
		if strings.HasPrefix(text, "ともに") || strings.HasPrefix(text, "と共に") || strings.HasPrefix(text, "と並") || strings.HasPrefix(text, "とみられ") || strings.HasPrefix(text, "と述べ") {
			return ""
		}
		if strings.HasPrefix(text, "という") || strings.HasPrefix(text, "として") || strings.HasPrefix(text, "とされ") || strings.HasPrefix(text, "とした") {
			return ""
		}
	case "が", "は", "も":
	case "で":
		if strings.HasPrefix(text, "である") || strings.HasPrefix(text, "でき") {
			return ""
		}
	}
	return best
}

// subject says whether the row is marked as the one who acts.
func (a *arg) subject() bool {
	switch a.particle {
	case "が", "は", "も", "らが":
		return true
	}
	return false
}

// company says whether the row is marked as those with whom something is done.
func (a *arg) company() bool {
	switch a.particle {
	case "と", "との", "とも", "とは", "との間で", "との間の", "との間に":
		return true
	}
	return false
}

// mentions are those of the sentence.
func (s *sentence) mentions() []*mention { return s.l.between(s.span) }
