package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// sniffed is how much of an input is looked at for its encoding.
const sniffed = 64 << 10

// decode gives an input as UTF-8 without byte order mark, and the name of its encoding; "" where it is no text.
func decode(r io.Reader) (*bufio.Reader, string, error) {
	in := bufio.NewReaderSize(r, sniffed)
	head, err := sniff(in)
	if err != nil {
		return nil, "", err
	}
	if bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")) {
		_, err := in.Discard(3)
		return in, "UTF-8", err
	}
	name, coding := encodingOf(head)
	if coding == nil {
		return in, name, nil
	}
	return bufio.NewReaderSize(transform.NewReader(in, coding.NewDecoder()), sniffed), name, nil
}

// sniff waits for enough of an input to tell its encoding: a line that is not ASCII, 4 KiB, or all of it.
func sniff(in *bufio.Reader) ([]byte, error) {
	const enough = 4 << 10
	for n := 1; ; n = in.Buffered() + 1 {
		if _, err := in.Peek(n); err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
			return nil, err
		} else if err != nil {
			break
		}
		head, _ := in.Peek(in.Buffered())
		if in.Buffered() >= enough || head[len(head)-1] == '\n' && !isASCII(head) {
			break
		}
	}
	head, _ := in.Peek(in.Buffered())
	return head, nil
}

// peek is what a reader has buffered, after it has something.
func peek(r *bufio.Reader) []byte {
	_, _ = r.Peek(1)
	head, _ := r.Peek(r.Buffered())
	return head
}

func isASCII(text []byte) bool {
	for _, c := range text {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// encodingOf tells the encoding of a text by its beginning. UTF-8 needs no decoder; text with NUL bytes is none.
func encodingOf(head []byte) (string, encoding.Encoding) {
	switch {
	case bytes.HasPrefix(head, []byte("\xFF\xFE")):
		return "UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case bytes.HasPrefix(head, []byte("\xFE\xFF")):
		return "UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)
	case bytes.IndexByte(head, 0) >= 0:
		return wideEncoding(head)
	case bytes.Contains(head, []byte("\x1B$B")) || bytes.Contains(head, []byte("\x1B$@")):
		return "ISO-2022-JP", japanese.ISO2022JP
	case validBeginning(head):
		return "UTF-8", nil
	}
	return legacyEncoding(head)
}

// wideEncoding tells UTF-16 without mark by the zero half of its line ends and figures.
func wideEncoding(head []byte) (string, encoding.Encoding) {
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch {
	case zeros[1] > 0 && zeros[0] == 0:
		return "UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros[0] > 0 && zeros[1] == 0:
		return "UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return "", nil
}

// validBeginning reports whether text is UTF-8, but for a character cut off at its end.
func validBeginning(text []byte) bool {
	for n := 0; n < utf8.UTFMax && n <= len(text); n++ {
		if utf8.Valid(text[:len(text)-n]) {
			return n == 0 || !utf8.FullRune(text[len(text)-n:])
		}
	}
	return false
}

// legacyEncoding chooses between Shift_JIS and EUC-JP by which reads as Japanese; text that is neither is bad UTF-8.
func legacyEncoding(head []byte) (string, encoding.Encoding) {
	sjis, euc := japaneseness(japanese.ShiftJIS, head), japaneseness(japanese.EUCJP, head)
	switch {
	case max(sjis, euc) <= 0:
		return "UTF-8", nil
	case euc >= sjis:
		return "EUC-JP", japanese.EUCJP
	}
	return "Shift_JIS", japanese.ShiftJIS
}

// japaneseness is larger the more a decoded text looks Japanese: kana and characters count for it, undecodable bytes and
// half-width katakana against it.
func japaneseness(coding encoding.Encoding, head []byte) int {
	decoded, err := coding.NewDecoder().Bytes(head)
	if err != nil {
		return -1
	}
	score := 0
	for _, r := range string(decoded) {
		switch {
		case r == utf8.RuneError:
			score -= 10
		case r >= 0xFF61 && r <= 0xFF9F:
			score -= 2
		case r >= 0x3041 && r <= 0x30FF:
			score += 2
		case r >= 0x4E00 && r <= 0x9FFF, r == '、', r == '。':
			score++
		}
	}
	return score
}
