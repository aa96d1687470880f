package local

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"github.com/adrg/xdg"
)

// Versions of what runs; pom.xml and jars.sha256 belong to them.
const (
	Version        = "5.26.18"
	BrowserVersion = "5.24.0"
)

// Default ports, used while nobody else holds them.
const (
	DefaultBoltPort = 7687
	DefaultHTTPPort = 7474
)

// Options say where the server lives and how large it may grow. The zero value works.
type Options struct {
	CacheDir string // jars; default: kaidan in the user's cache folder
	DataDir  string // graph, logs, password; default: kaidan/neo4j in the user's data folder
	BoltPort int    // 0: 7687, or a free one that is remembered
	HTTPPort int    // 0: 7474, or a free one that is remembered
	Heap     string // as Java writes it; default 512m
	Java     string // the java program; default: JAVA_HOME, then PATH
	Maven    string // the mvn program; default: PATH
	Plain    bool   // serve Neo4j Browser as it comes, without kaidan's start page
	Fast     bool   // start sooner and answer slower: for tests
	Attached bool   // the server ends with this process, however that ends: for tests

	Favourites []Favourite        // queries that the start page puts into Neo4j Browser
	Progress   func(step string)  // told of each step that takes time; may be nil
	free       func(string) int64 // bytes free in a folder; a field for tests
}

// Favourite is one saved query of Neo4j Browser.
type Favourite struct {
	Folder string
	Title  string
	Cypher string
}

var heapSize = regexp.MustCompile(`^[1-9][0-9]*[kKmMgG]$`)

// checked returns o with defaults filled in.
func (o Options) checked() (Options, error) {
	if o.CacheDir == "" {
		o.CacheDir = filepath.Join(xdg.CacheHome, "kaidan")
	}
	if o.DataDir == "" {
		o.DataDir = filepath.Join(xdg.DataHome, "kaidan", "neo4j")
	}
	for _, dir := range []*string{&o.CacheDir, &o.DataDir} {
		abs, err := filepath.Abs(*dir)
		if err != nil {
			return o, fmt.Errorf("folder %s: %w", *dir, err)
		}
		*dir = abs
	}
	if o.Heap == "" {
		o.Heap = "512m"
	}
	if !heapSize.MatchString(o.Heap) {
		return o, fmt.Errorf("heap size %q: write a number and k, m or g, such as 512m", o.Heap)
	}
	for name, port := range map[string]int{"bolt": o.BoltPort, "http": o.HTTPPort} {
		if port < 0 || port > 65535 {
			return o, fmt.Errorf("%s port %d: it must lie between 1 and 65535, or be 0 for any free one", name, port)
		}
	}
	if o.BoltPort != 0 && o.BoltPort == o.HTTPPort {
		return o, fmt.Errorf("bolt and http port are both %d: give them different ones", o.BoltPort)
	}
	if o.Progress == nil {
		o.Progress = func(string) {}
	}
	if o.free == nil {
		o.free = freeBytes
	}
	return o, nil
}

func (o Options) jars() string     { return filepath.Join(o.CacheDir, "neo4j-"+Version, "lib") }
func (o Options) stamp() string    { return filepath.Join(o.CacheDir, "neo4j-"+Version, "verified") }
func (o Options) conf() string     { return filepath.Join(o.DataDir, "conf") }
func (o Options) webroot() string  { return filepath.Join(o.DataDir, "webroot") }
func (o Options) password() string { return filepath.Join(o.DataDir, "password") }
func (o Options) serverLog() string {
	return filepath.Join(o.DataDir, "logs", "neo4j.log")
}
func (o Options) consoleLog() string { return filepath.Join(o.DataDir, "logs", "console.log") }

// dataFolder makes the data folder, readable by its owner only.
func (o Options) dataFolder() error {
	if err := os.MkdirAll(o.DataDir, 0o700); err != nil {
		return unusable("data folder", o.DataDir, err)
	}
	entries, err := os.ReadDir(o.DataDir)
	if err != nil {
		return unusable("data folder", o.DataDir, err)
	}
	if !exists(filepath.Join(o.DataDir, "lock")) && slices.ContainsFunc(entries, foreign) {
		return fmt.Errorf("data folder %s: it holds files that are not a graph of kaidan's; name an empty or a new folder (local.dataDir)", o.DataDir)
	}
	if err := os.Chmod(o.DataDir, 0o700); err != nil {
		return unusable("data folder", o.DataDir, err)
	}
	if err := touch(filepath.Join(o.DataDir, "lock")); err != nil {
		return err
	}
	for _, dir := range []string{o.conf(), filepath.Join(o.DataDir, "logs")} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return unusable("data folder", dir, err)
		}
	}
	return nil
}

// foreign tells what another kaidan, which makes the same folder now, would not put there first.
func foreign(entry os.DirEntry) bool {
	return !slices.Contains([]string{"lock", "conf", "logs"}, entry.Name())
}

func touch(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return unusable("data folder", path, err)
	}
	return f.Close()
}
