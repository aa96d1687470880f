package score

import (
	"slices"
	"strings"
	"unicode"
)

// comparer compares texts after a fold.
type comparer struct{ fold func(string) string }

// norm is a text without spaces, dots and hyphens.
func (c comparer) norm(text string) string {
	return strings.Map(func(r rune) rune {
		if isSpace(r) || strings.ContainsRune("・=‐-", r) {
			return -1
		}
		return r
	}, c.fold(text))
}

func isSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1C && r <= 0x1F }

// parts are the words of a name.
func (c comparer) parts(name string) []string {
	return strings.FieldsFunc(c.fold(name), func(r rune) bool { return isSpace(r) || r == '・' || r == '=' })
}

// sameName reports whether two spellings name one person: equal, longer or shorter forms, near spellings of the given
// name (ムスタファ, モスタファ) with the same surname, or a katakana surname alone.
func (c comparer) sameName(gold, predicted string) bool {
	if c.norm(gold) == c.norm(predicted) {
		return true
	}
	g, p := c.parts(gold), c.parts(predicted)
	if len(g) == 0 || len(p) == 0 {
		return false
	}
	last := g[len(g)-1] == p[len(p)-1]
	if len(g) > 1 && len(p) > 1 {
		shorter := min(len(g), len(p))
		return slices.Equal(g[:shorter], p[:shorter]) || last && ratio([]rune(g[0]), []rune(p[0])) >= 0.7
	}
	return last && len(p) == 1 && isKatakana(p[0])
}

func isKatakana(text string) bool {
	for _, r := range text {
		if (r < 'ァ' || r > 'ヴ') && r != 'ー' {
			return false
		}
	}
	return text != ""
}

// sameOfficial reports whether one of the accepted spellings names the predicted person.
func (c comparer) sameOfficial(spellings []string, predicted string) bool {
	return slices.ContainsFunc(spellings, func(g string) bool { return c.sameName(g, predicted) })
}

// spellings are the accepted forms of a gold name.
func (b *Brief) spellings(name string) []string {
	for _, list := range [][]Official{b.Officials, b.OptionalOfficials} {
		for _, o := range list {
			if o.Name == name {
				return append([]string{name}, o.Aliases...)
			}
		}
	}
	return []string{name}
}

func (b *Brief) allSpellings(names []string) [][]string {
	all := make([][]string, len(names))
	for i, name := range names {
		all[i] = b.spellings(name)
	}
	return all
}

func namesOf(officials []Official) []string {
	names := make([]string, len(officials))
	for i, o := range officials {
		names[i] = o.Name
	}
	return names
}

// compareOfficials counts the predicted names that are right, lists those that are too many, and counts the missing ones.
func (c comparer) compareOfficials(gold, optional [][]string, predicted []string) (right int, extra []string, missing int) {
	left := slices.Clone(predicted)
	for _, g := range gold {
		at := slices.IndexFunc(left, func(p string) bool { return c.sameOfficial(g, p) })
		if at >= 0 {
			left = slices.Delete(left, at, at+1)
			right++
		} else if !slices.ContainsFunc(optional, func(o []string) bool { return sameSet(g, o) }) {
			missing++
		}
	}
	for _, p := range left {
		if !slices.ContainsFunc(optional, func(o []string) bool { return c.sameOfficial(o, p) }) {
			extra = append(extra, p)
		}
	}
	return right, extra, missing
}

func (c comparer) compareMeetingOfficials(b *Brief, gold, predicted *Meeting) (right int, extra []string, missing int) {
	return c.compareOfficials(b.allSpellings(gold.Officials), b.allSpellings(gold.OfficialsOptional), predicted.Officials)
}

// ratio is how alike two texts are: twice the length of their matching blocks (Ratcliff and Obershelp) over both lengths.
func ratio(a, b []rune) float64 {
	if len(a)+len(b) == 0 {
		return 1
	}
	return 2 * float64(matching(a, b, positions(b))) / float64(len(a)+len(b))
}

// positions are the places of each character of b; in a long text those that are too common are left out.
func positions(b []rune) map[rune]bool {
	counts := map[rune]int{}
	for _, r := range b {
		counts[r]++
	}
	usable := make(map[rune]bool, len(counts))
	for r, n := range counts {
		usable[r] = len(b) < 200 || n <= len(b)/100+1
	}
	return usable
}

// matching is the length of the longest common block and of those left and right of it.
func matching(a, b []rune, usable map[rune]bool) int {
	i, j, size := longestMatch(a, b, usable)
	if size == 0 {
		return 0
	}
	return matching(a[:i], b[:j], usable) + size + matching(a[i+size:], b[j+size:], usable)
}

// longestMatch is the longest common block, the first in a and then in b among equals; common characters only widen it.
func longestMatch(a, b []rune, usable map[rune]bool) (bestI, bestJ, best int) {
	lengths := make([]int, len(b)+1)
	for i, r := range a {
		diagonal := 0
		for j := range b {
			before := lengths[j+1]
			lengths[j+1] = 0
			if r == b[j] && usable[r] {
				lengths[j+1] = diagonal + 1
				if lengths[j+1] > best {
					bestI, bestJ, best = i-diagonal, j-diagonal, diagonal+1
				}
			}
			diagonal = before
		}
	}
	for bestI > 0 && bestJ > 0 && a[bestI-1] == b[bestJ-1] {
		bestI, bestJ, best = bestI-1, bestJ-1, best+1
	}
	for bestI+best < len(a) && bestJ+best < len(b) && a[bestI+best] == b[bestJ+best] {
		best++
	}
	return bestI, bestJ, best
}
