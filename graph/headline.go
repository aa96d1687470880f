package graph

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// sideOrder is the order in which the Japanese press names sides in a compound: 日米韓, 米中, 中ロ, 日朝.
var sideOrder = []string{"JPN", "USA", "CHN", "KOR", "GBR", "FRA", "DEU", "RUS", "PRK"}

// kindWords are the words of a headline by kind; where the field is told it gives the level.
var kindWords = map[Kind]string{
	Summit: "首脳会談", Ministerial: "閣僚会談", SeniorOfficials: "高官協議", Talks: "会談", Conference: "会議", Visit: "訪問", Contact: "接触",
}

var fieldWords = map[string]string{"foreign": "外相会談", "defense": "防衛相会談"}

var modeWords = map[Mode]string{Phone: "電話", Video: "テレビ"}

// Headline names a meeting in Japanese: 2023-09-26 日中韓 高官協議（ソウル）.
func (r Reference) Headline(m *Meeting) string {
	text := strings.Join(r.headlineParts(m), " ")
	if m.Place != "" {
		text += "（" + m.Place + "）"
	}
	return text
}

// HeadlineCaption is the headline with spaces where a drawing may break the line.
func (r Reference) HeadlineCaption(m *Meeting) string {
	parts := r.headlineParts(m)
	if m.Place != "" {
		parts = append(parts, m.Place)
	}
	return Caption(strings.Join(parts, " "))
}

func (r Reference) headlineParts(m *Meeting) []string {
	parts := []string{headlineDate(m), r.headlineSides(m), headlineKind(m)}
	if names := headlineOfficials(m); names != "" {
		parts = append(parts, names)
	}
	return parts
}

func headlineDate(m *Meeting) string {
	switch m.Precision {
	case PrecisionDay:
		return m.Start
	case PrecisionMonth:
		return m.Start[:7]
	case PrecisionSeason:
		return m.Start[:7] + "〜" + m.End[5:7]
	case PrecisionYear:
		return m.Start[:4]
	}
	if m.Status == Held && len(m.FirstReported) >= 7 {
		return m.FirstReported[:7] + "頃"
	}
	return "時期未定"
}

func (r Reference) headlineSides(m *Meeting) string {
	sides := make([]string, len(m.Sides))
	for i, s := range m.Sides {
		sides[i] = s.ID
	}
	rank := func(side string) int {
		if i := slices.Index(sideOrder, side); i >= 0 {
			return i
		}
		return len(sideOrder)
	}
	visitorFirst := func(side string) int {
		for _, s := range m.Sides {
			if s.ID == side && m.Kind == Visit && s.Role == RoleVisitor {
				return 0
			}
		}
		return 1
	}
	slices.SortFunc(sides, func(a, b string) int {
		return cmp.Or(cmp.Compare(visitorFirst(a), visitorFirst(b)), cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
	})
	short := ""
	for _, s := range sides {
		if r.Actors[s].Short == "" {
			short = ""
			break
		}
		short += r.Actors[s].Short
	}
	if short != "" && m.Kind != Visit {
		return short
	}
	names := make([]string, len(sides))
	for i, s := range sides {
		names[i] = r.name(s)
	}
	if m.Kind == Visit {
		return strings.Join(names, "→")
	}
	return strings.Join(names, "・")
}

func headlineKind(m *Meeting) string {
	word := kindWords[m.Kind]
	if field := fieldWords[m.Field]; m.Kind == Ministerial && field != "" {
		word = field
	}
	if m.Kind == Conference && m.Series != "" {
		word = m.Series + word
	}
	if mode := modeWords[m.Mode]; mode != "" && strings.HasSuffix(word, "会談") {
		word = strings.TrimSuffix(word, "会談") + mode + "会談"
	}
	return word
}

// headlineOfficials names the people where the kind tells little and they are few.
func headlineOfficials(m *Meeting) string {
	if m.Kind != Talks && m.Kind != Visit && m.Kind != Contact || len(m.Officials) > 2 {
		return ""
	}
	names := make([]string, len(m.Officials))
	for i, o := range m.Officials {
		names[i] = o.Name
	}
	return strings.Join(names, "、")
}

// captionWidth is how many full-width characters of a caption stand without a space.
const captionWidth = 5

// Caption puts spaces into a text so that a drawing that wraps at spaces only can wrap it: a piece is at most five
// full-width characters or twice as many others, and ends where the script changes if it can.
func Caption(text string) string {
	var pieces []string
	for _, word := range strings.Fields(text) {
		pieces = append(pieces, breakWord([]rune(word))...)
	}
	return strings.Join(pieces, " ")
}

func breakWord(runes []rune) []string {
	var pieces []string
	for len(runes) > 0 {
		n := fit(runes)
		if n < len(runes) {
			n = lastBreak(runes, n)
		}
		pieces = append(pieces, string(runes[:n]))
		runes = runes[n:]
	}
	return pieces
}

// fit is how many runes make one piece at most.
func fit(runes []rune) int {
	width := 0
	for i, r := range runes {
		width++
		if r > unicode.MaxLatin1 {
			width++
		}
		if width > 2*captionWidth {
			return max(i, 1)
		}
	}
	return len(runes)
}

// lastBreak moves a cut back to the last change of script, if there is one after the first rune.
func lastBreak(runes []rune, n int) int {
	for i := n; i > 1; i-- {
		before, after := script(runes[i-1]), script(runes[i])
		if before != after && after != "hiragana" {
			return i
		}
	}
	return n
}

func script(r rune) string {
	switch {
	case r == 'ー' || unicode.Is(unicode.Katakana, r):
		return "katakana"
	case unicode.Is(unicode.Hiragana, r):
		return "hiragana"
	case unicode.Is(unicode.Han, r):
		return "han"
	case unicode.IsDigit(r), unicode.IsLetter(r), r == '-':
		return "latin"
	}
	return "mark"
}
