package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kaidan/ingest/gazetteer"
)

const figureRunes = "〇一二三四五六七八九"

// digits is the length of the run of figures at i.
func (s *dateScanner) digits(i int) int {
	n := 0
	for i+n < len(s.text) && '0' <= s.text[i+n] && s.text[i+n] <= '9' {
		n++
	}
	return n
}

// plainNumber is a number of one to four figures.
func (s *dateScanner) plainNumber(i int) (n, end int, ok bool) {
	size := s.digits(min(i, len(s.text)))
	if size == 0 || size > 4 {
		return 0, i, false
	}
	for _, c := range s.text[i : i+size] {
		n = n*10 + int(c-'0')
	}
	return n, i + size, true
}

// number is a number at i, in figures or in characters; not the rest of a longer one (1,000).
func (s *dateScanner) number(i int) (n, end int, ok bool) {
	if i >= len(s.text) {
		return 0, i, false
	}
	if s.text[i] >= utf8.RuneSelf {
		return s.kanjiNumber(i)
	}
	if i >= 2 && (s.text[i-1] == '.' || s.text[i-1] == ',') && isFigure(s.text[i-2]) && s.digits(i) == 3 {
		return 0, i, false
	}
	if i >= 2 && s.text[i-1] == '.' && isFigure(s.text[i-2]) || s.after(i, "UTC+", "UTC-", "GMT+", "GMT-") {
		return 0, i, false
	}
	return s.plainNumber(i)
}

func isFigure(c byte) bool { return '0' <= c && c <= '9' }

func (s *dateScanner) numberAt(i int) bool {
	_, _, ok := s.number(i)
	return ok
}

// kanjiNumber is 二十六 or 二〇二三.
func (s *dateScanner) kanjiNumber(i int) (n, end int, ok bool) {
	total, digit, count := 0, 0, 0
	for end = i; end < len(s.text) && count < 9; count++ {
		r, size := gazetteer.DecodeRune(s.text[end:])
		if at := strings.IndexRune(figureRunes, r); at >= 0 {
			digit = digit*10 + at/len("一")
		} else if unit := kanjiUnit(r); unit == 20 {
			total += 20
		} else if unit > 0 {
			total += max(digit, 1) * unit
			digit = 0
		} else {
			break
		}
		end += size
	}
	return total + digit, end, count > 0 && total+digit < 10000
}

func kanjiUnit(r rune) int {
	switch r {
	case '十':
		return 10
	case '廿':
		return 20
	case '百':
		return 100
	case '千':
		return 1000
	}
	return 0
}

// optional is the first of some words that stands at i, or "".
func (s *dateScanner) optional(i int, words ...string) string {
	if i > len(s.text) {
		return ""
	}
	for _, w := range words {
		if strings.HasPrefix(s.text[i:], w) {
			return w
		}
	}
	return ""
}

func hasAnyPrefix(text string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

// after reports whether one of some words stands right before i.
func (s *dateScanner) after(i int, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(s.text[:i], w) {
			return true
		}
	}
	return false
}

// free reports whether a word at i begins a phrase: text, punctuation or one of some particles stands before it.
func (s *dateScanner) free(i int, particles string) bool {
	r, _ := gazetteer.DecodeLastRune(s.text[:i])
	return i == 0 || strings.ContainsRune(particles, r) || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

func isHiragana(text string) bool {
	for _, r := range text {
		if !unicode.Is(unicode.Hiragana, r) {
			return false
		}
	}
	return true
}

// alone reports whether a word in hiragana is no part of another one: きょう, but not きょうだい.
func (s *dateScanner) alone(start, end int) bool {
	if !s.free(start, "はもがをでにとの") {
		before, _ := gazetteer.DecodeLastRune(s.text[:start])
		if unicode.Is(unicode.Hiragana, before) {
			return false
		}
	}
	r, _ := gazetteer.DecodeRune(s.text[end:])
	return !unicode.Is(unicode.Hiragana, r) || hasAnyPrefix(s.text[end:], "の", "は", "も", "から", "まで", "に", "と、", "より")
}

// ordinalBefore reports whether the number at i is no count of time: 第3回, G20, 2+2.
func (s *dateScanner) ordinalBefore(i int) bool {
	r, _ := gazetteer.DecodeLastRune(s.text[:i])
	return r == '第' || r == '+' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'
}

// unitEnd steps over the unit behind a number that is no date.
func (s *dateScanner) unitEnd(end int) int {
	return end + len(s.optional(end, "年", "月", "日"))
}

// dayCounts are words after N日 that make it a count of days; not lists words that only begin like one.
var dayCounts = []struct{ text, not string }{
	{"間", "接近隔"},
	{"ぶり", ""},
	{"振り", ""},
	{"以内", ""},
	{"連続", ""},
	{"余り", ""},
	{"あまり", ""},
	{"程度", ""},
	{"以上", ""},
	{"未満", ""},
	{"がかり", ""},
	{"あたり", ""},
	{"当たり", ""},
	{"平均", "気"},
	{"おき", ""},
	{"ごと", ""},
	{"につき", ""},
	{"遅れ", ""},
	{"以下", ""},
	{"越し", ""},
}

// looseCounts are the same where the next word must be a particle or nothing: 3日前に, but not 26日前外相.
var looseCounts = []string{"前", "後", "内", "分", "目", "ほど", "半"}

// quantitySuffix is the word that makes the number with a unit before it a quantity, or "".
func quantitySuffix(rest, unit string) string {
	for _, c := range dayCounts {
		if after, ok := strings.CutPrefix(rest, c.text); ok && !beginsWithAny(after, c.not) {
			return c.text
		}
	}
	for _, c := range looseCounts {
		after, ok := strings.CutPrefix(rest, c)
		if !ok || hasAnyPrefix(rest, "前後", "後半", "前半") || c == "半" && unit == "日" {
			continue
		}
		r, _ := gazetteer.DecodeRune(after)
		if after == "" || unicode.Is(unicode.Hiragana, r) || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return c
		}
		if unit == "年" && (c == "前" || c == "後") {
			return c
		}
	}
	return ""
}

// isDay reports whether N日 with this rest is a day of the month and no count of days.
func isDay(rest string, n int) bool {
	if quantitySuffix(rest, "日") != "" || hasAnyPrefix(rest, "市", "付変更", "曜") && n < 10 && strings.HasPrefix(rest, "市") {
		return false
	}
	if n != 1 {
		return true
	}
	if hasAnyPrefix(rest, "も早", "も欠", "も休", "でも早", "の長", "数", "当り") || rest != "" && isFigure(rest[0]) {
		return false
	}
	after, ok := strings.CutPrefix(rest, "中")
	if !ok || hasAnyPrefix(after, "に", "国", "東", "央") {
		return true
	}
	r, _ := gazetteer.DecodeRune(after)
	return after != "" && unicode.IsLetter(r) && !unicode.Is(unicode.Hiragana, r)
}

// timeUnits are the units of quantities, longer ones first.
var timeUnits = []string{
	"年間", "年半", "年", "カ月間", "か月間", "ヶ月間", "ヵ月間", "カ月半", "か月半", "カ月", "か月", "ヶ月", "ヵ月", "ケ月", "箇月",
	"週間", "週", "日間", "日", "泊",
}

// counter is a number (-1: 数, several) with a unit of time: 3日, 数週間, 4年.
func (s *dateScanner) counter(i int) (n int, unit string, end int, ok bool) {
	n, end, ok = s.number(i)
	if !ok {
		n, end = 0, i
	}
	if rest, several := strings.CutPrefix(s.text[end:], "数"); several {
		n, end, ok = -1, end+len("数"), true
		if strings.HasPrefix(rest, "十") {
			end += len("十")
		}
	}
	if !ok {
		return 0, "", i, false
	}
	unit = s.optional(end, timeUnits...)
	return n, unit, end + len(unit), unit != ""
}

// quantity is a length of time, and the date that it leads to: 3日前, 1カ月後, 半年前, 4年3カ月ぶり, 2日間.
func (s *dateScanner) quantity(i int) (dateMatch, bool) {
	n, unit, end, ok := 6, "カ月", i+len("半年"), strings.HasPrefix(s.text[i:], "半年")
	if !ok {
		n, unit, end, ok = s.counter(i)
	}
	if !ok {
		return dateMatch{}, false
	}
	span := stretch{}
	span.add(n, unit)
	if strings.HasPrefix(unit, "年") {
		if more, moreUnit, moreEnd, ok := s.counter(end); ok && strings.Contains(moreUnit, "月") {
			span.add(more, moreUnit)
			end, unit = moreEnd, moreUnit
		}
	}
	if unit == "泊" {
		if _, _, nights, ok := s.counter(end); ok {
			end = nights
		}
	}
	suffix := quantitySuffix(s.text[end:], unit)
	if suffix == "" && (unit == "年" || unit == "日" || unit == "週" || n == 0) {
		return dateMatch{}, false
	}
	m := dateMatch{}
	m.End = end + len(suffix)
	return s.stretched(i, m, span, suffix), true
}

// stretch is a length of time; several is set where a part of it is not known.
type stretch struct {
	years, months, weeks, days int
	several, half              bool
}

func (a *stretch) add(n int, unit string) {
	a.several = a.several || n < 0
	a.half = a.half || strings.HasSuffix(unit, "半")
	switch {
	case strings.HasPrefix(unit, "年"):
		a.years = n
		if a.half {
			a.months = 6
		}
	case strings.Contains(unit, "月"):
		a.months = n
	case strings.HasPrefix(unit, "週"):
		a.weeks = n
	default:
		a.days = n
	}
}

// from is the date a stretch before (sign -1) or after base, as precise as the stretch is told.
func (a stretch) from(base ymd, sign int) interval {
	switch {
	case a.several || base.y == 0:
		return interval{}
	case a.days != 0:
		return base.addDays(sign * a.days).point()
	case a.weeks != 0:
		return base.week(sign * a.weeks)
	case a.months != 0:
		return base.addMonths(sign * (12*a.years + a.months)).point()
	}
	return base.addYears(sign * a.years).point()
}

// stretched says what a quantity with its suffix means.
func (s *dateScanner) stretched(i int, m dateMatch, span stretch, suffix string) dateMatch {
	switch suffix {
	case "前":
		return s.away(i, m, span, -1)
	case "後":
		return s.away(i, m, span, 1)
	case "以内", "内":
		m.Future = true
		return m
	case "ぶり", "振り":
		m.Duration, m.Since = true, true
		ago := span.from(s.pub, -1).from
		if span.half {
			ago.m = 0
		}
		m.Ago = ago.date()
		return m
	}
	if loose := s.optional(m.End, "前", "後"); loose != "" && suffix != "" { // 10日余り前
		m.End += len(loose)
		m.Past, m.Future = loose == "前", loose == "後"
		return m
	}
	if span.days < 0 && hasAnyPrefix(s.text[m.End:], "中に", "のうち") {
		m.Future = true
		return m
	}
	m.Duration = true
	m.Future = s.after(i, "今後", "今後の", "向こう")
	return m
}

// away is 3日前, 5年後: from the day of publication, or from the event named before it (会談の3日後).
func (s *dateScanner) away(i int, m dateMatch, span stretch, sign int) dateMatch {
	if !s.after(i, "の", "から", "その") {
		m.Past, m.Future = sign < 0, sign > 0
		if span.years > 0 && span.months == 0 && !span.several {
			year, _ := s.afterYear(m.End, sameBase(s.pub.addYears(sign*span.years)))
			year.Past, year.Future = m.Past, m.Future
			return year
		}
		return m.means(inEvery(span.from(s.pub, sign)))
	}
	for k := range m.when {
		m.when[k] = span.from(s.day[k], sign)
	}
	m.fixed = true
	return m
}
