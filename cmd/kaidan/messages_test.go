package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
)

// TestMessages holds that each message of the catalogue says the same values in both languages.
func TestMessages(t *testing.T) {
	source, err := os.ReadFile("messages.go")
	require.NoError(t, err)
	pair := regexp.MustCompile(`message\{("(?:[^"\\]|\\.)*"|` + "`[^`]*`" + `), ("(?:[^"\\]|\\.)*"|` + "`[^`]*`" + `)\}`)
	verb := regexp.MustCompile(`%[a-z]`)
	verbs := func(text string) []string { return verb.FindAllString(strings.ReplaceAll(text, "%q", "%s"), -1) }
	found := pair.FindAllStringSubmatch(string(source), -1)
	require.Greater(t, len(found), 60)
	for _, m := range found {
		require.Equal(t, verbs(m[1]), verbs(m[2]), m[0])
		require.True(t, strings.ContainsFunc(m[1], func(r rune) bool { return r > unicode.MaxASCII }) || strings.Contains(m[1], "ID"), m[0])
	}
}

// TestWrongUse runs wrong command lines that need no graph, in both languages.
func TestWrongUse(t *testing.T) {
	t.Setenv("KAIDAN_CONFIG", "")
	t.Setenv("KAIDAN_OUTPUT_LANG", "")
	tests := []struct{ line, ja, en string }{
		{"met", "引数は1個以上必要（いま0個）。使い方: `kaidan met --help`", "requires at least 1 arg(s), only received 0; see `kaidan met --help`"},
		{"between 日本", "引数は2個必要（いま1個）", "accepts 2 arg(s), received 1"},
		{"show a b", "引数は1個必要（いま2個）", "accepts 1 arg(s), received 2"},
		{"timeline x", `余分な引数 "x"`, `one argument too many: "x"`},
		{"met 王毅 --bogus", "オプション --bogus はない。使い方", "unknown flag: --bogus; see"},
		{"met 王毅 --sinse 2023", "もしかして --since", "did you mean --since"},
		{"met 王毅 -x", "オプション -x はない", "unknown flag: -x"},
		{"met 王毅 --limit abc", `"abc" は --limit の値にならない。数を書く`, `"abc" is no value for --limit: want a number`},
		{"met 王毅 --limit -1", "負の数は使えない", "must not be negative"},
		{"met 王毅 --format xml", `形式 "xml" はない`, `format "xml" is not known`},
		{"stats --format dot", `形式 "dot" はこの答えに合わない`, `format "dot" does not suit this answer`},
		{"mett 王毅", "コマンド mett はない。もしかして met", `no command "mett"; did you mean met`},
		{"王毅は誰と会ったか", "文で聞くには: kaidan ask '王毅は誰と会ったか'", "to ask in words: kaidan ask '王毅は誰と会ったか'"},
	}
	for _, tt := range tests {
		for lang, want := range map[string]string{"ja": tt.ja, "en": tt.en} {
			var out, errOut strings.Builder
			code := run(t.Context(), append(strings.Fields(tt.line), "--lang="+lang), strings.NewReader(""), &out, &errOut)
			require.NotZero(t, code, tt.line)
			require.Contains(t, errOut.String(), want)
			require.Empty(t, out.String())
		}
		var errOut strings.Builder
		run(t.Context(), strings.Fields(tt.line), strings.NewReader(""), &errOut, &errOut)
		require.Contains(t, errOut.String(), tt.ja, "Japanese unless told otherwise")
	}
}

// TestLanguage finds the language even where the command line cannot be read.
func TestLanguage(t *testing.T) {
	t.Setenv("KAIDAN_CONFIG", "")
	t.Setenv("KAIDAN_OUTPUT_LANG", "en")
	for line, want := range map[string]string{
		"met": "en", "met --bogus --lang ja": "ja", "met --lang=ja": "ja", "met --lang fr": "en", "met --lang": "en",
	} {
		require.Equal(t, want, (&app{args: strings.Fields(line)}).language(), line)
	}
}
