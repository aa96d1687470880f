// Package queries asks the graph: one question is one .cypher file and one Go function that returns typed rows.
//
// In go ids of officials, countries and meetings, dates and limits; out come rows with their evidence. The files work
// as they stand in Neo4j Browser and cypher-shell:
//
//	rows, err := queries.Met("wang-yi", nil, queries.Filter{Since: "2023-09-01"}).Run(ctx, store)
package queries
