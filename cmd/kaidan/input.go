package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kaidan/graph"
)

// input is what the paths of a command line name.
type input struct {
	files     []string // "-" is standard input
	size      int64    // bytes, 0 if not known
	published graph.Date
	stdin     io.Reader
}

// openInput finds the files that paths name: files, globs, and folders with all they hold.
func (a *app) openInput(paths []string, published graph.Date) (*input, error) {
	in := &input{published: published, stdin: a.in}
	for _, path := range paths {
		if path == "-" {
			in.files = append(in.files, path)
			continue
		}
		matches := []string{path}
		if _, err := os.Stat(path); err != nil {
			if matches, _ = filepath.Glob(path); len(matches) == 0 {
				return nil, fmt.Errorf("no file %s; name a file, a folder, a glob, or - for standard input", path)
			}
		}
		for _, match := range matches {
			if err := in.walk(match); err != nil {
				return nil, err
			}
		}
	}
	if slices.Contains(in.files, "-") {
		in.size = 0
	}
	return in, nil
}

func (in *input) walk(root string) error {
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), ".") && path != root {
			return err
		}
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		in.size += info.Size()
		in.files = append(in.files, path)
		return nil
	})
}

// briefs reads all files, one after the other; an error is one piece of bad input.
func (in *input) briefs(bar *progress) iter.Seq2[graph.Brief, error] {
	return func(yield func(graph.Brief, error) bool) {
		for _, name := range in.files {
			if !in.file(name, bar, yield) {
				return
			}
		}
	}
}

func (in *input) file(name string, bar *progress, yield func(graph.Brief, error) bool) bool {
	source := in.stdin
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return yield(graph.Brief{}, err)
		}
		defer file.Close()
		source = file
	}
	lines := bufio.NewScanner(bar.reader(source))
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		var brief graph.Brief
		if err := json.Unmarshal(lines.Bytes(), &brief); err != nil {
			if !yield(graph.Brief{}, fmt.Errorf("%s:%d: %w", name, n, err)) {
				return false
			}
			continue
		}
		if brief.Published == "" {
			brief.Published = in.published
		}
		if brief.ID == "" {
			brief.ID = graph.BriefID(brief.Hash())
		}
		if !yield(brief, nil) {
			return false
		}
	}
	return lines.Err() == nil || yield(graph.Brief{}, fmt.Errorf("%s: %w", name, lines.Err()))
}
