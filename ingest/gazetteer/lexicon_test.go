package gazetteer_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"kaidan/ingest/gazetteer"
	"kaidan/seeds"
)

func TestLexiconLongest(t *testing.T) {
	gaz, err := gazetteer.Load(seeds.Gazetteer())
	require.NoError(t, err)
	isCountry := func(f *gazetteer.Form) bool { return f.Has(gazetteer.CountryForm) }
	cases := []struct {
		name, text, want string
		accept           func(*gazetteer.Form) bool
	}{
		{"nothing", "", "", nil},
		{"no form begins so", "ゎ", "", nil},
		{"the whole text", "日本", "日本", nil},
		{"the longest", "国連総会で", "国連総会", nil},
		{"the longest that is accepted", "韓国外相", "韓国", isCountry},
		{"none accepted", "外相", "", isCountry},
		{"Latin", "NATO首脳", "NATO", nil},
		{"no UTF-8", "\xff日本", "", nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			form := gaz.Lexicon().Longest(c.text, c.accept)
			if c.want == "" {
				require.Nil(t, form)
				return
			}
			require.NotNil(t, form)
			require.Equal(t, c.want, form.Text)
		})
	}
}

// TestLexiconFindsEveryForm: each form of each entry is found as it is written, with that entry among its readings.
func TestLexiconFindsEveryForm(t *testing.T) {
	gaz, err := gazetteer.Load(seeds.Gazetteer())
	require.NoError(t, err)
	for _, o := range gaz.Officials {
		for _, name := range slices.Concat([]string{o.Name}, o.Aliases, o.Short) {
			folded := gazetteer.Fold(name)
			form := gaz.Lexicon().Longest(folded.Text, func(f *gazetteer.Form) bool { return f.Text == folded.Text })
			require.NotNil(t, form, "%s of %s", name, o.ID)
			require.True(t, slices.ContainsFunc(form.Readings, func(r gazetteer.Reading) bool { return r.Official == o }), "%s of %s", name, o.ID)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, err := gazetteer.Load(seeds.Gazetteer())
		require.NoError(b, err)
	}
}

func BenchmarkLongest(b *testing.B) {
	gaz, err := gazetteer.Load(seeds.Gazetteer())
	require.NoError(b, err)
	text := gazetteer.Fold("中国の王毅外相とアメリカのサリバン大統領補佐官は16日、地中海のマルタで会談した。").Text
	b.ReportAllocs()
	for b.Loop() {
		for i := range text {
			gaz.Lexicon().Longest(text[i:], nil)
		}
	}
}
