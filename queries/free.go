package queries

import (
	"context"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"kaidan/graph"
)

// Free is a statement of the user's own and the rows it may have; Limit 0 is no limit.
type Free struct {
	graph.Statement
	Limit int
}

// Answer is what a free statement returns, in the order of its RETURN.
type Answer struct {
	Columns []string
	Rows    [][]any
	Cut     bool // there were more rows than the limit
}

// Run runs a free statement.
func (f Free) Run(ctx context.Context, store *graph.Store) (Answer, error) {
	var a Answer
	keys, err := store.Run(ctx, f.Statement, func(record *neo4j.Record) bool {
		if f.Limit > 0 && len(a.Rows) == f.Limit {
			a.Cut = true
			return false
		}
		row := make([]any, len(record.Values))
		for i, v := range record.Values {
			row[i] = Plain(v)
		}
		a.Rows = append(a.Rows, row)
		return true
	})
	if err != nil {
		return a, fmt.Errorf("cypher: %w", err)
	}
	a.Columns = keys
	return a, nil
}

// Plain is a value of the database as JSON has it: dates as text, nodes as maps of their properties with their labels,
// relationships with their type, ways as lists.
func Plain(v any) any {
	switch v := v.(type) {
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = Plain(e)
		}
		return list
	case map[string]any:
		return plainMap(v, nil)
	case dbtype.Node:
		return plainMap(v.Props, map[string]any{"_labels": v.Labels})
	case dbtype.Relationship:
		return plainMap(v.Props, map[string]any{"_type": v.Type})
	case dbtype.Path:
		var way []any
		for i, node := range v.Nodes {
			way = append(way, Plain(node))
			if i < len(v.Relationships) {
				way = append(way, Plain(v.Relationships[i]))
			}
		}
		return way
	case dbtype.Date:
		return v.String()
	case time.Time:
		return v.Format(time.RFC3339)
	case fmt.Stringer:
		return v.String()
	}
	return v
}

func plainMap(properties, more map[string]any) map[string]any {
	m := make(map[string]any, len(properties)+len(more))
	for k, v := range properties {
		m[k] = Plain(v)
	}
	for k, v := range more {
		m[k] = v
	}
	return m
}
