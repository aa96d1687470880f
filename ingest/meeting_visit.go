package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
)

// visit reads a journey: who travels, and where to.
func (r *reader) visit(s *sentence, i int) {
	t := s.triggers[i]
	o := s.l.outlookOf(s.span, t, s.stop(i))
	rest := s.l.text[t.end:s.end]
	if next := s.joinedJourney(i); next > i {
		o = s.l.outlookOf(s.span, s.triggers[next], s.stop(next)) // 岩屋外相の訪中と、王毅外相の早期訪日に向け調整する
	}
	if o.chained && o.status == graph.Held && i+1 < len(s.triggers) && s.triggers[i+1].family == visitFamily {
		if next := s.l.outlookOf(s.span, s.triggers[i+1], s.stop(i+1)); next.status == graph.Planned && strings.HasPrefix(next.cue, "すること") {
			o.status = graph.Planned // 副大統領が訪中し、その後副主席が訪米することで合意した
		}
	}
	switch {
	case t.nominalVisit() && startsWithAny(rest, "を前に", "を控え"):
		o.status, o.strong = graph.Planned, true // 国家主席の訪日を前に開かれた
	case t.nominalVisit() && o.status == graph.Held && s.l.before(t) == graph.Planned:
		o.status, o.strong = graph.Planned, true // 4月に予定される習主席の国賓としての訪日について
	case t.nominalVisit() && endsWithAny(s.l.text[s.start:t.start], "先の", "さきの", "先日の"):
		o.status, o.strong = graph.Held, true // 先の訪米で提案した
	case t.nominalVisit() && o.status == graph.Held && endsWithAny(s.l.text[s.start:t.start], "年内の", "年内", "早期の", "早期"):
		o.status = graph.Proposed // 秦氏の年内|来日に道筋をつけ
	case startsWithAny(rest, "について話し合", "についても話し合", "について協議", "についても協議", "に向けた調整", "に向けて調整", "に向けた準備", "へつなげたい", "につなげたい"):
		o.status, o.strong = graph.Proposed, true
	case startsWithAny(rest, "してほしい", "して欲しい", "てほしい", "て欲しい"):
		o.status, o.chained = graph.Proposed, false
	case startsWithAny(rest, "を招", "に招", "の招請", "の招待", "への招", "するよう招", "を要請", "を招請"):
		o.status = graph.Proposed
	case startsWithAny(rest, "したのは", "するのは", "たのは", "るのは") && containsAny(rest, "初めて", "以来", "ぶり", "度目", "回目") && r.visited(s):
		return
	case t.nominalVisit() && startsWithAny(rest, "を", "に", "は") && s.judges(rest):
		r.visited(s)
		return
	case startsWithAny(rest, "後は", "後、", "後に", "の後", "を終え", "中の") && t.dest != nil && r.visitTo(destCode(t.dest)) != nil && s.headAfter(t) == nil:
		r.visitTo(destCode(t.dest)).supports(s.l.index) // 訪朝後は韓国へ移動
		return
	case startsWithAny(rest, "となるはずだった", "になるはずだった", "となる予定だった", "になる予定だった") && t.dest != nil && r.visitTo(destCode(t.dest)) != nil:
		r.visitTo(destCode(t.dest)).supports(s.l.index) // 初めての同国訪問となるはずだった
		return
	case startsWithAny(rest, "について", "についても") && containsAny(rest, "話し合", "協議", "意見を交", "調整", "意見交換"):
		o.status = graph.Proposed // 年内の訪中についても話し合われた
	case startsWithAny(rest, "実現に向け", "の実現に向け", "実現を目指", "の実現を目指", "実現に意欲"):
		o.status = graph.Proposed
	case strings.HasPrefix(rest, "は") && endsWithAny(strings.TrimRight(rest, "。 "), "目的だった", "狙いだった", "ためだった", "目的でした", "狙いがあった") && r.visited(s):
		return // 訪日は、外相の訪問を調整する目的だった
	case startsWithAny(rest, "の日程を組み直", "日程を組み直", "の日程を再調整", "日程の再調整"):
		r.visited(s)
		return
	case startsWithAny(rest, "に反対", "に慎重", "に備え", "をめぐ", "を巡", "の是非"):
		return
	case startsWithAny(rest, "について", "については") && (strings.Contains(rest, "考えていない") || strings.Contains(rest, "予定はない") || strings.Contains(rest, "計画はない")):
		return
	case startsWithAny(rest, "日程を終え", "の日程を終え", "の日程を締め", "の日程を切り上げ"):
		o.status = graph.Held
	case startsWithAny(rest, "時期", "日程", "の時期", "の日程"):
		o.status = graph.Planned
	case startsWithAny(rest, "で合意", "でも合意", "に合意", "で一致", "でも一致"):
		o.status = graph.Planned
	}
	if startsWithAny(rest, "して以来", "て以来", "って以来", "した以来") {
		t.ordinal = "previous"
		o.status, o.strong, o.chained = graph.Held, true, false
	}
	if o.status == noEvent || strings.HasPrefix(s.l.text[t.start:t.end], "相互") {
		return
	}
	if o.status == graph.Rejected && startsWithAny(o.cue, "を行わない", "しない", "をしない") {
		o.status = graph.Cancelled // who does not travel calls off; refused is who would have been received
	}
	invited := t.word == "招待" || t.word == "招請" || strings.HasPrefix(t.word, "招") || t.word == "に招"
	if invited {
		o.status, o.chained = graph.Proposed, false
	}
	asked := o.status == graph.Proposed
	if asked && (strings.Contains(rest, "受け入れ") || strings.Contains(rest, "応じた") || strings.Contains(rest, "快諾")) && !strings.Contains(rest, "受け入れな") && !strings.Contains(rest, "受け入れず") && !strings.Contains(rest, "検討") {
		o.status = graph.Planned
	}
	if o.status == graph.Proposed && !invited && containsAny(lastPart(s.l.text[s.start:t.start]), "予定通り", "予定どおり") {
		o.status = graph.Planned // 予定通りスペインに|向かう考えを示した
	}
	dests := s.destinations(t)
	if len(dests) == 0 {
		dests = s.destinationAfter(t)
	}
	if (len(dests) == 0 || destCode(dests[0]) == "") && (t.word == "出発" || r.tour(s, t, o)) {
		return
	}
	if len(dests) == 0 && invited {
		if dests = s.inviter(t); len(dests) == 0 {
			return
		}
	}
	if len(dests) == 0 && t.word == "訪問" && r.calledOff(s, t) {
		return
	}
	if len(dests) == 0 && t.word == "訪れ" && s.subject != nil && s.subject.particle == "も" {
		dests = r.sameHost() // 昨年5月には当時の外相も訪れている
	}
	if len(dests) == 0 {
		if company := s.companyOf(t); company != nil && t.word != "到着" { // 安倍官房長官を訪問: a meeting
			r.callOn(s, t, o)
		}
		return
	}
	if v := r.visitTo(destCode(dests[0])); v != nil && t.nominalVisit() && endsWithAny(s.l.text[:t.start], "今回の", "この") && v.status == o.status {
		v.supports(s.l.index)
		return
	}
	visitor, rule := r.visitor(s, t, dests)
	if guest := s.asked(t, dests); guest != nil && (invited || asked && startsWithAny(rest, "を求", "を招", "を要請", "を促", "を呼びかけ", "を打診", "してほしい", "して欲しい", "てほしい", "て欲しい", "するよう指示", "るよう指示", "を指示", "するよう命じ", "るよう命じ", "を命じ")) {
		visitor, rule = guest, "AがBを招待"
	} else if invited {
		return
	}
	if sent := s.guest(t); t.word == "派遣" && sent != nil && sent.particle == "を" {
		visitor, rule = sent, "AをBへ派遣"
	}
	if told := s.toldOf(dests); told != nil && startsWithAny(rest, "の招待", "の招請") {
		visitor, rule = told, "BにAの訪問の招待を伝えた"
	}
	if strings.HasSuffix(t.word, "派遣") && t.word != "派遣" {
		visitor, rule = r.sent(s, t), "AをBに派遣"
	}
	if visitor == nil {
		return
	}
	if v := r.visitTo(destCode(dests[0])); v != nil && len(visitor.codes()) > 1 && slices.Contains(visitor.codes(), destCode(dests[0])) && slices.Contains(visitor.codes(), v.visitor) && t.nominalVisit() {
		visitor = &arg{span: t.span, l: s.l, mentions: []*mention{{span: t.span, kind: officialMention, people: v.people, codes: []string{v.visitor}}}} // 両国政府は訪中実現に向け
	}
	if v := r.visitTo(destCode(dests[0])); v != nil && s.l.quoted(t.start) && visitor == s.subject && !s.l.quoted(visitor.start) && slices.Contains(visitor.codes(), v.visitor) && !shares(visitor.people(), v.people) {
		v.supports(s.l.index) // 官房長官が「訪米は中止になった」と明らかにした
		return
	}
	r.journeys(s, t, o, visitor, dests, rule)
}

// sent is who is sent to a country: チャブシオール外相を|イスラエルへ派遣する, or the side that sends a delegation: 北朝鮮に派遣した|政府代表団が. Nil where
// it is neither, as with troops.
func (r *reader) sent(s *sentence, t *trigger) *arg {
	rest := s.l.text[t.end:s.end]
	if startsWithAny(rest, "され") {
		if s.subject != nil && len(s.subject.people()) > 0 && s.subject.end2 <= t.start {
			return s.subject
		}
		return nil
	}
	for _, a := range s.args {
		if len(a.people()) > 0 && (a.particle == "を" && a.end2 <= t.start && t.start-a.end2 < 60 || t.word == "を派遣" && a.end == t.start) {
			return a
		}
	}
	team := s.l.text[s.start:t.start]
	if t.word != "を派遣" {
		if noun, ok := cutAny(rest, "した", "する", "していた", "している"); ok && scriptOf(runeAfter(noun, 0)) == kanji {
			team = noun[:len(noun)-len(strings.TrimLeftFunc(noun, func(c rune) bool { return scriptOf(c) == kanji }))]
		} else if i := lastIndex(team, "を"); i >= 0 && len(team)-i < 60 {
			team = team[:i]
		}
	}
	if !endsWithAny(team, teamNouns...) && !endsWithAny(team, "特使") {
		return nil
	}
	sender := s.subjectOf(t, s.start, nil)
	if sender == nil && len(r.topics) > 0 {
		sender = r.topics[len(r.topics)-1]
	}
	if sender == nil || len(sender.codes()) != 1 {
		return nil
	}
	return &arg{span: sender.span, l: sender.l, mentions: []*mention{{span: sender.span, kind: countryMention, codes: sender.codes()}}}
}

// joinedJourney is the place of the trigger of a journey that one is joined to by と; i itself, where there is none.
func (s *sentence) joinedJourney(i int) int {
	if i+1 >= len(s.triggers) || s.triggers[i].verb || s.triggers[i+1].family != visitFamily || s.triggers[i+1].verb {
		return i
	}
	gap, ok := cutAny(s.l.text[s.triggers[i].end:s.triggers[i+1].start], "と", "や", "、")
	if !ok || strings.ContainsAny(strings.TrimPrefix(gap, "、"), "、。はがをにで") {
		return i
	}
	return i + 1
}

// nominalVisit says whether the journey is told by a noun of two characters, which itself names no traveller: 訪台.
func (t *trigger) nominalVisit() bool {
	return !t.verb && (strings.HasPrefix(t.word, "訪") || strings.HasPrefix(t.word, "来"))
}

// judges says whether a sentence only tells what somebody thinks of the journey of another: 訪台|を改めて非難した.
func (s *sentence) judges(rest string) bool {
	end := strings.TrimRight(rest, "。 \n")
	if utf8.RuneCountInString(end) > 16 {
		return false
	}
	return endsWithAny(end, "非難した", "批判した", "歓迎した", "評価した", "けん制した", "牽制した", "反発した", "抗議した", "非難", "批判", "歓迎", "反発", "抗議", "けん制", "評価", "非難している", "批判している", "歓迎しました", "批判しました", "非難しました")
}

// announcedBefore says whether a visit is told as one of a plan made at some time past: 8月に発表された|訪朝は中止になった.
func (s *sentence) announcedBefore(t *trigger) bool {
	head := s.l.text[:t.start]
	for _, word := range []string{"に発表された", "に計画された", "に合意された"} {
		if rest, ok := strings.CutSuffix(head, word); ok {
			return slices.ContainsFunc(s.l.dates, func(d DateExpr) bool { return d.End == len(rest) && !d.Future })
		}
	}
	return false
}

// calledOff reads 2月に見送られた|訪問 as the visit of those who travel in the brief that did not take place then.
func (r *reader) calledOff(s *sentence, t *trigger) bool {
	v := r.visitTo("")
	for _, m := range s.mentions() {
		if m.kind == officialMention && r.visitTo(m.codes0()) != nil {
			v = r.visitTo(m.codes0()) // 取りやめとなった訪問の時とは異なり、金委員長と
		}
	}
	if v == nil || s.l.before(t) != graph.Cancelled {
		return false
	}
	if v.status == graph.Cancelled {
		v.supports(s.l.index)
		return true
	}
	a := &account{
		kind: graph.Visit, exact: true, family: visitFamily, mode: graph.InPerson, status: graph.Cancelled, strong: true, told: true, sides: v.sides,
		people: v.people, visitor: v.visitor, host: v.host, word: t.word, postponed: containsAny(lastPart(s.l.text[:t.start]), "延期", "見送"), born: s.born(),
	}
	a.supports(s.l.index)
	a.prove(s.l, t.span, "trigger", "visit called off before")
	for i := range s.l.dates {
		if d := &s.l.dates[i]; d.Start >= s.start && d.End <= t.start && d.From != "" && !d.Duration && !d.Future {
			a.start, a.end = d.As(false)
		}
	}
	s.accounts = append(s.accounts, a)
	r.accounts = append(r.accounts, a)
	return true
}

// visitTo is the last visit told, to a country if one is given.
func (r *reader) visitTo(host string) *account {
	for i := len(r.accounts) - 1; i >= 0; i-- {
		if v := r.accounts[i]; v.family == visitFamily && v.ordinal == "" && (host == "" || v.host == host) {
			return v
		}
	}
	return nil
}

// journeys makes an account of each country visited.
func (r *reader) journeys(s *sentence, t *trigger, o outlook, visitor *arg, dests []*mention, rule string) {
	if codes := visitor.codes(); s.eachTravels(visitor, dests) {
		for _, code := range codes {
			one := *visitor
			one.mentions = []*mention{{span: visitor.span, kind: officialMention, codes: []string{code}}}
			for _, p := range visitor.people() {
				if p.country == code {
					one.mentions[0].people = append(one.mentions[0].people, p)
				}
			}
			if len(one.mentions[0].people) > 0 {
				r.journeys(s, t, o, &one, dests, rule)
			}
		}
		return
	}
	stops, companions := s.itinerary(&dests), s.companions(t, visitor.codes())
	for _, dest := range eachCountry(dests) {
		code := destCode(dest)
		codes := visitor.codes()
		if code == "" || len(codes) == 0 || slices.Contains(codes, code) {
			continue
		}
		a := &account{
			kind: graph.Visit, exact: true, family: visitFamily, mode: graph.InPerson, status: o.status, strong: o.strong, told: true, sides: union(codes, []string{code}),
			visitor: codes[0], host: code, word: t.word, postponed: o.postponed, demanded: o.demanded, ordinal: t.ordinal,
		}
		if o.status == graph.Cancelled && s.announcedBefore(t) {
			a.ordinal = "previous"
		}
		for _, p := range visitor.people() {
			if p.country != code {
				a.people = append(a.people, p)
			}
		}
		a.addPeople(companions)
		if dest.via != "prefix" && (dest.start < t.start || dest.kind == placeMention) {
			a.place, a.placeCode = s.l.surface(dest.span), code
		}
		a.born = s.born()
		a.supports(s.l.index)
		a.prove(s.l, t.span, "trigger", rule)
		a.prove(visitor.l, visitor.span, "participant", rule)
		if stop := stops[dest]; stop != nil {
			a.start, a.end = r.dateOf(stop, o.status != graph.Held)
			a.prove(s.l, span{stop.Start, stop.End}, "time", "7日にA、8日にBへ")
		} else {
			r.when(s, t, o, a, s.stop(slices.Index(s.triggers, t)))
		}
		s.accounts = append(s.accounts, a)
		r.accounts = append(r.accounts, a)
	}
}

// eachTravels says whether a row of two makes a journey of each: 中国の外相、|韓国の外相が来日する, or of only one of them: 訪米中のイスラエル首相と
// |オバマ大統領. Those who travel together are joined by と.
func (s *sentence) eachTravels(visitor *arg, dests []*mention) bool {
	if len(visitor.codes()) != 2 || len(visitor.mentions) < 2 || visitor.mentions[0].kind != officialMention {
		return false
	}
	if slices.ContainsFunc(dests, func(m *mention) bool { return slices.Contains(visitor.codes(), destCode(m)) }) {
		return true
	}
	for i, m := range visitor.mentions[:len(visitor.mentions)-1] {
		if next := visitor.mentions[i+1]; !slices.Equal(m.codes, next.codes) && !strings.HasPrefix(s.l.text[m.end:next.start], "、") {
			return false
		}
	}
	return true
}

// stays reads 訪問先の|コロンビアで会談し: those who act are on a journey to the place where they do so.
func (r *reader) stays(s *sentence) {
	if !s.l.letters.has('先') {
		return
	}
	var words string
	i := -1
	for _, words = range []string{"訪問先の", "外遊先の", "出張先の", "滞在先の"} {
		if i = strings.Index(s.l.text[s.start:s.end], words); i >= 0 {
			break
		}
	}
	if i < 0 || s.l.quoted(s.start+i) {
		return
	}
	at := s.start + i + len(words)
	visitor := s.subjectOf(&trigger{span: span{at - len(words), at}}, s.start, nil)
	if visitor == nil && s.subject == nil && len(r.topics) > 0 {
		visitor = r.topics[len(r.topics)-1]
	}
	if visitor == nil || len(visitor.codes()) != 1 || len(visitor.people()) == 0 {
		return
	}
	for _, m := range s.mentions() {
		if m.start != at || m.kind != countryMention && m.kind != placeMention || destCode(m) == "" || destCode(m) == visitor.codes()[0] {
			continue
		}
		a := &account{
			kind: graph.Visit, exact: true, family: visitFamily, mode: graph.InPerson, status: graph.Held, told: true, sides: union(visitor.codes(), []string{destCode(m)}),
			visitor: visitor.codes()[0], host: destCode(m), people: visitor.people(), word: words, place: s.l.surface(m.span), placeCode: destCode(m), born: s.born(),
		}
		if s.l.futureEnd(s.span) && !startsWithAny(s.l.text[m.end:], "から帰国", "から戻", "を離れ", "をたち", "を発ち") {
			a.status = graph.Planned
		}
		a.supports(s.l.index)
		a.prove(s.l, span{at - len(words), at}, "trigger", "訪問先のCで")
		r.accounts = append(r.accounts, a)
		return
	}
}

// visited says whether a visit was told before of which the sentence only says how rare it is: 閣僚がアフガニスタンを訪問したのは初めて.
func (r *reader) visited(s *sentence) bool {
	for i := len(r.accounts) - 1; i >= 0; i-- {
		if a := r.accounts[i]; a.family == visitFamily && a.ordinal == "" && slices.ContainsFunc(s.mentions(), func(m *mention) bool { return m.kind != officialMention && destCode(m) == a.host }) {
			a.supports(s.l.index)
			s.accounts = append(s.accounts, a)
			return true
		}
	}
	return false
}

// sameHost is the country visited last.
func (r *reader) sameHost() []*mention {
	for i := len(r.accounts) - 1; i >= 0; i-- {
		if a := r.accounts[i]; a.family == visitFamily {
			return []*mention{{kind: countryMention, codes: []string{a.host}}}
		}
	}
	return nil
}

// companions are those of the visitor's side who travel along: 国防長官|とともに.
func (s *sentence) companions(t *trigger, codes []string) []*person {
	var people []*person
	for _, arg := range s.args {
		if arg.end2 <= t.start && startsWithAny(s.l.text[arg.end:], "とともに", "と共に", "と一緒に", "を伴い", "を伴って", "を同行") {
			people = append(people, slices.DeleteFunc(slices.Clone(arg.people()), func(p *person) bool { return !slices.Contains(codes, p.country) })...)
		}
	}
	return people
}

// itinerary finds the stops told with a day each before the last: 7日に韓国、|8日に中国へ移る. It puts the earlier ones at the head of
// the destinations and gives the day of each.
func (s *sentence) itinerary(dests *[]*mention) map[*mention]*DateExpr {
	if len(*dests) == 0 || len((*dests)[0].codes) > 1 {
		return nil
	}
	days := map[*mention]*DateExpr{}
	head := (*dests)[0]
	for {
		d := s.dayBefore(head.start)
		if d == nil {
			break
		}
		days[head] = d
		before := s.l.mentionEnding(d.Start - len("、"))
		if before == nil || !strings.HasSuffix(s.l.text[:d.Start], "、") || before.start < s.start || len(before.codes) > 1 || s.dayBefore(before.start) == nil {
			break
		}
		*dests = slices.Insert(*dests, 0, before)
		head = before
	}
	if len(days) < 2 {
		return nil
	}
	return days
}

// dayBefore is the date right before a place: 7日に|韓国.
func (s *sentence) dayBefore(at int) *DateExpr {
	for i := range s.l.dates {
		d := &s.l.dates[i]
		if d.Start < s.start || d.End > at || d.Duration || d.From == "" {
			continue
		}
		switch gap := s.l.text[d.End:at]; {
		case gap == "に" || gap == "から" || gap == "には" || gap == "からは":
			return d
		case strings.HasPrefix(gap, "に") && strings.HasSuffix(gap, "の") && len(gap) <= len("に調停役の")*2 && !strings.ContainsAny(gap, "、はがをでと"):
			return d // 10日に調停役の|クウェート
		}
	}
	return nil
}

// eachCountry takes a compound destination apart: 日韓を訪れる.
func eachCountry(dests []*mention) []*mention {
	var each []*mention
	for _, m := range dests {
		if len(m.codes) < 2 {
			each = append(each, m)
			continue
		}
		for _, code := range m.codes {
			each = append(each, &mention{span: m.span, kind: countryMention, codes: []string{code}})
		}
	}
	return each
}

func destCode(m *mention) string {
	if m.place != nil {
		return m.place.Country
	}
	return m.codes0()
}

// destinations are where a journey goes: in the word itself (訪米, ロシア訪問), or before を (インドとベトナムを訪問).
func (s *sentence) destinations(t *trigger) []*mention {
	text := s.l.text
	at := t.start
	if t.dest != nil {
		if t.dest.kind == compoundMention || t.dest.kind == groupMention {
			var each []*mention
			for _, code := range t.dest.codes {
				each = append(each, &mention{span: t.dest.span, kind: countryMention, codes: []string{code}})
			}
			return each
		}
		if t.dest.start != t.start || !strings.HasSuffix(text[:t.start], "、") || s.subject != nil && s.subject.start == s.start && len(s.subject.people()) > 0 && t.dest.start > s.subject.end2+len("、") {
			return s.rowBefore([]*mention{t.dest})
		}
		return []*mention{t.dest}
	}
	tails := []string{"での", "に対して", "に対する", "に対し", "も", "にも", "をも", "を公式に", "を初めて", "を相次いで", "を順次", "をそれぞれ", "を電撃", "を極秘に", "を非公式に", "を再び", "を", "への公式", "への", "に", "へ", "への初の", "を国賓として"}
	if (t.word == "訪問" || t.word == "歴訪") && s.subject != nil && s.subject.end < t.start {
		tails = append(tails, "の")
	}
	if t.word == "出発" {
		tails = nil
		for _, particle := range []string{"へ", "に向けて", "に向け"} {
			if i := lastIndex(text[s.start:at], particle); i >= 0 && at-s.start-i < 60 && !strings.Contains(text[s.start+i:at], "。") {
				tails = append(tails, text[s.start+i:at])
			}
		}
	}
	if t.word == "到着" {
		tails = append(tails, "へ")
	}
	if m := s.l.sendsTo(at); t.word == "を派遣" && m != nil {
		return []*mention{m} // 米国に特使団|を派遣した
	}
	if m := s.l.reached(at); t.word == "到着" && m != nil && strings.HasSuffix(text[:at], "で") {
		return []*mention{m} // 日本に特別機で|到着した
	}
	if tail := adverbial(text[s.start:at]); tail != "" && t.word != "出発" {
		tails = append(tails, tail)
	}
	for _, tail := range tails {
		head, ok := strings.CutSuffix(text[s.start:at], tail)
		if !ok {
			continue
		}
		end := s.start + len(head)
		end = s.start + len(beforeCount(text[s.start:end]))
		for range 2 {
			for _, noun := range []string{"3カ国", "2カ国", "4カ国", "両国", "各国", "など", "の3カ国", "の両国", "の2カ国", "の4カ国", "の5カ国", "など3カ国", "空港", "国際空港", "市内", "市"} {
				if strings.HasSuffix(text[s.start:end], noun) && s.l.mentionEnding(end-len(noun)) != nil {
					end -= len(noun)
				}
			}
		}
		if m := s.l.mentionEnding(end); m != nil {
			return s.rowBefore([]*mention{m})
		}
		if m := s.unlistedPlace(end); m != nil && (tail == "を" || tail == "に") {
			return []*mention{m}
		}
	}
	return nil
}

// unlistedPlace is a place that no list holds, behind its country: フィリピンの|クラーク|を訪れ. Nil where none ends at a position.
func (s *sentence) unlistedPlace(end int) *mention {
	at := end
	for at > s.start {
		c, size := utf8.DecodeLastRuneInString(s.l.text[s.start:at])
		if scriptOf(c) != katakana || c == '・' {
			break
		}
		at -= size
	}
	head, ok := strings.CutSuffix(s.l.text[:at], "の")
	if !ok {
		head, ok = strings.CutSuffix(s.l.text[:at], "・")
	}
	if !ok || end-at < len("カナ") {
		return nil
	}
	country := s.l.endingAt(len(head))
	if country == nil || country.kind != countryMention {
		return nil
	}
	return &mention{span: span{at, end}, kind: placeMention, place: &gazetteer.Place{Country: country.codes0()}}
}

// beforeCount cuts off the number of countries that ends a row of them: カザフスタン、モンゴル|の2カ国.
func beforeCount(text string) string {
	row, ok := strings.CutSuffix(text, "カ国")
	if !ok {
		row, ok = strings.CutSuffix(text, "か国")
	}
	row = strings.TrimRight(row, "0123456789")
	if ok {
		row = strings.TrimSuffix(row, "の")
	}
	return row
}

// adverbial is the を with an adverb of manner that ends a text, or "": キューバ|を予告なしに, インド|を3日間の日程で.
func adverbial(text string) string {
	i := lastIndex(text, "を")
	if i < 0 || len(text)-i > 54 || i+len("を") == len(text) {
		return ""
	}
	between := text[i+len("を"):]
	if strings.ContainsAny(between, "、。はがと「」") || !endsWithAny(between, "に", "で", "て", "め", "び", "ぶりに", "として", "く", "後") {
		return ""
	}
	return text[i:]
}

// guest is who is asked to come: 習主席に訪日を招請, ライシ大統領をリヤドに招待.
func (s *sentence) guest(t *trigger) *arg {
	var found *arg
	for _, a := range s.args {
		if a.end2 <= t.start && len(a.people()) > 0 && (a.particle == "に" || a.particle == "を" || a.particle == "に対し") {
			found = a
		}
	}
	return found
}

// asked is who is asked to travel: the guest, or who answers behind: 訪日を要請し、|習氏は快諾した.
func (s *sentence) asked(t *trigger, dests []*mention) *arg {
	if guest := s.guest(t); guest != nil || s.subject != nil && s.subject.start < t.start {
		return guest
	}
	if behind := s.firstBehind(t); behind != nil && len(behind.people()) == 1 && behind.codes()[0] != destCode(dests[0]) && containsAny(s.l.text[behind.end2:s.end], "快諾", "受け入れ", "応じ", "検討", "謝意") {
		return behind
	}
	return nil
}

// inviter is the country of the one who asks somebody to come, not to a gathering or a meal: プーチン大統領は安倍首相を|招待した.
func (s *sentence) inviter(t *trigger) []*mention {
	guest, host := s.guest(t), s.subjectOf(t, s.start, nil)
	if guest == nil || guest.particle != "を" || host == nil || len(host.codes()) != 1 || strings.HasSuffix(s.l.text[:guest.start], "に") && !slices.ContainsFunc(s.l.dates, func(d DateExpr) bool { return d.End == guest.start-len("に") }) || slices.Contains(guest.codes(), host.codes()[0]) {
		return nil
	}
	gap := s.l.text[guest.end2:t.start]
	if gap != "" && !slices.ContainsFunc(s.l.dates, func(d DateExpr) bool {
		return d.Start == guest.end2 && (d.End == t.start || s.l.text[d.End:t.start] == "に")
	}) {
		return nil
	}
	return []*mention{{span: span{t.end, t.end}, kind: countryMention, codes: host.codes()}}
}

// toldOf is the one of another country who is told of an invitation that somebody sends: ライシ大統領とも会見し、国王から|のリヤド訪問の招待を伝えた.
func (s *sentence) toldOf(dests []*mention) *arg {
	if !endsWithAny(s.l.text[:dests[0].start], "からの") {
		return nil
	}
	for _, a := range s.args {
		if a.end2 <= dests[0].start && len(a.people()) > 0 && (a.company() || a.particle == "に" || a.particle == "にも") && !slices.Contains(a.codes(), destCode(dests[0])) {
			return a
		}
	}
	return nil
}

// destinationAfter reads 訪れたパキスタンの首都.
func (s *sentence) destinationAfter(t *trigger) []*mention {
	rest := s.l.text[t.end:s.end]
	for _, word := range []string{"た", "ている", "ていた", "した", "している", "していた", "中の", "先の"} {
		if !strings.HasPrefix(rest, word) {
			continue
		}
		for _, m := range s.mentions() {
			if m.start == t.end+len(word) && (m.kind == countryMention || m.kind == placeMention) {
				return []*mention{m}
			}
		}
	}
	return nil
}

// companyOf is the official before を of a visit to a person.
func (s *sentence) companyOf(t *trigger) *arg {
	for _, a := range s.args {
		if a.end2 == t.start && a.particle == "を" && len(a.people()) > 0 {
			return a
		}
	}
	return nil
}

// callOn reads a visit to a person as a meeting.
func (r *reader) callOn(s *sentence, t *trigger, o outlook) {
	var p parties
	p.add(s.companyOf(t))
	if subject := s.subjectOf(t, s.start, s.companyOf(t)); subject != nil {
		p.add(subject)
	}
	p.told, p.rule = len(p.sides) >= 2, "AがB氏を訪問"
	if p.told {
		t.family = meetingFamily
		r.addMeeting(s, t, o, p, s.end)
		t.family = visitFamily
	}
}

func (l *line) mentionEnding(at int) *mention {
	for _, m := range l.mentions {
		if m.end == at && (m.kind == countryMention || m.kind == placeMention || m.kind == compoundMention || m.kind == groupMention) {
			return m
		}
	}
	return nil
}

// rowBefore adds the places joined before the first one: インド、ベトナムと|カンボジア.
func (s *sentence) rowBefore(row []*mention) []*mention {
	for {
		head := row[0]
		j := slices.IndexFunc(s.l.mentions, func(m *mention) bool { return m.start == head.start })
		if j < 1 {
			return row
		}
		before := s.l.mentions[j-1]
		if before.start < s.start || before.kind != countryMention && before.kind != placeMention {
			return row
		}
		switch gap := s.l.text[before.end:head.start]; gap {
		case "と", "、", "・", "や":
			row = slices.Insert(row, 0, before)
		case "の", "":
			return row
		default:
			return row
		}
	}
}

// visitor is who travels: the owner (習主席の訪日), the head of the relative clause (来日した王毅外相), the subject, or the one
// spoken of before.
func (r *reader) visitor(s *sentence, t *trigger, dests []*mention) (*arg, string) {
	start := t.start
	if len(dests) > 0 && dests[0].start < start {
		start = dests[0].start
	}
	if head := s.headAfter(t); head != nil && !head.mentions[0].covers(t) && !sharesMention(head, dests) {
		return head, "訪問したA"
	}
	for _, a := range s.args {
		if slices.ContainsFunc(dests, func(m *mention) bool { return slices.Contains(a.codes(), destCode(m)) }) {
			continue
		}
		if a.particle == "の" && a.end2 < start && strings.Contains(s.l.text[a.end2:start], "ぶりとなる") && s.nounsOnly(a.end2, start) {
			return a, "Aの訪問"
		}
		if (a.end2 == start || a.particle == "の" && a.end2 < start && s.describesVisit(a.end2, start)) && (a.particle == "の" || a.particle == "による" || a.particle == "") && a.start < start {
			return a, "Aの訪問"
		}
		if a.end2 == start && a.particle == "から" && len(a.people()) == 1 && t.nominalVisit() && startsWithAny(s.l.text[t.end:], "の結果", "の成果", "の内容", "の報告", "の様子") {
			return a, "Aから訪問の結果"
		}
		if a.end2 == t.start && a.particle == "の" && a.start >= start && len(dests) == 0 {
			return a, "Aの訪問"
		}
	}
	if subject := s.subjectOf(t, s.barrier(slices.Index(s.triggers, t)), nil); subject != nil && !sharesMention(subject, dests) {
		return subject, "AがBを訪問"
	}
	if s.subject != nil && s.subject.start < t.start && !sharesMention(s.subject, dests) {
		return s.subject, "AがBを訪問"
	}
	if s.subject != nil && s.subject.start > t.start && !sharesMention(s.subject, dests) && s.leadsTo(t, s.subject) {
		return s.subject, "Bを訪れ…したあと、Aは"
	}
	if v := r.visitTo(destCode(dests[0])); v != nil && s.subject != nil && s.subject.start > t.start && startsWithAny(s.l.text[t.end:], "は") { // 8月に発表された訪朝は、大統領が中止させた
		return &arg{span: t.span, l: s.l, mentions: []*mention{{span: t.span, kind: officialMention, people: v.people, codes: []string{v.visitor}}}}, "visit told before"
	}
	if v := r.visitTo(""); v != nil && s.subject == nil && s.followsVisit(start) && v.host != destCode(dests[0]) && v.visitor != destCode(dests[0]) {
		return &arg{span: t.span, l: s.l, mentions: []*mention{{span: t.span, kind: officialMention, people: v.people, codes: []string{v.visitor}}}}, "another journey of the same"
	}
	if v := r.visitTo(""); v != nil && s.subject == nil && t.word != "訪問" && !t.nominalVisit() && v.status == graph.Held && len(v.people) > 0 && v.host != destCode(dests[0]) && v.visitor != destCode(dests[0]) && v.statements[0] >= s.l.index-3 && (r.topicPerson == nil || r.topicPerson.country != v.visitor) {
		return &arg{span: t.span, l: s.l, mentions: []*mention{{span: t.span, kind: officialMention, people: v.people, codes: []string{v.visitor}}}}, "the traveller goes on" // 同日夜、韓国入り
	}
	if s.subject == nil || s.l.index > 0 && s.subject.particle == "も" && len(s.subject.people()) == 0 && sharesMention(s.subject, dests) { // ロシアも訪問する
		for i := len(r.topics) - 1; i >= 0 && i >= len(r.topics)-2; i-- {
			if codes := r.topics[i].codes(); len(codes) > 0 && !slices.Contains(codes, destCode(dests[0])) {
				return r.topics[i], "subject of an earlier sentence"
			}
		}
	}
	return nil, ""
}

// followsVisit says whether the words before a journey tell that it comes before or after another: これに先立つ|ポーランド訪問.
func (s *sentence) followsVisit(at int) bool {
	return endsWithAny(s.l.text[:at], "これに先立つ", "それに先立つ", "これに続く", "続く", "その後の", "その前の", "前後の")
}

// leadsTo says whether a journey opens a sentence whose subject, which stands behind it, went on it: ドーハを訪れて首長と会談したあと、|長官は….
func (s *sentence) leadsTo(t *trigger, subject *arg) bool {
	gap := s.l.text[t.end:subject.start]
	return subject.particle == "は" && startsWithAny(gap, "て", "、", "し、", "して", "した後", "したあと", "た後", "たあと") && !strings.Contains(gap, "。") &&
		!slices.ContainsFunc(s.args, func(a *arg) bool { return a.start < subject.start && a.subject() })
}

// describesVisit says whether only a date or a word like 今回の stands between a visitor and the visit: 安倍首相の|昨年の訪中.
func (s *sentence) describesVisit(from, to int) bool {
	gap := s.l.text[from:to]
	switch gap {
	case "大統領としての", "首相としての", "外相としての", "就任後初の", "今回の", "次の", "初の", "初めての", "この", "相次ぐ", "公式", "今後の", "早期", "早期の", "年内の", "年内", "国賓としての", "国賓", "近い将来の", "早い時期の":
		return true
	}
	for _, d := range s.l.dates {
		if d.Start == from && d.End <= to && (s.l.text[d.End:to] == "の" || d.End == to) {
			return true
		}
	}
	return false
}

func (m *mention) covers(t *trigger) bool { return m.start <= t.start && t.end <= m.end }

func sharesMention(a *arg, mentions []*mention) bool {
	for _, m := range a.mentions {
		if slices.Contains(mentions, m) {
			return true
		}
	}
	return false
}
