package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
	"kaidan/queries"
)

// Names finds the actors of a graph by any written form.
type Names struct {
	Store *graph.Store
	Index func() (*Index, error) // called only where the graph alone cannot tell
	On    graph.Date             // the day on which an office is asked for
	Lang  string                 // of the names in what is found: en, else Japanese
}

// Found is what a name may mean. One match is an answer; several are for the user to choose from; none comes with what
// the user may have meant.
type Found struct {
	Matches []queries.Match
	How     string   // how an office or title was read: 米国務長官 = アントニー・ブリンケン
	Known   []string // known to the gazetteer, but in no brief
	Near    []string // similar names
}

// Find looks a name up: exactly in the graph, then there by full text, then in the gazetteer by every written form, then
// by likeness. The gazetteer, which takes time to load, is asked only where the graph does not know.
func (n *Names) Find(ctx context.Context, text string) (Found, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Found{}, nil
	}
	exact, err := queries.Exact(text).Run(ctx, n.Store)
	if err != nil || len(exact) > 0 {
		return Found{Matches: exact}, err
	}
	forms := []string{text}
	if bare := strip(text); bare != text {
		forms = append(forms, bare)
	}
	for _, form := range forms {
		matches, err := n.written(ctx, form)
		if err != nil || len(matches) > 0 {
			return Found{Matches: matches}, err
		}
	}
	x, err := n.Index()
	if err != nil {
		return Found{}, err
	}
	for _, form := range forms {
		found, err := n.listed(ctx, x, form)
		if err != nil || len(found.Matches) > 0 || len(found.Known) > 0 {
			return found, err
		}
	}
	near, err := n.near(ctx, x.gaz, forms[len(forms)-1])
	return Found{Near: near}, err
}

// strip takes a polite ending away: 王毅氏, 岸田さん, Mr. Wang.
func strip(text string) string {
	for _, ending := range []string{"氏", "さん", "様"} {
		if bare, ok := strings.CutSuffix(text, ending); ok && utf8.RuneCountInString(bare) > 0 {
			return strings.TrimSpace(bare)
		}
	}
	for _, title := range []string{"Mr. ", "Mr ", "Ms. ", "Ms ", "Mrs. ", "Dr. "} {
		if bare, ok := strings.CutPrefix(text, title); ok {
			return strings.TrimSpace(bare)
		}
	}
	return text
}

// listed asks the gazetteer, then the graph for what it named.
func (n *Names) listed(ctx context.Context, x *Index, text string) (Found, error) {
	ids, how := x.Lookup(text, n.On)
	if len(ids) == 0 {
		return Found{}, nil
	}
	matches, err := queries.IDs(ids).Run(ctx, n.Store)
	if err != nil {
		return Found{}, err
	}
	matches = active(matches)
	found := Found{Matches: matches}
	if how && len(matches) == 1 {
		found.How = text + " = " + matches[0].In(n.Lang)
	}
	if len(matches) == 0 {
		for _, id := range ids {
			found.Known = append(found.Known, display(x.gaz, id, n.Lang))
		}
	}
	return found, nil
}

// active leaves out those who took part in nothing, where others did.
func active(matches []queries.Match) []queries.Match {
	took := slices.DeleteFunc(slices.Clone(matches), func(m queries.Match) bool { return m.Meetings == 0 })
	if len(took) > 0 {
		return took
	}
	return matches
}

// display is the name of an official, country or organisation in a language.
func display(gaz *gazetteer.Gazetteer, id, lang string) string {
	name, english := gaz.Name(id), ""
	if official := gaz.Official(graph.OfficialID(id)); official != nil {
		name, english = official.Name, official.NameEn
	} else if c := gaz.Countries[id]; c != nil {
		english = c.NameEn
	} else if o := gaz.Organizations[id]; o != nil {
		english = o.NameEn
	}
	if lang == "en" && english != "" {
		return english
	}
	return name
}

// Lookup is the ids and codes that a written form may mean by the gazetteer; byOffice tells that an office was read.
func (x *Index) Lookup(text string, on graph.Date) (ids []string, byOffice bool) {
	if code := x.Side(text); code != "" {
		return []string{code}, false
	}
	if ids := idsOf(x.gaz.Named(text)); len(ids) > 0 {
		return ids, false
	}
	if ids := x.holders(text, on); len(ids) > 0 {
		return ids, true
	}
	if of, rest, ok := strings.Cut(text, "の"); ok && x.Side(of) != "" {
		return x.Lookup(rest, on)
	}
	if ids := x.titled(text); len(ids) > 0 {
		return ids, false
	}
	if ids := idsOf(x.gaz.Short(text)); len(ids) > 0 {
		return ids, false
	}
	return x.english[gazetteer.Key(text)], false
}

func reversed(name string) string {
	words := strings.Fields(name)
	slices.Reverse(words)
	return gazetteer.Key(strings.Join(words, ""))
}

func idsOf(officials []*gazetteer.Official) []string {
	var ids []string
	for _, o := range officials {
		ids = append(ids, string(o.ID))
	}
	return ids
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// holders reads an office with its country: 米国務長官, 日本の外相, ロシア外相, US secretary of state.
func (x *Index) holders(text string, on graph.Date) []string {
	var ids []string
	for _, at := range cuts(text) {
		title := strings.TrimLeft(text[at:], " の")
		code := ""
		if at > 0 {
			if code = x.Side(strings.TrimSpace(strings.TrimSuffix(text[:at], "の"))); code == "" {
				continue
			}
		}
		for _, office := range x.officesOf(title, code) {
			for _, country := range countriesOf(x.gaz, office, code) {
				ids = append(ids, idsOf(x.gaz.Holders(country, office.ID, on))...)
			}
		}
		if len(ids) > 0 {
			slices.Sort(ids)
			return slices.Compact(ids)
		}
	}
	return nil
}

// offices are the offices of a title in Japanese or English.
func (x *Index) officesOf(title, country string) []*gazetteer.Office {
	found := x.gaz.OfficesOf(title, country)
	if len(found) > 0 || !ascii(title) {
		return found
	}
	key := strings.TrimPrefix(gazetteer.Key(title), "of")
	for _, o := range x.offices[key] {
		if country == "" || o.Countries == nil || slices.Contains(o.Countries, country) {
			found = append(found, o)
		}
	}
	return found
}

func countriesOf(gaz *gazetteer.Gazetteer, office *gazetteer.Office, code string) []string {
	switch {
	case code != "":
		return []string{code}
	case office.Countries != nil:
		return office.Countries
	}
	return sorted(gaz.Countries)
}

// cuts are the places where a country may end and a title begin: the longest country first, then none.
func cuts(text string) []int {
	var at []int
	for i := range text {
		at = append(at, i)
	}
	slices.Reverse(at)
	return at
}

// titled reads a name with its title: 岸田首相, 王毅外相, Foreign Minister Lavrov.
func (x *Index) titled(text string) []string {
	for i := range text {
		if i == 0 {
			continue
		}
		name, title := strings.TrimSpace(text[:i]), strings.TrimSpace(text[i:])
		if ascii(text) {
			name, title = title, name
		}
		if text[i-1] != ' ' && ascii(text) || len(x.officesOf(title, "")) == 0 {
			continue
		}
		if officials := x.gaz.Named(name); len(officials) > 0 {
			return idsOf(officials)
		}
		if ids := holdingTitle(x.gaz, x.gaz.Short(name), title); len(ids) > 0 {
			return ids
		}
		if ids := slices.Concat(x.english[gazetteer.Key(name)], x.brief[gazetteer.Key(name)]); ascii(text) && len(ids) > 0 {
			var officials []*gazetteer.Official
			for _, id := range ids {
				if o := x.gaz.Official(graph.OfficialID(id)); o != nil {
					officials = append(officials, o)
				}
			}
			return x.holdingOffice(officials, title)
		}
	}
	return nil
}

// holdingTitle keeps those who ever held an office of that title; all, if none did.
func holdingTitle(gaz *gazetteer.Gazetteer, officials []*gazetteer.Official, title string) []string {
	var ids []string
	for _, official := range officials {
		for _, tenure := range official.Tenures {
			if slices.ContainsFunc(gaz.OfficesOf(title, tenure.Country), func(o *gazetteer.Office) bool { return o.ID == tenure.Office }) {
				ids = append(ids, string(official.ID))
				break
			}
		}
	}
	if len(ids) == 0 {
		return idsOf(officials)
	}
	return ids
}

// holdingOffice keeps those who ever held an office of that title in English; all, if none did.
func (x *Index) holdingOffice(officials []*gazetteer.Official, title string) []string {
	var ids []string
	for _, official := range officials {
		for _, tenure := range official.Tenures {
			if slices.ContainsFunc(x.officesOf(title, tenure.Country), func(o *gazetteer.Office) bool { return o.ID == tenure.Office }) {
				ids = append(ids, string(official.ID))
				break
			}
		}
	}
	if len(ids) == 0 {
		return idsOf(officials)
	}
	return ids
}

// written asks the graph's full text for actors one of whose names is or begins with the text.
func (n *Names) written(ctx context.Context, text string) ([]queries.Match, error) {
	hits, err := queries.Names(queries.FullText([]string{text}), 40).Run(ctx, n.Store)
	if err != nil {
		return nil, err
	}
	key := gazetteer.Key(text)
	var same, begins []queries.Match
	for _, hit := range hits {
		switch all := names(hit); {
		case slices.ContainsFunc(all, func(name string) bool { return gazetteer.Key(name) == key }):
			same = append(same, hit)
		case slices.ContainsFunc(all, func(name string) bool { return partOf(name, text) }):
			begins = append(begins, hit)
		}
	}
	if len(same) > 0 {
		return same, nil
	}
	return active(begins), nil
}

func names(m queries.Match) []string { return append([]string{m.Name, m.NameEn}, m.Aliases...) }

// partOf says whether text is the beginning of a name or one of its parts.
func partOf(name, text string) bool {
	key := gazetteer.Key(text)
	if utf8.RuneCountInString(key) > 1 && strings.HasPrefix(gazetteer.Key(name), key) {
		return true
	}
	return slices.ContainsFunc(strings.FieldsFunc(name, func(r rune) bool { return r == '・' || r == ' ' || r == '-' }),
		func(part string) bool { return gazetteer.Key(part) == key })
}

// likeness is a name that looks like the text.
type likeness struct {
	id, name string
	distance int
}

// near are names like the text: first those in the graph, then by the number of letters that differ. At most two may
// differ, of short names one.
func (n *Names) near(ctx context.Context, gaz *gazetteer.Gazetteer, text string) ([]string, error) {
	hits, err := queries.Names(orQuery(text), 60).Run(ctx, n.Store)
	if err != nil {
		return nil, err
	}
	all := alike(gaz, hits, text)
	ids := make([]string, len(all))
	for i, l := range all {
		ids[i] = l.id
	}
	matches, err := queries.IDs(ids).Run(ctx, n.Store)
	if err != nil {
		return nil, err
	}
	here := map[string]int{}
	for _, m := range matches {
		here[m.ID] = 1
	}
	slices.SortStableFunc(all, func(a, b likeness) int {
		return cmp.Or(here[b.id]-here[a.id], cmp.Compare(a.distance, b.distance))
	})
	var best []string
	for _, l := range all {
		if name := cmp.Or(display(gaz, l.id, n.Lang), l.name); !slices.Contains(best, name) && len(best) < 5 {
			best = append(best, name)
		}
	}
	return best, nil
}

// alike are the names of the graph and the gazetteer that look like the text.
func alike(gaz *gazetteer.Gazetteer, hits []queries.Match, text string) []likeness {
	key := []rune(gazetteer.Key(text))
	var all []likeness
	consider := func(id, shown string, forms ...string) {
		best := len(key)
		for _, form := range forms {
			if form != "" {
				best = min(best, distance(key, []rune(gazetteer.Key(form))))
			}
		}
		if best <= max(1, len(key)/4) && best < len(key) {
			all = append(all, likeness{id, shown, best})
		}
	}
	for _, hit := range hits {
		consider(hit.ID, hit.Name, append(names(hit), words(hit.NameEn)...)...)
	}
	for _, o := range gaz.Officials {
		consider(string(o.ID), o.Name, slices.Concat([]string{o.Name, o.NameEn}, o.Aliases, o.Short, words(o.NameEn))...)
	}
	for _, code := range sorted(gaz.Countries) {
		c := gaz.Countries[code]
		consider(code, c.Name, append([]string{c.Name, c.NameEn}, c.Aliases...)...)
	}
	return all
}

func words(name string) []string {
	return slices.DeleteFunc(strings.Fields(name), func(w string) bool { return len(w) < 4 })
}

// orQuery asks for any two letters of the text that stand together.
func orQuery(text string) string {
	runes := []rune(text)
	if ascii(text) || len(runes) < 3 {
		return queries.FullText([]string{text})
	}
	var parts []string
	for i := 0; i+1 < len(runes); i++ {
		parts = append(parts, queries.FullText([]string{string(runes[i : i+2])}))
	}
	return strings.Join(parts, " OR ")
}

// Distance is the number of letters to change, add, drop or swap to make one word of the other.
func Distance(a, b string) int { return distance([]rune(a), []rune(b)) }

func distance(a, b []rune) int {
	if len(a)-len(b) > 3 || len(b)-len(a) > 3 {
		return max(len(a), len(b))
	}
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, above, row := rows[0], rows[1], rows[2]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		rows[0], rows[1], rows[2] = above, row, before
	}
	return rows[1][len(b)]
}

func ascii(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r > 127 }) < 0
}
