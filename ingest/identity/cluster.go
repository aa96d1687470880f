package identity

import (
	"fmt"
	"math"
	"strings"

	"kaidan/graph"
)

// cluster is a meeting in the making.
type cluster struct {
	nodes    []*node
	lo, hi   int // days that all its accounts can mean
	joins    []graph.Join
	briefs   map[graph.BriefID]bool
	profiles map[*profile]bool
	lastOpen int // last day on which one of its accounts was still a plan without a day
	heldBy   int // first day by which one of its accounts has it over
}

func newCluster(n *node) *cluster {
	c := &cluster{
		nodes: []*node{n}, lo: n.lo, hi: n.hi, briefs: make(map[graph.BriefID]bool, len(n.all)),
		profiles: map[*profile]bool{n.profile: true}, lastOpen: math.MinInt, heldBy: math.MaxInt,
	}
	if n.open && n.known {
		c.lastOpen = n.day
	}
	if n.held {
		c.heldBy = n.hi
	}
	for i, t := range n.all {
		c.briefs[t.Brief] = true
		if i > 0 {
			c.joins = append(c.joins, joinOf(n, n.told, n, t, likeness(n, n, nil)))
		}
	}
	return c
}

// take joins from, because of e.
func (c *cluster) take(from *cluster, e edge) {
	c.nodes = append(c.nodes, from.nodes...)
	c.lo, c.hi = max(c.lo, from.lo), min(c.hi, from.hi)
	c.lastOpen, c.heldBy = max(c.lastOpen, from.lastOpen), min(c.heldBy, from.heldBy)
	c.joins = append(append(c.joins, from.joins...), joinOf(e.a, e.a.told, e.b, e.b.told, e.score))
	for id := range from.briefs {
		c.briefs[id] = true
	}
	for p := range from.profiles {
		c.profiles[p] = true
	}
}

func joinOf(x *node, a *graph.Told, y *node, b *graph.Told, score float64) graph.Join {
	from, to := a.Key(), b.Key()
	if to < from {
		from, to = to, from
	}
	return graph.Join{A: from, B: to, Score: score, Reasons: reasons(x, y)}
}

// profile is what of a node can be incompatible with another: nodes of a cluster mostly share a few.
type profile struct{ node *node }

// profiles keeps the profiles of a block, and which of them are incompatible.
type profiles struct {
	byText map[string]*profile
	known  map[[2]*profile]bool
}

func newProfiles() *profiles {
	return &profiles{byText: map[string]*profile{}, known: map[[2]*profile]bool{}}
}

func (p *profiles) of(n *node) *profile {
	t, day := n.told, ""
	if n.exact {
		day = string(t.Start) + "/" + string(t.End) + fmt.Sprint(n.held)
	}
	text := strings.Join([]string{string(t.Kind), t.Field, t.Visitor, t.Host, t.Series, day}, "\x00") + fmt.Sprint(n.bySide)
	found := p.byText[text]
	if found == nil {
		found = &profile{n}
		p.byText[text] = found
	}
	return found
}

func (p *profiles) incompatible(a, b *profile) bool {
	no, known := p.known[[2]*profile{a, b}]
	if !known {
		no = incompatible(a.node, b.node)
		p.known[[2]*profile{a, b}], p.known[[2]*profile{b, a}] = no, no
	}
	return no
}

// compatible: no account of x contradicts one of y.
func (p *profiles) compatible(x, y *cluster) bool {
	if len(x.briefs) > len(y.briefs) {
		x, y = y, x
	}
	switch {
	case x.nodes[0].timeless != y.nodes[0].timeless, max(x.lo, y.lo)-min(x.hi, y.hi) > slack:
		return false
	case x.lastOpen > y.heldBy, y.lastOpen > x.heldBy:
		return false
	}
	for id := range x.briefs {
		if y.briefs[id] {
			return false
		}
	}
	for a := range x.profiles {
		for b := range y.profiles {
			if p.incompatible(a, b) {
				return false
			}
		}
	}
	return true
}
