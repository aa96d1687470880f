// 人物・国の横顔
// en: A dossier: offices, counterparts, topics
// param a string: id of an official or organisation, or code of a country
// param limit int 10: rows of each list
// example: kaidan who 王毅
// values: {a: 'wang-yi'}
CALL () {
  MATCH (a:Official {id: $a}) RETURN a
  UNION
  MATCH (a:Country {code: $a}) RETURN a
  UNION
  MATCH (a:Organization {id: $a}) RETURN a
}
RETURN coalesce(a.code, a.id) AS id,
  labels(a)[0] AS label,
  a.name AS name,
  a.nameEn AS nameEn,
  coalesce(a.aliases, []) AS aliases,
  COLLECT {
    MATCH (a)-[r:REPRESENTS]->(c)
    RETURN {office: r.office, of: c.name, ofEn: c.nameEn, from: toString(r.from), to: toString(r.to)} ORDER BY coalesce(toString(r.from), '') DESC LIMIT $limit
  } AS offices,
  COUNT { (a)-[:PARTICIPATES_IN]->() } AS meetings,
  COLLECT {
    MATCH (a)-[c:COUNTERPART]-(o)
    RETURN {id: coalesce(o.code, o.id), label: labels(o)[0], name: o.name, nameEn: o.nameEn, meetings: c.meetings, held: c.held} ORDER BY c.held DESC, c.meetings DESC, coalesce(o.code, o.id) LIMIT $limit
  } AS counterparts,
  COLLECT {
    MATCH ()-[p:PARTICIPATES_IN]->(m)
    USING INDEX p:PARTICIPATES_IN(actor, on)
    WHERE p.actor = $a AND p.on > date('0001-01-01')
    WITH m
    ORDER BY p.actor DESC, p.on DESC
    LIMIT 1000
    UNWIND m.topics AS topic
    WITH topic, count(*) AS meetings
    RETURN {topic: topic, meetings: meetings} ORDER BY meetings DESC, topic LIMIT $limit
  } AS topics,
  COUNT { ()-[:MENTIONS]->(a) } AS briefs
