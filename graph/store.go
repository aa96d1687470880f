package graph

import (
	"context"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

// Options name the server to use. The zero value of Database is the server's default "neo4j"; of MaxRetry, 30 s.
type Options struct {
	URI      string // bolt://, neo4j://, neo4j+s:// …
	User     string
	Password string
	Database string
	MaxRetry time.Duration // how long a transaction is tried again
}

// Store is a connection to one graph. It is safe for concurrent use.
type Store struct {
	driver    neo4j.DriverWithContext
	database  string
	bookmarks neo4j.BookmarkManager
	maxRetry  time.Duration
}

// Open connects and verifies that the server answers; it does not create the schema.
func Open(ctx context.Context, o Options) (*Store, error) {
	if o.MaxRetry == 0 {
		o.MaxRetry = 30 * time.Second
	}
	driver, err := neo4j.NewDriverWithContext(o.URI, neo4j.BasicAuth(o.User, o.Password, ""), func(c *config.Config) {
		c.MaxTransactionRetryTime = min(driverRetry, o.MaxRetry)
	})
	if err != nil {
		return nil, fmt.Errorf("neo4j %s: %w", o.URI, err)
	}
	if err := driver.VerifyConnectivity(ctx); err != nil {
		_ = driver.Close(ctx)
		return nil, fmt.Errorf("neo4j %s: %w", o.URI, err)
	}
	if o.Database == "" {
		o.Database = "neo4j"
	}
	return &Store{driver: driver, database: o.Database, bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{}), maxRetry: o.MaxRetry}, nil
}

// driverRetry is how long the driver tries a transaction again before this package does: the driver's waits double, so
// that a server which is back is noticed late.
const driverRetry = 3 * time.Second

// Close ends all connections.
func (s *Store) Close(ctx context.Context) error { return s.driver.Close(ctx) }

// Query runs one read-only statement in a retried transaction and returns all its records.
func (s *Store) Query(ctx context.Context, cypher string, params map[string]any) (*neo4j.EagerResult, error) {
	return neo4j.ExecuteQuery(ctx, s.driver, cypher, params, neo4j.EagerResultTransformer,
		neo4j.ExecuteQueryWithDatabase(s.database), neo4j.ExecuteQueryWithReadersRouting(),
		neo4j.ExecuteQueryWithBookmarkManager(s.bookmarks))
}
