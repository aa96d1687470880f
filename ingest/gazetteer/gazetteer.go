package gazetteer

import (
	"cmp"
	"slices"
	"strings"

	"kaidan/graph"
)

// Country is one row of countries.tsv.
type Country struct {
	Code     string
	Name     string
	NameEn   string
	Aliases  []string
	Chars    []string // one-character forms: 米; a trailing ? marks a rare one
	Contexts []string // forms that count only in a context: 北
	Source   Source
}

// Organization is one row of organizations.tsv.
type Organization struct {
	ID         string
	Type       string // body, forum, group
	Name       string
	NameEn     string
	Aliases    []string
	Members    []string
	Gatherings []string
	Source     Source
}

// Place is one row of places.tsv.
type Place struct {
	Name    string
	NameEn  string
	Country string // "" for a sea
	Aliases []string
	Type    string
	Source  Source
}

// Office is one row of offices.tsv: an office and the titles it has in some countries.
type Office struct {
	ID        string
	Countries []string // nil: every country without a row of its own
	Level     string
	Field     string
	Single    bool // one holder at a time
	Title     string
	Titles    []string
	NameEn    string
	Source    Source
}

// Tenure is a period in which an official held an office.
type Tenure struct {
	Country  string
	Office   string
	From, To graph.Date // To "" : still in office on AsOf
	AsOf     graph.Date
	Unsure   bool
	Source   Source
	from, to bounds // of From and To
}

// bounds are the first and the last day that a date can mean.
type bounds struct{ first, last string }

// Official is one row of officials/*.tsv.
type Official struct {
	ID      graph.OfficialID
	Country string
	Name    string
	NameEn  string
	Short   []string
	Aliases []string
	Tenures []Tenure
	Source  Source
}

type post struct{ country, office string }

// Gazetteer is all that the files say. It does not change after [Load] and is safe for concurrent use.
type Gazetteer struct {
	Countries     map[string]*Country
	Organizations map[string]*Organization
	Places        []*Place
	Offices       []*Office
	Officials     []*Official

	lexicon *Lexicon
	stops   []string
	byID    map[graph.OfficialID]*Official
	byTitle map[string]*Titled // by key, and by the title as written
	byPost  map[post][]holding
	byKey   map[string][]*Official
	byShort map[string][]*Official
	chars   ByRune[char]
	offices map[string][]*Office // by id
	places  map[string]*Place
}

// char is what a character stands for: 米 → USA; a rare one, 西 → ESP; in a fitting context, 北 → PRK.
type char struct{ code, rare, context string }

type holding struct {
	official *Official
	tenure   *Tenure
}

// Lexicon finds the known names in text.
func (g *Gazetteer) Lexicon() *Lexicon { return g.lexicon }

// Official is the official of that id, or nil.
func (g *Gazetteer) Official(id graph.OfficialID) *Official { return g.byID[id] }

// Char is the code of the country that a one-character form stands for, and whether the form is a rare one.
func (g *Gazetteer) Char(form string) (code string, rare bool) {
	c := g.char(form)
	if c.code != "" {
		return c.code, false
	}
	return c.rare, c.rare != ""
}

// Context is the code of the country that a form stands for in a fitting context (北 → PRK), or "".
func (g *Gazetteer) Context(form string) string { return g.char(form).context }

// char is what a form of one character stands for.
func (g *Gazetteer) char(form string) *char {
	r, size := DecodeRune(form)
	if size < len(form) {
		return &char{}
	}
	return g.chars.Get(r)
}

// Place is the place of that name or alias, or nil.
func (g *Gazetteer) Place(name string) *Place { return g.places[Key(name)] }

// Named are the officials whose full name or alias this is.
func (g *Gazetteer) Named(name string) []*Official { return g.byKey[Key(name)] }

// Short are the officials whom the press calls by this form (a family name).
func (g *Gazetteer) Short(form string) []*Official { return g.byShort[Key(form)] }

// OfficesOf are the offices that a title can mean in a country (any country, where country is ""). A row that names the
// country comes alone; without one, the general rows count.
func (g *Gazetteer) OfficesOf(title, country string) []*Office {
	return g.Titled(title).In(country)
}

// Titled are the offices of a title, nil where no office has it.
func (g *Gazetteer) Titled(title string) *Titled {
	if t := g.byTitle[title]; t != nil {
		return t
	}
	return g.byTitle[Key(title)]
}

// In are the offices that the title can mean in a country; see [Gazetteer.OfficesOf].
func (t *Titled) In(country string) []*Office {
	if t == nil {
		return nil
	}
	switch own := t.own[country]; {
	case len(own) > 0:
		return own
	case country == "":
		return t.all
	}
	return t.general
}

// Titled are the offices of one title.
type Titled struct {
	own     map[string][]*Office // by country
	general []*Office
	all     []*Office // the general ones first
}

func (t *Titled) add(office *Office) {
	if slices.Contains(t.all, office) {
		return
	}
	if office.Countries == nil {
		t.all = slices.Insert(t.all, len(t.general), office)
		t.general = append(t.general, office)
		return
	}
	t.all = append(t.all, office)
	for _, country := range office.Countries {
		t.own[country] = append(t.own[country], office)
	}
}

// Title is how the office is called in a country: the title of the country's own row, else of the general one, else the
// office id.
func (g *Gazetteer) Title(country, officeID string) string {
	title := ""
	for _, office := range g.offices[officeID] {
		if slices.Contains(office.Countries, country) {
			return office.Title
		}
		if office.Countries == nil && title == "" {
			title = office.Title
		}
	}
	return cmp.Or(title, officeID)
}

// Office is the row of an office for a country, or nil.
func (g *Gazetteer) Office(country, officeID string) *Office {
	var general *Office
	for _, office := range g.offices[officeID] {
		if slices.Contains(office.Countries, country) {
			return office
		}
		if office.Countries == nil && general == nil {
			general = office
		}
	}
	return general
}

// Holders are those who surely held an office on a day: one for most offices, more where several hold it at once, none
// where the gazetteer cannot say. On a day of change it is the newcomer.
func (g *Gazetteer) Holders(country, officeID string, on graph.Date) []*Official {
	var sure, maybe []holding
	for _, h := range g.byPost[post{country, officeID}] {
		switch h.tenure.covers(on) {
		case certain:
			sure = append(sure, h)
		case possible:
			maybe = append(maybe, h)
		}
	}
	if len(sure) == 0 && len(maybe) == 1 {
		sure = maybe
	}
	if len(sure) > 1 { // of two on a day of change, the newcomer
		kept := slices.DeleteFunc(slices.Clone(sure), func(h holding) bool { return h.tenure.To != "" && h.tenure.To == on })
		if len(kept) > 0 {
			sure = kept
		}
	}
	officials := make([]*Official, 0, len(sure))
	for _, h := range sure {
		if !slices.Contains(officials, h.official) {
			officials = append(officials, h.official)
		}
	}
	return officials
}

// Served are an official's tenures that may cover a day, unsure ones among them.
func (o *Official) Served(on graph.Date) []*Tenure {
	var tenures []*Tenure
	for i := range o.Tenures {
		if o.Tenures[i].MayCover(on) {
			tenures = append(tenures, &o.Tenures[i])
		}
	}
	return tenures
}

// Serves says whether one of an official's tenures, unsure ones among them, may cover a day.
func (o *Official) Serves(on graph.Date) bool {
	for i := range o.Tenures {
		if o.Tenures[i].MayCover(on) {
			return true
		}
	}
	return false
}

// MayCover says whether a tenure, sure or not, may cover a day.
func (t *Tenure) MayCover(on graph.Date) bool {
	return on != "" && t.holds(on) != impossible
}

type certainty int

const (
	impossible certainty = iota
	possible
	certain
)

// covers says whether the tenure surely includes a day (a month or year: any day of it), going by what was known on AsOf.
func (t *Tenure) covers(on graph.Date) certainty {
	if on == "" || t.Unsure || t.To == "" && t.AsOf != "" && on.First() > t.AsOf.Last() {
		return impossible
	}
	return t.holds(on)
}

// holds compares a day with the beginning and end of the tenure.
func (t *Tenure) holds(on graph.Date) certainty {
	first, last := on.First(), on.Last()
	if t.From != "" && t.from.first > last || t.To != "" && t.to.last < first {
		return impossible
	}
	if t.From == "" || t.from.last > first || t.To != "" && t.to.first < last {
		return possible
	}
	return certain
}

// IsOrganization says whether code is an organisation's id.
func (g *Gazetteer) IsOrganization(code string) bool { return g.Organizations[code] != nil }

// Name is the customary Japanese name of a country or organisation; the code itself where it has none.
func (g *Gazetteer) Name(code string) string {
	if country := g.Countries[code]; country != nil {
		return country.Name
	}
	if organization := g.Organizations[code]; organization != nil {
		return organization.Name
	}
	return code
}

func splitList(field string) []string {
	if strings.TrimSpace(field) == "" {
		return nil
	}
	parts := strings.Split(field, "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return slices.DeleteFunc(parts, func(part string) bool { return part == "" })
}
