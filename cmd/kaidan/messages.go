package main

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"kaidan/configs"
)

// message is what a user reads beside the rows of an answer, in both languages. Both have the same verbs of fmt in the
// same order.
type message struct{ ja, en string }

// in is the message in a language, en or else Japanese.
func (m message) in(lang string, values ...any) string {
	text := m.ja
	if lang == "en" {
		text = m.en
	}
	if len(values) == 0 {
		return text
	}
	return fmt.Sprintf(text, values...)
}

// The catalogue of messages. Titles and headings stand with the tables that they head; advice on a server's errors
// in advice.go.
var (
	msgSeeHelp       = message{"%s。使い方: `%s --help`", "%s; see `%s --help`"}
	msgDidYouMean    = message{"。もしかして %s?", "; did you mean %s?"}
	msgNoCommand     = message{"コマンド %s はない", `no command %q`}
	msgAskInstead    = message{"。文で聞くには: kaidan ask '%s'", "; to ask in words: kaidan ask '%s'"}
	msgBadDate       = message{"日付 %q を読めない。2023-09-26、2023-09、2023、9月、去年 のように書く", "date %q: not understood; write it as 2023-09-26, 2023-09, 2023, 9月 or 去年"}
	msgBackwards     = message{"期間が逆になっている: %s から %s まで", "the time runs backwards: since %s until %s"}
	msgBadWord       = message{"%s に %q はない。使えるのは %s", "%s %q is not known; use one of %s"}
	msgBadLimit      = message{"--limit は0以上の数（いま %d）", "--limit wants a number from 0, has %d"}
	msgBadHops       = message{"--max-hops は1から8まで（いま %d）", "--max-hops wants a number from 1 to 8, has %d"}
	msgBadFormat     = message{"形式 %q はない。使えるのは %s", "format %q is not known; use one of %s"}
	msgUnfitFormat   = message{"形式 %q はこの答えに合わない。使えるのは %s", "format %q does not suit this answer; use one of %s"}
	msgNotMentioned  = message{"名簿にはあるが、グラフの記事に出てこない: %s", "no brief in the graph mentions %s"}
	msgNobodyNear    = message{"%q という名前はグラフにない。もしかして %s?", "nobody called %q in the graph; did you mean %s?"}
	msgNobody        = message{"%q という名前はグラフにない。`kaidan network` でいる人の一覧", "nobody called %q in the graph; `kaidan network` lists who is"}
	msgEmptyName     = message{"名前が空である", "the name is empty"}
	msgAmbiguous     = message{"%q に当てはまるのは%d。名前全体か ID でどれかを言う:", "%q fits %d; say which, by full name or id:"}
	msgAmbiguousLine = message{"\n  %s  %s（%s、会談%d件）", "\n  %s  %s  (%s; %d meetings)"}
	msgSeveralIDs    = message{"%q で始まる ID はいくつもある。どれかを言う:", "%q fits several ids; say which:"}
	msgNoID          = message{"ID が %q の会談も記事もない。`kaidan timeline` で会談の一覧", "no meeting and no brief has the id %q; `kaidan timeline` lists meetings"}
	msgTwoNames      = message{"違う名前が2つ必要（いま %s）", "want two different names, have %s"}
	msgNoPerson      = message{"%s は人ではない。国どうしには `kaidan go-between`", "%s is no person; `kaidan go-between` is for countries"}
	msgCountsAll     = message{"--counts は二者の会談すべてを数える。%s は付けない", "--counts counts all meetings of the two; leave %s out"}
	msgNothing       = message{"グラフにその報道はない", "no report of that in the graph"}
	msgNothingOf     = message{"グラフにその報道はない（%s）", "no report of that in the graph (%s)"}
	msgWiden         = message{"。%s を外せば見つかるかもしれない", "; without %s there may be one"}
	msgHint          = message{"。%s", "; %s"}
	msgHeldOnly      = message{"実施の会談だけをたどった。予定・提案も含めるには --status held,planned,proposed", "only meetings held were followed; with --status held,planned,proposed others too"}
	msgMore          = message{"%d行を表示。ほかにもあるかもしれない: --limit %d", "%d rows shown; there may be more: --limit %d"}
	msgMoreKnown     = message{"ほかに%d件: --limit %d", "%d more: --limit %d"}
	msgSomeOf        = message{"%d / %d を表示。すべて: --limit %d", "%d of %d shown; all: --limit %d"}
	msgCut           = message{"%d行で打ち切った。すべては --limit 0", "cut after %d rows; --limit 0 prints all"}
	msgSlow          = message{"%s。--since で絞るか query.timeout を上げる", "%s; narrow it with --since or raise query.timeout"}
	msgSeenFrom      = message{"最も新しい記事の日から見る: %s", "seen from the day of the newest brief: %s"}
	msgUnderstood    = message{"理解: %s", "understood: %s"}
	msgNoReport      = message{"報道がない: %s がグラフの記事に出てこない", "no report: no brief in the graph mentions %s"}
	msgNotUnderstood = message{"質問を理解できません。%s", "the question was not understood; %s"}
	msgExamples      = message{"例: 王毅は9月に誰と会談したか / 岸田首相と習近平主席は会ったか / 日中韓の次の首脳会談はいつか /\n  拉致問題について話したのは誰か", "try: who met Wang Yi about Ukraine since 2023-09? / Did Kishida meet Xi Jinping? /\n  When is the next summit between China, Japan and South Korea? / 王毅は9月に誰と会談したか"}
	msgNoRecipe      = message{"%q というレシピはない。`kaidan cookbook` で一覧", "no recipe %q; `kaidan cookbook` lists them"}
	msgRunRecipe     = message{"実行: kaidan cookbook 名前", "run one: kaidan cookbook NAME"}
	msgBadParam      = message{"パラメーター %q: 名前=値 の形で書く", "parameter %q: want name=value"}
	msgQueryFile     = message{"クエリを読めない: %v。クエリそのものは引用符で囲む", "read the query: %v; a query itself needs quotes"}
	msgCypherWrites  = message{"cypher: 書き込むクエリだが、読み取りだけが許されている。グラフを変えるには --write", "cypher: the query writes, and only reading is allowed; say --write to change the graph"}
	msgCypherParam   = message{"cypher: %s。--param 名前=値 で渡す", "cypher: %s; give it with --param name=value"}
	msgCypherSlow    = message{"cypher: query.timeout で打ち切った。クエリを絞るか設定を上げる", "cypher: given up after query.timeout; narrow the query or raise the setting"}
	msgOpenQuote     = message{"引用符が閉じていない", "a quote is not closed"}
	msgPrompt        = message{"質問、コマンド（met 王毅）、または ; で終わる Cypher。help で一覧、exit で終了。", "A question, a command (met 王毅), or Cypher ending with ;. help lists commands, exit ends."}
	msgServerUp      = message{"ローカルの Neo4j が %s で動いている。`kaidan db down` まで動き続ける", "local Neo4j is up at %s; it keeps running until `kaidan db down`"}
	msgNext          = message{"次: %s。\nコマンドの一覧: `kaidan --help`。", "Next: %s.\nAll commands: `kaidan --help`."}
	msgNextIngest    = message{"`kaidan ingest FILE…` で記事をグラフに入れ、`kaidan met 王毅` で聞く", "`kaidan ingest FILE…` reads briefs into the graph; then ask: `kaidan met 王毅`"}
	msgNextRemote    = message{"`kaidan met 王毅` で %s のグラフに聞く。`kaidan ingest FILE…` で記事を足す", "`kaidan met 王毅` asks the graph at %s; `kaidan ingest FILE…` adds briefs"}
	msgNextAsk       = message{"`kaidan met 王毅` で誰と会ったかを聞く。`kaidan db browse` でグラフを見る", "`kaidan met 王毅` asks who met him; `kaidan db browse` shows the graph"}
	msgNextStart     = message{"`kaidan met 王毅` でローカルの Neo4j を起動して聞く。`kaidan ingest FILE…` で記事を足す", "`kaidan met 王毅` starts the local Neo4j and asks who met him; `kaidan ingest FILE…` adds briefs"}
	msgUnknownFlag   = message{"オプション %s はない", "unknown flag: %s"}
)

// foreign are the errors and steps of cobra, pflag and the local server, by the form of their English text; the groups
// of a form are the values of its message. English stays as it came unless the table has better.
var foreign = []struct {
	form *regexp.Regexp
	message
}{
	{regexp.MustCompile(`^unknown shorthand flag: '.+' in (-\S+)$`), message{"オプション %s はない", "unknown flag: %s"}},
	{regexp.MustCompile(`^flag needs an argument: (?:'.' in )?(-\S+)$`), message{"オプション %s には値が必要", "flag needs an argument: %s"}},
	{regexp.MustCompile(`^invalid argument "(.*)" for "(?:-\S, )?(--\S+)" flag: must be an integer$`), message{"%q は %s の値にならない。数を書く", "%q is no value for %s: want a number"}},
	{regexp.MustCompile(`^invalid argument "(.*)" for "(?:-\S, )?(--\S+)" flag: .*$`), message{"%q は %s の値にならない", "%q is no value for %s"}},
	{regexp.MustCompile(`^accepts (\d+) arg\(s\), received (\d+)$`), message{"引数は%s個必要（いま%s個）", "accepts %s arg(s), received %s"}},
	{regexp.MustCompile(`^requires at least (\d+) arg\(s\), only received (\d+)$`), message{"引数は%s個以上必要（いま%s個）", "requires at least %s arg(s), only received %s"}},
	{regexp.MustCompile(`^accepts at most (\d+) arg\(s\), received (\d+)$`), message{"引数は%s個まで（いま%s個）", "accepts at most %s arg(s), received %s"}},
	{regexp.MustCompile(`^unknown command "(.*)" for ".*"$`), message{"余分な引数 %q", "one argument too many: %q"}},
	{regexp.MustCompile(`^bad flag syntax: (.*)$`), message{"オプションの書き方が違う: %s", "bad flag syntax: %s"}},
	{regexp.MustCompile(`^(\S+) \(from (.+)\): must be ja or en$`), message{"%s（%s から）: ja か en", "%s (from %s): must be ja or en"}},
	{regexp.MustCompile(`^(\S+) \(from (.+)\): must not be negative$`), message{"%s（%s から）: 負の数は使えない", "%s (from %s): must not be negative"}},
	{regexp.MustCompile(`^starting (Neo4j \S+)$`), message{"%s を起動している", "starting %s"}},
	{regexp.MustCompile(`^fetching (.*) with Maven \((.*), once\)$`), message{"%s を Maven で取得している（%s、一度だけ）", "fetching %s with Maven (%s, once)"}},
	{regexp.MustCompile(`^setting a password \(kept in (.*)\)$`), message{"パスワードを決めた（%s に保存）", "setting a password (kept in %s)"}},
	{regexp.MustCompile(`^(\S+) port (\d+) is taken by another program: using (\d+) from now on$`), message{"%s のポート %s はほかのプログラムが使っている。今後は %s を使う", "%s port %s is taken by another program: using %s from now on"}},
	{regexp.MustCompile(`^still waiting for Neo4j to answer.*$`), message{"Neo4j の応答を待っている。`kaidan db logs` で様子が分かる", "still waiting for Neo4j to answer; `kaidan db logs` shows what it does"}},
	{regexp.MustCompile(`^waiting for another kaidan that is starting or stopping the server$`), message{"ほかの kaidan がサーバーを起動・停止し終わるのを待っている", "waiting for another kaidan that is starting or stopping the server"}},
}

// translated is a text of cobra, pflag or the local server in a language; as it is where the table does not know it.
func translated(text, lang string) string {
	for _, f := range foreign {
		groups := f.form.FindStringSubmatch(text)
		if groups == nil {
			continue
		}
		values := make([]any, len(groups)-1)
		for i, g := range groups[1:] {
			values[i] = g
		}
		return f.in(lang, values...)
	}
	return text
}

// language is the language to speak to the user in: the flag --lang, else the settings, even where the command line or
// the settings are wrong.
func (a *app) language() string {
	for i, arg := range slices.Backward(a.args) {
		value, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(a.args) {
			value, ok = a.args[i+1], true
		}
		if ok && (value == "ja" || value == "en") {
			return value
		}
	}
	if a.config != nil {
		return a.config.Output.Lang
	}
	source := settingSources(newRoot(&app{}).PersistentFlags(), os.Environ())
	if config, err := configs.Load(source); err == nil {
		return config.Output.Lang
	}
	return os.Getenv("KAIDAN_OUTPUT_LANG")
}
