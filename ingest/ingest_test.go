package ingest_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"kaidan/graph"
	"kaidan/ingest"
	"kaidan/ingest/gazetteer"
	"kaidan/seeds"
)

func newExtractor(tb testing.TB) *ingest.Extractor {
	tb.Helper()
	gaz, err := gazetteer.Load(seeds.Gazetteer())
	require.NoError(tb, err)
	x, err := ingest.New(gaz)
	require.NoError(tb, err)
	return x
}

func goldBriefs(tb testing.TB, name string) []graph.Brief {
	tb.Helper()
	file, err := os.Open(filepath.Join("testdata", "gold", name+".jsonl"))
	require.NoError(tb, err)
	defer file.Close()
	var briefs []graph.Brief
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		var brief graph.Brief
		require.NoError(tb, json.Unmarshal(scanner.Bytes(), &brief))
		briefs = append(briefs, brief)
	}
	return briefs
}
