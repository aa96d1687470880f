package ingest

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ikawaha/kagome-dict/dict"
	"github.com/ikawaha/kagome-dict/ipa"
	"github.com/stretchr/testify/require"
)

var (
	updateMorphs   = flag.Bool("update-morphs", false, "rewrite morphs.bin from kagome's dictionary")
	updateContexts = flag.Bool("update-contexts", false, "count anew which contexts words have, before morphs.bin is rewritten")
)

// TestMorphs holds morphs.bin to what is laid out of kagome's dictionary; -update-morphs rewrites it.
func TestMorphs(t *testing.T) {
	file := layOut(t, ipa.DictShrink())
	if *updateMorphs {
		require.NoError(t, os.WriteFile("morphs.bin", file, 0o644))
		return
	}
	require.True(t, bytes.Equal(file, morphsFile), "run `go test ./ingest -run TestMorphs -update-morphs`")
}

// layout is a dictionary on its way from kagome's form to ours.
type layout struct {
	tb            testing.TB
	dict          *dict.Dict
	kinds         []tokenKind // by kagome's number of a word
	keys          [][]rune    // the written forms, sorted
	ids           []int       // by key: kagome's number of its first word
	lefts, rights []uint16    // new contexts by kagome's
	costs         [][]int16   // by new left context, new right context
	apart         map[[2]uint16]int
	contexts      []morphContext
	words         []morph
	numbers       map[rune]uint16
	alone         map[rune]aloneness
	nodes         []morphNode
}

func layOut(tb testing.TB, words *dict.Dict) []byte {
	tb.Helper()
	l := &layout{tb: tb, dict: words, apart: map[[2]uint16]int{}}
	l.readKinds()
	l.readKeys()
	l.layContexts()
	unknown := l.layUnknown()
	first := l.layWords()
	l.layTrie(first)
	return l.file(unknown)
}

func (l *layout) readKinds() {
	table := &l.dict.POSTable
	for _, pos := range table.POSs {
		names := make([]string, 0, 3)
		for _, id := range pos[:min(3, len(pos))] {
			names = append(names, table.NameList[id])
		}
		l.kinds = append(l.kinds, kindOf(names))
	}
}

func kindOf(pos []string) tokenKind {
	if len(pos) < 3 {
		return otherWord
	}
	switch {
	case pos[0] == "名詞" && pos[1] != "固有名詞":
		return commonNoun
	case pos[0] == "名詞" && pos[2] == "人名":
		return personName
	case pos[0] == "名詞":
		return properNoun
	case pos[0] == "動詞":
		return verb
	case pos[0] == "助詞":
		return particle
	}
	return otherWord
}

// readKeys goes from every end of a word up kagome's trie of bytes.
func (l *layout) readKeys() {
	trie := l.dict.Index.Da
	type entry struct {
		key string
		id  int
	}
	var entries []entry
	for end := range trie {
		node := trie[end].Check
		if node < 0 || trie[node].Base != int32(end) || trie[end].Base > 0 {
			continue
		}
		var key []byte
		for node != 0 {
			up := trie[node].Check
			key = append(key, byte(node-trie[up].Base))
			node = up
		}
		slices.Reverse(key)
		entries = append(entries, entry{string(key), int(-trie[end].Base)})
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
	for _, e := range entries {
		require.True(l.tb, utf8.ValidString(e.key), "%q", e.key)
		l.keys, l.ids = append(l.keys, []rune(e.key)), append(l.ids, e.id)
	}
}

// contextsFile says how often the words with a context could begin in some texts: kagome's number, as left and as right context.
// It only orders the contexts, so it need not follow the gold briefs from which it was made.
const contextsFile = "testdata/contexts.tsv"

func (l *layout) contextsInUse() (lefts, rights []int64) {
	lefts, rights = make([]int64, l.dict.Connection.Col), make([]int64, l.dict.Connection.Row)
	if *updateContexts {
		l.countContexts(lefts, rights)
		return lefts, rights
	}
	data, err := os.ReadFile(contextsFile)
	require.NoError(l.tb, err)
	for line := range strings.Lines(string(data)) {
		var context int
		var left, right int64
		_, err := fmt.Sscan(line, &context, &left, &right)
		require.NoError(l.tb, err)
		lefts[context], rights[context] = left, right
	}
	return lefts, rights
}

func (l *layout) countContexts(lefts, rights []int64) {
	count := func(w *dict.Morph) {
		lefts[w.LeftID]++
		rights[w.RightID]++
	}
	for _, text := range cutTexts(l.tb) {
		for i, r := range text {
			known := false
			l.dict.Index.CommonPrefixSearchCallback(text[i:], func(id, _ int) {
				known = true
				count(&l.dict.Morphs[id])
			})
			if class := l.dict.CharacterCategory(r); !known || l.dict.InvokeList[class] {
				id, more := l.dict.UnkDict.Index[int32(class)], l.dict.UnkDict.IndexDup[int32(class)]
				for k := id; k <= id+more; k++ {
					count(&l.dict.UnkDict.Morphs[k])
				}
			}
		}
	}
	var file []byte
	for context := range lefts {
		if lefts[context]+rights[context] > 0 {
			file = fmt.Appendf(file, "%d\t%d\t%d\n", context, lefts[context], rights[context])
		}
	}
	require.NoError(l.tb, os.WriteFile(contextsFile, file, 0o644))
}

// layContexts numbers the contexts anew, those first whose words come most; contexts with the same costs are one. The edge of a
// text keeps its number.
func (l *layout) layContexts() {
	table := &l.dict.Connection
	number := func(used []int64, column func(i int) []int16) (numbers []uint16, old []int) {
		order := make([]int, len(used))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order[1:], func(a, b int) int { return cmp.Compare(used[b], used[a]) })
		numbers, same := make([]uint16, len(used)), map[string]uint16{}
		for _, i := range order {
			var key []byte
			for _, c := range column(i) {
				key = binary.LittleEndian.AppendUint16(key, uint16(c))
			}
			n, known := same[string(key)]
			if !known {
				n = uint16(len(old))
				same[string(key)], old = n, append(old, i)
			}
			numbers[i] = n
		}
		return numbers, old
	}
	left := func(i int) []int16 { return table.Vec[table.Row*int64(i):][:table.Row] }
	right := func(i int) []int16 {
		var costs []int16
		for k := range table.Col {
			costs = append(costs, left(int(k))[i])
		}
		return costs
	}
	var oldLefts, oldRights []int
	usedLefts, usedRights := l.contextsInUse()
	l.lefts, oldLefts = number(usedLefts, left)
	l.rights, oldRights = number(usedRights, right)
	require.Zero(l.tb, l.lefts[0])
	require.Zero(l.tb, l.rights[0])
	for _, i := range oldLefts {
		row := make([]int16, len(oldRights))
		for k, j := range oldRights {
			row[k] = left(i)[j]
		}
		l.costs = append(l.costs, row)
	}
}

// spanWord is one of the words with one span.
type spanWord struct {
	context morphContext
	weight  int16
}

func (l *layout) spanWord(w dict.Morph, kind tokenKind) spanWord {
	return spanWord{morphContext{l.lefts[w.LeftID], l.rights[w.RightID], kind}, w.Weight}
}

// dearerLeft is by how much a left context is dearer at least than another, whatever stands before.
func (l *layout) dearerLeft(a, b uint16) int {
	least := math.MaxInt
	for right := range l.costs[a] {
		least = min(least, int(l.costs[a][right])-int(l.costs[b][right]))
	}
	return least
}

func (l *layout) dearerRight(a, b uint16) int {
	least := math.MaxInt
	for left := range l.costs {
		least = min(least, int(l.costs[left][a])-int(l.costs[left][b]))
	}
	return least
}

// dearer is by how much a word is dearer at least than another with its span, whatever their neighbours.
func (l *layout) dearer(a, b spanWord) int {
	apart := func(of func(a, b uint16) int, a, b, side uint16) int {
		key := [2]uint16{a<<1 | side, b}
		n, known := l.apart[key]
		if !known {
			n = of(a, b)
			l.apart[key] = n
		}
		return n
	}
	return apart(l.dearerLeft, a.context.left, b.context.left, 0) + int(a.weight) - int(b.weight) +
		apart(l.dearerRight, a.context.right, b.context.right, 1)
}

// needed are the words of one span that can be on a cheapest way. Of two that cost the same kagome takes the first.
func (l *layout) needed(words []spanWord) []spanWord {
	var needed []spanWord
	for i, a := range words {
		needless := false
		for k, b := range words {
			if dearer := l.dearer(a, b); i != k && (dearer > 0 || dearer == 0 && k < i) {
				needless = true
			}
		}
		if !needless {
			needed = append(needed, a)
		}
	}
	require.NotEmpty(l.tb, needed)
	return needed
}

// homographs are words that are written alike: the first one, and the place of the others.
type homographs struct {
	morph
	more int
}

// write writes words that are written alike.
func (l *layout) write(words []spanWord) homographs {
	var first morph
	more := len(l.words)
	for i, w := range words {
		context := slices.Index(l.contexts, w.context)
		if context < 0 {
			context = len(l.contexts)
			l.contexts = append(l.contexts, w.context)
		}
		m := morph{uint16(context), w.weight}
		if i < len(words)-1 {
			m.context |= moreAlike
		}
		if i == 0 {
			first = m
		} else {
			l.words = append(l.words, m)
		}
	}
	require.Less(l.tb, len(l.contexts), noWord)
	return homographs{first, more}
}

// layUnknown writes the unknown words of each class.
func (l *layout) layUnknown() []homographs {
	var first []homographs
	for class := range l.dict.CharClass {
		first = append(first, l.write(l.needed(l.unknownWords(class))))
	}
	return first
}

func (l *layout) unknownWords(class int) []spanWord {
	unknown := &l.dict.UnkDict
	id, more := unknown.Index[int32(class)], unknown.IndexDup[int32(class)]
	var words []spanWord
	for _, w := range unknown.Morphs[id : id+more+1] {
		words = append(words, l.spanWord(w, unknownWord))
	}
	return words
}

// layWords writes the words of each key, and finds which characters stand alone.
func (l *layout) layWords() []homographs {
	inside := map[rune]bool{}
	for _, key := range l.keys {
		for _, r := range key {
			inside[r] = inside[r] || len(key) > 1
		}
	}
	l.alone = map[rune]aloneness{}
	first := make([]homographs, len(l.keys))
	for i, key := range l.keys {
		var words []spanWord
		for id := l.ids[i]; id <= l.ids[i]+int(l.dict.Index.Dup[int32(l.ids[i])]); id++ {
			words = append(words, l.spanWord(l.dict.Morphs[id], l.kinds[id]))
		}
		words = l.needed(words)
		first[i] = l.write(words)
		if len(key) > 1 {
			continue
		}
		class := int(l.dict.CharacterCategory(key[0]))
		if l.dict.InvokeList[class] && slices.ContainsFunc(l.needed(append(slices.Clone(words), l.unknownWords(class)...)), isUnknown) {
			continue
		}
		l.alone[key[0]] = settled
		if len(words) == 1 && !inside[key[0]] {
			l.alone[key[0]] = sealed
		}
	}
	return first
}

func isUnknown(w spanWord) bool { return w.context.kind == unknownWord }

// layTrie finds the places of the nodes, of those with most children first; the others fill the gaps.
func (l *layout) layTrie(first []homographs) {
	l.numberChars()
	children := l.children()
	var parents []int
	for i := range children {
		if len(children[i].labels) > 0 {
			parents = append(parents, i)
		}
	}
	slices.SortStableFunc(parents[1:], func(a, b int) int { return cmp.Compare(len(children[b].labels), len(children[a].labels)) })
	p := &placement{from: map[int]int{}}
	bases := make([]int, len(children))
	for _, i := range parents {
		if i == 0 {
			p.take(0, children[0].labels)
			continue
		}
		bases[i] = p.place(children[i].labels)
	}
	size := 0
	for _, i := range parents {
		size = max(size, bases[i]+len(l.numbers)+1)
	}
	l.nodes = make([]morphNode, size)
	for i := range l.nodes {
		l.nodes[i] = morphNode{morph: morph{context: noWord}, base: -1}
	}
	for _, i := range parents {
		for k, label := range children[i].labels {
			cell, child := bases[i]+int(label), children[i].nodes[k]
			require.Zero(l.tb, l.nodes[cell].number)
			l.nodes[cell].number = label
			if len(children[child].labels) > 0 {
				l.nodes[cell].base = int32(bases[child])
			}
			if key := children[child].key; key >= 0 {
				l.nodes[cell].morph, l.nodes[cell].more = first[key].morph, int32(first[key].more)
			}
		}
	}
}

// numberChars numbers the characters of the keys, the most frequent first.
func (l *layout) numberChars() {
	used := map[rune]int{}
	for _, key := range l.keys {
		for _, r := range key {
			require.Less(l.tb, r, rune(len(l.dict.CharCategory)))
			used[r]++
		}
	}
	var chars []rune
	for r := range used {
		chars = append(chars, r)
	}
	slices.SortFunc(chars, func(a, b rune) int { return cmp.Or(cmp.Compare(used[b], used[a]), cmp.Compare(a, b)) })
	l.numbers = map[rune]uint16{}
	for i, r := range chars {
		l.numbers[r] = uint16(i + 1)
	}
}

// trieNode is a node of the trie: its children by the numbers of their characters, and the key that ends here, or -1.
type trieNode struct {
	labels []uint16
	nodes  []int
	key    int
}

// children are the nodes of the trie, the root first.
func (l *layout) children() []trieNode {
	nodes := []trieNode{{key: -1}}
	var path []int // the nodes of the key before
	for i, key := range l.keys {
		same := 0
		for i > 0 && same < min(len(key), len(l.keys[i-1])) && key[same] == l.keys[i-1][same] {
			same++
		}
		path = path[:same]
		for _, r := range key[same:] {
			parent := 0
			if len(path) > 0 {
				parent = path[len(path)-1]
			}
			nodes[parent].labels = append(nodes[parent].labels, l.numbers[r])
			nodes[parent].nodes = append(nodes[parent].nodes, len(nodes))
			path = append(path, len(nodes))
			nodes = append(nodes, trieNode{key: -1})
		}
		nodes[path[len(path)-1]].key = i
	}
	return nodes
}

// placement is which cells and bases of the trie are taken.
type placement struct {
	cells, bases []bool
	from         map[int]int // by number of children: where the last ones stand
	free         int         // all cells before are taken
}

func (p *placement) take(base int, labels []uint16) {
	for len(p.cells) < base+1<<16 {
		p.cells, p.bases = append(p.cells, make([]bool, 1<<16)...), append(p.bases, make([]bool, 1<<16)...)
	}
	p.bases[base] = true
	for _, label := range labels {
		p.cells[base+int(label)] = true
	}
}

// place takes the first base that leaves all the children free cells.
func (p *placement) place(labels []uint16) int {
	least := int(slices.Min(labels))
	for p.cells[p.free] {
		p.free++
	}
	for cell := max(p.free, p.from[len(labels)], least+1); ; cell++ {
		base := cell - least
		if len(p.cells) <= base+1<<16 {
			p.cells, p.bases = append(p.cells, make([]bool, 1<<16)...), append(p.bases, make([]bool, 1<<16)...)
		}
		if p.cells[cell] || p.bases[base] || slices.ContainsFunc(labels, func(label uint16) bool { return p.cells[base+int(label)] }) {
			continue
		}
		p.take(base, labels)
		p.from[len(labels)] = cell
		return base
	}
}

func (l *layout) file(unknown []homographs) []byte {
	var file []byte
	long := func(n int) { file = binary.LittleEndian.AppendUint32(file, uint32(n)) }
	short := func(n int) { file = binary.LittleEndian.AppendUint16(file, uint16(n)) }
	word := func(w morph) {
		short(int(w.context))
		short(int(w.weight))
	}
	for _, n := range []int{len(l.dict.CharCategory), len(l.dict.CharClass), len(l.nodes), len(l.words), len(l.contexts), len(l.costs), len(l.costs[0])} {
		long(n)
	}
	for r, class := range l.dict.CharCategory {
		short(int(l.numbers[rune(r)]))
		file = append(file, class, byte(l.alone[rune(r)]))
	}
	bit := map[bool]byte{true: 1}
	for class := range l.dict.CharClass {
		file = append(file, bit[l.dict.InvokeList[class]], bit[l.dict.GroupList[class]])
		word(unknown[class].morph)
		short(unknown[class].more)
	}
	for _, node := range l.nodes {
		short(int(node.number))
		word(node.morph)
		long(int(node.base))
		if node.context&moreAlike != 0 {
			long(int(node.more))
		}
	}
	for _, w := range l.words {
		word(w)
	}
	for _, c := range l.contexts {
		short(int(c.left))
		short(int(c.right))
		file = append(file, byte(c.kind))
	}
	for _, row := range l.costs {
		for _, cost := range row {
			short(int(cost))
		}
	}
	l.tb.Logf("%d keys, %d words of %d, %d contexts, %d lefts, %d rights, %d cells, %d bytes", len(l.keys), len(l.words), len(l.dict.Morphs), len(l.contexts), len(l.costs), len(l.costs[0]), len(l.nodes), len(file))
	return file
}
