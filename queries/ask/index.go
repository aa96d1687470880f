package ask

import (
	_ "embed"
	"slices"
	"strings"

	"kaidan/ingest/gazetteer"
)

// Index is the gazetteer by every form that people type. It does not change and is safe for concurrent use.
type Index struct {
	gaz     *gazetteer.Gazetteer
	sides   map[string]string   // key of a name → country code or organisation id
	english map[string][]string // key of an English name, whole or in part → ids and codes
	brief   map[string][]string // key of an English word of two letters → ids: Xi, Li; it needs a title
	places  map[string]string   // key of an English name of a place → its name
	offices map[string][]*gazetteer.Office
}

// NewIndex reads a gazetteer.
func NewIndex(gaz *gazetteer.Gazetteer) *Index {
	x := &Index{gaz: gaz, sides: map[string]string{}, english: map[string][]string{}, brief: map[string][]string{}, places: map[string]string{}, offices: map[string][]*gazetteer.Office{}}
	for _, id := range sorted(gaz.Organizations) {
		o := gaz.Organizations[id]
		x.side(id, slices.Concat([]string{id, o.Name, o.NameEn}, o.Gatherings, o.Aliases))
	}
	for _, code := range sorted(gaz.Countries) {
		c := gaz.Countries[code]
		x.side(code, slices.Concat([]string{code, c.Name, c.NameEn}, c.Aliases))
	}
	for form, code := range englishShort {
		if gaz.Countries[code] != nil {
			x.side(code, []string{form})
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(demonyms), "\n") {
		if code, adjectives, _ := strings.Cut(line, "\t"); gaz.Countries[code] != nil {
			x.side(code, strings.Split(adjectives, "\t"))
		}
	}
	for _, p := range gaz.Places {
		key := gazetteer.Key(p.NameEn)
		if known := x.places[key]; p.NameEn != "" && (known == "" || len(p.Name) < len(known)) { // ニューヨーク, not ニューヨーク州
			x.places[key] = p.Name
		}
	}
	for _, o := range gaz.Officials {
		x.put(gazetteer.Key(o.NameEn), string(o.ID))
		x.put(reversed(o.NameEn), string(o.ID))
		for _, word := range strings.Fields(o.NameEn) {
			key := gazetteer.Key(word)
			switch {
			case len(word) > 2:
				x.put(key, string(o.ID))
			case len(word) == 2:
				x.brief[key] = append(x.brief[key], string(o.ID))
			}
		}
	}
	for _, o := range gaz.Offices {
		key := gazetteer.Key(o.NameEn)
		x.offices[key] = append(x.offices[key], o)
	}
	return x
}

// demonyms are the adjectives of countries in English, a line for each country: code, tab, adjectives.
//
//go:embed demonyms.tsv
var demonyms string

// englishShort are abbreviations of English, which are no names of their own.
var englishShort = map[string]string{"us": "USA", "u.s.": "USA", "uk": "GBR", "u.k.": "GBR", "korea": "KOR", "rok": "KOR", "dprk": "PRK", "prc": "CHN", "uae": "ARE"}

func (x *Index) side(code string, forms []string) {
	for _, form := range forms {
		if form == "" {
			continue
		}
		key := gazetteer.Key(form)
		x.sides[key] = code
		if ascii(form) {
			x.put(key, code)
		}
	}
}

func (x *Index) put(key, id string) {
	if key != "" && !slices.Contains(x.english[key], id) {
		x.english[key] = append(x.english[key], id)
	}
}

// Side is the code or id of the country or organisation that text names, or "".
func (x *Index) Side(text string) string {
	if code := x.sides[gazetteer.Key(text)]; code != "" {
		return code
	}
	if code, rare := x.gaz.Char(text); code != "" && !rare {
		return code
	}
	return ""
}
