package queries_test

import (
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// collect puts the operators of a plan into a map, with their details.
func collect(p neo4j.Plan, operators map[string]string) {
	name := strings.TrimSuffix(p.Operator(), "@neo4j")
	operators[name] += fmt.Sprint(p.Arguments()["Details"]) + "\n"
	for _, child := range p.Children() {
		collect(child, operators)
	}
}
