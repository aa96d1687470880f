package gazetteer

import (
	"strings"
	"unicode/utf8"

	"github.com/ikawaha/kagome-dict/dict/trie"
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
	forms []Form
	index trie.DoubleArray
}

// Longest is the longest form with which text begins that accept (nil: any) agrees to, or nil.
func (l *Lexicon) Longest(text string, accept func(*Form) bool) *Form {
	var found *Form
	l.index.CommonPrefixSearchCallback(text, func(id, _ int) {
		form := &l.forms[id-1]
		if accept == nil || accept(form) {
			found = form
		}
	})
	return found
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

func (b *lexiconBuilder) build() (*Lexicon, error) {
	words := make([]string, len(b.forms))
	ids := make([]int, len(b.forms))
	for i := range b.forms {
		words[i], ids[i] = b.forms[i].Text, i+1
	}
	sortTogether(words, ids)
	index, err := trie.BuildWithIDs(words, ids)
	if err != nil {
		return nil, err
	}
	return &Lexicon{forms: b.forms, index: index}, nil
}
