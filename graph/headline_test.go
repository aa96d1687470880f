package graph

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestHeadline(t *testing.T) {
	ref := Reference{Actors: map[string]ActorName{
		"JPN": {"日本", "Japan", "日"}, "CHN": {"中国", "China", "中"}, "KOR": {"韓国", "South Korea", "韓"}, "RUS": {"ロシア", "Russia", "ロ"}, "MLT": {"マルタ", "Malta", ""},
	}}
	sides := func(ids ...string) (list []Participant) {
		for _, id := range ids {
			list = append(list, Participant{ID: id, Side: id})
		}
		return list
	}
	cases := []struct {
		name    string
		meeting Meeting
		want    string
		caption string
	}{
		{
			"to the day",
			Meeting{Kind: SeniorOfficials, Precision: PrecisionDay, Start: "2023-09-26", Place: "ソウル", Sides: sides("CHN", "JPN", "KOR")},
			"2023-09-26 日中韓 高官協議（ソウル）", "2023-09-26 日中韓 高官協議 ソウル",
		},
		{"no date yet", Meeting{Kind: Summit, Status: Proposed, Precision: PrecisionUnknown, Sides: sides("CHN", "JPN")}, "時期未定 日中 首脳会談", "時期未定 日中 首脳会談"},
		{
			"by phone",
			Meeting{Kind: Ministerial, Mode: Phone, Field: "foreign", Precision: PrecisionMonth, Start: "2023-09-01", End: "2023-09-30", Sides: sides("CHN", "RUS")},
			"2023-09 中ロ 外相電話会談", "2023-09 中ロ 外相電話会 談",
		},
		{
			"a side without a short form",
			Meeting{Kind: Talks, Status: Held, Precision: PrecisionUnknown, FirstReported: "2023-09-19", Sides: sides("CHN", "MLT")},
			"2023-09頃 中国・マルタ 会談", "2023-09頃 中国・ マルタ 会談",
		},
		{
			"a visit",
			Meeting{
				Kind: Visit, Status: Held, Precision: PrecisionUnknown, FirstReported: "2023-09-19",
				Sides:     []Participant{{ID: "CHN", Role: RoleHost}, {ID: "RUS", Role: RoleVisitor}},
				Officials: []Participant{{Name: "ウラジーミル・プーチン"}},
			},
			"2023-09頃 ロシア→中国 訪問 ウラジーミル・プーチン", "2023-09頃 ロシア→ 中国 訪問 ウラジーミ ル・ プーチン",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.want, ref.Headline(&c.meeting))
			require.Equal(t, c.caption, ref.HeadlineCaption(&c.meeting))
		})
	}
	require.Equal(t, "自由で 開かれた インド 太平洋", Caption("自由で開かれたインド太平洋"))
}
