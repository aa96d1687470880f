package ask

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kaidan/queries"
)

// Topic is what the words of a topic say: sides and a kind of meeting, and the words that are left.
type Topic struct {
	Words []string // to be found in the text
	Sides []string // codes of countries, ids of organisations
	Kinds []string
}

// ReadTopic tells the sides (日中韓) and kinds (首脳会談) among the words of a topic from the rest. One country alone is
// a topic, not a side.
func (x *Index) ReadTopic(words []string) Topic {
	var t Topic
	for _, word := range words {
		sides, kinds, rest := x.splitWord(word)
		if len(kinds) == 0 && len(sides) < 2 {
			t.Words = append(t.Words, word)
			continue
		}
		t.Sides = append(t.Sides, sides...)
		t.Kinds = append(t.Kinds, kinds...)
		if rest != "" {
			t.Words = append(t.Words, rest)
		}
	}
	if len(t.Sides) == 0 {
		t.Words = words
	}
	return t
}

// MayNameSides says whether ReadTopic can find sides in the words: one names a kind of meeting, or is as short as 日中韓.
func MayNameSides(words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool {
		return utf8.RuneCountInString(word) <= 3 || slices.ContainsFunc(queries.Kinds, func(w queries.Word) bool {
			return slices.ContainsFunc(append([]string{w.Ja}, w.Others...), func(form string) bool { return strings.HasSuffix(word, form) })
		})
	})
}

// splitWord reads 日中韓, 首脳会談 and 日中韓首脳会談.
func (x *Index) splitWord(word string) (sides, kinds []string, rest string) {
	rest = word
	for _, w := range queries.Kinds {
		for _, form := range append([]string{w.Ja}, w.Others...) {
			if bare, ok := strings.CutSuffix(rest, form); ok && w.Key != "talks" && w.Key != "conference" {
				kinds, rest = append(kinds, w.Key), strings.TrimSuffix(bare, "の")
			}
		}
	}
	for _, part := range strings.FieldsFunc(rest, func(r rune) bool { return r == '・' || r == '、' }) {
		codes := x.Compound(part)
		if codes == nil {
			if code := x.Side(part); code != "" {
				codes = []string{code}
			}
		}
		if codes == nil {
			return nil, kinds, rest
		}
		sides = append(sides, codes...)
	}
	return slices.Compact(sides), kinds, ""
}
