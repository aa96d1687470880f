package gazetteer

import "unicode/utf8"

// DecodeRune is [utf8.DecodeRuneInString], faster for the characters of three bytes in which Japanese is written: a text is
// looked at by character many times over.
func DecodeRune(text string) (r rune, size int) {
	if len(text) >= 3 && text[0] >= 0xE1 && text[0] <= 0xEC && text[1]&0xC0 == 0x80 && text[2]&0xC0 == 0x80 {
		return threeBytes(text[0], text[1], text[2]), 3
	}
	return utf8.DecodeRuneInString(text)
}

// DecodeLastRune is [utf8.DecodeLastRuneInString], made fast like [DecodeRune].
func DecodeLastRune(text string) (r rune, size int) {
	if n := len(text) - 3; n >= 0 && text[n] >= 0xE1 && text[n] <= 0xEC && text[n+1]&0xC0 == 0x80 && text[n+2]&0xC0 == 0x80 {
		return threeBytes(text[n], text[n+1], text[n+2]), 3
	}
	return utf8.DecodeLastRuneInString(text)
}

func threeBytes(a, b, c byte) rune { return rune(a&0x0F)<<12 | rune(b&0x3F)<<6 | rune(c&0x3F) }
