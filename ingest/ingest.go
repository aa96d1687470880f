package ingest

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
)

// Version names the rules; it changes whenever an extraction can change.
const Version = "kaidan-rules-2"

// Extractor reads briefs. It is safe for concurrent use.
type Extractor struct {
	gaz   *gazetteer.Gazetteer
	dict  *dictionary
	desks sync.Pool
}

// New is an extractor that knows a gazetteer. The dictionary is loaded beside the caller's further work.
func New(gaz *gazetteer.Gazetteer) (*Extractor, error) {
	Warm()
	return &Extractor{gaz: gaz, dict: newDictionary()}, nil
}

// reader is the state of reading one brief, statement by statement.
type reader struct {
	x             *Extractor
	desk          *desk
	brief         *graph.Brief
	lines         []*line
	cast          cast
	groups        [][]string // sides named together, the last one last
	accounts      []*account
	tours         []*account // journeys through regions, told of no country
	topics        []*arg     // subjects of the sentences so far, the last one last
	topicPerson   *person    // the last sentence's subject
	nearCountry   string     // the country spoken of last
	nearCountries []string   // the last first
	pairWord      string     // the word by which a pair of countries was named last: 日朝|両政府
	pair          []string
	lastRef       *account   // the event that a sentence last referred back to
	lastDay       graph.Date // the day of the last event that took place
	seen          map[string]bool
	organizations map[string]bool
	title         string            // the one asked for last by tenureFor: one name can have many readings
	titled        *gazetteer.Titled // its offices
	trace         *[]Step
}

// Step is one decision on the way from a brief to its meetings: where it was taken, by which stage, and what it was.
// Start and End are bytes in the original statement.
type Step struct {
	Statement, Start, End int
	Stage, Text           string
}

// Explain reads a brief as [Extractor.Extract] does and tells every decision about events on the way.
func (x *Extractor) Explain(brief graph.Brief) (graph.Extraction, []Step) {
	var steps []Step
	if brief.Statements == nil {
		brief.Statements = []string{}
	}
	r := x.read(&brief, &desk{}, &steps)
	return r.extraction(), steps
}

func (r *reader) tell(l *line, s span, stage, format string, args ...any) {
	if r.trace == nil {
		return
	}
	start, end := l.original(s)
	*r.trace = append(*r.trace, Step{l.index, start, end, stage, fmt.Sprintf(format, args...)})
}

// Extract reads one brief.
func (x *Extractor) Extract(brief graph.Brief) graph.Extraction {
	if brief.Statements == nil {
		brief.Statements = []string{}
	}
	d, ok := x.desks.Get().(*desk)
	if !ok {
		d = &desk{}
	}
	ex := x.read(&brief, d, nil).extraction()
	d.clear()
	x.desks.Put(d)
	return ex
}

func (x *Extractor) read(brief *graph.Brief, d *desk, trace *[]Step) *reader {
	r := &reader{x: x, desk: d, cast: cast{desk: d}, trace: trace, brief: brief, seen: map[string]bool{}, organizations: map[string]bool{}}
	r.lines = make([]*line, 0, len(brief.Statements)+1)
	for i := range len(brief.Statements) + 1 { // stage by stage where lines need not know of each other: less code at a time
		l := x.newLine(d, i, brief.Statement(i))
		x.find(l)
		r.lines = append(r.lines, l)
	}
	for _, l := range r.lines {
		if l.text == "" {
			continue
		}
		r.note(l)
		r.link(l)
		l.dates = findDates(l.text, brief.Published, r.lastDay, d.dates.take(usualDates))
		l.dates = l.ownTime()
		l.since()
		r.meet(l)
	}
	r.addTours()
	r.merge()
	return r
}

// usualDates are as many as most lines have at most.
const usualDates = 4

// note keeps which countries and organisations a line names, before linking takes their mentions into officials.
func (r *reader) note(l *line) {
	for _, m := range l.mentions {
		switch m.kind {
		case countryMention, compoundMention:
			for _, code := range m.codes {
				if r.x.gaz.IsOrganization(code) {
					r.organizations[code] = true
				} else {
					r.seen[code] = true
				}
			}
		case orgMention, gatheringMention:
			r.organizations[m.codes[0]] = true
			r.noteInside(l.text[m.start:m.end])
		case titleMention:
			for _, code := range r.postedIn(m.title) {
				r.seen[code] = true
			}
		}
	}
}

// noteInside keeps the country that the name of a group adds to another: 安保理常任理事国と|ドイツ.
func (r *reader) noteInside(name string) {
	for _, joint := range []string{"国と", "国に"} {
		_, rest, ok := strings.Cut(name, joint)
		if !ok {
			continue
		}
		if form := r.x.gaz.Lexicon().Longest(rest, func(f *gazetteer.Form) bool { return f.Has(gazetteer.CountryForm) }); form != nil {
			r.seen[form.Readings[0].Ref] = true
		}
	}
}

// postedIn are the countries inside a title: 駐日大使, 駐日米大使.
func (r *reader) postedIn(title string) []string {
	var codes []string
	if len(title) < len("駐日") || title[:len("駐")] != "駐" {
		return nil
	}
	inner := r.x.newLine(r.desk, 0, title)
	for at := len("駐"); at < len(title); {
		if m := r.x.compoundAt(inner, at); m != nil {
			return m.codes
		}
		if form := r.x.gaz.Lexicon().Longest(title[at:], func(f *gazetteer.Form) bool { return f.Has(gazetteer.CountryForm) }); form != nil {
			codes = append(codes, form.Readings[0].Ref)
			at += len(form.Text)
			continue
		}
		char := string(runeAfter(title, at))
		if code, _ := r.x.gaz.Char(char); code != "" && len(codes) == 0 {
			codes = append(codes, code)
		}
		at += len(char)
	}
	return codes
}

func (r *reader) extraction() graph.Extraction {
	ex := graph.Extraction{
		Brief: *r.brief, Countries: []graph.CountryCode{}, Organizations: []graph.OrganizationID{},
		Officials: []graph.Official{}, Meetings: []graph.Account{}, Extractor: Version,
	}
	r.cast.all = slices.DeleteFunc(slices.Clone(r.cast.all), r.notYet)
	for _, a := range r.accounts {
		a.people = slices.DeleteFunc(slices.Clone(a.people), r.notYet)
	}
	for _, p := range r.cast.all {
		if p.known != nil && !p.former && !r.x.gaz.IsOrganization(p.country) {
			r.seen[p.country] = true
		}
	}
	for _, code := range sorted(r.seen) {
		ex.Countries = append(ex.Countries, graph.CountryCode(code))
	}
	for _, id := range sorted(r.organizations) {
		ex.Organizations = append(ex.Organizations, graph.OrganizationID(id))
	}
	for _, p := range r.cast.all {
		ex.Officials = append(ex.Officials, p.official())
	}
	for _, a := range r.accounts {
		ex.Meetings = append(ex.Meetings, r.account(a))
	}
	mentioned := 0
	for _, l := range r.lines {
		mentioned += len(l.mentions) + len(l.dates)
	}
	if mentioned > 0 {
		ex.Mentions = make([]graph.Mention, 0, mentioned)
	}
	for _, l := range r.lines {
		ex.Mentions = r.mentions(l, ex.Mentions)
	}
	return ex
}

func sorted(set map[string]bool) []string {
	keys := make([]string, 0, len(set))
	for key := range set {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func (p *person) official() graph.Official {
	aliases := p.aliases
	if aliases == nil {
		aliases = []string{}
	}
	slices.Sort(p.statements)
	return graph.Official{
		ID: p.id, Name: p.name, NameEn: p.nameEn, Country: p.country, Office: p.title, OfficeID: p.officeID,
		Aliases: aliases, Listed: p.known != nil, Statements: p.statements,
	}
}

var mentionTypes = map[mentionKind]graph.MentionType{
	countryMention: graph.CountryMention, compoundMention: graph.CountryMention, groupMention: graph.CountryMention,
	orgMention: graph.OrganizationMention, gatheringMention: graph.OrganizationMention, placeMention: graph.PlaceMention,
	officialMention: graph.OfficialMention, titleMention: graph.OfficialMention, nameMention: graph.OfficialMention,
}

func byStart(a, b graph.Mention) int { return a.Start - b.Start }

// references is how many references the mentions of a line have at most.
func (l *line) references() int {
	n := 2 * len(l.dates)
	for _, m := range l.mentions {
		n += max(len(m.people), len(m.codes), 1)
	}
	return n
}

// mentions appends those of a line, in the order of the original.
func (r *reader) mentions(l *line, mentions []graph.Mention) []graph.Mention {
	before := len(mentions)
	all := make([]string, 0, l.references()) // allocated at once
	for _, m := range l.mentions {
		start, end := l.original(m.span)
		from := len(all)
		switch {
		case len(m.people) > 0:
			for _, p := range m.people {
				all = append(all, string(p.id))
			}
		case m.place != nil:
			all = append(all, m.place.Name)
		default:
			all = append(all, m.codes...)
		}
		mentions = append(mentions, graph.Mention{
			Statement: l.index, Start: start, End: end, Surface: l.raw[start:end], Type: mentionTypes[m.kind], Refs: all[from:len(all):len(all)], Via: m.via,
		})
	}
	for _, d := range l.dates {
		start, end := l.original(span{d.Start, d.End})
		from := len(all)
		if d.From != "" {
			all = append(all, string(d.From), string(d.To))
		}
		mentions = append(mentions, graph.Mention{Statement: l.index, Start: start, End: end, Surface: l.raw[start:end], Type: graph.DateMention, Refs: all[from:len(all):len(all)], Via: "date"})
	}
	if !slices.IsSortedFunc(mentions[before:], byStart) {
		slices.SortStableFunc(mentions[before:], byStart)
	}
	return mentions
}
