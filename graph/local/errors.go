package local

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"syscall"
)

// ErrNotRunning is returned where a running server is needed and there is none.
var ErrNotRunning = errors.New("the local neo4j is not running; start it with `kaidan db up`")

// unusable explains why a folder or file cannot be used, and what to do.
func unusable(what, path string, err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("%s %s: the disk is full; free some space there and try again: %w", what, path, err)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s %s: not readable or writable by this user; change its owner (chown) or choose another folder in the settings: %w", what, path, err)
	case errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%s %s: the file system is read-only; choose another folder in the settings: %w", what, path, err)
	case errors.Is(err, syscall.ENOTDIR):
		return fmt.Errorf("%s %s: a file stands where a folder is needed; remove it or choose another folder in the settings: %w", what, path, err)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s %s: there is no such folder; make it or name another: %w", what, path, err)
	}
	return fmt.Errorf("%s %s: %w", what, path, err)
}

// cause is a pattern of the server's log and the sentence that it means.
type cause struct {
	pattern  *regexp.Regexp
	sentence string
}

var causes = []cause{
	{regexp.MustCompile(`PortBindException|Address already in use`), "another program took the port; run the command again, or set other ports (local.boltPort, local.httpPort)"},
	{regexp.MustCompile(`FileLockException|has been locked by another process`), "another neo4j uses the same data folder; stop it, or choose another folder (local.dataDir)"},
	{regexp.MustCompile(`UnsupportedClassVersionError`), "this java is too old; install java 17 or newer (Debian, Ubuntu: apt-get install openjdk-17-jre-headless)"},
	{regexp.MustCompile(`No space left on device|Disk quota exceeded`), "the disk is full; free some space in the data folder (local.dataDir) and run the command again"},
	{regexp.MustCompile(`OutOfMemoryError|insufficient memory|Could not reserve enough space`), "not enough memory; close other programs or set a smaller local.heap"},
	{regexp.MustCompile(`Invalid (maximum|initial) heap size|Too small (maximum|initial) heap`), "java does not accept this heap size; set local.heap to something like 512m"},
	{regexp.MustCompile(`Unrecognized setting|Error evaluating value for setting`), "a setting in neo4j.conf is not known to this version; remove it from the conf folder's file"},
	{regexp.MustCompile(`AccessDeniedException|Permission denied`), "a file in the data folder belongs to another user; change its owner (chown -R)"},
	{regexp.MustCompile(`(?i)corrupt|NoSuchFileException.*databases|RecoveryException|UnderlyingStorageException`), "the graph's files are damaged; load a dump (`kaidan db load`) or start afresh (`kaidan db reset`)"},
}

// explain finds the known cause in a log.
func explain(log string) string {
	for _, c := range causes {
		if c.pattern.MatchString(log) {
			return c.sentence
		}
	}
	return "see `kaidan db logs`"
}

// tail returns the last n lines of a file, none if it cannot be read.
func tail(path string, n int) []string {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	return lastLines(string(data), n)
}

func lastLines(text string, n int) []string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	if len(lines) == 1 && strings.TrimSpace(lines[0]) == "" {
		return nil
	}
	return lines[max(0, len(lines)-n):]
}

// indented sets log lines apart from the sentence before them.
func indented(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return "\n  | " + strings.Join(lines, "\n  | ")
}
