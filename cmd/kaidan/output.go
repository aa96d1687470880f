package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"

	prettytable "github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// column is one column of a table: its key in JSON and CSV, and its heading for people.
type column struct {
	key, title string
}

// table is an answer to print. A cell is a string, a number, a boolean, nil, a list of these, or a map.
type table struct {
	title   string // stands above a table for people
	columns []column
	rows    [][]any
	note    string // what a reader should know: stands below a table, goes to standard error for other formats
	drawing *drawing
	lang    string // of the page that html makes; "" is Japanese
}

// dropEmpty leaves out those of the columns named in which no row has anything.
func (t *table) dropEmpty(keys ...string) {
	for i := len(t.columns) - 1; i >= 0; i-- {
		if !slices.Contains(keys, t.columns[i].key) || slices.ContainsFunc(t.rows, func(row []any) bool { return cellText(row[i], "") != "" }) {
			continue
		}
		t.columns = slices.Delete(t.columns, i, i+1)
		for j, row := range t.rows {
			t.rows[j] = slices.Delete(row, i, i+1)
		}
	}
}

// Formats of [app.print].
const (
	formatTable    = "table"
	formatJSON     = "json"
	formatJSONL    = "jsonl"
	formatCSV      = "csv"
	formatMarkdown = "markdown"
	formatDot      = "dot"
	formatMermaid  = "mermaid"
	formatGraphML  = "graphml"
	formatHTML     = "html"
)

// tableFormats suit every table, allFormats those that have a drawing too.
var (
	tableFormats = []string{formatTable, formatJSON, formatJSONL, formatCSV, formatMarkdown}
	allFormats   = append(tableFormats[:len(tableFormats):len(tableFormats)], formatDot, formatMermaid, formatGraphML, formatHTML)
)

// formatFlag gives a command its --format flag.
func formatFlag(cmd *cobra.Command, format *string, formats []string) {
	cmd.Flags().StringVarP(format, "format", "f", formatTable, "output: "+strings.Join(formats, ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
}

// print writes t to standard output; every command prints its answer through it.
func (a *app) print(t table, format string) error {
	if format != formatTable && format != "" && t.note != "" {
		fmt.Fprintln(a.err, t.note)
	}
	switch format {
	case formatTable, "":
		return printTable(a.out, t, lineWidth(a.out))
	case formatJSON:
		return printJSON(a.out, t)
	case formatJSONL:
		return printJSONL(a.out, t)
	case formatCSV:
		return printCSV(a.out, t)
	case formatMarkdown:
		return printMarkdown(a.out, t)
	}
	return printDrawing(a.out, t, format)
}

// lineWidth is how long a line of a table may be: COLUMNS where it is set, else the width of the terminal that w is, and 0,
// which is no limit, where it is none.
func lineWidth(w io.Writer) int {
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		return max(n, 20)
	}
	return terminalWidth(w)
}

// terminalWidth is the width of the terminal that w is, and 0 where it is none.
func terminalWidth(w io.Writer) int {
	file, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return 0
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil || width <= 0 {
		return 80
	}
	return max(width, 20)
}

// printTable aligns full-width text and wraps the widest columns until a line fits into width; 0 is no limit. Colour
// is for terminals only.
func printTable(w io.Writer, t table, width int) error {
	text.OverrideRuneWidthEastAsianWidth(false)
	tw := prettytable.NewWriter()
	style := prettytable.StyleLight
	style.Options = prettytable.Options{SeparateHeader: true}
	style.Format.Header = text.FormatDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	if terminalWidth(w) > 0 && os.Getenv("NO_COLOR") == "" {
		style.Color.Header = text.Colors{text.Bold}
	}
	tw.SetStyle(style)
	cells := make([][]string, 0, len(t.rows)+1)
	head := make([]string, len(t.columns))
	for i, c := range t.columns {
		head[i] = c.title
	}
	cells = append(cells, head)
	for _, row := range t.rows {
		line := make([]string, len(row))
		for i, v := range row {
			line[i] = cellText(v, "、")
		}
		cells = append(cells, line)
	}
	if width > 0 && width < 10*len(head) && len(head) > 2 {
		return writeTable(w, t, upright(cells, width))
	}
	limits := columnWidths(cells, width)
	for i, line := range cells {
		row := make(prettytable.Row, len(line))
		for j, cell := range line {
			row[j] = wrap(cell, limits[j])
		}
		if i == 0 {
			tw.AppendHeader(row)
			continue
		}
		tw.AppendRow(row)
	}
	return writeTable(w, t, tw.Render())
}

// upright is a table for a narrow terminal: each row a block, each cell a line behind its heading.
func upright(cells [][]string, width int) string {
	head := cells[0]
	widest := 0
	for _, title := range head {
		widest = max(widest, displayWidth(title))
	}
	var b strings.Builder
	for n, line := range cells[1:] {
		if n > 0 {
			b.WriteString("\n")
		}
		for i, cell := range line {
			if cell == "" {
				continue
			}
			b.WriteString(head[i] + strings.Repeat(" ", widest-displayWidth(head[i])+2))
			b.WriteString(strings.ReplaceAll(wrap(cell, max(6, width-widest-2)), "\n", "\n"+strings.Repeat(" ", widest+2)) + "\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func writeTable(w io.Writer, t table, body string) error {
	var b strings.Builder
	if t.title != "" {
		b.WriteString(t.title + "\n\n")
	}
	if len(t.rows) > 0 {
		for _, line := range strings.Split(body, "\n") {
			b.WriteString(strings.TrimRight(line, " ") + "\n")
		}
	}
	if t.note != "" {
		if len(t.rows) > 0 {
			b.WriteString("\n")
		}
		b.WriteString(t.note + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// columnWidths lowers the widest column, again and again, until a line fits.
func columnWidths(cells [][]string, width int) []int {
	const gap, least = 2, 6
	if len(cells) == 0 {
		return nil
	}
	widths := make([]int, len(cells[0]))
	total := gap * len(widths)
	for i := range widths {
		for _, line := range cells {
			for _, part := range strings.Split(line[i], "\n") {
				widths[i] = max(widths[i], displayWidth(part))
			}
		}
		total += widths[i]
	}
	for width > 0 && total > width {
		widest := 0
		for i := range widths {
			if widths[i] > widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= least {
			break
		}
		widths[widest]--
		total--
	}
	return widths
}

// wrap breaks s into lines of at most width columns. Japanese may be broken anywhere but before a closing mark.
func wrap(s string, width int) string {
	var out strings.Builder
	for n, line := range strings.Split(s, "\n") {
		if n > 0 {
			out.WriteByte('\n')
		}
		used := 0
		for _, r := range line {
			w := text.RuneWidth(r)
			if used+w > width && !strings.ContainsRune("、。」』)）", r) && used > 0 {
				out.WriteByte('\n')
				used = 0
			}
			out.WriteRune(r)
			used += w
		}
	}
	return out.String()
}

// cellText is a cell as text; between stands between the elements of a list.
func cellText(v any, between string) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []string:
		return strings.Join(v, between)
	case []any:
		if len(v) > 0 && nested(v[0]) {
			return string(encode(v))
		}
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = cellText(e, between)
		}
		return strings.Join(parts, between)
	case fmt.Stringer:
		return v.String()
	}
	if nested(v) {
		return string(encode(v))
	}
	return fmt.Sprint(v)
}

// nested says whether a value has parts of its own, which JSON alone can show.
func nested(v any) bool {
	switch reflect.ValueOf(v).Kind() {
	case reflect.Map, reflect.Struct, reflect.Slice:
		return true
	}
	return false
}

// encode is JSON with Japanese and < > & as they are.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return encode(fmt.Sprint(v))
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

// object is one row as a JSON object, its keys in the order of the columns.
func object(t table, row []any) []byte {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, c := range t.columns {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(encode(c.key))
		b.WriteByte(':')
		b.Write(encode(row[i]))
	}
	b.WriteByte('}')
	return b.Bytes()
}

func printJSON(w io.Writer, t table) error {
	var b bytes.Buffer
	b.WriteByte('[')
	for i, row := range t.rows {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(object(t, row))
	}
	b.WriteByte(']')
	var indented bytes.Buffer
	if err := json.Indent(&indented, b.Bytes(), "", "  "); err != nil {
		return fmt.Errorf("write json: %w", err)
	}
	indented.WriteByte('\n')
	_, err := indented.WriteTo(w)
	return err
}

func printJSONL(w io.Writer, t table) error {
	for _, row := range t.rows {
		if _, err := w.Write(append(object(t, row), '\n')); err != nil {
			return err
		}
	}
	return nil
}

func printCSV(w io.Writer, t table) error {
	out := csv.NewWriter(w)
	line := make([]string, len(t.columns))
	for i, c := range t.columns {
		line[i] = c.key
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for _, row := range t.rows {
		for i, v := range row {
			line[i] = cellText(v, "|")
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func printMarkdown(w io.Writer, t table) error {
	escape := strings.NewReplacer("|", `\|`, "\n", "<br>")
	var b strings.Builder
	if t.title != "" {
		b.WriteString("**" + escape.Replace(t.title) + "**\n\n")
	}
	for _, c := range t.columns {
		b.WriteString("| " + escape.Replace(c.title) + " ")
	}
	b.WriteString("|\n" + strings.Repeat("|---", len(t.columns)) + "|\n")
	for _, row := range t.rows {
		for _, v := range row {
			b.WriteString("| " + escape.Replace(cellText(v, "、")) + " ")
		}
		b.WriteString("|\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// displayWidth is the number of terminal columns that s takes.
func displayWidth(s string) int { return text.StringWidth(s) }
