package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
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

// app is what every command shares: where to print, and how to reach settings and graph.
type app struct {
	in       io.Reader
	out, err io.Writer
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
	}
	root.AddCommand(extractCommands(a)...)
	root.AddCommand(ingestCommands(a)...)
	root.AddCommand(questionCommands(a)...)
	return root
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
	fmt.Fprintf(errOut, "kaidan: %v\n", err)
	return exitError
}
