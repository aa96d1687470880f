package ingest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"kaidan/graph"
)

// ManifestFile is the name of the table beside text files that says what they cannot: it is never read as a brief.
const ManifestFile = "manifest.tsv"

// Manifest says by file and number what id and day of publication a brief has.
type Manifest map[ManifestKey]ManifestRow

// ManifestKey is a brief's place: the base name of its file, and its number in it, counted from 1.
type ManifestKey struct {
	File   string
	Number int
}

// ManifestRow is what a manifest says of one brief.
type ManifestRow struct {
	ID        graph.BriefID
	Published graph.Date
	Estimated bool // the day of publication is an estimate
}

// ReadManifest reads the columns file, number, id, published, estimated, separated by tabs, under a line of their names.
func ReadManifest(name string, r io.Reader) (Manifest, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxJSON))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	manifest := Manifest{}
	line := 0
	for text := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		line++
		text = strings.TrimRight(text, "\r\n")
		if text == "" || strings.HasPrefix(text, "#") || strings.HasPrefix(text, "file\t") {
			continue
		}
		key, row, err := parseManifestRow(strings.Split(text, "\t"))
		if _, twice := manifest[key]; err == nil && twice {
			err = fmt.Errorf("brief %d of %s stands here twice", key.Number, key.File)
		}
		if err != nil {
			return nil, &ReadError{
				File: name, Line: line, What: "manifest", Err: err,
				Remedy: "want file, number, id, published, estimated between tabs",
			}
		}
		manifest[key] = row
	}
	return manifest, nil
}

func parseManifestRow(fields []string) (ManifestKey, ManifestRow, error) {
	if len(fields) != 5 {
		return ManifestKey{}, ManifestRow{}, fmt.Errorf("%d columns", len(fields))
	}
	number, err := strconv.Atoi(fields[1])
	if err != nil || number < 1 {
		return ManifestKey{}, ManifestRow{}, fmt.Errorf("number %q", fields[1])
	}
	published, err := graph.ParseDate(fields[3])
	if err != nil {
		return ManifestKey{}, ManifestRow{}, err
	}
	estimated, err := strconv.ParseBool(fields[4])
	if err != nil {
		return ManifestKey{}, ManifestRow{}, fmt.Errorf("estimated %q", fields[4])
	}
	row := ManifestRow{ID: graph.BriefID(fields[2]), Published: published, Estimated: estimated}
	return ManifestKey{File: fields[0], Number: number}, row, nil
}

// apply completes a brief with its row; what the brief itself says stays.
func (m Manifest) apply(file string, number int, b *graph.Brief) {
	row, ok := m[ManifestKey{file, number}]
	if !ok {
		return
	}
	if b.ID == "" {
		b.ID = row.ID
	}
	if b.Published == "" {
		b.Published, b.Estimated = row.Published, row.Estimated
	}
}

// checkManifest reports rows for briefs that the file does not have.
func (out *briefOutput) checkManifest() {
	file := path.Base(slashed(out.name))
	var beyond []int
	for key := range out.options.Manifest {
		if key.File == file && key.Number > out.number {
			beyond = append(beyond, key.Number)
		}
	}
	slices.Sort(beyond)
	for _, number := range beyond {
		out.fail(&ReadError{
			What:   fmt.Sprintf("%s has a row for brief %d, the file has %d", ManifestFile, number, out.number),
			Remedy: "number the briefs of a file from 1",
		})
	}
}

// ReadPaths reads files, folders (with theirs, in order of name), patterns and, for "-", stdin. A file named twice is
// read once.
func ReadPaths(paths []string, stdin io.Reader, o ReadOptions) iter.Seq2[graph.Brief, error] {
	return func(yield func(graph.Brief, error) bool) {
		seen := map[string]bool{}
		for _, given := range paths {
			for _, name := range expand(given) {
				if !readPath(name, stdin, o, seen, yield) {
					return
				}
			}
		}
	}
}

// expand is the files that a pattern fits, in order; a path that exists, and one that fits nothing, is itself.
func expand(given string) []string {
	if _, err := os.Lstat(given); err == nil || !strings.ContainsAny(given, "*?[") {
		return []string{given}
	}
	names, err := filepath.Glob(given)
	if err != nil || len(names) == 0 {
		return []string{given}
	}
	return names
}

// readPath reads one file or folder and reports whether to go on.
func readPath(name string, stdin io.Reader, o ReadOptions, seen map[string]bool, yield func(graph.Brief, error) bool) bool {
	if name == "-" {
		if seen[name] || stdin == nil {
			return true
		}
		seen[name] = true
		return pass(Read("stdin", stdin, o), yield)
	}
	stat, err := os.Stat(name)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = fs.ErrNotExist
		}
		return yield(graph.Brief{}, &ReadError{File: name, What: "open", Err: err, Remedy: "give a file, a folder, a pattern or - for stdin"})
	}
	folder, base := filepath.Split(filepath.Clean(name))
	if stat.IsDir() {
		folder, base = name, "."
	}
	return readTree(os.DirFS(orDot(folder)), base, folder, o, seen, yield)
}

func orDot(folder string) string {
	if folder == "" {
		return "."
	}
	return folder
}

// ReadFS reads the briefs below root in a file system, in order of name.
func ReadFS(fsys fs.FS, root string, o ReadOptions) iter.Seq2[graph.Brief, error] {
	return func(yield func(graph.Brief, error) bool) {
		readTree(fsys, root, "", o, map[string]bool{}, yield)
	}
}

var briefExtensions = map[string]bool{
	".txt": true, ".md": true, ".markdown": true, ".jsonl": true, ".ndjson": true, ".json": true,
}

// readTree reads a file, or the files of a folder that may hold briefs. prefix is how the user knows the root of fsys.
func readTree(fsys fs.FS, root, prefix string, o ReadOptions, seen map[string]bool, yield func(graph.Brief, error) bool) bool {
	goOn := true
	_ = fs.WalkDir(fsys, root, func(name string, entry fs.DirEntry, err error) error {
		shown := filepath.Join(prefix, filepath.FromSlash(name))
		switch {
		case err != nil:
			goOn = yield(graph.Brief{}, &ReadError{File: shown, What: "open", Err: err})
		case name != root && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.IsDir() || path.Base(name) == ManifestFile || name != root && !holdsBriefs(name):
		case !seen[shown]:
			seen[shown] = true
			goOn = readFile(fsys, name, shown, o, seen, yield)
		}
		if !goOn {
			return fs.SkipAll
		}
		return nil
	})
	return goOn
}

// holdsBriefs reports whether a file found in a folder is one of briefs, by its name.
func holdsBriefs(name string) bool {
	base := strings.ToLower(path.Base(name))
	return briefExtensions[path.Ext(base)] && !strings.HasPrefix(base, "readme.")
}

// readFile reads one file together with the manifest beside it.
func readFile(fsys fs.FS, name, shown string, o ReadOptions, seen map[string]bool, yield func(graph.Brief, error) bool) bool {
	f, err := fsys.Open(name)
	if err != nil {
		return yield(graph.Brief{}, &ReadError{File: shown, What: "open", Err: err})
	}
	defer f.Close() //nolint:errcheck // it was only read
	if o.Manifest == nil {
		beside := filepath.Join(filepath.Dir(shown), ManifestFile)
		manifest, err := manifestBeside(fsys, name, beside)
		if err != nil && !seen[beside] && !yield(graph.Brief{}, err) {
			return false
		}
		seen[beside] = true // its error is told once
		o.Manifest = manifest
	}
	return pass(Read(shown, f, o), yield)
}

func manifestBeside(fsys fs.FS, name, shown string) (Manifest, error) {
	f, err := fsys.Open(path.Join(path.Dir(name), ManifestFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	return ReadManifest(shown, f)
}

// pass hands on all of a sequence and reports whether to go on.
func pass(briefs iter.Seq2[graph.Brief, error], yield func(graph.Brief, error) bool) bool {
	for brief, err := range briefs {
		if !yield(brief, err) {
			return false
		}
	}
	return true
}
