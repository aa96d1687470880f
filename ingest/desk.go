package ingest

// desk is the memory with which one brief is read, used again for the next: what a brief needs by the hundred is not allocated one
// by one. Nothing of it goes out with an extraction.
type desk struct {
	lines     slab[line]
	mentions  slab[mention]
	triggers  slab[trigger]
	args      slab[arg]
	sentences slab[sentence]
	people    slab[person]
	spans     slab[span]
	tokens    slab[token]
	passages  slab[passage]
	parties   slab[*arg]
	events    slab[*trigger]
	dates     slab[DateExpr]
	held      []heldTitle // see heldBy
	codes     slab[string]
	rows      slab[*mention]
	persons   slab[*person]
}

// clear makes all of a desk free.
func (d *desk) clear() {
	d.lines.clear()
	d.mentions.clear()
	d.triggers.clear()
	d.args.clear()
	d.sentences.clear()
	d.people.clear()
	d.spans.clear()
	d.tokens.clear()
	d.passages.clear()
	d.parties.clear()
	d.events.clear()
	d.dates.clear()
	clear(d.held)
	d.codes.clear()
	d.rows.clear()
	d.persons.clear()
}

// slab gives out values of one type.
type slab[T any] struct {
	values []T // those from used on are free and zero
	used   int
}

const (
	leastSlab = 64
	mostSlab  = 1 << 14 // what one overlong brief needed is not kept
)

// take gives out a list with room for n values.
func (s *slab[T]) take(n int) []T {
	if s.used+n > len(s.values) {
		s.values, s.used = make([]T, max(leastSlab, n, 2*len(s.values))), 0
	}
	list := s.values[s.used : s.used : s.used+n]
	s.used += n
	return list
}

// put gives out a place for a value.
func (s *slab[T]) put(value T) *T { return &append(s.take(1), value)[0] }

// one gives out a list of one value.
func (s *slab[T]) one(value T) []T { return append(s.take(1), value) }

func (s *slab[T]) clear() {
	if len(s.values) > mostSlab {
		s.values = nil
	} else {
		clear(s.values[:s.used])
	}
	s.used = 0
}
