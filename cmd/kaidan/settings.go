package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kaidan/configs"
)

// flagKeys says which setting a flag overrides. A command that has one of these flags gets the configured value in it.
var flagKeys = map[string]string{
	"neo4j-uri":           "neo4j.uri",
	"neo4j-user":          "neo4j.user",
	"neo4j-password-file": "neo4j.passwordFile",
	"neo4j-database":      "neo4j.database",
	"data-dir":            "local.dataDir",
	"gazetteer":           "gazetteer.dir",
	"format":              "output.format",
	"lang":                "output.lang",
	"color":               "output.color",
	"timeout":             "query.timeout",
	"limit":               "query.limit",
	"batch":               "ingest.batch",
	"workers":             "ingest.workers",
}

// settingFlags are the flags of every command. A password is none: arguments stand in the process list.
func settingFlags(flags *pflag.FlagSet) {
	flags.String("config", "", "settings `file` (default "+shortHome(defaultConfigFile())+")")
	flags.String("neo4j-uri", "", "`address` of the Neo4j to use; empty: a local one, started as needed")
	flags.String("neo4j-user", "neo4j", "`user` at that Neo4j; its password: KAIDAN_NEO4J_PASSWORD")
	flags.String("neo4j-password-file", "", "`file` (mode 0600) that holds its password")
	flags.String("neo4j-database", "neo4j", "`name` of the database")
	flags.String("data-dir", "", "`folder` of the local Neo4j's graph")
	flags.String("lang", "ja", "language of headings and sentences: ja, en")
	flags.String("color", "auto", "colour: auto, always, never")
}

func defaultConfigFile() string { return filepath.Join(xdg.ConfigHome, "kaidan", "config.yaml") }

// shortHome writes the home folder as ~, in texts for people.
func shortHome(path string) string {
	if rest, ok := strings.CutPrefix(path, xdg.Home+string(filepath.Separator)); ok && xdg.Home != "" {
		return "~" + string(filepath.Separator) + rest
	}
	return path
}

func settingSources(flags *pflag.FlagSet, environ []string) configs.Sources {
	s := configs.Sources{File: defaultConfigFile(), Environ: environ, Flags: flags, FlagKeys: flagKeys}
	if file := os.Getenv("KAIDAN_CONFIG"); file != "" {
		s.File, s.MustRead = file, true
	}
	if f := flags.Lookup("config"); f != nil && f.Changed {
		s.File, s.MustRead = f.Value.String(), true
	}
	return s
}

// configuredFlags puts configured values into flags that the user did not give, so that commands read flags only.
func configuredFlags(flags *pflag.FlagSet, config *configs.Config) error {
	var err error
	flags.VisitAll(func(f *pflag.Flag) {
		key := flagKeys[f.Name]
		if key == "" || f.Changed || !config.IsSet(key) || err != nil {
			return
		}
		if setErr := f.Value.Set(config.Text(key)); setErr != nil {
			err = fmt.Errorf("%s (from %s): %w", key, config.Origin(key), setErr)
		}
	})
	return err
}

// configCommands show the settings.
func configCommands(a *app) []*cobra.Command {
	var format string
	show := &cobra.Command{
		Use:   "config",
		Short: "Show every setting, its value and where it came from",
		Long: `Show every setting, its value and where it came from: the defaults, the settings file, the environment or a flag,
each stronger than the one before. Secrets are masked. --defaults prints the default settings with their comments, a
good start for a settings file of your own.

` + exitCodesHelp,
		Example: `  kaidan config
  kaidan config --defaults > ~/.config/kaidan/config.yaml
  KAIDAN_OUTPUT_LANG=en kaidan config --format json`,
		Args: cobra.NoArgs,
	}
	defaults := show.Flags().Bool("defaults", false, "print the default settings file")
	formatFlag(show, &format, tableFormats)
	show.RunE = func(cmd *cobra.Command, _ []string) error {
		if *defaults {
			_, err := fmt.Fprint(a.out, configs.Default())
			return err
		}
		t := table{columns: []column{{"key", "設定"}, {"value", "値"}, {"origin", "出所"}, {"variable", "環境変数"}}}
		if a.config.Output.Lang == "en" {
			t.columns = []column{{"key", "setting"}, {"value", "value"}, {"origin", "from"}, {"variable", "variable"}}
		}
		for _, v := range a.config.Values() {
			t.rows = append(t.rows, []any{v.Key, v.Value, v.Origin, configs.EnvName(v.Key)})
		}
		return a.print(t, format)
	}
	return []*cobra.Command{show}
}
