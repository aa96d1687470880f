package graph

import (
	"maps"
	"slices"
	"strings"
)

// writeMeetings writes the difference between the meetings that are there and those that should be.
func (c *change) writeMeetings(meetings []Meeting) error {
	var write []Meeting
	var rows []map[string]any
	var changed []string
	keep := map[MeetingID]bool{}
	for i := range meetings {
		m := &meetings[i]
		keep[m.ID] = true
		row := c.meetingRow(m)
		before, there := c.old[m.ID]
		if there && before.digest == row["digest"] {
			continue
		}
		if there {
			changed = append(changed, string(m.ID))
		}
		write, rows = append(write, *m), append(rows, row)
	}
	var gone []string
	for id := range c.old {
		if !keep[id] {
			gone = append(gone, string(id))
		}
	}
	slices.Sort(gone)
	c.done.MeetingsNew += len(write) - len(changed)
	c.done.MeetingsChanged += len(changed)
	c.done.MeetingsRemoved += len(gone)
	if err := c.clear(changed, gone); err != nil {
		return err
	}
	if err := c.writeWords(write); err != nil {
		return err
	}
	if len(write) > 0 {
		if _, err := c.query(cypherWriteMeetings, meetingParams(write, rows)); err != nil {
			return err
		}
	}
	if err := c.writeReports(meetings); err != nil {
		return err
	}
	if err := c.each(cypherDeleteMeetings, gone); err != nil {
		return err
	}
	if err := c.writePairs(write, rows, slices.Concat(changed, gone)); err != nil {
		return err
	}
	return c.link(write)
}

func (c *change) meetingRow(m *Meeting) map[string]any {
	var sides, officials, topics []string
	for _, s := range m.Sides {
		sides = append(sides, s.ID)
	}
	for _, o := range m.Officials {
		officials = append(officials, o.Name)
	}
	for _, t := range m.Topics {
		topics = append(topics, t.Text)
	}
	slices.Sort(officials)
	slices.Sort(topics)
	row := map[string]any{
		"id": string(m.ID), "name": c.w.Reference.Headline(m), "caption": c.w.Reference.HeadlineCaption(m),
		"kind": string(m.Kind), "mode": string(m.Mode), "status": string(m.Status),
		"start": date(m.Start), "end": date(m.End), "precision": m.Precision, "on": date(m.On),
		"place": text(m.Place), "placeCountry": text(m.PlaceCountry), "countries": list(sides), "officials": list(officials), "topics": list(topics),
		"field": text(m.Field), "series": text(m.Series), "reports": len(m.Accounts),
		"firstReported": date(m.FirstReported), "lastReported": date(m.LastReported),
		"conflicts": list(m.Conflicts), "disagreements": list(m.Disagreements), "formerIds": stringsOf(m.FormerIDs),
		"cameo": m.Code.Cameo, "plover": m.Code.Plover, "ploverMode": m.Code.PloverMode, "ploverContext": m.Code.PloverContext,
		"pairs": list(pairsOf(m)),
	}
	if len(m.Conflicts) > 0 {
		row["conflicted"] = true
	}
	links := make([][2]*int, len(m.Accounts))
	for i, t := range m.Accounts {
		links[i] = [2]*int{t.During, t.Follows}
	}
	row["digest"] = digest([]any{row, m.Sides, m.Officials, m.Topics, m.PlaceEvidence, links})
	maps.DeleteFunc(row, func(_ string, v any) bool { return v == nil })
	return row
}

// clear takes away what is derived of meetings that change or go.
func (c *change) clear(changed, gone []string) error {
	ids := slices.Concat(changed, gone)
	if len(ids) == 0 {
		return nil
	}
	records, err := c.query(cypherClearMeetings, map[string]any{"ids": ids})
	if err != nil {
		return err
	}
	for _, r := range records {
		c.loose = append(c.loose, r.Values[0].(string))
	}
	return nil
}

// writeWords makes the topics and places.
func (c *change) writeWords(meetings []Meeting) error {
	topics, places, inside := map[string]bool{}, map[string]bool{}, map[[2]string]bool{}
	for i := range meetings {
		m := &meetings[i]
		for _, t := range m.Topics {
			topics[t.Text] = true
		}
		if m.Place != "" {
			places[m.Place] = true
			if m.PlaceCountry != "" {
				inside[[2]string{m.Place, string(m.PlaceCountry)}] = true
			}
		}
	}
	words := func(set map[string]bool) (rows []map[string]any) {
		for _, w := range slices.Sorted(maps.Keys(set)) {
			rows = append(rows, map[string]any{"id": w, "caption": Caption(w)})
		}
		return rows
	}
	if err := c.rows(cypherTopics, words(topics)); err != nil {
		return err
	}
	if err := c.rows(cypherPlaces, words(places)); err != nil {
		return err
	}
	var countries []map[string]any
	for pair := range inside {
		countries = append(countries, map[string]any{"place": pair[0], "country": pair[1]})
	}
	return c.rows(cypherPlaceCountries, countries)
}

// meetingParams are the meetings with who takes part, what about and where.
func meetingParams(meetings []Meeting, rows []map[string]any) map[string]any {
	actors, topics, places := &actorList{}, &wordList{all: []string{}}, &wordList{all: []string{}}
	all := make([]map[string]any, len(meetings))
	for i := range meetings {
		m, row := &meetings[i], map[string]any{"set": rows[i]}
		for _, s := range m.Sides {
			addTo(row, "participants", map[string]any{"at": actors.number(labelOf(s.ID), s.ID), "set": participantRow(m, s)})
		}
		for _, o := range m.Officials {
			addTo(row, "participants", map[string]any{"at": actors.number("Official", o.ID), "set": participantRow(m, o)})
		}
		for _, t := range m.Topics {
			addTo(row, "topics", map[string]any{"at": topics.number(t.Text), "set": topicRow(m, t)})
		}
		if m.Place != "" {
			addTo(row, "places", map[string]any{"at": places.number(m.Place), "set": map[string]any{"evidence": list(m.PlaceEvidence)}})
		}
		all[i] = row
	}
	return map[string]any{"rows": all, "actors": actors.all, "topics": topics.all, "places": places.all}
}

// participantRow are the properties of PARTICIPATES_IN.
func participantRow(m *Meeting, p Participant) map[string]any {
	row := map[string]any{
		"actor": p.ID, "side": text(p.Side), "role": p.Role, "office": text(p.Office), "on": date(m.On), "evidence": list(p.Evidence),
	}
	maps.DeleteFunc(row, func(_ string, v any) bool { return v == nil })
	return row
}

// topicRow are the properties of ABOUT.
func topicRow(m *Meeting, t Supported) map[string]any {
	return map[string]any{"topic": t.Text, "on": date(m.On), "evidence": list(t.Evidence)}
}

// writeReports writes the new accounts and moves those whose meeting is another now.
func (c *change) writeReports(meetings []Meeting) error {
	fresh := map[string]bool{}
	for i := range c.fresh {
		fresh[c.fresh[i].Key()] = true
	}
	var moved []string
	var rows []map[string]any
	briefs := &wordList{}
	for i := range meetings {
		row := map[string]any{"meeting": string(meetings[i].ID)}
		for j := range meetings[i].Accounts {
			t := &meetings[i].Accounts[j]
			key := t.Key()
			if !fresh[key] && c.current[key] == meetings[i].ID {
				continue
			}
			if !fresh[key] {
				moved = append(moved, key)
			} else {
				c.done.Accounts++
				if len(meetings[i].Accounts) > 1 {
					c.done.Joined++
				}
			}
			addTo(row, "accounts", map[string]any{"at": briefs.number(string(t.Brief)), "set": c.w.Identity.reportRow(t)})
		}
		if row["accounts"] != nil {
			rows = append(rows, row)
		}
	}
	if err := c.each(cypherCutReports, moved); err != nil {
		return err
	}
	if len(rows) == 0 {
		return nil
	}
	_, err := c.query(cypherReports, map[string]any{"rows": rows, "briefs": briefs.all})
	return err
}

// link writes what lies during a visit or conference and what follows what.
func (c *change) link(meetings []Meeting) error {
	var ids []string
	for i := range meetings {
		if slices.ContainsFunc(meetings[i].Accounts, func(t Told) bool { return t.Linked }) {
			ids = append(ids, string(meetings[i].ID))
		}
	}
	for _, statement := range []string{cypherCutLinks, cypherDuring, cypherFollows} {
		if err := c.each(statement, ids); err != nil {
			return err
		}
	}
	return nil
}

// maxSides is how many sides a meeting may have to be counted for each pair: a world conference brings nobody together.
const maxSides = 30

// pairsOf are the keys of the pairs that a meeting brought together: its sides, and the officials of different sides.
func pairsOf(m *Meeting) []string {
	var pairs []string
	if len(m.Sides) <= maxSides {
		for i, a := range m.Sides {
			for _, b := range m.Sides[i+1:] {
				pairs = append(pairs, pairKey(a.ID, b.ID))
			}
		}
	}
	if len(m.Officials) <= maxSides {
		for i, a := range m.Officials {
			for _, b := range m.Officials[i+1:] {
				if a.Side != b.Side {
					pairs = append(pairs, pairKey(a.ID, b.ID))
				}
			}
		}
	}
	slices.Sort(pairs)
	return slices.Compact(pairs)
}

func pairKey(a, b string) string { return min(a, b) + "|" + max(a, b) }

// sum is what a pair's COUNTERPART changes by.
type sum struct{ meetings, held int }

// writePairs writes the MET edges of the meetings written and brings the sums of their pairs up to date. The sums change
// by exactly what the MET edges change by, in the same transaction.
func (c *change) writePairs(write []Meeting, rows []map[string]any, before []string) error {
	sums := map[string]sum{}
	count := func(pair, status string, sign int) {
		s := sums[pair]
		s.meetings += sign
		if status == string(Held) {
			s.held += sign
		}
		sums[pair] = s
	}
	var cut []map[string]any
	for _, id := range before {
		old := c.old[MeetingID(id)]
		for _, pair := range old.pairs {
			count(pair, old.status, -1)
			cut = append(cut, map[string]any{"pair": pair, "on": old.on, "meeting": id})
		}
	}
	met := map[string][]map[string]any{}
	for i := range write {
		m := &write[i]
		for _, pair := range rows[i]["pairs"].([]string) {
			count(pair, string(m.Status), 1)
			met[pair] = append(met[pair], map[string]any{
				"pair": pair, "on": date(m.On), "meeting": string(m.ID), "kind": string(m.Kind), "status": string(m.Status),
			})
		}
	}
	if err := c.rows(cypherCutMet, cut); err != nil {
		return err
	}
	first, err := c.updateSums(sums)
	if err != nil {
		return err
	}
	ends := &actorList{}
	var pairs []map[string]any
	for _, pair := range slices.Sorted(maps.Keys(sums)) {
		if met[pair] != nil || first[pair] != nil {
			a, b, labels := pairEnds(pair)
			pairs = append(pairs, map[string]any{
				"a": ends.number(labels[0], a), "b": ends.number(labels[1], b), "met": met[pair], "sums": first[pair],
			})
		}
	}
	if len(pairs) == 0 {
		return nil
	}
	_, err = c.query(cypherPairs, map[string]any{"rows": pairs, "actors": ends.all})
	return err
}

// pairEnds takes a pair's key apart and tells sides from officials by the form of their ids: those of officials hold
// small letters or a colon.
func pairEnds(pair string) (a, b string, labels [2]string) {
	a, b, _ = strings.Cut(pair, "|")
	label := func(id string) string {
		if strings.ToUpper(id) == id && !strings.Contains(id, ":") {
			return labelOf(id)
		}
		return "Official"
	}
	return a, b, [2]string{label(a), label(b)}
}

// updateSums adds to the sums that are there and returns, by pair, the COUNTERPART of those that are not.
func (c *change) updateSums(sums map[string]sum) (map[string][]map[string]any, error) {
	first := map[string][]map[string]any{}
	var rows []map[string]any
	for _, pair := range slices.Sorted(maps.Keys(sums)) {
		s := sums[pair]
		if s == (sum{}) {
			continue
		}
		row := map[string]any{"pair": pair, "meetings": s.meetings, "held": s.held}
		rows = append(rows, row)
		if s.meetings > 0 {
			first[pair] = []map[string]any{row}
		}
	}
	if len(rows) == 0 {
		return nil, nil
	}
	records, err := c.query(cypherSums, map[string]any{"rows": rows})
	if err != nil {
		return nil, err
	}
	for _, r := range records {
		delete(first, r.Values[0].(string))
	}
	return first, nil
}
