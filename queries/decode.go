package queries

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// columns gives for each type of row where its columns go: the index path of the field by the name in its json tag, those of
// embedded structs among them.
var columns sync.Map // reflect.Type → map[string][]int

func columnsOf(t reflect.Type) map[string][]int {
	if known, ok := columns.Load(t); ok {
		return known.(map[string][]int)
	}
	fields := map[string][]int{}
	for _, f := range reflect.VisibleFields(t) {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" {
			fields[name] = f.Index
		}
	}
	columns.Store(t, fields)
	return fields
}

// decode puts a value of the driver (nil, bool, int64, float64, string, lists and maps of them) into a row, a list of rows or a
// plain value. What is nil leaves the zero value, a column that the row has no field for is left out, and any other
// mismatch is an error that names the column.
func decode(value any, into reflect.Value) error {
	switch v := value.(type) {
	case nil:
		return nil
	case map[string]any:
		if into.Kind() != reflect.Struct {
			return fmt.Errorf("a map cannot be a %s", into.Type())
		}
		fields := columnsOf(into.Type())
		for name, one := range v {
			if at, ok := fields[name]; ok {
				if err := decode(one, into.FieldByIndex(at)); err != nil {
					return fmt.Errorf("%s: %w", name, err)
				}
			}
		}
		return nil
	case []any:
		if into.Kind() != reflect.Slice {
			return fmt.Errorf("a list cannot be a %s", into.Type())
		}
		into.Set(reflect.MakeSlice(into.Type(), len(v), len(v)))
		for i, one := range v {
			if err := decode(one, into.Index(i)); err != nil {
				return err
			}
		}
		return nil
	}
	from := reflect.ValueOf(value)
	if from.Kind() != into.Kind() && (!from.CanInt() || !into.CanInt()) {
		return fmt.Errorf("%T cannot be a %s", value, into.Type())
	}
	into.Set(from.Convert(into.Type()))
	return nil
}
