package queries

import (
	"cmp"
	"math"
	"slices"
)

// Node is an actor in the network of who met whom.
type Node struct {
	Actor
	Partners  int     // how many others it met
	Meetings  int     // with all of them together
	Held      int     // those that were held
	Between   float64 // share of the shortest ways between others that lead over it
	Community int     // number of its group, the biggest group is 1
}

// net is a network by numbers.
type net struct {
	nodes   []Node
	near    [][]int // neighbours
	weights [][]float64
}

// Measure finds who is most connected, who joins others (betweenness, exact up to 600 actors, else from 600 of them)
// and which groups there are, from the pairs alone. Best connected first.
func Measure(pairs []Pair) []Node {
	n := build(pairs)
	n.betweenness(600)
	n.communities()
	slices.SortStableFunc(n.nodes, func(a, b Node) int {
		return cmp.Or(cmp.Compare(b.Partners, a.Partners), cmp.Compare(b.Meetings, a.Meetings), cmp.Compare(a.ID, b.ID))
	})
	return n.nodes
}

func build(pairs []Pair) *net {
	n := &net{}
	index := map[string]int{}
	number := func(a Actor) int {
		i, known := index[a.ID]
		if !known {
			i = len(n.nodes)
			index[a.ID] = i
			n.nodes = append(n.nodes, Node{Actor: a})
			n.near, n.weights = append(n.near, nil), append(n.weights, nil)
		}
		return i
	}
	for _, p := range pairs {
		i, j := number(p.A), number(p.B)
		for _, end := range [2][2]int{{i, j}, {j, i}} {
			node := &n.nodes[end[0]]
			node.Partners++
			node.Meetings += p.Meetings
			node.Held += p.Held
			n.near[end[0]] = append(n.near[end[0]], end[1])
			n.weights[end[0]] = append(n.weights[end[0]], float64(p.Meetings))
		}
	}
	return n
}

// betweenness is Brandes' algorithm from at most so many sources.
func (n *net) betweenness(sources int) {
	count := len(n.nodes)
	if count < 3 {
		return
	}
	step := max(1, count/sources)
	used := 0
	sums := make([]float64, count)
	for s := 0; s < count; s += step {
		n.from(s, sums)
		used++
	}
	ways := float64(used) * float64(count-2)
	for i := range sums {
		n.nodes[i].Between = math.Round(1000*sums[i]/ways) / 1000
	}
}

// from adds what the shortest ways from one source lead over.
func (n *net) from(source int, sums []float64) {
	count := len(n.nodes)
	distance, ways, share := make([]int, count), make([]float64, count), make([]float64, count)
	before := make([][]int, count)
	for i := range distance {
		distance[i] = -1
	}
	distance[source], ways[source] = 0, 1
	order := []int{source}
	for at := 0; at < len(order); at++ {
		v := order[at]
		for _, w := range n.near[v] {
			if distance[w] < 0 {
				distance[w] = distance[v] + 1
				order = append(order, w)
			}
			if distance[w] == distance[v]+1 {
				ways[w] += ways[v]
				before[w] = append(before[w], v)
			}
		}
	}
	for _, w := range slices.Backward(order) {
		for _, v := range before[w] {
			share[v] += ways[v] / ways[w] * (1 + share[w])
		}
		if w != source {
			sums[w] += share[w]
		}
	}
}

// communities joins actors to groups while that raises modularity (the first phase of Louvain's method), always in the
// same order, so that the answer does not change from run to run.
func (n *net) communities() {
	count := len(n.nodes)
	group, degree, sum := make([]int, count), make([]float64, count), make([]float64, count)
	total := 0.0
	for i := range n.nodes {
		group[i] = i
		for _, w := range n.weights[i] {
			degree[i] += w
		}
		sum[i] = degree[i]
		total += degree[i]
	}
	for round, moved := 0, true; moved && round < 30; round++ {
		moved = false
		for i := range n.nodes {
			best := n.bestGroup(i, group, degree, sum, total)
			if best != group[i] {
				sum[group[i]] -= degree[i]
				sum[best] += degree[i]
				group[i], moved = best, true
			}
		}
	}
	n.number(group)
}

func (n *net) bestGroup(i int, group []int, degree, sum []float64, total float64) int {
	links := map[int]float64{}
	for k, j := range n.near[i] {
		if j != i {
			links[group[j]] += n.weights[i][k]
		}
	}
	gain := func(g int) float64 {
		others := sum[g]
		if g == group[i] {
			others -= degree[i]
		}
		return links[g] - others*degree[i]/total
	}
	best, bestGain := group[i], gain(group[i])
	for _, g := range sortedInts(links) {
		if value := gain(g); value > bestGain+1e-9 {
			best, bestGain = g, value
		}
	}
	return best
}

func sortedInts(m map[int]float64) []int {
	keys := make([]int, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// number gives the groups numbers by size.
func (n *net) number(group []int) {
	size := map[int]int{}
	for _, g := range group {
		size[g]++
	}
	groups := make([]int, 0, len(size))
	for g := range size {
		groups = append(groups, g)
	}
	slices.SortFunc(groups, func(a, b int) int { return cmp.Or(cmp.Compare(size[b], size[a]), cmp.Compare(a, b)) })
	for i, g := range group {
		n.nodes[i].Community = slices.Index(groups, g) + 1
	}
}
