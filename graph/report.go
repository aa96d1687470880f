package graph

import (
	"fmt"
	"maps"
	"strconv"
	"strings"
)

// reportRow is the account as properties of REPORTS; [toldOf] reads it back.
func (id Identity) reportRow(t *Told) map[string]any {
	lo, hi, _ := id.Window(t)
	row := map[string]any{
		"key": t.Key(), "ownId": string(t.OwnID), "index": t.Index, "statements": t.Statements, "quotes": t.Quotes, "spans": spans(t.Evidence),
		"kind": string(t.Kind), "mode": string(t.Mode), "status": string(t.Status), "postponed": orNil(t.Postponed),
		"start": text(t.Start), "end": text(t.End),
		"place": text(t.Place), "placeCountry": text(t.PlaceCountry), "placeKind": text(t.PlaceKind),
		"countries": list(t.Countries), "officials": list(t.Officials), "officialIds": stringsOf(t.OfficialIDs),
		"officialSides": orUnknown(t.OfficialSides), "offices": orUnknown(t.Offices), "officialStatements": joinInts(t.OfficialStatements),
		"visitor": text(t.Visitor), "host": text(t.Host),
		"topics": list(t.Topics), "topicStatements": ints(t.TopicStatements), "placeStatement": t.PlaceStatement,
		"field": text(t.Field), "series": text(t.Series), "ordinal": text(t.Ordinal),
		"during": pointer(t.During), "follows": pointer(t.Follows), "linked": orNil(t.Linked),
		"event": text(t.Event), "extractor": t.Extractor, "published": date(t.Published.First()), "estimated": orNil(t.Estimated),
		"cameo": t.Cameo, "plover": t.Plover, "ploverMode": t.PloverMode, "ploverContext": t.PloverCtx,
		"block": id.partition(t), "lo": lo, "hi": hi,
	}
	maps.DeleteFunc(row, func(_ string, v any) bool { return v == nil }) // most accounts lack half of it
	return row
}

// toldOf reads the account back from REPORTS.
func toldOf(row map[string]any) Told {
	s := func(key string) string { v, _ := row[key].(string); return v }
	key := s("key")
	t := Told{
		Brief: BriefID(key[:strings.LastIndex(key, "#")]), Index: number(row["index"]), Published: Date(dayOf(row["published"])),
		Extractor: s("extractor"), OfficialSides: known(texts(row["officialSides"])), Offices: known(texts(row["offices"])),
		OfficialStatements: splitInts(texts(row["officialStatements"])), TopicStatements: numbers(row["topicStatements"]),
		PlaceStatement: number(row["placeStatement"]), Quotes: texts(row["quotes"]), Follows: optional(row["follows"]),
		Account: Account{
			Kind: Kind(s("kind")), Mode: Mode(s("mode")), Status: Status(s("status")), Start: Date(s("start")), End: Date(s("end")),
			Place: Text(s("place")), PlaceCountry: CountryCode(s("placeCountry")), PlaceKind: PlaceKind(s("placeKind")),
			Countries: texts(row["countries"]), Officials: texts(row["officials"]), Visitor: s("visitor"), Host: s("host"),
			Topics: texts(row["topics"]), Statements: numbers(row["statements"]), Field: s("field"), Series: s("series"),
			Ordinal: s("ordinal"), During: optional(row["during"]), Event: s("event"), Evidence: parseSpans(texts(row["spans"])),
			Cameo: s("cameo"), Plover: s("plover"), PloverMode: s("ploverMode"), PloverCtx: s("ploverContext"),
		},
	}
	t.Linked, _ = row["linked"].(bool)
	t.Postponed, _ = row["postponed"].(bool)
	t.Estimated, _ = row["estimated"].(bool)
	for _, id := range texts(row["officialIds"]) {
		t.OfficialIDs = append(t.OfficialIDs, OfficialID(id))
	}
	return t
}

// unknown stands in a list of REPORTS for what the brief does not tell; an empty text could not be exported.
const unknown = "?"

func orUnknown(all []string) []string { return replaced(all, "", unknown) }

func known(all []string) []string { return replaced(all, unknown, "") }

func replaced(all []string, old, new string) []string {
	out := make([]string, len(all))
	for i, s := range all {
		if out[i] = s; s == old {
			out[i] = new
		}
	}
	return out
}

// spans writes evidence as statement:start-end:role:rule.
func spans(evidence []Evidence) []string {
	all := make([]string, len(evidence))
	for i, e := range evidence {
		all[i] = fmt.Sprintf("%d:%d-%d:%s:%s", e.Statement, e.Start, e.End, e.Role, e.Rule)
	}
	return all
}

func parseSpans(all []string) []Evidence {
	var evidence []Evidence
	for _, s := range all {
		var e Evidence
		parts := strings.SplitN(s, ":", 4)
		if len(parts) != 4 {
			continue
		}
		from, to, _ := strings.Cut(parts[1], "-")
		e.Statement, _ = strconv.Atoi(parts[0])
		e.Start, _ = strconv.Atoi(from)
		e.End, _ = strconv.Atoi(to)
		e.Role, e.Rule = parts[2], parts[3]
		evidence = append(evidence, e)
	}
	return evidence
}

func joinInts(lists [][]int) []string {
	all := make([]string, len(lists))
	for i, l := range lists {
		parts := make([]string, len(l))
		for j, n := range l {
			parts[j] = strconv.Itoa(n)
		}
		all[i] = strings.Join(parts, ",")
	}
	return all
}

func splitInts(lists []string) [][]int {
	all := make([][]int, len(lists))
	for i, l := range lists {
		if l == "" {
			continue
		}
		for _, part := range strings.Split(l, ",") {
			n, _ := strconv.Atoi(part)
			all[i] = append(all[i], n)
		}
	}
	return all
}
