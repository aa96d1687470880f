package ask

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
)

// ErrNotUnderstood says that a question has no form that ask knows.
var ErrNotUnderstood = errors.New("question not understood")

// Want is what a question asks for.
type Want string

// The wants.
const (
	Whether  Want = "whether" // did they meet
	Whom     Want = "who"
	What     Want = "what"
	When     Want = "when"
	Where    Want = "where"
	HowOften Want = "how often"
	List     Want = "list" // …の会談は
	Sides    Want = "which countries"
)

// Understood is a question as it was understood: a named question and its parameters.
type Understood struct {
	Question string // met, about, about-who, upcoming, who, path, go-between, compare, conflicts, pending, topics, network, stats
	Want     Want
	Actors   [][]string // ids for each actor named; several ids: several meanings
	Surfaces []string   // as written, in the order of Actors
	Topic    []string
	When     Interval
	WhenText string
	Kinds    []string
	Statuses []string
	Place    string // part of a place's name, or a country code
	In       string // the place as written
	Also     []Want // asked for beside Want
	Count    bool   // of persons or countries: how many
	Next     bool   // 次の, next
	Last     bool   // 最後に, last
	English  bool
}

// Reader reads questions. Mentions, if set, finds actors in Japanese text as ingest does.
type Reader struct {
	Index    *Index
	Today    time.Time
	Mentions func(text string, on graph.Date) []graph.Mention
	thorough bool // asks Mentions even where the scan is sure: a name has several meanings in the graph
}

// form is a named question and the words that tell it. The first that fits is taken.
type form struct {
	question string
	words    *regexp.Regexp
	actors   int // that many at least
}

var forms = []form{
	{"conflicts", regexp.MustCompile(`食い違|矛盾|disagree|conflict(ing)? (report|account)|contradict`), 0},
	{"path", regexp.MustCompile(`つながり|つなが(って|る)|繋が|結ば|connected|connection|linked`), 2},
	{"go-between", regexp.MustCompile(`両方|どちらとも|双方と|met both|both .* and`), 2},
	{"compare", regexp.MustCompile(`比べ|比較|compare`), 2},
	{"pending", regexp.MustCompile(`まだ(実現|開か|行わ)|実現していない|未実現|pending|not (yet )?(been )?held|never held`), 0},
	{"topics", regexp.MustCompile(`(増えて|話題|多い|主な)(いる)?(の)?議題|議題.*(増え|多い)|rising topics?|topics? .*(rising|trend)|trending`), 0},
	{"network", regexp.MustCompile(`最も多く|いちばん多く|一番多く|最も多い|most (connected|active|meetings)|met the most`), 0},
	{"stats", regexp.MustCompile(`記事は何本|何件の(記事|会談)がある|how many (briefs|meetings are)`), 0},
}

var (
	metWords   = regexp.MustCompile(`会っ|会談|会う|会い|会わ|会見|協議|面会|面談|顔を合わせ|会合|交渉|首脳会|外相会|接触|訪問|訪れ|訪[米中日韓ロ露朝]|話した|話し合|話され|議論|取り上げ|対話|\bmet\b|\bmeet|talks?\b|talked|spoke|discuss|visit|summit|\bsaw\b|\bsee[ns]?\b|conference|negotiat|contact|attend`)
	whoWords   = regexp.MustCompile(`誰|だれ|どなた|どの国|どんな人|何人|相手|(した|会った|会う)(人|要人|政治家)|who\b|whom\b|which (official|leader|people|minister)|how many (people|officials|leaders|ministers|persons)`)
	sideWords  = regexp.MustCompile(`どの国[とがにを]|どこの国|何か国|何カ国|何ヶ国|[たるの]国は(どこ|どれ)|(which|what|how many) (countr|nations|states)`)
	countWords = regexp.MustCompile(`何人|何名|何か国|何カ国|何ヶ国|how many (people|officials|leaders|ministers|persons|countr|nations|states)`)
	whenWords  = regexp.MustCompile(`いつ|何日|何月|when\b|what (day|date)`)
	whereWords = regexp.MustCompile(`どこ|何処|where\b`)
	whatWords  = regexp.MustCompile(`何を|何が(話|議論|協議|議題|取り上げ)|何について|何に関|なぜ|どうして|どんな(話|議題|こと)|何の(話|件)|議題|what\b|why\b`)
	oftenWords = regexp.MustCompile(`何回|何度|何件|how (many|often)`)
	nextWords  = regexp.MustCompile(`次の|次回|次は|今後|これから|予定|次に|将来|\bnext\b|upcoming|planned|scheduled|\bwill\b`)
	lastWords  = regexp.MustCompile(`最後に|最近|最新|直近|前回|\blast\b (time|meet|met)|last (meet|met|held)|most recent|latest|\blast met\b`)
	listWords  = regexp.MustCompile(`は[。？?]*$|(どの|どんな|どういう)(会談|会合|会議|協議)|どれ`)
	askedIn    = regexp.MustCompile(`^(did|has|have|had|was|were|is|are|will|do|does|can|could)\b`)
	whoIs      = regexp.MustCompile(`(とは|は)(誰|だれ|どんな人|どういう人|何者)(です)?か?[。？?]*$|とは[。？?]*$|について教えて|プロフィール|^who (is|was) |^who's |^tell me about `)
	topicJa    = []*regexp.Regexp{
		regexp.MustCompile(`「([^」]+)」`),
		regexp.MustCompile(`(?:^|[はがをにで、とへ]|から)([^はがをで、？?]{2,20}?)(?:について|に関して|に関する|に関し|をめぐって|をめぐり|をめぐる|についての|を議論|を話し|を協議|を討議|の問題を|を話題)`),
		regexp.MustCompile(`(?:^|[をにで、])([^はがをにで、？?]{2,20}?)(?:は|が|も)(?:いつ|誰が|どこで|誰と誰の|どの|どんな|何の)*(?:会談|協議|会合)?(?:で|の)?(?:議題|話題|取り上げ|議論され|話し合われ|話され|協議され|提起)`),
	}
	topicIn  = regexp.MustCompile(`(会談|会合|協議|対話|面会)$`) // about a meeting, not of its topic
	topicEn  = regexp.MustCompile(`(?i)\b(?:about|regarding|concerning|discuss(?:ed|es|ing)?|over|on the (?:subject|topic) of) (.+?)(?:\s+(?:since|until|in|during|with|between|when|from|after|before|at|by)\b|[?.,]|$)`)
	noTopic  = regexp.MustCompile(`何|なに|どんな|誰|だれ|^それ|^(what|whom|who|when|in|at|on|by|with|during|since|between|it|that)\b`)
	sinceEn  = regexp.MustCompile(`(?i)\b(?:since|after|from)\b`)
	sinceJa  = regexp.MustCompile(`以降|以後|から|以来`)
	untilAll = regexp.MustCompile(`(?i)までに|まで|以前|\b(?:until|before|by|up to)\b`)
)

// statusWords narrow a question to meetings of one status.
var statusWords = []struct {
	status string
	words  *regexp.Regexp
}{
	{"cancelled", regexp.MustCompile(`中止|延期|取りやめ|見送|キャンセル|cancel|postpone|called off`)},
	{"rejected", regexp.MustCompile(`拒否|断った|断られ|拒ん|reject|refuse|turned down`)},
	{"held", regexp.MustCompile(`実際に|\bactually\b`)},
}

// Read understands a question, or says that it does not.
func (r *Reader) Read(text string) (Understood, error) {
	folded := western(gazetteer.Fold(strings.TrimSpace(text)).Text)
	u := Understood{English: ascii(strings.TrimRight(folded, "?"))}
	if u.English || mostlyLatin(folded) {
		u.English = true
	}
	lower := strings.ToLower(folded)
	u.Next, u.Last = nextWords.MatchString(lower), lastWords.MatchString(lower)
	rest := r.when(&u, folded)
	topicSpan := r.topic(&u, rest)
	r.name(&u, rest, topicSpan)
	u.want(lower)
	for _, s := range statusWords {
		if s.words.MatchString(lower) {
			u.Statuses = []string{s.status}
			break
		}
	}
	return u, choose(&u, lower)
}

func mostlyLatin(text string) bool {
	latin := 0
	for _, r := range text {
		if r < 128 {
			latin++
		}
	}
	return latin*2 > len([]rune(text))
}

// when takes the date out of the question; what is left keeps its length, so that places in it stay right.
func (r *Reader) when(u *Understood, folded string) string {
	i, words, ok := FindDate(folded, r.Today, u.Next)
	if !ok {
		return folded
	}
	at := strings.Index(strings.ToLower(folded), words)
	if at < 0 {
		return folded
	}
	before, after := folded[:at], folded[at+len(words):]
	switch {
	case untilAll.MatchString(firstRunes(after, 3)), untilAll.MatchString(lastWord(before)):
		i.First = ""
	case sinceJa.MatchString(firstRunes(after, 2)), sinceEn.MatchString(lastWord(before)):
		i.Last = ""
	}
	u.When, u.WhenText = i, words
	return before + strings.Repeat(" ", len(words)) + after
}

func firstRunes(text string, n int) string {
	runes := []rune(text)
	return string(runes[:min(n, len(runes))])
}

func lastWord(text string) string {
	words := strings.Fields(text)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// topic finds what the meetings shall be about, and where it stands.
func (r *Reader) topic(u *Understood, text string) [2]int {
	expressions := topicJa
	if u.English {
		expressions = []*regexp.Regexp{topicEn}
	}
	for _, expression := range expressions {
		m := expression.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		start, end := m[2], m[3]
		topic := text[start:end]
		if i := strings.LastIndexAny(topic, " 　"); i >= 0 && !u.English {
			start, topic = start+i+1, topic[i+1:]
		}
		topic = strings.Trim(topic, " のと")
		if noTopic.MatchString(strings.ToLower(topic)) || topic == "" || topicIn.MatchString(topic) {
			continue
		}
		if whoIs.MatchString(strings.ToLower(text)) && r.nameOnly(topic) {
			continue
		}
		u.Topic = r.Index.topicWords(topic, u.English)
		return [2]int{start, end}
	}
	return [2]int{}
}

// nameOnly says whether a text is somebody's name and no more: サリバンについて教えて asks who he is.
func (r *Reader) nameOnly(text string) bool {
	ids, _ := r.Index.Lookup(text, graph.Date(r.Today.Format(time.DateOnly)))
	return len(ids) > 0
}

// name finds actors, kinds and places outside the topic.
func (r *Reader) name(u *Understood, text string, topic [2]int) {
	on := graph.Date(r.Today.Format(time.DateOnly))
	if u.When.Last != "" {
		on = graph.Date(u.When.Last)
	}
	find := r.Index.scan
	if u.English {
		find = r.Index.scanEnglish
	}
	for _, m := range r.merge(find(text, on), text, topic, on, u.English) {
		if m.start < topic[1] && m.end > topic[0] {
			continue
		}
		switch {
		case m.kind != "":
			u.Kinds = append(u.Kinds, m.kind)
		case m.place != "":
			u.Place, u.In = m.place, strings.TrimSuffix(text[m.start:m.end], "で")
		case m.all:
			for _, id := range m.ids {
				u.add([]string{id}, r.Index.gaz.Name(id))
			}
		default:
			u.add(m.ids, text[m.start:m.end])
		}
	}
	u.Kinds = slices.Compact(u.Kinds)
	u.dropOwnCountries(r.Index.gaz, text)
}

// merge takes over what ingest found and scan did not, or read as fewer persons.
func (r *Reader) merge(found []mention, text string, topic [2]int, on graph.Date, english bool) []mention {
	if r.Mentions == nil || english || !r.thorough && r.Index.sure(found, text, topic) {
		return found
	}
	for _, m := range r.Mentions(text, on) {
		if m.Type != graph.OfficialMention && m.Type != graph.CountryMention && m.Type != graph.OrganizationMention || len(m.Refs) == 0 {
			continue
		}
		i := slices.IndexFunc(found, func(f mention) bool { return f.start < m.End && f.end > m.Start })
		switch {
		case i < 0:
			found = append(found, mention{start: m.Start, end: m.End, ids: m.Refs, all: m.Type != graph.OfficialMention})
		case m.Type == graph.OfficialMention && len(m.Refs) < len(found[i].ids) && found[i].kind == "":
			found[i].ids, found[i].all = m.Refs, false
		}
	}
	slices.SortFunc(found, func(a, b mention) int { return a.start - b.start })
	return found
}

// plainJa are words of questions in Japanese that name nobody, where two or more kanji or katakana stand together.
var plainJa = regexp.MustCompile(`首脳|閣僚|国際|会議|会合|会期|会場|代表|相手|人物|要人|各国|諸国|両国|両者|両氏|両方|双方|[一二三四]人|[一二三四]国|国々|問題|情勢|関係|内容|場所|都市|首都|日付|日時|時期|期間|回数|件数|[何数][人回度件国日月年時者本]|実施|開催|実現|合意|成果|結果|報道|記事|質問|一緒|同席|参加|出席|招待|電話|対面|オンライン|テレビ|直接|過去|最近|最新|最初|最終|最多|今回|現在|当時|一番|全部|全員|議題|話題|計画|提案|天気|対話|主な|何|比べ|比較`)

// nameLike is what could be a name: katakana or kanji together.
var nameLike = regexp.MustCompile(`[\p{Katakana}ー・]{2,}|\p{Han}+`)

// sure says that nothing is left in a question that could name somebody: ingest, whose dictionary takes longer to load
// than all else, could add nothing.
func (x *Index) sure(found []mention, text string, topic [2]int) bool {
	rest := []byte(text)
	blank := func(start, end int) {
		for i := start; i < end; i++ {
			rest[i] = ' '
		}
	}
	blank(topic[0], topic[1])
	for _, m := range found {
		blank(m.start, m.end)
	}
	left := plainJa.ReplaceAllString(string(rest), " ")
	for _, words := range []*regexp.Regexp{metWords, whoWords, whenWords, whereWords, whatWords, oftenWords, nextWords, lastWords} {
		left = words.ReplaceAllString(left, " ")
	}
	for _, s := range statusWords {
		left = s.words.ReplaceAllString(left, " ")
	}
	for _, word := range nameLike.FindAllString(left, -1) {
		code, _ := x.gaz.Char(word)
		if utf8.RuneCountInString(word) > 1 || code != "" || len(x.gaz.Short(word)) > 0 {
			return false
		}
	}
	return true
}

func (u *Understood) add(ids []string, surface string) {
	for _, have := range u.Actors {
		if slices.Equal(have, ids) {
			return
		}
	}
	u.Actors = append(u.Actors, ids)
	u.Surfaces = append(u.Surfaces, surface)
}

// dropOwnCountries leaves out a country that only says whose the official after it is: 中国の王毅外相.
func (u *Understood) dropOwnCountries(gaz *gazetteer.Gazetteer, text string) {
	for i := 0; i+1 < len(u.Actors); {
		official := gaz.Official(graph.OfficialID(u.Actors[i+1][0]))
		joined := strings.Contains(text, u.Surfaces[i]+"の"+u.Surfaces[i+1]) || strings.Contains(text, u.Surfaces[i]+u.Surfaces[i+1])
		holder := gaz.Official(graph.OfficialID(u.Actors[i][0]))
		switch {
		case joined && official != nil && (u.Actors[i][0] == official.Country || holder != nil):
			u.Actors = slices.Delete(u.Actors, i, i+1)
			u.Surfaces = slices.Delete(u.Surfaces, i, i+1)
		default:
			i++
		}
	}
}

// want is what is asked for; the first question word in this order counts, and what else is asked for is kept.
func (u *Understood) want(lower string) {
	u.Count = countWords.MatchString(lower)
	for _, w := range []struct {
		want  Want
		words *regexp.Regexp
	}{{Sides, sideWords}, {HowOften, oftenWords}, {When, whenWords}, {Where, whereWords}, {Whom, whoWords}, {What, whatWords}} {
		switch {
		case !w.words.MatchString(lower), w.want == HowOften && u.Count:
		case u.Want == "":
			u.Want = w.want
		case u.Want != Sides && u.Want != HowOften:
			u.Also = append(u.Also, w.want)
		}
	}
	if u.Want == "" {
		u.Want = Whether
	}
	if u.Want == Whether && (listWords.MatchString(lower) || u.English && !askedIn.MatchString(lower)) {
		u.Want = List
	}
}

var hiragana = regexp.MustCompile(`[\p{Hiragana}]`)

// choose takes the named question that fits.
func choose(u *Understood, lower string) error {
	for _, f := range forms {
		if f.words.MatchString(lower) && len(u.Actors) >= f.actors {
			u.Question = f.question
			return nil
		}
	}
	meets := metWords.MatchString(lower) || len(u.Kinds) > 0
	switch {
	case len(u.Actors) == 1 && len(u.Topic) == 0 && !meets && whoIs.MatchString(lower):
		u.Question = "who"
	case len(u.Topic) > 0 && len(u.Actors) == 0 && u.Want == Whom:
		u.Question = "about-who"
	case len(u.Topic) > 0:
		u.Question = "about"
	case u.Next && (meets || u.Want == When || len(u.Actors) == 0):
		u.Question = "upcoming"
	case len(u.Actors) > 0 && (meets || u.Want != Whether):
		u.Question = "met"
	case len(u.Actors) == 0 && (len(u.Kinds) > 0 || meets && (u.When.First != "" || u.When.Last != "" || u.Place != "" || u.Last || len(u.Statuses) > 0 || u.Want == Whom)):
		u.Question = "timeline"
	case len(u.Actors) > 0 && !u.English && !hiragana.MatchString(lower): // 岸田 習近平
		u.Question, u.Want = "met", List
	default:
		return ErrNotUnderstood
	}
	return nil
}
