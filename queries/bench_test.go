package queries_test

import (
	"context"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

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
}

func of[Row any](name string, question func(i int) queries.Ask[Row]) asked {
	return asked{name, func(ctx context.Context, store *graph.Store, i int) error {
		_, err := question(i).Run(ctx, store)
		return err
	}}
}

// BenchmarkQuestions prints the median and the 95th percentile of each named question, driver included, hub countries
// among the questions.
func BenchmarkQuestions(b *testing.B) {
	store := benchGraph(b)
	var none queries.Filter
	year := queries.Filter{Since: "2015-01-01", Until: "2015-12-31"}
	sides := graphtest.DefaultCorpus(0).Sides // made once: it takes longer than an answer
	country := func(i int) string { return sides[i%8].Code }
	person := func(i int) string { return "official-" + strconv.Itoa(i%10) + "-" + strconv.Itoa(i%7) }
	topic := func(i int) []string { return []string{"第" + strconv.Itoa(i%50) + "問題"} }
	all := []asked{
		of("met-person", func(i int) queries.Ask[queries.Meeting] { return queries.Met(person(i), nil, none) }),
		of("met-hub", func(i int) queries.Ask[queries.Meeting] { return queries.Met(country(i), nil, none) }),
		of("met-hub-year", func(i int) queries.Ask[queries.Meeting] { return queries.Met(country(i), nil, year) }),
		of("met-person-hub", func(i int) queries.Ask[queries.Meeting] {
			return queries.Met(person(i), []string{country(i + 1)}, none)
		}),
		of("between-hubs", func(i int) queries.Ask[queries.Meeting] { return queries.Between(country(i), country(i+1), nil, none) }),
		of("between-hubs-year", func(i int) queries.Ask[queries.Meeting] {
			return queries.Between(country(i), country(i+1), nil, year)
		}),
		of("between-counts", func(i int) queries.Ask[queries.Count] { return queries.BetweenCounts(country(i), country(i+1)) }),
		of("about", func(i int) queries.Ask[queries.Meeting] { return queries.About(topic(i), "", none) }),
		of("about-hub", func(i int) queries.Ask[queries.Meeting] { return queries.About(topic(i), country(i), none) }),
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
		of("compare-hubs", func(i int) queries.Ask[queries.Both] { return queries.Compare(country(i), country(i+1), none) }),
		of("topics", func(int) queries.Ask[queries.TopicCount] { return queries.Topics("2024-11-01", "2024-10-01", 50) }),
		of("network", func(int) queries.Ask[queries.Pair] { return queries.Network("Official", queries.Filter{Limit: 2000}) }),
		of("network-countries", func(int) queries.Ask[queries.Pair] { return queries.Network("Country", queries.Filter{Limit: 2000}) }),
		of("stats", func(int) queries.Ask[queries.Figures] { return queries.Stats() }),
		of("exact", func(i int) queries.Ask[queries.Match] { return queries.Exact(person(i)) }),
		of("names", func(i int) queries.Ask[queries.Match] {
			return queries.Names(queries.FullText([]string{"第" + strconv.Itoa(i%10) + "氏"}), 40)
		}),
		of("complete", func(i int) queries.Ask[queries.Match] { return queries.Complete("第"+strconv.Itoa(i%10)+"国の", 60) }),
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
}
