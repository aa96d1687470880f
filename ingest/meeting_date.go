package ingest

import (
	"slices"
	"strings"
	"time"

	"kaidan/graph"
)

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
		if s.l.atFirst(d.Start) && o.status != graph.Cancelled {
			continue
		}
		if t.ordinal == "next" && d.End <= t.start && containsAny(s.l.text[d.End:t.start], "ており、", "れ、", "たが、") {
			continue // 初会合は2006年に開かれており、次回は東京で
		}
		if o.cue == "に出るため" && d.End <= t.start && s.l.text[d.End:t.start] != "の" {
			continue // 21日、対話に出るため北京をたち: the day of the journey
		}
		if startsWithAny(s.l.text[d.End:], "に引き続", "に続いて") && d.End <= t.start && before != nil {
			continue // 17日、前日に引き続いて会談した
		}
		if owned(s, d, t) || t.family == visitFamily && d.End <= t.start && strings.Contains(s.l.text[d.End:t.start], "、") && s.headAfter(t) != nil {
			continue
		}
		if t.family == visitFamily && d.From == d.To && strings.HasPrefix(s.l.text[d.End:], "までの") && !strings.HasSuffix(s.l.text[:d.Start], "から") {
			continue // 31日までのベトナム訪問: only its end
		}
		switch {
		case d.End <= t.start && (o.status == graph.Rejected || o.status == graph.Cancelled) && (s.inRelative(d, t) || containsAny(s.l.text[d.End:t.start], "し、", "したため、", "しており、")):
		case d.End <= t.start && o.status == graph.Held && s.mainDate(before, d, t): // 13日、来週開かれる会議を前に、パリで会談した
		case d.End <= t.start && (d.Start >= barrier || s.doneBefore(t, o)):
			before = d
		case d.End <= t.start:
		case d.Start >= t.end && startsWithAny(s.l.text[t.end:], "と、"): // 首脳会談と、11月に開く国際会議
		case d.Start >= t.end && startsWithAny(s.l.text[d.End:], "の就任", "の発足", "の選挙", "の着任", "の独立", "の政権"):
		case d.Start >= t.end && after == nil && isWhen(s.l.text[t.end:d.Start]):
			after = d
		case d.Start >= t.end && startsWithAny(s.l.text[d.End:], "、正式に発表", "、発表", "に発表", "、明らかにな", "に明らか", "、分かった", "、わかった", "までに分かった", "に正式に発表"):
		case d.Start >= t.end && o.cue == "" && s.eventBehind(t, d):
		case d.Start >= t.end && startsWithAny(s.l.text[t.end:], "に先立つ", "に先立った"): // 会談に先立つ26日
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
	if before == nil && after == nil && o.status != graph.Held && strings.Contains(s.l.text[s.start:t.start], "同じ日に") {
		if told := r.current(); told != nil && told.start.Precision() == graph.PrecisionDay && told.status == o.status {
			a.start, a.end = told.start, told.end
			return
		}
	}
	if later := s.rescheduled(t); later != nil {
		before, after = later, nil
	}
	d := before
	if after != nil && (d == nil || o.at >= after.End || before.Start < barrier) {
		d = after
	}
	if d == nil && o.status == graph.Held && r.lastDay != "" && s.followsLast(t) {
		a.start, a.end = r.lastDay, r.lastDay // this goes on from the event just told
		return
	}
	if d == nil && s.sameDay(t, a) {
		return
	}
	if d == nil || d == before && s.reported(d, t, o) {
		return
	}
	future := o.status == graph.Planned || o.status == graph.Proposed || o.ahead
	if o.status == graph.Cancelled || o.status == graph.Rejected || o.cue == "か" {
		future = r.nearerAhead(d)
	}
	if text := s.l.text[d.Start:d.End]; o.status == graph.Held && o.strong && r.lastDay != "" && strings.HasPrefix(text, "同日") && r.brief.Published != "" && d.From.First() > r.brief.Published.Last() {
		a.start, a.end = r.lastDay, r.lastDay // not the day of a plan told between
		return
	}
	if future && o.chained && s.beforeNext(d) {
		a.status, future = graph.Held, false
	}
	if future && r.justPast(d) {
		switch {
		case o.chained:
			a.status, future = graph.Held, false
		case d.From != d.To || startsWithAny(s.l.text[d.End:], "に", "の", "から"):
			future = false
		default:
			return // the day on which it was agreed or announced
		}
	}
	if future && strings.HasPrefix(s.l.text[d.Start:d.End], "同日") && o.status == graph.Proposed {
		return
	}
	lastDay := r.lastDay
	a.start, a.end = r.dateOf(d, future)
	if d.From == d.To && strings.HasPrefix(s.l.text[d.End:], "から") && lastDay != "" {
		r.lastDay = lastDay // 6日から協議を続けた: 同日 below is not the day on which that began
	}
	if published := r.brief.Published; s.l.index == 0 && published != "" && r.lastDay.First() > published.Last() {
		r.lastDay = lastDay // a headline's あす会談: 同日 below is not that day
	}
	if o.status == graph.Held && r.soon(s, t, o, d) {
		a.start, a.end = d.As(true)
		a.status = graph.Planned
		r.lastDay = lastDay
	}
	if a.start != "" {
		a.prove(s.l, span{d.Start, d.End}, "time", "date of the clause")
		published := r.brief.Published
		if o.status == graph.Held && published != "" && a.start.First() > published.Last() {
			a.status = graph.Planned
		}
	}
}

// atFirst says whether a date is one that was given up: 当初|8日とみられていたが.
func (l *line) atFirst(at int) bool {
	return endsWithAny(l.text[:at], "当初", "当初の", "当初は", "当初、")
}

// beforeNext says whether a date stands before another in a row of events that goes forward, so that it cannot be the one a month
// ahead: 26日にソロモン諸島に入り、31日にはトンガに移る.
func (s *sentence) beforeNext(d *DateExpr) bool {
	ahead, _ := d.As(true)
	past, _ := d.As(false)
	if past == "" || past.Precision() != graph.PrecisionDay || past.First() == ahead.First() {
		return false
	}
	return slices.ContainsFunc(s.l.dates, func(next DateExpr) bool {
		to, _ := next.As(true)
		return next.Start >= d.End && next.End <= s.end && !next.Duration && !next.Since && to != "" && to.Precision() == graph.PrecisionDay && past.First() < to.First() && to.First() < ahead.First()
	})
}

// inRelative says whether a date belongs to a journey that only describes one of those who meet: 今週来訪した|ロウハニ大統領との会談.
func (s *sentence) inRelative(d *DateExpr, t *trigger) bool {
	for _, v := range s.triggers {
		if v.family == visitFamily && v.start >= d.End && v.end <= t.start {
			if head := s.headAfter(v); head != nil && head.start < t.start {
				return true
			}
		}
	}
	return false
}

// mainDate says whether an earlier date is that of the sentence, set off by a comma, so that the later one, behind which no event
// is told before the trigger, belongs to words that describe something else: 10日午前、9日に閉幕した会議に出席した財政相と|会談した.
func (s *sentence) mainDate(earlier, d *DateExpr, t *trigger) bool {
	if earlier == nil {
		return false
	}
	gap := s.l.text[earlier.End:d.Start]
	if len(gap) > len("の午前中、") || !strings.HasSuffix(gap, "、") {
		return false
	}
	rest := s.l.text[d.End:t.start]
	return !containsAny(rest, "し、", "り、", "い、", "き、", "って、", "んで、") && (containsAny(rest, "を前に", "に先立", "を控え") || slices.ContainsFunc(relativeEnds, func(end string) bool { return relative(rest, end) }))
}

// relativeEnds are the ends of a past clause that can describe the noun behind it.
var relativeEnds = []string{"した", "された", "かれた", "われた", "れる", "った", "予定の"}

// relative says whether the ending stands right before a noun: 閉幕|した|会議.
func relative(text, ending string) bool {
	i := strings.Index(text, ending)
	if i < 0 {
		return false
	}
	sc := scriptOf(runeAfter(text, i+len(ending)))
	return (sc == kanji || sc == katakana || sc == digit || sc == latin) && !startsWithAny(text[i+len(ending):], "後", "際", "上で", "時")
}

// rescheduled is the day to which an event is moved: 9日の予定だったが、|10日に再調整された.
func (s *sentence) rescheduled(t *trigger) *DateExpr {
	for i := range s.l.dates {
		d := &s.l.dates[i]
		if d.Start >= t.end && d.End <= s.end && !d.Duration && d.From != "" && startsWithAny(s.l.text[d.End:], "に再調整", "に変更", "に改め", "に繰り上げ", "に前倒し", "へ変更", "に設定し直") && strings.Contains(s.l.text[t.end:d.Start], "だったが") {
			return d
		}
	}
	return nil
}

// isWhen says whether the words between an event and a date say that the date is when it was: 前回会っ|たのは|7月.
func isWhen(gap string) bool {
	switch gap {
	case "たのは", "ったのは", "したのは", "が行われたのは", "が開かれたのは", "を行ったのは", "を開いたのは", "は":
		return true
	}
	return false
}

// sameDay gives an event of which only the hour is told the day of the event before it in the sentence: 26日午前には…、|午後には….
func (s *sentence) sameDay(t *trigger, a *account) bool {
	i := slices.Index(s.triggers, t)
	if i < 1 {
		return false
	}
	gap := s.l.text[s.triggers[i-1].end:t.start]
	j := lastIndex(gap, "、")
	for _, hour := range []string{"午後", "午前", "夕方", "夜", "昼"} {
		at := strings.Index(gap, hour)
		if at < 0 || j < 0 || !startsWithAny(gap[at+len(hour):], "には", "に", "、", "は") || !strings.HasSuffix(gap[:at], "、") {
			continue
		}
		for k := len(s.accounts) - 1; k >= 0; k-- {
			if before := s.accounts[k]; before.start != "" && before.start == before.end {
				a.start, a.end = before.start, before.end
				return true
			}
		}
	}
	return false
}

// eventBehind says whether a date behind a trigger and a comma leads to the next event: 来日、|6日に|首脳会談.
func (s *sentence) eventBehind(t *trigger, d *DateExpr) bool {
	gap := s.l.text[t.end:d.Start]
	if !strings.HasPrefix(gap, "、") && !(gap == "は、" && strings.Contains(s.l.text[d.End:s.end], "に先立つ")) && !(s.l.index == 0 && startsWithAny(gap, "=", " ", "　", "―") && !strings.ContainsAny(gap, "はがを")) {
		return false
	}
	return slices.ContainsFunc(s.triggers, func(next *trigger) bool {
		return next.start >= d.End && !strings.Contains(s.l.text[d.End:next.start], "、")
	})
}

// followsLast says whether an event is told as one right before or after that told last: これに先立ち, その後, サミット後、, に先立ち.
func (s *sentence) followsLast(t *trigger) bool {
	before := s.l.text[s.start:t.start]
	if i := strings.Index(before, "に先立ち"); i >= 0 && !endsWithAny(before[:i], "訪問", "来日", "歴訪", "出発", "帰国") {
		return true
	}
	return t.family == meetingFamily &&
		(startsWithAny(strings.TrimLeft(s.l.text[s.start:s.end], " "), "これに先立", "その後", "続いて", "引き続き", "このあと", "この後", "会議の合間", "会議の傍ら", "その合間") ||
			afterThat(before) || strings.Contains(before, "この後") || strings.Contains(before, "は続いて") || strings.Contains(before, "はこれに先立"))
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
	if from, to = d.As(false); future && (r.brief.Published == "" || from.First() < r.brief.Published.First()) {
		from, to = d.As(true) // but 14日夜、翌15日に, on the 15th
	}
	if !future && from.Precision() == graph.PrecisionDay && from == to && (r.brief.Published == "" || from.First() <= r.brief.Published.Last()) {
		r.lastDay = from
	}
	return from, to
}

// ownTime leaves out the dates in brackets that give the same moment in another time zone: 25日夕(日本時間26日未明).
func (l *line) ownTime() []DateExpr {
	if !l.letters.has('(') {
		return l.dates
	}
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
	if !l.letters.has('来') {
		return
	}
	for i := range l.dates {
		d := &l.dates[i]
		rest := l.text[d.End:]
		for _, sent := range l.sentences {
			if d.End <= sent.end {
				rest = l.text[d.End:sent.end]
				break
			}
		}
		j := strings.Index(rest, "以来")
		if j >= 0 && j < 75 && !strings.ContainsAny(rest[:j], "、。") {
			d.Since = true
		}
	}
}

// soon says whether a date without year or month, told with no clear tense, is nearer ahead than behind: a headline's
// 18日から訪中 on the 15th, 10月に外相会談を開き on 17 September.
func (r *reader) soon(s *sentence, t *trigger, o outlook, d *DateExpr) bool {
	if o.cue != "" && !o.chained && (!o.referring || !strings.HasPrefix(o.cue, "の際") && !startsWithAny(o.cue, "の場", "の折", "の席", "に合わせ")) || r.brief.Published == "" {
		return false
	}
	if o.cue == "" && s.l.index > 0 && d.From.Precision() == graph.PrecisionMonth && endsWithAny(strings.TrimRight(s.l.text[s.start:s.end], "。 "), "となっていた", "だった", "に終わっていた", "に終わった", "終わっている") && !s.l.futureEnd(s.span) {
		return false // 3月のアラスカでの会談は非難の応酬となっていた
	}
	past, _ := d.As(false)
	if s.l.index == 0 && past != "" && slices.ContainsFunc(r.accounts, func(b *account) bool {
		return b.status == graph.Planned && b.start != "" && past.First() < b.start.First()
	}) {
		return true // 29日来日へ 30日に首脳会談
	}
	return r.nearerAhead(d) && daysBetween(past.Last(), r.brief.Published.First()) > 14
}

// justPast says whether a date without month or year means a day just before the publication rather than one a month ahead.
func (r *reader) justPast(d *DateExpr) bool {
	_, past := d.As(false)
	ahead, _ := d.As(true)
	if past == ahead || past == "" || ahead == "" || r.brief.Published == "" || past.Precision() != graph.PrecisionDay {
		return false
	}
	published := r.brief.Published.First()
	before := daysBetween(past.Last(), published)
	if from, to := d.As(false); from != to && from.First() <= published && to.First() >= published {
		return true // 10日から4日間 on the 11th
	}
	distance := daysBetween(published, ahead.First())
	return (before > 0 || before == 0 && d.From != d.To) && (before <= 4 && distance > 20 || before <= 45 && distance > 300)
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
var reportVerbs = []string{"決めた", "決めました", "決定した", "固めた", "発表した", "発表しました", "正式に発表した", "明らかにした", "明らかにしました", "明かした", "述べた", "述べました", "語った", "表明した", "表明しました", "伝えた", "報じた", "強調した", "説明した", "指摘した", "発表", "表明", "発言した", "発言", "話した", "話している", "語っている", "述べている", "投稿した", "書き込んだ", "訴えた", "主張した", "答えた", "示唆した", "記者団に語った", "記者団に述べた", "見通しを示した", "考えを示した", "意向を示した", "投稿していた", "述べていた", "語っていた", "表明していた", "発表していた", "明らかにしていた"}

// reported says whether a date before an event is that of the report about it: 外務省は24日、〜を開催すると発表した.
func (s *sentence) reported(d *DateExpr, t *trigger, o outlook) bool {
	if o.chained || plans(s.l.text[t.end:s.end]) || o.status == graph.Held && (o.strong || startsWithAny(o.cue, "で", "の場", "の席", "にて")) {
		return false
	}
	text := strings.TrimRight(s.l.text[s.start:s.end], "。 \n")
	reports := false
	for _, verb := range reportVerbs {
		if head, ok := strings.CutSuffix(text, verb); ok && (endsWithAny(head, "と", "ことを", "との", "方針を", "という", "ことも", "意志を", "意思を", "姿勢を", "立場を") || quoteEnds(head) || saysWhere(head)) {
			reports = true
		}
	}
	if !reports {
		return false
	}
	if d.From != d.To || d.From.Precision() != graph.PrecisionDay {
		return false // nobody announces in the autumn
	}
	before := s.l.text[s.start:d.Start]
	rest := s.l.text[d.End:t.start]
	if strings.HasPrefix(rest, "に") && slices.ContainsFunc(s.triggers, func(v *trigger) bool {
		return v.family == visitFamily && v.start >= d.End && v.end <= t.start
	}) {
		return false // 18日にワシントンを訪れ、会談すると表明した
	}
	for _, hour := range []string{"午前の", "午後の", "夜の", "夕の", "夕方の"} {
		if inner, ok := strings.CutPrefix(rest, hour); ok && startsWithAny(inner, "記者会見", "会見", "閣議後") {
			return true // 7日午前の記者会見で、…と説明した
		}
	}
	return (strings.HasSuffix(before, "は") || strings.HasSuffix(before, "も") || before == "") &&
		(strings.HasPrefix(rest, "、") || strings.HasPrefix(rest, "の記者会見") || strings.HasPrefix(rest, "の会見") || strings.HasPrefix(rest, "夜、") || strings.HasPrefix(rest, "午前、") || strings.HasPrefix(rest, "午後、") || strings.HasPrefix(rest, "に"))
}

// saidOn says whether a date is that of the report that the sentence makes: 外務省は|24日、…を取りやめたと発表した.
func (s *sentence) saidOn(d DateExpr) bool {
	return d.Start > s.start && d.End < s.end && endsWithAny(s.l.text[s.start:d.Start], "は", "も") && strings.HasPrefix(s.l.text[d.End:], "、") && s.reports()
}

// namesOnly says whether the commas between two positions only join people: 9日の|ケリー国務長官、ヘーゲル国防長官とロシア閣僚との|会談.
func (s *sentence) namesOnly(from, to int) bool {
	gap := s.l.text[from:to]
	if strings.ContainsAny(gap, "はがを") {
		return false
	}
	for at := 0; ; {
		i := strings.Index(gap[at:], "、")
		if i < 0 {
			return true
		}
		at += i + len("、")
		if m := s.l.covering(from + at - len("、") - 1); m == nil || m.kind != officialMention {
			return false
		}
	}
}

// beforeGathering says whether the words between a date and an event make the date that of a gathering before or after which the event
// is: 今月中旬に|ペルーで開かれる首脳会議の前に|訪れる.
func (s *sentence) beforeGathering(gap string) bool {
	for _, held := range []string{"で開かれる", "で開催される", "に開かれる", "に開催される", "で行われる", "に行われる", "で開かれた", "に開かれた"} {
		clause, rest, ok := strings.Cut(gap, held)
		if !ok || strings.ContainsAny(clause, "、。は") {
			continue
		}
		if containsAny(rest, "の前に", "を前に", "に先立", "の後に", "の後、", "後に", "の前後") && !strings.Contains(rest, "し、") {
			return true
		}
	}
	return false
}

// saysWhere says whether a report tells where it was made, behind its と: …すると|国営メディアで.
func saysWhere(head string) bool {
	i := lastIndex(head, "と")
	return i > 0 && len(head)-i < 48 && endsWithAny(head, "で", "に") && !strings.ContainsAny(head[i:], "、。")
}

// quoteEnds says whether a quotation ends the text: 「…」と|述べた with the と inside the verb's own words.
func quoteEnds(text string) bool { return strings.HasSuffix(text, "」") }

// closesEvent says whether the clause of a date closes before the event as its cause: 3日に声明を出したことを受け、|首脳会談では.
func closesEvent(gap string) bool {
	for _, word := range []string{"ことを受けて行われ", "ことを受けて開かれ", "を受けて行われた", "を受けて開かれた", "ことを受け、", "ことを受けて、", "たため、", "たのを受け、"} {
		if strings.Contains(gap, word) {
			return true
		}
	}
	return false
}

// owned says whether a date belongs to something else than the event: the date of a speech, of an announcement, of a
// law, or to another event between.
func owned(s *sentence, d *DateExpr, t *trigger) bool {
	if d.End > t.start {
		return false
	}
	gap := s.l.text[d.End:t.start]
	if startsWithAny(gap, "開催)", "開催予定)", "の予定)", "予定)") && strings.HasSuffix(s.l.text[:d.Start], "(") {
		return true // 首脳会談(27日開催)に向けた|実務会談
	}
	if containsAny(gap, "ところによると、", "によると、", "によれば、", "の話として", "ところでは、") {
		return true // the day of the report
	}
	if startsWithAny(gap, "に引き続き", "に引き続いて", "に続く", "に続き、", "に続いて、", "の会談に続く", "の会談に続き", "の首脳会談に続") {
		return true // 先月27日に続く2回目の首脳会談で、|米朝首脳会談の実現を協議した: another's
	}
	if startsWithAny(gap, "に退任", "に就任", "に発足", "に任期") {
		return true // 来年1月に退任する大統領
	}
	if s.beforeGathering(gap) {
		return true
	}
	if startsWithAny(gap, "を想定", "ごろを想定", "を念頭", "を軸に", "を目標") || closesEvent(gap) && !(strings.HasPrefix(gap, "、") && strings.HasSuffix(s.l.text[:d.Start], "は")) {
		return true
	}
	if n := strings.TrimSuffix(gap, "「"); gap == "の" || strings.HasPrefix(n, "の") && ordinalAt(n, len(n)) == len(n)-len("の") && len(n) > len("の") || gap == "の「" {
		return false // 昨年12月の第1回「ハイレベル経済対話」
	}
	if strings.HasPrefix(gap, "の") && slices.ContainsFunc(s.args, func(a *arg) bool { return a.start == d.End+len("の") && a.particle == "の" && a.end2 == t.start }) {
		return false
	}
	if after := strings.Index(gap, "後、"); strings.HasPrefix(gap, "の") && d.From == d.To && d.From.Precision() == graph.PrecisionDay && after > 0 && after < 36 && !strings.ContainsAny(gap[:after], "、はがを") {
		return false // 25日の就任式後、会談した
	}
	if m := s.l.covering(d.End + len("の")); m != nil && m.kind == placeMention && strings.HasPrefix(gap, "の") {
		if end, ok := placeParticle(s.l.text, m.end); ok && startsWithAny(s.l.text[end:], "では", "は") {
			return false // 同日のワシントンでは|首脳会談が
		}
	}
	if strings.HasPrefix(gap, "の") && !startsWithAny(gap, "の日程で", "の両日", "の午前", "の午後", "の夜", "の夕方", "の朝", "の昼", "の未明", "の深夜", "の早朝", "の正午") && !(endsWithAny(gap, "での", "との", "による", "とは", "と") && (!strings.ContainsAny(gap, "は、") || strings.HasSuffix(gap, "との") && s.namesOnly(d.End, t.start))) {
		return true
	}
	for _, other := range s.triggers {
		if other.start >= d.End && other.end <= t.start && containsAny(s.l.text[other.end:t.start], "だが、", "たが、", "るが、", "すが、", "うが、", "くが、") {
			return true // 22日に会う予定だが、…との会談は見合わせる
		}
	}
	if open := strings.LastIndexByte(s.l.text[:d.Start], '('); open >= s.start && !strings.Contains(s.l.text[open:d.Start], ")") && startsWithAny(gap, "開催)", "開催予定)", ")") {
		for _, other := range s.triggers {
			if other.end == open {
				return other != t // 首脳会談(27日開催)に向けた実務会談
			}
		}
	}
	for _, word := range []string{"に発表", "の記者会見で", "、記者会見で", "の会見で", "と発表し", "に行われる選挙", "の演説"} {
		if strings.HasPrefix(gap, word) {
			return true
		}
	}
	if strings.HasPrefix(gap, "付") || strings.HasPrefix(gap, "から始ま") && gap != "から始まる" {
		return true
	}
	return false
}
