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

func parseFold(table string) (folds ByRune[string]) {
	for line := range strings.Lines(table) {
		from, size := DecodeRune(line)
		if from == '#' {
			continue
		}
		to, _ := DecodeRune(line[size:])
		*folds.At(from) = string(to)
	}
	return folds
}

// voiced are the katakana after ヴ and what the pair is folded to.
var voiced = map[rune]string{'ァ': "バ", 'ィ': "ビ", 'ェ': "ベ", 'ォ': "ボ"}

// Folded is text in the form in which names are compared, with the way back to the original.
type Folded struct {
	Text string
	back []int32 // byte in Text → byte in the original; one more than Text is long; nil where Text is the original
	cuts []cut
}

// cut is a place in a folded text where something was left out.
type cut struct{ at, original int }

// Original is the byte offset in the original text of the character that byte i of Text came from.
func (f *Folded) Original(i int) int {
	if f.back != nil {
		return int(f.back[i])
	}
	for i < len(f.Text) && !utf8.RuneStart(f.Text[i]) {
		i--
	}
	return i
}

// OriginalEnd is the byte offset in the original text at which what ends at byte offset i of Text ends: before what was left
// out there.
func (f *Folded) OriginalEnd(i int) int {
	if j := sort.Search(len(f.cuts), func(j int) bool { return f.cuts[j].at >= i }); j < len(f.cuts) && f.cuts[j].at == i {
		return f.cuts[j].original
	}
	return f.Original(i)
}

// Without is the text with byte ranges of Text left out; they stand in order and do not overlap.
func (f *Folded) Without(ranges [][2]int) Folded {
	if len(ranges) == 0 {
		return *f
	}
	out := Folded{back: make([]int32, 0, len(f.Text)+1)}
	var text strings.Builder
	keep := func(from, to int) {
		text.WriteString(f.Text[from:to])
		for ; from < to; from++ {
			out.back = append(out.back, int32(f.Original(from))) //nolint:gosec // a brief is far smaller than 2 GiB
		}
	}
	at := 0
	for _, r := range ranges {
		keep(at, r[0])
		out.cuts = append(out.cuts, cut{text.Len(), f.Original(r[0])})
		at = r[1]
	}
	keep(at, len(f.Text))
	out.back = append(out.back, int32(f.Original(len(f.Text)))) //nolint:gosec // as above
	out.Text = text.String()
	return out
}

// Fold brings text to the form in which names are compared: NFKC, simplified and traditional characters as their
// Japanese forms, ヴァ as バ, every dot between katakana as ・.
func Fold(text string) Folded {
	i := plain(text)
	if i == len(text) {
		return Folded{Text: text}
	}
	f := Folded{back: make([]int32, 0, len(text)+1)}
	var out strings.Builder
	out.Grow(len(text))
	keep := func(from, to int) {
		out.WriteString(text[from:to])
		at := from
		for ; from < to; from++ {
			if utf8.RuneStart(text[from]) {
				at = from
			}
			f.back = append(f.back, int32(at)) //nolint:gosec // a brief is far smaller than 2 GiB
		}
	}
	keep(0, i)
	for i < len(text) {
		r, size := DecodeRune(text[i:])
		folded, size := foldOne(text[i:], r, size)
		for range len(folded) {
			f.back = append(f.back, int32(i)) //nolint:gosec // as above
		}
		out.WriteString(folded)
		i += size
		n := plain(text[i:])
		keep(i, i+n)
		i += n
	}
	f.back = append(f.back, int32(len(text))) //nolint:gosec // as above
	f.Text = out.String()
	return f
}

// plain is the length of the beginning of a text that folding leaves as it is.
func plain(text string) int {
	for i, r := range text {
		switch {
		case r < 0x80, r > 0x3000 && r < 0x3100 && r != 'ヴ' && r != 'ヵ' && r != 'ヶ' && r != '゠':
		case r >= 0x4E00 && r <= 0x9FFF && *foldRunes.Get(r) == "":
		default:
			return i
		}
	}
	return len(text)
}

// ascii are the characters that have a full-width form, from the space on.
const ascii = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"

// foldOne folds the rune at the beginning of rest and says how many bytes of rest that took.
func foldOne(rest string, r rune, size int) (string, int) {
	switch {
	case r == utf8.RuneError && size == 1:
		return "\uFFFD", 1
	case r < 0x80:
		return rest[:1], 1
	case r == 'ヴ':
		next, n := DecodeRune(rest[size:])
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
	case r > 0xFF00 && r < 0xFF5F: // full-width ASCII
		return ascii[r-0xFF00:][:1], size
	case r >= 0xFF61 && r <= 0xFF9F: // half-width katakana, whose voice mark is a character of its own
		next, n := DecodeRune(rest[size:])
		if next == 0xFF9E || next == 0xFF9F {
			size += n
		}
		return norm.NFKC.String(rest[:size]), size
	case r >= 0x3040 && r <= 0x30FF: // kana
		return rest[:size], size
	case r >= 0x4E00 && r <= 0x9FFF:
		if to := *foldRunes.Get(r); to != "" {
			return to, size
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
		r, size := DecodeRune(name[i:])
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
