package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// pictured is an answer with a network of three.
func pictured() table {
	t := sample
	t.title = "王毅が出席した会談 </script>"
	t.drawing = &drawing{}
	t.drawing.add(drawnNode{id: "m", kind: "Meeting", caption: "2023-09-18 中ロ 外相会談（モスクワ）", date: "2023-09-18", attrs: [][2]string{{"place", "モスクワ"}}})
	t.drawing.add(drawnNode{id: "wang-yi", kind: "Official", caption: "王毅"})
	t.drawing.add(drawnNode{id: "lavrov", kind: "Official", caption: "ラブロフ"})
	t.drawing.edges = []drawnEdge{{"wang-yi", "m", "外相", 1}, {"lavrov", "m", "外相", 1}}
	return t
}

// TestHTMLInChromium opens the page that a person would mail: it draws, and needs nothing from anywhere.
func TestHTMLInChromium(t *testing.T) {
	var page strings.Builder
	require.NoError(t, printHTML(&page, pictured()))
	for _, outside := range []string{`src="http`, `href="http`, "@import", "</script> </h1>"} {
		require.NotContains(t, page.String(), outside)
	}
	program := chromiumProgram(t)
	path := filepath.Join(t.TempDir(), "answer.html")
	require.NoError(t, os.WriteFile(path, []byte(page.String()), 0o600))
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	dom, err := exec.CommandContext(ctx, program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
		"--user-data-dir="+t.TempDir(), "--virtual-time-budget=8000", "--dump-dom", "file://"+path).Output()
	require.NoError(t, err)
	require.Contains(t, string(dom), `data-drawn="3"`)
	require.Contains(t, string(dom), "<canvas")
	require.Contains(t, string(dom), `title="2023-09-18 中ロ 外相会談（モスクワ）"`)
}

func TestDrawings(t *testing.T) {
	tests := []struct{ format, want string }{
		{formatDot, `"wang-yi" -- "m" [label="外相", penwidth=1];`},
		{formatMermaid, `n1 ---|"外相"| n0`},
		{formatGraphML, `<node id="wang-yi">`},
	}
	for _, tt := range tests {
		t.Run(tt.format, func(t *testing.T) {
			var out strings.Builder
			require.NoError(t, printDrawing(&out, pictured(), tt.format))
			require.Contains(t, out.String(), tt.want)
		})
	}
	require.ErrorContains(t, printDrawing(&strings.Builder{}, sample, formatDot), "does not suit")
	require.ErrorContains(t, printDrawing(&strings.Builder{}, pictured(), "pdf"), "not known")
}

func TestSplitWords(t *testing.T) {
	words, err := splitWords(`about "日中韓 首脳会談" --who　王毅`)
	require.NoError(t, err)
	require.Equal(t, []string{"about", "日中韓 首脳会談", "--who", "王毅"}, words)
	_, err = splitWords(`met "王毅`)
	require.Error(t, err)
}
