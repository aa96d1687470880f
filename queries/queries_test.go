package queries

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the generated documents anew")

func TestHeaders(t *testing.T) {
	for _, q := range append(All(), Cookbook()...) {
		t.Run(q.Name, func(t *testing.T) {
			require.NotEmpty(t, q.Ja)
			require.NotEmpty(t, q.En)
			require.NotEmpty(t, q.Example)
			require.NotEmpty(t, q.Cypher)
			require.NotContains(t, q.Cypher, "// ")
			for name := range q.ExampleValues() {
				require.Contains(t, q.Cypher, "$"+name)
			}
			for _, p := range q.Params {
				require.NotEmpty(t, p.Doc, p.Name)
				_, given := q.ExampleValues()[p.Name]
				require.True(t, given, "no default and no example value of %s", p.Name)
			}
			require.NotContains(t, q.Browser(), "values:")
		})
	}
	require.GreaterOrEqual(t, len(Cookbook()), 30)
}

// TestFilters holds the block of common filters equal wherever it stands.
func TestFilters(t *testing.T) {
	lines := []string{"$kinds IS NULL OR ", "$statuses IS NULL OR ", "$place IS NULL OR m.place CONTAINS $place", "$country IS NULL OR $country IN m.countries", "$topic IS NULL OR any(t IN m.topics"}
	for _, name := range []string{"met", "between", "about", "about-who", "timeline", "upcoming", "pending", "conflicts", "compare", "go-between", "path"} {
		q, ok := Named(name)
		require.True(t, ok, name)
		for _, line := range lines {
			require.Contains(t, q.Cypher, line, name)
		}
	}
}

// TestDocuments keeps COOKBOOK.md and docs/QUESTIONS.md what the files say.
func TestDocuments(t *testing.T) {
	for path, text := range map[string]string{
		filepath.Join("..", "COOKBOOK.md"):          CookbookDocument(),
		filepath.Join("..", "docs", "QUESTIONS.md"): QuestionsDocument(),
	} {
		if *update {
			require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
			continue
		}
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, text, string(data), "%s is not up to date: go test ./queries -update", path)
	}
}

func TestScript(t *testing.T) {
	got := Script("RETURN $a, $b;", map[string]any{"b": []string{"it's", `a\b`}, "a": nil})
	require.Equal(t, ":param a => null;\n:param b => ['it\\'s', 'a\\\\b'];\nRETURN $a, $b;\n", got)
}

func TestFullText(t *testing.T) {
	require.Equal(t, `"拉致問題" AND "a \"b\""`, FullText([]string{"拉致問題", `a "b"`}))
	require.Equal(t, `(核* OR *核)`, FullText([]string{"核"}))
}

func TestPairKey(t *testing.T) {
	require.Equal(t, "CHN|JPN", PairKey("JPN", "CHN"))
	require.Equal(t, PairKey("a", "b"), PairKey("b", "a"))
}

func TestMeetingDate(t *testing.T) {
	tests := []struct{ start, end, precision, want string }{
		{"", "", "unknown", ""},
		{"2023-09-26", "2023-09-26", "day", "2023-09-26"},
		{"2023-09-16", "2023-09-17", "day", "2023-09-16/17"},
		{"2023-09-30", "2023-10-01", "day", "2023-09-30/10-01"},
		{"2023-11-01", "2023-11-30", "month", "2023-11"},
		{"2023-03-01", "2023-05-31", "season", "2023-03/05"},
		{"2019-01-01", "2019-12-31", "year", "2019"},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, Meeting{Start: tt.start, End: tt.end, Precision: tt.precision}.Date(), tt)
	}
}

func TestMeasure(t *testing.T) {
	pair := func(a, b string, n int) Pair {
		return Pair{A: Actor{ID: a}, B: Actor{ID: b}, Meetings: n, Held: n}
	}
	// two triangles, joined by c–d
	nodes := Measure([]Pair{pair("a", "b", 3), pair("a", "c", 3), pair("b", "c", 3), pair("c", "d", 1), pair("d", "e", 3), pair("d", "f", 3), pair("e", "f", 3)})
	byID := map[string]Node{}
	for _, n := range nodes {
		byID[n.ID] = n
	}
	require.Equal(t, "c", nodes[0].ID)
	require.Equal(t, 3, byID["c"].Partners)
	require.InDelta(t, 0.5, byID["c"].Between, 0.15)
	require.Zero(t, byID["a"].Between)
	require.Equal(t, byID["a"].Community, byID["c"].Community)
	require.Equal(t, byID["d"].Community, byID["f"].Community)
	require.NotEqual(t, byID["a"].Community, byID["f"].Community)
	require.Empty(t, Measure(nil))
}

func TestWords(t *testing.T) {
	require.Equal(t, "首脳会談", Title(Kinds, "summit", "ja"))
	require.Equal(t, "proposed", Title(Statuses, "proposed", "en"))
	require.Equal(t, "other", Title(Kinds, "other", "ja"))
	require.False(t, strings.Contains(Title(Modes, "phone", "ja"), "phone"))
}
