package graphtest

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"kaidan/graph"
)

// Gold reads hand-made extractions as if a program had made them: where a field lists several accepted values, the
// first. The event keys stay in Account.Event.
func Gold(tb testing.TB, path string) []graph.Extraction {
	tb.Helper()
	file, err := os.Open(path)
	require.NoError(tb, err)
	defer file.Close()
	var all []graph.Extraction
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		all = append(all, goldLine(tb, lines.Bytes()))
	}
	require.NoError(tb, lines.Err())
	return all
}

func goldLine(tb testing.TB, line []byte) graph.Extraction {
	var brief map[string]any
	require.NoError(tb, json.Unmarshal(line, &brief))
	meetings, _ := brief["meetings"].([]any)
	for _, m := range meetings {
		meeting := m.(map[string]any)
		for _, key := range []string{"kind", "status"} {
			if list, ok := meeting[key].([]any); ok {
				meeting[key] = list[0]
			}
		}
	}
	plain, err := json.Marshal(brief)
	require.NoError(tb, err)
	var ex graph.Extraction
	require.NoError(tb, json.Unmarshal(plain, &ex))
	ex.Extractor = "gold"
	for i := range ex.Officials {
		o := &ex.Officials[i]
		o.ID = graph.UnlistedID(o.Country, o.Name)
		if o.Statements == nil {
			o.Statements = []int{}
		}
	}
	for i := range ex.Meetings {
		fillVisitor(&ex, &ex.Meetings[i])
		fillForum(&ex, &ex.Meetings[i])
	}
	return ex
}

// fillVisitor tells who travels, which gold data leaves to the reader: the side of the only officials named.
func fillVisitor(ex *graph.Extraction, a *graph.Account) {
	if a.Kind != graph.Visit || len(a.Officials) == 0 {
		return
	}
	for _, o := range ex.Officials {
		if o.Name == a.Officials[0] {
			a.Visitor = o.Country
		}
	}
	for _, side := range a.Countries {
		if side != a.Visitor && len(a.Countries) == 2 {
			a.Host = side
		}
	}
}

// fillForum names the forum of a gathering that no side stands for, as its statements do.
func fillForum(ex *graph.Extraction, a *graph.Account) {
	if a.Kind != graph.Conference {
		return
	}
	for _, n := range a.Statements {
		if strings.Contains(ex.Statement(n), "アジア太平洋経済協力") {
			a.Series = "APEC"
		}
	}
}
