package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kaidan/ingest/gazetteer"
)

// longestAside is how many bytes a bracket may hold to be taken for an aside.
const longestAside = 90

// asides are the brackets of a folded text that only repeat in other letters what stands before them: a name in Latin letters
// (ヤンゴン(Yangon)), a person's age (オバマ大統領(53)), the abbreviation of an organisation just named (国連(UN)). They would stand
// between a name and its title.
func (x *Extractor) asides(text string) [][2]int {
	var ranges [][2]int
	for at := 0; ; {
		open := strings.IndexByte(text[at:], '(')
		if open < 0 {
			return ranges
		}
		open += at
		n := strings.IndexByte(text[open:], ')')
		if n < 0 {
			return ranges
		}
		at = open + 1
		if n > longestAside {
			continue
		}
		if scriptOf(runeBefore(text, open)) == katakana && scriptOf(runeAfter(text, open+n+1)) == katakana {
			continue // ネタニヤフ(Netanyahu)イスラエル首相: two words
		}
		if inner := text[open+1 : open+n]; romanised(inner) || reading(inner) || remark(inner) || x.sameCountry(text[:open], inner) || age(text[:open], inner) || x.abbreviates(text[:open], inner) {
			ranges = append(ranges, [2]int{open, open + n + 1})
			at = open + n + 1
		}
	}
}

// romanised says whether a bracket holds a name in Latin letters, perhaps behind its reading in kana: パン・キムン、Ban Ki-moon.
func romanised(inner string) bool {
	lower := false
	for _, r := range inner {
		switch {
		case unicode.IsLower(r):
			lower = true
		case unicode.Is(unicode.Latin, r) || strings.ContainsRune(" .,'’-、/&", r):
		case scriptOf(r) == katakana || scriptOf(r) == hiragana || r == '・':
			if lower {
				return false
			}
		default:
			return false
		}
	}
	return lower
}

// remark says whether a bracket holds a time zone (UTC+9) or says that something was so then (当時), or is so now (現ヤンゴン).
func remark(inner string) bool {
	return startsWithAny(inner, "UTC", "JST", "GMT", "現地時間") && len(inner) < 40 && !strings.Contains(inner, "日") || inner == "当時" || inner == "同" || strings.HasPrefix(inner, "現") && utf8.RuneCountInString(inner) <= 8 && inner != "現職" && inner != "現在"
}

// reading says whether a bracket holds the reading of a name in hiragana.
func reading(inner string) bool {
	for _, r := range inner {
		if scriptOf(r) != hiragana && r != ' ' {
			return false
		}
	}
	return len(inner) >= len("かな")
}

// age says whether a bracket behind a word holds the age of a person.
func age(before, inner string) bool {
	if len(inner) != 2 || inner[0] < '1' || inner[0] > '9' || inner[1] < '0' || inner[1] > '9' {
		return false
	}
	r, _ := gazetteer.DecodeLastRune(before)
	sc := scriptOf(r)
	return sc == kanji || sc == katakana || sc == hiragana
}

// abbreviates says whether a bracket holds capitals that no list knows, or that mean the organisation named right before.
func (x *Extractor) abbreviates(before, inner string) bool {
	if len(inner) < 2 || len(inner) > 12 {
		return false
	}
	for _, c := range []byte(inner) {
		if (c < 'A' || c > 'Z') && c != '-' {
			return false
		}
	}
	ref := x.organizationOf(inner)
	if ref == "" {
		return true
	}
	for start := len(before); start > 0 && len(before)-start < 60; {
		_, size := gazetteer.DecodeLastRune(before[:start])
		start -= size
		if x.organizationOf(before[start:]) == ref {
			return true
		}
	}
	return false
}

// sameCountry says whether a bracket holds another name of the country named right before: 大韓民国(韓国).
func (x *Extractor) sameCountry(before, inner string) bool {
	code := x.countryOf(inner)
	if code == "" {
		return false
	}
	for start := len(before); start > 0 && len(before)-start < 48; {
		_, size := gazetteer.DecodeLastRune(before[:start])
		start -= size
		if x.countryOf(before[start:]) == code {
			return true
		}
	}
	return false
}

// countryOf is the country that a whole text names, or "".
func (x *Extractor) countryOf(text string) string {
	form := x.gaz.Lexicon().Longest(text, func(f *gazetteer.Form) bool { return f.Has(gazetteer.CountryForm) })
	if form == nil || len(form.Text) != len(text) {
		return ""
	}
	return form.Readings[0].Ref
}

// organizationOf is the organisation that a whole text names, or "".
func (x *Extractor) organizationOf(text string) string {
	form := x.gaz.Lexicon().Longest(text, func(f *gazetteer.Form) bool { return f.Has(gazetteer.OrganizationForm) })
	if form == nil || len(form.Text) != len(text) {
		return ""
	}
	return form.Readings[0].Ref
}
