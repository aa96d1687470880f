package graph

// The statements of a write. Each takes $rows or $ids. What lies around one node is written with it, so that the node is
// looked up once, and the nodes at the other ends are looked up once a batch: rows name them by their number in $actors,
// $topics, $places or $briefs, and one that is missing ends the transaction. All run under the graph's one lock and meet
// no deadlock. Labels that vary are put in by [relabel]; data never is.
const (
	cypherActors = `
CALL () {
  UNWIND range(0, size($actors) - 1) AS i
  OPTIONAL MATCH (c:Country {code: $actors[i].Country})
  OPTIONAL MATCH (g:Organization {id: $actors[i].Organization})
  OPTIONAL MATCH (o:Official {id: $actors[i].Official})
  WITH coalesce(c, g, o) AS n ORDER BY i
  RETURN collect([n]) AS actors
}`

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

	cypherBriefs = cypherActors + `
UNWIND $rows AS row
MERGE (b:Brief {id: row.id})
SET b += row.set
WITH b, row, actors
CALL (b, row, actors) {
  UNWIND row.mentions AS m
  WITH b, m.set AS set, actors[m.at][0] AS n
  CREATE (b)-[r:MENTIONS]->(n)
  SET r = set
}`

	cypherClearMeetings = `
UNWIND $ids AS id
MATCH (m:Meeting {id: id})-[r:PARTICIPATES_IN|ABOUT|HELD_AT]-(n)
DELETE r
RETURN DISTINCT elementId(n) AS id`

	cypherWriteMeetings = cypherActors + `
CALL () {
  UNWIND range(0, size($topics) - 1) AS i
  OPTIONAL MATCH (n:Topic {name: $topics[i]})
  WITH n ORDER BY i
  RETURN collect([n]) AS topics
}
CALL () {
  UNWIND range(0, size($places) - 1) AS i
  OPTIONAL MATCH (n:Place {name: $places[i]})
  WITH n ORDER BY i
  RETURN collect([n]) AS places
}
UNWIND $rows AS row
MERGE (m:Meeting {id: row.set.id})
SET m = row.set
WITH m, row, actors, topics, places
CALL (m, row, actors) {
  UNWIND row.participants AS p
  WITH m, p.set AS set, actors[p.at][0] AS n
  CREATE (n)-[r:PARTICIPATES_IN]->(m)
  SET r = set
}
CALL (m, row, topics) {
  UNWIND row.topics AS t
  WITH m, t.set AS set, topics[t.at][0] AS n
  CREATE (m)-[r:ABOUT]->(n)
  SET r = set
}
CALL (m, row, places) {
  UNWIND row.places AS p
  WITH m, p.set AS set, places[p.at][0] AS n
  CREATE (m)-[r:HELD_AT]->(n)
  SET r = set
}`

	cypherDeleteMeetings = `
UNWIND $ids AS id
MATCH (m:Meeting {id: id})
DETACH DELETE m`

	cypherCutReports = `
UNWIND $ids AS key
MATCH ()-[r:REPORTS]->()
USING INDEX SEEK r:REPORTS(key)
WHERE r.key = key
DELETE r`

	cypherReports = `
CALL () {
  UNWIND range(0, size($briefs) - 1) AS i
  OPTIONAL MATCH (n:Brief {id: $briefs[i]})
  WITH n ORDER BY i
  RETURN collect([n]) AS briefs
}
UNWIND $rows AS row
MATCH (m:Meeting {id: row.meeting})
UNWIND row.accounts AS account
WITH m, account.set AS set, briefs[account.at][0] AS b
CREATE (b)-[r:REPORTS]->(m)
SET r = set`

	cypherCutMet = `
UNWIND $rows AS row
MATCH ()-[r:MET]->()
USING INDEX SEEK r:MET(pair, on)
WHERE r.pair = row.pair AND r.on = row.on AND r.meeting = row.meeting
DELETE r`

	cypherSums = `
UNWIND $rows AS row
MATCH ()-[c:COUNTERPART]->()
USING INDEX SEEK c:COUNTERPART(pair)
WHERE c.pair = row.pair
SET c.meetings = c.meetings + row.meetings, c.held = c.held + row.held
WITH c, c.pair AS pair, c.meetings AS meetings
FOREACH (empty IN CASE WHEN meetings <= 0 THEN [c] ELSE [] END | DELETE empty)
RETURN pair`

	cypherPairs = cypherActors + `
UNWIND $rows AS row
WITH row, actors[row.a][0] AS a, actors[row.b][0] AS b
CALL (a, b, row) {
  UNWIND row.met AS set
  CREATE (a)-[r:MET]->(b)
  SET r = set
}
CALL (a, b, row) {
  UNWIND row.sums AS set
  CREATE (a)-[c:COUNTERPART]->(b)
  SET c = set
}`

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
