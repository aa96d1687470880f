package graph

import (
	"fmt"
	"strings"
)

// Markdown is the schema as a document: a picture, a table for each label and type, the indexes.
func (s SchemaTable) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# The graph\n\nSchema version %d. Made from `graph/schema.go`; edit that.\n\n```mermaid\n%s```\n\n## Nodes\n", s.Version, s.Mermaid())
	for _, n := range s.Nodes {
		fmt.Fprintf(&b, "\n### (:%s {%s})\n\n%s\n", n.Label, n.Key, sentence(n.Doc))
		propertyTable(&b, n.Properties)
	}
	b.WriteString("\n## Relationships\n")
	for _, r := range s.Relationships {
		fmt.Fprintf(&b, "\n### (:%s)-[:%s]->(:%s)\n\n%s\n", strings.Join(r.From, "|"), r.Type, strings.Join(r.To, "|"), sentence(r.Doc))
		propertyTable(&b, r.Properties)
	}
	b.WriteString("\n## Constraints and indexes\n\n| name | serves | statement |\n|---|---|---|\n")
	for _, i := range s.Indexes {
		fmt.Fprintf(&b, "| %s | %s | `` %s `` |\n", i.Name, i.Doc, strings.ReplaceAll(i.Cypher, "|", `\|`))
	}
	return b.String()
}

// Mermaid is the schema as a picture in Mermaid's flowchart language.
func (s SchemaTable) Mermaid() string {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	for _, n := range s.Nodes {
		fmt.Fprintf(&b, "  %s([%s])\n", n.Label, n.Label)
	}
	for _, r := range s.Relationships {
		if len(r.From) == len(r.To) && len(r.From) > 1 { // between likes
			for _, end := range r.From {
				fmt.Fprintf(&b, "  %s -->|%s| %s\n", end, r.Type, end)
			}
			continue
		}
		for _, from := range r.From {
			for _, to := range r.To {
				fmt.Fprintf(&b, "  %s -->|%s| %s\n", from, r.Type, to)
			}
		}
	}
	return b.String()
}

func propertyTable(b *strings.Builder, list []Property) {
	if len(list) == 0 {
		return
	}
	b.WriteString("\n| property | type | meaning |\n|---|---|---|\n")
	for _, p := range list {
		fmt.Fprintf(b, "| %s | %s | %s |\n", p.Name, p.Type, strings.ReplaceAll(p.Doc, "|", `\|`))
	}
}

func sentence(text string) string { return strings.ToUpper(text[:1]) + text[1:] + "." }
