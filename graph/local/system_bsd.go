//go:build unix && !linux

package local

import (
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

// startTime is when a process began, as ps tells it; false if it is dead.
func startTime(pid int) (string, bool) {
	out, err := exec.Command("ps", "-o", "state=,lstart=", "-p", strconv.Itoa(pid)).Output()
	state, started, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	if err != nil || state == "" || strings.HasPrefix(state, "Z") {
		return "", false
	}
	return strings.TrimSpace(started), true
}

func detached() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true} }
func attached() *syscall.SysProcAttr { return detached() }
