// Package graph holds kaidan's model (briefs, extractions, meetings) and the Neo4j store that keeps them.
//
// In go [Extraction] values, one a brief; out come nodes and relationships whose schema is the contract that
// analysts write Cypher against. The model itself needs no database:
//
//	date := graph.Date("2023-09")
//	date.Last() // "2023-09-30"
package graph
