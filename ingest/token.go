package ingest

import (
	"unicode/utf8"

	"github.com/ikawaha/kagome-dict/ipa"
	"github.com/ikawaha/kagome/v2/tokenizer"
)

// tokenKind is what the dictionary says of a word, as far as the rules ask.
type tokenKind uint8

const (
	otherWord   tokenKind = iota
	commonNoun            // 名詞 that is no name
	personName            // 人名: 姓, 名
	properNoun            // other 固有名詞
	unknownWord           // not in the dictionary
	verb
	particle
)

// token is a word of a line: a byte span of its folded text.
type token struct {
	start, end int
	kind       tokenKind
}

// newTokenizer loads the dictionary (kagome ipa without readings, which the rules do not need).
func newTokenizer() (*tokenizer.Tokenizer, error) {
	return tokenizer.New(ipa.DictShrink(), tokenizer.OmitBosEos())
}

func tokenize(t *tokenizer.Tokenizer, text string) []token {
	words := t.Analyze(text, tokenizer.Normal)
	tokens := make([]token, 0, len(words))
	for i := range words {
		w := &words[i]
		tokens = append(tokens, token{w.Position, w.Position + len(w.Surface), kindOf(w)})
	}
	return tokens
}

func kindOf(w *tokenizer.Token) tokenKind {
	if w.Class == tokenizer.UNKNOWN {
		return unknownWord
	}
	class, _ := w.FeatureAt(0)
	switch class {
	case "名詞":
		sub, _ := w.FeatureAt(1)
		if sub != "固有名詞" {
			return commonNoun
		}
		if third, _ := w.FeatureAt(2); third == "人名" {
			return personName
		}
		return properNoun
	case "動詞":
		return verb
	case "助詞":
		return particle
	}
	return otherWord
}

// crosses says whether a known word of two or more characters reaches over byte position at.
func crosses(tokens []token, text string, at int) bool {
	for i := range tokens {
		if tokens[i].end <= at {
			continue
		}
		t := &tokens[i]
		return t.start < at && t.kind != unknownWord && utf8.RuneCountInString(text[t.start:t.end]) >= 2
	}
	return false
}

type script uint8

const (
	otherScript script = iota
	kanji
	katakana
	hiragana
	digit
	latin
)

func scriptOf(r rune) script {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF, r == '々', r >= 0x3400 && r <= 0x4DBF:
		return kanji
	case r >= 0x30A1 && r <= 0x30FA, r == 'ー':
		return katakana
	case r >= 0x3041 && r <= 0x3096:
		return hiragana
	case r >= '0' && r <= '9':
		return digit
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return latin
	}
	return otherScript
}

func runeBefore(text string, at int) rune {
	r, size := utf8.DecodeLastRuneInString(text[:at])
	if size == 0 {
		return 0
	}
	return r
}

func runeAfter(text string, at int) rune {
	r, size := utf8.DecodeRuneInString(text[at:])
	if size == 0 {
		return 0
	}
	return r
}
