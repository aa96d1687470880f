package identity

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"kaidan/graph"
)

// threshold is how alike two accounts must be to be joined: about two independent agreements beyond sides and time.
const threshold = 2.5

// level is what a kind tells about how near in time two undated accounts must be, and how much an equal kind says. The
// rarer a kind of meeting is between the same sides, the longer it is talked about and the more two reports of one are
// likely to mean the same.
type level struct {
	weight  float64 // of an equal kind
	back    int     // days before publication in which an undated meeting that was held lies
	ahead   int     // days after publication in which one that was not held lies
	partial float64 // weight where the other account leaves the level open
}

var levels = map[graph.Kind]level{
	graph.Summit:          {2, 60, 365, 0.5},
	graph.Ministerial:     {1.5, 21, 120, 0.5},
	graph.SeniorOfficials: {1.5, 14, 120, 0.5},
	graph.Talks:           {0, 10, 90, 0},
	graph.Conference:      {1.5, 30, 365, 0},
	graph.Visit:           {1, 21, 365, 0},
	graph.Contact:         {0.5, 120, 180, 0},
}

const (
	previousBack  = 1900 // days before publication in which an undated previous meeting lies
	previousGap   = 7    // and how many days before it at least: what is told beside it came between
	cancelledBack = 30   // days before publication in which an undated cancelled meeting was to be
	slack         = 1    // days by which reports of one day differ: time zones, 25日 and 26日
	estimateSlack = 7    // the same where the day of publication is an estimate
	slipDay       = 3    // days by which a meeting planned for a day is held later after all
	slipRound     = 7    // the same of several sides: they sit for days, and their end is reported
	several       = 3    // sides, from which on talks last that long
	slipMonth     = 31   // and days by which a meeting planned for a month is late
	namedBack     = 300  // days before publication in which an undated summit lies that its place tells apart
)

// days counts a day from 1970-01-01; ok is false where there is none.
func days(day string) (n int, ok bool) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0, false
	}
	return int(t.Unix() / 86400), true
}

// Window is the range of days, counted from 1970-01-01, that an account can mean: the dates it tells, cut by what its
// status says about the day of publication, or a time around publication where it tells none. ok is false where neither
// is known. It is never wider than graph.MaxWindow.
func Window(t *graph.Told) (lo, hi int, ok bool) {
	lo, hi, ok = window(t)
	return max(lo, hi-graph.MaxWindow), hi, ok
}

func window(t *graph.Told) (lo, hi int, ok bool) {
	published, known := days(t.Published.First())
	lo, dated := days(t.Start.First())
	hi, _ = days(t.Start.Last())
	if end, ok := days(t.End.Last()); ok && dated && end > hi {
		hi = end
	}
	switch {
	case dated && known:
		lo, hi = clip(t, lo, hi, published)
		return lo - sitting(t), hi + max(sitting(t), slip(t, hi-published)), true
	case dated:
		return lo - sitting(t), hi + sitting(t), true
	case !known:
		return 0, 0, false
	}
	lv := levels[t.Kind]
	switch {
	case t.Ordinal == "previous" && t.Status == graph.Held:
		return published - previousBack, published - previousGap, true
	case t.Ordinal == "previous" && t.Status == graph.Cancelled:
		return published - lv.ahead, published - previousGap, true
	case byPlace(t):
		return published - namedBack, published, true
	case t.Status == graph.Held:
		return published - lv.back, published, true
	case t.Status == graph.Cancelled:
		return published - cancelledBack, published + lv.ahead, true
	}
	return published - margin(t), published + lv.ahead, true
}

// sitting is by how many days another report of the gathering that t tells of may name an earlier or a later one: bodies sit for
// days, and one brief tells how it began, another how it ended.
func sitting(t *graph.Told) int {
	if t.Kind == graph.Conference && t.Start.Precision() == graph.PrecisionDay && forumOf(t) != "" {
		return 1
	}
	return 0
}

// byPlace: t tells of a summit by its place instead of its day.
func byPlace(t *graph.Told) bool {
	return t.Status == graph.Held && t.Kind == graph.Summit && t.Place != "" && t.Start == ""
}

// clip cuts a told interval wider than a day by the day of publication: what was held lies before it, what was not
// after it. Where nothing would be left the interval stays.
func clip(t *graph.Told, lo, hi, published int) (int, int) {
	newLo, newHi := lo, hi
	switch {
	case t.Status == graph.Held:
		newHi = min(hi, published+margin(t))
	case t.Status == graph.Planned || t.Status == graph.Proposed:
		newLo = max(lo, published-margin(t))
	}
	if newLo > newHi {
		return lo, hi
	}
	return newLo, newHi
}

// slip is by how many days what t plans may come later than it says: little of what is planned takes place sooner, much
// does later. Nothing is known of how far a year's plan slips, nor of a plan for the very day of publication.
func slip(t *graph.Told, ahead int) int {
	if t.Status == graph.Held || t.Status == graph.Cancelled || t.Status == graph.Rejected || ahead < 1 {
		return 0
	}
	switch t.Start.Precision() {
	case graph.PrecisionDay:
		if len(t.Countries) > several {
			return slipRound
		}
		return slipDay
	case graph.PrecisionMonth:
		return slipMonth
	}
	return 0
}

func margin(t *graph.Told) int {
	if t.Estimated {
		return estimateSlack
	}
	return slack
}

// node is an account, or several that say the same, with what the comparison needs of it, computed once.
type node struct {
	told     *graph.Told   // the first of all
	all      []*graph.Told // in order of their keys
	key      string        // of told
	lo, hi   int
	first    int // of the days it tells
	last     int
	near     int // from here on it can be what another place, or none, is told of
	focus    int // the day that stands for it: middle of a told interval, else the day of publication
	timeless bool
	dated    bool
	exact    bool // told to the day
	held     bool
	open     bool       // a plan without a day
	known    bool       // the day of publication is known
	day      int        // of publication
	bySide   []people   // those who take part, by the side they serve
	topics   [][]uint64 // bigrams of each topic, sorted
	profile  *profile   // set by agglomerate
}

// people are the officials of one side.
type people struct {
	side string
	ids  []graph.OfficialID
}

func newNode(t *graph.Told) *node {
	n := &node{told: t, all: []*graph.Told{t}, key: t.Key(), held: t.Status == graph.Held}
	var ok bool
	n.lo, n.hi, ok = Window(t)
	n.timeless, n.near = !ok, n.lo
	n.exact = t.Start.Precision() == graph.PrecisionDay
	n.open = (t.Status == graph.Planned || t.Status == graph.Proposed) && !n.exact
	n.day, n.known = days(t.Published.First())
	if first, dated := days(t.Start.First()); dated {
		last, _ := days(t.Start.Last())
		n.dated, n.focus = true, (first+last)/2
		end, _ := days(t.End.Last())
		n.first, n.last = first, max(last, end)
	} else if n.known {
		n.focus = n.day
		if byPlace(t) {
			n.near = n.day - levels[t.Kind].back
		}
	}
	n.bySide = peopleOf(t)
	for _, topic := range t.Topics {
		n.topics = append(n.topics, bigrams(topic))
	}
	return n
}

func peopleOf(t *graph.Told) []people {
	var all []people
	for i, id := range t.OfficialIDs {
		side := at(t.OfficialSides, i)
		k := slices.IndexFunc(all, func(p people) bool { return p.side == side })
		if k < 0 {
			k, all = len(all), append(all, people{side: side})
		}
		all[k].ids = append(all[k].ids, id)
	}
	slices.SortFunc(all, func(a, b people) int { return cmp.Compare(a.side, b.side) })
	return all
}

// loose: no date is told, or no more than the year.
func (n *node) loose() bool { return len(n.told.Start) < len("2006-01") }

// contradict reports whether a and b cannot be one meeting.
func contradict(a, b *node) bool {
	switch {
	case sameBrief(a, b): // a brief's accounts were merged before: two of them are two meetings
		return true
	case a.timeless != b.timeless:
		return true
	case !a.timeless && gap(a, b) > slack, outlived(a, b), outlived(b, a), heldLater(a, b), heldLater(b, a), elsewhere(a, b), longAgo(a, b), longAgo(b, a):
		return true
	}
	return incompatible(a, b)
}

// incompatible is the part of contradict that has to do with neither briefs nor windows.
func incompatible(a, b *node) bool {
	x, y := a.told, b.told
	switch {
	case levelsContradict(x.Kind, y.Kind) && !shareOfficial(a, b):
		return true
	case differ(x.Field, y.Field) && !strings.Contains(x.Field, y.Field) && !strings.Contains(y.Field, x.Field):
		return true
	case a.exact && b.exact && !a.held && !b.held && daysApart(a, b) > slack: // a plan slips by what is held, not by another plan
		return true
	case differ(x.Visitor, y.Visitor), differ(x.Host, y.Host), differ(x.Series, y.Series):
		return true
	}
	return officialsContradict(a, b)
}

// longAgo: b lies so far before a that a's place alone could tell it, and does not.
func longAgo(a, b *node) bool {
	x, y := a.told, b.told
	return !a.timeless && b.hi < a.near-slack && !samePlace(x, y) && (x.PlaceCountry == "" || x.PlaceCountry != y.PlaceCountry)
}

// elsewhere: neither the time nor the country of the place is the same. Where the time is, briefs may be at odds on the
// place.
func elsewhere(a, b *node) bool {
	x, y := a.told, b.told
	if !differ(string(x.PlaceCountry), string(y.PlaceCountry)) || samePlace(x, y) {
		return false
	}
	return a.dated && b.dated && daysApart(a, b) > slack
}

func sameBrief(a, b *node) bool {
	if len(a.all) == 1 && len(b.all) == 1 {
		return a.told.Brief == b.told.Brief
	}
	if len(a.all) > len(b.all) {
		a, b = b, a
	}
	for _, t := range a.all {
		if _, found := slices.BinarySearchFunc(b.all, t.Brief, func(o *graph.Told, id graph.BriefID) int { return cmp.Compare(o.Brief, id) }); found {
			return true
		}
	}
	return false
}

// outlived: a is still a plan, without a day, at a time when b was over or its day had passed.
func outlived(a, b *node) bool {
	return a.open && a.known && (b.held && a.day > b.hi || b.exact && a.day > b.last)
}

// calledOff is how many days after the news that a meeting is off, told without its day, it can still be held as the same.
const calledOff = 14

// heldLater: a is off, and b was held so much later that it is another.
func heldLater(a, b *node) bool {
	return a.told.Status == graph.Cancelled && !a.exact && a.known && b.held && b.lo > a.day+calledOff
}

func differ(a, b string) bool { return a != "" && b != "" && a != b }

// gap is the number of days between two windows; 0 where they meet.
func gap(a, b *node) int { return max(0, max(a.lo, b.lo)-min(a.hi, b.hi)) }

// levelsContradict: a summit is not a meeting of ministers; talks may turn out to be either, a gathering anything but a
// summit.
func levelsContradict(a, b graph.Kind) bool {
	if a == b || a == graph.Talks || b == graph.Talks {
		return false
	}
	if a == graph.Conference || b == graph.Conference {
		return a == graph.Summit || b == graph.Summit
	}
	return true
}

// officialsContradict: both name people of one side, and none in common. On one and the same day two meetings of one
// level between the same sides are so unlikely that the names are taken to be in dispute instead.
func officialsContradict(a, b *node) bool {
	if a.exact && b.exact && a.told.Start == b.told.Start && a.told.Kind == b.told.Kind && levels[a.told.Kind].weight >= 1.5 {
		return false
	}
	return namesDiffer(a.bySide, b.bySide)
}

// namesDiffer: both name people of one side, and none in common.
func namesDiffer(a, b []people) bool {
	differ := false
	eachSide(a, b, func(_ string, common bool) { differ = differ || !common })
	return differ
}

// shareOfficial: one person meets the same side on one level, whatever two briefs call it.
func shareOfficial(a, b *node) bool {
	share := false
	eachSide(a.bySide, b.bySide, func(_ string, common bool) { share = share || common })
	return share
}

// eachSide calls do for every side of which both name people, and says whether they name one in common.
func eachSide(a, b []people, do func(side string, common bool)) {
	for i := range a {
		for j := range b {
			if a[i].side == b[j].side {
				do(a[i].side, slices.ContainsFunc(a[i].ids, func(id graph.OfficialID) bool { return slices.Contains(b[j].ids, id) }))
			}
		}
	}
}

// likeness is how much two accounts that do not contradict each other agree. Where reason is not nil, it is told in what.
func likeness(a, b *node, reason func(string)) float64 {
	score := 0.0
	add := func(points float64, why string) {
		score += points
		if points != 0 && reason != nil {
			reason(why)
		}
	}
	x, y := a.told, b.told
	if x.Kind == y.Kind {
		add(levels[x.Kind].weight, "same kind")
	} else {
		add(max(levels[x.Kind].partial, levels[y.Kind].partial), "compatible kind")
	}
	if len(x.Countries) > 2 && slices.Equal(x.Countries, y.Countries) {
		add(1, "same three or more sides")
	}
	add(timeLikeness(a, b))
	if a.held != b.held && a.loose() && b.loose() {
		add(-1, "one held, one not, neither with a date")
	}
	eachSide(a.bySide, b.bySide, func(side string, common bool) {
		if common {
			add(1.5, "same official of "+side)
		}
	})
	add(placeLikeness(x, y))
	if x.Series != "" && x.Series == y.Series {
		add(1.5, "same series")
	}
	if x.Field != "" && x.Field == y.Field {
		add(0.5, "same field")
	}
	if x.Ordinal != "" && x.Ordinal == y.Ordinal {
		add(0.5, "both told as "+x.Ordinal)
	}
	if topicsAlike(a, b) {
		add(0.75, "like topics")
	}
	return math.Round(score*100) / 100
}

// reasons are in what two accounts agree, sorted.
func reasons(a, b *node) []string {
	var all []string
	likeness(a, b, func(why string) { all = append(all, why) })
	slices.Sort(all)
	return all
}

func timeLikeness(a, b *node) (float64, string) {
	switch {
	case a.timeless:
		return 0, ""
	case a.exact && b.exact:
		switch {
		case a.told.Start == b.told.Start:
			return 2.5, "same day"
		case daysApart(a, b) == 0:
			return 1.5, "days overlap"
		case daysApart(a, b) <= slack && !(a.held && b.held) && a.day != b.day:
			return 1.5, "next to the day planned"
		case sitting(a.told) > 0 && sitting(b.told) > 0:
			return 1.5, "days of one gathering"
		}
		return 0.5, "days next to each other"
	case a.dated && b.dated && daysApart(a, b) > 0:
		return 0.5, "held after the time planned"
	case a.dated && b.dated:
		coarse := min(len(a.told.Start), len(b.told.Start))
		switch coarse {
		case len("2006"):
			return 0.5, "dates fit"
		case len("2006-01"):
			return 1, "dates fit"
		}
		return 0, ""
	}
	if fulfilled(a, b) || fulfilled(b, a) {
		return 1, "held soon after it was planned"
	}
	distance := abs(a.focus - b.focus)
	steps := [...]struct {
		within int
		points float64
	}{{3, 1}, {14, 0.75}, {45, 0.5}, {120, 0.25}}
	if !a.held && !b.held {
		steps[0].within, steps[2].within = 30, 90
	}
	for _, s := range steps {
		if distance <= s.within {
			return s.points, "close in time"
		}
	}
	return 0, ""
}

// soon is within how many days after the news of a plan without a date a meeting of that kind mostly is what was planned.
const soon = 45

// fulfilled: b was held soon after a, which no day or month was told of, was planned.
func fulfilled(a, b *node) bool {
	return a.told.Status == graph.Planned && !a.dated && a.known && b.held && b.dated && b.first >= a.day && b.first <= a.day+soon
}

// daysApart is how many days lie between the told dates themselves; 0 where they meet.
func daysApart(a, b *node) int {
	return max(0, max(a.first, b.first)-min(a.last, b.last))
}

func abs(n int) int { return max(n, -n) }

func placeLikeness(x, y *graph.Told) (float64, string) {
	switch {
	case x.Place == "" || y.Place == "":
		return 0, ""
	case samePlace(x, y):
		return 1, "same place"
	case placesContradict(x, y):
		return -2, "different place"
	case x.PlaceCountry != "" && x.PlaceCountry == y.PlaceCountry:
		return 0.5, "same country of the place"
	}
	return 0, ""
}

// samePlace: one name, however its foreign sounds are written: アンカレジ, アンカレッジ; ハノーバー, ハノーヴァー.
func samePlace(x, y *graph.Told) bool {
	return x.Place == y.Place || len(x.Place) >= len("三音節") && sounds.Replace(string(x.Place)) == sounds.Replace(string(y.Place))
}

var sounds = strings.NewReplacer(
	"ッ", "", "ー", "", "・", "", "ヴァ", "バ", "ヴィ", "ビ", "ヴェ", "ベ", "ヴォ", "ボ", "ヴ", "ブ", "ヂ", "ジ", "ヅ", "ズ", "ティ", "チ", "ディ", "ジ", "ァ", "ア", "ィ", "イ", "ェ", "エ", "ォ", "オ",
)

// placesContradict: two cities, or places in two countries. A venue may lie in any city of its country.
func placesContradict(x, y *graph.Told) bool {
	if x.Place == "" || y.Place == "" || samePlace(x, y) {
		return false
	}
	if differ(string(x.PlaceCountry), string(y.PlaceCountry)) {
		return true
	}
	cities := x.PlaceKind == graph.CityPlace && y.PlaceKind == graph.CityPlace
	return cities && !strings.Contains(string(x.Place), string(y.Place)) && !strings.Contains(string(y.Place), string(x.Place))
}

// bigrams are the pairs of neighbouring characters of a text, sorted, each once.
func bigrams(text string) []uint64 {
	var all []uint64
	before := rune(-1)
	for _, r := range text {
		if before >= 0 {
			all = append(all, uint64(before)<<32|uint64(r))
		}
		before = r
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func topicsAlike(a, b *node) bool {
	for _, x := range a.topics {
		for _, y := range b.topics {
			common := inCommon(x, y)
			if all := len(x) + len(y) - common; common >= 2 && 10*common >= 3*all {
				return true
			}
		}
	}
	return false
}

// inCommon counts the elements that stand in both of two sorted lists.
func inCommon(x, y []uint64) (n int) {
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] < y[j]:
			i++
		case x[i] > y[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}
