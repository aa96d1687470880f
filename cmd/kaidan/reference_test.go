package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"kaidan/ingest/gazetteer"
	"kaidan/seeds"
)

func TestOfficeTitle(t *testing.T) {
	gaz, err := gazetteer.Load(seeds.Gazetteer())
	require.NoError(t, err)
	for office, want := range map[string]string{
		"ambassador-JPN": "駐日大使", "ambassador-RUS": "駐ロシア大使", "ambassador-at-large": "無任所大使",
	} {
		require.Equal(t, want, officeTitle(gaz, gazetteer.Tenure{Country: "CHN", Office: office}), office)
	}
	for _, o := range reference(gaz).Officials {
		for _, tenure := range o.Tenures {
			require.NotContains(t, tenure.Office, "ambassador-", o.Name)
		}
	}
}
