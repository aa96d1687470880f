package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/adrg/xdg"
	"github.com/stretchr/testify/require"

	"kaidan/graph/graphtest"
)

// seconds are the one thing in an answer that differs from run to run.
var seconds = regexp.MustCompile(`in [0-9.]+ s\b`)

// TestReadme runs the examples of README.md: in its console blocks every line "$ kaidan …" must print what stands below it.
func TestReadme(t *testing.T) {
	o := graphtest.Server(t)
	have := readDocument(t, "README.md")
	t.Chdir(repository)
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	t.Setenv("KAIDAN_NEO4J_URI", o.URI)
	t.Setenv("KAIDAN_NEO4J_USER", o.User)
	t.Setenv("KAIDAN_NEO4J_PASSWORD", o.Password)

	var want strings.Builder
	open := false
	for line := range strings.Lines(have) {
		switch {
		case strings.HasPrefix(line, "```console"):
			open = true
		case strings.HasPrefix(line, "```"):
			open = false
		case open && !strings.HasPrefix(line, "$ "):
			continue // what it printed before
		}
		want.WriteString(line)
		if command, ok := strings.CutPrefix(line, "$ kaidan "); open && ok {
			want.WriteString(printed(t, command))
		}
	}
	text := strings.ReplaceAll(want.String(), "\n\n```\n", "\n```\n")
	if *updateDocuments {
		require.NoError(t, os.WriteFile("README.md", []byte(text), 0o644))
		return
	}
	require.Equal(t, seconds.ReplaceAllString(text, ""), seconds.ReplaceAllString(have, ""), "README.md is not up to date: run scripts/generate")
}

// printed is what a person sees after a command, with an empty line behind it.
func printed(t *testing.T, command string) string {
	t.Helper()
	var seen bytes.Buffer
	require.Equal(t, exitFound, run(t.Context(), words(command), strings.NewReader(""), &seen, &seen), "kaidan %s\n%s", command, &seen)
	var b strings.Builder
	for line := range strings.Lines(seen.String()) {
		b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	return b.String() + "\n"
}

// words splits a command line at spaces outside quotes.
func words(command string) []string {
	var list []string
	for _, match := range regexp.MustCompile(`'([^']*)'|"([^"]*)"|(\S+)`).FindAllStringSubmatch(command, -1) {
		list = append(list, match[1]+match[2]+match[3])
	}
	return list
}
