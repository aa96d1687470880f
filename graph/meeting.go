package graph

// Meeting is one real-world meeting: what all accounts of it say together.
type Meeting struct {
	ID            MeetingID     `json:"id"`
	Kind          Kind          `json:"kind"`
	Mode          Mode          `json:"mode"`
	Status        Status        `json:"status"`
	Start         string        `json:"start,omitempty"` // first day of the interval, YYYY-MM-DD
	End           string        `json:"end,omitempty"`   // last day
	Precision     string        `json:"precision"`
	On            string        `json:"on"` // the day to sort by
	Place         string        `json:"place,omitempty"`
	PlaceCountry  CountryCode   `json:"placeCountry,omitempty"`
	Sides         []Participant `json:"sides"`
	Officials     []Participant `json:"officials"`
	Topics        []Supported   `json:"topics"`
	PlaceEvidence []string      `json:"placeEvidence,omitempty"`
	Field         string        `json:"field,omitempty"`
	Series        string        `json:"series,omitempty"`
	Postponed     bool          `json:"postponed,omitempty"`
	Code          Code          `json:"code"`
	FirstReported string        `json:"firstReported,omitempty"`
	LastReported  string        `json:"lastReported,omitempty"`
	Conflicts     []string      `json:"conflicts"`     // date, place, participants, status
	Disagreements []string      `json:"disagreements"` // the same in words
	FormerIDs     []MeetingID   `json:"formerIds"`
	Accounts      []Told        `json:"-"`
	Joins         []Join        `json:"joins,omitempty"`
}

// Participant is a side or an official that takes part in a meeting.
type Participant struct {
	ID       string   `json:"id"`             // country code, organisation or official id
	Name     string   `json:"name,omitempty"` // of an official
	Side     string   `json:"side"`           // whom an official serves; of a side, itself
	Office   string   `json:"office,omitempty"`
	Role     string   `json:"role"`
	Evidence []string `json:"evidence"` // s17#1: brief and statement
}

// Roles of a participant.
const (
	RoleParticipant = "participant"
	RoleVisitor     = "visitor"
	RoleHost        = "host"
)

// Supported is a text, such as a topic, with the statements that say so.
type Supported struct {
	Text     string   `json:"text"`
	Evidence []string `json:"evidence"`
}

// Join says why two accounts are taken to tell of one meeting.
type Join struct {
	A       string   `json:"a"` // keys of the accounts
	B       string   `json:"b"`
	Score   float64  `json:"score"`
	Reasons []string `json:"reasons"`
}

// Conflicts that a meeting can have.
const (
	DateConflict         = "date"
	PlaceConflict        = "place"
	ParticipantsConflict = "participants"
	StatusConflict       = "status"
)
