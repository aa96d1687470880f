package queries

import (
	"fmt"
	"strings"
)

// CookbookDocument is COOKBOOK.md, made of the recipes.
func CookbookDocument() string {
	var b strings.Builder
	b.WriteString(`# Cookbook

Queries ready to use: in cypher-shell and Neo4j Browser as they stand here, by name with ` + "`kaidan cookbook NAME`" + `, and as
favourites of the Browser that ` + "`kaidan db browse`" + ` opens. Generated from queries/cookbook/; every one is run by a test.
The graph's labels, relationships and properties: ` + "`kaidan schema`" + `.

`)
	for _, r := range Cookbook() {
		fmt.Fprintf(&b, "- [%s: %s](#%s)\n", r.Ja, r.En, r.Name)
	}
	for _, r := range Cookbook() {
		fmt.Fprintf(&b, "\n## %s\n\n%s. %s\n\n```cypher\n%s```\n", r.Name, r.Ja, sentence(r.En), Script(r.Cypher, r.ExampleValues()))
	}
	return b.String()
}

// QuestionsDocument is docs/QUESTIONS.md, made of the headers of the named questions.
func QuestionsDocument() string {
	var b strings.Builder
	b.WriteString(`# Questions

Each named question is one file in queries/, which the commands run as it stands; ` + "`--cypher`" + ` prints it with the parameters of
the moment. Generated from the headers of those files.
`)
	for _, q := range All() {
		fmt.Fprintf(&b, "\n## %s\n\n%s. %s\n\n    %s\n", q.Name, q.Ja, sentence(q.En), q.Example)
		if len(q.Params) == 0 {
			continue
		}
		b.WriteString("\n| parameter | type | default | meaning |\n|---|---|---|---|\n")
		for _, p := range q.Params {
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", p.Name, p.Type, code(p.Default), strings.ReplaceAll(p.Doc, "|", `\|`))
		}
	}
	return b.String()
}

func sentence(text string) string {
	if strings.HasSuffix(text, "?") || strings.HasSuffix(text, ".") {
		return text
	}
	return text + "."
}

func code(text string) string {
	if text == "" {
		return ""
	}
	return "`" + text + "`"
}
