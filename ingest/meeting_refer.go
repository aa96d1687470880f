package ingest

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"kaidan/graph"
)

// joinedBy says whether somebody is met as one more of a side that was met before: (大統領と会談した。)副大統領とも会談した.
func (p *parties) joinedBy(a *account) bool {
	return p.also && len(p.sides) == 1 && len(p.people) == 1 && len(a.sides) == 2 && slices.Contains(a.sides, p.sides[0]) && len(a.people) > 1 && !slices.Contains(a.people, p.people[0])
}

// with are the people of a meeting, those of one side in the place of who was there for it.
func (a *account) with(people []*person) []*person {
	kept := slices.DeleteFunc(slices.Clone(a.people), func(q *person) bool { return q.country == people[0].country })
	return append(kept, people...)
}

// refers says whether a trigger without sides of its own speaks of an event told before (会談では、この協議), and if so adds
// the sentence to it.
func (r *reader) refers(s *sentence, t *trigger, o outlook, p parties) bool {
	if n := len(s.accounts); t.deictic && n > 0 && s.accounts[n-1].meets() && s.subject != nil && startsWithAny(s.l.text[t.end:], "に出席", "にも出席", "に参加", "にも参加", "に加わ", "に同席") {
		a := s.accounts[n-1] // Aが会談する予定で、Bもこの会談に出席する
		a.addPeople(p.people)
		a.sides = union(a.sides, p.sides)
		a.supports(s.l.index)
		return true
	}
	a := r.told(s, t, o)
	if n := len(s.accounts); n > 0 && a != nil && s.accounts[n-1].meets() && t.level == "" && s.meetAgain(t, o, s.accounts[n-1]) {
		a = s.accounts[n-1]
	}
	if a != nil && p.told && !sameSides(p.sides, a.sides) {
		return false
	}
	if a == nil && t.weak && t.start == s.start && o.strong && o.status == graph.Held && startsWithAny(o.cue, "が行", "が開", "は開", "は開催", "が始", "で行われ", "が続", "が実施") && len(r.groups) > 0 {
		return false
	}
	if last := r.current(); a == nil && last != nil && last.lastStatement() >= s.l.index-2 && (s.firstRound(t, o, last) || s.nextRound(t, o)) {
		r.another(s, t, o, last)
		return true
	}
	if last := r.lastMeeting(); a == nil && last != nil && last.lastStatement() >= s.l.index-1 && s.subject == nil && o.strong && o.status == graph.Held && !t.weak && p.rule != subjectRule && cmp.Or(t.mode, r.remote(s, t)) != "" && r.otherDate(s, t, o, last) {
		r.another(s, t, o, last) // 4月には電話で協議している
		s.accounts[len(s.accounts)-1].addPeople(last.people)
		return true
	}
	if a == nil {
		return t.word != "委員会" && !s.goesOnLong(t, o) && (t.weak || len(p.sides) < 2 && t.level == "" && t.number == 0)
	}
	if t.ordinal != "" && t.ordinal != a.ordinal || o.strong && o.status == graph.Held && p.joinedBy(a) {
		before := len(s.accounts)
		r.another(s, t, o, a)
		if p.joinedBy(a) && len(s.accounts) > before {
			b := s.accounts[before]
			b.people = a.with(p.people)
			b.kind, b.exact, b.byPeople = peopleKind(b.people), false, true
		}
		return true
	}
	if t.level != "" && !o.referring && !t.deictic && a.kind != t.level {
		return false
	}
	if len(p.sides) == 1 && !slices.Contains(a.sides, p.sides[0]) {
		return t.weak
	}
	if o.status == noEvent {
		return true
	}
	if s.untilDay(t, a) {
		a.supports(s.l.index)
		return true
	}
	if a.status == graph.Cancelled && o.status == graph.Proposed && containsAny(o.cue, "中止", "取りやめ", "延期", "見送", "キャンセル") {
		a.supports(s.l.index) // 会談は中止するべきだ, of one that was
		return true
	}
	if a.status == graph.Cancelled && o.strong && o.status == graph.Planned && s.meetAgain(t, o, a) {
		r.another(s, t, o, a) // 会議は来年1月、改めて開く
		return true
	}
	if a.family == conferenceFamily && o.strong && statusClash(a.status, o.status) && r.otherDate(s, t, o, a) {
		r.another(s, t, o, a) // 会議は来月18日の再開を目指す
		return true
	}
	if !o.referring && !t.deictic && t.level == "" && o.strong && o.status == graph.Planned && a.status == graph.Held && startsWithAny(o.cue, "は開", "は行", "が開", "が行") && r.otherDate(s, t, o, a) {
		r.another(s, t, o, a) // 遺骨返還に関する協議は12日に板門店で開かれる
		return true
	}
	if !o.referring && !t.deictic && o.strong && (statusClash(a.status, o.status) && (a.strong || !t.weak) || t.weak && o.status != graph.Held) {
		if t.weak {
			return true
		}
		if t.level == "" && (slices.Contains(s.accounts, a) || s.meetAgain(t, o, a) || o.status == graph.Rejected && a.status == graph.Held && a.strong && t.family == meetingFamily || s.firstRound(t, o, a)) { // 電話で協議し、4月に訪米して会談することで一致した
			r.another(s, t, o, a)
			if ordinalAt(s.l.text, t.core) == 0 && !s.firstRound(t, o, a) { // who will sit in the second round is not told
				s.accounts[len(s.accounts)-1].addPeople(a.people)
			}
			return true
		}
		return false
	}
	if o.referring && a.status != graph.Held && a.start == "" && r.hadDate(s, t, o) {
		o.status, o.strong = graph.Held, true // 9月の首脳会談で合意した: not the one planned
		r.another(s, t, o, a)
		return true
	}
	if !t.deictic && r.otherDate(s, t, o, a) {
		r.another(s, t, o, a)
		return true
	}
	if t.level == "" && !o.referring && !t.deictic && s.subject != nil && s.subject.start < t.start && !intersects(s.subject.codes(), a.sides) {
		return true
	}
	r.lastRef = a
	if o.referring && p.told && len(a.people) == 0 && (a.kind == graph.Summit || a.kind == graph.Ministerial) {
		a.people = withFitting(nil, p.people, a.kind) // AとBは会談後に共同宣言を発表した
	}
	r.laterPeople(s, t, a)
	if r.trace != nil {
		r.tell(s.l, t.span, "event", "more about %s %v of statements %v", a.kind, a.sides, a.statements)
	}
	a.supports(s.l.index)
	a.prove(s.l, t.span, "trigger", "refers to an event told before")
	s.accounts = append(s.accounts, a)
	if o.strong && !a.strong || o.cue == "提案" && a.status == graph.Planned {
		a.status, a.strong = o.status, true
	}
	if (o.referring || t.deictic || !t.weak || o.strong && t.start == s.start) && !statusClash(a.status, o.status) {
		r.when(s, t, o, a, s.stop(slices.Index(s.triggers, t)))
		r.sharper(s, t, o, a)
		r.where(s, t, a)
	}
	return true
}

// sharper gives an event of which only the month or year was told the day that a later sentence tells: (協議、来月開催へ。)12月5、6両日に|開く.
func (r *reader) sharper(s *sentence, t *trigger, o outlook, a *account) {
	if a.start == "" || a.start.Precision() == graph.PrecisionDay {
		return
	}
	trial := &account{status: a.status}
	r.when(s, t, o, trial, s.stop(slices.Index(s.triggers, t)))
	if len(trial.start) > len(a.start) && strings.HasPrefix(string(trial.start), string(a.start)) {
		a.start, a.end = trial.start, trial.end
	}
}

// meetAgain says whether those who met are told to meet again: 3カ月以内にブラジルで再び|会うことを決めた.
func (s *sentence) meetAgain(t *trigger, o outlook, a *account) bool {
	if o.status != graph.Planned && o.status != graph.Proposed || s.subject != nil && !within(s.subject.codes(), a.sides) {
		return false
	}
	if strings.Contains(o.cue, "再開する") || strings.Contains(o.cue, "再開される") {
		return true
	}
	return containsAny(s.l.text[s.start:min(s.end, max(t.start, o.at))], "再び", "再度", "改めて", "もう一度", "次は", "次に") || strings.HasPrefix(s.l.text[t.start:t.end], "再") || ordinalAt(s.l.text, t.core) > 0
}

// firstRound says whether a trigger tells the first of the rounds of which another is planned: 初会合は2006年3月に北京で開かれ.
func (s *sentence) firstRound(t *trigger, o outlook, a *account) bool {
	return o.status == graph.Held && o.strong && (a.status == graph.Planned || a.status == graph.Proposed) && startsWithAny(s.l.text[t.start:], "初会合", "初会談", "初協議", "初の会合", "第1回会合", "第1回の会合", "1回目の会合", "第1回会議", "第1回協議")
}

// untilDay takes the last day of an event told before from a sentence that only tells it: 会議は|10日まで. It says whether it was one.
func (s *sentence) untilDay(t *trigger, a *account) bool {
	for _, d := range s.l.dates {
		if d.Start != t.end+len("は") || !strings.HasPrefix(s.l.text[t.end:], "は") || !strings.HasPrefix(s.l.text[d.End:], "まで") {
			continue
		}
		if _, past := d.As(false); a.start.Precision() == graph.PrecisionDay && past.First() >= a.start.First() {
			a.end = past
		} else if _, ahead := d.As(true); a.start.Precision() == graph.PrecisionDay {
			a.end = ahead
		}
		return true
	}
	return false
}

// nextRound says whether a trigger tells a further round of the standing meeting told before: 第3回会合を来年中国で開くことで一致した.
func (s *sentence) nextRound(t *trigger, o outlook) bool {
	return t.level == "" && t.gathering == nil && o.strong && o.status == graph.Planned && (t.word == "会合" || t.word == "会議" || t.word == "協議") && ordinalAt(s.l.text, t.core) > 0 && t.start == t.core-ordinalAt(s.l.text, t.core)
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

// hadDate says whether the words before a trigger date it in the past: 9月の|首脳会談では.
func (r *reader) hadDate(s *sentence, t *trigger, o outlook) bool {
	future := s.l.futureEnd(s.span)
	for i := range s.l.dates {
		d := &s.l.dates[i]
		if (d.Past || !future) && d.Start >= s.start && d.From != "" && !d.Duration && !d.Since && !d.Future && d.End <= t.start && s.l.text[d.End:t.start] == "の" {
			from, _ := d.As(false)
			return r.brief.Published == "" || from.First() <= r.brief.Published.First()
		}
	}
	return false
}

// another makes an account of another event of the same sides: 前回の会談, 昨年6月の初会談.
func (r *reader) another(s *sentence, t *trigger, o outlook, a *account) {
	if o.status == noEvent {
		return
	}
	if t.ordinal == "next" && !o.strong && o.status == graph.Held {
		if !strings.HasPrefix(s.l.text[t.end:], "は") && t.word != "次は" {
			return
		}
		o.status = graph.Planned // 次回の首脳会談は韓国が議長国となる
	}
	b := &account{
		kind: a.kind, exact: a.exact, family: a.family, mode: graph.InPerson, status: o.status, strong: o.strong, told: true, sides: a.sides, field: a.field,
		series: a.series, ordinal: t.ordinal, word: t.word, postponed: o.postponed, org: a.org,
	}
	if mode := cmp.Or(t.mode, r.remote(s, t)); mode != "" {
		b.mode = mode
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
	if s.subject != nil && len(b.people) == 0 && len(s.subject.people()) > 1 && sameSides(s.subject.codes(), b.sides) {
		b.people = withFitting(nil, s.subject.people(), b.kind) // トランプ氏とペニャニエト氏は1年前の電話会談でも
	}
	if t.level == "" && len(b.people) > 1 && peopleKind(b.people) == graph.Summit && b.kind == graph.Ministerial {
		b.kind, b.exact = graph.Summit, false // シンガポールで会った両首脳は: not the ministers told before
	}
	if len(b.people) == 0 && s.subject != nil && len(s.subject.people()) == 1 {
		for _, company := range s.args { // トランプ氏は9月の電話会談で、…ことで習氏と一致していた
			if company.company() && company.start >= t.end && len(company.people()) == 1 && sameSides(union(s.subject.codes(), company.codes()), b.sides) {
				b.people = withFitting(nil, append(s.subject.people(), company.people()...), b.kind)
				break
			}
		}
	}
	b.born = s.born()
	s.accounts = append(s.accounts, b)
	r.accounts = append(r.accounts, b)
}

// laterPeople adds those who act behind 会談では: 初会談では、トランプ大統領と金正恩委員長が署名した.
func (r *reader) laterPeople(s *sentence, t *trigger, a *account) {
	for _, arg := range s.args {
		between := len(arg.people()) > 1 && (arg.particle == "間で" || strings.HasPrefix(s.l.text[arg.end:], "の間で")) // 会談はAとBの間で行われ
		if arg.start < t.end || !arg.subject() && !between || len(arg.people()) == 0 || a.kind != graph.Summit && a.kind != graph.Ministerial && (a.kind != graph.Talks || len(arg.people()) < 2) {
			continue
		}
		people, codes := arg.people(), arg.codes()
		if other := s.addressed(arg, a.sides); len(people) == 1 && len(other) == 1 {
			people, codes = append(slices.Clone(people), other...), a.sides
		}
		if len(people) == 1 && (strings.Contains(s.l.text[t.end:arg.start], "。") || utf8.RuneCountInString(s.l.text[t.end:arg.start]) > 6) || len(people) > 1 && !sameSides(codes, a.sides) {
			continue
		}
		for _, p := range people {
			if slices.Contains(a.sides, p.country) && fitsLevel(p.level, a.kind) && !(a.kind == graph.Ministerial && p.leads() && len(a.people) > 1) {
				a.addPeople([]*person{p})
			}
		}
		return
	}
}

// addressed is the person of the other side to whom the subject spoke there: 電話会談で大統領が|首相に提案した.
func (s *sentence) addressed(subject *arg, sides []string) []*person {
	for _, a := range s.args {
		if a.start == subject.end2 && a.particle == "に" && len(a.people()) == 1 && sameSides(union(subject.codes(), a.codes()), sides) {
			return a.people()
		}
	}
	return nil
}

// told is the account told before that a trigger without sides can mean.
func (r *reader) told(s *sentence, t *trigger, o outlook) *account {
	subject := s.subjectCodes()
	if s.subject != nil && s.subject.start > t.start {
		subject = nil
	}
	if (t.word == "会議" || t.word == "会合") && worldly(s.l.text[t.start:t.end]) {
		return nil // 国際会議 is none of the meetings told
	}
	var best *account
	bestScore := 0.0
	for i := len(r.accounts) - 1; i >= 0; i-- {
		a := r.accounts[i]
		if !a.meets() && (a.family != conferenceFamily || t.word != "会議" && t.word != "会合" && t.word != "サミット" && t.word != "前回" && t.word != "次回" && t.word != "第1回" && t.word != "初回" && t.word != "1回目" && t.word != "次は") || a.ordinal == "previous" || a.twin ||
			t.level != "" && (a.kind != t.level || t.field == "security" && a.field != "" && a.field != t.field) || t.number > 0 && len(a.sides) != t.number {
			continue
		}
		score := 10 - float64(len(r.accounts)-1-i)
		if t.level == "" && sameWord(a.word, t.word) || t.level != "" && (t.mode != "" || a.mode == graph.InPerson) {
			score += 6
		} else if t.level == "" && t.ordinal == "" && o.strong && !o.referring && !t.deictic && !t.weak {
			continue
		}
		if !statusClash(a.status, o.status) || t.level == graph.Summit {
			score += 3
		}
		if a.strong {
			score += 2
		}
		if t.ordinal != "" {
			score += float64(len(a.statements)) // the next or last round of what the brief is about
		}
		if len(subject) > 0 && !intersects(subject, a.sides) {
			score -= 4
			if t.ordinal != "" {
				score -= 6
			}
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

// inherit gives an event without sides those spoken of before: of the last event of its kind, the last group.
func (r *reader) inherit(s *sentence, t *trigger, o outlook, p *parties) {
	if len(p.sides) < 2 && s.goesOnLong(t, o) && len(r.topics) > 0 && len(r.topics[len(r.topics)-1].codes()) == 2 && r.topics[len(r.topics)-1].l == s.l {
		p.sides, p.rule = r.topics[len(r.topics)-1].codes(), "subject of the sentence before"
		return
	}
	if t.level == "" && t.number == 0 && t.series == "" && !t.deictic && t.word != "委員会" && !s.mediated(t) && !(t.weak && (t.start == s.start || s.placedFirst(t)) && o.strong && o.status == graph.Held) {
		return
	}
	if sides := r.visitedAt(s, t); len(sides) > 0 && within(p.sides, sides) {
		p.sides, p.rule = sides, "sides of the visit to the place"
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
			p.sides, p.rule = slices.Clone(a.sides), "sides of the event told in the sentence"
			if !statusClash(a.status, o.status) {
				p.people = withFitting(p.people, a.people, t.level)
			}
			return
		}
	}
	if sides := s.aboutSides(t); need == 0 && t.level == graph.SeniorOfficials && fits(sides) {
		p.sides, p.rule = sides, "sides of what it is about"
		return
	}
	if codes := s.actorCodes(t); need == 0 && len(codes) == 2 && fits(codes) && t.level != "" {
		p.sides, p.rule = codes, "sides named in the sentence"
		return
	}
	if need == 0 && containsAny(s.l.text[s.start:t.start], "議長国として", "議長国の") { // 日本は議長国として、年内に首脳会談を開く
		many := func(sides []string) bool { return len(sides) > 2 && fits(sides) }
		if a := r.previousOf(t.level, many); a != nil {
			p.sides, p.rule = slices.Clone(a.sides), "sides of the round that a country presides over"
			return
		}
	}
	if a := r.previousOf(t.level, fits); a != nil {
		p.sides, p.rule = slices.Clone(a.sides), "sides of the event told before"
		return
	}
	if v := r.leadersVisit(); v != nil && t.level == graph.Summit && need == 0 && fits(v.sides) {
		p.sides, p.people, p.rule = slices.Clone(v.sides), withFitting(p.people, v.people, t.level), "sides of the visit told before"
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

// aboutSides are the two sides of what the one who acts speaks of, of which he is one: 韓日自由貿易協定について総理は、|実務協議を開くと述べた.
func (s *sentence) aboutSides(t *trigger) []string {
	for _, m := range s.mentions() {
		if m.kind == compoundMention && len(m.codes) == 2 && m.end <= t.start && s.subject != nil && len(s.subject.codes()) == 1 && slices.Contains(m.codes, s.subject.codes()[0]) && containsAny(s.l.text[m.end:t.start], "について", "をめぐ", "を巡", "に関し") {
			return slices.Clone(m.codes)
		}
	}
	return nil
}

// goesOnLong says whether a sentence without a subject tells of contacts or talks that went on: 昨年4月からは北京で|協議を重ねてきた.
func (s *sentence) goesOnLong(t *trigger, o outlook) bool {
	return s.subject == nil && o.status == graph.Held && o.strong && (t.word == "接触" || t.word == "協議" || t.word == "交渉" || t.word == "対話" || t.word == "会談") && startsWithAny(s.l.text[t.end:], "を続けて", "を重ね", "を繰り返し", "が続いて", "を行ってきた")
}

// placedFirst says whether a sentence begins with the place of an event and the event: ドーハでの|交渉は.
func (s *sentence) placedFirst(t *trigger) bool {
	head, ok := strings.CutSuffix(s.l.text[s.start:t.start], "での")
	if !ok {
		return false
	}
	m := s.l.endingAt(s.start + len(head))
	return m != nil && m.kind == placeMention && m.start == s.start
}

// mediated says whether an event is told as one that somebody else mediated: トルコの仲介による7月と8月の|協議.
func (s *sentence) mediated(t *trigger) bool {
	i := lastIndex(s.l.text[s.start:t.start], "仲介による")
	return i >= 0 && t.start-s.start-i < 75 && !strings.ContainsAny(s.l.text[s.start+i:t.start], "、。はが")
}

// visitedAt are visitor and host of a visit told in the sentence, to the country in which the event takes place: 韓国を訪れ、ソウルで|2+2に出席.
func (r *reader) visitedAt(s *sentence, t *trigger) []string {
	trial := &account{}
	r.where(s, t, trial)
	for _, v := range s.accounts {
		if v.family == visitFamily && len(v.sides) == 2 && trial.placeCode != "" && v.host == trial.placeCode {
			return slices.Clone(v.sides)
		}
	}
	return nil
}

// leadersVisit is the last visit told of a leader.
func (r *reader) leadersVisit() *account {
	for i := len(r.accounts) - 1; i >= 0; i-- {
		v := r.accounts[i]
		if v.family == visitFamily && v.ordinal != "previous" && slices.ContainsFunc(v.people, func(p *person) bool { return p.leads() }) {
			return v
		}
	}
	return nil
}

// withFitting adds the people who fit a level.
func withFitting(a, b []*person, level graph.Kind) []*person {
	out := slices.Clone(a)
	for _, p := range b {
		if fitsLevel(p.level, level) && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
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
