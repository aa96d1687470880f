package graph_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/stretchr/testify/require"

	"kaidan/graph"
)

// dump is the whole graph as sorted lines, without ingestedAt: equal graphs give equal dumps.
func dump(tb testing.TB, store *graph.Store) []string {
	tb.Helper()
	var lines []string
	for _, cypher := range []string{
		"MATCH (n) RETURN labels(n)[0] AS type, '' AS a, '' AS b, n{.*, ingestedAt: null} AS p",
		`MATCH (a)-[r]->(b)
		 RETURN type(r) AS type, coalesce(a.id, a.code, a.name) AS a, coalesce(b.id, b.code, b.name) AS b, r{.*} AS p`,
	} {
		result, err := store.Query(tb.Context(), cypher, nil)
		require.NoError(tb, err)
		for _, r := range result.Records {
			properties := r.Values[3].(map[string]any)
			for key, value := range properties {
				if d, ok := value.(neo4j.Date); ok {
					properties[key] = d.String()
				}
			}
			data, err := json.Marshal(properties)
			require.NoError(tb, err)
			lines = append(lines, fmt.Sprint(r.Values[0], " ", r.Values[1], " ", r.Values[2], " ", string(data)))
		}
	}
	slices.Sort(lines)
	return lines
}
