package gazetteer

// ByRune is a table of values by character, read at every character of a text. The zero value is empty.
type ByRune[V any] struct {
	index  []uint16 // by character: where its value stands
	values []V      // the first one stands for none
	rare   map[rune]uint16
}

const bmp = 1 << 16

// Get is the value of a character, the zero value where it has none. It must not be changed.
func (t *ByRune[V]) Get(r rune) *V {
	switch {
	case int(r) < len(t.index):
		return &t.values[t.index[r]]
	case len(t.rare) > 0:
		return &t.values[t.rare[r]]
	case len(t.values) > 0:
		return &t.values[0]
	}
	return new(V)
}

// At is the place of the value of a character, to be set. It holds until the next call.
func (t *ByRune[V]) At(r rune) *V {
	if t.index == nil {
		t.index, t.values, t.rare = make([]uint16, bmp), make([]V, 1), map[rune]uint16{}
	}
	at := t.rare[r]
	if r < bmp {
		at = t.index[r]
	}
	if at == 0 {
		at = uint16(len(t.values)) //nolint:gosec // a table of names and words has some thousand characters
		t.values = append(t.values, *new(V))
		if r < bmp {
			t.index[r] = at
		} else {
			t.rare[r] = at
		}
	}
	return &t.values[at]
}
