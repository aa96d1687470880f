package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
)

//go:embed assets/answer.html
var answerPage string

// cytoscape is the library that draws the network: cytoscape 3.34.4, MIT licence, see NOTICE.
//
//go:embed assets/cytoscape.min.js
var cytoscape string

type htmlNode struct {
	ID      string      `json:"id"`
	Kind    string      `json:"kind"`
	Caption string      `json:"caption"`
	Colour  string      `json:"colour"`
	Date    string      `json:"date"`
	Attrs   [][2]string `json:"attrs"`
}

type htmlEdge struct {
	From   string `json:"from"`
	To     string `json:"to"`
	Label  string `json:"label"`
	Weight int    `json:"weight"`
}

// printHTML writes one page that holds all it needs: timeline, network and table.
func printHTML(w io.Writer, t table) error {
	page, err := template.New("answer").Parse(answerPage)
	if err != nil {
		return fmt.Errorf("read the page's template: %w", err)
	}
	var drawn struct {
		Nodes []htmlNode `json:"nodes"`
		Edges []htmlEdge `json:"edges"`
	}
	for _, n := range t.drawing.nodes {
		drawn.Nodes = append(drawn.Nodes, htmlNode{n.id, n.kind, n.caption, colours[n.kind], n.date, n.attrs})
	}
	drawn.Edges = []htmlEdge{}
	for _, e := range t.drawing.edges {
		drawn.Edges = append(drawn.Edges, htmlEdge{e.from, e.to, e.label, e.weight})
	}
	lang, titles := "ja", [3]string{"年表", "つながり", "一覧"}
	if t.lang == "en" {
		lang, titles = "en", [3]string{"Timeline", "Network", "Table"}
	}
	title, summary, _ := strings.Cut(t.title, "\n")
	data := map[string]any{
		"Lang": lang, "Title": title, "Summary": summary, "TimelineTitle": titles[0], "NetworkTitle": titles[1], "TableTitle": titles[2],
		"Library": template.JS(cytoscape), //nolint:gosec // our own asset
		"Drawing": drawn, "Columns": pageHead(t), "Rows": pageRows(t),
	}
	if err := page.Execute(w, data); err != nil {
		return fmt.Errorf("write html: %w", err)
	}
	return nil
}

// pageColumns are those that people read; what is nested stands in the network's details.
func pageColumns(t table) []int {
	var at []int
	for i, c := range t.columns {
		switch c.key {
		case "start", "end", "mode", "name", "meeting", "evidence", "reports", "officials", "nr":
		default:
			at = append(at, i)
		}
	}
	return at
}

func pageHead(t table) []string {
	var head []string
	for _, i := range pageColumns(t) {
		head = append(head, t.columns[i].title)
	}
	return head
}

func pageRows(t table) [][]string {
	rows := make([][]string, 0, len(t.rows))
	for _, row := range t.rows {
		var cells []string
		for _, i := range pageColumns(t) {
			cells = append(cells, cellText(row[i], "、"))
		}
		rows = append(rows, cells)
	}
	return rows
}
