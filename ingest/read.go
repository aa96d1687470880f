package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strings"
	"unicode/utf8"

	"kaidan/graph"
)

// The formats that Read knows.
const (
	TextFormat     = "text"     // a title line, then bullets
	MarkdownFormat = "markdown" // the same with # titles and wrapped bullets
	LinesFormat    = "jsonl"    // one JSON object a line
	JSONFormat     = "json"     // one JSON array of objects, or one object
)

// What one brief may hold. What is larger is refused with its line, and reading goes on behind it.
const (
	MaxLine       = 1 << 20 // bytes of a line
	MaxStatements = 2000    // statements of a brief
	MaxText       = 1 << 18 // bytes of a brief, title and statements: some 90,000 characters
	MaxJSON       = 64 << 20
)

// ReadOptions say how to read; the zero value is good.
type ReadOptions struct {
	Published  graph.Date                  // of briefs that give no day of publication
	Format     string                      // "": by the name, else by the content
	Manifest   Manifest                    // what a table beside the file says of its briefs
	OnEncoding func(name, encoding string) // told of input that is not UTF-8
}

// ReadError is a record that could not be read.
type ReadError struct {
	File   string
	Line   int    // 0: the file as a whole
	What   string // what is wrong
	Remedy string // what to do
	Err    error  // its cause, if there is one
}

func (e *ReadError) Error() string {
	text := e.File
	if e.Line > 0 {
		text = fmt.Sprintf("%s:%d", e.File, e.Line)
	}
	text += ": " + e.What
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	if e.Remedy != "" {
		text += "; " + e.Remedy
	}
	return text
}

func (e *ReadError) Unwrap() error { return e.Err }

// Read gives the briefs of one input one after the other, each as soon as it is complete. A bad record gives an error
// and reading goes on; only an input that breaks off ends it.
func Read(name string, r io.Reader, o ReadOptions) iter.Seq2[graph.Brief, error] {
	return func(yield func(graph.Brief, error) bool) {
		out := &briefOutput{name: name, options: o, yield: yield}
		out.read(r)
	}
}

// briefOutput completes the briefs of one input and hands them on.
type briefOutput struct {
	name    string
	options ReadOptions
	yield   func(graph.Brief, error) bool
	number  int // of the brief in its file
	stopped bool
}

func (out *briefOutput) read(r io.Reader) {
	decoded, encoding, err := decode(r)
	if err != nil {
		out.fail(&ReadError{What: "read", Err: err})
		return
	}
	if encoding == "" {
		out.fail(&ReadError{What: "this is no text", Remedy: "give text, Markdown or JSON Lines"})
		return
	}
	if encoding != "UTF-8" && out.options.OnEncoding != nil {
		out.options.OnEncoding(out.name, encoding)
	}
	switch format := out.format(decoded); format {
	case LinesFormat:
		out.readLines(decoded)
	case JSONFormat:
		out.readJSON(decoded)
	case TextFormat, MarkdownFormat:
		out.readText(decoded, format == MarkdownFormat)
	default:
		out.fail(&ReadError{What: fmt.Sprintf("format %q", format), Remedy: "use text, markdown, jsonl or json"})
	}
	out.checkManifest()
}

// format is the format asked for, else that of the name, else that of the content.
func (out *briefOutput) format(r *bufio.Reader) string {
	if out.options.Format != "" {
		return out.options.Format
	}
	switch strings.ToLower(path.Ext(out.name)) {
	case ".md", ".markdown":
		return MarkdownFormat
	case ".jsonl", ".ndjson":
		return LinesFormat
	case ".json":
		return jsonFormat(r)
	case ".txt":
		return TextFormat
	}
	head := bytes.TrimLeft(peek(r), " \t\r\n")
	switch {
	case bytes.HasPrefix(head, []byte("{")) || bytes.HasPrefix(head, []byte("[{")) || bytes.HasPrefix(head, []byte("[\n")):
		return jsonFormat(r)
	case bytes.HasPrefix(head, []byte("# ")) || bytes.Contains(head, []byte("\n# ")) || bytes.Contains(head, []byte("\n## ")):
		return MarkdownFormat
	}
	return TextFormat
}

// brief completes a brief and hands it on; problem is what makes it a bad one.
func (out *briefOutput) brief(b graph.Brief, line int, problem *ReadError) {
	out.number++
	out.options.Manifest.apply(path.Base(slashed(out.name)), out.number, &b)
	switch {
	case problem != nil:
	case len(b.Statements) == 0:
		problem = &ReadError{
			Line: line, What: fmt.Sprintf("brief %q has no statements", clip(string(b.Title))),
			Remedy: `begin each statement with "- "`,
		}
	case len(b.Statements) > MaxStatements:
		problem = &ReadError{
			Line: line, What: fmt.Sprintf("brief of %d statements, of at most %d", len(b.Statements), MaxStatements),
			Remedy: "put a title line before each brief",
		}
	case textLength(&b) > MaxText:
		problem = &ReadError{
			Line: line, What: fmt.Sprintf("brief of %d bytes, of at most %d", textLength(&b), MaxText),
			Remedy: "cut it into the briefs or articles that it is made of",
		}
	}
	if problem != nil {
		out.fail(problem)
		return
	}
	if b.Published == "" {
		b.Published = out.options.Published
	}
	if b.ID == "" {
		b.ID = graph.BriefID(b.Hash())
	}
	out.stopped = out.stopped || !out.yield(b, nil)
}

// textLength is how many bytes the title and statements of a brief have.
func textLength(b *graph.Brief) int {
	n := len(b.Title)
	for _, statement := range b.Statements {
		n += len(statement)
	}
	return n
}

func (out *briefOutput) fail(problem *ReadError) {
	if out.stopped {
		return
	}
	if problem.File == "" {
		problem.File = out.name
	}
	out.stopped = !out.yield(graph.Brief{}, problem)
}

// clip shortens a text for a message.
func clip(text string) string {
	const most = 24
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most]) + "…"
}

func slashed(name string) string { return strings.ReplaceAll(name, `\`, "/") }

// errLongLine says that a line was longer than MaxLine and has been passed over.
var errLongLine = errors.New("line too long")

// nextLine is the next line without its end. A line that is too long is passed over.
func nextLine(r *bufio.Reader) (string, error) {
	var line []byte
	long := false
	for {
		piece, err := r.ReadSlice('\n')
		if long = long || len(line)+len(piece) > MaxLine; !long {
			line = append(line, piece...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (!errors.Is(err, io.EOF) || len(line) == 0 && !long):
			return "", err
		case long:
			return "", errLongLine
		}
		return strings.TrimRight(string(line), "\r\n"), nil
	}
}

// longLine is the refusal of a line.
func longLine(line int) *ReadError {
	return &ReadError{Line: line, What: fmt.Sprintf("line of more than %d bytes", MaxLine), Remedy: "break it into lines"}
}

// notUTF8 is the refusal of a line that is no text.
func notUTF8(line int) *ReadError {
	return &ReadError{Line: line, What: "not valid UTF-8", Remedy: "convert the file to UTF-8"}
}
