package graph

import (
	"flag"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite generated documents")

func TestSchemaDocument(t *testing.T) {
	const path = "../docs/SCHEMA.md"
	want := Schema().Markdown()
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(want), 0o644))
	}
	have, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, want, string(have), "run: go test ./graph -run TestSchemaDocument -update")
}

func TestEveryLabelHasItsKey(t *testing.T) {
	for _, n := range Schema().Nodes {
		names := map[string]bool{}
		for _, p := range n.Properties {
			require.False(t, names[p.Name], "%s.%s twice", n.Label, p.Name)
			names[p.Name] = true
		}
		require.True(t, names[n.Key], "%s lacks its key %s", n.Label, n.Key)
	}
}
