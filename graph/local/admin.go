package local

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// admin runs one neo4j-admin command on the stopped server. Its arguments go through a file of mode 0600.
func admin(ctx context.Context, o Options, java string, args ...string) (string, error) {
	f, err := os.CreateTemp(o.DataDir, "args-*")
	if err != nil {
		return "", unusable("data folder", o.DataDir, err)
	}
	defer func() { _ = os.Remove(f.Name()) }()
	all := append([]string{
		"--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.io=ALL-UNNAMED",
		"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
		"-Xmx" + o.Heap, "-cp", filepath.Join(o.jars(), "*"), "org.neo4j.cli.AdminTool",
	}, args...)
	var b strings.Builder
	for _, arg := range all {
		b.WriteString(quoteArg(arg) + "\n")
	}
	_, err = f.WriteString(b.String())
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return "", unusable("data folder", f.Name(), err)
	}
	cmd := exec.CommandContext(ctx, java, "@"+f.Name())
	cmd.Dir = o.DataDir
	cmd.Env = append(cleanEnv(), "NEO4J_HOME="+o.DataDir, "NEO4J_CONF="+o.conf())
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		name := strings.Join(args[:min(2, len(args))], " ")
		return "", fmt.Errorf("neo4j-admin %s: %w%s%s", name, err, explainAdmin(out.String()), indented(adminErrors(out.String())))
	}
	return out.String(), nil
}

var adminCauses = []cause{
	{regexp.MustCompile(`Not a valid Neo4j archive`), "the file is no dump, or a damaged one; name a file that `kaidan db dump` wrote"},
	{regexp.MustCompile(`No space left on device|Disk quota exceeded`), "the disk is full; free some space there and run the command again"},
	{regexp.MustCompile(`OutOfMemoryError|insufficient memory|Could not reserve enough space`), "not enough memory; close other programs or set another local.heap"},
}

// explainAdmin finds the known cause in what neo4j-admin printed.
func explainAdmin(out string) string {
	for _, c := range adminCauses {
		if c.pattern.MatchString(out) {
			return ": " + c.sentence
		}
	}
	return ""
}

// adminErrors are the last telling lines, each once, without the tool's advice.
func adminErrors(out string) []string {
	var lines []string
	for _, line := range lastLines(out, 20) {
		if line = strings.TrimSpace(line); line != "" && !strings.Contains(line, "--verbose") && !slices.Contains(lines, line) {
			lines = append(lines, shorten(line, 300))
		}
	}
	return lines[max(0, len(lines)-6):]
}

// quoteArg writes one argument as java reads it from an argument file.
func quoteArg(arg string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(arg) + `"`
}
