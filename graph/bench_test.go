package graph_test

import (
	"bufio"
	"cmp"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/stretchr/testify/require"

	"kaidan/graph"
	"kaidan/graph/graphtest"
	"kaidan/ingest/gazetteer"
	"kaidan/ingest/identity"
	"kaidan/seeds"
)

// Briefs in one transaction: the program's default, and what serves the plain driver.
const (
	batchSize      = 250
	plainBatchSize = 1000
)

// corpusSize is how many meetings the load benchmark writes: KAIDAN_BENCH_MEETINGS, else 10,000.
func corpusSize() int {
	if n, err := strconv.Atoi(os.Getenv("KAIDAN_BENCH_MEETINGS")); err == nil {
		return n
	}
	return 10_000
}

func batches(corpus graphtest.Corpus, size int, do func([]graph.Extraction)) {
	var batch []graph.Extraction
	for ex := range corpus.Briefs() {
		if batch = append(batch, ex); len(batch) == size {
			do(batch)
			batch = nil
		}
	}
	if len(batch) > 0 {
		do(batch)
	}
}

// BenchmarkLoad writes one corpus with the plain driver and with this package, one after the other, and prints the
// ratio of meetings and of nodes and relationships a second.
func BenchmarkLoad(b *testing.B) {
	n := corpusSize()
	corpus := gazetteerCorpus(b, n)
	loadOurs(b, gazetteerCorpus(b, min(n, 3000))) // warms the server
	var plain, ours, again time.Duration
	meetings, plainElements, elements := 0, 0, 0
	for b.Loop() { // turn by turn: what else the machine does meets both
		took, made := loadPlain(b, corpus)
		plain, plainElements = plain+took, plainElements+made
		took, made = loadOurs(b, corpus)
		ours, elements = ours+took, elements+made
		again += loadAgain(b, corpus)
		meetings += n
	}
	nodes, relationships := size(b)
	b.ReportMetric(nodes, "nodes")
	b.ReportMetric(relationships, "relationships")
	b.ReportMetric(peakMemory(), "peak-MB")
	b.ReportMetric(float64(meetings)/plain.Seconds(), "plain-meetings/s")
	b.ReportMetric(float64(plainElements)/plain.Seconds(), "plain-elements/s")
	b.ReportMetric(float64(meetings)/ours.Seconds(), "meetings/s")
	b.ReportMetric(float64(elements)/ours.Seconds(), "elements/s")
	b.ReportMetric(float64(meetings)/again.Seconds(), "again-meetings/s")
	b.ReportMetric(plain.Seconds()/ours.Seconds(), "ratio-meetings")
	b.ReportMetric(float64(elements)/ours.Seconds()/(float64(plainElements)/plain.Seconds()), "ratio-elements")
}

func loadOurs(b *testing.B, corpus graphtest.Corpus) (time.Duration, int) {
	store := graphtest.Open(b)
	w := writer(b, store)
	elements, meetings := 0, 0
	start := time.Now()
	batches(corpus, batchSize, func(batch []graph.Extraction) {
		done, err := w.Write(b.Context(), batch)
		require.NoError(b, err)
		elements += done.Nodes + done.Relationships
		meetings += done.MeetingsNew - done.MeetingsRemoved
	})
	took := time.Since(start)
	require.InDelta(b, corpus.Meetings, meetings, 0.05*float64(corpus.Meetings)) // two of one pair on neighbouring days are one
	return took, elements
}

func loadAgain(b *testing.B, corpus graphtest.Corpus) time.Duration {
	store, err := graph.Open(b.Context(), graphtest.Address(b))
	require.NoError(b, err)
	defer func() { require.NoError(b, store.Close(b.Context())) }()
	w := writer(b, store)
	start := time.Now()
	batches(corpus, batchSize, func(batch []graph.Extraction) {
		done, err := w.Write(b.Context(), batch)
		require.NoError(b, err)
		require.Equal(b, len(batch), done.BriefsUnchanged)
	})
	return time.Since(start)
}

// loadPlain writes what a program without identity would: batched UNWIND statements, one kind of node or relationship
// each, the meetings known beforehand.
func loadPlain(b *testing.B, corpus graphtest.Corpus) (time.Duration, int) {
	store := graphtest.Open(b)
	require.NoError(b, store.Prepare(b.Context()))
	o := graphtest.Address(b)
	driver, err := neo4j.NewDriverWithContext(o.URI, neo4j.BasicAuth(o.User, o.Password, ""))
	require.NoError(b, err)
	defer func() { require.NoError(b, driver.Close(b.Context())) }()
	elements := 0
	start := time.Now()
	batches(corpus, plainBatchSize, func(batch []graph.Extraction) {
		rows := plainRows(batch)
		session := driver.NewSession(b.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"})
		created, err := session.ExecuteWrite(b.Context(), func(tx neo4j.ManagedTransaction) (any, error) {
			created := 0
			for _, s := range plainStatements {
				result, err := tx.Run(b.Context(), s, map[string]any{"rows": rows})
				if err != nil {
					return nil, err
				}
				summary, err := result.Consume(b.Context())
				if err != nil {
					return nil, err
				}
				created += summary.Counters().NodesCreated() + summary.Counters().RelationshipsCreated()
			}
			return created, nil
		})
		require.NoError(b, err)
		require.NoError(b, session.Close(b.Context()))
		elements += created.(int)
	})
	return time.Since(start), elements
}

var plainStatements = []string{
	"UNWIND $rows AS row MERGE (b:Brief {id: row.brief}) SET b.name = row.title, b.statements = row.statements, b.published = row.published",
	"UNWIND $rows AS row UNWIND row.meetings AS m MERGE (n:Meeting {id: m.id}) SET n.name = m.name, n.kind = m.kind, n.status = m.status, n.on = m.on",
	"UNWIND $rows AS row UNWIND row.meetings AS m UNWIND m.countries AS code MERGE (:Country {code: code})",
	"UNWIND $rows AS row UNWIND row.meetings AS m UNWIND m.officials AS id MERGE (:Official {id: id})",
	"UNWIND $rows AS row UNWIND row.meetings AS m UNWIND m.topics AS name MERGE (:Topic {name: name})",
	"UNWIND $rows AS row UNWIND row.meetings AS m MERGE (:Place {name: m.place})",
	"UNWIND $rows AS row UNWIND row.meetings AS m UNWIND m.countries AS code MATCH (n:Meeting {id: m.id}) MATCH (c:Country {code: code}) MERGE (c)-[:PARTICIPATES_IN]->(n)",
	"UNWIND $rows AS row UNWIND row.meetings AS m UNWIND m.officials AS id MATCH (n:Meeting {id: m.id}) MATCH (c:Official {id: id}) MERGE (c)-[:PARTICIPATES_IN]->(n)",
	"UNWIND $rows AS row UNWIND row.meetings AS m UNWIND m.topics AS name MATCH (n:Meeting {id: m.id}) MATCH (t:Topic {name: name}) MERGE (n)-[:ABOUT]->(t)",
	"UNWIND $rows AS row UNWIND row.meetings AS m MATCH (n:Meeting {id: m.id}) MATCH (p:Place {name: m.place}) MERGE (n)-[:HELD_AT]->(p)",
	"UNWIND $rows AS row UNWIND row.meetings AS m MATCH (n:Meeting {id: m.id}) MATCH (b:Brief {id: row.brief}) MERGE (b)-[r:REPORTS]->(n) SET r.kind = m.kind, r.statements = m.statements",
	"UNWIND $rows AS row UNWIND row.countries AS code MATCH (b:Brief {id: row.brief}) MATCH (c:Country {code: code}) MERGE (b)-[:MENTIONS]->(c)",
	"UNWIND $rows AS row UNWIND row.officials AS id MATCH (b:Brief {id: row.brief}) MATCH (c:Official {id: id}) MERGE (b)-[:MENTIONS]->(c)",
}

func plainRows(batch []graph.Extraction) []map[string]any {
	var rows []map[string]any
	for _, ex := range batch {
		var meetings []map[string]any
		for _, a := range ex.Meetings {
			ids := []string{}
			for _, id := range a.OfficialIDs {
				ids = append(ids, string(id))
			}
			day, _ := time.Parse(time.DateOnly, string(a.Start))
			meetings = append(meetings, map[string]any{
				"id": a.Event, "name": string(a.Start) + " " + string(a.Place), "kind": string(a.Kind), "status": string(a.Status), "on": neo4j.DateOf(day),
				"countries": a.Countries, "officials": ids, "topics": a.Topics, "place": string(a.Place), "statements": a.Statements,
			})
		}
		countries, officials := []string{}, []string{}
		for _, c := range ex.Countries {
			countries = append(countries, string(c))
		}
		for _, o := range ex.Officials {
			officials = append(officials, string(o.ID))
		}
		day, _ := time.Parse(time.DateOnly, string(ex.Published))
		rows = append(rows, map[string]any{
			"brief": string(ex.ID), "title": string(ex.Title), "statements": ex.Statements, "published": neo4j.DateOf(day),
			"meetings": meetings, "countries": countries, "officials": officials,
		})
	}
	return rows
}

// gazetteerCorpus is told with the names of the gazetteer: the countries with most officials meet most, officials in the
// time of their offices, about the topics of the hand-made extractions.
func gazetteerCorpus(tb testing.TB, meetings int) graphtest.Corpus {
	tb.Helper()
	gaz, err := gazetteer.Load(seeds.Gazetteer())
	require.NoError(tb, err)
	c := graphtest.Corpus{Seed: 1, Meetings: meetings}
	officials := map[string]int{}
	for _, o := range gaz.Officials {
		for _, t := range o.Tenures {
			if graph.IsCountry(t.Country) {
				officials[t.Country]++
				c.Officials = append(c.Officials, graphtest.Person{ID: o.ID, Name: o.Name, Side: t.Country, Title: gaz.Title(t.Country, t.Office), From: t.From.First(), To: t.To.Last()})
			}
		}
	}
	for _, country := range gaz.Countries {
		c.Sides = append(c.Sides, graphtest.Side{Code: country.Code, Name: country.Name})
	}
	slices.SortFunc(c.Sides, func(a, b graphtest.Side) int {
		return cmp.Or(-cmp.Compare(officials[a.Code], officials[b.Code]), cmp.Compare(a.Code, b.Code))
	})
	for _, p := range gaz.Places {
		if p.Country != "" {
			c.Places = append(c.Places, graphtest.Place{Name: p.Name, Country: graph.CountryCode(p.Country)})
		}
	}
	topics := map[string]bool{}
	for _, name := range []string{"seeds", "visible", "extra", "more"} {
		for _, ex := range graphtest.Gold(tb, "../ingest/testdata/gold/"+name+".jsonl") {
			for _, m := range ex.Meetings {
				for _, topic := range m.Topics {
					topics[topic] = true
				}
			}
		}
	}
	c.Topics = slices.Sorted(maps.Keys(topics))
	return c
}

// size is how many nodes and relationships the graph holds.
func size(b *testing.B) (nodes, relationships float64) {
	b.Helper()
	store, err := graph.Open(b.Context(), graphtest.Address(b))
	require.NoError(b, err)
	defer func() { require.NoError(b, store.Close(b.Context())) }()
	n := rows(b, store, "MATCH (n) RETURN count(n)")[0][0].(int64)
	r := rows(b, store, "MATCH ()-[r]->() RETURN count(r)")[0][0].(int64)
	return float64(n), float64(r)
}

// peakMemory is the most that this process had in memory, in MB; 0 where the system does not tell.
func peakMemory() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	kb, _ := strconv.ParseFloat(strings.Fields(after + " 0")[0], 64)
	return kb / 1024
}

// BenchmarkOffline makes the files for neo4j-admin from the extractions of the corpus.
func BenchmarkOffline(b *testing.B) {
	corpus := gazetteerCorpus(b, corpusSize())
	dir := b.TempDir()
	for b.Loop() {
		b.StopTimer()
		require.NoError(b, os.RemoveAll(dir))
		b.StartTimer()
		offline, err := graph.NewOffline(dir, graph.WriteOptions{Identity: identity.Rules(), Reference: reference(), Now: time.Now})
		require.NoError(b, err)
		for ex := range corpus.Briefs() {
			require.NoError(b, offline.Add(&ex))
		}
		done, err := offline.Close()
		require.NoError(b, err)
		b.ReportMetric(float64(done.Nodes), "nodes")
		b.ReportMetric(float64(done.Relationships), "relationships")
	}
	b.ReportMetric(float64(corpus.Meetings*b.N)/b.Elapsed().Seconds(), "meetings/s")
	b.ReportMetric(peakMemory(), "peak-MB")
	if keep := os.Getenv("KAIDAN_BENCH_KEEP"); keep != "" {
		require.NoError(b, os.CopyFS(keep, os.DirFS(dir)))
	}
}

// TestWriteCorpus writes the corpus as briefs, one JSON object a line, to the file KAIDAN_CORPUS: input for the program.
func TestWriteCorpus(t *testing.T) {
	path := os.Getenv("KAIDAN_CORPUS")
	if path == "" {
		t.Skip("writes a file only where KAIDAN_CORPUS names one")
	}
	file, err := os.Create(path)
	require.NoError(t, err)
	out := bufio.NewWriter(file)
	for ex := range gazetteerCorpus(t, corpusSize()).Briefs() {
		require.NoError(t, json.NewEncoder(out).Encode(ex.Brief))
	}
	require.NoError(t, out.Flush())
	require.NoError(t, file.Close())
}
