package ingest

import (
	"strings"

	"kaidan/ingest/gazetteer"
)

// wordTable holds a value for each word of a list.
type wordTable[V any] struct {
	words  *gazetteer.Words
	values []V // by the places of their words
}

// newWordTable indexes a list of any kind of entries by their words; of two with one word the first counts.
func newWordTable[E, V any](entries []E, entry func(*E) (string, V)) *wordTable[V] {
	byWord := make(map[string]V, len(entries))
	words := make([]string, 0, len(entries))
	for i := range entries {
		word, value := entry(&entries[i])
		if _, known := byWord[word]; !known {
			byWord[word] = value
			words = append(words, word)
		}
	}
	t := &wordTable[V]{words: gazetteer.NewWords(words)}
	for i := range t.words.Len() {
		t.values = append(t.values, byWord[t.words.Word(i)])
	}
	return t
}

// longest is the longest word with which text begins, and its value; "" where text begins with none.
func (t *wordTable[V]) longest(text string) (word string, value V) {
	i := t.words.Longest(text)
	if i < 0 {
		return "", value
	}
	return t.words.Word(i), t.values[i]
}

// itself is the entry of a list that is one of words alone.
func itself(word *string) (string, struct{}) { return *word, struct{}{} }

// startsWithAny looks at the last byte of a word first: Japanese characters share their first ones.
func startsWithAny(text string, words ...string) bool {
	for _, word := range words {
		if n := len(word); n <= len(text) && (n == 0 || text[n-1] == word[n-1]) && text[:n] == word {
			return true
		}
	}
	return false
}

// index is strings.Index for Japanese text, whose characters begin alike: it looks for the third byte, which tells most.
func index(text, word string) int {
	const telling = 2
	if len(word) <= telling {
		return strings.Index(text, word)
	}
	for at := telling; at < len(text); at++ {
		i := strings.IndexByte(text[at:], word[telling])
		if i < 0 {
			break
		}
		at += i
		if strings.HasPrefix(text[at-telling:], word) {
			return at - telling
		}
	}
	return -1
}

// lastIndex is where a word stands in text for the last time, or -1. Most texts have it nowhere, which index tells sooner than a search
// from behind.
func lastIndex(text, word string) int {
	last := -1
	for at := 0; ; {
		i := index(text[at:], word)
		if i < 0 {
			return last
		}
		last = at + i
		at = last + 1
	}
}

func contains(text, word string) bool { return index(text, word) >= 0 }

func containsAny(text string, words ...string) bool {
	for _, word := range words {
		if contains(text, word) {
			return true
		}
	}
	return false
}

// endings are words that may end a text, by their last byte: of many only a few are compared.
type endings [256][]string

func newEndings(words ...string) *endings {
	var e endings
	for _, word := range words {
		last := word[len(word)-1]
		e[last] = append(e[last], word)
	}
	return &e
}

// of says whether a text ends with one of the words.
func (e *endings) of(text string) bool {
	return text != "" && endsWithAny(text, e[text[len(text)-1]]...)
}

// letters are the characters of a line, as bits of their numbers: that a line lacks a word is mostly told by one character, without
// a search.
type letters [16]uint64

func (s *letters) add(r rune) { s[r>>6&15] |= 1 << (r & 63) }

func (s *letters) has(r rune) bool { return s[r>>6&15]&(1<<(r&63)) != 0 }

func (s *letters) hasAny(runes string) bool {
	for _, r := range runes {
		if s.has(r) {
			return true
		}
	}
	return false
}

// rarest is the character of a word that most lines lack: its last kanji, else its last character.
func rarest(word string) rune {
	rare := runeBefore(word, len(word))
	for _, r := range word {
		if scriptOf(r) == kanji {
			rare = r
		}
	}
	return rare
}

// rares are the rarest characters of the words of a list.
func rares[E any](entries []E, word func(*E) string) []rune {
	runes := make([]rune, len(entries))
	for i := range entries {
		runes[i] = rarest(word(&entries[i]))
	}
	return runes
}

func endsWithAny(text string, words ...string) bool {
	for _, word := range words {
		if n := len(word); n <= len(text) && (n == 0 || text[len(text)-1] == word[n-1]) && text[len(text)-n:] == word {
			return true
		}
	}
	return false
}

// cutTail is the text without the first of the words with which it ends, and whether it ends with one.
func cutTail(text string, words ...string) (head string, ok bool) {
	for _, word := range words {
		if head, ok := strings.CutSuffix(text, word); ok {
			return head, true
		}
	}
	return text, false
}
