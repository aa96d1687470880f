package main

import (
	"strings"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
)

// reference is what the gazetteer says of the actors, as the graph keeps it.
func reference(gaz *gazetteer.Gazetteer) graph.Reference {
	ref := graph.Reference{Actors: map[string]graph.ActorName{}, Officials: map[graph.OfficialID]graph.OfficialEntry{}}
	for code, c := range gaz.Countries {
		name := graph.ActorName{Name: c.Name, NameEn: c.NameEn}
		for _, char := range c.Chars {
			if !strings.HasSuffix(char, "?") {
				name.Short = char
				break
			}
		}
		ref.Actors[code] = name
	}
	for id, o := range gaz.Organizations {
		ref.Actors[id] = graph.ActorName{Name: o.Name, NameEn: o.NameEn}
	}
	for _, o := range gaz.Officials {
		entry := graph.OfficialEntry{Name: o.Name, NameEn: o.NameEn, Aliases: o.Aliases}
		for _, t := range o.Tenures {
			entry.Tenures = append(entry.Tenures, graph.Tenure{Side: t.Country, Office: gaz.Title(t.Country, t.Office), From: t.From, To: t.To})
		}
		ref.Officials[o.ID] = entry
	}
	return ref
}
