package graph

import (
	"context"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Statement is one Cypher statement of a user's own.
type Statement struct {
	Cypher  string
	Params  map[string]any
	Write   bool          // without it the server refuses every write
	Timeout time.Duration // at the server; 0: the server's own
}

// Run runs a statement once, in a transaction of its own, and calls row with each record until it returns false. It
// returns the names of the columns.
func (s *Store) Run(ctx context.Context, st Statement, row func(*neo4j.Record) bool) ([]string, error) {
	mode := neo4j.AccessModeRead
	if st.Write {
		mode = neo4j.AccessModeWrite
	}
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.database, BookmarkManager: s.bookmarks, FetchSize: 200})
	defer session.Close(context.WithoutCancel(ctx)) //nolint:errcheck // the rows are read
	var settings []func(*neo4j.TransactionConfig)
	if st.Timeout > 0 {
		settings = append(settings, neo4j.WithTxTimeout(st.Timeout))
	}
	result, err := session.Run(ctx, st.Cypher, st.Params, settings...)
	if err != nil {
		return nil, err
	}
	keys, err := result.Keys()
	if err != nil {
		return nil, err
	}
	for result.Next(ctx) {
		if !row(result.Record()) {
			_, err := result.Consume(ctx)
			return keys, err
		}
	}
	return keys, result.Err()
}
