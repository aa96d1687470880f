package ask

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"kaidan/graph"
	"kaidan/queries"
)

// silent are the recipes to which the sample briefs have no answer.
var silent = []string{}

// TestCookbook runs every recipe with the parameters of its example on the sample briefs.
func TestCookbook(t *testing.T) {
	store := seeded(t, loadGazetteer(t))
	for _, recipe := range queries.Cookbook() {
		t.Run(recipe.Name, func(t *testing.T) {
			answer, err := queries.Free{Statement: graph.Statement{Cypher: recipe.Cypher, Params: recipe.ExampleValues()}}.Run(t.Context(), store)
			require.NoError(t, err)
			require.NotEmpty(t, answer.Columns)
			require.Equal(t, slices.Contains(silent, recipe.Name), len(answer.Rows) == 0, "%d rows", len(answer.Rows))
		})
	}
}
