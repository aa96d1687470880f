package graph

// Reference is what a gazetteer knows of the actors; the store writes it beside what briefs say. The zero value is
// usable: names are then codes.
type Reference struct {
	Actors    map[string]ActorName // by country code or organisation id
	Officials map[OfficialID]OfficialEntry
}

// ActorName is how a country or an organisation is called.
type ActorName struct {
	Name   string
	NameEn string
	Short  string // one character that stands for it in a compound: 日
}

// OfficialEntry is a listed official.
type OfficialEntry struct {
	Name    string
	NameEn  string
	Aliases []string
	Tenures []Tenure
}

// Tenure is a period in which an official holds an office. From and To are as precise as known.
type Tenure struct {
	Side   string // country code or organisation id
	Office string // title in Japanese
	From   Date
	To     Date
}

// Identity are the rules that make meetings of accounts (package ingest/identity).
type Identity struct {
	Block     func(*Told) string                            // accounts of one meeting share it
	Window    func(*Told) (lo, hi int, ok bool)             // days since 1970 that the account can mean
	Component func(block []Told, seed func(int) bool) []int // what can influence the meetings of the seeds
	Join      func([]Told) []Meeting
}

func (r Reference) name(side string) string {
	if n := r.Actors[side].Name; n != "" {
		return n
	}
	return side
}
