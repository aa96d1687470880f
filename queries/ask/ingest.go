package ask

import (
	"kaidan/graph"
	"kaidan/ingest"
)

// UseIngest lets the reader find actors in Japanese questions as ingest finds them in briefs: what the scan of the
// gazetteer's forms left out is added, and what it left open is decided. The dictionary is loaded at the first such
// question; without it the scan alone serves.
func (r *Reader) UseIngest() {
	var extractor *ingest.Extractor
	r.Mentions = func(text string, on graph.Date) []graph.Mention {
		if extractor == nil {
			x, err := ingest.New(r.Index.gaz)
			if err != nil {
				return nil
			}
			extractor = x
		}
		return extractor.Extract(graph.Brief{Published: on, Statements: []string{text}}).Mentions
	}
}
