package ingest

import (
	_ "embed"
	"encoding/binary"
	"unicode/utf8"

	"kaidan/ingest/gazetteer"
)

// morphs is a dictionary as the lattice reads it: kagome's ipa dictionary, which TestMorphs lays out anew in morphs.bin. A step
// from a character to the next is one look-up; what is asked most lies together, for the fast memory of a processor; and words
// that can be on no cheapest way are left out, such as the dearer one of two that are written alike and have the same neighbours.
type morphs struct {
	chars    []morphChar // by character of the basic plane
	classes  []morphClass
	nodes    []morphNode // the trie, a double array
	words    []morph
	contexts []morphContext
	costs    []int16 // of two neighbours, by the left context of the second, then by the right context of the first
	rights   int     // how many right contexts there are
}

// morphChar is what the dictionary knows of a character.
type morphChar struct {
	number uint16 // in the trie; 0: no word holds it
	class  uint8
	alone  aloneness
}

// aloneness says how a character can stand between others of different classes.
type aloneness uint8

const (
	mixed   aloneness = iota
	settled           // never as an unknown word: the one of the dictionary is always cheaper
	sealed            // only as the one word of the dictionary that it is: 、. Every way goes through that word
)

// morphClass is a class of characters and the unknown words that they make.
type morphClass struct {
	always, group bool  // beside known words too; of all the characters in a row
	morph               // the first of the words
	more          int32 // where the others stand
}

// morphNode is a node of the trie, with all that a step needs: most of the time goes into reaching for memory.
type morphNode struct {
	number uint16 // of the character that leads here
	morph         // the first word that ends here, or noWord
	base   int32  // its children stand at base and their numbers; -1: it has none
	more   int32  // where the other words stand that end here
}

// morph is a word of the dictionary.
type morph struct {
	context uint16 // with moreAlike where one more is written so
	weight  int16
}

const (
	moreAlike = 1 << 15
	noWord    = moreAlike - 1
)

// morphContext is what a word is to its neighbours, and to the rules.
type morphContext struct {
	left, right uint16
	kind        tokenKind
}

//go:embed morphs.bin
var morphsFile []byte

// morphSizes are how many of each there are, as the file begins.
type morphSizes struct {
	Chars, Classes, Cells, Words, Contexts, Lefts, Rights uint32
}

// readMorphs reads the dictionary, which takes some milliseconds.
func readMorphs() *morphs {
	f := morphsReader(morphsFile)
	n := morphSizes{f.long(), f.long(), f.long(), f.long(), f.long(), f.long(), f.long()}
	m := &morphs{
		chars: make([]morphChar, n.Chars), classes: make([]morphClass, n.Classes), nodes: make([]morphNode, n.Cells),
		words: make([]morph, n.Words), contexts: make([]morphContext, n.Contexts), costs: make([]int16, n.Lefts*n.Rights), rights: int(n.Rights),
	}
	for i := range m.chars {
		m.chars[i] = morphChar{f.short(), f.byte(), aloneness(f.byte())}
	}
	for i := range m.classes {
		m.classes[i] = morphClass{f.byte() != 0, f.byte() != 0, f.morph(), int32(f.short())}
	}
	for i := range m.nodes {
		n := morphNode{number: f.short(), morph: f.morph(), base: int32(f.long())} //nolint:gosec // written as it is read
		if n.context&moreAlike != 0 {
			n.more = int32(f.long()) //nolint:gosec // as above
		}
		m.nodes[i] = n
	}
	for i := range m.words {
		m.words[i] = f.morph()
	}
	for i := range m.contexts {
		m.contexts[i] = morphContext{f.short(), f.short(), tokenKind(f.byte())}
	}
	for i := range m.costs {
		m.costs[i] = int16(f.short()) //nolint:gosec // as above
	}
	return m
}

// morphsReader is the rest of a file of numbers.
type morphsReader []byte

func (f *morphsReader) byte() uint8 {
	n := (*f)[0]
	*f = (*f)[1:]
	return n
}

func (f *morphsReader) short() uint16 {
	n := binary.LittleEndian.Uint16(*f)
	*f = (*f)[2:]
	return n
}

func (f *morphsReader) long() uint32 {
	n := binary.LittleEndian.Uint32(*f)
	*f = (*f)[4:]
	return n
}

func (f *morphsReader) morph() morph {
	return morph{f.short(), int16(f.short())} //nolint:gosec // written as it is read
}

// char is what the dictionary knows of a character.
func (m *morphs) char(r rune) morphChar {
	if int(r) < len(m.chars) {
		return m.chars[r]
	}
	return morphChar{class: m.chars[0].class} // as kagome does
}

// passage is the part around a byte of a text that is cut by itself, and the contexts of the words on both sides. One that is a sealed
// character is also given as the word that it is.
func (m *morphs) passage(text string, at int) (s span, before, behind uint16, word *morphContext) {
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	_, size := gazetteer.DecodeRune(text[at:])
	s = span{at, at + size}
	if m.seals(text, s) {
		return s, textEdge, textEdge, m.sealed(text, s)
	}
	for s.start > 0 {
		r, size := gazetteer.DecodeLastRune(text[:s.start])
		if left := (span{s.start - size, s.start}); m.char(r).alone == sealed && m.seals(text, left) {
			before = m.sealed(text, left).right
			break
		}
		s.start -= size
	}
	for s.end < len(text) {
		r, size := gazetteer.DecodeRune(text[s.end:])
		if right := (span{s.end, s.end + size}); m.char(r).alone == sealed && m.seals(text, right) {
			behind = m.sealed(text, right).left
			break
		}
		s.end += size
	}
	return s, before, behind, nil
}

// seals says whether every way goes through a character of a text as one word.
func (m *morphs) seals(text string, s span) bool {
	r, _ := gazetteer.DecodeRune(text[s.start:])
	c := m.char(r)
	if c.alone != sealed {
		return false
	}
	before, n := gazetteer.DecodeLastRune(text[:s.start])
	after, k := gazetteer.DecodeRune(text[s.end:])
	return (n == 0 || m.char(before).class != c.class) && (k == 0 || m.char(after).class != c.class)
}

// sealed is what the word is that a character makes alone.
func (m *morphs) sealed(text string, s span) *morphContext {
	r, _ := gazetteer.DecodeRune(text[s.start:])
	return &m.contexts[m.nodes[m.char(r).number].context]
}

// crosses says whether a word of the dictionary begins before a byte of a text and ends behind it.
func (m *morphs) crosses(text string, at int) bool {
	for start := at; start > 0; {
		r, size := gazetteer.DecodeLastRune(text[:start])
		if m.char(r).number == 0 {
			return false // no word holds it
		}
		start -= size
		if m.reaches(text[start:], at-start) {
			return true
		}
	}
	return false
}

// reaches says whether a word with which a text begins is longer than so many bytes.
func (m *morphs) reaches(text string, size int) bool {
	base := int32(0)
	for at, r := range text {
		number := m.char(r).number
		node := &m.nodes[base+int32(number)]
		if number == 0 || node.number != number {
			return false
		}
		if at >= size && node.context != noWord {
			return true
		}
		if base = node.base; base < 0 {
			return false
		}
	}
	return false
}

// group says whether an unknown word can hold two characters that follow one another.
func (m *morphs) group(first, second rune) bool {
	class := m.char(first).class
	return class == m.char(second).class && m.classes[class].group
}
