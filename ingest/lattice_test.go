package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ikawaha/kagome-dict/ipa"
	"github.com/ikawaha/kagome/v2/tokenizer"
	"github.com/stretchr/testify/require"

	"kaidan/ingest/gazetteer"
)

// kagomeTokens are the words of a text by kagome's own tokenizer, which the lattice must cut as.
func kagomeTokens(tb testing.TB, d *dictionary, text string) []token {
	tb.Helper()
	cut, err := tokenizer.New(ipa.DictShrink(), tokenizer.OmitBosEos())
	require.NoError(tb, err)
	tokens := []token{}
	for _, w := range cut.Analyze(text, tokenizer.Normal) {
		kind := unknownWord
		if w.Class == tokenizer.KNOWN {
			kind = d.morphs().morphs[w.ID].kind
		}
		tokens = append(tokens, token{w.Position, w.Position + len(w.Surface), kind})
	}
	return tokens
}

// TestLatticeCutsAsKagome: every line of the gold briefs and of texts that are hard to cut, in one lattice one after another.
func TestLatticeCutsAsKagome(t *testing.T) {
	var texts []string
	files, err := filepath.Glob(filepath.Join("testdata", "gold", "*.jsonl"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		texts = append(texts, strings.FieldsFunc(string(data), func(r rune) bool { return r == '"' || r == '\n' || r == '。' })...)
	}
	texts = append(
		texts, "", "。", "会談", "ABC defg", "2023年9月26日", "カタカナカタカナ", "すもももももももものうち", "\uFFFD会談\uFFFD", "𠮷野家", "a\x00b", "」」「「、、",
		strings.Repeat("カナ", 600), strings.Repeat("abc", 400), strings.Repeat("日", 300), strings.Repeat("会談し、", 100),
	)
	d, la := newDictionary(), &lattice{}
	for _, text := range texts {
		require.Equal(t, kagomeTokens(t, d, text), la.tokens(d.morphs(), text, 0, []token{}), "%q", text)
	}
}

// FuzzLattice: any text is cut as kagome cuts it, but for long runs of U+FFFD, each of which kagome counts as three characters
// towards the longest unknown word.
func FuzzLattice(f *testing.F) {
	for _, text := range []string{"日中韓外相会談", "カタカナ・カナカナ", "王毅外相は26日、ソウルで", "\x00", "〜〜"} {
		f.Add(text)
	}
	d, la := newDictionary(), &lattice{}
	f.Fuzz(func(t *testing.T, text string) {
		for text := range strings.SplitSeq(gazetteer.Fold(text).Text, "。") {
			if 3*strings.Count(text, "\uFFFD") >= longestUnknown {
				continue
			}
			require.Equal(t, kagomeTokens(t, d, text), la.tokens(d.morphs(), text, 0, []token{}), "%q", text)
		}
	})
}
