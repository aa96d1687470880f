package ingest

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestMayCue: wherever a word is a cue, mayCue has expected one.
func TestMayCue(t *testing.T) {
	d := newDictionary()
	cues := 0
	for _, text := range cutTexts(t) {
		for index := range 2 { // a title, a statement
			for _, quotes := range [][]span{nil, {{0, len(text)}}} {
				l := &line{index: index, text: text, pieces: []span{{0, len(text)}}, quotes: quotes, dict: d, desk: &desk{}}
				for i, tok := range l.tokens() {
					if cue, _ := l.tokenCue(i, len(text)); cue != nil {
						cues++
						require.True(t, l.mayCue(tok.start, len(text), runeAfter(text, tok.start)), "%q at %d of %q", cue.word, tok.start, text)
					}
				}
			}
		}
	}
	require.Greater(t, cues, 1000)
}
