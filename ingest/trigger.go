package ingest

import (
	"slices"
	"sort"
	"strings"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
)

type family uint8

const (
	meetingFamily family = iota
	visitFamily
	conferenceFamily
	contactFamily
)

// trigger is the word that announces an event, with what its own words say: 日中韓首脳会談, 電話会談, 訪米.
type trigger struct {
	span
	core      int // where the core word begins
	word      string
	family    family
	verb      bool // 会う, 訪れる: inflects itself
	weak      bool // 意見交換, 話し合い, 会議: an event only with sides of its own
	level     graph.Kind
	usual     bool // the level is only the usual one of a standing meeting: 戦略対話
	field     string
	mode      graph.Mode
	codes     []string // countries inside: 日中韓
	people    []*person
	number    int    // of sides: 3カ国
	ordinal   string // previous, next
	series    string
	inside    []*mention // mentions that are part of the word
	dest      *mention   // of a visit: where to
	gathering *mention
	nominal   bool // only part of the name of the next event word
	deictic   bool // この会談, 同会談, 会談: points to one told before
	informal  bool
}

// usualTriggers are as many as most lines have at most.
const usualTriggers = 8

// triggers finds the event words of a line, left to right.
func (r *reader) triggers(l *line) []*trigger {
	found := l.desk.events.take(usualTriggers)
	for at := 0; at < len(l.text); {
		_, size := gazetteer.DecodeRune(l.text[at:])
		t := r.triggerAt(l, at)
		if t != nil && len(found) > 0 && t.start > 0 && found[len(found)-1].end == t.start-1 && l.text[t.start-1] == '(' {
			t = nil // 閣僚協議(2プラス2)
		}
		if t == nil || len(found) > 0 && t.start < found[len(found)-1].end {
			at += size
			continue
		}
		found = append(found, t)
		at = t.end
	}
	return found
}

func (r *reader) triggerAt(l *line, at int) *trigger {
	if word, _ := coreTable.longest(l.text[at:]); word == "" {
		return nil
	}
	first, _ := gazetteer.DecodeRune(l.text[at:])
	candidates := *coresByRune.Get(first)
	if m := l.covering(at); m != nil && m.start < at && (m.kind == orgMention || m.kind == gatheringMention) {
		return r.orgTrigger(l, at, m)
	} else if m != nil && (m.start < at || m.end > at) {
		if m.kind == gatheringMention && m.start == at {
			return nil
		}
		if m.kind != titleMention && !(m.kind == officialMention && m.start == at) {
			return nil
		}
		if m.start < at && m.kind != titleMention {
			return nil
		}
	}
	for _, c := range candidates {
		if !strings.HasPrefix(l.text[at:], c.word) {
			continue
		}
		if !r.announces(l, at, c) {
			return nil
		}
		t := l.desk.triggers.put(trigger{span: span{at, at + len(c.word)}, core: at, word: c.word, family: c.family, verb: c.verb, weak: c.weak, level: c.level, mode: c.mode})
		switch c.word {
		case "前回", "第1回", "初回", "1回目":
			t.ordinal = "previous"
		case "次回", "次の回", "次は":
			t.ordinal = "next"
		}
		if c.word == "訪" {
			if !r.visitChar(l, t) {
				return nil
			}
			t.manner(l)
			return t
		}
		r.modify(l, t)
		return t
	}
	return nil
}

// orgTrigger reads an event word that ends the name of a group: 6カ国|協議.
func (r *reader) orgTrigger(l *line, at int, m *mention) *trigger {
	org := r.x.gaz.Organizations[m.codes[0]]
	if org == nil || org.Type != "group" || len(org.Members) == 0 {
		return nil
	}
	for i := range cores {
		c := &cores[i]
		if !strings.HasPrefix(l.text[at:], c.word) || at+len(c.word) != m.end {
			continue
		}
		if startsWithAny(l.text[m.end:], "首席", "日本", "米国", "議長国", "筋", "の首席", "参加", "当事", "担当", "問題", "プロセス", "の枠", "に関する", "メンバー", "関係国", "合意", "を進展", "の進展", "を前進", "の前進", "を推進", "の推進", "の履行", "復帰", "への復帰", "に復帰", "に無条件で復帰", "に戻", "への参加", "不参加", "離脱", "からの離脱") || describesDelegate(l.text[m.end:]) || holdsGroup(l.text[m.end:]) {
			return nil
		}
		t := l.desk.triggers.put(trigger{span: m.span, core: at, word: c.word, family: meetingFamily, level: c.level, gathering: m, inside: []*mention{m}})
		switch name := l.text[m.start:m.end]; {
		case t.level != "":
		case strings.Contains(name, "首脳"):
			t.level = graph.Summit
		case strings.Contains(name, "外相"):
			t.level, t.field = graph.Ministerial, "foreign"
		default:
			t.level = graph.SeniorOfficials
		}
		switch head := l.text[:m.start]; {
		case endsWithAny(head, "前回の", "前回"):
			t.ordinal = "previous"
		case endsWithAny(head, "次回の", "次回"):
			t.ordinal = "next"
		}
		if n := ordinalAt(l.text, t.start); n > 0 {
			t.start -= n
		}
		return t
	}
	return nil
}

// describesDelegate says whether a forum's name only begins the description of somebody: 6カ国協議|の米国側代表を務めるヒル次官補,
// 6カ国協議で、|米首席代表を務める.
func describesDelegate(rest string) bool {
	rest, ok := cutAny(rest, "の", "で、", "で")
	if !ok {
		return false
	}
	for at, r := range rest {
		if at > 48 || strings.ContainsRune("、。がはをも「", r) {
			return false
		}
		if startsWithAny(rest[at:], "代表", "団長", "議長", "担当", "主席代表") {
			return true
		}
	}
	return false
}

// holdsGroup says whether a forum's name only begins that of its working group: 6カ国協議|の日朝国交正常化作業部会.
func holdsGroup(rest string) bool {
	rest, ok := strings.CutPrefix(rest, "の")
	i := strings.Index(rest, "作業部会")
	return ok && i > 0 && i < 60 && !strings.ContainsAny(rest[:i], "、。はがをで「")
}

// cutAny cuts the first of the words with which text begins.
func cutAny(text string, words ...string) (rest string, ok bool) {
	for _, word := range words {
		if startsWithAny(text, word) {
			return text[len(word):], true
		}
	}
	return text, false
}

// announces guards a core word against being a piece of another word, a press conference, or a name.
func (r *reader) announces(l *line, at int, c *coreWord) bool {
	text := l.text
	for _, n := range notThis[c] {
		if at >= n.core && startsWithAny(text[at-n.core:], n.word) {
			return false
		}
	}
	before := text[:at]
	after := text[at+len(c.word):]
	switch c.word {
	case "会見":
		if strings.HasSuffix(before, "記者") || strings.HasSuffix(before, "共同") || strings.HasSuffix(before, "定例") || strings.HasSuffix(before, "内外") || strings.HasSuffix(before, "首相") || strings.HasSuffix(before, "長官") {
			return false
		}
		if endsWithAny(before, "前に", "後に", "とともに", "一緒に", "中に", "日の", "週の") {
			return false
		}
		if endsWithAny(before, "分", "分間", "時間", "時間半", "初めて", "個別に", "相次いで", "それぞれ") && strings.Contains(lastPart(before), "と") {
			return startsWithAny(after, "し", "する", "。", "、", "を行") || after == ""
		}
		if strings.HasSuffix(before, "で") || strings.HasSuffix(before, "、") {
			return strings.Contains(lastPart(before), "と") && !strings.Contains(lastPart(before), "とともに") && startsWithAny(after, "し", "する")
		}
		if strings.HasSuffix(before, "の") && startsWithAny(after, "は", "で", "が") || before == "" && startsWithAny(after, "は", "では") {
			return true
		}
		return (strings.HasSuffix(before, "と") || strings.HasSuffix(before, "に") || strings.HasSuffix(before, "との") || strings.HasSuffix(before, "にも") || strings.HasSuffix(before, "とも") || strings.HasSuffix(before, "で") || strings.HasSuffix(before, "、")) &&
			(startsWithAny(after, "し", "する", "を行", "。", "「", "、") || after == "") && !strings.HasSuffix(before, "後に")
	case "顔を合わせ":
		return !containsAny(lastPart(before), "予選", "決勝", "プレーオフ", "大会", "リーグ", "試合", "W杯", "ワールドカップ", "1回戦", "2回戦")
	case "会い", "会っ", "会う", "会える":
		return l.verbAt(at)
	case "話し", "話す":
		tail := lastPart(before)
		if i := strings.LastIndexAny(tail, "。、"); i >= 0 && !strings.Contains(tail[i:], "分") {
			tail = tail[i:]
		}
		return (strings.Contains(tail, "分") || strings.Contains(tail, "電話") || strings.Contains(tail, "時間")) && (strings.Contains(tail, "と") || endsWithAny(before, "電話で", "分間", "時間"))
	case "対面":
		return startsWithAny(after, "し", "する", "を果た", "が実現", "。", "、") || after == ""
	case "迎え", "呼び出":
		if !startsWithAny(after, "、", "て", "た", "入れ", "る", "し", "す") {
			return false
		}
		return slices.ContainsFunc(l.mentions, func(m *mention) bool {
			return m.end < at && (m.kind == officialMention || m.kind == groupMention) && strings.HasPrefix(text[m.end:], "を") && !strings.Contains(text[m.end:at], "。")
		})
	case "に招":
		return l.invites(at, after)
	case "派遣":
		return l.sends(at)
	case "呼び、":
		return l.summons(at)
	case "招待", "招請":
		return startsWithAny(after, "し", "する", "。") || after == ""
	case "表敬":
		return !strings.HasPrefix(after, "訪問") && (startsWithAny(after, "を受け", "し", "する", "。", "、") || after == "")
	case "次の回":
		return startsWithAny(after, "は", "を", "も", "が")
	case "次は":
		return (before == "" || endsWithAny(before, "。")) && scriptOf(runeAfter(after, 0)) == digit
	case "第1回", "初回", "1回目":
		return startsWithAny(after, "は", "が", "には") && !startsWithAny(after, "より")
	case "出発":
		return startsWithAny(after, "し", "する", "。", "、") || after == ""
	case "前回", "次回":
		return startsWithAny(after, "は", "を", "も", "が") && !startsWithAny(after, "より")
	case "入り":
		m := l.endingAt(at)
		return m != nil && (m.kind == placeMention || m.kind == countryMention) && startsWithAny(after, "し", "する", "。", "を", "の予定")
	case "に入り", "に入って", "に入った", "に入る", "に移動", "へ移動", "に移り", "へ移り", "に移る", "へ移る", "に出発", "へ出発", "に急行", "へ急行", "に向か", "へ向か", "に飛", "へ飛", "に赴", "へ赴", "に渡", "へ渡", "に着", "に向け出発", "に向けて出発", "へ向け出発", "へ向けて出発":
		m := l.endingAt(at)
		if strings.HasSuffix(c.word, "向か") && strings.HasPrefix(after, "う") && !l.actorAt(at+len(c.word)+len("う")) {
			noun := strings.TrimPrefix(after, "う")
			if sc := scriptOf(runeAfter(noun, 0)); (sc == kanji || sc == katakana) && !startsWithAny(noun, "考え", "意向", "予定", "見通し", "見込", "方針", "計画", "際", "前", "方向", "準備") {
				return false // 中国へ向かう|ガスパイプライン
			}
		}
		return m != nil && (m.kind == placeMention && m.place.Type != "sea" && (m.place.Type != "site" || strings.HasSuffix(text[:m.end], "空港")) || m.kind == countryMention) && !startsWithAny(after, "けて", "けた", "け、", "って左", "手", "目", "任", "工", "陸し")
	case "に戻":
		m := l.endingAt(at)
		return m != nil && m.kind == countryMention && m.via != "prefix" && startsWithAny(after, "り", "っ", "る") // a city may be but where many meet
	case "を派遣":
		return l.sendsTo(at) != nil && (startsWithAny(after, "し", "する", "。", "へ", "、") || after == "")
	case "に派遣", "へ派遣":
		m := l.endingAt(at)
		return m != nil && m.kind == countryMention && m.via != "prefix" && (startsWithAny(after, "し", "する", "され", "。", "へ", "、") || after == "")
	case "電話で":
		return strings.HasSuffix(before, "との") && startsWithAny(after, "、", "、「") // 王毅氏との|電話で、
	case "来中", "来英", "来独", "来仏", "来豪", "来印", "来台", "来比", "来泰":
		return startsWithAny(after, "し", "する", "。", "、", "中の", "を", "が", "の") || after == ""
	case "に滞在":
		if startsWithAny(after, "している", "しており", "していた") && !strings.Contains(lastPart(before), "日程で") {
			return false // エチオピアに滞在している高官
		}
		if rest, ok := strings.CutPrefix(after, "する"); ok && !startsWithAny(rest, "予定", "見通し", "見込", "方針", "計画", "こと", "と", "のは", "のが", "。", "ため") && rest != "" {
			return false // 中国に滞在する邦人
		}
		m := l.endingAt(at)
		return m != nil && (m.kind == placeMention || m.kind == countryMention)
	case "論議", "討議":
		return strings.Contains(lastPart(before), "と") && startsWithAny(after, "し", "する", "を")
	case "理事会":
		m := l.endingAt(at)
		return (m == nil || m.kind != gatheringMention) && (startsWithAny(after, "で", "が", "を開", "に出席", "に参加", "後", "の会合", "、", "。") || after == "")
	case "到着":
		m := l.endingAt(at)
		arrives := endsWithAny(before, "に", "へ") || l.index == 0 && m != nil && (m.kind == countryMention || m.kind == placeMention) || strings.HasSuffix(before, "で") && containsAny(lastPart(before), "に", "へ") && l.reached(at) != nil
		return arrives && (startsWithAny(after, "し", "する", "。", "後", "、", " ", "　", "=") || after == "")
	case "会議":
		if strings.HasPrefix(after, "書記") || strings.HasSuffix(before, "国家安全保障") || strings.HasSuffix(before, "政治協商") || strings.HasSuffix(before, "国防") || strings.HasSuffix(before, "工作") {
			return false
		}
	case "委員会":
		return strings.HasSuffix(before, "政府間") || strings.HasSuffix(before, "合同") || strings.HasSuffix(before, "安全保障協議") || strings.HasSuffix(before, "共同") || strings.HasSuffix(before, "国境") || strings.HasSuffix(before, "貿易経済")
	case "会談", "協議", "会合":
		if strings.HasSuffix(before, "記者") || strings.HasPrefix(after, "委員会") {
			return false
		}
	case "面会":
		return !strings.HasPrefix(after, "談") // 対|面会|談
	case "接触":
		return !strings.HasSuffix(before, "濃厚") && !strings.HasPrefix(after, "確認")
	}
	return true
}

// reached is the place before に and a means of travel that end at a position: 日本|に特別機で. Nil where none is.
func (l *line) reached(at int) *mention {
	for _, m := range l.mentions {
		if m.end >= at || at-m.end > 48 || m.kind != placeMention && m.kind != countryMention || !startsWithAny(l.text[m.end:], "に", "へ") {
			continue
		}
		if gap := l.text[m.end:at]; !strings.ContainsAny(gap, "、。はがをと") && !strings.HasSuffix(gap, "での") {
			return m
		}
	}
	return nil
}

// sendsTo is the country to which somebody is sent whose name, or a delegation's, ends at a position: 米国|に特使団. Nil where none is.
func (l *line) sendsTo(at int) *mention {
	if m := l.endingAt(at); !endsWithAny(l.text[:at], teamNouns...) && !strings.HasSuffix(l.text[:at], "特使") && (m == nil || m.kind != officialMention) {
		return nil
	}
	for _, m := range l.mentions {
		if m.end < at && at-m.end < 75 && m.kind == countryMention && m.via != "prefix" && startsWithAny(l.text[m.end:], "に", "へ") && !startsWithAny(l.text[m.end:], "に対", "への", "に関") && !strings.ContainsAny(l.text[m.end:at], "。はがをで") {
			return m
		}
	}
	return nil
}

// invites says whether somebody is asked to come to a country or city some day: ライシ大統領をリヤド|に招いている. Who is asked to a palace
// is met there.
func (l *line) invites(at int, after string) bool {
	m := l.endingAt(at)
	if m == nil || m.kind != countryMention && (m.kind != placeMention || m.place.Type == "site") || !startsWithAny(after, "いており", "いている", "いていた", "く", "きたい", "いた") {
		return false
	}
	return slices.ContainsFunc(l.mentions, func(p *mention) bool {
		return p.end < m.start && p.kind == officialMention && strings.HasPrefix(l.text[p.end:], "を") && !strings.ContainsAny(l.text[p.end:m.start], "、。は")
	})
}

// sends says whether somebody is sent to a place: 外相をイスラエルへ|派遣する, 林外相のキーウ|派遣. Troops and delegations without a name are not told as
// journeys.
func (l *line) sends(at int) bool {
	head := strings.TrimSuffix(strings.TrimSuffix(l.text[:at], "に"), "へ")
	dest := l.endingAt(len(head))
	if dest == nil || dest.kind != placeMention && dest.kind != countryMention {
		return false
	}
	return slices.ContainsFunc(l.mentions, func(m *mention) bool {
		gap := l.text[min(m.end, dest.start):dest.start]
		return m.kind == officialMention && m.end < dest.start && (gap == "の" && len(head) == at || startsWithAny(gap, "を", "らを") && !strings.ContainsAny(gap, "。、は") && !strings.Contains(gap, "団"))
	})
}

// summons says whether an ambassador is called in: ジノビエフ大使を|呼び、.
func (l *line) summons(at int) bool {
	head := l.text[:at]
	for _, office := range []string{"外務省に", "外交部に", "外務省へ", "首相府に", "国務省に", "首相官邸に"} { // 大使を外務省に|呼び、
		head = strings.TrimSuffix(head, office)
	}
	head, ok := strings.CutSuffix(head, "を")
	if !ok {
		return false
	}
	m := l.endingAt(len(head))
	return m != nil && m.kind == officialMention && strings.HasSuffix(head, "大使")
}

// visitChar reads 訪米, 訪朝: the destination is the country character behind 訪.
func (r *reader) visitChar(l *line, t *trigger) bool {
	for _, m := range l.mentions {
		if m.start == t.end && m.kind == countryMention && m.via == "prefix" {
			t.end = m.end
			t.dest = m
			t.inside = append(t.inside, m)
			t.word = l.text[t.start:t.end]
			return true
		}
	}
	return false
}

// actorAt says whether a mention of an actor begins at a position.
func (l *line) actorAt(at int) bool {
	m := l.covering(at)
	return m != nil && m.start == at && m.actor()
}

// covering is the mention that covers a position, or nil.
func (l *line) covering(at int) *mention {
	i := sort.Search(len(l.mentions), func(i int) bool { return l.mentions[i].end > at })
	if i < len(l.mentions) && l.mentions[i].start <= at {
		return l.mentions[i]
	}
	return nil
}

// between are the mentions that lie in a span.
func (l *line) between(s span) []*mention {
	from := sort.Search(len(l.mentions), func(i int) bool { return l.mentions[i].start >= s.start })
	to := from
	for to < len(l.mentions) && l.mentions[to].end <= s.end {
		to++
	}
	return l.mentions[from:to]
}

func (l *line) endingAt(at int) *mention {
	i := sort.Search(len(l.mentions), func(i int) bool { return l.mentions[i].end >= at })
	if i < len(l.mentions) && l.mentions[i].end == at {
		return l.mentions[i]
	}
	return nil
}
