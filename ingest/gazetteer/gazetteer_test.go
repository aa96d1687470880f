package gazetteer_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"kaidan/ingest/gazetteer"
	"kaidan/seeds"
)

func TestSeedsHaveNoMistake(t *testing.T) {
	gaz, err := gazetteer.Load(seeds.Gazetteer())
	require.NoError(t, err)
	require.NotEmpty(t, gaz.Officials)
}

func TestFold(t *testing.T) {
	cases := []struct{ name, in, want string }{
		{"simplified", "习近平", "習近平"},
		{"traditional", "臺灣總統", "台湾総統"},
		{"full-width digits and letters", "２０２３年ＡＰＥＣ", "2023年APEC"},
		{"half-width katakana", "ﾌﾟｰﾁﾝ", "プーチン"},
		{"vu", "ヴィエトナム", "ビエトナム"},
		{"dots", "ユン·ソクヨル", "ユン・ソクヨル"},
		{"Japanese characters stay", "韓国の会談", "韓国の会談"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			folded := gazetteer.Fold(c.in)
			require.Equal(t, c.want, folded.Text)
			require.Equal(t, len(c.in), folded.Original(len(folded.Text)))
		})
	}
}
