package ingest

import (
	"math"
	"slices"
	"unicode/utf8"

	"kaidan/ingest/gazetteer"
)

// A lattice holds the words that a text could be cut into and the cheapest way to each of them. It cuts as kagome's
// tokenizer does in its normal mode (Viterbi's algorithm over the costs of words and of their neighbours), by the same
// dictionary. It is several times faster, since it keeps its memory from text to text, asks once for the cheapest way to all words
// that begin alike, and compares without branching.
type lattice struct {
	chars []morphChar // of the text
	bytes []int32     // by character: where it begins
	words []latticeWord
	ends  [][]arrival // by character: the words that end before it
	ways  []way       // to the character at hand, by left context
	turn  uint32      // counts the characters at hand
	alike int         // the characters up to here are of one class
	cut   []token     // the words of a passage on the way
}

// latticeWord is one word of the lattice.
type latticeWord struct {
	start, end int32 // bytes
	before     int32 // the word before it on the cheapest way
	kind       tokenKind
}

// arrival is the end of a word.
type arrival struct {
	at    costed
	right uint16
}

// costed is a word with the cost of the way to its end. The lower one is the cheaper, of two as cheap the one that was found first.
type costed int64

const wordBits = 32

func costOf(cost, word int32) costed { return costed(cost)<<wordBits | costed(word) }

// dearer is the word where so much is added to its cost.
func (c costed) dearer(cost int16) costed { return c + costed(cost)<<wordBits }

// way is the cheapest way to a character for the words with one left context; an old one where the turn is not the lattice's.
type way struct {
	turn         uint32
	cost, before int32
}

// firstWord stands for the beginning of the text.
const firstWord = 0

// textEdge is the context of the beginning and of the end of a text.
const textEdge = 0

// tokens appends the words of a text that begins at a byte of its line. Before it stands a word with a right context, behind it
// one with a left context.
func (la *lattice) tokens(m *morphs, text string, at int, before, behind uint16, tokens []token) []token {
	la.reset(m, text, before)
	for i := range la.chars {
		if len(la.ends[i]) > 0 {
			la.turn++
			la.wordsAt(m, text, i)
		}
	}
	la.turn++
	last := la.cheapest(m, len(la.chars), behind).before
	n := len(tokens)
	for w := last; w != firstWord; w = la.words[w].before {
		n++
	}
	tokens = slices.Grow(tokens, n-len(tokens))[:n]
	for w := last; w != firstWord; w = la.words[w].before {
		n--
		word := &la.words[w]
		tokens[n] = token{at + int(word.start), at + int(word.end), word.kind}
	}
	return tokens
}

func (la *lattice) reset(m *morphs, text string, before uint16) {
	if la.ways == nil || la.turn > math.MaxUint32/2 { // turns must not come again
		la.ways, la.turn = make([]way, len(m.costs)/m.rights), 0
	}
	la.bytes, la.chars = la.bytes[:0], la.chars[:0]
	for i, r := range text {
		la.bytes = append(la.bytes, int32(i)) //nolint:gosec // a piece has a few thousand bytes
		la.chars = append(la.chars, m.char(r))
	}
	la.bytes = append(la.bytes, int32(len(text))) //nolint:gosec // as above
	for len(la.ends) < len(la.bytes) {
		la.ends = append(la.ends, make([]arrival, 0, 8))
	}
	for i := range la.bytes {
		la.ends[i] = la.ends[i][:0]
	}
	la.words = append(la.words[:0], latticeWord{})
	la.ends[0] = append(la.ends[0], arrival{costOf(0, firstWord), before})
	la.alike = 0
}

// wordsAt adds the words that begin at character i.
func (la *lattice) wordsAt(m *morphs, text string, i int) {
	known := false
	base := int32(0)
	for end := i; end < len(la.chars); {
		number := la.chars[end].number
		node := &m.nodes[base+int32(number)]
		if number == 0 || node.number != number {
			break
		}
		end++
		if node.context != noWord {
			known = true
			la.add(m, i, end, node.morph, node.more)
		}
		if base = node.base; base < 0 {
			break
		}
	}
	if class := &m.classes[la.chars[i].class]; !known || class.always {
		la.unknown(m, text, i, class)
	}
}

// unknown adds the words that begin at character i and are in no dictionary.
func (la *lattice) unknown(m *morphs, text string, i int, class *morphClass) {
	end := i + 1
	if class.group {
		end = la.group(i)
	}
	if end == i+1 {
		if la.chars[i].alone == mixed {
			la.add(m, i, end, class.morph, class.more)
		}
		return
	}
	if last, _ := gazetteer.DecodeLastRune(text[:la.bytes[end]]); last != utf8.RuneError && (end-1 > i+1 || la.chars[i].alone == mixed) {
		la.add(m, i, end-1, class.morph, class.more)
	}
	la.add(m, i, end, class.morph, class.more)
}

// longestUnknown is how many characters an unknown word has at most.
const longestUnknown = 1024

// group is where the characters of one class end that begin at character i.
func (la *lattice) group(i int) int {
	end, limit := max(i+1, la.alike), min(len(la.chars), i+longestUnknown)
	for end < limit && la.chars[end].class == la.chars[i].class {
		end++
	}
	la.alike = end
	return min(end, limit)
}

// add adds a word between two characters and those written alike.
func (la *lattice) add(m *morphs, i, end int, w morph, more int32) {
	for la.addOne(m, i, end, w); w.context&moreAlike != 0; more++ {
		w = m.words[more]
		la.addOne(m, i, end, w)
	}
}

// addOne adds a word between two characters.
func (la *lattice) addOne(m *morphs, i, end int, w morph) {
	context := &m.contexts[w.context&^moreAlike]
	best := la.cheapest(m, i, context.left)
	word := int32(len(la.words)) //nolint:gosec // some words a character
	la.ends[end] = append(la.ends[end], arrival{costOf(best.cost+int32(w.weight), word), context.right})
	la.words = append(la.words, latticeWord{la.bytes[i], la.bytes[end], best.before, context.kind})
}

// cheapest is the cheapest way to character i for a word with that left context.
func (la *lattice) cheapest(m *morphs, i int, left uint16) *way {
	known := &la.ways[left]
	if known.turn == la.turn {
		return known
	}
	costs := m.costs[int(left)*m.rights:][:m.rights]
	best := costed(math.MaxInt64)
	for k := range la.ends[i] {
		a := &la.ends[i][k]
		best = min(best, a.at.dearer(costs[a.right]))
	}
	*known = way{la.turn, int32(best >> wordBits), int32(best & (1<<wordBits - 1))} //nolint:gosec // as they were put together
	return known
}
