// Package seeds embeds the data that kaidan ships: the gazetteer and the sample briefs.
//
//	gaz, err := gazetteer.Load(seeds.Gazetteer())
package seeds

import (
	"embed"
	"io/fs"
)

//go:embed gazetteer briefs
var files embed.FS

// Gazetteer is the folder of gazetteer files.
func Gazetteer() fs.FS { return sub("gazetteer") }

// Briefs is the folder of sample briefs with their manifest.tsv.
func Briefs() fs.FS { return sub("briefs") }

func sub(folder string) fs.FS {
	inner, err := fs.Sub(files, folder)
	if err != nil {
		panic(err) // the name is a constant above
	}
	return inner
}
