package queries

import "strings"

// Actor is an official, a country or an organisation.
type Actor struct {
	ID     string `json:"id"`
	Label  string `json:"label"` // Official, Country, Organization
	Name   string `json:"name"`
	NameEn string `json:"nameEn"`
	Office string `json:"office"` // title under which an official took part
	// Serves is the code of the side for which an official took part.
	Serves string `json:"serves,omitempty"`
}

// In is the actor's name in a language, ja or en.
func (a Actor) In(lang string) string {
	if lang == "en" && a.NameEn != "" {
		return a.NameEn
	}
	return a.Name
}

// IsOfficial tells persons from countries and organisations.
func (a Actor) IsOfficial() bool { return a.Label == "Official" }

// Quote is a sentence of a brief that supports a row.
type Quote struct {
	Brief     string `json:"brief"`
	Published string `json:"published"`
	Statement int    `json:"statement"` // 0 is the title
	Text      string `json:"text"`
}

// Account is what one brief says of a meeting, where briefs are compared.
type Account struct {
	Brief     string `json:"brief"`
	Published string `json:"published"`
	Kind      string `json:"kind"`
	Status    string `json:"status"`
	Start     string `json:"start"`
	End       string `json:"end"`
	Place     string `json:"place"`
}

// Meeting is a row of most questions.
type Meeting struct {
	ID            string    `json:"meeting"`
	Name          string    `json:"name"`
	Start         string    `json:"start"` // first and last day of the interval, "" if not known
	End           string    `json:"end"`
	Precision     string    `json:"precision"`
	Day           string    `json:"day"` // start, else the day of the first report
	Status        string    `json:"status"`
	Kind          string    `json:"kind"`
	Mode          string    `json:"mode"`
	Place         string    `json:"place"`
	Sides         []Actor   `json:"sides"`
	Officials     []Actor   `json:"officials"`
	Topics        []string  `json:"topics"`
	Reports       int       `json:"reports"`
	Conflicts     []string  `json:"conflicts"`
	Disagreements []string  `json:"disagreements"`
	Evidence      []Quote   `json:"evidence"`
	Accounts      []Account `json:"accounts"`
	Overdue       bool      `json:"overdue"`
}

// Date is the date as precise as it is known: "2023-09-26", "2023-09-16/17", "2023-11", "2023"; "" if not known.
func (m Meeting) Date() string {
	switch {
	case m.Start == "":
		return ""
	case m.Precision == "year" && len(m.Start) >= 4:
		return m.Start[:4]
	case m.Precision == "month" && len(m.Start) >= 7 && len(m.End) >= 7 && m.Start[:7] == m.End[:7]:
		return m.Start[:7]
	case m.Precision == "month" || m.Precision == "season":
		return shorten(m.Start, m.End, 7)
	case m.End == "" || m.End == m.Start:
		return m.Start
	}
	return shorten(m.Start, m.End, 10)
}

// shorten writes an interval with what its ends share once.
func shorten(start, end string, length int) string {
	if len(start) < length || len(end) < length {
		return start
	}
	start, end = start[:length], end[:length]
	for _, cut := range []int{8, 5} {
		if cut < length && strings.HasPrefix(end, start[:cut]) {
			return start + "/" + end[cut:]
		}
	}
	return start + "/" + end
}

// Discussant is who took part in meetings about a topic.
type Discussant struct {
	Actor
	Meetings int      `json:"meetings"`
	Held     int      `json:"held"`
	Last     string   `json:"last"`
	Names    []string `json:"names"`
}

// Tenure is an office of an official; of a country, Official says who holds it.
type Tenure struct {
	Office string `json:"office"`
	Of     string `json:"of"`
	OfEn   string `json:"ofEn"`
	From   string `json:"from"`
	To     string `json:"to"`
}

// Counterpart is who met somebody, and how often.
type Counterpart struct {
	Actor
	Meetings int `json:"meetings"`
	Held     int `json:"held"`
}

// TopicCount is a topic and its number of meetings.
type TopicCount struct {
	Topic    string `json:"topic"`
	Meetings int    `json:"meetings"`
	Before   int    `json:"before"` // in the period before
	Rise     int    `json:"rise"`
	Last     string `json:"last"`
}

// Dossier is all that is known of an actor.
type Dossier struct {
	Actor
	Aliases      []string      `json:"aliases"`
	Offices      []Tenure      `json:"offices"`
	Meetings     int           `json:"meetings"`
	Briefs       int           `json:"briefs"`
	Counterparts []Counterpart `json:"counterparts"`
	Topics       []TopicCount  `json:"topics"`
}

// Count is a number of meetings of two sides.
type Count struct {
	Year     int    `json:"year"`
	Kind     string `json:"kind"`
	Status   string `json:"status"`
	Meetings int    `json:"meetings"`
}

// Hop is one meeting on the way from one official to another.
type Hop struct {
	Hop      int     `json:"hop"`
	From     Actor   `json:"from"`
	To       Actor   `json:"to"`
	Meeting  string  `json:"meeting"`
	Name     string  `json:"name"`
	Start    string  `json:"start"`
	Day      string  `json:"day"`
	Place    string  `json:"place"`
	Evidence []Quote `json:"evidence"`
}

// Both is somebody who met, or is compared by, two others.
type Both struct {
	Actor
	WithA int    `json:"withA"`
	WithB int    `json:"withB"`
	HeldA int    `json:"heldA"`
	HeldB int    `json:"heldB"`
	LastA string `json:"lastA"`
	LastB string `json:"lastB"`
}

// Pair is two actors and how often they met.
type Pair struct {
	A        Actor `json:"a"`
	B        Actor `json:"b"`
	Meetings int   `json:"meetings"`
	Held     int   `json:"held"`
}

// Figures are the graph in numbers.
type Figures struct {
	Briefs         int    `json:"briefs"`
	Meetings       int    `json:"meetings"`
	Officials      int    `json:"officials"`
	Countries      int    `json:"countries"`
	Organizations  int    `json:"organizations"`
	Topics         int    `json:"topics"`
	Places         int    `json:"places"`
	Reports        int    `json:"reports"`
	Participations int    `json:"participations"`
	Oldest         string `json:"oldest"`
	Newest         string `json:"newest"`
}

// Brief is one text with the meetings it reports.
type Brief struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	Title      string   `json:"title"`
	Published  string   `json:"published"`
	Source     string   `json:"source"`
	Statements []string `json:"statements"`
	Meetings   []struct {
		Meeting    string `json:"meeting"`
		Name       string `json:"name"`
		Status     string `json:"status"`
		Statements []int  `json:"statements"`
	} `json:"meetings"`
}

// Match is an actor that a name may mean.
type Match struct {
	Actor
	Aliases  []string `json:"aliases"`
	Meetings int      `json:"meetings"`
}

// Day is a date alone.
type Day struct {
	Day string `json:"day"`
}

// Former is a meeting found by a former id.
type Former struct {
	Meeting string `json:"meeting"`
	Name    string `json:"name"`
}
