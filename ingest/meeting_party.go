package ingest

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"kaidan/graph"
)

// parties are who takes part in a trigger's event.
type parties struct {
	domestic bool // people of one country among themselves
	sides    []string
	people   []*person
	levels   []string
	told     bool // by this sentence, not by what was said before
	split    []parties
	guests   []*person // who joined the others: トランプ大統領を交えて
	also     bool      // told as one more: 王毅氏とも
	rule     string
	rows     []*arg
	day      *DateExpr // of one of several meetings; else the sentence tells it
}

func (p *parties) add(a *arg) {
	if d := a.l.desk; p.rows == nil {
		p.rows = d.parties.take(usualRow)
		if p.sides == nil {
			p.sides = d.codes.take(2 * usualRow)
		}
		if p.people == nil {
			p.people = d.persons.take(2 * usualRow)
		}
	}
	p.rows = append(p.rows, a)
	for _, code := range a.codes() {
		if !slices.Contains(p.sides, code) {
			p.sides = append(p.sides, code)
		}
	}
	for _, person := range a.people() {
		if !slices.Contains(p.people, person) {
			p.people = append(p.people, person)
		}
	}
	if a.level != "" {
		p.levels = append(p.levels, a.level)
	}
	for _, m := range a.mentions {
		switch {
		case m.office != nil && len(m.people) == 0:
			p.levels = append(p.levels, m.office.Level)
		case m.kind == groupMention && m.title != "" && wordOf(m.title).level != "":
			p.levels = append(p.levels, wordOf(m.title).level)
		}
	}
}

// subjectRule names the rule that takes all sides from the sentence's subject.
const subjectRule = "subject"

// participants finds the sides of a trigger's event in its sentence.
func (r *reader) participants(s *sentence, i int) parties {
	t := s.triggers[i]
	p := parties{sides: slices.Clone(t.codes), people: slices.Clone(t.people), rule: "name of the event"}
	if len(p.sides) >= 2 {
		p.told = true
		r.takePart(s, t, &p)
		if more := s.including(t); more != nil && within(more.codes(), p.sides) {
			p.people = withFitting(p.people, more.people(), t.level)
		}
		r.joined(s, t, &p)
		return p
	}
	barrier := s.barrier(i)
	company, owner, more := s.company(t, barrier), s.owner(t), s.including(t)
	if owner != nil && !strings.HasPrefix(t.word, "表敬") && r.owned(s, t, owner, &p) {
		r.joined(s, t, &p)
		return p
	}
	if company != nil {
		p.add(company)
		p.rule = "AがBと会談"
		p.also = (company.particle == "とも" || company.particle == "にも") && len(company.people()) > 0
	}
	subject := s.subjectOf(t, barrier, company)
	if met := s.toldTo(company); met != nil && speaks(subject) && s.reports() {
		subject = met
	}
	if head := s.headAfter(t); head != nil && company != nil {
		subject, p.rule = head, "Bと会談したA"
	}
	if subject == nil && company != nil && startsWithAny(s.l.text[t.end:], "するため、", "のため、", "を行うため、", "に臨むため、") {
		subject = s.firstBehind(t) // Bと協議するため、Aが来日した
	}
	if domestic(t, company, subject) {
		p.domestic = true
		return p
	}
	if subject != nil && (company != nil || len(subject.codes()) >= 2 || s.acts(t)) {
		p.add(subject)
		p.people = union(p.people, s.companions(t, subject.codes()))
		if t.level != "" && (company == nil && len(subject.codes()) >= 2 || company != nil && len(subject.people()) == 1) {
			p.people = slices.DeleteFunc(slices.Clone(p.people), func(q *person) bool { return !t.fits(q) })
		}
	}
	if owner != nil && company == nil && len(p.sides) < 2 {
		p.add(owner)
	}
	for _, a := range s.args { // 仏大統領とともに|米大統領と会談した
		if subject != nil && company != nil && a != company && a.start >= barrier && a.end2 <= company.start && a.particle == "と" && strings.HasPrefix(s.l.text[a.end2:], "ともに") && !within(a.codes(), subject.codes()) {
			p.add(a)
		}
	}
	if subject == nil && company != nil && company.particle == "との" && len(p.sides) == 1 {
		if first := s.firstOf(company); first != nil {
			p.add(first)
			p.rule = "AとBとの会談"
		}
	}
	p.told = len(p.sides) >= 2
	if p.told && company == nil && owner == nil && len(t.codes) == 0 {
		p.rule = subjectRule
	}
	if subject == nil && company != nil && len(company.mentions) > 1 && len(r.topics) > 0 && (containsAny(s.l.text[company.end:t.end], "それぞれ", "個別に", "相次いで") || someOf(s.l.text[company.mentions[len(company.mentions)-1].end:s.end]) || s.l.index > 0 && s.subject == nil && len(company.people()) > 1 && len(company.codes()) > 1 && (company.particle == "とも" || company.particle == "と" && !strings.Contains(s.l.text[company.start:company.end], "と") && strings.Contains(s.l.text[company.start:company.end], "、")) || s.l.index > 0 && s.subject == nil && company.particle == "と" && (len(company.people()) > 1 && strings.Contains(s.l.text[company.start:company.end2], "や") || strings.HasSuffix(s.l.text[:company.end2], "らと") && len(company.codes()) > 1)) {
		if topic := r.topics[len(r.topics)-1]; len(topic.codes()) == 1 && !slices.Contains(company.codes(), topic.codes()[0]) {
			subject = topic
			p.add(topic)
			p.told = true
		}
	}
	if each := r.companies(s, t, subject, barrier); each != nil {
		p.split, p.told = each, true
		return p
	}
	r.spokenFor(s, &p)
	if pairs := s.pairs(t, barrier); pairs != nil {
		p.split, p.told = pairs, true
		return p
	}
	if p.told && company != nil && subject != nil && s.eachOf(company) && s.severally(t, company) && !r.together(s, t, company, p.sides) {
		p.split = severally(subject, company)
	}
	if p.told && company != nil && subject != nil && len(p.split) == 0 && len(company.codes()) == 1 && (len(subject.mentions) > 1 || subject.mentions[0].kind == groupMention && len(subject.people()) > 1) && strings.Contains(s.l.text[subject.end:t.end], "それぞれ") {
		p.split = severally(company, subject) // AとBはそれぞれCと会談
	}
	if !p.told && company == nil && owner == nil && s.unnamedCompany(t) {
		r.host(s, subject, &p)
	}
	switch {
	case p.told || company == nil:
	case s.withUnlisted(company, t):
		p.told = true
	default:
		r.otherSide(s, t, &p, company)
		p.told = len(p.sides) >= 2
	}
	if t.number > len(p.sides) && company != nil && subject == nil && len(p.split) == 0 && len(t.codes) == 0 {
		r.omitted(t, &p)
	}
	if more != nil {
		r.addMore(&p, more, subject, owner)
	}
	if subject != nil && len(p.split) == 0 && len(subject.codes()) == 1 && len(subject.people()) == 1 {
		for _, q := range s.companions(t, subject.codes()) { // ブリンケン氏は補佐官と共に
			if !slices.Contains(p.people, q) {
				p.people = append(p.people, q)
			}
		}
	}
	return p
}

// spokenFor puts in the place of a spokesperson the one of the same side whom the brief was speaking of: 報道官は、代わりに大統領と会うと|説明した.
func (r *reader) spokenFor(s *sentence, p *parties) {
	i := slices.IndexFunc(p.people, func(q *person) bool { return q.level == "spokesperson" })
	if i < 0 || !s.reports() {
		return
	}
	side := p.people[i].country
	p.people = slices.Delete(slices.Clone(p.people), i, i+1)
	for j := len(r.topics) - 1; j >= 0 && j >= len(r.topics)-2; j-- {
		if people := r.topics[j].people(); len(people) == 1 && people[0].country == side && people[0].level != "spokesperson" {
			p.people = append(p.people, people[0])
			return
		}
	}
}

// speaks says whether a row is a spokesperson, who tells of others' meetings.
func speaks(row *arg) bool {
	if row == nil {
		return false
	}
	people := row.people()
	return len(people) == 1 && people[0].level == "spokesperson"
}

// toldTo is the person before the company of whom a spokesperson tells that he or she meets it: 李首相に、日本の首相と|会う計画はない. Nil where
// there is none.
func (s *sentence) toldTo(company *arg) *arg {
	for _, a := range s.args {
		if company != nil && a.end2 <= company.start && (a.particle == "に" || a.particle == "には" || a.particle == "が") && len(a.people()) > 0 && !speaks(a) {
			return a
		}
	}
	return nil
}

// pairs are the meetings of several pairs that one word tells: 茂木外相は国務長官と、岸防衛相は国防長官とそれぞれ|会談. Nil where there are no two.
func (s *sentence) pairs(t *trigger, barrier int) []parties {
	if !containsAny(s.l.text[barrier:t.start], "それぞれ", "個別に") {
		return nil
	}
	var pairs []parties
	var subject *arg
	for _, a := range s.args {
		if a.start < barrier || a.end2 > t.start || s.l.quoted(a.start) {
			continue
		}
		switch {
		case a.subject() && subject == nil:
			subject = a
		case a.company() && subject != nil:
			pair := parties{told: true, rule: "AはBと、CはDと会談"}
			pair.add(subject)
			pair.add(a)
			pairs, subject = append(pairs, pair), nil
		default:
			return nil
		}
	}
	if len(pairs) < 2 || slices.ContainsFunc(pairs, func(p parties) bool { return len(p.sides) < 2 }) {
		return nil
	}
	return pairs
}

// companies are the meetings of one with several, each on a day of its own, that one word tells: 29日にモディ首相と、31日には李克強首相と|会談する.
// Nil where there are no two.
func (r *reader) companies(s *sentence, t *trigger, subject *arg, barrier int) []parties {
	if subject == nil && s.subject != nil && len(s.subject.people()) == 0 && len(r.topics) > 0 || subject == nil && s.subject == nil && len(r.topics) > 0 {
		subject = r.topics[len(r.topics)-1]
	}
	if subject == nil || len(t.codes) > 0 || len(subject.codes()) != 1 {
		return nil
	}
	var each []parties
	var last *DateExpr
	from := barrier
	if subject.l == s.l && subject.start >= s.start {
		from = max(barrier, subject.end2)
	}
	for _, a := range s.args {
		if a.start < from || a.end2 > t.start || !a.company() && (a.particle != "" || len(a.people()) == 0 || !strings.HasPrefix(s.l.text[a.end2:], "、")) {
			continue
		}
		if len(each) > 0 && !strings.HasPrefix(s.l.text[from:a.start], "、") {
			return nil
		}
		day := s.dayWithin(from, a.start)
		if day == nil && endsWithAny(s.l.text[from:a.start], "午前に", "午後に", "夜に", "夕方に", "午前には", "午後には") {
			day = cmp.Or(last, s.dayWithin(s.start, from)) // 27日は午前に議長、午後に首相と会う
		}
		if day == nil {
			return nil
		}
		last = day
		one := parties{told: true, rule: "AはD日にBと、E日にCと会談", day: day}
		one.add(subject)
		one.add(a)
		if len(one.sides) < 2 {
			return nil
		}
		each, from = append(each, one), a.end2
		if len(each) > 1 && len(a.people()) > 1 && len(a.people()) == len(a.mentions) && len(a.codes()) == 1 { // 午後に防衛相、首相と
			each = each[:len(each)-1]
			for _, met := range severally(subject, a) {
				met.day, met.rule = day, one.rule
				each = append(each, met)
			}
		}
	}
	if len(each) < 2 || strings.Contains(s.l.text[from:t.start], "、") {
		return nil
	}
	return each
}

// dayWithin is the first date between two positions.
func (s *sentence) dayWithin(from, to int) *DateExpr {
	for i := range s.l.dates {
		if d := &s.l.dates[i]; d.Start >= from && d.End <= to && !d.Duration && !d.Since && d.From != "" {
			return d
		}
	}
	return nil
}

// firstBehind is the row that acts first behind a trigger.
func (s *sentence) firstBehind(t *trigger) *arg {
	for _, a := range s.args {
		if a.start >= t.end && a.subject() {
			return a
		}
	}
	return nil
}

// together says whether the brief speaks of just these three or more sides as a group, so that they met as one: 日米韓防衛相, …。
func (r *reader) together(s *sentence, t *trigger, company *arg, sides []string) bool {
	if len(sides) < 3 || containsAny(s.l.text[company.start:min(t.end+12, s.end)], "個別", "それぞれ", "相次いで") {
		return false
	}
	return slices.ContainsFunc(r.groups, func(group []string) bool { return sameSides(group, sides) })
}

// omitted adds the subject of an earlier sentence to a meeting of more sides than its own names: また、BとCと3者会談を行った.
func (r *reader) omitted(t *trigger, p *parties) {
	for i := len(r.topics) - 1; i >= 0 && i >= len(r.topics)-2; i-- {
		if topic := r.topics[i]; len(topic.codes()) == 1 && !slices.Contains(p.sides, topic.codes()[0]) {
			p.add(topic)
			p.told = len(p.sides) >= 2
			return
		}
	}
}

// unnamedCompany says whether somebody is met who is told only by rank, as of the country one is in: 軍政首脳らとの|会談, 政府高官と|会談.
func (s *sentence) unnamedCompany(t *trigger) bool {
	head := s.l.text[s.start:t.start]
	for _, particle := range []string{"との", "とも", "と"} {
		who, ok := strings.CutSuffix(head, particle)
		if !ok {
			continue
		}
		who = strings.TrimSuffix(strings.TrimSuffix(who, "ら"), "たち")
		for _, rank := range []string{"首脳", "高官", "幹部", "当局者", "指導部", "要人", "指導者", "閣僚", "関係者"} {
			if rest, ok := strings.CutSuffix(who, rank); ok && endsWithAny(rest, "政府", "軍政", "軍事政権", "政権", "現地", "同国", "軍", "同国政府", "党") {
				return true
			}
		}
	}
	return false
}

// withUnlisted says whether the event is one's with somebody who is no country and not listed: 米国と|FARCの|和平協議.
func (s *sentence) withUnlisted(company *arg, t *trigger) bool {
	if company.particle != "と" || company.end2 >= t.start {
		return false
	}
	name, ok := strings.CutSuffix(s.l.text[company.end2:t.start], "の")
	return ok && name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		sc := scriptOf(r)
		return sc != katakana && sc != kanji && sc != latin
	})
}

// host adds the country that the one who acts is visiting.
func (r *reader) host(s *sentence, subject *arg, p *parties) {
	if subject == nil {
		subject = s.subject
	}
	if subject == nil || len(subject.codes()) != 1 {
		return
	}
	for i := len(r.accounts) - 1; i >= 0; i-- {
		if v := r.accounts[i]; v.family == visitFamily && v.visitor == subject.codes()[0] {
			p.add(subject)
			p.sides = union(p.sides, []string{v.host})
			p.told, p.rule = true, "with officials of the country visited"
			return
		}
	}
}

// firstOf is the row before a company that it goes with: ソラナ上級代表|と、イランの核交渉責任者、ラリジャニ事務局長との再協議.
func (s *sentence) firstOf(company *arg) *arg {
	var first *arg
	for _, a := range s.args {
		if a.end2 <= company.start && a.particle == "と" && startsWithAny(s.l.text[a.end2:], "、", "") && !containsAny(s.l.text[a.end2:company.start], "は", "が", "を", "し、", "。") {
			first = a
		}
	}
	return first
}

// owned takes the sides from the row that owns the event: AとBの|会談, 日中、日韓の|会談. It says whether that told them all.
func (r *reader) owned(s *sentence, t *trigger, owner *arg, p *parties) bool {
	if len(owner.mentions) > 1 && !slices.ContainsFunc(owner.mentions, func(m *mention) bool { return m.kind != compoundMention }) {
		p.add(owner)
		p.told, p.rule = true, "AB、CDのそれぞれの会談"
		for _, m := range owner.mentions {
			p.split = append(p.split, parties{sides: m.codes, told: true, rule: p.rule})
		}
		return true
	}
	if len(union(p.sides, owner.codes())) < 2 || owner.company() {
		return false
	}
	if rest := s.headlined(t, owner); rest != nil {
		owner = rest
	}
	p.add(owner)
	p.told, p.rule = true, "AとBの会談"
	if len(p.people) == 0 {
		r.takePart(s, t, p)
	}
	return true
}

// headlined is the row without the subject of a headline that only does something about the event of the others: ブラジル、|ガイアナと
// ベネズエラの首脳会談に特使.
func (s *sentence) headlined(t *trigger, owner *arg) *arg {
	if s.l.index > 0 || owner.start != s.start || len(owner.mentions) < 3 || !startsWithAny(s.l.text[t.end:s.end], "に", "を", "で") {
		return nil
	}
	first, second := owner.mentions[0], owner.mentions[1]
	if s.l.text[first.end:second.start] != "、" || !strings.Contains(s.l.text[second.end:owner.mentions[2].start], "と") {
		return nil
	}
	rest := *owner
	rest.start, rest.mentions = second.start, owner.mentions[1:]
	return &rest
}

// domestic says whether people of one country meet among themselves.
func domestic(t *trigger, company, subject *arg) bool {
	if company == nil || subject == nil || len(t.codes) > 0 || len(company.people()) == 0 {
		return false
	}
	codes := company.codes()
	return len(codes) == 1 && sameSides(codes, subject.codes())
}

// eachOf says whether a row can be met one by one: it has several members, or is a compound with それぞれ.
func (s *sentence) eachOf(company *arg) bool {
	head := company.mentions[0]
	return len(company.mentions) > 1 || head.kind == groupMention && len(head.people) > 1 ||
		head.kind == compoundMention && (containsAny(s.l.text[head.end:company.end2], "それぞれ", "の各首脳", "各国首脳", "の各外相") || startsWithAny(s.l.text[company.end2:], "個別に", "それぞれ", "相次いで"))
}

// addMore adds the further sides of Cを加えた会合 to the subject's, or to those of the event told before.
func (r *reader) addMore(p *parties, more, subject, owner *arg) {
	p.add(more)
	p.guests = more.people()
	a := r.metAt(p.guests)
	switch {
	case len(p.sides) >= 2 && (subject != nil || owner != nil || a == nil):
		if subject != nil {
			p.add(subject)
		}
		if a != nil && len(p.guests) > 0 && len(a.sides) < len(p.sides) && within(a.sides, p.sides) {
			p.people = withFitting(p.people, a.people, "")
		}
	case a != nil && len(p.split) == 0:
		p.sides = union(a.sides, p.sides)
		p.people = withFitting(p.people, a.people, "")
	}
	p.told, p.rule = len(p.sides) >= 2, "Cを加えた会合"
}

// metAt is the last meeting of the level of those who join it, else the last one.
func (r *reader) metAt(guests []*person) *account {
	for i := len(r.accounts) - 1; i >= 0 && len(guests) > 0; i-- {
		if a := r.accounts[i]; a.meets() && a.ordinal != "previous" && a.kind == kindOf1(guests[0].level) {
			return a
		}
	}
	return r.current()
}

// joined adds to a meeting of three or more those of the meeting just told whom somebody joins: 米国防長官も加わって3カ国の|会談が行われ.
func (r *reader) joined(s *sentence, t *trigger, p *parties) {
	more, a := s.including(t), r.current()
	if more == nil || len(p.sides) < 3 || a == nil || a.status != graph.Held || len(a.sides) >= len(p.sides) || !within(a.sides, p.sides) {
		return
	}
	p.add(more)
	p.people = withFitting(p.people, a.people, t.level)
}

// including is the row of further sides before a trigger: 中国を含む3カ国の|協議.
func (s *sentence) including(t *trigger) *arg {
	for _, a := range s.args {
		if rest, ok := strings.CutPrefix(s.l.text[a.end2:max(a.end2, t.start)], "加わり、"); ok && a.including(s.l.text) && len(rest) <= 75 && !strings.ContainsAny(rest, "が、はを") {
			return a // ウズベキスタン大統領も加わり、ホジェンドで|三者会談を開く
		}
		if a.end2 <= t.start && t.start-a.end2 <= 54 && a.including(s.l.text) && !strings.ContainsAny(s.l.text[a.end2:t.start], "が、") && !strings.Contains(s.l.text[a.end2:t.start], "し、") {
			return a
		}
	}
	return nil
}

// severally says whether the company is met one by one: 個別に, それぞれ, or people of one country joined by や.
func (s *sentence) severally(t *trigger, company *arg) bool {
	around := s.l.text[company.start:min(t.end+12, s.end)]
	if containsAny(s.l.text[company.start:s.end], "3者で", "4者で", "3人で", "3首脳で", "3者の共同", "3者は", "同じテーブル", "テーブルを囲") {
		return false
	}
	if containsAny(around, "個別", "それぞれ", "相次いで", "の各首脳", "の各外相", "の各国首脳", "の各国外相", "などの外相と", "などの首脳と") || someOf(s.l.text[company.mentions[len(company.mentions)-1].end:s.end]) {
		return true
	}
	people := company.people()
	if company.particle == "を" && s.bidden(company, t) {
		return false // two leaders who are asked to come meet the host together
	}
	if len(people) < 2 || t.number > 2 || len(t.codes) > 2 || strings.Contains(around, "合同") || t.level == graph.Summit && t.word == "首脳会議" {
		return false
	}
	if people[0].country != people[1].country {
		// 王外相、尹外相と会談 is one meeting of ministers; leaders meet one another by twos, and so does who calls
		joint := t.word == "話し合" || !slices.ContainsFunc(people, (*person).leads) && t.mode != graph.Phone && !strings.Contains(around, "電話")
		return !joint || containsAny(s.l.text[company.start:company.end2], "や", "らと")
	}
	return strings.Contains(s.l.text[company.start:company.end], "や")
}

// someOf says whether those named are some of a number of people: 大統領や首相|ら18人と.
func someOf(text string) bool {
	n, _ := ofMany(text)
	return n > 0 && strings.Contains(text[:n], "人")
}

func severally(subject, company *arg) []parties {
	var split []parties
	if m := company.mentions[0]; len(company.mentions) == 1 && m.kind == compoundMention {
		for _, code := range m.codes {
			one := parties{told: true, rule: "AがBCそれぞれと会談"}
			one.add(subject)
			if company.level != "" {
				one.levels = append(one.levels, company.level)
			}
			one.sides = union(one.sides, []string{code})
			split = append(split, one)
		}
		return split
	}
	met := company.mentions
	if m := met[0]; len(met) == 1 && m.kind == groupMention { // 両首脳と個別に
		met = nil
		for _, p := range m.people {
			met = append(met, &mention{span: m.span, kind: officialMention, people: []*person{p}, codes: []string{p.country}})
		}
	}
	for _, m := range met {
		one := parties{told: true, rule: "AがBやCと会談"}
		one.add(subject)
		if company.level != "" && len(m.people) == 0 {
			one.levels = append(one.levels, company.level)
		}
		one.add(&arg{span: m.span, l: company.l, mentions: []*mention{m}})
		if len(one.sides) >= 2 {
			split = append(split, one)
		}
	}
	if len(split) < 2 {
		return nil
	}
	return split
}

// barrier is where the clause of a trigger begins: behind the last event that is told as done before it.
func (s *sentence) barrier(i int) int {
	at := s.start
	for _, before := range s.triggers[:i] {
		_, status := cueAt(s.l.text[before.end:min(s.end, before.end+120)])
		if status == chained || status == graph.Held && s.headAfter(before) == nil || plans(s.l.text[before.end:s.triggers[i].start]) {
			at = before.end
		}
	}
	return at
}

// company is the row marked with と that belongs to a trigger: right before it, or before it in its clause.
func (s *sentence) company(t *trigger, barrier int) *arg {
	var found *arg
	for _, a := range s.args {
		if a.end2 > t.start || a.start < barrier {
			continue
		}
		gap := s.l.text[a.end2:t.start]
		switch {
		case a.particle == "との" || a.particle == "との間の":
			if gap == "" || s.nounsOnly(a.end2, t.start) || topicBetween(gap) {
				found = a
			}
		case a.particle == "で" && t.verb && (found == nil || s.tellsBetween(found.end2, a.start)) && len(a.codes()) > 2 && (gap == "" || gap == "も") && (a.mentions[0].kind == compoundMention || a.mentions[0].kind == groupMention):
			found = a // 日米韓3カ国でも|会い
		case a.company():
			if !s.brokenBy(a, t) {
				found = a
			}
		case (a.particle == "に" || a.particle == "に対し" || a.particle == "にも") && startsWithAny(s.l.text[t.end:], "を申し入れ", "を打診", "を提案", "を呼びかけ", "を呼び掛け", "を求め", "を要請", "を持ちかけ", "を迫", "に応じるよう", "の開催を提案", "の開催を求め", "の開催を打診", "の早期開催を求め", "の再開を求め"):
			found = a
		case a.particle == "から" && t.word == "電話を受け" || a.particle == "に" && (t.word == "電話をかけ" || t.word == "電話し"):
			found = a
		case (a.particle == "に" || a.particle == "にも") && takesNi(t.word):
			found = a
		case (a.particle == "も" || a.particle == "にも") && gap == "" && strings.HasPrefix(t.word, "表敬"):
			found = a // 菅首相も|表敬した
		case a.particle == "を" && (t.word == "呼び出" || t.word == "呼び、" || t.word == "引見" || t.word == "接見" || t.word == "表敬訪問" || t.word == "訪ね" || t.word == "表敬" || t.word == "迎え"):
			found = a
		case a.particle == "を" && len(a.people()) > 0 && found == nil && t.start-a.end2 < 48 && s.bidden(a, t):
			found = a // 会場にギリシャの首相を招き、会談した
		case a.particle == "を" && strings.HasSuffix(t.word, "食会") && startsWithAny(s.l.text[t.end:], "に招") || a.particle == "を" && t.word == "晩餐会" && startsWithAny(s.l.text[t.end:], "に招"):
			found = a
		case a.particle == "の" && gap == "" && t.word == "表敬" || a.particle == "が" && strings.HasPrefix(s.l.text[a.end2:], "主催する") && strings.HasSuffix(t.word, "会"),
			a.particle == "" && gap == "主催の" && strings.HasSuffix(t.word, "会") && len(a.people()) > 0:
			found = a
		case a.particle == "" && gap == "" && !a.subject() && t.word != "接触":
			found = a
		}
	}
	return found
}

// topicBetween says whether only what an event is about stands between those met and the event: キューバとの|国交正常化を巡る初めての|交渉.
func topicBetween(gap string) bool {
	for _, about := range []string{"を巡る", "をめぐる", "に関する", "に向けた", "についての"} {
		topic, rest, ok := strings.Cut(gap, about)
		if ok && len(gap) <= 75 && !strings.ContainsAny(topic, "、。はがをで") && !strings.Contains(topic, "と") && !strings.ContainsAny(rest, "、。はがをでと") {
			return true
		}
	}
	return false
}

// bidden says whether somebody is asked to a place to meet there: 会場にギリシャの首相を|招き、会談した, 両首脳を|ホワイトハウスに招いて会談する.
func (s *sentence) bidden(a *arg, t *trigger) bool {
	gap := s.l.text[a.end2:t.start]
	for _, word := range []string{"招き、", "招いて", "迎え、", "迎えて"} {
		i := strings.Index(gap, word)
		if i == 0 || i > 0 && endsWithAny(gap[:i], "に", "へ", "に再び", "に改めて", "にそれぞれ") && !strings.ContainsAny(gap[:i], "、はがを") {
			return true
		}
	}
	return false
}

func takesNi(word string) bool {
	switch word {
	case "会い", "会っ", "会う", "会える", "会見", "面会", "表敬訪問", "接触", "面談":
		return true
	}
	return false
}

// nounsOnly says whether only nouns stand between two positions: との|初の電話|会談.
func (s *sentence) nounsOnly(from, to int) bool {
	gap := s.l.text[from:to]
	if utf8.RuneCountInString(gap) > 16 || strings.ContainsAny(gap, "、をがはも") || strings.Contains(gap, "について") || strings.Contains(gap, "に関") || strings.Contains(gap, "めぐ") {
		return false
	}
	for _, a := range s.args {
		if a.start >= from && a.end <= to && a.particle != "での" && a.particle != "で" {
			return false
		}
	}
	return !strings.Contains(gap, "する") && !strings.Contains(gap, "した")
}

// brokenBy says whether a clause of its own stands between a row and the trigger: 中国と合意し、…会談.
func (s *sentence) brokenBy(a *arg, t *trigger) bool {
	from := a.end2
	for _, b := range s.args { // バシル大統領と、昨年独立した南スーダンのキール大統領は: the clause describes the subject
		if b.start > a.end2 && b.end2 <= t.start && b.subject() && strings.HasPrefix(s.l.text[a.end2:], "、") && endsWithAny(s.l.text[:b.start], "た", "る", "の") && !containsAny(s.l.text[a.end2:b.start], "は、", "が、", "し、") {
			from = b.end2
			break
		}
	}
	gap := s.l.text[from:t.start]
	for _, attribute := range attributes {
		gap = strings.TrimSuffix(gap, attribute.word) // 31日に|予定していた|会談
	}
	for _, word := range []string{"し、", "して", "した", "、と", "ため、", "り、", "が、", "う。"} {
		i := strings.Index(gap, word)
		if i < 0 {
			continue
		}
		if sc := scriptOf(runeAfter(gap, i+len(word))); word == "した" && (sc == kanji || sc == katakana || strings.HasPrefix(gap[i+len(word):], "「")) {
			continue // 6カ国が提出した|案について会談
		}
		return true
	}
	return false
}

// owner is the row that owns a trigger: AとBの|会談, AとBによる|会談.
func (s *sentence) owner(t *trigger) *arg {
	for _, a := range s.args {
		if a.end2 > t.start {
			break
		}
		switch a.particle {
		case "の", "による", "間の", "との間の":
		case "":
			if a.end != t.start {
				continue
			}
		default:
			continue
		}
		if mediates(s.l.text[a.end2:t.start]) {
			continue
		}
		if a.end2 == t.start || s.nounsOnly(a.end2, t.start) {
			return a
		}
	}
	return nil
}

// mediates says whether the words between somebody and an event make him its mediator or host, not a side: トルコの|仲介による|協議.
func mediates(gap string) bool {
	return startsWithAny(gap, "仲介", "主催", "調停", "仲裁", "招き", "招待", "呼びかけ", "要請", "提案", "立ち会い")
}

// subjectOf is the row that acts in a trigger's clause: the nearest が before it, else the nearest は or も.
func (s *sentence) subjectOf(t *trigger, barrier int, company *arg) *arg {
	var found *arg
	for _, a := range s.args {
		if a.start >= t.start || a == company || !a.subject() {
			continue
		}
		if a.particle == "が" && a.start < barrier && found != nil && !s.reports() && !(len(found.people()) == 0 && len(a.people()) > 0 && slices.Equal(found.codes(), a.codes())) {
			continue
		}
		if s.inClause(a, t) {
			found = a
		}
	}
	return found
}

// reports says whether the sentence ends by saying that somebody told all this: 外務省は、長官が訪問し外相と協議すると|明らかにした.
func (s *sentence) reports() bool {
	text := strings.TrimRight(s.l.text[s.start:s.end], "。 \n")
	for _, verb := range reportVerbs {
		if head, ok := strings.CutSuffix(text, verb); ok && endsWithAny(head, "と", "ことを", "との方針を", "ことも") {
			return true
		}
	}
	return false
}

// named says whether the quotation marks around an event hold nothing but its name: 両首脳が「歓談」.
func (l *line) named(t *trigger) bool {
	return strings.HasSuffix(l.text[:t.start], "「") && strings.HasPrefix(l.text[t.end:], "」")
}

// inClause leaves out the subject of a relative clause or a quotation that closes before the trigger.
func (s *sentence) inClause(a *arg, t *trigger) bool {
	if s.l.quoted(a.start) != s.l.quoted(t.start) && !s.l.named(t) {
		return false
	}
	gap := s.l.text[a.end2:t.start]
	if a.particle == "が" && s.describes(a, gap) {
		return false
	}
	if a.particle == "が" && (strings.Contains(gap, "と述べ") || strings.Contains(gap, "を受け、") || strings.Contains(gap, "たため")) {
		return false
	}
	return true
}

// describes says whether a row in が acts only in a clause that describes a noun, of a sentence about somebody else:
// Aは、米国が進める|壁建設をめぐり…, 首脳会議が開催されている|パナマ市で.
func (s *sentence) describes(a *arg, gap string) bool {
	if startsWithAny(gap, "開かれ", "開催され", "行われ") && (a.mentions[0].kind == gatheringMention || a.mentions[0].kind == orgMention) {
		return true
	}
	if s.subject == nil || s.subject == a || s.subject.end2 > a.start || s.subject.particle == "が" {
		return false
	}
	verb := ""
	for at, r := range gap {
		if r == '、' || r == '。' || at > 60 {
			return false
		}
		if sc := scriptOf(r); (sc == kanji || sc == katakana || r == '「') && endsWithAny(verb, "る", "た", "う", "す", "む", "ぶ", "つ", "く") {
			return true
		}
		if sc := scriptOf(r); sc == hiragana {
			verb += string(r)
		} else {
			verb = ""
		}
	}
	return false
}

// headAfter is the row that a relative clause ending in the trigger describes: 〜と会談した|A.
func (s *sentence) headAfter(t *trigger) *arg {
	rest := s.l.text[t.end:s.end]
	words := []string{"した", "する", "していた", "している", "中の", "中だった", "を行った", "予定の", "を終えた", "する予定の", "をめざす", "を目指す", "を求める", "を望む", "を模索する", "に臨む", "に臨んだ", "を控える", "を控えた", "に応じる"}
	if t.verb {
		words = []string{"た", "る", "ている", "ていた", "んだ", "った", "いた"}
	}
	for _, word := range words {
		if !strings.HasPrefix(rest, word) {
			continue
		}
		at := t.end + len(word)
		for _, m := range s.mentions() {
			if m.start == at && m.kind == orgMention && describesDelegate(s.l.text[m.end:]) {
				at = m.end + len("の") // 訪朝した6カ国協議の米首席代表ヒル次官補
			}
			if m.start == at && m.kind == titleMention && len(m.people) == 0 && startsWithAny(s.l.text[m.end:], "、", "の") {
				at = m.end + len("、") // 訪問中の国連特使、ガンバリ特別顧問
				break
			}
		}
		for _, a := range s.args {
			if a.start == at || a.start > at && links(s.l.text[at:a.start]) {
				return a
			}
		}
	}
	return nil
}

// acts says whether the event word is what the subject does or wants: 会談した, 会談を求めた, 首脳会談に臨む.
func (s *sentence) acts(t *trigger) bool {
	word, status := cueAt(s.l.text[t.end:s.end])
	return word != "" && status != referring || t.verb
}

// takePart adds the sentence's people to an event whose sides its name tells: 岸田首相は日米首脳会談に臨んだ.
func (r *reader) takePart(s *sentence, t *trigger, p *parties) {
	s.hosted(t, p)
	if t.level == "" && t.number < 3 && (t.word != "会議" && t.word != "会合" && t.word != "委員会" || !startsWithAny(s.l.text[t.end:], "を開", "を行", "第", "に出席", "に臨")) {
		return
	}
	barrier := s.start
	if i := slices.Index(s.triggers, t); i >= 0 {
		barrier = s.barrier(i)
	}
	if len(p.sides) >= 2 && s.subject == nil && len(r.topics) > 0 { // (麻生首相が…。)李大統領と首脳会談を行い
		topic := r.topics[len(r.topics)-1]
		if company := s.company(t, s.start); company != nil && len(company.people()) == len(p.sides)-1 && len(topic.people()) == 1 {
			if q := topic.people()[0]; slices.Contains(p.sides, q.country) && fitsLevel(q.level, t.level) && !slices.Contains(company.codes(), q.country) {
				p.people = append(p.people, q)
			}
		}
	}
	if s.subject == nil && r.topicPerson != nil && slices.Contains(p.sides, r.topicPerson.country) && t.fits(r.topicPerson) && t.level != "" && startsWithAny(s.l.text[t.end:], "に臨", "に出席", "に参加") {
		p.people = union(p.people, []*person{r.topicPerson}) // 28日には東京で日米の2プラス2に臨んでいる
	}
	for _, a := range s.args {
		if a.particle == "から" && len(a.people()) == 1 && (a.start == t.end+len("で、") || a.start == t.end+len("で")) && strings.HasPrefix(s.l.text[t.end:], "で") && slices.Contains(p.sides, a.people()[0].country) && t.fits(a.people()[0]) {
			p.people = union(p.people, a.people()) // 首脳会談で、温首相から説明を受け
		}
		if a.start >= t.start && (!a.company() || s.usedLater(a, t)) || a.company() && a.end2 <= barrier {
			continue
		}
		if a.mentions[0].kind == groupMention && len(a.mentions[0].people) > 0 && len(p.sides) > len(a.codes()) && startsWithAny(s.l.text[t.end:], "を行うこと", "を開くこと", "を開催すること", "の開催") {
			continue // 両氏は日米韓の会談を行うことを決めた
		}
		if a.subject() && (t.level == graph.SeniorOfficials || t.series != "") && containsAny(s.l.text[t.end:s.end], "ことで一致", "ことで合意", "ことを確認") {
			continue // they agree that others meet
		}
		owner := a.end2 == t.start && (a.particle == "による" || a.particle == "の" || a.particle == "間の") || len(p.sides) > 2 && a.particle == "の" && strings.HasPrefix(s.l.text[a.end2:], "仲介")
		if !a.subject() && !a.company() && !owner {
			continue
		}
		if a.subject() && !s.takesPartIn(t) {
			continue
		}
		for _, person := range a.people() {
			if slices.Contains(p.sides, person.country) && t.fits(person) && !slices.Contains(p.people, person) {
				p.people = append(p.people, person)
			}
		}
	}
}

// usedLater says whether a row of company behind an event belongs to a later one: 首脳会談に臨むほか、|李首相とも会談する.
func (s *sentence) usedLater(a *arg, t *trigger) bool {
	return slices.ContainsFunc(s.triggers, func(later *trigger) bool {
		return later.start >= a.end2 && later.start > t.start && !later.nominal && later.family != visitFamily
	})
}

// hosted adds host and guests to the event of three or more sides that they meet for: AはBとCを招き、|3者会談を行った.
func (s *sentence) hosted(t *trigger, p *parties) {
	if len(p.sides) < 3 {
		return
	}
	for _, guests := range s.args {
		if guests.particle != "を" || guests.end2 > t.start || len(guests.people()) == 0 {
			continue
		}
		gap := s.l.text[guests.end2:t.start]
		if i := max(strings.Index(gap, "招き、"), strings.Index(gap, "迎え、"), strings.Index(gap, "招いて"), strings.Index(gap, "迎えて")); i < 0 || i > 45 {
			continue
		}
		rows := []*arg{guests}
		if subject := s.subjectOf(t, s.start, guests); subject != nil {
			rows = append(rows, subject)
		}
		for _, row := range rows {
			for _, person := range row.people() {
				if slices.Contains(p.sides, person.country) && !slices.Contains(p.people, person) {
					p.people = append(p.people, person)
				}
			}
		}
	}
}

// takesPartIn says whether the predicate behind a trigger makes its subject a participant.
func (s *sentence) takesPartIn(t *trigger) bool {
	rest := s.l.text[t.end:s.end]
	if strings.HasPrefix(rest, "、") {
		for _, next := range s.triggers {
			if next.start > t.end && s.takesPartIn(next) {
				return true
			}
		}
	}
	rest = strings.Replace(rest, "にオンラインで", "に", 1)
	rest = strings.Replace(rest, "にも", "に", 1)
	if startsWithAny(rest, "も開", "も行", "も実施", "も持") {
		return true
	}
	if strings.HasPrefix(rest, "を") && !startsWithAny(rest, "を発表", "を評価", "を歓迎", "を批判", "をめぐ", "を巡", "を受け", "を前に", "を報", "を非難") {
		return true
	}
	return startsWithAny(rest, "し", "する", "を行", "に臨", "に出席", "で", "を開", "を求め", "を目指", "に向け", "に応じ", "に意欲", "を実現", "後", "に参加", "を持", "を終え", "を控え", "を提案")
}

// otherSide finds the second side of an event of which the sentence tells only one: the subject of the sentence before,
// or the leader spoken of last.
func (r *reader) otherSide(s *sentence, t *trigger, p *parties, company *arg) {
	if n := len(r.accounts); s.l.index == 0 && n > 0 && s.subject == nil {
		if v := r.accounts[n-1]; v.family == visitFamily && sameSides(p.sides, []string{v.host}) { // 韓国議長来日 安倍首相と会談
			p.sides, p.rule = union(p.sides, []string{v.visitor}), "visitor of the headline"
			p.people = append(slices.Clone(p.people), v.people...)
			return
		}
	}
	for _, v := range s.accounts { // その後イスラエルに入り、ネタニヤフ首相と会談した
		if v.family == visitFamily && s.subject == nil && len(v.people) > 0 && sameSides(p.sides, []string{v.host}) && !statusClash(v.status, s.l.outlookOf(s.span, t, s.stopOf(t)).status) {
			p.sides, p.rule = union(p.sides, []string{v.visitor}), "visitor of the sentence"
			p.people = append(slices.Clone(p.people), v.people...)
			return
		}
	}
	if len(p.people) > 0 && s.subject == nil {
		for i := len(r.topics) - 1; i >= 0 && i >= len(r.topics)-2; i-- {
			topic := r.topics[i]
			if people := topic.people(); len(people) == 1 && people[0].level == p.people[0].level && !slices.Contains(p.sides, people[0].country) {
				p.add(topic)
				p.rule = "subject of an earlier sentence"
				return
			}
		}
	}
	if subject := s.subject; subject != nil && subject != company && subject.start < t.start && len(union(p.sides, subject.codes())) >= 2 {
		p.add(subject)
		p.rule = "subject of the sentence"
		return
	}
	if t.level == graph.Summit {
		leader := r.cast.find(func(q *person) bool {
			return q.leads() && !slices.Contains(p.sides, q.country) && !slices.Contains(p.people, q)
		})
		if leader != nil && (len(leader.statements) == 0 || leader.statements[len(leader.statements)-1] >= s.l.index-1) {
			p.people = append(p.people, leader)
			p.sides = append(p.sides, leader.country)
			p.rule = "leader spoken of last"
			return
		}
	}
	for i := len(r.topics) - 1; i >= 0 && i >= len(r.topics)-2; i-- {
		topic := r.topics[i]
		if len(topic.codes()) == 1 && len(union(p.sides, topic.codes())) >= 2 {
			p.add(topic)
			p.rule = "subject of an earlier sentence"
			return
		}
	}
}
