package graph_test

import (
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"kaidan/graph"
	"kaidan/graph/graphtest"
	"kaidan/ingest/identity"
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	defer graphtest.Stop()
	return m.Run()
}

const seedsPath = "../ingest/testdata/gold/seeds.jsonl"

func writer(tb testing.TB, store *graph.Store) *graph.Writer {
	tb.Helper()
	w, err := store.Writer(tb.Context(), graph.WriteOptions{Identity: identity.Rules(), Reference: reference()})
	require.NoError(tb, err)
	return w
}

func reference() graph.Reference {
	return graph.Reference{Actors: map[string]graph.ActorName{
		"JPN": {Name: "日本", NameEn: "Japan", Short: "日"}, "CHN": {Name: "中国", NameEn: "China", Short: "中"},
		"KOR": {Name: "韓国", NameEn: "South Korea", Short: "韓"}, "USA": {Name: "アメリカ", NameEn: "United States", Short: "米"},
		"RUS": {Name: "ロシア", NameEn: "Russia", Short: "ロ"}, "PRK": {Name: "北朝鮮", NameEn: "North Korea", Short: "朝"},
		"UN": {Name: "国連", NameEn: "United Nations"},
	}}
}

func rows(tb testing.TB, store *graph.Store, cypher string) [][]any {
	tb.Helper()
	result, err := store.Query(tb.Context(), cypher, nil)
	require.NoError(tb, err)
	var all [][]any
	for _, r := range result.Records {
		all = append(all, r.Values)
	}
	return all
}

func TestSeedsInTheGraph(t *testing.T) {
	store := graphtest.Open(t)
	done, err := writer(t, store).Write(t.Context(), graphtest.Gold(t, seedsPath))
	require.NoError(t, err)
	require.Equal(t, 20, done.BriefsNew)
	cases := []struct {
		name, cypher string
		want         []any
	}{
		{
			"the consultation in Seoul is one meeting, told by six, its date in dispute",
			`MATCH (m:Meeting {kind: 'senior_officials'})<-[r:REPORTS]-(:Brief)
			 WHERE m.on >= date('2023-09-20') AND m.on <= date('2023-09-30') AND m.countries = ['CHN', 'JPN', 'KOR']
			 RETURN m.name, m.status, m.conflicts, count(r), m.caption`,
			[]any{"2023-09-26 日中韓 高官協議（ソウル）", "held", []any{"date"}, int64(6), "2023-09-26 日中韓 高官協議 ソウル"},
		},
		{
			"the next trilateral summit is one",
			`MATCH (m:Meeting {kind: 'summit'})<-[r:REPORTS]-() WHERE m.countries = ['CHN', 'JPN', 'KOR'] AND m.status <> 'held'
			 RETURN m.status, toString(m.start), m.precision, count(r)`,
			[]any{"proposed", "2023-12-01", "month", int64(7)},
		},
		{
			"王毅 and ラブロフ met in Moscow once",
			`MATCH (a:Official {name: '王毅'})-[:PARTICIPATES_IN]->(m:Meeting)<-[:PARTICIPATES_IN]-(b:Official {name: 'セルゲイ・ラブロフ'})
			 RETURN m.place, m.status, m.reports`,
			[]any{"モスクワ", "held", int64(3)},
		},
		{
			"one hop from a participation leads to the sentence",
			`MATCH (:Official {name: 'ジェイク・サリバン'})-[p:PARTICIPATES_IN]->(m)<-[r:REPORTS]-(b:Brief)
			 RETURN p.evidence, r.quotes, b.statements[5]`,
			[]any{[]any{"s17#6"}, []any{"王氏は先週末、マルタで米国のサリバン大統領補佐官とも会談した。"}, "王氏は先週末、マルタで米国のサリバン大統領補佐官とも会談した。"},
		},
		{
			"full text finds a phrase in statements",
			`CALL db.index.fulltext.queryNodes('briefText', '"拉致問題は解決済み"', {limit: 5}) YIELD node RETURN node.id`,
			[]any{"s03"},
		},
		{
			"sums agree with the edges",
			`MATCH ()-[c:COUNTERPART]->() WHERE c.meetings <> COUNT { MATCH ()-[r:MET]->() WHERE r.pair = c.pair }
			 OR c.held <> COUNT { MATCH ()-[r:MET]->() WHERE r.pair = c.pair AND r.status = 'held' } RETURN count(c)`,
			[]any{int64(0)},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { require.Equal(t, [][]any{c.want}, rows(t, store, c.cypher)) })
	}
}

func TestWritingTwiceChangesNothing(t *testing.T) {
	store := graphtest.Open(t)
	w := writer(t, store)
	briefs := graphtest.Gold(t, seedsPath)
	_, err := w.Write(t.Context(), briefs)
	require.NoError(t, err)
	want, when := dump(t, store), rows(t, store, "MATCH (b:Brief) RETURN b.id, b.ingestedAt ORDER BY b.id")
	w.Now = func() time.Time { return time.Now().Add(time.Hour) }
	done, err := w.Write(t.Context(), briefs)
	require.NoError(t, err)
	require.Equal(t, graph.Changes{BriefsUnchanged: 20}, done)
	require.Equal(t, want, dump(t, store))
	done, err = w.Rewrite(t.Context(), briefs)
	require.NoError(t, err)
	require.Zero(t, done.MeetingsNew+done.MeetingsChanged+done.MeetingsRemoved)
	require.Equal(t, want, dump(t, store))
	require.Equal(t, when, rows(t, store, "MATCH (b:Brief) RETURN b.id, b.ingestedAt ORDER BY b.id"))
}

func TestAnyOrderAndBatchingGivesTheSameGraph(t *testing.T) {
	briefs := graphtest.Gold(t, seedsPath)
	store := graphtest.Open(t)
	_, err := writer(t, store).Write(t.Context(), briefs)
	require.NoError(t, err)
	want := dump(t, store)
	for seed := range uint64(6) {
		store := graphtest.Open(t)
		w := writer(t, store)
		r := rand.New(rand.NewPCG(seed, 2))
		r.Shuffle(len(briefs), func(i, j int) { briefs[i], briefs[j] = briefs[j], briefs[i] })
		for batch := range slices.Chunk(briefs, 1+r.IntN(7)) {
			_, err := w.Write(t.Context(), batch)
			require.NoError(t, err)
		}
		require.Equal(t, want, dump(t, store), "seed %d", seed)
	}
}

func TestForgetLeavesWhatTheRestSays(t *testing.T) {
	briefs := graphtest.Gold(t, seedsPath)
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 3))
		r.Shuffle(len(briefs), func(i, j int) { briefs[i], briefs[j] = briefs[j], briefs[i] })
		store := graphtest.Open(t)
		_, err := writer(t, store).Write(t.Context(), briefs[8:])
		require.NoError(t, err)
		want := dump(t, store)

		store = graphtest.Open(t)
		w := writer(t, store)
		_, err = w.Write(t.Context(), briefs)
		require.NoError(t, err)
		var ids []graph.BriefID
		for _, b := range briefs[:8] {
			ids = append(ids, b.ID)
		}
		done, err := w.Forget(t.Context(), append(ids, "no-such-brief"))
		require.NoError(t, err)
		require.Equal(t, 8, done.BriefsForgotten)
		require.Equal(t, want, dump(t, store), "seed %d", seed)
	}
}

func TestANewVersionReplacesTheOld(t *testing.T) {
	briefs := graphtest.Gold(t, seedsPath)
	store := graphtest.Open(t)
	_, err := writer(t, store).Write(t.Context(), briefs)
	require.NoError(t, err)
	want := dump(t, store)

	store = graphtest.Open(t)
	w := writer(t, store)
	old := slices.Clone(briefs)
	for i := range old { // another text under each id, with the meetings of another brief
		other := briefs[(i+7)%len(briefs)]
		other.ID = briefs[i].ID
		old[i] = other
	}
	_, err = w.Write(t.Context(), old)
	require.NoError(t, err)
	done, err := w.Write(t.Context(), briefs)
	require.NoError(t, err)
	require.Equal(t, 20, done.BriefsReplaced)
	require.Equal(t, want, dump(t, store))

	renamed := briefs[3]
	renamed.ID = "another-id"
	done, err = w.Replace(t.Context(), []graph.Extraction{renamed}, []graph.BriefID{briefs[3].ID})
	require.NoError(t, err)
	require.Equal(t, 1, done.BriefsNew)
	require.Equal(t, 1, done.BriefsForgotten)
	require.Equal(t, [][]any{{int64(20)}}, rows(t, store, "MATCH (b:Brief) RETURN count(b)"))
}

func TestTwoWritersAtOnceGiveTheGraphOfOne(t *testing.T) {
	briefs := graphtest.Gold(t, seedsPath)
	store := graphtest.Open(t)
	_, err := writer(t, store).Write(t.Context(), briefs)
	require.NoError(t, err)
	want := dump(t, store)

	store = graphtest.Open(t)
	errs := make(chan error)
	for part := range 2 {
		w := writer(t, store)
		go func() {
			for i := range briefs {
				k := (i + part*10) % len(briefs) // both write all, from different ends
				if _, err := w.Write(t.Context(), briefs[k:k+1]); err != nil {
					errs <- err
					return
				}
			}
			errs <- nil
		}()
	}
	require.NoError(t, <-errs)
	require.NoError(t, <-errs)
	require.Equal(t, want, dump(t, store))
}

// An organisation of a user's own gazetteer may have the form of a country's code, which the program does not know.
func TestEveryMentionHasItsActor(t *testing.T) {
	store := graphtest.Open(t)
	brief := graph.Extraction{
		Brief:         graph.Brief{ID: "b1", Statements: []string{"日本はIMF、XYZ、張氏に伝えた。"}},
		Countries:     []graph.CountryCode{"JPN"},
		Organizations: []graph.OrganizationID{"IMF", "XYZ"},
		Officials:     []graph.Official{{Name: "張", Country: "", Statements: []int{1}}},
	}
	_, err := writer(t, store).Write(t.Context(), []graph.Extraction{brief})
	require.NoError(t, err)
	require.Equal(t, [][]any{{"Country", "JPN"}, {"Country", "XYZ"}, {"Official", ":張"}, {"Organization", "IMF"}},
		rows(t, store, "MATCH (:Brief {id: 'b1'})-[:MENTIONS]->(n) RETURN labels(n)[0] AS label, coalesce(n.code, n.id) AS id ORDER BY label, id"))
}
