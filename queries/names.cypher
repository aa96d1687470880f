// 名前で探す
// en: Find officials, countries and organisations by name
// param text string: full-text query over names and aliases
// param limit int 40: hits at most
// example: kaidan who Kishida
// values: {text: 'kishida'}
CALL db.index.fulltext.queryNodes('actorNames', $text, {limit: $limit}) YIELD node AS x, score
RETURN coalesce(x.code, x.id) AS id,
  labels(x)[0] AS label,
  x.name AS name,
  x.nameEn AS nameEn,
  coalesce(x.aliases, []) AS aliases,
  COUNT { (x)-[:PARTICIPATES_IN]->() } AS meetings
ORDER BY score DESC, id
