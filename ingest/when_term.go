package ingest

import (
	"strings"

	"kaidan/ingest/gazetteer"
)

// word is the expression that begins with a word of the lexicon.
func (s *dateScanner) word(i int, w dateWord) (dateMatch, bool) {
	end := i + len(w.text)
	m := dateMatch{}
	m.End = end
	switch w.kind {
	case noDate:
		m.drop = true
		return m, true
	case everyDate:
		if after, ok := s.figures(end); ok {
			m.End = after.End
		}
		m.drop = true
		return m, true
	case soonDate, recentDate:
		m.Future, m.Past = w.kind == soonDate, w.kind == recentDate
		return m, w.text != "近く" || s.free(i, "はもがをで、")
	case dayWord, sameDay, dayPrefix:
		return s.fromDay(i, w)
	case monthWord, sameMonth:
		return s.afterMonth(end, s.bases(w), 0, true)
	case yearWord, sameYear:
		return s.afterYear(end, s.bases(w))
	case eraWord:
		return s.era(end, w.n)
	case fiscalWord:
		m.Fiscal = true
		return m.means(inEvery(s.pub.addYears(w.n).point())), true
	case halfYear:
		return s.quantity(i)
	}
	return s.otherWord(i, w)
}

// otherWord is the rest of word: weeks, seasons, ends and beginnings.
func (s *dateScanner) otherWord(i int, w dateWord) (dateMatch, bool) {
	m := dateMatch{}
	m.End = i + len(w.text)
	pub := s.pub
	month := ymd{y: pub.y, m: pub.m}
	switch w.kind {
	case weekWord, sameWeek:
		return s.afterWeek(m, w), true
	case weekday:
		m.End += len(s.optional(m.End, "日"))
		m.point, m.weekly = true, true
		return m.means(s.around(w.n, 0)), true
	case weekendWord:
		if scriptOf(runeAfter(s.text, m.End)) == katakana { // 週末チャーター便
			m.drop = true
			return m, true
		}
		return m.means(s.around(5, 1)), true
	case weekStart:
		return m.means(s.around(0, 0)), true
	case seasonWord:
		return m.means(inEvery(s.season(w.n, w.part))), true
	case bareSeason:
		return s.bareSeason(i, m, w)
	case yearHalf:
		return m.means(inEvery(pub.addYears(0).months(w.part))), true
	case withinYear:
		m.Future = true
		return m.means(inEvery(pub.addYears(0).point())), true
	case yearEnd:
		this, before := pub.addYears(0).point(), pub.addYears(-1).point()
		if pub.m >= 11 || pub.m == 0 {
			before = this
		}
		return m.means(readings{this, before, this}), true
	case yearStart:
		return m.means(s.newYear()), true
	case withinMonth:
		m.Future = true
		return m.means(inEvery(month.point())), true
	case monthEnd:
		this, before := month.days(lateMonth), month.addMonths(-1).days(lateMonth)
		if pub.d >= lateMonth[0] || pub.d == 0 {
			before = this
		}
		return m.means(readings{this, before, this}), true
	case monthStart:
		this, next := month.days(earlyMonth), month.addMonths(1).days(earlyMonth)
		if pub.d <= earlyMonth[1] {
			next = this
		}
		return m.means(readings{this, this, next}), true
	}
	return m, false
}

func (m dateMatch) means(when readings) dateMatch {
	m.when, m.fixed = when, true
	return m
}

// newYear is the January of the year before or ahead, whichever is nearer.
func (s *dateScanner) newYear() readings {
	if s.pub.y == 0 {
		return readings{}
	}
	this, next := ymd{y: s.pub.y, m: 1}.point(), ymd{y: s.pub.y + 1, m: 1}.point()
	switch {
	case s.pub.m == 1:
		return inEvery(this)
	case s.pub.m > 6:
		return readings{next, this, next}
	}
	return readings{this, this, next}
}

// season is a season of the year n years from publication; the winter of January is last year's.
func (s *dateScanner) season(n int, part [2]int) interval {
	year := s.pub.addYears(n)
	if part == winter && (s.pub.m == 1 || s.pub.m == 2) && n <= 0 {
		year = year.addYears(-1)
	}
	return year.months(part)
}

// bareSeason is 春に: a season's name is also a character of many names, so it must stand free.
func (s *dateScanner) bareSeason(i int, m dateMatch, w dateWord) (dateMatch, bool) {
	rest := s.text[m.End:]
	if !s.free(i, "のはもがをで、") || !hasAnyPrefix(rest, "に", "ごろ", "頃", "まで", "以降", "から", "の訪", "の首脳") {
		return m, false
	}
	m.said = said{m: w.part[0], months: w.part}
	m.when[readPast] = s.fill(m.said, readPast).months(w.part)
	m.when[readFuture] = s.fill(m.said, readFuture).months(w.part)
	m.when[readNearest] = m.when[readPast]
	if s.distance(m.when[readFuture].from) < s.distance(m.when[readPast].from) {
		m.when[readNearest] = m.when[readFuture]
	}
	m.fixed = true
	return m, true
}

// around is a day of the week (Monday 0) and more days after it: the last one, the next one.
func (s *dateScanner) around(day, more int) readings {
	this := s.pub.week(0)
	if this.from.y == 0 {
		return readings{}
	}
	span := func(weeks int) interval {
		from := this.from.addDays(7*weeks + day)
		return interval{from, from.addDays(more)}
	}
	past, future := span(0), span(0)
	if past.from.ordinal() > s.pub.ordinal() {
		past = span(-1)
	}
	if future.to.ordinal() < s.pub.ordinal() {
		future = span(1)
	}
	when := readings{past, past, future}
	if s.distance(future.from) < s.distance(past.to) {
		when[readNearest] = future
	}
	return when
}

// afterWeek narrows a week by what follows it: 先週末, 来週火曜日.
func (s *dateScanner) afterWeek(m dateMatch, w dateWord) dateMatch {
	var weeks readings
	for k := range weeks {
		weeks[k] = s.pub.week(w.n)
		if w.kind == sameWeek && s.day[k].y != 0 {
			weeks[k] = s.day[k].week(w.n)
		}
	}
	first, last := 0, 6
	at := m.End + len(s.optional(m.End, "の"))
	if strings.HasPrefix(s.text[m.End:], "末") {
		first, last = 5, 6
		m.End += len("末")
	} else if strings.HasPrefix(s.text[m.End:], "後半") {
		first, last = 3, 6
		m.End += len("後半")
	} else if strings.HasPrefix(s.text[m.End:], "前半") {
		first, last = 0, 2
		m.End += len("前半")
	} else if day, end, ok := s.weekday(at); ok {
		first, last = day, day
		m.point, m.weekly = true, true
		m.End = end
	}
	for k := range weeks {
		monday := weeks[k].from
		weeks[k] = interval{monday.addDays(first), monday.addDays(last)}
	}
	return m.means(weeks)
}

// weekday is a day of the week written out at i: 火曜, 火曜日.
func (s *dateScanner) weekday(i int) (day, end int, ok bool) {
	r, _ := gazetteer.DecodeRune(s.text[i:])
	for _, w := range dateWords[r] {
		if w.kind == weekday && strings.HasPrefix(s.text[i:], w.text) {
			end = i + len(w.text)
			return w.n, end + len(s.optional(end, "日")), true
		}
	}
	return 0, i, false
}

// bases are the years or months that a word names, by reading.
func (s *dateScanner) bases(w dateWord) [3]ymd {
	var bases [3]ymd
	for k := range bases {
		switch w.kind {
		case monthWord:
			bases[k] = s.pub.addMonths(w.n)
		case yearWord:
			bases[k] = s.pub.addYears(w.n)
		case sameMonth:
			bases[k] = orElse(s.month[k], s.pub).addMonths(w.n)
		case sameYear:
			bases[k] = orElse(s.year[k], s.pub).addYears(w.n)
		}
	}
	return bases
}

func orElse(a, b ymd) ymd {
	if a.y != 0 {
		return a
	}
	return b
}

// fromDay is a day counted from another: 昨日, 同日, 翌26日, 前日の25日. A number that follows names the day better.
func (s *dateScanner) fromDay(i int, w dateWord) (dateMatch, bool) {
	m := dateMatch{}
	m.End = i + len(w.text)
	if len(w.text) > 0 && isHiragana(w.text) && !s.alone(i, m.End) {
		return m, false
	}
	m.point, m.fixed = true, true
	for k := range m.when {
		m.when[k] = s.counted(w, k).point()
	}
	at := m.End
	if w.kind != dayPrefix {
		at += len(s.optional(at, "の", "("))
	}
	first, last, end, ok := s.days(at)
	if !ok || last != first {
		return m, w.kind != dayPrefix
	}
	if strings.HasPrefix(s.text[m.End:], "(") {
		end += len(s.optional(end, ")"))
	}
	m.End = end
	for k := range m.when {
		near := orElse(m.when[k].from, s.pub)
		m.when[k] = near.nearestDay(first).point()
	}
	return m, true
}

// counted is the day that a word counts from publication or from the day named before.
func (s *dateScanner) counted(w dateWord, k int) ymd {
	switch {
	case w.kind == dayWord:
		return s.pub.addDays(w.n)
	case s.day[k].y != 0 && s.day[k].gap(s.day[readNearest]) > 200:
		return s.day[readNearest].addDays(w.n) // 10月31日、翌日に: not of next year
	case s.day[k].y != 0:
		return s.day[k].addDays(w.n)
	case w.n == 0 && w.kind == sameDay:
		return ymd{}
	}
	return s.pub.addDays(w.n)
}

// nearestDay is the day with number d nearest to a.
func (a ymd) nearestDay(d int) ymd {
	if a.y == 0 || a.d == 0 {
		return ymd{}
	}
	best := ymd{}
	for n := -1; n <= 1; n++ {
		month := a.addMonths(n)
		date := ymd{month.y, month.m, d}
		if date.valid() && (best.y == 0 || date.gap(a) < best.gap(a)) {
			best = date
		}
	}
	return best
}

// era is the year of an era: 令和5年, 令和元年.
func (s *dateScanner) era(i, before int) (dateMatch, bool) {
	n, end, ok := 1, i+len("元"), strings.HasPrefix(s.text[i:], "元年")
	if !ok {
		n, end, ok = s.number(i)
	}
	if !ok || n == 0 || n > 64 || !strings.HasPrefix(s.text[end:], "年") {
		return dateMatch{}, false
	}
	return s.afterYear(end+len("年"), sameBase(ymd{y: before + n}))
}
