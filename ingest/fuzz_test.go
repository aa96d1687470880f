package ingest_test

import (
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"kaidan/graph"
	"kaidan/ingest"
)

// once loads names and rules for all tests of robustness.
var once = sync.OnceValue(func() *ingest.Extractor {
	return newExtractor(noTest{})
})

// noTest fails by panic: the extractor of once is shared by many tests.
type noTest struct{ testing.TB }

func (noTest) Helper()                   {}
func (noTest) Errorf(s string, a ...any) { panic(fmt.Sprintf(s, a...)) }
func (noTest) FailNow()                  { panic("no extractor") }

// FuzzExtract: no panic; spans lie on characters of the original; the same brief reads the same twice. A text is a
// brief: its first line the title, the others statements.
func FuzzExtract(f *testing.F) {
	for _, gold := range []string{"seeds", "visible", "blind"} {
		for _, brief := range goldBriefs(f, gold) {
			f.Add(string(brief.Title)+"\n"+strings.Join(brief.Statements, "\n"), string(brief.Published))
		}
	}
	for _, text := range awkward {
		f.Add(text, "2023-09-26")
	}
	x := once()
	f.Fuzz(func(t *testing.T, text, published string) {
		if len(text) > 1<<13 {
			return
		}
		day, err := graph.ParseDate(published)
		if err != nil {
			day = ""
		}
		lines := strings.Split(text, "\n")
		brief := graph.Brief{ID: "f", Title: graph.Text(lines[0]), Published: day, Statements: lines[1:]}
		ex := x.Extract(brief)
		requireSound(t, &ex)
		again := x.Extract(brief)
		require.Equal(t, ex, again)
		explained, _ := x.Explain(brief)
		require.Equal(t, ex, explained)
	})
}

// awkward are texts that rules stumble over.
var awkward = []string{
	"", "\n", "会談", "と", "日中韓日中韓日中韓会談", "「「「会談」", "」「", "両国両首脳双方", "王氏氏氏", "・・・", "ヴァ", "ｶﾞｷﾞ会談",
	"\xff\xfe会談", "26日26日26日", "99月99日", "令和99年13月", "米\n国務長官\n会談", "9月26日〜", "駐", "駐日", "駐日大使大使大使", "訪", "訪米",
	"(((((", "㌔㍍㈱", "A\u0301王毅", "日\u200d本", "韓国のチャン・ホジン第1外務次官と", strings.Repeat("、", 50), strings.Repeat("と王毅", 30),
}

// requireSound checks what must hold for every extraction.
func requireSound(t *testing.T, ex *graph.Extraction) {
	t.Helper()
	span := func(statement, start, end int) string {
		require.True(t, statement >= 0 && statement <= len(ex.Statements), "statement %d", statement)
		text := ex.Statement(statement)
		require.True(t, 0 <= start && start <= end && end <= len(text), "span %d..%d of %d bytes", start, end, len(text))
		if utf8.ValidString(text) {
			require.True(t, start == len(text) || utf8.RuneStart(text[start]), "span begins inside a character")
			require.True(t, end == len(text) || utf8.RuneStart(text[end]), "span ends inside a character")
		}
		return text[start:end]
	}
	for _, m := range ex.Mentions {
		require.Equal(t, span(m.Statement, m.Start, m.End), m.Surface)
		require.NotEmpty(t, m.Surface)
	}
	for _, m := range ex.Meetings {
		require.NotEmpty(t, m.Kind)
		require.NotEmpty(t, m.Status)
		require.NotEmpty(t, m.Statements)
		require.True(t, slices.IsSorted(m.Statements))
		require.Len(t, m.OfficialIDs, len(m.Officials))
		require.False(t, m.Start == "" && m.End != "", "an end without a start")
		if m.Start != "" && m.End != "" {
			require.LessOrEqual(t, m.Start.First(), m.End.Last())
		}
		for _, n := range m.Statements {
			span(n, 0, 0)
		}
		for _, e := range m.Evidence {
			span(e.Statement, e.Start, e.End)
		}
		if m.During != nil {
			require.True(t, *m.During >= 0 && *m.During < len(ex.Meetings))
		}
	}
	for _, o := range ex.Officials {
		require.NotEmpty(t, o.Name)
		require.NotEmpty(t, o.Statements)
	}
}

func TestExtractSound(t *testing.T) {
	x := once()
	for _, gold := range []string{"seeds", "visible", "blind"} {
		for _, brief := range goldBriefs(t, gold) {
			t.Run(string(brief.ID), func(t *testing.T) {
				ex := x.Extract(brief)
				requireSound(t, &ex)
				require.Equal(t, brief.Statements, ex.Statements)
			})
		}
	}
}

// TestExtractOnAnyNumberOfCores: one extractor, many goroutines, always the same.
func TestExtractOnAnyNumberOfCores(t *testing.T) {
	x := once()
	briefs := slices.Concat(goldBriefs(t, "seeds"), goldBriefs(t, "visible"), goldBriefs(t, "blind"))
	want := extractAll(t, x, briefs, 1)
	for _, workers := range []int{2, 3, 16} {
		require.Equal(t, want, extractAll(t, x, briefs, workers), "%d goroutines", workers)
	}
}

func extractAll(t *testing.T, x *ingest.Extractor, briefs []graph.Brief, workers int) []string {
	t.Helper()
	out := make([]string, len(briefs))
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			for i := w; i < len(briefs); i += workers {
				data, err := json.Marshal(x.Extract(briefs[i]))
				if err != nil {
					data = []byte(err.Error())
				}
				out[i] = string(data)
			}
		})
	}
	group.Wait()
	return out
}

// TestExtractScales: a statement four times as long takes about four times the work, whatever it repeats. Work is
// counted in memory taken, which no other program on the machine changes.
func TestExtractScales(t *testing.T) {
	x := once()
	for _, piece := range patterns {
		t.Run(piece.name, func(t *testing.T) {
			small := strings.Repeat(piece.text, 1+8<<10/len(piece.text))
			one := workOn(x, small)
			four := workOn(x, strings.Repeat(small, 4))
			// Linear is 4, quadratic 16. The floor is what pools may take anew at any time.
			require.Less(t, four.allocations, 8*max(one.allocations, 10_000))
			require.Less(t, four.bytes, 8*max(one.bytes, 8<<20))
		})
	}
}

var patterns = []struct{ name, text string }{
	{"one character", "あ"},
	{"kanji", "日"},
	{"compounds", "日中韓"},
	{"countries", "日本、中国、韓国と"},
	{"sentences", "王毅外相は26日、ソウルで岸田首相と会談した。"},
	{"one sentence of meetings", "王毅外相は26日、ソウルで岸田首相と会談し、"},
	{"names", "王毅と習近平と"},
	{"unknown katakana", "カタカナ・カナカナ"},
	{"unknown people", "韓国のチャン・ホジン第1外務次官、"},
	{"triggers", "会談協議訪問"},
	{"dates", "26日、9月27日、来月"},
	{"open quotes", "「"},
	{"quotes", "「会談」"},
	{"back references", "両国は同氏と同外相が"},
	{"brackets", "(("},
	{"latin", "abc def "},
	{"titles", "外相首相大統領"},
	{"dots", "・"},
	{"full stops", "。"},
}

type work struct{ allocations, bytes uint64 }

// workOn counts what one extraction takes from memory.
func workOn(x *ingest.Extractor, text string) work {
	brief := graph.Brief{ID: "long", Published: "2023-09-26", Statements: []string{text}}
	x.Extract(brief) // what is kept for later is there from now on
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	x.Extract(brief)
	runtime.ReadMemStats(&after)
	return work{after.Mallocs - before.Mallocs, after.TotalAlloc - before.TotalAlloc}
}
