package ingest

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"kaidan/graph"
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

// coreWord announces an event.
type coreWord struct {
	word   string
	family family
	weak   bool
	verb   bool
	level  graph.Kind
	mode   graph.Mode
}

// cores stand longest first where one begins another.
var cores = []coreWord{
	{word: "2プラス2", family: meetingFamily, level: graph.Ministerial},
	{word: "2+2", family: meetingFamily, level: graph.Ministerial},
	{word: "首脳会議", family: meetingFamily, level: graph.Summit},
	{word: "サミット", family: meetingFamily, level: graph.Summit},
	{word: "表敬訪問", family: meetingFamily},
	{word: "意見交換", family: meetingFamily, weak: true},
	{word: "意見を交", family: meetingFamily, weak: true},
	{word: "電話で話", family: meetingFamily, mode: graph.Phone},
	{word: "電話を受け", family: meetingFamily, mode: graph.Phone, verb: true},
	{word: "電話をかけ", family: meetingFamily, mode: graph.Phone, verb: true},
	{word: "通話", family: meetingFamily, mode: graph.Phone},
	{word: "電話協議", family: meetingFamily, mode: graph.Phone},
	{word: "会談", family: meetingFamily},
	{word: "会晤", family: meetingFamily},
	{word: "会合", family: meetingFamily},
	{word: "面会", family: meetingFamily},
	{word: "面談", family: meetingFamily},
	{word: "会見", family: meetingFamily},
	{word: "会食", family: meetingFamily},
	{word: "夕食会", family: meetingFamily, weak: true},
	{word: "昼食会", family: meetingFamily, weak: true},
	{word: "懇談", family: meetingFamily},
	{word: "協議", family: meetingFamily},
	{word: "磋商", family: meetingFamily},
	{word: "対話", family: meetingFamily, weak: true},
	{word: "会議", family: meetingFamily, weak: true},
	{word: "委員会", family: meetingFamily},
	{word: "交渉", family: meetingFamily, weak: true},
	{word: "接触", family: contactFamily},
	{word: "話し合", family: meetingFamily, weak: true, verb: true},
	{word: "顔を合わせ", family: meetingFamily, verb: true},
	{word: "立ち話", family: contactFamily},
	{word: "一堂に会", family: meetingFamily, weak: true, verb: true},
	{word: "会い", family: meetingFamily, verb: true},
	{word: "会っ", family: meetingFamily, verb: true},
	{word: "会う", family: meetingFamily, verb: true},
	{word: "会える", family: meetingFamily, verb: true},
	{word: "表敬", family: meetingFamily},
	{word: "対面", family: meetingFamily},
	{word: "対談", family: meetingFamily},
	{word: "晩餐会", family: meetingFamily, weak: true},
	{word: "朝食会", family: meetingFamily, weak: true},
	{word: "向き合", family: meetingFamily, verb: true},
	{word: "相対し", family: meetingFamily, verb: true},
	{word: "テーブルに着", family: meetingFamily, verb: true},
	{word: "席を共に", family: meetingFamily, verb: true},
	{word: "言葉を交わ", family: contactFamily, verb: true},
	{word: "膝を突き合わせ", family: meetingFamily, verb: true},
	{word: "話し", family: meetingFamily, weak: true, verb: true},
	{word: "話す", family: meetingFamily, weak: true, verb: true},
	{word: "降り立", family: visitFamily, verb: true},
	{word: "次の回", family: meetingFamily, weak: true},
	{word: "迎え", family: meetingFamily, weak: true, verb: true},
	{word: "膝を交え", family: meetingFamily, verb: true},
	{word: "食をともに", family: meetingFamily, verb: true},
	{word: "食を共に", family: meetingFamily, verb: true},
	{word: "向かい合", family: meetingFamily, verb: true},
	{word: "テーブルを挟", family: meetingFamily, verb: true},
	{word: "呼び出", family: meetingFamily, weak: true, verb: true},
	{word: "立ち寄", family: visitFamily, verb: true},
	{word: "招待", family: visitFamily},
	{word: "招請", family: visitFamily},
	{word: "訪ね", family: meetingFamily, verb: true},
	{word: "前回", family: meetingFamily, weak: true},
	{word: "次回", family: meetingFamily, weak: true},
	{word: "フォーラム", family: meetingFamily, weak: true},
	{word: "シンポジウム", family: meetingFamily, weak: true},
	{word: "入り", family: visitFamily},
	{word: "に入り", family: visitFamily},
	{word: "に入った", family: visitFamily},
	{word: "に入る", family: visitFamily},
	{word: "に移動", family: visitFamily},
	{word: "へ移動", family: visitFamily},
	{word: "に向か", family: visitFamily, verb: true},
	{word: "へ向か", family: visitFamily, verb: true},
	{word: "に飛", family: visitFamily, verb: true},
	{word: "へ飛", family: visitFamily, verb: true},
	{word: "到着", family: visitFamily},
	{word: "引見", family: meetingFamily},
	{word: "接見", family: meetingFamily},
	{word: "歴訪", family: visitFamily},
	{word: "再訪", family: visitFamily},
	{word: "訪問", family: visitFamily},
	{word: "訪れ", family: visitFamily, verb: true},
	{word: "来訪", family: visitFamily},
	{word: "来日", family: visitFamily},
	{word: "来米", family: visitFamily},
	{word: "来韓", family: visitFamily},
	{word: "来華", family: visitFamily},
	{word: "訪", family: visitFamily},
}

// notEvents are words that contain a core and announce no event.
var notEvents = []string{
	"会議室", "協議会", "協議体", "協議機構", "会議場", "会議所", "会談場", "交渉官", "交渉団", "交渉力", "会談録", "会議録", "対話路線", "対話の枠組み", "訪問者", "訪問先", "訪問団", "訪日客", "訪日外国人", "訪日観光",
	"訪中団", "訪日団", "訪朝団", "訪米団", "会議員", "協議官", "会見場", "会見室", "委員会委員", "交渉筋", "接触者", "訪問看護", "会談筋",
}

// modifier is a word that stands before a core and belongs to it.
type modifier struct {
	word   string
	level  graph.Kind
	field  string
	mode   graph.Mode
	series bool // names a standing meeting: 戦略|対話
}

var modifiers = []modifier{
	{word: "首脳", level: graph.Summit},
	{word: "首脳級", level: graph.Summit},
	{word: "首脳レベル", level: graph.Summit},
	{word: "トップ", level: graph.Summit},
	{word: "外相", level: graph.Ministerial, field: "foreign"},
	{word: "外相級", level: graph.Ministerial, field: "foreign"},
	{word: "外長", level: graph.Ministerial, field: "foreign"},
	{word: "外務大臣", level: graph.Ministerial, field: "foreign"},
	{word: "外交部長", level: graph.Ministerial, field: "foreign"},
	{word: "外交長官", level: graph.Ministerial, field: "foreign"},
	{word: "外務相", level: graph.Ministerial, field: "foreign"},
	{word: "外相レベル", level: graph.Ministerial, field: "foreign"},
	{word: "国防相", level: graph.Ministerial, field: "defense"},
	{word: "防衛相", level: graph.Ministerial, field: "defense"},
	{word: "国防長官", level: graph.Ministerial, field: "defense"},
	{word: "国防大臣", level: graph.Ministerial, field: "defense"},
	{word: "国防部長", level: graph.Ministerial, field: "defense"},
	{word: "防衛首脳", level: graph.Ministerial, field: "defense"},
	{word: "防衛担当閣僚", level: graph.Ministerial, field: "defense"},
	{word: "外務・防衛", level: graph.Ministerial, field: "security"},
	{word: "外務・防衛担当閣僚", level: graph.Ministerial, field: "security"},
	{word: "外務・防衛閣僚", level: graph.Ministerial, field: "security"},
	{word: "外務防衛担当閣僚", level: graph.Ministerial, field: "security"},
	{word: "外務・国防", level: graph.Ministerial, field: "security"},
	{word: "外交・国防", level: graph.Ministerial, field: "security"},
	{word: "外務・国防担当閣僚", level: graph.Ministerial, field: "security"},
	{word: "安全保障協議委員会", level: graph.Ministerial, field: "security"},
	{word: "閣僚", level: graph.Ministerial},
	{word: "閣僚級", level: graph.Ministerial},
	{word: "閣僚レベル", level: graph.Ministerial},
	{word: "大臣", level: graph.Ministerial},
	{word: "財務相", level: graph.Ministerial, field: "finance"},
	{word: "財務相・中央銀行総裁", level: graph.Ministerial, field: "finance"},
	{word: "財務長官", level: graph.Ministerial, field: "finance"},
	{word: "財相", level: graph.Ministerial, field: "finance"},
	{word: "貿易相", level: graph.Ministerial, field: "trade"},
	{word: "貿易担当相", level: graph.Ministerial, field: "trade"},
	{word: "通商相", level: graph.Ministerial, field: "trade"},
	{word: "通商担当閣僚", level: graph.Ministerial, field: "trade"},
	{word: "商務相", level: graph.Ministerial, field: "trade"},
	{word: "経済相", level: graph.Ministerial, field: "economy"},
	{word: "経済閣僚", level: graph.Ministerial, field: "economy"},
	{word: "経済担当閣僚", level: graph.Ministerial, field: "economy"},
	{word: "環境相", level: graph.Ministerial, field: "environment"},
	{word: "エネルギー相", level: graph.Ministerial, field: "energy"},
	{word: "農相", level: graph.Ministerial, field: "agriculture"},
	{word: "保健相", level: graph.Ministerial, field: "health"},
	{word: "文化相", level: graph.Ministerial, field: "culture"},
	{word: "高官", level: graph.SeniorOfficials},
	{word: "高官級", level: graph.SeniorOfficials},
	{word: "外交高官", level: graph.SeniorOfficials, field: "foreign"},
	{word: "政府高官", level: graph.SeniorOfficials},
	{word: "高級事務レベル", level: graph.SeniorOfficials},
	{word: "高級事務", level: graph.SeniorOfficials},
	{word: "事務レベル", level: graph.SeniorOfficials},
	{word: "事務方", level: graph.SeniorOfficials},
	{word: "実務者", level: graph.SeniorOfficials},
	{word: "実務者級", level: graph.SeniorOfficials},
	{word: "実務者レベル", level: graph.SeniorOfficials},
	{word: "実務", level: graph.SeniorOfficials},
	{word: "実務級", level: graph.SeniorOfficials},
	{word: "実務レベル", level: graph.SeniorOfficials},
	{word: "次官", level: graph.SeniorOfficials},
	{word: "次官級", level: graph.SeniorOfficials},
	{word: "外務次官", level: graph.SeniorOfficials, field: "foreign"},
	{word: "外務次官級", level: graph.SeniorOfficials, field: "foreign"},
	{word: "副外相", level: graph.SeniorOfficials, field: "foreign"},
	{word: "副外相級", level: graph.SeniorOfficials, field: "foreign"},
	{word: "次官補級", level: graph.SeniorOfficials},
	{word: "次官補", level: graph.SeniorOfficials},
	{word: "審議官級", level: graph.SeniorOfficials},
	{word: "局長", level: graph.SeniorOfficials},
	{word: "局長級", level: graph.SeniorOfficials},
	{word: "課長級", level: graph.SeniorOfficials},
	{word: "副大臣級", level: graph.SeniorOfficials},
	{word: "ハイレベル", level: graph.SeniorOfficials},
	{word: "外交当局", level: graph.SeniorOfficials, field: "foreign"},
	{word: "防衛当局", level: graph.SeniorOfficials, field: "defense"},
	{word: "国防当局", level: graph.SeniorOfficials, field: "defense"},
	{word: "当局者", level: graph.SeniorOfficials},
	{word: "当局者間", level: graph.SeniorOfficials},
	{word: "首席代表", level: graph.SeniorOfficials},
	{word: "首席代表者", level: graph.SeniorOfficials},
	{word: "専門家", level: graph.SeniorOfficials},
	{word: "作業部会", level: graph.SeniorOfficials},
	{word: "将官級", level: graph.SeniorOfficials, field: "defense"},
	{word: "将官級軍事", level: graph.SeniorOfficials, field: "defense"},
	{word: "軍事", field: "defense"},
	{word: "軍当局", level: graph.SeniorOfficials, field: "defense"},
	{word: "赤十字", level: graph.SeniorOfficials},
	{word: "電話", mode: graph.Phone},
	{word: "テレビ", mode: graph.Video},
	{word: "テレビ電話", mode: graph.Video},
	{word: "ビデオ", mode: graph.Video},
	{word: "オンライン", mode: graph.Video},
	{word: "リモート", mode: graph.Video},
	{word: "TV", mode: graph.Video},
	{word: "ネット", mode: graph.Video},
	{word: "オンラインでの", mode: graph.Video},
	{word: "オンライン形式の", mode: graph.Video},
	{word: "テレビ会議形式の", mode: graph.Video},
	{word: "戦略", series: true, level: graph.SeniorOfficials},
	{word: "戦略・経済", series: true, level: graph.Ministerial},
	{word: "安全保障", series: true, field: "security"},
	{word: "安保", series: true, field: "security"},
	{word: "外交・安全保障", series: true, field: "security"},
	{word: "外交", field: "foreign"},
	{word: "海洋", series: true},
	{word: "人権", series: true},
	{word: "サイバー", series: true},
	{word: "外交安保", series: true, field: "security"},
	{word: "経済", field: "economy"},
	{word: "通商", field: "trade"},
	{word: "貿易", field: "trade"},
	{word: "政策", series: true},
	{word: "ハイレベル経済", series: true, field: "economy", level: graph.Ministerial},
	{word: "拡大抑止", series: true, field: "defense", level: graph.SeniorOfficials},
	{word: "国交正常化"}, {word: "和平"}, {word: "停戦"}, {word: "核"}, {word: "非核化"}, {word: "平和"}, {word: "政治"}, {word: "包括"}, {word: "関税"},
	{word: "公式"}, {word: "非公式"}, {word: "二国間"}, {word: "2国間"}, {word: "個別"}, {word: "単独"}, {word: "拡大"}, {word: "少人数"}, {word: "少人数の"}, {word: "緊急"},
	{word: "臨時"}, {word: "特別"}, {word: "定例"}, {word: "定期"}, {word: "年次"}, {word: "秘密"}, {word: "極秘"}, {word: "予備"}, {word: "準備"}, {word: "直接"},
	{word: "直接の"}, {word: "間接"}, {word: "共同"}, {word: "合同"}, {word: "昼食"}, {word: "夕食"}, {word: "朝食"}, {word: "初"}, {word: "初の"}, {word: "政府間"}, {word: "多国間"},
	{word: "個別の"}, {word: "個別に"}, {word: "3者"}, {word: "三者"}, {word: "4者"}, {word: "四者"}, {word: "ワーキング"}, {word: "対面"}, {word: "対面での"}, {word: "対面の"}, {word: "歴史的"},
	{word: "歴史的な"}, {word: "短時間"}, {word: "再"}, {word: "二者"}, {word: "2者"}, {word: "略式"}, {word: "単独の"}, {word: "通算"}, {word: "初会"}, {word: "国際"}, {word: "全体"}, {word: "閉幕"}, {word: "夏季"}, {word: "年次"}, {word: "広島"}, {word: "伊勢志摩"},
	{word: "1対1の"}, {word: "1対1"}, {word: "一対一の"}, {word: "2回目の"}, {word: "3回目の"}, {word: "4回目の"}, {word: "対米"}, {word: "間の"}, {word: "間"}, {word: "両"},
}

// modifiersByRune are the modifiers by their last character.
var modifiersByRune = func() map[rune][]*modifier {
	index := map[rune][]*modifier{}
	for i := range modifiers {
		last, _ := utf8.DecodeLastRuneInString(modifiers[i].word)
		index[last] = append(index[last], &modifiers[i])
	}
	return index
}()

// modifierAt is the longest modifier that ends at a position, or nil.
func modifierAt(text string, end int) *modifier {
	last, _ := utf8.DecodeLastRuneInString(text[:end])
	var best *modifier
	for _, m := range modifiersByRune[last] {
		if strings.HasSuffix(text[:end], m.word) && (best == nil || len(m.word) > len(best.word)) {
			best = m
		}
	}
	return best
}

// triggers finds the event words of a line, left to right.
func (r *reader) triggers(l *line) []*trigger {
	var found []*trigger
	for at := 0; at < len(l.text); {
		_, size := utf8.DecodeRuneInString(l.text[at:])
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

// coresByRune are the cores by their first character, in the order of the list.
var coresByRune = func() map[rune][]*coreWord {
	index := map[rune][]*coreWord{}
	for i := range cores {
		first, _ := utf8.DecodeRuneInString(cores[i].word)
		index[first] = append(index[first], &cores[i])
	}
	return index
}()

func (r *reader) triggerAt(l *line, at int) *trigger {
	first, _ := utf8.DecodeRuneInString(l.text[at:])
	candidates := coresByRune[first]
	if candidates == nil || !slices.ContainsFunc(candidates, func(c *coreWord) bool { return strings.HasPrefix(l.text[at:], c.word) }) {
		return nil
	}
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
		t := &trigger{span: span{at, at + len(c.word)}, core: at, word: c.word, family: c.family, verb: c.verb, weak: c.weak, level: c.level, mode: c.mode}
		switch c.word {
		case "前回":
			t.ordinal = "previous"
		case "次回", "次の回":
			t.ordinal = "next"
		}
		if c.word == "訪" {
			if !r.visitChar(l, t) {
				return nil
			}
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
		if startsWithAny(l.text[m.end:], "首席", "日本", "米国", "議長国", "筋", "の首席", "参加", "当事", "担当") {
			return nil
		}
		t := &trigger{span: m.span, core: at, word: c.word, family: meetingFamily, level: c.level, gathering: m, inside: []*mention{m}}
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

// announces guards a core word against being a piece of another word, a press conference, or a name.
func (r *reader) announces(l *line, at int, c *coreWord) bool {
	text := l.text
	for _, word := range notEvents {
		for off := strings.Index(word, c.word[:3]); off >= 0 && off <= len(word)-len(c.word); off = -1 {
			if at >= off && strings.HasPrefix(text[at-off:], word) {
				return false
			}
		}
	}
	before := text[:at]
	after := text[at+len(c.word):]
	switch c.word {
	case "会見":
		if strings.HasSuffix(before, "記者") || strings.HasSuffix(before, "共同") || strings.HasSuffix(before, "定例") || strings.HasSuffix(before, "内外") || strings.HasSuffix(before, "首相") || strings.HasSuffix(before, "長官") {
			return false
		}
		if endsWithAny(before, "前に", "後に", "とともに", "一緒に", "中に") {
			return false
		}
		if strings.HasSuffix(before, "で") || strings.HasSuffix(before, "、") {
			return strings.Contains(lastPart(before), "と") && !strings.Contains(lastPart(before), "とともに") && startsWithAny(after, "し", "する")
		}
		if strings.HasSuffix(before, "の") && startsWithAny(after, "は", "で", "が") || before == "" && startsWithAny(after, "は", "では") {
			return true
		}
		return (strings.HasSuffix(before, "と") || strings.HasSuffix(before, "に") || strings.HasSuffix(before, "との") || strings.HasSuffix(before, "にも") || strings.HasSuffix(before, "とも") || strings.HasSuffix(before, "で") || strings.HasSuffix(before, "、")) &&
			(startsWithAny(after, "し", "する", "を行", "。", "「", "、") || after == "") && !strings.HasSuffix(before, "後に")
	case "会い", "会っ", "会う", "会える":
		return l.verbAt(at)
	case "話し", "話す":
		tail := lastPart(before)
		if i := strings.LastIndexAny(tail, "。、"); i >= 0 && !strings.Contains(tail[i:], "分") {
			tail = tail[i:]
		}
		return (strings.Contains(tail, "分") || strings.Contains(tail, "電話") || strings.Contains(tail, "時間")) && (strings.Contains(tail, "と") || endsWithAny(before, "電話で", "分間", "時間"))
	case "対面":
		return startsWithAny(after, "し", "する", "を果た", "が実現")
	case "迎え", "呼び出":
		if !startsWithAny(after, "、", "て", "た", "入れ", "る", "し", "す") {
			return false
		}
		return slices.ContainsFunc(l.mentions, func(m *mention) bool {
			return m.end < at && (m.kind == officialMention || m.kind == groupMention) && strings.HasPrefix(text[m.end:], "を") && !strings.Contains(text[m.end:at], "。")
		})
	case "招待", "招請":
		return startsWithAny(after, "し", "する", "。") || after == ""
	case "表敬":
		return !strings.HasPrefix(after, "訪問") && startsWithAny(after, "を受け", "し", "した")
	case "次の回":
		return startsWithAny(after, "は", "を", "も", "が")
	case "前回", "次回":
		return startsWithAny(after, "は", "を", "も", "が") && !startsWithAny(after, "より")
	case "入り":
		m := l.endingAt(at)
		return m != nil && (m.kind == placeMention || m.kind == countryMention) && startsWithAny(after, "し", "する", "。", "を", "の予定")
	case "に入り", "に入った", "に入る", "に移動", "へ移動", "に向か", "へ向か", "に飛", "へ飛":
		m := l.endingAt(at)
		return m != nil && (m.kind == placeMention && m.place.Type != "sea" && m.place.Type != "site" || m.kind == countryMention) && !startsWithAny(after, "けて", "けた", "け、", "って左")
	case "到着":
		return endsWithAny(before, "に") && startsWithAny(after, "し", "する", "。", "後")
	case "会議":
		if strings.HasPrefix(after, "書記") || strings.HasSuffix(before, "国家安全保障") || strings.HasSuffix(before, "政治協商") || strings.HasSuffix(before, "国防") || strings.HasSuffix(before, "工作") {
			return false
		}
	case "委員会":
		return strings.HasSuffix(before, "政府間") || strings.HasSuffix(before, "合同") || strings.HasSuffix(before, "安全保障協議") || strings.HasSuffix(before, "共同")
	case "会談", "協議", "会合":
		if strings.HasSuffix(before, "記者") || strings.HasPrefix(after, "委員会") {
			return false
		}
	case "接触":
		return !strings.HasSuffix(before, "濃厚") && !strings.HasPrefix(after, "確認")
	}
	return true
}

func startsWithAny(text string, words ...string) bool {
	for _, word := range words {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	return false
}

func endsWithAny(text string, words ...string) bool {
	for _, word := range words {
		if strings.HasSuffix(text, word) {
			return true
		}
	}
	return false
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

// modify walks left from the core over the words that belong to it.
func (r *reader) modify(l *line, t *trigger) {
	if t.family == visitFamily {
		r.modifyVisit(l, t)
		return
	}
	if head, ok := strings.CutSuffix(l.text[:t.start], "「"); ok { // 日米「2+2」
		if m := l.endingAt(len(head)); m != nil && m.kind == compoundMention && r.modifyWith(l, t, m) {
			t.start = m.start
		}
	}
	for {
		at := t.start
		if m := l.endingAt(at); m != nil && m.kind != officialMention && r.modifyWith(l, t, m) {
			t.start = m.start
			continue
		}
		if n := ordinalAt(l.text, at); n > 0 {
			t.start -= n
			continue
		}
		mod := modifierAt(l.text, at)
		if mod == nil || mod.word == "間" && l.endingAt(at-len("間")) == nil || (mod.word == "間の" && l.endingAt(at-len("間の")) == nil) {
			break
		}
		t.start -= len(mod.word)
		if mod.level != "" && t.level == "" && !(mod.word == "戦略" && t.field == "economy") {
			t.level = mod.level
		}
		if mod.field != "" && t.field == "" {
			t.field = mod.field
		}
		if mod.mode != "" {
			t.mode = mod.mode
		}
		if mod.series && (t.word == "対話" || t.word == "協議") {
			t.series = l.text[t.start:t.end]
		}
		if strings.HasPrefix(mod.word, "非公式") || strings.HasPrefix(mod.word, "秘密") || strings.HasPrefix(mod.word, "極秘") {
			t.informal = true
		}
	}
	for _, word := range []string{"級の", "レベルの"} { // 次官級の|対話
		if head, ok := strings.CutSuffix(l.text[:t.start], word); ok && t.level == "" {
			if mod := modifierAt(l.text, len(head)+len(word)-len("の")); mod != nil && mod.level != "" {
				t.level, t.start = mod.level, len(head)+len(word)-len("の")-len(mod.word)
			}
		}
	}
	if head, ok := strings.CutSuffix(l.text[:t.start], "の"); ok && t.level == "" { // 首席代表の|会合
		if mod := modifierAt(l.text, len(head)); mod != nil && mod.level != "" && l.endingAt(len(head)) == nil {
			t.level, t.field, t.start = mod.level, mod.field, len(head)-len(mod.word)
		}
	}
	if t.gathering == nil && len(t.codes) == 0 {
		r.orgBefore(l, t)
	}
	for {
		switch {
		case strings.HasSuffix(l.text[:t.start], "前回の"), strings.HasSuffix(l.text[:t.start], "前回"):
			t.ordinal = "previous"
		case strings.HasSuffix(l.text[:t.start], "次回の"), strings.HasSuffix(l.text[:t.start], "次回"), strings.HasSuffix(l.text[:t.start], "次の"):
			t.ordinal = "next"
		case endsWithAny(l.text[:t.start], "この", "同", "今回の", "今回", "上記", "当該"):
			t.deictic = true
		}
		break
	}
	if t.level == graph.Summit && t.codes == nil && t.gathering == nil && t.word == "首脳会議" && t.number == 0 {
		t.deictic = t.deictic || strings.HasPrefix(l.text[t.end:], "で")
	}
	t.weak = t.weak && t.level == "" && t.series == "" && len(t.codes) == 0
}

// orgBefore finds the organisation at some distance before the word, with nothing but nouns between: G7|気候・環境相会合,
// ASEAN)|関連首脳会議.
func (r *reader) orgBefore(l *line, t *trigger) {
	if t.word == "会談" || t.word == "接触" {
		return
	}
	at := t.start
	if strings.HasSuffix(l.text[:at], "の") && t.level != "" {
		at -= len("の")
	}
	for n := 0; at > 0 && n < 20; n++ {
		if m := l.endingAt(at); m != nil {
			if m.kind == orgMention || m.kind == gatheringMention {
				t.gathering, t.start = m, m.start
				t.inside = append(t.inside, m)
			}
			return
		}
		c, size := utf8.DecodeLastRuneInString(l.text[:at])
		if c == ')' {
			if open := strings.LastIndexByte(l.text[:at], '('); open > 0 && at-open < 60 {
				at = open
				continue
			}
		}
		if sc := scriptOf(c); sc != kanji && sc != katakana && sc != latin && sc != digit && c != '・' && c != '」' {
			return
		}
		at -= size
	}
}

// ordinalAt is the length of 第5回 or 2回目の that ends at a position.
func ordinalAt(text string, at int) int {
	head := text[:at]
	for _, tail := range []string{"回目の", "回目", "回", "回の", "度目の"} {
		rest, ok := strings.CutSuffix(head, tail)
		if !ok {
			continue
		}
		digits := len(rest) - len(strings.TrimRight(rest, "0123456789"))
		if digits == 0 {
			return 0
		}
		n := digits + len(tail)
		if strings.HasSuffix(rest[:len(rest)-digits], "第") {
			n += len("第")
		}
		return n
	}
	return 0
}

func (l *line) endingAt(at int) *mention {
	i := sort.Search(len(l.mentions), func(i int) bool { return l.mentions[i].end >= at })
	if i < len(l.mentions) && l.mentions[i].end == at {
		return l.mentions[i]
	}
	return nil
}

// modifyWith takes a mention right before the word into it: 日中韓|首脳会談, 3カ国|会議, APEC|首脳会議, 外相|会談.
func (r *reader) modifyWith(l *line, t *trigger, m *mention) bool {
	switch m.kind {
	case compoundMention:
		t.codes = append(append([]string{}, m.codes...), t.codes...)
	case groupMention:
		t.number = m.number()
		if len(t.codes) == 0 {
			t.codes = m.codes
		}
		t.people = m.people
	case orgMention, gatheringMention:
		t.gathering = m
	case titleMention:
		office := first(r.x.gaz.OfficesOf(m.title, ""))
		if office == nil {
			return false
		}
		if t.level == "" {
			t.level = kindOf1(office.Level)
			t.field = office.Field
		}
		t.inside = append(t.inside, m)
		return true
	case placeMention:
		if t.word != "サミット" {
			return false
		}
	case countryMention:
		t.codes = append(append([]string{}, m.codes...), t.codes...)
	default:
		return false
	}
	t.inside = append(t.inside, m)
	return true
}

// kindOf1 is the kind of meeting that people of one level hold among themselves.
func kindOf1(level string) graph.Kind {
	switch level {
	case "leader":
		return graph.Summit
	case "minister":
		return graph.Ministerial
	case "vice", "senior", "envoy":
		return graph.SeniorOfficials
	}
	return graph.Talks
}

// modifyVisit finds the destination in ロシア訪問, 4カ国歴訪, 公式訪問.
func (r *reader) modifyVisit(l *line, t *trigger) {
	for _, word := range []string{"公式", "初", "国賓", "実務", "電撃", "緊急", "非公式", "再", "公式実務", "国賓として", "極秘", "正式", "国事", "答礼", "相互", "単独", "友好", "視察", "実務公式"} {
		if strings.HasSuffix(l.text[:t.start], word) {
			t.start -= len(word)
			break
		}
	}
	if strings.HasPrefix(t.word, "来") {
		code, _ := r.x.gaz.Char(t.word[len("来"):])
		if t.word == "来華" {
			code = "CHN"
		}
		if code != "" {
			t.dest = &mention{span: t.span, kind: countryMention, codes: []string{code}}
		}
	}
	if m := l.endingAt(t.start); (t.word == "入り" || strings.HasPrefix(t.word, "に") || strings.HasPrefix(t.word, "へ")) && m != nil {
		t.dest = m
		t.inside = append(t.inside, m)
		t.start = m.start
	}
	if m := l.endingAt(t.start); m != nil && (m.kind == countryMention || m.kind == placeMention || m.kind == compoundMention || m.kind == groupMention && len(m.codes) > 1) && t.dest == nil && t.word != "入り" {
		t.start = m.start
		t.dest = m
		t.inside = append(t.inside, m)
	}
}
