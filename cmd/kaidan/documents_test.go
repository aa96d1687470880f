package main

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"kaidan/configs"
)

var updateDocuments = flag.Bool("update", false, "rewrite generated documents")

// root of the repository, as the tests see it.
var repository = filepath.Join("..", "..")

// TestDocuments keeps docs/COMMANDS.md, docs/SETTINGS.md and the lists in README.md and ARCHITECTURE.md what help texts,
// default.yaml and packages say.
func TestDocuments(t *testing.T) {
	commands := newRoot(&app{})
	for path, text := range map[string]string{
		"docs/COMMANDS.md": commandsDocument(commands),
		"docs/SETTINGS.md": settingsDocument(t, commands),
		"README.md":        insert(t, insert(t, readDocument(t, "README.md"), "commands", commandList(commands)), "settings", settingsTable(t, commands)),
		"ARCHITECTURE.md":  insert(t, readDocument(t, "ARCHITECTURE.md"), "rooms", roomsTable(t)),
	} {
		if *updateDocuments {
			require.NoError(t, os.WriteFile(filepath.Join(repository, path), []byte(text), 0o644))
			continue
		}
		require.Equal(t, text, readDocument(t, path), "%s is not up to date: run scripts/generate", path)
	}
}

func readDocument(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(repository, path))
	if *updateDocuments && os.IsNotExist(err) {
		return ""
	}
	require.NoError(t, err)
	return string(data)
}

// insert puts a generated text between the marks of its name.
func insert(t *testing.T, document, name, text string) string {
	t.Helper()
	begin, end := "<!-- generated: "+name+" -->\n", "<!-- end: "+name+" -->\n"
	before, rest, found := strings.Cut(document, begin)
	require.True(t, found, "no mark %q", begin)
	_, after, found := strings.Cut(rest, end)
	require.True(t, found, "no mark %q", end)
	return before + begin + text + end + after
}

// commandsDocument is docs/COMMANDS.md.
func commandsDocument(root *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, `# Commands

Generated from the help texts; `+"`kaidan COMMAND --help`"+` says the same. Each command's text lists the keys of its JSON.

Exit codes, the same for all: 0 done or found, 1 error, 2 wrong command line, 3 nothing found, 4 a name fits several (they
are listed), 5 some input was left out.

Every command also has these flags:

`)
	flagTable(&b, root.PersistentFlags())
	for _, cmd := range leaves(root) {
		fmt.Fprintf(&b, "\n## %s\n\n%s.\n", strings.TrimSuffix(cmd.UseLine(), " [flags]"), strings.TrimSuffix(cmd.Short, "."))
		if long := strings.TrimSpace(strings.ReplaceAll(cmd.Long, exitCodesHelp, "")); long != "" && !strings.HasPrefix(cmd.Name(), "bash") {
			fmt.Fprintf(&b, "\n```text\n%s\n```\n", long)
		}
		if cmd.Example != "" {
			fmt.Fprintf(&b, "\n```sh\n%s\n```\n", strings.ReplaceAll(strings.TrimPrefix(cmd.Example, "  "), "\n  ", "\n"))
		}
		if cmd.LocalNonPersistentFlags().HasAvailableFlags() {
			b.WriteString("\n")
			flagTable(&b, cmd.LocalNonPersistentFlags())
		}
	}
	return b.String()
}

// leaves are the commands that do something, by name; the completion scripts of cobra's own are not among them.
func leaves(cmd *cobra.Command) []*cobra.Command {
	var list []*cobra.Command
	for _, sub := range cmd.Commands() {
		if sub.Hidden || sub.Name() == "help" || sub.Name() == "completion" {
			continue
		}
		if len(sub.Commands()) == 0 || sub.Args != nil && sub.Flags().HasFlags() {
			list = append(list, sub)
		}
		list = append(list, leaves(sub)...)
	}
	return list
}

func flagTable(b *strings.Builder, flags *pflag.FlagSet) {
	b.WriteString("| flag | default | meaning |\n|---|---|---|\n")
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" || f.Hidden {
			return
		}
		name, usage := pflag.UnquoteUsage(f)
		if f.Value.Type() == "bool" {
			name = ""
		}
		value := f.DefValue
		if slices.Contains([]string{"", "[]", "false"}, value) {
			value = ""
		} else {
			value = "`" + value + "`"
		}
		short := ""
		if f.Shorthand != "" {
			short = "`-" + f.Shorthand + "`, "
		}
		usage = strings.ReplaceAll(usage, shortHome(defaultConfigFile()), "~/.config/kaidan/config.yaml")
		fmt.Fprintf(b, "| %s`%s` | %s | %s |\n", short, strings.TrimSpace("--"+f.Name+" "+name), value, strings.ReplaceAll(usage, "|", `\|`))
	})
}

// commandList is the table of commands in README.md.
func commandList(root *cobra.Command) string {
	var b strings.Builder
	b.WriteString("| command | what it does |\n|---|---|\n")
	for _, cmd := range root.Commands() {
		if cmd.Hidden || cmd.Name() == "help" || cmd.Name() == "completion" {
			continue
		}
		fmt.Fprintf(&b, "| `kaidan %s` | %s |\n", strings.ReplaceAll(cmd.Use, "|", `\|`), cmd.Short)
	}
	return b.String()
}

// settingsDocument is docs/SETTINGS.md.
func settingsDocument(t *testing.T, commands *cobra.Command) string {
	return `# Settings

Generated from ` + "`configs/default.yaml`" + `. The defaults come first, then your file (` + "`~/.config/kaidan/config.yaml`" + `, or the one
that ` + "`--config`" + ` or ` + "`KAIDAN_CONFIG`" + ` names), then the environment, then flags; the last one wins. Unknown keys are errors.
` + "`kaidan config`" + ` shows every value and where it came from; ` + "`kaidan config --defaults`" + ` prints a file to start with.

` + settingsTable(t, commands)
}

func settingsTable(t *testing.T, commands *cobra.Command) string {
	t.Helper()
	var document yaml.Node
	require.NoError(t, yaml.Unmarshal([]byte(configs.Default()), &document))
	var b strings.Builder
	b.WriteString("| key | default | environment | flag | meaning |\n|---|---|---|---|---|\n")
	sections := document.Content[0].Content
	for i := 0; i < len(sections); i += 2 {
		keys := sections[i+1].Content
		for j := 0; j < len(keys); j += 2 {
			key, value, option := sections[i].Value+"."+keys[j].Value, keys[j+1].Value, ""
			for name, of := range flagKeys {
				if of == key && hasFlag(commands, name) {
					option = "`--" + name + "`"
				}
			}
			if value != "" {
				value = "`" + value + "`"
			}
			meaning := strings.ReplaceAll(strings.TrimPrefix(keys[j].HeadComment, "# "), "\n# ", " ")
			require.NotEmpty(t, meaning, key)
			fmt.Fprintf(&b, "| `%s` | %s | `%s` | %s | %s |\n", key, value, configs.EnvName(key), option, meaning)
		}
	}
	return b.String()
}

// hasFlag reports whether a command, or one below it, has a flag.
func hasFlag(cmd *cobra.Command, name string) bool {
	return cmd.Flags().Lookup(name) != nil || cmd.PersistentFlags().Lookup(name) != nil ||
		slices.ContainsFunc(cmd.Commands(), func(sub *cobra.Command) bool { return hasFlag(sub, name) })
}

// roomsTable is the table of packages in ARCHITECTURE.md: what each says of itself, and what it may import.
func roomsTable(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("| room | what lives there | imports of this project | others |\n|---|---|---|---|\n")
	for _, name := range []string{
		"graph", "graph/local", "graph/graphtest", "ingest", "ingest/gazetteer", "ingest/identity", "ingest/score",
		"queries", "queries/ask", "configs", "seeds",
	} {
		r := rooms[name]
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", name, synopsis(t, name), codeList(r.project), codeList(r.outside))
	}
	require.Len(t, rooms, strings.Count(b.String(), "\n")-2, "a room is missing from the list")
	b.WriteString("| `cmd/kaidan` | The program: wiring and printing, a file for each command. | all | all, cobra among them |\n")
	return b.String()
}

func codeList(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return "`" + strings.Join(names, "`, `") + "`"
}

// synopsis is the first sentence of a package's comment, without its name.
func synopsis(t *testing.T, room string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(repository, room, "*.go"))
	require.NoError(t, err)
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.PackageClauseOnly|parser.ParseComments)
		require.NoError(t, err)
		if file.Doc != nil && !strings.HasSuffix(path, "_test.go") {
			return firstSentence(file.Name, file.Doc)
		}
	}
	require.Fail(t, "package without a comment", room)
	return ""
}

func firstSentence(name *ast.Ident, comment *ast.CommentGroup) string {
	text := strings.Join(strings.Fields(comment.Text()), " ")
	text = strings.TrimPrefix(text, "Package "+name.Name+" ")
	sentence, _, _ := strings.Cut(text, ". ")
	return strings.ToUpper(sentence[:1]) + strings.TrimSuffix(sentence[1:], ".") + "."
}

// TestNotice names in NOTICE every module that is part of the program.
func TestNotice(t *testing.T) {
	cmd := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "kaidan/cmd/kaidan")
	out, err := cmd.Output()
	require.NoError(t, err)
	named := map[string]bool{}
	for line := range strings.Lines(readDocument(t, "NOTICE")) {
		if name, ok := strings.CutPrefix(line, "  "); ok {
			named[strings.Fields(name + " -")[0]] = true
		}
	}
	for module := range strings.FieldsSeq(string(out)) {
		if module != "kaidan" {
			require.True(t, named[module], "%s is missing in NOTICE: add it under its licence", module)
		}
	}
}

// sourcePath is a file of the repository that a document names.
var sourcePath = regexp.MustCompile("`((?:cmd|configs|docs|graph|ingest|queries|scripts|seeds)/[\\w./*-]*)`")

// TestLinks follows the links of the documents, and looks for the files that they name.
func TestLinks(t *testing.T) {
	documents, err := filepath.Glob(filepath.Join(repository, "docs", "*.md"))
	require.NoError(t, err)
	top, err := filepath.Glob(filepath.Join(repository, "*.md"))
	require.NoError(t, err)
	for _, path := range append(documents, top...) {
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		for _, match := range sourcePath.FindAllSubmatch(data, -1) {
			if bytes.Contains(match[1], []byte("NAME")) {
				continue
			}
			found, err := filepath.Glob(filepath.Join(repository, string(match[1])))
			require.NoError(t, err)
			require.NotEmpty(t, found, "%s names %s", path, match[1])
		}
		for _, part := range bytes.Split(data, []byte("]("))[1:] {
			target, _, _ := strings.Cut(string(part), ")")
			target, _, _ = strings.Cut(target, "#")
			if target != "" && !strings.Contains(target, "://") && !strings.ContainsAny(target, " \n'") {
				require.FileExists(t, filepath.Join(filepath.Dir(path), target), path)
			}
		}
	}
}
