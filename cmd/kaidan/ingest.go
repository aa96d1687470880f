package main

import "github.com/spf13/cobra"

// ingestCommands are the commands that change the graph: ingest, forget, rebuild, export.
func ingestCommands(a *app) []*cobra.Command {
	return nil
}
