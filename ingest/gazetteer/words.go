package gazetteer

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// Words finds which words of a set a text begins with. It is a trie: a step from character to character is one look-up in a hash
// table, and where few words are left the rest is compared. What begins no word is mostly told by the first character's own entry:
// most of the time goes into reaching for memory.
type Words struct {
	words  []string   // sorted
	firsts [16]uint64 // a bit for each hash of a first character: most of what begins no word of a short list is told by it
	first  ByRune[head]
	edges  []edge // a hash table: the edges of one hash follow one another, and an empty one ends them
}

// head is what begins with one character.
type head struct {
	seconds uint64 // a bit for each hash of a second character of a longer word
	one     int32  // the word of this character alone, counted from 1; 0: none
}

// bit is the one of a character.
func bit(r rune) uint64 { return 1 << (r & 63) }

// edge leads from a node of the trie by a character to the words that go on so. A node of one character is that character.
type edge struct {
	from, by rune
	lo, hi   int32  // the words
	node     rune   // where the edges begin that lead on; 0: the words are compared
	next     uint32 // a bit for each hash of a character by which a word goes on, and one where a word ends here
}

// endsHere is the bit of an edge behind which a word ends: the first one.
const endsHere = 1 << 31

// nextBit is the one of a character by which a word goes on.
func nextBit(r rune) uint32 { return 1 << (uint32(r) % 31) } //nolint:gosec // a hash

// few words are compared one by one.
const few = 3

// NewWords indexes a set of words, which it sorts; their places in it are what [Words.Of] gives.
func NewWords(words []string) *Words {
	slices.Sort(words)
	w := &Words{words: slices.Compact(words)}
	var edges []edge
	for i := range int32(len(w.words)) { //nolint:gosec // a gazetteer has some ten thousand words
		first, size := DecodeRune(w.words[i])
		w.firsts[first>>6&15] |= bit(first)
		h := w.first.At(first)
		if size == len(w.words[i]) {
			h.one = i + 1
			continue
		}
		if h.seconds == 0 {
			edges = w.grow(edges, first, i, i+w.alike(i, size), size)
		}
		second, _ := DecodeRune(w.words[i][size:])
		h.seconds |= bit(second)
	}
	size := 2
	for size < 2*len(edges) {
		size *= 2
	}
	w.edges = make([]edge, size)
	for _, e := range edges {
		*w.edge(e.from, e.by) = e
	}
	return w
}

// alike is how many words from one on begin with the same bytes.
func (w *Words) alike(from int32, size int) int32 {
	rest := w.words[from:]
	start := rest[0][:size]
	return int32(sort.Search(len(rest), func(i int) bool { return !strings.HasPrefix(rest[i], start) })) //nolint:gosec // as above
}

// grow appends the edges from a node: the words from lo to hi are longer than depth and the same so far.
func (w *Words) grow(edges []edge, from rune, lo, hi int32, depth int) []edge {
	for lo < hi {
		by, size := DecodeRune(w.words[lo][depth:])
		e := edge{from: from, by: by, lo: lo, hi: lo + w.alike(lo, depth+size)}
		lo = e.hi
		for _, word := range w.words[e.lo:e.hi] {
			if rest := word[depth+size:]; rest == "" {
				e.next |= endsHere
			} else {
				next, _ := DecodeRune(rest)
				e.next |= nextBit(next)
			}
		}
		if e.hi-e.lo > few {
			e.node = utf8.MaxRune + 1 + rune(len(edges)) //nolint:gosec // as above
		}
		edges = append(edges, e)
		if e.node != 0 {
			longer := e.lo
			if len(w.words[longer]) == depth+size {
				longer++
			}
			edges = w.grow(edges, e.node, longer, e.hi, depth+size)
		}
	}
	return edges
}

// Word is the word at a place.
func (w *Words) Word(i int) string { return w.words[i] }

// Len is how many words there are.
func (w *Words) Len() int { return len(w.words) }

// Longest is the place of the longest word with which text begins, or -1.
func (w *Words) Longest(text string) int {
	var found8 [8]int32
	found := w.Of(text, found8[:0])
	if len(found) == 0 {
		return -1
	}
	return int(found[len(found)-1])
}

// Of appends the places of the words with which text begins, the shortest first.
func (w *Words) Of(text string, found []int32) []int32 {
	first, depth := DecodeRune(text)
	if w.firsts[first>>6&15]&bit(first) == 0 {
		return found
	}
	h := w.first.Get(first)
	if h.one > 0 {
		found = append(found, h.one-1)
	}
	if h.seconds == 0 {
		return found
	}
	by, size := DecodeRune(text[depth:])
	if h.seconds&bit(by) == 0 {
		return found
	}
	for node := first; size > 0; {
		e := w.edge(node, by)
		depth += size
		lo := e.lo
		if e.next&endsHere != 0 {
			found = append(found, lo)
			lo++
		}
		by, size = DecodeRune(text[depth:])
		if e.next&nextBit(by) == 0 {
			break
		}
		if e.node == 0 {
			for i := lo; i < e.hi; i++ {
				if strings.HasPrefix(text[depth:], w.words[i][depth:]) {
					found = append(found, i)
				}
			}
			break
		}
		node = e.node
	}
	return found
}

// edge is the one from a node by a character, or the empty one where it would stand.
func (w *Words) edge(from, by rune) *edge {
	mask := uint32(len(w.edges) - 1)                                    //nolint:gosec // as above
	at := (uint32(from)*0x9E3779B1 ^ uint32(by)*0x85EBCA6B) >> 8 & mask //nolint:gosec // a hash
	for {
		e := &w.edges[at]
		if e.from == from && e.by == by || e.hi == 0 {
			return e
		}
		at = (at + 1) & mask
	}
}
