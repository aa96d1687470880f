package graphtest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"kaidan/graph"
)

// Address says where the graph of this test is, as [Server] does, and leaves what it holds.
func Address(tb testing.TB) graph.Options {
	tb.Helper()
	if testing.Short() {
		tb.Skip("needs neo4j: not under -short")
	}
	shared.Do(start)
	require.NoError(tb, shared.err)
	return shared.options
}
