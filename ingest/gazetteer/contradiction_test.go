package gazetteer_test

import (
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
	"kaidan/seeds"
)

var update = flag.Bool("update", false, "rewrite testdata/contradictions.tsv, keeping its explanations")

// served is a period in office as Wikidata has it.
type served struct {
	country, office, person string
	start, end              graph.Date
}

// same are the offices that Wikidata calls by one name.
var same = map[string][]string{
	"president":        {"president", "head-of-state", "supreme-leader"},
	"prime-minister":   {"prime-minister", "president", "head-of-state"},
	"foreign-minister": {"foreign-minister"},
	"defense-minister": {"defense-minister"},
}

// TestNoContradictionToWikidata holds the gazetteer against Wikidata: every contradiction stands in
// testdata/contradictions.tsv with who is right, and none is new. After a correction run with -update.
func TestNoContradictionToWikidata(t *testing.T) {
	gaz, err := gazetteer.Load(seeds.Gazetteer())
	require.NoError(t, err)
	var found []string
	for _, s := range readServed(t) {
		found = append(found, contradictions(gaz, s)...)
	}
	slices.Sort(found)
	found = slices.Compact(found)
	explained := readExplained(t)
	if *update {
		writeExplained(t, found, explained)
		return
	}
	for _, line := range found {
		require.NotEmpty(t, explained[line], "new contradiction; correct seeds/gazetteer/officials or explain it:\n%s", line)
		delete(explained, line)
	}
	require.Empty(t, explained, "contradictions that are no more: run with -update")
}

// readServed reads testdata/wikidata.csv; periods of one person that follow each other are one.
func readServed(t *testing.T) []served {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "wikidata.csv"))
	require.NoError(t, err)
	defer file.Close()
	r := csv.NewReader(file)
	r.Comment = '#'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	var all []served
	for _, row := range rows[1:] {
		s := served{row[0], row[1], row[2], graph.Date(row[3]), graph.Date(row[4])}
		if n := len(all); n > 0 && all[n-1].country == s.country && all[n-1].office == s.office && all[n-1].person == s.person &&
			all[n-1].end != "" && s.start != "" && days(all[n-1].end, s.start) <= 40 && row[5] != "2021" {
			all[n-1].end = s.end
			continue
		}
		all = append(all, s)
	}
	return all
}

// contradictions of the gazetteer to one period; what the gazetteer does not know is none.
func contradictions(gaz *gazetteer.Gazetteer, s served) []string {
	var official *gazetteer.Official
	for _, o := range gaz.Officials {
		if (o.Country == s.country || servesIn(o, s.country)) && alike(o.NameEn, s.person) {
			official = o
			break
		}
	}
	if official == nil {
		return rival(gaz, s)
	}
	best, distance := (*gazetteer.Tenure)(nil), 0
	for i := range official.Tenures {
		t := &official.Tenures[i]
		if t.Unsure || t.Country != s.country || !slices.Contains(same[s.office], t.Office) || s.start == "" || t.From == "" {
			continue
		}
		if d := days(t.From, s.start); best == nil || d < distance {
			best, distance = t, d
		}
	}
	if best == nil {
		return rival(gaz, s)
	}
	var found []string
	if distance > 31 && overlaps(best, s) {
		found = append(found, fmt.Sprintf("%s %s %s: begins %s, Wikidata %s", s.country, best.Office, official.Name, best.From, s.start))
	}
	if s.end != "" && best.To != "" && overlaps(best, s) && days(best.To, s.end) > 31 {
		found = append(found, fmt.Sprintf("%s %s %s: ends %s, Wikidata %s", s.country, best.Office, official.Name, best.To, s.end))
	}
	return found
}

func servesIn(o *gazetteer.Official, country string) bool {
	return slices.ContainsFunc(o.Tenures, func(t gazetteer.Tenure) bool { return t.Country == country })
}

func overlaps(t *gazetteer.Tenure, s served) bool {
	return (s.end == "" || t.From.First() <= s.end.Last()) && (t.To == "" || s.start.First() <= t.To.Last())
}

// rival is the sure holder whom the gazetteer has for the middle of a period in which Wikidata has somebody else.
func rival(gaz *gazetteer.Gazetteer, s served) []string {
	if len(s.start) != 10 || len(s.end) != 10 {
		return nil
	}
	start, err := time.Parse(time.DateOnly, string(s.start))
	if err != nil {
		return nil
	}
	length := days(s.start, s.end)
	if length < 14 {
		return nil
	}
	middle := graph.Date(start.AddDate(0, 0, length/2).Format(time.DateOnly))
	office := gaz.Office(s.country, s.office)
	if office == nil || !office.Single {
		return nil
	}
	var found []string
	for _, o := range gaz.Holders(s.country, s.office, middle) {
		if !alike(o.NameEn, s.person) {
			found = append(found, fmt.Sprintf("%s %s %s: %s (%s), Wikidata %s (%s..%s)", s.country, s.office, middle, o.Name, o.NameEn, s.person, s.start, s.end))
		}
	}
	return found
}

// days is how far two dates lie apart at least, whatever days their months and years stand for.
func days(a, b graph.Date) int {
	from, err := time.Parse(time.DateOnly, min(a.Last(), b.Last()))
	if err != nil {
		return 0
	}
	to, err := time.Parse(time.DateOnly, max(a.First(), b.First()))
	if err != nil || !to.After(from) {
		return 0
	}
	return int(to.Sub(from).Hours() / 24)
}

// alike says whether two romanised names can be one person's: a word of the family name in common and much of the rest.
func alike(a, b string) bool {
	wa, wb := words(a), words(b)
	common := 0
	for _, w := range wa {
		if len(w) > 1 && slices.Contains(wb, w) {
			common++
		}
	}
	if common >= 2 || common > 0 && common == min(len(wa), len(wb)) {
		return true
	}
	pa, pb := pairsOf(wa), pairsOf(wb)
	both := 0
	for p := range pa {
		if pb[p] {
			both++
		}
	}
	least := 0.55
	if common == 0 {
		least = 0.65
	}
	return float64(2*both) >= least*float64(len(pa)+len(pb))
}

func words(name string) []string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r) || strings.ContainsRune("'’ʼʿʾ`", r):
			return -1
		case unicode.IsLetter(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFD.String(name))
	return strings.Fields(strings.NewReplacer("ł", "l", "ı", "i", "ø", "o", "đ", "d").Replace(plain))
}

func pairsOf(words []string) map[string]bool {
	pairs := map[string]bool{}
	text := strings.Join(words, "")
	for i := 0; i+2 <= len(text); i++ {
		pairs[text[i:i+2]] = true
	}
	return pairs
}

const explainedHead = "# Where our tenures contradict testdata/wikidata.csv, and why ours stand.\n"

func readExplained(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "contradictions.tsv"))
	require.NoError(t, err)
	explained := map[string]string{}
	for line := range strings.Lines(string(data)) {
		key, why, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(line, "#") {
			explained[key] = why
		}
	}
	return explained
}

func writeExplained(t *testing.T, found []string, explained map[string]string) {
	t.Helper()
	var b strings.Builder
	b.WriteString(explainedHead)
	for _, line := range found {
		b.WriteString(line + "\t" + explained[line] + "\n")
	}
	require.NoError(t, os.WriteFile(filepath.Join("testdata", "contradictions.tsv"), []byte(b.String()), 0o600))
}
