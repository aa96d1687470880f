package ingest_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"kaidan/ingest"
)

// TestVersion holds [ingest.Version] to its word: what the gold briefs are read as cannot change without it. A graph tells by the
// version which briefs `kaidan ingest` and `kaidan rebuild` have to read again.
func TestVersion(t *testing.T) {
	const path = "testdata/extractions.sum"
	sum := sha256.New()
	files, err := filepath.Glob("testdata/gold/*.jsonl")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		for _, brief := range goldBriefs(t, strings.TrimSuffix(filepath.Base(file), ".jsonl")) {
			ex := once().Extract(brief)
			ex.Extractor = ""
			require.NoError(t, json.NewEncoder(sum).Encode(&ex))
		}
	}
	digest := fmt.Sprintf("%x", sum.Sum(nil))
	stored, err := os.ReadFile(path)
	if !*update {
		require.NoError(t, err)
	}
	version, before, _ := strings.Cut(strings.TrimSpace(string(stored)), " ")
	if before == digest && version == ingest.Version {
		return
	}
	require.NotEqual(t, version, ingest.Version, "the rules read the gold briefs otherwise than under this version: give ingest.Version the next number, then run go test ./ingest -run TestVersion -update")
	require.True(t, *update, "run go test ./ingest -run TestVersion -update")
	require.NoError(t, os.WriteFile(path, []byte(ingest.Version+" "+digest+"\n"), 0o644))
}
