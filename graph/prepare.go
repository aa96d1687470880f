package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Prepare makes the schema in an empty graph, checks it in one of this version and refuses any other.
func (s *Store) Prepare(ctx context.Context) error {
	version, err := s.Version(ctx)
	if err != nil {
		return err
	}
	if version != 0 {
		if err := checkVersion(version); err != nil {
			return err
		}
	}
	return s.createSchema(ctx)
}

// Version is the schema version of the graph; 0 where it holds nothing of ours.
func (s *Store) Version(ctx context.Context) (int, error) {
	result, err := s.Query(ctx, "MATCH (k:Kaidan {id: 'graph'}) RETURN k.schema AS version", nil)
	if err != nil {
		return 0, fmt.Errorf("reading the schema version: %w", err)
	}
	if len(result.Records) == 0 {
		return 0, nil
	}
	return number(result.Records[0].Values[0]), nil
}

func checkVersion(version int) error {
	switch {
	case version < SchemaVersion:
		return fmt.Errorf("%w: it has %d, this program %d; run `kaidan migrate`", ErrSchema, version, SchemaVersion)
	case version > SchemaVersion:
		return fmt.Errorf("%w: it has %d, this program only knows %d; use a newer kaidan", ErrSchema, version, SchemaVersion)
	}
	return nil
}

// createSchema makes the constraints and indexes that are not there yet, all in one transaction, and waits until they are
// filled.
func (s *Store) createSchema(ctx context.Context) error {
	result, err := s.Query(ctx, "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name", nil)
	if err != nil {
		return fmt.Errorf("reading the indexes: %w", err)
	}
	there := map[string]bool{}
	for _, r := range result.Records {
		name, _ := r.Values[0].(string)
		there[name] = true
	}
	missing := slices.DeleteFunc(Schema().Indexes, func(i Index) bool { return there[i.Name] })
	if len(missing) == 0 {
		return nil
	}
	err = s.write(ctx, func(tx neo4j.ManagedTransaction) error {
		for _, index := range missing {
			result, err := tx.Run(ctx, index.Cypher, nil)
			if err == nil {
				_, err = result.Consume(ctx)
			}
			if err != nil {
				return fmt.Errorf("creating %s: %w", index.Name, err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := s.run(ctx, "CALL db.awaitIndexes(600)", nil); err != nil {
		return fmt.Errorf("waiting for indexes: %w", err)
	}
	return nil
}

// run runs one statement that writes, in a transaction of its own.
func (s *Store) run(ctx context.Context, cypher string, params map[string]any) error {
	_, err := neo4j.ExecuteQuery(ctx, s.driver, cypher, params, neo4j.EagerResultTransformer,
		neo4j.ExecuteQueryWithDatabase(s.database), neo4j.ExecuteQueryWithBookmarkManager(s.bookmarks))
	return err
}

// Migrate brings an older graph to this schema and says which version it had. The briefs are kept; their accounts are to
// be written again (rebuild), which removes what older versions wrote. A newer graph is refused.
func (s *Store) Migrate(ctx context.Context) (before int, err error) {
	before, err = s.Version(ctx)
	if err != nil || before == SchemaVersion {
		return before, err
	}
	if before > SchemaVersion {
		return before, checkVersion(before)
	}
	if err := s.createSchema(ctx); err != nil {
		return before, err
	}
	if before == 0 {
		return before, nil
	}
	for _, m := range migrations[before-1:] {
		if err := s.run(ctx, m, nil); err != nil {
			return before, fmt.Errorf("from version %d: %w", before, err)
		}
	}
	return before, s.run(ctx, "MATCH (k:Kaidan {id: 'graph'}) SET k.schema = $version", map[string]any{"version": SchemaVersion})
}

// migrations are the statements that lead from version 1 to 2, from 2 to 3 and so on, one an entry; each may run twice.
var migrations = []string{
	"MATCH (k:Kaidan) RETURN k",           // ownId comes with writing the accounts again
	"MATCH (m:Meeting) SET m.digest = ''", // writing the accounts again writes every meeting again, with what version 3 keeps for quick answers
}

// CountBriefs is how many briefs the graph holds.
func (s *Store) CountBriefs(ctx context.Context) (int, error) {
	result, err := s.Query(ctx, "MATCH (b:Brief) RETURN count(b) AS n", nil)
	if err != nil {
		return 0, fmt.Errorf("counting briefs: %w", err)
	}
	return number(result.Records[0].Values[0]), nil
}

// Complete makes of a graph that neo4j-admin imported what the online writer would have made: the empty lists, which the
// files of neo4j-admin cannot say, and then the schema: without indexes the lists take a fraction of the time.
func (s *Store) Complete(ctx context.Context) error {
	version, err := s.Version(ctx)
	if err != nil {
		return err
	}
	if version != 0 {
		if err := checkVersion(version); err != nil {
			return err
		}
	}
	schema := Schema()
	for _, n := range schema.Nodes {
		if err := s.fillLists(ctx, "(x:"+n.Label+")", n.Properties); err != nil {
			return fmt.Errorf("completing %s: %w", n.Label, err)
		}
	}
	for _, r := range schema.Relationships {
		if err := s.fillLists(ctx, "()-[x:"+r.Type+"]->()", r.Properties); err != nil {
			return fmt.Errorf("completing %s: %w", r.Type, err)
		}
	}
	return s.Prepare(ctx)
}

// fillLists gives what matches the pattern the lists that it lacks, and leaves those that it has alone.
func (s *Store) fillLists(ctx context.Context, pattern string, properties []Property) error {
	var set, lacks []string
	for _, p := range properties {
		if p.Type == typeStrings || p.Type == typeInts {
			set = append(set, fmt.Sprintf("FOREACH (lacking IN CASE WHEN x.%s IS NULL THEN [x] ELSE [] END | SET lacking.%s = [])", p.Name, p.Name))
			lacks = append(lacks, "x."+p.Name+" IS NULL")
		}
	}
	if len(set) == 0 {
		return nil
	}
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: s.database, BookmarkManager: s.bookmarks})
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }()
	result, err := session.Run(ctx, "MATCH "+pattern+" WHERE "+strings.Join(lacks, " OR ")+
		" CALL (x) { "+strings.Join(set, " ")+" } IN TRANSACTIONS OF 5000 ROWS", nil)
	if err != nil {
		return err
	}
	_, err = result.Consume(ctx)
	return err
}
