package ingest

import (
	"slices"
	"strings"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
)

// regions are parts of the world to which journeys go of which no country is named: 中東|を歴訪.
var regions = []string{"中東", "東南アジア", "南アジア", "中央アジア", "アジア太平洋", "アジア", "アフリカ", "北アフリカ", "欧州", "ヨーロッパ", "東欧", "北欧", "中東欧", "中南米", "南米", "ラテンアメリカ", "湾岸", "アラブ", "バルト", "バルト3国", "太平洋", "オセアニア", "カリブ海", "西アフリカ", "東アフリカ", "アフリカ南部"}

// tour reads a journey through a region whose countries the sentence does not name: 国務長官は1日、中東歴訪の途に就いた. It says whether it was one.
func (r *reader) tour(s *sentence, t *trigger, o outlook) bool {
	if t.word != "歴訪" && t.word != "訪問" && t.word != "訪れ" || strings.HasPrefix(s.l.text[t.end:], "先") {
		return false
	}
	at := s.regionBefore(t)
	if at == nil {
		return false
	}
	dest := &mention{span: *at, kind: placeMention, place: &gazetteer.Place{}}
	visitor, rule := r.visitor(s, t, []*mention{dest})
	if visitor == nil || len(visitor.codes()) != 1 || len(visitor.people()) == 0 {
		return false
	}
	if startsWithAny(s.l.text[t.end:], "の途に就", "を終え", "から帰国", "中の") {
		o.status, o.strong = graph.Held, true
	}
	a := &account{
		kind: graph.Visit, exact: true, family: visitFamily, mode: graph.InPerson, status: o.status, strong: o.strong, told: true, sides: visitor.codes(),
		visitor: visitor.codes()[0], people: visitor.people(), word: t.word, postponed: o.postponed, place: s.l.surface(*at), born: s.born(),
	}
	a.supports(s.l.index)
	a.prove(s.l, t.span, "trigger", rule)
	a.prove(visitor.l, visitor.span, "participant", rule)
	r.when(s, t, o, a, s.stop(slices.Index(s.triggers, t)))
	s.accounts = append(s.accounts, a)
	r.tours = append(r.tours, a)
	return true
}

// regionBefore is the region right before a journey, perhaps with を or a count of countries: アフリカ|を, 欧州各国|への, 南米3カ国|. Nil where none is.
func (s *sentence) regionBefore(t *trigger) *span {
	head := s.l.text[s.start:t.start]
	for _, particle := range []string{"を公式", "を相次いで", "を", "への", "へ", "に", "の"} {
		if rest, ok := strings.CutSuffix(head, particle); ok {
			head = rest
			break
		}
	}
	for _, count := range []string{"各国", "諸国", "カ国", "か国"} {
		if rest, ok := strings.CutSuffix(head, count); ok {
			head = strings.TrimRight(rest, "0123456789")
			break
		}
	}
	longest := ""
	for _, region := range regions {
		if strings.HasSuffix(head, region) && len(region) > len(longest) {
			longest = region
		}
	}
	if longest == "" {
		return nil
	}
	end := s.start + len(head)
	return &span{end - len(longest), end}
}

// addTours adds the journeys through regions of which the brief tells no country that is visited in the same way.
func (r *reader) addTours() {
	for _, a := range r.tours {
		if !slices.ContainsFunc(r.accounts, func(v *account) bool {
			return v.family == visitFamily && v.visitor == a.visitor && (v.status == a.status || !a.strong) && (len(v.people) == 0 || shares(v.people, a.people))
		}) {
			r.accounts = append(r.accounts, a)
		}
	}
}
