package ingest

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

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
	called     []string // see familyNames; nil: not asked yet
}

// cast are the people of one brief, in the order of first mention.
type cast struct {
	desk   *desk
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

// knows says whether a person was mentioned.
func (c *cast) knows(p *person) bool { return slices.Contains(c.recent, p) }

// official is the person of a gazetteer entry, new or known to the brief.
func (c *cast) official(o *gazetteer.Official) *person {
	for _, p := range c.all {
		if p.known == o {
			return p
		}
	}
	p := c.desk.people.put(person{id: o.ID, name: o.Name, nameEn: o.NameEn, country: o.Country, aliases: spellings(o), known: o})
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
	p := c.desk.people.put(person{name: name, country: country})
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

// bareNames marks the katakana family names, however short, of people whom the brief has named before: ズマは, ルセフに.
func (r *reader) bareNames(l *line) {
	for _, p := range r.cast.all {
		for _, form := range p.familyNames() {
			for at := 0; ; {
				i := index(l.text[at:], form)
				if i < 0 {
					break
				}
				start := at + i
				at = start + len(form)
				if l.wordAlone(start, at) && l.covering(start) == nil {
					l.insert(l.desk.mentions.put(mention{span: span{start, at}, kind: officialMention, people: l.desk.persons.one(p), head: at, via: "family name, spoken of before"}))
				}
			}
		}
	}
}

// familyNames are the katakana names by which somebody can be called alone.
func (p *person) familyNames() []string {
	if p.called == nil {
		p.called = p.findFamilyNames()
	}
	return p.called
}

func (p *person) findFamilyNames() []string {
	last := p.name
	if i := lastIndex(p.name, "・"); i >= 0 {
		last = p.name[i+len("・"):]
	}
	names := []string{last}
	if p.known != nil {
		names = append(names, p.known.Short...)
	}
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool {
		return utf8.RuneCountInString(name) < 2 || strings.ContainsFunc(name, func(r rune) bool { return scriptOf(r) != katakana })
	})
}

// wordAlone says whether a katakana word stands alone before a particle.
func (l *line) wordAlone(start, end int) bool {
	before := runeBefore(l.text, start)
	if before == '・' || scriptOf(before) == katakana || scriptOf(before) == latin {
		return false
	}
	return startsWithAny(l.text[end:], "は", "が", "と", "に", "を", "の", "も", "へ", "、", "側", "自身", "から", "らは", "らが")
}

// insert puts a mention in its place.
func (l *line) insert(m *mention) {
	i := sort.Search(len(l.mentions), func(i int) bool { return l.mentions[i].start > m.start })
	if i < len(l.mentions) && l.mentions[i].start < m.end {
		return
	}
	l.mentions = slices.Insert(l.mentions, i, m)
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
		if p.former {
			level = "former" // クリントン元大統領 makes no summit
		}
		if p.officeID == "high-representative" {
			level = "minister"
		}
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
	forms := append(make([]string, 0, len(o.Aliases)+len(o.Short)), o.Aliases...)
	for _, short := range o.Short {
		if len([]rune(short)) >= 2 {
			forms = append(forms, short)
		}
	}
	slices.Sort(forms)
	return slices.Compact(forms)
}

// leads says whether the person's level is that of leaders.
func (p *person) leads() bool { return p.level == "leader" }
