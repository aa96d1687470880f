package ingest

import (
	"strings"
	"unicode/utf8"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
)

// DateExpr is a date expression in folded text and what it means.
type DateExpr struct {
	Start, End   int        // bytes in the text
	From, To     graph.Date // equal for a single date; both "" where it cannot be known (数週間以内, 早期)
	Past, Future bool       // the expression itself says so: 昨年, 先週 / 来月, 年内
	Since        bool       // 以来, 以降, ぶり, を最後に: when something last happened
	Duration     bool       // 4日間, 9年ぶり: no point in time; From and To are ""
	Ago          graph.Date // of 9年ぶり: the date that it leads back to
	Publication  bool       // 26日付
	Fiscal       bool       // 2026年度: From is the year, which begins in April

	near, past, future interval // near is that of From and To
}

// As reads the expression in a sentence about the past or about the future: 10月 in September is last year's or this
// year's. From and To are the reading nearest to the day of publication.
func (d DateExpr) As(future bool) (from, to graph.Date) {
	reading := d.past
	if future {
		reading = d.future
	}
	if reading == d.near {
		return d.From, d.To
	}
	return reading.dates()
}

// Ambiguous reports whether tense decides what the expression means.
func (d DateExpr) Ambiguous() bool { return d.past != d.future }

// FindDates finds the date expressions of a folded text, left to right, not overlapping.
func FindDates(text string, published graph.Date) []DateExpr {
	return FindDatesAfter(text, published, "")
}

// FindDatesAfter is FindDates for a text in which 同日, 前日, 翌月 lean on a date told before it.
func FindDatesAfter(text string, published, previous graph.Date) []DateExpr {
	return findDates(text, published, previous, nil)
}

// findDates appends the date expressions to a list.
func findDates(text string, published, previous graph.Date, found []DateExpr) []DateExpr {
	s := dateScanner{text: text, pub: parseYMD(published), found: found}
	if before := parseYMD(previous); before.y != 0 {
		s.lean(dateMatch{when: inEvery(before.point())})
	}
	s.run()
	return s.found
}

// The readings of a date without month or year.
const (
	readNearest = iota
	readPast
	readFuture
)

// readings are the interval in each reading.
type readings [3]interval

func inEvery(i interval) readings { return readings{i, i, i} }

// said is what the words of a date say: base is the year (and month) that words or figures fix, by reading; the numbers
// are those of month and day, with the last one of a list.
type said struct {
	base         [3]ymd
	m, d         int
	lastM, lastD int
	days, months [2]int // part of the month, of the year
}

// dateMatch is an expression on its way to a DateExpr.
type dateMatch struct {
	DateExpr
	said  said
	fixed bool // when is known; said is empty
	when  readings
	year  bool // the year is said
	point bool // a date that a range may continue
	drop  bool // no date: step over it

	weekly bool // a day of the week
}

type dateScanner struct {
	text  string
	pub   ymd
	day   [3]ymd // the day, month, year named last, by reading
	month [3]ymd
	year  [3]ymd
	last  dateMatch // the expression found last
	found []DateExpr
}

func (s *dateScanner) run() {
	for i := 0; i < len(s.text); {
		r, size := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = gazetteer.DecodeRune(s.text[i:])
		}
		if !startsDate(r) {
			i += size
			continue
		}
		m, ok := s.at(i)
		if !ok {
			i += max(size, s.digits(i))
			continue
		}
		if !m.drop {
			s.keep(m)
		}
		i = m.End
	}
}

var dateStarts = indexStarts()

// indexStarts marks the characters with which an expression may begin.
func indexStarts() *[1 << 16]bool {
	var starts [1 << 16]bool
	for r := range dateWords {
		starts[r] = true
	}
	for _, r := range "0123456789" + figureRunes + "十百千廿数" {
		starts[r] = true
	}
	return &starts
}

func startsDate(r rune) bool { return r < 1<<16 && dateStarts[r] }

// at is the expression that begins at i, complete with range and suffix.
func (s *dateScanner) at(i int) (dateMatch, bool) {
	m, ok := s.core(i)
	if !ok || m.drop {
		return m, ok
	}
	m.Start = i
	s.resolve(&m)
	if m.point {
		s.extend(&m)
	}
	s.suffix(&m)
	return m, true
}

// core is the expression at i without range and suffix.
func (s *dateScanner) core(i int) (dateMatch, bool) {
	r, _ := gazetteer.DecodeRune(s.text[i:])
	for _, w := range dateWords[r] {
		if !strings.HasPrefix(s.text[i:], w.text) {
			continue
		}
		if m, ok := s.word(i, w); ok {
			return m, true
		}
	}
	return s.figures(i)
}

// keep writes an expression down and lets later ones lean on it.
func (s *dateScanner) keep(m dateMatch) {
	d := m.DateExpr
	d.near, d.past, d.future = m.when[readNearest], m.when[readPast], m.when[readFuture]
	d.From, d.To = d.near.dates()
	if when := m.when[readNearest]; !d.Ambiguous() && when.from.y != 0 && s.pub.d != 0 {
		d.Past = d.Past || when.to.last().ordinal() < s.pub.ordinal()
		d.Future = d.Future || when.from.ordinal() > s.pub.ordinal()
	}
	s.found = append(s.found, d)
	s.last = m
	s.lean(m)
}

// lean lets 同日, 翌月, 前年 mean what follows from m.
func (s *dateScanner) lean(m dateMatch) {
	for k, when := range m.when {
		from := when.from
		if from.y == 0 {
			continue
		}
		s.year[k] = ymd{y: from.y}
		if from.m != 0 {
			s.month[k] = ymd{y: from.y, m: from.m}
		}
		if from.d != 0 {
			s.day[k] = from
		}
	}
}

// resolve computes when from what was said.
func (s *dateScanner) resolve(m *dateMatch) {
	if m.fixed || !m.point {
		return
	}
	for k := range m.when {
		m.when[k] = m.said.interval(s.fill(m.said, k))
	}
	if !m.said.yearless() {
		return
	}
	past, future := m.when[readPast], m.when[readFuture]
	m.when[readNearest] = past
	if s.distance(future.from) < s.distance(past.from) {
		m.when[readNearest] = future
	}
}

// yearless reports whether tense decides the date.
func (a said) yearless() bool { return a.base[readNearest].y == 0 }

func (s *dateScanner) distance(a ymd) int {
	pub := s.pub
	if a.d == 0 {
		pub.d = 0
	}
	return a.gap(pub)
}

// fill completes the beginning of what was said in reading k from the day of publication.
func (s *dateScanner) fill(a said, k int) ymd {
	date := a.base[k]
	if a.m != 0 {
		date.m = a.m
	}
	if a.d != 0 {
		date.d = a.d
	}
	switch {
	case date.y != 0:
		return date
	case date.m != 0:
		return s.pickYear(date, k)
	case date.d != 0:
		return s.pickMonth(date, k)
	}
	return ymd{}
}

// pickYear gives a month the year: the month of publication is this year's.
func (s *dateScanner) pickYear(date ymd, k int) ymd {
	if s.pub.y == 0 {
		return ymd{}
	}
	date.y = s.pub.y
	step := 1
	if k != readFuture {
		step = -1
	}
	if s.pub.m != 0 && (date.m-s.pub.m)*step < 0 {
		date.y += step
	}
	for range 8 {
		if date.valid() {
			return date
		}
		date.y += step
	}
	return ymd{}
}

// pickMonth gives a day the month: the last one that had it, or the next one that has it.
func (s *dateScanner) pickMonth(date ymd, k int) ymd {
	if s.pub.m == 0 {
		return ymd{}
	}
	step := 1
	if k != readFuture {
		step = -1
	}
	month := ymd{y: s.pub.y, m: s.pub.m}
	if s.pub.d != 0 && (date.d-s.pub.d)*step < 0 {
		month = month.addMonths(step)
	}
	for daysIn(month.y, month.m) < date.d {
		month = month.addMonths(step)
	}
	return ymd{month.y, month.m, date.d}
}

// interval spreads a date over the list or part that was said.
func (a said) interval(from ymd) interval {
	switch {
	case from.y == 0:
		return interval{}
	case a.days[0] != 0:
		return from.days(a.days)
	case a.months[0] != 0:
		return from.months(a.months)
	case a.lastD != 0:
		return interval{from, from.next(ymd{d: a.lastD})}
	case a.lastM != 0:
		return interval{from, from.next(ymd{m: a.lastM})}
	}
	return from.point()
}

// next is the first date on or after a that has the month or day of b.
func (a ymd) next(b ymd) ymd {
	switch {
	case b.y != 0:
		return b
	case b.m != 0:
		b.y = a.y
		if b.m < a.m || b.m == a.m && b.d != 0 && b.d < a.d {
			b.y++
		}
		return b
	case b.d != 0 && a.m != 0:
		month := ymd{y: a.y, m: a.m}
		if b.d < a.d {
			month = month.addMonths(1)
		}
		return ymd{month.y, month.m, b.d}
	}
	return ymd{}
}
