package identity_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

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

func TestAnyOrderGivesTheSame(t *testing.T) {
	accounts := told(graphtest.Gold(t, "../testdata/gold/seeds.jsonl"))
	want := identity.Join(accounts)
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 1))
		r.Shuffle(len(accounts), func(i, j int) { accounts[i], accounts[j] = accounts[j], accounts[i] })
		require.Equal(t, want, identity.Join(accounts), "seed %d", seed)
	}
}

// Accounts outside the component of a new account keep their meetings: the store reads no more than the component.
func TestComponentIsEnough(t *testing.T) {
	accounts := told(graphtest.Gold(t, "../testdata/gold/seeds.jsonl"))
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
		for seed := range block {
			var part []graph.Told
			for _, i := range identity.Component(block, func(i int) bool { return i == seed }) {
				part = append(part, block[i])
			}
			for _, m := range identity.Join(part) {
				require.Equal(t, whole[m.Accounts[0].Key()], m, key)
			}
		}
	}
}

func ExampleJoin() {
	account := graph.Account{Kind: graph.SeniorOfficials, Status: graph.Held, Countries: []string{"CHN", "JPN", "KOR"}, Start: "2023-09-26"}
	other := account
	other.Start = "2023-09-25"
	meetings := identity.Join([]graph.Told{{Account: account, Brief: "a", Published: "2023-09-26"}, {Account: other, Brief: "b", Published: "2023-09-27"}})
	fmt.Println(len(meetings), meetings[0].Conflicts)
	// Output: 1 [date]
}
