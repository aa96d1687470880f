package ingest

import (
	"slices"
	"strings"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
)

// person is an official of one brief, once however often he or she is mentioned.
type person struct {
	id         graph.OfficialID
	name       string
	nameEn     string
	country    string
	title      string // as shown: 外相
	officeID   string
	level      string
	field      string
	aliases    []string
	known      *gazetteer.Official // nil: not in the gazetteer
	former     bool
	statements []int
}

// cast are the people of one brief, in the order of first mention.
type cast struct {
	all    []*person
	recent []*person // the last mentioned first
}

// saw notes that a person is mentioned in a statement.
func (c *cast) saw(p *person, statement int) *person {
	if !slices.Contains(p.statements, statement) {
		p.statements = append(p.statements, statement)
	}
	c.recent = slices.DeleteFunc(c.recent, func(other *person) bool { return other == p })
	c.recent = slices.Insert(c.recent, 0, p)
	return p
}

// official is the person of a gazetteer entry, new or known to the brief.
func (c *cast) official(o *gazetteer.Official) *person {
	for _, p := range c.all {
		if p.known == o {
			return p
		}
	}
	p := &person{id: o.ID, name: o.Name, nameEn: o.NameEn, country: o.Country, aliases: spellings(o), known: o}
	c.all = append(c.all, p)
	return p
}

// unlisted is the person of a name that the gazetteer lacks, new or known to the brief.
func (c *cast) unlisted(name, country string) *person {
	for _, p := range c.all {
		if p.known == nil && (p.name == name || strings.HasSuffix(p.name, name) || strings.HasPrefix(p.name, name)) &&
			(p.country == country || country == "" || p.country == "") {
			if p.country == "" {
				p.country = country
			}
			return p
		}
	}
	p := &person{name: name, country: country}
	c.all = append(c.all, p)
	return p
}

// find is the most recently mentioned person whom a test accepts, or nil.
func (c *cast) find(accept func(*person) bool) *person {
	for _, p := range c.recent {
		if accept(p) {
			return p
		}
	}
	return nil
}

// ranks are the levels that people bring to a meeting. The heads of the European Union meet leaders and ministers as their like,
// and any organisation's guest at a meeting of several countries does not change its level; but the head of another organisation
// and one minister are of unlike rank.
func ranks(people []*person) []string {
	states := 0
	for _, p := range people {
		if p.level != "organization" {
			states++
		}
	}
	var levels []string
	for _, p := range people {
		level := p.level
		if level == "organization" && p.country != "EU" && states < 2 {
			level = "international"
		}
		levels = append(levels, level)
	}
	return levels
}

// notYet says whether somebody held none of the offices for which he or she is listed, and is called by no title: an opposition
// leader who came to office later.
func (r *reader) notYet(p *person) bool {
	if p.known == nil || p.title != "" || r.brief.Published == "" || len(p.known.Tenures) == 0 {
		return false
	}
	return !slices.ContainsFunc(p.known.Tenures, func(t gazetteer.Tenure) bool {
		return t.From == "" || t.From.First() <= r.brief.Published.Last()
	})
}

// spellings are the other forms by which texts name an official.
func spellings(o *gazetteer.Official) []string {
	forms := slices.Clone(o.Aliases)
	for _, short := range o.Short {
		if len([]rune(short)) >= 2 {
			forms = append(forms, short)
		}
	}
	slices.Sort(forms)
	forms = slices.Compact(forms)
	if forms == nil {
		return []string{}
	}
	return forms
}

// leads says whether the person's level is that of leaders.
func (p *person) leads() bool { return p.level == "leader" }
