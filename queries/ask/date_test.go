package ask

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestParseDate(t *testing.T) {
	today := time.Date(2023, 10, 5, 0, 0, 0, 0, time.UTC)
	tests := []struct{ text, want string }{
		{"2023-09-26", "2023-09-26"},
		{"2023/9/26", "2023-09-26"},
		{"2023年9月26日", "2023-09-26"},
		{"2023-09", "2023-09"},
		{"2023年９月", "2023-09"},
		{"2023", "2023"},
		{"2023年", "2023"},
		{"9月", "2023-09"},
		{"12月", "2022-12"},
		{"9月26日", "2023-09-26"},
		{"去年", "2022"},
		{"一昨年", "2021"},
		{"昨年11月", "2022-11"},
		{"今年3月", "2023-03"},
		{"先月", "2023-09"},
		{"来月", "2023-11"},
		{"昨日", "2023-10-04"},
		{"last year", "2022"},
		{"September 2023", "2023-09"},
		{"September", "2023-09"},
		{"September 26, 2023", "2023-09-26"},
		{"26 September 2023", "2023-09-26"},
		{"先週", "2023-09-25/2023-10-01"},
		{"令和5年9月", "2023-09"},
		{"平成元年", "1989"},
		{"過去3か月", "2023-07-05/2023-10-05"},
		{"ここ半年", "2023-04-05/2023-10-05"},
		{"the last 2 weeks", "2023-09-21/2023-10-05"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			got, err := ParseDate(tt.text, today)
			require.NoError(t, err)
			require.Equal(t, tt.want, got.String())
		})
	}
	for _, bad := range []string{"", "2023-02-30", "13月", "いつか", "2023-09-26 か"} {
		_, err := ParseDate(bad, today)
		require.Error(t, err, bad)
	}
}
