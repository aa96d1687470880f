package queries

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

//go:embed *.cypher cookbook/*.cypher
var files embed.FS

// Question is one .cypher file: its header and its text.
type Question struct {
	Name    string // file name without .cypher
	Ja, En  string // titles
	Params  []Param
	Example string // a command line that asks it
	Values  string // parameters of an example, as a Cypher map
	Cypher  string // the statement without the header
}

// Param is a parameter of a question. Default is a Cypher literal, "" where a value must be given.
type Param struct {
	Name, Type, Default, Doc string
}

// All are the named questions, by name.
func All() []Question { return folder(".") }

// Cookbook are the recipes for analysts, by name.
func Cookbook() []Question { return folder("cookbook") }

// Named is the question or recipe of that name.
func Named(name string) (Question, bool) {
	for _, q := range slices.Concat(All(), Cookbook()) {
		if q.Name == name {
			return q, true
		}
	}
	return Question{}, false
}

func folder(dir string) []Question {
	names, err := fs.Glob(files, path.Join(dir, "*.cypher"))
	if err != nil {
		return nil
	}
	questions := make([]Question, 0, len(names))
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			continue
		}
		questions = append(questions, parse(strings.TrimSuffix(path.Base(name), ".cypher"), string(text)))
	}
	return questions
}

// paramLine reads "param since date 0001-01-01: first day"; type and default are optional.
var paramLine = regexp.MustCompile(`^param (\w+) (\w+)(?: ([^:]+))?: (.*)$`)

// parse takes the header apart: the first comment line is the Japanese title, which Neo4j Browser shows too.
func parse(name, text string) Question {
	q := Question{Name: name}
	for {
		line, rest, _ := strings.Cut(text, "\n")
		comment, ok := strings.CutPrefix(line, "// ")
		if !ok {
			q.Cypher = strings.TrimSpace(text)
			return q
		}
		q.headerLine(comment)
		text = rest
	}
}

func (q *Question) headerLine(line string) {
	key, value, _ := strings.Cut(line, ": ")
	switch {
	case q.Ja == "":
		q.Ja = line
	case key == "en":
		q.En = value
	case key == "example":
		q.Example = value
	case key == "values":
		q.Values = value
	case paramLine.MatchString(line):
		m := paramLine.FindStringSubmatch(line)
		q.Params = append(q.Params, Param{Name: m[1], Type: m[2], Default: m[3], Doc: m[4]})
	}
}

// Defaults are the parameters that have a default.
func (q Question) Defaults() map[string]any {
	params := map[string]any{}
	for _, p := range q.Params {
		if p.Default != "" {
			params[p.Name] = p.value(p.Default)
		}
	}
	return params
}

func (p Param) value(text string) any {
	switch {
	case text == "null":
		return nil
	case p.Type == "bool":
		return text == "true"
	case p.Type == "int":
		n, err := strconv.Atoi(text)
		if err == nil {
			return n
		}
	case p.Type == "list":
		list := []string{}
		if err := json.Unmarshal([]byte(strings.ReplaceAll(text, "'", `"`)), &list); err == nil {
			return list
		}
	}
	return text
}

// ExampleValues are the parameters of the header's example over the defaults.
func (q Question) ExampleValues() map[string]any {
	params := q.Defaults()
	maps.Copy(params, parseLiteral(q.Values))
	return params
}

var literalKey = regexp.MustCompile(`([{,]\s*)(\w+):`)

// parseLiteral reads the flat maps of strings, numbers and lists that headers hold.
func parseLiteral(text string) map[string]any {
	values := map[string]any{}
	quoted := literalKey.ReplaceAllString(strings.ReplaceAll(strings.ReplaceAll(text, `"`, `\"`), "'", `"`), `$1"$2":`)
	_ = json.Unmarshal([]byte(quoted), &values)
	for k, v := range values {
		if n, ok := v.(float64); ok {
			values[k] = int(n)
		}
	}
	return values
}

// Browser is the file with the example's parameters set in front, ready to run in Neo4j Browser and cypher-shell.
func (q Question) Browser() string {
	return "// " + q.Ja + "\n" + Script(q.Cypher, q.ExampleValues())
}

// Script is a statement with its parameters as :param lines.
func Script(cypher string, params map[string]any) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(params)) {
		fmt.Fprintf(&b, ":param %s => %s;\n", name, Literal(params[name]))
	}
	return b.String() + strings.TrimSuffix(strings.TrimSpace(cypher), ";") + ";\n"
}

// Literal writes a value as Cypher.
func Literal(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`, "\n", `\n`).Replace(v) + "'"
	case []string:
		parts := make([]string, len(v))
		for i, s := range v {
			parts[i] = Literal(s)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case []any:
		parts := make([]string, len(v))
		for i, s := range v {
			parts[i] = Literal(s)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case map[string]any:
		parts := make([]string, 0, len(v))
		for _, k := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, k+": "+Literal(v[k]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return fmt.Sprint(v)
}
