package main

import (
	"fmt"
	"iter"
	"slices"

	"kaidan/graph"
	"kaidan/ingest"
)

// input is what the paths of a command line name.
type input struct {
	a       *app
	paths   []string
	options ingest.ReadOptions
}

func (a *app) newInput(paths []string, published graph.Date) *input {
	in := &input{a: a, paths: paths, options: ingest.ReadOptions{Published: published}}
	in.options.OnEncoding = func(name, encoding string) { fmt.Fprintf(a.err, "kaidan: %s is %s; read as such\n", name, encoding) }
	return in
}

// briefs reads all of it; an error is one piece of bad input.
func (in *input) briefs() iter.Seq2[graph.Brief, error] {
	return ingest.ReadPaths(in.paths, in.a.in, in.options)
}

// count is how many briefs there are, for a display of progress: 0 where there is none, or where input can be read only
// once.
func (in *input) count() (total int64) {
	if terminalWidth(in.a.err) == 0 || slices.Contains(in.paths, "-") {
		return 0
	}
	for _, err := range ingest.ReadPaths(in.paths, in.a.in, ingest.ReadOptions{Published: in.options.Published}) {
		if err == nil {
			total++
		}
	}
	return total
}
