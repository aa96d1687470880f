package score

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"kaidan/graph"
)

func load(t testing.TB, name string) []Brief {
	t.Helper()
	f, err := os.Open(name)
	require.NoError(t, err)
	defer func() { require.NoError(t, f.Close()) }()
	briefs, err := Load(name, f)
	require.NoError(t, err)
	return briefs
}

// TestCompareStored holds the figures and problems against stored ones of the reference tool: each prediction is gold,
// spoilt in one way or in several.
func TestCompareStored(t *testing.T) {
	predictions, err := filepath.Glob("testdata/*.jsonl")
	require.NoError(t, err)
	require.NotEmpty(t, predictions)
	for _, name := range predictions {
		set, spoilt, _ := strings.Cut(strings.TrimSuffix(filepath.Base(name), ".jsonl"), "-")
		t.Run(set+"/"+spoilt, func(t *testing.T) {
			result, problems := Compare(load(t, "testdata/"+set+".gold"), load(t, name), norm.NFKC.String)

			figures, err := json.Marshal(result)
			require.NoError(t, err)
			want, err := os.ReadFile(strings.TrimSuffix(name, "l"))
			require.NoError(t, err)
			require.JSONEq(t, string(want), string(figures))

			shown := result.String()
			for _, p := range problems {
				if p.Subject != "text" {
					shown += p.String() + "\n"
				}
			}
			wantText, err := os.ReadFile(strings.TrimSuffix(name, "jsonl") + "txt")
			require.NoError(t, err)
			require.Equal(t, string(wantText), shown)
		})
	}
}

func TestSameName(t *testing.T) {
	c := comparer{norm.NFKC.String}
	for _, tc := range []struct {
		name, gold, predicted string
		want                  bool
	}{
		{"equal", "王毅", "王毅", true},
		{"spaces and dots", "アントニー・ブリンケン", "アントニー ブリンケン", true},
		{"half-width", "ブリンケン", "ﾌﾞﾘﾝｹﾝ", true},
		{"a katakana surname", "アントニー・ブリンケン", "ブリンケン", true},
		{"a surname in characters is not enough", "岸田 文雄", "文雄", false},
		{"longer form", "ジョー・バイデン", "ジョー・バイデン・ジュニア", true},
		{"near spelling", "ムスタファ・ケマル", "モスタファ・ケマル", true},
		{"another given name", "ドナルド・トランプ", "イヴァンカ・トランプ", false},
		{"given name alone", "アントニー・ブリンケン", "アントニー", false},
		{"nothing", "王毅", "", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			require.Equal(t, tc.want, c.sameName(tc.gold, tc.predicted))
		})
	}
}

func TestRatio(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want float64
	}{
		{"", "", 1},
		{"abcd", "bcde", 0.75},
		{"ムスタファ", "モスタファ", 0.8},
		{"abcdefgh", "hgfedcba", 0.125},
	} {
		require.InDelta(t, tc.want, ratio([]rune(tc.a), []rune(tc.b)), 1e-12, tc.a)
	}
}

func TestAssign(t *testing.T) {
	require.Nil(t, assign(nil))
	require.Nil(t, assign([][]float64{{}}))
	require.ElementsMatch(t, []pair{{0, 1}, {1, 0}}, assign([][]float64{{3, 2}, {2, 0}}))
	require.ElementsMatch(t, []pair{{1, 0}}, assign([][]float64{{1}, {2}, {0}}))
}

func TestRound(t *testing.T) {
	for in, want := range map[float64]float64{0.00005: 0.0001, 0.12345: 0.1235, 2.0 / 3: 0.6667, 0.03125: 0.0312, 1: 1} {
		require.Equal(t, want, round(in)) //nolint:testifylint // the digits themselves are what is tested
	}
}

// TestOf: an extraction compared directly scores as it does through its JSON line.
func TestOf(t *testing.T) {
	ex := graph.Extraction{
		Brief:     graph.Brief{ID: "s1", Published: "2023-09-26", Statements: []string{"王毅外相が26日に会談。"}},
		Countries: []graph.CountryCode{"CHN"},
		Officials: []graph.Official{{Name: "王毅", Country: "CHN"}},
		Meetings: []graph.Account{{
			Kind: graph.Talks, Mode: graph.InPerson, Status: graph.Held, Start: "2023-09-26", End: "2023-09-26",
			Countries: []string{"CHN", "KOR"}, Officials: []string{"王毅"}, Statements: []int{1},
		}},
	}
	data, err := json.Marshal(ex)
	require.NoError(t, err)
	loaded, err := Load("ex.jsonl", strings.NewReader(string(data)+"\n\n"))
	require.NoError(t, err)
	direct, problems := Compare(loaded, []Brief{Of(&ex)}, nil)
	require.Empty(t, problems)
	require.InDelta(t, 1, direct.MeetingsStrict.F1, 0)
	through, _ := Compare(loaded, loaded, nil)
	require.Equal(t, through, direct)
}

func TestLoadRefuses(t *testing.T) {
	_, err := Load("bad.jsonl", strings.NewReader("{}\n{\n"))
	require.ErrorContains(t, err, "bad.jsonl:2: ")
}

func TestOtherText(t *testing.T) {
	gold := []Brief{{ID: "a", Statements: []string{"一。"}}}
	_, problems := Compare(gold, []Brief{{ID: "a", Statements: []string{"二。"}}}, nil)
	require.Equal(t, []Problem{{"a", "text", "the prediction has another text"}}, problems)
}

func BenchmarkCompare(b *testing.B) {
	gold := load(b, "testdata/visible.gold")
	for b.Loop() {
		Compare(gold, gold, norm.NFKC.String)
	}
}
