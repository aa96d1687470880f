package graph_test

import (
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/stretchr/testify/require"

	"kaidan/graph"
	"kaidan/graph/graphtest"
)

func alter(t *testing.T, cypher string) error {
	t.Helper()
	o := graphtest.Address(t)
	driver, err := neo4j.NewDriverWithContext(o.URI, neo4j.BasicAuth(o.User, o.Password, ""))
	require.NoError(t, err)
	defer func() { require.NoError(t, driver.Close(t.Context())) }()
	_, err = neo4j.ExecuteQuery(t.Context(), driver, cypher, nil, neo4j.EagerResultTransformer)
	return err
}

func TestAnotherSchemaVersionIsRefused(t *testing.T) {
	store := seeded(t)
	w := writer(t, store)
	briefs := graphtest.Gold(t, seedsPath)

	require.NoError(t, alter(t, "MATCH (k:Kaidan) SET k.schema = 99"))
	_, err := store.Writer(t.Context(), w.WriteOptions)
	require.ErrorIs(t, err, graph.ErrSchema)
	require.ErrorContains(t, err, "use a newer kaidan")
	_, err = w.Forget(t.Context(), []graph.BriefID{"s01"}) // a writer that was open before
	require.ErrorIs(t, err, graph.ErrSchema)
	_, err = store.Migrate(t.Context())
	require.ErrorContains(t, err, "use a newer kaidan")

	require.NoError(t, alter(t, "MATCH (k:Kaidan) SET k.schema = 1"))
	_, err = w.Write(t.Context(), briefs[:1])
	require.ErrorContains(t, err, "run `kaidan migrate`")
}

func TestMigrateBringsAnOlderGraphUpToDate(t *testing.T) {
	store := seeded(t)
	want := dump(t, store)
	require.NoError(t, alter(t, "MATCH (k:Kaidan) SET k.schema = 1"))
	require.NoError(t, alter(t, "MATCH ()-[r:REPORTS]->() REMOVE r.ownId"))
	before, err := store.Migrate(t.Context())
	require.NoError(t, err)
	require.Equal(t, 1, before)
	_, err = writer(t, store).Rewrite(t.Context(), graphtest.Gold(t, seedsPath))
	require.NoError(t, err)
	require.Equal(t, want, dump(t, store))
	before, err = store.Migrate(t.Context())
	require.NoError(t, err)
	require.Equal(t, graph.SchemaVersion, before)
}

func TestConstraintsRefuseDuplicates(t *testing.T) {
	seeded(t)
	for _, cypher := range []string{
		"MATCH (m:Meeting) WITH m LIMIT 1 CREATE (:Meeting {id: m.id})",
		"CREATE (:Country {code: 'JPN'})",
		"MATCH (b:Brief)-[r:REPORTS]->(m) WITH b, m, r LIMIT 1 CREATE (b)-[:REPORTS {key: r.key}]->(m)",
		"MATCH (a)-[c:COUNTERPART]->(b) WITH a, b, c LIMIT 1 CREATE (a)-[:COUNTERPART {pair: c.pair}]->(b)",
	} {
		require.ErrorContains(t, alter(t, cypher), "ConstraintValidationFailed", cypher)
	}
}

func TestStoredBriefsComeBackAsTheyWere(t *testing.T) {
	store := seeded(t)
	var want []graph.Brief
	for _, ex := range graphtest.Gold(t, seedsPath) {
		want = append(want, ex.Brief)
	}
	first, err := store.Briefs(t.Context(), "", 7)
	require.NoError(t, err)
	require.Len(t, first, 7)
	rest, err := store.Briefs(t.Context(), first[6].ID, 100)
	require.NoError(t, err)
	require.ElementsMatch(t, want, append(first, rest...))
	same, err := store.Unchanged(t.Context(), want, "gold")
	require.NoError(t, err)
	require.Len(t, same, 20)
	want[0].Statements = want[0].Statements[1:]
	same, err = store.Unchanged(t.Context(), want, "gold")
	require.NoError(t, err)
	require.Len(t, same, 19)
}
