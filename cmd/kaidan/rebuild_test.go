package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCompareDigests(t *testing.T) {
	cases := []struct {
		name                 string
		before, after        []string
		added, changed, gone []string
	}{
		{"nothing at all", nil, nil, nil, nil, nil},
		{"the same", []string{"a\t1", "b\t2"}, []string{"a\t1", "b\t2"}, nil, nil, nil},
		{"into an empty graph", nil, []string{"a\t1", "b\t2"}, []string{"a", "b"}, nil, nil},
		{"all gone", []string{"a\t1", "b\t2"}, nil, nil, nil, []string{"a", "b"}},
		{"one of each", []string{"b\t2", "c\t3", "d\t4"}, []string{"a\t1", "b\t2", "d\t5"}, []string{"a"}, []string{"d"}, []string{"c"}},
		{"another id in place of the last", []string{"a\t1", "b\t2"}, []string{"a\t1", "c\t2"}, []string{"c"}, nil, []string{"b"}},
	}
	keep := func(t *testing.T, all []string) *lines {
		l, err := newLines()
		require.NoError(t, err)
		t.Cleanup(l.close)
		for _, line := range all {
			require.NoError(t, l.add(line))
		}
		return l
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			found, err := compareDigests(keep(t, c.before), keep(t, c.after))
			require.NoError(t, err)
			defer found.close()
			require.Equal(t, len(c.after), found.meetings)
			for want, have := range map[*[]string]*lines{&c.added: found.added, &c.changed: found.changed, &c.gone: found.gone} {
				var ids []string
				for id, err := range have.all() {
					require.NoError(t, err)
					ids = append(ids, id)
				}
				require.Equal(t, *want, ids)
				require.Equal(t, len(ids), have.count)
			}
		})
	}
}
