package ingest

import (
	"sort"
	"strings"
	"unicode/utf8"

	"kaidan/ingest/gazetteer"
)

// span is a byte range of a line's folded text.
type span struct{ start, end int }

// line is one statement on its way through the stages.
type line struct {
	index     int // 0 is the title
	raw       string
	folded    gazetteer.Folded
	text      string // the folded text, which every rule reads
	pieces    []span // what the dictionary gets at a time
	dict      *dictionary
	desk      *desk
	words     []token   // see tokens
	passages  []passage // see tokensAt
	sentences []span
	quotes    []span // inside of 「…」
	letters   letters
	mentions  []*mention
	dates     []DateExpr
}

// newLine folds a statement, leaves out its asides and cuts it into sentences.
func (x *Extractor) newLine(d *desk, index int, raw string) *line {
	folded := gazetteer.Fold(raw)
	folded.Text = katakanaBe(folded.Text)
	if ranges := x.asides(folded.Text); ranges != nil {
		folded = folded.Without(ranges)
	}
	l := d.lines.put(line{index: index, dict: x.dict, desk: d, raw: raw, folded: folded, text: folded.Text})
	l.cut()
	l.bound()
	return l
}

// katakanaBe mends べ and ぺ in hiragana within a katakana word, which look the same: メドべージェフ.
func katakanaBe(text string) string {
	for _, pair := range [][2]string{{"べ", "ベ"}, {"ぺ", "ペ"}} {
		for at := 0; ; {
			i := index(text[at:], pair[0])
			if i < 0 {
				break
			}
			at += i
			if scriptOf(runeBefore(text, at)) == katakana && scriptOf(runeAfter(text, at+len(pair[0]))) == katakana {
				text = text[:at] + pair[1] + text[at+len(pair[0]):]
			}
			at += len(pair[0])
		}
	}
	return text
}

// usualSentences are as many as most lines have at most.
const usualSentences = 4

// cut finds the sentences and the quotations. A full stop inside a quotation ends no sentence.
func (l *line) cut() {
	l.sentences = l.desk.spans.take(usualSentences)
	start, depth, opened := dateline(l.text), 0, 0
	for i, r := range l.text {
		l.letters.add(r)
		switch r {
		case ' ': // a headline's parts
			if l.index == 0 && depth == 0 && i-start >= 15 && len(l.text)-i >= 15 {
				l.sentences = append(l.sentences, span{start, i + 1})
				start = i + 1
			}
		case '「', '『':
			if depth == 0 {
				opened = i + utf8.RuneLen(r)
			}
			depth++
		case '」', '』':
			if depth > 0 {
				depth--
				if depth == 0 {
					l.quotes = append(l.quotes, span{opened, i})
				}
			}
		case '。', '!', '?', '\n':
			if depth == 0 {
				end := i + utf8.RuneLen(r)
				l.sentences = append(l.sentences, span{start, end})
				start = end
			}
		}
	}
	if strings.TrimSpace(l.text[start:]) != "" {
		l.sentences = append(l.sentences, span{start, len(l.text)})
	}
}

// dateline is the length of 【北京＝…】 at the beginning of a text, which is no part of its first sentence.
func dateline(text string) int {
	if !strings.HasPrefix(text, "【") {
		return 0
	}
	i := strings.Index(text, "】")
	if i < 0 || i > 120 {
		return 0
	}
	return i + len("】")
}

// A sentence longer than longSentence bytes ends at the next comma, at the latest after longestSentence bytes, so that the
// work on a text grows with its length alone. The longest sentence of the gold briefs has 600 bytes.
const (
	longSentence    = 1500
	longestSentence = 3000
)

// bound cuts overlong sentences, and the line into pieces for the dictionary.
func (l *line) bound() {
	sentences := l.desk.spans.take(len(l.sentences))
	for _, s := range l.sentences {
		for s.end-s.start > longSentence {
			end := s.start + longSentence
			if i := strings.Index(l.text[end:min(s.end, s.start+longestSentence)], "、"); i >= 0 {
				end += i + len("、")
			} else {
				end = min(s.end, s.start+longestSentence)
			}
			for end < s.end && !utf8.RuneStart(l.text[end]) {
				end++
			}
			sentences = append(sentences, span{s.start, end})
			s.start = end
		}
		if s.end > s.start {
			sentences = append(sentences, s)
		}
	}
	l.sentences = sentences
	l.pieces = l.desk.spans.take(len(sentences) + 1)
	at := 0
	for _, s := range sentences {
		if s.start > at { // a dateline
			l.pieces = append(l.pieces, span{at, s.start})
		}
		l.pieces = append(l.pieces, s)
		at = s.end
	}
	if at < len(l.text) {
		l.pieces = append(l.pieces, span{at, len(l.text)})
	}
}

// original is the byte span in the statement as given.
func (l *line) original(s span) (start, end int) {
	return l.folded.Original(s.start), l.folded.OriginalEnd(s.end)
}

// surface is the text as given of a folded span.
func (l *line) surface(s span) string {
	start, end := l.original(s)
	return l.raw[start:end]
}

func (l *line) quoted(at int) bool {
	i := sort.Search(len(l.quotes), func(i int) bool { return l.quotes[i].end > at })
	return i < len(l.quotes) && l.quotes[i].start <= at
}
