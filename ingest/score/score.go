package score

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Figures are precision, recall and F1 of what was found, with the counts behind them.
type Figures struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	TP        int     `json:"tp"`
	FP        int     `json:"fp"`
	FN        int     `json:"fn"`
}

// Result is how well a prediction does. A figure that nothing was counted for is nil.
type Result struct {
	Briefs         int        `json:"briefs"`
	BriefsMissing  int        `json:"briefs_missing"`
	Countries      Figures    `json:"countries"`
	Officials      Figures    `json:"officials"`
	Meetings       Figures    `json:"meetings"`        // found at all
	MeetingsStrict Figures    `json:"meetings_strict"` // found, with all that counts right
	Attributes     Attributes `json:"attributes"`
	Topics         Topics     `json:"topics"`
	SameEventPairs *Figures   `json:"same_event_pairs"`
}

// Attributes are the shares of matched meetings (and officials) with the right value.
type Attributes struct {
	Kind            *float64 `json:"kind"`
	Mode            *float64 `json:"mode"`
	Status          *float64 `json:"status"`
	Start           *float64 `json:"start"`
	End             *float64 `json:"end"`
	Place           *float64 `json:"place"`
	Countries       *float64 `json:"countries"`
	Officials       *float64 `json:"officials"`
	OfficialCountry *float64 `json:"official_country"`
}

// Topics are recall and precision of the topics of matched meetings.
type Topics struct {
	Recall    *float64 `json:"recall"`
	Precision *float64 `json:"precision"`
}

// Problem is one thing in which a prediction differs from gold.
type Problem struct {
	Brief   string `json:"brief"`
	Subject string `json:"subject"` // countries, officials, meeting; text: the brief's own text differs
	Text    string `json:"text"`
}

func (p Problem) String() string { return p.Brief + "\t" + p.Subject + "\t" + p.Text }

// tally counts.
type tally struct{ tp, fp, fn int }

func (t *tally) add(tp, fp, fn int) {
	t.tp += tp
	t.fp += fp
	t.fn += fn
}

func (t *tally) figures() Figures {
	p, r := quotient(t.tp, t.tp+t.fp), quotient(t.tp, t.tp+t.fn)
	f1 := 0.0
	if p+r > 0 {
		f1 = 2 * p * r / (p + r)
	}
	return Figures{round(p), round(r), round(f1), t.tp, t.fp, t.fn}
}

func quotient(a, n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(a) / float64(n)
}

// round keeps four digits; a half goes to the even one, as the exact value decides.
func round(x float64) float64 {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 4, 64), 64)
	if err != nil {
		return x
	}
	return rounded
}

// share is right out of all.
type share struct{ right, all int }

func (s *share) add(right bool) {
	s.all++
	if right {
		s.right++
	}
}

func (s *share) figure() *float64 {
	if s.all == 0 {
		return nil
	}
	x := round(quotient(s.right, s.all))
	return &x
}

// attribute is one thing of a meeting that is compared.
type attribute int

const (
	kindOf attribute = iota
	modeOf
	statusOf
	startOf
	endOf
	placeOf
	countriesOf
	officialsOf
	attributes
)

var attributeNames = [attributes]string{"kind", "mode", "status", "start", "end", "place", "countries", "officials"}

// scorer counts over all briefs.
type scorer struct {
	comparer
	countries, officials, meetings, strict tally
	attributes                             [attributes]share
	officialCountry                        share
	recall, precision                      share
	problems                               []Problem
	told                                   []telling
	lost                                   int
}

// telling is one meeting of gold and the event it was taken for.
type telling struct {
	brief, gold string
	optional    bool
	predicted   *string
	matched     bool
}

// Compare scores a prediction against gold. Names, places and topics are compared after fold, which should be NFKC; nil
// compares them as they are.
func Compare(gold, predicted []Brief, fold func(string) string) (Result, []Problem) {
	if fold == nil {
		fold = func(text string) string { return text }
	}
	s := &scorer{comparer: comparer{fold}}
	byID, byText := map[string]*Brief{}, map[string]*Brief{}
	for i := range predicted {
		p := &predicted[i]
		byID[p.ID], byText[s.text(p)] = p, p
	}
	for i := range gold {
		g := &gold[i]
		p := byID[g.ID]
		if p == nil {
			p = byText[s.text(g)]
		}
		s.brief(g, p)
	}
	return s.result(len(gold)), s.problems
}

func (s *scorer) text(b *Brief) string { return s.fold(strings.Join(b.Statements, "")) }

func (s *scorer) result(briefs int) Result {
	figure := func(a attribute) *float64 { return s.attributes[a].figure() }
	return Result{
		Briefs: briefs, BriefsMissing: s.lost,
		Countries: s.countries.figures(), Officials: s.officials.figures(),
		Meetings: s.meetings.figures(), MeetingsStrict: s.strict.figures(),
		Attributes: Attributes{
			Kind: figure(kindOf), Mode: figure(modeOf), Status: figure(statusOf), Start: figure(startOf), End: figure(endOf),
			Place: figure(placeOf), Countries: figure(countriesOf), Officials: figure(officialsOf),
			OfficialCountry: s.officialCountry.figure(),
		},
		Topics:         Topics{Recall: s.recall.figure(), Precision: s.precision.figure()},
		SameEventPairs: s.sameEvents(),
	}
}

func (s *scorer) problem(b *Brief, subject, format string, args ...any) {
	s.problems = append(s.problems, Problem{b.ID, subject, fmt.Sprintf(format, args...)})
}

// brief scores one brief; a prediction that lacks it found nothing in it.
func (s *scorer) brief(gold, predicted *Brief) {
	if predicted == nil {
		s.lost++
		predicted = &Brief{}
	} else if len(predicted.Statements) > 0 && len(gold.Statements) > 0 && s.text(predicted) != s.text(gold) {
		s.problem(gold, "text", "the prediction has another text")
	}
	s.compareCountries(gold, predicted)
	s.compareBriefOfficials(gold, predicted)
	s.compareMeetings(gold, predicted)
}

func (s *scorer) compareCountries(gold, predicted *Brief) {
	g, p := iso(gold.Countries), iso(predicted.Countries)
	for _, country := range gold.OptionalCountries {
		delete(g, country)
		delete(p, country)
	}
	missing, extra := without(g, p), without(p, g)
	s.countries.add(shared(g, p), len(extra), len(missing))
	if len(missing)+len(extra) > 0 {
		s.problem(gold, "countries", "missing %s extra %s", list(missing), list(extra))
	}
}

// without is what a has and b has not, sorted.
func without(a, b map[string]bool) []string {
	var rest []string
	for _, x := range slices.Sorted(maps.Keys(a)) {
		if !b[x] {
			rest = append(rest, x)
		}
	}
	return rest
}

func (s *scorer) compareBriefOfficials(gold, predicted *Brief) {
	names := namesOf(predicted.Officials)
	listed := gold.allSpellings(namesOf(gold.Officials))
	right, extra, missing := s.compareOfficials(listed, gold.allSpellings(namesOf(gold.OptionalOfficials)), names)
	s.officials.add(right, len(extra), missing)
	if len(extra) > 0 || missing > 0 {
		var absent []string
		for _, spellings := range listed {
			if !slices.ContainsFunc(names, func(n string) bool { return s.sameOfficial(spellings, n) }) {
				absent = append(absent, spellings[0])
			}
		}
		s.problem(gold, "officials", "missing %s extra %s", list(absent), list(extra))
	}
	for i, o := range gold.Officials {
		at := slices.IndexFunc(names, func(n string) bool { return s.sameOfficial(listed[i], n) })
		if at >= 0 {
			s.officialCountry.add(equal(o.Country, predicted.Officials[at].Country))
		}
	}
}

func (s *scorer) compareMeetings(gold, predicted *Brief) {
	weights := make([][]float64, len(gold.Meetings))
	for i := range weights {
		weights[i] = make([]float64, len(predicted.Meetings))
		for j := range weights[i] {
			weights[i][j] = s.likeness(gold, &gold.Meetings[i], &predicted.Meetings[j])
		}
	}
	pairs := assign(weights)
	ofGold, ofPredicted := map[int]int{}, map[int]bool{}
	for _, p := range pairs {
		ofGold[p.row], ofPredicted[p.column] = p.column, true
	}
	s.tell(gold, predicted, ofGold)
	right, whole := 0, 0
	for _, p := range pairs {
		if a := &gold.Meetings[p.row]; !a.Optional {
			right++
			whole += int(one(s.compareMeeting(gold, a, &predicted.Meetings[p.column])))
		}
	}
	absent, surplus := 0, 0
	for i := range gold.Meetings {
		a := &gold.Meetings[i]
		if _, found := ofGold[i]; !found && !a.Optional {
			absent++
			s.problem(gold, "meeting", "missing: %s %s %s %s", a.Kind, a.Status, none(a.Start), list(a.Countries))
		}
	}
	for j := range predicted.Meetings {
		if b := &predicted.Meetings[j]; !ofPredicted[j] {
			surplus++
			s.problem(gold, "meeting", "extra: %s %s %s %s %s", b.Kind, b.Status, none(b.Start), list(b.Countries), numbers(b.Statements))
		}
	}
	s.meetings.add(right, surplus, absent)
	s.strict.add(whole, surplus+right-whole, absent+right-whole)
}

// compareMeeting compares what is said of a meeting that was found and reports whether all that counts is right.
func (s *scorer) compareMeeting(gold *Brief, a, b *Meeting) bool {
	_, extra, missing := s.compareMeetingOfficials(gold, a, b)
	mode := b.Mode
	if mode == "" {
		mode = "in_person"
	}
	ok := [attributes]bool{
		kindOf: a.Kind.has(b.Kind.first()), modeOf: mode == a.Mode, statusOf: a.Status.has(b.Status.first()),
		startOf: startOK(gold, a, b), endOf: endOK(gold, a, b), placeOf: s.placeOK(a, b), countriesOf: countriesOK(a, b),
		officialsOf: len(extra) == 0 && missing == 0,
	}
	var wrong []string
	for i, right := range ok {
		s.attributes[i].add(right)
		if !right && attribute(i) != placeOf && attribute(i) != endOf {
			wrong = append(wrong, attributeNames[i])
		}
	}
	if len(wrong) > 0 {
		s.problem(gold, "meeting", "wrong %s: gold %s %s %s %s %s | predicted %s %s %s %s %s", list(wrong),
			a.Kind, a.Status, none(a.Start), list(a.Countries), list(a.Officials),
			b.Kind, b.Status, none(b.Start), list(b.Countries), list(b.Officials))
	}
	s.compareTopics(a, b)
	return len(wrong) == 0
}

func (s *scorer) compareTopics(a, b *Meeting) {
	if len(a.Topics) == 0 {
		return
	}
	for _, t := range a.Topics {
		s.recall.add(slices.ContainsFunc(b.Topics, func(x string) bool { return s.topicHit(t, x) }))
	}
	for _, t := range b.Topics {
		s.precision.add(slices.ContainsFunc(a.Topics, func(x string) bool { return s.topicHit(x, t) || s.topicHit(t, x) }))
	}
}

// topicHit reports whether a predicted topic has half of the character pairs of the gold one and is not far longer.
func (s *scorer) topicHit(gold, predicted string) bool {
	g, p := []rune(s.norm(gold)), []rune(s.norm(predicted))
	b := bigrams(g)
	return float64(shared(b, bigrams(p))) >= 0.5*float64(len(b)) && float64(len(p)) <= float64(2.5*float64(len(g)))+4
}

func bigrams(text []rune) map[string]bool {
	pairs := map[string]bool{}
	for i := range max(1, len(text)-1) {
		pairs[string(text[i:min(i+2, len(text))])] = true
	}
	return pairs
}

// tell notes which event each meeting of gold was taken for.
func (s *scorer) tell(gold, predicted *Brief, matched map[int]int) {
	for i := range gold.Meetings {
		a := &gold.Meetings[i]
		t := telling{brief: gold.ID, gold: value(a.Event), optional: a.Optional}
		if t.gold == "" {
			t.gold = fmt.Sprintf("%s.%d", gold.ID, i)
		}
		if j, ok := matched[i]; ok {
			t.predicted, t.matched = predicted.Meetings[j].Event, true
		}
		s.told = append(s.told, t)
	}
}

// sameEvents scores the pairs of meetings in different briefs that are one event; nil where gold has none.
func (s *scorer) sameEvents() *Figures {
	var same tally
	goldPairs := 0
	for x, a := range s.told {
		for _, b := range s.told[x+1:] {
			if a.brief == b.brief {
				continue
			}
			both := a.matched && b.matched
			joined := both && a.predicted != nil && equal(a.predicted, b.predicted)
			switch {
			case a.gold == b.gold && (both || !a.optional && !b.optional):
				goldPairs++
				same.add(int(one(joined)), 0, int(one(!joined)))
			case a.gold != b.gold && joined:
				same.add(0, 1, 0)
			}
		}
	}
	if goldPairs == 0 {
		return nil
	}
	figures := same.figures()
	return &figures
}
