package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
)

// resolveName chooses the official whom a name with its title and country means; nil where that is not certain.
func (r *reader) resolveName(l *line, form *gazetteer.Form, title, country string, former bool) *person {
	var best *gazetteer.Official
	bestScore, tie := -1, false
	held, claimed := r.heldBy(form, title)
	if len(form.Readings) > 1 && title != "" && country == "" && scriptOf(runeAfter(form.Text, 0)) == kanji {
		claimed = r.heldThen(form, title, pastYear(l.text, string(r.brief.Published)), held) || claimed
	}
	for i, reading := range form.Readings {
		if reading.Official == nil {
			continue
		}
		score := r.rate(reading, held[i], title, country, former, claimed)
		switch {
		case score > bestScore:
			best, bestScore, tie = reading.Official, score, false
		case score == bestScore && best != nil && reading.Official != best:
			switch a, b := r.cameToOffice(best, title), r.cameToOffice(reading.Official, title); {
			case a == b || former || best.Country != reading.Official.Country:
				tie = true
			case b > a: // of two of one name who held the office, the later one
				best, tie = reading.Official, false
			}
		}
	}
	need := 0
	if !form.Has(gazetteer.NameForm) {
		need = 8
	}
	if best == nil || bestScore < need || tie && bestScore < 16 {
		return r.unlistedNamed(form, title)
	}
	p := r.cast.official(best)
	r.give(p, title, former)
	return p
}

// heldThen lets those of one name have a title who had it in a year told (2022年の…で林外相は), and says whether there are such.
func (r *reader) heldThen(form *gazetteer.Form, title, year string, held []heldTitle) bool {
	titled := r.x.gaz.Titled(title)
	if year == "" || titled == nil {
		return false
	}
	then := make([]*gazetteer.Tenure, len(held))
	found := false
	for i := range held {
		o := form.Readings[i].Official
		if o == nil {
			continue
		}
		for j := range o.Tenures {
			t := &o.Tenures[j]
			if t.MayCover(graph.Date(year)) && slices.ContainsFunc(titled.In(t.Country), func(office *gazetteer.Office) bool { return office.ID == t.Office }) {
				then[i], found = t, true
			}
		}
	}
	for i := range held {
		if found {
			held[i].current = then[i]
		}
	}
	return found
}

// pastYear is the first year told in a text that was over on the day of publication, or "".
func pastYear(text, published string) string {
	for at := 0; len(published) >= len("2019"); {
		i := strings.Index(text[at:], "年")
		if i < 0 {
			return ""
		}
		at += i
		if year := text[max(0, at-len("2019")):at]; len(year) == len("2019") && (year[:2] == "19" || year[:2] == "20") && strings.Trim(year, "0123456789") == "" && year < published[:len("2019")] {
			return year
		}
		at += len("年")
	}
	return ""
}

// cameToOffice is when an official last came to an office of a title before the day of publication; "" where he or she never did.
func (r *reader) cameToOffice(o *gazetteer.Official, title string) graph.Date {
	var last graph.Date
	titled := r.x.gaz.Titled(title)
	if titled == nil {
		return ""
	}
	for i := range o.Tenures {
		t := &o.Tenures[i]
		if t.From > last && (r.brief.Published == "" || t.From.First() <= r.brief.Published.First()) && slices.ContainsFunc(titled.In(t.Country), func(office *gazetteer.Office) bool { return office.ID == t.Office }) {
			last = t.From
		}
	}
	return last
}

// heldTitle is how an official has a title: in which tenure on the day, and whether ever.
type heldTitle struct {
	current *gazetteer.Tenure
	ever    bool
}

// heldBy is how each reading of a name has a title, and whether one of them has it on the day of publication. The answer holds until
// the next call.
func (r *reader) heldBy(form *gazetteer.Form, title string) (held []heldTitle, claimed bool) {
	r.desk.held = r.desk.held[:0]
	for i := range form.Readings {
		var h heldTitle
		if o := form.Readings[i].Official; o != nil {
			h.current, h.ever = r.tenureFor(o, title)
		}
		r.desk.held = append(r.desk.held, h)
		claimed = claimed || h.current != nil
	}
	return r.desk.held, claimed
}

// unlistedNamed is a person of this brief whom the gazetteer lacks and whom the form names again (チャン氏).
func (r *reader) unlistedNamed(form *gazetteer.Form, title string) *person {
	return r.cast.find(func(p *person) bool {
		return p.known == nil && (strings.HasPrefix(p.name, form.Text) || sameName(p, form.Text)) && (title == "" || r.hasTitle(p, title))
	})
}

// rate says how well a reading of a name fits: spoken of already, holding that office on the day, of that country. The title is
// claimed where one of the readings holds it on the day: who was spoken of by another title is not meant then.
func (r *reader) rate(reading gazetteer.Reading, held heldTitle, title, country string, former, claimed bool) int {
	o, score := reading.Official, 0
	full := reading.Class == gazetteer.NameForm
	if full {
		score += 8
	}
	current, ever := held.current, held.ever
	for _, p := range r.cast.all {
		if p.known == o && (current != nil || !claimed || r.calledSo(o, title)) {
			score += 16
		}
	}
	active := o.Serves(r.brief.Published)
	switch {
	case title == "":
	case current != nil:
		score += 10
	case ever && former:
		score += 9
	case ever:
		score += 3
		if !full && (!active || !claimed || r.leftLately(o, title)) { // 2019年の…で河野外相は: nobody of that name holds it now
			score += 6
		}
	case r.calledSo(o, title):
		score += 8
	case !full && country == o.Country && utf8.RuneCountInString(o.Short[0]) >= 4 && scriptOf(runeAfter(o.Short[0], 0)) == katakana:
		score += 4
	case !full:
		score -= 6
	}
	if active {
		score += 2
	}
	if country != "" {
		switch {
		case o.Country == country || current != nil && current.Country == country:
			score += 4
		case r.x.gaz.IsOrganization(country):
		default:
			score -= 12
		}
	}
	if title == "" && !full && active && (utf8.RuneCountInString(reading.Official.Short[0]) >= 4 || country == o.Country || country == "" && r.leaderOfNamed(o)) {
		score += 7
	}
	return score
}

// leaderOfNamed says whether an official with a katakana name leads a country that the brief has named: (トルコとエジプト…。)シシ氏は.
func (r *reader) leaderOfNamed(o *gazetteer.Official) bool {
	if scriptOf(runeAfter(o.Short[0], 0)) != katakana || !slices.Contains(r.nearCountries, o.Country) {
		return false
	}
	return slices.ContainsFunc(o.Served(r.brief.Published), func(t *gazetteer.Tenure) bool {
		office := r.x.gaz.Office(t.Country, t.Office)
		return office != nil && office.Level == "leader"
	})
}

// calledSo says whether this brief has called the official by a title that ends like this one: 党副委員長, 副委員長.
func (r *reader) calledSo(o *gazetteer.Official, title string) bool {
	for i := range o.Tenures {
		if t := &o.Tenures[i]; t.MayCover(r.brief.Published) && endsLike(r.x.gaz.Title(t.Country, t.Office), title) {
			return true // サリバン補佐官
		}
	}
	return slices.ContainsFunc(r.cast.all, func(p *person) bool { return p.known == o && endsLike(p.title, title) })
}

// tenureFor is the tenure in which an official has a title on the day of publication, and whether he or she ever had it.
func (r *reader) tenureFor(o *gazetteer.Official, title string) (current *gazetteer.Tenure, ever bool) {
	if title == "" {
		return nil, false
	}
	if title != r.title {
		r.title, r.titled = title, r.x.gaz.Titled(title)
	}
	if r.titled == nil {
		return nil, false
	}
	country, offices := "", r.titled.In("")
	for i := range o.Tenures {
		t := &o.Tenures[i]
		if t.Country != country {
			country, offices = t.Country, r.titled.In(t.Country)
		}
		if !slices.ContainsFunc(offices, func(office *gazetteer.Office) bool { return office.ID == t.Office }) {
			continue
		}
		ever = true
		if t.MayCover(r.brief.Published) {
			return t, true
		}
	}
	return nil, ever
}

// leftLately says whether an official left the office that a title means within the year before the publication, so that what is told of
// that time still calls him or her by it.
func (r *reader) leftLately(o *gazetteer.Official, title string) bool {
	for i := range o.Tenures {
		t := &o.Tenures[i]
		if t.To == "" || r.brief.Published == "" || !slices.ContainsFunc(r.x.gaz.OfficesOf(title, t.Country), func(office *gazetteer.Office) bool { return office.ID == t.Office }) {
			continue
		}
		if days := daysBetween(t.To.Last(), r.brief.Published.First()); days >= 0 && days <= 366 {
			return true
		}
	}
	return false
}

// give sets a known person's office once: the tenure that the title means, else the first on the day, else the title.
func (r *reader) give(p *person, title string, former bool) {
	if p.officeID != "" || p.title != "" && title == "" {
		return
	}
	tenure, _ := r.tenureFor(p.known, title)
	if tenure == nil && title == "" {
		tenure = r.shown(p.known)
	}
	if tenure == nil && !former && (title == "議長" || title == "委員長" || title == "総裁" || title == "書記" || title == "副部長" || title == "副議長" || title == "副委員長") {
		served := p.known.Served(r.brief.Published)
		for _, s := range served {
			if office := r.x.gaz.Office(s.Country, s.Office); title == "副部長" && office != nil && office.Level == "vice" {
				tenure = s // 武大偉副部長
			}
		}
		if len(served) == 1 {
			tenure = served[0] // カストロ議長
		}
	}
	if tenure == nil && !former && title != "" {
		for _, t := range p.known.Served(r.brief.Published) { // 祖国平和統一委員会の李善権委員長: an office that ends so
			if strings.HasSuffix(r.x.gaz.Title(t.Country, t.Office), title) {
				tenure = t
				break
			}
		}
	}
	p.former = former && tenure == nil
	if tenure != nil {
		office := r.x.gaz.Office(tenure.Country, tenure.Office)
		if office != nil && office.Level == "deputy-leader" && office.ID != "vice-president" {
			if shown := r.shown(p.known); shown != nil && meetsMinisters(shown) { // 国務委員兼外相 meets ministers as one
				tenure = shown
				office = r.x.gaz.Office(tenure.Country, tenure.Office)
			}
		}
		p.country, p.officeID, p.title = tenure.Country, tenure.Office, r.x.gaz.Title(tenure.Country, tenure.Office)
		if office != nil {
			p.level, p.field = office.Level, office.Field
		}
		return
	}
	p.title = title
	if office := first(r.x.gaz.OfficesOf(title, p.country)); office != nil && title != "" {
		p.officeID, p.level, p.field = office.ID, office.Level, office.Field
	} else if endsWithAny(title, "相", "大臣") {
		p.level = "minister"
	}
}

// shown is the tenure by which an official is known on the day of publication: as a minister, else the first one; nil without any.
func (r *reader) shown(o *gazetteer.Official) *gazetteer.Tenure {
	var shown *gazetteer.Tenure
	for i := range o.Tenures {
		if t := &o.Tenures[i]; t.MayCover(r.brief.Published) && (shown == nil || meetsMinisters(t)) {
			shown = t
		}
	}
	return shown
}

func meetsMinisters(t *gazetteer.Tenure) bool {
	return t.Office == "foreign-minister" || t.Office == "defense-minister"
}
