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
	case startsWithAny(rest, "を招", "に招", "するよう招", "を要請", "を招請"):
		o.status = graph.Proposed
	case startsWithAny(rest, "で合意", "でも合意", "に合意", "で一致", "でも一致"):
		o.status = graph.Planned
	}
	if o.status == noEvent {
		return
	}
	dests := s.destinations(t)
	if len(dests) == 0 {
		return
	}
	visitor, rule := r.visitor(s, t, dests)
	if visitor == nil {
		return
	}
	for _, dest := range dests {
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
		a.supports(s.l.index)
		a.prove(s.l, t.span, "trigger", rule)
		a.prove(s.l, visitor.span, "participant", rule)
		r.when(s, t, o, a, s.stop(i))
		s.accounts = append(s.accounts, a)
		r.accounts = append(r.accounts, a)
	}
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
		if t.dest.kind == compoundMention {
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
	for _, tail := range []string{"を公式に", "を初めて", "を相次いで", "を順次", "をそれぞれ", "を電撃", "を極秘に", "を非公式に", "を再び", "を", "への公式", "への", "に", "への初の", "を国賓として"} {
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
		if m := s.dateBetween(end); m != nil {
			return s.rowBefore([]*mention{m})
		}
	}
	return nil
}

// dateBetween finds the destination before a date: 北京を|25日|訪問.
func (s *sentence) dateBetween(end int) *mention { return nil }

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
	if head := s.headAfter(t); head != nil && !head.mentions[0].covers(t) {
		return head, "訪問したA"
	}
	for _, a := range s.args {
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
	r.gathering(s, t.span, org.ID, o, t.level, t.codes)
	return true
}

// conferences reads the assemblies that have a name of their own: 国連総会で演説した, 安保理が開かれた.
func (r *reader) conferences(s *sentence) {
	for _, m := range s.l.mentions {
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
		if !startsWithAny(rest, "で", "に出席", "に参加", "が開", "を開", "は", "の一般討論", "に臨", "首脳", "に合わせ", "の", "が") {
			continue
		}
		stop := m.end + min(len(rest), 120)
		for stop < s.end && !utf8.RuneStart(s.l.text[stop]) {
			stop++
		}
		t := &trigger{span: m.span, core: m.start, word: m.form.Text, family: conferenceFamily}
		o := s.l.outlookOf(s.span, t, stop)
		if !takesPlace(s.l.text[m.end:stop]) && !(startsWithAny(rest, "で", "の場で") && s.subject != nil && s.subject.end <= m.start && len(s.subject.people()) > 0 && !startsWithAny(rest, "では")) {
			continue
		}
		if !startsWithAny(rest, "に合わせ") {
			r.gathering(s, m.span, org.ID, o, "", nil)
		}
	}
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
func (r *reader) gathering(s *sentence, at span, org string, o outlook, level graph.Kind, codes []string) {
	if o.status == noEvent {
		return
	}
	rest := s.l.text[at.end:s.end]
	a := &account{
		kind: graph.Conference, exact: true, family: conferenceFamily, mode: graph.InPerson, status: o.status, strong: o.strong, told: true, org: org,
		sides: union([]string{org}, codes), word: s.l.text[at.start:at.end], postponed: o.postponed,
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
	t := &trigger{span: at, core: at.start}
	r.when(s, t, o, a, s.end)
	r.where(s, t, a)
	if len(a.sides) < 2 && !strings.Contains(rest, "開") && !strings.Contains(rest, "行われ") {
		return
	}
	s.accounts = append(s.accounts, a)
	r.accounts = append(r.accounts, a)
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
	if len(s.triggers) > 0 || s.subject == nil || !strings.Contains(text, "で合意") && !strings.Contains(text, "で一致") && !strings.Contains(text, "を確認") {
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
	if i < 0 {
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
	if a == nil || a.kind == graph.Conference && a.org != "" && len(s.accounts) > 0 {
		return
	}
	for _, arg := range s.args {
		if arg.end2 > at || !arg.subject() && arg.particle != "と" {
			continue
		}
		codes := arg.codes()
		inside := true
		for _, code := range codes {
			inside = inside && slices.Contains(a.sides, code)
		}
		if inside || strings.HasPrefix(s.l.text[at:], "同席") || strings.HasPrefix(s.l.text[at:], "加わ") {
			a.addPeople(arg.people())
			a.sides = union(a.sides, codes)
			a.supports(s.l.index)
			if !slices.Contains(s.accounts, a) {
				s.accounts = append(s.accounts, a)
			}
		}
	}
}

// lastTimes reads when an event last happened: 2019年12月以来, 2019年を最後に.
func (r *reader) lastTimes(s *sentence) {
	for _, d := range s.l.dates {
		if !d.Since || d.Start < s.start || d.End > s.end || d.From == "" {
			continue
		}
		a := r.seriesOf(s, d)
		if a == nil || !a.meets() {
			continue
		}
		past := &account{
			kind: a.kind, exact: a.exact, family: a.family, mode: graph.InPerson, status: graph.Held, strong: true, told: true, sides: a.sides, field: a.field,
			series: a.series, ordinal: "previous", word: a.word,
		}
		past.start, past.end = d.As(false)
		past.supports(s.l.index)
		past.prove(s.l, span{d.Start, d.End}, "time", "last time")
		r.accounts = append(r.accounts, past)
	}
}

func (r *reader) seriesOf(s *sentence, d DateExpr) *account {
	rest := s.l.text[d.End:s.end]
	if !strings.Contains(rest, "開") && !strings.Contains(rest, "行われ") && !strings.Contains(rest, "ぶり") && !strings.Contains(rest, "会") && !strings.Contains(rest, "初") && !strings.Contains(rest, "中断") && !strings.Contains(rest, "となる") && !strings.Contains(rest, "途絶え") && !strings.Contains(rest, "実現") {
		return nil
	}
	for i := len(s.accounts) - 1; i >= 0; i-- {
		if s.accounts[i].meets() && s.accounts[i].ordinal == "" {
			return s.accounts[i]
		}
	}
	return r.current()
}

// where finds the place of an event: the nearest place before で in its clause, or behind the event word.
func (r *reader) where(s *sentence, t *trigger, a *account) {
	if a.place != "" {
		return
	}
	var best *mention
	for _, m := range s.l.mentions {
		if m.start < s.start || m.end > s.end || slices.Contains(t.inside, m) {
			continue
		}
		if m.kind != placeMention && m.kind != countryMention {
			continue
		}
		end, ok := placeParticle(s.l.text, m.end)
		if !ok {
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
		if d.Start < s.start || d.End > s.end || d.Duration || d.Since || s.l.quoted(d.Start) != s.l.quoted(t.start) && s.l.quoted(d.Start) || d.From == "" {
			continue
		}
		if owned(s, d, t) || t.family == visitFamily && d.End <= t.start && strings.Contains(s.l.text[d.End:t.start], "、") && s.headAfter(t) != nil {
			continue
		}
		switch {
		case d.End <= t.start && (d.Start >= barrier || before == nil):
			before = d
		case d.Start >= t.end && d.End <= stop && after == nil && !o.chained && (o.cue == "" || !strings.Contains(s.l.text[t.end:d.Start], "、") && o.status != graph.Held):
			after = d
		case d.Start >= t.end && d.End <= stop && after == nil && o.at >= d.End && !o.chained:
			after = d
		}
	}
	d := before
	if after != nil && (d == nil || o.at >= after.End || before.Start < barrier) {
		d = after
	}
	if d == nil || d == before && s.reported(d, t, o) {
		return
	}
	future := o.status == graph.Planned || o.status == graph.Proposed || o.status == graph.Cancelled && !d.Past
	a.start, a.end = r.dateOf(s, d, future)
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

// dateOf resolves a date, the words 同日, 前日 and 翌日 against the day spoken of last.
func (r *reader) dateOf(s *sentence, d *DateExpr, future bool) (from, to graph.Date) {
	surface := s.l.text[d.Start:d.End]
	if r.lastDay != "" && (d.Start == 0 || !s.dateBefore(d)) {
		shift := map[string]int{"同日": 0, "同じ日": 0, "前日": -1, "翌日": 1}
		if n, ok := shift[surface]; ok {
			day := addDays(r.lastDay, n)
			return day, day
		}
	}
	from, to = d.As(future)
	if !future && from.Precision() == graph.PrecisionDay && from == to {
		r.lastDay = from
	}
	return from, to
}

func (s *sentence) dateBefore(d *DateExpr) bool {
	return slices.ContainsFunc(s.l.dates, func(e DateExpr) bool { return e.End <= d.Start && e.From.Precision() == graph.PrecisionDay })
}

func addDays(day graph.Date, n int) graph.Date {
	t, err := time.Parse(time.DateOnly, string(day))
	if err != nil {
		return day
	}
	return graph.Date(t.AddDate(0, 0, n).Format(time.DateOnly))
}

// soon says whether a date without year or month, told with no clear tense, is nearer ahead than behind: a headline's
// 18日から訪中 on the 15th, 10月に外相会談を開き on 17 September.
func (r *reader) soon(s *sentence, t *trigger, o outlook, d *DateExpr) bool {
	if o.cue != "" && !o.chained || r.brief.Published == "" {
		return false
	}
	past, _ := d.As(false)
	ahead, _ := d.As(true)
	if past == ahead || past == "" || ahead == "" {
		return false
	}
	return daysBetween(r.brief.Published.First(), ahead.First()) < daysBetween(past.Last(), r.brief.Published.First()) && daysBetween(past.Last(), r.brief.Published.First()) > 14
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
var reportVerbs = []string{"発表した", "発表しました", "明らかにした", "明らかにしました", "述べた", "述べました", "語った", "表明した", "表明しました", "伝えた", "報じた", "強調した", "説明した", "指摘した", "示した", "示しました", "見通しを示した", "考えを示した", "発表", "表明", "決定した", "決めた", "確認した", "合意した"}

// reported says whether a date before an event is that of the report about it: 外務省は24日、〜を開催すると発表した.
func (s *sentence) reported(d *DateExpr, t *trigger, o outlook) bool {
	if o.chained || o.status == graph.Held && !strings.Contains(o.cue, "と") {
		return false
	}
	text := strings.TrimRight(s.l.text[s.start:s.end], "。 \n")
	if !endsWithAny(text, reportVerbs...) {
		return false
	}
	before := s.l.text[s.start:d.Start]
	rest := s.l.text[d.End:t.start]
	return (strings.HasSuffix(before, "は") || strings.HasSuffix(before, "も") || strings.HasSuffix(before, "が") || before == "" || strings.HasSuffix(before, "で")) &&
		(strings.HasPrefix(rest, "、") || strings.HasPrefix(rest, "の記者会見") || strings.HasPrefix(rest, "の会見") || strings.HasPrefix(rest, "夜、") || strings.HasPrefix(rest, "午前、") || strings.HasPrefix(rest, "午後、") || strings.HasPrefix(rest, "に"))
}

// owned says whether a date belongs to something else than the event: the date of a speech, of an announcement, of a
// law, or to another event between.
func owned(s *sentence, d *DateExpr, t *trigger) bool {
	if d.End > t.start {
		return false
	}
	gap := s.l.text[d.End:t.start]
	if strings.HasPrefix(gap, "の") && !startsWithAny(gap, "の会", "の首脳", "の外相", "の日程", "の前回", "の協議", "の日", "の米", "の中", "の電話", "の2", "の両", "の国連総会", "の訪") {
		return true
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
