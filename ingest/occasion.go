package ingest

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
)

// visit reads a journey: who travels, and where to.
func (r *reader) visit(s *sentence, i int) {
	t := s.triggers[i]
	o := s.l.outlookOf(s.span, t, s.stop(i))
	rest := s.l.text[t.end:s.end]
	switch {
	case startsWithAny(rest, "を招", "に招", "の招請", "の招待", "への招", "するよう招", "を要請", "を招請"):
		o.status = graph.Proposed
	case startsWithAny(rest, "に反対", "に慎重", "に備え", "をめぐ", "を巡", "の是非"):
		return
	case startsWithAny(rest, "について", "については") && (strings.Contains(rest, "考えていない") || strings.Contains(rest, "予定はない") || strings.Contains(rest, "計画はない")):
		return
	case startsWithAny(rest, "で合意", "でも合意", "に合意", "で一致", "でも一致"):
		o.status = graph.Planned
	}
	if o.status == noEvent {
		return
	}
	invited := t.word == "招待" || t.word == "招請"
	if invited {
		o.status = graph.Proposed
	}
	dests := s.destinations(t)
	if len(dests) == 0 {
		dests = s.destinationAfter(t)
	}
	if len(dests) == 0 {
		if company := s.companyOf(t); company != nil && t.word != "到着" { // 安倍官房長官を訪問: a meeting
			r.event2(s, t, o)
		}
		return
	}
	visitor, rule := r.visitor(s, t, dests)
	if guest := s.guest(t); guest != nil && (invited || o.status == graph.Proposed && startsWithAny(rest, "を求", "を招", "を要請", "を促", "を呼びかけ", "を打診")) {
		visitor, rule = guest, "AがBを招待"
	} else if invited {
		return
	}
	if visitor == nil {
		return
	}
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
		for _, p := range visitor.people() {
			if p.country != code {
				a.people = append(a.people, p)
			}
		}
		if dest.start < t.start || dest.start >= t.start && dest.kind == placeMention {
			a.place, a.placeCode = s.l.surface(dest.span), code
		}
		a.born = s.born()
		a.supports(s.l.index)
		a.prove(s.l, t.span, "trigger", rule)
		a.prove(visitor.l, visitor.span, "participant", rule)
		r.when(s, t, o, a, s.stop(i))
		s.accounts = append(s.accounts, a)
		r.accounts = append(r.accounts, a)
	}
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
		if t.dest.start != t.start || !strings.HasSuffix(text[:t.start], "、") {
			return s.rowBefore([]*mention{t.dest})
		}
		return []*mention{t.dest}
	}
	tails := []string{"も", "にも", "をも", "を公式に", "を初めて", "を相次いで", "を順次", "をそれぞれ", "を電撃", "を極秘に", "を非公式に", "を再び", "を", "への公式", "への", "に", "への初の", "を国賓として"}
	if t.word == "訪問" && s.subject != nil && s.subject.end < t.start {
		tails = append(tails, "の")
	}
	for _, tail := range tails {
		head, ok := strings.CutSuffix(text[s.start:at], tail)
		if !ok {
			continue
		}
		end := s.start + len(head)
		for range 2 {
			for _, noun := range []string{"3カ国", "2カ国", "4カ国", "両国", "各国", "など", "の3カ国", "の両国", "の2カ国", "の4カ国", "の5カ国", "など3カ国"} {
				if strings.HasSuffix(text[s.start:end], noun) && s.l.mentionEnding(end-len(noun)) != nil {
					end -= len(noun)
				}
			}
		}
		if m := s.l.mentionEnding(end); m != nil {
			return s.rowBefore([]*mention{m})
		}
	}
	return nil
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

// destinationAfter reads 訪れたパキスタンの首都.
func (s *sentence) destinationAfter(t *trigger) []*mention {
	rest := s.l.text[t.end:s.end]
	for _, word := range []string{"た", "ている", "した", "している", "中の", "先の"} {
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

// event2 reads a visit to a person as a meeting.
func (r *reader) event2(s *sentence, t *trigger, o outlook) {
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
		if a.end2 == start && (a.particle == "の" || a.particle == "による" || a.particle == "") && a.start < start {
			return a, "Aの訪問"
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
	if s.subject == nil {
		for i := len(r.topics) - 1; i >= 0 && i >= len(r.topics)-2; i-- {
			if codes := r.topics[i].codes(); len(codes) > 0 && !slices.Contains(codes, destCode(dests[0])) {
				return r.topics[i], "subject of an earlier sentence"
			}
		}
	}
	return nil, ""
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

// forum reads the gathering of an organisation: APEC首脳会議, NATO外相会合. It says whether the trigger was one.
func (r *reader) forum(s *sentence, t *trigger, o outlook) bool {
	org := r.x.gaz.Organizations[t.gathering.codes[0]]
	if org == nil {
		return false
	}
	if org.Type == "group" {
		t.codes = union(t.codes, org.Members)
		return false
	}
	r.gathering(s, t.span, org.ID, o, t.level, t.codes, false)
	return true
}

// conferences reads the assemblies that have a name of their own: 国連総会で演説した, 安保理が開かれた.
func (r *reader) conferences(s *sentence) {
	for _, m := range s.mentions() {
		if m.start < s.start || m.end > s.end || m.kind != gatheringMention && m.kind != orgMention {
			continue
		}
		if slices.ContainsFunc(s.triggers, func(t *trigger) bool { return slices.Contains(t.inside, m) }) {
			continue
		}
		org := r.x.gaz.Organizations[m.codes[0]]
		if m.kind == orgMention && (org.Type != "forum" || org == nil) {
			continue
		}
		rest := s.l.text[m.end:s.end]
		before := s.l.text[s.start:m.start]
		under := endsWithAny(before, "開催中の", "開かれている", "開かれる", "開催される", "開催の", "開かれた", "予定されている") || strings.Contains(lastPart(before), "開かれる") || strings.Contains(lastPart(before), "開催中の")
		if startsWithAny(rest, "に出席中の", "に出席している", "に参加中の", "に参加している") && !under {
			continue
		}
		if !under && !startsWithAny(rest, "で", "にも出席", "へ出席", "への出席", "に出席", "に参加", "が開", "を開", "は", "の一般討論", "に臨", "首脳", "に合わせ", "の", "が") {
			continue
		}
		stop := m.end + min(len(rest), 120)
		for stop < s.end && !utf8.RuneStart(s.l.text[stop]) {
			stop++
		}
		t := &trigger{span: m.span, core: m.start, word: m.form.Text, family: conferenceFamily}
		o := s.l.outlookOf(s.span, t, stop)
		if !under && !takesPlace(s.l.text[m.end:stop]) && !(startsWithAny(rest, "で", "の場で") && s.subject != nil && s.subject.end <= m.start && len(s.subject.people()) > 0 && !startsWithAny(rest, "では")) {
			continue
		}
		if under {
			o.status = graph.Held
			if strings.Contains(lastPart(before), "開かれる") || strings.Contains(lastPart(before), "される") || strings.Contains(lastPart(before), "予定") {
				o.status = graph.Planned
			}
		}
		if under || !startsWithAny(rest, "に合わせ") {
			r.gathering(s, m.span, org.ID, o, "", nil, under)
		}
	}
}

// lastPart is the last sixteen characters or so of a text.
func lastPart(text string) string {
	if len(text) <= 48 {
		return text
	}
	text = text[len(text)-48:]
	for len(text) > 0 && !utf8.RuneStart(text[0]) {
		text = text[1:]
	}
	return text
}

// takesPlace says whether words behind a gathering tell that it meets or that someone takes part.
func takesPlace(text string) bool {
	for _, word := range []string{"演説", "出席", "参加", "開催", "開かれ", "行われ", "開幕", "閉幕", "開会", "開い", "臨む", "臨ん"} {
		if i := strings.Index(text, word); i >= 0 && i < 75 {
			return true
		}
	}
	return false
}

// gathering makes the account of a conference with those of the sentence who take part.
func (r *reader) gathering(s *sentence, at span, org string, o outlook, level graph.Kind, codes []string, under bool) {
	if o.status == noEvent {
		return
	}
	rest := s.l.text[at.end:s.end]
	a := &account{
		kind: graph.Conference, exact: true, family: conferenceFamily, mode: graph.InPerson, status: o.status, strong: o.strong, told: true, org: org,
		sides: union(orgSide(org), codes), word: s.l.text[at.start:at.end], postponed: o.postponed,
	}
	if strings.HasPrefix(rest, "で") || strings.Contains(rest, "演説") || strings.Contains(rest, "出席") || strings.Contains(rest, "参加") || strings.Contains(rest, "臨") || len(codes) > 0 {
		for _, arg := range s.args {
			if arg.subject() && arg.start < at.start || arg.company() && arg.end2 == at.start {
				a.addPeople(arg.people())
				a.sides = union(a.sides, slices.DeleteFunc(arg.codes(), func(code string) bool { return code == org }))
			}
		}
	}
	if row := coordinatedBefore(s.l, at.start); row != "" {
		a.sides = union(a.sides, []string{row})
	}
	a.supports(s.l.index)
	a.prove(s.l, at, "trigger", "gathering")
	t := &trigger{span: at, core: at.start, family: conferenceFamily}
	if !under || strings.Contains(lastPart(s.l.text[s.start:at.start]), "日") || strings.Contains(lastPart(s.l.text[s.start:at.start]), "月") {
		if !under || o.status == graph.Planned || org == "" {
			r.when(s, t, o, a, s.end)
		}
	}
	r.where(s, t, a)
	if under || len(a.sides) < 2 { // those who meet there, as far as the sentence names them
		for _, arg := range s.args {
			if len(arg.people()) > 0 {
				a.sides = union(a.sides, slices.DeleteFunc(arg.codes(), func(code string) bool { return code == org }))
			}
		}
	}
	if o.status == graph.Proposed && len(a.people) == 0 && len(a.sides) < 3 {
		return
	}
	if len(a.sides) < 2 && !strings.Contains(rest, "開") && !strings.Contains(rest, "行われ") && !strings.Contains(lastPart(s.l.text[s.start:at.start]), "開") {
		return
	}
	s.accounts = append(s.accounts, a)
	r.accounts = append(r.accounts, a)
}

func orgSide(org string) []string {
	if org == "" {
		return nil
	}
	return []string{org}
}

// orgMeets reads a meeting that an organisation itself holds: ASEANは24日、臨時の首脳会議を開催.
func (r *reader) orgMeets(s *sentence, t *trigger, o outlook) bool {
	switch t.word {
	case "首脳会議", "会議", "会合", "サミット", "総会":
	default:
		return false
	}
	subject := s.subjectOf(t, s.start, nil)
	if t.gathering != nil || len(t.codes) > 0 || t.number > 0 || subject == nil || len(subject.mentions) != 1 || subject.mentions[0].kind != orgMention || o.status == noEvent || t.weak && !o.strong {
		return false
	}
	org := r.x.gaz.Organizations[subject.codes()[0]]
	if org == nil || org.Type == "group" && len(org.Members) > 0 {
		return false
	}
	r.gathering(s, t.span, org.ID, o, t.level, nil, false)
	return true
}

// named reads a conference that no list holds: ウクライナ復興会議に出席する. It says whether the trigger was one.
func (r *reader) named(s *sentence, t *trigger, o outlook) bool {
	if t.word != "会議" && t.word != "サミット" && t.word != "フォーラム" && t.word != "シンポジウム" && t.word != "総会" || len(t.codes) > 0 || t.gathering != nil || t.number > 0 && t.number < 4 || o.status == noEvent {
		return false
	}
	start := t.start
	for start > s.start {
		c, size := utf8.DecodeLastRuneInString(s.l.text[:start])
		if sc := scriptOf(c); sc != kanji && sc != katakana && sc != latin && sc != digit && c != '・' {
			break
		}
		start -= size
	}
	rest := s.l.text[t.end:s.end]
	if name := s.l.text[start:t.end]; utf8.RuneCountInString(name) >= 5 && o.strong && startsWithAny(rest, "が", "は") && worldly(name) && s.subjectOf(t, s.start, nil) == nil {
		before := len(r.accounts)
		r.gathering(s, span{start, t.end}, "", o, t.level, nil, true)
		return len(r.accounts) > before
	}
	if start >= t.start || utf8.RuneCountInString(s.l.text[start:t.core]) < 2 || !startsWithAny(rest, "に出席", "に参加", "にも出席", "で演説", "への出席", "が開", "を開", "に臨") || endsWithAny(s.l.text[:t.end], "閣議", "全体会議", "安全保障会議") && !startsWithAny(rest, "に出席") {
		return false
	}
	subject := s.subjectOf(t, s.start, nil)
	if subject == nil && len(r.topics) > 0 && startsWithAny(rest, "に出席", "に参加", "に臨") {
		subject = r.topics[len(r.topics)-1]
	}
	if subject == nil || len(subject.codes()) == 0 || len(subject.people()) == 0 && len(subject.codes()) < 2 {
		return false
	}
	before := len(r.accounts)
	r.gathering(s, span{start, t.end}, "", o, t.level, subject.codes(), false)
	if len(r.accounts) > before {
		r.accounts[before].addPeople(subject.people())
	}
	return true
}

// worldly says whether a conference's name tells that it is one of many countries.
func worldly(name string) bool {
	for _, word := range []string{"国際", "世界", "締約国", "復興", "支援国", "サミット", "フォーラム", "COP", "和平", "安全保障会議", "開発会議"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// coordinatedBefore is the country in 日本と|ASEAN特別首脳会議.
func coordinatedBefore(l *line, at int) string {
	head, ok := strings.CutSuffix(l.text[:at], "と")
	if !ok {
		return ""
	}
	if m := l.endingAt(len(head)); m != nil && m.kind == countryMention {
		return m.codes[0]
	}
	return ""
}

// agreement reads 日本首相と韓国大統領は3月に〜で合意: people of two sides who agree have met, though no word says how.
func (r *reader) agreement(s *sentence) {
	text := s.l.text[s.start:s.end]
	if s.subject == nil || len(s.triggers) > 0 && (len(s.subject.people()) < 2 || !endsWithAny(strings.TrimRight(text, "。 "), "で合意", "で合意した", "で合意しました", "で一致", "で一致した", "で一致しました")) || !strings.Contains(text, "で合意") && !strings.Contains(text, "で一致") && !strings.Contains(text, "を確認") {
		return
	}
	codes := s.subject.codes()
	if len(codes) < 2 {
		return
	}
	var p parties
	p.add(s.subject)
	p.told, p.rule = true, "AとBが合意"
	at := s.start + max(strings.Index(text, "で合意"), strings.Index(text, "で一致"), strings.Index(text, "を確認"))
	t := &trigger{span: span{at + len("で"), at + len("で合意")}, core: at, word: "合意", family: meetingFamily}
	o := outlook{status: graph.Held, strong: true}
	for i := len(r.accounts) - 1; i >= 0; i-- {
		if a := r.accounts[i]; a.meets() && sameSides(a.sides, codes) && a.status == graph.Held && a.ordinal == "" {
			trial := &account{}
			r.when(s, t, o, trial, s.end)
			if trial.start == "" || trial.start == a.start {
				a.supports(s.l.index)
				s.accounts = append(s.accounts, a)
				return
			}
		}
	}
	if len(p.people) >= 2 || len(p.levels) > 0 {
		r.addMeeting(s, t, o, p, s.end)
	}
}

func sameSides(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for _, code := range a {
		if !slices.Contains(b, code) {
			return false
		}
	}
	return true
}

// attendance adds those of whom a sentence says that they attend the event just told: 〜が出席, 〜も同席.
func (r *reader) attendance(s *sentence) {
	text := s.l.text[s.start:s.end]
	i := strings.LastIndex(text, "出席")
	for _, word := range []string{"参加", "同席", "加わ"} {
		i = max(i, strings.LastIndex(text, word))
	}
	if i < 0 || startsWithAny(text[i:], "参加しない", "参加せず", "出席しない", "出席せず", "出席を見送", "参加を見送", "出席しなかった") || strings.Contains(text, "記者会見") {
		return
	}
	at := s.start + i
	var a *account
	for _, candidate := range s.accounts {
		if candidate.meets() {
			a = candidate
		}
	}
	if a == nil && len(s.accounts) == 0 {
		a = r.current()
	}
	if a == nil && len(s.accounts) > 0 && s.accounts[len(s.accounts)-1].family == conferenceFamily && strings.Contains(text, "には") {
		a = s.accounts[len(s.accounts)-1]
	}
	if a == nil {
		return
	}
	for _, arg := range s.args {
		if arg.end2 > at || !arg.subject() && arg.particle != "と" && arg.particle != "" {
			continue
		}
		codes := arg.codes()
		inside := true
		for _, code := range codes {
			inside = inside && slices.Contains(a.sides, code)
		}
		if a.family == conferenceFamily {
			inside = true
		}
		if inside || strings.HasPrefix(s.l.text[at:], "同席") || strings.HasPrefix(s.l.text[at:], "加わ") {
			people := arg.people()
			if (a.kind == graph.Summit || a.kind == graph.Ministerial) && len(a.people) > 0 { // aides who sit in are no sides
				people = slices.DeleteFunc(people, func(p *person) bool { return !fitsLevel(p.level, a.kind) })
			}
			a.addPeople(people)
			a.sides = union(a.sides, codes)
			a.supports(s.l.index)
			if !slices.Contains(s.accounts, a) {
				s.accounts = append(s.accounts, a)
			}
		}
	}
}

// earlier reads 以前は7月にインドネシアで開催された behind an event: one of the same sides before.
func (r *reader) earlier(s *sentence) {
	text := s.l.text[s.start:s.end]
	i := strings.Index(text, "以前は")
	if i < 0 || len(s.accounts) == 0 || !s.accounts[0].meets() || !strings.Contains(text[i:], "開") && !strings.Contains(text[i:], "行われ") {
		return
	}
	at := s.start + i
	a := s.accounts[0]
	past := &account{
		kind: a.kind, exact: a.exact, family: a.family, mode: graph.InPerson, status: graph.Held, strong: true, told: true, sides: a.sides, field: a.field, series: a.series, ordinal: "previous", word: a.word, born: s.born(),
	}
	for i := range s.l.dates {
		if d := &s.l.dates[i]; d.Start > at && d.End <= s.end && d.From != "" {
			past.start, past.end = d.As(false)
			break
		}
	}
	for _, m := range s.mentions() {
		if m.start < at || m.end > s.end || m.kind != placeMention && m.kind != countryMention {
			continue
		}
		if _, ok := placeParticle(s.l.text, m.end); ok {
			past.place, past.placeCode = s.l.surface(m.span), destCode(m)
			if a.place == past.place {
				a.place, a.placeCode = "", ""
			}
		}
	}
	past.supports(s.l.index)
	r.accounts = append(r.accounts, past)
}

// heldAt reads a sentence that only says when and where the event told before takes place: 韓国が12月に開催する.
func (r *reader) heldAt(s *sentence) {
	text := s.l.text[s.start:s.end]
	if len(s.triggers) > 0 || len(r.accounts) == 0 || !strings.Contains(text, "開催") && !strings.Contains(text, "開かれ") {
		return
	}
	a := r.accounts[len(r.accounts)-1]
	if !a.meets() || a.start != "" || a.status == graph.Held || a.statements[len(a.statements)-1] < s.l.index-1 || s.subject != nil && !intersects(s.subject.codes(), a.sides) {
		return
	}
	at := s.start + max(strings.Index(text, "開催"), strings.Index(text, "開かれ"))
	t := &trigger{span: span{at, at + len("開催")}, core: at, family: meetingFamily}
	r.when(s, t, outlook{status: a.status, strong: true, at: at}, a, s.end)
	r.where(s, t, a)
	a.supports(s.l.index)
}

// lastTimes reads when an event last happened: 2019年12月以来, 2019年を最後に.
func (r *reader) lastTimes(s *sentence) {
	for _, d := range s.l.dates {
		if !d.Since || d.Start < s.start || d.End > s.end || d.From == "" {
			continue
		}
		rest := s.l.text[d.End:s.end]
		if startsWithAny(rest, "以降") && !strings.Contains(rest, "ていない") && !strings.Contains(rest, "中断") && !strings.Contains(rest, "途絶") && !strings.Contains(rest, "行われず") {
			continue
		}
		if i := strings.Index(rest, "以来"); i >= 0 && startsWithAny(strings.TrimLeft(rest[i+len("以来"):], "、 "), "初") {
			continue // 1979年の革命以来初めて
		}
		if slices.ContainsFunc(s.triggers, func(t *trigger) bool {
			return t.start == d.End+len("の") && strings.HasPrefix(s.l.text[t.end:], "以来")
		}) {
			continue // the date of the event named there
		}
		a := r.seriesOf(s, d)
		if a == nil || a.family == conferenceFamily && a.org == "" {
			continue
		}
		past := &account{
			kind: a.kind, exact: a.exact, family: a.family, mode: graph.InPerson, status: graph.Held, strong: true, told: true, sides: a.sides, field: a.field,
			series: a.series, ordinal: "previous", word: a.word, visitor: a.visitor, host: a.host, org: a.org,
		}
		past.start, past.end = d.As(false)
		r.pastPlace(s, d, past)
		past.people = s.pastPeople(d, a)
		past.supports(s.l.index)
		past.prove(s.l, span{d.Start, d.End}, "time", "last time")
		r.accounts = append(r.accounts, past)
	}
}

// pastPeople are those of the event told who took part the last time too: all of them where the sentence speaks of the people
// (両氏が会うのは…以来), none where it names others or only the event.
func (s *sentence) pastPeople(d DateExpr, a *account) []*person {
	last := strings.Index(s.l.text[d.End:s.end], "以来")
	pronoun := false
	for _, m := range s.mentions() {
		if m.start < s.start || m.end > s.end {
			continue
		}
		if m.kind == officialMention && last >= 0 && m.start >= d.End && m.end <= d.End+last {
			if a.family == visitFamily {
				return slices.Clone(m.people) // 2011年12月の野田佳彦首相以来
			}
			return nil
		}
		pronoun = pronoun || m.kind == groupMention && wordOf(m.title).person && m.start < d.Start || a.family == visitFamily && m.kind == officialMention && m.end < d.Start && len(m.people) == 1 && slices.Contains(a.people, m.people[0]) && m.title == ""
	}
	if pronoun {
		return slices.Clone(a.people)
	}
	return nil
}

// pastPlace is the place between a date and 以来: 2019年12月に中国で行われて以来.
func (r *reader) pastPlace(s *sentence, d DateExpr, past *account) {
	rest := s.l.text[d.End:s.end]
	i := strings.Index(rest, "以来")
	if i < 0 {
		return
	}
	for _, m := range s.mentions() {
		if m.start >= d.End && m.end <= d.End+i && (m.kind == placeMention || m.kind == countryMention && m.via != "prefix") {
			past.place, past.placeCode = s.l.surface(m.span), destCode(m)
		}
	}
}

func (r *reader) seriesOf(s *sentence, d DateExpr) *account {
	rest := s.l.text[d.End:s.end]
	if len(s.triggers) == 0 && !strings.Contains(rest, "開") && !strings.Contains(rest, "行われ") && !strings.Contains(rest, "ぶり") && !strings.Contains(rest, "会") && !strings.Contains(rest, "初") && !strings.Contains(rest, "中断") && !strings.Contains(rest, "となる") && !strings.Contains(rest, "途絶え") && !strings.Contains(rest, "実現") {
		return nil
	}
	for i := len(s.accounts) - 1; i >= 0; i-- {
		if s.accounts[i].ordinal == "" && (s.accounts[i].meets() || s.accounts[i].family == visitFamily && i == len(s.accounts)-1) {
			return s.accounts[i]
		}
	}
	if len(s.accounts) > 0 {
		return nil
	}
	return r.current()
}

// where finds the place of an event: the nearest place before で in its clause, or behind the event word.
func (r *reader) where(s *sentence, t *trigger, a *account) {
	if a.place != "" {
		return
	}
	var best *mention
	for _, m := range s.mentions() {
		if m.start < s.start || m.end > s.end || slices.Contains(t.inside, m) {
			continue
		}
		if m.kind != placeMention && m.kind != countryMention {
			continue
		}
		end, ok := placeParticle(s.l.text, m.end)
		if !ok || strings.Contains(s.l.text[end:min(s.end, end+60)], "以来") {
			continue
		}
		if m.end <= t.start {
			if !s.separated(end, t.start) {
				best = m
			}
		} else if best == nil && m.start < s.stopOf(t) && !s.separated(t.end, m.start) {
			best = m
		}
	}
	if best == nil {
		if i := strings.Index(s.l.text[s.start:s.end], "第三国で"); i >= 0 {
			a.place = "第三国"
		}
		return
	}
	a.place = s.l.surface(best.span)
	a.placeCode = destCode(best)
	a.prove(s.l, best.span, "place", "Cで会談")
}

// placeParticle says whether で, での or において follows a place, perhaps behind 市内 or a bracket.
func placeParticle(text string, at int) (int, bool) {
	for range 2 {
		for _, word := range []string{"市内", "近郊", "郊外", "市", "州", "県", "の国連本部", "国連本部", "の首脳会談場", "の国際会議場", "にある", "の大統領府", "の首相官邸", "の外務省", "の人民大会堂"} {
			if strings.HasPrefix(text[at:], word) {
				at += len(word)
			}
		}
		if strings.HasPrefix(text[at:], "(") {
			if i := strings.IndexByte(text[at:], ')'); i > 0 && i < 60 {
				at += i + 1
			}
		}
	}
	for _, word := range []string{"での", "で", "にて", "において"} {
		if strings.HasPrefix(text[at:], word) {
			if word == "で" && startsWithAny(text[at:], "では", "です", "である", "できる") {
				return at, strings.HasPrefix(text[at:], "では")
			}
			return at + len(word), true
		}
	}
	return at, false
}

func (s *sentence) stopOf(t *trigger) int {
	for i, other := range s.triggers {
		if other == t {
			return s.stop(i)
		}
	}
	return s.end
}

// separated says whether another event is told between two positions.
func (s *sentence) separated(from, to int) bool {
	for _, t := range s.triggers {
		if t.start >= from && t.end <= to {
			if _, status := cueAt(s.l.text[t.end:s.end]); status == chained || status == graph.Held {
				return true
			}
		}
	}
	if from >= to {
		return false
	}
	gap := s.l.text[from:to]
	return strings.Contains(gap, "演説し") || strings.Contains(gap, "開かれた") || strings.Contains(gap, "開かれている") || strings.Contains(gap, "開催された")
}

// when finds the date of an event: the nearest date before it in its clause, else behind it, else at the beginning.
func (r *reader) when(s *sentence, t *trigger, o outlook, a *account, stop int) {
	if a.start != "" {
		return
	}
	var before, after *DateExpr
	barrier := s.start
	if i := slices.Index(s.triggers, t); i >= 0 {
		barrier = s.barrier(i)
	}
	for i := range s.l.dates {
		d := &s.l.dates[i]
		if d.Start < s.start || d.End > s.end || d.Duration || d.Fiscal || d.Since && !(a.ordinal == "previous" && startsWithAny(s.l.text[t.end:], "て以来", "って以来", "して以来", "た以来")) && s.l.text[d.End:max(d.End, t.start)] != "の" || s.l.quoted(d.Start) != s.l.quoted(t.start) && s.l.quoted(d.Start) || d.From == "" {
			continue
		}
		if owned(s, d, t) || t.family == visitFamily && d.End <= t.start && strings.Contains(s.l.text[d.End:t.start], "、") && s.headAfter(t) != nil {
			continue
		}
		switch {
		case d.End <= t.start && (d.Start >= barrier || s.doneBefore(t, o)):
			before = d
		case d.End <= t.start:
		case d.Start >= t.end && strings.HasPrefix(s.l.text[d.End:], "の"):
		case d.Start >= t.end && s.l.text[t.end:d.Start] != "" && strings.Contains(s.l.text[t.end:d.Start], "以前は"):
		case d.Start >= t.end && startsWithAny(o.cue, "に先立ち", "を前に", "に続き", "後", "を控え", "に合わせ") && o.at == t.end:
		case d.Start >= t.end && d.End <= stop && after == nil && !o.chained && (o.cue == "" || !strings.Contains(s.l.text[t.end:d.Start], "、") && o.status != graph.Held):
			after = d
		case d.Start >= t.end && d.End <= stop && after == nil && o.at >= d.End:
			after = d
		}
	}
	if before == nil && after == nil && o.status == graph.Held && r.lastDay != "" && (strings.Contains(s.l.text[s.start:t.start], "その日") || strings.Contains(s.l.text[s.start:t.start], "同じ日") || strings.Contains(s.l.text[s.start:t.start], "この日")) {
		a.start, a.end = r.lastDay, r.lastDay
		return
	}
	d := before
	if after != nil && (d == nil || o.at >= after.End || before.Start < barrier) {
		d = after
	}
	if d == nil && o.status == graph.Held && r.lastDay != "" && t.family == meetingFamily && startsWithAny(strings.TrimLeft(s.l.text[s.start:s.end], " "), "これに先立", "その後", "続いて", "引き続き", "このあと", "この後") || d == nil && o.status == graph.Held && r.lastDay != "" && t.family == meetingFamily && afterThat(s.l.text[s.start:t.start]) || d == nil && o.status == graph.Held && r.lastDay != "" && t.family == meetingFamily && (strings.Contains(s.l.text[s.start:t.start], "この後") || strings.Contains(s.l.text[s.start:t.start], "は続いて") || strings.Contains(s.l.text[s.start:t.start], "はこれに先立")) || d == nil && o.status == graph.Held && r.lastDay != "" && strings.Contains(s.l.text[s.start:t.start], "に先立ち") {
		a.start, a.end = r.lastDay, r.lastDay // this goes on from the event just told
		return
	}
	if d == nil || d == before && s.reported(d, t, o) {
		return
	}
	future := o.status == graph.Planned || o.status == graph.Proposed || o.ahead
	if o.status == graph.Cancelled || o.status == graph.Rejected {
		future = r.nearerAhead(d)
	}
	a.start, a.end = r.dateOf(d, future)
	if o.status == graph.Held && r.soon(s, t, o, d) {
		a.start, a.end = d.As(true)
		a.status = graph.Planned
	}
	if a.start != "" {
		a.prove(s.l, span{d.Start, d.End}, "time", "date of the clause")
		published := r.brief.Published
		if o.status == graph.Held && published != "" && a.start.First() > published.Last() {
			a.status = graph.Planned
		}
	}
}

// afterThat says whether a sentence begins with サミット後、, 会議後、 and the like.
func afterThat(text string) bool {
	i := strings.Index(text, "後、")
	return i > 0 && i <= 24 && !strings.ContainsAny(text[:i], "はがを、")
}

// doneBefore says whether the clause before a trigger's tells of something done, so that its date holds for both: 北京を訪れ、
// 〜と会談した.
func (s *sentence) doneBefore(t *trigger, o outlook) bool {
	i := slices.Index(s.triggers, t)
	if i < 1 {
		return true
	}
	before := s.l.outlookOf(s.span, s.triggers[i-1], s.stop(i-1))
	if s.triggers[i-1].family == visitFamily && t.family != visitFamily {
		return !statusClash(before.status, o.status)
	}
	return before.status == graph.Held && o.status == graph.Held
}

// dateOf resolves a date and keeps the day, for 同日 and 翌日 in later statements.
func (r *reader) dateOf(d *DateExpr, future bool) (from, to graph.Date) {
	from, to = d.As(future)
	if !future && from.Precision() == graph.PrecisionDay && from == to {
		r.lastDay = from
	}
	return from, to
}

// ownTime leaves out the dates in brackets that give the same moment in another time zone: 25日夕(日本時間26日未明).
func (l *line) ownTime() []DateExpr {
	kept := l.dates[:0]
	for _, d := range l.dates {
		open := strings.LastIndexByte(l.text[:d.Start], '(')
		if open >= 0 && len(kept) > 0 && !strings.Contains(l.text[open:d.Start], ")") && strings.Contains(l.text[open:d.Start], "時間") {
			continue
		}
		kept = append(kept, d)
	}
	return kept
}

// since marks the dates at some distance before 以来 as the time of a last event: 昨年7月のモスクワ以来.
func (l *line) since() {
	for i := range l.dates {
		d := &l.dates[i]
		rest := l.text[d.End:]
		j := strings.Index(rest, "以来")
		if j >= 0 && j < 75 && !strings.ContainsAny(rest[:j], "、。") {
			d.Since = true
		}
	}
}

// soon says whether a date without year or month, told with no clear tense, is nearer ahead than behind: a headline's
// 18日から訪中 on the 15th, 10月に外相会談を開き on 17 September.
func (r *reader) soon(s *sentence, t *trigger, o outlook, d *DateExpr) bool {
	if o.cue != "" && !o.chained || r.brief.Published == "" {
		return false
	}
	past, _ := d.As(false)
	return r.nearerAhead(d) && daysBetween(past.Last(), r.brief.Published.First()) > 14
}

// nearerAhead says whether the reading of a date in the future is nearer to the day of publication than that in the past.
func (r *reader) nearerAhead(d *DateExpr) bool {
	past, _ := d.As(false)
	ahead, _ := d.As(true)
	if past == ahead || past == "" || ahead == "" || r.brief.Published == "" {
		return false
	}
	published := r.brief.Published.First()
	return daysBetween(published, ahead.First()) < daysBetween(past.Last(), published)
}

func daysBetween(a, b string) int {
	from, err1 := time.Parse(time.DateOnly, a)
	to, err2 := time.Parse(time.DateOnly, b)
	if err1 != nil || err2 != nil {
		return 0
	}
	return int(to.Sub(from).Hours() / 24)
}

// reportVerbs end a sentence that reports: the date behind its subject is that of the report.
var reportVerbs = []string{"発表した", "発表しました", "正式に発表した", "明らかにした", "明らかにしました", "述べた", "述べました", "語った", "表明した", "表明しました", "伝えた", "報じた", "強調した", "説明した", "指摘した", "発表", "表明", "記者団に語った", "記者団に述べた", "見通しを示した", "考えを示した", "意向を示した"}

// reported says whether a date before an event is that of the report about it: 外務省は24日、〜を開催すると発表した.
func (s *sentence) reported(d *DateExpr, t *trigger, o outlook) bool {
	if o.chained || o.status == graph.Held && (o.strong || startsWithAny(o.cue, "で", "の場", "の席", "にて")) {
		return false
	}
	text := strings.TrimRight(s.l.text[s.start:s.end], "。 \n")
	reports := false
	for _, verb := range reportVerbs {
		if head, ok := strings.CutSuffix(text, verb); ok && (endsWithAny(head, "と", "ことを", "との", "方針を", "という", "ことも") || l2(head)) {
			reports = true
		}
	}
	if !reports {
		return false
	}
	before := s.l.text[s.start:d.Start]
	rest := s.l.text[d.End:t.start]
	return (strings.HasSuffix(before, "は") || strings.HasSuffix(before, "も") || before == "") &&
		(strings.HasPrefix(rest, "、") || strings.HasPrefix(rest, "の記者会見") || strings.HasPrefix(rest, "の会見") || strings.HasPrefix(rest, "夜、") || strings.HasPrefix(rest, "午前、") || strings.HasPrefix(rest, "午後、") || strings.HasPrefix(rest, "に"))
}

// l2 says whether a quotation ends the text: 「…」と|述べた with the と inside the verb's own words.
func l2(text string) bool { return strings.HasSuffix(text, "」") }

// owned says whether a date belongs to something else than the event: the date of a speech, of an announcement, of a
// law, or to another event between.
func owned(s *sentence, d *DateExpr, t *trigger) bool {
	if d.End > t.start {
		return false
	}
	gap := s.l.text[d.End:t.start]
	if gap == "の" || strings.HasPrefix(gap, "の") && slices.ContainsFunc(s.args, func(a *arg) bool { return a.start == d.End+len("の") && a.particle == "の" && a.end2 == t.start }) {
		return false
	}
	if strings.HasPrefix(gap, "の") && !startsWithAny(gap, "の日程で", "の両日") && !(endsWithAny(gap, "での", "との", "による", "とは", "と") && !strings.ContainsAny(gap, "は、")) {
		return true
	}
	for _, other := range s.triggers {
		if other.start >= d.End && other.end <= t.start && strings.Contains(s.l.text[other.end:t.start], "が、") {
			return true // 22日に会う予定だが、…との会談は見合わせる
		}
	}
	for _, word := range []string{"に発表", "の記者会見で", "、記者会見で", "の会見で", "と発表し", "に行われる選挙", "の演説"} {
		if strings.HasPrefix(gap, word) {
			return true
		}
	}
	if strings.HasPrefix(gap, "付") || strings.HasPrefix(gap, "から") && strings.HasPrefix(gap, "から始ま") {
		return true
	}
	return false
}

// account is the account as it goes out.
func (r *reader) account(a *account) graph.Account {
	out := graph.Account{
		Kind: a.kind, Mode: a.mode, Status: a.status, Start: a.start, End: a.end, Place: graph.Text(a.place), PlaceCountry: graph.CountryCode(a.placeCode),
		Countries: slices.Clone(a.sides), Officials: []string{}, OfficialIDs: []graph.OfficialID{}, Topics: a.topics, Statements: a.statements, Visitor: a.visitor, Host: a.host,
		Field: a.field, Series: a.series, Ordinal: a.ordinal, Postponed: a.postponed, Evidence: a.evidence,
	}
	if r.x.gaz.IsOrganization(a.placeCode) {
		out.PlaceCountry = ""
	}
	slices.Sort(out.Countries)
	slices.Sort(out.Statements)
	if out.Topics == nil {
		out.Topics = []string{}
	}
	for _, p := range a.people {
		out.Officials = append(out.Officials, p.name)
		out.OfficialIDs = append(out.OfficialIDs, p.id)
	}
	if a.during != nil && !a.during.dead {
		i := slices.Index(r.accounts, a.during)
		if i >= 0 {
			out.During = &i
		}
	}
	traits := graph.TraitsOf(&out)
	traits.Negotiation, traits.Demanded = a.bargaining, a.demanded
	code := graph.Codes(out.Kind, out.Mode, out.Status, traits)
	out.Cameo, out.Plover, out.PloverMode, out.PloverCtx = code.Cameo, code.Plover, code.PloverMode, code.PloverContext
	return out
}

var _ = gazetteer.Key
