package main

import (
	"bytes"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"kaidan/graph/graphtest"
	"kaidan/queries"
)

// silent are the recipes to which the sample briefs have no answer: every brief reports a meeting, and
// the gazetteer lists everybody in them.
var silent = []string{"silent-briefs", "unlisted"}

// TestCookbook reads the sample briefs as a user does and runs every recipe on them.
func TestCookbook(t *testing.T) {
	o := graphtest.Server(t)
	t.Setenv("KAIDAN_NEO4J_URI", o.URI)
	t.Setenv("KAIDAN_NEO4J_USER", o.User)
	t.Setenv("KAIDAN_NEO4J_PASSWORD", o.Password)
	kaidan := func(want int, args ...string) string {
		var out, errOut bytes.Buffer
		code := run(t.Context(), args, bytes.NewReader(nil), &out, &errOut)
		require.Equal(t, want, code, "%v: %s", args, errOut.String())
		return out.String()
	}
	kaidan(exitFound, "ingest", filepath.Join("..", "..", "seeds", "briefs"))
	for _, recipe := range queries.Cookbook() {
		t.Run(recipe.Name, func(t *testing.T) {
			want := exitFound
			if slices.Contains(silent, recipe.Name) {
				want = exitNothing
			}
			kaidan(want, "cookbook", recipe.Name, "--format", "csv")
		})
	}
}
