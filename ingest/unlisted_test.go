package ingest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"kaidan/graph"
)

// TestUnlisted reads people whom no list holds, by name and title.
func TestUnlisted(t *testing.T) {
	type person struct {
		name    string
		country graph.CountryCode
	}
	for _, tt := range []struct {
		name, statement string
		want            []person
	}{
		{"behind the country, with the reading of the name", "韓国のペク・ソンイル（白成一）第1外務次官は10日、パリで記者会見した。", []person{{"ペク・ソンイル", "KOR"}}},
		{"what one is in charge of, between name and title", "農水省の鈴木一郎輸出促進審議官は11日、ハノイで協議に臨んだ。", []person{{"鈴木一郎", "JPN"}}},
		{"a body that only Japan has", "内閣官房の田中次郎審議官は11日、ハノイで協議に臨んだ。", []person{{"田中次郎", "JPN"}}},
		{"a bureau names nobody", "政府の輸出促進審議官は11日、ハノイで協議に臨んだ。", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ex := once().Extract(graph.Brief{ID: "t", Published: "2019-12-12", Statements: []string{tt.statement}})
			var got []person
			for _, o := range ex.Officials {
				require.False(t, o.Listed, o.Name)
				got = append(got, person{o.Name, graph.CountryCode(o.Country)})
			}
			require.Equal(t, tt.want, got)
		})
	}
}
