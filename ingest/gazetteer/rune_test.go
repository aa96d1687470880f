package gazetteer_test

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"kaidan/ingest/gazetteer"
)

// FuzzDecodeRune holds the fast decoders to those of unicode/utf8, on broken text too.
func FuzzDecodeRune(f *testing.F) {
	for _, text := range []string{"", "a", "é", "会談", "ア", "𠮷", "\xe4", "\xe4\xbc", "\xe4\xbc(", "\xed\xa0\x80", "\xe0\x80\x80", "\xef\xbb\xbf", "a会", "\x80\x80\x80", "会\x80"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, size := utf8.DecodeRuneInString(text)
		fast, n := gazetteer.DecodeRune(text)
		require.Equal(t, r, fast)
		require.Equal(t, size, n)
		r, size = utf8.DecodeLastRuneInString(text)
		fast, n = gazetteer.DecodeLastRune(text)
		require.Equal(t, r, fast)
		require.Equal(t, size, n)
	})
}
