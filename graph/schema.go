package graph

import (
	"fmt"
	"strings"
)

// SchemaVersion is the version of the graph's contract that this program reads and writes. Version 2 brought
// REPORTS.ownId; 3 Meeting.topics, Meeting.conflicted, ABOUT.topic, ABOUT.on
// and PARTICIPATES_IN.side.
const SchemaVersion = 3

// Names of the full-text indexes; all use the cjk analyser, so quote a phrase ("拉致問題") and pass the limit as option.
const (
	TopicText   = "topicText"   // Topic.name
	BriefText   = "briefText"   // Brief.title, Brief.statements
	ActorNames  = "actorNames"  // name, nameEn, aliases of Country, Organization, Official, Place
	MeetingText = "meetingText" // Meeting.name
)

// Property of a node or relationship.
type Property struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Doc  string `json:"doc"`
}

// NodeType is one label: Key is the property that is unique.
type NodeType struct {
	Label      string     `json:"label"`
	Key        string     `json:"key"`
	Doc        string     `json:"doc"`
	Properties []Property `json:"properties"`
}

// RelationshipType is one type of relationship between the labels named.
type RelationshipType struct {
	Type       string     `json:"type"`
	From       []string   `json:"from"`
	To         []string   `json:"to"`
	Doc        string     `json:"doc"`
	Properties []Property `json:"properties"`
}

// Index is a constraint or an index, with the statement that makes it.
type Index struct {
	Name   string `json:"name"`
	Cypher string `json:"cypher"`
	Doc    string `json:"doc"`
}

// SchemaTable is the whole contract of the graph: what the store creates and what the documents say.
type SchemaTable struct {
	Version       int                `json:"version"`
	Nodes         []NodeType         `json:"nodes"`
	Relationships []RelationshipType `json:"relationships"`
	Indexes       []Index            `json:"indexes"`
}

const (
	typeString  = "STRING"
	typeStrings = "LIST<STRING>"
	typeInts    = "LIST<INTEGER>"
	typeInt     = "INTEGER"
	typeBool    = "BOOLEAN"
	typeDate    = "DATE"
)

// captionProperty stands for every caption: Neo4j Browser wraps only at spaces.
var captionProperty = Property{"caption", typeString, "name with spaces where a drawing may break the line"}

var codeProperties = []Property{
	{"cameo", typeString, "CAMEO event code; empty where the scheme has none"},
	{"plover", typeString, "PLOVER event type"},
	{"ploverMode", typeString, "PLOVER mode"},
	{"ploverContext", typeString, "PLOVER context"},
}

func properties(lists ...[]Property) []Property {
	var all []Property
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

// Schema is the one source of the graph's contract.
func Schema() SchemaTable {
	return SchemaTable{Version: SchemaVersion, Nodes: nodeTypes(), Relationships: relationshipTypes(), Indexes: indexes()}
}

func nodeTypes() []NodeType {
	return []NodeType{
		{"Country", "code", "a country", []Property{
			{"code", typeString, "ISO 3166-1 alpha-3 (Kosovo: XKX)"},
			{"name", typeString, "Japanese short name"},
			{"nameEn", typeString, "English name"},
			captionProperty,
		}},
		{"Organization", "id", "an organisation or forum that takes part", []Property{
			{"id", typeString, "short name: UN, EU, ASEAN"},
			{"name", typeString, "Japanese name"},
			{"nameEn", typeString, "English name"},
			captionProperty,
		}},
		{"Official", "id", "a holder of public office", []Property{
			{"id", typeString, "readable and stable: wang-yi; of a person the gazetteer lacks, country and name: KOR:張虎鎮"},
			{"name", typeString, "canonical Japanese full name"},
			{"nameEn", typeString, "English name; null if not known"},
			{"aliases", typeStrings, "other spellings of the name"},
			{"listed", typeBool, "stands in the gazetteer"},
			captionProperty,
			{"stamp", typeString, "digest of what the gazetteer says (internal)"},
		}},
		{"Meeting", "id", "one real-world meeting, however many briefs tell of it", properties([]Property{
			{"id", typeString, "readable and stable: sides, kind, date and six characters that tell its first account"},
			{"name", typeString, "headline: 2023-09-26 日中韓 高官協議（ソウル）"},
			{"kind", typeString, "summit, ministerial, senior_officials, talks, conference, visit, contact"},
			{"mode", typeString, "in_person, phone, video"},
			{"status", typeString, "held, planned, proposed, unconfirmed, cancelled, rejected: derived from all accounts"},
			{"start", typeDate, "first day of the interval in which it began; null if not known"},
			{"end", typeDate, "last day of that interval; null if not known"},
			{"precision", typeString, "of start and end: day, month, season, year, unknown"},
			{"on", typeDate, "the day to sort and filter by: start, else the day of the first report (1900-01-01 if there is none)"},
			{"place", typeString, "most specific place told; null if none"},
			{"placeCountry", typeString, "country code of the place"},
			{"countries", typeStrings, "sides: country codes and organisation ids, sorted"},
			{"officials", typeStrings, "names of the officials known to take part, sorted"},
			{"topics", typeStrings, "what was talked about, sorted: the names of its topics"},
			{"field", typeString, "foreign, defense, economy …: of what the level is, where told"},
			{"series", typeString, "standing meeting it belongs to, where told"},
			{"reports", typeInt, "number of accounts"},
			{"firstReported", typeDate, "day of publication of the first account"},
			{"lastReported", typeDate, "day of publication of the last account"},
			{"conflicts", typeStrings, "what the accounts disagree on: date, place, participants, status; empty if nothing"},
			{"conflicted", typeBool, "true where they disagree on anything, else null: for the index"},
			{"disagreements", typeStrings, "the same in words: date: 2023-09-25 (s06) / 2023-09-26 (s09, s16)"},
			{"formerIds", typeStrings, "ids that it had or would have had with fewer accounts; an id is looked up here too"},
		}, codeProperties, []Property{
			captionProperty,
			{"pairs", typeStrings, "keys of its MET pairs (internal)"},
			{"digest", typeString, "of all that was derived (internal)"},
		})},
		{"Topic", "name", "what was talked about, in the words of the briefs", []Property{
			{"name", typeString, "as written"}, captionProperty,
		}},
		{"Place", "name", "where", []Property{
			{"name", typeString, "as written"}, captionProperty,
		}},
		{"Brief", "id", "one news text, kept whole", []Property{
			{"id", typeString, "as its input gives it, else hash"},
			{"name", typeString, "title, else the first 30 characters of the first statement"},
			{"title", typeString, "statement 0; null if there is none"},
			{"published", typeDate, "day of publication; null if not known"},
			{"estimated", typeBool, "the day of publication is an estimate"},
			{"source", typeString, "where it came from; null if not told"},
			{"statements", typeStrings, "statements 1…n in order, as written: statement n is statements[n-1]"},
			{"hash", typeString, "digest of title and statements"},
			{"extractor", typeString, "version of the rules that read it"},
			{"countries", typeStrings, "codes of the countries it refers to"},
			{"ingestedAt", "ZONED DATETIME", "when this version of it came into the graph"},
			captionProperty,
			{"stamp", typeString, "digest of content, day, source and extraction (internal)"},
		}},
		{"Kaidan", "id", "one node: whose graph this is", []Property{
			{"id", typeString, "always graph"},
			{"schema", typeInt, "version of this contract; the node is also the lock that keeps two ingests apart"},
		}},
	}
}

func relationshipTypes() []RelationshipType {
	side := []string{"Country", "Organization"}
	return []RelationshipType{
		{"REPRESENTS", []string{"Official"}, side, "holds or held an office", []Property{
			{"office", typeString, "title in Japanese"},
			{"from", typeDate, "first day; null if not known"},
			{"to", typeDate, "last day; null if not known or still in office"},
		}},
		{"PARTICIPATES_IN", []string{"Official", "Country", "Organization"}, []string{"Meeting"}, "takes part", []Property{
			{"role", typeString, "participant, visitor, host"},
			{"office", typeString, "of an official: title as the briefs give it"},
			{"actor", typeString, "code or id of the one that takes part"},
			{"side", typeString, "of an official: code or id of the side that he or she serves; null if not known; of a side: itself"},
			{"on", typeDate, "the meeting's on"},
			{"evidence", typeStrings, "brief and statement that say so: s17#1"},
		}},
		{"ABOUT", []string{"Meeting"}, []string{"Topic"}, "talked about", []Property{
			{"topic", typeString, "the topic's name"},
			{"on", typeDate, "the meeting's on"},
			{"evidence", typeStrings, "brief and statement that say so"},
		}},
		{"HELD_AT", []string{"Meeting"}, []string{"Place"}, "takes place at", []Property{
			{"evidence", typeStrings, "brief and statement that say so"},
		}},
		{"IN", []string{"Place"}, []string{"Country"}, "lies in", nil},
		{"DURING", []string{"Meeting"}, []string{"Meeting"}, "talks during a visit or on the sidelines of a conference", nil},
		{"FOLLOWS", []string{"Meeting"}, []string{"Meeting"}, "the next in a series: its target is the one before (前回)", nil},
		{"REPORTS", []string{"Brief"}, []string{"Meeting"}, "the account: what this brief says of the meeting", properties([]Property{
			{"key", typeString, "brief and number of the account: s17#0"},
			{"index", typeInt, "number of the account in its brief, from 0"},
			{"ownId", typeString, "id of the meeting if this were its only account: one of the meeting's id and formerIds"},
			{"statements", typeInts, "statements that support it"},
			{"quotes", typeStrings, "their text, in the same order"},
			{"spans", typeStrings, "statement:start-end:role:rule, bytes in the statement"},
			{"kind", typeString, "as told"},
			{"mode", typeString, "as told"},
			{"status", typeString, "as told"},
			{"postponed", typeBool, "a cancelled one is put off only"},
			{"start", typeString, "as told: YYYY, YYYY-MM, YYYY-MM-DD; null if not"},
			{"end", typeString, "likewise"},
			{"place", typeString, "as written"},
			{"placeCountry", typeString, "its country"},
			{"placeKind", typeString, "country, region, city, venue"},
			{"countries", typeStrings, "sides as told"},
			{"officials", typeStrings, "names"},
			{"officialIds", typeStrings, "their ids, in the same order"},
			{"officialSides", typeStrings, "whom they serve, in the same order; ? where not known"},
			{"offices", typeStrings, "their titles, in the same order; ? where not told"},
			{"officialStatements", typeStrings, "statements that refer to them, in the same order: 1,3"},
			{"visitor", typeString, "side that travels"},
			{"host", typeString, "side that receives"},
			{"topics", typeStrings, "as written"},
			{"topicStatements", typeInts, "statement of each topic, in the same order"},
			{"placeStatement", typeInt, "statement of the place"},
			{"field", typeString, "foreign, defense …"},
			{"series", typeString, "standing meeting"},
			{"ordinal", typeString, "previous or next, as told"},
			{"during", typeInt, "number of the account of the visit or conference around it"},
			{"follows", typeInt, "number of the account of the one before it"},
			{"linked", typeBool, "is at either end of during or follows (internal)"},
			{"event", typeString, "key of the real-world meeting that the input gave, if any"},
			{"extractor", typeString, "version of the rules"},
			{"published", typeDate, "day of publication of the brief"},
			{"estimated", typeBool, "that day is an estimate"},
		}, codeProperties, []Property{
			{"block", typeString, "sides and kind of the accounts that may tell of the same meeting (internal)"},
			{"lo", typeInt, "first day that it can mean, days since 1970 (internal)"},
			{"hi", typeInt, "last day that it can mean (internal)"},
		})},
		{"MENTIONS", []string{"Brief"}, []string{"Country", "Official", "Organization"}, "the brief refers to it", []Property{
			{"statements", typeInts, "where"},
			{"surfaces", typeStrings, "as written there"},
			{"office", typeString, "of an official: title as this brief gives it"},
		}},
		{
			"MET",
			[]string{"Country", "Organization", "Official"},
			[]string{"Country", "Organization", "Official"},
			"one edge for each pair of sides, or of officials of different sides, and meeting: quick answers for busy pairs. From the smaller code or id to the greater",
			[]Property{
				{"pair", typeString, "both codes or ids in that order, joined by |: CHN|JPN"},
				{"on", typeDate, "the meeting's on"},
				{"meeting", typeString, "id of the meeting"},
				{"kind", typeString, "the meeting's kind"},
				{"status", typeString, "the meeting's status"},
			},
		},
		{
			"COUNTERPART",
			[]string{"Country", "Organization", "Official"},
			[]string{"Country", "Organization", "Official"},
			"sums of the MET edges of a pair, kept at write time; same direction",
			[]Property{
				{"pair", typeString, "key of the pair"},
				{"meetings", typeInt, "number of meetings, of any status"},
				{"held", typeInt, "number of those held"},
			},
		},
	}
}

func indexes() []Index {
	var all []Index
	for _, n := range nodeTypes() {
		name := strings.ToLower(n.Label[:1]) + n.Label[1:] + strings.ToUpper(n.Key[:1]) + n.Key[1:]
		all = append(all, Index{
			name, fmt.Sprintf("CREATE CONSTRAINT %s IF NOT EXISTS FOR (n:%s) REQUIRE n.%s IS UNIQUE", name, n.Label, n.Key),
			"no two " + n.Label + " with one " + n.Key,
		})
	}
	text := " OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: false}}"
	return append(all,
		Index{"reportsKey", "CREATE CONSTRAINT reportsKey IF NOT EXISTS FOR ()-[r:REPORTS]-() REQUIRE r.key IS UNIQUE", "no account twice"},
		Index{"reportsBlock", "CREATE INDEX reportsBlock IF NOT EXISTS FOR ()-[r:REPORTS]-() ON (r.block, r.lo)", "the accounts that may tell of the same meeting"},
		Index{"reportsOwnId", "CREATE INDEX reportsOwnId IF NOT EXISTS FOR ()-[r:REPORTS]-() ON (r.ownId)", "a meeting by its id or a former one: MATCH ()-[r:REPORTS]->(m) WHERE r.ownId = $id"},
		Index{"participation", "CREATE INDEX participation IF NOT EXISTS FOR ()-[r:PARTICIPATES_IN]-() ON (r.actor, r.on)", "timeline of one actor: ORDER BY r.actor, r.on"},
		Index{"aboutTopic", "CREATE INDEX aboutTopic IF NOT EXISTS FOR ()-[r:ABOUT]-() ON (r.topic, r.on)", "timeline of one topic: ORDER BY r.topic, r.on"},
		Index{"metPair", "CREATE INDEX metPair IF NOT EXISTS FOR ()-[r:MET]-() ON (r.pair, r.on)", "a pair in a range of dates: ORDER BY r.pair, r.on"},
		Index{"counterpartPair", "CREATE CONSTRAINT counterpartPair IF NOT EXISTS FOR ()-[r:COUNTERPART]-() REQUIRE r.pair IS UNIQUE", "one sum a pair"},
		Index{"counterpartMeetings", "CREATE INDEX counterpartMeetings IF NOT EXISTS FOR ()-[r:COUNTERPART]-() ON (r.meetings)", "busiest pairs first"},
		Index{"meetingOn", "CREATE INDEX meetingOn IF NOT EXISTS FOR (m:Meeting) ON (m.on)", "timeline: ORDER BY m.on DESC walks it backwards"},
		Index{"meetingStatus", "CREATE INDEX meetingStatus IF NOT EXISTS FOR (m:Meeting) ON (m.status, m.on)", "what is planned, proposed, held"},
		Index{"meetingKind", "CREATE INDEX meetingKind IF NOT EXISTS FOR (m:Meeting) ON (m.kind, m.on)", "all summits"},
		Index{"meetingConflicted", "CREATE INDEX meetingConflicted IF NOT EXISTS FOR (m:Meeting) ON (m.conflicted, m.on)", "where briefs disagree"},
		Index{"meetingIdText", "CREATE TEXT INDEX meetingIdText IF NOT EXISTS FOR (m:Meeting) ON (m.id)", "a meeting by the last six characters of its id: WHERE m.id ENDS WITH '-3kbk7e'"},
		Index{"officialName", "CREATE INDEX officialName IF NOT EXISTS FOR (o:Official) ON (o.name)", "an official by name"},
		Index{"countryName", "CREATE INDEX countryName IF NOT EXISTS FOR (c:Country) ON (c.name)", "a country by name"},
		Index{"briefPublished", "CREATE INDEX briefPublished IF NOT EXISTS FOR (b:Brief) ON (b.published)", "briefs by day"},
		Index{TopicText, "CREATE FULLTEXT INDEX topicText IF NOT EXISTS FOR (t:Topic) ON EACH [t.name]" + text, "full text over topics"},
		Index{BriefText, "CREATE FULLTEXT INDEX briefText IF NOT EXISTS FOR (b:Brief) ON EACH [b.title, b.statements]" + text, "full text over briefs"},
		Index{ActorNames, "CREATE FULLTEXT INDEX actorNames IF NOT EXISTS FOR (n:Country|Organization|Official|Place) ON EACH [n.name, n.nameEn, n.aliases]" + text, "full text over names"},
		Index{MeetingText, "CREATE FULLTEXT INDEX meetingText IF NOT EXISTS FOR (m:Meeting) ON EACH [m.name, m.officials]" + text, "full text over meetings"},
	)
}
