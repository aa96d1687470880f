package graph

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCodes(t *testing.T) {
	cases := []struct {
		name    string
		account Account
		want    Code
	}{
		{"a visit", Account{Kind: Visit, Mode: InPerson, Status: Held, Countries: []string{"CHN", "RUS"}}, Code{"042", "CONSULT", "visit", ""}},
		{"a call", Account{Kind: Summit, Mode: Phone, Status: Held, Countries: []string{"JPN", "USA"}}, Code{"041", "CONSULT", "phone", ""}},
		{"at home of one side", Account{Kind: Ministerial, Mode: InPerson, Status: Held, PlaceCountry: "RUS", Countries: []string{"CHN", "RUS"}}, Code{"042", "CONSULT", "visit", ""}},
		{"in a third country", Account{Kind: Talks, Mode: InPerson, Status: Held, PlaceCountry: "MLT", Countries: []string{"CHN", "USA"}}, Code{"044", "CONSULT", "third-party", ""}},
		{"three sides", Account{Kind: SeniorOfficials, Mode: InPerson, Status: Held, PlaceCountry: "KOR", Countries: []string{"CHN", "JPN", "KOR"}}, Code{"040", "CONSULT", "multilateral", ""}},
		{"a speech at the UN", Account{Kind: Conference, Mode: InPerson, Status: Held, Countries: []string{"JPN", "UN"}}, Code{"044", "CONSULT", "multilateral", ""}},
		{"nothing more known", Account{Kind: Talks, Mode: InPerson, Status: Held, Countries: []string{"CHN", "USA"}}, Code{"040", "CONSULT", "", ""}},
		{"planned", Account{Kind: Visit, Mode: InPerson, Status: Planned, Countries: []string{"CHN", "RUS"}}, Code{"036", "AGREE", "", "diplomatic"}},
		{"refused", Account{Kind: Summit, Status: Rejected, Countries: []string{"JPN", "PRK"}}, Code{"125", "REJECT", "meet", "diplomatic"}},
		{"called off", Account{Kind: Summit, Status: Cancelled, Countries: []string{"JPN", "PRK"}}, Code{"164", "SANCTION", "withdraw", "diplomatic"}},
		{"put off", Account{Kind: Summit, Status: Cancelled, Postponed: true, Countries: []string{"JPN", "PRK"}}, Code{}},
		{"unconfirmed", Account{Kind: Contact, Status: Unconfirmed, Countries: []string{"JPN", "PRK"}}, Code{}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.want, Codes(c.account.Kind, c.account.Mode, c.account.Status, TraitsOf(&c.account)))
		})
	}
	require.Equal(t, "043", Code{Cameo: "042"}.HostCode().Cameo)
}
