package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kaidan/configs"
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
}

// exitCode is an error that carries its exit code; an empty message prints nothing.
type exitCode struct {
	code    int
	message string
}

func (e exitCode) Error() string { return e.message }

// run is the whole program but for the process around it; tests call it as the command does.
func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	a := &app{in: in, out: out, err: errOut}
	root := newRoot(a)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	return report(errOut, root.ExecuteContext(ctx))
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

// usageError is a mistake in the command line, with where to read on.
func usageError(cmd *cobra.Command, err error) error {
	return exitCode{exitUsage, fmt.Sprintf("%v; see `%s --help`", err, cmd.CommandPath())}
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
	hint := ""
	if near := cmd.SuggestionsFor(name); len(near) > 0 {
		hint = "; did you mean " + strings.Join(near, ", ") + "?"
	}
	return usageError(cmd, fmt.Errorf("no command %q%s", strings.TrimSpace(strings.TrimPrefix(cmd.CommandPath(), "kaidan")+" "+name), hint))
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

func report(errOut io.Writer, err error) int {
	var coded exitCode
	switch {
	case err == nil:
		return exitFound
	case errors.As(err, &coded):
		if coded.message != "" {
			fmt.Fprintln(errOut, "kaidan: "+coded.message)
		}
		return coded.code
	}
	message, nothing := advise(err)
	fmt.Fprintln(errOut, "kaidan: "+message)
	if nothing {
		return exitNothing
	}
	return exitError
}
