package graph

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// parts is in how many parts the accounts are joined: only those of one part are in memory at a time.
const parts = 64

// Offline makes the files of [Store.ExportAdmin] from extractions, without a server: the way to load millions of briefs
// into an empty graph. The files say what a [Writer] would have written.
//
// Extractions wait in a temporary file. In memory are the ids of briefs, the names of actors, topics and places, the sums
// of pairs, and one part of the accounts.
type Offline struct {
	row     *change // makes the rows
	files   *adminFiles
	temp    string
	briefs  *spool
	parts   [parts]*spool
	last    map[BriefID]int // number of the extraction that counts for a brief
	added   int
	sides   map[string]bool
	people  map[OfficialID]Official
	offices map[[2]string]bool // official whom the gazetteer lacks, and office that a brief gives
	topics  map[string]bool
	places  map[string]bool
	inside  map[[2]string]bool
	sums    map[string]sum
	linked  map[string]MeetingID // meeting of the accounts that During and Follows name, by account key
	links   []link
	done    Changes
}

// link is a DURING or FOLLOWS between two accounts of a brief.
type link struct{ kind, from, to string }

// NewOffline begins the files in dir, which must be empty or not there; call Close in the end, or Discard.
func NewOffline(dir string, o WriteOptions) (*Offline, error) {
	files, err := newAdminFiles(dir)
	if err != nil {
		return nil, err
	}
	temp, err := os.MkdirTemp("", "kaidan-")
	if err != nil {
		return nil, fmt.Errorf("keep extractions until all are read: %w", err)
	}
	off := &Offline{
		row: &change{w: &Writer{WriteOptions: o}, stamps: map[BriefID]string{}}, files: files, temp: temp, last: map[BriefID]int{}, sides: map[string]bool{},
		people: map[OfficialID]Official{}, offices: map[[2]string]bool{}, topics: map[string]bool{}, places: map[string]bool{},
		inside: map[[2]string]bool{}, sums: map[string]sum{}, linked: map[string]MeetingID{},
	}
	if off.briefs, err = newSpool(temp, "briefs"); err != nil {
		return nil, errors.Join(err, os.RemoveAll(temp))
	}
	for i := range off.parts {
		if off.parts[i], err = newSpool(temp, fmt.Sprint("part", i)); err != nil {
			return nil, errors.Join(err, os.RemoveAll(temp))
		}
	}
	return off, nil
}

// Add takes one extraction. Of two with one id the later one counts.
func (o *Offline) Add(ex *Extraction) error {
	o.last[ex.ID] = o.added
	o.added++
	return o.briefs.add(ex)
}

// Close writes all files and says what they hold.
func (o *Offline) Close() (Changes, error) {
	err := o.writeAll()
	o.done.Nodes, o.done.Relationships = o.files.nodes, o.files.relationships
	return o.done, errors.Join(err, o.files.close(), o.Discard())
}

// Discard removes what was kept, where not all could be added.
func (o *Offline) Discard() error {
	for _, s := range append(o.parts[:], o.briefs) {
		_ = s.file.Close()
	}
	return os.RemoveAll(o.temp)
}

func (o *Offline) writeAll() error {
	o.files.node("Kaidan", map[string]any{"id": "graph", "schema": SchemaVersion})
	number := 0
	err := each(o.briefs, func(ex *Extraction) error {
		number++
		if o.last[ex.ID] != number-1 {
			o.done.BriefsUnchanged++
			return nil
		}
		o.done.BriefsNew++
		return o.writeBrief(ex)
	})
	if err != nil {
		return fmt.Errorf("writing briefs: %w", err)
	}
	for _, part := range o.parts {
		var accounts []Told
		if err := each(part, func(t *Told) error { accounts = append(accounts, *t); return nil }); err != nil {
			return fmt.Errorf("joining accounts: %w", err)
		}
		for _, m := range o.row.w.Identity.Join(accounts) {
			o.writeMeeting(&m)
		}
	}
	o.writeLinks()
	o.writeSums()
	o.writeNames()
	return nil
}

// writeBrief writes the brief and what it mentions, and puts its accounts to those of their part.
func (o *Offline) writeBrief(ex *Extraction) error {
	o.row.stamps = map[BriefID]string{ex.ID: Stamp(ex)}
	row := o.row.briefRow(ex)
	set := row["set"].(map[string]any)
	set["id"] = row["id"]
	o.files.node("Brief", set)
	for _, m := range mentionsOf(ex) {
		o.files.edge("MENTIONS", "Brief", m.label, row["id"], m.id, m.set)
	}
	ex.actors(o.sides, o.people)
	for _, official := range ex.Officials {
		if official.Office != "" {
			o.offices[[2]string{string(cmp.Or(official.ID, UnlistedID(official.Country, official.Name))), official.Office}] = true
		}
	}
	for _, t := range ex.Told() {
		t.actors(o.sides, o.people)
		for kind, to := range map[string]*int{"DURING": t.During, "FOLLOWS": t.Follows} {
			if to != nil && *to >= 0 && *to < len(ex.Meetings) {
				o.links = append(o.links, link{kind, t.Key(), (&Told{Brief: ex.ID, Index: *to}).Key()})
			}
		}
		sum := fnv.New32a()
		_, _ = io.WriteString(sum, o.row.w.Identity.Block(&t))
		if err := o.parts[sum.Sum32()%parts].add(t); err != nil {
			return err
		}
	}
	return nil
}

func (o *Offline) writeMeeting(m *Meeting) {
	id := string(m.ID)
	row := o.row.meetingRow(m)
	o.files.node("Meeting", row)
	o.done.MeetingsNew++
	for _, p := range m.Sides {
		o.files.edge("PARTICIPATES_IN", labelOf(p.ID), "Meeting", p.ID, id, participantRow(m, p))
	}
	for _, p := range m.Officials {
		o.files.edge("PARTICIPATES_IN", "Official", "Meeting", p.ID, id, participantRow(m, p))
	}
	for _, t := range m.Topics {
		o.topics[t.Text] = true
		o.files.edge("ABOUT", "Meeting", "Topic", id, t.Text, topicRow(m, t))
	}
	if m.Place != "" {
		o.places[m.Place] = true
		o.files.edge("HELD_AT", "Meeting", "Place", id, m.Place, map[string]any{"evidence": list(m.PlaceEvidence)})
		if m.PlaceCountry != "" {
			o.inside[[2]string{m.Place, string(m.PlaceCountry)}] = true
		}
	}
	for i := range m.Accounts {
		t := &m.Accounts[i]
		o.done.Accounts++
		if len(m.Accounts) > 1 {
			o.done.Joined++
		}
		if t.Linked {
			o.linked[t.Key()] = m.ID
		}
		o.files.edge("REPORTS", "Brief", "Meeting", string(t.Brief), id, o.row.w.Identity.reportRow(t))
	}
	for _, pair := range pairsOf(m) {
		s := o.sums[pair]
		s.meetings++
		if m.Status == Held {
			s.held++
		}
		o.sums[pair] = s
		a, b, labels := pairEnds(pair)
		o.files.edge("MET", labels[0], labels[1], a, b, map[string]any{
			"pair": pair, "on": row["on"], "meeting": id, "kind": string(m.Kind), "status": string(m.Status),
		})
	}
}

func (o *Offline) writeLinks() {
	seen := map[link]bool{}
	for _, l := range o.links {
		ends := link{l.kind, string(o.linked[l.from]), string(o.linked[l.to])}
		if ends.from != ends.to && !seen[ends] {
			seen[ends] = true
			o.files.edge(l.kind, "Meeting", "Meeting", ends.from, ends.to, nil)
		}
	}
}

func (o *Offline) writeSums() {
	for _, pair := range slices.Sorted(maps.Keys(o.sums)) {
		a, b, labels := pairEnds(pair)
		o.files.edge("COUNTERPART", labels[0], labels[1], a, b, map[string]any{"pair": pair, "meetings": o.sums[pair].meetings, "held": o.sums[pair].held})
	}
}

// writeNames writes actors, topics and places, and who holds which office.
func (o *Offline) writeNames() {
	rows, tenures := o.row.officialRows(o.people, o.sides)
	for _, row := range rows {
		o.files.node("Official", row["set"].(map[string]any))
	}
	for _, id := range slices.Sorted(maps.Keys(tenures)) {
		for _, t := range tenures[id] {
			side := t["side"].(string)
			o.files.edge("REPRESENTS", "Official", labelOf(side), id, side, t)
		}
	}
	for held := range o.offices {
		side, _, unlisted := strings.Cut(held[0], ":")
		if _, listed := o.row.w.Reference.Officials[OfficialID(held[0])]; unlisted && !listed && side != "" {
			o.files.edge("REPRESENTS", "Official", labelOf(side), held[0], side, map[string]any{"office": held[1]})
		}
	}
	delete(o.sides, "")
	for _, side := range slices.Sorted(maps.Keys(o.sides)) {
		set := o.row.w.Reference.sideRow(side)["set"].(map[string]any)
		set[keyOf(labelOf(side))] = side
		o.files.node(labelOf(side), set)
	}
	for _, word := range slices.Sorted(maps.Keys(o.topics)) {
		o.files.node("Topic", map[string]any{"name": word, "caption": Caption(word)})
	}
	for _, word := range slices.Sorted(maps.Keys(o.places)) {
		o.files.node("Place", map[string]any{"name": word, "caption": Caption(word)})
	}
	for in := range o.inside {
		o.files.edge("IN", "Place", "Country", in[0], in[1], nil)
	}
}

// adminFiles are the files of one export, each begun with its first row. The first error is kept for close.
type adminFiles struct {
	dir                  string
	byLabel              map[string]NodeType
	byEnds               map[[3]string]ends
	open                 map[string]*spool
	nodes, relationships int
	err                  error
}

func newAdminFiles(dir string) (*adminFiles, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	there, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	if len(there) > 0 {
		return nil, fmt.Errorf("the folder %s is not empty; name a new one", dir)
	}
	f := &adminFiles{dir: dir, byLabel: map[string]NodeType{}, byEnds: map[[3]string]ends{}, open: map[string]*spool{}}
	schema := Schema()
	for _, n := range schema.Nodes {
		f.byLabel[n.Label] = n
	}
	for _, e := range schema.allEnds() {
		f.byEnds[[3]string{e.Type, e.from.Label, e.to.Label}] = e
	}
	return f, nil
}

func (f *adminFiles) node(label string, values map[string]any) {
	n := f.byLabel[label]
	f.nodes++
	f.write(n.adminFile(), n.adminColumns, n.adminRow(values))
}

func (f *adminFiles) edge(kind, from, to string, a, b any, values map[string]any) {
	e, there := f.byEnds[[3]string{kind, from, to}]
	if !there && f.err == nil {
		f.err = fmt.Errorf("the schema has no %s from %s to %s", kind, from, to)
		return
	}
	f.relationships++
	f.write(e.adminFile(), e.adminColumns, e.adminRow(a, b, values))
}

func (f *adminFiles) write(name string, columns func() []string, row []any) {
	if f.err != nil {
		return
	}
	s := f.open[name]
	if s == nil {
		if s, f.err = newSpool(f.dir, name); f.err != nil {
			return
		}
		f.open[name] = s
		fmt.Fprintln(s.out, strings.Join(columns(), ","))
	}
	f.err = writeAdminRow(s.out, row)
}

func (f *adminFiles) close() error {
	for _, s := range f.open {
		f.err = errors.Join(f.err, s.out.Flush(), s.file.Close())
	}
	return f.err
}

// spool is a file being written.
type spool struct {
	file *os.File
	out  *bufio.Writer
}

func newSpool(dir, name string) (*spool, error) {
	file, err := os.Create(filepath.Join(dir, name))
	if err != nil {
		return nil, err
	}
	return &spool{file, bufio.NewWriterSize(file, 1<<16)}, nil
}

func (s *spool) add(v any) error { return json.NewEncoder(s.out).Encode(v) }

// each reads back what was added.
func each[T any](s *spool, do func(*T) error) error {
	if err := s.out.Flush(); err != nil {
		return err
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	decoder := json.NewDecoder(bufio.NewReaderSize(s.file, 1<<16))
	for decoder.More() {
		var v T
		if err := decoder.Decode(&v); err != nil {
			return err
		}
		if err := do(&v); err != nil {
			return err
		}
	}
	return nil
}
