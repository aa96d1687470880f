package gazetteer

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"kaidan/graph"
)

// Source is the row that an entry comes from. Folder counts the folders given to [Load], from 0.
type Source struct {
	Folder int
	File   string
	Line   int
}

func (s Source) String() string { return fmt.Sprintf("%s:%d", s.File, s.Line) }

// Problem is a mistake in a gazetteer file, or with Doubt something that is unlikely to be meant.
type Problem struct {
	Source
	Message string
	Doubt   bool
}

func (p Problem) Error() string { return p.String() + ": " + p.Message }

type row struct {
	Source
	columns map[string]int
	cells   []string
}

// field is the cell of a column, "" where the row ends before it.
func (r *row) field(column string) string {
	if i, ok := r.columns[column]; ok && i < len(r.cells) {
		return strings.TrimSpace(r.cells[i])
	}
	return ""
}

type loader struct {
	gaz      *Gazetteer
	folder   int
	problems []error
}

var asOfLine = regexp.MustCompile(`^#\s*as of (\d{4}(-\d\d){0,2})`)

// Load reads the files of each folder, a later folder's rows merged into an earlier one's. A bad row is left out; all
// mistakes come back as one error of joined [Problem] values, with a gazetteer of the rest.
func Load(folders ...fs.FS) (*Gazetteer, error) {
	l := &loader{gaz: &Gazetteer{
		Countries: map[string]*Country{}, Organizations: map[string]*Organization{},
		byID: map[graph.OfficialID]*Official{}, byTitle: map[string]*Titled{}, byPost: map[post][]holding{},
		byKey: map[string][]*Official{}, byShort: map[string][]*Official{},
		places: map[string]*Place{}, offices: map[string][]*Office{},
	}}
	steps := []struct {
		pattern string
		columns []string
		take    func(row, graph.Date)
	}{
		{"countries*.tsv", []string{"code", "name", "nameEn", "aliases", "chars", "context"}, l.country},
		{"organizations*.tsv", []string{"id", "type", "name", "nameEn", "aliases", "members", "gatherings"}, l.organization},
		{"places*.tsv", []string{"name", "nameEn", "country", "aliases", "type"}, l.place},
		{"offices*.tsv", []string{"office", "countries", "level", "field", "single", "title", "titles", "nameEn"}, l.office},
		{"stop*.tsv", []string{"form"}, l.stop},
		{"officials/*.tsv", []string{"id", "country", "name", "nameEn", "short", "aliases", "tenures"}, l.official},
	}
	for _, step := range steps {
		for i, folder := range folders {
			l.folder = i
			files, err := fs.Glob(folder, step.pattern)
			if err != nil {
				return nil, fmt.Errorf("gazetteer: %w", err)
			}
			for _, file := range files {
				if err := l.file(folder, file, step.columns, step.take); err != nil {
					return nil, fmt.Errorf("gazetteer: %w", err)
				}
			}
		}
	}
	l.gaz.index()
	return l.gaz, errors.Join(l.problems...)
}

func (l *loader) fail(r row, format string, args ...any) {
	l.problems = append(l.problems, Problem{Source: r.Source, Message: fmt.Sprintf(format, args...)})
}

func (l *loader) file(folder fs.FS, name string, columns []string, take func(row, graph.Date)) error {
	file, err := folder.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	var asOf graph.Date
	var head []string
	at := map[string]int{}
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 1<<20)
	for line := 1; scanner.Scan(); line++ {
		text := strings.TrimRight(strings.TrimPrefix(scanner.Text(), "\ufeff"), "\r")
		if match := asOfLine.FindStringSubmatch(text); match != nil {
			asOf = graph.Date(match[1])
		}
		if strings.HasPrefix(text, "#") || strings.TrimSpace(text) == "" {
			continue
		}
		cells := strings.Split(text, "\t")
		r := row{Source: Source{l.folder, path.Clean(name), line}}
		switch {
		case head == nil:
			head = cells
			for i, column := range head {
				at[column] = i
			}
			for _, column := range columns {
				if !slices.Contains(head, column) {
					l.fail(r, "no column %q; the first line must name the columns %s", column, strings.Join(columns, ", "))
					return nil
				}
			}
		case len(cells) > len(head):
			l.fail(r, "%d fields, but only %d columns; look for a stray tab", len(cells), len(head))
		default:
			r.columns, r.cells = at, cells
			take(r, asOf)
		}
	}
	return scanner.Err()
}

func (l *loader) country(r row, _ graph.Date) {
	code := r.field("code")
	if len(code) != 3 || r.field("name") == "" {
		l.fail(r, "country %q: want a code of three letters and a name", code)
		return
	}
	country := l.gaz.Countries[code]
	if country == nil {
		country = &Country{Code: code, Source: r.Source}
		l.gaz.Countries[code] = country
	}
	country.Name = r.field("name")
	country.NameEn = cmp.Or(r.field("nameEn"), country.NameEn)
	country.Aliases = append(country.Aliases, splitList(r.field("aliases"))...)
	country.Chars = append(country.Chars, splitList(r.field("chars"))...)
	country.Contexts = append(country.Contexts, splitList(r.field("context"))...)
}

func (l *loader) organization(r row, _ graph.Date) {
	id := r.field("id")
	if id == "" || r.field("name") == "" {
		l.fail(r, "organisation %q: want an id and a name", id)
		return
	}
	organization := l.gaz.Organizations[id]
	if organization == nil {
		organization = &Organization{ID: id, Source: r.Source}
		l.gaz.Organizations[id] = organization
	}
	organization.Type = cmp.Or(r.field("type"), organization.Type, "body")
	organization.Name = r.field("name")
	organization.NameEn = cmp.Or(r.field("nameEn"), organization.NameEn)
	organization.Aliases = append(organization.Aliases, splitList(r.field("aliases"))...)
	organization.Members = append(organization.Members, splitList(r.field("members"))...)
	organization.Gatherings = append(organization.Gatherings, splitList(r.field("gatherings"))...)
}

func (l *loader) place(r row, _ graph.Date) {
	if r.field("name") == "" {
		l.fail(r, "place without a name")
		return
	}
	if code := r.field("country"); code != "" && l.gaz.Countries[code] == nil {
		l.fail(r, "place %s: no country %q in countries.tsv", r.field("name"), code)
		return
	}
	l.gaz.Places = append(l.gaz.Places, &Place{
		Name: r.field("name"), NameEn: r.field("nameEn"), Country: r.field("country"),
		Aliases: splitList(r.field("aliases")), Type: r.field("type"), Source: r.Source,
	})
}

func (l *loader) stop(r row, _ graph.Date) {
	l.gaz.stops = append(l.gaz.stops, r.field("form"))
}

func (l *loader) office(r row, _ graph.Date) {
	office := &Office{
		ID: r.field("office"), Level: r.field("level"), Field: r.field("field"), Single: r.field("single") != "n",
		Title: r.field("title"), Titles: splitList(r.field("titles")), NameEn: r.field("nameEn"),
		Source: r.Source,
	}
	if countries := r.field("countries"); countries != "*" {
		office.Countries = splitList(countries)
		if office.Countries == nil {
			l.fail(r, "office %s: want * or codes in the column countries", office.ID)
			return
		}
	}
	if office.ID == "" || office.Title == "" || office.Level == "" {
		l.fail(r, "office %q: want an id, a level and a title", office.ID)
		return
	}
	if !slices.Contains(office.Titles, office.Title) {
		office.Titles = append(office.Titles, office.Title)
	}
	l.gaz.Offices = append(l.gaz.Offices, office)
}

func (l *loader) official(r row, asOf graph.Date) {
	id := graph.OfficialID(r.field("id"))
	if id == "" || r.field("name") == "" {
		l.fail(r, "official %q: want an id and a name", id)
		return
	}
	if code := r.field("country"); l.gaz.Countries[code] == nil && l.gaz.Organizations[code] == nil {
		l.fail(r, "official %s: no country or organisation %q", id, code)
		return
	}
	official := l.gaz.byID[id]
	if official == nil {
		official = &Official{ID: id, Source: r.Source}
		l.gaz.byID[id] = official
		l.gaz.Officials = append(l.gaz.Officials, official)
	} else if official.Name != r.field("name") || official.Country != r.field("country") {
		l.fail(r, "official %s stands for %s already; give this one another id", id, official.Name)
		return
	}
	official.Country, official.Name = r.field("country"), r.field("name")
	official.NameEn = cmp.Or(r.field("nameEn"), official.NameEn)
	official.Short = append(official.Short, splitList(r.field("short"))...)
	official.Aliases = append(official.Aliases, splitList(r.field("aliases"))...)
	for _, text := range strings.Split(r.field("tenures"), ";") {
		if strings.TrimSpace(text) == "" {
			continue
		}
		tenure, err := parseTenure(strings.TrimSpace(text), official.Country)
		if err != nil {
			l.fail(r, "official %s: %v", id, err)
			continue
		}
		tenure.AsOf, tenure.Source = asOf, r.Source
		official.Tenures = append(official.Tenures, tenure)
	}
}

// parseTenure reads office@from..to, with a country before the office and a ? at the end where they stand there.
func parseTenure(text, country string) (Tenure, error) {
	t := Tenure{Country: country}
	body, unsure := strings.CutSuffix(text, "?")
	t.Unsure = unsure
	office, period, ok := strings.Cut(body, "@")
	from, to, ok2 := strings.Cut(period, "..")
	if !ok || !ok2 {
		return t, fmt.Errorf("tenure %q: want office@from..to", text)
	}
	if code, rest, ok := strings.Cut(office, "/"); ok {
		t.Country, office = code, rest
	}
	t.Office = office
	var err error
	if t.From, err = graph.ParseDate(strings.TrimSuffix(from, "?")); err != nil {
		return t, err
	}
	if t.To, err = graph.ParseDate(strings.TrimSuffix(to, "?")); err != nil {
		return t, err
	}
	if strings.HasSuffix(from, "?") {
		t.Unsure = true
	}
	if t.From != "" && t.To != "" && t.From.First() > t.To.Last() {
		return t, fmt.Errorf("tenure %q ends before it begins", text)
	}
	return t, nil
}

// index builds what look-ups need, in an order that depends on the rows alone.
func (g *Gazetteer) index() {
	b := &lexiconBuilder{index: make(map[string]int, 8*len(g.Officials))}
	for _, code := range sortedKeys(g.Countries) {
		country := g.Countries[code]
		for _, form := range append([]string{country.Name}, country.Aliases...) {
			b.add(form, Reading{Class: CountryForm, Ref: code})
		}
		g.indexChars(country)
	}
	for _, id := range sortedKeys(g.Organizations) {
		organization := g.Organizations[id]
		for _, form := range append([]string{organization.Name}, organization.Aliases...) {
			b.add(form, Reading{Class: OrganizationForm, Ref: id})
		}
		for _, form := range organization.Gatherings {
			b.add(form, Reading{Class: GatheringForm, Ref: id})
		}
	}
	for _, form := range g.stops {
		b.add(form, Reading{Class: StopForm})
	}
	for _, place := range g.Places {
		for _, form := range append([]string{place.Name}, place.Aliases...) {
			b.add(form, Reading{Class: PlaceForm, Place: place})
			g.places[Key(form)] = place
		}
	}
	for _, office := range g.Offices {
		g.offices[office.ID] = append(g.offices[office.ID], office)
		for _, title := range office.Titles {
			b.add(title, Reading{Class: TitleForm})
			g.titled(title).add(office)
		}
	}
	for _, official := range g.Officials {
		g.indexOfficial(b, official)
	}
	g.lexicon = b.build()
	for _, country := range g.Countries {
		for _, form := range slices.Concat(country.Chars, country.Contexts) {
			r, _ := utf8.DecodeRuneInString(form)
			*g.lexicon.begins.At(r) |= charForm
		}
	}
}

func (g *Gazetteer) indexChars(country *Country) {
	for _, form := range country.Chars {
		bare, rare := strings.CutSuffix(form, "?")
		r, _ := utf8.DecodeRuneInString(bare)
		if rare {
			g.chars.At(r).rare = country.Code
		} else {
			g.chars.At(r).code = country.Code
		}
	}
	for _, form := range country.Contexts {
		r, _ := utf8.DecodeRuneInString(form)
		g.chars.At(r).context = country.Code
	}
}

// titled is the entry of a title, by its key and as written.
func (g *Gazetteer) titled(title string) *Titled {
	key := Key(title)
	t := g.byTitle[key]
	if t == nil {
		t = &Titled{own: map[string][]*Office{}}
		g.byTitle[key] = t
	}
	g.byTitle[title] = t
	return t
}

func (g *Gazetteer) indexOfficial(b *lexiconBuilder, official *Official) {
	for _, form := range append([]string{official.Name}, official.Aliases...) {
		b.add(form, Reading{Class: NameForm, Official: official})
		put(g.byKey, Key(form), official)
	}
	for _, form := range official.Short {
		b.add(form, Reading{Class: ShortForm, Official: official})
		put(g.byShort, Key(form), official)
	}
	if official.NameEn != "" {
		put(g.byKey, Key(official.NameEn), official)
	}
	for i := range official.Tenures {
		tenure := &official.Tenures[i]
		tenure.from = bounds{tenure.From.First(), tenure.From.Last()}
		tenure.to = bounds{tenure.To.First(), tenure.To.Last()}
		key := post{tenure.Country, tenure.Office}
		g.byPost[key] = append(g.byPost[key], holding{official, tenure})
	}
}

func put(index map[string][]*Official, key string, official *Official) {
	if !slices.Contains(index[key], official) {
		index[key] = append(index[key], official)
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
