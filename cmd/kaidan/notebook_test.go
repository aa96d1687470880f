package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"kaidan/graph"
	"kaidan/graph/graphtest"
	"kaidan/queries"
)

// notebook is docs/notebook.ipynb, as nbformat 4.5 has it.
type notebook struct {
	Cells    []notebookCell `json:"cells"`
	Metadata map[string]any `json:"metadata"`
	Format   int            `json:"nbformat"`
	Minor    int            `json:"nbformat_minor"`
}

// notebookCell is a cell: a code cell has its number and its outputs, a text has neither.
type notebookCell struct {
	Type     string            `json:"cell_type"`
	Count    *int              `json:"execution_count"`
	ID       string            `json:"id"`
	Metadata map[string]any    `json:"metadata"`
	Outputs  *[]notebookOutput `json:"outputs"`
	Source   []string          `json:"source"`
}

// notebookOutput is what a cell printed.
type notebookOutput struct {
	Name string   `json:"name"`
	Type string   `json:"output_type"`
	Text []string `json:"text"`
}

// MarshalJSON leaves out of a text what only code has.
func (c notebookCell) MarshalJSON() ([]byte, error) {
	if c.Type == "code" {
		type plain notebookCell
		return encode(plain(c)), nil
	}
	return encode(map[string]any{"cell_type": c.Type, "id": c.ID, "metadata": c.Metadata, "source": c.Source}), nil
}

func notebookPath() string { return filepath.Join("..", "..", "docs", "notebook.ipynb") }

func readNotebook(t *testing.T) (notebook, []byte) {
	t.Helper()
	data, err := os.ReadFile(notebookPath())
	require.NoError(t, err)
	var nb notebook
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	require.NoError(t, decoder.Decode(&nb))
	return nb, data
}

// TestNotebookFormat holds docs/notebook.ipynb to nbformat 4.5.
func TestNotebookFormat(t *testing.T) {
	nb, _ := readNotebook(t)
	require.Equal(t, 4, nb.Format)
	require.GreaterOrEqual(t, nb.Minor, 5)
	require.Contains(t, nb.Metadata, "kernelspec")
	ids := map[string]bool{}
	for _, c := range nb.Cells {
		require.Regexp(t, `^[a-zA-Z0-9_-]{1,64}$`, c.ID)
		require.False(t, ids[c.ID], "id %s twice", c.ID)
		ids[c.ID] = true
		require.Contains(t, []string{"code", "markdown"}, c.Type)
		require.NotNil(t, c.Metadata, c.ID)
		require.NotEmpty(t, c.Source, c.ID)
		require.Equal(t, c.Type == "code", c.Outputs != nil, c.ID)
		for i, line := range c.Source {
			require.Equal(t, i+1 < len(c.Source), strings.HasSuffix(line, "\n"), "%s: %q", c.ID, line)
		}
		if c.Outputs != nil {
			require.NotNil(t, c.Count, c.ID)
			for _, o := range *c.Outputs {
				require.Equal(t, notebookOutput{"stdout", "stream", o.Text}, o, c.ID)
			}
		}
	}
}

var (
	notebookAsk   = regexp.MustCompile(`(?s)ask\("""(.*?)"""(.*)\)`)
	notebookParam = regexp.MustCompile(`(\w+)=(?:"([^"]*)"|(\d+))`)
)

// TestNotebook runs the queries of docs/notebook.ipynb on the sample briefs: each must give what stands below its cell.
func TestNotebook(t *testing.T) {
	o := graphtest.Server(t)
	t.Setenv("KAIDAN_CONFIG", "")
	t.Setenv("KAIDAN_NEO4J_URI", o.URI)
	t.Setenv("KAIDAN_NEO4J_USER", o.User)
	t.Setenv("KAIDAN_NEO4J_PASSWORD", o.Password)
	var said bytes.Buffer
	require.Equal(t, exitFound, run(t.Context(), []string{"ingest", filepath.Join("..", "..", "seeds", "briefs")}, strings.NewReader(""), &said, &said), said.String())
	store, err := graph.Open(t.Context(), o)
	require.NoError(t, err)
	defer store.Close(t.Context()) //nolint:errcheck // only read

	nb, have := readNotebook(t)
	asked, number := 0, 0
	for i, c := range nb.Cells {
		if c.Type != "code" {
			continue
		}
		number++
		count := number
		nb.Cells[i].Count, nb.Cells[i].Outputs = &count, &[]notebookOutput{}
		if m := notebookAsk.FindStringSubmatch(strings.Join(c.Source, "")); m != nil {
			asked++
			nb.Cells[i].Outputs = &[]notebookOutput{{"stdout", "stream", answered(t, store, m[1], m[2])}}
		}
	}
	require.GreaterOrEqual(t, asked, 5)
	var want bytes.Buffer
	require.NoError(t, json.Indent(&want, encode(nb), "", " "))
	want.WriteByte('\n')
	if *updateDocuments {
		require.NoError(t, os.WriteFile(notebookPath(), want.Bytes(), 0o644))
		return
	}
	require.Equal(t, want.String(), string(have), "docs/notebook.ipynb is not up to date: run scripts/generate")
}

// answered is what the notebook's ask prints of a query.
func answered(t *testing.T, store *graph.Store, cypher, arguments string) []string {
	t.Helper()
	params := map[string]any{}
	for _, m := range notebookParam.FindAllStringSubmatch(arguments, -1) {
		params[m[1]] = m[2]
		if n, err := strconv.Atoi(m[3]); err == nil {
			params[m[1]] = n
		}
	}
	a, err := queries.Free{Statement: graph.Statement{Cypher: cypher, Params: params}}.Run(t.Context(), store)
	require.NoError(t, err, cypher)
	require.NotEmpty(t, a.Rows, cypher)
	lines := []string{strings.Join(a.Columns, " | ") + "\n"}
	for _, row := range a.Rows {
		cells := make([]string, len(row))
		for i, v := range row {
			cells[i] = cellText(v, "、")
		}
		lines = append(lines, fmt.Sprintln(strings.Join(cells, " | ")))
	}
	return lines
}
