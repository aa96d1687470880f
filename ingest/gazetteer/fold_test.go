package gazetteer

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// TestFoldKnowsWhatStays: the characters that a text keeps without a look at them are those that folding leaves alone.
func TestFoldKnowsWhatStays(t *testing.T) {
	for r := range utf8.MaxRune {
		char := string(r)
		if !utf8.ValidRune(r) {
			continue
		}
		folded, _ := foldOne(char, r, len(char))
		if plain(char) == len(char) {
			require.Equal(t, char, folded, "%U", r)
		}
		if r > 0xFF00 && r < 0xFF5F && r != '＝' {
			require.Equal(t, norm.NFKC.String(char), folded, "%U", r)
		}
	}
}

func TestFoldedOriginal(t *testing.T) {
	for _, tt := range []struct {
		name, text, want string
		back             []int // for each byte of want, and its end
	}{
		{"nothing to fold", "王毅", "王毅", []int{0, 0, 0, 3, 3, 3, 6}},
		{"one character folded", "９月", "9月", []int{0, 3, 3, 3, 6}},
		{"two become one", "ヴァ", "バ", []int{0, 0, 0, 6}},
		{"one becomes several", "月㌔", "月キロ", []int{0, 0, 0, 3, 3, 3, 3, 3, 3, 6}},
		{"no UTF-8", "\xff日", "\uFFFD日", []int{0, 0, 0, 1, 1, 1, 4}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			folded := Fold(tt.text)
			require.Equal(t, tt.want, folded.Text)
			for i, want := range tt.back {
				require.Equal(t, want, folded.Original(i), "byte %d", i)
			}
		})
	}
}
