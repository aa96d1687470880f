package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/adrg/xdg"
	"github.com/rogpeppe/go-internal/testscript"

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
	return a.M.Run()
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
