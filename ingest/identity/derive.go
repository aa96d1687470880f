package identity

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"kaidan/graph"
)

// Unknown is the day to sort by of a meeting of which neither a date nor a day of publication is known.
const Unknown = "1900-01-01"

// derive makes the meeting of one cluster: what its accounts say together.
func derive(c *cluster) graph.Meeting {
	var accounts []*graph.Told
	for _, n := range c.nodes {
		accounts = append(accounts, n.all...)
	}
	slices.SortFunc(accounts, byPublication)
	m := graph.Meeting{Joins: c.joins, Conflicts: []string{}, Disagreements: []string{}, FormerIDs: []graph.MeetingID{}}
	slices.SortFunc(m.Joins, func(a, b graph.Join) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	m.Accounts = make([]graph.Told, len(accounts))
	for i, t := range accounts {
		m.Accounts[i] = *t
		m.Accounts[i].OwnID = ownID(t)
		accounts[i] = &m.Accounts[i]
	}
	name(&m, accounts)
	m.Kind = kindOf(accounts)
	m.Mode = vote(accounts, func(t *graph.Told) string { return string(t.Mode) }, func(s string) graph.Mode { return graph.Mode(s) })
	m.Status, m.Postponed = statusOf(accounts)
	deriveDates(&m, accounts)
	derivePlace(&m, accounts)
	m.Field = vote(accounts, func(t *graph.Told) string { return t.Field }, same)
	m.Series = vote(accounts, func(t *graph.Told) string { return t.Series }, same)
	m.Sides = sidesOf(accounts)
	m.Officials = officialsOf(accounts)
	m.Topics = supported(accounts, func(t *graph.Told) ([]string, []int) { return t.Topics, t.TopicStatements })
	m.Code = codeOf(&m, accounts)
	findConflicts(&m, accounts)
	return m
}

func same(s string) string { return s }

// strength orders what briefs of one day say; the last one counts.
var strength = map[graph.Status]int{graph.Unconfirmed: 1, graph.Proposed: 2, graph.Planned: 3, graph.Cancelled: 4, graph.Rejected: 5, graph.Held: 6}

func byPublication(a, b *graph.Told) int {
	return cmp.Or(cmp.Compare(a.Published, b.Published), cmp.Compare(strength[a.Status], strength[b.Status]),
		cmp.Compare(a.Brief, b.Brief), cmp.Compare(a.Index, b.Index))
}

// name gives the meeting its id: the own id of the account that tells the day most precisely, of these the earliest.
// The own ids of all other accounts are the ids that the meeting had, or would have had, with fewer accounts.
func name(m *graph.Meeting, accounts []*graph.Told) {
	first := slices.MinFunc(accounts, func(a, b *graph.Told) int {
		return cmp.Or(-cmp.Compare(len(a.Start), len(b.Start)), byPublication(a, b))
	})
	m.ID = first.OwnID
	for _, t := range accounts {
		if t != first {
			m.FormerIDs = append(m.FormerIDs, t.OwnID)
		}
	}
	slices.Sort(m.FormerIDs)
}

// ownID is the id of the meeting if t were its only account: sides, kind, date, and six characters that keep apart two
// meetings of the same.
func ownID(t *graph.Told) graph.MeetingID {
	date := string(t.Start)
	if date == "" && len(t.Published) >= 7 {
		date = "told-" + string(t.Published)[:7]
	}
	if date == "" {
		date = "undated"
	}
	sum := sha256.Sum256([]byte(t.Key()))
	mark := strings.ToLower(base32.HexEncoding.EncodeToString(sum[:5]))[:6]
	sides := strings.ToLower(strings.Join(t.Countries, "-"))
	return graph.MeetingID(strings.Join([]string{sides, strings.ReplaceAll(string(t.Kind), "_", "-"), date, mark}, "-"))
}

// vote is the value that most accounts give; of equals the greater one. Empty values do not vote.
func vote[T ~string](accounts []*graph.Told, value func(*graph.Told) string, as func(string) T) T {
	votes := map[string]int{}
	for _, t := range accounts {
		if v := value(t); v != "" {
			votes[v]++
		}
	}
	return as(winner(votes))
}

func winner(votes map[string]int) string {
	best := ""
	for v, n := range votes {
		if n > votes[best] || n == votes[best] && v > best {
			best = v
		}
	}
	return best
}

// kindOf takes the most frequent kind that tells a level; talks and conference only where nothing else is told.
func kindOf(accounts []*graph.Told) graph.Kind {
	toKind := func(s string) graph.Kind { return graph.Kind(s) }
	specific := vote(accounts, func(t *graph.Told) string {
		if t.Kind == graph.Talks || t.Kind == graph.Conference {
			return ""
		}
		return string(t.Kind)
	}, toKind)
	if specific != "" {
		return specific
	}
	return vote(accounts, func(t *graph.Told) string { return string(t.Kind) }, toKind)
}

// replaces tells, for the status so far, which later report changes it. A plan is not weakened by a brief that words it
// as a wish; what was called off or refused may be sought again; a denial does not make a report of unknown truth
// untold; and what was held stays held.
var replaces = map[graph.Status][]graph.Status{
	"":                {graph.Unconfirmed, graph.Proposed, graph.Planned, graph.Cancelled, graph.Rejected, graph.Held},
	graph.Unconfirmed: {graph.Proposed, graph.Planned, graph.Cancelled, graph.Held},
	graph.Proposed:    {graph.Planned, graph.Cancelled, graph.Rejected, graph.Held},
	graph.Planned:     {graph.Cancelled, graph.Rejected, graph.Held},
	graph.Cancelled:   {graph.Proposed, graph.Planned, graph.Rejected, graph.Held},
	graph.Rejected:    {graph.Proposed, graph.Planned, graph.Held},
}

// statusOf follows the life of the meeting through its accounts in order of publication.
func statusOf(accounts []*graph.Told) (status graph.Status, postponed bool) {
	for _, t := range accounts {
		if slices.Contains(replaces[status], t.Status) {
			status = t.Status
		}
		if t.Status == status {
			postponed = t.Postponed
		}
	}
	return status, postponed
}

// deriveDates takes the date that most accounts give among those that give it most precisely; of equals the one of a
// held meeting, then the one told last.
func deriveDates(m *graph.Meeting, accounts []*graph.Told) {
	m.Precision = graph.PrecisionUnknown
	var best *graph.Told
	votes := map[graph.Date]int{}
	for _, t := range accounts {
		votes[t.Start]++
	}
	rank := func(t *graph.Told) [3]int {
		held := 0
		if t.Status == graph.Held {
			held = 1
		}
		return [3]int{len(t.Start), votes[t.Start], held}
	}
	for _, t := range accounts {
		if t.Start == "" {
			continue
		}
		if best == nil {
			best = t
			continue
		}
		if mine, other := rank(t), rank(best); slices.Compare(mine[:], other[:]) >= 0 {
			best = t
		}
	}
	if best != nil {
		end := best.Start
		for _, t := range accounts {
			if t.Start == best.Start && t.End.Last() > end.Last() {
				end = t.End
			}
		}
		m.Start, m.End, m.Precision = best.Start.First(), end.Last(), precision(best.Start, end)
	}
	for _, t := range accounts {
		if day := t.Published.First(); day != "" {
			if m.FirstReported == "" {
				m.FirstReported = day
			}
			m.LastReported = day
		}
	}
	m.On = cmp.Or(m.Start, m.FirstReported, Unknown)
}

// precision of an interval: three months are a season, as 秋 is told.
func precision(start, end graph.Date) string {
	if start.Precision() == graph.PrecisionMonth && start != end {
		from, _ := time.Parse("2006-01", string(start))
		if from.AddDate(0, 2, 0).Format("2006-01") == string(end) {
			return graph.PrecisionSeason
		}
	}
	return start.Precision()
}

var placeWidth = map[graph.PlaceKind]int{graph.VenuePlace: 4, graph.CityPlace: 3, graph.RegionPlace: 1, graph.CountryPlace: 0, "": 2}

// derivePlace takes the most specific place, of equally specific ones that most accounts give.
func derivePlace(m *graph.Meeting, accounts []*graph.Told) {
	votes, width := map[string]int{}, map[string]int{}
	for _, t := range accounts {
		if p := string(t.Place); p != "" {
			votes[p]++
			width[p] = max(width[p], placeWidth[t.PlaceKind])
		}
	}
	for p := range votes {
		votes[p] += 1000 * width[p]
	}
	m.Place = winner(votes)
	m.PlaceCountry = vote(accounts, func(t *graph.Told) string {
		if string(t.Place) == m.Place {
			return string(t.PlaceCountry)
		}
		return ""
	}, func(s string) graph.CountryCode { return graph.CountryCode(s) })
	for _, t := range accounts {
		if m.Place != "" && string(t.Place) == m.Place {
			m.PlaceEvidence = append(m.PlaceEvidence, evidence(t, t.PlaceStatement))
		}
	}
	slices.Sort(m.PlaceEvidence)
}

func evidence(t *graph.Told, statement int) string { return fmt.Sprintf("%s#%d", t.Brief, statement) }

// sidesShown is how many statements of one account are kept as evidence that a side takes part.
const sidesShown = 2

func sidesOf(accounts []*graph.Told) []graph.Participant {
	sides, role := map[string]*graph.Participant{}, roles(accounts)
	for _, t := range accounts {
		for _, side := range t.Countries {
			p := sides[side]
			if p == nil {
				p = &graph.Participant{ID: side, Side: side, Role: role(side)}
				sides[side] = p
			}
			for _, n := range t.Statements[:min(sidesShown, len(t.Statements))] {
				p.Evidence = append(p.Evidence, evidence(t, n))
			}
		}
	}
	return sorted(sides)
}

// roles gives the role of a side.
func roles(accounts []*graph.Told) func(side string) string {
	visitor := vote(accounts, func(t *graph.Told) string { return t.Visitor }, same)
	host := vote(accounts, func(t *graph.Told) string { return t.Host }, same)
	return func(side string) string {
		switch side {
		case "":
		case visitor:
			return graph.RoleVisitor
		case host:
			return graph.RoleHost
		}
		return graph.RoleParticipant
	}
}

func officialsOf(accounts []*graph.Told) []graph.Participant {
	officials, role := map[string]*graph.Participant{}, roles(accounts)
	for _, t := range accounts {
		for i, id := range t.OfficialIDs {
			p := officials[string(id)]
			if p == nil {
				p = &graph.Participant{ID: string(id), Name: t.Officials[i], Side: at(t.OfficialSides, i), Role: role(at(t.OfficialSides, i))}
				officials[string(id)] = p
			}
			p.Office = cmp.Or(p.Office, at(t.Offices, i)) // as the earliest brief that tells it gives it
			if i < len(t.OfficialStatements) {
				for _, n := range t.OfficialStatements[i] {
					p.Evidence = append(p.Evidence, evidence(t, n))
				}
			}
		}
	}
	return sorted(officials)
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

func sorted(byID map[string]*graph.Participant) []graph.Participant {
	list := make([]graph.Participant, 0, len(byID))
	for _, id := range slices.Sorted(maps.Keys(byID)) {
		p := byID[id]
		slices.Sort(p.Evidence)
		p.Evidence = slices.Compact(p.Evidence)
		list = append(list, *p)
	}
	return list
}

func supported(accounts []*graph.Told, texts func(*graph.Told) ([]string, []int)) []graph.Supported {
	found := map[string][]string{}
	for _, t := range accounts {
		list, statements := texts(t)
		for i, text := range list {
			n := 0
			if i < len(statements) {
				n = statements[i]
			}
			found[text] = append(found[text], evidence(t, n))
		}
	}
	all := make([]graph.Supported, 0, len(found))
	for _, text := range slices.Sorted(maps.Keys(found)) {
		slices.Sort(found[text])
		all = append(all, graph.Supported{Text: text, Evidence: slices.Compact(found[text])})
	}
	return all
}

// codeOf codes the meeting as its accounts with the same status were coded; if none has a code, from kind, mode, status.
func codeOf(m *graph.Meeting, accounts []*graph.Told) graph.Code {
	votes := map[string]int{}
	for _, t := range accounts {
		if t.Status == m.Status && t.Kind == m.Kind && t.Cameo+t.Plover != "" {
			votes[strings.Join([]string{t.Cameo, t.Plover, t.PloverMode, t.PloverCtx}, "|")]++
		}
	}
	if p := strings.Split(winner(votes), "|"); len(p) == 4 {
		return graph.Code{Cameo: p[0], Plover: p[1], PloverMode: p[2], PloverContext: p[3]}
	}
	whole := graph.Account{PlaceCountry: m.PlaceCountry, Postponed: m.Postponed}
	for _, s := range m.Sides {
		whole.Countries = append(whole.Countries, s.ID)
		if s.Role == graph.RoleHost {
			whole.Host = s.ID
		}
	}
	return graph.Codes(m.Kind, m.Mode, m.Status, graph.TraitsOf(&whole))
}
