package local

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPageCache(t *testing.T) {
	const gb = 1 << 30
	tests := []struct {
		name                string
		store, memory, want int64
	}{
		{"empty", 0, 16 * gb, 128},
		{"a fifth more than the store", gb, 16 * gb, 1228},
		{"a quarter of memory", 10 * gb, 16 * gb, 4096},
		{"little memory", gb, gb / 4, 128},
		{"memory not known", gb, 0, 128},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { require.Equal(t, tt.want, pageCacheMB(tt.store, tt.memory)) })
	}
}
