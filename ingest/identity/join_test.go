package identity_test

import (
	"fmt"
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

func told(briefs []graph.Extraction) []graph.Told {
	var all []graph.Told
	for i := range briefs {
		all = append(all, briefs[i].Told()...)
	}
	return all
}

// pairs of accounts in different briefs: joined rightly, wrongly, and missed; as tools/score.py counts them.
func pairs(t *testing.T, meetings []graph.Meeting) (right, wrong, missed int) {
	event, joined := map[string]string{}, map[string]graph.MeetingID{}
	var keys []graph.Told
	for _, m := range meetings {
		for _, a := range m.Accounts {
			event[a.Key()], joined[a.Key()] = a.Event, m.ID
			keys = append(keys, a)
		}
	}
	for i := range keys {
		for j := range keys[i+1:] {
			a, b := &keys[i], &keys[i+1+j]
			if a.Brief == b.Brief {
				continue
			}
			same, together := event[a.Key()] == event[b.Key()], joined[a.Key()] == joined[b.Key()]
			switch {
			case same && together:
				right++
			case same:
				missed++
				t.Logf("missed %s: %s %s", a.Event, a.Key(), b.Key())
			case together:
				wrong++
				t.Logf("wrong %s %s: %s %s", a.Event, b.Event, a.Key(), b.Key())
			}
		}
	}
	return right, wrong, missed
}

func f1(right, wrong, missed int) float64 {
	return 2 * float64(right) / float64(2*right+wrong+missed)
}

func TestSeeds(t *testing.T) {
	meetings := identity.Join(told(graphtest.Gold(t, "../testdata/gold/seeds.jsonl")))
	right, wrong, missed := pairs(t, meetings)
	t.Logf("F1 %.3f: right %d, wrong %d, missed %d", f1(right, wrong, missed), right, wrong, missed)
	require.Zero(t, wrong)
	require.GreaterOrEqual(t, f1(right, wrong, missed), 0.95)
}

func TestVisible(t *testing.T) {
	const path = "../testdata/gold/visible.jsonl"
	if _, err := os.Stat(path); err != nil {
		t.Skip(err)
	}
	meetings := identity.Join(told(graphtest.Gold(t, path)))
	right, wrong, missed := pairs(t, meetings)
	t.Logf("F1 %.3f: right %d, wrong %d, missed %d", f1(right, wrong, missed), right, wrong, missed)
	require.GreaterOrEqual(t, f1(right, wrong, missed), 0.9)
}

func find(meetings []graph.Meeting, event string) []graph.Meeting {
	var found []graph.Meeting
	for _, m := range meetings {
		for _, a := range m.Accounts {
			if a.Event == event {
				found = append(found, m)
				break
			}
		}
	}
	return found
}

func TestSeoulConsultation(t *testing.T) {
	meetings := find(identity.Join(told(graphtest.Gold(t, "../testdata/gold/seeds.jsonl"))), "jck-senior-2023-09-26")
	require.Len(t, meetings, 1)
	m := meetings[0]
	require.Equal(t, "2023-09-26", m.Start)
	require.Equal(t, graph.Held, m.Status)
	require.Equal(t, "ソウル", m.Place)
	require.Equal(t, []string{"date"}, m.Conflicts)
	require.Equal(t, []string{"date: 2023-09-25 (s06) / 2023-09-26 (s09, s16, s18)"}, m.Disagreements)
	require.Len(t, m.Accounts, 6)
	require.Len(t, m.FormerIDs, 5)
	require.Len(t, m.Joins, 5)
}

// sets are sets of accounts that try the joining in different ways.
func sets(t *testing.T) map[string][]graph.Told {
	t.Helper()
	all := map[string][]graph.Told{"dense": dense(300), "repeated": repeated(told(graphtest.Gold(t, "../testdata/gold/seeds.jsonl")), 4)}
	for _, name := range []string{"seeds", "visible", "extra", "more"} {
		path := "../testdata/gold/" + name + ".jsonl"
		if _, err := os.Stat(path); err == nil {
			all[name] = told(graphtest.Gold(t, path))
		}
	}
	return all
}

// repeated are the same accounts n times, each time in other briefs.
func repeated(accounts []graph.Told, n int) []graph.Told {
	var all []graph.Told
	for i := range n {
		for _, a := range accounts {
			a.Brief = graph.BriefID(fmt.Sprintf("%s-%d", a.Brief, i))
			all = append(all, a)
		}
	}
	return all
}

// dense are accounts of one block that all may mean each other by time: plans without a date and reports of what was
// held, two thousand a year.
func dense(n int) []graph.Told {
	r := rand.New(rand.NewPCG(5, 5))
	kinds := []graph.Kind{graph.Summit, graph.Ministerial, graph.Ministerial, graph.Talks}
	all := make([]graph.Told, n)
	for i := range all {
		published := time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i*365/2000)
		t := graph.Told{Brief: graph.BriefID(fmt.Sprintf("d%d", i/2)), Index: i % 2, Published: graph.Date(published.Format(time.DateOnly))}
		t.Account = graph.Account{Kind: kinds[r.IntN(len(kinds))], Mode: graph.InPerson, Status: graph.Planned, Countries: []string{"CHN", "USA"}}
		if r.IntN(3) == 0 {
			t.Status = graph.Held
		}
		if r.IntN(3) == 0 {
			t.Start = graph.Date(published.AddDate(0, 0, r.IntN(20)-10).Format(time.DateOnly))
			t.End = t.Start
		}
		if name := r.IntN(8); name < 3 {
			t.Officials, t.OfficialIDs, t.OfficialSides = []string{"A"}, []graph.OfficialID{graph.OfficialID(fmt.Sprint("CHN:", name))}, []string{"CHN"}
		}
		t.Topics = []string{fmt.Sprintf("第%d問題の協力", r.IntN(50))}
		all[i] = t
	}
	return all
}

func TestAnyOrderGivesTheSame(t *testing.T) {
	for name, accounts := range sets(t) {
		want := identity.Join(accounts)
		for seed := range uint64(10) {
			r := rand.New(rand.NewPCG(seed, 1))
			r.Shuffle(len(accounts), func(i, j int) { accounts[i], accounts[j] = accounts[j], accounts[i] })
			require.Equal(t, want, identity.Join(accounts), "%s, seed %d", name, seed)
		}
	}
}

func TestTheSameAccountTwiceIsOne(t *testing.T) {
	accounts := told(graphtest.Gold(t, "../testdata/gold/seeds.jsonl"))
	require.Equal(t, identity.Join(accounts), identity.Join(append(slices.Clone(accounts), accounts...)))
}

// A text that an archive holds several times changes no more than the number of accounts.
func TestRepeatedBriefsJoinTheMeetingsOfTheFirst(t *testing.T) {
	accounts := told(graphtest.Gold(t, "../testdata/gold/seeds.jsonl"))
	once, often := identity.Join(accounts), identity.Join(repeated(accounts, 5))
	right, wrong, _ := pairs(t, once)
	require.Zero(t, wrong)
	_, wrong, _ = pairs(t, often)
	require.Zero(t, wrong)
	reported := func(meetings []graph.Meeting, n int) (several int) {
		for _, m := range meetings {
			if len(m.Accounts) > n {
				several++
			}
		}
		return several
	}
	require.Equal(t, reported(once, 1), reported(often, 5), "%d pairs", right)
}

// Accounts outside the component of a new account keep their meetings: the store reads no more than the component.
func TestComponentIsEnough(t *testing.T) {
	for name, accounts := range sets(t) {
		whole := map[string]graph.Meeting{}
		for _, m := range identity.Join(accounts) {
			for _, a := range m.Accounts {
				whole[a.Key()] = m
			}
		}
		blocks := map[string][]graph.Told{}
		for i := range accounts {
			key := identity.Block(&accounts[i])
			blocks[key] = append(blocks[key], accounts[i])
		}
		for key, block := range blocks {
			for seed := 0; seed < len(block); seed += 1 + len(block)/20 {
				var part []graph.Told
				for _, i := range identity.Component(block, func(i int) bool { return i == seed }) {
					part = append(part, block[i])
				}
				for _, m := range identity.Join(part) {
					require.Equal(t, whole[m.Accounts[0].Key()], m, "%s %s", name, key)
				}
			}
		}
	}
}

// BenchmarkJoin shows how the time grows with the accounts: spread over many sides as an archive is, all of one pair of
// sides, and one archive many times. One account takes about as long among 100,000 as among 1,000.
func BenchmarkJoin(b *testing.B) {
	shapes := []struct {
		name string
		make func(n int) []graph.Told
	}{
		{"archive", archive},
		{"pair", dense},
		{"repeated", func(n int) []graph.Told { return repeated(archive(n/100), 100) }},
	}
	for _, shape := range shapes {
		for _, n := range []int{1_000, 10_000, 100_000} {
			accounts := shape.make(n)
			b.Run(fmt.Sprintf("%s/%d", shape.name, n), func(b *testing.B) {
				for b.Loop() {
					identity.Join(accounts)
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(accounts)), "µs/account")
			})
		}
	}
}

func archive(n int) []graph.Told {
	var all []graph.Told
	for ex := range graphtest.DefaultCorpus(n).Briefs() {
		if all = append(all, ex.Told()...); len(all) >= n {
			return all[:n]
		}
	}
	return all
}

// A plan slips by a few days, a plan for a month into the next; another plan, or another meeting a week later, is another.
func TestPlansSlip(t *testing.T) {
	account := func(brief, published string, status graph.Status, start graph.Date) graph.Told {
		return graph.Told{Brief: graph.BriefID(brief), Published: graph.Date(published), Account: graph.Account{
			Kind: graph.Summit, Mode: graph.InPerson, Status: status, Countries: []string{"IND", "JPN"}, Start: start, End: start, Place: "東京",
		}}
	}
	plan := account("plan", "2024-05-01", graph.Planned, "2024-05-20")
	month := account("month", "2024-04-01", graph.Planned, "2024-05")
	for _, tt := range []struct {
		name string
		a, b graph.Told
		want int
	}{
		{"a day later", plan, account("b", "2024-05-22", graph.Held, "2024-05-21"), 1},
		{"days later", plan, account("b", "2024-05-24", graph.Held, "2024-05-23"), 1},
		{"a week later", plan, account("b", "2024-05-28", graph.Held, "2024-05-27"), 2},
		{"days sooner", plan, account("b", "2024-05-18", graph.Held, "2024-05-17"), 2},
		{"another plan", plan, account("b", "2024-05-02", graph.Planned, "2024-05-23"), 2},
		{"the next month", month, account("b", "2024-06-20", graph.Held, "2024-06-19"), 1},
		{"two months later", month, account("b", "2024-07-20", graph.Held, "2024-07-19"), 2},
		{"a mediator in one of them", plan, func() graph.Told {
			b := account("b", "2024-05-21", graph.Held, "2024-05-20")
			b.Countries = []string{"IND", "JPN", "UN"}
			return b
		}(), 1},
	} {
		require.Len(t, identity.Join([]graph.Told{tt.a, tt.b}), tt.want, tt.name)
	}
}

func TestWhatIsMeant(t *testing.T) {
	account := func(brief, published string, kind graph.Kind, status graph.Status, start graph.Date) graph.Told {
		return graph.Told{Brief: graph.BriefID(brief), Published: graph.Date(published), Account: graph.Account{
			Kind: kind, Mode: graph.InPerson, Status: status, Countries: []string{"GUY", "VEN"}, Start: start, End: start,
		}}
	}
	in := func(t graph.Told, place graph.Text, country graph.CountryCode) graph.Told {
		t.Place, t.PlaceCountry, t.PlaceKind = place, country, graph.CityPlace
		return t
	}
	of := func(t graph.Told, side string, ids ...graph.OfficialID) graph.Told {
		for _, id := range ids {
			t.Officials = append(t.Officials, string(id))
			t.OfficialIDs, t.OfficialSides = append(t.OfficialIDs, id), append(t.OfficialSides, side)
		}
		return t
	}
	last := func(t graph.Told) graph.Told {
		t.Ordinal = "previous"
		return t
	}
	promised := account("a", "2023-12-15", graph.Ministerial, graph.Planned, "")
	wish := account("a", "2025-05-11", graph.Summit, graph.Proposed, "2025-05-15")
	journey := of(account("a", "2020-02-28", graph.Visit, graph.Planned, "2020-04"), "GUY", "ali")
	for _, tt := range []struct {
		name string
		all  []graph.Told
		want int
	}{
		{"a plan without a day, kept within weeks", []graph.Told{promised, account("b", "2024-01-26", graph.Ministerial, graph.Held, "2024-01-25")}, 1},
		{"or long after", []graph.Told{promised, account("b", "2024-03-26", graph.Ministerial, graph.Held, "2024-03-25")}, 2},
		{"proposed anew when its day has passed", []graph.Told{wish, account("b", "2025-05-17", graph.Summit, graph.Proposed, "")}, 2},
		{"proposed again before", []graph.Told{wish, account("b", "2025-05-12", graph.Summit, graph.Proposed, "")}, 1},
		{"proposed for one day, planned for the next", []graph.Told{
			in(account("a", "2025-05-11", graph.Talks, graph.Proposed, "2025-05-15"), "ブラジリア", "BRA"),
			in(account("b", "2025-05-14", graph.Talks, graph.Planned, "2025-05-16"), "ブラジリア", "BRA"),
		}, 1},
		{"in another month and another country", []graph.Told{
			in(account("a", "2018-08-01", graph.Summit, graph.Planned, "2018-09"), "ブラジリア", "BRA"),
			in(last(account("b", "2019-01-15", graph.Summit, graph.Held, "2018-10")), "ドーハ", "QAT"),
		}, 2},
		{"one of two fits clearly better", []graph.Told{
			journey,
			of(account("b", "2020-03-05", graph.Visit, graph.Cancelled, "2020-04"), "GUY", "ali"),
			of(account("b", "2020-03-05", graph.Visit, graph.Proposed, ""), "GUY", "ali"),
		}, 2},
		{"called off before, held now", []graph.Told{
			last(of(account("a", "2018-10-03", graph.Visit, graph.Cancelled, ""), "GUY", "ali")),
			of(account("b", "2018-10-08", graph.Visit, graph.Held, "2018-10-07"), "GUY", "ali"),
		}, 2},
		{"told by its place, months later", []graph.Told{
			in(account("a", "2024-02-13", graph.Summit, graph.Planned, "2024-02-14"), "ドーハ", "QAT"),
			in(account("b", "2024-09-05", graph.Summit, graph.Held, ""), "ドーハ", "QAT"),
		}, 1},
		{"one of a place that nobody told before", []graph.Told{
			account("a", "2024-02-13", graph.Summit, graph.Planned, "2024-02-14"),
			in(account("b", "2024-09-05", graph.Summit, graph.Held, ""), "ドーハ", "QAT"),
		}, 2},
		{"a gathering, how it began and how it ended", []graph.Told{gathering("a", "2024-07-16"), gathering("b", "2024-07-18")}, 1},
		{"and another one of that body in that week", []graph.Told{gathering("a", "2024-07-16"), gathering("b", "2024-07-20")}, 2},
		{"talks that no body holds", []graph.Told{
			account("a", "2024-07-16", graph.Conference, graph.Held, "2024-07-16"), account("b", "2024-07-18", graph.Conference, graph.Held, "2024-07-18"),
		}, 2},
		{"one brief calls it a conference", []graph.Told{
			quartet("a", graph.Ministerial), quartet("b", graph.Conference),
		}, 1},
	} {
		for i := range tt.all {
			tt.all[i].Index = i
		}
		require.Len(t, identity.Join(tt.all), tt.want, tt.name)
	}
}

// gathering is a conference that one body held on a day.
func gathering(brief string, day graph.Date) graph.Told {
	return graph.Told{Brief: graph.BriefID(brief), Published: day, Account: graph.Account{
		Kind: graph.Conference, Mode: graph.InPerson, Status: graph.Held, Countries: []string{"ASEAN", "JPN"}, Start: day, End: day,
	}}
}

// quartet is a meeting of two countries, the European Union and the United Nations.
func quartet(brief string, kind graph.Kind) graph.Told {
	return graph.Told{Brief: graph.BriefID(brief), Published: "2007-09-24", Account: graph.Account{
		Kind: kind, Mode: graph.InPerson, Status: graph.Held, Countries: []string{"EU", "RUS", "UN", "USA"}, Start: "2007-09-23", End: "2007-09-23",
	}}
}

func ExampleJoin() {
	account := graph.Account{Kind: graph.SeniorOfficials, Status: graph.Held, Countries: []string{"CHN", "JPN", "KOR"}, Start: "2023-09-26"}
	other := account
	other.Start = "2023-09-25"
	meetings := identity.Join([]graph.Told{{Account: account, Brief: "a", Published: "2023-09-26"}, {Account: other, Brief: "b", Published: "2023-09-27"}})
	fmt.Println(len(meetings), meetings[0].Conflicts)
	// Output: 1 [date]
}
