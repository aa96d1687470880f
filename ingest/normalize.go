package ingest

import (
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
	tokens    []token
	sentences []span
	quotes    []span // inside of 「…」
	mentions  []*mention
	dates     []DateExpr
}

// newLine folds a statement and cuts it into sentences.
func newLine(index int, raw string) *line {
	folded := gazetteer.Fold(raw)
	l := &line{index: index, raw: raw, folded: folded, text: folded.Text}
	l.cut()
	return l
}

// cut finds the sentences and the quotations. A full stop inside a quotation ends no sentence.
func (l *line) cut() {
	start, depth, opened := dateline(l.text), 0, 0
	for i, r := range l.text {
		switch r {
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

// original is the byte span in the statement as given.
func (l *line) original(s span) (start, end int) {
	return l.folded.Original(s.start), l.folded.Original(s.end)
}

// surface is the text as given of a folded span.
func (l *line) surface(s span) string {
	start, end := l.original(s)
	return l.raw[start:end]
}

func (l *line) quoted(at int) bool {
	for _, q := range l.quotes {
		if q.start <= at && at < q.end {
			return true
		}
	}
	return false
}
