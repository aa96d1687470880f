package graphtest_test

import (
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/stretchr/testify/require"

	"kaidan/graph"
	"kaidan/graph/graphtest"
)

func TestMain(m *testing.M) { graphtest.Main(m) }

func TestOpenEmptiesTheGraph(t *testing.T) {
	create(t, graphtest.Server(t), "UNWIND range(1, 3) AS i CREATE (:Country {name: i})-[:NEXT]->(:Country)")
	store := graphtest.Open(t)
	result, err := store.Query(t.Context(), "MATCH (n) RETURN count(n) AS n", nil)
	require.NoError(t, err)
	require.EqualValues(t, 0, result.Records[0].Values[0])
}

func TestEmptyRefusesTheDataOfOthers(t *testing.T) {
	server := graphtest.Server(t)
	create(t, server, "CREATE (:Country {name: '日本'})")
	create(t, server, "DROP CONSTRAINT kaidan_graphtest")
	err := graphtest.Empty(t.Context(), server)
	require.ErrorContains(t, err, "holds 1 nodes that no test wrote")
	create(t, server, "MATCH (n) DETACH DELETE n")
	require.NoError(t, graphtest.Empty(t.Context(), server))
}

func create(t *testing.T, o graph.Options, cypher string) {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(o.URI, neo4j.BasicAuth(o.User, o.Password, ""))
	require.NoError(t, err)
	defer func() { require.NoError(t, driver.Close(t.Context())) }()
	_, err = neo4j.ExecuteQuery(t.Context(), driver, cypher, nil, neo4j.EagerResultTransformer)
	require.NoError(t, err)
}
