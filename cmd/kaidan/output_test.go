package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var sample = table{
	columns: []column{{"name", "名前"}, {"place", "場所"}, {"topics", "議題"}, {"count", "件数"}},
	rows: [][]any{
		{"セルゲイ・ラブロフ", "モスクワ", []string{"協力関係の強化", "ウクライナ情勢"}, 2},
		{"Jake <Sullivan>", nil, []string{}, 1},
	},
}

func TestPrint(t *testing.T) {
	tests := []struct {
		format, want string
	}{
		{formatTable, "セルゲイ・ラブロフ  モスクワ  協力関係の強化、ウクライナ情勢  2\n"},
		{formatJSON, "[\n  {\n    \"name\": \"セルゲイ・ラブロフ\",\n    \"place\": \"モスクワ\",\n    \"topics\": [\n      \"協力関係の強化\",\n      \"ウクライナ情勢\"\n    ],\n    \"count\": 2\n  },"},
		{formatJSONL, `{"name":"Jake <Sullivan>","place":null,"topics":[],"count":1}`},
		{formatCSV, "name,place,topics,count\nセルゲイ・ラブロフ,モスクワ,協力関係の強化|ウクライナ情勢,2\n"},
		{formatMarkdown, "| 名前 | 場所 | 議題 | 件数 |\n|---|---|---|---|\n"},
	}
	for _, tt := range tests {
		t.Run(tt.format, func(t *testing.T) {
			var out, errOut strings.Builder
			a := &app{out: &out, err: &errOut}
			require.NoError(t, a.print(sample, tt.format))
			require.Contains(t, out.String(), tt.want)
		})
	}
}

func TestPrintTableFits(t *testing.T) {
	t.Setenv("NO_COLOR", "1")
	for _, width := range []int{20, 30, 40, 50, 60} {
		var out strings.Builder
		require.NoError(t, printTable(&out, sample, width))
		for _, line := range strings.Split(out.String(), "\n") {
			require.LessOrEqual(t, displayWidth(line), width+2, "%q", line)
		}
	}
}

func TestPrintTableNarrow(t *testing.T) {
	var out strings.Builder
	require.NoError(t, printTable(&out, sample, 30))
	require.Equal(t, "名前  セルゲイ・ラブロフ\n場所  モスクワ\n議題  協力関係の強化、ウクライ\n      ナ情勢\n件数  2\n\n名前  Jake <Sullivan>\n件数  1\n", out.String())
	t.Setenv("COLUMNS", "30")
	require.Equal(t, 30, lineWidth(&out))
	t.Setenv("COLUMNS", "")
	require.Zero(t, lineWidth(&out))
}

func TestPrintEmpty(t *testing.T) {
	var out strings.Builder
	a := &app{out: &out, err: &out}
	require.NoError(t, a.print(table{columns: sample.columns}, formatJSON))
	require.Equal(t, "[]\n", out.String())
}
