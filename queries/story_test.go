package queries_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"

	"kaidan/graph"
	"kaidan/graph/graphtest"
	"kaidan/ingest/identity"
	"kaidan/queries"
)

func TestMain(m *testing.M) { graphtest.Main(m) }

// TestStories asks each question of testdata/stories: a graph, a question, the table that it must return.
func TestStories(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "stories", "*.txtar"))
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	asked, told := map[string]bool{}, 0
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			asked[story(t, path)] = true
			told++
		})
	}
	if told < len(paths) { // some were left out or failed
		return
	}
	for _, q := range queries.All() {
		if !slices.Contains([]string{"meeting", "holders"}, q.Name) { // asked in package ask and by the program's scripts
			require.True(t, asked[q.Name], "no story asks %s", q.Name)
		}
	}
}

func story(t *testing.T, path string) string {
	archive, err := txtar.ParseFile(path)
	require.NoError(t, err)
	part := map[string]*txtar.File{}
	for i := range archive.Files {
		part[archive.Files[i].Name] = &archive.Files[i]
	}
	var question struct {
		Question string
		Params   map[string]any
		Columns  []string
	}
	require.NoError(t, json.Unmarshal(part["question.json"].Data, &question))
	store := tell(t, part["graph.jsonl"].Data)
	q, ok := queries.Named(question.Question)
	require.True(t, ok, question.Question)
	params := q.Defaults()
	for k, v := range question.Params {
		params[k] = v
		if n, ok := v.(float64); ok {
			params[k] = int(n)
		}
	}
	answer, err := queries.Free{Statement: graph.Statement{Cypher: q.Cypher, Params: params}}.Run(t.Context(), store)
	require.NoError(t, err)
	got := lines(answer, question.Columns)
	want := part["want"]
	if os.Getenv("KAIDAN_UPDATE") != "" {
		want.Data = []byte(got)
		require.NoError(t, os.WriteFile(path, txtar.Format(archive), 0o644))
		return question.Question
	}
	require.Equal(t, string(want.Data), got)
	return question.Question
}

// tell makes a graph of extractions.
func tell(t *testing.T, lines []byte) *graph.Store {
	path := filepath.Join(t.TempDir(), "graph.jsonl")
	require.NoError(t, os.WriteFile(path, lines, 0o600))
	store := graphtest.Open(t)
	reference := graph.Reference{Actors: map[string]graph.ActorName{
		"JPN": {Name: "日本", NameEn: "Japan", Short: "日"}, "CHN": {Name: "中国", NameEn: "China", Short: "中"}, "KOR": {Name: "韓国", NameEn: "South Korea", Short: "韓"},
		"RUS": {Name: "ロシア", NameEn: "Russia", Short: "ロ"}, "USA": {Name: "アメリカ", NameEn: "United States", Short: "米"},
	}}
	writer, err := store.Writer(t.Context(), graph.WriteOptions{Identity: identity.Rules(), Reference: reference})
	require.NoError(t, err)
	_, err = writer.Write(t.Context(), graphtest.Gold(t, path))
	require.NoError(t, err)
	return store
}

// lines are the rows, a JSON object a line, with the columns asked for; date is a meeting's date as people see it.
func lines(a queries.Answer, columns []string) string {
	var b bytes.Buffer
	for _, row := range a.Rows {
		cells := map[string]any{}
		for i, name := range a.Columns {
			cells[name] = row[i]
		}
		cells["date"] = date(cells)
		var parts []string
		for _, name := range columns {
			var value bytes.Buffer
			encoder := json.NewEncoder(&value)
			encoder.SetEscapeHTML(false)
			_ = encoder.Encode(brief(cells[name]))
			parts = append(parts, fmt.Sprintf("%q: %s", name, strings.TrimSpace(value.String())))
		}
		b.WriteString("{" + strings.Join(parts, ", ") + "}\n")
	}
	return b.String()
}

func date(cells map[string]any) string {
	text := func(name string) string { s, _ := cells[name].(string); return s }
	return queries.Meeting{Start: text("start"), End: text("end"), Precision: text("precision")}.Date()
}

// brief shows actors by their names.
func brief(v any) any {
	switch v := v.(type) {
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = brief(e)
		}
		return list
	case map[string]any:
		if name, ok := v["name"]; ok {
			return name
		}
	}
	return v
}

// TestPlans looks at the plan of every named question and recipe: none may read all nodes, and questions may read all of
// a label only where the label is small or everything is asked for.
func TestPlans(t *testing.T) {
	store := graphtest.Open(t)
	require.NoError(t, store.Prepare(t.Context()))
	small := []string{"Organization", "Country"}
	for _, q := range append(queries.All(), queries.Cookbook()...) {
		t.Run(q.Name, func(t *testing.T) {
			operators := plan(t, store, q)
			require.NotContains(t, operators, "AllNodesScan")
			if slices.ContainsFunc(queries.Cookbook(), func(r queries.Question) bool { return r.Name == q.Name }) {
				return
			}
			for operator, details := range operators {
				if !strings.HasPrefix(operator, "NodeByLabelScan") && !strings.HasSuffix(operator, "TypeScan") {
					continue
				}
				require.True(t, slices.ContainsFunc(small, func(label string) bool { return strings.Contains(details, label) }), "%s %s", operator, details)
			}
		})
	}
}

// plan is the operators of a statement's plan with their details.
func plan(t *testing.T, store *graph.Store, q queries.Question) map[string]string {
	result, err := store.Query(t.Context(), "EXPLAIN "+q.Cypher, q.ExampleValues())
	require.NoError(t, err)
	operators := map[string]string{}
	collect(result.Summary.Plan(), operators)
	return operators
}
