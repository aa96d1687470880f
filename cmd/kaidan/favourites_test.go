package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"kaidan/queries"
)

// TestFavourites: what Neo4j Browser is given comes in the same order each time, in folders with Japanese names, runs as
// it stands, and holds no question that serves the program alone.
func TestFavourites(t *testing.T) {
	list := favourites()
	require.Equal(t, list, favourites())
	require.Len(t, list, len(queries.All())+len(queries.Cookbook())-len(lookups))
	for _, name := range lookups {
		_, ok := queries.Named(name)
		require.True(t, ok, name)
	}
	for _, f := range list {
		require.Contains(t, []string{"外交の質問", "分析"}, f.Folder)
		require.True(t, strings.HasPrefix(f.Cypher, "// "+f.Title+"\n"), f.Title)
		_, statement, _ := strings.Cut(f.Cypher, "\n")
		for _, word := range strings.FieldsFunc(statement, func(r rune) bool {
			return !strings.ContainsRune("$abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", r)
		}) {
			if name, ok := strings.CutPrefix(word, "$"); ok {
				require.Contains(t, statement, ":param "+name+" => ", f.Title)
			}
		}
	}
}
