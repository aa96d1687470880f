package local

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
)

// startTime is when a process began, in a form that no other process with this pid shares; false if it is dead.
func startTime(pid int) (string, bool) {
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return "", false
	}
	// The name, in parentheses, may hold spaces; after it come state (3rd) … start time (22nd field).
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
	if len(fields) < 20 || bytes.ContainsAny(fields[0], "ZXx") && !moreThreads(pid) {
		return "", false
	}
	boot, _ := os.ReadFile("/proc/sys/kernel/random/boot_id")
	return string(bytes.TrimSpace(boot)) + " " + string(fields[19]), true
}

// detached lets a process outlive this one; attached ends it with the thread that starts it.
func detached() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true} }

func attached() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setsid: true, Pdeathsig: syscall.SIGTERM}
}

// moreThreads reports whether a process whose first thread has ended has others that end still.
func moreThreads(pid int) bool {
	tasks, err := os.ReadDir("/proc/" + strconv.Itoa(pid) + "/task")
	return err == nil && len(tasks) > 1
}
