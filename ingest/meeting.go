package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
)

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
		sent := l.desk.sentences.put(sentence{span: s, l: l, args: r.args(l, s, triggers)})
		sent.triggers = l.desk.events.take(len(triggers))
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
	s.listed()
	s.subject = s.firstSubject()
	if !l.general(s.span) {
		r.stays(s)
		for i := range s.triggers {
			r.event(s, i)
		}
		r.conferences(s)
		if !slices.ContainsFunc(s.accounts, func(a *account) bool { return a.meets() && a.status == graph.Held && a.strong }) {
			r.agreement(s)
		}
		r.attendance(s)
		r.rounds(s)
		r.visitsBefore(s)
		r.lastTimes(s)
		r.earlier(s)
		r.heldAt(s)
		r.resumed(s)
		r.agreedNext(s)
		s.meetThere()
		s.forWhom()
		r.heads(s)
		r.negotiators(s)
		r.spokeAfter(s)
	}
	r.addTopics(s)
}

// listed marks an event word that only sums up the gatherings named before it: APEC首脳会議など一連の|首脳会合に出席.
func (s *sentence) listed() {
	for _, t := range s.triggers {
		for _, tail := range []string{"など一連の", "などすべての", "など全ての", "などの", "など"} {
			head, ok := strings.CutSuffix(s.l.text[:t.start], tail)
			if !ok {
				continue
			}
			if m := s.l.covering(len(head) - 1); m != nil && m.kind == gatheringMention && m.end == len(head) || s.triggerEnding(len(head)) {
				t.nominal = true
			}
		}
	}
}

// triggerEnding says whether the name of a gathering that is itself an event word ends at a position.
func (s *sentence) triggerEnding(at int) bool {
	return slices.ContainsFunc(s.triggers, func(t *trigger) bool { return t.end == at && t.gathering != nil })
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

func (s *sentence) subjectCodes() []string {
	if s.subject == nil {
		return nil
	}
	return s.subject.codes()
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

func (s *sentence) born() [2]int { return [2]int{s.l.index, s.start} }

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

// event reads one trigger: as a journey, a gathering, one more word about an event told before, or a new account.
func (r *reader) event(s *sentence, i int) {
	t := s.triggers[i]
	if t.family == visitFamily {
		r.visit(s, i)
		return
	}
	if t.weak && i+1 < len(s.triggers) && !s.triggers[i+1].weak && startsWithAny(s.l.text[t.end:], "の際", "の席", "の場", "の合間", "の前に", "の後に") {
		return // 夕食会の際に|立ち話をした
	}
	if t.weak && i > 0 && s.triggers[i-1].level == "" && s.l.text[s.triggers[i-1].end:t.start] == "や" {
		return // 接触や|交渉を拒否する: told by the first
	}
	if t.verb && i+1 < len(s.triggers) && s.l.text[t.end:s.triggers[i+1].start] == "て" {
		return // 会って|会談する: told by the next
	}
	if s.lastOf(t) && r.current() != nil {
		return // its date tells it
	}
	o := s.outlook(i)
	if o.referring && o.status == graph.Held && r.hadDate(s, t, o) {
		o.strong = true // 先月14日の首脳会談で決まった
	}
	if r.trace != nil {
		r.tell(s.l, t.span, "trigger", "%s: level %q, countries %v; status %s by %q (told %t)", s.l.text[t.start:t.end], t.level, t.codes, o.status, o.cue, o.strong)
	}
	if t.gathering != nil && r.forum(s, t, o) || r.orgMeets(s, t, o) || t.nominal || r.named(s, t, o) || t.verb && s.l.quoted(t.start) {
		return
	}
	if t.verb && o.referring { // 両氏が顔を合わせるのは9月以来
		if a := r.current(); a != nil {
			a.supports(s.l.index)
			if s.subject != nil && len(s.subject.people()) > 1 && within(s.subject.codes(), a.sides) && (a.kind == graph.Summit || a.kind == graph.Ministerial) {
				a.people = withFitting(a.people, s.subject.people(), a.kind) // 両大統領が顔を合わせるのは初めて
			}
			return
		}
		if r.brief.Title == "" && s.l.index == 1 || s.subject == nil || len(s.subject.codes()) < 2 {
			return
		}
	}
	if t.weak && r.assembled(s, t) {
		return
	}
	if startsWithAny(s.l.text[t.end:], "て以来", "って以来", "して以来", "た以来") || len(t.codes) > 1 && strings.HasPrefix(s.l.text[t.end:], "以来") {
		t.ordinal = "previous"
		o.status, o.strong = graph.Held, true
	}
	if t.word == "迎え" && o.chained && i+1 < len(s.triggers) && len(s.triggers[i+1].codes) > 2 {
		return // they are welcomed to the event behind
	}
	if t.word == "迎え" && s.welcomesAll(t) {
		return
	}
	if t.weak && len(t.codes) == 0 && i+1 < len(s.triggers) && subjectOfTalks(s.l.text[t.end:s.triggers[i+1].start]) {
		return // 交渉の再開について|協議する
	}
	if i+1 < len(s.triggers) && s.triggers[i+1].verb && agendaItem(s.l.text[t.end:s.triggers[i+1].start]) {
		o.status, o.strong, o.agenda = graph.Proposed, false, true // 首脳会談の開催を|話し合った
	}
	if i > 0 && strings.Contains(s.l.text[s.triggers[i-1].end:t.start], "、") && startsWithAny(s.l.text[t.end:], "の日程を", "の議題を", "の準備を", "の開催を検討", "の開催を協議", "の開催を議論") {
		o.agenda = true // 東京で会い、首脳会談の日程を調整した
	}
	if t.ordinal == "next" && o.cue == "" && !o.strong && o.status == graph.Held && strings.HasPrefix(s.l.text[t.end:], "は") && !strings.HasPrefix(s.l.text[t.end:], "は「") {
		o.status, o.strong = graph.Planned, true // 次回の首脳会談は韓国が議長国となる
	}
	if r.namedByPlace(s, t, o) {
		return
	}
	p := r.participants(s, i)
	s.allOf(t, &p)
	if p.domestic || s.inGeneral(i, o) || onlySpoken(t, o) {
		return
	}
	if t.ordinal != "" && len(t.codes) == 0 && s.l.quoted(t.start) && s.subject != nil && !s.l.quoted(s.subject.start) && r.told(s, t, o) != nil {
		p = parties{rule: p.rule} // who says 「次回協議は…」 tells of the rounds told before
	}
	if r.trace != nil {
		r.tell(s.l, t.span, "participants", "%v by rule %q (told here %t)", p.sides, p.rule, p.told)
	}
	if r.agreedBefore(s, t, o, p) || r.recurs(s, t, o, p) {
		return
	}
	if t.family == contactFamily && !p.told && i > 0 && strings.HasPrefix(s.l.text[s.triggers[i-1].end:t.start], "で") && len(s.accounts) > 0 {
		return // 次官級会談で接触を再開した
	}
	if a := s.lastHeld(); a != nil && a.meets() && t.word == "交渉" && t.level == "" && len(t.codes) == 0 && within(p.sides, a.sides) && s.opensOn(t, o) {
		p = parties{sides: slices.Clone(a.sides), told: true, rule: "sides of the event told in the sentence"}
		if o.status != graph.Proposed {
			o.status, o.strong = graph.Planned, true
		}
		r.addMeeting(s, t, o, p, s.stop(i))
		return
	}
	if t.word == "交渉" && o.strong && startsWithAny(o.cue, "を開催", "を開く", "を行う") {
		trial := &account{status: o.status}
		r.when(s, t, o, trial, s.stop(i))
		t.weak = t.weak && trial.start == "" // 10月初旬に核交渉を開催することで合意した
	}
	if t.word == "交渉" && t.weak && t.level == "" && (o.status == graph.Proposed || o.status == graph.Planned) && s.told(p.sides) != nil {
		return // 会い、条約交渉を始めるよう求めた: what they spoke of
	}
	if a := r.current(); a != nil && sameSides(a.sides, p.sides) && startsWithAny(s.l.text[t.end:], "を開いて以来", "を行って以来", "を開催して以来", "が開かれて以来", "が行われて以来") {
		return // the last time: see lastTimes
	}
	if a := r.current(); a != nil && a.meets() && len(p.sides) < 2 && s.ofNewBody(t) {
		p.sides, p.told, p.rule = slices.Clone(a.sides), true, "sides of the event told before"
		r.addMeeting(s, t, o, p, s.stop(i))
		return
	}
	if !p.told && s.peaceTalks(t, o, &p) && r.toldOf(p.sides) == nil {
		r.addMeeting(s, t, o, p, s.stop(i))
		return
	}
	if a := s.toMeetNext(t, o, p); a != nil {
		r.another(s, t, o, a)
		s.accounts[len(s.accounts)-1].addPeople(a.people)
		return
	}
	if r.goesOn(s, t, o, p) || (!p.told || o.referring && (p.rule == subjectRule || t.deictic && t.level == "")) && r.refers(s, t, o, p) || t.weak && !o.strong && p.rule == subjectRule && !t.verb {
		return
	}
	if p.split == nil {
		r.addMeeting(s, t, o, p, s.stop(i))
		return
	}
	for j, one := range p.split { // AはB、Cと個別に会談: a meeting with each
		before := len(r.accounts)
		r.addMeeting(s, t, o, one, s.stop(i))
		if len(r.accounts) > before {
			r.accounts[before].twin = j > 0
		}
	}
}

// opensOn says whether a sentence tells the day on which negotiations begin: EPA|交渉を|4月に始める, 4月下旬に始まる|EPA交渉.
func (s *sentence) opensOn(t *trigger, o outlook) bool {
	return slices.ContainsFunc(s.l.dates, func(d DateExpr) bool {
		if d.Start >= t.end && d.End <= o.at && o.at <= s.end {
			return !d.Duration && !d.Since
		}
		gap := ""
		if d.Start >= s.start && d.End <= t.start {
			gap = s.l.text[d.End:t.start]
		}
		return startsWithAny(gap, "に始まる", "から始まる", "に始める", "に開始する", "から開始する") && len(gap) < 75 && !strings.ContainsAny(gap, "、。はが")
	})
}

// allOf gives a meeting of three or more, told by their countries alone, those of them whom the sentence has told to meet in pairs:
// AとB、Cと個別に会談するほか、日米韓3カ国でも|会う.
func (s *sentence) allOf(t *trigger, p *parties) {
	if len(p.sides) < 3 || len(p.people) > 0 || t.level != "" {
		return
	}
	var people []*person
	var codes []string
	for _, a := range s.accounts {
		if !a.meets() || !within(a.sides, p.sides) {
			continue
		}
		for _, q := range a.people {
			if !slices.Contains(people, q) {
				people, codes = append(people, q), union(codes, []string{q.country})
			}
		}
	}
	if sameSides(codes, p.sides) {
		p.people = people
	}
}

// agreedBefore says whether a sentence only tells when an event was agreed on that has been told as held: 首脳は3月に戦略対話の
// |早期再開で合意していた.
func (r *reader) agreedBefore(s *sentence, t *trigger, o outlook, p parties) bool {
	if o.status != graph.Proposed && o.status != graph.Planned || !containsAny(s.l.text[t.end:s.end], "で合意", "で一致") {
		return false
	}
	if !slices.ContainsFunc(s.l.dates, func(d DateExpr) bool { return d.Past && !d.Duration && d.Start >= s.start && d.End <= t.start }) {
		return false
	}
	return slices.ContainsFunc(r.accounts, func(a *account) bool {
		return a.meets() && a.status == graph.Held && a.ordinal == "" && a.kind == t.level && sameWord(a.word, t.word) && sameSides(a.sides, p.sides) && a.start == ""
	})
}

// namedByPlace reads an event told by the country in which it took place, which is no side of it: 昨年6月の|シンガポール会談に続く2回目の会談.
func (r *reader) namedByPlace(s *sentence, t *trigger, o outlook) bool {
	if len(t.codes) != 1 || len(t.inside) != 1 || t.word != "会談" && t.word != "首脳会談" || t.ordinal != "" || !r.hadDate(s, t, o) {
		return false
	}
	a := r.lastMeeting()
	for _, m := range s.mentions() { // シンガポール会談で出された米朝の共同声明
		if m.kind == compoundMention && len(m.codes) == 2 {
			a = r.toldOf(m.codes)
		}
	}
	if a == nil || slices.Contains(a.sides, t.codes[0]) || t.level != "" && t.level != a.kind {
		return false
	}
	o.status, o.strong = graph.Held, true
	r.another(s, t, o, a)
	b := s.accounts[len(s.accounts)-1]
	b.place, b.placeCode, b.ordinal = s.l.surface(t.inside[0].span), t.codes[0], "previous"
	return true
}

// toMeetNext is the meeting told in the sentence whose two sides agree there to meet: 電話で協議し、4月に訪米して|会談することで一致した.
func (s *sentence) toMeetNext(t *trigger, o outlook, p parties) *account {
	if o.status != graph.Planned && o.status != graph.Proposed || t.level != "" || t.weak && (t.word != "交渉" || !s.l.setFor(t.start)) || t.deictic || t.mode != "" || t.ordinal != "" || p.told || len(s.accounts) == 0 || startsWithAny(s.l.text[t.end:], "を進め", "を続け", "を加速", "を重ね", "を深め", "を継続") {
		return nil
	}
	if !containsAny(s.l.text[t.end:s.end], "ことで一致", "ことで合意", "ことでも一致", "ことでも合意", "ことを確認", "ことを申し合わせ", "ことを約束") || strings.ContainsAny(s.l.text[t.end:s.end], "、「") {
		return nil
	}
	for i := len(s.accounts) - 1; i >= 0; i-- {
		if a := s.accounts[i]; a.meets() && a.status == graph.Held && len(a.sides) == 2 && within(p.sides, a.sides) {
			return a
		}
	}
	return nil
}

// recurring follows an event word where a plan is for many of the kind.
var recurring = []string{"を毎年", "を年1", "を年2", "を年に", "を少なくとも年", "を定期的に", "を定期開催", "を定例", "を2年に", "を1年おき", "を毎月", "を月1", "の毎年", "の定期", "の定例", "が毎年", "は毎年", "は年1", "を原則年"}

// recurs says whether a sentence only plans that an event told before shall be held again and again: 首脳会合を|毎年開催することで合意した.
func (r *reader) recurs(s *sentence, t *trigger, o outlook, p parties) bool {
	if o.status != graph.Planned && o.status != graph.Proposed || !startsWithAny(s.l.text[t.end:], recurring...) {
		return false
	}
	return slices.ContainsFunc(r.accounts, func(a *account) bool {
		return (a.meets() || a.family == conferenceFamily) && a.kind == t.level && (len(p.sides) < 2 || sameSides(a.sides, p.sides))
	})
}

// agendaItem says whether the words between an event and a verb of talking tell that its coming about is talked of.
func agendaItem(gap string) bool {
	return startsWithAny(gap, "の開催", "の実現", "の再開", "の日程", "の準備") && endsWithAny(gap, "を", "について", "に関して") && !strings.ContainsAny(gap, "、。")
}

// describedBefore says whether words right before an event say when or where it is: 来月の|首脳会談, 北京での|首脳会談, 来月予定される|首脳会談.
func (s *sentence) describedBefore(t *trigger) bool {
	return s.l.dated(t.start) || strings.HasSuffix(s.l.text[:t.start], "での") || s.l.before(t) != ""
}

// setFor says whether a date and に stand right before a position: 10月初旬に|核交渉を開催する.
func (l *line) setFor(at int) bool {
	return strings.HasSuffix(l.text[:at], "に") && slices.ContainsFunc(l.dates, func(d DateExpr) bool { return d.End+len("に") == at })
}

// dated says whether a date and の stand right before a position: 来週の|G20首脳会議.
func (l *line) dated(at int) bool {
	return strings.HasSuffix(l.text[:at], "の") && slices.ContainsFunc(l.dates, func(d DateExpr) bool { return d.End+len("の") == at })
}

// subjectOfTalks says whether the words between an event word and the next make the first only what the next is about.
func subjectOfTalks(gap string) bool {
	return strings.HasPrefix(gap, "の") && endsWithAny(gap, "について", "に関して", "をめぐり", "を巡り", "をめぐって", "を巡って", "を") && !strings.ContainsAny(gap, "、はがと")
}

// welcomesAll says whether a host only welcomes those who meet one another: スイス大統領が両首脳を|迎え.
func (s *sentence) welcomesAll(t *trigger) bool {
	guests := s.company(t, s.start)
	return guests != nil && len(guests.mentions) == 1 && guests.mentions[0].kind == groupMention && len(guests.codes()) > 1
}

// outlook is a trigger's own, or that of the trigger to which it is joined: 外相会談|と首脳会談の早期実現, 会談|を、…会談を行った.
func (s *sentence) outlook(i int) outlook {
	t := s.triggers[i]
	o := s.l.outlookOf(s.span, t, s.stop(i))
	next := s.coordinated(i)
	if i+1 < len(s.triggers) && strings.HasPrefix(s.l.text[t.end:], "を、") {
		next, o.strong = s.triggers[i+1], false
	}
	if next != nil && (o.cue == "" || !o.strong) {
		o = s.l.outlookOf(s.span, next, s.stop(slices.Index(s.triggers, next)))
		o.at = t.end
	}
	return o
}

// inGeneral says whether events are only listed as occasions: 国連総会や首脳会談、高官会合で連携していく.
func (s *sentence) inGeneral(i int, o outlook) bool {
	t := s.triggers[i]
	if t.level == "" || t.deictic || !o.referring && (o.status != graph.Held || o.strong) {
		return false
	}
	joined := s.coordinated(i) != nil || i > 0 && s.coordinated(i-1) == t
	return joined && (s.afterGathering(t) || i > 0 && s.afterGathering(s.triggers[i-1]))
}

// onlySpoken says whether talks are spoken of without taking shape: 両国間の対話を続ける, 課題を話し合う|協議体.
func onlySpoken(t *trigger, o outlook) bool {
	if rest, ok := strings.CutPrefix(o.cue, "う"); ok && t.word == "話し合" {
		r, _ := gazetteer.DecodeRune(rest)
		return scriptOf(r) == kanji && !startsWithAny(rest, "予定", "見通し", "見込", "方針", "計画", "意向", "考え", "方向", "構え", "用意", "可能性", "場合", "模様")
	}
	return (t.word == "対話" || t.word == "交渉") && t.level == "" && t.series == "" && len(t.people) == 0 && !takesShape(o.cue)
}

// goesOn says whether a sentence only goes on about the account told last, and if so adds the sentence to it.
func (r *reader) goesOn(s *sentence, t *trigger, o outlook, p parties) bool {
	if a := s.chainedTo(t); a != nil && (p.rule == subjectRule || !p.told) && o.status == graph.Held && within(p.sides, a.sides) {
		a.prove(s.l, t.span, "trigger", "what was done there")
		return true
	}
	a := r.current()
	if t.weak && p.rule == subjectRule && o.status == graph.Held {
		a = r.heldLately(s, p.sides, a)
	}
	if last := r.lastMeeting(); o.since && last != nil && t.gathering == nil && len(p.sides) == 0 {
		a = last // not the gathering around the one told
	}
	if a == nil {
		return false
	}
	if kind, _ := kindFor(t, p); o.since && len(p.sides) > 1 && !sameSides(a.sides, p.sides) {
		if b := r.previousOf(kind, func(sides []string) bool { return sameSides(sides, p.sides) }); b != nil && b.kind == kind {
			a = b // 対面での3カ国の次官協議は7月以来, behind talks of two of them
		}
	}
	rest := s.l.text[t.end:s.end]
	switch {
	case o.since && (len(p.sides) < 2 || sameSides(a.sides, p.sides)) && (t.level == "" || t.level == a.kind):
		s.accounts = append(s.accounts, a) // 会談は2019年以来
	case o.referring && p.rule == subjectRule && strings.Contains(rest, "のは") && strings.Contains(rest, "初めて"): // 会談の席で向き合うのは初めて
	case t.level == "" && p.rule == subjectRule && o.status == graph.Held && wordClasses[t.word] == 2 && s.told(p.sides) != nil && !r.otherDate(s, t, o, s.told(p.sides)): // 電話会談を行い、〜について協議した
		a = s.told(p.sides)
		s.accounts = append(s.accounts, a)
	case t.weak && p.rule == subjectRule && o.status == graph.Held && a.status == graph.Held && sameSides(a.sides, p.sides) && !r.otherDate(s, t, o, a) && a.lastStatement() >= s.l.index-3:
		s.accounts = append(s.accounts, a) // 両国は〜について話し合った
	default:
		return false
	}
	a.supports(s.l.index)
	if len(a.people) == 0 && len(p.people) > 1 && t.level == "" && sameSides(a.sides, p.sides) {
		a.people = withFitting(nil, p.people, a.kind) // 次官級会談が行われた。ラオ次官とバシル次官は3時間話し合い
	}
	return true
}

// told is the meeting of the given sides that the sentence has told as held, or nil.
func (s *sentence) told(sides []string) *account {
	for _, a := range s.accounts {
		if a.meets() && a.status == graph.Held && a.ordinal != "previous" && sameSides(a.sides, sides) {
			return a
		}
	}
	return nil
}

// heldLately is the last meeting of the given sides that was told as held in this sentence or the three statements before; else
// the one given.
func (r *reader) heldLately(s *sentence, sides []string, other *account) *account {
	for i := len(r.accounts) - 1; i >= 0; i-- {
		a := r.accounts[i]
		if a.meets() && a.status == graph.Held && a.ordinal != "previous" && sameSides(a.sides, sides) && a.lastStatement() >= s.l.index-3 {
			return a
		}
	}
	return other
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
	if gap := s.l.text[s.triggers[i].end:next.start]; strings.HasPrefix(gap, "と") && s.triggers[i].gathering != nil { // G7サミットと|ブリュッセルでのNATO首脳会議
		if m := s.l.covering(s.triggers[i].end + len("と")); m != nil && (m.kind == placeMention || m.kind == countryMention) && m.end < next.start {
			if end, ok := placeParticle(s.l.text, m.end); ok && end == next.start {
				return next
			}
		}
	}
	return nil
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

// bound follow an event to which somebody travels: the day told is that of the journey.
var bound = []string{"に出るため", "に出席するため", "に参加するため", "に臨むため", "への出席のため", "への参加のため"}

// addMeeting makes an account of a trigger and its parties.
func (r *reader) addMeeting(s *sentence, t *trigger, o outlook, p parties, stop int) {
	if len(p.sides) < 2 {
		r.inherit(s, t, o, &p)
	}
	if len(p.sides) < 2 && !s.peaceTalks(t, o, &p) || o.status == noEvent {
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
	if t.level == graph.Summit && o.status != graph.Held { // nor the minister who speaks of a summit to come
		a.people = slices.DeleteFunc(slices.Clone(a.people), func(q *person) bool { return q.level == "minister" || q.level == "vice" || q.level == "senior" })
	}
	if t.level == graph.SeniorOfficials && !p.told { // the president who announces talks of officials does not sit in them
		a.people = slices.DeleteFunc(slices.Clone(a.people), (*person).leads)
	}
	if t.level == graph.Ministerial && !slices.ContainsFunc(a.people, func(q *person) bool { return !q.leads() }) {
		a.people = nil // 両首脳は閣僚会合を開くことで一致した
	}
	if o.status == graph.Planned && (t.word == "協議" || t.word == "交渉") && t.level == "" && company(p) && p.people[0].leads() && s.reports() {
		a.people = nil // 大統領は、イランと協議を行うと明らかにした: others will
	}
	a.kind, a.exact = kindFor(t, p)
	a.byPeople = t.level == "" && t.family == meetingFamily
	if a.field == "" {
		a.field = fieldOf(p.people)
	}
	if t.word == "委員会" && !(t.level == graph.Ministerial && len(p.people) > 2) || strings.HasPrefix(s.l.text[t.end:], "する政府間") || strings.HasPrefix(s.l.text[t.end:], "する委員会") {
		a.people = nil // 経済について|協議する政府間委員会
	}
	r.lastRef = a
	a.born = s.born()
	a.apart, a.also, a.guests = s.apart(t), p.also, p.guests
	a.borrowed = strings.HasPrefix(p.rule, "subject of an earlier")
	a.supports(s.l.index)
	a.prove(s.l, t.span, "trigger", p.rule)
	for _, row := range p.rows {
		a.prove(row.l, row.span, "participant", p.rule)
	}
	if p.day != nil {
		a.start, a.end = r.dateOf(p.day, o.status != graph.Held)
		a.prove(s.l, span{p.day.Start, p.day.End}, "time", p.rule)
	}
	if (!o.agenda || s.describedBefore(t)) && !startsWithAny(s.l.text[t.end:], bound...) {
		r.when(s, t, o, a, stop)
		r.where(s, t, a)
	}
	if o.referring && len(a.people) == 0 {
		r.laterPeople(s, t, a)
	}
	if r.trace != nil {
		r.tell(s.l, t.span, "event", "new: %s %s %s %s %s %v", a.kind, a.mode, a.status, a.start, a.place, a.sides)
	}
	s.accounts = append(s.accounts, a)
	r.accounts = append(r.accounts, a)
}

// peaceTalks says whether an event is talks about peace within one country, which a government holds with others that are no
// country, and makes that country their side.
func (s *sentence) peaceTalks(t *trigger, o outlook, p *parties) bool {
	if !containsAny(s.l.text[t.start:t.end], "和平", "停戦", "和解", "再統合") || !o.strong && o.cue == "" || strings.HasSuffix(t.word, "会議") && startsWithAny(o.cue, "に参加", "に出席") {
		return false
	}
	if len(p.sides) == 1 {
		return graph.IsCountry(p.sides[0])
	}
	var codes []string
	for _, m := range s.mentions() {
		if m.kind == countryMention && m.end <= t.start && startsWithAny(s.l.text[m.end:], "政府", "和平", "の和平", "・", "問題", "内戦", "の再統合") {
			codes = union(codes, m.codes)
		}
	}
	if len(codes) != 1 {
		return false
	}
	p.sides = codes
	return true
}

// ofNewBody says whether an event is the first one of a body that those who met set up: 委員会を設け、来月にも|初めての会合を開く.
func (s *sentence) ofNewBody(t *trigger) bool {
	if t.word != "会合" && t.word != "会議" && t.word != "協議" || !containsAny(s.l.text[max(s.start, t.start-len("初めての")):t.end], "初", "第1回", "1回目") {
		return false
	}
	for _, body := range []string{"委員会を", "作業部会を", "作業グループを", "協議体を", "枠組みを", "機構を", "協議会を"} {
		if _, rest, ok := strings.Cut(s.l.text[s.start:t.start], body); ok && startsWithAny(rest, "設", "新設", "新たに", "立ち上げ", "発足", "創設", "つく", "作") {
			return true
		}
	}
	return false
}

// toldOf is the last meeting of the same sides told before, or nil.
func (r *reader) toldOf(sides []string) *account {
	for i := len(r.accounts) - 1; i >= 0; i-- {
		if a := r.accounts[i]; a.meets() && a.ordinal == "" && sameSides(a.sides, sides) {
			return a
		}
	}
	return nil
}

// apart says whether an event is told as one of fewer people beside a larger one: 個別に会談, 1対1で協議.
func (s *sentence) apart(t *trigger) bool {
	near := s.l.text[max(s.start, t.start-len("1対1でも")):t.end]
	return strings.Contains(near, "個別") || strings.Contains(near, "1対1") || strings.Contains(near, "2人だけで")
}

// company says whether only one side of the parties is named by its people.
func company(p parties) bool {
	return len(p.people) == 1 && len(p.sides) > 1
}

// remote is the mode that words around a trigger tell: 電話で, オンライン形式で.
func (r *reader) remote(s *sentence, t *trigger) graph.Mode {
	if !s.l.letters.hasAny("ラ話オビリテ") { // one of each word below
		return ""
	}
	before := s.l.text[max(s.start, t.start-150):t.start]
	for len(before) > 0 && !utf8.RuneStart(before[0]) {
		before = before[1:]
	}
	if i := lastIndex(before, "し、"); i >= 0 {
		before = before[i:]
	}
	after := s.l.text[t.end:min(t.end+45, s.end)]
	if i := index(after, "、"); i >= 0 && s.l.index > 0 {
		after = after[:i]
	}
	said := func(words ...string) bool { return containsAny(before, words...) || containsAny(after, words...) }
	switch {
	case said("テレビ電話", "ビデオ電話"):
		return graph.Video
	case said("ホットラインで", "電話で", "電話により"):
		return graph.Phone
	case said("オンラインで", "オンライン形式", "オンライン方式", "ビデオ形式", "リモート形式", "テレビ会議", "ビデオ会議", "ビデオ通話"):
		return graph.Video
	}
	return ""
}

// kindFor is the kind of a meeting: told by its name, else by the levels of those who meet.
func kindFor(t *trigger, p parties) (graph.Kind, bool) {
	if t.family == contactFamily {
		return graph.Contact, true
	}
	if t.usual && len(p.people) > 1 && peopleKind(p.people) == graph.Ministerial {
		return graph.Ministerial, true // 両外相による戦略対話
	}
	if t.level != "" {
		return t.level, !t.usual
	}
	levels := slices.Clone(p.levels)
	levels = append(levels, ranks(p.people)...)
	if len(levels) == 0 {
		if t.word == "協議" && t.number > 2 {
			return graph.SeniorOfficials, false // 4カ国協議
		}
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

// fits says whether somebody can take part in the event as its name tells it.
func (t *trigger) fits(p *person) bool {
	return fitsLevel(p.level, t.level) || t.usual && p.level == "minister" || p.level == "organization" && p.country == "EU" && t.level == graph.Summit
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

// speaker adds to a meeting of leaders or ministers told just before the one whom the next sentence quotes: 日中外相会談…。林外相は〜を
// 求めた。
func (r *reader) speaker(s *sentence) {
	last := r.current()
	if last == nil || len(s.accounts) > 0 || s.subject == nil || last.status != graph.Held || !last.strong || last.kind != graph.Summit && last.kind != graph.Ministerial && last.kind != graph.SeniorOfficials || last.statements[len(last.statements)-1] < s.l.index-1 {
		return
	}
	press := containsAny(s.l.text[s.start:s.end], "会見", "記者団") // only of leaders: others speak of the meetings of others
	if containsAny(s.l.text[s.start:s.end], "談話", "国会") || press && last.kind != graph.Summit {
		return
	}
	if slices.ContainsFunc(s.l.dates, func(d DateExpr) bool {
		return d.Start >= s.start && d.End <= s.end && !d.Duration && !d.Future && d.From != ""
	}) {
		return // said another day
	}
	var speakers []*person
	for _, row := range s.args {
		if (row.subject() || last.kind == graph.SeniorOfficials && row.particle == "に対し") && !s.l.quoted(row.start) {
			speakers = append(speakers, row.people()...)
		}
	}
	for _, p := range speakers {
		if slices.Contains(last.sides, p.country) && fitsLevel(p.level, last.kind) && (!press || p.leads()) && !slices.ContainsFunc(last.people, func(q *person) bool { return q.country == p.country }) {
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
		if len(s.accounts) > 0 && !(s.saidOn(d) && s.accounts[0].start == "") && !slices.ContainsFunc(s.accounts, func(a *account) bool { return a.status == graph.Held }) {
			continue
		}
		if len(s.accounts) == 0 && startsWithAny(s.l.text[d.Start:], "前日", "前夜") {
			continue // told only as the background of the day
		}
		if d.Start >= s.start && d.End <= s.end && !s.l.quoted(d.Start) && !s.l.atFirst(d.Start) && !(r.lastDay != "" && strings.HasPrefix(s.l.text[d.End:], "から")) && d.From.Precision() == graph.PrecisionDay && d.From == d.To && !d.Duration && !d.Future && (r.brief.Published == "" || d.From.First() <= r.brief.Published.Last()) {
			from, _ := d.As(false)
			if !slices.ContainsFunc(s.accounts, func(a *account) bool { return a.status == graph.Planned && a.start == from }) {
				r.lastDay = from
			}
		}
	}
	for _, m := range s.mentions() { // 1964年の金日成主席|以来: he is not spoken of further
		if m.kind == officialMention && startsWithAny(s.l.text[m.end:], "以来", "以後", "以降") {
			r.cast.recent = slices.DeleteFunc(r.cast.recent, func(p *person) bool { return slices.Contains(m.people, p) })
		}
	}
	if s.subject != nil {
		r.topics = append(r.topics, s.subject)
		if people := s.subject.people(); len(people) == 1 {
			r.topicPerson = people[0]
		} else if s.subject.mentions[0].kind != groupMention {
			r.topicPerson = nil
		}
	}
}
