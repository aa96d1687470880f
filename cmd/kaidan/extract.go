package main

import "github.com/spf13/cobra"

// extractCommands are the commands that read briefs without a graph.
func extractCommands(a *app) []*cobra.Command {
	return nil
}
