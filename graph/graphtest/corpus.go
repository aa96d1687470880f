package graphtest

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"kaidan/graph"
)

// Corpus makes briefs of meetings that never were, with the answers: real sentence patterns, and the names that it is
// given. Equal values give equal briefs.
type Corpus struct {
	Seed      uint64
	Meetings  int       // how many meetings there are to tell of
	Sides     []Side    // the first ones meet most
	Officials []Person  // the first ones of a side meet most
	Topics    []string  // what they talk about
	Places    []Place   // where
	From      time.Time // day of the first meeting; zero: 2005-01-01
	Days      int       // over which the meetings are spread; 0: 20 years
}

// Side is a country that takes part.
type Side struct{ Code, Name string }

// Person is an official: Title is what stands behind the name (外相).
type Person struct {
	ID    graph.OfficialID
	Name  string
	Side  string
	Title string
	From  string // first and last day in office, YYYY-MM-DD; empty: always
	To    string
}

func (p Person) serves(day string) bool { return p.From <= day && (p.To == "" || day <= p.To) }

// Place is where a meeting is held.
type Place struct {
	Name    string
	Country graph.CountryCode
}

// DefaultCorpus has made-up names: 200 countries, 20,000 officials, 500 topics.
func DefaultCorpus(meetings int) Corpus {
	c := Corpus{Seed: 1, Meetings: meetings}
	letters := "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	for i := range 200 {
		code := string([]byte{letters[i/26%26], letters[i%26], 'Q'})
		c.Sides = append(c.Sides, Side{code, fmt.Sprintf("第%d国", i)})
		c.Places = append(c.Places, Place{fmt.Sprintf("第%d市", i), graph.CountryCode(code)})
		for j := range 100 {
			id := fmt.Sprintf("official-%d-%d", i, j)
			c.Officials = append(c.Officials, Person{graph.OfficialID(id), fmt.Sprintf("第%d国の第%d氏", i, j), code, "外相", "", ""})
		}
	}
	for i := range 500 {
		c.Topics = append(c.Topics, fmt.Sprintf("第%d問題の協力", i))
	}
	return c
}

// event is one meeting as it really was.
type event struct {
	day     time.Time
	account graph.Account
	people  []Person
}

// Briefs are the corpus, one brief a meeting, in order of publication. Every second brief tells a second time of the
// meeting before. Account.Event is the right answer.
func (c Corpus) Briefs() iter.Seq[graph.Extraction] {
	bySide := map[string][]Person{}
	for _, p := range c.Officials {
		bySide[p.Side] = append(bySide[p.Side], p)
	}
	return func(yield func(graph.Extraction) bool) {
		r := rand.New(rand.NewPCG(c.Seed, 7))
		var before *event
		for i := range c.Meetings {
			e := c.event(r, i, bySide)
			events := []*event{e}
			if before != nil && i%2 == 1 {
				events = append(events, before)
			}
			if !yield(c.brief(i, events)) {
				return
			}
			before = e
		}
	}
}

// skewed draws an index below n so that the first ones come up most often.
func skewed(r *rand.Rand, n int) int { return int(float64(n) * math.Pow(r.Float64(), 3)) }

func pick[T any](r *rand.Rand, list []T) T { return list[skewed(r, len(list))] }

func (c Corpus) event(r *rand.Rand, i int, bySide map[string][]Person) *event {
	from, span := c.From, c.Days
	if from.IsZero() {
		from = time.Date(2005, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	if span == 0 {
		span = 20 * 365
	}
	e := &event{day: from.AddDate(0, 0, i*span/c.Meetings)}
	kinds := []graph.Kind{graph.Ministerial, graph.Summit, graph.SeniorOfficials, graph.Talks}
	a := graph.Account{Kind: kinds[r.IntN(len(kinds))], Mode: graph.InPerson, Status: graph.Held, Event: fmt.Sprintf("e%d", i)}
	if r.IntN(10) == 0 {
		a.Mode = graph.Phone
	}
	for want := 2 + skewed(r, 3); len(a.Countries) < want; {
		if code := pick(r, c.Sides).Code; !slices.Contains(a.Countries, code) {
			a.Countries = append(a.Countries, code)
		}
	}
	slices.Sort(a.Countries)
	for _, side := range a.Countries {
		if people := bySide[side]; len(people) > 0 && r.IntN(4) > 0 {
			p := pick(r, people)
			if !p.serves(e.day.Format(time.DateOnly)) {
				continue
			}
			e.people = append(e.people, p)
			a.Officials, a.OfficialIDs = append(a.Officials, p.Name), append(a.OfficialIDs, p.ID)
		}
	}
	for range 1 + r.IntN(3) {
		if topic := pick(r, c.Topics); !slices.Contains(a.Topics, topic) {
			a.Topics = append(a.Topics, topic)
		}
	}
	place := pick(r, c.Places)
	a.Place, a.PlaceCountry, a.PlaceKind = graph.Text(place.Name), place.Country, graph.CityPlace
	a.Start = graph.Date(e.day.Format(time.DateOnly))
	a.End = a.Start
	code := graph.Codes(a.Kind, a.Mode, a.Status, graph.TraitsOf(&a))
	a.Cameo, a.Plover, a.PloverMode, a.PloverCtx = code.Cameo, code.Plover, code.PloverMode, code.PloverContext
	e.account = a
	return e
}

// brief tells the events, one sentence each, and carries what is to be read from it.
func (c Corpus) brief(i int, events []*event) graph.Extraction {
	published := graph.Date(events[0].day.AddDate(0, 0, 1).Format(time.DateOnly))
	ex := graph.Extraction{Brief: graph.Brief{ID: graph.BriefID(fmt.Sprintf("c%08d", i)), Published: published}, Extractor: "corpus"}
	for n, e := range events {
		sentence := c.sentence(e)
		if n == 0 {
			ex.Title = graph.Text(c.headline(e))
		}
		ex.Statements = append(ex.Statements, sentence)
		a := e.account
		a.Statements = []int{n + 1}
		ex.Meetings = append(ex.Meetings, a)
		for _, side := range a.Countries {
			if code := graph.CountryCode(side); !slices.Contains(ex.Countries, code) {
				ex.Countries = append(ex.Countries, code)
			}
		}
		for _, p := range e.people {
			if !slices.ContainsFunc(ex.Officials, func(o graph.Official) bool { return o.ID == p.ID }) {
				ex.Officials = append(ex.Officials, graph.Official{ID: p.ID, Name: p.Name, Country: p.Side, Office: p.Title, Listed: true, Statements: []int{n + 1}})
			}
		}
	}
	slices.Sort(ex.Countries)
	return ex
}

var levelWords = map[graph.Kind]string{
	graph.Summit: "首脳会談", graph.Ministerial: "外相会談", graph.SeniorOfficials: "高官協議", graph.Talks: "会談",
}

func (c Corpus) names(e *event) (who string) {
	for i, code := range e.account.Countries {
		if i > 0 {
			who += "と"
		}
		at := slices.IndexFunc(c.Sides, func(s Side) bool { return s.Code == code })
		who += c.Sides[at].Name
		for _, p := range e.people {
			if p.Side == code {
				who += "の" + p.Name + p.Title
			}
		}
	}
	return who
}

func (c Corpus) headline(e *event) string { return c.names(e) + "、" + levelWords[e.account.Kind] }

func (c Corpus) sentence(e *event) string {
	manner := ""
	if e.account.Mode == graph.Phone {
		manner = "電話で"
	}
	topics := ""
	for i, t := range e.account.Topics {
		if i > 0 {
			topics += "や"
		}
		topics += t
	}
	return fmt.Sprintf("%sは%d年%d月%d日、%sで%s%sを行い、%sについて意見を交換した。", c.names(e), e.day.Year(), e.day.Month(), e.day.Day(),
		e.account.Place, manner, levelWords[e.account.Kind], topics)
}
