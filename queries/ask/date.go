package ask

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// Interval is a first and a last day, YYYY-MM-DD, both included; "" is open.
type Interval struct {
	First, Last string
}

// String is the interval as short as it can be: 2023-09, 2023, 2023-09-01/2023-10-05.
func (i Interval) String() string {
	first, err := time.Parse(time.DateOnly, i.First)
	switch {
	case err != nil:
		return "…" + i.Last
	case i.First == i.Last:
		return i.First
	case i == month(first):
		return i.First[:7]
	case i == year(first.Year()):
		return i.First[:4]
	case i.Last == "":
		return i.First + "…"
	}
	return i.First + "/" + i.Last
}

func day(t time.Time) Interval {
	text := t.Format(time.DateOnly)
	return Interval{text, text}
}

func month(t time.Time) Interval {
	first := time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)
	return Interval{first.Format(time.DateOnly), first.AddDate(0, 1, -1).Format(time.DateOnly)}
}

func year(n int) Interval {
	return Interval{fmt.Sprintf("%04d-01-01", n), fmt.Sprintf("%04d-12-31", n)}
}

func week(t time.Time) Interval {
	monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	return Interval{monday.Format(time.DateOnly), monday.AddDate(0, 0, 6).Format(time.DateOnly)}
}

// relative are the words that stand for a time seen from today.
var relative = []struct {
	words []string
	find  func(today time.Time) Interval
}{
	{[]string{"今日", "本日", "today"}, day},
	{[]string{"昨日", "yesterday"}, func(t time.Time) Interval { return day(t.AddDate(0, 0, -1)) }},
	{[]string{"明日", "tomorrow"}, func(t time.Time) Interval { return day(t.AddDate(0, 0, 1)) }},
	{[]string{"今週", "this week"}, week},
	{[]string{"先週", "last week"}, func(t time.Time) Interval { return week(t.AddDate(0, 0, -7)) }},
	{[]string{"来週", "next week"}, func(t time.Time) Interval { return week(t.AddDate(0, 0, 7)) }},
	{[]string{"今月", "本月", "this month"}, month},
	{[]string{"先月", "last month"}, func(t time.Time) Interval { return month(firstOf(t).AddDate(0, -1, 0)) }},
	{[]string{"来月", "next month"}, func(t time.Time) Interval { return month(firstOf(t).AddDate(0, 1, 0)) }},
	{[]string{"今年", "本年", "this year"}, func(t time.Time) Interval { return year(t.Year()) }},
	{[]string{"去年", "昨年", "last year"}, func(t time.Time) Interval { return year(t.Year() - 1) }},
	{[]string{"一昨年", "おととし"}, func(t time.Time) Interval { return year(t.Year() - 2) }},
	{[]string{"来年", "next year"}, func(t time.Time) Interval { return year(t.Year() + 1) }},
}

func firstOf(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC) }

const months = "january|february|march|april|may|june|july|august|september|october|november|december"

// written are the dates that name themselves. The groups y, m, d are numbers, name is an English month.
var written = []*regexp.Regexp{
	regexp.MustCompile(`(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})`),
	regexp.MustCompile(`(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日`),
	regexp.MustCompile(`(?P<d>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<name>` + months + `)\s*,?\s*(?P<y>\d{4})?`),
	regexp.MustCompile(`(?P<name>` + months + `) (?P<d>\d{1,2})(?:st|nd|rd|th)?\b(?:\s*,?\s*(?P<y>\d{4}))?`),
	regexp.MustCompile(`(?P<y>\d{4})年(?P<m>\d{1,2})月`),
	regexp.MustCompile(`(?P<y>\d{4})[-/.](?P<m>\d{1,2})\b`),
	regexp.MustCompile(`\b(?P<name>` + months + `)\b(?:\s*(?:of\s*)?,?\s*(?P<y>\d{4}))?`),
	regexp.MustCompile(`(?P<m>\d{1,2})月(?P<d>\d{1,2})日`),
	regexp.MustCompile(`(?P<m>\d{1,2})月`),
	regexp.MustCompile(`(?P<y>\d{4})年?`),
}

// relativeMonth reads 昨年11月, 今年3月26日 and the like.
var relativeMonth = regexp.MustCompile(`(一昨年|去年|昨年|今年|来年)の?(\d{1,2})月(?:(\d{1,2})日)?`)

// eraYear reads a year of a Japanese era: 令和5年, 平成元年.
var eraYear = regexp.MustCompile(`(令和|平成|昭和)(\d{1,2}|元)年`)

// eras are the years before the first one of each era.
var eras = map[string]int{"令和": 2018, "平成": 1988, "昭和": 1925}

// western writes years of eras as years AD: 令和5年9月 is 2023年9月.
func western(text string) string {
	return eraYear.ReplaceAllStringFunc(text, func(words string) string {
		m := eraYear.FindStringSubmatch(words)
		n, err := strconv.Atoi(m[2])
		if err != nil {
			n = 1
		}
		return fmt.Sprintf("%04d年", eras[m[1]]+n)
	})
}

// span reads a time that ends today: 過去3か月, ここ半年, past 30 days, last 2 weeks.
var span = regexp.MustCompile(`(?:過去|ここ|この|直近)の?(\d+|半|数)(日|週間|か月|ヶ月|カ月|ヵ月|箇月|年)間?|\b(?:the )?(?:last|past) (\d+) (day|week|month|year)s?\b`)

// findSpan is the time of a span. 半年 is six months, 数か月 and the like are five of them.
func findSpan(folded string, today time.Time) (Interval, string, bool) {
	m := span.FindStringSubmatch(folded)
	if m == nil {
		return Interval{}, "", false
	}
	count, unit := m[1]+m[3], m[2]+m[4]
	n, err := strconv.Atoi(count)
	switch {
	case count == "半" && unit == "年":
		n, unit = 6, "month"
	case err != nil:
		n = 5
	}
	years, months, days := 0, 0, 0
	switch {
	case unit == "年" || unit == "year":
		years = n
	case unit == "日" || unit == "day":
		days = n
	case unit == "週間" || unit == "week":
		days = 7 * n
	default:
		months = n
	}
	return Interval{today.AddDate(-years, -months, -days).Format(time.DateOnly), today.Format(time.DateOnly)}, m[0], true
}

// FindDate is the first date in a text, seen from today, and the words that gave it. A month or day without a year is
// the latest that is not after today, but with ahead the next one.
func FindDate(text string, today time.Time, ahead bool) (Interval, string, bool) {
	folded := strings.ToLower(norm.NFKC.String(text))
	if i, words, ok := findSpan(folded, today); ok {
		return i, words, true
	}
	if m := relativeMonth.FindStringSubmatch(folded); m != nil {
		base, _, _ := FindDate(m[1], today, false)
		y, _ := strconv.Atoi(base.First[:4])
		if i, ok := calendar(y, m[2], m[3]); ok {
			return i, m[0], true
		}
	}
	for _, expression := range written {
		m := expression.FindStringSubmatch(folded)
		if m == nil {
			continue
		}
		if i, ok := interval(expression, m, today, ahead); ok {
			return i, m[0], true
		}
	}
	for _, word := range slices.Backward(relative) {
		for _, w := range word.words {
			if strings.Contains(folded, w) {
				return word.find(today), w, true
			}
		}
	}
	return Interval{}, "", false
}

func interval(expression *regexp.Regexp, m []string, today time.Time, ahead bool) (Interval, bool) {
	group := func(name string) string {
		if i := expression.SubexpIndex(name); i >= 0 {
			return m[i]
		}
		return ""
	}
	monthText := group("m")
	if name := group("name"); name != "" {
		monthText = strconv.Itoa(slices.Index(strings.Split(months, "|"), name) + 1)
	}
	if group("y") != "" {
		y, err := strconv.Atoi(group("y"))
		if err != nil {
			return Interval{}, false
		}
		return calendar(y, monthText, group("d"))
	}
	i, ok := calendar(today.Year(), monthText, group("d"))
	now := today.Format(time.DateOnly)
	switch {
	case ok && !ahead && i.First > now:
		return calendar(today.Year()-1, monthText, group("d"))
	case ok && ahead && i.Last < now:
		return calendar(today.Year()+1, monthText, group("d"))
	}
	return i, ok
}

// calendar is a year, a month of it, or a day of that; days that no calendar has are refused.
func calendar(y int, monthText, dayText string) (Interval, bool) {
	if monthText == "" {
		return year(y), true
	}
	m, err := strconv.Atoi(monthText)
	if err != nil || m < 1 || m > 12 {
		return Interval{}, false
	}
	if dayText == "" {
		return month(time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)), true
	}
	d, err := strconv.Atoi(dayText)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if err != nil || t.Day() != d {
		return Interval{}, false
	}
	return day(t), true
}

// BadDate says that a text is no date that kaidan reads.
type BadDate struct{ Text string }

func (e BadDate) Error() string {
	return fmt.Sprintf("date %q: not understood; write it as 2023-09-26, 2023-09, 2023, 9月 or 去年", e.Text)
}

// ParseDate reads a date that is the whole text: 2023-09-26, 2023-09, 2023, 9月, 去年, September 2023. The error is a [BadDate].
func ParseDate(text string, today time.Time) (Interval, error) {
	i, words, ok := FindDate(western(text), today, false)
	if !ok || strings.TrimSpace(strings.ToLower(norm.NFKC.String(western(text)))) != strings.TrimSpace(words) {
		return Interval{}, BadDate{text}
	}
	return i, nil
}
