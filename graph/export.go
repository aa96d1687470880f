package graph

import (
	"bufio"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// ends is one kind of relationship with one label at each end.
type ends struct {
	RelationshipType
	from, to NodeType
}

// allEnds takes the relationship types of the schema apart by the labels of their ends.
func (s SchemaTable) allEnds() []ends {
	labels := map[string]NodeType{}
	for _, n := range s.Nodes {
		labels[n.Label] = n
	}
	var all []ends
	for _, r := range s.Relationships {
		for _, from := range r.From {
			for _, to := range r.To {
				all = append(all, ends{r, labels[from], labels[to]})
			}
		}
	}
	return all
}

// adminTypes are the types of the columns that neo4j-admin reads.
var adminTypes = map[string]string{
	typeString: "string", typeStrings: "string[]", typeInts: "long[]", typeInt: "long", typeBool: "boolean", typeDate: "date",
	"ZONED DATETIME": "datetime",
}

// arrayDelimiter stands between the elements of a list in a CSV field: a character that no text holds.
const arrayDelimiter = "\x1f"

// ArrayDelimiter is [arrayDelimiter] as neo4j-admin wants it on its command line.
const ArrayDelimiter = "U+001F"

// ExportAdmin writes the graph as CSV files for `neo4j-admin database import full --array-delimiter=U+001F`: one file
// for each label and one for each relationship type and pair of labels, the header in its first line.
func (s *Store) ExportAdmin(ctx context.Context, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	schema := Schema()
	for _, n := range schema.Nodes {
		cypher := "MATCH (n:" + n.Label + ") RETURN n{.*} AS p"
		err := s.exportCSV(ctx, filepath.Join(dir, n.adminFile()), n.adminColumns(), cypher, func(r *neo4j.Record) []any {
			return n.adminRow(r.Values[0].(map[string]any))
		})
		if err != nil {
			return fmt.Errorf("exporting %s: %w", n.Label, err)
		}
	}
	for _, e := range schema.allEnds() {
		if err := s.exportEnds(ctx, dir, e); err != nil {
			return fmt.Errorf("exporting %s: %w", e.Type, err)
		}
	}
	return nil
}

func (s *Store) exportEnds(ctx context.Context, dir string, e ends) error {
	cypher := fmt.Sprintf("MATCH (a:%s)-[r:%s]->(b:%s) RETURN a.%s AS a, b.%s AS b, r{.*} AS p", e.from.Label, e.Type, e.to.Label, e.from.Key, e.to.Key)
	return s.exportCSV(ctx, filepath.Join(dir, e.adminFile()), e.adminColumns(), cypher, func(r *neo4j.Record) []any {
		return e.adminRow(r.Values[0], r.Values[1], r.Values[2].(map[string]any))
	})
}

func (n NodeType) adminFile() string { return "nodes-" + n.Label + ".csv" }

func (n NodeType) adminColumns() []string {
	columns := []string{n.Key + ":ID(" + n.Label + ")"}
	for _, p := range n.Properties {
		if p.Name != n.Key {
			columns = append(columns, p.Name+":"+adminTypes[p.Type])
		}
	}
	return append(columns, ":LABEL")
}

func (n NodeType) adminRow(values map[string]any) []any {
	row := []any{values[n.Key]}
	for _, p := range n.Properties {
		if p.Name != n.Key {
			row = append(row, values[p.Name])
		}
	}
	return append(row, n.Label)
}

func (e ends) adminFile() string {
	return strings.Join([]string{"relationships", e.Type, e.from.Label, e.to.Label}, "-") + ".csv"
}

func (e ends) adminColumns() []string {
	columns := []string{":START_ID(" + e.from.Label + ")", ":END_ID(" + e.to.Label + ")"}
	for _, p := range e.Properties {
		columns = append(columns, p.Name+":"+adminTypes[p.Type])
	}
	return append(columns, ":TYPE")
}

func (e ends) adminRow(from, to any, values map[string]any) []any {
	row := []any{from, to}
	for _, p := range e.Properties {
		row = append(row, values[p.Name])
	}
	return append(row, e.Type)
}

func (s *Store) exportCSV(ctx context.Context, path string, columns []string, cypher string, row func(*neo4j.Record) []any) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	fmt.Fprintln(out, strings.Join(columns, ","))
	rows := 0
	err = s.Stream(ctx, cypher, nil, func(r *neo4j.Record) error {
		rows++
		return writeAdminRow(out, row(r))
	})
	if err == nil {
		err = out.Flush()
	}
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err == nil && rows == 0 {
		return os.Remove(path)
	}
	return err
}

// writeAdminRow writes every text in quotes and null as nothing, which is how neo4j-admin tells an empty text from none.
func writeAdminRow(out *bufio.Writer, row []any) error {
	for i, v := range row {
		if i > 0 {
			_ = out.WriteByte(',')
		}
		if v != nil {
			_, _ = out.WriteString(`"` + strings.ReplaceAll(plainText(v, arrayDelimiter), `"`, `""`) + `"`)
		}
	}
	return out.WriteByte('\n')
}

// plainText is a property as text; between stands between the elements of a list.
func plainText(v any, between string) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case int:
		return strconv.Itoa(v)
	case []string:
		return strings.Join(v, between)
	case []int:
		parts := make([]string, len(v))
		for i, n := range v {
			parts[i] = strconv.Itoa(n)
		}
		return strings.Join(parts, between)
	case neo4j.Date:
		return v.Time().Format(time.DateOnly)
	case time.Time:
		return v.Format(time.RFC3339Nano)
	case []any:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = plainText(e, between)
		}
		return strings.Join(parts, between)
	}
	return fmt.Sprint(v)
}

// ExportCypher writes the graph as a script that makes the same graph, constraints and indexes first, in an empty
// database.
func (s *Store) ExportCypher(ctx context.Context, w io.Writer) error {
	out := bufio.NewWriter(w)
	schema := Schema()
	for _, i := range schema.Indexes {
		fmt.Fprintln(out, i.Cypher+";")
	}
	for _, n := range schema.Nodes {
		cypher := "MATCH (n:" + n.Label + ") RETURN n{.*} AS p ORDER BY n." + n.Key
		err := s.Stream(ctx, cypher, nil, func(r *neo4j.Record) error {
			_, err := fmt.Fprintf(out, "CREATE (:%s %s);\n", n.Label, literal(r.Values[0]))
			return err
		})
		if err != nil {
			return fmt.Errorf("exporting %s: %w", n.Label, err)
		}
	}
	for _, e := range schema.allEnds() {
		cypher := fmt.Sprintf("MATCH (a:%s)-[r:%s]->(b:%s) RETURN a.%s AS a, b.%s AS b, r{.*} AS p ORDER BY a, b", e.from.Label, e.Type, e.to.Label, e.from.Key, e.to.Key)
		err := s.Stream(ctx, cypher, nil, func(r *neo4j.Record) error {
			_, err := fmt.Fprintf(out, "MATCH (a:%s {%s: %s}), (b:%s {%s: %s}) CREATE (a)-[:%s %s]->(b);\n", e.from.Label, e.from.Key, literal(r.Values[0]),
				e.to.Label, e.to.Key, literal(r.Values[1]), e.Type, literal(r.Values[2]))
			return err
		})
		if err != nil {
			return fmt.Errorf("exporting %s: %w", e.Type, err)
		}
	}
	return out.Flush()
}

// literal is a property value as Cypher writes it.
func literal(v any) string {
	switch v := v.(type) {
	case string:
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(v) + `"`
	case neo4j.Date:
		return `date("` + v.Time().Format(time.DateOnly) + `")`
	case time.Time:
		return `datetime("` + v.Format(time.RFC3339Nano) + `")`
	case []any:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = literal(e)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case map[string]any:
		var parts []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, "`"+key+"`: "+literal(v[key]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return plainText(v, ",")
}

// graphmlTypes are the types of GraphML; lists become one text.
var graphmlTypes = map[string]string{typeInt: "long", typeBool: "boolean"}

// ExportGraphML writes the graph for tools such as Gephi, yEd and igraph: every property a text, number or truth, lists
// joined by "; ".
func (s *Store) ExportGraphML(ctx context.Context, w io.Writer) error {
	out := bufio.NewWriter(w)
	schema := Schema()
	fmt.Fprintln(out, xml.Header+`<graphml xmlns="http://graphml.graphdrawing.org/xmlns">`)
	fmt.Fprintln(out, ` <key id="n_label" for="node" attr.name="labels" attr.type="string"/>`+"\n"+` <key id="e_label" for="edge" attr.name="label" attr.type="string"/>`)
	graphmlKeys(out, "node", "n_", schema.nodeProperties())
	graphmlKeys(out, "edge", "e_", schema.relationshipProperties())
	fmt.Fprintln(out, ` <graph id="kaidan" edgedefault="directed">`)
	for _, n := range schema.Nodes {
		err := s.Stream(ctx, "MATCH (n:"+n.Label+") RETURN n{.*} AS p ORDER BY n."+n.Key, nil, func(r *neo4j.Record) error {
			p := r.Values[0].(map[string]any)
			fmt.Fprintf(out, `  <node id="%s">`, escape(n.Label+":"+plainText(p[n.Key], "")))
			graphmlData(out, "n_", n.Label, p)
			_, err := fmt.Fprintln(out, "</node>")
			return err
		})
		if err != nil {
			return fmt.Errorf("exporting %s: %w", n.Label, err)
		}
	}
	for _, e := range schema.allEnds() {
		cypher := fmt.Sprintf("MATCH (a:%s)-[r:%s]->(b:%s) RETURN a.%s AS a, b.%s AS b, r{.*} AS p ORDER BY a, b", e.from.Label, e.Type, e.to.Label, e.from.Key, e.to.Key)
		err := s.Stream(ctx, cypher, nil, func(r *neo4j.Record) error {
			fmt.Fprintf(out, `  <edge source="%s" target="%s">`, escape(e.from.Label+":"+plainText(r.Values[0], "")), escape(e.to.Label+":"+plainText(r.Values[1], "")))
			graphmlData(out, "e_", e.Type, r.Values[2].(map[string]any))
			_, err := fmt.Fprintln(out, "</edge>")
			return err
		})
		if err != nil {
			return fmt.Errorf("exporting %s: %w", e.Type, err)
		}
	}
	fmt.Fprintln(out, " </graph>\n</graphml>")
	return out.Flush()
}

func (s SchemaTable) nodeProperties() map[string]string {
	all := map[string]string{}
	for _, n := range s.Nodes {
		for _, p := range n.Properties {
			all[p.Name] = p.Type
		}
	}
	return all
}

func (s SchemaTable) relationshipProperties() map[string]string {
	all := map[string]string{}
	for _, r := range s.Relationships {
		for _, p := range r.Properties {
			all[p.Name] = p.Type
		}
	}
	return all
}

func graphmlKeys(out io.Writer, element, prefix string, properties map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		kind := graphmlTypes[properties[name]]
		if kind == "" {
			kind = "string"
		}
		fmt.Fprintf(out, " <key id=%q for=%q attr.name=%q attr.type=%q/>\n", prefix+name, element, name, kind)
	}
}

func graphmlData(out io.Writer, prefix, label string, p map[string]any) {
	fmt.Fprintf(out, `<data key="%slabel">%s</data>`, prefix, label)
	for _, key := range slices.Sorted(maps.Keys(p)) {
		if p[key] != nil {
			fmt.Fprintf(out, `<data key="%s%s">%s</data>`, prefix, key, escape(plainText(p[key], "; ")))
		}
	}
}

func escape(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text))
	return b.String()
}
