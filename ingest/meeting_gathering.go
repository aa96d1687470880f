package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kaidan/graph"
)

// forum reads the gathering of an organisation: APEC首脳会議, NATO外相会合. It says whether the trigger was one.
func (r *reader) forum(s *sentence, t *trigger, o outlook) bool {
	org := r.x.gaz.Organizations[t.gathering.codes[0]]
	if org == nil {
		return false
	}
	if org.Type == "group" {
		t.codes = union(t.codes, org.Members)
		if other := coordinatedBefore(s.l, t.start); other != "" && len(org.Members) > 0 { // 中国と|中央アジア5カ国の首脳会議
			t.codes = union(t.codes, []string{other})
		}
		return false
	}
	before, under := s.l.text[s.start:t.start], false
	if !o.strong && underway(before) {
		o.status, under = r.openness(s, t.start), true
	}
	r.gathering(s, t.span, org.ID, o, t.level, t.codes, under)
	return true
}

// conferences reads the assemblies that have a name of their own: 国連総会で演説した, 安保理が開かれた.
func (r *reader) conferences(s *sentence) {
	for _, m := range s.mentions() {
		if m.start < s.start || m.end > s.end || m.kind != gatheringMention && m.kind != orgMention {
			continue
		}
		if slices.ContainsFunc(s.triggers, func(t *trigger) bool { return slices.Contains(t.inside, m) }) || s.l.glosses(m) {
			continue
		}
		org := r.x.gaz.Organizations[m.codes[0]]
		if org == nil || m.kind == orgMention && org.Type != "forum" {
			continue
		}
		rest := s.l.text[m.end:s.end]
		if strings.HasPrefix(rest, ")") && s.l.text[m.start-1] == '(' && s.l.endingAt(m.start-1) == nil {
			rest = rest[1:] // 第21回締約国会議(COP21)が開幕した
		}
		rest = afterParts(rest)
		behind := max(m.end, s.end-len(rest)) // the words 全体会合 are the gathering's own
		rest = afterList(rest)
		if strings.HasPrefix(rest, "(") {
			if i := strings.IndexByte(rest, ')'); i > 0 && i < 60 {
				rest = rest[i+1:]
			}
		}
		rest = attendedTogether(rest)
		if after, ok := cutAny(rest, "にそろって", "にともに", "に共に", "にオンラインで", "に初めて"); ok {
			rest = "に" + after
		}
		before := s.l.text[s.start:m.start]
		if strings.HasPrefix(rest, "」") {
			before, rest = strings.TrimSuffix(before, "「"), rest[len("」"):]
		}
		under := underway(before)
		host, convened := s.convener(m.start)
		if startsWithAny(rest, "での") && !startsWithAny(rest, "での演説", "での一般討論") {
			continue
		}
		off := startsWithAny(rest, "を延期", "が延期", "は延期", "の延期", "を中止", "が中止", "は中止", "の中止", "の開催を延期", "の開催を中止")
		if !under && !off && convened == "" && !convenes(rest, s.l.index == 0) && !startsWithAny(rest, "で", "にも出席", "へ出席", "への出席", "に出席", "に参加", "が開", "を開", "は", "の一般討論", "に臨", "首脳", "に合わせ", "の", "が", "において", "にて") {
			continue
		}
		stop := s.end - len(rest) + min(len(rest), 120)
		for stop < s.end && !utf8.RuneStart(s.l.text[stop]) {
			stop++
		}
		t := &trigger{span: span{m.start, behind}, core: m.start, word: m.form.Text, family: conferenceFamily}
		o := s.l.outlookOf(s.span, t, max(stop, behind))
		atWork := s.atWork(m.span, rest)
		occasion := atWork || startsWithAny(rest, occasions...) || relative(rest[:min(len(rest), len("に出席した高官"))], "に出席した")
		if !under && !occasion && !off && convened == "" && !takesPlace(s.l.text[m.end:stop]) && !concludes(m.form.Text, rest) && !(startsWithAny(rest, "で", "の場で") && s.subject != nil && s.subject.end <= m.start && len(s.subject.people()) > 0 && !startsWithAny(rest, "では")) {
			continue
		}
		if under {
			o.status = r.openness(s, m.start)
		}
		if occasion && !under {
			o.status = graph.Held
			if s.l.futureEnd(s.span) && !startsWithAny(rest, "に出席中", "に出席している", "に参加中", "に参加している") {
				o.status = graph.Planned
			}
		}
		if convened != "" && !under {
			o.status, o.strong = convened, true
		}
		told := len(r.accounts)
		r.gathering(s, m.span, org.ID, o, "", nil, under || occasion)
		if len(r.accounts) > told && host != nil && !under {
			r.accounts[told].addPeople(host.people())
			r.accounts[told].sides = union(r.accounts[told].sides, host.codes())
		}
	}
}

// glosses says whether a gathering's name stands in brackets behind another name for it: 北海道洞爺湖サミット(|主要国首脳会議).
func (l *line) glosses(m *mention) bool {
	if m.start == 0 || l.text[m.start-1] != '(' {
		return false
	}
	before := l.endingAt(m.start - 1)
	return before != nil && before.kind == gatheringMention
}

// business is what is done where a gathering meets.
var business = []string{"採択", "承認", "議論", "協議", "討議", "審議", "決定", "決め", "話し合", "合意", "一致", "取り上げ", "表明", "訴え", "提案", "確認", "発表"}

// atWork says whether the words around a gathering tell when it meets and what is done there: 来週の|G20首脳会議|で議論される.
func (s *sentence) atWork(at span, rest string) bool {
	if !startsWithAny(rest, "で", "において", "にて") || startsWithAny(rest, "での", "です") || !containsAny(rest, business...) {
		return false
	}
	return s.l.dated(at.start)
}

// concludes says whether a conference, no standing body, ends with what it adopts: ASEAN首脳会議|は18日、人権宣言を採択した.
func concludes(name, rest string) bool {
	return startsWithAny(rest, "は", "が") && endsWithAny(name, "会議", "会合", "サミット") && containsAny(rest, "を採択し", "を採択して", "を承認し", "が採択され")
}

// underway says whether the words before a gathering tell that it meets: プノンペンで開かれている|ASEAN首脳会議.
func underway(before string) bool {
	return endsWithAny(before, "開催中の", "開かれている", "開かれる", "開催される", "開催の", "開かれた", "開かれていた", "開催されていた", "開催された", "予定されている", "行われる", "行われている", "行われた") || strings.Contains(lastPart(before), "開かれる") || strings.Contains(lastPart(before), "開催中の")
}

// openness is the status of a gathering before which such words stand.
func (r *reader) openness(s *sentence, at int) graph.Status {
	before := s.l.text[s.start:at]
	if strings.HasSuffix(before, "開催の") { // 7月7、8日に独ハンブルクで開催の|G20サミット
		for i := len(s.l.dates) - 1; i >= 0; i-- {
			if d := &s.l.dates[i]; d.Start >= s.start && d.End <= at && at-d.End < 60 && d.From != "" && r.brief.Published != "" && r.nearerAhead(d) {
				return graph.Planned
			}
		}
	}
	if containsAny(lastPart(before), "開かれる", "行われる", "される", "予定") {
		return graph.Planned
	}
	return graph.Held
}

// sessions are the parts of a gathering that may stand behind its name.
var sessions = []string{"の会合", "の会議", "の全体会合", "の本会合", "の開幕式典", "の開会式典", "の開幕式", "の開会式", "年次総会", "年次会合", "関連会合", "関連首脳会議", "の拡大会合", "特別首脳会議", "総会", "年次会議"}

// afterParts cuts the part of a gathering that text begins with: 東方経済フォーラム|の全体会合|にて.
func afterParts(text string) string {
	for _, session := range sessions {
		text = strings.TrimPrefix(text, session)
	}
	return text
}

// afterList cuts what only sums up a list of gatherings: APEC首脳会議|など一連の会合に出席.
func afterList(rest string) string {
	tail, ok := cutAny(rest, "など一連の", "などすべての", "など全ての", "などの", "など")
	if !ok {
		return rest
	}
	tail, _ = cutAny(tail, "国際会議", "首脳会合", "首脳会議", "国際会合", "関連会合", "関連会議", "会合", "会議")
	return tail
}

// occasions follow a gathering at which something else happens.
var occasions = []string{"に合わせ", "の際", "に際し", "の場で", "の場での", "の期間中", "の会場で", "後の記者会見", "後の会見", "閉幕後", "に出席中の", "に出席している", "に参加中の", "に参加している", "の夕食会", "の晩餐会", "の昼食会"}

// convenes says whether words right behind a gathering tell that it meets: 開幕, を7月16日から東京で開く; in a headline also behind a comma.
func convenes(rest string, headline bool) bool {
	switch {
	case startsWithAny(rest, "開幕後", "閉幕後", "開催後"):
		return false
	case startsWithAny(rest, "開幕", "閉幕", "開催", "が閉", "も開"):
		return true
	case headline && strings.HasPrefix(rest, "、"):
		return containsAny(rest, "開催", "開幕", "閉幕")
	case !strings.HasPrefix(rest, "を"):
		return false
	}
	for _, word := range []string{"開く", "開い", "開催", "主催"} {
		if i := strings.Index(rest, word); i >= 0 && i < 75 && !strings.ContainsAny(rest[len("を"):i], "をはが、") {
			return true
		}
	}
	return false
}

// attendedTogether is what is told of the last of two gatherings in a row, where text joins them: G7サミット|とブリュッセルでのNATO首脳会議に出席. It is
// the text, where it joins none.
func attendedTogether(text string) string {
	if !startsWithAny(text, "と", "や") {
		return text
	}
	for at, r := range text {
		if at > 75 || strings.ContainsRune("、。はがを", r) {
			return text
		}
		if startsWithAny(text[at:], "に出席", "に参加", "に臨", "への出席", "への参加") {
			return text[at:]
		}
	}
	return text
}

// lastPart is the last sixteen characters or so of a text.
func lastPart(text string) string { return lastBytes(text, 48) }

// lastBytes are about as many of the last bytes of a text, from the beginning of a character on.
func lastBytes(text string, n int) string {
	if len(text) <= n {
		return text
	}
	text = text[len(text)-n:]
	for len(text) > 0 && !utf8.RuneStart(text[0]) {
		text = text[1:]
	}
	return text
}

// takesPlace says whether words behind a gathering tell that it meets or that someone takes part.
func takesPlace(text string) bool {
	for _, word := range []string{"演説", "出席", "参加", "開催", "開かれ", "行われ", "開幕", "閉幕", "開会", "開い", "開く", "臨む", "臨ん", "始ま", "予定され"} {
		if i := strings.Index(text, word); i >= 0 && i < 75 {
			return true
		}
	}
	return false
}

// gathering makes the account of a conference with those of the sentence who take part.
func (r *reader) gathering(s *sentence, at span, org string, o outlook, level graph.Kind, codes []string, under bool) {
	if o.status == noEvent {
		return
	}
	rest := attendedTogether(afterParts(s.l.text[at.end:s.end]))
	absent := staysAway(rest)
	if absent { // who stays away does not keep the others from meeting
		o.status = graph.Planned
		if containsAny(lastPart(s.l.text[s.start:at.start]), "開幕した", "開かれた", "開かれている", "開催中の", "行われている", "始まった") {
			o.status = graph.Held
		}
	}
	a := &account{
		kind: graph.Conference, exact: true, family: conferenceFamily, mode: graph.InPerson, status: o.status, strong: o.strong, told: true, org: org,
		sides: union(orgSide(org), codes), word: s.l.text[at.start:at.end], postponed: o.postponed,
	}
	if startsWithAny(rest, "で", "にて、", "において、") || strings.Contains(rest, "演説") || strings.Contains(rest, "出席") || strings.Contains(rest, "参加") || strings.Contains(rest, "臨") || startsWithAny(rest, "を開", "を主催") || strings.HasPrefix(rest, "を") && convenes(rest, false) || len(codes) > 0 {
		for _, arg := range s.args {
			if arg.subject() && arg.start < at.start || arg.company() && (arg.end2 == at.start || arg.end2 < at.start && len(arg.people()) > 0 && !strings.ContainsAny(s.l.text[arg.end2:at.start], "、。はがをで")) {
				a.addPeople(arg.people())
				a.sides = union(a.sides, slices.DeleteFunc(slices.Clone(arg.codes()), func(code string) bool { return code == org }))
			}
		}
	}
	if absent {
		a.people = nil
	}
	if len(a.people) == 0 && s.subject == nil && len(r.topics) > 0 && (strings.Contains(rest, "演説") || strings.Contains(rest, "出席") || strings.Contains(rest, "臨")) {
		topic := r.topics[len(r.topics)-1]
		a.addPeople(topic.people())
		a.sides = union(a.sides, topic.codes())
	}
	if startsWithAny(rest, askedTo...) {
		a.people = nil // he asks others to come
	}
	if head := s.attending(at); head != nil {
		a.addPeople(head.people())
		a.sides = union(a.sides, slices.DeleteFunc(slices.Clone(head.codes()), func(code string) bool { return code == org }))
	}
	if row := coordinatedBefore(s.l, at.start); row != "" {
		a.sides = union(a.sides, []string{row})
	}
	a.sides = union(a.sides, s.attendants(at))
	if o.status == graph.Held {
		s.delegates(a, at)
	}
	if head := s.holders(at); head != nil {
		a.sides = union(a.sides, head.codes())
	}
	a.supports(s.l.index)
	a.prove(s.l, at, "trigger", "gathering")
	t := &trigger{span: at, core: at.start, family: conferenceFamily}
	if mode := r.remote(s, t); mode != "" {
		a.mode = mode
	}
	if !under || org == "" || s.l.dated(at.start) || containsAny(lastPart(s.l.text[s.start:at.start]), "日", "週", "月") {
		if startsWithAny(rest, bound...) && !s.l.dated(at.start) {
			r.openedOn(s, a, at) // another date is that of the journey
		} else if !under || o.status == graph.Planned || org == "" || s.l.dated(at.start) {
			r.when(s, t, o, a, s.end)
		} else {
			r.openedOn(s, a, at)
		}
	}
	if a.start == "" && a.status != graph.Held {
		r.openedOn(s, a, at)
	}
	if a.start == "" && a.status == graph.Held && strings.HasPrefix(rest, "は") && containsAny(rest[:min(len(rest), 75)], "閉幕", "開幕") {
		r.when(s, t, outlook{status: graph.Held, strong: true, at: s.end}, a, s.end) // ソウルで開かれたサミットは|27日閉幕した
	}
	if a.start == "" && a.status == graph.Held && under && strings.HasPrefix(rest, "で") && endsWithAny(s.l.text[:at.start], "開かれた", "開催された", "行われた") {
		r.when(s, t, outlook{status: graph.Held, strong: true, at: s.end}, a, s.end) // 外相は19日、パリで開かれた|外相理事会で合意した
	}
	r.where(s, t, a)
	if a.place == "" {
		r.openedAt(s, a, at)
	}
	if a.place == "" {
		r.heldIn(s, a, at)
	}
	if under || len(a.sides) < 2 { // those who meet there, as far as the sentence names them
		for _, arg := range s.args {
			apart := s.l.index == 0 && arg.end <= at.start && strings.Contains(s.l.text[arg.end:at.start], " ") // another part of a headline
			if len(arg.people()) > 0 && !apart {
				a.sides = union(a.sides, slices.DeleteFunc(slices.Clone(arg.codes()), func(code string) bool { return code == org }))
			}
		}
	}
	if o.status == graph.Proposed && len(a.people) == 0 && len(a.sides) < 3 && a.start == "" {
		return
	}
	if len(a.sides) < 2 && (o.status != graph.Cancelled || org == "") && !s.dated(at) && !s.atWork(at, rest) && !strings.Contains(rest, "幕") && !strings.Contains(rest, "終え") && !strings.Contains(rest, "採択") && !strings.Contains(rest, "承認") && !strings.Contains(rest, "開") && !strings.Contains(rest, "行われ") && !strings.Contains(rest, "行う") && !strings.Contains(rest, "始ま") && !strings.Contains(rest, "予定され") && !strings.Contains(lastPart(s.l.text[s.start:at.start]), "開") {
		return
	}
	a.occasion, a.born = under, s.born()
	s.accounts = append(s.accounts, a)
	r.accounts = append(r.accounts, a)
}

// staysAway says whether the words behind a gathering tell that somebody does not come to it.
func staysAway(rest string) bool {
	if startsWithAny(rest, "に出席しない", "に出席せず", "に参加しない", "に参加せず", "を欠席", "に欠席") {
		return true
	}
	rest, ok := cutAny(rest, "への出席を", "への参加を")
	return ok && startsWithAny(rest, "見送", "取りやめ", "取り止め", "断念", "拒", "キャンセル", "見合わせ")
}

// dated says whether the day of a gathering stands right before it: 23日の|EU首脳会議のあと.
func (s *sentence) dated(at span) bool {
	return slices.ContainsFunc(s.l.dates, func(d DateExpr) bool {
		return d.Start >= s.start && d.End < at.start && s.l.text[d.End:at.start] == "の" && d.From != "" && d.From == d.To && !d.Since
	})
}

// askedTo follow a gathering to which somebody is asked to come.
var askedTo = []string{"への出席を要請", "への出席を求め", "への出席を促", "への出席を呼び", "への参加を要請", "への参加を求め", "への参加を促", "への参加を呼び", "に出席するよう", "に参加するよう", "への復帰を"}

// attending is the row described as attending a gathering: 首脳会議に出席している|中国の李外相.
func (s *sentence) attending(at span) *arg {
	rest := s.l.text[at.end:s.end]
	if startsWithAny(rest, "に出席するため", "に参加するため", "のため") { // 国連総会に出席するためニューヨークを訪れた大統領
		for _, v := range s.triggers {
			if v.family == visitFamily && v.start >= at.end && v.start-at.end < 120 {
				return s.headAfter(v)
			}
		}
	}
	if over := attendedTogether(rest); attendanceOver(over) > 0 {
		head := s.end - len(over) + attendanceOver(over)
		for _, a := range s.args {
			if a.start == head || a.start > head && links(s.l.text[head:a.start]) {
				return s.heldByOther(a)
			}
		}
	}
	for _, word := range []string{"に出席している", "に出席中の", "に参加している", "に参加中の", "に出席した", "に参加した", "に出席していた", "に臨んだ"} {
		if !strings.HasPrefix(rest, word) {
			continue
		}
		for _, a := range s.args {
			if head := at.end + len(word); a.start == head || a.start > head && links(s.l.text[head:a.start]) {
				return s.heldByOther(a)
			}
		}
	}
	return nil
}

// heldByOther is the one whom a row only describes by the person whom he or she stands for: 習主席の|特別代表・汪洋副首相.
func (s *sentence) heldByOther(a *arg) *arg {
	for _, b := range s.args {
		if a.particle == "の" && b.start > a.end2 && len(b.people()) == 1 && endsWithAny(s.l.text[a.end2:b.start], "代表・", "代表の", "代表、", "特使・", "特使の", "特使、", "代理の") && !strings.ContainsAny(s.l.text[a.end2:b.start], "はがを。") {
			return b
		}
	}
	return a
}

// holders is the row of those whose gathering it is: 日本と太平洋の島国の首脳による|太平洋・島サミット.
func (s *sentence) holders(at span) *arg {
	if !strings.HasSuffix(s.l.text[s.start:at.start], "による") {
		return nil
	}
	for _, a := range s.args {
		if a.end2 <= at.start && (a.particle == "による" && a.end2 == at.start || a.particle == "と" && !strings.ContainsAny(s.l.text[a.end2:at.start], "、はがをで")) {
			return a
		}
	}
	return nil
}

// openedOn takes the date from the clause that describes a gathering: 6月にカナダで開かれた|G7サミット.
func (r *reader) openedOn(s *sentence, a *account, at span) {
	for i := len(s.l.dates) - 1; i >= 0; i-- {
		d := &s.l.dates[i]
		if d.Start < s.start || d.End > at.start || d.Duration || d.From == "" {
			continue
		}
		if gap := s.l.text[d.End:at.start]; strings.Contains(gap, "開") && !strings.ContainsAny(gap, "、。は") && !strings.Contains(gap, "している") && !strings.Contains(gap, "開かれている") {
			a.start, a.end = d.As(a.status != graph.Held)
			a.prove(s.l, span{d.Start, d.End}, "time", "date of the clause")
		}
		return
	}
}

// openedAt takes the place from the clause that describes a gathering.
func (r *reader) openedAt(s *sentence, a *account, at span) {
	for _, m := range s.mentions() {
		if m.end > at.start || m.start < s.start || m.kind != placeMention && m.kind != countryMention {
			continue
		}
		if end, ok := placeParticle(s.l.text, m.end); ok && strings.HasPrefix(s.l.text[end:at.start], "開") {
			a.place, a.placeCode = s.l.surface(m.span), destCode(m)
			a.prove(s.l, m.span, "place", "Cで開かれた会議")
		}
	}
}

// heldIn takes the place that a gathering's own clause describes: 会議が開かれる|ペルーのリマで.
func (r *reader) heldIn(s *sentence, a *account, at span) {
	for _, m := range s.mentions() {
		if m.start < at.end || m.kind != placeMention && m.kind != countryMention {
			continue
		}
		switch s.l.text[at.end:m.start] {
		case "が開かれる", "が開かれた", "が開かれている", "が開かれていた", "が開催される", "が開催された", "が開催されている", "が行われる", "が行われた", "が行われている", "の開かれる", "の開かれた", "の開催される", "の開催された", "開催中の", "の開催地の", "が開かれるのは":
			a.place, a.placeCode = s.l.surface(m.span), destCode(m)
			a.prove(s.l, m.span, "place", "会議が開かれるC")
		}
	}
}

func orgSide(org string) []string {
	if org == "" {
		return nil
	}
	return []string{org}
}

// orgMeets reads a meeting that an organisation itself holds: ASEANは24日、臨時の首脳会議を開催.
func (r *reader) orgMeets(s *sentence, t *trigger, o outlook) bool {
	switch t.word {
	case "首脳会議", "会議", "会合", "サミット", "総会", "協議":
	default:
		return false
	}
	body := s.body(t)
	if body == nil || s.company(t, body.end) != nil || t.word == "協議" && (body.kind != gatheringMention || !startsWithAny(s.l.text[t.end:], "で", "を開", "を行")) {
		return false
	}
	if t.gathering != nil || len(t.codes) > 0 || t.number > 0 || o.status == noEvent || t.weak && !o.strong {
		return false
	}
	org := r.x.gaz.Organizations[body.codes[0]]
	if org == nil || org.Type == "group" && len(org.Members) > 0 {
		return false
	}
	r.gathering(s, t.span, org.ID, o, t.level, nil, false)
	return true
}

// body is the organisation or assembly that acts in a trigger's clause: 国連安保理は18日に|緊急会合を開き. Its head may speak for it:
// ASEANの事務局長は…|外相会議を開くと述べた.
func (s *sentence) body(t *trigger) *mention {
	if subject := s.subjectOf(t, s.start, nil); subject != nil {
		m := subject.mentions[0]
		switch {
		case len(subject.mentions) > 1:
			return nil
		case m.kind == orgMention || m.kind == gatheringMention:
			return m
		case m.kind == officialMention && len(m.codes) == 1 && startsWithAny(s.l.text[t.end:], "を開", "を招集"):
			return m
		}
		return nil
	}
	for _, m := range s.mentions() {
		if m.kind == gatheringMention && m.end <= t.start && startsWithAny(s.l.text[m.end:], "は", "が") && !strings.Contains(s.l.text[m.end:t.start], "し、") {
			return m
		}
	}
	return nil
}

// named reads a conference that no list holds: ウクライナ復興会議に出席する. It says whether the trigger was one.
func (r *reader) named(s *sentence, t *trigger, o outlook) bool {
	if t.word != "会議" && (t.word != "協議" || !strings.HasSuffix(s.l.text[:t.core], "国際")) && t.word != "首脳会議" && t.word != "会合" && t.word != "サミット" && t.word != "フォーラム" && t.word != "シンポジウム" && t.word != "総会" || len(t.codes) > 0 || t.gathering != nil || t.number > 0 && t.number < 4 || o.status == noEvent {
		return false
	}
	if owner := s.owner(t); owner != nil && len(owner.codes()) == 2 && t.level != "" {
		return false // EUとウクライナの首脳会議
	}
	start := t.start
	for start > s.start {
		c, size := utf8.DecodeLastRuneInString(s.l.text[:start])
		if sc := scriptOf(c); sc != kanji && sc != katakana && sc != latin && sc != digit && c != '・' {
			break
		}
		start -= size
	}
	if a := r.shortOf(s.l.text[start:t.end]); a != nil && within(s.actorCodes(t), a.sides) {
		a.supports(s.l.index)
		r.when(s, t, o, a, s.stop(slices.Index(s.triggers, t)))
		s.accounts = append(s.accounts, a)
		return true
	}
	if worldly(s.l.text[start:t.end]) && r.convened(s, t, start, o) {
		return true
	}
	rest := s.l.text[t.end:s.end]
	if strings.HasPrefix(rest, "(") {
		if i := strings.IndexByte(rest, ')'); i > 0 && i < 60 {
			rest = rest[i+1:]
		}
	}
	if name := s.l.text[max(s.start, start-48):t.end]; utf8.RuneCountInString(name) >= 5 && (o.strong && startsWithAny(rest, "が", "は", "も開") || endsWithAny(s.l.text[:start], "開かれた", "開催された", "開かれている", "開催中の")) && worldly(name) && s.subjectOf(t, s.start, nil) == nil {
		before := len(r.accounts)
		r.gathering(s, span{start, t.end}, "", o, t.level, s.inName(start, t.start), true)
		return len(r.accounts) > before
	}
	if start >= t.start && (t.level != "" || !worldly(s.l.text[start:t.end])) || utf8.RuneCountInString(s.l.text[start:t.core]) < 2 || !startsWithAny(rest, "に出席", "に参加", "にも出席", "で演説", "への出席", "が開", "を開", "に臨") || endsWithAny(s.l.text[:t.end], "閣議", "全体会議", "安全保障会議") && !startsWithAny(rest, "に出席") {
		return false
	}
	subject := s.subjectOf(t, s.start, nil)
	if subject == nil && len(r.topics) > 0 && startsWithAny(rest, "に出席", "に参加", "に臨") {
		subject = r.topics[len(r.topics)-1]
	}
	if subject == nil {
		subject = s.attending(span{start, t.end})
	}
	if subject == nil || len(subject.codes()) == 0 || len(subject.people()) == 0 && len(subject.codes()) < 2 {
		return false
	}
	before := len(r.accounts)
	r.gathering(s, span{start, t.end}, "", o, t.level, subject.codes(), false)
	if len(r.accounts) > before {
		r.accounts[before].addPeople(subject.people())
	}
	return true
}

// shortOf is the conference told before of which a name is the end: アジア|安全保障会議. Nil where none is.
func (r *reader) shortOf(name string) *account {
	if utf8.RuneCountInString(name) < 5 {
		return nil
	}
	for i := len(r.accounts) - 1; i >= 0; i-- {
		if a := r.accounts[i]; a.family == conferenceFamily && a.word != name && strings.HasSuffix(a.word, name) {
			return a
		}
	}
	return nil
}

// inName are the countries in the name of a conference: ロシア・|アフリカ首脳会議.
func (s *sentence) inName(from, to int) []string {
	var codes []string
	for _, m := range s.l.between(span{from, to}) {
		if m.kind == countryMention || m.kind == compoundMention {
			codes = union(codes, m.codes)
		}
	}
	return codes
}

// worldly says whether a conference's name tells that it is one of many countries.
func worldly(name string) bool {
	for _, word := range []string{"アフリカ", "アジア", "欧州", "アラブ", "太平洋", "中南米", "ラテンアメリカ", "イスラム", "湾岸", "国際", "世界", "締約国", "関係国", "各国", "復興", "支援国", "サミット", "フォーラム", "COP", "和平", "安全保障会議", "開発会議"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// coordinatedBefore is the country in 日本と|ASEAN特別首脳会議.
func coordinatedBefore(l *line, at int) string {
	head, ok := strings.CutSuffix(l.text[:at], "と")
	if !ok {
		return ""
	}
	if m := l.endingAt(len(head)); m != nil && (m.kind == countryMention || m.kind == orgMention && len(m.codes) == 1) {
		return m.codes[0]
	}
	return ""
}

// agreement reads 日本首相と韓国大統領は3月に〜で合意 and ペンス副大統領はエルドアン氏と停戦で合意: people of two sides who agree have
// met, though no word says how.
func (r *reader) agreement(s *sentence) {
	text := s.l.text[s.start:s.end]
	at := max(index(text, "で合意"), index(text, "で一致"), index(text, "を確認"))
	if at < 0 && s.subject != nil && leadersOf(s.subject) > 1 && len(s.triggers) == 0 {
		at = max(index(text, "に署名した"), index(text, "に署名しました"))
	}
	if s.subject == nil || at < 0 {
		return
	}
	at += s.start
	var p parties
	p.add(s.subject)
	p.told, p.rule = true, "AとBが合意"
	if len(p.sides) < 2 {
		company := s.agreeing(at)
		if company == nil {
			return
		}
		p.add(company)
		p.rule = "AがBと合意"
	} else if len(s.triggers) > 0 && (len(p.people) < 2 || !endsWithAny(strings.TrimRight(text, "。 "), "で合意", "で合意した", "で合意しました", "で一致", "で一致した", "で一致しました")) {
		return
	}
	t := &trigger{span: span{at + len("で"), at + len("で合意")}, core: at, word: "合意", family: meetingFamily}
	o := outlook{status: graph.Held, strong: true}
	for i := len(r.accounts) - 1; i >= 0; i-- {
		if a := r.accounts[i]; a.meets() && sameSides(a.sides, p.sides) && a.status == graph.Held && a.ordinal == "" {
			trial := &account{}
			r.when(s, t, o, trial, s.end)
			if trial.start == "" || trial.start == a.start || slices.ContainsFunc(s.accounts, func(b *account) bool { return b.start == trial.start }) {
				a.supports(s.l.index)
				s.accounts = append(s.accounts, a)
				return
			}
		}
	}
	if len(p.people) >= 2 || len(p.levels) > 0 {
		r.addMeeting(s, t, o, p, s.end)
	}
}

// leadersOf counts the leaders of different countries in a row.
func leadersOf(a *arg) int {
	var codes []string
	for _, p := range a.people() {
		if p.leads() {
			codes = union(codes, []string{p.country})
		}
	}
	return len(codes)
}

// agreeing is the row of people of another side with whom a person agrees: エルドアン氏と|…で合意. Nil, where an event word tells how
// they met.
func (s *sentence) agreeing(at int) *arg {
	if len(s.subject.people()) == 0 || slices.ContainsFunc(s.triggers, func(t *trigger) bool { return t.family != visitFamily }) {
		return nil
	}
	for _, a := range s.args {
		if a.particle == "と" && a.end2 <= at && at-a.end2 < 90 && len(a.people()) > 0 && !within(a.codes(), s.subject.codes()) && !strings.Contains(s.l.text[a.end2:at], "し、") {
			return a
		}
	}
	return nil
}

// attended is the meeting told before that those who are said to attend fit: the last one, or one shortly before it that is of
// their level, where the last is not.
func (r *reader) attended(s *sentence, at int) *account {
	last := r.current()
	var people []*person
	for _, arg := range s.args {
		if arg.end2 <= at && arg.subject() {
			people = append(people, arg.people()...)
		}
	}
	if last != nil && len(people) > 2 { // 王毅国務委員と茂木外相、康京和外相も同席した
		var codes []string
		for _, p := range people {
			codes = union(codes, []string{p.country})
		}
		for i := len(r.accounts) - 1; i >= 0 && !within(codes, last.sides); i-- {
			if a := r.accounts[i]; a.meets() && a.ordinal != "previous" && a.lastStatement() >= s.l.index-3 && within(codes, a.sides) {
				return a
			}
		}
	}
	if last == nil || len(people) == 0 || last.family == conferenceFamily || last.kind == graph.Talks || kindOf1(people[0].level) == last.kind {
		return last
	}
	for i := len(r.accounts) - 1; i >= 0; i-- {
		a := r.accounts[i]
		if a.meets() && a.ordinal != "previous" && a.lastStatement() >= s.l.index-3 && kindOf1(people[0].level) == a.kind && slices.Contains(a.sides, people[0].country) {
			return a
		}
	}
	if last.kind == graph.Summit && !people[0].leads() && !startsWithAny(s.l.text[at:], "同席", "加わ") {
		for i := len(r.accounts) - 1; i >= 0; i-- { // 高官会談で首脳会談の開催に合意。会談には統一相が出席
			if a := r.accounts[i]; a.meets() && a.kind != graph.Summit && a.ordinal != "previous" && a.lastStatement() >= s.l.index-3 && slices.Contains(a.sides, people[0].country) {
				return a
			}
		}
	}
	return last
}

// usedBefore says whether a row of company belongs to an event told before a position: 習主席と|会談し、首脳会談にも出席した.
func (s *sentence) usedBefore(a *arg, at int) bool {
	return slices.ContainsFunc(s.triggers, func(t *trigger) bool {
		_, status := cueAt(s.l.text[t.end:s.end])
		return t.start >= a.end2 && t.end <= at && status == chained
	})
}

// attending are the words behind those who sit in a meeting.
var attending = []string{"出席", "参加", "同席", "加わ", "議長を務め", "率い", "団長を務め", "代表を務め", "首席代表として", "団長として", "顔をそろえ", "顔を揃え"}

// attendingRunes are the characters by which they are looked for.
var attendingRunes = rares(attending, func(word *string) string { return *word })

// attendance adds those of whom a sentence says that they attend the event just told: 〜が出席, 〜も同席.
func (r *reader) attendance(s *sentence) {
	text := s.l.text[s.start:s.end]
	i := -1
	for k, word := range attending {
		if s.l.letters.has(attendingRunes[k]) {
			i = max(i, lastIndex(text, word))
		}
	}
	if i < 0 || startsWithAny(text[i:], "参加しない", "参加せず", "出席しない", "出席せず", "出席を見送", "参加を見送", "出席しなかった") || strings.Contains(text, "記者会見") {
		return
	}
	at := s.start + i
	var a *account
	for _, candidate := range s.accounts {
		if t := s.triggerOf(candidate); candidate.meets() && (a == nil || t == nil || t.start <= at+len("参加する")) {
			a = candidate // not one told behind: 会談には3外相が出席し、次回は日本が主催する
		}
	}
	if a == nil && len(s.accounts) == 0 {
		a = r.attended(s, at)
	}
	if a == nil && len(s.accounts) > 0 && s.accounts[len(s.accounts)-1].family == conferenceFamily {
		a = s.accounts[len(s.accounts)-1]
	}
	if a != nil && a.family == conferenceFamily && strings.HasPrefix(text[i+len("参加"):], "を") {
		return // 会議への参加を表明した国を非難した
	}
	if a == nil {
		return
	}
	for _, arg := range s.args {
		if endsWithAny(s.l.text[s.start:arg.start], "仲介役の", "仲介国の", "仲介した", "仲介する") && !slices.ContainsFunc(s.triggers, func(t *trigger) bool { return t.number > len(a.sides) }) {
			continue // no side, but of a meeting of three
		}
		if arg.end2 > at || !arg.subject() && arg.particle != "と" && arg.particle != "" || arg.particle == "と" && s.usedBefore(arg, at) {
			continue
		}
		codes := arg.codes()
		inside := true
		for _, code := range codes {
			inside = inside && slices.Contains(a.sides, code)
		}
		if a.family == conferenceFamily {
			inside = true
		}
		if inside || strings.HasPrefix(s.l.text[at:], "同席") || strings.HasPrefix(s.l.text[at:], "加わ") {
			people := slices.DeleteFunc(slices.Clone(arg.people()), func(p *person) bool { return p.level == "spokesperson" })
			if a.kind == graph.Summit && len(a.people) > 0 && !startsWithAny(s.l.text[at:], "同席", "加わ", "参加", "出席") { // who leads a delegation sits in no summit
				people = slices.DeleteFunc(people, func(p *person) bool { return !fitsLevel(p.level, a.kind) })
			}
			a.addPeople(people)
			if !inside && a.meets() {
				a.joiners = union(a.joiners, slices.DeleteFunc(slices.Clone(codes), func(code string) bool { return slices.Contains(a.sides, code) }))
				a.guests = append(a.guests, people...)
			}
			a.sides = union(a.sides, codes)
			a.supports(s.l.index)
			if !slices.Contains(s.accounts, a) {
				s.accounts = append(s.accounts, a)
			}
		}
	}
}
