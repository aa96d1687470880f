package gazetteer

import (
	"iter"
	"slices"
	"sort"
	"unicode/utf8"
)

// Words finds which words of a set a text begins with.
type Words struct {
	words []string // sorted
	first ByRune[head]
	pairs []pair // in the order of their words
}

// head is what begins with one character.
type head struct {
	one    int // the word of this character alone, counted from 1; 0: none
	lo, hi int // the pairs
}

// pair is where the longer words stand that begin with the same two characters; second is the second one.
type pair struct {
	second rune
	block
}

// block is a run of words.
type block struct{ lo, hi int }

// NewWords indexes a set of words, which it sorts; their places in it are what [Words.Of] gives.
func NewWords(words []string) *Words {
	slices.Sort(words)
	w := &Words{words: slices.Compact(words)}
	for i, word := range w.words {
		first, size := utf8.DecodeRuneInString(word)
		h := w.first.At(first)
		if size == len(word) {
			h.one = i + 1
			continue
		}
		second, _ := utf8.DecodeRuneInString(word[size:])
		if h.lo == h.hi {
			h.lo, h.hi = len(w.pairs), len(w.pairs)
		}
		if h.lo == h.hi || w.pairs[h.hi-1].second != second {
			w.pairs = append(w.pairs, pair{second: second, block: block{i, i}})
			h.hi++
		}
		w.pairs[h.hi-1].hi = i + 1
	}
	return w
}

// Word is the word at a place.
func (w *Words) Word(i int) string { return w.words[i] }

// Len is how many words there are.
func (w *Words) Len() int { return len(w.words) }

// Longest is the place of the longest word with which text begins, or -1.
func (w *Words) Longest(text string) int {
	found := -1
	for i := range w.Of(text) {
		found = i
	}
	return found
}

// Of are the places of the words with which text begins, the shortest first.
func (w *Words) Of(text string) iter.Seq[int] {
	return func(yield func(int) bool) { w.each(text, yield) }
}

func (w *Words) each(text string, yield func(int) bool) {
	first, depth := utf8.DecodeRuneInString(text)
	h := w.first.Get(first)
	if h.one > 0 && !yield(h.one-1) || h.lo == h.hi || depth == len(text) {
		return
	}
	second, size := utf8.DecodeRuneInString(text[depth:])
	depth += size
	for b := w.block(h, second); b.lo < b.hi; {
		if len(w.words[b.lo]) == depth {
			if !yield(b.lo) {
				return
			}
			b.lo++
		}
		if depth == len(text) || b.lo == b.hi {
			return
		}
		_, size := utf8.DecodeRuneInString(text[depth:])
		b = w.narrow(b, depth, text[depth:depth+size])
		depth += size
	}
}

// block are the words that begin with a character and a second one.
func (w *Words) block(h *head, second rune) block {
	lo, hi := h.lo, h.hi
	for lo < hi {
		if mid := (lo + hi) / 2; w.pairs[mid].second < second {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < h.hi && w.pairs[lo].second == second {
		return w.pairs[lo].block
	}
	return block{}
}

// narrow keeps the words of a block that go on with a character at byte depth; all are longer than depth.
func (w *Words) narrow(b block, depth int, next string) block {
	at := func(i int) string {
		rest := w.words[i][depth:]
		return rest[:min(len(next), len(rest))]
	}
	if b.hi-b.lo == 1 {
		if at(b.lo) == next {
			return b
		}
		return block{}
	}
	lo := b.lo + sort.Search(b.hi-b.lo, func(i int) bool { return at(b.lo+i) >= next })
	hi := lo + sort.Search(b.hi-lo, func(i int) bool { return at(lo+i) > next })
	return block{lo, hi}
}
