package ingest

import (
	"strconv"
	"time"

	"kaidan/graph"
)

// ymd is a date as precise as it is known: a month or day of 0 is not known, a year of 0 is no date at all.
type ymd struct{ y, m, d int }

// interval is a first and a last date; they are equal where the date is one.
type interval struct{ from, to ymd }

func parseYMD(date graph.Date) ymd {
	var a ymd
	text := string(date)
	if len(text) >= 4 {
		a.y, _ = strconv.Atoi(text[:4])
	}
	if len(text) >= 7 {
		a.m, _ = strconv.Atoi(text[5:7])
	}
	if len(text) >= 10 {
		a.d, _ = strconv.Atoi(text[8:10])
	}
	return a
}

// dates are the first and the last day, month or year.
func (i interval) dates() (from, to graph.Date) {
	from = i.from.date()
	if i.to == i.from {
		return from, from
	}
	return from, i.to.date()
}

func (a ymd) date() graph.Date {
	if a.y == 0 {
		return ""
	}
	text := appendPadded(make([]byte, 0, len(time.DateOnly)), a.y, 4)
	if a.m != 0 {
		text = appendPadded(append(text, '-'), a.m, 2)
	}
	if a.m != 0 && a.d != 0 {
		text = appendPadded(append(text, '-'), a.d, 2)
	}
	return graph.Date(text)
}

// appendPadded appends a number with zeros before it, at least so many digits.
func appendPadded(text []byte, n, digits int) []byte {
	for limit := 10; digits > 1; digits-- {
		if n < limit {
			text = append(text, '0')
		}
		limit *= 10
	}
	return strconv.AppendInt(text, int64(n), 10)
}

// point is the interval of one date; none where a says nothing.
func (a ymd) point() interval { return interval{a, a} }

func (a ymd) time() time.Time {
	return time.Date(a.y, time.Month(max(a.m, 1)), max(a.d, 1), 0, 0, 0, 0, time.UTC)
}

func fromTime(t time.Time) ymd { return ymd{t.Year(), int(t.Month()), t.Day()} }

// addDays moves a date by days; without a day there is nothing to move.
func (a ymd) addDays(n int) ymd {
	if a.y == 0 || a.d == 0 {
		return ymd{}
	}
	return fromTime(a.time().AddDate(0, 0, n))
}

// addMonths is the month n months away.
func (a ymd) addMonths(n int) ymd {
	if a.y == 0 || a.m == 0 {
		return ymd{}
	}
	total := a.y*12 + a.m - 1 + n
	return ymd{y: total / 12, m: total%12 + 1}
}

// addYears is the year n years away.
func (a ymd) addYears(n int) ymd {
	if a.y == 0 {
		return ymd{}
	}
	return ymd{y: a.y + n}
}

// week is Monday to Sunday, n weeks away.
func (a ymd) week(n int) interval {
	if a.y == 0 || a.d == 0 {
		return interval{}
	}
	monday := a.addDays(7*n - (int(a.time().Weekday())+6)%7)
	return interval{monday, monday.addDays(6)}
}

// valid reports whether the calendar has such a date.
func (a ymd) valid() bool {
	return a.m <= 12 && a.d <= daysIn(a.y, a.m)
}

// daysIn is the number of days of a month; 31 where the month is not known, 29 for a February of an unknown year.
func daysIn(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y != 0 && (y%4 != 0 || y%100 == 0 && y%400 != 0) {
			return 28
		}
		return 29
	}
	return 31
}

// ordinal is roughly a count of days, which grows with the date and suffices to compare nearness.
func (a ymd) ordinal() int { return a.y*372 + (max(a.m, 1)-1)*31 + max(a.d, 1) - 1 }

// gap is how far apart two dates are.
func (a ymd) gap(b ymd) int {
	n := a.ordinal() - b.ordinal()
	return max(n, -n)
}

// last is the date's last day.
func (a ymd) last() ymd {
	if a.m == 0 {
		return ymd{a.y, 12, 31}
	}
	if a.d == 0 {
		return ymd{a.y, a.m, daysIn(a.y, a.m)}
	}
	return a
}

// parts of a month or year, as first and last day or month.
var (
	earlyMonth  = [2]int{1, 10}
	middleMonth = [2]int{11, 20}
	lateMonth   = [2]int{21, 31}
	firstHalf   = [2]int{1, 15}
	secondHalf  = [2]int{16, 31}
)

// days narrows a month to some of its days.
func (a ymd) days(part [2]int) interval {
	if a.y == 0 || a.m == 0 {
		return interval{}
	}
	return interval{ymd{a.y, a.m, part[0]}, ymd{a.y, a.m, min(part[1], daysIn(a.y, a.m))}}
}

// months narrows a year to some of its months; winter ends in the next year.
func (a ymd) months(part [2]int) interval {
	if a.y == 0 {
		return interval{}
	}
	to := ymd{y: a.y, m: part[1]}
	if part[1] < part[0] {
		to.y++
	}
	return interval{ymd{y: a.y, m: part[0]}, to}
}
