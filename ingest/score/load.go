package score

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"kaidan/graph"
)

// Brief is a brief with what was found in it, or with what there is to be found.
type Brief struct {
	ID                string     `json:"id"`
	Published         *string    `json:"published"`
	Statements        []string   `json:"statements"`
	Countries         []string   `json:"countries"`
	Officials         []Official `json:"officials"`
	Meetings          []Meeting  `json:"meetings"`
	OptionalCountries []string   `json:"optional_countries"` // gold only
	OptionalOfficials []Official `json:"optional_officials"` // gold only
}

// Official is a holder of an office; gold lists other accepted spellings of the name.
type Official struct {
	Name    string   `json:"name"`
	Country *string  `json:"country"`
	Aliases []string `json:"aliases"`
}

// Meeting is one meeting of a brief.
type Meeting struct {
	Kind       Choices  `json:"kind"`
	Mode       string   `json:"mode"`
	Status     Choices  `json:"status"`
	Start      *string  `json:"start"`
	End        *string  `json:"end"`
	Place      *string  `json:"place"`
	Countries  []string `json:"countries"`
	Officials  []string `json:"officials"`
	Topics     []string `json:"topics"`
	Statements []int    `json:"statements"`
	Event      *string  `json:"event"`

	Optional          bool      `json:"optional"` // this and the rest: gold only
	CountriesAny      bool      `json:"countries_any"`
	StartAny          []*string `json:"start_any"`
	PlaceAny          []string  `json:"place_any"`
	OfficialsOptional []string  `json:"officials_optional"`
}

// Choices are the accepted values; a prediction gives one.
type Choices []string

// UnmarshalJSON takes a value or a list of values.
func (c *Choices) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(data, []byte("[")) {
		return json.Unmarshal(data, (*[]string)(c))
	}
	var one *string
	err := json.Unmarshal(data, &one)
	if *c = nil; one != nil {
		*c = Choices{*one}
	}
	return err
}

func (c Choices) has(value string) bool {
	for _, choice := range c {
		if choice == value {
			return true
		}
	}
	return false
}

func (c Choices) first() string {
	if len(c) == 0 {
		return ""
	}
	return c[0]
}

// Load reads briefs, one JSON object a line.
func Load(name string, r io.Reader) ([]Brief, error) {
	var briefs []Brief
	in := bufio.NewReader(r)
	for line := 1; ; line++ {
		data, err := in.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		if len(bytes.TrimSpace(data)) > 0 {
			var brief Brief
			if err := json.Unmarshal(data, &brief); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, line, err)
			}
			briefs = append(briefs, brief)
		}
		if err != nil {
			return briefs, nil
		}
	}
}

// Of is what an extraction says, ready to be compared.
func Of(ex *graph.Extraction) Brief {
	b := Brief{ID: string(ex.ID), Published: optional(string(ex.Published)), Statements: ex.Brief.Statements}
	for _, country := range ex.Countries {
		b.Countries = append(b.Countries, string(country))
	}
	for i := range ex.Officials {
		o := &ex.Officials[i]
		b.Officials = append(b.Officials, Official{Name: o.Name, Country: &o.Country, Aliases: o.Aliases})
	}
	for i := range ex.Meetings {
		m := &ex.Meetings[i]
		b.Meetings = append(b.Meetings, Meeting{
			Kind: Choices{string(m.Kind)}, Mode: string(m.Mode), Status: Choices{string(m.Status)},
			Start: optional(string(m.Start)), End: optional(string(m.End)), Place: optional(string(m.Place)),
			Countries: m.Countries, Officials: m.Officials, Topics: m.Topics, Statements: m.Statements, Event: optional(m.Event),
		})
	}
	return b
}

func optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
