package gazetteer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"kaidan/graph"
)

// Check looks for what [Load] accepts and what is unlikely to be meant: two certain holders of an office that has one,
// a name of two countries, offices without a row, tenures of one person that overlap. The doubts come in the order of
// the files.
func (g *Gazetteer) Check() []Problem {
	c := checker{gaz: g}
	c.countries()
	c.organizations()
	c.places()
	c.offices()
	c.officials()
	c.posts()
	slices.SortStableFunc(c.doubts, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Folder, b.Folder), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(c.doubts)
}

type checker struct {
	gaz    *Gazetteer
	doubts []Problem
}

func (c *checker) doubt(s Source, format string, args ...any) {
	c.doubts = append(c.doubts, Problem{Source: s, Message: fmt.Sprintf(format, args...), Doubt: true})
}

// side says whether a code is a country's or an organisation's.
func (c *checker) side(code string) bool {
	return c.gaz.Countries[code] != nil || c.gaz.Organizations[code] != nil
}

func (c *checker) countries() {
	names := map[string]string{}
	chars := map[string]string{}
	for _, code := range sortedKeys(c.gaz.Countries) {
		country := c.gaz.Countries[code]
		for _, form := range append([]string{country.Name}, country.Aliases...) {
			c.shared(names, Key(form), code, country.Source, form)
		}
		for _, form := range country.Chars {
			c.shared(chars, strings.TrimSuffix(form, "?"), code, country.Source, form)
		}
	}
}

// shared doubts a form that another country or organisation has too.
func (c *checker) shared(seen map[string]string, key, code string, s Source, form string) {
	if other := seen[key]; other != "" && other != code {
		c.doubt(s, "%s: the form %s is one of %s too", code, form, other)
		return
	}
	seen[key] = code
}

func (c *checker) organizations() {
	names := map[string]string{}
	for _, code := range sortedKeys(c.gaz.Countries) {
		country := c.gaz.Countries[code]
		for _, form := range append([]string{country.Name}, country.Aliases...) {
			names[Key(form)] = code
		}
	}
	for _, id := range sortedKeys(c.gaz.Organizations) {
		organization := c.gaz.Organizations[id]
		for _, form := range append([]string{organization.Name}, organization.Aliases...) {
			c.shared(names, Key(form), id, organization.Source, form)
		}
		for _, member := range organization.Members {
			if !c.side(member) {
				c.doubt(organization.Source, "%s: no country or organisation %q among its members", id, member)
			}
		}
		if graph.IsCountry(id) {
			c.doubt(organization.Source, "%s: three capital letters name a country; take another id", id)
		}
		if !slices.Contains([]string{"body", "forum", "group"}, organization.Type) {
			c.doubt(organization.Source, "%s: type %q; want body, forum or group", id, organization.Type)
		}
	}
}

func (c *checker) places() {
	seen := map[string]*Place{}
	for _, place := range c.gaz.Places {
		for _, form := range append([]string{place.Name}, place.Aliases...) {
			if other := seen[Key(form)]; other != nil && other.Country != place.Country {
				c.doubt(place.Source, "place %s: the form %s is one of %s (%s) too", place.Name, form, other.Name, other.Source)
			}
			seen[Key(form)] = place
		}
	}
}

var (
	levels = []string{"leader", "deputy-leader", "minister", "vice", "senior", "envoy", "adviser", "ambassador", "spokesperson", "legislator", "military", "governor", "organization", "party", "other"}
	fields = []string{"foreign", "defense", "economy", "finance", "trade", "security", "interior", "health", "environment", "energy", "agriculture", "transport", "justice", "culture", "leader", "other", ""}
)

func (c *checker) offices() {
	for _, office := range c.gaz.Offices {
		for _, code := range office.Countries {
			if !c.side(code) {
				c.doubt(office.Source, "office %s: no country or organisation %q", office.ID, code)
			}
		}
		if !slices.Contains(levels, office.Level) {
			c.doubt(office.Source, "office %s: level %q; want one of %s", office.ID, office.Level, strings.Join(levels, ", "))
		}
		if !slices.Contains(fields, office.Field) {
			c.doubt(office.Source, "office %s: field %q; want one of %s", office.ID, office.Field, strings.Join(fields, ", "))
		}
	}
}

func (c *checker) officials() {
	type name struct{ country, key string }
	known := map[string]bool{}
	for _, office := range c.gaz.Offices {
		known[office.ID] = true
	}
	names := map[name]*Official{}
	for _, official := range c.gaz.Officials {
		key := name{official.Country, Key(official.Name)}
		if other := names[key]; other != nil {
			c.doubt(official.Source, "%s: %s of %s has a row already, %s (%s)", official.ID, official.Name, official.Country, other.ID, other.Source)
		}
		names[key] = official
		for i := range official.Tenures {
			c.tenure(official, &official.Tenures[i], known)
			c.overlaps(official, i)
		}
	}
}

func (c *checker) tenure(official *Official, t *Tenure, known map[string]bool) {
	posted, ambassador := strings.CutPrefix(t.Office, "ambassador-")
	switch {
	case !c.side(t.Country):
		c.doubt(t.Source, "%s: no country or organisation %q", official.ID, t.Country)
	case ambassador && posted != "at-large" && !c.side(posted):
		c.doubt(t.Source, "%s: %s is posted to %q, which is no country or organisation", official.ID, t.Office, posted)
	case ambassador:
	case !known[t.Office]:
		c.doubt(t.Source, "%s: no office %q; add a row to offices.tsv", official.ID, t.Office)
	case c.gaz.Office(t.Country, t.Office) == nil:
		c.doubt(t.Source, "%s: office %q has no row for %s, so no title means it there", official.ID, t.Office, t.Country)
	}
	if t.To == "" && t.AsOf == "" && !t.Unsure {
		c.doubt(t.Source, "%s: %s has no end and the file no line `# as of DATE`", official.ID, t.Office)
	}
}

// overlaps doubts a person who holds one office twice at once.
func (c *checker) overlaps(official *Official, i int) {
	t := &official.Tenures[i]
	for j := range i {
		other := &official.Tenures[j]
		if other.Country == t.Country && other.Office == t.Office && t.surely(other) {
			c.doubt(t.Source, "%s: two tenures of %s overlap: %s and %s", official.ID, t.Office, other.Period(), t.Period())
		}
	}
}

// posts doubts two holders at once of an office that has one.
func (c *checker) posts() {
	for key, holdings := range c.gaz.byPost {
		office := c.gaz.Office(key.country, key.office)
		if office == nil || !office.Single {
			continue
		}
		for i, a := range holdings {
			for _, b := range holdings[:i] {
				if a.official == b.official || a.tenure.Unsure || b.tenure.Unsure || !a.tenure.surely(b.tenure) {
					continue
				}
				if a.tenure.Source.Line < b.tenure.Source.Line || a.tenure.Source.File < b.tenure.Source.File {
					a, b = b, a
				}
				c.doubt(a.tenure.Source, "%s: %s of %s %s, while %s is (%s, %s)", a.official.ID, key.office, key.country,
					a.tenure.Period(), b.official.ID, b.tenure.Period(), b.tenure.Source)
			}
		}
	}
}

// surely says whether two tenures certainly share more than a day of change.
func (t *Tenure) surely(other *Tenure) bool {
	aFrom, aTo := t.certain()
	bFrom, bTo := other.certain()
	from, to := max(aFrom, bFrom), min(aTo, bTo)
	return from != "" && from < to
}

// certain are the first and last day on which the tenure surely ran; "" as first day where it cannot be said.
func (t *Tenure) certain() (first, last string) {
	last = t.To.First()
	if t.To == "" {
		last = t.AsOf.First()
	}
	return t.From.Last(), last
}

// Period is the tenure's time as in the files: 2021-10-04..2024-10-01.
func (t *Tenure) Period() string {
	period := string(t.From) + ".." + string(t.To)
	if t.Unsure {
		period += "?"
	}
	return period
}

// Figures count what a gazetteer holds.
type Figures struct {
	Countries, Organizations, Places, Offices, Titles, Officials, Tenures, Unsure, Forms int
	NoTenure                                                                             int // officials known by name only
	Covered                                                                              int // countries whose leader, foreign minister and defence minister it knows on the day
}

// Figures counts the entries, and how many countries it covers on a day.
func (g *Gazetteer) Figures(on graph.Date) Figures {
	f := Figures{
		Countries: len(g.Countries), Organizations: len(g.Organizations), Places: len(g.Places), Offices: len(g.Offices),
		Officials: len(g.Officials), Titles: g.titles(), Forms: len(g.lexicon.forms),
	}
	for _, official := range g.Officials {
		f.Tenures += len(official.Tenures)
		if len(official.Tenures) == 0 {
			f.NoTenure++
		}
		for i := range official.Tenures {
			if official.Tenures[i].Unsure {
				f.Unsure++
			}
		}
	}
	for code := range g.Countries {
		leader := g.held(code, on, "president", "prime-minister", "supreme-leader", "head-of-state")
		if leader && g.held(code, on, "foreign-minister") && g.held(code, on, "defense-minister") {
			f.Covered++
		}
	}
	return f
}

func (g *Gazetteer) titles() int {
	distinct := map[*Titled]bool{}
	for _, t := range g.byTitle {
		distinct[t] = true
	}
	return len(distinct)
}

// held says whether one of the offices has a known holder on a day.
func (g *Gazetteer) held(country string, on graph.Date, offices ...string) bool {
	return slices.ContainsFunc(offices, func(office string) bool { return len(g.Holders(country, office, on)) > 0 })
}
