package ingest

import (
	"strings"

	"kaidan/ingest/gazetteer"
)

// dateKind says what a word means for a date; n of the word is counted in the kind's unit.
type dateKind uint8

const (
	noDate      dateKind = iota // a longer word that only looks like a date: 今日的, 一時
	everyDate                   // 毎年, 毎月: the date after it returns and is none
	soonDate                    // 早期: in the future, no more is known
	recentDate                  // 先日: in the past, no more is known
	dayWord                     // n days from publication
	monthWord                   // n months from publication
	yearWord                    // n years from publication
	weekWord                    // n weeks from publication
	fiscalWord                  // n fiscal years from publication
	sameDay                     // n days from the day named before
	sameMonth                   // n months from the month named before
	sameYear                    // n years from the year named before
	sameWeek                    // n weeks from the day named before
	dayPrefix                   // 翌26日: n days from the day named before, if figures follow
	eraWord                     // n is the year before the era's first
	seasonWord                  // season of the year n years from publication
	bareSeason                  // 春に: the nearest season
	weekday                     // n is the day of the week, Monday 0
	weekendWord                 // 週末: the nearest one
	weekStart                   // 週明け: the nearest Monday
	yearEnd                     // 年末: the year
	withinYear                  // 年内: the year, in the future
	yearStart                   // 年明け: the nearest January
	withinMonth                 // 月内: the month, in the future
	monthEnd                    // 月末: the end of the month
	monthStart                  // 月初め: the beginning of the month
	yearHalf                    // 上半期: part of this year
	halfYear                    // 半年前, 数日後: a quantity
)

// dateWord is an entry of the lexicon of dates.
type dateWord struct {
	text string
	kind dateKind
	n    int
	part [2]int
}

// Seasons and halves, as months.
var (
	spring    = [2]int{3, 5}
	summer    = [2]int{6, 8}
	autumn    = [2]int{9, 11}
	winter    = [2]int{12, 2}
	upperHalf = [2]int{1, 6}
	lowerHalf = [2]int{7, 12}
	january   = [2]int{1, 1}
)

// sets are words of one kind, separated by spaces.
var wordSets = []struct {
	kind  dateKind
	n     int
	words string
}{
	{noDate, 0, "今日的 今日本 同日本 同日報 明日香 明日葉 早期警戒 前年比 前年同 前月比 前月同 前日比 昨年比 前週比 日本 共同 " +
		"合同 協同 大同 混同 過去 一時 三日月 四日市 五日市 八日市 廿日市 二日市 三日市 十日町 十月革命 二月革命 五月雨 " +
		"9月平壌共同宣言 9月平壌宣言 将来的 将来性 将来世代 将来像 土日 日曜版 日曜討論 近くの 近くで 近くに 近くま 近くから 近くへ 近くを 秋葉 春日"},
	{everyDate, 0, "毎年 毎月 例年 毎週"},
	{soonDate, 0, "早期 早急 近い将来 近い時期 近い内 近いうち 遠くない将来 将来 近日中 近日 近々 近く 早い時期 早い段階 一両日中 一両日"},
	{recentDate, 0, "先日 先ごろ 先頃 最近 過日"},
	{dayWord, 0, "本日 今日 きょう 今朝 今夜 今夕 今晩"},
	{dayWord, -1, "昨日 きのう 昨夜 昨晩 昨夕 昨朝"},
	{dayWord, -2, "一昨日 おととい 一昨夜"},
	{dayWord, 1, "明日 あす あした 明朝 明晩"},
	{dayWord, 2, "明後日 あさって"},
	{monthWord, 0, "今月 本月 当月"},
	{monthWord, -1, "先月 昨月 去月"},
	{monthWord, -2, "先々月"},
	{monthWord, 1, "来月"},
	{monthWord, 2, "再来月"},
	{yearWord, 0, "今年 本年 ことし"},
	{yearWord, -1, "昨年 去年"},
	{yearWord, -2, "一昨年 おととし"},
	{yearWord, 1, "来年 明年"},
	{yearWord, 2, "再来年"},
	{weekWord, 0, "今週 本週 この週"},
	{weekWord, -1, "先週 上週"},
	{weekWord, -2, "先々週"},
	{weekWord, 1, "来週"},
	{weekWord, 2, "再来週"},
	{fiscalWord, 0, "今年度 本年度 年度内 年度末"},
	{fiscalWord, -1, "昨年度 前年度"},
	{fiscalWord, 1, "来年度 翌年度 新年度"},
	{sameDay, 0, "同日 同夜"},
	{sameDay, 1, "翌日 翌朝"},
	{sameDay, 2, "翌々日"},
	{sameDay, -1, "前日 前夜"},
	{sameDay, -2, "前々日"},
	{sameMonth, 0, "同月"},
	{sameMonth, 1, "翌月"},
	{sameMonth, -1, "前月"},
	{sameYear, 0, "同年"},
	{sameYear, 1, "翌年"},
	{sameYear, -1, "前年"},
	{sameWeek, 0, "同週"},
	{sameWeek, 1, "翌週"},
	{sameWeek, -1, "前週"},
	{dayPrefix, 0, "同"},
	{dayPrefix, 1, "翌"},
	{eraWord, 2018, "令和"},
	{eraWord, 1988, "平成"},
	{eraWord, 1925, "昭和"},
	{eraWord, 1911, "大正"},
	{eraWord, 1867, "明治"},
	{weekday, 0, "月曜"},
	{weekday, 1, "火曜"},
	{weekday, 2, "水曜"},
	{weekday, 3, "木曜"},
	{weekday, 4, "金曜"},
	{weekday, 5, "土曜"},
	{weekday, 6, "日曜"},
	{weekendWord, 0, "週末"},
	{weekStart, 0, "週明け"},
	{yearEnd, 0, "年末"},
	{withinYear, 0, "年内 年末前 年末まで"},
	{yearStart, 0, "年初 年頭 年明け 年始"},
	{withinMonth, 0, "月内"},
	{monthEnd, 0, "月末"},
	{monthStart, 0, "月初め 月初"},
	{halfYear, 0, "半年 数年 数か月 数カ月 数ヶ月 数ヵ月 数ケ月 数箇月 数週間 数日 数十年 十数年 数十日"},
}

// partWords are words that name some months of a year.
var partWords = []dateWord{
	{"今春", seasonWord, 0, spring},
	{"今夏", seasonWord, 0, summer},
	{"今秋", seasonWord, 0, autumn},
	{"今冬", seasonWord, 0, winter},
	{"この春", seasonWord, 0, spring},
	{"この夏", seasonWord, 0, summer},
	{"この秋", seasonWord, 0, autumn},
	{"この冬", seasonWord, 0, winter},
	{"昨春", seasonWord, -1, spring},
	{"昨夏", seasonWord, -1, summer},
	{"昨秋", seasonWord, -1, autumn},
	{"昨冬", seasonWord, -1, winter},
	{"来春", seasonWord, 1, spring},
	{"来夏", seasonWord, 1, summer},
	{"来秋", seasonWord, 1, autumn},
	{"来冬", seasonWord, 1, winter},
	{"翌春", seasonWord, 1, spring},
	{"春", bareSeason, 0, spring},
	{"夏", bareSeason, 0, summer},
	{"秋", bareSeason, 0, autumn},
	{"冬", bareSeason, 0, winter},
	{"上半期", yearHalf, 0, upperHalf},
	{"下半期", yearHalf, 0, lowerHalf},
	{"年前半", yearHalf, 0, upperHalf},
	{"年後半", yearHalf, 0, lowerHalf},
}

var dateWords = indexWords()

// indexWords is the lexicon by first character, longest word first.
func indexWords() map[rune][]dateWord {
	index := map[rune][]dateWord{}
	add := func(w dateWord) {
		first, _ := gazetteer.DecodeRune(w.text)
		list, at := index[first], 0
		for at < len(list) && len(list[at].text) >= len(w.text) {
			at++
		}
		index[first] = append(list[:at:at], append([]dateWord{w}, list[at:]...)...)
	}
	for _, set := range wordSets {
		for text := range strings.FieldsSeq(set.words) {
			add(dateWord{text: text, kind: set.kind, n: set.n})
		}
	}
	for _, w := range partWords {
		add(w)
	}
	return index
}

// datePart is a word after a year or month that narrows it; longer words stand before their beginnings.
type datePart struct {
	text string
	span [2]int
	not  string // what must not follow, each character one
}

var yearParts = []datePart{
	{"第1四半期", [2]int{1, 3}, ""},
	{"第2四半期", [2]int{4, 6}, ""},
	{"第3四半期", [2]int{7, 9}, ""},
	{"第4四半期", [2]int{10, 12}, ""},
	{"上半期", upperHalf, ""},
	{"下半期", lowerHalf, ""},
	{"上期", upperHalf, ""},
	{"下期", lowerHalf, ""},
	{"前半", upperHalf, ""},
	{"後半", lowerHalf, ""},
	{"年初", january, ""},
	{"年頭", january, ""},
	{"初頭", january, ""},
	{"初め", january, "て"},
	{"はじめ", january, "て"},
	{"始め", january, ""},
	{"早々", january, ""},
	{"明け", january, ""},
	{"春", spring, "節田闘分"},
	{"夏", summer, "季"},
	{"秋", autumn, "田葉分"},
	{"冬", winter, "季"},
}

// yearWhole are words after a year that leave it the year that it is.
var yearWhole = []datePart{
	{text: "末まで"}, {text: "末前"}, {text: "末", not: "端"}, {text: "半ば"}, {text: "中頃"}, {text: "中ごろ"},
}

var monthParts = []datePart{
	{"上旬", earlyMonth, ""},
	{"初旬", earlyMonth, ""},
	{"中旬", middleMonth, ""},
	{"下旬", lateMonth, ""},
	{"初頭", earlyMonth, ""},
	{"初め", earlyMonth, "て"},
	{"はじめ", earlyMonth, "て"},
	{"始め", earlyMonth, ""},
	{"半ば", middleMonth, ""},
	{"なかば", middleMonth, ""},
	{"中頃", middleMonth, ""},
	{"中ごろ", middleMonth, ""},
	{"末", lateMonth, "端"},
	{"前半", firstHalf, ""},
	{"後半", secondHalf, ""},
}

// findPart is the part that text begins with.
func findPart(parts []datePart, text string) (datePart, bool) {
	for _, p := range parts {
		if rest, ok := strings.CutPrefix(text, p.text); ok && !beginsWithAny(rest, p.not) {
			return p, true
		}
	}
	return datePart{}, false
}

func beginsWithAny(text, chars string) bool {
	r, _ := gazetteer.DecodeRune(text)
	return text != "" && strings.ContainsRune(chars, r)
}
