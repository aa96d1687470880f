package configs_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/pflag"
	"github.com/stretchr/testify/require"

	"kaidan/configs"
)

func TestLoadStrongestWins(t *testing.T) {
	file := write(t, "query:\n  limit: 10\n  timeout: 5s\noutput:\n  lang: en\n", 0o644)
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	flags.Int("limit", 0, "")
	require.NoError(t, flags.Parse([]string{"--limit", "12"}))
	cfg, err := configs.Load(configs.Sources{
		File: file, Flags: flags, FlagKeys: map[string]string{"limit": "query.limit"},
		Environ: []string{"KAIDAN_QUERY_LIMIT=11", "KAIDAN_QUERY_TIMEOUT=7s", "KAIDAN_CONFIG=x", "OTHER=1"},
	})
	require.NoError(t, err)
	require.Equal(t, 12, cfg.Query.Limit)
	require.Equal(t, "--limit", cfg.Origin("query.limit"))
	require.Equal(t, "7s", cfg.Query.Timeout.String())
	require.Equal(t, "KAIDAN_QUERY_TIMEOUT", cfg.Origin("query.timeout"))
	require.Equal(t, "en", cfg.Output.Lang)
	require.Equal(t, file, cfg.Origin("output.lang"))
	require.Equal(t, "neo4j", cfg.Neo4j.User)
	require.Equal(t, "default", cfg.Origin("neo4j.user"))
	require.False(t, cfg.IsSet("neo4j.user"))
}

func TestLoadRefuses(t *testing.T) {
	tests := []struct {
		name, file, env string
		want            string
	}{
		{"unknown key", "neo4j:\n  url: bolt://x\n", "", "unknown key neo4j.url; known: neo4j.uri"},
		{"unknown section", "neo5j:\n  uri: bolt://x\n", "", "unknown key neo5j.uri; known: neo4j.uri"},
		{"not yaml", "neo4j: [", "", "settings file"},
		{"wrong kind", "query:\n  limit: many\n", "", "query.limit (from "},
		{"wrong kind in the environment", "", "KAIDAN_QUERY_TIMEOUT=soon", "query.timeout (from KAIDAN_QUERY_TIMEOUT)"},
		{"unknown variable", "", "KAIDAN_NEO4J_URL=bolt://x", "KAIDAN_NEO4J_URL names no setting"},
		{"scheme", "", "KAIDAN_NEO4J_URI=http://x", "neo4j.uri (from KAIDAN_NEO4J_URI): must begin with"},
		{"password in the address", "", "KAIDAN_NEO4J_URI=bolt://neo4j:geheim@x", "must hold no password"},
		{"language", "output:\n  lang: fr\n", "", "output.lang"},
		{"port", "local:\n  boltPort: 70000\n", "", "local.boltPort"},
		{"password for all to read", "neo4j:\n  password: geheim\n", "", "chmod 600"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := configs.Load(configs.Sources{File: write(t, tt.file, 0o644), Environ: []string{tt.env}})
			require.ErrorContains(t, err, tt.want)
			require.NotContains(t, err.Error(), "geheim")
		})
	}
	_, err := configs.Load(configs.Sources{File: filepath.Join(t.TempDir(), "none.yaml"), MustRead: true})
	require.ErrorContains(t, err, "none.yaml")
	_, err = configs.Load(configs.Sources{File: filepath.Join(t.TempDir(), "none.yaml")})
	require.NoError(t, err)
}

func TestPassword(t *testing.T) {
	secret, open := write(t, "geheim\n", 0o600), write(t, "geheim\n", 0o644)
	tests := []struct {
		name, file string
		env        []string
		want       string
		err        string
	}{
		{"none", "", nil, "", ""},
		{"environment", "", []string{"KAIDAN_NEO4J_PASSWORD=a"}, "a", ""},
		{"file", "", []string{"KAIDAN_NEO4J_PASSWORD_FILE=" + secret}, "geheim", ""},
		{"file that others read", "", []string{"KAIDAN_NEO4J_PASSWORD_FILE=" + open}, "", "chmod 600"},
		{"no such file", "", []string{"KAIDAN_NEO4J_PASSWORD_FILE=none"}, "", "none"},
		{"the stronger source", "neo4j:\n  passwordFile: none\n", []string{"KAIDAN_NEO4J_PASSWORD=a"}, "a", ""},
		{"the stronger source is a file", "neo4j:\n  password: a\n", []string{"KAIDAN_NEO4J_PASSWORD_FILE=" + secret}, "geheim", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cfg, err := configs.Load(configs.Sources{File: write(t, tt.file, 0o600), Environ: tt.env})
			require.NoError(t, err)
			got, err := cfg.Password()
			if tt.err != "" {
				require.ErrorContains(t, err, tt.err)
				return
			}
			require.NoError(t, err)
			require.Equal(t, tt.want, got)
		})
	}
}

func TestValuesMaskSecrets(t *testing.T) {
	cfg, err := configs.Load(configs.Sources{Environ: []string{"KAIDAN_NEO4J_PASSWORD=geheim"}})
	require.NoError(t, err)
	text := fmt.Sprint(cfg.Values())
	require.NotContains(t, text, "geheim")
	require.Contains(t, text, "KAIDAN_NEO4J_PASSWORD")
	require.Len(t, cfg.Values(), len(configs.Keys()))
}

// Every key stands in default.yaml, in the order of the struct, under a comment of its own.
func TestDefaultYAMLExplainsEveryKey(t *testing.T) {
	var keys []string
	section, previous := "", ""
	for line := range strings.Lines(configs.Default()) {
		switch key, _, _ := strings.Cut(strings.TrimSpace(line), ":"); {
		case regexp.MustCompile(`^[a-z0-9A-Z]+:`).MatchString(line):
			section = key
		case regexp.MustCompile(`^  [a-zA-Z]+:`).MatchString(line):
			keys = append(keys, section+"."+key)
			require.Contains(t, previous, "  # ", key)
		}
		previous = line
	}
	require.Equal(t, configs.Keys(), keys)
}

func TestEnvName(t *testing.T) {
	require.Equal(t, "KAIDAN_NEO4J_PASSWORD_FILE", configs.EnvName("neo4j.passwordFile"))
	require.Equal(t, "KAIDAN_LOCAL_HTTP_PORT", configs.EnvName("local.httpPort"))
	require.Equal(t, "KAIDAN_NEO4J_URI", configs.EnvName("neo4j.uri"))
}

func ExampleLoad() {
	cfg, err := configs.Load(configs.Sources{Environ: []string{"KAIDAN_OUTPUT_LANG=en"}})
	fmt.Println(cfg.Output.Lang, cfg.Origin("output.lang"), cfg.Query.Limit, cfg.Origin("query.limit"), err)
	// Output: en KAIDAN_OUTPUT_LANG 50 default <nil>
}

func write(t *testing.T, text string, mode os.FileMode) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.yaml")
	require.NoError(t, os.WriteFile(path, []byte(text), mode))
	return path
}
