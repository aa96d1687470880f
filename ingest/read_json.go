package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"kaidan/graph"
)

// jsonBrief is a brief as JSON gives it; fields that are not named here are let be.
type jsonBrief struct {
	ID         json.RawMessage `json:"id"`
	Title      *string         `json:"title"`
	Published  *string         `json:"published"`
	Estimated  bool            `json:"estimated"`
	Source     *string         `json:"source"`
	Statements json.RawMessage `json:"statements"`
}

// jsonFormat tells lines of objects from one document: its first line is whole.
func jsonFormat(r *bufio.Reader) string {
	head := bytes.TrimLeft(peek(r), " \t\r\n")
	first, _, _ := bytes.Cut(head, []byte("\n"))
	if bytes.HasPrefix(head, []byte("{")) && (json.Valid(first) || len(first) == len(head)) {
		return LinesFormat
	}
	return JSONFormat
}

// readLines reads one brief a line.
func (out *briefOutput) readLines(r *bufio.Reader) {
	for line := 1; !out.stopped; line++ {
		text, err := nextLine(r)
		switch {
		case errors.Is(err, io.EOF):
			return
		case errors.Is(err, errLongLine):
			out.brief(graph.Brief{}, line, longLine(line))
		case err != nil:
			out.fail(&ReadError{Line: line, What: "read", Err: err})
			return
		case !utf8.ValidString(text):
			out.brief(graph.Brief{}, line, notUTF8(line))
		case len(bytes.TrimSpace([]byte(text))) > 0:
			brief, problem := parseJSON([]byte(text), line)
			out.brief(brief, line, problem)
		}
	}
}

// readJSON reads an array of briefs, or briefs one after the other. Behind broken JSON there is nothing to go on from.
func (out *briefOutput) readJSON(r *bufio.Reader) {
	data, err := io.ReadAll(io.LimitReader(r, MaxJSON+1))
	if err != nil {
		out.fail(&ReadError{What: "read", Err: err})
		return
	}
	if len(data) > MaxJSON {
		out.fail(&ReadError{What: fmt.Sprintf("document of more than %d bytes", MaxJSON), Remedy: "give JSON Lines, one brief a line"})
		return
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	array := bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte("["))
	if array {
		_, _ = decoder.Token()
	}
	line, counted := 1, 0
	lineAt := func(offset int64) int {
		line += bytes.Count(data[counted:offset], []byte("\n"))
		counted = int(offset)
		return line
	}
	for !out.stopped && decoder.More() {
		var raw json.RawMessage
		if err := decoder.Decode(&raw); err != nil {
			out.fail(badJSON(err, lineAt(decoder.InputOffset())))
			return
		}
		line := lineAt(decoder.InputOffset() - int64(len(raw)))
		brief, problem := parseJSON(raw, line)
		out.brief(brief, line, problem)
	}
	if array && !out.stopped {
		if _, err := decoder.Token(); err != nil {
			out.fail(badJSON(err, 1+bytes.Count(data, []byte("\n"))))
		}
	}
}

func badJSON(err error, line int) *ReadError {
	return &ReadError{
		Line: line, What: "JSON", Err: err,
		Remedy: `want {"id":…,"title":…,"published":…,"statements":[…]}`,
	}
}

// parseJSON is the brief of one JSON object.
func parseJSON(data []byte, line int) (graph.Brief, *ReadError) {
	var in jsonBrief
	if err := json.Unmarshal(data, &in); err != nil {
		return graph.Brief{}, badJSON(err, line)
	}
	brief := graph.Brief{Title: graph.Text(deref(in.Title)), Source: deref(in.Source), Estimated: in.Estimated}
	published, err := graph.ParseDate(deref(in.Published))
	if err != nil {
		return brief, &ReadError{Line: line, What: "published", Err: err, Remedy: "write it as 2023-09-26"}
	}
	brief.Published = published
	if brief.ID, err = parseID(in.ID); err != nil {
		return brief, badJSON(err, line)
	}
	if brief.Statements, err = parseStatements(in.Statements); err != nil {
		return brief, badJSON(err, line)
	}
	if len(brief.Statements) == 0 {
		return brief, &ReadError{
			Line: line, What: fmt.Sprintf("brief %q has no statements", clip(string(brief.Title))),
			Remedy: `give "statements": ["…", "…"]`,
		}
	}
	return brief, nil
}

func deref(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// parseID takes a string or a number.
func parseID(raw json.RawMessage) (graph.BriefID, error) {
	var text string
	if len(raw) == 0 || string(raw) == "null" {
		return "", nil
	}
	if err := json.Unmarshal(raw, &text); err == nil {
		return graph.BriefID(text), nil
	}
	var number json.Number
	if err := json.Unmarshal(raw, &number); err != nil {
		return "", errors.New("id is neither text nor a number")
	}
	return graph.BriefID(number.String()), nil
}

// parseStatements takes a list of texts, or one text of several lines.
func parseStatements(raw json.RawMessage) ([]string, error) {
	var list []string
	if len(raw) == 0 || json.Unmarshal(raw, &list) == nil {
		return list, nil
	}
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return nil, errors.New("statements are neither a list of texts nor a text")
	}
	return splitStatements(text), nil
}
