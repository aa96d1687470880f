package queries

import (
	"slices"
	"strings"
	"unicode"
)

// Filter narrows a question; its zero value narrows nothing.
type Filter struct {
	Since, Until string // first and last day, YYYY-MM-DD
	Country      string // code of a country that takes part
	Kinds        []string
	Statuses     []string
	Place        string // part of a place's name, or a country code
	Topic        string // part of a topic
	Limit        int    // 0: the question's default
}

// params are the filter as parameters; what is not set is left to the defaults.
func (f Filter) params() map[string]any {
	params := map[string]any{}
	for name, value := range map[string]string{"since": f.Since, "until": f.Until, "country": f.Country, "place": f.Place, "topic": f.Topic} {
		if value != "" {
			params[name] = value
		}
	}
	for name, values := range map[string][]string{"kinds": f.Kinds, "statuses": f.Statuses} {
		if len(values) > 0 {
			params[name] = values
		}
	}
	if f.Limit > 0 {
		params["limit"] = f.Limit
	}
	return params
}

// with adds parameters to the filter's own.
func (f Filter) with(more map[string]any) map[string]any {
	params := f.params()
	for k, v := range more {
		params[k] = v
	}
	return params
}

// only keeps the parameters that a question knows.
func only(name string, params map[string]any) map[string]any {
	q, _ := Named(name)
	kept := map[string]any{}
	for _, p := range q.Params {
		if v, ok := params[p.Name]; ok {
			kept[p.Name] = v
		}
	}
	return kept
}

// PairKey joins two codes or ids as the graph's MET edges do.
func PairKey(a, b string) string { return min(a, b) + "|" + max(a, b) }

// Met are the meetings of one actor, with all of the others given.
func Met(a string, with []string, f Filter) Ask[Meeting] {
	return ask[Meeting]("met", f.with(map[string]any{"a": a, "with": slices.Concat([]string{}, with)}))
}

// Between are the meetings of two sides, countries or organisations, with all of the others given.
func Between(a, b string, with []string, f Filter) Ask[Meeting] {
	return ask[Meeting]("between", f.with(map[string]any{"pair": PairKey(a, b), "with": slices.Concat([]string{}, with)}))
}

// MetAll are the meetings in which all of the actors took part. A person is the quickest way in, then a pair of sides; a
// side beside a person is a filter, because a meeting knows its sides.
func MetAll(actors []Actor, f Filter) Ask[Meeting] {
	var people, sides []string
	for _, a := range actors {
		if a.IsOfficial() {
			people = append(people, a.ID)
			continue
		}
		sides = append(sides, a.ID)
	}
	if len(people) == 0 && f.Country != "" && !slices.Contains(sides, f.Country) {
		sides, f.Country = append(sides, f.Country), ""
	}
	if len(people) > 0 && len(sides) > 0 && f.Country == "" {
		sides, f.Country = sides[1:], sides[0]
	}
	all := slices.Concat(people, sides)
	if len(people) > 0 || len(all) == 1 {
		return Met(all[0], all[1:], f)
	}
	return Between(all[0], all[1], all[2:], f)
}

// BetweenCounts are the numbers of meetings of two actors by year, kind and status.
func BetweenCounts(a, b string) Ask[Count] {
	return ask[Count]("between-counts", map[string]any{"pair": PairKey(a, b)})
}

// About are meetings about all of the words; who must take part too, unless it is the zero Actor.
func About(words []string, who Actor, f Filter) Ask[Meeting] {
	if who.ID != "" && !who.IsOfficial() && f.Country == "" {
		who.ID, f.Country = "", who.ID
	}
	params := f.with(map[string]any{"text": FullText(words), "words": words})
	if who.ID != "" {
		params["who"] = who.ID
	}
	return ask[Meeting]("about", params)
}

// AboutWho are those who took part in meetings about all of the words.
func AboutWho(words []string, f Filter) Ask[Discussant] {
	return ask[Discussant]("about-who", f.with(map[string]any{"text": FullText(words), "words": words}))
}

// FullText is a full-text query for all of the words: each a quoted phrase. The index holds Japanese in pairs of
// characters, so that one alone is found where a pair begins or ends with it.
func FullText(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		if r := []rune(word); len(r) == 1 && unicode.IsLetter(r[0]) && r[0] > unicode.MaxASCII {
			quoted[i] = "(" + word + "* OR *" + word + ")"
			continue
		}
		quoted[i] = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(word) + `"`
	}
	return strings.Join(quoted, " AND ")
}

// Who is the dossier of an actor.
func Who(id string) Ask[Dossier] { return ask[Dossier]("who", map[string]any{"a": id}) }

// Path is the shortest way from one official to another over meetings.
func Path(a, b string, maxHops int, f Filter) Ask[Hop] {
	params := f.with(map[string]any{"a": a, "b": b})
	if maxHops > 0 {
		params["maxHops"] = maxHops
	}
	return ask[Hop]("path", only("path", params))
}

// Timeline are the newest meetings.
func Timeline(f Filter) Ask[Meeting] {
	if country := f.Country; country != "" {
		f.Country = ""
		return Met(country, nil, f)
	}
	return ask[Meeting]("timeline", f.params())
}

// Upcoming are the meetings planned or proposed for the day on or later, and those without date.
func Upcoming(on string, f Filter) Ask[Meeting] {
	return ask[Meeting]("upcoming", f.with(map[string]any{"on": on}))
}

// Pending are meetings planned or proposed and never reported held.
func Pending(on string, f Filter) Ask[Meeting] {
	return ask[Meeting]("pending", f.with(map[string]any{"on": on}))
}

// Conflicts are meetings on which briefs disagree.
func Conflicts(f Filter) Ask[Meeting] { return ask[Meeting]("conflicts", f.params()) }

// GoBetween are officials who met both.
func GoBetween(a, b string, f Filter) Ask[Both] {
	narrowed := f.params()
	delete(narrowed, "limit")
	if slices.Equal(f.Statuses, []string{"held"}) {
		delete(narrowed, "statuses")
	}
	return ask[Both]("go-between", f.with(map[string]any{"a": a, "b": b, "sums": len(narrowed) == 0}))
}

// Compare shows whom each of two met.
func Compare(a, b string, f Filter) Ask[Both] {
	narrowed := f.params()
	delete(narrowed, "limit")
	return ask[Both]("compare", f.with(map[string]any{"a": a, "b": b, "sums": len(narrowed) == 0}))
}

// Topics are the topics since a day, against the time from before to that day.
func Topics(since, before string, limit int) Ask[TopicCount] {
	return ask[TopicCount]("topics", Filter{Limit: limit}.with(map[string]any{"since": since, "before": before}))
}

// Network are the pairs of officials or countries that met; label is Official or Country.
func Network(label string, f Filter) Ask[Pair] {
	return ask[Pair]("network", only("network", f.with(map[string]any{"label": label})))
}

// Stats are the graph in figures.
func Stats() Ask[Figures] { return ask[Figures]("stats", nil) }

// AsOf is the day of the newest brief.
func AsOf() Ask[Day] { return ask[Day]("as-of", nil) }

// OneMeeting is a meeting with all its accounts.
func OneMeeting(id string) Ask[Meeting] { return ask[Meeting]("meeting", map[string]any{"id": id}) }

// FormerMeeting finds a meeting by an id it had, or by the beginning of its id.
func FormerMeeting(id string) Ask[Former] {
	return ask[Former]("meeting-former", map[string]any{"id": id})
}

// OneBrief is a brief and the meetings it reports.
func OneBrief(id string) Ask[Brief] { return ask[Brief]("brief", map[string]any{"id": id}) }

// IDs are the actors of these ids and codes.
func IDs(ids []string) Ask[Match] { return ask[Match]("ids", map[string]any{"ids": ids}) }

// Names are actors by full text over names and aliases.
func Names(text string, limit int) Ask[Match] {
	return ask[Match]("names", map[string]any{"text": text, "limit": limit})
}

// Holders are those who held an office of a country or organisation on a day.
func Holders(country, office, on string) Ask[Match] {
	return ask[Match]("holders", map[string]any{"country": country, "office": office, "on": on})
}

// Exact are actors whose name, id or code this is.
func Exact(text string) Ask[Match] { return ask[Match]("exact", map[string]any{"text": text}) }

// Complete are the actors whose names begin with a text.
func Complete(text string, limit int) Ask[Match] {
	return ask[Match]("complete", map[string]any{"text": text, "limit": limit})
}
