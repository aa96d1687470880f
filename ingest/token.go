package ingest

import (
	"sort"
	"sync"
	"unicode/utf8"

	"kaidan/ingest/gazetteer"
)

// tokenKind is what the dictionary says of a word, as far as the rules ask.
type tokenKind uint8

const (
	otherWord   tokenKind = iota
	commonNoun            // 名詞 that is no name
	personName            // 人名: 姓, 名
	properNoun            // other 固有名詞
	unknownWord           // not in the dictionary
	verb
	particle
)

// token is a word of a line: a byte span of its folded text.
type token struct {
	start, end int
	kind       tokenKind
}

// dictionary cuts text into words and knows what they are.
type dictionary struct {
	morphs   func() *morphs // waits until they are loaded
	lattices sync.Pool
}

// loadMorphs loads the words once a program, however many extractors it has.
var loadMorphs = sync.OnceValue(readMorphs)

// Warm begins to load the dictionary while the caller does something else, such as loading the gazetteer.
// [New] does not need it.
func Warm() { go loadMorphs() }

func newDictionary() *dictionary { return &dictionary{morphs: loadMorphs} }

// tokens are the words of the line, which is cut when a rule asks for the first time: most lines need none.
func (l *line) tokens() []token {
	if l.words == nil {
		l.words = l.desk.tokens.take(len(l.text) / len("会") / 2) // most words have two characters
		for at := 0; at < len(l.text); {
			p := l.passageAt(at)
			l.words = append(l.words, p.tokens...)
			at = p.end
		}
	}
	return l.words
}

// lattice is one that is free.
func (d *dictionary) lattice() *lattice {
	la, ok := d.lattices.Get().(*lattice)
	if !ok {
		la = &lattice{}
	}
	return la
}

// passage is a part of a line that is cut into words by itself: what lies between two words that every way goes through, such as
// commas, or one such word. The words in it are the same as if all of the line were cut.
type passage struct {
	span
	tokens []token
}

// tokensAt are the tokens around a position, and the index of the first one that ends behind it.
func (l *line) tokensAt(at int) ([]token, int) {
	tokens := l.words
	if tokens == nil && at < len(l.text) {
		tokens = l.passageAt(at).tokens
	}
	return tokens, sort.Search(len(tokens), func(i int) bool { return tokens[i].end > at })
}

// passageAt is the passage that holds a byte. It holds until the next call.
func (l *line) passageAt(at int) *passage {
	for i := range l.passages {
		if s := &l.passages[i]; s.start <= at && at < s.end {
			return s
		}
	}
	i := sort.Search(len(l.pieces), func(i int) bool { return l.pieces[i].end > at })
	if l.passages == nil {
		l.passages = l.desk.passages.take(usualPassages)
	}
	l.passages = append(l.passages, l.cutPassage(l.pieces[i], at))
	return &l.passages[len(l.passages)-1]
}

// usualPassages are as many as most lines have at most.
const usualPassages = 8

// cutPassage cuts the passage of a piece that holds a byte.
func (l *line) cutPassage(piece span, at int) passage {
	m := l.dict.morphs()
	s, before, behind, word := m.passage(l.text[piece.start:piece.end], at-piece.start)
	s.start, s.end = s.start+piece.start, s.end+piece.start
	if word != nil {
		return passage{s, l.desk.tokens.one(token{s.start, s.end, word.kind})}
	}
	la := l.dict.lattice()
	la.cut = la.tokens(m, l.text[s.start:s.end], s.start, before, behind, la.cut[:0])
	tokens := append(l.desk.tokens.take(len(la.cut)), la.cut...)
	l.dict.lattices.Put(la)
	return passage{s, tokens}
}

// crosses says whether a known word of two or more characters reaches over byte position at.
func (l *line) crosses(at int) bool {
	if !l.mayCross(at) {
		return false
	}
	tokens, i := l.tokensAt(at)
	if i == len(tokens) {
		return false
	}
	t := &tokens[i]
	return t.start < at && t.kind != unknownWord && utf8.RuneCountInString(l.text[t.start:t.end]) >= 2
}

// mayCross says whether the dictionary has a word that could reach over a position. Mostly it has none, and nothing need be cut.
func (l *line) mayCross(at int) bool {
	return l.words != nil || l.dict.morphs().crosses(l.text, at)
}

// crossesName says whether a name reaches over a position.
func (l *line) crossesName(at int) bool {
	tokens, i := l.tokensAt(at)
	return i < len(tokens) && tokens[i].start < at && (tokens[i].kind == personName || tokens[i].kind == properNoun)
}

// boundary says whether a word of the dictionary begins at a position.
func (l *line) boundary(at int) bool {
	if !l.mayCross(at) && !l.dict.morphs().group(runeBefore(l.text, at), runeAfter(l.text, at)) {
		return true
	}
	tokens, i := l.tokensAt(at)
	return i == len(tokens) || tokens[i].start == at
}

// verbAt says whether the dictionary sees a verb begin at a position.
func (l *line) verbAt(at int) bool {
	tokens, i := l.tokensAt(at)
	return i < len(tokens) && tokens[i].start == at && tokens[i].kind == verb
}

// nameAt says whether the dictionary sees a proper noun with just this span: 米|航空機大手.
func (l *line) nameAt(start, end int) bool {
	tokens, i := l.tokensAt(start)
	return i < len(tokens) && tokens[i].start == start && tokens[i].end == end && tokens[i].kind == properNoun
}

// nameEnds says whether a name or an unknown word ends at a position.
func (l *line) nameEnds(at int) bool {
	tokens, i := l.tokensAt(at - 1)
	return i == len(tokens) || tokens[i].end != at || tokens[i].kind == personName || tokens[i].kind == unknownWord
}

type script uint8

const (
	otherScript script = iota
	kanji
	katakana
	hiragana
	digit
	latin
)

func scriptOf(r rune) script {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF, r == '々', r >= 0x3400 && r <= 0x4DBF:
		return kanji
	case r >= 0x30A1 && r <= 0x30FA, r == 'ー':
		return katakana
	case r >= 0x3041 && r <= 0x3096:
		return hiragana
	case r >= '0' && r <= '9':
		return digit
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return latin
	}
	return otherScript
}

func runeBefore(text string, at int) rune {
	r, size := gazetteer.DecodeLastRune(text[:at])
	if size == 0 {
		return 0
	}
	return r
}

func runeAfter(text string, at int) rune {
	r, size := gazetteer.DecodeRune(text[at:])
	if size == 0 {
		return 0
	}
	return r
}
