package identity

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"kaidan/graph"
)

// findConflicts lists what the accounts disagree on. A more precise account does not disagree with a less precise one,
// nor a later state of a meeting with an earlier one.
func findConflicts(m *graph.Meeting, accounts []*graph.Told) {
	add := func(conflict string, said map[string][]string) {
		m.Conflicts = append(m.Conflicts, conflict)
		var parts []string
		for _, what := range slices.Sorted(maps.Keys(said)) {
			parts = append(parts, what+" ("+strings.Join(said[what], ", ")+")")
		}
		m.Disagreements = append(m.Disagreements, conflict+": "+strings.Join(parts, " / "))
	}
	if anyPair(accounts, interval, datesConflict) {
		add(graph.DateConflict, said(accounts, interval))
	}
	if anyPair(accounts, placeOf, placesContradict) {
		add(graph.PlaceConflict, said(accounts, func(t *graph.Told) string { return string(t.Place) }))
	}
	if anyPair(accounts, whoOf, participantsConflict) {
		add(graph.ParticipantsConflict, said(accounts, func(t *graph.Told) string { return strings.Join(t.Officials, "・") }))
	}
	if statusConflict(accounts) {
		add(graph.StatusConflict, said(accounts, func(t *graph.Told) string { return string(t.Status) }))
	}
}

// anyPair compares the accounts, one of those that say the same.
func anyPair(accounts []*graph.Told, what func(*graph.Told) string, disagree func(a, b *graph.Told) bool) bool {
	var distinct []*graph.Told
	seen := map[string]bool{}
	for _, t := range accounts {
		if text := what(t); !seen[text] {
			seen[text] = true
			distinct = append(distinct, t)
		}
	}
	for i, a := range distinct {
		for _, b := range distinct[i+1:] {
			if disagree(a, b) {
				return true
			}
		}
	}
	return false
}

func placeOf(t *graph.Told) string {
	return strings.Join([]string{string(t.Place), string(t.PlaceCountry), string(t.PlaceKind)}, "|")
}

func whoOf(t *graph.Told) string { return fmt.Sprint(t.OfficialIDs, t.OfficialSides) }

// said groups the briefs by what they say; those that say nothing are left out.
func said(accounts []*graph.Told, what func(*graph.Told) string) map[string][]string {
	groups := map[string][]string{}
	for _, t := range accounts {
		if w := what(t); w != "" {
			groups[w] = append(groups[w], string(t.Brief))
		}
	}
	for _, briefs := range groups {
		slices.Sort(briefs)
	}
	return groups
}

func interval(t *graph.Told) string {
	if t.End == "" || t.End == t.Start {
		return string(t.Start)
	}
	return string(t.Start) + "/" + string(t.End)
}

func datesConflict(a, b *graph.Told) bool {
	if a.Start == "" || b.Start == "" {
		return false
	}
	last := func(t *graph.Told) string { return max(t.Start.Last(), t.End.Last()) }
	return a.Start.First() > last(b) || b.Start.First() > last(a)
}

func participantsConflict(a, b *graph.Told) bool { return namesDiffer(peopleOf(a), peopleOf(b)) }

// statusConflict: held according to one, and called off or refused according to another that came out on the same day
// or later; or reported by one and denied by another.
func statusConflict(accounts []*graph.Told) bool {
	published := map[graph.Status][]graph.Date{}
	for _, t := range accounts {
		published[t.Status] = append(published[t.Status], t.Published)
	}
	held, off := published[graph.Held], slices.Concat(published[graph.Cancelled], published[graph.Rejected])
	if len(held) > 0 && len(off) > 0 && slices.Max(off) >= slices.Min(held) {
		return true
	}
	return len(published[graph.Unconfirmed]) > 0 && len(published[graph.Rejected]) > 0
}
