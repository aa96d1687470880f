package score

import (
	"fmt"
	"strconv"
	"strings"
)

// String is the table of figures for people.
func (r Result) String() string {
	var out strings.Builder
	for _, row := range []struct {
		name    string
		figures *Figures
	}{
		{"countries", &r.Countries},
		{"officials", &r.Officials},
		{"meetings", &r.Meetings},
		{"meetings_strict", &r.MeetingsStrict},
		{"same_event_pairs", r.SameEventPairs},
	} {
		fmt.Fprintf(&out, "%-17s %s\n", row.name, row.figures)
	}
	var known []string
	a := r.Attributes
	for i, x := range []*float64{a.Kind, a.Mode, a.Status, a.Start, a.End, a.Place, a.Countries, a.Officials, a.OfficialCountry} {
		if x != nil {
			name := "official_country"
			if i < len(attributeNames) {
				name = attributeNames[i]
			}
			known = append(known, fmt.Sprintf("%s %.3f", name, *x))
		}
	}
	fmt.Fprintf(&out, "attributes of matched meetings: %s\n", strings.Join(known, ", "))
	fmt.Fprintf(&out, "topics: recall %s precision %s; briefs %d, missing %d\n",
		figure(r.Topics.Recall), figure(r.Topics.Precision), r.Briefs, r.BriefsMissing)
	return out.String()
}

// String is one line of the table.
func (f *Figures) String() string {
	if f == nil {
		return "no pair in gold"
	}
	return fmt.Sprintf("P %.3f R %.3f F1 %.3f  (tp %d fp %d fn %d)", f.Precision, f.Recall, f.F1, f.TP, f.FP, f.FN)
}

func figure(x *float64) string {
	if x == nil {
		return "None"
	}
	text := strconv.FormatFloat(*x, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}

// String is one value, or the list of them.
func (c Choices) String() string {
	switch len(c) {
	case 0:
		return "None"
	case 1:
		return c[0]
	}
	return list(c)
}

// list shows texts as in the tool this package keeps step with: ['a', 'b'].
func list(texts []string) string {
	if len(texts) == 0 {
		return "[]"
	}
	return "['" + strings.Join(texts, "', '") + "']"
}

func numbers(list []int) string {
	return strings.ReplaceAll(fmt.Sprint(list), " ", ", ")
}

func none(text *string) string {
	if text == nil {
		return "None"
	}
	return *text
}
