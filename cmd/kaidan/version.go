package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"kaidan/graph/local"
)

// version is set by the build (-ldflags "-X main.version=…"); else what Go noted of the source.
var version string

func versionCommands(a *app) []*cobra.Command {
	return []*cobra.Command{{
		Use:   "version",
		Short: "Print the versions of kaidan and of the Neo4j it brings",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(a.out, "kaidan %s (%s, %s/%s)\nNeo4j %s, Neo4j Browser %s\n", programVersion(),
				runtime.Version(), runtime.GOOS, runtime.GOARCH, local.Version, local.BrowserVersion)
			return err
		},
	}}
}

func programVersion() string {
	if version != "" {
		return version
	}
	if build, ok := debug.ReadBuildInfo(); ok && build.Main.Version != "" && build.Main.Version != "(devel)" {
		return build.Main.Version
	}
	return "dev"
}
