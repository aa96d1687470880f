package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestWordAt: the editor counts characters, and names are Japanese.
func TestWordAt(t *testing.T) {
	tests := []struct {
		line                string
		pos                 int
		before, word, after string
	}{
		{"me", 2, "", "me", ""},
		{"met 王", 5, "met ", "王", ""},
		{"between 日本 中", 12, "between 日本 ", "中", ""},
		{"met 王 --since 2023", 5, "met ", "王", " --since 2023"},
		{"MATCH (m:Mee", 12, "MATCH (m:", "Mee", ""},
	}
	for _, tt := range tests {
		t.Run(tt.line, func(t *testing.T) {
			before, word, after := wordAt(tt.line, tt.pos)
			require.Equal(t, []string{tt.before, tt.word, tt.after}, []string{before, word, after})
		})
	}
}

// TestShellCompletes what needs no graph: commands, flags, recipes, labels.
func TestShellCompletes(t *testing.T) {
	q := &asking{app: &app{}}
	root := newRoot(q.app)
	tests := []struct {
		before, word string
		want         []string
	}{
		{"", "betw", []string{"between "}},
		{"met 王毅 ", "--si", []string{"--since"}},
		{"cookbook ", "summ", []string{"summits"}},
		{"MATCH (m:", "Mee", []string{"Meeting"}},
		{"MATCH (m:Meeting) RETURN m.", "conflicted", []string{"conflicted"}},
	}
	for _, tt := range tests {
		t.Run(tt.before+tt.word, func(t *testing.T) {
			require.Equal(t, tt.want, q.complete(t.Context(), tt.before, tt.word, root))
		})
	}
}
