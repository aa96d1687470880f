// かつてのIDや日付で会談を探す
// en: Meetings by a former id, or by the beginning or the end of an id
// param id string: an id that the meeting had, or the beginning of its id, or what stands behind the last hyphen
// example: kaidan show chn-jpn-kor-senior
// values: {id: 'chn-jpn-kor'}
CALL () {
  MATCH ()-[r:REPORTS]->(m:Meeting)
  WHERE r.ownId = $id
  RETURN m
  UNION
  MATCH (m:Meeting)
  WHERE m.id STARTS WITH $id
  RETURN m
  LIMIT 20
  UNION
  MATCH (m:Meeting)
  WHERE m.id ENDS WITH '-' + $id
  RETURN m
  LIMIT 20
}
RETURN DISTINCT m.id AS meeting,
  m.name AS name
ORDER BY meeting
LIMIT 20
