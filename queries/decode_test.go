package queries

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDecode(t *testing.T) {
	var row Dossier
	require.NoError(t, decode(map[string]any{
		"id": "wang-yi", "nameEn": nil, "aliases": []any{"王氏"}, "meetings": int64(3), "offices": []any{},
		"topics": []any{map[string]any{"topic": "核問題", "meetings": int64(2)}, nil}, "unknown": true,
	}, reflect.ValueOf(&row).Elem()))
	require.Equal(t, Dossier{
		Actor: Actor{ID: "wang-yi"}, Aliases: []string{"王氏"}, Meetings: 3, Offices: []Tenure{},
		Topics: []TopicCount{{Topic: "核問題", Meetings: 2}, {}},
	}, row)
	for column, wrong := range map[string]any{"id": int64(1), "meetings": "3", "aliases": "王氏", "offices": map[string]any{}} {
		err := decode(map[string]any{column: wrong}, reflect.ValueOf(&row).Elem())
		require.ErrorContains(t, err, column+": ")
	}
}
