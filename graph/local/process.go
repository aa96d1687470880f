package local

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// record is what is kept of the server that was started last: enough to know whether that very process still runs.
// Neo4j's own pid file cannot serve: a second start that fails deletes it.
type record struct {
	PID     int    `json:"pid"`
	Started string `json:"started"` // start time as the system tells it; a reused pid has another one
	Home    string `json:"home"`
	Ports   ports  `json:"ports"`
	Ready   bool   `json:"ready"` // it has answered once
	Version string `json:"version"`
	Since   string `json:"since"` // for people
}

func (o Options) recordFile() string { return filepath.Join(o.DataDir, "server.json") }

// running returns the record of the live server of this data folder, nil if there is none. A stale record is removed.
func running(o Options) (*record, error) {
	data, err := os.ReadFile(o.recordFile())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, unusable("data folder", o.recordFile(), err)
	}
	var r record
	if json.Unmarshal(data, &r) == nil && r.Home == o.DataDir && r.PID > 1 {
		if started, alive := startTime(r.PID); alive && started == r.Started {
			return &r, nil
		}
	}
	_ = os.Remove(o.recordFile())
	return nil, nil
}

func (o Options) write(r *record) error {
	return writeJSON(o.recordFile(), r)
}

// writeJSON replaces a file as a whole, so that no reader sees half of it.
func writeJSON(path string, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	return replaceFile(path, append(data, '\n'))
}

func replaceFile(path string, data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*") // mode 0600
	if err != nil {
		return unusable("data folder", path, err)
	}
	_, err = tmp.Write(data)
	err = errors.Join(err, tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		_ = os.Remove(tmp.Name())
		return unusable("data folder", path, err)
	}
	return nil
}

// lock takes the data folder's lock: only one program at a time starts, stops or dumps.
func (o Options) lock(ctx context.Context) (unlock func(), err error) {
	path := filepath.Join(o.DataDir, "lock")
	told := false
	unlock, err = lockFileTelling(ctx, path, func() {
		if !told {
			o.Progress("waiting for another kaidan that is starting or stopping the server")
			told = true
		}
	})
	if err != nil {
		if ctx.Err() != nil {
			return nil, fmt.Errorf("waiting for another kaidan that holds %s: %w", path, ctx.Err())
		}
		return nil, unusable("data folder", path, err)
	}
	return unlock, nil
}

func lockFile(ctx context.Context, path string) (unlock func(), err error) {
	return lockFileTelling(ctx, path, func() {})
}

func lockFileTelling(ctx context.Context, path string, waiting func()) (unlock func(), err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		free, err := tryLock(f)
		if err != nil {
			_ = f.Close()
			return nil, err
		}
		if free {
			return func() { _ = f.Close() }, nil
		}
		waiting()
		select {
		case <-ctx.Done():
			_ = f.Close()
			return nil, ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}
