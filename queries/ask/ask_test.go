package ask

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"kaidan/graph"
)

// TestAsk asks the questions of testdata/questions.tsv over the sample briefs.
func TestAsk(t *testing.T) {
	gaz := loadGazetteer(t)
	store := seeded(t, gaz)
	reader := &Reader{Index: NewIndex(gaz), Today: today}
	reader.UseIngest()
	data, err := os.ReadFile(filepath.Join("testdata", "questions.tsv"))
	require.NoError(t, err)
	asked := 0
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		require.GreaterOrEqual(t, len(fields), 2, line)
		asked++
		t.Run(fields[0], func(t *testing.T) {
			a, err := reader.Ask(t.Context(), store, fields[0], "", 50)
			switch fields[1] {
			case "?":
				require.ErrorIs(t, err, ErrNotUnderstood)
				return
			case "-":
				require.True(t, errors.As(err, &Unknown{}), "%v", err)
				return
			}
			require.NoError(t, err, a.How)
			require.Equal(t, fields[1], a.Question, a.How)
			for _, part := range strings.Split(fields[2], "|") {
				if not, ok := strings.CutPrefix(part, "!"); ok {
					require.NotContains(t, a.Sentence, not, a.How)
					continue
				}
				require.Contains(t, a.Sentence, part, a.How)
			}
		})
	}
	require.GreaterOrEqual(t, asked, 60)
}

// TestSure holds that a question that the scan alone is sure of is understood as with ingest, and that most are such.
func TestSure(t *testing.T) {
	if testing.Short() {
		t.Skip("loads the dictionary")
	}
	thorough := &Reader{Index: NewIndex(loadGazetteer(t)), Today: today, thorough: true}
	thorough.UseIngest()
	quick := &Reader{Index: thorough.Index, Today: today}
	loaded := 0
	mentions := thorough.Mentions
	quick.Mentions = func(text string, on graph.Date) []graph.Mention {
		loaded++
		return mentions(text, on)
	}
	data, err := os.ReadFile(filepath.Join("testdata", "questions.tsv"))
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	for _, line := range lines[1:] {
		question, _, _ := strings.Cut(line, "\t")
		want, _ := thorough.Read(question)
		before := loaded
		got, _ := quick.Read(question)
		require.Len(t, got.Actors, len(want.Actors), question)
		for i, ids := range want.Actors {
			require.Subset(t, got.Actors[i], ids, question)
		}
		if loaded > before {
			t.Log("not sure of", question)
		}
	}
	require.Less(t, loaded, len(lines)/4)
}
