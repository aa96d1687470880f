package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/spf13/cobra"

	"kaidan/graph"
	"kaidan/queries"
)

// analystCommands are for those who write Cypher.
func analystCommands(a *app) []*cobra.Command {
	return []*cobra.Command{cypherCommand(a), cookbookCommand(a), schemaCommand(a)}
}

func cypherCommand(a *app) *cobra.Command {
	var write bool
	var params []string
	return a.command(&cobra.Command{
		Use:   "cypher QUERY|FILE|-",
		Short: "Run a Cypher query, read-only unless --write",
		Long: `Run a query given as text, as a file, or on standard input (-). The server refuses writes unless --write is given.
It is given up after query.timeout; --limit 0 prints all rows. The keys of JSON and CSV are the RETURN names in their
order.`,
		Example: `  kaidan cypher 'MATCH (m:Meeting) RETURN m.status AS status, count(*) AS n'
  kaidan cypher query.cypher --param name=王毅 --format csv
  echo 'MATCH (c:Country) RETURN c.code' | kaidan cypher -`,
		Args: cobra.ExactArgs(1),
	}, tableFormats, func(q *asking, c *cobra.Command) {
		c.Flags().BoolVar(&write, "write", false, "allow the query to change the graph")
		c.Flags().StringArrayVarP(&params, "param", "p", nil, "a parameter: name=value; numbers, true, null, [..] and {..} are read as JSON")
		c.Flags().IntVar(&q.limit, "limit", 1000, "rows at most; 0: all")
	}, func(ctx context.Context, q *asking, args []string) error {
		text, err := q.readQuery(args[0])
		if err != nil {
			return err
		}
		values, err := q.readParams(params)
		if err != nil {
			return err
		}
		if q.cypher {
			_, err := fmt.Fprint(q.out, queries.Script(text, values))
			return err
		}
		return q.free(ctx, text, values, write)
	})
}

// readQuery is the query itself, a file's text, or standard input's.
func (q *asking) readQuery(arg string) (string, error) {
	if arg == "-" {
		data, err := io.ReadAll(q.app.in)
		if err != nil {
			return "", fmt.Errorf("read the query from standard input: %w", err)
		}
		return string(data), nil
	}
	if strings.ContainsAny(arg, " \n(") {
		return arg, nil
	}
	data, err := os.ReadFile(arg)
	if err != nil {
		return "", exitCode{exitError, q.text(msgQueryFile, err)}
	}
	return string(data), nil
}

// readParams reads name=value; a value that is JSON counts as such, else it is text.
func (q *asking) readParams(params []string) (map[string]any, error) {
	values := map[string]any{}
	for _, p := range params {
		name, text, ok := strings.Cut(p, "=")
		if !ok || name == "" {
			return nil, exitCode{exitUsage, q.text(msgBadParam, p)}
		}
		if n, err := strconv.ParseInt(text, 10, 64); err == nil {
			values[name] = n
			continue
		}
		var v any
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			v = text
		}
		values[name] = v
	}
	return values, nil
}

// free runs a user's statement and prints its rows.
func (q *asking) free(ctx context.Context, cypher string, params map[string]any, write bool) error {
	st := graph.Statement{Cypher: strings.TrimSuffix(strings.TrimSpace(cypher), ";"), Params: params, Write: write, Timeout: q.config.Query.Timeout}
	a, err := queries.Free{Statement: st, Limit: q.limit}.Run(ctx, q.store)
	if err != nil {
		return q.remedy(err)
	}
	t := table{rows: a.Rows}
	for _, key := range a.Columns {
		t.columns = append(t.columns, column{key, key})
	}
	if a.Cut {
		t.note = q.text(msgCut, q.limit)
	}
	if len(t.rows) == 0 && !write {
		return q.finish(t)
	}
	return q.print(t, q.format)
}

// remedy adds what to do to errors of the server that users meet.
func (q *asking) remedy(err error) error {
	var server *neo4j.Neo4jError
	if !errors.As(err, &server) {
		return err
	}
	switch {
	case strings.Contains(server.Code, "AccessMode"), strings.Contains(server.Msg, "read access mode"):
		return exitCode{exitError, q.text(msgCypherWrites)}
	case strings.Contains(server.Code, "ParameterMissing"):
		return exitCode{exitError, q.text(msgCypherParam, server.Msg)}
	case strings.Contains(server.Code, "TransactionTimedOut"):
		return exitCode{exitError, q.text(msgCypherSlow)}
	case strings.Contains(server.Code, "SyntaxError"):
		return fmt.Errorf("cypher: %s", server.Msg)
	}
	return err
}

func cookbookCommand(a *app) *cobra.Command {
	return a.command(&cobra.Command{
		Use:   "cookbook [NAME]",
		Short: "Useful queries: list them, or run one",
		Long: `Queries ready to use, as in COOKBOOK.md and the favourites of Neo4j Browser. Without a name it lists them; with one it
runs it with the parameters of its example; --cypher prints it instead.`,
		Example: "  kaidan cookbook\n  kaidan cookbook most-met-pairs\n  kaidan cookbook most-met-pairs --cypher",
		Args:    cobra.MaximumNArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, r := range queries.Cookbook() {
				names = append(names, r.Name+"\t"+r.Ja)
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}, tableFormats, func(q *asking, c *cobra.Command) {
		c.Flags().IntVar(&q.limit, "limit", 0, "rows at most")
	}, func(ctx context.Context, q *asking, args []string) error {
		if len(args) == 0 {
			t := table{columns: q.columns("name", "title")}
			for _, r := range queries.Cookbook() {
				t.rows = append(t.rows, []any{r.Name, q.text(message{r.Ja, r.En})})
			}
			t.note = q.text(msgRunRecipe)
			return q.print(t, q.format)
		}
		recipe, ok := queries.Named(args[0])
		if !ok {
			return exitCode{exitUsage, q.text(msgNoRecipe, args[0])}
		}
		if q.cypher {
			_, err := fmt.Fprint(q.out, recipe.Browser())
			return err
		}
		return q.free(ctx, recipe.Cypher, recipe.ExampleValues(), false)
	})
}

func schemaCommand(a *app) *cobra.Command {
	return a.command(&cobra.Command{
		Use:     "schema",
		Short:   "Labels, relationships and properties of the graph, with counts",
		Long:    "What is in the graph: each label and relationship with its properties and how many there are.\nJSON keys: type (node, relationship), name, count, properties, doc.",
		Example: "  kaidan schema\n  kaidan schema --format markdown",
		Args:    cobra.NoArgs,
	}, tableFormats, nil, func(ctx context.Context, q *asking, _ []string) error {
		counts, err := queries.Counts(ctx, q.store)
		if err != nil {
			return err
		}
		schema := graph.Schema()
		t := table{title: fmt.Sprintf("schema %d", schema.Version), columns: q.columns("type", "name", "count", "properties", "doc")}
		for _, n := range schema.Nodes {
			t.rows = append(t.rows, []any{"node", ":" + n.Label, counts[n.Label], propertyNames(n.Properties), n.Doc})
		}
		for _, r := range schema.Relationships {
			t.rows = append(t.rows, []any{"relationship", fmt.Sprintf("(:%s)-[:%s]->(:%s)", strings.Join(r.From, "|"), r.Type, strings.Join(r.To, "|")), counts[r.Type], propertyNames(r.Properties), r.Doc})
		}
		return q.print(t, q.format)
	})
}

func propertyNames(properties []graph.Property) []string {
	names := make([]string, len(properties))
	for i, p := range properties {
		names[i] = p.Name
	}
	return names
}
