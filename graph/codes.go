package graph

// Code is how the event-data community codes one event. Fields without a code in that scheme stay empty.
type Code struct {
	Cameo         string `json:"cameo"`  // CAMEO event code; 042 for a visit, coded from the visitor's side
	Plover        string `json:"plover"` // PLOVER event type
	PloverMode    string `json:"ploverMode"`
	PloverContext string `json:"ploverContext"`
}

// Traits of a meeting that its kind, mode and status do not tell, and that the codes depend on.
type Traits struct {
	Host         bool // it is known which side received the other
	ThirdPlace   bool // held in a country that is none of the sides
	Multilateral bool // three sides or more, or an organisation among them
	Negotiation  bool // 交渉: bargaining, not only talk
	Demanded     bool // one side demands the meeting of the other (求める)
	Urged        bool // a third party is urged to meet
	Postponed    bool // put off, not called off
}

// codeRule is one row of the crosswalk; an empty field fits everything, and the first row that fits counts.
type codeRule struct {
	status Status
	kind   Kind
	mode   Mode
	trait  func(Traits) bool
	code   Code
}

// codeRules is the crosswalk from kaidan's fields to CAMEO and PLOVER. Sources: the table CAMEO2PLOVER-2021 and the
// manual of openeventdata/PLOVER. Where the schemes have no code (an unconfirmed report, a postponement) the row is
// empty on purpose.
var codeRules = []codeRule{
	{status: Unconfirmed},
	{status: Cancelled, trait: func(t Traits) bool { return t.Postponed }},
	{status: Cancelled, code: Code{"164", "SANCTION", "withdraw", "diplomatic"}}, // halt negotiations: the nearest
	{status: Rejected, code: Code{"125", "REJECT", "meet", "diplomatic"}},        // reject proposal to meet
	{status: Proposed, trait: func(t Traits) bool { return t.Urged }, code: Code{Cameo: "026"}},
	{status: Proposed, trait: func(t Traits) bool { return t.Demanded }, code: Code{"106", "REQUEST", "meet", "diplomatic"}},
	{status: Proposed, code: Code{"036", "AGREE", "", "diplomatic"}}, // express intent to meet
	{status: Planned, code: Code{"036", "AGREE", "", "diplomatic"}},
	{mode: Phone, code: Code{"041", "CONSULT", "phone", ""}},
	{mode: Video, code: Code{"041", "CONSULT", "phone", ""}}, // PLOVER: "phone or some other remote medium"
	{kind: Visit, code: Code{"042", "CONSULT", "visit", ""}},
	{kind: Conference, code: Code{"044", "CONSULT", "multilateral", ""}},
	{trait: func(t Traits) bool { return t.ThirdPlace }, code: Code{"044", "CONSULT", "third-party", ""}},
	{trait: func(t Traits) bool { return t.Multilateral && t.Negotiation }, code: Code{"046", "CONSULT", "multilateral", "diplomatic"}},
	{trait: func(t Traits) bool { return t.Multilateral }, code: Code{"040", "CONSULT", "multilateral", ""}},
	{trait: func(t Traits) bool { return t.Host }, code: Code{"042", "CONSULT", "visit", ""}},
	{trait: func(t Traits) bool { return t.Negotiation }, code: Code{"046", "CONSULT", "", "diplomatic"}},
	{code: Code{"040", "CONSULT", "", ""}},
}

// Codes gives the event codes of a meeting. It is pure; every status, kind and mode has an answer, which may be the
// empty Code.
func Codes(kind Kind, mode Mode, status Status, t Traits) Code {
	for _, r := range codeRules {
		if r.status != "" && r.status != status || r.kind != "" && r.kind != kind || r.mode != "" && r.mode != mode {
			continue
		}
		if r.trait == nil || r.trait(t) {
			return r.code
		}
	}
	return Code{}
}

// HostCode is the code of the same event as the host's row of an export has it: host a visit instead of make one.
func (c Code) HostCode() Code {
	if c.Cameo == "042" {
		c.Cameo = "043"
	}
	return c
}

// TraitsOf reads the traits that the sides and the place of an account tell; the words of the brief (交渉, 求める,
// 延期) are for the caller to add.
func TraitsOf(a *Account) Traits {
	t := Traits{Host: a.Host != "", Multilateral: len(a.Countries) > 2, Postponed: a.Postponed}
	if a.PlaceCountry != "" {
		t.ThirdPlace = true
	}
	for _, side := range a.Countries {
		switch {
		case side == string(a.PlaceCountry):
			t.ThirdPlace, t.Host = false, true
		case !IsCountry(side):
			t.Multilateral = true
		}
	}
	return t
}
