package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// room says what a package may import: of this project, and of others by prefix. The standard library is free.
type room struct {
	project, outside []string
}

// rooms is the table of ARCHITECTURE.md. Arrows go one way: cmd → queries/ask → queries, ingest → graph.
var rooms = map[string]room{
	"graph":            {nil, []string{neo4jDriver}},
	"graph/local":      {nil, []string{neo4jDriver, "github.com/adrg/xdg"}},
	"graph/graphtest":  {[]string{"graph", "graph/local"}, []string{neo4jDriver, "github.com/stretchr/testify"}},
	"ingest":           {[]string{"graph", "ingest/gazetteer"}, []string{"golang.org/x/text"}},
	"ingest/identity":  {[]string{"graph"}, nil},
	"ingest/gazetteer": {[]string{"graph"}, []string{"golang.org/x/text"}},
	"ingest/score":     {[]string{"graph"}, nil},
	"queries":          {[]string{"graph"}, []string{neo4jDriver}},
	"queries/ask":      {[]string{"queries", "ingest", "ingest/gazetteer", "graph"}, []string{"golang.org/x/text/unicode/norm"}},
	"configs":          {nil, []string{"github.com/spf13/viper", "github.com/spf13/pflag"}},
	"seeds":            {nil, nil},
}

const neo4jDriver = "github.com/neo4j/neo4j-go-driver"

func TestImportsGoOneWay(t *testing.T) {
	cmd := exec.CommandContext(t.Context(), "go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "kaidan/...")
	out, err := cmd.Output()
	require.NoError(t, err)
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		name := strings.TrimPrefix(fields[0], "kaidan/")
		if strings.HasPrefix(name, "cmd/") {
			continue // wiring: may import all
		}
		r, ok := rooms[name]
		require.True(t, ok, "package %s has no room: add it to the table here and in ARCHITECTURE.md, with its reason", name)
		for _, imported := range fields[1:] {
			require.True(t, r.allows(imported), "%s must not import %s", name, imported)
		}
	}
}

func (r room) allows(path string) bool {
	if own, ok := strings.CutPrefix(path, "kaidan/"); ok {
		return slices.Contains(r.project, own)
	}
	host, _, _ := strings.Cut(path, "/")
	if !strings.Contains(host, ".") {
		return host != "log" // only the program logs
	}
	return slices.ContainsFunc(r.outside, func(prefix string) bool { return strings.HasPrefix(path, prefix) })
}
