package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kaidan/graph"
)

// account is what a brief says of one event, while it is being read.
type account struct {
	kind       graph.Kind
	family     family
	mode       graph.Mode
	status     graph.Status
	strong     bool // the status is told, not inferred
	told       bool // the sides are told, not taken from what was said before
	sides      []string
	people     []*person
	start, end graph.Date
	place      string
	placeCode  string
	topics     []string
	statements []int
	field      string
	series     string
	ordinal    string
	visitor    string
	host       string
	org        string
	word       string
	postponed  bool
	demanded   bool
	exact      bool // the kind is told by a word, not inferred
	bargaining bool
	evidence   []graph.Evidence
	during     *account
	born       [2]int // line and sentence in which it was first told
	twin       bool   // one of several meetings of one word, and not the first
	borrowed   bool   // a side comes from an earlier sentence
	dead       bool   // merged into another
}

func (a *account) supports(statement int) {
	if !slices.Contains(a.statements, statement) {
		a.statements = append(a.statements, statement)
	}
}

func (a *account) addPeople(people []*person) {
	for _, p := range people {
		if !slices.Contains(a.people, p) {
			a.people = append(a.people, p)
		}
	}
}

func (a *account) prove(l *line, s span, role, rule string) {
	start, end := l.original(s)
	a.evidence = append(a.evidence, graph.Evidence{Statement: l.index, Start: start, End: end, Role: role, Rule: rule})
}

func (a *account) meets() bool { return a.family == meetingFamily || a.family == contactFamily }

// sentence is one sentence on its way to accounts.
type sentence struct {
	span
	l        *line
	args     []*arg
	triggers []*trigger
	subject  *arg // who the sentence is about
	accounts []*account
}

// meet reads the events of a line.
func (r *reader) meet(l *line) {
	triggers := r.triggers(l)
	for _, s := range l.sentences {
		sent := &sentence{span: s, l: l, args: r.args(l, s, triggers)}
		for _, t := range triggers {
			if t.start >= s.start && t.end <= s.end {
				sent.triggers = append(sent.triggers, t)
			}
		}
		r.events(sent)
		r.remember(sent)
	}
}

// events turns the triggers of a sentence into accounts, or into more evidence for those already told.
func (r *reader) events(s *sentence) {
	l := s.l
	s.series()
	s.subject = s.firstSubject()
	if !l.general(s.span) {
		for i := range s.triggers {
			r.event(s, i)
		}
		r.conferences(s)
		if !slices.ContainsFunc(s.accounts, func(a *account) bool { return a.meets() && a.status == graph.Held && a.strong }) {
			r.agreement(s)
		}
		r.attendance(s)
		r.lastTimes(s)
		r.earlier(s)
		r.heldAt(s)
	}
	r.addTopics(s)
}

// series gives the name of a standing meeting to its round behind it: 「日中ハイレベル経済対話」の|初会合.
func (s *sentence) series() {
	for i := 0; i+1 < len(s.triggers); i++ {
		t, next := s.triggers[i], s.triggers[i+1]
		gap := strings.TrimPrefix(s.l.text[t.end:next.start], "」")
		if gap != "の" && gap != "の第1回" && gap != "の次回" || t.family != meetingFamily || next.word != "会合" && next.word != "会議" && next.word != "協議" {
			continue
		}
		t.nominal = true
		next.codes = union(t.codes, next.codes)
		if next.level == "" {
			next.level = t.level
		}
		if next.series == "" {
			next.series = s.l.text[t.start:t.end]
		}
		next.weak = false
	}
}

func (s *sentence) firstSubject() *arg {
	for _, a := range s.args {
		if a.subject() && !s.l.quoted(a.start) {
			return a
		}
	}
	return nil
}

// current is the account told last that goes on to be told: a meeting rather than the visit around it.
func (r *reader) current() *account {
	for i := len(r.accounts) - 1; i >= 0; i-- {
		a := r.accounts[i]
		if a.ordinal != "previous" && (a.meets() || a.family == conferenceFamily) {
			return a
		}
	}
	return nil
}

// event reads one trigger.
func (r *reader) event(s *sentence, i int) {
	t := s.triggers[i]
	if t.family == visitFamily {
		r.visit(s, i)
		return
	}
	stop := s.stop(i)
	o := s.l.outlookOf(s.span, t, stop)
	next := s.coordinated(i)
	if i+1 < len(s.triggers) && strings.HasPrefix(s.l.text[t.end:], "を、") {
		next, o.strong = s.triggers[i+1], false
	}
	if next != nil && (o.cue == "" || !o.strong) {
		o = s.l.outlookOf(s.span, next, s.stop(slices.Index(s.triggers, next)))
		o.at = t.end
	}
	r.tell(s.l, t.span, "trigger", "%s: level %q, countries %v; status %s by %q (told %t)", s.l.text[t.start:t.end], t.level, t.codes, o.status, o.cue, o.strong)
	if t.gathering != nil && r.forum(s, t, o) {
		return
	}
	if r.orgMeets(s, t, o) {
		return
	}
	if t.nominal || r.named(s, t, o) || t.verb && s.l.quoted(t.start) {
		return
	}
	if t.verb && o.referring {
		if a := r.current(); a != nil { // 両氏が顔を合わせるのは9月以来
			a.supports(s.l.index)
		}
		return
	}
	if startsWithAny(s.l.text[t.end:], "て以来", "って以来", "して以来", "た以来") {
		t.ordinal = "previous"
		o.status, o.strong = graph.Held, true
	}
	if (o.referring || o.status == graph.Held && !o.strong) && t.level != "" && !t.deictic && (next != nil || i > 0 && s.coordinated(i-1) == t) && (s.afterGathering(t) || i > 0 && s.afterGathering(s.triggers[i-1])) {
		return // 国連総会や首脳会談、高官会合で連携していく: in general
	}
	p := r.participants(s, i)
	if p.domestic {
		return
	}
	if (t.word == "対話" || t.word == "交渉") && t.level == "" && t.series == "" && len(t.people) == 0 && !o.referring && !takesShape(o.cue) {
		return // 両国間の対話を続ける
	}
	r.tell(s.l, t.span, "participants", "%v by rule %q (told here %t)", p.sides, p.rule, p.told)
	if a := r.current(); o.since && a != nil && (len(p.sides) < 2 || sameSides(a.sides, p.sides)) && (t.level == "" || t.level == a.kind) {
		a.supports(s.l.index)
		s.accounts = append(s.accounts, a)
		return
	}
	if a := r.current(); a != nil && o.referring && strings.Contains(s.l.text[t.end:s.end], "のは") && strings.Contains(s.l.text[t.end:s.end], "初めて") && p.rule == "subject" {
		a.supports(s.l.index) // 両氏が会談の席で向き合うのは初めて
		return
	}
	if a := r.current(); a != nil && t.weak && p.rule == "subject" && o.status == graph.Held && a.status == graph.Held && sameSides(a.sides, p.sides) && !r.otherDate(s, t, o, a) && a.statements[len(a.statements)-1] >= s.l.index-1 {
		a.supports(s.l.index) // 両国は〜について話し合った
		s.accounts = append(s.accounts, a)
		return
	}
	if (!p.told || o.referring && p.rule == "subject") && r.refers(s, t, o, p) {
		return
	}
	if t.weak && !o.strong && p.rule == "subject" && !t.verb {
		return
	}
	if (t.word == "対話" || t.word == "交渉") && t.level == "" && t.series == "" && len(t.people) == 0 && !takesShape(o.cue) {
		return // 両国間の対話を続ける
	}
	if p.split != nil { // AはB、Cと個別に会談: a meeting with each
		for j, one := range p.split {
			before := len(r.accounts)
			r.addMeeting(s, t, o, one, stop)
			if len(r.accounts) > before {
				r.accounts[before].twin = j > 0
			}
		}
		return
	}
	r.addMeeting(s, t, o, p, stop)
}

// stop is where the words that tell of a trigger's outcome end: at the next trigger with an outcome of its own.
func (s *sentence) stop(i int) int {
	for _, next := range s.triggers[i+1:] {
		if next.weak || next.word == "意見交換" || next.word == "交渉" {
			continue
		}
		return next.start
	}
	return s.end
}

// takesShape says whether a cue tells that talks take place, are sought or refused, not only that they are spoken of.
func takesShape(cue string) bool {
	for _, word := range []string{"行", "開", "再開", "始", "持", "拒", "応じ", "提案", "申し入れ", "申し込", "求め", "要請", "呼びかけ", "中断", "した", "する", "し、", "臨", "中止", "延期", "打診"} {
		if strings.Contains(cue, word) {
			return true
		}
	}
	return false
}

// coordinated is the last of the triggers joined to trigger i by と or 、: 外相会談|と|首脳会談の早期実現.
func (s *sentence) coordinated(i int) *trigger {
	if i+1 >= len(s.triggers) {
		return nil
	}
	next := s.triggers[i+1]
	switch s.l.text[s.triggers[i].end:next.start] {
	case "と", "や", "、", "・", "および", "及び", "、次に", "を含む", "などを含む", "をはじめとする":
		return next
	}
	return nil
}

// parties are who takes part in a trigger's event.
type parties struct {
	domestic bool // people of one country among themselves
	sides    []string
	people   []*person
	levels   []string
	told     bool // by this sentence, not by what was said before
	split    []parties
	rule     string
	rows     []*arg
}

func (p *parties) add(a *arg) {
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

// participants finds the sides of a trigger's event in its sentence.
func (r *reader) participants(s *sentence, i int) parties {
	t := s.triggers[i]
	var p parties
	p.sides = slices.Clone(t.codes)
	p.people = slices.Clone(t.people)
	p.rule = "name of the event"
	if len(p.sides) >= 2 {
		p.told = true
		r.takePart(s, t, &p)
		return p
	}
	barrier := s.barrier(i)
	company := s.company(t, barrier)
	owner := s.owner(t)
	more := s.including(t)
	if owner != nil && len(owner.mentions) > 1 && !slices.ContainsFunc(owner.mentions, func(m *mention) bool { return m.kind != compoundMention }) {
		p.add(owner)
		p.told, p.rule = true, "AB、CDのそれぞれの会談"
		for _, m := range owner.mentions {
			p.split = append(p.split, parties{sides: m.codes, told: true, rule: p.rule})
		}
		return p
	}
	if owner != nil && len(union(p.sides, owner.codes())) >= 2 && !owner.company() {
		p.add(owner)
		p.told, p.rule = true, "AとBの会談"
		if len(p.people) == 0 {
			r.takePart(s, t, &p)
		}
		return p
	}
	if company != nil {
		p.add(company)
		p.rule = "AがBと会談"
	}
	subject := s.subjectOf(t, barrier, company)
	if head := s.headAfter(t); head != nil && company != nil {
		subject = head
		p.rule = "Bと会談したA"
	}
	if codes := codesOfArg(company); company != nil && subject != nil && len(t.codes) == 0 && len(codes) == 1 && len(company.people()) > 0 && sameSides(codes, subject.codes()) {
		p.domestic = true
		return p
	}
	if subject != nil && (company != nil || len(subject.codes()) >= 2 || s.acts(t)) {
		p.add(subject)
		if t.level != "" && (company == nil && len(subject.codes()) >= 2 || company != nil && len(subject.people()) == 1) {
			p.people = slices.DeleteFunc(slices.Clone(p.people), func(q *person) bool { return !fitsLevel(q.level, t.level) })
		}
	}
	if owner != nil && company == nil && len(p.sides) < 2 {
		p.add(owner)
	}
	p.told = len(p.sides) >= 2
	if p.told && company == nil && owner == nil && len(t.codes) == 0 {
		p.rule = "subject"
	}
	if p.told && company != nil && subject != nil && (len(company.mentions) > 1 || company.mentions[0].kind == compoundMention && strings.Contains(s.l.text[company.mentions[0].end:company.end2], "それぞれ")) && s.severally(t, company) {
		p.split = severally(subject, company)
	}
	if !p.told && company != nil {
		r.otherSide(s, t, &p, company)
		p.told = len(p.sides) >= 2
	}
	if more != nil {
		p.add(more)
		if len(p.sides) < 2 || subject == nil && owner == nil && r.current() != nil {
			if a := r.current(); a != nil && len(p.split) == 0 {
				p.sides = union(a.sides, p.sides)
				for _, person := range a.people {
					if !slices.Contains(p.people, person) {
						p.people = append(p.people, person)
					}
				}
			}
		} else if subject != nil {
			p.add(subject)
		}
		p.told, p.rule = len(p.sides) >= 2, "Cを加えた会合"
	}
	return p
}

func codesOfArg(a *arg) []string {
	if a == nil {
		return nil
	}
	return a.codes()
}

func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, code := range b {
		if !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

// including is the row of further sides before a trigger: 中国を含む3カ国の|協議.
func (s *sentence) including(t *trigger) *arg {
	for _, a := range s.args {
		if a.end2 <= t.start && a.including(s.l.text) && !strings.Contains(s.l.text[a.end2:t.start], "し、") {
			return a
		}
	}
	return nil
}

// severally says whether the company is met one by one: 個別に, それぞれ, or people of one country joined by や.
func (s *sentence) severally(t *trigger, company *arg) bool {
	around := s.l.text[company.start:min(t.end+12, s.end)]
	if strings.Contains(around, "個別") || strings.Contains(around, "それぞれ") || strings.Contains(around, "相次いで") {
		return true
	}
	people := company.people()
	if len(people) < 2 || t.number > 2 || len(t.codes) > 2 || strings.Contains(around, "合同") || t.level == graph.Summit && t.word == "首脳会議" {
		return false
	}
	if people[0].country != people[1].country {
		return true
	}
	return strings.Contains(s.l.text[company.start:company.end], "や")

}

func severally(subject, company *arg) []parties {
	var split []parties
	if m := company.mentions[0]; len(company.mentions) == 1 && m.kind == compoundMention {
		for _, code := range m.codes {
			one := parties{told: true, rule: "AがBCそれぞれと会談"}
			one.add(subject)
			one.sides = union(one.sides, []string{code})
			split = append(split, one)
		}
		return split
	}
	for _, m := range company.mentions {
		one := parties{told: true, rule: "AがBやCと会談"}
		one.add(subject)
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
		if status == chained || status == graph.Held && s.headAfter(before) == nil {
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
			if gap == "" || s.nounsOnly(a.end2, t.start) {
				found = a
			}
		case a.company():
			if !s.brokenBy(a, t) {
				found = a
			}
		case (a.particle == "に" || a.particle == "に対し" || a.particle == "にも") && startsWithAny(s.l.text[t.end:], "を申し入れ", "を打診", "を提案", "を呼びかけ", "を呼び掛け", "を求め", "を要請", "を持ちかけ", "を迫", "に応じるよう", "の開催を提案", "の開催を求め", "の開催を打診", "の早期開催を求め", "の再開を求め"):
			found = a
		case a.particle == "から" && t.word == "電話を受け" || a.particle == "に" && t.word == "電話をかけ":
			found = a
		case (a.particle == "に" || a.particle == "にも") && takesNi(t.word):
			found = a
		case a.particle == "を" && (t.word == "呼び出" || t.word == "引見" || t.word == "接見" || t.word == "表敬訪問" || t.word == "訪ね" || t.word == "表敬" || t.word == "迎え"):
			found = a
		case a.particle == "を" && strings.HasSuffix(t.word, "食会") && startsWithAny(s.l.text[t.end:], "に招") || a.particle == "を" && t.word == "晩餐会" && startsWithAny(s.l.text[t.end:], "に招"):
			found = a
		case a.particle == "の" && gap == "" && t.word == "表敬" || a.particle == "が" && strings.HasPrefix(s.l.text[a.end2:], "主催する") && strings.HasSuffix(t.word, "会"):
			found = a
		case a.particle == "" && gap == "" && !a.subject() && t.word != "接触":
			found = a
		}
	}
	return found
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
	gap := s.l.text[a.end2:t.start]
	for _, word := range []string{"し、", "して", "した", "、と", "ため、", "り、", "が、", "う。"} {
		if i := strings.Index(gap, word); i >= 0 {
			if word == "した" && strings.Contains(gap, "会談した") {
				return true
			}
			return true
		}
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
		if a.end2 == t.start || s.nounsOnly(a.end2, t.start) {
			return a
		}
	}
	return nil
}

// subjectOf is the row that acts in a trigger's clause: the nearest が before it, else the nearest は or も.
func (s *sentence) subjectOf(t *trigger, barrier int, company *arg) *arg {
	var found *arg
	for _, a := range s.args {
		if a.start >= t.start || a == company || !a.subject() {
			continue
		}
		if found != nil && found.particle == "が" && a.particle == "は" && a.start < barrier {
			continue
		}
		if a.particle == "が" && a.start < barrier && found != nil {
			continue
		}
		if s.inClause(a, t) {
			found = a
		}
	}
	return found
}

// inClause leaves out the subject of a relative clause or a quotation that closes before the trigger.
func (s *sentence) inClause(a *arg, t *trigger) bool {
	if s.l.quoted(a.start) != s.l.quoted(t.start) {
		return false
	}
	gap := s.l.text[a.end2:t.start]
	if a.particle == "が" && (strings.Contains(gap, "と述べ") || strings.Contains(gap, "を受け、") || strings.Contains(gap, "たため")) {
		return false
	}
	return true
}

// headAfter is the row that a relative clause ending in the trigger describes: 〜と会談した|A.
func (s *sentence) headAfter(t *trigger) *arg {
	rest := s.l.text[t.end:s.end]
	words := []string{"した", "する", "していた", "している", "中の", "を行った", "予定の", "を終えた", "する予定の"}
	if t.verb {
		words = []string{"た", "る", "ている", "ていた"}
	}
	for _, word := range words {
		if !strings.HasPrefix(rest, word) {
			continue
		}
		at := t.end + len(word)
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
	if t.level == "" {
		return
	}
	for _, a := range s.args {
		if a.start >= t.start && !a.company() {
			continue
		}
		if !a.subject() && !a.company() {
			continue
		}
		if a.subject() && !s.takesPartIn(t) {
			continue
		}
		for _, person := range a.people() {
			if slices.Contains(p.sides, person.country) && fitsLevel(person.level, t.level) && !slices.Contains(p.people, person) {
				p.people = append(p.people, person)
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
	if strings.HasPrefix(rest, "を") && !startsWithAny(rest, "を発表", "を評価", "を歓迎", "を批判", "をめぐ", "を巡", "を受け", "を前に", "を報", "を非難") {
		return true
	}
	return startsWithAny(rest, "し", "する", "を行", "に臨", "に出席", "で", "を開", "を求め", "を目指", "に向け", "に応じ", "に意欲", "を実現", "後", "に参加", "を持", "を終え", "を控え", "を提案")
}

func fitsLevel(level string, kind graph.Kind) bool {
	switch kind {
	case graph.Summit:
		return level == "leader" || level == "deputy-leader"
	case graph.Ministerial:
		return level == "minister" || level == "leader"
	case graph.SeniorOfficials:
		return level == "vice" || level == "senior" || level == "envoy" || level == "adviser" || level == "ambassador"
	}
	return true
}

// otherSide finds the second side of an event of which the sentence tells only one: the subject of the sentence before,
// or the leader spoken of last.
func (r *reader) otherSide(s *sentence, t *trigger, p *parties, company *arg) {
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

// refers says whether a trigger without sides of its own speaks of an event told before (会談では、この協議), and if so adds
// the sentence to it.
func (r *reader) refers(s *sentence, t *trigger, o outlook, p parties) bool {
	a := r.told(s, t, o)
	if a != nil && p.told && !sameSides(p.sides, a.sides) {
		return false
	}
	if a == nil && t.weak && t.start == s.start && o.strong && o.status == graph.Held && startsWithAny(o.cue, "が行", "が開", "は開", "は開催", "が始", "で行われ", "が続", "が実施") && len(r.groups) > 0 {
		return false
	}
	if a == nil {
		return t.word != "委員会" && (t.weak || len(p.sides) < 2 && t.level == "" && t.number == 0)
	}
	if t.ordinal != "" && t.ordinal != a.ordinal {
		r.another(s, t, o, a)
		return true
	}
	if t.level != "" && !o.referring && !t.deictic && a.kind != t.level {
		return false
	}
	if len(p.sides) == 1 && !slices.Contains(a.sides, p.sides[0]) {
		return t.weak
	}
	if !o.referring && !t.deictic && o.strong && (statusClash(a.status, o.status) || t.weak && o.status != graph.Held) {
		if t.weak {
			return true
		}
		if slices.Contains(s.accounts, a) && t.level == "" { // 電話で協議し、4月に訪米して会談することで一致した
			r.another(s, t, o, a)
			s.accounts[len(s.accounts)-1].addPeople(a.people)
			return true
		}
		return false
	}
	if r.otherDate(s, t, o, a) {
		r.another(s, t, o, a)
		return true
	}
	if t.level == "" && !o.referring && !t.deictic && s.subject != nil && s.subject.start < t.start && !intersects(s.subject.codes(), a.sides) {
		return true
	}
	if o.status == noEvent {
		return true
	}
	r.lastRef = a
	r.laterPeople(s, t, a)
	r.tell(s.l, t.span, "event", "more about %s %v of statements %v", a.kind, a.sides, a.statements)
	a.supports(s.l.index)
	a.prove(s.l, t.span, "trigger", "refers to an event told before")
	s.accounts = append(s.accounts, a)
	if o.strong && !a.strong {
		a.status, a.strong = o.status, true
	}
	if (o.referring || t.deictic || !t.weak) && !statusClash(a.status, o.status) {
		r.when(s, t, o, a, s.stop(slices.Index(s.triggers, t)))
		r.where(s, t, a)
	}
	return true
}

func intersects(a, b []string) bool {
	return slices.ContainsFunc(a, func(code string) bool { return slices.Contains(b, code) })
}

// afterGathering says whether a trigger is joined to a gathering before it: 国連総会や|首脳会談.
func (s *sentence) afterGathering(t *trigger) bool {
	for _, m := range s.mentions() {
		if m.kind == gatheringMention && m.end < t.start {
			switch s.l.text[m.end:t.start] {
			case "や", "、", "と":
				return true
			}
		}
	}
	return false
}

// otherDate says whether a trigger has a date of its own that the account told before cannot have.
func (r *reader) otherDate(s *sentence, t *trigger, o outlook, a *account) bool {
	trial := &account{status: o.status}
	r.when(s, t, o, trial, s.stop(slices.Index(s.triggers, t)))
	return trial.start != "" && a.start != "" && !datesAgree(trial, a)
}

// another makes an account of another event of the same sides: 前回の会談, 昨年6月の初会談.
func (r *reader) another(s *sentence, t *trigger, o outlook, a *account) {
	if t.ordinal == "next" && !o.strong {
		return
	}
	b := &account{
		kind: a.kind, exact: a.exact, family: a.family, mode: graph.InPerson, status: o.status, strong: o.strong, told: true, sides: a.sides, field: a.field,
		series: a.series, ordinal: t.ordinal, word: t.word, postponed: o.postponed, org: a.org,
	}
	if t.level != "" {
		b.kind, b.exact = t.level, true
	}
	b.supports(s.l.index)
	b.prove(s.l, t.span, "trigger", "another event of the same sides")
	r.when(s, t, o, b, s.stop(slices.Index(s.triggers, t)))
	r.where(s, t, b)
	if b.ordinal == "" && b.start != "" && a.start != "" && b.start < a.start {
		b.ordinal = "previous"
	}
	r.laterPeople(s, t, b)
	b.born = s.born()
	s.accounts = append(s.accounts, b)
	r.accounts = append(r.accounts, b)
}

func (s *sentence) born() [2]int { return [2]int{s.l.index, s.start} }

// laterPeople adds those who act behind 会談では: 初会談では、トランプ大統領と金正恩委員長が署名した.
func (r *reader) laterPeople(s *sentence, t *trigger, a *account) {
	for _, arg := range s.args {
		if arg.start < t.end || !arg.subject() || len(arg.people()) == 0 || a.kind != graph.Summit && a.kind != graph.Ministerial {
			continue
		}
		people := arg.people()
		if len(people) == 1 && (strings.Contains(s.l.text[t.end:arg.start], "。") || utf8.RuneCountInString(s.l.text[t.end:arg.start]) > 6) || len(people) > 1 && !sameSides(arg.codes(), a.sides) {
			continue
		}
		for _, p := range people {
			if slices.Contains(a.sides, p.country) && fitsLevel(p.level, a.kind) {
				a.addPeople([]*person{p})
			}
		}
		return
	}
}

// told is the account told before that a trigger without sides can mean.
func (r *reader) told(s *sentence, t *trigger, o outlook) *account {
	subject := s.subjectCodes()
	if s.subject != nil && s.subject.start > t.start {
		subject = nil
	}
	var best *account
	bestScore := 0.0
	for i := len(r.accounts) - 1; i >= 0; i-- {
		a := r.accounts[i]
		if !a.meets() && (a.family != conferenceFamily || t.word != "会議" && t.word != "会合" && t.word != "サミット" && t.word != "前回" && t.word != "次回") || a.ordinal == "previous" || a.twin ||
			t.level != "" && a.kind != t.level || t.number > 0 && len(a.sides) != t.number {
			continue
		}
		score := 10 - float64(len(r.accounts)-1-i)
		if t.level == "" && sameWord(a.word, t.word) || t.level != "" && (t.mode != "" || a.mode == graph.InPerson) {
			score += 6
		} else if t.level == "" && o.strong && !o.referring && !t.deictic && !t.weak {
			continue
		}
		if !statusClash(a.status, o.status) {
			score += 3
		}
		if a.strong {
			score += 2
		}
		if len(subject) > 0 && !intersects(subject, a.sides) {
			score -= 4
		}
		if a == r.lastRef && t.ordinal != "" {
			score += 6
		}
		if score > bestScore {
			best, bestScore = a, score
		}
	}
	return best
}

// wordClasses are event words that can stand for one another.
var wordClasses = map[string]int{
	"会談": 1, "会う": 1, "会い": 1, "会っ": 1, "会える": 1, "向き合": 1, "向かい合": 1, "対面": 1, "面会": 1, "顔を合わせ": 1, "相対し": 1, "会晤": 1, "会見": 1, "対談": 1,
	"協議": 2, "磋商": 2, "話し合": 2, "意見交換": 2, "意見を交": 2, "電話協議": 2, "交渉": 2,
	"会議": 3, "会合": 3, "サミット": 3, "首脳会議": 3, "2プラス2": 3, "2+2": 3,
}

func sameWord(a, b string) bool {
	return a == b || strings.HasSuffix(a, b) || wordClasses[a] > 0 && wordClasses[a] == wordClasses[b]
}

func statusClash(a, b graph.Status) bool {
	return (a == graph.Held || a == graph.Unconfirmed) != (b == graph.Held || b == graph.Unconfirmed)
}

// addMeeting makes an account of a trigger and its parties.
func (r *reader) addMeeting(s *sentence, t *trigger, o outlook, p parties, stop int) {
	if len(p.sides) < 2 {
		r.inherit(s, t, o, &p)
	}
	if len(p.sides) < 2 || o.status == noEvent {
		return
	}
	a := &account{
		family: t.family, mode: t.mode, status: o.status, strong: o.strong, told: p.told, sides: p.sides, people: p.people, field: t.field,
		series: t.series, ordinal: t.ordinal, word: t.word, postponed: o.postponed, demanded: o.demanded, bargaining: t.word == "交渉",
	}
	if a.mode == "" {
		a.mode = graph.InPerson
		if r.remote(s, t) != "" {
			a.mode = r.remote(s, t)
		}
	}
	if (o.status == graph.Rejected || o.status == graph.Proposed) && t.level == "" && company(p) {
		a.people = slices.DeleteFunc(slices.Clone(a.people), func(q *person) bool { return q.level != "leader" && q.level != "minister" })
	}
	a.kind, a.exact = kindFor(t, p)
	if a.field == "" {
		a.field = fieldOf(p.people)
	}
	if t.word == "委員会" {
		a.people = nil
	}
	r.lastRef = a
	a.born = s.born()
	a.borrowed = strings.HasPrefix(p.rule, "subject of an earlier")
	a.supports(s.l.index)
	a.prove(s.l, t.span, "trigger", p.rule)
	for _, row := range p.rows {
		a.prove(row.l, row.span, "participant", p.rule)
	}
	r.when(s, t, o, a, stop)
	r.where(s, t, a)
	if o.referring && len(a.people) == 0 {
		r.laterPeople(s, t, a)
	}
	r.tell(s.l, t.span, "event", "new: %s %s %s %s %s %v", a.kind, a.mode, a.status, a.start, a.place, a.sides)
	s.accounts = append(s.accounts, a)
	r.accounts = append(r.accounts, a)
}

// company says whether only one side of the parties is named by its people.
func company(p parties) bool {
	return len(p.people) == 1 && len(p.sides) > 1
}

// remote is the mode that words around a trigger tell: 電話で, オンライン形式で.
func (r *reader) remote(s *sentence, t *trigger) graph.Mode {
	before := s.l.text[max(s.start, t.start-60):t.start]
	for len(before) > 0 && !utf8.RuneStart(before[0]) {
		before = before[1:]
	}
	if i := strings.LastIndex(before, "し、"); i >= 0 {
		before = before[i:]
	}
	after := s.l.text[t.end:min(t.end+45, s.end)]
	if i := strings.Index(after, "、"); i >= 0 && s.l.index > 0 {
		after = after[:i]
	}
	before += "\n" + after
	switch {
	case strings.Contains(before, "ホットラインで") || strings.Contains(before, "電話で") || strings.Contains(before, "電話により"):
		return graph.Phone
	case strings.Contains(before, "オンラインで") || strings.Contains(before, "オンライン形式") || strings.Contains(before, "オンライン方式") || strings.Contains(before, "テレビ会議") || strings.Contains(before, "ビデオ会議") || strings.Contains(before, "テレビ電話で") || strings.Contains(before, "ビデオ通話"):
		return graph.Video
	}
	return ""
}

// kindFor is the kind of a meeting: told by its name, else by the levels of those who meet.
func kindFor(t *trigger, p parties) (graph.Kind, bool) {
	if t.family == contactFamily {
		return graph.Contact, true
	}
	if t.level != "" {
		return t.level, true
	}
	levels := slices.Clone(p.levels)
	for _, person := range p.people {
		levels = append(levels, person.level)
	}
	if len(levels) == 0 {
		return graph.Talks, false
	}
	kind := kindOf1(levels[0])
	for _, level := range levels[1:] {
		if kind == graph.Talks && levels[0] == "organization" { // 首相とEUの欧州委員長
			levels[0], kind = level, kindOf1(level)
		}
		if kindOf1(level) != kind && level != "organization" {
			return graph.Talks, len(levels) > 1
		}
	}
	if len(levels) == 1 && len(p.sides) > 1 && len(p.people) == 1 {
		return graph.Talks, false
	}
	return kind, true
}

func fieldOf(people []*person) string {
	field := ""
	for _, p := range people {
		if field != "" && p.field != field {
			return ""
		}
		field = p.field
	}
	if field == "leader" {
		return ""
	}
	return field
}

// inherit gives an event without sides those spoken of before: of the last event of its kind, the last group.
func (r *reader) inherit(s *sentence, t *trigger, o outlook, p *parties) {
	if t.level == "" && t.number == 0 && t.series == "" && !t.deictic && t.word != "委員会" && !(t.weak && t.start == s.start && o.strong && o.status == graph.Held) {
		return
	}
	need := t.number
	if t.word == "首脳会議" && need == 0 && len(r.accounts) == 0 && len(r.groups) == 0 {
		return
	}
	fits := func(sides []string) bool {
		return len(sides) >= 2 && (need == 0 || len(sides) == need) && (len(p.sides) == 0 || slices.Contains(sides, p.sides[0]))
	}
	for i := len(s.accounts) - 1; i >= 0; i-- {
		if a := s.accounts[i]; a.meets() && fits(a.sides) && t.number == 0 {
			p.sides, p.people, p.rule = slices.Clone(a.sides), union2(p.people, a.people, t.level), "sides of the event told in the sentence"
			return
		}
	}
	if codes := s.actorCodes(t); need == 0 && len(codes) == 2 && fits(codes) && t.level != "" {
		p.sides, p.rule = codes, "sides named in the sentence"
		return
	}
	if a := r.previousOf(t.level, fits); a != nil {
		p.sides, p.rule = slices.Clone(a.sides), "sides of the event told before"
		return
	}
	if need == 0 || need == len(s.subjectCodes()) {
		if codes := s.subjectCodes(); len(codes) >= 2 {
			p.sides, p.rule = codes, "subject of the sentence"
			return
		}
	}
	for i := len(r.groups) - 1; i >= 0; i-- {
		if fits(r.groups[i]) {
			p.sides, p.rule = slices.Clone(r.groups[i]), "sides named before"
			return
		}
	}
	for i := len(r.accounts) - 1; i >= 0 && t.word == "委員会"; i-- {
		if fits(r.accounts[i].sides) {
			p.sides, p.rule = slices.Clone(r.accounts[i].sides), "sides of the event told before"
			return
		}
	}
}

// union2 adds the people who fit a level.
func union2(a, b []*person, level graph.Kind) []*person {
	out := slices.Clone(a)
	for _, p := range b {
		if fitsLevel(p.level, level) && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// actorCodes are the sides that act in a sentence, before an event word or behind it.
func (s *sentence) actorCodes(t *trigger) []string {
	var codes []string
	for _, a := range s.args {
		if a.subject() {
			codes = union(codes, a.codes())
		}
	}
	return codes
}

func (s *sentence) subjectCodes() []string {
	if s.subject == nil {
		return nil
	}
	return s.subject.codes()
}

func (r *reader) previousOf(level graph.Kind, fits func([]string) bool) *account {
	for pass := range 2 {
		for i := len(r.accounts) - 1; i >= 0; i-- {
			a := r.accounts[i]
			if a.meets() && fits(a.sides) && (pass == 1 || level == "" || a.kind == level) {
				return a
			}
		}
	}
	return nil
}

// speaker adds to a meeting of leaders or ministers told just before the one whom the next sentence quotes: 日中外相会談…。林外相は〜を
// 求めた。
func (r *reader) speaker(s *sentence) {
	last := r.current()
	text := s.l.text[s.start:s.end]
	if strings.Contains(text, "会見") || strings.Contains(text, "記者団") || strings.Contains(text, "談話") || strings.Contains(text, "国会") {
		return
	}
	if last == nil || len(s.accounts) > 0 || s.subject == nil || last.status != graph.Held || !last.strong || last.kind != graph.Summit && last.kind != graph.Ministerial || last.statements[len(last.statements)-1] < s.l.index-1 {
		return
	}
	for _, p := range s.subject.people() {
		if slices.Contains(last.sides, p.country) && fitsLevel(p.level, last.kind) && !slices.ContainsFunc(last.people, func(q *person) bool { return q.country == p.country }) {
			last.addPeople([]*person{p})
		}
	}
}

// remember keeps what later sentences can point back to.
func (r *reader) remember(s *sentence) {
	for _, m := range s.mentions() {
		if m.start < s.start || m.end > s.end {
			continue
		}
		if len(m.codes) >= 2 && (m.kind == compoundMention || m.kind == groupMention) {
			r.groups = append(r.groups, m.codes)
		}
		for _, code := range m.codes {
			if m.kind == orgMention || m.kind == gatheringMention {
				continue
			}
			r.nearCountry = code
			r.nearCountries = slices.DeleteFunc(r.nearCountries, func(c string) bool { return c == code })
			r.nearCountries = slices.Insert(r.nearCountries, 0, code)
		}
	}
	for _, a := range s.args {
		if codes := a.codes(); len(codes) >= 2 {
			r.groups = append(r.groups, codes)
		}
	}
	for _, a := range s.accounts {
		if a.meets() && len(a.sides) >= 2 {
			r.groups = append(r.groups, a.sides)
		}
	}
	r.speaker(s)
	for _, d := range s.l.dates {
		if len(s.accounts) > 0 && !slices.ContainsFunc(s.accounts, func(a *account) bool { return a.status == graph.Held }) {
			break
		}
		if d.Start >= s.start && d.End <= s.end && d.From.Precision() == graph.PrecisionDay && !d.Duration && !d.Future && (r.brief.Published == "" || d.From.First() <= r.brief.Published.Last()) {
			from, _ := d.As(false)
			r.lastDay = from
		}
	}
	if s.subject != nil {
		r.topics = append(r.topics, s.subject)
		r.topicPerson = nil
		if people := s.subject.people(); len(people) == 1 {
			r.topicPerson = people[0]
		}
	}
}
