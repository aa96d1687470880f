package ingest

import (
	"strings"

	"kaidan/ingest/gazetteer"
)

func sameBase(a ymd) [3]ymd { return [3]ymd{a, a, a} }

// afterYear continues behind a year: month, season, half, end.
func (s *dateScanner) afterYear(i int, base [3]ymd) (dateMatch, bool) {
	at := i + len(s.optional(i, "の"))
	if n, lastN, end, ok := s.months(at); ok {
		return s.afterMonths(end, base, n, lastN, true)
	}
	m := dateMatch{said: said{base: base}, year: true, point: true}
	m.End = i
	rest := s.text[at:]
	switch {
	case strings.HasPrefix(s.text[i:], "代"):
		m.End += len("代")
		first := base[readNearest]
		return m.means(inEvery(interval{first, first.addYears(9)})), true
	case strings.HasPrefix(s.text[i:], "度"):
		m.End += len("度")
		m.Fiscal = true
	case hasAnyPrefix(s.text[i:], "内に", "内の", "内で", "内、", "中に", "中の", "中、"):
		m.Future = s.mayCome(base[readNearest])
		m.End += len("内")
	default:
		if p, ok := findPart(yearParts, rest); ok {
			m.End = at + len(p.text)
			m.said.months = p.span
		} else if p, ok := findPart(yearWhole, rest); ok {
			m.End = at + len(p.text)
			m.Future = p.text == "末まで" && s.mayCome(base[readNearest])
		}
	}
	return m, true
}

// mayCome reports whether a year has not ended on the day of publication.
func (s *dateScanner) mayCome(a ymd) bool { return a.y >= s.pub.y }

// afterMonth continues behind a month: day, days, part. m is 0 where base holds the month.
func (s *dateScanner) afterMonth(i int, base [3]ymd, month int, year bool) (dateMatch, bool) {
	m := dateMatch{said: said{base: base, m: month}, year: year, point: true}
	m.End = i
	at := i + len(s.optional(i, "の"))
	if first, last, end, ok := s.days(at); ok {
		m.said.d = first
		if last != first {
			m.said.lastD = last
		}
		m.End = end
		m.drop = !m.said.possible()
		return m, true
	}
	if p, ok := findPart(monthParts, s.text[at:]); ok {
		m.End = at + len(p.text)
		m.said.days = p.span
	}
	return m, true
}

// afterMonths is afterMonth for a list, which no day follows.
func (s *dateScanner) afterMonths(i int, base [3]ymd, first, last int, year bool) (dateMatch, bool) {
	if first == last {
		return s.afterMonth(i, base, first, year)
	}
	m := dateMatch{said: said{base: base, m: first, lastM: last}, year: year, point: true}
	m.End = i
	return m, true
}

// possible reports whether some year has such a day.
func (a said) possible() bool {
	year, month := a.base[readNearest].y, a.m
	if month == 0 {
		month = a.base[readNearest].m
	}
	return a.d <= daysIn(year, month)
}

// figures is the expression that begins with a number.
func (s *dateScanner) figures(i int) (dateMatch, bool) {
	n, end, ok := s.number(i)
	if !ok {
		return dateMatch{}, false
	}
	if s.ordinalBefore(i) {
		return dateMatch{DateExpr: DateExpr{End: s.unitEnd(end)}, drop: true}, true
	}
	if m, ok := s.numeric(i, n, end); ok {
		return m, true
	}
	if first, last, dayEnd, ok := s.days(i); ok {
		if last == first+1 && first < 5 && hasAnyPrefix(s.text[dayEnd:], "中に", "のうちに") { // 2、3日中に
			return dateMatch{DateExpr: DateExpr{End: dayEnd, Future: true}}, true
		}
		m := dateMatch{said: said{d: first}, point: true}
		if last != first {
			m.said.lastD = last
		}
		m.End = dayEnd
		s.continueMonth(&m, i)
		return m, true
	}
	if first, last, monthEnd, ok := s.months(i); ok {
		base, year := s.continueYear(i, first)
		return s.afterMonths(monthEnd, base, first, last, year)
	}
	if m, ok := s.years(i); ok {
		return m, true
	}
	return s.quantity(i)
}

// continueMonth gives a day right behind a dated one its month: 2018年9月25日、26日.
func (s *dateScanner) continueMonth(m *dateMatch, i int) {
	before := s.last.when[readNearest].from
	if !s.follows(i) || before.d == 0 || s.last.said.m == 0 && !s.last.year {
		return
	}
	m.fixed = true
	for k := range m.when {
		from := s.last.when[k].from.next(ymd{d: m.said.d})
		m.when[k] = m.said.interval(from)
	}
}

// continueYear gives a month right behind a dated one its year: 2018年3月と5月.
func (s *dateScanner) continueYear(i, month int) ([3]ymd, bool) {
	var base [3]ymd
	if !s.follows(i) || !s.last.year || s.last.when[readNearest].from.m == 0 {
		return base, false
	}
	for k := range base {
		base[k] = ymd{y: s.last.when[k].from.next(ymd{m: month}).y}
	}
	return base, true
}

// follows reports whether only a conjunction stands between the last expression and i.
func (s *dateScanner) follows(i int) bool {
	if len(s.found) == 0 || i-s.last.End > len("および") {
		return false
	}
	switch s.text[s.last.End:i] {
	case "と", "、", "・", "や", "及び", "および", ",":
		return true
	}
	return false
}

// numeric is a date in figures alone: 2023-09-26, 2023/9/26, 2023.9.26.
func (s *dateScanner) numeric(i, y, end int) (dateMatch, bool) {
	if end-i != 4 || y < 1850 || y > 2150 || end >= len(s.text) || !strings.ContainsRune("-/.", rune(s.text[end])) {
		return dateMatch{}, false
	}
	mark := s.text[end]
	m, end, ok := s.plainNumber(end + 1)
	if !ok || end >= len(s.text) || s.text[end] != mark {
		return dateMatch{}, false
	}
	d, end, ok := s.plainNumber(end + 1)
	date := ymd{y, m, d}
	if !ok || m == 0 || d == 0 || !date.valid() {
		return dateMatch{}, false
	}
	found := dateMatch{said: said{base: sameBase(ymd{y: y}), m: m, d: d}, year: true, point: true}
	found.End = end
	return found, true
}

// years is a year, or several: 2019年, 2024~25年, 79年の.
func (s *dateScanner) years(i int) (dateMatch, bool) {
	first, end, ok := s.number(i)
	if !ok {
		return dateMatch{}, false
	}
	four := first >= 1850 && first <= 2150
	if sep := s.separator(end); four && sep > 0 {
		if last, lastEnd, ok := s.number(end + sep); ok && strings.HasPrefix(s.text[lastEnd:], "年") {
			if last < 100 {
				last += first - first%100
			}
			if last > first && last < first+50 {
				m := dateMatch{fixed: true, when: inEvery(interval{ymd{y: first}, ymd{y: last}}), year: true}
				m.End = lastEnd + len("年")
				return m, true
			}
		}
	}
	rest, ok := strings.CutPrefix(s.text[end:], "年")
	end += len("年")
	switch {
	case !ok || quantitySuffix(rest, "年") != "":
		return dateMatch{}, false
	case four:
		return s.afterYear(end, sameBase(ymd{y: first}))
	case s.shortYear(i, first, end):
		return s.afterYear(end, sameBase(ymd{y: s.century(first)}))
	}
	return dateMatch{}, false
}

// century completes a year of two figures: not more than ten years ahead.
func (s *dateScanner) century(n int) int {
	if n > s.pub.y%100+10 {
		return 1900 + n
	}
	return 2000 + n
}

// shortYear reports whether a number of two figures before 年 is a year: a month follows, or a particle that does not
// follow a count of years.
func (s *dateScanner) shortYear(i, n, end int) bool {
	if n < 10 && s.text[i] != '0' || n > 99 || s.pub.y == 0 {
		return false
	}
	if _, _, _, ok := s.months(end); ok {
		return true
	}
	if s.after(i, "約", "過去", "今後", "ここ", "満", "計", "数", "ほぼ", "の", "任期", "から", "周年", "来", "後") {
		return false
	}
	rest := s.text[end:]
	if hasAnyPrefix(rest, "にわた", "に及", "にお", "に1", "に一", "にも", "の歴史", "の経験", "の間", "の節目", "の計画", "の刑", "の時") {
		return false
	}
	_, season := findPart(yearParts, rest)
	return season || hasAnyPrefix(rest, "以来", "以降", "に", "の", "から", "まで", "末")
}

// months is a month with its number, or several: 9月, 9、10月, 10~12月.
func (s *dateScanner) months(i int) (first, last, end int, ok bool) {
	return s.list(i, "月", 12, func(string, int) bool { return true })
}

// days is a day with its number, or several: 26日, 25、26両日, 9~11日, 25日と26日.
func (s *dateScanner) days(i int) (first, last, end int, ok bool) {
	first, last, end, ok = s.list(i, "日", 31, isDay)
	if !ok {
		return 0, 0, i, false
	}
	end = s.pairOfDays(&last, end)
	return first, last, s.skipWeekday(end), true
}

// list is a number with a unit, or numbers with separators before it.
func (s *dateScanner) list(i int, unit string, most int, fits func(rest string, n int) bool) (first, last, end int, ok bool) {
	first, end, ok = s.number(i)
	if !ok || first < 1 || first > most {
		return 0, 0, i, false
	}
	last = first
	for n := 0; n < 8; n++ {
		rest := s.text[end:]
		for _, form := range [...]string{"", "の両", "両"} {
			after, found := strings.CutPrefix(rest, form+unit)
			if found && (form != "" || fits(after, last)) && (form == "" || last != first) {
				return first, last, end + len(form) + len(unit), true
			}
		}
		sep := s.separator(end)
		next, nextEnd, isNumber := s.number(end + sep)
		if sep == 0 || !isNumber || next < 1 || next > most || next == last {
			return 0, 0, i, false
		}
		last, end = next, nextEnd
	}
	return 0, 0, i, false
}

// pairOfDays takes in the next day of 25日と26日, and 両日.
func (s *dateScanner) pairOfDays(last *int, end int) int {
	joint := len(s.optional(end, "と", "及び", "および", "、"))
	if joint > 0 {
		n, numberEnd, ok := s.number(end + joint)
		rest, unit := strings.CutPrefix(s.text[max(numberEnd, end):], "日")
		both := hasAnyPrefix(rest, "両日", "の両日")
		if ok && unit && n == *last+1 && isDay(rest, n) && (both || !strings.HasPrefix(s.text[end:], "、")) {
			*last = n
			end = numberEnd + len("日")
		}
	}
	return end + len(s.optional(end, "の両日", "両日"))
}

// separator is the length of a mark between the numbers of a list.
func (s *dateScanner) separator(i int) int {
	return len(s.optional(i, "、", "・", ",", "~", "〜", "-", "–", "—", "―", "‐", "−", "─", "から", "と"))
}

// skipWeekday steps over (火), (火曜日), 火曜日 behind a day.
func (s *dateScanner) skipWeekday(i int) int {
	if rest, ok := strings.CutPrefix(s.text[i:], "("); ok {
		day, size := gazetteer.DecodeRune(rest)
		if !strings.ContainsRune("月火水木金土日祝", day) {
			return i
		}
		for _, close := range [...]string{")", "曜)", "曜日)", "・祝)"} {
			if strings.HasPrefix(rest[size:], close) {
				return i + 1 + size + len(close)
			}
		}
		return i
	}
	if _, end, ok := s.weekday(i); ok {
		return end
	}
	return i
}
