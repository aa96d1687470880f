package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/adrg/xdg"
	"github.com/peterh/liner"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kaidan/graph"
	"kaidan/queries"
)

func shellCommand(a *app) *cobra.Command {
	return a.command(&cobra.Command{
		Use:   "shell",
		Short: "A prompt for questions, commands and Cypher, with history and completion",
		Long: `A prompt. A line is a command without the word kaidan (met 王毅), a question in plain language, or Cypher, which ends
with a semicolon and may take several lines. Tab completes commands, labels, relationship types, properties and names.
Cypher reads only. exit or Ctrl-D ends it.`,
		Example: "  kaidan shell",
		Args:    cobra.NoArgs,
	}, tableFormats, nil, func(ctx context.Context, q *asking, _ []string) error {
		return q.shell(ctx)
	})
}

// reader gives lines; it is the line editor on a terminal, else plain standard input.
type lineReader interface {
	Prompt(string) (string, error)
}

type plainLines struct{ *bufio.Scanner }

func (p plainLines) Prompt(string) (string, error) {
	if p.Scan() {
		return p.Text(), nil
	}
	if p.Err() != nil {
		return "", p.Err()
	}
	return "", io.EOF
}

func (q *asking) shell(ctx context.Context) error {
	var lines lineReader = plainLines{bufio.NewScanner(q.app.in)}
	if in, ok := q.app.in.(*os.File); ok && terminalWidth(in) > 0 {
		editor := liner.NewLiner()
		defer editor.Close() //nolint:errcheck // the terminal is restored
		editor.SetCtrlCAborts(true)
		editor.SetTabCompletionStyle(liner.TabPrints)
		editor.SetWordCompleter(q.completer(ctx))
		defer keepHistory(editor)()
		fmt.Fprintln(q.out, q.text(msgPrompt))
		lines = editor
	}
	var statement string
	for ctx.Err() == nil {
		prompt := "kaidan> "
		if statement != "" {
			prompt = "   ...> "
		}
		line, err := lines.Prompt(prompt)
		switch {
		case errors.Is(err, liner.ErrPromptAborted):
			statement = ""
			continue
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("read a line: %w", err)
		}
		if editor, ok := lines.(*liner.State); ok && strings.TrimSpace(line) != "" {
			editor.AppendHistory(line)
		}
		statement = strings.TrimSpace(statement + "\n" + line)
		if statement == "exit" || statement == "quit" {
			return nil
		}
		if statement == "" || cypherStart.MatchString(statement) && !strings.HasSuffix(statement, ";") {
			continue
		}
		q.report(q.line(ctx, statement))
		statement = ""
	}
	return nil
}

// cypherStart tells Cypher from commands and questions.
var cypherStart = regexp.MustCompile(`(?i)^(match|optional match|return|with|call|unwind|show|explain|profile|create|merge|set|delete|detach|foreach|drop|use)\b`)

// line answers one entry of the prompt.
func (q *asking) line(ctx context.Context, text string) error {
	if cypherStart.MatchString(text) {
		return q.free(ctx, text, nil, false)
	}
	words, err := splitWords(text)
	if err != nil {
		return exitCode{exitUsage, q.text(msgOpenQuote)}
	}
	root := newRoot(q.app)
	found, _, err := root.Find(words)
	if err != nil || found == root {
		if words[0] == "help" {
			words = words[:1]
		} else {
			return q.ask(ctx, text)
		}
	}
	if found.Name() == "shell" {
		return nil
	}
	root.SetArgs(words)
	root.SetIn(q.app.in)
	root.SetOut(q.out)
	root.SetErr(q.err)
	return root.ExecuteContext(ctx)
}

// splitWords parts a line at spaces; quotes keep words together.
func splitWords(text string) ([]string, error) {
	var words []string
	var word strings.Builder
	quote, inside := rune(0), false
	for _, r := range text {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, inside = r, true
		case quote == 0 && (r == ' ' || r == '\t' || r == '　' || r == '\n'):
			if inside {
				words = append(words, word.String())
				word.Reset()
				inside = false
			}
		default:
			word.WriteRune(r)
			inside = true
		}
	}
	if quote != 0 {
		return nil, errors.New("a quote is not closed")
	}
	if inside {
		words = append(words, word.String())
	}
	return words, nil
}

// keepHistory reads the lines of earlier sessions and gives a function that writes them back.
func keepHistory(editor *liner.State) func() {
	path, err := xdg.StateFile(filepath.Join("kaidan", "history"))
	if err != nil {
		return func() {}
	}
	if file, err := os.Open(path); err == nil {
		_, _ = editor.ReadHistory(file)
		_ = file.Close()
	}
	return func() {
		file, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
		if err != nil {
			return
		}
		_, _ = editor.WriteHistory(file)
		_ = file.Close()
	}
}

// completer completes commands at the start of a line, their flags after --, recipes after cookbook, the schema's words
// after : and ., and names elsewhere.
func (q *asking) completer(ctx context.Context) liner.WordCompleter {
	root := newRoot(q.app)
	return func(line string, pos int) (string, []string, string) {
		before, word, after := wordAt(line, pos)
		return before, q.complete(ctx, before, word, root), after
	}
}

// wordAt parts a line at the word that ends at the cursor; pos counts characters, not bytes.
func wordAt(line string, pos int) (before, word, after string) {
	runes := []rune(line)
	head := string(runes[:pos])
	at := strings.LastIndexAny(head, " \t(:[.,'\"|") + 1
	return head[:at], head[at:], string(runes[pos:])
}

func (q *asking) complete(ctx context.Context, before, word string, root *cobra.Command) []string {
	var words []string
	fields := strings.Fields(before)
	switch {
	case len(fields) == 0:
		for _, c := range root.Commands() {
			words = append(words, c.Name()+" ")
		}
	case strings.HasPrefix(word, "-"):
		if c, _, err := root.Find(fields[:1]); err == nil {
			c.Flags().VisitAll(func(f *pflag.Flag) { words = append(words, "--"+f.Name) })
		}
	case fields[0] == "cookbook":
		for _, r := range queries.Cookbook() {
			words = append(words, r.Name)
		}
	case strings.HasSuffix(before, ":") || strings.HasSuffix(before, "|"):
		words = schemaWords()
	case strings.HasSuffix(before, "."):
		words = propertyWords()
	case word != "":
		names, err := queries.Complete(word, 30).Run(ctx, q.store)
		if err != nil {
			return nil
		}
		for _, n := range names {
			words = append(words, n.Name)
		}
	}
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !strings.HasPrefix(w, word) })
}

func schemaWords() []string {
	var words []string
	for _, n := range graph.Schema().Nodes {
		words = append(words, n.Label)
	}
	for _, r := range graph.Schema().Relationships {
		words = append(words, r.Type)
	}
	return words
}

func propertyWords() []string {
	var words []string
	for _, n := range graph.Schema().Nodes {
		words = append(words, propertyNames(n.Properties)...)
	}
	slices.Sort(words)
	return slices.Compact(words)
}
