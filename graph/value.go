package graph

import (
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Values go to the database in these forms: an absent text, number or truth is null, an absent list empty.

func text[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return string(s)
}

func orNil(b bool) any {
	if !b {
		return nil
	}
	return true
}

func pointer(n *int) any {
	if n == nil {
		return nil
	}
	return *n
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func ints(n []int) []int {
	if n == nil {
		return []int{}
	}
	return n
}

func stringsOf[T ~string](ids []T) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = string(id)
	}
	return all
}

// date is a DATE value of a day YYYY-MM-DD; null where there is none.
func date(day string) any {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return nil
	}
	return neo4j.DateOf(t)
}

// Values come back in these forms.

func dayOf(v any) string {
	if d, ok := v.(neo4j.Date); ok {
		return d.Time().Format(time.DateOnly)
	}
	return ""
}

func number(v any) int {
	n, _ := v.(int64)
	return int(n)
}

func optional(v any) *int {
	if v == nil {
		return nil
	}
	n := number(v)
	return &n
}

func texts(v any) []string {
	values, _ := v.([]any)
	var all []string
	for _, value := range values {
		s, _ := value.(string)
		all = append(all, s)
	}
	return all
}

func numbers(v any) []int {
	values, _ := v.([]any)
	var all []int
	for _, value := range values {
		all = append(all, number(value))
	}
	return all
}
