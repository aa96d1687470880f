package queries_test

import (
	"context"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/stretchr/testify/require"

	"kaidan/graph"
	"kaidan/graph/graphtest"
	"kaidan/ingest/identity"
	"kaidan/queries"
)

// benchSize is how many made-up meetings the questions are asked of: KAIDAN_BENCH_MEETINGS, else 10,000.
func benchSize() int {
	if n, err := strconv.Atoi(os.Getenv("KAIDAN_BENCH_MEETINGS")); err == nil {
		return n
	}
	return 10_000
}

// benchGraph is a graph of the size asked for; one that a run before left behind is used again.
func benchGraph(b *testing.B) *graph.Store {
	n := benchSize()
	if os.Getenv("KAIDAN_BENCH_KEEP") != "" {
		store, err := graph.Open(b.Context(), graphtest.Address(b))
		require.NoError(b, err)
		rows, err := queries.Stats().Run(b.Context(), store)
		require.NoError(b, err)
		if len(rows) == 1 && rows[0].Briefs == n {
			return store
		}
		require.NoError(b, store.Close(b.Context()))
	}
	store := graphtest.Open(b)
	writer, err := store.Writer(b.Context(), graph.WriteOptions{Identity: identity.Rules()})
	require.NoError(b, err)
	var batch []graph.Extraction
	write := func() {
		_, err := writer.Write(b.Context(), batch)
		require.NoError(b, err)
		batch = batch[:0]
	}
	for ex := range graphtest.DefaultCorpus(n).Briefs() {
		if batch = append(batch, ex); len(batch) == 1000 {
			write()
		}
	}
	if len(batch) > 0 {
		write()
	}
	return store
}

// asked is a question with parameters that differ from call to call.
type asked struct {
	name string
	run  func(ctx context.Context, store *graph.Store, i int) error
	hits func(ctx context.Context, store *graph.Store, i int) (int64, error)
}

func of[Row any](name string, question func(i int) queries.Ask[Row]) asked {
	return asked{name, func(ctx context.Context, store *graph.Store, i int) error {
		_, err := question(i).Run(ctx, store)
		return err
	}, func(ctx context.Context, store *graph.Store, i int) (int64, error) {
		q := question(i)
		result, err := store.Query(ctx, "PROFILE "+q.Question.Cypher, q.Params)
		if err != nil {
			return 0, err
		}
		return dbHits(result.Summary.Profile()), nil
	}}
}

// dbHits is how often a statement went to the store: work that does not depend on the machine.
func dbHits(p neo4j.ProfiledPlan) int64 {
	n := p.DbHits()
	for _, child := range p.Children() {
		n += dbHits(child)
	}
	return n
}

// busy are the busiest of a graph, busiest first: what takes longest to answer.
type busy struct {
	countries, officials, topics []string
}

func busiest(b *testing.B, store *graph.Store) busy {
	list := func(cypher string) []string {
		result, err := store.Query(b.Context(), cypher, nil)
		require.NoError(b, err)
		var all []string
		for _, r := range result.Records {
			all = append(all, r.Values[0].(string))
		}
		require.NotEmpty(b, all, cypher)
		return all
	}
	return busy{
		list("MATCH (c:Country) RETURN c.code ORDER BY COUNT { (c)-[:PARTICIPATES_IN]->() } DESC, c.code LIMIT 8"),
		list("MATCH (o:Official) RETURN o.id ORDER BY COUNT { (o)-[:PARTICIPATES_IN]->() } DESC, o.id LIMIT 40"),
		list("MATCH (t:Topic) RETURN t.name ORDER BY COUNT { (t)<-[:ABOUT]-() } DESC, t.name LIMIT 20"),
	}
}

// BenchmarkQuestions prints the median and the 95th percentile of each named question, driver included, and its hits on
// the store. All are asked of the busiest of the graph: hub countries, hub pairs, the topics most talked about.
func BenchmarkQuestions(b *testing.B) {
	store := benchGraph(b)
	var none queries.Filter
	year := queries.Filter{Since: "2015-01-01", Until: "2015-12-31"}
	most := busiest(b, store)
	at := func(list []string, i int) string { return list[i%len(list)] }
	country := func(i int) string { return at(most.countries, i) }
	person := func(i int) string { return at(most.officials, i) }
	side := func(i int) queries.Actor { return queries.Actor{ID: country(i), Label: "Country"} }
	topic := func(i int) []string { return []string{at(most.topics, i)} }
	all := []asked{
		of("met-person", func(i int) queries.Ask[queries.Meeting] { return queries.Met(person(i), nil, none) }),
		of("met-hub", func(i int) queries.Ask[queries.Meeting] { return queries.Met(country(i), nil, none) }),
		of("met-hub-year", func(i int) queries.Ask[queries.Meeting] { return queries.Met(country(i), nil, year) }),
		of("met-hub-place", func(i int) queries.Ask[queries.Meeting] {
			return queries.Met(country(i), nil, queries.Filter{Place: country(i + 3), Kinds: []string{"summit"}})
		}),
		of("met-person-hub", func(i int) queries.Ask[queries.Meeting] {
			return queries.MetAll([]queries.Actor{{ID: person(i), Label: "Official"}, side(i + 1)}, none)
		}),
		of("between-hubs", func(i int) queries.Ask[queries.Meeting] { return queries.Between(country(i), country(i+1), nil, none) }),
		of("between-hubs-year", func(i int) queries.Ask[queries.Meeting] {
			return queries.Between(country(i), country(i+1), nil, year)
		}),
		of("between-hubs-topic", func(i int) queries.Ask[queries.Meeting] {
			return queries.Between(country(i), country(i+1), nil, queries.Filter{Topic: topic(i)[0]})
		}),
		of("between-counts", func(i int) queries.Ask[queries.Count] { return queries.BetweenCounts(country(i), country(i+1)) }),
		of("about", func(i int) queries.Ask[queries.Meeting] { return queries.About(topic(i), queries.Actor{}, none) }),
		of("about-hub", func(i int) queries.Ask[queries.Meeting] { return queries.About(topic(i), side(i), none) }),
		of("about-who", func(i int) queries.Ask[queries.Discussant] { return queries.AboutWho(topic(i), none) }),
		of("who-person", func(i int) queries.Ask[queries.Dossier] { return queries.Who(person(i)) }),
		of("who-hub", func(i int) queries.Ask[queries.Dossier] { return queries.Who(country(i)) }),
		of("path", func(i int) queries.Ask[queries.Hop] { return queries.Path(person(i), person(3*i+5), 6, none) }),
		of("timeline", func(int) queries.Ask[queries.Meeting] { return queries.Timeline(none) }),
		of("timeline-year-kind", func(int) queries.Ask[queries.Meeting] {
			return queries.Timeline(queries.Filter{Since: year.Since, Until: year.Until, Kinds: []string{"summit"}})
		}),
		of("upcoming", func(int) queries.Ask[queries.Meeting] { return queries.Upcoming("2024-06-01", none) }),
		of("pending", func(int) queries.Ask[queries.Meeting] { return queries.Pending("2024-06-01", none) }),
		of("conflicts", func(int) queries.Ask[queries.Meeting] { return queries.Conflicts(none) }),
		of("go-between-persons", func(i int) queries.Ask[queries.Both] { return queries.GoBetween(person(i), person(i+1), none) }),
		of("go-between-hubs", func(i int) queries.Ask[queries.Both] { return queries.GoBetween(country(i), country(i+1), none) }),
		of("go-between-hubs-year", func(i int) queries.Ask[queries.Both] { return queries.GoBetween(country(i), country(i+1), year) }),
		of("compare-hubs", func(i int) queries.Ask[queries.Both] { return queries.Compare(country(i), country(i+1), none) }),
		of("compare-hubs-year", func(i int) queries.Ask[queries.Both] { return queries.Compare(country(i), country(i+1), year) }),
		of("topics", func(int) queries.Ask[queries.TopicCount] { return queries.Topics("2024-11-01", "2024-10-01", 50) }),
		of("network", func(int) queries.Ask[queries.Pair] { return queries.Network("Official", queries.Filter{Limit: 2000}) }),
		of("network-countries", func(int) queries.Ask[queries.Pair] { return queries.Network("Country", queries.Filter{Limit: 2000}) }),
		of("stats", func(int) queries.Ask[queries.Figures] { return queries.Stats() }),
		of("as-of", func(int) queries.Ask[queries.Day] { return queries.AsOf() }),
		of("exact", func(i int) queries.Ask[queries.Match] { return queries.Exact(person(i)) }),
		of("names", func(i int) queries.Ask[queries.Match] {
			return queries.Names(queries.FullText([]string{person(i)}), 40)
		}),
		of("complete", func(i int) queries.Ask[queries.Match] {
			return queries.Complete(string([]rune("王李金大中")[i%5]), 60)
		}),
	}
	for _, question := range all {
		b.Run(question.name, func(b *testing.B) { measure(b, store, question) })
	}
}

// measure asks until a second has gone by, after a warm-up of two: the database plans a question when it is first asked,
// and its machine code comes only with use.
func measure(b *testing.B, store *graph.Store, q asked) {
	for i, start := 0, time.Now(); i < 10 || time.Since(start) < 2*time.Second; i++ {
		require.NoError(b, q.run(b.Context(), store, i))
	}
	var times []time.Duration
	i := 0
	for b.Loop() {
		start := time.Now()
		require.NoError(b, q.run(b.Context(), store, i))
		times = append(times, time.Since(start))
		i++
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "p95-ms")
	most := int64(0)
	for i := range 8 {
		n, err := q.hits(b.Context(), store, i)
		require.NoError(b, err)
		most = max(most, n)
	}
	b.ReportMetric(float64(most), "most-hits")
}
