package graph

// The statements of a write. Each takes $rows or $ids and does one kind of node or relationship: such flat statements
// meet no deadlock and keep the database's speed. Labels that vary are put in by [relabel]; data never is.
const (
	cypherLock = `
MERGE (k:Kaidan {id: 'graph'})
ON CREATE SET k.schema = $version
SET k.schema = k.schema
RETURN k.schema AS version`

	cypherKnown = `
UNWIND $ids AS id
MATCH (b:Brief {id: id})
RETURN b.id AS id, b.stamp AS stamp`

	cypherAccountsOfBriefs = `
UNWIND $ids AS id
MATCH (b:Brief {id: id})-[r:REPORTS]->(m:Meeting)
RETURN r{.*} AS account, m.id AS meeting`

	cypherAccountsInWindow = `
UNWIND $rows AS row
MATCH ()-[r:REPORTS]->(m)
USING INDEX SEEK r:REPORTS(block, lo)
WHERE r.block = row.block AND r.lo >= row.from AND r.lo <= row.to AND r.hi >= row.since
RETURN r{.*} AS account, m.id AS meeting`

	cypherMeetings = `
UNWIND $ids AS id
MATCH (m:Meeting {id: id})
RETURN m.id AS id, m.digest AS digest, m.pairs AS pairs, m.on AS on, m.status AS status`

	cypherCutBriefs = `
UNWIND $ids AS id
MATCH (b:Brief {id: id})-[r:REPORTS|MENTIONS]->(n)
WITH r, n, n:Meeting AS meeting
DELETE r
WITH DISTINCT n, meeting
WHERE NOT meeting
RETURN elementId(n) AS id, CASE WHEN n:Official THEN n.id END AS official`

	cypherDeleteBriefs = `
UNWIND $ids AS id
MATCH (b:Brief {id: id})
DETACH DELETE b`

	cypherCountries = `
UNWIND $rows AS row
MERGE (n:Country {code: row.id})
WITH n, row
WHERE n.caption IS NULL OR n.name <> row.set.name OR coalesce(n.nameEn, '') <> coalesce(row.set.nameEn, '') OR n.caption <> row.set.caption
SET n += row.set`

	cypherOrganizations = `
UNWIND $rows AS row
MERGE (n:Organization {id: row.id})
WITH n, row
WHERE n.caption IS NULL OR n.name <> row.set.name OR coalesce(n.nameEn, '') <> coalesce(row.set.nameEn, '') OR n.caption <> row.set.caption
SET n += row.set`

	cypherOfficials = `
UNWIND $rows AS row
MERGE (n:Official {id: row.id})
WITH n, row
WHERE n.stamp IS NULL OR n.stamp <> row.set.stamp
SET n = row.set
WITH n, row
OPTIONAL MATCH (n)-[r:REPRESENTS]->()
DELETE r
RETURN DISTINCT row.id AS id`

	cypherTenures = `
UNWIND $rows AS row
MATCH (o:Official {id: row.official})
MATCH (n:$Label {$key: row.side})
CREATE (o)-[:REPRESENTS {office: row.office, from: row.from, to: row.to}]->(n)`

	cypherUnlistedTenures = `
UNWIND $ids AS id
MATCH (o:Official {id: id})
OPTIONAL MATCH (o)-[r:REPRESENTS]->()
DELETE r
WITH DISTINCT o
MATCH (o)<-[m:MENTIONS]-(:Brief)
WITH o, split(o.id, ':')[0] AS side, m.office AS office
WHERE office IS NOT NULL
WITH DISTINCT o, side, office
MATCH (n:$Label {$key: side})
CREATE (o)-[:REPRESENTS {office: office}]->(n)`

	cypherTopics = `
UNWIND $rows AS row
MERGE (n:Topic {name: row.id})
ON CREATE SET n.caption = row.caption`

	cypherPlaces = `
UNWIND $rows AS row
MERGE (n:Place {name: row.id})
ON CREATE SET n.caption = row.caption`

	cypherPlaceCountries = `
UNWIND $rows AS row
MATCH (p:Place {name: row.place})
MATCH (c:Country {code: row.country})
MERGE (p)-[:IN]->(c)`

	cypherBriefs = `
UNWIND $rows AS row
MERGE (n:Brief {id: row.id})
SET n += row.set`

	cypherMentions = `
UNWIND $rows AS row
MATCH (b:Brief {id: row.brief})
MATCH (n:$Label {$key: row.id})
CREATE (b)-[:MENTIONS {statements: row.statements, surfaces: row.surfaces, office: row.office}]->(n)`

	cypherClearMeetings = `
UNWIND $ids AS id
MATCH (m:Meeting {id: id})-[r:PARTICIPATES_IN|ABOUT|HELD_AT]-(n)
DELETE r
RETURN DISTINCT elementId(n) AS id`

	cypherWriteMeetings = `
UNWIND $rows AS row
MERGE (m:Meeting {id: row.id})
SET m = row`

	cypherDeleteMeetings = `
UNWIND $ids AS id
MATCH (m:Meeting {id: id})
DETACH DELETE m`

	cypherParticipants = `
UNWIND $rows AS row
MATCH (m:Meeting {id: row.meeting})
MATCH (n:$Label {$key: row.set.actor})
CREATE (n)-[r:PARTICIPATES_IN]->(m)
SET r = row.set`

	cypherAbout = `
UNWIND $rows AS row
MATCH (m:Meeting {id: row.meeting})
MATCH (t:Topic {name: row.text})
CREATE (m)-[:ABOUT {topic: t.name, on: m.on, evidence: row.evidence}]->(t)`

	cypherHeldAt = `
UNWIND $rows AS row
MATCH (m:Meeting {id: row.meeting})
MATCH (p:Place {name: row.text})
CREATE (m)-[:HELD_AT {evidence: row.evidence}]->(p)`

	cypherCutReports = `
UNWIND $ids AS key
MATCH ()-[r:REPORTS]->()
USING INDEX SEEK r:REPORTS(key)
WHERE r.key = key
DELETE r`

	cypherReports = `
UNWIND $rows AS row
MATCH (b:Brief {id: row.brief})
MATCH (m:Meeting {id: row.meeting})
CREATE (b)-[r:REPORTS]->(m)
SET r = row.set`

	cypherCutMet = `
UNWIND $rows AS row
MATCH ()-[r:MET]->()
USING INDEX SEEK r:MET(pair, on)
WHERE r.pair = row.pair AND r.on = row.on AND r.meeting = row.meeting
DELETE r`

	cypherMet = `
UNWIND $rows AS row
MATCH (a:$Label {$key: row.a})
MATCH (b:$Other {$otherKey: row.b})
CREATE (a)-[r:MET]->(b)
SET r = row.set`

	cypherCounterparts = `
UNWIND $rows AS row
MATCH (a:$Label {$key: row.a})
MATCH (b:$Other {$otherKey: row.b})
MERGE (a)-[c:COUNTERPART {pair: row.pair}]->(b)
SET c.meetings = coalesce(c.meetings, 0) + row.meetings, c.held = coalesce(c.held, 0) + row.held
WITH c
WHERE c.meetings <= 0
DELETE c`

	cypherCutLinks = `
UNWIND $ids AS id
MATCH (m:Meeting {id: id})-[r:DURING|FOLLOWS]-()
DELETE r`

	cypherDuring = `
UNWIND $ids AS id
MATCH (m:Meeting {id: id})<-[r:REPORTS]-(:Brief)-[q:REPORTS]->(n:Meeting)
WHERE m <> n AND (r.during = q.index OR q.during = r.index)
WITH CASE WHEN r.during = q.index THEN m ELSE n END AS inner, CASE WHEN r.during = q.index THEN n ELSE m END AS outer
MERGE (inner)-[:DURING]->(outer)`

	cypherFollows = `
UNWIND $ids AS id
MATCH (m:Meeting {id: id})<-[r:REPORTS]-(:Brief)-[q:REPORTS]->(n:Meeting)
WHERE m <> n AND (r.follows = q.index OR q.follows = r.index)
WITH CASE WHEN r.follows = q.index THEN m ELSE n END AS next, CASE WHEN r.follows = q.index THEN n ELSE m END AS previous
MERGE (next)-[:FOLLOWS]->(previous)`

	cypherOrphans = `
UNWIND $ids AS id
MATCH (n)
WHERE elementId(n) = id AND (
  n:Topic AND NOT EXISTS { (n)<-[:ABOUT]-() }
  OR n:Place AND NOT EXISTS { (n)<-[:HELD_AT]-() }
  OR n:Official AND NOT EXISTS { (n)<-[:MENTIONS]-() } AND NOT EXISTS { (n)-[:PARTICIPATES_IN]->() })
OPTIONAL MATCH (n)-[:REPRESENTS|IN]->(c)
WITH n, collect(DISTINCT elementId(c)) AS ends
DETACH DELETE n
RETURN ends`

	cypherLonelyActors = `
UNWIND $ids AS id
MATCH (n)
WHERE elementId(n) = id AND (n:Country OR n:Organization) AND NOT EXISTS { (n)--() }
DELETE n`
)
