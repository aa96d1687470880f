package main

import (
	"strings"

	"kaidan/graph"
)

// advised is what to do about an error that a server gave, or that stands for one.
type advised struct {
	sign   string // stands in the error
	advice string
	whole  bool // the advice says all: it replaces the error, which is no error but finds nothing
}

const (
	noIndex       = "no such fulltext schema index: "
	notPrepared   = "the graph is empty, or an older kaidan made it: `kaidan ingest FILE…` fills it, `kaidan migrate` renews it"
	missingServer = "see that the server is up and neo4j.uri names it; with neo4j.uri empty kaidan runs a Neo4j of its own"
)

var remedies = []advised{
	{noIndex + graph.ActorNames, notPrepared, true},
	{noIndex + graph.TopicText, notPrepared, true},
	{noIndex + graph.MeetingText, notPrepared, true},
	{noIndex + graph.BriefText, notPrepared, true},
	{"Security.AuthenticationRateLimit", "too many wrong passwords: wait some seconds, then correct neo4j.user and the password (KAIDAN_NEO4J_PASSWORD or neo4j.passwordFile)", false},
	{"Security.Unauthorized", "correct neo4j.user and the password (KAIDAN_NEO4J_PASSWORD or neo4j.passwordFile)", false},
	{"Security.CredentialsExpired", "give the user a password of its own at that server first (ALTER CURRENT USER SET PASSWORD)", false},
	{"Security.Forbidden", "use another neo4j.user, or have this one granted the right", false},
	{"Database.DatabaseNotFound", "correct neo4j.database", false},
	{"TransactionLogError", "the server cannot write, most often because its disk is full: free some space there, and restart it (`kaidan db down` for the local one)", false},
	{"DatabaseUnavailable", "the server's log says why (`kaidan db logs` for the local one); a restart may mend it", false},
	{"check that TLS is enabled", "the server speaks no TLS at this address: write neo4j:// or bolt:// without +s in neo4j.uri", false},
	{"x509:", "the server's certificate is not trusted: write +ssc instead of +s in neo4j.uri if it signed it itself", false},
	{"server responded HTTP", "name the Bolt port in neo4j.uri, often 7687", false},
	{"connection refused", missingServer, false},
	{"no such host", missingServer, false},
	{"i/o timeout", missingServer, false},
	{"Unable to retrieve routing table", missingServer, false},
}

// advise is the message of an error with what to do about it, and whether it only means that nothing was found.
func advise(err error) (message string, nothing bool) {
	message = err.Error()
	for _, r := range remedies {
		if !strings.Contains(message, r.sign) {
			continue
		}
		if r.whole {
			return r.advice, true
		}
		if strings.Contains(message, "; ") { // it says already what to do
			return message, false
		}
		return message + "; " + r.advice, false
	}
	return message, false
}
