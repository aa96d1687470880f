package main

import (
	"fmt"
	"io"
)

// drawing is an answer as a network: what dot, mermaid, graphml and html show.
type drawing struct {
	nodes []drawnNode
	edges []drawnEdge
}

// drawnNode is a country, official, organisation or meeting; kind is its label in the graph.
type drawnNode struct {
	id, kind, caption string
	attrs             [][2]string
}

type drawnEdge struct {
	from, to, label string
	weight          int
}

// printDrawing writes a table's drawing.
func printDrawing(_ io.Writer, t table, format string) error {
	if t.drawing == nil {
		return exitCode{exitUsage, fmt.Sprintf("format %q does not suit this answer; use one of %v", format, tableFormats)}
	}
	return exitCode{exitUsage, fmt.Sprintf("format %q is not known; use one of %v", format, allFormats)}
}
