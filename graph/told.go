package graph

import (
	"fmt"
	"slices"
	"strings"
)

// Told is one account together with what its brief knows beside it: the unit that identity joins and that REPORTS
// keeps.
type Told struct {
	Account
	Brief     BriefID
	Index     int // number of the account in its brief, from 0
	Published Date
	Estimated bool // the day of publication is an estimate
	Extractor string

	OfficialSides      []string // whom each of Officials serves
	Offices            []string // title of each of Officials
	OfficialStatements [][]int  // statements of the account that refer to each of Officials
	TopicStatements    []int    // statement of each of Topics
	PlaceStatement     int
	Quotes             []string  // text of each of Statements
	OwnID              MeetingID // id of the meeting if this were its only account; set by identity
	Follows            *int      // index in the same brief of the meeting before this one in its series
	Linked             bool      // has During or Follows, or another account of the brief names it there
}

// Key names the account in the whole graph: "s17#0".
func (t *Told) Key() string { return fmt.Sprintf("%s#%d", t.Brief, t.Index) }

// Told gives the accounts of the extraction, each with what stands beside it in the brief.
func (ex *Extraction) Told() []Told {
	all := make([]Told, len(ex.Meetings))
	for i, account := range ex.Meetings {
		t := Told{Account: account, Brief: ex.ID, Index: i, Published: ex.Published, Estimated: ex.Estimated, Extractor: ex.Extractor}
		t.fillOfficials(ex)
		for _, topic := range account.Topics {
			t.TopicStatements = append(t.TopicStatements, ex.statementWith(topic, account.Statements))
		}
		if account.Place != "" {
			t.PlaceStatement = ex.statementWith(string(account.Place), account.Statements)
		}
		for _, n := range account.Statements {
			t.Quotes = append(t.Quotes, ex.Statement(n))
		}
		all[i] = t
	}
	linkPrevious(all)
	for i := range all {
		for _, end := range []*int{all[i].During, all[i].Follows} {
			if end != nil && *end >= 0 && *end < len(all) {
				all[i].Linked, all[*end].Linked = true, true
			}
		}
	}
	return all
}

func (t *Told) fillOfficials(ex *Extraction) {
	if len(t.OfficialIDs) != len(t.Officials) {
		t.OfficialIDs = make([]OfficialID, len(t.Officials))
	}
	for i, name := range t.Officials {
		var known Official
		for _, o := range ex.Officials {
			if o.ID != "" && o.ID == t.OfficialIDs[i] || o.Name == name {
				known = o
				break
			}
		}
		if t.OfficialIDs[i] == "" {
			t.OfficialIDs[i] = known.ID
		}
		if t.OfficialIDs[i] == "" {
			t.OfficialIDs[i] = UnlistedID(known.Country, name)
		}
		var where []int
		for _, n := range t.Statements {
			if slices.Contains(known.Statements, n) {
				where = append(where, n)
			}
		}
		if where == nil {
			where = t.Statements
		}
		t.OfficialSides = append(t.OfficialSides, known.Country)
		t.Offices = append(t.Offices, known.Office)
		t.OfficialStatements = append(t.OfficialStatements, where)
	}
}

// UnlistedID is the id of an official whom the gazetteer lacks.
func UnlistedID(side, name string) OfficialID { return OfficialID(side + ":" + name) }

// statementWith is the first of the statements that holds the text as written, else the first of all.
func (ex *Extraction) statementWith(text string, statements []int) int {
	for _, n := range statements {
		if strings.Contains(ex.Statement(n), text) {
			return n
		}
	}
	if len(statements) > 0 {
		return statements[0]
	}
	return 0
}

// linkPrevious ties each account that is told as the previous one of a series to the account of the same brief that
// came after it: same sides and kind, and not itself a previous one.
func linkPrevious(all []Told) {
	for p := range all {
		if all[p].Ordinal != "previous" {
			continue
		}
		for i := range all {
			same := all[i].Kind == all[p].Kind && all[i].Mode == all[p].Mode && slices.Equal(all[i].Countries, all[p].Countries)
			if i != p && same && all[i].Ordinal != "previous" && all[i].Follows == nil {
				all[i].Follows = &all[p].Index
				break
			}
		}
	}
}
