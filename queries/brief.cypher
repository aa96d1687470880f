// 記事の詳細
// en: One brief: its sentences and the meetings it reports
// param id string: id of the brief
// example: kaidan show s17
// values: {id: 's17'}
MATCH (b:Brief {id: $id})
RETURN b.id AS id,
  b.name AS name,
  b.title AS title,
  toString(b.published) AS published,
  b.source AS source,
  b.statements AS statements,
  COLLECT {
    MATCH (b)-[r:REPORTS]->(m:Meeting)
    RETURN {meeting: m.id, name: m.name, status: r.status, statements: r.statements} ORDER BY r.statements[0], m.id
  } AS meetings
