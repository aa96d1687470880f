// 二者の会談の数（年・種類・状態別）
// en: How often two met, by year, kind and status
// param pair string: both codes or ids, the smaller first, joined by |
// example: kaidan between 日本 中国 --counts
// values: {pair: 'CHN|JPN'}
MATCH ()-[r:MET]->()
USING INDEX r:MET(pair, on)
WHERE r.pair = $pair
  AND r.on IS NOT NULL
RETURN r.on.year AS year,
  r.kind AS kind,
  r.status AS status,
  count(*) AS meetings
ORDER BY year DESC, meetings DESC, kind, status
