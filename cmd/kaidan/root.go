package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kaidan/configs"
	"kaidan/queries/ask"
)

// Exit codes, the same for every command.
const (
	exitFound     = 0 // done; an answer was found
	exitError     = 1 // something went wrong
	exitUsage     = 2 // the command line is wrong
	exitNothing   = 3 // the question was understood, and there is no answer
	exitAmbiguous = 4 // a name fits several; they are listed
	exitPartly    = 5 // some input was bad and was left out; the rest is done
)

const exitCodesHelp = `Exit codes: 0 done or found, 1 error, 2 wrong command line, 3 nothing found,
4 a name fits several, 5 some input was left out.`

// app is what every command shares: where to print, and how to reach settings and graph.
type app struct {
	in       io.Reader
	out, err io.Writer
	config   *configs.Config // set before a command runs
	args     []string        // the command line
}

// exitCode is an error that carries its exit code; an empty message prints nothing.
type exitCode struct {
	code    int
	message string
}

func (e exitCode) Error() string { return e.message }

// run is the whole program but for the process around it; tests call it as the command does.
func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	a := &app{in: in, out: out, err: errOut, args: args}
	root := newRoot(a)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	return a.report(root.ExecuteContext(ctx))
}

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:           "kaidan",
		Short:         "会談: who met whom, about what, read from Japanese news briefs",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.ArbitraryArgs,
		RunE:          a.nextStep,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			return a.configure(cmd)
		},
	}
	settingFlags(root.PersistentFlags())
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return usageError(cmd, err) })
	addGroup(root, "questions", "Questions:", questionCommands(a))
	addGroup(root, "briefs", "Briefs into the graph and out of it:", slices.Concat(extractCommands(a), ingestCommands(a)))
	addGroup(root, "program", "Database, settings and the program itself:", slices.Concat(dbCommands(a), configCommands(a), versionCommands(a)))
	root.SetHelpCommandGroupID("program")
	root.SetCompletionCommandGroupID("program")
	checkArgs(root)
	return root
}

// addGroup adds commands under a heading of the help, in the order of the list.
func addGroup(root *cobra.Command, id, title string, commands []*cobra.Command) {
	root.AddGroup(&cobra.Group{ID: id, Title: title})
	for _, c := range commands {
		c.GroupID = id
	}
	root.AddCommand(commands...)
}

// wrongUse is a mistake in the command line, with the command whose help to read.
type wrongUse struct {
	command string
	err     error
	near    []string // what may have been meant
}

func (e wrongUse) Error() string { return e.err.Error() }

// usageError is a mistake in the command line, with where to read on.
func usageError(cmd *cobra.Command, err error) error {
	e := wrongUse{command: cmd.CommandPath(), err: err}
	if name, ok := strings.CutPrefix(err.Error(), "unknown flag: --"); ok {
		e.near = nearFlags(cmd, name)
	}
	return e
}

// nearFlags are the flags of a command whose names are like the one given.
func nearFlags(cmd *cobra.Command, name string) []string {
	var near []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden && (ask.Distance(name, f.Name) <= 2 || len(name) > 2 && strings.HasPrefix(f.Name, name)) {
			near = append(near, "--"+f.Name)
		}
	})
	return near
}

// checkArgs makes a wrong number of arguments an error of use, in every command, and groups answer only to their parts.
func checkArgs(cmd *cobra.Command) {
	if check := cmd.Args; check != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if err := check(cmd, args); err != nil {
				return usageError(cmd, err)
			}
			return nil
		}
	}
	if cmd.HasSubCommands() && !cmd.Runnable() {
		cmd.Args = cobra.ArbitraryArgs
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return cmd.Help()
		}
	}
	for _, sub := range cmd.Commands() {
		checkArgs(sub)
	}
}

func unknownCommand(cmd *cobra.Command, name string) error {
	if cmd.SuggestionsMinimumDistance == 0 {
		cmd.SuggestionsMinimumDistance = 2
	}
	whole := strings.TrimSpace(strings.TrimPrefix(cmd.CommandPath(), "kaidan") + " " + name)
	return wrongUse{command: cmd.CommandPath(), err: noCommand{whole}, near: cmd.SuggestionsFor(name)}
}

// noCommand says that no command has the name.
type noCommand struct{ name string }

func (e noCommand) Error() string { return msgNoCommand.in("en", e.name) }

// in says a mistake in the command line in a language; one that looks like a question is shown how to ask.
func (e wrongUse) in(lang string) string {
	var unknown noCommand
	text := translated(e.err.Error(), lang)
	if flag, ok := strings.CutPrefix(e.err.Error(), "unknown flag: "); ok {
		text = msgUnknownFlag.in(lang, flag)
	}
	if errors.As(e.err, &unknown) {
		text = msgNoCommand.in(lang, unknown.name)
		if e.command == "kaidan" && strings.ContainsFunc(unknown.name, func(r rune) bool { return r > unicode.MaxASCII || r == ' ' }) {
			text += msgAskInstead.in(lang, unknown.name)
		}
	}
	if len(e.near) > 0 {
		text += msgDidYouMean.in(lang, strings.Join(e.near, ", "))
	}
	return msgSeeHelp.in(lang, strings.TrimSuffix(text, "?"), e.command)
}

// withoutSettings are the commands that must work while a settings file is broken.
var withoutSettings = []string{"version", "help", "completion", "bash", "zsh", "fish", "powershell", "man"}

// configure loads the settings before a command runs. Completion functions call it themselves.
func (a *app) configure(cmd *cobra.Command) error {
	if a.config != nil || slices.Contains(withoutSettings, cmd.Name()) {
		return nil
	}
	config, err := configs.Load(settingSources(cmd.Flags(), os.Environ()))
	if err != nil {
		return err
	}
	a.config = config
	return configuredFlags(cmd.Flags(), config)
}

// report says an error in the user's language and gives its exit code.
func (a *app) report(err error) int {
	var coded exitCode
	var use wrongUse
	switch {
	case err == nil:
		return exitFound
	case errors.As(err, &use):
		fmt.Fprintln(a.err, "kaidan: "+use.in(a.language()))
		return exitUsage
	case errors.As(err, &coded):
		if coded.message != "" {
			fmt.Fprintln(a.err, "kaidan: "+coded.message)
		}
		return coded.code
	}
	message, nothing := advise(err, a.language())
	fmt.Fprintln(a.err, "kaidan: "+message)
	if nothing {
		return exitNothing
	}
	return exitError
}
