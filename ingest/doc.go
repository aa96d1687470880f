// Package ingest reads a brief and says which countries, officials and meetings it tells of.
//
// In goes a [graph.Brief], out comes a [graph.Extraction] whose every fact carries its statements. It is pure: no
// database, no network, no clock, no printing; the same brief gives the same extraction.
//
//	x, err := ingest.New(gaz)
//	ex := x.Extract(brief)
//
// The stages stand in files of their own, in the order in which they run: normalize, token, mention, link, coref, when,
// meeting, merge.
package ingest
