package local

import (
	"archive/zip"
	"bytes"
	"embed"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// kaidan's own pages for Neo4j Browser: a start page, style and guide.
//
//go:embed start
var startFiles embed.FS

// writeWebroot unpacks Neo4j Browser, whose licence asks not to carry it along, and adds the start page to it.
func writeWebroot(o Options, p ports) error {
	if o.Plain {
		return nil
	}
	if err := unpackBrowser(o); err != nil {
		return fmt.Errorf("unpacking neo4j browser: %w", err)
	}
	return WriteStartPage(filepath.Join(o.webroot(), "browser", "kaidan"), o.Favourites, fmt.Sprintf("http://localhost:%d/browser/kaidan/", p.HTTP))
}

// WriteStartPage writes the start page's files into a folder that is served at base: open.html, style.json,
// favorites.json, guide.html.
func WriteStartPage(dir string, favourites []Favourite, base string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return unusable("folder", dir, err)
	}
	files, err := startFiles.ReadDir("start")
	if err != nil {
		return err
	}
	for _, file := range files {
		data, err := startFiles.ReadFile("start/" + file.Name())
		if err != nil {
			return err
		}
		data = bytes.ReplaceAll(data, []byte("{{base}}"), []byte(base))
		if err := replaceFile(filepath.Join(dir, file.Name()), data); err != nil {
			return err
		}
	}
	return writeJSON(filepath.Join(dir, "favorites.json"), browserFavourites(favourites))
}

// browserFavourites are the two lists that Neo4j Browser keeps of saved queries. Their ids mark them as ours.
func browserFavourites(list []Favourite) any {
	type folder struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
	type document struct {
		ID      string `json:"id"`
		Folder  string `json:"folder"`
		Content string `json:"content"`
	}
	folders, documents := []folder{}, []document{}
	seen := map[string]bool{}
	for _, f := range list {
		name := f.Folder
		if name == "" {
			name = "外交の質問"
		}
		if id := mark(name); !seen[id] {
			seen[id] = true
			folders = append(folders, folder{id, name})
		}
		documents = append(documents, document{mark(name + "/" + f.Title), mark(name), "// " + strings.TrimSpace(f.Title) + "\n" + f.Cypher})
	}
	return map[string]any{"folders": folders, "documents": documents}
}

func mark(name string) string {
	h := fnv.New64a()
	_, _ = h.Write([]byte(name))
	return fmt.Sprintf("kaidan-%016x", h.Sum64())
}

// unpackBrowser puts browser/ of the jar into the web root, once for each version.
func unpackBrowser(o Options) error {
	stamp := filepath.Join(o.webroot(), "version")
	if have, err := os.ReadFile(stamp); err == nil && string(have) == BrowserVersion {
		return nil
	}
	tmp, err := os.MkdirTemp(o.DataDir, "webroot-")
	if err != nil {
		return unusable("data folder", o.DataDir, err)
	}
	defer func() { _ = os.RemoveAll(tmp) }()
	jar, err := zip.OpenReader(filepath.Join(o.jars(), "neo4j-browser-"+BrowserVersion+".jar"))
	if err != nil {
		return err
	}
	defer func() { _ = jar.Close() }()
	for _, file := range jar.File {
		// The preview of another query page is half of the jar and is not used.
		if !strings.HasPrefix(file.Name, "browser/") || strings.HasPrefix(file.Name, "browser/preview/") || file.FileInfo().IsDir() {
			continue
		}
		if err := unpackFile(file, tmp); err != nil {
			return unusable("data folder", tmp, err)
		}
	}
	if err := addKeeper(filepath.Join(tmp, "browser", "index.html")); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(tmp, "version"), []byte(BrowserVersion), 0o600); err != nil {
		return unusable("data folder", tmp, err)
	}
	if err := os.RemoveAll(o.webroot()); err != nil {
		return unusable("data folder", o.webroot(), err)
	}
	if err := os.Rename(tmp, o.webroot()); err != nil {
		return unusable("data folder", o.webroot(), err)
	}
	return nil
}

func unpackFile(file *zip.File, dir string) (err error) {
	if !filepath.IsLocal(file.Name) {
		return fmt.Errorf("the jar holds a file outside its folder: %s", file.Name)
	}
	path := filepath.Join(dir, filepath.FromSlash(file.Name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	in, err := file.Open()
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	_, err = io.Copy(out, in) //nolint:gosec // the jar is verified against the list of sums
	return err
}

// addKeeper lets keep.js run before the page's own scripts: it holds the password in a variable, never on disk.
func addKeeper(index string) error {
	data, err := os.ReadFile(index)
	if err != nil {
		return err
	}
	const script = `<script src="kaidan/keep.js"></script>`
	i := bytes.Index(data, []byte("<script src="))
	if i < 0 {
		return fmt.Errorf("%s has no script to put the login before", index)
	}
	return os.WriteFile(index, append(append(append([]byte{}, data[:i]...), script...), data[i:]...), 0o600)
}
