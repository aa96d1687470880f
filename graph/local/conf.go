package local

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// writeConf writes neo4j.conf anew at every start; the file tells where own settings belong.
func writeConf(o Options, p ports) error {
	pageCache := "64m"
	if !o.Fast {
		pageCache = fmt.Sprintf("%dm", pageCacheMB(size(filepath.Join(o.DataDir, "data", "databases")), memoryBytes()))
	}
	conf := []string{
		"# Written by kaidan at every start. Settings of your own belong into kaidan's configuration.",
		"server.default_listen_address=127.0.0.1",
		"server.bolt.listen_address=" + loopback(p.Bolt),
		"server.bolt.advertised_address=" + loopback(p.Bolt),
		"server.http.listen_address=" + loopback(p.HTTP),
		fmt.Sprintf("server.http.advertised_address=localhost:%d", p.HTTP),
		"server.memory.pagecache.size=" + pageCache,
		"dbms.usage_report.enabled=false",
		"client.allow_telemetry=false",
		"db.tx_log.preallocate=false",
		"db.tx_log.rotation.retention_policy=200M size",
		"internal.dbms.bolt.netty_server_shutdown_quiet_period=0",
		"dbms.security.http_static_content_security_policy_header=" + policy(p),
	}
	return replaceFile(filepath.Join(o.conf(), "neo4j.conf"), []byte(strings.Join(conf, "\n")+"\n"))
}

// pageCacheMB is how much of the store the server keeps in memory, in MB: all of it and a fifth more to grow, but no more
// than a quarter of the machine's memory, and at least 128. A question that reads scattered parts of a store larger than
// that waits for its pages.
func pageCacheMB(store, memory int64) int64 {
	const mb = 1 << 20
	return max(128, min(store*6/5/mb, memory/4/mb))
}

// memoryBytes is the memory of the machine; 0 where the system does not tell.
func memoryBytes() int64 {
	data, _ := os.ReadFile("/proc/meminfo")
	_, after, _ := strings.Cut(string(data), "MemTotal:")
	kb, _ := strconv.ParseInt(strings.Fields(after + " 0")[0], 10, 64)
	return kb * 1024
}

// policy keeps the page in the browser to itself: it may load from this server only and talk to this server only, so
// that neither it nor a link to it can send a stored password elsewhere.
func policy(p ports) string {
	talk := fmt.Sprintf("ws://127.0.0.1:%[1]d http://127.0.0.1:%[1]d ws://localhost:%[1]d http://localhost:%[1]d http://localhost:%[2]d", p.Bolt, p.Handover)
	return "default-src 'self'; script-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; " +
		"font-src 'self' data:; worker-src 'self' blob:; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; " +
		"connect-src 'self' " + talk
}

// readPassword reads the password that was generated before the first start.
func readPassword(o Options) (string, error) {
	data, err := os.ReadFile(o.password())
	if errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("the password file %s is gone while the graph is there; put it back, or start afresh with `kaidan db reset`", o.password())
	}
	if err != nil {
		return "", unusable("password file", o.password(), err)
	}
	password := strings.TrimSpace(string(data))
	if password == "" {
		return "", fmt.Errorf("the password file %s is empty; put back the password, or start afresh with `kaidan db reset`", o.password())
	}
	return password, nil
}

// ensurePassword sets a generated password before the first start, and returns it ever after.
func ensurePassword(ctx context.Context, o Options, java string) (string, error) {
	if err := writable(filepath.Join(o.DataDir, "data")); err != nil {
		return "", err
	}
	if exists(filepath.Join(o.DataDir, "data", "databases", "system")) || exists(initialPassword(o)) {
		return readPassword(o)
	}
	secret := make([]byte, 20)
	if _, err := rand.Read(secret); err != nil {
		return "", err
	}
	password := hex.EncodeToString(secret)
	if err := replaceFile(o.password(), []byte(password+"\n")); err != nil {
		return "", err
	}
	o.Progress("setting a password (kept in " + o.password() + ")")
	// Through a file that only this user reads: an argument would stand in the process list.
	if _, err := admin(ctx, o, java, "dbms", "set-initial-password", password); err != nil {
		return "", errors.New(strings.ReplaceAll(err.Error(), password, "…"))
	}
	if !exists(initialPassword(o)) {
		return "", fmt.Errorf("setting the first password: neo4j wrote no %s", initialPassword(o))
	}
	return password, nil
}

func initialPassword(o Options) string { return filepath.Join(o.DataDir, "data", "dbms", "auth.ini") }

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// writable tries whether files can be made in a folder, which it makes.
func writable(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return unusable("data folder", dir, err)
	}
	f, err := os.CreateTemp(dir, ".try")
	if err != nil {
		return unusable("data folder", dir, err)
	}
	_, err = f.Write(bytes.Repeat([]byte{'x'}, 4096))
	err = errors.Join(err, f.Close(), os.Remove(f.Name()))
	if err != nil {
		return unusable("data folder", dir, err)
	}
	return nil
}
