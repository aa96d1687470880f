// 名前を全文で探す
// en: Officials, countries and places by name
// param text string: a name or a part
// example: kaidan cookbook name-search
// values: {text: '岸田'}
CALL db.index.fulltext.queryNodes('actorNames', $text, {limit: 20}) YIELD node AS x, score
RETURN labels(x)[0] AS label,
  x.name AS name,
  x.nameEn AS nameEn,
  round(score, 2) AS score
ORDER BY score DESC, name
