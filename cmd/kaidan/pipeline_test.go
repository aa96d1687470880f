package main

import (
	"errors"
	"iter"
	"testing"

	"github.com/stretchr/testify/require"

	"kaidan/graph"
	"kaidan/ingest"
)

// An extractor without its rules panics at every brief: each is listed as bad, and the run ends in order.
func TestFaultInTheRulesMakesABadBrief(t *testing.T) {
	briefs := iter.Seq2[graph.Brief, error](func(yield func(graph.Brief, error) bool) {
		for _, id := range []graph.BriefID{"a", "b", "c"} {
			if !yield(graph.Brief{ID: id, Title: "日韓外相会談", Statements: []string{"日韓の外相が会談した。"}}, nil) {
				return
			}
		}
		yield(graph.Brief{}, errors.New("no brief"))
	})
	pipe := &pipeline{extractor: func() (*ingest.Extractor, error) { return new(ingest.Extractor), nil }, batch: 2}
	var bad []string
	err := pipe.run(t.Context(), briefs, func(err error) { bad = append(bad, err.Error()) }, func(batch []graph.Extraction, skipped int) error {
		require.Empty(t, batch)
		require.Zero(t, skipped)
		return nil
	})
	require.NoError(t, err)
	require.Len(t, bad, 4)
	require.Contains(t, bad, "no brief")
	for _, id := range []string{"a", "b", "c"} {
		require.Condition(t, func() bool {
			for _, line := range bad {
				if len(line) > 8 && line[:7] == "brief "+id {
					return true
				}
			}
			return false
		})
	}
}
