package gazetteer_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
	"kaidan/seeds"
)

// small is a gazetteer of a few rows, and more rows of officials.
func small(t *testing.T, more map[string]string) (*gazetteer.Gazetteer, error) {
	t.Helper()
	files := map[string]string{
		"countries.tsv":     "code\tname\tnameEn\taliases\tchars\tcontext\nJPN\t日本\tJapan\t日本国\t日\t\nUSA\tアメリカ\tUnited States\t米国\t米\t\n",
		"organizations.tsv": "id\ttype\tname\tnameEn\taliases\tmembers\tgatherings\nG7\tforum\tG7\tGroup of Seven\t\tJPN|USA\tG7サミット\n",
		"places.tsv":        "name\tnameEn\tcountry\taliases\ttype\n東京\tTokyo\tJPN\t\tcity\n",
		"offices.tsv":       "office\tcountries\tlevel\tfield\tsingle\ttitle\ttitles\tnameEn\nforeign-minister\t*\tminister\tforeign\ty\t外相\t外相|外務大臣\tForeign Minister\ndeputy\tJPN\tvice\tforeign\tn\t外務副大臣\t外務副大臣\tDeputy\n",
	}
	for name, text := range more {
		files[name] = text
	}
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return gazetteer.Load(folder)
}

const officialsHead = "# as of 2025-01-01\nid\tcountry\tname\tnameEn\tshort\taliases\ttenures\n"

func TestCheckDoubts(t *testing.T) {
	cases := []struct {
		name string
		file string
		rows string
		want []string
	}{
		{
			"two certain holders", "officials/a.tsv", officialsHead + "a\tJPN\t甲\tA\t\t\tforeign-minister@2020-01-01..2022-01-01\nb\tJPN\t乙\tB\t\t\tforeign-minister@2021-01-01..\n",
			[]string{"officials/a.tsv:4: b: foreign-minister of JPN 2021-01-01.., while a is (2020-01-01..2022-01-01, officials/a.tsv:3)"},
		},
		{"a day of change is none", "officials/a.tsv", officialsHead + "a\tJPN\t甲\tA\t\t\tforeign-minister@2020-01-01..2022-01-01\nb\tJPN\t乙\tB\t\t\tforeign-minister@2022-01-01..\n", nil},
		{"nor is a month in which both may be", "officials/a.tsv", officialsHead + "a\tJPN\t甲\tA\t\t\tforeign-minister@2020..2021\nb\tJPN\t乙\tB\t\t\tforeign-minister@2021..\n", nil},
		{"an unsure one is none", "officials/a.tsv", officialsHead + "a\tJPN\t甲\tA\t\t\tforeign-minister@2020-01-01..2022-01-01?\nb\tJPN\t乙\tB\t\t\tforeign-minister@2021-01-01..\n", nil},
		{"an office of several", "officials/a.tsv", officialsHead + "a\tJPN\t甲\tA\t\t\tdeputy@2020-01-01..2022-01-01\nb\tJPN\t乙\tB\t\t\tdeputy@2021-01-01..\n", nil},
		{
			"unknown office", "officials/a.tsv", officialsHead + "a\tJPN\t甲\tA\t\t\tforeign-ministre@2020-01-01..2022-01-01\n",
			[]string{"officials/a.tsv:3: a: no office \"foreign-ministre\"; add a row to offices.tsv"},
		},
		{
			"office without a row for the country", "officials/a.tsv", officialsHead + "a\tUSA\t甲\tA\t\t\tdeputy@2020-01-01..2022-01-01\n",
			[]string{"officials/a.tsv:3: a: office \"deputy\" has no row for USA, so no title means it there"},
		},
		{
			"tenures of one person overlap", "officials/a.tsv", officialsHead + "a\tJPN\t甲\tA\t\t\tforeign-minister@2020-01-01..2022-01-01;foreign-minister@2021-05-01..2023-01-01\n",
			[]string{"officials/a.tsv:3: a: two tenures of foreign-minister overlap: 2020-01-01..2022-01-01 and 2021-05-01..2023-01-01"},
		},
		{
			"one person twice", "officials/a.tsv", officialsHead + "a\tJPN\t甲・乙\tA\t\t\t\nb\tJPN\t甲乙\tA\t\t\t\n",
			[]string{"officials/a.tsv:4: b: 甲乙 of JPN has a row already, a (officials/a.tsv:3)"},
		},
		{
			"ambassador to nowhere", "officials/a.tsv", officialsHead + "a\tJPN\t甲\tA\t\t\tambassador-XXX@2020-01-01..2022-01-01\n",
			[]string{"officials/a.tsv:3: a: ambassador-XXX is posted to \"XXX\", which is no country or organisation"},
		},
		{
			"no day of knowledge", "officials/a.tsv", officialsHead[len("# as of 2025-01-01\n"):] + "a\tJPN\t甲\tA\t\t\tforeign-minister@2020-01-01..\n",
			[]string{"officials/a.tsv:2: a: foreign-minister has no end and the file no line `# as of DATE`"},
		},
		{
			"a name of two countries", "countries-more.tsv", "code\tname\tnameEn\taliases\tchars\tcontext\nBRA\tブラジル\tBrazil\t米国\t米\t\n",
			[]string{"countries.tsv:3: USA: the form 米 is one of BRA too", "countries.tsv:3: USA: the form 米国 is one of BRA too"},
		},
		{
			"unknown member", "organizations-more.tsv", "id\ttype\tname\tnameEn\taliases\tmembers\tgatherings\nX\tclub\tX\tX\t\tJPN|XYZ\t\n",
			[]string{"organizations-more.tsv:2: X: no country or organisation \"XYZ\" among its members", "organizations-more.tsv:2: X: type \"club\"; want body, forum or group"},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			gaz, err := small(t, map[string]string{c.file: c.rows})
			require.NoError(t, err)
			var got []string
			for _, p := range gaz.Check() {
				got = append(got, p.Error())
			}
			require.Equal(t, c.want, got)
		})
	}
}

func TestLoadNamesFileAndLine(t *testing.T) {
	cases := []struct{ name, file, text, want string }{
		{"column", "officials/a.tsv", "id\tname\n", `officials/a.tsv:1: no column "country"; the first line must name the columns id, country, name, nameEn, short, aliases, tenures`},
		{"stray tab", "stop.tsv", "form\n中国人\tx\n", "stop.tsv:2: 2 fields, but only 1 columns; look for a stray tab"},
		{"country", "officials/a.tsv", officialsHead + "a\tXXX\t甲\tA\t\t\t\n", `officials/a.tsv:3: official a: no country or organisation "XXX"`},
		{"date", "officials/a.tsv", officialsHead + "a\tJPN\t甲\tA\t\t\tforeign-minister@2020-13-01..\n", `officials/a.tsv:3: official a: date "2020-13-01": want YYYY, YYYY-MM or YYYY-MM-DD`},
		{"backwards", "officials/a.tsv", officialsHead + "a\tJPN\t甲\tA\t\t\tforeign-minister@2022..2020\n", `officials/a.tsv:3: official a: tenure "foreign-minister@2022..2020" ends before it begins`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			gaz, err := small(t, map[string]string{c.file: c.text})
			require.EqualError(t, err, c.want)
			require.NotNil(t, gaz.Countries["JPN"], "the rest is there")
		})
	}
}

// TestSeedsArePlausible holds the list of doubts about our own rows short: each is explained here.
func TestSeedsArePlausible(t *testing.T) {
	gaz, err := gazetteer.Load(seeds.Gazetteer())
	require.NoError(t, err)
	known := map[string]bool{
		"john-kelly": true, // the general and the senator are written alike: ジョン・ケリー
	}
	for _, p := range gaz.Check() {
		id, _, _ := strings.Cut(p.Message, ":")
		require.True(t, known[id], "%v", p)
	}
}

func TestFind(t *testing.T) {
	gaz, err := gazetteer.Load(seeds.Gazetteer())
	require.NoError(t, err)
	cases := []struct {
		name, form, kind, id string
		exact                bool
	}{
		{"kanji", "王毅", "official", "wang-yi", true},
		{"English", "wang yi", "official", "wang-yi", true},
		{"simplified", "习近平", "official", "xi-jinping", true},
		{"family name", "ブリンケン", "official", "antony-blinken", true},
		{"one character", "韓", "country", "KOR", true},
		{"code", "JPN", "country", "JPN", true},
		{"half width", "ﾌﾞﾘﾝｹﾝ", "official", "antony-blinken", true},
		{"organisation", "国際連合", "organization", "UN", true},
		{"place", "釜山", "place", "釜山", true},
		{"title", "外務大臣", "office", "foreign-minister", true},
		{"part of a name", "岸田文", "official", "kishida-fumio", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			found, exact := gaz.Find(c.form)
			require.Equal(t, c.exact, exact)
			for _, f := range found {
				if f.Type == c.kind && f.ID == c.id {
					return
				}
			}
			require.Failf(t, "not found", "%+v", found)
		})
	}
}

func TestHistory(t *testing.T) {
	gaz, err := gazetteer.Load(seeds.Gazetteer())
	require.NoError(t, err)
	names := func(on graph.Date) (all []string) {
		for _, h := range gaz.History("JPN", "foreign-minister", on) {
			all = append(all, h.Official.Name)
		}
		return all
	}
	require.Equal(t, []string{"林芳正"}, names("2023-01-01"))
	require.Equal(t, []string{"上川陽子", "林芳正"}, names("2023-09-13"), "a day of change has two")
	require.Greater(t, len(names("")), 10)
}
