package ask

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kaidan/graph"
	"kaidan/queries"
)

// Answer is a question as it was understood, a sentence, and the rows behind it.
type Answer struct {
	Understood
	How      string          // how it was understood, for the reader
	Sentence string          // the answer in words
	Actors   []queries.Actor // those named
	Rows     any             // []queries.Meeting, []queries.Discussant, []queries.Hop, []queries.Both, …
	Found    bool            // there is a report
	Script   string          // the query with its parameters
	More     int             // meetings that were found and are not among Rows
	seen     int             // rows at which the question stopped; 0: it saw all
}

// Ambiguous says that a name in the question fits several actors.
type Ambiguous struct {
	Name    string
	Matches []queries.Match
}

func (e Ambiguous) Error() string {
	names := make([]string, len(e.Matches))
	for i, m := range e.Matches {
		names[i] = m.Name
	}
	return fmt.Sprintf("%s fits several: %s; say the full name", e.Name, strings.Join(names, ", "))
}

// Unknown says that a name in the question is in no brief.
type Unknown struct {
	Name string
}

func (e Unknown) Error() string { return e.Name + ": no brief in the graph mentions it" }

// Ask understands a question and asks the graph. At most limit meetings come back as rows; what is said counts all.
func (r *Reader) Ask(ctx context.Context, store *graph.Store, text, lang string, limit int) (Answer, error) {
	a, err := r.understand(ctx, store, text)
	if err != nil {
		return a, err
	}
	u := a.Understood
	if lang == "" {
		lang = map[bool]string{true: "en", false: "ja"}[u.English]
	}
	a.How = a.describe(lang)
	filter := queries.Filter{Since: u.When.First, Until: u.When.Last, Kinds: u.Kinds, Statuses: u.Statuses, Place: u.Place, Limit: limit}
	switch {
	case u.Want == HowOften:
		filter.Limit = 1000
	case limit > 0:
		filter.Limit = max(limit, 50)
	}
	if err := r.run(ctx, store, &a, filter, lang); err != nil {
		return a, err
	}
	if err := r.count(ctx, store, &a, filter, lang); err != nil {
		return a, err
	}
	if rows, ok := a.Rows.([]queries.Meeting); ok && limit > 0 && len(rows) > limit {
		a.Rows, a.More = rows[:limit], len(rows)-limit
	}
	return a, nil
}

// count says how many there are where the question stopped before the last: two of a kind have their numbers by year in the
// graph; else the answer says how far it looked.
func (r *Reader) count(ctx context.Context, store *graph.Store, a *Answer, f queries.Filter, lang string) error {
	if _, meetings := a.Rows.([]queries.Meeting); !meetings || a.seen == 0 {
		return nil
	}
	say := speaker{a, lang}
	narrowed := f.Since != "" || f.Until != "" || len(f.Kinds) > 0 || len(f.Statuses) > 0 || f.Place != ""
	if a.Want != HowOften || len(a.Actors) != 2 || a.Actors[0].Label != a.Actors[1].Label || narrowed {
		a.Sentence += say.seen()
		return nil
	}
	rows, err := queries.BetweenCounts(a.Actors[0].ID, a.Actors[1].ID).Run(ctx, store)
	if err != nil {
		return err
	}
	a.Sentence = say.counts(rows)
	return nil
}

// understand reads a question and finds whom it names; where a name has several meanings in the graph, ingest may decide.
func (r *Reader) understand(ctx context.Context, store *graph.Store, text string) (Answer, error) {
	u, err := r.Read(text)
	a := Answer{Understood: u}
	if err != nil {
		return a, err
	}
	a.Actors, err = resolve(ctx, store, u)
	if !errors.As(err, &Ambiguous{}) || r.thorough || u.English {
		return a, err
	}
	again := *r
	again.thorough = true
	return again.understand(ctx, store, text)
}

// resolve takes the one meaning of each name that took part in meetings.
func resolve(ctx context.Context, store *graph.Store, u Understood) ([]queries.Actor, error) {
	if len(u.Actors) == 0 {
		return nil, nil
	}
	ids := slices.Concat(u.Actors...)
	slices.Sort(ids)
	all, err := queries.IDs(slices.Compact(ids)).Run(ctx, store)
	if err != nil {
		return nil, err
	}
	actors := make([]queries.Actor, 0, len(u.Actors))
	for i, ids := range u.Actors {
		matches := slices.DeleteFunc(slices.Clone(all), func(m queries.Match) bool { return !slices.Contains(ids, m.ID) })
		switch matches = active(matches); {
		case len(matches) == 0:
			return nil, Unknown{u.Surfaces[i]}
		case len(matches) > 1:
			return nil, Ambiguous{u.Surfaces[i], matches}
		}
		actors = append(actors, matches[0].Actor)
	}
	return actors, nil
}

// describe says how the question was understood.
func (a *Answer) describe(lang string) string {
	ja := lang != "en"
	say := func(japanese, english string) string {
		if ja {
			return japanese
		}
		return english
	}
	names := make([]string, len(a.Actors))
	for i, actor := range a.Actors {
		names[i] = actor.In(lang)
		if a.Surfaces[i] != actor.Name && ja {
			names[i] = a.Surfaces[i] + "=" + actor.Name
		}
	}
	question, _ := queries.Named(a.Question)
	parts := []string{say(question.Ja, question.En)}
	add := func(label string, values ...string) {
		if len(values) > 0 && values[0] != "" {
			parts = append(parts, label+strings.Join(values, say("、", ", ")))
		}
	}
	add("", names...)
	add(say("議題:", "topic: "), a.Topic...)
	if a.WhenText != "" {
		add(say("期間:", "time: "), a.When.String())
	}
	var kinds []string
	for _, k := range a.Kinds {
		kinds = append(kinds, queries.Title(queries.Kinds, k, lang))
	}
	add(say("種類:", "kind: "), kinds...)
	add(say("場所:", "place: "), a.In)
	var statuses []string
	for _, status := range a.Statuses {
		statuses = append(statuses, queries.Title(queries.Statuses, status, lang))
	}
	add(say("状態:", "status: "), statuses...)
	return strings.Join(parts, say("・", "; "))
}

// run asks the named question and says the answer in a sentence.
func (r *Reader) run(ctx context.Context, store *graph.Store, a *Answer, f queries.Filter, lang string) error {
	today := r.Today.Format(time.DateOnly)
	say := speaker{a, lang}
	id := func(i int) string { return a.Actors[i].ID }
	switch a.Question {
	case "who":
		return with(ctx, store, a, queries.Who(id(0)), say.dossier)
	case "path":
		if a.Actors[0].IsOfficial() && a.Actors[1].IsOfficial() {
			return with(ctx, store, a, queries.Path(id(0), id(1), 8, queries.Filter{Since: f.Since}), say.path)
		}
		return with(ctx, store, a, queries.MetAll(a.Actors, f), say.meetings)
	case "go-between":
		return with(ctx, store, a, queries.GoBetween(id(0), id(1), f), say.both)
	case "compare":
		return with(ctx, store, a, queries.Compare(id(0), id(1), f), say.both)
	case "conflicts":
		if len(a.Actors) > 0 {
			return r.conflictsOf(ctx, store, a, f, say)
		}
		return with(ctx, store, a, queries.Conflicts(f), say.conflicts)
	case "pending":
		f.Country = firstCountry(a.Actors)
		return with(ctx, store, a, queries.Pending(today, f), say.pending)
	case "topics":
		since, before := r.Today.AddDate(0, 0, -30), r.Today.AddDate(0, 0, -60)
		return with(ctx, store, a, queries.Topics(since.Format(time.DateOnly), before.Format(time.DateOnly), f.Limit), say.topics)
	case "network":
		return with(ctx, store, a, queries.Network("Official", queries.Filter{Limit: 2000}), say.network)
	case "stats":
		return with(ctx, store, a, queries.Stats(), say.stats)
	case "about-who":
		return with(ctx, store, a, queries.AboutWho(a.Topic, f), say.discussants)
	case "about":
		var who queries.Actor
		if len(a.Actors) > 0 {
			who = a.Actors[0]
		}
		return with(ctx, store, a, queries.About(a.Topic, who, f), func(rows []queries.Meeting) string { return say.meetings(together(rows, a.Actors)) })
	case "upcoming":
		return r.upcoming(ctx, store, a, f, say)
	case "timeline":
		return with(ctx, store, a, queries.Timeline(f), say.meetings)
	}
	return with(ctx, store, a, queries.MetAll(a.Actors, f), say.meetings)
}

// with runs a question, keeps its rows and says them.
func with[Row any](ctx context.Context, store *graph.Store, a *Answer, question queries.Ask[Row], say func([]Row) string) error {
	rows, err := question.Run(ctx, store)
	if err != nil {
		return err
	}
	a.Script, a.Rows, a.Found = question.Script(), rows, len(rows) > 0
	a.Sentence = say(rows)
	if limit, _ := question.Params["limit"].(int); limit > 0 && len(rows) == limit {
		a.seen = limit
	}
	if kept, ok := any(rows).([]queries.Meeting); ok && a.Question == "about" {
		a.Rows = together(kept, a.Actors)
		a.Found = len(together(kept, a.Actors)) > 0
	}
	return nil
}

// together keeps the meetings in which all took part.
func together(rows []queries.Meeting, actors []queries.Actor) []queries.Meeting {
	var kept []queries.Meeting
	for _, m := range rows {
		all := true
		for _, a := range actors {
			all = all && tookPart(m, a.ID)
		}
		if all {
			kept = append(kept, m)
		}
	}
	return kept
}

func tookPart(m queries.Meeting, id string) bool {
	for _, list := range [][]queries.Actor{m.Officials, m.Sides} {
		for _, a := range list {
			if a.ID == id {
				return true
			}
		}
	}
	return false
}

func firstCountry(actors []queries.Actor) string {
	for _, a := range actors {
		if a.Label == "Country" {
			return a.ID
		}
	}
	return ""
}

// upcoming are the meetings of those named that are still to come; without names, all.
func (r *Reader) upcoming(ctx context.Context, store *graph.Store, a *Answer, f queries.Filter, say speaker) error {
	today := r.Today.Format(time.DateOnly)
	if len(a.Actors) == 0 {
		return with(ctx, store, a, queries.Upcoming(today, f), say.next)
	}
	f.Statuses = []string{"planned", "proposed", "unconfirmed"}
	question := queries.MetAll(a.Actors, f)
	rows, err := question.Run(ctx, store)
	if err != nil {
		return err
	}
	var next []queries.Meeting
	for _, m := range rows {
		if m.End == "" || m.End >= today {
			next = append(next, m)
		}
	}
	next = fewestSides(next, len(a.Actors))
	a.Script, a.Rows, a.Found, a.Sentence = question.Script(), next, len(next) > 0, say.next(next)
	if len(next) > 0 {
		return nil
	}
	return r.upcomingOfSides(ctx, store, a, say)
}

// upcomingOfSides says, where nothing to come is reported of persons, what is of their countries: バイデンと習近平 are not
// named in what the briefs say of the next summit of 米中.
func (r *Reader) upcomingOfSides(ctx context.Context, store *graph.Store, a *Answer, say speaker) error {
	var sides []queries.Actor
	for _, actor := range a.Actors {
		official := r.Index.gaz.Official(graph.OfficialID(actor.ID))
		if official == nil || len(a.Actors) < 2 {
			return nil
		}
		sides = append(sides, queries.Actor{ID: official.Country, Label: "Country"})
	}
	if slices.ContainsFunc(sides[1:], func(s queries.Actor) bool { return s.ID == sides[0].ID }) {
		return nil
	}
	today := r.Today.Format(time.DateOnly)
	rows, err := queries.MetAll(sides, queries.Filter{Since: today, Kinds: a.Kinds, Statuses: []string{"planned", "proposed", "unconfirmed"}}).Run(ctx, store)
	if err != nil || len(rows) == 0 {
		return err
	}
	a.Sentence += say.ofSides(fewestSides(rows, len(sides)))
	return nil
}

// fewestSides puts the meetings first that have as many sides as were named: the trilateral one where three were.
func fewestSides(rows []queries.Meeting, named int) []queries.Meeting {
	var first, rest []queries.Meeting
	for _, m := range rows {
		if len(m.Sides) <= named {
			first = append(first, m)
			continue
		}
		rest = append(rest, m)
	}
	return append(first, rest...)
}

// conflictsOf are the disagreements about the meetings of those named.
func (r *Reader) conflictsOf(ctx context.Context, store *graph.Store, a *Answer, f queries.Filter, say speaker) error {
	question := queries.MetAll(a.Actors, f)
	rows, err := question.Run(ctx, store)
	if err != nil {
		return err
	}
	var kept []queries.Meeting
	for _, m := range rows {
		if len(m.Conflicts) > 0 {
			kept = append(kept, m)
		}
	}
	a.Script, a.Rows, a.Found, a.Sentence = question.Script(), kept, len(kept) > 0, say.conflicts(kept)
	return nil
}
