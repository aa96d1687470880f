package local

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The list of sums belongs to the pom: Neo4j and Browser of the pinned versions are on it.
func TestSumsBelongToThePom(t *testing.T) {
	list := sums()
	require.Len(t, list, 215)
	require.Contains(t, list, "neo4j-"+Version+".jar")
	require.Contains(t, list, "neo4j-server-"+Version+".jar")
	require.Contains(t, list, "neo4j-browser-"+BrowserVersion+".jar")
	require.Contains(t, string(pom), "<artifactId>neo4j</artifactId><version>"+Version+"</version>")
	require.Contains(t, string(pom), "<artifactId>neo4j-browser</artifactId><version>"+BrowserVersion+"</version>")
}

// fakeMaven "downloads" one jar: what lies in the file good, or bad if it uses Maven's own repository and that is bad.
const fakeMaven = `#!/bin/sh
echo run >> "$LOG"
jar=good
for a; do case $a in
-DoutputDirectory=*) dir=${a#*=} ;;
-Dmaven.repo.local=*) fresh=yes ;;
esac; done
[ -n "$fresh" ] || jar=${REPOSITORY:-good}
mkdir -p "$dir" && printf %s "$jar" > "$dir/one.jar"
`

func TestEnsureJars(t *testing.T) {
	sum := sha256.Sum256([]byte("good"))
	old := jarSums
	jarSums = hex.EncodeToString(sum[:]) + "  one.jar\n"
	t.Cleanup(func() { jarSums = old })

	bin, log := t.TempDir(), filepath.Join(t.TempDir(), "log")
	mvn := filepath.Join(bin, "mvn")
	require.NoError(t, os.WriteFile(mvn, []byte(fakeMaven), 0o700))
	t.Setenv("LOG", log)
	var steps []string
	o, err := Options{CacheDir: t.TempDir(), DataDir: t.TempDir(), Maven: mvn, Progress: func(s string) { steps = append(steps, s) }}.checked()
	require.NoError(t, err)
	runs := func() int {
		data, _ := os.ReadFile(log)
		return strings.Count(string(data), "run")
	}
	jar := filepath.Join(o.jars(), "one.jar")

	require.NoError(t, ensureJars(t.Context(), o))
	require.Equal(t, 1, runs())
	require.Contains(t, steps[0], "fetching Neo4j "+Version)

	// Once fetched, Maven is not needed.
	offline := o
	offline.Maven = filepath.Join(bin, "none")
	require.NoError(t, ensureJars(t.Context(), offline))
	require.NoError(t, os.Remove(o.stamp()))
	require.NoError(t, ensureJars(t.Context(), offline))
	require.Equal(t, 1, runs())

	// A damaged jar, a missing and a foreign one are noticed, and mended where Maven is there.
	for name, damage := range map[string]func(){
		"damaged": func() { require.NoError(t, os.WriteFile(jar, []byte("evil"), 0o600)) },
		"missing": func() { require.NoError(t, os.Remove(jar)) },
		"foreign": func() {
			require.NoError(t, os.WriteFile(filepath.Join(o.jars(), "two.jar"), []byte("good"), 0o600))
		},
	} {
		damage()
		require.ErrorContains(t, ensureJars(t.Context(), offline), "no Maven", name)
		require.NoError(t, ensureJars(t.Context(), o), name)
		require.Contains(t, strings.Join(steps, "\n"), "are damaged or missing", name)
		data, err := os.ReadFile(jar)
		require.NoError(t, err)
		require.Equal(t, "good", string(data))
		require.NoFileExists(t, filepath.Join(o.jars(), "two.jar"))
	}

	// Maven trusts its own repository: a jar damaged there is fetched past it.
	require.NoError(t, os.RemoveAll(o.jars()))
	t.Setenv("REPOSITORY", "evil")
	before := runs()
	require.NoError(t, ensureJars(t.Context(), o))
	require.Equal(t, before+2, runs())
	require.Contains(t, steps[len(steps)-1], "one.jar in Maven's repository is damaged")

	// Nothing is left of the attempts.
	entries, err := os.ReadDir(filepath.Dir(o.jars()))
	require.NoError(t, err)
	require.Len(t, entries, 3, "lib, lock, verified")
}

func TestTooLittleDisk(t *testing.T) {
	o, err := Options{CacheDir: t.TempDir(), DataDir: t.TempDir(), free: func(string) int64 { return 10 << 20 }}.checked()
	require.NoError(t, err)
	require.ErrorContains(t, ensureJars(t.Context(), o), "has 10 MB free and about 400 MB are needed; free some space")
}

func TestQuoteArg(t *testing.T) {
	require.Equal(t, `"a b\\c\"d"`, quoteArg(`a b\c"d`))
}

func TestExplain(t *testing.T) {
	for _, tt := range []struct{ log, want string }{
		{"org.neo4j.io.locker.FileLockException: x", "another neo4j"},
		{"PortBindException: An error occurred", "took the port"},
		{"java.lang.UnsupportedClassVersionError", "java is too old"},
		{"something new", "see `kaidan db logs`"},
	} {
		require.Contains(t, explain(tt.log), tt.want)
	}
}

func TestBoltEnabled(t *testing.T) {
	const log = "INFO  Starting...\n2026-11-24 INFO  Bolt enabled on localhost:7687.\nINFO  HTTP enabled on 127.0.0.1:7474.\n"
	require.True(t, boltEnabled(log, 7687))
	require.False(t, boltEnabled(log, 7474))
	require.False(t, boltEnabled(log, 768))
	require.False(t, boltEnabled("INFO  Starting...\n", 7687))
}
