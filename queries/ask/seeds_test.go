package ask

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"kaidan/graph"
	"kaidan/graph/graphtest"
	"kaidan/ingest/gazetteer"
	"kaidan/ingest/identity"
	"kaidan/seeds"
)

func TestMain(m *testing.M) { graphtest.Main(m) }

// today is the day of the newest of the sample briefs.
var today = time.Date(2023, 10, 5, 0, 0, 0, 0, time.UTC)

func loadGazetteer(tb testing.TB) *gazetteer.Gazetteer {
	tb.Helper()
	gaz, err := gazetteer.Load(seeds.Gazetteer())
	require.NoError(tb, err)
	return gaz
}

// seeded is a graph of the sample briefs as people read them, so that what is tested is the question alone.
func seeded(tb testing.TB, gaz *gazetteer.Gazetteer) *graph.Store {
	tb.Helper()
	store := graphtest.Open(tb)
	briefs := graphtest.Gold(tb, filepath.Join("..", "..", "ingest", "testdata", "gold", "seeds.jsonl"))
	reference := graph.Reference{Actors: map[string]graph.ActorName{}, Officials: map[graph.OfficialID]graph.OfficialEntry{}}
	for code, c := range gaz.Countries {
		reference.Actors[code] = graph.ActorName{Name: c.Name, NameEn: c.NameEn, Short: first(c.Chars)}
	}
	for id, o := range gaz.Organizations {
		reference.Actors[id] = graph.ActorName{Name: o.Name, NameEn: o.NameEn}
	}
	for i := range briefs {
		list(gaz, &briefs[i], reference)
		locate(gaz, &briefs[i])
	}
	writer, err := store.Writer(tb.Context(), graph.WriteOptions{Identity: identity.Rules(), Reference: reference})
	require.NoError(tb, err)
	_, err = writer.Write(tb.Context(), briefs)
	require.NoError(tb, err)
	return store
}

// list gives the officials of a brief the gazetteer's ids.
func list(gaz *gazetteer.Gazetteer, brief *graph.Extraction, reference graph.Reference) {
	for i := range brief.Officials {
		o := &brief.Officials[i]
		known := gaz.Named(o.Name)
		if len(known) != 1 {
			continue
		}
		o.ID, o.NameEn, o.Listed = known[0].ID, known[0].NameEn, true
		entry := graph.OfficialEntry{Name: known[0].Name, NameEn: known[0].NameEn, Aliases: known[0].Aliases}
		for _, t := range known[0].Tenures {
			entry.Tenures = append(entry.Tenures, graph.Tenure{Side: t.Country, Office: gaz.Title(t.Country, t.Office), From: t.From, To: t.To})
		}
		reference.Officials[o.ID] = entry
	}
}

// locate gives the places of a brief's meetings their countries.
func locate(gaz *gazetteer.Gazetteer, brief *graph.Extraction) {
	country := map[string]string{}
	for _, p := range gaz.Places {
		country[p.Name] = p.Country
	}
	for code, c := range gaz.Countries {
		country[c.Name] = code
	}
	for i := range brief.Meetings {
		if m := &brief.Meetings[i]; m.PlaceCountry == "" {
			m.PlaceCountry = graph.CountryCode(country[string(m.Place)])
		}
	}
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
