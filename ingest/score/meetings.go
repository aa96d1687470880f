package score

import (
	"math"
	"strings"
)

var meetingKinds = map[string]bool{
	"summit": true, "ministerial": true, "senior_officials": true, "talks": true, "contact": true,
}

// group is what a kind must share with another to be the same meeting.
func group(kind string) string {
	if meetingKinds[kind] {
		return "meeting"
	}
	return kind
}

func equal(a, b *string) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

func value(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// startOK reports whether the start is one of the accepted; an undated held meeting may carry the date of the report.
func startOK(b *Brief, gold, predicted *Meeting) bool {
	accepted := append([]*string{gold.Start}, gold.StartAny...)
	undated := false
	for _, a := range accepted {
		if equal(a, predicted.Start) {
			return true
		}
		undated = undated || a == nil
	}
	published, start := value(b.Published), predicted.Start
	if !undated || published == "" || !gold.Status.has("held") || start == nil {
		return false
	}
	return *start == published || *start == prefix(published, 7) || *start == prefix(published, 4)
}

func prefix(text string, n int) string { return text[:min(n, len(text))] }

func dateLikeness(a, b *string) float64 {
	switch {
	case equal(a, b):
		return 1
	case value(a) == "" || value(b) == "":
		return 0.5
	case strings.HasPrefix(*a, *b) || strings.HasPrefix(*b, *a):
		return 0.75
	}
	return 0
}

// countriesOK reports whether the sides are right; of a conference one side in common is enough.
func countriesOK(gold, predicted *Meeting) bool {
	g, p := setOf(gold.Countries), setOf(predicted.Countries)
	if gold.CountriesAny {
		return len(g) == 0 || shared(g, p) > 0
	}
	gi, pi := iso(gold.Countries), iso(predicted.Countries)
	if len(gi) != len(pi) || shared(gi, pi) != len(gi) {
		return false
	}
	for side := range g {
		if !gi[side] && (!p[side] || pi[side]) {
			return false
		}
	}
	return true
}

func (c comparer) placeOK(gold, predicted *Meeting) bool {
	place := c.norm(value(predicted.Place))
	for _, accepted := range append([]string{value(gold.Place)}, gold.PlaceAny...) {
		if c.norm(accepted) == place {
			return true
		}
	}
	return false
}

// endOK reports whether the end is right, or the start is and the meeting had one day.
func endOK(b *Brief, gold, predicted *Meeting) bool {
	end := predicted.End
	if value(end) == "" {
		end = predicted.Start
	}
	return equal(end, gold.End) || equal(end, gold.Start) || startOK(b, gold, predicted) && equal(gold.End, gold.Start)
}

// likeness is 0 where the two cannot be the same meeting, else the larger the more they agree. Products are rounded
// before they are added, as on every machine alike.
func (c comparer) likeness(b *Brief, gold, predicted *Meeting) float64 {
	gc, pc := iso(gold.Countries), iso(predicted.Countries)
	common := jaccard(gc, pc)
	if gold.CountriesAny && (shared(gc, pc) > 0 || len(gc) == 0 || len(pc) == 0) {
		common = max(common, 0.75)
	}
	kind := predicted.Kind.first()
	if common < 0.5 || !sameGroup(gold.Kind, kind) {
		return 0
	}
	date := 1.0
	if !startOK(b, gold, predicted) {
		date = dateLikeness(gold.Start, predicted.Start)
	}
	evidence := jaccard(setOf(gold.Statements), setOf(predicted.Statements))
	if evidence == 0 && (date == 0 || !gold.Kind.has(kind)) {
		return 0
	}
	right, extra, missing := c.compareMeetingOfficials(b, gold, predicted)
	officials := 1.0
	if n := right + len(extra) + missing; n > 0 {
		officials = float64(right) / float64(n)
	}
	sum := float64(2*one(gold.Kind.has(kind))) + float64(2*common)
	sum += float64(1.5 * date)
	sum += officials
	sum += evidence
	sum += one(gold.Status.has(predicted.Status.first()))
	return sum - float64(0.3*one(gold.Optional))
}

func sameGroup(kinds Choices, kind string) bool {
	for _, k := range kinds {
		if group(k) == group(kind) {
			return true
		}
	}
	return false
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// pair is a row and a column of a table.
type pair struct{ row, column int }

// assign pairs rows and columns of positive weight so that the sum is greatest (Hungarian method).
func assign(weights [][]float64) []pair {
	if len(weights) == 0 || len(weights[0]) == 0 {
		return nil
	}
	rows, columns := len(weights), len(weights[0])
	h := newHungarian(weights, max(rows, columns))
	for i := 1; i <= h.n; i++ {
		h.augment(i)
	}
	var pairs []pair
	for j := 1; j <= columns; j++ {
		if i := h.match[j]; i <= rows && weights[i-1][j-1] > 0 {
			pairs = append(pairs, pair{i - 1, j - 1})
		}
	}
	return pairs
}

// hungarian is the state of the method: potentials of rows and columns, the row matched to each column, the way there.
// Counting is from 1; column 0 is the row in hand.
type hungarian struct {
	n          int
	cost       [][]float64
	u, v       []float64
	match, way []int
}

func newHungarian(weights [][]float64, n int) *hungarian {
	h := &hungarian{n: n, u: make([]float64, n+1), v: make([]float64, n+1), match: make([]int, n+1), way: make([]int, n+1)}
	h.cost = make([][]float64, n)
	for i := range h.cost {
		h.cost[i] = make([]float64, n)
		for j := range h.cost[i] {
			if i < len(weights) && j < len(weights[i]) {
				h.cost[i][j] = -weights[i][j]
			}
		}
	}
	return h
}

// augment finds the cheapest way to give row i a column.
func (h *hungarian) augment(i int) {
	low, used := make([]float64, h.n+1), make([]bool, h.n+1)
	for j := range low {
		low[j] = math.Inf(1)
	}
	h.match[0] = i
	j0 := 0
	for {
		used[j0] = true
		delta, j1 := h.cheapest(j0, low, used)
		for j := range low {
			if used[j] {
				h.u[h.match[j]] += delta
				h.v[j] -= delta
			} else {
				low[j] -= delta
			}
		}
		if j0 = j1; h.match[j0] == 0 {
			break
		}
	}
	for j0 != 0 {
		h.match[j0] = h.match[h.way[j0]]
		j0 = h.way[j0]
	}
}

// cheapest is the next column to go to from j0, and what it costs.
func (h *hungarian) cheapest(j0 int, low []float64, used []bool) (delta float64, j1 int) {
	delta = math.Inf(1)
	i0 := h.match[j0]
	for j := 1; j <= h.n; j++ {
		if used[j] {
			continue
		}
		if now := h.cost[i0-1][j-1] - h.u[i0] - h.v[j]; now < low[j] {
			low[j], h.way[j] = now, j0
		}
		if low[j] < delta {
			delta, j1 = low[j], j
		}
	}
	return delta, j1
}
