package gazetteer

import (
	_ "embed"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

//go:embed fold.txt
var foldTable string

var foldRunes = parseFold(foldTable)

func parseFold(table string) map[rune]rune {
	folds := make(map[rune]rune, 2048)
	for line := range strings.Lines(table) {
		from, size := utf8.DecodeRuneInString(line)
		if from == '#' {
			continue
		}
		to, _ := utf8.DecodeRuneInString(line[size:])
		folds[from] = to
	}
	return folds
}

// voiced are the katakana after ヴ and what the pair is folded to.
var voiced = map[rune]string{'ァ': "バ", 'ィ': "ビ", 'ェ': "ベ", 'ォ': "ボ"}

// Folded is text in the form in which names are compared, with the way back to the original.
type Folded struct {
	Text string
	back []int32 // byte in Text → byte in the original; one more than Text is long
	cuts []cut
}

// cut is a place in a folded text where something was left out.
type cut struct{ at, original int }

// Original is the byte offset in the original text that byte offset i of Text came from.
func (f *Folded) Original(i int) int { return int(f.back[i]) }

// OriginalEnd is the byte offset in the original text at which what ends at byte offset i of Text ends: before what was left
// out there.
func (f *Folded) OriginalEnd(i int) int {
	if j := sort.Search(len(f.cuts), func(j int) bool { return f.cuts[j].at >= i }); j < len(f.cuts) && f.cuts[j].at == i {
		return f.cuts[j].original
	}
	return int(f.back[i])
}

// Without is the text with byte ranges of Text left out; they stand in order and do not overlap.
func (f *Folded) Without(ranges [][2]int) Folded {
	if len(ranges) == 0 {
		return *f
	}
	out := Folded{back: make([]int32, 0, len(f.back))}
	var text strings.Builder
	at := 0
	for _, r := range ranges {
		text.WriteString(f.Text[at:r[0]])
		out.back = append(out.back, f.back[at:r[0]]...)
		out.cuts = append(out.cuts, cut{text.Len(), int(f.back[r[0]])})
		at = r[1]
	}
	text.WriteString(f.Text[at:])
	out.back = append(out.back, f.back[at:]...)
	out.Text = text.String()
	return out
}

// Fold brings text to the form in which names are compared: NFKC, simplified and traditional characters as their
// Japanese forms, ヴァ as バ, every dot between katakana as ・.
func Fold(text string) Folded {
	f := Folded{back: make([]int32, 0, len(text)+1)}
	var out strings.Builder
	out.Grow(len(text))
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		folded, size := foldOne(text[i:], r, size)
		for range len(folded) {
			f.back = append(f.back, int32(i)) //nolint:gosec // a brief is far smaller than 2 GiB
		}
		out.WriteString(folded)
		i += size
	}
	f.back = append(f.back, int32(len(text))) //nolint:gosec // as above
	f.Text = out.String()
	return f
}

// foldOne folds the rune at the beginning of rest and says how many bytes of rest that took.
func foldOne(rest string, r rune, size int) (string, int) {
	switch {
	case r == utf8.RuneError && size == 1:
		return "\uFFFD", 1
	case r < 0x80:
		return rest[:1], 1
	case r == 'ヴ':
		next, n := utf8.DecodeRuneInString(rest[size:])
		if folded, ok := voiced[next]; ok {
			return folded, size + n
		}
		return "ブ", size
	case r == 'ヵ' || r == 'ヶ':
		return "カ", size
	case r == '·' || r == '•' || r == '‧' || r == '∙':
		return "・", size
	case r == '＝' || r == '゠':
		return "・", size
	case r >= 0xFF61 && r <= 0xFF9F: // half-width katakana, whose voice mark is a character of its own
		next, n := utf8.DecodeRuneInString(rest[size:])
		if next == 0xFF9E || next == 0xFF9F {
			size += n
		}
		return norm.NFKC.String(rest[:size]), size
	case r >= 0x3040 && r <= 0x30FF: // kana
		return rest[:size], size
	case r >= 0x4E00 && r <= 0x9FFF:
		if to, ok := foldRunes[r]; ok {
			return string(to), size
		}
		return rest[:size], size
	case r >= 0x3000 && r <= 0x303F:
		if r == 0x3000 {
			return " ", size
		}
		return rest[:size], size
	}
	folded := norm.NFKC.String(rest[:size])
	if folded == "" {
		return rest[:size], size
	}
	return folded, size
}

// Key is the folded text alone, without spaces and dots: two spellings of one name have one key.
func Key(name string) string {
	var out strings.Builder
	out.Grow(len(name))
	for i := 0; i < len(name); {
		r, size := utf8.DecodeRuneInString(name[i:])
		folded, size := foldOne(name[i:], r, size)
		i += size
		switch folded {
		case "・", " ", "=", "-":
		default:
			if r >= 0x3000 && r < 0xFF00 {
				out.WriteString(folded)
				continue
			}
			for _, r := range folded {
				if r != '・' && r != ' ' && r != '=' && r != '-' {
					out.WriteRune(unicode.ToLower(r))
				}
			}
		}
	}
	return out.String()
}
