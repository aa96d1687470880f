package gazetteer

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// Class of a form in the lexicon.
type Class uint8

// The classes. One form can have readings of several: マルタ is a country, ケネディ a person and a place.
const (
	CountryForm Class = iota
	OrganizationForm
	GatheringForm // an assembly or organ of an organisation: 国連総会
	PlaceForm
	TitleForm
	NameForm // full name of an official
	ShortForm
	StopForm // hides the names inside it: 朝鮮半島, インド太平洋
)

// Reading is one meaning of a form.
type Reading struct {
	Class    Class
	Ref      string // country code, organisation id
	Place    *Place
	Official *Official
}

// Form is a written form and its meanings.
type Form struct {
	Text     string // folded
	Readings []Reading
}

// Has says whether the form can be of that class.
func (f *Form) Has(class Class) bool {
	for i := range f.Readings {
		if f.Readings[i].Class == class {
			return true
		}
	}
	return false
}

// Lexicon finds the longest known form at a position of folded text.
type Lexicon struct {
	forms []Form            // sorted by text
	one   map[rune]*Form    // the forms of one character
	two   map[[2]rune]block // where the longer forms that begin with two characters stand
}

// block is a run of forms.
type block struct{ lo, hi int }

// Longest is the longest form with which text begins that accept (nil: any) agrees to, or nil.
func (l *Lexicon) Longest(text string, accept func(*Form) bool) *Form {
	first, depth := utf8.DecodeRuneInString(text)
	var found *Form
	if form := l.one[first]; form != nil && (accept == nil || accept(form)) {
		found = form
	}
	second, size := utf8.DecodeRuneInString(text[depth:])
	if size == 0 {
		return found
	}
	depth += size
	for b := l.two[[2]rune{first, second}]; b.lo < b.hi; {
		if form := &l.forms[b.lo]; len(form.Text) == depth {
			if accept == nil || accept(form) {
				found = form
			}
			b.lo++
		}
		if depth == len(text) || b.lo == b.hi {
			break
		}
		_, size := utf8.DecodeRuneInString(text[depth:])
		b = l.narrow(b, depth, text[depth:depth+size])
		depth += size
	}
	return found
}

// narrow keeps the forms of a block that go on with a character at byte depth; all are longer than depth.
func (l *Lexicon) narrow(b block, depth int, next string) block {
	at := func(i int) string {
		rest := l.forms[i].Text[depth:]
		return rest[:min(len(next), len(rest))]
	}
	lo := b.lo + sort.Search(b.hi-b.lo, func(i int) bool { return at(b.lo+i) >= next })
	hi := lo + sort.Search(b.hi-lo, func(i int) bool { return at(lo+i) > next })
	return block{lo, hi}
}

type lexiconBuilder struct {
	index map[string]int
	forms []Form
}

func (b *lexiconBuilder) add(text string, reading Reading) {
	folded := Fold(text)
	b.addFolded(folded.Text, reading)
	if bare := strings.ReplaceAll(folded.Text, "・", ""); bare != folded.Text && utf8.RuneCountInString(bare) > 3 {
		b.addFolded(bare, reading)
	}
}

func (b *lexiconBuilder) addFolded(text string, reading Reading) {
	if text == "" {
		return
	}
	i, known := b.index[text]
	if !known {
		i = len(b.forms)
		b.index[text] = i
		b.forms = append(b.forms, Form{Text: text})
	}
	for _, have := range b.forms[i].Readings {
		if have == reading {
			return
		}
	}
	b.forms[i].Readings = append(b.forms[i].Readings, reading)
}

func (b *lexiconBuilder) build() *Lexicon {
	slices.SortFunc(b.forms, func(x, y Form) int { return strings.Compare(x.Text, y.Text) })
	l := &Lexicon{forms: b.forms, one: map[rune]*Form{}, two: map[[2]rune]block{}}
	for i := range l.forms {
		form := &l.forms[i]
		first, size := utf8.DecodeRuneInString(form.Text)
		if size == len(form.Text) {
			l.one[first] = form
			continue
		}
		second, _ := utf8.DecodeRuneInString(form.Text[size:])
		at, known := l.two[[2]rune{first, second}]
		if !known {
			at.lo = i
		}
		at.hi = i + 1
		l.two[[2]rune{first, second}] = at
	}
	return l
}
