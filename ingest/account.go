package ingest

import (
	"slices"
	"strings"

	"kaidan/graph"
)

// account is what a brief says of one event, while it is being read.
type account struct {
	kind       graph.Kind
	family     family
	mode       graph.Mode
	status     graph.Status
	strong     bool // the status is told, not inferred
	told       bool // the sides are told, not taken from what was said before
	sides      []string
	people     []*person
	start, end graph.Date
	place      string
	placeCode  string
	topics     []string
	statements []int
	field      string
	series     string
	ordinal    string
	visitor    string
	host       string
	org        string
	word       string
	postponed  bool
	demanded   bool
	guests     []*person
	joiners    []string // sides of those who only sat in with the others: トランプ大統領も加わり
	byPeople   bool     // the kind follows from who takes part
	exact      bool     // the kind is told by a word, not inferred
	bargaining bool
	evidence   []graph.Evidence
	during     *account
	born       [2]int // line and sentence in which it was first told
	apart      bool   // told as held apart from the others: 個別に会談
	twin       bool   // one of several meetings of one word, and not the first
	borrowed   bool   // a side comes from an earlier sentence
	occasion   bool   // a gathering told as where something else happens: 会議の場で
	also       bool   // told as one more meeting of somebody: 王毅氏とも会見した
	joined     bool   // another was merged into it
	dead       bool   // merged into another
}

func (a *account) supports(statement int) {
	if !slices.Contains(a.statements, statement) {
		a.statements = append(a.statements, statement)
	}
}

func (a *account) addPeople(people []*person) {
	for _, p := range people {
		if !slices.Contains(a.people, p) {
			a.people = append(a.people, p)
		}
	}
}

// usualEvidence is how many pieces most accounts have at most.
const usualEvidence = 4

func (a *account) prove(l *line, s span, role, rule string) {
	start, end := l.original(s)
	if a.evidence == nil {
		a.evidence = make([]graph.Evidence, 0, usualEvidence)
	}
	a.evidence = append(a.evidence, graph.Evidence{Statement: l.index, Start: start, End: end, Role: role, Rule: rule})
}

func (a *account) lastStatement() int { return a.statements[len(a.statements)-1] }

func (a *account) meets() bool { return a.family == meetingFamily || a.family == contactFamily }

// account is the account as it goes out.
func (r *reader) account(a *account) graph.Account {
	out := graph.Account{
		Kind: a.kind, Mode: a.mode, Status: a.status, Start: a.start, End: a.end, Place: graph.Text(a.place), PlaceCountry: graph.CountryCode(a.placeCode),
		Countries: slices.Clone(a.sides), Officials: make([]string, 0, len(a.people)), OfficialIDs: make([]graph.OfficialID, 0, len(a.people)), Topics: a.topics, Statements: a.statements, Visitor: a.visitor, Host: a.host,
		Field: a.field, Series: a.series, Ordinal: a.ordinal, Postponed: a.postponed, Evidence: a.evidence,
	}
	if r.x.gaz.IsOrganization(a.placeCode) {
		out.PlaceCountry = ""
	}
	slices.Sort(out.Countries)
	slices.Sort(out.Statements)
	if out.Countries == nil {
		out.Countries = []string{}
	}
	if out.Topics == nil {
		out.Topics = []string{}
	}
	for _, p := range a.people {
		out.Officials = append(out.Officials, p.name)
		out.OfficialIDs = append(out.OfficialIDs, p.id)
	}
	if a.during != nil && !a.during.dead {
		i := slices.Index(r.accounts, a.during)
		if i >= 0 {
			out.During = &i
		}
	}
	traits := graph.TraitsOf(&out)
	traits.Negotiation, traits.Demanded = a.bargaining, a.demanded
	code := graph.Codes(out.Kind, out.Mode, out.Status, traits)
	out.Cameo, out.Plover, out.PloverMode, out.PloverCtx = code.Cameo, code.Plover, code.PloverMode, code.PloverContext
	return out
}

func statusClash(a, b graph.Status) bool {
	return (a == graph.Held || a == graph.Unconfirmed) != (b == graph.Held || b == graph.Unconfirmed)
}

func sameSides(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for _, code := range a {
		if !slices.Contains(b, code) {
			return false
		}
	}
	return true
}

// within says whether all codes are among others.
func within(codes, others []string) bool {
	return !slices.ContainsFunc(codes, func(code string) bool { return !slices.Contains(others, code) })
}

func intersects(a, b []string) bool {
	return slices.ContainsFunc(a, func(code string) bool { return slices.Contains(b, code) })
}

func union[T comparable](a, b []T) []T {
	out := slices.Clone(a)
	for _, code := range b {
		if !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

// wordClasses are event words that can stand for one another.
var wordClasses = map[string]int{
	"会談": 1, "会う": 1, "会い": 1, "会っ": 1, "会える": 1, "向き合": 1, "向かい合": 1, "対面": 1, "面会": 1, "顔を合わせ": 1, "相対し": 1, "会晤": 1, "会見": 1, "対談": 1,
	"協議": 2, "磋商": 2, "話し合": 2, "意見交換": 2, "意見を交": 2, "電話協議": 2, "交渉": 2,
	"会議": 3, "会合": 3, "サミット": 3, "首脳会議": 3, "2プラス2": 3, "2+2": 3,
}

func sameWord(a, b string) bool {
	return a == b || strings.HasSuffix(a, b) || wordClasses[a] > 0 && wordClasses[a] == wordClasses[b]
}
