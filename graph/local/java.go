package local

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
)

const oldestJava = 17

const installJava = "install Java 17 or newer (Debian, Ubuntu: apt-get install openjdk-17-jre-headless) or name its java program in local.java"

var javaVersion = regexp.MustCompile(`version "(?:1\.)?(\d+)`)

// findJava returns the java program to use and its major version.
func findJava(ctx context.Context, o Options) (path string, version int, err error) {
	name := o.Java
	if name == "" {
		name = "java"
		if home := os.Getenv("JAVA_HOME"); home != "" {
			if p, err := exec.LookPath(filepath.Join(home, "bin", "java")); err == nil {
				name = p
			}
		}
	}
	path, err = exec.LookPath(name)
	if err != nil {
		return "", 0, fmt.Errorf("no Java found (%s), which Neo4j needs; %s: %w", name, installJava, err)
	}
	out, err := exec.CommandContext(ctx, path, "-version").CombinedOutput()
	if err != nil {
		return "", 0, fmt.Errorf("%s -version: %w; %s%s", path, err, installJava, indented(lastLines(string(out), 3)))
	}
	m := javaVersion.FindSubmatch(out)
	if m == nil {
		return "", 0, fmt.Errorf("%s -version names no version; %s%s", path, installJava, indented(lastLines(string(out), 3)))
	}
	version, _ = strconv.Atoi(string(m[1]))
	if version < oldestJava {
		return "", 0, fmt.Errorf("java %d (%s) is too old for Neo4j; %s", version, path, installJava)
	}
	return path, version, nil
}
