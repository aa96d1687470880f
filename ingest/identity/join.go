package identity

import (
	"cmp"
	"slices"
	"strings"

	"kaidan/graph"
)

// Block is the key of the accounts that may tell of one meeting with t: same sides, same family of kinds, same mode.
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
	return family + "|" + mode + "|" + strings.Join(t.Countries, ",")
}

func forumOf(t *graph.Told) string {
	for _, side := range t.Countries {
		if !graph.IsCountry(side) {
			if side == "UN" {
				return strings.Join(t.Countries, ",")
			}
			return side
		}
	}
	return t.Series
}

// edge is a pair of accounts that may be joined.
type edge struct {
	a, b    *node
	score   float64
	reasons []string
}

// Join groups the accounts into meetings, sorted by id.
func Join(accounts []graph.Told) []graph.Meeting {
	blocks := map[string][]*node{}
	for i := range accounts {
		key := Block(&accounts[i])
		blocks[key] = append(blocks[key], newNode(&accounts[i]))
	}
	var meetings []graph.Meeting
	for _, nodes := range blocks {
		for _, c := range agglomerate(nodes) {
			meetings = append(meetings, derive(c))
		}
	}
	slices.SortFunc(meetings, func(a, b graph.Meeting) int { return cmp.Compare(a.ID, b.ID) })
	return meetings
}

// Component gives the indexes of those accounts that are linked to one of the seeds by a chain of possible joins.
// Whatever lies outside cannot change the meetings inside: the accounts must belong to one block.
func Component(accounts []graph.Told, seed func(i int) bool) []int {
	nodes := make([]*node, len(accounts))
	at := map[*node]int{}
	for i := range accounts {
		nodes[i] = newNode(&accounts[i])
		at[nodes[i]] = i
	}
	parent := make([]int, len(nodes))
	for i := range parent {
		parent[i] = i
	}
	var find func(i int) int
	find = func(i int) int {
		if parent[i] != i {
			parent[i] = find(parent[i])
		}
		return parent[i]
	}
	for _, e := range edges(nodes) {
		parent[find(at[e.a])] = find(at[e.b])
	}
	wanted := map[int]bool{}
	for i := range nodes {
		if seed(i) {
			wanted[find(i)] = true
		}
	}
	var members []int
	for i := range nodes {
		if wanted[find(i)] {
			members = append(members, i)
		}
	}
	return members
}

// edges are the pairs of a block that are alike enough, in no order.
func edges(nodes []*node) []edge {
	nodes = slices.Clone(nodes)
	slices.SortFunc(nodes, func(a, b *node) int { return cmp.Or(cmp.Compare(a.lo, b.lo), cmp.Compare(a.key, b.key)) })
	var all []edge
	for i, a := range nodes {
		for _, b := range nodes[i+1:] {
			if b.lo > a.hi+slack {
				break
			}
			if contradict(a, b) {
				continue
			}
			if score, reasons := likeness(a, b); score >= threshold {
				all = append(all, edge{a, b, score, reasons})
			}
		}
	}
	return all
}

// cluster is a meeting in the making.
type cluster struct {
	nodes  []*node
	lo, hi int // days that all its accounts can mean
	joins  []graph.Join
}

// agglomerate joins the accounts of one block, most alike first. Pairs in which something was held are put forward before
// pairs of plans, so that a plan finds the meeting that fulfilled it before it finds the next plan.
func agglomerate(nodes []*node) []*cluster {
	of := map[*node]*cluster{}
	for _, n := range nodes {
		of[n] = &cluster{nodes: []*node{n}, lo: n.lo, hi: n.hi}
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
		if into == from || !compatible(into, from) {
			continue
		}
		if len(into.nodes) < len(from.nodes) {
			into, from = from, into
		}
		into.nodes = append(into.nodes, from.nodes...)
		into.lo, into.hi = max(into.lo, from.lo), min(into.hi, from.hi)
		into.joins = append(append(into.joins, from.joins...), joinOf(e))
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
// not tell either, an account that fits two meetings of one other brief is neither.
func unambiguous(all []edge) []edge {
	type choice struct {
		vague *node
		brief graph.BriefID
	}
	choices := map[choice]int{}
	for _, e := range all {
		choices[choice{e.a, e.b.told.Brief}]++
		choices[choice{e.b, e.a.told.Brief}]++
	}
	return slices.DeleteFunc(all, func(e edge) bool {
		if e.a.told.Kind == e.b.told.Kind && levels[e.a.told.Kind].weight > 1 {
			return false
		}
		return vague(e.a) && choices[choice{e.a, e.b.told.Brief}] > 1 || vague(e.b) && choices[choice{e.b, e.a.told.Brief}] > 1
	})
}

func vague(n *node) bool { return len(n.bySide) < 2 }

// firm is what a pair of one kind, both told to the day or one of them held, is put forward by.
const firm = 0.75

func (e edge) rank() float64 {
	if e.a.told.Kind == e.b.told.Kind && (e.a.held || e.b.held || e.a.exact && e.b.exact) {
		return e.score + firm
	}
	return e.score
}

func joinOf(e edge) graph.Join {
	a, b := e.a.key, e.b.key
	if b < a {
		a, b = b, a
	}
	return graph.Join{A: a, B: b, Score: e.score, Reasons: e.reasons}
}

func compatible(x, y *cluster) bool {
	if max(x.lo, y.lo)-min(x.hi, y.hi) > slack {
		return false
	}
	for _, a := range x.nodes {
		for _, b := range y.nodes {
			if contradict(a, b) {
				return false
			}
		}
	}
	return true
}
