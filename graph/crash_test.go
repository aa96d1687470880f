package graph_test

import (
	"context"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"kaidan/graph"
	"kaidan/graph/graphtest"
	"kaidan/graph/local"
	"kaidan/ingest/identity"
)

// kills is how often each of the crash tests kills: KAIDAN_TEST_KILLS, else 2. `make crash` does it twenty times.
func kills() int {
	if n, err := strconv.Atoi(os.Getenv("KAIDAN_TEST_KILLS")); err == nil {
		return n
	}
	return 2
}

func crashCorpus() graphtest.Corpus { return graphtest.DefaultCorpus(400) }

// loadAll writes the crash corpus and the seeds in small batches.
func loadAll(ctx context.Context, store *graph.Store, seeds []graph.Extraction) error {
	w, err := store.Writer(ctx, graph.WriteOptions{Identity: identity.Rules(), Reference: reference()})
	if err != nil {
		return err
	}
	all := append([]graph.Extraction(nil), seeds...)
	for ex := range crashCorpus().Briefs() {
		all = append(all, ex)
	}
	for i := 0; i < len(all); i += 10 {
		if _, err := w.Write(ctx, all[i:min(i+10, len(all))]); err != nil {
			return err
		}
	}
	return nil
}

func undisturbed(t *testing.T) ([]string, time.Duration) {
	t.Helper()
	store := graphtest.Open(t)
	require.NoError(t, store.Prepare(t.Context()))
	start := time.Now()
	require.NoError(t, loadAll(t.Context(), store, graphtest.Gold(t, seedsPath)))
	return dump(t, store), time.Since(start)
}

// TestCrashChild is not a test but the program that TestKilledProgram kills.
func TestCrashChild(t *testing.T) {
	uri := os.Getenv("KAIDAN_CRASH_URI")
	if uri == "" {
		t.Skip("is started by TestKilledProgram")
	}
	store, err := graph.Open(t.Context(), graph.Options{URI: uri, User: os.Getenv("KAIDAN_CRASH_USER"), Password: os.Getenv("KAIDAN_CRASH_PASSWORD")})
	require.NoError(t, err)
	require.NoError(t, loadAll(t.Context(), store, graphtest.Gold(t, seedsPath)))
}

func TestKilledProgram(t *testing.T) {
	want, took := undisturbed(t)
	o := graphtest.Server(t)
	child := func() *exec.Cmd {
		cmd := exec.Command(os.Args[0], "-test.run=^TestCrashChild$")
		cmd.Env = append(os.Environ(), "KAIDAN_CRASH_URI="+o.URI, "KAIDAN_CRASH_USER="+o.User, "KAIDAN_CRASH_PASSWORD="+o.Password)
		return cmd
	}
	r, killed := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1)), 0
	for killed < kills() {
		cmd := child()
		require.NoError(t, cmd.Start())
		time.Sleep(50*time.Millisecond + time.Duration(r.Int64N(int64(took)/2)))
		_ = cmd.Process.Signal(syscall.SIGKILL)
		if err := cmd.Wait(); err != nil {
			killed++
			continue
		}
		require.NoError(t, graphtest.Empty(t.Context(), o)) // it was done before: from the start
	}
	out, err := child().CombinedOutput()
	require.NoError(t, err, string(out))
	store, err := graph.Open(t.Context(), o)
	require.NoError(t, err)
	require.Equal(t, want, dump(t, store))
	t.Logf("killed the program %d times", killed)
}

// TestKilledServer starts the server again on the port that it remembers.
func TestKilledServer(t *testing.T) {
	want, took := undisturbed(t)
	dir := t.TempDir()
	o := local.Options{DataDir: filepath.Join(dir, "neo4j"), Heap: "256m", Plain: true, Fast: true, Attached: true}
	server, err := local.Start(t.Context(), o)
	require.NoError(t, err)
	t.Cleanup(func() { _, _ = local.Stop(context.Background(), o) })
	store, err := graph.Open(t.Context(), graph.Options{URI: server.URI, User: server.User, Password: server.Password, MaxRetry: 90 * time.Second})
	require.NoError(t, err)
	require.NoError(t, graphtest.Empty(t.Context(), graph.Options{URI: server.URI, User: server.User, Password: server.Password}))
	require.NoError(t, store.Prepare(t.Context()))

	seeds := graphtest.Gold(t, seedsPath)
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 2))
	for killed := range kills() {
		done := make(chan error, 1)
		go func() { done <- loadAll(t.Context(), store, seeds) }()
		time.Sleep(time.Duration(r.Int64N(int64(took))))
		began := time.Now()
		require.NoError(t, syscall.Kill(server.PID, syscall.SIGKILL))
		server, err = local.Start(t.Context(), o)
		require.NoError(t, err)
		away := time.Since(began)
		if err := <-done; err != nil {
			t.Logf("load %d stopped, as it may: %v", killed, err)
			require.NoError(t, loadAll(t.Context(), store, seeds), "a second run completes it")
		}
		t.Logf("kill %d: server away for %.1f s, graph complete %.1f s later", killed, away.Seconds(), (time.Since(began) - away).Seconds())
		require.Equal(t, want, dump(t, store), "after kill %d", killed)
		if killed+1 < kills() {
			require.NoError(t, graphtest.Empty(t.Context(), graph.Options{URI: server.URI, User: server.User, Password: server.Password}))
			require.NoError(t, store.Prepare(t.Context()))
		}
	}
	t.Logf("killed the server %d times", kills())
}
