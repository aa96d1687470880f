package queries

import (
	"context"
	"fmt"

	"kaidan/graph"
)

// Counts are the numbers of nodes by label and of relationships by type, from the database's own count store.
func Counts(ctx context.Context, store *graph.Store) (map[string]int64, error) {
	schema := graph.Schema()
	counts := map[string]int64{}
	count := func(name, pattern string) error {
		result, err := store.Query(ctx, "RETURN COUNT { "+pattern+" } AS n", nil)
		if err != nil {
			return fmt.Errorf("count %s: %w", name, err)
		}
		counts[name], _ = result.Records[0].Values[0].(int64)
		return nil
	}
	for _, n := range schema.Nodes {
		if err := count(n.Label, "(:`"+n.Label+"`)"); err != nil {
			return nil, err
		}
	}
	for _, r := range schema.Relationships {
		if err := count(r.Type, "()-[:`"+r.Type+"`]->()"); err != nil {
			return nil, err
		}
	}
	return counts, nil
}
