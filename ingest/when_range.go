package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kaidan/ingest/gazetteer"
)

// extend continues a date to a range: 9日から11日まで, 9月30日~10月2日, 18日から2日間.
func (s *dateScanner) extend(m *dateMatch) {
	at := m.End + len(s.optional(m.End, "午前", "午後", "未明", "朝", "夕", "夜"))
	mark := len(s.optional(at, "~", "〜", "-", "–", "—", "―", "−", "─", "から", "より"))
	if mark == 0 {
		return
	}
	at += mark
	if p, ok := findPart(monthParts, s.text[at:]); ok && m.said.days[0] != 0 && p.span[1] > m.said.days[1] { // 中旬から下旬
		for k, when := range m.when {
			m.when[k].to = ymd{y: when.from.y, m: when.from.m}.days(p.span).to
		}
		m.End = at + len(p.text)
		return
	}
	if !s.numberAt(at) && !s.startsPoint(at) {
		return
	}
	if n, unit, _, ok := s.counter(at); ok && unit == "日間" && n > 0 {
		for k, when := range m.when {
			if when.from.d != 0 && when.from == when.to {
				m.when[k].to = when.from.addDays(n - 1)
			}
		}
		return
	}
	other, ok := s.core(at)
	if !ok || !other.point || hasAnyPrefix(s.text[other.End:], "に延期", "へ延期", "に変更", "へ変更", "に先送り", "に前倒し") {
		return
	}
	s.join(m, other)
}

// startsPoint reports whether a date's word (来月, 今年) begins at i.
func (s *dateScanner) startsPoint(i int) bool {
	r, _ := gazetteer.DecodeRune(s.text[i:])
	for _, w := range dateWords[r] {
		if strings.HasPrefix(s.text[i:], w.text) {
			return w.kind == monthWord || w.kind == yearWord || w.kind == sameMonth || w.kind == sameYear || w.kind == dayWord ||
				w.kind == sameDay || w.kind == weekday || w.kind == dayPrefix || w.kind == eraWord
		}
	}
	return false
}

// join makes m last until other; what other leaves unsaid it has from m.
func (s *dateScanner) join(m *dateMatch, other dateMatch) {
	joined := m.when
	for k := range joined {
		to := other.when[k]
		if !other.fixed {
			from := joined[k].from
			end := other.said.base[k]
			if other.said.m != 0 {
				end.m = other.said.m
			}
			end.d = other.said.d
			if end = from.next(end); !end.valid() {
				return
			}
			to = other.said.interval(end)
		}
		if other.weekly && to.to.ordinal() < joined[k].from.ordinal() {
			to.to = to.to.addDays(7)
		}
		if to.to.y == 0 || to.to.last().ordinal() < joined[k].from.ordinal() {
			return
		}
		joined[k].to = to.to
	}
	m.when, m.End, m.fixed = joined, other.End, true
	m.End += len(s.optional(m.End, "まで"))
}

// suffix reads what stands behind a date: 以来, 以降, を最後に, 付.
func (s *dateScanner) suffix(m *dateMatch) {
	if m.Duration || m.when[readNearest].from.y == 0 {
		return
	}
	m.End += len(s.optional(m.End, "ごろ", "頃"))
	rest := s.text[m.End:]
	if strings.HasPrefix(rest, "付") && !hasAnyPrefix(rest, "付近", "付属", "付随", "付与") {
		m.Publication = true
		m.End += len("付")
		m.End += len(s.optional(m.End, "け"))
		return
	}
	for _, mark := range [...]string{"以来", "以降", "以後", "を最後", "来の", "来、", "来で"} {
		if strings.HasPrefix(rest, mark) {
			m.Since = !strings.HasPrefix(mark, "以降") && !strings.HasPrefix(mark, "以後") || s.over(m.when[readNearest])
			if !strings.HasPrefix(mark, "来") && !strings.HasPrefix(mark, "を") {
				m.End += len(mark)
			}
			return
		}
	}
	m.Since = s.sinceAhead(m.End)
}

// over reports whether an interval ended before the day of publication.
func (s *dateScanner) over(when interval) bool {
	return s.pub.y == 0 || when.to.last().ordinal() < s.pub.last().ordinal()
}

// sinceAhead looks for 以来 in the words that belong to a date: 2019年8月に北京で開かれて以来.
func (s *dateScanner) sinceAhead(i int) bool {
	rest := s.text[i:]
	for at, n := 0, 0; at < len(rest) && n < 40; n++ {
		r, size := gazetteer.DecodeRune(rest[at:])
		if r < utf8.RuneSelf && unicode.IsDigit(r) || strings.ContainsRune("、。「」は()", r) {
			return false
		}
		if r == '以' && strings.HasPrefix(rest[at:], "以来") || r == 'を' && strings.HasPrefix(rest[at:], "を最後に") {
			return true
		}
		at += size
	}
	return false
}
