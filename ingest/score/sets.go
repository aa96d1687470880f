package score

import "kaidan/graph"

func setOf[T comparable](list []T) map[T]bool {
	set := make(map[T]bool, len(list))
	for _, x := range list {
		set[x] = true
	}
	return set
}

func sameSet(a, b []string) bool {
	x, y := setOf(a), setOf(b)
	return len(x) == len(y) && shared(x, y) == len(x)
}

// iso is the set of countries in a list of sides.
func iso(sides []string) map[string]bool {
	set := map[string]bool{}
	for _, side := range sides {
		if graph.IsCountry(side) {
			set[side] = true
		}
	}
	return set
}

// shared is the number of common members.
func shared[T comparable](a, b map[T]bool) int {
	n := 0
	for x := range a {
		if b[x] {
			n++
		}
	}
	return n
}

// jaccard is the common part of two sets, 1 where both are empty.
func jaccard[T comparable](a, b map[T]bool) float64 {
	both := shared(a, b)
	all := len(a) + len(b) - both
	if all == 0 {
		return 1
	}
	return float64(both) / float64(all)
}
