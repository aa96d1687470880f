package configs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Config holds every setting. Keys in files are written as in the tags.
type Config struct {
	Neo4j struct {
		URI          string        `mapstructure:"uri"`
		User         string        `mapstructure:"user"`
		Password     string        `mapstructure:"password"`
		PasswordFile string        `mapstructure:"passwordFile"`
		Database     string        `mapstructure:"database"`
		MaxRetry     time.Duration `mapstructure:"maxRetry"`
	} `mapstructure:"neo4j"`
	Local struct {
		CacheDir string `mapstructure:"cacheDir"`
		DataDir  string `mapstructure:"dataDir"`
		BoltPort int    `mapstructure:"boltPort"`
		HTTPPort int    `mapstructure:"httpPort"`
		Heap     string `mapstructure:"heap"`
		Java     string `mapstructure:"java"`
	} `mapstructure:"local"`
	Gazetteer struct {
		Dir string `mapstructure:"dir"`
	} `mapstructure:"gazetteer"`
	Output struct {
		Format string `mapstructure:"format"`
		Lang   string `mapstructure:"lang"`
		Color  string `mapstructure:"color"`
	} `mapstructure:"output"`
	Query struct {
		Timeout time.Duration `mapstructure:"timeout"`
		Limit   int           `mapstructure:"limit"`
	} `mapstructure:"query"`
	Ingest struct {
		Batch   int `mapstructure:"batch"`
		Workers int `mapstructure:"workers"`
	} `mapstructure:"ingest"`

	values map[string]Value
}

// Value is one setting as text, for display.
type Value struct {
	Key    string
	Value  string
	Origin string // default, the path of a file, the name of a variable, or a flag
	layer  int
}

// The layers, weak to strong.
const (
	fromDefault = iota
	fromFile
	fromEnvironment
	fromFlag
)

const defaultOrigin = "default"

// Origin says where the value of a key came from; "default" if nobody set it.
func (c *Config) Origin(key string) string { return c.values[key].Origin }

// IsSet reports whether a file, the environment or a flag sets the key.
func (c *Config) IsSet(key string) bool { return c.values[key].layer != fromDefault }

// Values lists all settings in the order of default.yaml, secrets masked.
func (c *Config) Values() []Value {
	list := make([]Value, 0, len(c.values))
	for _, key := range Keys() {
		v := c.values[key]
		if slices.Contains(secrets, key) && v.Value != "" {
			v.Value = "••••••••"
		}
		v.Value = withoutPassword(v.Value)
		list = append(list, v)
	}
	return list
}

// secrets are the keys whose values are never shown.
var secrets = []string{"neo4j.password"}

var userInfo = regexp.MustCompile(`^([a-z0-9+]+://[^/:@\s]*):[^@/]*@`)

// withoutPassword masks a password that someone wrote into an address.
func withoutPassword(s string) string {
	return userInfo.ReplaceAllString(s, "$1:••••••••@")
}

// Password is the password of the configured server: the stronger of neo4j.password and neo4j.passwordFile.
func (c *Config) Password() (string, error) {
	file := c.Neo4j.PasswordFile
	if file == "" || (c.Neo4j.Password != "" && c.values["neo4j.password"].layer >= c.values["neo4j.passwordFile"].layer) {
		return c.Neo4j.Password, nil
	}
	if err := private(file); err != nil {
		return "", fmt.Errorf("neo4j.passwordFile (from %s): %w", c.Origin("neo4j.passwordFile"), err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("neo4j.passwordFile (from %s): %w", c.Origin("neo4j.passwordFile"), err)
	}
	password := strings.TrimRight(string(data), "\r\n")
	if password == "" || strings.ContainsAny(password, "\r\n") {
		return "", fmt.Errorf("neo4j.passwordFile (from %s): %s must hold one line, the password", c.Origin("neo4j.passwordFile"), file)
	}
	return password, nil
}

// private refuses a file that others can read. Files that a container engine mounts as secrets are guarded by it.
func private(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if mounted := strings.HasPrefix(filepath.Clean(path), "/run/secrets/"); !mounted && info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
		return fmt.Errorf("%s holds a password and others can read it (mode %04o); run: chmod 600 %s", path, info.Mode().Perm(), path)
	}
	return nil
}

// check is the one place where values are judged.
func (c *Config) check() error {
	schemes := []string{"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"}
	scheme, _, found := strings.Cut(c.Neo4j.URI, "://")
	rules := []struct {
		key  string
		ok   bool
		want string
	}{
		{"neo4j.uri", c.Neo4j.URI == "" || found && slices.Contains(schemes, scheme), "must begin with one of " + strings.Join(schemes, "://, ") + "://"},
		{"neo4j.uri", withoutPassword(c.Neo4j.URI) == c.Neo4j.URI, "must hold no password; use neo4j.passwordFile or KAIDAN_NEO4J_PASSWORD"},
		{"neo4j.maxRetry", c.Neo4j.MaxRetry >= 0, "must not be negative"},
		{"local.boltPort", isPort(c.Local.BoltPort), "must lie between 0 and 65535"},
		{"local.httpPort", isPort(c.Local.HTTPPort), "must lie between 0 and 65535"},
		{"output.lang", slices.Contains([]string{"ja", "en"}, c.Output.Lang), "must be ja or en"},
		{"output.color", slices.Contains([]string{"auto", "always", "never"}, c.Output.Color), "must be auto, always or never"},
		{"output.format", slices.Contains([]string{"table", "json", "jsonl", "csv", "markdown"}, c.Output.Format) || c.values["output.format"].layer == fromFlag, "must be table, json, jsonl, csv or markdown"},
		{"query.timeout", c.Query.Timeout > 0, "must be longer than 0s"},
		{"query.limit", c.Query.Limit >= 0, "must not be negative"},
		{"ingest.batch", c.Ingest.Batch > 0, "must be at least 1"},
		{"ingest.workers", c.Ingest.Workers >= 0, "must not be negative"},
	}
	var errs []error
	for _, r := range rules {
		if !r.ok {
			errs = append(errs, fmt.Errorf("%s (from %s): %s", r.key, c.Origin(r.key), r.want))
		}
	}
	if v := c.values["neo4j.password"]; v.layer == fromFile && v.Value != "" {
		if err := private(v.Origin); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, fmt.Errorf("neo4j.password: %w", err))
		}
	}
	return errors.Join(errs...)
}

func isPort(n int) bool { return n >= 0 && n <= 65535 }

// Text is the value of a key as text.
func (c *Config) Text(key string) string { return c.values[key].Value }
