package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Event is a meeting as one row of an event data set, in the manner of POLECAT: who (actor) did what to whom
// (recipient). A visit makes two rows: the visitor's (CAMEO 042) and the host's (043). Where nobody is the host, all are
// actors. Lists are joined by "; ".
type Event struct {
	ID               string `json:"eventId"`
	Date             string `json:"eventDate"` // first day of the interval
	DateEnd          string `json:"eventDateEnd"`
	Precision        string `json:"datePrecision"`
	Status           string `json:"status"`
	Type             string `json:"eventType"` // PLOVER
	Mode             string `json:"eventMode"`
	Context          string `json:"contexts"`
	Cameo            string `json:"cameo"`
	Actor            string `json:"actorName"`
	ActorCountry     string `json:"actorCountry"`
	ActorTitle       string `json:"actorTitle"`
	Recipient        string `json:"recipientName"`
	RecipientCountry string `json:"recipientCountry"`
	RecipientTitle   string `json:"recipientTitle"`
	Placename        string `json:"placename"`
	Country          string `json:"country"` // of the place
	Topics           string `json:"topics"`
	Published        string `json:"publicationDate"` // of the first report
	Reports          int    `json:"reports"`
	Headline         string `json:"headline"`
	Source           string `json:"source"` // ids of the briefs
	Quote            string `json:"quote"`  // first sentence of the first report
	Language         string `json:"language"`
}

const cypherEvents = `
MATCH (m:Meeting)
CALL (m) {
  MATCH (m)<-[p:PARTICIPATES_IN]-(a)
  RETURN collect({id: p.actor, name: a.name, role: p.role, office: p.office, official: a:Official, side: null}) AS actors
}
CALL (m) {
  MATCH (m)<-[r:REPORTS]-(b:Brief)
  WITH r, b ORDER BY r.published, b.id, r.index
  RETURN collect(b.id) AS briefs, collect(r.quotes)[0] AS quotes, collect(r{.officialIds, .officialSides}) AS told
}
RETURN m{.*} AS meeting, actors, briefs, quotes, told, [(m)-[:ABOUT]->(t) | t.name] AS topics
ORDER BY m.on, m.id`

// Events hands over the meetings as rows of an event data set, in order of date.
func (s *Store) Events(ctx context.Context, take func(Event) error) error {
	err := s.Stream(ctx, cypherEvents, nil, func(r *neo4j.Record) error {
		for _, e := range eventsOf(r) {
			if err := take(e); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("exporting events: %w", err)
	}
	return nil
}

// group is one side of an event row.
type group struct{ names, countries, titles []string }

func eventsOf(r *neo4j.Record) []Event {
	m := r.Values[0].(map[string]any)
	s := func(key string) string { return plainText(m[key], "; ") }
	topics := texts(r.Values[5])
	slices.Sort(topics)
	e := Event{
		ID: s("id"), Date: s("start"), DateEnd: s("end"), Precision: s("precision"), Status: s("status"), Type: s("plover"), Mode: s("ploverMode"),
		Context: s("ploverContext"), Cameo: s("cameo"), Placename: s("place"), Country: s("placeCountry"), Topics: strings.Join(topics, "; "),
		Published: s("firstReported"), Reports: number(m["reports"]), Headline: s("name"), Source: plainText(r.Values[2], "; "), Language: "ja",
	}
	if quotes := texts(r.Values[3]); len(quotes) > 0 {
		e.Quote = quotes[0]
	}
	actors, hosts := groups(r.Values[1].([]any), sidesOfOfficials(r.Values[4].([]any)))
	e.set(actors, hosts)
	if len(hosts.countries) == 0 || e.Cameo != "042" {
		return []Event{e}
	}
	host := e
	host.Cameo = Code{Cameo: e.Cameo}.HostCode().Cameo
	host.ID += "#host"
	host.set(hosts, actors)
	return []Event{e, host}
}

func (e *Event) set(actors, recipients group) {
	join := func(list []string) string { return strings.Join(list, "; ") }
	e.Actor, e.ActorCountry, e.ActorTitle = join(actors.names), join(actors.countries), join(actors.titles)
	e.Recipient, e.RecipientCountry, e.RecipientTitle = join(recipients.names), join(recipients.countries), join(recipients.titles)
}

// sidesOfOfficials is whom each official serves, by id, as the accounts tell.
func sidesOfOfficials(told []any) map[string]string {
	sides := map[string]string{}
	for _, t := range told {
		row := t.(map[string]any)
		of := texts(row["officialSides"])
		for i, id := range texts(row["officialIds"]) {
			if i < len(of) {
				sides[id] = of[i]
			}
		}
	}
	return sides
}

// groups parts the participants into actors and hosts. A side that names officials is named by them, in front of its code.
func groups(participants []any, sideOf map[string]string) (actors, hosts group) {
	type participant struct {
		id, name, office string
		host, official   bool
	}
	var all []participant
	for _, v := range participants {
		row := v.(map[string]any)
		p := participant{id: plainText(row["id"], ""), name: plainText(row["name"], ""), office: plainText(row["office"], ""), host: row["role"] == RoleHost}
		p.official, _ = row["official"].(bool)
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b participant) int { return strings.Compare(a.id, b.id) })
	for _, p := range all {
		g := &actors
		if p.host {
			g = &hosts
		}
		if p.official {
			g.names, g.titles = append(g.names, p.name), append(g.titles, p.office)
			if side := sideOf[p.id]; side != "" && !slices.Contains(g.countries, side) {
				g.countries = append(g.countries, side)
			}
			continue
		}
		if !slices.Contains(g.countries, p.id) {
			g.countries = append(g.countries, p.id)
		}
	}
	if len(actors.names) == 0 {
		actors.names = slices.Clone(actors.countries)
	}
	if len(hosts.names) == 0 {
		hosts.names = slices.Clone(hosts.countries)
	}
	return actors, hosts
}
