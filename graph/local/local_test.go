package local_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"kaidan/graph/local"
)

// quick are the options of a server that starts soon, in a folder of the test's own, and ends with the test.
func quick(t *testing.T) local.Options {
	t.Helper()
	if testing.Short() {
		t.Skip("starts neo4j: not under -short")
	}
	o := local.Options{DataDir: filepath.Join(t.TempDir(), "neo4j"), Heap: "256m", Plain: true, Fast: true, Attached: true}
	t.Cleanup(func() { _, _ = local.Stop(context.Background(), o) })
	return o
}

// The whole life of one server, in one test, because each start takes seconds.
func TestLifeOfAServer(t *testing.T) {
	o := quick(t)

	// Two at once start one.
	var wg sync.WaitGroup
	servers, errs := make([]*local.Server, 2), make([]error, 2)
	for i := range servers {
		wg.Go(func() { servers[i], errs[i] = local.Start(t.Context(), o) })
	}
	wg.Wait()
	require.NoError(t, errors.Join(errs...))
	require.Equal(t, servers[0].PID, servers[1].PID)
	require.NotEqual(t, servers[0].Started, servers[1].Started)
	server := servers[0]
	require.True(t, strings.HasPrefix(server.URI, "bolt://127.0.0.1:"))

	status, err := local.Inspect(t.Context(), o)
	require.NoError(t, err)
	require.True(t, status.Running)
	require.Equal(t, server.PID, status.PID)
	require.Positive(t, status.DataBytes)

	secretIsKept(t, o, server)
	onlyLoopback(t, server.PID)

	// A killed server is noticed, and its graph recovers.
	require.NoError(t, syscall.Kill(server.PID, syscall.SIGKILL))
	again, err := local.Start(t.Context(), o)
	require.NoError(t, err)
	require.True(t, again.Started)
	require.NotEqual(t, server.PID, again.PID)
	require.Equal(t, server.Password, again.Password)
	require.Equal(t, server.URI, again.URI)

	// It stops cleanly, and a second stop finds nothing.
	stopped, err := local.Stop(t.Context(), o)
	require.NoError(t, err)
	require.True(t, stopped)
	log, err := local.Logs(o, local.ServerLog, 1)
	require.NoError(t, err)
	require.Contains(t, log[0], "Stopped.", "it was not killed")
	stopped, err = local.Stop(t.Context(), o)
	require.NoError(t, err)
	require.False(t, stopped)
	require.Eventually(t, func() bool { return syscall.Kill(again.PID, 0) != nil }, time.Minute, 20*time.Millisecond)

	// A remembered port that is taken gives way, and a wrong password is told apart: one start shows both.
	listener, err := net.Listen("tcp", strings.TrimPrefix(server.URI, "bolt://"))
	require.NoError(t, err)
	defer func() { _ = listener.Close() }()
	file := filepath.Join(o.DataDir, "password")
	require.NoError(t, os.WriteFile(file, []byte("not-the-one\n"), 0o600))
	var steps []string
	told := o
	told.Progress = func(step string) { steps = append(steps, step) }
	_, err = local.Start(t.Context(), told)
	require.ErrorContains(t, err, "does not accept the password in "+file)
	require.NotContains(t, err.Error(), "not-the-one")
	require.Contains(t, strings.Join(steps, "\n"), "is taken by another program: using ")
	require.NoError(t, os.Remove(file))
	_, err = local.Start(t.Context(), o)
	require.ErrorContains(t, err, "is gone while the graph is there")

	// Reset leaves an empty folder; the next start makes graph and password anew.
	require.NoError(t, local.Reset(t.Context(), o))
	require.NoDirExists(t, filepath.Join(o.DataDir, "data"))
	status, err = local.Inspect(t.Context(), o)
	require.NoError(t, err)
	require.False(t, status.Running)
	require.Zero(t, status.DataBytes)
}

// secretIsKept looks for the password wherever it must not be.
func secretIsKept(t *testing.T, o local.Options, server *local.Server) {
	t.Helper()
	info, err := os.Stat(filepath.Join(o.DataDir, "password"))
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	lists, err := filepath.Glob("/proc/[0-9]*/cmdline")
	require.NoError(t, err)
	for _, list := range lists {
		line, _ := os.ReadFile(list) // it may have ended
		require.NotContains(t, string(line), server.Password)
	}
	require.NoError(t, filepath.WalkDir(o.DataDir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() || entry.Name() == "password" {
			return err
		}
		data, err := os.ReadFile(path)
		require.NotContains(t, string(data), server.Password, path)
		return err
	}))
}

// onlyLoopback reads the sockets that the process listens on.
func onlyLoopback(t *testing.T, pid int) {
	t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/net/tcp", pid))
	if err != nil {
		return // not Linux
	}
	own := map[string]bool{}
	fds, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", pid))
	require.NoError(t, err)
	for _, fd := range fds {
		if target, err := os.Readlink(fd); err == nil && strings.HasPrefix(target, "socket:[") {
			own[strings.Trim(target, "socket:[]")] = true
		}
	}
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) > 9 && f[3] == "0A" && own[f[9]] {
			require.True(t, strings.HasPrefix(f[1], "0100007F:"), "listens on %s", f[1])
		}
	}
}

func TestStartPageAndHandover(t *testing.T) {
	o := quick(t)
	o.Plain = false
	o.Favourites = []local.Favourite{{Title: "誰が誰と会ったか", Cypher: "MATCH (n) RETURN n"}}
	server, err := local.Start(t.Context(), o)
	require.NoError(t, err)
	offer, err := server.Browse(t.Context(), "RETURN 1 + 1")
	require.NoError(t, err)

	base := "http://" + server.HTTPAddr + "/browser/"
	for path, want := range map[string]string{
		"":                      `<script src="kaidan/keep.js"></script><script`,
		"kaidan/open.html":      "open.js",
		"kaidan/style.json":     "node.Meeting",
		"kaidan/favorites.json": "// 誰が誰と会ったか",
		"kaidan/guide.html":     "外交の質問",
	} {
		resp, body := request(t, http.MethodGet, base+path, "", "")
		require.Equal(t, http.StatusOK, resp.StatusCode, path)
		require.Contains(t, body, want)
		require.Contains(t, resp.Header.Get("Content-Security-Policy"), "script-src 'self'; ")
	}

	resp, _ := request(t, http.MethodGet, offer.URL, "", "")
	require.Equal(t, http.StatusFound, resp.StatusCode)
	target := resp.Header.Get("Location")
	require.True(t, strings.HasPrefix(target, base+"kaidan/open.html?"), target)
	require.Contains(t, target, "arg=RETURN%201%20%2B%201&cmd=edit")
	require.NotContains(t, target, server.Password)
	resp, _ = request(t, http.MethodGet, offer.URL, "", "")
	require.Equal(t, http.StatusGone, resp.StatusCode, "the address works once")

	_, fragment, _ := strings.Cut(target, "#")
	port, token, _ := strings.Cut(fragment, ".")
	claim, origin := "http://localhost:"+port+"/claim", "http://"+server.HTTPAddr
	for _, tt := range []struct {
		name, origin, token string
		want                int
	}{
		{"another page", "http://localhost:1", token, http.StatusForbidden},
		{"no page", "", token, http.StatusForbidden},
		{"another token", origin, "00", http.StatusForbidden},
		{"ours", origin, token, http.StatusOK},
	} {
		resp, body := request(t, http.MethodPost, claim, tt.origin, tt.token)
		require.Equal(t, tt.want, resp.StatusCode, tt.name)
		require.Equal(t, tt.want == http.StatusOK, strings.Contains(body, server.Password), tt.name)
	}
	require.NoError(t, offer.Wait(t.Context()))
	late, err := server.Browse(t.Context(), "")
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	require.ErrorContains(t, late.Wait(ctx), "nobody opened the address in time")
}

func request(t *testing.T, method, url, origin, body string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	require.NoError(t, err)
	if origin != "" {
		req.Header.Set("Origin", origin)
	}
	resp, err := http.DefaultTransport.RoundTrip(req)
	require.NoError(t, err)
	defer func() { require.NoError(t, resp.Body.Close()) }()
	data, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	return resp, string(data)
}

// Each fault gives one sentence that names cause and remedy, and none leaves a process behind.
func TestFaults(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer func() { _ = taken.Close() }()
	takenPort := taken.Addr().(*net.TCPAddr).Port
	const java17 = `echo 'openjdk version "17.0.1" 2021-10-19' >&2`
	tests := []struct {
		name  string
		java  string // script, or "" for none on the path
		mvn   string
		setup func(t *testing.T, o *local.Options)
		want  []string
	}{
		{name: "no java", want: []string{"no Java found", "apt-get install openjdk-17"}},
		{
			name: "java 11", java: `echo 'openjdk version "11.0.2" 2019-01-15' >&2`,
			want: []string{"java 11 (", "too old", "local.java"},
		},
		{
			name: "java 8", java: `echo 'java version "1.8.0_292"' >&2`,
			want: []string{"java 8 (", "too old"},
		},
		{
			name: "java that does not run", java: `echo 'Error: no jvm.cfg' >&2; exit 1`,
			want: []string{"exit status 1", "no jvm.cfg"},
		},
		{name: "no maven", java: java17, want: []string{"no Maven (mvn) found", "apt-get install maven"}},
		{
			name: "maven without a network", java: java17,
			mvn:  `echo '[ERROR] Could not transfer artifact org.neo4j:neo4j:pom:5.26.18: Unknown host repo.example'; exit 1`,
			want: []string{"cannot reach its repository", "proxy or mirror", "| [ERROR] Could not transfer"},
		},
		{
			name: "broken download", java: java17, mvn: `echo '[ERROR] Checksum validation failed, expected abc but is def'; exit 1`,
			want: []string{"the download is broken", "Checksum validation failed"},
		},
		{
			name: "full disk while fetching", java: java17, mvn: `echo '[ERROR] write: No space left on device'; exit 1`,
			want: []string{"the disk is full"},
		},
		{
			name: "jars that are others", java: java17,
			mvn: `for a; do case $a in -DoutputDirectory=*) d=${a#*=};; esac; done
				mkdir -p "$d"; echo bad > "$d/neo4j-5.26.18.jar"`,
			want: []string{"jars are not what they should be", "tampered"},
		},
		{
			name: "taken bolt port", java: java17,
			setup: func(_ *testing.T, o *local.Options) { o.BoltPort = takenPort },
			want:  []string{"bolt port " + strconv.Itoa(takenPort) + " is taken", "local.boltPort"},
		},
		{
			name: "taken http port", java: java17,
			setup: func(_ *testing.T, o *local.Options) { o.HTTPPort = takenPort },
			want:  []string{"http port " + strconv.Itoa(takenPort) + " is taken", "local.httpPort"},
		},
		{
			name: "data folder under a file", java: java17,
			setup: func(t *testing.T, o *local.Options) {
				file := filepath.Join(t.TempDir(), "file")
				require.NoError(t, os.WriteFile(file, nil, 0o600))
				o.DataDir = filepath.Join(file, "neo4j")
			},
			want: []string{"data folder", "a file stands where a folder is needed"},
		},
		{
			name: "data folder of something else", java: java17,
			setup: func(t *testing.T, o *local.Options) {
				o.DataDir = t.TempDir()
				require.NoError(t, os.WriteFile(filepath.Join(o.DataDir, "letter.txt"), nil, 0o600))
			},
			want: []string{"holds files that are not a graph of kaidan's", "local.dataDir"},
		},
		{
			name: "data folder that is not readable", java: java17,
			setup: func(t *testing.T, o *local.Options) {
				if os.Getuid() == 0 {
					t.Skip("root reads everything")
				}
				require.NoError(t, os.MkdirAll(o.DataDir, 0o000))
				t.Cleanup(func() { _ = os.Chmod(o.DataDir, 0o700) })
			},
			want: []string{"not readable or writable by this user", "chown"},
		},
		{
			name: "heap that is no size", java: java17,
			setup: func(_ *testing.T, o *local.Options) { o.Heap = "much" },
			want:  []string{`heap size "much"`, "512m"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := local.Options{CacheDir: t.TempDir(), DataDir: filepath.Join(t.TempDir(), "neo4j")}
			path := t.TempDir()
			script(t, path, "java", tt.java)
			script(t, path, "mvn", tt.mvn)
			t.Setenv("PATH", path+":/bin:/usr/bin")
			if tt.java == "" || tt.mvn == "" {
				t.Setenv("PATH", path) // neither the system's own
			}
			t.Setenv("JAVA_HOME", "")
			if tt.setup != nil {
				tt.setup(t, &o)
			}
			_, err := local.Start(t.Context(), o)
			for _, want := range tt.want {
				require.ErrorContains(t, err, want)
			}
			require.NotContains(t, strings.SplitN(err.Error(), "\n", 2)[0], ". ", "one sentence")
		})
	}
}

// A server that cannot start says why, with the last lines of its log.
func TestStartFails(t *testing.T) {
	o := quick(t)
	tests := []struct{ name, log, want string }{
		{"disk", "ERROR Failed to start Neo4j\nCaused by: java.io.IOException: No space left on device", "the disk is full"},
		{"lock", "Caused by: org.neo4j.io.locker.FileLockException: Lock file has been locked by another process", "another neo4j uses the same data folder"},
		{"memory", "Error: Could not reserve enough space for object heap", "smaller local.heap"},
	}
	// As if it had run before.
	require.NoError(t, os.MkdirAll(filepath.Join(o.DataDir, "data", "databases", "system"), 0o700))
	for name, text := range map[string]string{"password": "0123456789", "lock": ""} {
		require.NoError(t, os.WriteFile(filepath.Join(o.DataDir, name), []byte(text), 0o600))
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := t.TempDir()
			script(t, path, "java", `case $1 in -version) echo 'version "17"';; *) echo '`+tt.log+`'; exit 1;; esac`)
			o := o
			o.Java = filepath.Join(path, "java")
			_, err := local.Start(t.Context(), o)
			require.ErrorContains(t, err, "starting neo4j: it ended at once: ")
			require.ErrorContains(t, err, tt.want)
			require.ErrorContains(t, err, "\n  | "+strings.Split(tt.log, "\n")[0])
		})
	}
	t.Run("an interrupted start leaves nothing", func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		_, err := local.Start(ctx, o)
		require.Error(t, err)
		status, err := local.Inspect(t.Context(), o)
		require.NoError(t, err)
		require.False(t, status.Running)
	})
}

// A record of a process that is gone, or whose number another process has now, is stale.
func TestStaleRecord(t *testing.T) {
	for name, pid := range map[string]int{"no such process": 1 << 22, "another process": os.Getpid()} {
		t.Run(name, func(t *testing.T) {
			o := local.Options{DataDir: t.TempDir()}
			data, err := json.Marshal(map[string]any{"pid": pid, "started": "long ago", "home": o.DataDir, "ready": true})
			require.NoError(t, err)
			for name, text := range map[string]string{"server.json": string(data), "password": "x", "lock": ""} {
				require.NoError(t, os.WriteFile(filepath.Join(o.DataDir, name), []byte(text), 0o600))
			}
			status, err := local.Inspect(t.Context(), o)
			require.NoError(t, err)
			require.False(t, status.Running)
			stopped, err := local.Stop(t.Context(), o)
			require.NoError(t, err)
			require.False(t, stopped)
			require.NoFileExists(t, filepath.Join(o.DataDir, "server.json"))
		})
	}
}

// script writes a program that stands in for another; an empty text writes none.
func script(t *testing.T, dir, name, text string) {
	t.Helper()
	if text != "" {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+text+"\n"), 0o700))
	}
}
