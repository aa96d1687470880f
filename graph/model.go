package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// CountryCode is an ISO 3166-1 alpha-3 code ("JPN"; Kosovo is "XKX").
type CountryCode string

// OrganizationID is the short name of an organisation or forum in the gazetteer ("UN", "EU", "ASEAN").
type OrganizationID string

// OfficialID is stable and readable: "wang-yi"; for a person the gazetteer lacks, country and name as written:
// "KOR:張虎鎮".
type OfficialID string

// BriefID is the id that the input gives, else [Brief.Hash].
type BriefID string

// MeetingID names one real-world meeting.
type MeetingID string

// Kind of a meeting, by the level of those who meet.
type Kind string

// The kinds.
const (
	Summit          Kind = "summit"           // leaders among themselves
	Ministerial     Kind = "ministerial"      // ministers, 2+2
	SeniorOfficials Kind = "senior_officials" // vice-ministers, directors-general, envoys, standing dialogues
	Talks           Kind = "talks"            // mixed or unclear level
	Conference      Kind = "conference"       // gathering of an organisation or forum
	Visit           Kind = "visit"            // travel to a country
	Contact         Kind = "contact"          // informal or secret
)

// Mode says how the sides met.
type Mode string

// The modes.
const (
	InPerson Mode = "in_person"
	Phone    Mode = "phone"
	Video    Mode = "video"
)

// Status of a meeting, as one brief tells it or as all briefs together do.
type Status string

// The states.
const (
	Held        Status = "held"
	Planned     Status = "planned"     // scheduled, agreed, announced
	Proposed    Status = "proposed"    // sought, being arranged, possible
	Unconfirmed Status = "unconfirmed" // reported, not confirmed by the parties
	Cancelled   Status = "cancelled"   // cancelled, postponed, put off
	Rejected    Status = "rejected"    // refused by a party
)

// PlaceKind says how wide a place is: a country holds its cities.
type PlaceKind string

// The kinds of place.
const (
	CountryPlace PlaceKind = "country" // 韓国, アメリカ
	RegionPlace  PlaceKind = "region"  // ロシア極東, 第三国
	CityPlace    PlaceKind = "city"    // ソウル
	VenuePlace   PlaceKind = "venue"   // ホワイトハウス
)

// IsCountry reports whether a side is a country and not an organisation: three capital letters, and none of the
// organisations whose short name has that form.
func IsCountry(side string) bool {
	if len(side) != 3 {
		return false
	}
	for _, r := range side {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return !threeLetterOrganizations[side]
}

// threeLetterOrganizations are those of the gazetteer; its check names one that is missing here.
var threeLetterOrganizations = map[string]bool{
	"ACD": true, "ADB": true, "AES": true, "APP": true, "ARF": true, "BRF": true, "CIS": true, "COE": true, "COP": true,
	"EAC": true, "EAS": true, "ECB": true, "ECO": true, "EEF": true, "EPC": true, "FAO": true, "FII": true, "GCC": true,
	"ICC": true, "ICJ": true, "IDB": true, "IEA": true, "ILO": true, "IMF": true, "IMO": true, "IOC": true, "IOM": true,
	"IPU": true, "ISA": true, "ITU": true, "IWC": true, "JEF": true, "LMC": true, "MEF": true, "MRC": true, "MSC": true,
	"NDB": true, "NPT": true, "NSG": true, "OAS": true, "OIC": true, "OIF": true, "OTS": true, "PBP": true, "PCA": true,
	"PIF": true, "PSI": true, "SCO": true, "TCS": true, "UFM": true, "UNC": true, "UPU": true, "WEF": true, "WFP": true,
	"WHO": true, "WMO": true, "WTO": true,
}

// Brief is one short news text: a title (statement 0) and bullets (statements 1…n).
type Brief struct {
	ID         BriefID  `json:"id"`
	Title      Text     `json:"title"`
	Published  Date     `json:"published"`           // day of publication
	Estimated  bool     `json:"estimated,omitempty"` // the day of publication is an estimate
	Source     string   `json:"source,omitempty"`
	Statements []string `json:"statements"`
}

// Statement is the text of statement i: 0 is the title, 1…n are the bullets.
func (b *Brief) Statement(i int) string {
	if i == 0 {
		return string(b.Title)
	}
	return b.Statements[i-1]
}

// Hash is a digest of title and statements, 32 hexadecimal digits: the content's identity, and the brief's id where
// its input gives none.
func (b *Brief) Hash() string {
	sum := sha256.Sum256([]byte(string(b.Title) + "\x00" + strings.Join(b.Statements, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// MentionType says what a mention refers to.
type MentionType string

// The types of mention.
const (
	CountryMention      MentionType = "country"
	OrganizationMention MentionType = "organization"
	OfficialMention     MentionType = "official"
	PlaceMention        MentionType = "place"
	DateMention         MentionType = "date"
	TriggerMention      MentionType = "trigger"
)

// Mention is a span of a statement that refers to something. Start and End are bytes in the original text.
type Mention struct {
	Statement int         `json:"statement"`
	Start     int         `json:"start"`
	End       int         `json:"end"`
	Surface   string      `json:"surface"`
	Type      MentionType `json:"type"`
	Refs      []string    `json:"refs"` // country codes, organisation or official ids, dates; empty: not linked
	Via       string      `json:"via"`  // the rule that linked it
}

// Official is a holder of a public office as one brief refers to him or her.
type Official struct {
	ID         OfficialID `json:"id"`
	Name       string     `json:"name"` // canonical Japanese full name
	NameEn     string     `json:"nameEn,omitempty"`
	Country    string     `json:"country"`            // country code or organisation id served
	Office     string     `json:"office"`             // the title, in Japanese: 外相
	OfficeID   string     `json:"officeId,omitempty"` // gazetteer id of the office: foreign-minister
	Aliases    []string   `json:"aliases"`            // other spellings of the name
	Listed     bool       `json:"listed"`             // stands in the gazetteer
	Statements []int      `json:"statements"`
}

// Evidence is a span that supports a fact of an account. Start and End are bytes in the original text.
type Evidence struct {
	Statement int    `json:"statement"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Role      string `json:"role"` // trigger, participant, time, place, topic, status
	Rule      string `json:"rule"` // name of the rule that read it
}

// Account is what one brief says of one meeting.
type Account struct {
	Kind         Kind         `json:"kind"`
	Mode         Mode         `json:"mode"`
	Status       Status       `json:"status"`
	Start        Date         `json:"start"`
	End          Date         `json:"end"`
	Place        Text         `json:"place"`                  // as written
	PlaceCountry CountryCode  `json:"placeCountry,omitempty"` // where the gazetteer knows it
	PlaceKind    PlaceKind    `json:"placeKind,omitempty"`    // how wide the place is; empty: not known
	Postponed    bool         `json:"postponed,omitempty"`    // of a cancelled one: put off, not called off
	Countries    []string     `json:"countries"`              // sides: country codes and organisation ids, sorted
	Officials    []string     `json:"officials"`              // canonical names
	OfficialIDs  []OfficialID `json:"officialIds"`            // in the order of Officials
	Visitor      string       `json:"visitor,omitempty"`      // of a visit: code of the side that travels
	Host         string       `json:"host,omitempty"`         // code of the side that receives
	Topics       []string     `json:"topics"`
	Statements   []int        `json:"statements"`        // that support it, ascending
	Event        string       `json:"event,omitempty"`   // key of the real-world meeting
	Field        string       `json:"field,omitempty"`   // foreign, defense, economy … where the level has one (外相 or 防衛相)
	Series       string       `json:"series,omitempty"`  // standing meeting or forum that the brief names (戦略対話, APEC)
	Ordinal      string       `json:"ordinal,omitempty"` // previous, next, or "": place in the series as told
	During       *int         `json:"during,omitempty"`  // index in the same brief of the visit or conference around it
	Cameo        string       `json:"cameo"`             // CAMEO event code
	Plover       string       `json:"plover"`            // PLOVER event
	PloverMode   string       `json:"ploverMode"`
	PloverCtx    string       `json:"ploverContext"`
	Evidence     []Evidence   `json:"evidence,omitempty"`
}

// Extraction is all that one brief yields.
type Extraction struct {
	Brief
	Countries     []CountryCode    `json:"countries"`
	Organizations []OrganizationID `json:"organizations"`
	Officials     []Official       `json:"officials"`
	Meetings      []Account        `json:"meetings"`
	Mentions      []Mention        `json:"mentions,omitempty"`
	Extractor     string           `json:"extractor"` // version of the rules
}
