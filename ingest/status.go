package ingest

import (
	"strings"

	"kaidan/graph"
)

// outlook is what a sentence says of whether an event takes place.
type outlook struct {
	status    graph.Status // "" : the event did not take place, or is only spoken of in general
	strong    bool         // told by the predicate itself, not inferred
	postponed bool
	demanded  bool
	since     bool // 会談は2019年以来: only compares with the last time
	ahead     bool // the verb looks ahead, whatever the status
	chained   bool // 会談し、…: the tense is that of the sentence's end
	referring bool // 会談では: speaks of an event as known
	agenda    bool // its coming about is only talked of, so that the sentence's day and place are not its own
	cue       string
	at        int // where the cue stands
}

// outlookOf reads whether the event of a trigger takes place, from what follows it up to stop.
func (l *line) outlookOf(s span, t *trigger, stop int) outlook {
	if t.verb {
		return l.verbOutlook(s, t, stop)
	}
	after := l.text[t.end:stop]
	if l.named(t) && t.end+len("」") < stop { // 「日中安保対話」の再開で合意した
		inner := *t
		inner.end += len("」")
		return l.outlookOf(s, &inner, stop)
	}
	if i := strings.IndexByte(after, ')'); strings.HasPrefix(after, "(") && i > 0 && i < 90 { // 閣僚協議(2プラス2)を開いた
		inner := *t
		inner.end += i + 1
		o := l.outlookOf(s, &inner, max(stop, inner.end))
		if inner := strings.TrimSuffix(after[1:i], "予定"); o.status == graph.Proposed && inner != "" && strings.HasSuffix(inner, "開催") && inner[0] >= '0' && inner[0] <= '9' {
			o.status = graph.Planned // 首脳会談(27日開催)に向けた
		}
		return o
	}
	if strings.HasSuffix(t.word, "会") && strings.HasPrefix(after, "に招") { // 夕食会に招いた
		o := outlook{status: graph.Planned, strong: true, cue: "に招", at: t.end}
		if startsWithAny(after, "に招き", "に招い", "に招かれ、", "に招かれた") && !l.futureEnd(s) {
			o.status = graph.Held
		}
		return o
	}
	if l.index == 0 && strings.HasPrefix(after, "か") && (len(after) == len("か") || startsWithAny(after[len("か"):], " ", "　", "、", "「", "=", "―")) {
		return outlook{status: graph.Unconfirmed, cue: "か", at: t.end} // 8日に習主席と会談|か
	}
	if strings.HasPrefix(after, "は") && endsWithAny(strings.TrimRight(l.text[s.start:s.end], "。 "), "提案したもの", "提案したものだ", "呼びかけたもの", "打診したもの", "要請したもの", "持ちかけたもの") {
		return outlook{status: graph.Proposed, strong: true, cue: "提案", at: t.end} // 首脳会談は、大統領が提案したもの
	}
	if startsWithAny(after, "について", "をめぐ", "を巡", "に関し", "には") { // 首脳会談については大統領が早い開催に後ろ向きで
		for _, doubt := range doubts {
			if i := strings.Index(after, doubt.word); i > 0 && i < 120 && !strings.Contains(after[:i], "。") {
				return outlook{status: doubt.status, strong: true, cue: doubt.word, at: t.end + i}
			}
		}
	}
	if l.compares(s, after) {
		if containsAny(l.text[t.end:s.end], "開かれていない", "行われていない", "開催されていない", "実現していない", "行っていない", "開いていない") {
			return outlook{status: noEvent, since: true, at: t.end} // 首脳会談は2019年12月以来開かれていない
		}
		return outlook{status: graph.Held, referring: true, since: true, at: t.end}
	}
	if rest, ok := cutAny(after, bound...); ok { // 〜を訪れていた
		o := outlook{status: graph.Held, strong: !startsWithAny(rest, "来", "訪"), cue: "に出席", at: t.end}
		if (l.futureEnd(s) || containsAny(rest, "向かった", "出発した", "たち、", "たった", "後にした", "向かい、")) && !containsAny(rest, "訪れていた", "訪問していた", "滞在") {
			o.status, o.cue, o.strong = graph.Planned, "に出るため", false
		}
		return o
	}
	if attendanceOver(l.text[t.end:s.end]) > 0 {
		return outlook{status: graph.Held, strong: true, cue: "を終えた", at: t.end}
	}
	if t.family == visitFamily && strings.HasSuffix(t.word, "り") && strings.HasPrefix(after, "、") {
		return outlook{status: l.chainedStatus(t, s), strong: true, chained: true, cue: "、", at: t.end} // 7日に韓国、8日に中国へ移り、
	}
	o := l.cueOutlook(s, t, after)
	if i := index(after, "開き、"); o.cue == "" && i >= 0 && i < 60 && !strings.ContainsAny(after[:i], "、。") {
		o = outlook{status: l.chainedStatus(t, s), strong: true, chained: true, cue: "開き、", at: t.end + i} // 18日にカブールで開き、工程表を検討する
	}
	if o.cue == "" {
		o = l.freeOutlook(t.end, stop)
	}
	if o.status == "" {
		o.status, o.strong = l.nounEnd(s, t)
	}
	if status := l.before(t); !o.strong || o.cue == "" || status == graph.Held && o.at > t.end+len("は") || status == graph.Planned && startsWithAny(o.cue, "に向け") {
		if status != "" {
			o.status, o.strong, o.cue = status, true, "before"
		}
	}
	if o.status == graph.Held && o.chained && l.wished(t, s) {
		o.status, o.strong = graph.Proposed, false
	}
	l.override(&o, t, stop, s)
	o.demanded = strings.Contains(o.cue, "求め") || strings.Contains(o.cue, "要求")
	return o
}

// attendanceOver is where the words behind a gathering end that tell that those described there have attended it: への出席、および訪問を終えた|首相は. 0
// where they tell no such thing.
func attendanceOver(text string) int {
	rest, ok := cutAny(text, "への出席", "への参加")
	i := strings.Index(rest, "を終えた")
	if !ok || i < 0 || i > 90 || strings.ContainsAny(rest[:i], "。はがへ") || startsWithAny(rest[i+len("を終えた"):], "後", "あと", "のち", "ら", "い") {
		return 0
	}
	return len(text) - len(rest) + i + len("を終えた")
}

// cueOutlook reads the cue right behind an event word, or behind its particle and an adverbial; its cue is empty, where
// there is none.
func (l *line) cueOutlook(s span, t *trigger, after string) outlook {
	at := 0
	for _, word := range []string{"など", "等"} {
		if strings.HasPrefix(after, word) {
			at = len(word)
		}
	}
	word, status := cueAt(after[at:])
	if word == "" && (t.level != "" || t.word == "会談") && startsWithAny(after[at:], "開催", "再開", "実施", "実現", "開始") { // 首脳会談|開催に向け
		if full, told := cueAt("の" + after[at:]); full != "" {
			word, status = full[len("の"):], told
		}
	}
	behind := after[at+len(word):]
	if word == "" {
		var end int
		word, status, end = cueBehind(after[at:])
		behind = after[at+end:]
		at += max(0, end-len(word)+len("を")) // the particle stands right behind the event word
	}
	switch {
	case status == graph.Planned && startsWithAny(behind, softeners...):
		status = graph.Proposed
	case status == graph.Cancelled && onlyThreatened(behind):
		status = graph.Proposed
	case word == "を早期に" && agreedOn(behind):
		status = graph.Planned
	case status == graph.Held && endsWithAny(word, "した", "った", "いた") && startsWithAny(behind, "い", "ら"):
		status = graph.Proposed // 実現した|い
	}
	o := outlook{strong: true, cue: word, status: status, at: t.end + at}
	switch {
	case status == chained:
		o.chained = true
	case word == "に先立ち" || word == "を前に" || word == "に先立って":
		o.strong, o.chained = false, true
	case status == referring:
		o.referring, o.strong = true, false
	default:
		return o
	}
	o.status = l.chainedStatus(t, s)
	if word == "を前に" && o.status == graph.Held {
		o.status, o.chained = graph.Planned, false // 訪日を前に開かれた: that is still to come
	}
	return o
}

// agreedOn says whether what follows an event word tells that its coming about was agreed on: 行う|ことなどで合意した.
func agreedOn(behind string) bool {
	for _, word := range []string{"ことで合意", "ことで一致", "ことなどで合意", "ことなどで一致", "ことに合意"} {
		if i := strings.Index(behind, word); i >= 0 && i < 36 && !strings.ContainsAny(behind[:i], "、。") {
			return true
		}
	}
	return false
}

// chainedStatus is the status of an event whose predicate leans on one behind it: held, or what that one plans or wishes.
func (l *line) chainedStatus(t *trigger, s span) graph.Status {
	switch {
	case !l.aheadOf(t, s):
		return graph.Held
	case containsAny(l.text[t.end:s.end], "方向で調整", "方向で最終調整", "方向で検討"):
		return graph.Proposed
	}
	return graph.Planned
}

// comparisons end a sentence that only compares an event with the last one: 約3年ぶり, 就任後初めて.
var comparisons = newEndings(
	"初めてとなるはずだった", "初めてとなる予定だった", "ぶりとなるはずだった", "ぶりとなる予定だった", "ぶり", "ぶりだ", "ぶりだった", "ぶりでした", "ぶりのこと", "初めてだった", "初めてでした", "回目だった", "度目だった", "ぶりとなる", "ぶりになる", "ぶりです", "ぶりとなった", "初めて", "初めてだ", "初めてとなる", "初めてです", "初めてという", "度目", "度目だ", "回目", "回目だ", "回目となる",
)

// compares says whether a sentence speaks of an event only to compare it: 会談は2019年以来, 訪日は就任後初めて.
func (l *line) compares(s span, after string) bool {
	if !startsWithAny(after, "は", "が", "も", "するのは", "したのは") {
		return false
	}
	if containsAny(after, "可能性があり", "可能性もあり", "実現すれば", "実現したら") {
		return false
	}
	sentence := strings.TrimRight(l.text[s.start:s.end], "。 ")
	if !startsWithAny(after, "が行", "が開") && comparisons.of(sentence) && !strings.Contains(after, "開かれる") && !strings.Contains(after, "開催される") {
		return true
	}
	if i := max(strings.Index(after, "ぶりで、"), strings.Index(after, "初めてで、")); i > 0 && i < 90 && !strings.ContainsAny(after[:i], "、。") && !startsWithAny(after, "が行", "が開") {
		return true
	}
	i := strings.Index(after, "以来")
	if i <= 0 || i >= 90 {
		return false
	}
	for _, word := range []string{"可能性", "実現す", "見通し", "。"} {
		if strings.Contains(after[:i], word) {
			return false
		}
	}
	return true
}

// wished says whether what follows an event word calls it good or needed, not done: 話し合うことは意義深い.
func (l *line) wished(t *trigger, s span) bool {
	if !l.letters.hasAny("義要べ") { // one of each word below
		return false
	}
	text, _, _ := strings.Cut(l.text[t.end:s.end], "したこと") // 会談して…で合意したことを評価し、…ことが重要だと述べた
	for _, word := range []string{"ことは意義", "ことが重要", "ことが必要", "ことは重要", "べきだ"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// verbOutlook reads the inflection of an event verb: 会っ|た, 訪れ|る予定, 話し合|い、.
func (l *line) verbOutlook(s span, t *trigger, stop int) outlook {
	rest := l.text[t.end:stop]
	if last := runeBefore(t.word, len(t.word)); last == 'う' || last == 'る' || last == 'す' {
		rest = string(last) + rest // 会う|可能性
	}
	for _, stem := range []string{"わ", "う", "い", "っ", "え", "る", "せ", "し"} { // 話し合|う, 一堂に会|し
		if inner, ok := strings.CutPrefix(rest, stem); ok && (stem != "る" && stem != "う") {
			if !strings.HasPrefix(t.word, "会") && t.word != "訪れ" {
				rest = inner
			}
			break
		}
	}
	o := outlook{strong: true, cue: rest[:min(len(rest), 12)], at: t.end}
	switch {
	case startsWithAny(rest, "るのは", "うのは", "たのは", "るのが", "すのは", "むのは", "くのは") && (strings.Contains(l.text[t.end:s.end], "以来") || strings.Contains(l.text[t.end:s.end], "初") || strings.Contains(l.text[t.end:s.end], "ぶり") || strings.Contains(l.text[t.end:s.end], "回目")):
		o.status, o.referring, o.strong = graph.Held, true, false
	case startsWithAny(rest, "たい", "たく", "るよう", "うよう", "るかもしれ", "うかもしれ", "すかもしれ", "す可能性", "す意向", "う機会", "る機会", "るか", "うか", "る意向", "う意向", "る可能性", "う可能性", "る用意", "う用意", "る方向", "う方向", "る考え", "う考え", "ることを希望", "ることを検討", "ることを目指", "うことを望", "うことを求め"):
		o.status = graph.Proposed
	case startsWithAny(rest, "う協議体", "う枠組み", "う機関", "う委員会", "う制度", "う作業部会", "う場を", "う場が"):
		o.status = noEvent
	case startsWithAny(rest, "う予定はな", "る予定はな", "う計画はな", "る計画はな", "うつもりはな", "るつもりはな", "う考えはな", "る考えはな"):
		o.status = graph.Rejected
	case startsWithAny(rest, "ることなく", "うことなく", "ないまま", "ることはなく", "かず", "かない"):
		o.status = noEvent
	case startsWithAny(rest, "る予定だったが", "う予定だったが", "る予定だったものの", "う予定だったものの", "る予定でしたが", "う予定でしたが", "る計画だったが", "う計画だったが", "ることにしていたが", "うことにしていたが", "るはずだった", "うはずだった"):
		o.status = graph.Cancelled
	case startsWithAny(rest, "って", "て", "い、") && wishBehind(rest):
		o.status = graph.Proposed
	case startsWithAny(rest, "ない", "なかった", "ず", "る計画はな", "る予定はな", "る考えはな", "るつもりはな", "る意思はな", "う計画はな", "う予定はな", "う考えはな", "うつもりはな", "う意思はな"):
		o.status = graph.Rejected
	case startsWithAny(rest, "るとの観測", "るとの見方", "るとの報道", "うとの観測", "うとの報道"):
		o.status, o.ahead = graph.Unconfirmed, true
	case startsWithAny(rest, "たと報じ", "たとの報道", "たとみられ"):
		o.status = graph.Unconfirmed
	case startsWithAny(rest, "た後", "たあと", "てから", "たのち"):
		o.chained, o.status = true, graph.Held
		if l.aheadOf(t, s) {
			o.status = graph.Planned
		}
	case startsWithAny(rest, "た", "ました", "だ", "ている", "ていた", "ており", "ています"):
		o.status = graph.Held
	case startsWithAny(rest, "る", "う", "ます"):
		o.status = graph.Planned
	default:
		o.chained, o.status = true, l.chainedStatus(t, s)
	}
	if o.status == graph.Held && o.chained && l.wished(t, s) {
		o.status, o.strong = graph.Proposed, false
	}
	l.override(&o, t, stop, s)
	return o
}

// wishBehind says whether a wish follows a verb in て: 会|って握手したいと呼びかけた.
func wishBehind(rest string) bool {
	for _, word := range []string{"たいと", "たい考え", "たい意向"} {
		if i := strings.Index(rest, word); i > 0 && i < 40 && !strings.ContainsAny(rest[:i], "、。") {
			return true
		}
	}
	return false
}

// before is the status that an attribute right before an event word tells, or "".
func (l *line) before(t *trigger) graph.Status {
	head := l.text[:t.start]
	if tail := lastBytes(head, 90); containsAny(tail, "予定", "としている") {
		i := -1
		for _, word := range []string{"予定される", "予定されている", "予定する", "予定している", "行うとしている", "開くとしている"} {
			i = max(i, lastIndex(tail, word))
		}
		if i >= 0 && !strings.ContainsAny(tail[i:], "、。") {
			return graph.Planned
		}
	}
	if endsWithAny(head, "中断されていた", "中断していた", "途絶えていた", "止まっていた", "ストップしていた") && !startsWithAny(l.text[t.end:], "の再開", "を再開", "が再開", "の開催", "の実現") {
		return noEvent
	}
	if place, ok := strings.CutSuffix(head, "である"); ok {
		if m := l.mentionEnding(len(place)); m != nil && m.kind == placeMention {
			return graph.Planned // 24日に成都である首脳会談
		}
	}
	if !attributeEnds.of(head) {
		return ""
	}
	for _, a := range attributes {
		if strings.HasSuffix(head, a.word) && !l.quoted(t.start) {
			return a.status
		}
	}
	return ""
}

// cuesBehind are the cues that begin with a particle, by their verbs.
var cuesBehind = func() map[string]*wordTable[cue] {
	tables := map[string]*wordTable[cue]{}
	for _, particle := range []string{"を", "が", "は", "に"} {
		var with []cue
		for i, status := range cues.values {
			if word := cues.words.Word(i); strings.HasPrefix(word, particle) && word != particle {
				with = append(with, cue{word, status})
			}
		}
		tables[particle] = newWordTable(with, func(c *cue) (string, cue) { return c.word[len(particle):], *c })
	}
	return tables
}()

// cueBehind is the cue whose verb stands at some distance behind its particle: が|9年ぶりにソウルで|開催された.
func cueBehind(text string) (word string, status graph.Status, end int) {
	for _, particle := range []string{"を", "が", "は", "も", "に"} {
		rest, ok := strings.CutPrefix(text, particle)
		if !ok {
			continue
		}
		also := particle == "も"
		if also {
			particle = "を"
		}
		own, ga := cuesBehind[particle], cuesBehind["が"]
		for at, r := range rest {
			if at > 100 || r == '。' || strings.HasPrefix(rest[at:], "以来") || at > 0 && startsWithAny(rest[at:], "で、", "が、", "し、", "り、") && at > 30 {
				break
			}
			if r < 0x4E00 || asPlanned(rest[at:]) || relativePlan(rest[at:]) { // verbs of these cues begin with kanji
				continue
			}
			if inNameQuote(rest, at) {
				continue // が「実行可能な解決」に至らないまま|終わった
			}
			verb, cue := own.longest(rest[at:])
			if verb == "" && (particle == "は" || also) {
				verb, cue = ga.longest(rest[at:])
			}
			if verb != "" {
				return cue.word, cue.status, len(text) - len(rest) + at + len(verb)
			}
		}
	}
	return "", "", 0
}

// inNameQuote says whether a position lies in a quotation that is no speech: 「実行可能な解決」に至らない, but not 「拒否する」と表明.
func inNameQuote(text string, at int) bool {
	if strings.Count(text[:at], "「") <= strings.Count(text[:at], "」") {
		return false
	}
	_, rest, closed := strings.Cut(text[at:], "」")
	return closed && !strings.HasPrefix(rest, "と")
}

// freeOutlook looks for a telling word at some distance behind the event word: 会談を11月に釜山で|調整.
func (l *line) freeOutlook(at, stop int) outlook {
	text := l.text[at:stop]
	for _, clause := range []string{"し、", "したが、", "たものの、", "開き、"} {
		if i := index(text, clause); i > 0 {
			text = text[:i]
		}
	}
	best, found := len(text), outlook{}
	for k := range freeCues {
		c := &freeCues[k]
		if !l.letters.has(freeRunes[k]) {
			continue
		}
		i := index(text, c.word)
		if i >= 0 && (asPlanned(text[i:]) || relativePlan(text[i:])) {
			behind := i + len(c.word)
			if i = index(text[behind:], c.word); i >= 0 {
				i += behind
			}
		}
		if i >= 0 && (l.quoted(at+i) != l.quoted(at) || c.status == graph.Cancelled && onlyThreatened(text[i+len(c.word):])) {
			continue
		}
		if i >= 0 && (i < best || i == best && len(c.word) > len(found.cue)) {
			best, found = i, outlook{status: c.status, strong: true, cue: c.word, at: at + i}
		}
	}
	if found.status != "" && best > 60*3 {
		return outlook{}
	}
	if found.cue == "求め" && strings.HasPrefix(text, "で") {
		return outlook{}
	}
	return found
}

// asPlanned says whether text only compares with a plan: 予定どおり|開く, 予定より|早く.
func asPlanned(text string) bool {
	return startsWithAny(text, "予定どおり", "予定通り", "予定より")
}

// relativePlan says whether text tells the plan of something else, which it describes: 22日から予定される|会議.
func relativePlan(text string) bool {
	rest, ok := cutAny(text, "予定される", "予定されている", "予定されていた")
	if !ok {
		return false
	}
	sc := scriptOf(runeAfter(rest, 0))
	return sc == kanji || sc == katakana
}

// onlyThreatened says whether the words behind a word of calling off tell that it may come to that: 取りやめ|る可能性に触れた.
func onlyThreatened(rest string) bool {
	return startsWithAny(rest, "すべき", "するべき", "するよう求め", "を求め", "る可能性", "の可能性", "もあり得る", "もありうる", "も辞さ", "を示唆", "も示唆", "ると警告", "を警告", "もあると", "ることもあり", "るかどうか", "するかどうか", "る構え", "する可能性", "になる可能性")
}

// nounEnd is the status of an event word that ends its sentence (〜と会談。) or is followed by nothing telling.
func (l *line) nounEnd(s span, t *trigger) (graph.Status, bool) {
	rest := strings.TrimRight(l.text[t.end:s.end], "。 」)\n")
	if rest == "" {
		return graph.Held, true
	}
	if endsWithAny(rest, "には至らなかった", "に至らなかった", "つながらなかった", "見られなかった", "示されなかった", "できなかった", "埋まらなかった", "出なかった", "得られなかった") {
		return graph.Held, false // of what came of it
	}
	if endsWithAny(rest, "なかった", "なかったという", "できていない", "立っていない", "ついていない", "なしのまま", "見通せない", "不透明", "白紙") && !startsWithAny(rest, "で", "では", "の") {
		return noEvent, true
	}
	return graph.Held, false
}

// override lets a later word in the same clause change what the first one told: 求めたが拒否された, 会談したと報じられた.
func (l *line) override(o *outlook, t *trigger, stop int, s span) {
	text := l.text[t.end:stop]
	if i := index(text, "し、"); i > 0 && o.status == graph.Planned && !o.chained {
		text = text[:i]
	}
	switch o.status {
	case graph.Planned, graph.Proposed:
		if o.status == graph.Planned && l.rumoured(text, s) {
			o.status = graph.Unconfirmed
			o.ahead = true
		}
		for k := range freeCues[:overruling] {
			c := &freeCues[k]
			if !l.letters.has(freeRunes[k]) {
				continue
			}
			if i := index(text, c.word); i >= 0 && i < 120 && !contains(text[:i], "。") {
				if c.status == graph.Cancelled && (onlyThreatened(text[i+len(c.word):]) || strings.HasPrefix(text[i:], "中止を") || startsWithAny(text[i+len(c.word):], "の可能性", "も取り沙汰", "論", "するか", "の見方", "を求める声", "もあり得る")) {
					continue
				}
				o.status, o.cue, o.strong, o.at = c.status, c.word, true, t.end+i
				break
			}
		}
		if from := o.at - t.end + len(o.cue); !t.verb && o.status == graph.Planned && from > len("を") && from < len(text) && (softened(text[from:]) || strings.HasPrefix(text[from-len("を"):], "こと") && softened(text[from-len("を"):])) { // the cue's を may stand before a place
			o.status = graph.Proposed
		}
		if o.status == graph.Planned && startsWithAny(text, "する可能性", "が行われる可能性", "が開かれる可能性", "を行う可能性", "を開く方向", "を行う方向", "が開催される可能性", "を開催する方向", "を行いたい", "を開く意向", "を行う意向", "を開催する意向", "を行う用意", "を開きたい", "を開くよう", "を行うよう", "を開くことを目指", "を行うことを目指", "することを目指", "を開催することを目指", "する方向", "を実施する方向", "することを検討", "することを期待", "することに期待", "することを楽しみ", "を開催するよう", "することを希望", "することを望", "を開くことを求め", "を開くことを検討", "を開くことを提案", "することを提案", "することに意欲", "するよう", "を開く可能性", "を開く案", "を行うことを検討", "を行うことを提案", "を開催することを提案", "が開かれる方向", "が行われる方向", "を行う考え", "を開く考え", "することも可能", "することを求め", "できるだけ早") {
			o.status = graph.Proposed
		}
		for _, wish := range []string{"開きたい", "行いたい", "会いたい"} {
			if i := index(text, wish); i > 0 && i < 60 && !strings.ContainsAny(text[:i], "、。") {
				o.status = graph.Proposed // 会談を再び開きたいと語った
			}
		}
	case graph.Held:
		if o.strong && l.rumoured(text, s) {
			o.status = graph.Unconfirmed
		}
		if o.strong && containsAny(l.text[s.start:t.start], "極秘", "秘密裏", "ひそかに", "水面下", "内密") && containsAny(text, "と報じ", "との報道", "と伝え") && containsAny(l.text[s.start:t.start], "紙", "メディア", "テレビ", "新聞") {
			o.status = graph.Unconfirmed // 米紙は…極秘に会談したと報じた
		}
		if startsWithAny(text, "報道を否定", "報道は", "報道について", "報道を認め") {
			o.status, o.strong = graph.Unconfirmed, true
		}
		for _, word := range []string{"との報道", "と報じられ", "とみられる", "と見られる", "との情報", "との見方", "もよう", "模様だ", "とされる", "と伝えられ", "との観測", "たとの一部報道", "という報道", "かどうか", "との憶測", "と一部", "可能性がある"} {
			if i := index(text, word); i >= 0 && i < 90 && o.strong && !contains(text[:i], "、") {
				o.status, o.cue = graph.Unconfirmed, word
				break
			}
		}
	}
	if o.status == graph.Held && o.strong && (contains(text, "報じ") || contains(text, "報道") || contains(text, "伝え")) {
		whole := l.text[t.end:s.end]
		for _, word := range []string{"確認を避け", "コメントを避け", "コメントを控え", "否定し", "明言を避け", "確認していない", "コメントしていない", "認めていない"} {
			if contains(whole, word) {
				o.status, o.cue = graph.Unconfirmed, word
			}
		}
	}
	o.postponed = o.status == graph.Cancelled && (contains(o.cue, "延期") || contains(o.cue, "先送り") || contains(o.cue, "見送"))
}

// rumoured says whether media report an event of their own account: 複数の台湾メディアは…会うと報じた.
func (l *line) rumoured(text string, s span) bool {
	whole := l.text[s.start:s.end]
	return containsAny(text, "と報じた", "と報じて") && strings.Contains(whole, "メディア") && !strings.Contains(whole, "国営")
}

// pastClauses and futureClauses are what ends a clause within a sentence with a tense of its own.
var (
	pastClauses   = newEndings("ており、", "ていて、", "たが、", "たものの、", "ましたが、")
	pastWords     = []string{"ていたことが", "たことが明らか", "たことが分か", "たことを明らか", "たことを認め", "たばかり", "た直後", "を示唆し、", "をほのめかし、"}
	futureClauses = newEndings("予定で、", "予定だが、", "予定ですが、", "見通しで、", "見通しだが、", "見込みで、", "方針で、", "考えで、", "意向で、", "予定なので、", "予定のため、", "予定しており、", "予定されており、", "予定していますが、", "予定されていますが、", "予定しているが、", "予定されているが、", "見込まれており、", "調整しており、", "検討しており、", "計画しており、", "目指しており、")
)

// clauseEnd is where the first clause of a text ends that ends with one of the words, which themselves end with a comma; the end of
// the text, where it has none.
func clauseEnd(text string, words *endings) (end int, ok bool) {
	for {
		i := strings.Index(text[end:], "、")
		if i < 0 {
			return len(text), false
		}
		end += i + len("、")
		if words.of(text[:end]) {
			return end, true
		}
	}
}

// plans says whether a clause of a text looks ahead.
func plans(text string) bool {
	_, ok := clauseEnd(text, futureClauses)
	return ok
}

// aheadOf says whether the predicate on which a trigger in a row of verbs leans looks ahead: that of the first clause behind it
// that has a tense (訪れて…会談しており、), else the sentence's.
func (l *line) aheadOf(t *trigger, s span) bool {
	text := l.text[t.end:s.end]
	past, _ := clauseEnd(text, pastClauses)
	future, _ := clauseEnd(text, futureClauses)
	for _, word := range pastWords {
		if i := index(text[:past], word); i >= 0 {
			past = min(past, i+len(word))
		}
	}
	if l.letters.hasAny("改再") && containsAny(text, "日に改めて", "日に再び", "日に再度", "日にも再び", "日も再び", "日も改めて") {
		return false // 夕食を共にし、2日に改めて会談する
	}
	if i := index(text, "、次回"); i >= 0 && i < min(past, future) {
		return false // 会談には3外相が出席し、次回は日本が主催する
	}
	if past == future {
		if past < len(text) {
			return true // 予定しており、 ends in ており、 too
		}
		return l.futureEnd(s)
	}
	return future < past
}

// futureEnd says whether the sentence's last words look ahead.
func (l *line) futureEnd(s span) bool {
	text := strings.TrimRight(l.text[s.start:s.end], "。 \n")
	if l.index == 0 { // a headline tells what happened in the present tense
		return endsWithAny(text, "予定", "見通し", "へ", "方針", "意向", "目指す", "見込み", "調整", "検討", "計画")
	}
	if hearsay, ok := cutTail(text, "という", "としている", "とした"); ok && endsWithAny(hearsay, "る", "う", "く", "す") && !presentEnds.of(hearsay) {
		return true // 今後、外相が会談し、大使の交換を調整する|という
	}
	if futureEnds.of(text) {
		return true
	}
	if startsWithAny(text, "滞在中に", "滞在中、", "訪問中に", "期間中に", "期間中、", "会期中に") {
		return endsWithAny(text, "る", "う", "く", "す") && !endsWithAny(text, "いる", "ある", "という")
	}
	return endsWithAny(text, "る", "う", "く", "す", "む", "ぐ", "ぶ", "つ") && !strings.HasSuffix(text, "です") && !presentEnds.of(text)
}

// general says whether the sentence speaks of what is usual, not of an event: 通常、まず高官協議が行われ.
func (l *line) general(s span) bool {
	return startsWithAny(strings.TrimLeft(l.text[s.start:s.end], " 　"), "通常", "一般に", "一般的に", "例年", "毎年", "慣例")
}
