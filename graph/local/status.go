package local

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Status tells what there is to know of the local server.
type Status struct {
	Running       bool
	Version       string
	URI           string // of Bolt
	Browser       string // address of Neo4j Browser
	PID           int
	Since         string
	DataDir       string
	PasswordFile  string
	DataBytes     int64
	Nodes         int64 // nodes and relationships are counted while it runs
	Relationships int64
}

// Inspect looks at the local server and starts nothing.
func Inspect(ctx context.Context, o Options) (Status, error) {
	o, err := o.checked()
	if err != nil {
		return Status{}, err
	}
	st := Status{Version: Version, DataDir: o.DataDir, PasswordFile: o.password(), DataBytes: size(filepath.Join(o.DataDir, "data"))}
	r, err := running(o)
	if r == nil || err != nil {
		return st, err
	}
	password, err := readPassword(o)
	if err != nil {
		return st, err
	}
	s := r.server(password)
	st.Running, st.URI, st.PID, st.Since, st.Version = true, s.URI, s.PID, r.Since, r.Version
	st.Browser = "http://" + s.HTTPAddr + "/browser/"
	if st.Nodes, st.Relationships, err = s.counts(ctx); err != nil {
		return st, fmt.Errorf("neo4j (pid %d) runs but does not answer at %s; see `kaidan db logs`, and `kaidan db down` stops it: %w", s.PID, s.URI, err)
	}
	return st, nil
}

func (s *Server) counts(ctx context.Context) (nodes, relationships int64, err error) {
	if err := answers(ctx, s); err != nil { // a query would try for half a minute
		return 0, 0, err
	}
	driver, err := s.driver()
	if err != nil {
		return 0, 0, err
	}
	defer func() { _ = driver.Close(ctx) }()
	for cypher, n := range map[string]*int64{
		"MATCH (n) RETURN count(n) AS n":        &nodes,
		"MATCH ()-[r]->() RETURN count(r) AS n": &relationships,
	} {
		result, err := neo4j.ExecuteQuery(ctx, driver, cypher, nil, neo4j.EagerResultTransformer,
			neo4j.ExecuteQueryWithDatabase("neo4j"), neo4j.ExecuteQueryWithReadersRouting())
		if err != nil {
			return 0, 0, err
		}
		*n, _ = result.Records[0].Values[0].(int64)
	}
	return nodes, relationships, nil
}

// size is the sum of all files in a folder; what cannot be read counts nothing.
func size(dir string) int64 {
	var total int64
	_ = filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			if info, err := entry.Info(); err == nil {
				total += info.Size()
			}
		}
		return nil
	})
	return total
}
