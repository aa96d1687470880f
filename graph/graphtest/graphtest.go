package graphtest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/stretchr/testify/require"

	"kaidan/graph"
	"kaidan/graph/local"
)

// owned is the name of a constraint that marks a graph as one that tests may empty.
const owned = "kaidan_graphtest"

// shared is the one server of this test binary.
var shared struct {
	sync.Once
	options graph.Options
	err     error
	stop    func()
}

// Main runs the tests of a package and then stops the server that they used. Call it from TestMain.
func Main(m *testing.M) {
	code := m.Run()
	Stop()
	os.Exit(code)
}

// Stop ends the server of this test binary, if one was started. [Main] does it.
func Stop() {
	if shared.stop != nil {
		shared.stop()
	}
}

// Open returns a store on an empty graph. It skips the test under -short. Tests that use it must not run in parallel.
func Open(tb testing.TB) *graph.Store {
	tb.Helper()
	ctx := context.WithoutCancel(tb.Context())
	store, err := graph.Open(ctx, Server(tb))
	require.NoError(tb, err)
	tb.Cleanup(func() { _ = store.Close(ctx) })
	return store
}

// Server empties the graph and says where it is, for a test that connects by itself.
func Server(tb testing.TB) graph.Options {
	tb.Helper()
	if testing.Short() {
		tb.Skip("needs neo4j: not under -short")
	}
	shared.Do(start)
	require.NoError(tb, shared.err)
	require.NoError(tb, Empty(tb.Context(), shared.options))
	return shared.options
}

func start() {
	if uri := os.Getenv("KAIDAN_TEST_NEO4J_URI"); uri != "" {
		shared.options = graph.Options{
			URI: uri, User: os.Getenv("KAIDAN_TEST_NEO4J_USER"), Password: os.Getenv("KAIDAN_TEST_NEO4J_PASSWORD"),
		}
		if shared.options.User == "" {
			shared.options.User = "neo4j"
		}
		return
	}
	dir, err := os.MkdirTemp("", "kaidan-graphtest-")
	if err != nil {
		shared.err = err
		return
	}
	o := local.Options{DataDir: filepath.Join(dir, "neo4j"), Heap: "256m", Plain: true, Fast: true, Attached: true}
	shared.stop = func() {
		_, _ = local.Stop(context.Background(), o)
		_ = os.RemoveAll(dir)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	server, err := local.Start(ctx, o)
	if err != nil {
		shared.err = err
		shared.stop()
		return
	}
	shared.options = graph.Options{URI: server.URI, User: server.User, Password: server.Password}
}

// Empty removes all nodes of a graph that tests own, and makes an empty graph their own. A graph with nodes that no
// test wrote is refused.
func Empty(ctx context.Context, o graph.Options) error {
	driver, err := neo4j.NewDriverWithContext(o.URI, neo4j.BasicAuth(o.User, o.Password, ""), func(c *config.Config) {
		c.MaxTransactionRetryTime = 30 * time.Second
	})
	if err != nil {
		return fmt.Errorf("test graph %s: %w", o.URI, err)
	}
	defer func() { _ = driver.Close(ctx) }()
	if err := driver.VerifyConnectivity(ctx); err != nil {
		return fmt.Errorf("test graph %s: %w", o.URI, err)
	}
	database := o.Database
	if database == "" {
		database = "neo4j"
	}
	count := func(cypher string) (int64, error) {
		result, err := neo4j.ExecuteQuery(ctx, driver, cypher, map[string]any{"name": owned}, neo4j.EagerResultTransformer,
			neo4j.ExecuteQueryWithDatabase(database))
		if err != nil || len(result.Records) == 0 {
			return 0, err
		}
		n, _ := result.Records[0].Values[0].(int64)
		return n, nil
	}
	marked, err := count("SHOW CONSTRAINTS YIELD name WHERE name = $name RETURN count(*)")
	if err != nil {
		return fmt.Errorf("test graph %s: %w", o.URI, err)
	}
	if marked == 0 {
		nodes, err := count("MATCH (n) RETURN count(n)")
		if err != nil {
			return fmt.Errorf("test graph %s: %w", o.URI, err)
		}
		if nodes > 0 {
			return fmt.Errorf("test graph %s holds %d nodes that no test wrote; tests empty their graph: name an empty server in KAIDAN_TEST_NEO4J_URI", o.URI, nodes)
		}
		if _, err := count("CREATE CONSTRAINT " + owned + " IF NOT EXISTS FOR (n:KaidanGraphTest) REQUIRE n.id IS UNIQUE"); err != nil {
			return fmt.Errorf("test graph %s: %w", o.URI, err)
		}
	}
	return empty(ctx, driver, database)
}

// empty deletes in parts, so that a large graph needs no large heap.
func empty(ctx context.Context, driver neo4j.DriverWithContext, database string) error {
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: database})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS", nil)
	if err != nil {
		return fmt.Errorf("emptying the test graph: %w", err)
	}
	if _, err := result.Consume(ctx); err != nil {
		return fmt.Errorf("emptying the test graph: %w", err)
	}
	return nil
}
