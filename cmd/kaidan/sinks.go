package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"kaidan/graph"
	"kaidan/ingest/identity"
)

// extractionSink takes extractions in order. Two kinds print, and one waits for all of them.
type extractionSink interface {
	prepare(*prepared) error // called by many at once
	take(prepared) error
	close() error
}

// lineSink writes one JSON object a line, or one indented array.
type lineSink struct {
	out    io.Writer
	indent bool
	begun  bool
}

func (s *lineSink) prepare(p *prepared) error {
	text, err := encodeExtraction(p.ex, s.indent)
	p.text, p.ex = text, nil
	return err
}

func encodeExtraction(ex *graph.Extraction, indent bool) ([]byte, error) {
	if !indent {
		return append(encode(ex), '\n'), nil
	}
	text, err := json.MarshalIndent(json.RawMessage(encode(ex)), "  ", "  ")
	return append([]byte("  "), text...), err
}

func (s *lineSink) take(p prepared) error {
	if p.text == nil {
		if err := s.prepare(&p); err != nil {
			return err
		}
	}
	if s.indent {
		before := ",\n"
		if !s.begun {
			before = "[\n"
		}
		if _, err := io.WriteString(s.out, before); err != nil {
			return err
		}
	}
	s.begun = true
	_, err := s.out.Write(p.text)
	return err
}

func (s *lineSink) close() error {
	if !s.indent {
		return nil
	}
	text := "\n]\n"
	if !s.begun {
		text = "[]\n"
	}
	_, err := io.WriteString(s.out, text)
	return err
}

// tableSink prints one row for each meeting.
type tableSink struct {
	app  *app
	rows [][]any
}

func (s *tableSink) prepare(*prepared) error { return nil }

func (s *tableSink) take(p prepared) error {
	for i := range p.ex.Meetings {
		m := &p.ex.Meetings[i]
		s.rows = append(s.rows, []any{
			string(p.ex.ID), period(m.Start, m.End), string(m.Status), string(m.Kind), string(m.Mode), string(m.Place),
			m.Countries, m.Officials, m.Topics, statementList(m.Statements), m.Event,
		})
	}
	return nil
}

func (s *tableSink) close() error {
	a := s.app
	return a.print(table{columns: a.headed("brief", "date", "status", "kind", "mode", "place", "countries", "officials", "topics", "statement", "event"), rows: s.rows}, formatTable)
}

// eventSink keeps what is needed to join meetings in memory, and the extractions in a file, until all are read.
type eventSink struct {
	after extractionSink
	told  []graph.Told
	spool *os.File
	out   *bufio.Writer
}

func (s *eventSink) prepare(p *prepared) error {
	p.text = append(encode(p.ex), '\n')
	return nil
}

func (s *eventSink) take(p prepared) error {
	if s.spool == nil {
		spool, err := os.CreateTemp("", "kaidan-*.jsonl")
		if err != nil {
			return fmt.Errorf("keep extractions until all are read: %w", err)
		}
		_ = os.Remove(spool.Name()) // where a system keeps an open file that has no name; else close removes it
		s.spool, s.out = spool, bufio.NewWriterSize(spool, 1<<16)
	}
	for _, t := range p.ex.Told() {
		t.Quotes, t.Evidence = nil, nil
		s.told = append(s.told, t)
	}
	_, err := s.out.Write(p.text)
	return err
}

func (s *eventSink) close() error {
	if s.spool == nil {
		return s.after.close()
	}
	defer func() {
		_ = s.spool.Close()
		_ = os.Remove(s.spool.Name())
	}()
	if err := s.out.Flush(); err != nil {
		return err
	}
	if _, err := s.spool.Seek(0, io.SeekStart); err != nil {
		return err
	}
	events := eventKeys(s.told)
	decoder := json.NewDecoder(bufio.NewReaderSize(s.spool, 1<<16))
	for decoder.More() {
		var ex graph.Extraction
		if err := decoder.Decode(&ex); err != nil {
			return fmt.Errorf("read the extractions again: %w", err)
		}
		nameEvents(&ex, events)
		if err := s.after.take(prepared{ex: &ex}); err != nil {
			return err
		}
	}
	return s.after.close()
}

// eventKeys gives the key of each account's meeting, by the join that `kaidan ingest` makes.
func eventKeys(told []graph.Told) map[string]string {
	events := make(map[string]string, len(told))
	for _, meeting := range identity.Join(told) {
		for i := range meeting.Accounts {
			events[meeting.Accounts[i].Key()] = string(meeting.ID)
		}
	}
	return events
}

func nameEvents(ex *graph.Extraction, events map[string]string) {
	for i, t := range ex.Told() {
		ex.Meetings[i].Event = events[t.Key()]
	}
}
