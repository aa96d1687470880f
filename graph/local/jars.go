package local

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed" // the pom and the list of sums
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

//go:embed pom.xml
var pom []byte

//go:embed jars.sha256
var jarSums string

// What a fetch needs: the jars and Maven's own copies of them.
const fetchBytes = 400 << 20

// sums maps the name of each jar to its SHA-256.
func sums() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(jarSums) {
		if sum, name, ok := strings.Cut(strings.TrimSpace(line), "  "); ok {
			m[name] = sum
		}
	}
	return m
}

// ensureJars makes sure that the jars lie in the cache folder and are the ones of the list.
func ensureJars(ctx context.Context, o Options) error {
	root := filepath.Dir(o.jars())
	if err := os.MkdirAll(root, 0o700); err != nil {
		return unusable("cache folder", root, err)
	}
	unlock, err := lockFile(ctx, filepath.Join(root, "lock"))
	if err != nil {
		return unusable("cache folder", root, err)
	}
	defer unlock()
	if stamped(o) {
		return nil
	}
	_, statErr := os.Stat(o.jars())
	if statErr == nil {
		o.Progress("checking the neo4j jars")
		bad, err := verify(o.jars())
		if err != nil {
			return unusable("cache folder", o.jars(), err)
		}
		if len(bad) == 0 {
			return writeStamp(o)
		}
		o.Progress(fmt.Sprintf("%d of the neo4j jars in the cache are damaged or missing (%s): fetching again", len(bad), bad[0]))
	}
	if err := fetch(ctx, o); err != nil {
		return err
	}
	return writeStamp(o)
}

// fetch has Maven copy the jars into a new folder, checks them, and puts the folder in place.
func fetch(ctx context.Context, o Options) error {
	root := filepath.Dir(o.jars())
	if free := o.free(root); free >= 0 && free < fetchBytes {
		return fmt.Errorf("fetching neo4j: the disk of %s has %d MB free and about %d MB are needed; free some space or set local.cacheDir", root, free>>20, fetchBytes>>20)
	}
	mvn, err := findMaven(o)
	if err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(root, "fetch-")
	if err != nil {
		return unusable("cache folder", root, err)
	}
	defer func() { _ = os.RemoveAll(tmp) }()
	if err := os.WriteFile(filepath.Join(tmp, "pom.xml"), pom, 0o600); err != nil {
		return unusable("cache folder", tmp, err)
	}
	o.Progress("fetching Neo4j " + Version + " and Neo4j Browser " + BrowserVersion + " with Maven (about 160 MB, once)")
	bad, err := copyJars(ctx, mvn, tmp)
	if err == nil && len(bad) > 0 {
		// Maven checks what it downloads, never what it already has: fetch past its own repository.
		o.Progress(fmt.Sprintf("%s in Maven's repository is damaged: downloading everything anew", bad[0]))
		_ = os.RemoveAll(filepath.Join(tmp, "lib"))
		bad, err = copyJars(ctx, mvn, tmp, "-Dmaven.repo.local="+filepath.Join(tmp, "repository"))
	}
	if err != nil {
		return err
	}
	if len(bad) > 0 {
		return fmt.Errorf("fetching neo4j: %d jars are not what they should be (first: %s); the download is broken or was tampered with: check the Maven mirror in use and run the command again", len(bad), bad[0])
	}
	if err := os.RemoveAll(o.jars()); err != nil {
		return unusable("cache folder", o.jars(), err)
	}
	if err := os.Rename(filepath.Join(tmp, "lib"), o.jars()); err != nil {
		return unusable("cache folder", o.jars(), err)
	}
	return nil
}

func copyJars(ctx context.Context, mvn, dir string, more ...string) (bad []string, err error) {
	args := append([]string{
		"-B", "-q", "-C", "-f", filepath.Join(dir, "pom.xml"),
		"org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
		"-DincludeScope=runtime", "-DoutputDirectory=" + filepath.Join(dir, "lib"),
	}, more...)
	cmd := exec.CommandContext(ctx, mvn, args...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, fmt.Errorf("fetching neo4j: %w", ctx.Err())
		}
		return nil, fmt.Errorf("fetching neo4j: %s: %w: %s%s", "mvn dependency:copy-dependencies", err, explainMaven(out.String()), indented(mavenErrors(out.String())))
	}
	bad, err = verify(filepath.Join(dir, "lib"))
	if err != nil {
		return nil, unusable("cache folder", dir, err)
	}
	return bad, nil
}

var mavenCauses = []cause{
	{regexp.MustCompile(`No space left on device`), "the disk is full; free about 400 MB and run the command again"},
	{regexp.MustCompile(`Checksum validation failed`), "the download is broken; run the command again, and check the Maven mirror if it stays so"},
	{regexp.MustCompile(`Permission denied|AccessDenied`), "Maven cannot write its repository; change the owner of the .m2 folder in your home"},
	{regexp.MustCompile(`(?i)UnknownHost|unknown host|Connection refused|timed out|Network is unreachable|Could not transfer|No plugin found|Cannot access|offline mode|status code`), "Maven cannot reach its repository; check the network, or set a proxy or mirror in Maven's settings.xml, and run the command again"},
	{regexp.MustCompile(`JAVA_HOME`), "JAVA_HOME does not name a Java; correct or unset it"},
}

func explainMaven(out string) string {
	for _, c := range mavenCauses {
		if c.pattern.MatchString(out) {
			return c.sentence
		}
	}
	return "read Maven's last lines below, and run the command again"
}

// mavenErrors are the telling lines of Maven's output: the first errors, without its advice.
func mavenErrors(out string) []string {
	var lines []string
	for line := range strings.Lines(out) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[ERROR]") && len(line) > len("[ERROR]") && len(lines) < 3 {
			lines = append(lines, shorten(line, 400))
		}
	}
	if len(lines) == 0 {
		return lastLines(out, 3)
	}
	return lines
}

func shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}

func findMaven(o Options) (string, error) {
	name := o.Maven
	if name == "" {
		name = "mvn"
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return "", fmt.Errorf("fetching neo4j: no Maven (%s) found; it is needed once: install it (Debian, Ubuntu: apt-get install maven) and run the command again: %w", name, err)
	}
	return path, nil
}

// verify names the jars of a folder that differ from the list: damaged, missing, or not on it.
func verify(dir string) ([]string, error) {
	want := sums()
	files, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var bad []string
	for _, file := range files {
		sum, err := sumFile(filepath.Join(dir, file.Name()))
		if err != nil {
			return nil, err
		}
		if want[file.Name()] != sum {
			bad = append(bad, file.Name())
		}
		delete(want, file.Name())
	}
	for name := range want {
		bad = append(bad, name)
	}
	slices.Sort(bad)
	return bad, nil
}

func sumFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// The stamp lists size and time of each verified jar, and the sum of the list they were held against: while they
// stand, a start need not read 130 MB.
func stampText(o Options) (string, error) {
	files, err := os.ReadDir(o.jars())
	if err != nil {
		return "", err
	}
	list := sha256.Sum256([]byte(jarSums))
	var b strings.Builder
	fmt.Fprintf(&b, "%x\n", list)
	for _, file := range files {
		info, err := file.Info()
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%s %d %d\n", file.Name(), info.Size(), info.ModTime().UnixNano())
	}
	return b.String(), nil
}

func stamped(o Options) bool {
	have, err := os.ReadFile(o.stamp())
	if err != nil {
		return false
	}
	want, err := stampText(o)
	return err == nil && string(have) == want
}

func writeStamp(o Options) error {
	text, err := stampText(o)
	if err != nil {
		return unusable("cache folder", o.jars(), err)
	}
	if err := os.WriteFile(o.stamp(), []byte(text), 0o600); err != nil {
		return unusable("cache folder", o.stamp(), err)
	}
	return nil
}
