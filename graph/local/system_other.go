//go:build !unix

package local

import (
	"errors"
	"os"
	"syscall"
)

// Elsewhere there is no local server: set neo4j.uri.
var errSystem = errors.New("a local neo4j can be run on Linux and macOS only; set neo4j.uri to a server")

func tryLock(*os.File) (bool, error) { return false, errSystem }
func freeBytes(string) int64         { return -1 }
func terminate(int) error            { return errSystem }
func kill(int) error                 { return errSystem }
func startTime(int) (string, bool)   { return "", false }
func detached() *syscall.SysProcAttr { return nil }
func attached() *syscall.SysProcAttr { return nil }
