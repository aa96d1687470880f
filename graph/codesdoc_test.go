package graph

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// cameoTexts are the wordings of the CAMEO codes in use, as the codebook has them.
var cameoTexts = []struct{ code, text string }{
	{"026", "Appeal to others to meet or negotiate"},
	{"036", "Express intent to meet or negotiate"},
	{"040", "Consult, not specified below"},
	{"041", "Discuss by telephone"},
	{"042", "Make a visit"},
	{"043", "Host a visit"},
	{"044", "Meet at a “third” location"},
	{"046", "Engage in negotiation"},
	{"106", "Demand meeting, negotiation"},
	{"125", "Reject proposal to meet, discuss, or negotiate"},
	{"164", "Halt negotiations"},
}

// traitTexts say when a trait is true.
var traitTexts = map[string]string{
	"Host":         "it is known which side received the other",
	"ThirdPlace":   "held in a country that is none of the sides",
	"Multilateral": "three sides or more, or an organisation among them",
	"Negotiation":  "交渉: bargaining, not only talk",
	"Demanded":     "one side demands the meeting of the other (求める)",
	"Urged":        "a third party is urged to meet",
	"Postponed":    "put off, not called off",
}

// TestCodesDocument keeps docs/CODES.md what the rules say.
func TestCodesDocument(t *testing.T) {
	const path = "../docs/CODES.md"
	want := codesDocument(t)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(want), 0o644))
	}
	have, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, want, string(have), "not up to date: run scripts/generate")
}

func codesDocument(t *testing.T) string {
	var b strings.Builder
	b.WriteString(`# Event codes

Every meeting carries the code that the event-data community gives it: a CAMEO event code and a PLOVER event with mode and
context. They follow from kind, mode and status, and from what the brief tells besides (the traits below). The first row
that fits counts. Generated from the rules in ` + "`graph/codes.go`" + `; to change a code, edit them there and run
` + "`scripts/generate`" + `.

| status | kind | mode | only if | CAMEO | PLOVER event | mode | context |
|---|---|---|---|---|---|---|---|
`)
	used := map[string]bool{"043": true}
	for _, r := range codeRules {
		used[r.code.Cameo] = true
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s | %s |\n", orAny(r.status), orAny(r.kind), orAny(r.mode), traitsOf(t, r.trait),
			orNone(r.code.Cameo), orNone(r.code.Plover), orNone(r.code.PloverMode), orNone(r.code.PloverContext))
	}
	b.WriteString(`
– : the scheme has no code for it, and none is made up: a report that nobody confirmed, a meeting put off. A meeting called
off gets 164, the nearest there is. PLOVER drops 026. PLOVER's mode *phone* is “by phone or some other remote medium”, so
video talks have it too; CAMEO knows the telephone only.

A visit is one meeting in the graph and coded 042, from the visitor's side. The exports of events
(` + "`kaidan export --format csv|jsonl`" + `) have a second row from the host's side, coded 043.

## Traits

| trait | true if |
|---|---|
`)
	for _, name := range traitNames() {
		require.NotEmpty(t, traitTexts[name], "trait %s has no explanation", name)
		fmt.Fprintf(&b, "| %s | %s |\n", name, traitTexts[name])
	}
	b.WriteString("\n## CAMEO codes in use\n\n| code | text |\n|---|---|\n")
	for _, c := range cameoTexts {
		require.True(t, used[c.code], "code %s is in no rule", c.code)
		delete(used, c.code)
		fmt.Fprintf(&b, "| %s | %s |\n", c.code, c.text)
	}
	delete(used, "")
	require.Empty(t, used, "codes without a text")
	b.WriteString(`
## Sources

- CAMEO: Conflict and Mediation Event Observations, Event and Actor Codebook, version 1.1b3 (Schrodt, 2012): codes and texts.
- PLOVER: the repository openeventdata/PLOVER, ` + "`PLOVER_MANUAL.tex`" + ` (events, modes, contexts) and
  ` + "`CAMEO2PLOVER-2021.txt`" + ` (which CAMEO code becomes which PLOVER event). By its rules a meeting still to come is AGREE, not
  CONSULT.
- POLECAT, the data set coded in PLOVER: the columns of the exported events are modelled on it.
`)
	return b.String()
}

// traitsOf finds out which traits a rule asks for, by trying them one by one and in pairs.
func traitsOf(t *testing.T, rule func(Traits) bool) string {
	if rule == nil {
		return ""
	}
	names := traitNames()
	for i := range names {
		if rule(withTraits(names[i])) {
			return names[i]
		}
	}
	for i := range names {
		for j := range i {
			if rule(withTraits(names[i], names[j])) {
				return names[j] + ", " + names[i]
			}
		}
	}
	require.Fail(t, "a rule asks for more than two traits")
	return ""
}

func traitNames() []string {
	var names []string
	for _, field := range reflect.VisibleFields(reflect.TypeFor[Traits]()) {
		names = append(names, field.Name)
	}
	return names
}

func withTraits(names ...string) Traits {
	var traits Traits
	for _, name := range names {
		reflect.ValueOf(&traits).Elem().FieldByName(name).SetBool(true)
	}
	return traits
}

func orAny[T ~string](s T) string {
	if s == "" {
		return "any"
	}
	return string(s)
}

func orNone(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
