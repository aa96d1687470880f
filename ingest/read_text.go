package ingest

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"kaidan/graph"
)

// textLayout reads title lines and bullets, line by line.
type textLayout struct {
	out      *briefOutput
	markdown bool
	line     int
	brief    graph.Brief
	begun    int  // line of the brief's beginning; 0: none has begun
	open     bool // the last line belonged to a statement, which the next may continue
	problem  *ReadError
	front    frontMatter // of the file and of the next brief
	fence    int         // line of a --- that may open front matter
	inFront  bool
	level    int // of the heading that is the title
}

// frontMatter is what stands between two --- lines: Published and Source hold until the next, ID and Title for one brief.
type frontMatter struct {
	published graph.Date
	source    string
	id        graph.BriefID
	title     string
	estimated bool
}

func (out *briefOutput) readText(r *bufio.Reader, markdown bool) {
	t := &textLayout{out: out, markdown: markdown}
	for !out.stopped {
		line, err := nextLine(r)
		t.line++
		switch {
		case errors.Is(err, io.EOF):
			t.end()
			return
		case errors.Is(err, errLongLine):
			t.refuse(longLine(t.line))
		case err != nil:
			t.end()
			out.fail(&ReadError{Line: t.line, What: "read", Err: err})
			return
		case !utf8.ValidString(line):
			t.refuse(notUTF8(t.line))
		default:
			t.take(line)
		}
	}
}

// refuse marks the brief that the line belongs to as a bad one.
func (t *textLayout) refuse(problem *ReadError) {
	if t.begun == 0 {
		t.begun = t.line
	}
	if t.problem == nil {
		t.problem = problem
	}
	t.open = false
}

// take reads one line.
func (t *textLayout) take(line string) {
	trimmed := strings.TrimSpace(line)
	if t.inFrontMatter(trimmed) {
		return
	}
	if trimmed == "" {
		t.open = false
		return
	}
	if text, ok := bullet(trimmed); ok {
		t.statement(text)
		return
	}
	if title, level := heading(trimmed); level > 0 {
		t.heading(title, level)
		return
	}
	switch {
	case t.open && (t.markdown || indented(line)):
		t.continueStatement(trimmed)
	case t.markdown && t.begun != 0 && t.brief.Title != "":
		t.statement(trimmed)
	default:
		t.heading(trimmed, 1)
	}
}

// inFrontMatter takes the lines between --- lines. A single --- ends a brief.
func (t *textLayout) inFrontMatter(line string) bool {
	fence := len(line) >= 3 && strings.Trim(line, "-") == ""
	switch {
	case t.inFront && fence:
		t.inFront = false
		return true
	case t.inFront:
		t.field(line)
		return true
	case fence:
		t.end()
		t.fence = t.line
		return true
	}
	key, _, isField := strings.Cut(line, ":")
	if t.fence == 0 || t.fence != t.line-1 || !isField || !frontKeys[strings.ToLower(strings.TrimSpace(key))] {
		return false
	}
	t.inFront = true
	t.front.id, t.front.title = "", ""
	t.field(line)
	return true
}

var frontKeys = map[string]bool{
	"published": true, "source": true, "id": true, "title": true, "estimated": true, "date": true,
}

// field takes one line of front matter; keys that are not known are let be.
func (t *textLayout) field(line string) {
	key, value, _ := strings.Cut(line, ":")
	value = strings.Trim(strings.TrimSpace(value), `"'`)
	switch strings.ToLower(strings.TrimSpace(key)) {
	case "published", "date":
		date, err := graph.ParseDate(value)
		if err != nil {
			t.refuse(&ReadError{Line: t.line, What: "front matter", Err: err, Remedy: "write published: 2023-09-26"})
		}
		t.front.published = date
	case "source":
		t.front.source = value
	case "id":
		t.front.id = graph.BriefID(value)
	case "title":
		t.front.title = value
	case "estimated":
		t.front.estimated = value == "true"
	}
}

// statement adds a bullet.
func (t *textLayout) statement(text string) {
	t.begin()
	if len(t.brief.Statements) <= MaxStatements {
		t.brief.Statements = append(t.brief.Statements, text)
	}
	t.open = true
}

// continueStatement joins a wrapped line; only between Latin words it leaves a space.
func (t *textLayout) continueStatement(text string) {
	last := &t.brief.Statements[len(t.brief.Statements)-1]
	before, _ := utf8.DecodeLastRuneInString(*last)
	after, _ := utf8.DecodeRuneInString(text)
	if before < utf8.RuneSelf && after < utf8.RuneSelf {
		*last += " "
	}
	if len(*last)+len(text) > MaxLine {
		t.refuse(longLine(t.line))
		return
	}
	*last += text
}

// heading begins a brief. A Markdown heading over another, deeper one heads a section and no brief.
func (t *textLayout) heading(title string, level int) {
	if t.markdown && t.begun != 0 && len(t.brief.Statements) == 0 && t.problem == nil && level > t.level {
		t.forget()
	}
	if t.begun != 0 && (t.brief.Title != "" || len(t.brief.Statements) > 0) {
		t.end()
	}
	t.begin()
	t.brief.Title, t.level = graph.Text(title), level
	t.open = false
}

func (t *textLayout) begin() {
	if t.begun == 0 {
		t.begun = t.line
	}
}

// end completes the brief that has begun.
func (t *textLayout) end() {
	if t.begun != 0 {
		if t.brief.Title == "" {
			t.brief.Title = graph.Text(t.front.title)
		}
		t.brief.ID, t.brief.Source = t.front.id, t.front.source
		t.brief.Published, t.brief.Estimated = t.front.published, t.front.estimated
		t.front.id, t.front.title = "", ""
		t.out.brief(t.brief, t.begun, t.problem)
	}
	t.forget()
}

func (t *textLayout) forget() {
	t.brief, t.begun, t.problem, t.open, t.level = graph.Brief{}, 0, nil, false, 0
}

// heading is a Markdown title and its level, 0 where the line is none.
func heading(line string) (string, int) {
	rest := strings.TrimLeft(line, "#")
	level := len(line) - len(rest)
	if level == 0 || level > 6 || !strings.HasPrefix(rest, " ") && !strings.HasPrefix(rest, "\t") {
		return "", 0
	}
	return strings.TrimSpace(strings.TrimRight(strings.TrimSpace(rest), "#")), level
}

func indented(line string) bool {
	r, _ := utf8.DecodeRuneInString(line)
	return r == ' ' || r == '\t' || r == '\u3000'
}

// bullet is the text behind a bullet: - * + ・ • ‣ ◦ – 1. 1) (1) ①.
func bullet(line string) (string, bool) {
	r, size := utf8.DecodeRuneInString(line)
	rest := line[size:]
	switch {
	case strings.ContainsRune("-*+–－", r):
		next, _ := utf8.DecodeRuneInString(rest)
		if !unicode.IsSpace(next) && (next < 0x3000 || r == '+') {
			return "", false
		}
	case strings.ContainsRune("・･•‣◦▪", r), r >= '①' && r <= '⑳':
	default:
		n := numbering(line)
		if n == 0 {
			return "", false
		}
		rest = line[n:]
	}
	rest = strings.TrimSpace(rest)
	return rest, rest != ""
}

// numbering is the length of 1. 1) (1) before a text, 0 where there is none: 1.5 is a number.
func numbering(line string) int {
	at := 0
	enclosed := false
	for _, open := range [...]string{"(", "（"} {
		if strings.HasPrefix(line, open) {
			at, enclosed = len(open), true
		}
	}
	figures := 0
	for at < len(line) {
		r, size := utf8.DecodeRuneInString(line[at:])
		if !(r >= '0' && r <= '9' || r >= '０' && r <= '９') {
			break
		}
		at += size
		figures++
	}
	if figures == 0 || figures > 3 {
		return 0
	}
	marks := []string{".", ")", "．", "）"}
	if enclosed {
		marks = []string{")", "）"}
	}
	for _, mark := range marks {
		rest, ok := strings.CutPrefix(line[at:], mark)
		next, _ := utf8.DecodeRuneInString(rest)
		if ok && rest != "" && !unicode.IsDigit(next) {
			return at + len(mark)
		}
	}
	return 0
}

// splitStatements cuts one text into statements: its bullets, else its lines.
func splitStatements(text string) []string {
	var statements []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if rest, ok := bullet(line); ok {
			line = rest
		}
		if line != "" {
			statements = append(statements, line)
		}
	}
	return statements
}
