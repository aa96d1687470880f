package gazetteer

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// Words finds which words of a set a text begins with.
type Words struct {
	words []string // sorted
	first ByRune[head]
	pairs []pair // a hash table: the pairs of one hash follow one another, and an empty one ends them
}

// head is what begins with one character.
type head struct {
	one    int32 // the word of this character alone, counted from 1; 0: none
	longer bool
}

// pair is where the longer words stand that begin with the same two characters.
type pair struct {
	first, second rune
	block
}

// block is a run of words.
type block struct{ lo, hi int32 }

// NewWords indexes a set of words, which it sorts; their places in it are what [Words.Of] gives.
func NewWords(words []string) *Words {
	slices.Sort(words)
	w := &Words{words: slices.Compact(words)}
	var pairs []pair
	for i := range int32(len(w.words)) { //nolint:gosec // a gazetteer has some ten thousand words
		word := w.words[i]
		first, size := utf8.DecodeRuneInString(word)
		h := w.first.At(first)
		if size == len(word) {
			h.one = i + 1
			continue
		}
		h.longer = true
		second, _ := utf8.DecodeRuneInString(word[size:])
		if n := len(pairs); n == 0 || pairs[n-1].first != first || pairs[n-1].second != second {
			pairs = append(pairs, pair{first, second, block{i, i}})
		}
		pairs[len(pairs)-1].hi = i + 1
	}
	size := 2
	for size < 2*len(pairs) {
		size *= 2
	}
	w.pairs = make([]pair, size)
	for _, p := range pairs {
		*w.pair(p.first, p.second) = p
	}
	return w
}

// Word is the word at a place.
func (w *Words) Word(i int) string { return w.words[i] }

// Len is how many words there are.
func (w *Words) Len() int { return len(w.words) }

// Longest is the place of the longest word with which text begins, or -1.
func (w *Words) Longest(text string) int {
	var few [8]int32
	found := w.Of(text, few[:0])
	if len(found) == 0 {
		return -1
	}
	return int(found[len(found)-1])
}

// Of appends the places of the words with which text begins, the shortest first.
func (w *Words) Of(text string, found []int32) []int32 {
	first, depth := utf8.DecodeRuneInString(text)
	h := w.first.Get(first)
	if h.one > 0 {
		found = append(found, h.one-1)
	}
	if !h.longer || depth == len(text) {
		return found
	}
	second, size := utf8.DecodeRuneInString(text[depth:])
	depth += size
	for b := w.pair(first, second).block; b.lo < b.hi; {
		if b.hi-b.lo <= 8 {
			for i := b.lo; i < b.hi; i++ {
				if strings.HasPrefix(text[depth:], w.words[i][depth:]) {
					found = append(found, i)
				}
			}
			break
		}
		if len(w.words[b.lo]) == depth {
			found = append(found, b.lo)
			b.lo++
		}
		if depth == len(text) {
			break
		}
		_, size := utf8.DecodeRuneInString(text[depth:])
		b = w.narrow(b, depth, text[depth:depth+size])
		depth += size
	}
	return found
}

// pair is the entry of two characters: theirs, or the empty one where it would stand.
func (w *Words) pair(first, second rune) *pair {
	mask := uint32(len(w.pairs) - 1)                                         //nolint:gosec // as above
	at := (uint32(first)*0x9E3779B1 ^ uint32(second)*0x85EBCA6B) >> 8 & mask //nolint:gosec // a hash
	for {
		p := &w.pairs[at]
		if p.first == first && p.second == second || p.hi == 0 {
			return p
		}
		at = (at + 1) & mask
	}
}

// narrow keeps the words of a block that go on with a character at byte depth; all are longer than depth.
func (w *Words) narrow(b block, depth int, next string) block {
	at := func(i int) string {
		rest := w.words[int(b.lo)+i][depth:]
		return rest[:min(len(next), len(rest))]
	}
	n := int(b.hi - b.lo)
	lo := sort.Search(n, func(i int) bool { return at(i) >= next })
	hi := lo + sort.Search(n-lo, func(i int) bool { return at(lo+i) > next })
	return block{b.lo + int32(lo), b.lo + int32(hi)} //nolint:gosec // as above
}
