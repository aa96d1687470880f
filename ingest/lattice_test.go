package ingest

import (
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"testing"

	"github.com/ikawaha/kagome-dict/ipa"
	"github.com/ikawaha/kagome/v2/tokenizer"
	"github.com/stretchr/testify/require"

	"kaidan/ingest/gazetteer"
)

// kagomeKinds are the kinds of kagome's words, by their numbers.
var kagomeKinds = sync.OnceValue(func() []tokenKind {
	l := layout{dict: ipa.DictShrink()}
	l.readKinds()
	return l.kinds
})

// kagomeTokens are the words of a text by kagome's own tokenizer, which the lattice must cut as.
func kagomeTokens(tb testing.TB, text string) []token {
	tb.Helper()
	cut, err := tokenizer.New(ipa.DictShrink(), tokenizer.OmitBosEos())
	require.NoError(tb, err)
	tokens := []token{}
	for _, w := range cut.Analyze(text, tokenizer.Normal) {
		kind := unknownWord
		if w.Class == tokenizer.KNOWN {
			kind = kagomeKinds()[w.ID]
		}
		tokens = append(tokens, token{w.Position, w.Position + len(w.Surface), kind})
	}
	return tokens
}

// cutTexts are the lines of the gold briefs and texts that are hard to cut.
func cutTexts(tb testing.TB) []string {
	tb.Helper()
	var texts []string
	files, err := filepath.Glob(filepath.Join("testdata", "gold", "*.jsonl"))
	require.NoError(tb, err)
	require.NotEmpty(tb, files)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(tb, err)
		texts = append(texts, strings.FieldsFunc(string(data), func(r rune) bool { return r == '"' || r == '\n' || r == '。' })...)
	}
	return append(
		texts, "", "。", "会談", "ABC defg", "2023年9月26日", "カタカナカタカナ", "すもももももももものうち", "\uFFFD会談\uFFFD", "𠮷野家", "a\x00b", "」」「「、、",
		strings.Repeat("カナ", 600), strings.Repeat("abc", 400), strings.Repeat("日", 300), strings.Repeat("会談し、", 100),
	)
}

// TestLatticeCutsAsKagome cuts text after text in one lattice.
func TestLatticeCutsAsKagome(t *testing.T) {
	m, la := loadMorphs(), &lattice{}
	for _, text := range cutTexts(t) {
		require.Equal(t, kagomeTokens(t, text), la.tokens(m, text, 0, textEdge, textEdge, []token{}), "%q", text)
	}
}

// TestPassagesAreCutAsTheWhole: the word at a position is that of the whole text.
func TestPassagesAreCutAsTheWhole(t *testing.T) {
	for _, text := range cutTexts(t) {
		requirePassages(t, text)
	}
}

func requirePassages(tb testing.TB, text string) {
	tb.Helper()
	l := &line{text: text, pieces: []span{{0, len(text)}}, dict: newDictionary(), desk: &desk{}}
	all := new(lattice).tokens(loadMorphs(), text, 0, textEdge, textEdge, nil)
	for at := range text {
		tokens, i := l.tokensAt(at)
		j := sort.Search(len(all), func(j int) bool { return all[j].end > at })
		require.Equal(tb, all[j], tokens[i], "%d of %q", at, text)
		fresh := &line{text: text, pieces: l.pieces, dict: l.dict, desk: l.desk}
		require.Equal(tb, all[j].start == at, fresh.boundary(at), "%d of %q", at, text)
		require.Equal(tb, all[j].start < at && all[j].kind != unknownWord, fresh.crosses(at), "%d of %q", at, text)
	}
	require.Nil(tb, l.words)
}

// FuzzLattice: any text is cut as kagome cuts it, but for long runs of U+FFFD, each of which kagome counts as three characters
// towards the longest unknown word.
func FuzzLattice(f *testing.F) {
	for _, text := range []string{"日中韓外相会談", "カタカナ・カナカナ", "王毅外相は26日、ソウルで", "\x00", "〜〜"} {
		f.Add(text)
	}
	m, la := loadMorphs(), &lattice{}
	f.Fuzz(func(t *testing.T, text string) {
		for text := range strings.SplitSeq(gazetteer.Fold(text).Text, "。") {
			if 3*strings.Count(text, "\uFFFD") >= longestUnknown {
				continue
			}
			require.Equal(t, kagomeTokens(t, text), la.tokens(m, text, 0, textEdge, textEdge, []token{}), "%q", text)
			requirePassages(t, text)
		}
	})
}
