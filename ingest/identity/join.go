package identity

import (
	"cmp"
	"slices"
	"strings"

	"kaidan/graph"
)

// Block is the key of the accounts that may tell of one meeting with t: same sides, same family of kinds, same mode.
// Among two or more countries organisations do not count: one brief names the mediator or the host, another does not. The
// European Union meets as a state does.
// A gathering is known by its forum, whoever of its members a brief names; at the United Nations every side speaks for
// itself.
func Block(t *graph.Told) string {
	mode := "in_person"
	if t.Mode == graph.Phone || t.Mode == graph.Video {
		mode = "remote"
	}
	family := "meeting"
	switch t.Kind {
	case graph.Visit, graph.Contact:
		family = string(t.Kind)
	case graph.Conference:
		if forum := forumOf(t); forum != "" {
			return "conference|" + mode + "|" + forum
		}
	}
	sides := t.Countries
	if countries := slices.DeleteFunc(slices.Clone(sides), func(side string) bool { return !graph.IsCountry(side) && side != "EU" }); len(countries) > 1 {
		sides = countries
	}
	return family + "|" + mode + "|" + strings.Join(sides, ",")
}

// forumOf is the body whose gathering t tells of; empty where the sides speak for themselves, as they do at the United
// Nations, or no body is named.
func forumOf(t *graph.Told) string {
	forum := ""
	for _, side := range t.Countries {
		if !graph.IsCountry(side) && side != "UN" && (forum == "" || forum == "EU") {
			forum = side
		}
	}
	if forum == "EU" && slices.Contains(t.Countries, "UN") {
		return ""
	}
	return cmp.Or(forum, t.Series)
}

// edge is a pair of accounts that may be joined.
type edge struct {
	a, b  *node
	score float64
}

// Join groups the accounts into meetings, sorted by id. The same account twice is one.
func Join(accounts []graph.Told) []graph.Meeting {
	blocks := map[string][]*graph.Told{}
	for i := range accounts {
		key := Block(&accounts[i])
		blocks[key] = append(blocks[key], &accounts[i])
	}
	var meetings []graph.Meeting
	for _, block := range blocks {
		for _, c := range agglomerate(collapse(block)) {
			meetings = append(meetings, derive(c))
		}
	}
	slices.SortFunc(meetings, func(a, b graph.Meeting) int { return cmp.Compare(a.ID, b.ID) })
	return meetings
}

// collapse makes one node of the accounts of a block that say the same in all that is compared, if that is enough to
// join them: an archive that holds a text a hundred times is compared once. Of a brief that says the same twice, the
// first ones go together, and the second ones.
func collapse(block []*graph.Told) []*node {
	slices.SortFunc(block, func(a, b *graph.Told) int {
		return cmp.Or(cmp.Compare(a.Brief, b.Brief), cmp.Compare(a.Index, b.Index))
	})
	block = slices.CompactFunc(block, func(a, b *graph.Told) bool {
		return a.Brief == b.Brief && a.Index == b.Index && content(a) == content(b)
	})
	type place struct {
		brief   graph.BriefID
		content string
	}
	type turn struct {
		content string
		number  int
	}
	times, first := map[place]int{}, map[turn]*node{}
	nodes := make([]*node, 0, len(block))
	for _, t := range block {
		text := content(t)
		at := turn{text, times[place{t.Brief, text}]}
		times[place{t.Brief, text}]++
		if n := first[at]; n != nil {
			n.all = append(n.all, t)
			continue
		}
		n := newNode(t)
		nodes = append(nodes, n)
		if likeness(n, n, nil) >= threshold {
			first[at] = n
		}
	}
	return nodes
}

// content is all that the comparison reads of an account, as one text.
func content(t *graph.Told) string {
	var b strings.Builder
	for _, s := range []string{
		string(t.Kind), string(t.Status), string(t.Start), string(t.End), string(t.Published), string(t.Place), string(t.PlaceCountry),
		string(t.PlaceKind), t.Visitor, t.Host, t.Field, t.Series, t.Ordinal,
	} {
		b.WriteString(s)
		b.WriteByte(0)
	}
	if t.Estimated {
		b.WriteByte(1)
	}
	for _, list := range [][]string{t.Countries, t.OfficialSides, t.Topics} {
		b.WriteByte(0)
		for _, s := range list {
			b.WriteString(s)
			b.WriteByte(1)
		}
	}
	for _, id := range t.OfficialIDs {
		b.WriteByte(0)
		b.WriteString(string(id))
	}
	return b.String()
}

// Component gives the indexes of those accounts that are linked to one of the seeds by a chain of possible joins.
// Whatever lies outside cannot change the meetings inside: the accounts must belong to one block.
func Component(accounts []graph.Told, seed func(i int) bool) []int {
	block, at := make([]*graph.Told, len(accounts)), make(map[*graph.Told]int, len(accounts))
	for i := range accounts {
		block[i] = &accounts[i]
		at[block[i]] = i
	}
	parent := make([]int, len(accounts))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	nodes := collapse(slices.Clone(block))
	for _, n := range nodes {
		for _, t := range n.all {
			parent[find(at[t])] = find(at[n.told])
		}
	}
	inTime(nodes, func(a, b *node) bool {
		x, y := find(at[a.told]), find(at[b.told])
		if x != y && !contradict(a, b) && likeness(a, b, nil) >= threshold {
			parent[x] = y
		}
		return true
	})
	wanted := map[int]bool{}
	for i := range accounts {
		if seed(i) {
			wanted[find(i)] = true
		}
	}
	var members []int
	for i := range accounts {
		if wanted[find(i)] {
			members = append(members, i)
		}
	}
	return members
}

// inTime calls pair for every two nodes of a block whose windows meet; for one node the others come in the order of their
// first day, until pair says that they are enough.
func inTime(nodes []*node, pair func(a, b *node) (more bool)) {
	nodes = slices.Clone(nodes)
	slices.SortFunc(nodes, func(a, b *node) int { return cmp.Or(cmp.Compare(a.lo, b.lo), cmp.Compare(a.key, b.key)) })
	for i, a := range nodes {
		for _, b := range nodes[i+1:] {
			if b.lo > a.hi+slack || !pair(a, b) {
				break
			}
		}
	}
}

// partners is how many later accounts of a block one account is put forward with. Where so many are alike they are put
// forward with each other too, so that the chain reaches on; without a bound the pairs of a meeting of which ten thousand
// briefs tell would be fifty million. The bound counts possible joins only: what contradicts an account cannot change
// its partners, and [Component] stays enough.
const partners = 64

// edges are the pairs of a block that are alike enough, in no order.
func edges(nodes []*node) []edge {
	var all []edge
	var last *node
	found := 0
	inTime(nodes, func(a, b *node) bool {
		if a != last {
			last, found = a, 0
		}
		if contradict(a, b) {
			return true
		}
		if score := likeness(a, b, nil); score >= threshold {
			all = append(all, edge{a, b, score})
			found++
		}
		return found < partners
	})
	return all
}

// agglomerate joins the nodes of one block, most alike first. Pairs in which something was held are put forward before
// pairs of plans, so that a plan finds the meeting that fulfilled it before it finds the next plan.
func agglomerate(nodes []*node) []*cluster {
	of, rules := map[*node]*cluster{}, newProfiles()
	for _, n := range nodes {
		n.profile = rules.of(n)
		of[n] = newCluster(n)
	}
	all := unambiguous(edges(nodes))
	slices.SortFunc(all, func(x, y edge) int {
		return cmp.Or(
			-cmp.Compare(x.rank(), y.rank()),
			cmp.Compare(abs(x.a.focus-x.b.focus), abs(y.a.focus-y.b.focus)),
			cmp.Compare(min(x.a.key, x.b.key), min(y.a.key, y.b.key)),
			cmp.Compare(max(x.a.key, x.b.key), max(y.a.key, y.b.key)),
		)
	})
	for _, e := range all {
		into, from := of[e.a], of[e.b]
		if into == from || !rules.compatible(into, from) {
			continue
		}
		if len(into.nodes) < len(from.nodes) {
			into, from = from, into
		}
		into.take(from, e)
		for _, n := range from.nodes {
			of[n] = into
		}
	}
	var clusters []*cluster
	for n, c := range of {
		if c.nodes[0] == n {
			clusters = append(clusters, c)
		}
	}
	return clusters
}

// unambiguous drops the pairs of an account that could be any of several: where no counterpart is named, and the kind does
// not tell either, an account that fits two meetings of one other brief is neither, unless it fits one of its own kind
// clearly better.
func unambiguous(all []edge) []edge {
	type choice struct {
		vague *node
		brief graph.BriefID
	}
	type scores struct{ best, second float64 }
	choices := map[choice]scores{}
	count := func(a, b *node, score float64) {
		if !vague(a) {
			return
		}
		for _, t := range b.all {
			at := choice{a, t.Brief}
			switch s := choices[at]; {
			case score > s.best:
				choices[at] = scores{score, s.best}
			default:
				choices[at] = scores{s.best, max(s.second, score)}
			}
		}
	}
	several := func(a, b *node, score float64, sameKind bool) bool {
		return vague(a) && slices.ContainsFunc(b.all, func(t *graph.Told) bool {
			s := choices[choice{a, t.Brief}]
			return s.second > 0 && !(sameKind && score == s.best && score >= s.second+clearly)
		})
	}
	for _, e := range all {
		count(e.a, e.b, e.score)
		count(e.b, e.a, e.score)
	}
	return slices.DeleteFunc(all, func(e edge) bool {
		same := e.a.told.Kind == e.b.told.Kind
		if same && levels[e.a.told.Kind].weight > 1 {
			return false
		}
		return several(e.a, e.b, e.score, same) || several(e.b, e.a, e.score, same)
	})
}

// clearly is by how much one must be more alike than the next to be the one meant.
const clearly = 0.5

func vague(n *node) bool { return len(n.bySide) < 2 }

// firm is what a pair of one kind, both told to the day or one of them held, is put forward by.
const firm = 0.75

func (e edge) rank() float64 {
	if e.a.told.Kind == e.b.told.Kind && (e.a.held || e.b.held || e.a.exact && e.b.exact) {
		return e.score + firm
	}
	return e.score
}
