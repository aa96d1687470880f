package local

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/db"
)

const (
	startWithin = 10 * time.Minute // a quiet machine needs 5 s, a very busy one minutes
	startSlow   = time.Minute      // after which a start is said to be slow
	stopWithin  = time.Minute
)

// What a fresh data folder and some growth need.
const dataBytes = 200 << 20

// Server is a running local Neo4j.
type Server struct {
	URI      string
	User     string
	Password string
	HTTPAddr string // host and port of Neo4j Browser; "localhost", the one host its saved settings belong to
	PID      int
	Started  bool // this call started it
	handover int
}

func (r *record) server(password string) *Server {
	return &Server{
		URI: "bolt://" + loopback(r.Ports.Bolt), User: "neo4j", Password: password,
		HTTPAddr: fmt.Sprintf("localhost:%d", r.Ports.HTTP), PID: r.PID, handover: r.Ports.Handover,
	}
}

// Start returns the running server of the data folder, and starts it first if need be. Several programs may call it at
// once: one starts the server, the others wait for it.
func Start(ctx context.Context, o Options) (*Server, error) {
	o, err := o.checked()
	if err != nil {
		return nil, err
	}
	if err := o.dataFolder(); err != nil {
		return nil, err
	}
	unlock, err := o.lock(ctx)
	if err != nil {
		return nil, err
	}
	defer unlock()
	return start(ctx, o)
}

// start is Start with the lock held.
func start(ctx context.Context, o Options) (*Server, error) {
	if s, err := present(ctx, o); s != nil || err != nil {
		return s, err
	}
	l, err := prepare(ctx, o)
	if err != nil {
		return nil, err
	}
	s, err := launch(ctx, o, l)
	if err != nil && strings.Contains(err.Error(), causes[0].sentence) && ctx.Err() == nil {
		// Another program was quicker; with ports of our own choice, choose again.
		if l.ports, err = choosePorts(o, l.ports.Bolt, l.ports.HTTP); err == nil {
			s, err = launch(ctx, o, l)
		}
	}
	return s, err
}

// present returns the server that runs already, nil if there is none. One that was killed or stopped by hand a moment
// ago lives on for some milliseconds and does not answer: its end is awaited.
func present(ctx context.Context, o Options) (*Server, error) {
	begin := time.Now()
	for {
		r, err := running(o)
		if r == nil || err != nil {
			return nil, err
		}
		password, err := readPassword(o)
		if err != nil {
			return nil, err
		}
		s := r.server(password)
		if !r.Ready { // who started it was interrupted
			return s, ready(ctx, o, r, s, nil)
		}
		err = answers(ctx, s)
		switch {
		case err == nil:
			return s, nil
		case unauthorized(err):
			return nil, refused(o, err)
		case time.Since(begin) > 10*time.Second || ctx.Err() != nil:
			return nil, fmt.Errorf("neo4j (pid %d) runs but does not answer at %s; see `kaidan db logs`, and `kaidan db down` stops it: %w", s.PID, s.URI, err)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func refused(o Options, err error) error {
	return fmt.Errorf("neo4j does not accept the password in %s; put back the one it was set up with, or start afresh with `kaidan db reset`: %w", o.password(), err)
}

// launchPlan is what a start needs besides the options.
type launchPlan struct {
	java     string
	version  int
	password string
	ports    ports
}

// prepare does all that precedes the process, the quick checks first.
func prepare(ctx context.Context, o Options) (launchPlan, error) {
	var l launchPlan
	var err error
	if l.java, l.version, err = findJava(ctx, o); err != nil {
		return l, err
	}
	if _, err = choosePorts(o); err != nil {
		return l, err
	}
	if free := o.free(o.DataDir); free >= 0 && free < dataBytes {
		return l, fmt.Errorf("starting neo4j: the disk of %s has %d MB free and about %d MB are needed; free some space or set local.dataDir", o.DataDir, free>>20, dataBytes>>20)
	}
	if err := ensureJars(ctx, o); err != nil {
		return l, err
	}
	if l.password, err = ensurePassword(ctx, o, l.java); err != nil {
		return l, err
	}
	l.ports, err = choosePorts(o) // again: a fetch takes time in which others start
	return l, err
}

// launch starts the process and waits until it answers.
func launch(ctx context.Context, o Options, l launchPlan) (*Server, error) {
	if err := writeConf(o, l.ports); err != nil {
		return nil, err
	}
	if err := writeWebroot(o, l.ports); err != nil {
		return nil, err
	}
	o.Progress("starting Neo4j " + Version)
	_ = os.Remove(o.serverLog()) // so that its last lines are of this start; debug.log keeps the past
	r, gone, err := spawn(o, l)
	if err != nil {
		return nil, err
	}
	s := r.server(l.password)
	s.Started = true
	if err := o.write(r); err != nil {
		_ = kill(r.PID)
		return nil, err
	}
	if err := ready(ctx, o, r, s, gone); err != nil {
		_ = stop(o, r)
		return nil, err
	}
	return s, nil
}

// spawn runs the java process; gone is closed when it has ended.
func spawn(o Options, l launchPlan) (r *record, gone chan struct{}, err error) {
	console, err := os.OpenFile(o.consoleLog(), os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, nil, unusable("data folder", o.consoleLog(), err)
	}
	defer func() { _ = console.Close() }()
	cmd := exec.Command(l.java, javaArgs(o, l)...) //nolint:noctx // the server outlives the command
	cmd.Dir, cmd.Env = o.DataDir, cleanEnv()
	cmd.Stdout, cmd.Stderr = console, console
	cmd.SysProcAttr = detached()
	if o.Attached {
		cmd.SysProcAttr = attached()
	}
	started := make(chan error)
	gone = make(chan struct{})
	go func() {
		runtime.LockOSThread() // an attached process ends with this thread, which ends with the program
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait()
		}
		close(gone)
	}()
	if err := <-started; err != nil {
		return nil, nil, fmt.Errorf("starting neo4j: %s: %w", l.java, err)
	}
	at, _ := startTime(cmd.Process.Pid)
	return &record{
		PID: cmd.Process.Pid, Started: at, Home: o.DataDir, Ports: l.ports,
		Version: Version, Since: time.Now().Format(time.RFC3339),
	}, gone, nil
}

func javaArgs(o Options, l launchPlan) []string {
	args := []string{
		"--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.io=ALL-UNNAMED",
		"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "-Xms" + smaller(o.Heap), "-Xmx" + o.Heap,
		"-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8",
	}
	if o.Fast {
		args = append(args, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
	} else {
		args = append(args, "-XX:+UseG1GC")
	}
	classes := filepath.Join(o.jars(), "*")
	if !o.Plain {
		// The server takes browser/ from the first entry that has it.
		classes = o.webroot() + string(os.PathListSeparator) + classes
	}
	return append(args, "-cp", classes, "org.neo4j.server.CommunityEntryPoint",
		"--home-dir="+o.DataDir, "--config-dir="+o.conf())
}

// smaller is the heap to begin with: a quarter of the limit would do, but growing costs pauses; small ones start whole.
func smaller(heap string) string {
	if strings.HasSuffix(strings.ToLower(heap), "g") {
		return "512m"
	}
	return heap
}

// cleanEnv is the environment without settings, and so without passwords, of this program.
func cleanEnv() []string {
	var env []string
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "KAIDAN_") && !strings.HasPrefix(v, "NEO4J_") {
			env = append(env, v)
		}
	}
	return env
}

// ready waits until the server answers, and explains itself where it does not.
func ready(ctx context.Context, o Options, r *record, s *Server, gone <-chan struct{}) error {
	ctx, cancel := context.WithTimeout(ctx, startWithin)
	defer cancel()
	slow := time.After(startSlow)
	for {
		// Whoever answers before the log says so is another program on the same port.
		if boltEnabled(strings.Join(tail(o.serverLog(), 100), "\n"), r.Ports.Bolt) {
			err := answers(ctx, s)
			if err == nil {
				r.Ready = true
				return o.write(r)
			}
			if unauthorized(err) {
				return refused(o, err)
			}
		}
		select {
		case <-gone:
			return startFailed(o, "it ended at once")
		case <-ctx.Done():
			if errors.Is(ctx.Err(), context.Canceled) {
				return fmt.Errorf("starting neo4j: %w", ctx.Err())
			}
			return startFailed(o, fmt.Sprintf("it did not answer within %v", startWithin))
		case <-slow:
			o.Progress("still waiting for Neo4j to answer; `kaidan db logs` shows what it does")
		case <-time.After(100 * time.Millisecond):
		}
		if _, alive := startTime(r.PID); !alive {
			return startFailed(o, "it ended at once")
		}
	}
}

func boltEnabled(log string, port int) bool {
	_, after, found := strings.Cut(log, "Bolt enabled on ")
	line, _, _ := strings.Cut(after, "\n")
	return found && strings.HasSuffix(strings.TrimRight(line, ". \r"), fmt.Sprintf(":%d", port))
}

func startFailed(o Options, what string) error {
	log := strings.Join(append(tail(o.consoleLog(), 40), tail(o.serverLog(), 60)...), "\n")
	var lines []string
	for line := range strings.Lines(log) {
		line = strings.TrimSpace(line)
		if strings.Contains(line, "ERROR") || strings.Contains(line, "Caused by:") || strings.Contains(line, "Exception:") || strings.HasPrefix(line, "Error") {
			lines = append(lines, shorten(line, 300))
		}
	}
	if len(lines) == 0 {
		lines = lastLines(log, 5)
	}
	return fmt.Errorf("starting neo4j: %s: %s%s", what, explain(log), indented(lastLines(strings.Join(lines, "\n"), 5)))
}

// answers asks the server once, without the driver's patience.
func answers(ctx context.Context, s *Server) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	driver, err := s.driver()
	if err != nil {
		return err
	}
	defer func() { _ = driver.Close(ctx) }()
	return driver.VerifyConnectivity(ctx)
}

func (s *Server) driver() (neo4j.DriverWithContext, error) {
	return neo4j.NewDriverWithContext(s.URI, neo4j.BasicAuth(s.User, s.Password, ""), func(c *config.Config) {
		c.MaxTransactionRetryTime = 5 * time.Second
		c.SocketConnectTimeout = 2 * time.Second
		c.TelemetryDisabled = true
	})
}

func unauthorized(err error) bool {
	var e *db.Neo4jError
	return errors.As(err, &e) && e.Code == "Neo.ClientError.Security.Unauthorized"
}

// Stop ends the server cleanly. It reports whether one was running.
func Stop(ctx context.Context, o Options) (bool, error) {
	o, err := o.checked()
	if err != nil {
		return false, err
	}
	if _, err := os.Stat(o.DataDir); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	unlock, err := o.lock(ctx)
	if err != nil {
		return false, err
	}
	defer unlock()
	r, err := running(o)
	if r == nil || err != nil {
		return false, err
	}
	return true, stop(o, r)
}

// stop ends the process: asked first, and after a minute made to.
func stop(o Options, r *record) error {
	if err := terminate(r.PID); err != nil && alive(r) {
		return fmt.Errorf("stopping neo4j (pid %d): %w", r.PID, err)
	}
	deadline := time.Now().Add(stopWithin)
	for alive(r) {
		if time.Now().After(deadline) {
			if err := kill(r.PID); err != nil {
				return fmt.Errorf("stopping neo4j (pid %d): %w", r.PID, err)
			}
		}
		time.Sleep(20 * time.Millisecond)
	}
	return os.Remove(o.recordFile())
}

func alive(r *record) bool {
	started, ok := startTime(r.PID)
	return ok && started == r.Started
}
