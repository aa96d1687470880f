package local

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Reset stops the server and removes graph, logs and password; the next start begins with an empty graph. The fetched
// jars and the chosen ports stay.
func Reset(ctx context.Context, o Options) error {
	o, unlock, err := exclusive(ctx, o)
	if err != nil {
		return err
	}
	defer unlock()
	if _, err := stopped(o); err != nil {
		return err
	}
	// By name: the folder is the user's choice and may hold other things.
	for _, name := range []string{"data", "logs", "run", "conf", "webroot", "import", "plugins", "licenses", "labs", "certificates", "lib", "password", "server.json"} {
		if err := os.RemoveAll(filepath.Join(o.DataDir, name)); err != nil {
			return unusable("data folder", o.DataDir, err)
		}
	}
	return nil
}

// Dump writes the graph into a file; a running server is stopped for it and started again.
func Dump(ctx context.Context, o Options, file string, overwrite bool) error {
	file, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	if _, err := os.Stat(file); err == nil && !overwrite {
		return fmt.Errorf("dump: %s exists; name another file, or overwrite it with --force: %w", file, fs.ErrExist)
	}
	o, unlock, err := exclusive(ctx, o)
	if err != nil {
		return err
	}
	defer unlock()
	if !exists(filepath.Join(o.DataDir, "data", "databases", "neo4j")) {
		return fmt.Errorf("dump: there is no graph yet in %s; `kaidan ingest` makes one", o.DataDir)
	}
	tmp, err := os.MkdirTemp(filepath.Dir(file), ".kaidan-dump-")
	if err != nil {
		return unusable("folder", filepath.Dir(file), err)
	}
	defer func() { _ = os.RemoveAll(tmp) }()
	return offline(ctx, o, func(java string) error {
		o.Progress("dumping the graph to " + file)
		_, err := admin(ctx, o, java, "database", "dump", "neo4j", "--to-path="+tmp)
		if err != nil && strings.Contains(err.Error(), "recover") {
			// It was killed and not started since: a start recovers it.
			if err = restart(ctx, o); err == nil {
				if _, err = stopped(o); err == nil {
					_, err = admin(ctx, o, java, "database", "dump", "neo4j", "--to-path="+tmp)
				}
			}
		}
		if err != nil {
			return fmt.Errorf("dump to %s: %w", file, err)
		}
		if err := os.Rename(filepath.Join(tmp, "neo4j.dump"), file); err != nil {
			return unusable("dump", file, err)
		}
		return nil
	})
}

// Load replaces the graph by a dump and starts the server on it.
func Load(ctx context.Context, o Options, file string) error {
	file, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	if info, err := os.Stat(file); err != nil || info.IsDir() {
		return fmt.Errorf("load: %s is no dump file: %w", file, errors.Join(err))
	}
	return replaceGraph(ctx, o, func(o Options, java string) error {
		tmp, err := os.MkdirTemp(o.DataDir, "load-")
		if err != nil {
			return unusable("data folder", o.DataDir, err)
		}
		defer func() { _ = os.RemoveAll(tmp) }()
		// The tool wants a folder with a file of this name.
		if err := os.Symlink(file, filepath.Join(tmp, "neo4j.dump")); err != nil {
			return unusable("data folder", tmp, err)
		}
		o.Progress("loading the graph from " + file)
		if _, err := admin(ctx, o, java, "database", "load", "neo4j", "--from-path="+tmp, "--overwrite-destination=true"); err != nil {
			return fmt.Errorf("load: %s: %w", file, err)
		}
		return nil
	})
}

// Import replaces the graph by the CSV files of a folder, much faster than writing through a server can be: files
// whose names begin with "nodes" and with "relationships", with the header lines that neo4j-admin asks for (:ID,
// :LABEL, :START_ID, :END_ID, :TYPE); U+001F stands between the elements of a list. Constraints and indexes are not made.
func Import(ctx context.Context, o Options, dir string) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	args := []string{"database", "import", "full", "neo4j", "--overwrite-destination=true", "--array-delimiter=U+001F", "--multiline-fields=true"}
	nodes := 0
	for _, kind := range []string{"nodes", "relationships"} {
		files, err := csvFiles(dir, kind)
		if err != nil {
			return fmt.Errorf("import: %w", err)
		}
		for _, file := range files {
			args = append(args, "--"+kind+"="+file)
		}
		if kind == "nodes" {
			nodes = len(files)
		}
	}
	if nodes == 0 {
		return fmt.Errorf("import: %s holds no nodes*.csv", dir)
	}
	return replaceGraph(ctx, o, func(o Options, java string) error {
		o.Progress("importing the graph from " + dir)
		all := append(args, "--report-file="+filepath.Join(o.DataDir, "logs", "import.report"))
		if _, err := admin(ctx, o, java, all...); err != nil {
			return fmt.Errorf("import %s: %w", dir, err)
		}
		return nil
	})
}

func csvFiles(dir, prefix string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, entry := range entries {
		name := entry.Name()
		if strings.HasPrefix(name, prefix) && (strings.HasSuffix(name, ".csv") || strings.HasSuffix(name, ".csv.gz")) {
			files = append(files, filepath.Join(dir, name))
		}
	}
	slices.Sort(files)
	return files, nil
}

// exclusive checks the options, makes the data folder and takes its lock.
func exclusive(ctx context.Context, o Options) (Options, func(), error) {
	o, err := o.checked()
	if err != nil {
		return o, nil, err
	}
	if err := o.dataFolder(); err != nil {
		return o, nil, err
	}
	unlock, err := o.lock(ctx)
	return o, unlock, err
}

// stopped stops a running server; it reports whether there was one.
func stopped(o Options) (bool, error) {
	r, err := running(o)
	if r == nil || err != nil {
		return false, err
	}
	return true, stop(o, r)
}

// offline runs work while the server is stopped and starts it again if it ran, whether work succeeds or not.
func offline(ctx context.Context, o Options, work func(java string) error) error {
	java, _, err := findJava(ctx, o)
	if err != nil {
		return err
	}
	if err := ensureJars(ctx, o); err != nil {
		return err
	}
	ran, err := stopped(o)
	if err != nil {
		return err
	}
	err = work(java)
	if ran {
		if startErr := restart(context.WithoutCancel(ctx), o); startErr != nil {
			err = errors.Join(err, startErr)
		}
	}
	return err
}

// replaceGraph runs work on the stopped server, whose password is set, and then starts it.
func replaceGraph(ctx context.Context, o Options, work func(o Options, java string) error) error {
	o, unlock, err := exclusive(ctx, o)
	if err != nil {
		return err
	}
	defer unlock()
	return offline(ctx, o, func(java string) error {
		if _, err := ensurePassword(ctx, o, java); err != nil {
			return err
		}
		if err := work(o, java); err != nil {
			return err
		}
		return restart(ctx, o)
	})
}

func restart(ctx context.Context, o Options) error {
	_, err := start(ctx, o)
	return err
}

// The logs that [Logs] reads.
const (
	ServerLog  = "neo4j.log"   // what the server tells its operator
	DebugLog   = "debug.log"   // what helps its developers
	ConsoleLog = "console.log" // what Java printed
)

// Logs returns the last n lines of one of the logs.
func Logs(o Options, name string, n int) ([]string, error) {
	o, err := o.checked()
	if err != nil {
		return nil, err
	}
	path := filepath.Join(o.DataDir, "logs", name)
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("no log yet (%s): the local neo4j has not been started: %w", path, err)
	}
	if err != nil {
		return nil, unusable("log", path, err)
	}
	return lastLines(string(data), n), nil
}
