package local

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// ports of one data folder, all on loopback. Handover is where `kaidan db browse` hands the password to its page; it
// is fixed before the server starts because the content security policy names it.
type ports struct {
	Bolt     int `json:"bolt"`
	HTTP     int `json:"http"`
	Handover int `json:"handover"`
}

func (o Options) portsFile() string { return filepath.Join(o.DataDir, "ports.json") }

// choosePorts takes the configured ports, else the remembered ones, else the defaults; a taken one that nobody
// configured gives way to a free one. The choice is remembered.
func choosePorts(o Options, avoid ...int) (ports, error) {
	var old ports
	if data, err := os.ReadFile(o.portsFile()); err == nil {
		_ = json.Unmarshal(data, &old)
	}
	if !o.Fast { // servers of tests leave the defaults to the user's
		old.Bolt, old.HTTP = first(old.Bolt, DefaultBoltPort), first(old.HTTP, DefaultHTTPPort)
	}
	var p ports
	var err error
	if p.Bolt, err = choosePort(o, "bolt", "local.boltPort", o.BoltPort, old.Bolt, append(avoid, o.HTTPPort)); err != nil {
		return p, err
	}
	if p.HTTP, err = choosePort(o, "http", "local.httpPort", o.HTTPPort, old.HTTP, append(avoid, p.Bolt)); err != nil {
		return p, err
	}
	if p.Handover, err = choosePort(o, "", "", 0, old.Handover, append(avoid, p.Bolt, p.HTTP)); err != nil {
		return p, err
	}
	return p, writeJSON(o.portsFile(), p)
}

func choosePort(o Options, what, key string, configured, wanted int, avoid []int) (int, error) {
	if configured != 0 {
		if !portFreeSoon(configured) {
			return 0, fmt.Errorf("%s port %d is taken by another program; stop that program, or set %s to another port or to 0 for any free one", what, configured, key)
		}
		return configured, nil
	}
	if wanted != 0 && !contains(avoid, wanted) && portFreeSoon(wanted) {
		return wanted, nil
	}
	for range 50 {
		port, err := anyPort()
		if err != nil {
			return 0, err
		}
		if contains(avoid, port) {
			continue
		}
		if what != "" && wanted != 0 {
			o.Progress(fmt.Sprintf("%s port %d is taken by another program: using %d from now on", what, wanted, port))
		}
		return port, nil
	}
	return 0, fmt.Errorf("no free %s port found", what)
}

func first(numbers ...int) int {
	for _, n := range numbers {
		if n != 0 {
			return n
		}
	}
	return 0
}

func contains(list []int, n int) bool {
	for _, m := range list {
		if m == n {
			return true
		}
	}
	return false
}

func loopback(port int) string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(port)) }

func portFree(port int) bool {
	l, err := net.Listen("tcp", loopback(port))
	if err != nil {
		return false
	}
	return l.Close() == nil
}

// portFreeSoon gives a server that was killed a moment ago the time to end.
func portFreeSoon(port int) bool {
	for range 10 {
		if portFree(port) {
			return true
		}
		time.Sleep(50 * time.Millisecond)
	}
	return false
}

// anyPort finds a free port below those that systems give to outgoing connections: a stopped server finds it free
// again, and no client that knocks there can be given it as its own.
func anyPort() (int, error) {
	for range 200 {
		if port := 20000 + rand.IntN(12000); portFree(port) {
			return port, nil
		}
	}
	l, err := net.Listen("tcp", loopback(0))
	if err != nil {
		return 0, fmt.Errorf("looking for a free port: %w", err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().(*net.TCPAddr).Port, nil
}
