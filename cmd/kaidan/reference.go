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
		ref.Actors[code] = graph.ActorName{Name: c.Name, NameEn: c.NameEn, Short: shortName(c)}
	}
	for id, o := range gaz.Organizations {
		ref.Actors[id] = graph.ActorName{Name: o.Name, NameEn: o.NameEn}
	}
	for _, o := range gaz.Officials {
		entry := graph.OfficialEntry{Name: o.Name, NameEn: o.NameEn, Aliases: o.Aliases}
		for _, t := range o.Tenures {
			entry.Tenures = append(entry.Tenures, graph.Tenure{Side: t.Country, Office: officeTitle(gaz, t), From: t.From, To: t.To})
		}
		ref.Officials[o.ID] = entry
	}
	return ref
}

// officeTitle is an office in Japanese: of ambassadors, whom the lists of offices leave out, 駐日大使.
func officeTitle(gaz *gazetteer.Gazetteer, t gazetteer.Tenure) string {
	title := gaz.Title(t.Country, t.Office)
	posted, ambassador := strings.CutPrefix(t.Office, "ambassador-")
	if !ambassador || title != t.Office {
		return title
	}
	if posted == "at-large" {
		return "無任所大使"
	}
	name := gaz.Name(posted)
	if c := gaz.Countries[posted]; c != nil && shortName(c) != "" {
		name = shortName(c)
	}
	return "駐" + name + "大使"
}

// shortName is the one character that stands for a country, where one always does.
func shortName(c *gazetteer.Country) string {
	for _, char := range c.Chars {
		if !strings.HasSuffix(char, "?") {
			return char
		}
	}
	return ""
}
