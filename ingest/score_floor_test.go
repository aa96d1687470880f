package ingest_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"kaidan/graph"
	"kaidan/ingest"
	"kaidan/ingest/identity"
	"kaidan/ingest/score"
)

// floor is the least precision and recall.
type floor struct{ precision, recall float64 }

// floors are what the gold briefs must reach. A change that lowers one says so; one that raises a figure raises its
// floor. The rules were made with the seeds and the visible, extra, more, further, clusters and stories briefs; no
// rule was made from the fresh and the blind ones.
var floors = []struct {
	gold                                                      string
	countries, officials, meetings, strict, topics, sameEvent floor
}{
	{
		gold:      "seeds",
		countries: floor{1, 1}, officials: floor{1, 1}, meetings: floor{1, .98}, strict: floor{.95, .94},
		topics: floor{.73, .81}, sameEvent: floor{1, .90},
	},
	{
		gold:      "visible",
		countries: floor{1, 1}, officials: floor{.99, .99}, meetings: floor{.97, .95}, strict: floor{.95, .92},
		topics: floor{.86, .90}, sameEvent: floor{1, .88},
	},
	{
		gold:      "extra",
		countries: floor{1, 1}, officials: floor{.98, .99}, meetings: floor{.95, .88}, strict: floor{.84, .78},
		topics: floor{.81, .82}, sameEvent: floor{.63, 1},
	},
	{
		gold:      "more",
		countries: floor{.99, 1}, officials: floor{.96, .97}, meetings: floor{.97, .94}, strict: floor{.90, .87},
		topics: floor{.74, .80}, sameEvent: floor{1, 1},
	},
	{
		gold:      "further",
		countries: floor{1, 1}, officials: floor{.97, .98}, meetings: floor{.94, .91}, strict: floor{.89, .85},
		topics: floor{.73, .79}, sameEvent: floor{.87, .78},
	},
	{
		gold:      "clusters",
		countries: floor{1, 1}, officials: floor{.98, .98}, meetings: floor{1, .95}, strict: floor{.92, .89},
		topics: floor{.77, .77}, sameEvent: floor{1, .85},
	},
	{
		gold:      "stories",
		countries: floor{1, 1}, officials: floor{.98, .98}, meetings: floor{.96, .91}, strict: floor{.87, .82},
		topics: floor{.71, .63}, sameEvent: floor{.89, .73},
	},
	{
		gold:      "fresh",
		countries: floor{1, 1}, officials: floor{1, 1}, meetings: floor{.94, .85}, strict: floor{.85, .77},
		topics: floor{.67, .67}, sameEvent: floor{.89, .63},
	},
	{
		gold:      "blind",
		countries: floor{.98, 1}, officials: floor{.97, .98}, meetings: floor{.92, .92}, strict: floor{.83, .83},
		topics: floor{.82, .69}, sameEvent: floor{.87, .63},
	},
}

func TestScoreFloors(t *testing.T) {
	x := newExtractor(t)
	for _, want := range floors {
		t.Run(want.gold, func(t *testing.T) {
			result := evaluate(t, x, want.gold)
			t.Log("\n" + result.String())
			check := func(what string, got score.Figures, want floor) {
				require.GreaterOrEqual(t, got.Precision, want.precision, "precision of %s", what)
				require.GreaterOrEqual(t, got.Recall, want.recall, "recall of %s", what)
			}
			require.Zero(t, result.BriefsMissing)
			check("countries", result.Countries, want.countries)
			check("officials", result.Officials, want.officials)
			check("meetings", result.Meetings, want.meetings)
			check("meetings_strict", result.MeetingsStrict, want.strict)
			require.NotNil(t, result.SameEventPairs)
			check("same_event_pairs", *result.SameEventPairs, want.sameEvent)
			check("topics", score.Figures{Precision: *result.Topics.Precision, Recall: *result.Topics.Recall}, want.topics)
		})
	}
}

// evaluate extracts the briefs of a gold file, joins their meetings, and compares.
func evaluate(t *testing.T, x *ingest.Extractor, name string) score.Result {
	t.Helper()
	var extractions []graph.Extraction
	var told []graph.Told
	for _, brief := range goldBriefs(t, name) {
		ex := x.Extract(brief)
		extractions, told = append(extractions, ex), append(told, ex.Told()...)
	}
	events := map[string]string{}
	for _, meeting := range identity.Join(told) {
		for i := range meeting.Accounts {
			events[meeting.Accounts[i].Key()] = string(meeting.ID)
		}
	}
	var predicted []score.Brief
	for i := range extractions {
		for j, account := range extractions[i].Told() {
			extractions[i].Meetings[j].Event = events[account.Key()]
		}
		predicted = append(predicted, score.Of(&extractions[i]))
	}
	file, err := os.Open(filepath.Join("testdata", "gold", name+".jsonl"))
	require.NoError(t, err)
	defer file.Close()
	gold, err := score.Load(name, file)
	require.NoError(t, err)
	result, _ := score.Compare(gold, predicted, norm.NFKC.String)
	return result
}
