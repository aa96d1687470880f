package queries

import (
	"context"
	"fmt"
	"reflect"

	"kaidan/graph"
)

// Ask is a question with its parameters; it can be run and shown.
type Ask[Row any] struct {
	Question Question
	Params   map[string]any
}

// ask fills a question's parameters; what is not given has the default of the file.
func ask[Row any](name string, params map[string]any) Ask[Row] {
	q, _ := Named(name)
	all := q.Defaults()
	for k, v := range params {
		all[k] = v
	}
	return Ask[Row]{Question: q, Params: all}
}

// Run asks the graph.
func (a Ask[Row]) Run(ctx context.Context, store *graph.Store) ([]Row, error) {
	result, err := store.Query(ctx, a.Question.Cypher, a.Params)
	if err != nil {
		return nil, fmt.Errorf("question %s: %w", a.Question.Name, err)
	}
	rows := make([]Row, len(result.Records))
	for i, record := range result.Records {
		if err := decode(record.AsMap(), reflect.ValueOf(&rows[i]).Elem()); err != nil {
			return nil, fmt.Errorf("question %s: read a row: %w", a.Question.Name, err)
		}
	}
	return rows, nil
}

// Script is the question with its parameters, ready for cypher-shell and Neo4j Browser.
func (a Ask[Row]) Script() string {
	return "// " + a.Question.Ja + "\n" + Script(a.Question.Cypher, a.Params)
}
