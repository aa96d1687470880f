package ingest

import (
	"math"
	"slices"
	"unicode/utf8"

	"github.com/ikawaha/kagome-dict/dict"
	"github.com/ikawaha/kagome-dict/dict/trie"

	"kaidan/ingest/gazetteer"
)

// A lattice holds the words that a text could be cut into and the cheapest way to each of them. It cuts as kagome's
// tokenizer does in its normal mode (Viterbi's algorithm over the costs of words and of their neighbours), by the same
// dictionary. It is several times faster, since it keeps its memory from text to text, and of the words with one end and
// one right context only the cheapest: no other can be on the cheapest way.
type lattice struct {
	words []latticeWord
	ends  [][]arrival // by character: the words that end before it, in the order in which they were found
	bytes []int32     // by character: where it begins
	ways  []way       // to the character at hand
	alike int         // the characters up to here are of one class
	pairs []pairNode  // the last look-ups, by a hash of their two characters
}

// latticeWord is one word of the lattice.
type latticeWord struct {
	start, end int32 // bytes
	before     int32 // the word before it on the cheapest way
	kind       tokenKind
}

// arrival is the end of a word.
type arrival struct {
	cost, word int32
	right      int16
}

// way is the cheapest way to a character for the words with one left context.
type way struct {
	left         int16
	cost, before int32
}

// firstWord stands for the beginning of the text.
const firstWord = 0

// morphs is kagome's dictionary as the lattice reads it.
type morphs struct {
	words   *dict.Dict
	trie    trie.DoubleArray
	first   gazetteer.ByRune[trieNode]
	morphs  []morph // by the number of a word
	unknown [][]morph
}

// morph is a word of the dictionary. Those that are written alike follow one another.
type morph struct {
	left, right, weight int16
	kind                tokenKind
	same                uint8 // how many more are written so
}

// trieNode is a node of the trie, 0 for none, and the number of the word that ends there, or -1.
type trieNode struct{ node, word int32 }

// pairNode is where two characters lead in the trie.
type pairNode struct {
	first, second rune
	trieNode
}

const pairBits = 14

// newMorphs reads a dictionary. kinds are the kinds of its words, by their numbers.
func newMorphs(words *dict.Dict, kinds []tokenKind) *morphs {
	m := &morphs{words: words, trie: words.Index.Da, morphs: make([]morph, len(words.Morphs))}
	for id, w := range words.Morphs {
		m.morphs[id] = morph{w.LeftID, w.RightID, w.Weight, kinds[id], 0}
	}
	for id, n := range words.Index.Dup {
		m.morphs[id].same = uint8(n) //nolint:gosec // the most homographs of ipa are 20
	}
	for r := range rune(utf8.MaxRune) {
		if node := m.step(0, string(r)); node != 0 {
			*m.first.At(r) = trieNode{node, m.word(node)}
		}
	}
	m.unknown = make([][]morph, len(words.CharClass))
	for class := range m.unknown {
		id, more := words.UnkDict.Index[int32(class)], words.UnkDict.IndexDup[int32(class)] //nolint:gosec // a dozen classes
		for _, w := range words.UnkDict.Morphs[id : id+more+1] {
			m.unknown[class] = append(m.unknown[class], morph{w.LeftID, w.RightID, w.Weight, unknownWord, 0})
		}
	}
	return m
}

// step goes down the trie by the bytes of a character; 0 where nothing goes on so.
func (m *morphs) step(node int32, char string) int32 {
	for i := range len(char) {
		next := m.trie[node].Base + int32(char[i])
		if int(next) >= len(m.trie) || m.trie[next].Check != node || char[i] == 0 {
			return 0
		}
		node = next
	}
	return node
}

// word is the number of the word that a node of the trie ends, or -1.
func (m *morphs) word(node int32) int32 {
	end := m.trie[node].Base
	if int(end) < len(m.trie) && m.trie[end].Check == node && m.trie[end].Base <= 0 {
		return -m.trie[end].Base
	}
	return -1
}

// tokens appends the words of a text that begins at a byte of its line.
func (la *lattice) tokens(m *morphs, text string, at int, tokens []token) []token {
	la.reset(text)
	for i := range len(la.bytes) - 1 {
		if len(la.ends[i]) > 0 {
			la.ways = la.ways[:0]
			la.wordsAt(m, text, i)
		}
	}
	la.ways = la.ways[:0]
	last := la.cheapest(m, len(la.bytes)-1, 0).before
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

func (la *lattice) reset(text string) {
	if la.pairs == nil {
		la.pairs = make([]pairNode, 1<<pairBits)
	}
	la.bytes = la.bytes[:0]
	for i := range text {
		la.bytes = append(la.bytes, int32(i)) //nolint:gosec // a piece has a few thousand bytes
	}
	la.bytes = append(la.bytes, int32(len(text))) //nolint:gosec // as above
	for len(la.ends) < len(la.bytes) {
		la.ends = append(la.ends, make([]arrival, 0, 8))
	}
	for i := range la.bytes {
		la.ends[i] = la.ends[i][:0]
	}
	la.words = append(la.words[:0], latticeWord{})
	la.ends[0] = append(la.ends[0], arrival{word: firstWord})
	la.alike = 0
}

// wordsAt adds the words that begin at character i.
func (la *lattice) wordsAt(m *morphs, text string, i int) {
	r, _ := utf8.DecodeRuneInString(text[la.bytes[i]:])
	known := false
	at := *m.first.Get(r)
	for end := i + 1; at.node != 0; end++ {
		if at.word >= 0 {
			known = true
			same := m.morphs[at.word].same
			for k := range int32(same) + 1 {
				la.add(m, i, end, &m.morphs[at.word+k])
			}
		}
		if end == len(la.bytes)-1 {
			break
		}
		next := text[la.bytes[end]:la.bytes[end+1]]
		if end == i+1 {
			at = la.pair(m, r, next, at.node)
			continue
		}
		if at.node = m.step(at.node, next); at.node != 0 {
			at.word = m.word(at.node)
		}
	}
	class := m.words.CharacterCategory(r)
	if !known || m.words.InvokeList[class] {
		la.unknown(m, text, i, class)
	}
}

// pair is where two characters lead. The same ones come again and again, and the trie is far larger than the fast memory of
// a processor.
func (la *lattice) pair(m *morphs, first rune, next string, node int32) trieNode {
	second, _ := utf8.DecodeRuneInString(next)
	p := &la.pairs[(uint32(first)*0x9E3779B1^uint32(second)*0x85EBCA6B)>>(32-pairBits)] //nolint:gosec // a hash
	if p.first != first || p.second != second {
		*p = pairNode{first: first, second: second}
		if p.node = m.step(node, next); p.node != 0 {
			p.word = m.word(p.node)
		}
	}
	return p.trieNode
}

// unknown adds the words that begin at character i and are in no dictionary.
func (la *lattice) unknown(m *morphs, text string, i int, class byte) {
	end := i + 1
	if m.words.GroupList[class] {
		end = la.group(m, text, i, class)
	}
	last, _ := utf8.DecodeLastRuneInString(text[:la.bytes[end]])
	for k := range m.unknown[class] {
		if end > i+1 && last != utf8.RuneError {
			la.add(m, i, end-1, &m.unknown[class][k])
		}
		la.add(m, i, end, &m.unknown[class][k])
	}
}

// longestUnknown is how many characters an unknown word has at most.
const longestUnknown = 1024

// group is where the characters of one class end that begin at character i.
func (la *lattice) group(m *morphs, text string, i int, class byte) int {
	end, limit := max(i+1, la.alike), min(len(la.bytes)-1, i+longestUnknown)
	for end < limit {
		r, _ := utf8.DecodeRuneInString(text[la.bytes[end]:])
		if m.words.CharacterCategory(r) != class {
			break
		}
		end++
	}
	la.alike = end
	return min(end, limit)
}

// add adds a word between two characters, unless a cheaper one ends there with the same right context.
func (la *lattice) add(m *morphs, i, end int, w *morph) {
	best := la.cheapest(m, i, w.left)
	cost := best.cost + int32(w.weight)
	list := la.ends[end]
	for k := range list {
		if list[k].right != w.right {
			continue
		}
		if list[k].cost <= cost {
			return
		}
		list = append(list[:k], list[k+1:]...)
		break
	}
	la.ends[end] = append(list, arrival{cost, int32(len(la.words)), w.right}) //nolint:gosec // some words a character
	la.words = append(la.words, latticeWord{la.bytes[i], la.bytes[end], best.before, w.kind})
}

// cheapest is the cheapest way to character i for a word with that left context.
func (la *lattice) cheapest(m *morphs, i int, left int16) way {
	for k := range la.ways {
		if la.ways[k].left == left {
			return la.ways[k]
		}
	}
	connection := &m.words.Connection
	costs := connection.Vec[connection.Row*int64(left):][:connection.Row]
	best := way{left: left, cost: math.MaxInt32}
	for k := range la.ends[i] {
		a := &la.ends[i][k]
		if cost := a.cost + int32(costs[a.right]); cost < best.cost {
			best.cost, best.before = cost, a.word
		}
	}
	la.ways = append(la.ways, best)
	return best
}
