package graph

import (
	"encoding/json"
	"fmt"
	"time"
)

// Date is a calendar date as precise as it is known, in ISO 8601: "2023-09-26", "2023-09", "2023", or "" where
// nothing is known. In JSON the unknown date is null.
type Date string

// Precision of a [Date].
const (
	PrecisionDay     = "day"
	PrecisionMonth   = "month"
	PrecisionSeason  = "season"
	PrecisionYear    = "year"
	PrecisionUnknown = "unknown"
)

// ParseDate accepts the three forms of a Date and the empty string; anything else, and days that no calendar has, is
// an error.
func ParseDate(text string) (Date, error) {
	layouts := map[int]string{4: "2006", 7: "2006-01", 10: "2006-01-02"}
	if text == "" {
		return "", nil
	}
	if _, err := time.Parse(layouts[len(text)], text); err != nil || layouts[len(text)] == "" {
		return "", fmt.Errorf("date %q: want YYYY, YYYY-MM or YYYY-MM-DD", text)
	}
	return Date(text), nil
}

// Precision is one of the Precision constants; it never is PrecisionSeason, which only an interval can have.
func (d Date) Precision() string {
	switch len(d) {
	case 4:
		return PrecisionYear
	case 7:
		return PrecisionMonth
	case 10:
		return PrecisionDay
	}
	return PrecisionUnknown
}

// First is the first day that d can mean, as YYYY-MM-DD; "" where d is unknown.
func (d Date) First() string {
	switch len(d) {
	case 4:
		return string(d) + "-01-01"
	case 7:
		return string(d) + "-01"
	}
	return string(d)
}

// Last is the last day that d can mean, as YYYY-MM-DD; "" where d is unknown.
func (d Date) Last() string {
	switch len(d) {
	case 4:
		return string(d) + "-12-31"
	case 7:
		t, err := time.Parse("2006-01", string(d))
		if err != nil {
			return string(d)
		}
		return t.AddDate(0, 1, -1).Format(time.DateOnly)
	}
	return string(d)
}

// MarshalJSON writes an unknown date as null.
func (d Date) MarshalJSON() ([]byte, error) { return nullable(string(d)) }

// UnmarshalJSON reads null as the unknown date and refuses what is no Date.
func (d *Date) UnmarshalJSON(data []byte) error {
	var text *string
	if err := json.Unmarshal(data, &text); err != nil {
		return err
	}
	if text == nil {
		*d = ""
		return nil
	}
	parsed, err := ParseDate(*text)
	*d = parsed
	return err
}

// Text is a string whose absence is null in JSON: a title, a place.
type Text string

// MarshalJSON writes the empty text as null.
func (t Text) MarshalJSON() ([]byte, error) { return nullable(string(t)) }

func nullable(text string) ([]byte, error) {
	if text == "" {
		return []byte("null"), nil
	}
	return json.Marshal(text)
}
