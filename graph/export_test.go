package graph_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/stretchr/testify/require"

	"kaidan/graph"
	"kaidan/graph/graphtest"
	"kaidan/graph/local"
	"kaidan/ingest/identity"
)

func seeded(t *testing.T) *graph.Store {
	t.Helper()
	store := graphtest.Open(t)
	_, err := writer(t, store).Write(t.Context(), graphtest.Gold(t, seedsPath))
	require.NoError(t, err)
	return store
}

func TestCypherExportMakesTheSameGraph(t *testing.T) {
	store := seeded(t)
	want := dump(t, store)
	var script bytes.Buffer
	require.NoError(t, store.ExportCypher(t.Context(), &script))

	o := graphtest.Server(t)
	driver, err := neo4j.NewDriverWithContext(o.URI, neo4j.BasicAuth(o.User, o.Password, ""))
	require.NoError(t, err)
	defer func() { require.NoError(t, driver.Close(t.Context())) }()
	session := driver.NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer func() { require.NoError(t, session.Close(t.Context())) }()
	_, err = session.ExecuteWrite(t.Context(), func(tx neo4j.ManagedTransaction) (any, error) {
		for _, line := range strings.Split(strings.TrimSpace(script.String()), "\n") {
			if strings.HasPrefix(line, "CREATE CONSTRAINT") || strings.Contains(line, " INDEX ") && strings.HasPrefix(line, "CREATE") {
				continue // they are there: a schema change and data do not go into one transaction
			}
			if _, err := tx.Run(t.Context(), strings.TrimSuffix(line, ";"), nil); err != nil {
				return nil, err
			}
		}
		return nil, nil
	})
	require.NoError(t, err)
	require.Equal(t, want, dump(t, store))
}

func TestGraphMLIsWellFormed(t *testing.T) {
	store := seeded(t)
	var file bytes.Buffer
	require.NoError(t, store.ExportGraphML(t.Context(), &file))
	nodes, edges := 0, 0
	decoder := xml.NewDecoder(&file)
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		if start, ok := token.(xml.StartElement); ok {
			switch start.Name.Local {
			case "node":
				nodes++
			case "edge":
				edges++
			}
		}
	}
	require.Equal(t, [][]any{{int64(nodes)}}, rows(t, store, "MATCH (n) RETURN count(n)"))
	require.Equal(t, [][]any{{int64(edges)}}, rows(t, store, "MATCH ()-[r]->() RETURN count(r)"))
}

func TestAdminExportHoldsEveryNodeAndRelationship(t *testing.T) {
	store := seeded(t)
	dir := t.TempDir()
	require.NoError(t, store.ExportAdmin(t.Context(), dir))
	lines := map[string]int{}
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(dir, f.Name()))
		require.NoError(t, err)
		kind, _, _ := strings.Cut(f.Name(), "-")
		lines[kind] += strings.Count(string(data), "\n") - 1
	}
	require.Equal(t, [][]any{{int64(lines["nodes"])}}, rows(t, store, "MATCH (n) RETURN count(n)"))
	require.Equal(t, [][]any{{int64(lines["relationships"])}}, rows(t, store, "MATCH ()-[r]->() RETURN count(r)"))
}

func TestEventsCodeAVisitFromBothSides(t *testing.T) {
	store := seeded(t)
	var visits []graph.Event
	require.NoError(t, store.Events(t.Context(), func(e graph.Event) error {
		if strings.Contains(e.Headline, "中国→ロシア") {
			visits = append(visits, e)
		}
		return nil
	}))
	require.Len(t, visits, 2)
	require.Equal(t, []string{"042", "王毅", "CHN", "RUS"}, []string{visits[0].Cameo, visits[0].Actor, visits[0].ActorCountry, visits[0].RecipientCountry})
	require.Equal(t, []string{"043", "RUS", "RUS", "CHN"}, []string{visits[1].Cameo, visits[1].Actor, visits[1].ActorCountry, visits[1].RecipientCountry})
	require.Equal(t, "中国外相とロシア外相が協力関係の強化に向けて会談", firstQuote(t, store, "モスクワ"))
	require.NotEmpty(t, visits[0].Quote)
}

func firstQuote(t *testing.T, store *graph.Store, place string) (quote string) {
	t.Helper()
	require.NoError(t, store.Events(t.Context(), func(e graph.Event) error {
		if e.Placename == place {
			quote = e.Quote
		}
		return nil
	}))
	return quote
}

func TestExplain(t *testing.T) {
	store := seeded(t)
	ids := rows(t, store, "MATCH (m:Meeting) WHERE m.reports = 6 RETURN m.id, m.formerIds")
	require.Len(t, ids, 1)
	for _, id := range append(ids[0][1].([]any), ids[0][0]) {
		m, err := store.Explain(t.Context(), graph.MeetingID(id.(string)), identity.Rules())
		require.NoError(t, err)
		require.NotNil(t, m)
		require.Equal(t, ids[0][0], string(m.ID))
		require.Len(t, m.Joins, 5)
		require.Contains(t, m.Disagreements, "date: 2023-09-25 (s06) / 2023-09-26 (s09, s16, s18)")
	}
	m, err := store.Explain(t.Context(), "no-such-meeting", identity.Rules())
	require.NoError(t, err)
	require.Nil(t, m)
}

// TestOfflineFilesAreThoseOfTheGraph makes the files of neo4j-admin twice: from the graph, and from the extractions
// alone, told twice and once in an older version.
func TestOfflineFilesAreThoseOfTheGraph(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	options := graph.WriteOptions{Identity: identity.Rules(), Reference: reference(), Now: func() time.Time { return now }}
	briefs := graphtest.Gold(t, seedsPath)
	for ex := range graphtest.DefaultCorpus(200).Briefs() {
		briefs = append(briefs, ex)
	}
	store := graphtest.Open(t)
	w, err := store.Writer(t.Context(), options)
	require.NoError(t, err)
	_, err = w.Write(t.Context(), briefs)
	require.NoError(t, err)
	want, have := t.TempDir(), t.TempDir()
	require.NoError(t, store.ExportAdmin(t.Context(), want))

	offline, err := graph.NewOffline(have, options)
	require.NoError(t, err)
	older := briefs[4]
	older.ID = briefs[3].ID
	for _, ex := range append([]graph.Extraction{older, briefs[0]}, briefs...) {
		require.NoError(t, offline.Add(&ex))
	}
	done, err := offline.Close()
	require.NoError(t, err)
	require.Equal(t, len(briefs), done.BriefsNew)
	require.Equal(t, sortedLines(t, want), sortedLines(t, have))
}

func sortedLines(t *testing.T, dir string) map[string][]string {
	t.Helper()
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	all := map[string][]string{}
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(dir, f.Name()))
		require.NoError(t, err)
		lines := strings.Split(string(data), "\n")
		slices.Sort(lines)
		all[f.Name()] = lines
	}
	return all
}

// TestOfflineImportMakesTheSameGraph writes the graph as neo4j-admin files and reads them into a server of its own.
func TestOfflineImportMakesTheSameGraph(t *testing.T) {
	store := seeded(t)
	want := dump(t, store)
	dir := t.TempDir()
	require.NoError(t, store.ExportAdmin(t.Context(), dir))

	o := local.Options{DataDir: filepath.Join(t.TempDir(), "neo4j"), Heap: "256m", Plain: true, Fast: true, Attached: true}
	t.Cleanup(func() { _, _ = local.Stop(context.Background(), o) })
	require.NoError(t, local.Import(t.Context(), o, dir))
	server, err := local.Start(t.Context(), o)
	require.NoError(t, err)
	imported, err := graph.Open(t.Context(), graph.Options{URI: server.URI, User: server.User, Password: server.Password})
	require.NoError(t, err)
	require.NoError(t, imported.Complete(t.Context()))
	have := dump(t, imported)
	for i := range want {
		require.Equal(t, want[i], have[i])
	}
	require.Equal(t, want, have)
	done, err := writer(t, imported).Write(t.Context(), graphtest.Gold(t, seedsPath))
	require.NoError(t, err)
	require.Equal(t, graph.Changes{BriefsUnchanged: 20}, done)
}
