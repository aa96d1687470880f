package ingest_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"kaidan/graph"
	"kaidan/ingest"
)

var update = flag.Bool("update", false, "rewrite testdata/cases/*/want.json")

// TestCases reads testdata/cases/<id>/brief.txt and compares all that comes out with want.json, which -update rewrites;
// what changed is then reviewed as a diff.
func TestCases(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join("testdata", "cases", "*"))
	require.NoError(t, err)
	require.NotEmpty(t, folders)
	x := newExtractor(t)
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			got := caseOutput(t, x, folder)
			file := filepath.Join(folder, "want.json")
			if *update {
				require.NoError(t, os.WriteFile(file, got, 0o600))
				return
			}
			want, err := os.ReadFile(file)
			require.NoError(t, err)
			require.Equal(t, string(want), string(got), "run `go test ./ingest -run TestCases -update` and review the diff")
		})
	}
}

// caseOutput is the extractions of a case as indented JSON. The text of the brief stands in brief.txt and is left out,
// as is the version of the rules.
func caseOutput(t *testing.T, x *ingest.Extractor, folder string) []byte {
	t.Helper()
	type wanted struct {
		Countries     []graph.CountryCode    `json:"countries"`
		Organizations []graph.OrganizationID `json:"organizations"`
		Officials     []graph.Official       `json:"officials"`
		Meetings      []graph.Account        `json:"meetings"`
		Mentions      []graph.Mention        `json:"mentions"`
	}
	var all []wanted
	for brief, err := range ingest.ReadFS(os.DirFS(folder), "brief.txt", ingest.ReadOptions{}) {
		require.NoError(t, err)
		ex := x.Extract(brief)
		all = append(all, wanted{ex.Countries, ex.Organizations, ex.Officials, ex.Meetings, ex.Mentions})
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	require.NoError(t, e.Encode(all))
	return out.Bytes()
}
