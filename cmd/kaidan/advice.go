package main

import (
	"strings"

	"kaidan/graph"
)

// advised is what to do about an error that a server gave, or that stands for one.
type advised struct {
	sign   string // stands in the error
	advice message
	whole  bool // the advice says all: it replaces the error, which is no error but finds nothing
}

const noIndex = "no such fulltext schema index: "

var (
	notPrepared   = message{"グラフが空か、古い kaidan が作ったもの。`kaidan ingest FILE…` で記事を入れ、`kaidan migrate` で新しくする", "the graph is empty, or an older kaidan made it: `kaidan ingest FILE…` fills it, `kaidan migrate` renews it"}
	missingServer = message{"サーバーが動いていて neo4j.uri がそれを指しているか確かめる。neo4j.uri が空なら kaidan は自分の Neo4j を使う", "see that the server is up and neo4j.uri names it; with neo4j.uri empty kaidan runs a Neo4j of its own"}
)

var remedies = []advised{
	{noIndex + graph.ActorNames, notPrepared, true},
	{noIndex + graph.TopicText, notPrepared, true},
	{noIndex + graph.MeetingText, notPrepared, true},
	{noIndex + graph.BriefText, notPrepared, true},
	{"Security.AuthenticationRateLimit", message{"パスワードの間違いが多すぎる。数秒待ち、neo4j.user とパスワード（KAIDAN_NEO4J_PASSWORD か neo4j.passwordFile）を直す", "too many wrong passwords: wait some seconds, then correct neo4j.user and the password (KAIDAN_NEO4J_PASSWORD or neo4j.passwordFile)"}, false},
	{"Security.Unauthorized", message{"neo4j.user とパスワード（KAIDAN_NEO4J_PASSWORD か neo4j.passwordFile）を直す", "correct neo4j.user and the password (KAIDAN_NEO4J_PASSWORD or neo4j.passwordFile)"}, false},
	{"Security.CredentialsExpired", message{"まずそのサーバーで利用者のパスワードを決める（ALTER CURRENT USER SET PASSWORD）", "give the user a password of its own at that server first (ALTER CURRENT USER SET PASSWORD)"}, false},
	{"Security.Forbidden", message{"別の neo4j.user を使うか、この利用者に権限を与える", "use another neo4j.user, or have this one granted the right"}, false},
	{"Database.DatabaseNotFound", message{"neo4j.database を直す", "correct neo4j.database"}, false},
	{"TransactionLogError", message{"サーバーが書き込めない。たいていはディスクが一杯: 空きを作り、再起動する（ローカルなら `kaidan db down`）", "the server cannot write, most often because its disk is full: free some space there, and restart it (`kaidan db down` for the local one)"}, false},
	{"DatabaseUnavailable", message{"理由はサーバーのログにある（ローカルなら `kaidan db logs`）。再起動で直ることもある", "the server's log says why (`kaidan db logs` for the local one); a restart may mend it"}, false},
	{"check that TLS is enabled", message{"このアドレスのサーバーは TLS を話さない。neo4j.uri を +s のない neo4j:// か bolt:// にする", "the server speaks no TLS at this address: write neo4j:// or bolt:// without +s in neo4j.uri"}, false},
	{"x509:", message{"サーバーの証明書が信頼されていない。自己署名なら neo4j.uri の +s を +ssc にする", "the server's certificate is not trusted: write +ssc instead of +s in neo4j.uri if it signed it itself"}, false},
	{"server responded HTTP", message{"neo4j.uri には Bolt のポート（たいてい7687）を書く", "name the Bolt port in neo4j.uri, often 7687"}, false},
	{"connection refused", missingServer, false},
	{"no such host", missingServer, false},
	{"i/o timeout", missingServer, false},
	{"Unable to retrieve routing table", missingServer, false},
}

// advise is the message of an error with what to do about it, in a language, and whether it only means that nothing was found.
func advise(err error, lang string) (message string, nothing bool) {
	message = translated(err.Error(), lang)
	for _, r := range remedies {
		if !strings.Contains(message, r.sign) {
			continue
		}
		if r.whole {
			return r.advice.in(lang), true
		}
		if strings.Contains(message, "; ") { // it says already what to do
			return message, false
		}
		return message + msgHint.in(lang, r.advice.in(lang)), false
	}
	return message, false
}
