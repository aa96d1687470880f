package main

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// drawing is an answer as a network: what dot, mermaid, graphml and html show.
type drawing struct {
	nodes []drawnNode
	edges []drawnEdge
	known map[string]bool
}

// drawnNode is a country, official, organisation or meeting; kind is its label in the graph.
type drawnNode struct {
	id, kind, caption string
	date              string // first day, for the timeline
	attrs             [][2]string
}

type drawnEdge struct {
	from, to, label string
	weight          int
}

// add takes a node in, once.
func (d *drawing) add(n drawnNode) {
	if d.known[n.id] {
		return
	}
	if d.known == nil {
		d.known = map[string]bool{}
	}
	d.known[n.id] = true
	d.nodes = append(d.nodes, n)
}

// colours are those of the style for Neo4j Browser.
var colours = map[string]string{"Meeting": "#F16667", "Official": "#57C7E3", "Country": "#F79767", "Organization": "#C990C0", "Topic": "#8DCC93", "Place": "#D9C8AE", "Brief": "#A5ABB6"}

// printDrawing writes a table's drawing.
func printDrawing(w io.Writer, t table, format string) error {
	draw, known := map[string]func(io.Writer, table) error{
		formatDot: printDot, formatMermaid: printMermaid, formatGraphML: printGraphML, formatHTML: printHTML,
	}[format]
	switch {
	case !known:
		return exitCode{exitUsage, fmt.Sprintf("format %q is not known; use one of %s", format, strings.Join(allFormats, ", "))}
	case t.drawing == nil:
		return exitCode{exitUsage, fmt.Sprintf("format %q does not suit this answer; use one of %s", format, strings.Join(tableFormats, ", "))}
	}
	return draw(w, t)
}

func printDot(w io.Writer, t table) error {
	quote := func(s string) string {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
	}
	var b strings.Builder
	b.WriteString("graph kaidan {\n  node [style=filled, fontname=\"sans-serif\"];\n")
	for _, n := range t.drawing.nodes {
		shape := "ellipse"
		if n.kind == "Meeting" {
			shape = "box"
		}
		fmt.Fprintf(&b, "  %s [label=%s, shape=%s, fillcolor=%q];\n", quote(n.id), quote(n.caption), shape, colours[n.kind])
	}
	for _, e := range t.drawing.edges {
		fmt.Fprintf(&b, "  %s -- %s", quote(e.from), quote(e.to))
		if e.label != "" || e.weight > 1 {
			fmt.Fprintf(&b, " [label=%s, penwidth=%d]", quote(e.label), min(e.weight, 8))
		}
		b.WriteString(";\n")
	}
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func printMermaid(w io.Writer, t table) error {
	clean := strings.NewReplacer(`"`, "#quot;", "\n", " ", "[", "(", "]", ")")
	ids := map[string]string{}
	var b strings.Builder
	b.WriteString("graph LR\n")
	for i, n := range t.drawing.nodes {
		ids[n.id] = "n" + strconv.Itoa(i)
		open, end := "([", "])"
		if n.kind == "Meeting" {
			open, end = "[", "]"
		}
		fmt.Fprintf(&b, "  %s%s\"%s\"%s:::%s\n", ids[n.id], open, clean.Replace(n.caption), end, n.kind)
	}
	for _, e := range t.drawing.edges {
		label := ""
		if e.label != "" {
			label = "|\"" + clean.Replace(e.label) + "\"|"
		}
		fmt.Fprintf(&b, "  %s ---%s %s\n", ids[e.from], label, ids[e.to])
	}
	for _, kind := range []string{"Meeting", "Official", "Country", "Organization"} {
		fmt.Fprintf(&b, "  classDef %s fill:%s,color:#222\n", kind, colours[kind])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

type graphmlData struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

type graphmlNode struct {
	XMLName xml.Name      `xml:"node"`
	ID      string        `xml:"id,attr"`
	Data    []graphmlData `xml:"data"`
}

type graphmlEdge struct {
	XMLName xml.Name      `xml:"edge"`
	Source  string        `xml:"source,attr"`
	Target  string        `xml:"target,attr"`
	Data    []graphmlData `xml:"data"`
}

func printGraphML(w io.Writer, t table) error {
	var b strings.Builder
	b.WriteString(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	for _, key := range []string{"label", "name", "date", "status", "kind", "place", "topics", "evidence"} {
		fmt.Fprintf(&b, "  <key id=%q for=\"node\" attr.name=%q attr.type=\"string\"/>\n", key, key)
	}
	b.WriteString("  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"int\"/>\n  <key id=\"office\" for=\"edge\" attr.name=\"office\" attr.type=\"string\"/>\n  <graph id=\"kaidan\" edgedefault=\"undirected\">\n")
	encoder := xml.NewEncoder(&b)
	encoder.Indent("    ", "  ")
	for _, n := range t.drawing.nodes {
		node := graphmlNode{ID: n.id, Data: []graphmlData{{"label", n.kind}, {"name", n.caption}}}
		for _, attr := range n.attrs {
			if attr[1] != "" {
				node.Data = append(node.Data, graphmlData{attr[0], attr[1]})
			}
		}
		if err := encoder.Encode(node); err != nil {
			return fmt.Errorf("write graphml: %w", err)
		}
	}
	for _, e := range t.drawing.edges {
		edge := graphmlEdge{Source: e.from, Target: e.to, Data: []graphmlData{{"weight", strconv.Itoa(e.weight)}}}
		if e.label != "" {
			edge.Data = append(edge.Data, graphmlData{"office", e.label})
		}
		if err := encoder.Encode(edge); err != nil {
			return fmt.Errorf("write graphml: %w", err)
		}
	}
	b.WriteString("\n  </graph>\n</graphml>\n")
	_, err := io.WriteString(w, b.String())
	return err
}
