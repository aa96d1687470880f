package ask

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
	"kaidan/queries"
)

// mention is a part of a question that names actors, a kind of meeting, or a place.
type mention struct {
	start, end int // bytes in the folded text
	ids        []string
	all        bool // ids are several sides (日中韓), not several meanings
	kind       string
	place      string
}

// scan finds what a question in Japanese names, from left to right, the longest form first.
func (x *Index) scan(text string, on graph.Date) []mention {
	var found []mention
	for at := 0; at < len(text); {
		m := x.mentionAt(text, at, on)
		if m.end <= at {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		if len(m.ids) > 0 || m.kind != "" || m.place != "" {
			found = append(found, m)
		}
		at = m.end
	}
	return found
}

func (x *Index) mentionAt(text string, at int, on graph.Date) mention {
	if kind, size := kindAt(text[at:]); size > 0 {
		return mention{start: at, end: at + size, kind: kind}
	}
	if m := x.charTitleAt(text, at, on); m.end > at {
		return m
	}
	form := x.gaz.Lexicon().Longest(text[at:], nil)
	if form == nil {
		return x.compoundAt(text, at)
	}
	m := mention{start: at, end: at + len(form.Text)}
	if form.Has(gazetteer.StopForm) {
		return m
	}
	if at > 0 && splitsWord(text, at, m.end, form) {
		return mention{}
	}
	title := x.titleAt(text[m.end:])
	switch {
	case form.Has(gazetteer.NameForm):
		m.ids = formIDs(form, gazetteer.NameForm)
		m.end += len(title)
	case form.Has(gazetteer.CountryForm), form.Has(gazetteer.OrganizationForm), form.Has(gazetteer.GatheringForm):
		return x.sideAt(text, m, form, on)
	case form.Has(gazetteer.ShortForm):
		if title == "" && utf8.RuneCountInString(form.Text) == 1 && !strings.HasPrefix(text[m.end:], "氏") {
			return m // 何 is a family name too
		}
		m.ids = formIDs(form, gazetteer.ShortForm)
		if title != "" {
			m.ids = holdingTitle(x.gaz, x.gaz.Short(form.Text), title)
			m.end += len(title)
		}
	case form.Has(gazetteer.TitleForm):
		m.ids, _ = x.Lookup(form.Text, on)
	case form.Has(gazetteer.PlaceForm):
		m.place = form.Readings[0].Place.Name
	}
	return m
}

// inPlace is what follows a country where something takes place: マルタで会った. 日本では speaks of the country.
var inPlace = regexp.MustCompile(`^(で|国内で|における|での)([^はもす]|$)`)

// sideAt is a country or organisation, or the holder of the office that follows it.
func (x *Index) sideAt(text string, m mention, form *gazetteer.Form, on graph.Date) mention {
	for _, reading := range form.Readings {
		if reading.Ref != "" {
			m.ids = []string{reading.Ref}
			break
		}
	}
	if after := text[m.end:]; form.Has(gazetteer.CountryForm) && inPlace.MatchString(after) {
		m.place, m.ids = m.ids[0], nil
		m.end += len(inPlace.FindStringSubmatch(after)[1])
		return m
	}
	rest := strings.TrimPrefix(text[m.end:], "の")
	skipped := len(text) - m.end - len(rest)
	if title := x.titleAt(rest); title != "" {
		if _, size := kindAt(rest); size > len(title) {
			return m
		}
		if ids := x.holders(m.ids[0]+title, on); len(ids) > 0 {
			after := m.end + skipped + len(title)
			// 中国の王毅外相: the name says more
			return mention{start: m.start, end: after, ids: ids}
		}
	}
	return m
}

// compoundAt reads 日中韓, and one character before a title: 米国務長官 is 米 and 国務長官.
func (x *Index) compoundAt(text string, at int) mention {
	end := at
	var codes []string
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		code, rare := x.gaz.Char(string(r))
		if code == "" && len(codes) > 0 {
			code = x.gaz.Context(string(r))
		}
		if code == "" || rare && len(codes) == 0 {
			break
		}
		codes = append(codes, code)
		end += size
	}
	if len(codes) >= 2 {
		return mention{start: at, end: end, ids: codes, all: true}
	}
	return mention{}
}

// charTitleAt reads one character for a country and a title: 米国務長官 is 米 and 国務長官, not 米国.
func (x *Index) charTitleAt(text string, at int, on graph.Date) mention {
	r, size := utf8.DecodeRuneInString(text[at:])
	code, rare := x.gaz.Char(string(r))
	if code == "" || rare {
		return mention{}
	}
	title := x.titleAt(text[at+size:])
	if utf8.RuneCountInString(title) < 2 {
		return mention{}
	}
	return mention{start: at, end: at + size + len(title), ids: x.holders(string(r)+title, on)}
}

// titleAt is the title with which text begins, or "".
func (x *Index) titleAt(text string) string {
	if _, size := kindAt(text); size > 0 {
		return ""
	}
	if form := x.gaz.Lexicon().Longest(text, func(f *gazetteer.Form) bool { return f.Has(gazetteer.TitleForm) }); form != nil {
		return form.Text
	}
	return ""
}

func formIDs(form *gazetteer.Form, class gazetteer.Class) []string {
	var ids []string
	for _, r := range form.Readings {
		if r.Class == class && r.Official != nil {
			ids = append(ids, string(r.Official.ID))
		}
	}
	return ids
}

// kindAt is the kind of meeting that text begins with, and its length: 首脳会談, 外相会談, 高官協議.
func kindAt(text string) (string, int) {
	kind, size := "", 0
	for _, w := range queries.Kinds {
		if w.Key == "talks" {
			continue
		}
		for _, form := range append([]string{w.Ja}, w.Others...) {
			if form == "国連総会" { // names a place and an organisation more than a kind
				continue
			}
			if len(form) > size && utf8.RuneCountInString(form) > 1 && form[0] > 127 && strings.HasPrefix(text, form) {
				kind, size = w.Key, len(form)
			}
		}
	}
	return kind, size
}

// splitsWord keeps a short katakana or kanji form from being read in the middle of a longer word.
func splitsWord(text string, start, end int, form *gazetteer.Form) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	first, _ := utf8.DecodeRuneInString(form.Text)
	if unicode.Is(unicode.Katakana, first) || first == 'ー' {
		return katakana(before) || katakana(after) && form.Has(gazetteer.ShortForm)
	}
	return utf8.RuneCountInString(form.Text) == 1 && unicode.Is(unicode.Han, before)
}

func katakana(r rune) bool { return unicode.Is(unicode.Katakana, r) || r == 'ー' }

// scanEnglish finds what a question in English names: up to five words at a time, longest first.
func (x *Index) scanEnglish(text string, on graph.Date) []mention {
	text = x.partJoined(text)
	spans := wordSpans(text)
	var found []mention
	for i := 0; i < len(spans); {
		n := 0
		for length := min(5, len(spans)-i); length > 0 && n == 0; length-- {
			start, end := spans[i][0], spans[i+length-1][1]
			m := x.englishMention(text[start:end], on)
			if n := len(strings.Fields(text[start:end])); len(m.ids) == 0 && n == 1 && start > 0 {
				m.ids = x.shortName(text[start:end])
			}
			m = x.placeOf(m, text, start, end)
			if len(m.ids) > 0 || m.kind != "" || m.place != "" {
				m.start, m.end, n = start, end, length
				found = append(found, m)
			}
		}
		i += max(n, 1)
	}
	return found
}

// partJoined parts the names of countries that hyphens and dashes join: US-China, Japan–South Korea. The length stays.
func (x *Index) partJoined(text string) string {
	return joinedSides.ReplaceAllStringFunc(text, func(word string) string {
		first, _, _ := strings.Cut(strings.NewReplacer("–", "-", "/", "-").Replace(word), "-")
		if x.sides[gazetteer.Key(first)] == "" {
			return word
		}
		return strings.NewReplacer("-", " ", "/", " ", "–", "   ").Replace(word)
	})
}

var joinedSides = regexp.MustCompile(`[\pL.]+(?:[-–/][\pL.]+)+`)

// shortName is who has a name of two letters, written as a name: Xi.
func (x *Index) shortName(word string) []string {
	if len(word) != 2 || word[0] < 'A' || word[0] > 'Z' || word[1] < 'a' || slices.Contains(plainWords, strings.ToLower(word)) {
		return nil
	}
	ids := slices.Clone(x.brief[gazetteer.Key(word)])
	slices.Sort(ids)
	return slices.Compact(ids)
}

// placeOf reads a place in English: any behind in or at, where it is no actor's part; of countries, in alone says so.
func (x *Index) placeOf(m mention, text string, start, end int) mention {
	before := strings.ToLower(lastWord(text[:start]))
	if before != "in" && before != "at" {
		return m
	}
	words := text[start:end]
	switch code := x.sides[gazetteer.Key(words)]; {
	case x.places[gazetteer.Key(words)] != "":
		return mention{place: x.places[gazetteer.Key(words)]}
	case before == "in" && x.gaz.Countries[code] != nil:
		return mention{place: code}
	}
	return m
}

func (x *Index) englishMention(words string, on graph.Date) mention {
	lower := strings.TrimSuffix(strings.ToLower(words), "'s")
	short := len(lower) < 4 && words == lower // are is no ARE, and no name
	if words != "US" && (short || slices.Contains(plainWords, lower)) {
		return mention{}
	}
	if len(strings.Fields(lower)) > 1 && !slices.ContainsFunc(strings.Fields(lower), func(w string) bool { return !slices.Contains(plainWords, w) }) {
		return mention{}
	}
	for _, w := range queries.Kinds {
		if w.Key != "talks" && (lower == w.En || lower == w.En+"s" || slices.Contains(w.Others, lower)) {
			return mention{kind: w.Key}
		}
	}
	if ids := x.english[gazetteer.Key(lower)]; len(ids) > 0 {
		return mention{ids: ids}
	}
	if ids := x.spelled(lower); len(ids) > 0 {
		return mention{ids: ids}
	}
	if strings.Contains(lower, " ") {
		if ids := x.holders(words, on); len(ids) > 0 {
			return mention{ids: ids}
		}
		if ids := x.titled(words); len(ids) > 0 {
			return mention{ids: ids}
		}
	}
	return mention{}
}

// spelled finds a full name of which a letter or two are spelled otherwise: Sergei Lavrov for Sergey Lavrov.
func (x *Index) spelled(name string) []string {
	words := strings.Fields(name)
	if len(words) != 2 || slices.Contains(plainWords, words[0]) {
		return nil
	}
	var ids []string
	for _, word := range words {
		for _, id := range x.english[gazetteer.Key(word)] {
			official := x.gaz.Official(graph.OfficialID(id))
			if official != nil && distance([]rune(gazetteer.Key(name)), []rune(gazetteer.Key(official.NameEn))) <= 2 && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// plainWords are English words that are also somebody's name.
var plainWords = []string{"who", "what", "when", "where", "did", "has", "the", "and", "met", "meet", "with", "about", "will", "may", "of", "in", "on", "is", "to", "a", "or", "he", "an", "last", "next", "us", "long", "son", "how", "many", "between", "both", "since", "until", "minister", "prime", "foreign", "president", "do", "does", "have", "had", "was", "were", "are", "be", "been", "no", "so", "it", "they", "them", "their", "she", "his", "her", "which", "whom", "where", "why", "any", "all", "by", "at", "for", "from", "as", "if", "ever", "most", "more", "than", "there", "take", "place", "held", "hold", "planned", "latest"}

// wordSpans are the words of a text; marks part them, but not a hyphen or an apostrophe inside one.
func wordSpans(text string) [][2]int {
	var spans [][2]int
	start := -1
	for i, r := range text + " " {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '\'' || r == '.'
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			spans = append(spans, [2]int{start, start + len(strings.TrimRight(text[start:min(i, len(text))], ".'-"))})
			start = -1
		}
	}
	return spans
}
