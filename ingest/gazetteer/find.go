package gazetteer

import (
	"cmp"
	"slices"
	"strings"

	"kaidan/graph"
)

// Found is an entry that a written form can mean.
type Found struct {
	Type     string // official, country, organization, gathering, place, office
	ID       string
	Name     string
	NameEn   string
	Form     string // which of its forms fits
	Country  string // of an official: whom he or she serves; of a place: where it lies
	Forms    []string
	Tenures  []Tenure
	Source   Source
	Official *Official
}

// Find gives every entry that has a form, whatever its width, script variant or dots. Where no entry has exactly that
// form, those come that have it inside one of theirs; exact is false then.
func (g *Gazetteer) Find(form string) (found []Found, exact bool) {
	key := Key(form)
	if key == "" {
		return nil, false
	}
	if found = g.match(func(k string) bool { return k == key }); len(found) > 0 {
		return found, true
	}
	return g.match(func(k string) bool { return strings.Contains(k, key) }), false
}

func (g *Gazetteer) match(fits func(key string) bool) []Found {
	var found []Found
	add := func(f Found, forms ...string) {
		i := slices.IndexFunc(forms, func(form string) bool { return form != "" && fits(Key(strings.TrimSuffix(form, "?"))) })
		if i >= 0 {
			f.Form = forms[i]
			f.Forms = slices.DeleteFunc(slices.Clone(forms), func(form string) bool { return form == "" || form == f.Name || form == f.NameEn || form == f.ID })
			found = append(found, f)
		}
	}
	for _, code := range sortedKeys(g.Countries) {
		c := g.Countries[code]
		add(Found{Type: "country", ID: code, Name: c.Name, NameEn: c.NameEn, Source: c.Source},
			slices.Concat([]string{c.Name, c.NameEn, code}, c.Aliases, c.Chars, c.Contexts)...)
	}
	for _, id := range sortedKeys(g.Organizations) {
		o := g.Organizations[id]
		add(Found{Type: "organization", ID: id, Name: o.Name, NameEn: o.NameEn, Source: o.Source},
			slices.Concat([]string{o.Name, o.NameEn, id}, o.Aliases)...)
		add(Found{Type: "gathering", ID: id, Name: o.Name, NameEn: o.NameEn, Source: o.Source}, o.Gatherings...)
	}
	for _, p := range g.Places {
		add(Found{Type: "place", ID: p.Name, Name: p.Name, NameEn: p.NameEn, Country: p.Country, Source: p.Source},
			slices.Concat([]string{p.Name, p.NameEn}, p.Aliases)...)
	}
	for _, o := range g.Offices {
		add(Found{Type: "office", ID: o.ID, Name: o.Title, NameEn: o.NameEn, Country: strings.Join(o.Countries, "|"), Source: o.Source},
			slices.Concat([]string{o.Title, o.NameEn, o.ID}, o.Titles)...)
	}
	for _, o := range g.Officials {
		add(Found{Type: "official", ID: string(o.ID), Name: o.Name, NameEn: o.NameEn, Country: o.Country, Tenures: o.Tenures, Source: o.Source, Official: o},
			slices.Concat([]string{o.Name, o.NameEn, string(o.ID)}, o.Short, o.Aliases)...)
	}
	return found
}

// Held is an official's period in an office.
type Held struct {
	Official *Official
	Tenure   *Tenure
	Certain  bool // surely in office on the day asked for
}

// History gives everyone who held an office, the newest first; country "" is every country, a day narrows it to those
// whose period may include it.
func (g *Gazetteer) History(country, officeID string, on graph.Date) []Held {
	var all []Held
	for key, holdings := range g.byPost {
		if key.office != officeID || country != "" && key.country != country {
			continue
		}
		sure := g.Holders(key.country, officeID, on)
		for _, h := range holdings {
			loose := *h.tenure
			loose.Unsure = false
			if on != "" && loose.covers(on) == impossible {
				continue
			}
			all = append(all, Held{h.official, h.tenure, slices.Contains(sure, h.official)})
		}
	}
	slices.SortFunc(all, func(a, b Held) int {
		return cmp.Or(cmp.Compare(a.Tenure.Country, b.Tenure.Country), -cmp.Compare(a.Tenure.From, b.Tenure.From), cmp.Compare(a.Official.ID, b.Official.ID))
	})
	return all
}
