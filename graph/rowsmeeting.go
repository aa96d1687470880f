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
	if err := c.rows(cypherWriteMeetings, rows); err != nil {
		return err
	}
	if err := c.writeEdges(write); err != nil {
		return err
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

// writeEdges writes who takes part, what about and where.
func (c *change) writeEdges(meetings []Meeting) error {
	participants := map[string][]map[string]any{}
	var about, heldAt []map[string]any
	for i := range meetings {
		m := &meetings[i]
		for _, s := range m.Sides {
			label := labelOf(s.ID)
			participants[label] = append(participants[label], participantRow(m, s))
		}
		for _, o := range m.Officials {
			participants["Official"] = append(participants["Official"], participantRow(m, o))
		}
		for _, t := range m.Topics {
			about = append(about, map[string]any{"meeting": string(m.ID), "text": t.Text, "evidence": list(t.Evidence)})
		}
		if m.Place != "" {
			heldAt = append(heldAt, map[string]any{"meeting": string(m.ID), "text": m.Place, "evidence": list(m.PlaceEvidence)})
		}
	}
	for _, label := range []string{"Country", "Organization", "Official"} {
		if err := c.rows(relabel(cypherParticipants, label), participants[label]); err != nil {
			return err
		}
	}
	if err := c.rows(cypherAbout, about); err != nil {
		return err
	}
	return c.rows(cypherHeldAt, heldAt)
}

func participantRow(m *Meeting, p Participant) map[string]any {
	return map[string]any{"meeting": string(m.ID), "set": map[string]any{
		"actor": p.ID, "side": text(p.Side), "role": p.Role, "office": text(p.Office), "on": date(m.On), "evidence": list(p.Evidence),
	}}
}

// writeReports writes the new accounts and moves those whose meeting is another now.
func (c *change) writeReports(meetings []Meeting) error {
	fresh := map[string]bool{}
	for i := range c.fresh {
		fresh[c.fresh[i].Key()] = true
	}
	var moved []string
	var rows []map[string]any
	for i := range meetings {
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
			rows = append(rows, map[string]any{"brief": string(t.Brief), "meeting": string(meetings[i].ID), "set": c.w.Identity.reportRow(t)})
		}
	}
	if err := c.each(cypherCutReports, moved); err != nil {
		return err
	}
	return c.rows(cypherReports, rows)
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
	met := map[[2]string][]map[string]any{}
	for i := range write {
		m := &write[i]
		for _, pair := range rows[i]["pairs"].([]string) {
			count(pair, string(m.Status), 1)
			a, b, labels := pairEnds(pair)
			met[labels] = append(met[labels], map[string]any{"a": a, "b": b, "set": map[string]any{
				"pair": pair, "on": date(m.On), "meeting": string(m.ID), "kind": string(m.Kind), "status": string(m.Status),
			}})
		}
	}
	if err := c.rows(cypherCutMet, cut); err != nil {
		return err
	}
	for _, labels := range labelPairs {
		if err := c.rows(relabelBoth(cypherMet, labels[0], labels[1]), met[labels]); err != nil {
			return err
		}
	}
	return c.writeSums(sums)
}

// labelPairs are the kinds of ends that a pair can have.
var labelPairs = [][2]string{
	{"Country", "Country"}, {"Country", "Organization"}, {"Organization", "Country"}, {"Organization", "Organization"}, {"Official", "Official"},
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

func (c *change) writeSums(sums map[string]sum) error {
	byLabels := map[[2]string][]map[string]any{}
	for _, pair := range slices.Sorted(maps.Keys(sums)) {
		s := sums[pair]
		if s == (sum{}) {
			continue
		}
		a, b, labels := pairEnds(pair)
		byLabels[labels] = append(byLabels[labels], map[string]any{"a": a, "b": b, "pair": pair, "meetings": s.meetings, "held": s.held})
	}
	for _, labels := range labelPairs {
		if err := c.rows(relabelBoth(cypherCounterparts, labels[0], labels[1]), byLabels[labels]); err != nil {
			return err
		}
	}
	return nil
}
