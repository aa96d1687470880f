package gazetteer

import (
	"slices"
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
	Chars    int    // how many characters Text has
	classes  uint16 // a bit for each class of a reading
}

// Has says whether the form can be of that class.
func (f *Form) Has(class Class) bool { return f.classes&(1<<class) != 0 }

// Only says whether the form can be of that class alone.
func (f *Form) Only(class Class) bool { return f.classes == 1<<class }

// Lexicon finds the longest known form at a position of folded text.
type Lexicon struct {
	words  *Words
	forms  []Form         // by the places of their texts
	begins ByRune[uint16] // a bit for each class of the forms that begin with a character
}

// charForm is the bit of the characters that stand for a country, which are no forms of the lexicon.
const charForm = 1 << 15

// Begins says whether forms of a class begin with a character.
func (l *Lexicon) Begins(r rune, class Class) bool { return *l.begins.Get(r)&(1<<class) != 0 }

// BeginsAny says whether any form begins with a character.
func (l *Lexicon) BeginsAny(r rune) bool { return *l.begins.Get(r)&^charForm != 0 }

// BeginsName says whether any form begins with a character, or whether it can stand for a country by itself.
func (l *Lexicon) BeginsName(r rune) bool { return *l.begins.Get(r) != 0 }

// Longest is the longest form with which text begins that accept (nil: any) agrees to, or nil. It asks of the longest first.
func (l *Lexicon) Longest(text string, accept func(*Form) bool) *Form {
	var few [8]int32
	for _, i := range slices.Backward(l.words.Of(text, few[:0])) {
		if form := &l.forms[i]; accept == nil || accept(form) {
			return form
		}
	}
	return nil
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
		b.forms = append(b.forms, Form{Text: text, Chars: utf8.RuneCountInString(text)})
	}
	for _, have := range b.forms[i].Readings {
		if have == reading {
			return
		}
	}
	b.forms[i].Readings = append(b.forms[i].Readings, reading)
	b.forms[i].classes |= 1 << reading.Class
}

func (b *lexiconBuilder) build() *Lexicon {
	slices.SortFunc(b.forms, func(x, y Form) int { return strings.Compare(x.Text, y.Text) })
	texts := make([]string, len(b.forms))
	for i := range b.forms {
		texts[i] = b.forms[i].Text
	}
	l := &Lexicon{words: NewWords(texts), forms: b.forms}
	for i := range l.forms {
		first, _ := utf8.DecodeRuneInString(l.forms[i].Text)
		*l.begins.At(first) |= l.forms[i].classes
	}
	return l
}
