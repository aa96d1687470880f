package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/adrg/xdg"
	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/require"

	"kaidan/graph/graphtest"
	"kaidan/graph/local"
)

// TestMain lets the scripts call this program as kaidan.
func TestMain(m *testing.M) {
	testscript.Main(afterwards{m}, map[string]func(){"kaidan": main})
}

// afterwards stops the server of the tests when all have run.
type afterwards struct{ *testing.M }

func (a afterwards) Run() int {
	defer graphtest.Stop()
	defer func() { _ = os.RemoveAll(plain.dir) }()
	return a.M.Run()
}

// raced tells whether the race detector looks at this test binary.
var raced bool

// plain is the program without the race detector, for scripts: with it each command that reads Japanese takes ten times
// as long. TestCommands has the detector look at what they do.
var plain struct {
	sync.Once
	dir string
	err error
}

func buildPlain() {
	if plain.dir, plain.err = os.MkdirTemp("", "kaidan-plain-"); plain.err != nil {
		return
	}
	if out, err := exec.Command("go", "build", "-o", plain.dir, ".").CombinedOutput(); err != nil {
		plain.err = fmt.Errorf("go build: %w: %s", err, out)
	}
}

// TestCommands runs the commands that do several things at once in this process, under the eyes of the race detector.
func TestCommands(t *testing.T) {
	o := graphtest.Server(t)
	t.Setenv("KAIDAN_CONFIG", "")
	t.Setenv("KAIDAN_NEO4J_URI", o.URI)
	t.Setenv("KAIDAN_NEO4J_USER", o.User)
	t.Setenv("KAIDAN_NEO4J_PASSWORD", o.Password)
	for _, line := range []string{
		"extract ../../seeds/briefs --format jsonl",
		"ingest ../../seeds/briefs",
		"ingest ../../seeds/briefs",
		"rebuild",
		"met 王毅 --format json",
		"about 拉致問題 --who",
	} {
		var out, errOut strings.Builder
		code := run(t.Context(), strings.Fields(line), strings.NewReader(""), &out, &errOut)
		require.Equal(t, exitFound, code, "kaidan %s: %s", line, errOut.String())
		require.NotEmpty(t, out.String()+errOut.String(), line)
	}
}

// TestScript runs testdata/script/*.txtar, one after the other: they share one graph. A script that needs it begins
// with the command emptygraph; one that starts a local server has it stopped at its end.
func TestScript(t *testing.T) {
	testscript.RunT(oneByOne{t}, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               func(env *testscript.Env) error { return setupScript(env) },
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"emptygraph": func(ts *testscript.TestScript, _ bool, _ []string) {
				o := graphtest.Server(t)
				ts.Setenv("KAIDAN_NEO4J_URI", o.URI)
				ts.Setenv("KAIDAN_NEO4J_USER", o.User)
				ts.Setenv("KAIDAN_NEO4J_PASSWORD", o.Password)
			},
		},
	})
}

// setupScript gives a script folders of its own, but for the fetched jars and Go's and Maven's caches.
func setupScript(env *testscript.Env) error {
	data := filepath.Join(env.WorkDir, "data")
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		return err
	}
	env.Setenv("XDG_DATA_HOME", data)
	env.Setenv("XDG_CONFIG_HOME", filepath.Join(env.WorkDir, "config"))
	env.Setenv("XDG_CACHE_HOME", xdg.CacheHome)
	env.Setenv("JAVA_HOME", os.Getenv("JAVA_HOME"))
	env.Setenv("KAIDAN_LOCAL_HEAP", "256m")
	if raced {
		plain.Do(buildPlain)
		if plain.err != nil {
			return plain.err
		}
		env.Setenv("PATH", plain.dir+string(os.PathListSeparator)+env.Getenv("PATH"))
	}
	env.Setenv("SOURCE", root) // the repository: $SOURCE/seeds/briefs
	env.Defer(func() {
		_, _ = local.Stop(context.Background(), local.Options{DataDir: filepath.Join(data, "kaidan", "neo4j")})
	})
	return nil
}

// oneByOne is a test whose subtests do not run in parallel.
type oneByOne struct{ *testing.T }

func (oneByOne) Parallel()       {}
func (t oneByOne) Verbose() bool { return testing.Verbose() }

func (t oneByOne) Run(name string, f func(testscript.T)) {
	t.T.Run(name, func(t *testing.T) { f(oneByOne{t}) })
}
