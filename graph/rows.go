package graph

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// writeBriefs writes the briefs with the actors they refer to.
func (c *change) writeBriefs(add []Extraction) error {
	if err := c.writeActors(add); err != nil {
		return err
	}
	var briefs []map[string]any
	ends := &actorList{}
	for i := range add {
		row := c.briefRow(&add[i])
		for _, m := range mentionsOf(&add[i]) {
			addTo(row, "mentions", map[string]any{"at": ends.number(m.label, m.id), "set": m.set})
		}
		briefs = append(briefs, row)
	}
	if len(briefs) > 0 {
		if _, err := c.query(cypherBriefs, map[string]any{"rows": briefs, "actors": ends.all}); err != nil {
			return err
		}
	}
	return c.writeUnlistedTenures(add)
}

// wordList numbers the topics, places or briefs that the rows of one statement refer to.
type wordList struct {
	all []string
	at  map[string]int
}

func (l *wordList) number(word string) int {
	n, known := l.at[word]
	if !known {
		if l.at == nil {
			l.at = map[string]int{}
		}
		n = len(l.all)
		l.at[word], l.all = n, append(l.all, word)
	}
	return n
}

// actorList numbers the actors that the rows of one statement refer to.
type actorList struct {
	all []map[string]any // label: id
	at  map[[2]string]int
}

func (l *actorList) number(label, id string) int {
	key := [2]string{label, id}
	n, known := l.at[key]
	if !known {
		if l.at == nil {
			l.at = map[[2]string]int{}
		}
		n = len(l.all)
		l.at[key], l.all = n, append(l.all, map[string]any{label: id})
	}
	return n
}

// addTo puts an element to a list of the row.
func addTo(row map[string]any, list string, element map[string]any) {
	all, _ := row[list].([]map[string]any)
	row[list] = append(all, element)
}

func (c *change) briefRow(ex *Extraction) map[string]any {
	name := string(ex.Title)
	if name == "" && len(ex.Statements) > 0 {
		first := []rune(ex.Statements[0])
		name = string(first[:min(30, len(first))])
	}
	set := map[string]any{
		"name": name, "title": text(ex.Title), "published": date(ex.Published.First()), "estimated": ex.Estimated, "source": text(ex.Source),
		"statements": list(ex.Statements), "hash": ex.Hash(), "extractor": ex.Extractor, "countries": stringsOf(ex.Countries),
		"stamp": c.stamps[ex.ID], "caption": Caption(name), "ingestedAt": c.w.Now().UTC(),
	}
	if c.kept[ex.ID] == c.stamps[ex.ID] {
		delete(set, "ingestedAt")
	}
	return map[string]any{"id": string(ex.ID), "set": set}
}

// writeActors makes the countries, organisations and officials that briefs and their accounts refer to.
func (c *change) writeActors(add []Extraction) error {
	sides, officials := map[string]bool{}, map[OfficialID]Official{}
	for i := range add {
		add[i].actors(sides, officials)
	}
	for i := range c.fresh {
		c.fresh[i].actors(sides, officials)
	}
	rows, tenures := c.officialRows(officials, sides)
	byLabel := map[string][]map[string]any{}
	delete(sides, "")
	for _, side := range slices.Sorted(maps.Keys(sides)) {
		byLabel[labelOf(side)] = append(byLabel[labelOf(side)], c.w.Reference.sideRow(side))
	}
	if err := c.rows(cypherCountries, byLabel["Country"]); err != nil {
		return err
	}
	if err := c.rows(cypherOrganizations, byLabel["Organization"]); err != nil {
		return err
	}
	return c.writeOfficials(rows, tenures)
}

// actors adds the sides and officials that the brief refers to.
func (ex *Extraction) actors(sides map[string]bool, officials map[OfficialID]Official) {
	for _, code := range ex.Countries {
		sides[string(code)] = true
	}
	for _, id := range ex.Organizations {
		sides[string(id)] = true
	}
	for _, o := range ex.Officials {
		officials[cmp.Or(o.ID, UnlistedID(o.Country, o.Name))] = o
	}
}

// actors adds those that only the account names.
func (t *Told) actors(sides map[string]bool, officials map[OfficialID]Official) {
	for _, side := range t.Countries {
		sides[side] = true
	}
	if t.PlaceCountry != "" {
		sides[string(t.PlaceCountry)] = true
	}
	for i, id := range t.OfficialIDs {
		if _, known := officials[id]; !known {
			officials[id] = Official{ID: id, Name: t.Officials[i], Country: t.OfficialSides[i]}
		}
	}
}

func (r Reference) sideRow(side string) map[string]any {
	name := r.name(side)
	return map[string]any{"id": side, "set": map[string]any{"name": name, "nameEn": text(r.Actors[side].NameEn), "caption": Caption(name)}}
}

// officialRows are the nodes of officials and their tenures; the sides that they served join the sides to be made.
func (c *change) officialRows(officials map[OfficialID]Official, sides map[string]bool) (rows []map[string]any, tenures map[string][]map[string]any) {
	tenures = map[string][]map[string]any{}
	for _, id := range slices.Sorted(maps.Keys(officials)) {
		o := officials[id]
		entry, listed := c.w.Reference.Officials[id]
		set := map[string]any{"id": string(id), "name": cmp.Or(entry.Name, o.Name), "nameEn": text(entry.NameEn), "aliases": list(entry.Aliases), "listed": listed}
		set["caption"] = Caption(set["name"].(string))
		if !listed { // nothing may depend on which brief came first
			set["aliases"] = []string{}
		}
		set["stamp"] = digest([]any{set, entry.Tenures})
		rows = append(rows, map[string]any{"id": string(id), "set": set})
		if o.Country != "" {
			sides[o.Country] = true
		}
		for _, t := range entry.Tenures {
			sides[t.Side] = true
			tenures[string(id)] = append(tenures[string(id)], map[string]any{
				"official": string(id), "side": t.Side, "office": t.Office, "from": date(t.From.First()), "to": date(t.To.Last()),
			})
		}
	}
	return rows, tenures
}

func (c *change) writeOfficials(rows []map[string]any, tenures map[string][]map[string]any) error {
	if len(rows) == 0 {
		return nil
	}
	records, err := c.query(cypherOfficials, map[string]any{"rows": rows})
	if err != nil {
		return err
	}
	byLabel := map[string][]map[string]any{}
	for _, r := range records {
		for _, row := range tenures[r.Values[0].(string)] {
			label := labelOf(row["side"].(string))
			byLabel[label] = append(byLabel[label], row)
		}
	}
	for _, label := range slices.Sorted(maps.Keys(byLabel)) {
		if err := c.rows(relabel(cypherTenures, label), byLabel[label]); err != nil {
			return err
		}
	}
	return nil
}

// writeUnlistedTenures gives the officials whom the gazetteer lacks the offices that briefs give them, of all briefs
// alike, so that the order of ingest does not matter.
func (c *change) writeUnlistedTenures(add []Extraction) error {
	people := map[string]bool{}
	for _, id := range c.people {
		people[id] = true
	}
	for i := range add {
		for _, o := range add[i].Officials {
			people[string(cmp.Or(o.ID, UnlistedID(o.Country, o.Name)))] = true
		}
	}
	byLabel := map[string][]string{}
	for id := range people {
		side, _, unlisted := strings.Cut(id, ":")
		if _, listed := c.w.Reference.Officials[OfficialID(id)]; unlisted && !listed && side != "" {
			byLabel[labelOf(side)] = append(byLabel[labelOf(side)], id)
		}
	}
	for _, label := range slices.Sorted(maps.Keys(byLabel)) {
		if err := c.each(relabel(cypherUnlistedTenures, label), byLabel[label]); err != nil {
			return err
		}
	}
	return nil
}

// mention is one MENTIONS: the label and id of its end, and its properties.
type mention struct {
	label, id string
	set       map[string]any
}

// mentionsOf gathers what a brief refers to: one mention a country, organisation and official, with all its places.
func mentionsOf(ex *Extraction) []mention {
	type where struct {
		statements []int
		surfaces   []string
		office     string
	}
	found := map[string]map[string]*where{"Country": {}, "Organization": {}, "Official": {}}
	at := func(label, id string) *where {
		w := found[label][id]
		if w == nil {
			w = &where{statements: []int{}, surfaces: []string{}}
			found[label][id] = w
		}
		return w
	}
	for _, code := range ex.Countries {
		at("Country", string(code))
	}
	for _, id := range ex.Organizations {
		at("Organization", string(id))
	}
	for _, o := range ex.Officials {
		w := at("Official", string(cmp.Or(o.ID, UnlistedID(o.Country, o.Name))))
		w.statements = append(w.statements, o.Statements...)
		w.office = o.Office
	}
	labels := map[MentionType]string{CountryMention: "Country", OrganizationMention: "Organization", OfficialMention: "Official"}
	for _, m := range ex.Mentions {
		for _, ref := range m.Refs {
			if w := found[labels[m.Type]][ref]; w != nil {
				w.statements = append(w.statements, m.Statement)
				w.surfaces = append(w.surfaces, m.Surface)
			}
		}
	}
	var all []mention
	for _, label := range []string{"Country", "Organization", "Official"} {
		for _, id := range slices.Sorted(maps.Keys(found[label])) {
			w := found[label][id]
			slices.Sort(w.statements)
			set := map[string]any{"statements": slices.Compact(w.statements), "surfaces": unique(w.surfaces)}
			if w.office != "" {
				set["office"] = w.office
			}
			if label != "Official" {
				label = labelOf(id) // an own organisation with the form of a country's code is one node
			}
			all = append(all, mention{label, id, set})
		}
	}
	return all
}
