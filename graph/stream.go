package graph

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Stream runs a read-only statement and hands over one record at a time, so that an answer of any size needs no memory.
// It is not retried: part of the answer may be out already.
func (s *Store) Stream(ctx context.Context, cypher string, params map[string]any, take func(*neo4j.Record) error) error {
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{
		DatabaseName: s.database, AccessMode: neo4j.AccessModeRead, BookmarkManager: s.bookmarks,
	})
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }()
	result, err := session.Run(ctx, cypher, params)
	if err != nil {
		return err
	}
	for result.Next(ctx) {
		if err := take(result.Record()); err != nil {
			return err
		}
	}
	return result.Err()
}

// Briefs reads up to limit stored briefs whose ids come after a given one, in the order of their ids.
func (s *Store) Briefs(ctx context.Context, after BriefID, limit int) ([]Brief, error) {
	result, err := s.Query(ctx, `
MATCH (b:Brief)
WHERE b.id > $after
RETURN b{.*} AS brief
ORDER BY b.id
LIMIT $limit`, map[string]any{"after": string(after), "limit": limit})
	if err != nil {
		return nil, fmt.Errorf("reading stored briefs: %w", err)
	}
	briefs := make([]Brief, len(result.Records))
	for i, r := range result.Records {
		briefs[i] = briefOf(r.Values[0].(map[string]any))
	}
	return briefs, nil
}

func briefOf(row map[string]any) Brief {
	s := func(key string) string { v, _ := row[key].(string); return v }
	b := Brief{ID: BriefID(s("id")), Title: Text(s("title")), Published: Date(dayOf(row["published"])), Source: s("source"), Statements: texts(row["statements"])}
	b.Estimated, _ = row["estimated"].(bool)
	return b
}

// Unchanged says which of the briefs the graph holds as they are, read by the extractor of that version.
func (s *Store) Unchanged(ctx context.Context, briefs []Brief, extractor string) (map[BriefID]bool, error) {
	ids := make([]string, len(briefs))
	for i := range briefs {
		ids[i] = string(briefs[i].ID)
	}
	result, err := s.Query(ctx, `
UNWIND $ids AS id
MATCH (b:Brief {id: id})
RETURN b.id AS id, b.hash AS hash, b.published AS published, b.estimated AS estimated, b.source AS source, b.extractor AS extractor`,
		map[string]any{"ids": ids})
	if err != nil {
		return nil, fmt.Errorf("looking for known briefs: %w", err)
	}
	type version struct {
		hash, published, source, extractor string
		estimated                          bool
	}
	known := map[BriefID]version{}
	for _, r := range result.Records {
		var v version
		v.hash, _ = r.Values[1].(string)
		v.published = dayOf(r.Values[2])
		v.estimated, _ = r.Values[3].(bool)
		v.source, _ = r.Values[4].(string)
		v.extractor, _ = r.Values[5].(string)
		known[BriefID(r.Values[0].(string))] = v
	}
	same := map[BriefID]bool{}
	for i := range briefs {
		b := &briefs[i]
		if v, ok := known[b.ID]; ok && v == (version{b.Hash(), b.Published.First(), b.Source, extractor, b.Estimated}) {
			same[b.ID] = true
		}
	}
	return same, nil
}

// digestPage is how many digests are read at once.
const digestPage = 5000

// EachDigest calls take with the id of each meeting and a digest of all that it says, in the order of the ids, a page at a
// time; a rebuild compares them before and after. It ends with the first error of take.
func (s *Store) EachDigest(ctx context.Context, take func(MeetingID, string) error) error {
	after := ""
	for {
		result, err := s.Query(ctx, `
MATCH (m:Meeting)
WHERE m.id > $after
RETURN m.id AS id, m.digest AS digest
ORDER BY m.id
LIMIT $limit`, map[string]any{"after": after, "limit": digestPage})
		if err != nil {
			return fmt.Errorf("reading meetings: %w", err)
		}
		for _, r := range result.Records {
			after, _ = r.Values[0].(string)
			digest, _ := r.Values[1].(string)
			if err := take(MeetingID(after), digest); err != nil {
				return err
			}
		}
		if len(result.Records) < digestPage {
			return nil
		}
	}
}

// Explain reads the accounts that could have to do with a meeting and joins them again, so that the reasons show. The id
// may be a former one. The meeting is nil where the graph lacks it.
func (s *Store) Explain(ctx context.Context, id MeetingID, rules Identity) (*Meeting, error) {
	result, err := s.Query(ctx, `
MATCH ()-[known:REPORTS]->(m:Meeting)
WHERE known.ownId = $id
WITH m LIMIT 1
MATCH (:Brief)-[r:REPORTS]->(m)
RETURN r{.*} AS account`, map[string]any{"id": string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading meeting %s: %w", id, err)
	}
	if len(result.Records) == 0 {
		return nil, nil
	}
	var members []Told
	for _, r := range result.Records {
		members = append(members, toldOf(r.Values[0].(map[string]any)))
	}
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: s.database, AccessMode: neo4j.AccessModeRead, BookmarkManager: s.bookmarks})
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }()
	found, err := session.ExecuteRead(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		c := newChange(ctx, &Writer{store: s, WriteOptions: WriteOptions{Identity: rules}}, tx)
		c.fresh = members
		return c.join()
	})
	if err != nil {
		return nil, fmt.Errorf("joining the accounts of %s: %w", id, err)
	}
	for _, m := range found.([]Meeting) {
		for i := range m.Accounts {
			if m.Accounts[i].Key() == members[0].Key() {
				return &m, nil
			}
		}
	}
	return nil, nil
}
