package ingest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"kaidan/graph"
)

// readAll shows each brief as "id? published? | title | statement | …", each error as its text.
func readAll(name, text string, o ReadOptions) (shown []string) {
	for b, err := range Read(name, strings.NewReader(text), o) {
		shown = append(shown, showBrief(b, err))
	}
	return shown
}

func showBrief(b graph.Brief, err error) string {
	if err != nil {
		return "error: " + err.Error()
	}
	parts := []string{string(b.Title)}
	if string(b.ID) != b.Hash() {
		parts[0] = string(b.ID) + ": " + parts[0]
	}
	if b.Published != "" {
		parts[0] += " @" + string(b.Published)
	}
	if b.Estimated {
		parts[0] += "~"
	}
	if b.Source != "" {
		parts[0] += " <" + b.Source + ">"
	}
	return strings.Join(append(parts, b.Statements...), " | ")
}

func TestReadText(t *testing.T) {
	for _, tc := range []struct {
		name, file, text string
		want             []string
	}{
		{"title and bullets", "a.txt", "題\n- 一つ。\n- 二つ。\n", []string{"題 | 一つ。 | 二つ。"}},
		{"first brief without title", "a.txt", "- 一つ。\n題\n- 二つ。", []string{" | 一つ。", "題 | 二つ。"}},
		{"title after a blank line", "a.txt", "題1\n- 一。\n\n題2\n- 二。\n", []string{"題1 | 一。", "題2 | 二。"}},
		{"blank lines between bullets", "a.txt", "題\n\n- 一。\n\n- 二。\n", []string{"題 | 一。 | 二。"}},
		{"CRLF and BOM", "a.txt", "\ufeff題\r\n- 一。\r\n- 二。\r\n", []string{"題 | 一。 | 二。"}},
		{"all bullets", "a.txt", "題\n・一\n* 二\n• 三\n‣ 四\n◦五\n1. 六\n(2) 七\n③八\n4) 九\n（５）十\n", []string{
			"題 | 一 | 二 | 三 | 四 | 五 | 六 | 七 | 八 | 九 | 十",
		}},
		{"a number is no bullet", "a.txt", "1.5兆円の支援\n- 一。", []string{"1.5兆円の支援 | 一。"}},
		{"a dash without space", "a.txt", "題\n-一。", []string{"題 | 一。"}},
		{"emphasis is no bullet", "a.txt", "**題**\n- 一。", []string{"**題** | 一。"}},
		{"wrapped and indented", "a.txt", "題\n- 会談は\n  行われた。\n- Foreign\n  Minister\n", []string{"題 | 会談は行われた。 | Foreign Minister"}},
		{"two briefs without title", "a.txt", "- 一。\n---\n- 二。\n", []string{" | 一。", " | 二。"}},
		{"front matter", "a.txt", "---\npublished: 2023-09-26\nsource: 通信\nid: x1\n---\n題\n- 一。\n題2\n- 二。\n", []string{
			"x1: 題 @2023-09-26 <通信> | 一。", "題2 @2023-09-26 <通信> | 二。",
		}},
		{"front matter before each", "a.txt", "---\nid: a\ntitle: 題1\n---\n- 一。\n---\nid: b\npublished: 2023-09\n---\n題2\n- 二。\n", []string{
			"a: 題1 | 一。", "b: 題2 @2023-09 | 二。",
		}},
		{"title without bullets", "a.txt", "題1\n題2\n- 二。\n", []string{
			`error: a.txt:1: brief "題1" has no statements; begin each statement with "- "`, "題2 | 二。",
		}},
		{"bad date in front matter", "a.txt", "---\npublished: 2023-13-01\n---\n題\n- 一。\n題2\n- 二。\n", []string{
			`error: a.txt:2: front matter: date "2023-13-01": want YYYY, YYYY-MM or YYYY-MM-DD; write published: 2023-09-26`, "題2 | 二。",
		}},
		{"bad bytes", "a.txt", "題1\n- 一\xff\xff。\n題2\n- 二。\n", []string{
			"error: a.txt:2: not valid UTF-8; convert the file to UTF-8", "題2 | 二。",
		}},
		{"no text", "a.bin", "\x00\x01\x00\x00", []string{"error: a.bin: this is no text; give text, Markdown or JSON Lines"}},
		{"nothing", "a.txt", "\n\n", nil},
		{"markdown", "a.md", "# 題1\n\n- 会談は\n行われた。\n- 二。\n\n## 題2 ##\n* 三。\n", []string{"題1 | 会談は行われた。 | 二。", "題2 | 三。"}},
		{"markdown sections and paragraphs", "a.md", "# 短信集\n## 題1\n前文。\n\n後文。\n", []string{"題1 | 前文。 | 後文。"}},
		{"markdown by content", "stdin", "# 題1\n- 一\n続き。\n", []string{"題1 | 一続き。"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			require.Equal(t, tc.want, readAll(tc.file, tc.text, ReadOptions{}))
		})
	}
}

func TestReadJSON(t *testing.T) {
	const want = `; want {"id":…,"title":…,"published":…,"statements":[…]}`
	for _, tc := range []struct {
		name, file, text string
		want             []string
	}{
		{"lines", "a.jsonl", `{"id":"a","title":"題","published":"2023-09-26","statements":["一。"," 二。"],"source":"通信","more":{"x":1}}` + "\n\n" +
			`{"id":7,"title":null,"statements":["三。"]}`, []string{"a: 題 @2023-09-26 <通信> | 一。 |  二。", "7:  | 三。"}},
		{"by content", "stdin", `{"title":"題","statements":["一。"]}` + "\n", []string{"題 | 一。"}},
		{"statements as one text", "a.jsonl", `{"statements":"- 一。\n- 二。\n\n三。"}`, []string{" | 一。 | 二。 | 三。"}},
		{"broken line", "a.jsonl", "{\"title\":\n" + `{"title":"題","statements":["一。"]}`, []string{
			"error: a.jsonl:1: JSON: unexpected end of JSON input" + want, "題 | 一。",
		}},
		{"no statements", "a.jsonl", `{"title":"題"}`, []string{
			`error: a.jsonl:1: brief "題" has no statements; give "statements": ["…", "…"]`,
		}},
		{"bad day", "a.jsonl", `{"published":"26 Sep","statements":["一。"]}`, []string{
			`error: a.jsonl:1: published: date "26 Sep": want YYYY, YYYY-MM or YYYY-MM-DD; write it as 2023-09-26`,
		}},
		{"bad id", "a.jsonl", `{"id":{},"statements":["一。"]}`, []string{"error: a.jsonl:1: JSON: id is neither text nor a number" + want}},
		{"array", "a.json", "[\n" + `{"title":"題1","statements":["一。"]},` + "\n" + `{"statements":3},` + "\n" + `{"title":"題2","statements":["二。"]}]`, []string{
			"題1 | 一。", "error: a.json:3: JSON: statements are neither a list of texts nor a text" + want, "題2 | 二。",
		}},
		{"one object over several lines", "a.json", "{\n\"title\": \"題\",\n\"statements\": [\"一。\"]\n}", []string{"題 | 一。"}},
		{"array broken off", "a.json", `[{"statements":["一。"]},`, []string{" | 一。", "error: a.json:1: JSON: EOF" + want}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			require.Equal(t, tc.want, readAll(tc.file, tc.text, ReadOptions{}))
		})
	}
}

func TestReadOptions(t *testing.T) {
	require.Equal(t, []string{"題 @2023-09-26 | 一。"}, readAll("a", "題\n- 一。", ReadOptions{Published: "2023-09-26"}))
	require.Equal(t, []string{"題 | 一。"}, readAll("a.txt", `{"title":"題","statements":["一。"]}`, ReadOptions{Format: LinesFormat}))
	require.Equal(t, []string{`error: a: format "xml"; use text, markdown, jsonl or json`}, readAll("a", "題", ReadOptions{Format: "xml"}))

	for range Read("a.txt", strings.NewReader("題\n- 一。\n題\n- 二。"), ReadOptions{}) {
		break // a reader that has enough is not called again
	}
}

func TestReadEncodings(t *testing.T) {
	const text = "日中外相が26日に会談\n- 王毅外相は26日、ソウルで会談した。\n- ﾃｽﾄを含む。\n"
	for _, tc := range []struct {
		name   string
		coding encoding.Encoding
	}{
		{"Shift_JIS", japanese.ShiftJIS},
		{"EUC-JP", japanese.EUCJP},
		{"ISO-2022-JP", japanese.ISO2022JP},
		{"UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		{"UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
		{"UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			data, err := tc.coding.NewEncoder().String(text)
			require.NoError(t, err)
			var told string
			got := readAll("a.txt", data, ReadOptions{OnEncoding: func(_, encoding string) { told = encoding }})
			require.Equal(t, tc.name, told)
			require.Equal(t, readAll("a.txt", text, ReadOptions{}), got)
		})
	}
}

func TestReadSlowly(t *testing.T) {
	for b, err := range Read("a.txt", iotest.OneByteReader(strings.NewReader("題\r\n- 一。\r\n")), ReadOptions{}) {
		require.Equal(t, "題 | 一。", showBrief(b, err))
	}
	for _, err := range Read("a.txt", iotest.ErrReader(os.ErrClosed), ReadOptions{}) {
		require.ErrorIs(t, err, os.ErrClosed)
	}
}

func TestReadLimits(t *testing.T) {
	long := strings.Repeat("長", 10<<20/3)
	require.Equal(t, []string{
		"error: a.txt:2: line of more than 1048576 bytes; break it into lines", "題2 | 二。",
	}, readAll("a.txt", "題1\n- "+long+"\n題2\n- 二。\n", ReadOptions{}))
	require.Equal(t, []string{
		"error: a.jsonl:1: line of more than 1048576 bytes; break it into lines", " | 二。",
	}, readAll("a.jsonl", `{"statements":["`+long+"\"]}\n{\"statements\":[\"二。\"]}", ReadOptions{}))
	require.Equal(t, []string{
		"error: a.txt:1: brief of 2001 statements, of at most 2000; put a title line before each brief", "題 | 一。",
	}, readAll("a.txt", strings.Repeat("- 一。\n", 3000)+"題\n- 一。", ReadOptions{}))
	require.Equal(t, []string{ // a document has no lines that would be too long
		"error: a.json:1: brief of 10485759 bytes, of at most 262144; cut it into the briefs or articles that it is made of", " | 二。",
	}, readAll("a.json", `[{"statements":["`+long+`"]},{"statements":["二。"]}]`, ReadOptions{}))
}

func TestReadManifest(t *testing.T) {
	manifest, err := ReadManifest("manifest.tsv", strings.NewReader(
		"file\tnumber\tid\tpublished\testimated\na.txt\t1\tx\t2023-09-26\ttrue\na.txt\t2\ty\t2023-10\tfalse\n"))
	require.NoError(t, err)
	require.Equal(t, []string{"x: 題1 @2023-09-26~ | 一。", "y: 題2 @2023-10 | 二。"},
		readAll("in/a.txt", "題1\n- 一。\n題2\n- 二。", ReadOptions{Manifest: manifest}))
	require.Equal(t, []string{"own: 題1 @2020 | 一。", "error: in/a.txt: manifest.tsv has a row for brief 2, the file has 1; number the briefs of a file from 1"},
		readAll("in/a.txt", "---\nid: own\npublished: 2020\n---\n題1\n- 一。", ReadOptions{Manifest: manifest}))

	for name, row := range map[string]string{
		"columns": "a.txt\t1\tx", "number": "a.txt\t0\tx\t2023\ttrue", "day": "a.txt\t1\tx\t26 Sep\ttrue",
		"estimated": "a.txt\t1\tx\t2023\tmaybe", "twice": "a.txt\t1\tx\t2023\ttrue\na.txt\t1\tx\t2023\ttrue",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ReadManifest("manifest.tsv", strings.NewReader(row))
			require.ErrorContains(t, err, "want file, number, id, published, estimated")
		})
	}
}

// TestReadSeeds holds the sample briefs as read against the gold: byte for byte.
func TestReadSeeds(t *testing.T) {
	f, err := os.Open("testdata/gold/seeds.jsonl")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, f.Close()) })
	scanner := bufio.NewScanner(f)
	scanner.Buffer(nil, 1<<20)
	var want []graph.Brief
	for scanner.Scan() {
		var b graph.Brief
		require.NoError(t, json.Unmarshal(scanner.Bytes(), &b))
		b.Estimated = true
		want = append(want, b)
	}
	require.NoError(t, scanner.Err())

	var got []graph.Brief
	for b, err := range ReadPaths([]string{"../seeds/briefs"}, nil, ReadOptions{}) {
		require.NoError(t, err)
		got = append(got, b)
	}
	require.Len(t, got, 20)
	require.Equal(t, want, got)
}

func TestReadPaths(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"b.txt": "題b\n- 一。", "a.md": "# 題a\n- 一。", "sub/c.jsonl": `{"title":"題c","statements":["一。"]}`,
		"README.md": "# 説明", ".hidden/d.txt": "題d\n- 一。", "e.csv": "1,2", "manifest.tsv": "b.txt\t1\tid-b\t2023\ttrue\n",
	} {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(folder, name)), 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
	}
	in := func(name string) string { return filepath.Join(folder, name) }
	for _, tc := range []struct {
		name  string
		paths []string
		want  []string
	}{
		{"folder", []string{folder}, []string{"題a | 一。", "id-b: 題b @2023~ | 一。", "題c | 一。"}},
		{"file", []string{in("b.txt")}, []string{"id-b: 題b @2023~ | 一。"}},
		{"pattern, and a file twice", []string{in("b.txt"), in("*.[mt]*")}, []string{
			"id-b: 題b @2023~ | 一。", "error: README",
			"題a | 一。",
		}},
		{"stdin", []string{"-", in("a.md")}, []string{"入力 | 一。", "題a | 一。"}},
		{"manifest alone", []string{in("manifest.tsv")}, nil},
		{"missing", []string{in("x.txt"), in("a.md")}, []string{"error: missing", "題a | 一。"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for b, err := range ReadPaths(tc.paths, strings.NewReader("入力\n- 一。"), ReadOptions{}) {
				switch shown := showBrief(b, err); {
				case err != nil && strings.Contains(shown, "README"):
					got = append(got, "error: README")
				case err != nil && strings.Contains(shown, "file does not exist"):
					got = append(got, "error: missing")
				default:
					got = append(got, shown)
				}
			}
			require.Equal(t, tc.want, got)
		})
	}
}

func TestReadFS(t *testing.T) {
	fsys := fstest.MapFS{
		"x/b.txt": {Data: []byte("題b\n- 一。")}, "x/a.txt": {Data: []byte("題a\n- 一。")},
		"x/manifest.tsv": {Data: []byte("bad\n")},
	}
	var got []string
	for b, err := range ReadFS(fsys, "x", ReadOptions{}) {
		got = append(got, showBrief(b, err))
	}
	const bad = "error: x/manifest.tsv:1: manifest: 1 columns; want file, number, id, published, estimated between tabs"
	require.Equal(t, []string{bad, "題a | 一。", "題b | 一。"}, got)
}

// FuzzRead: no panic, every brief has statements of valid text, the same input reads the same.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"題\n- 一。\n", "---\npublished: 2023\n---\n- 一。", "# 題\n- 一\n続き", `{"statements":["一。"]}`, `[{"statements":"- 一。"}]`,
		"\xff\xfeL\x98\n\x00", "\x91\xe8\n- \x88\xea\x81B\n", "(1) 一\n①二\n1.5\n",
	} {
		for _, name := range []string{"a", "a.txt", "a.md", "a.jsonl", "a.json"} {
			f.Add(name, text)
		}
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		for b, err := range Read(name, strings.NewReader(text), ReadOptions{}) {
			if err != nil {
				continue
			}
			require.NotEmpty(t, b.ID)
			require.NotEmpty(t, b.Statements)
			for i := range len(b.Statements) + 1 {
				require.True(t, utf8.ValidString(b.Statement(i)))
			}
		}
		require.Equal(t, readAll(name, text, ReadOptions{}), readAll(name, text, ReadOptions{}))
	})
}

func BenchmarkRead(b *testing.B) {
	var text strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&text, "題%d\n- 王毅外相は26日、ソウルで会談した。\n- 両国は協力を確認した。\n", i)
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		for range Read("a.txt", strings.NewReader(text.String()), ReadOptions{}) { //nolint:revive // reading is what is measured
		}
	}
}
