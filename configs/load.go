package configs

import (
	"bytes"
	_ "embed" // the defaults
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

//go:embed default.yaml
var defaults []byte

// Default is the text of default.yaml: every key with its default and a comment.
func Default() string { return string(defaults) }

// Sources are where settings come from besides the defaults.
type Sources struct {
	File     string            // settings file; "" for none
	MustRead bool              // File was named by the user: it must be there
	Environ  []string          // as os.Environ gives it
	Flags    *pflag.FlagSet    // may be nil
	FlagKeys map[string]string // name of a flag: the key it sets
}

// Load joins all sources, strongest last, and checks the values.
func Load(s Sources) (*Config, error) {
	v := viper.New()
	v.SetConfigType("yaml")
	if err := v.ReadConfig(bytes.NewReader(defaults)); err != nil {
		return nil, fmt.Errorf("default.yaml: %w", err)
	}
	c := &Config{values: map[string]Value{}}
	for _, key := range Keys() {
		c.values[key] = Value{Key: key, Origin: defaultOrigin}
	}
	if err := c.readFile(v, s); err != nil {
		return nil, err
	}
	if err := c.readEnviron(v, s.Environ); err != nil {
		return nil, err
	}
	c.readFlags(v, s)
	if err := v.Unmarshal(c); err != nil {
		return nil, fmt.Errorf("settings: %w", c.located(err))
	}
	for _, key := range Keys() {
		value := c.values[key]
		value.Value = v.GetString(key)
		c.values[key] = value
	}
	if err := c.check(); err != nil {
		return nil, err
	}
	return c, nil
}

// located adds where the values in an error about types came from.
func (c *Config) located(err error) error {
	text := err.Error()
	for _, key := range Keys() {
		if v := c.values[key]; v.layer != fromDefault && strings.Contains(text, "'"+key+"'") {
			return fmt.Errorf("%s (from %s) has a value of the wrong kind: %s", key, v.Origin, strings.Join(strings.Fields(text[strings.Index(text, "'"+key+"'"):]), " "))
		}
	}
	return errors.New(strings.Join(strings.Fields(text), " "))
}

func (c *Config) set(v *viper.Viper, key string, value any, layer int, origin string) {
	v.Set(key, value)
	c.values[key] = Value{Key: key, Origin: origin, layer: layer}
}

func (c *Config) readFile(v *viper.Viper, s Sources) error {
	if s.File == "" {
		return nil
	}
	data, err := os.ReadFile(s.File)
	if errors.Is(err, fs.ErrNotExist) && !s.MustRead {
		return nil
	}
	if err != nil {
		return fmt.Errorf("settings file: %w", err)
	}
	file := viper.New()
	file.SetConfigType("yaml")
	if err := file.ReadConfig(bytes.NewReader(data)); err != nil {
		return fmt.Errorf("settings file %s: %w", s.File, err)
	}
	for _, lower := range file.AllKeys() {
		key, ok := byLower(lower)
		if !ok {
			return fmt.Errorf("settings file %s: unknown key %s%s", s.File, lower, meant(lower))
		}
		c.set(v, key, file.Get(lower), fromFile, s.File)
	}
	return nil
}

// readEnviron takes KAIDAN_SECTION_KEY; within a known section an unknown name is an error.
func (c *Config) readEnviron(v *viper.Viper, environ []string) error {
	names, sections := map[string]string{}, map[string]bool{}
	for _, key := range Keys() {
		names[EnvName(key)] = key
		section, _, _ := strings.Cut(EnvName(key)[len(envPrefix):], "_")
		sections[section] = true
	}
	for _, entry := range environ {
		name, value, _ := strings.Cut(entry, "=")
		section, _, _ := strings.Cut(strings.TrimPrefix(name, envPrefix), "_")
		key, known := names[name]
		switch {
		case value == "": // as if it were not set
		case known:
			c.set(v, key, value, fromEnvironment, name)
		case strings.HasPrefix(name, envPrefix) && sections[section]:
			return fmt.Errorf("environment variable %s names no setting; `kaidan config` lists them", name)
		}
	}
	return nil
}

func (c *Config) readFlags(v *viper.Viper, s Sources) {
	if s.Flags == nil {
		return
	}
	s.Flags.Visit(func(f *pflag.Flag) {
		if key := s.FlagKeys[f.Name]; key != "" {
			c.set(v, key, f.Value.String(), fromFlag, "--"+f.Name)
		}
	})
}

const envPrefix = "KAIDAN_"

// EnvName is the environment variable of a key: neo4j.passwordFile gives KAIDAN_NEO4J_PASSWORD_FILE.
func EnvName(key string) string {
	var b strings.Builder
	b.WriteString(envPrefix)
	lower := false
	for _, r := range key {
		switch {
		case r == '.':
			r = '_'
		case unicode.IsUpper(r) && lower:
			b.WriteByte('_')
		}
		lower = unicode.IsLower(r)
		b.WriteRune(unicode.ToUpper(r))
	}
	return b.String()
}

// Keys lists all keys in the order of default.yaml.
func Keys() []string {
	var keys []string
	for section := range fields(reflect.TypeFor[Config]()) {
		for field := range fields(section.Type) {
			keys = append(keys, section.Tag.Get("mapstructure")+"."+field.Tag.Get("mapstructure"))
		}
	}
	return keys
}

func fields(t reflect.Type) func(yield func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() && !yield(f) {
				return
			}
		}
	}
}

func byLower(lower string) (string, bool) {
	i := slices.IndexFunc(Keys(), func(key string) bool { return strings.EqualFold(key, lower) })
	if i < 0 {
		return "", false
	}
	return Keys()[i], true
}

// meant suggests a known key that ends or begins alike.
func meant(unknown string) string {
	section, name, _ := strings.Cut(unknown, ".")
	var same []string
	for _, key := range Keys() {
		s, n, _ := strings.Cut(key, ".")
		if strings.EqualFold(n, name) || strings.EqualFold(s, section) {
			same = append(same, key)
		}
	}
	if len(same) == 0 {
		return "; `kaidan config` lists the known ones"
	}
	return "; known: " + strings.Join(same, ", ")
}
