package main

import "github.com/spf13/cobra"

// questionCommands are the commands that ask the graph.
func questionCommands(a *app) []*cobra.Command {
	return nil
}
