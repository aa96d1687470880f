package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// MaxWindow is the widest window, in days, that Identity.Window may give.
const MaxWindow = 2000

// narrowWindow divides the accounts of a block for the index: the narrow ones are found without reading the wide ones.
const narrowWindow = 40

// ErrSchema is a graph whose schema version is not this program's.
var ErrSchema = errors.New("the graph has another schema version")

// WriteOptions are what a Writer needs beside the store.
type WriteOptions struct {
	Identity  Identity
	Reference Reference
	Now       func() time.Time // for Brief.ingestedAt; nil: time.Now
}

// Writer changes the graph. Several writers, in one or many processes, give the same graph as one: each transaction
// first takes the one lock that the graph has.
type Writer struct {
	store *Store
	WriteOptions
}

// Changes counts what a write did.
type Changes struct {
	BriefsNew       int `json:"briefsNew"`
	BriefsUnchanged int `json:"briefsUnchanged"`
	BriefsReplaced  int `json:"briefsReplaced"`
	BriefsForgotten int `json:"briefsForgotten"`
	Accounts        int `json:"accounts"`        // accounts written
	MeetingsNew     int `json:"meetingsNew"`     // meetings that were not there
	MeetingsChanged int `json:"meetingsChanged"` // meetings that say something new
	MeetingsRemoved int `json:"meetingsRemoved"` // meetings that are gone, or have become another
	Joined          int `json:"joined"`          // new accounts of meetings that other briefs tell too
	Nodes           int `json:"nodes"`           // nodes created
	Relationships   int `json:"relationships"`   // relationships created
}

// Add sums two counts.
func (c *Changes) Add(o Changes) {
	c.BriefsNew += o.BriefsNew
	c.BriefsUnchanged += o.BriefsUnchanged
	c.BriefsReplaced += o.BriefsReplaced
	c.BriefsForgotten += o.BriefsForgotten
	c.Accounts += o.Accounts
	c.MeetingsNew += o.MeetingsNew
	c.MeetingsChanged += o.MeetingsChanged
	c.MeetingsRemoved += o.MeetingsRemoved
	c.Joined += o.Joined
	c.Nodes += o.Nodes
	c.Relationships += o.Relationships
}

// Writer makes sure that the schema is there and of this program's version.
func (s *Store) Writer(ctx context.Context, o WriteOptions) (*Writer, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if err := s.Prepare(ctx); err != nil {
		return nil, err
	}
	return &Writer{store: s, WriteOptions: o}, nil
}

// Write puts extractions into the graph, all or none. A brief that is there with the same content and extraction is left
// as it is; one with another content replaces its earlier version.
func (w *Writer) Write(ctx context.Context, batch []Extraction) (Changes, error) {
	return w.change(ctx, batch, nil, false)
}

// Rewrite is Write that also writes unchanged briefs anew, by today's identity rules and gazetteer; their ingestedAt stays.
func (w *Writer) Rewrite(ctx context.Context, batch []Extraction) (Changes, error) {
	return w.change(ctx, batch, nil, true)
}

// Replace is Write that in the same transaction forgets the briefs old.
func (w *Writer) Replace(ctx context.Context, batch []Extraction, old []BriefID) (Changes, error) {
	return w.change(ctx, batch, old, false)
}

// Forget removes briefs and all that only they support. Ids that the graph lacks are not counted.
func (w *Writer) Forget(ctx context.Context, ids []BriefID) (Changes, error) {
	return w.change(ctx, nil, ids, false)
}

func (w *Writer) change(ctx context.Context, add []Extraction, forget []BriefID, force bool) (Changes, error) {
	var done Changes
	if len(add) == 0 && len(forget) == 0 {
		return done, nil
	}
	err := w.store.write(ctx, func(tx neo4j.ManagedTransaction) error {
		c := newChange(ctx, w, tx)
		err := c.run(add, forget, force)
		done = c.done
		return err
	})
	if err != nil {
		return Changes{}, err
	}
	return done, nil
}

// write runs one transaction and repeats it for as long as the server is away. That includes the case that the driver
// leaves alone: a commit that got lost on the way may or may not be done, but every write here can be repeated.
func (s *Store) write(ctx context.Context, work func(neo4j.ManagedTransaction) error) error {
	deadline := time.Now().Add(s.maxRetry)
	for {
		session := s.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: s.database, AccessMode: neo4j.AccessModeWrite, BookmarkManager: s.bookmarks})
		_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) { return nil, work(tx) })
		_ = session.Close(context.WithoutCancel(ctx))
		if err == nil || !away(err) || time.Now().After(deadline) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(500 * time.Millisecond):
		}
	}
}

// away reports whether an error says that the server could not be reached.
func away(err error) bool {
	var lost *neo4j.ConnectivityError
	var limit *neo4j.TransactionExecutionLimit
	return errors.As(err, &lost) || errors.As(err, &limit) || neo4j.IsRetryable(err)
}

// change is one transaction: what is known at its start, and what follows from the briefs added and removed.
type change struct {
	ctx  context.Context
	w    *Writer
	tx   neo4j.ManagedTransaction
	done Changes

	fresh   []Told               // accounts to write
	removed []Told               // accounts of briefs that are replaced or forgotten
	current map[string]MeetingID // meeting that an account stands at, by account key; new ones lack
	old     map[MeetingID]oldMeeting
	loose   []string           // element ids of nodes that lost a relationship
	people  []string           // ids of officials that a removed brief mentioned
	kept    map[BriefID]string // stamp of the briefs that were there
	stamps  map[BriefID]string // stamp of the briefs to write
}

type oldMeeting struct {
	digest string
	pairs  []string
	on     any
	status string
}

func newChange(ctx context.Context, w *Writer, tx neo4j.ManagedTransaction) *change {
	return &change{ctx: ctx, w: w, tx: tx, current: map[string]MeetingID{}, old: map[MeetingID]oldMeeting{}}
}

func (c *change) run(add []Extraction, forget []BriefID, force bool) error {
	if err := c.lock(); err != nil {
		return err
	}
	add, replaced, forgotten, err := c.sort(add, forget, force)
	if err != nil || len(add) == 0 && len(forgotten) == 0 {
		return err
	}
	if err := c.cut(slices.Concat(replaced, forgotten)); err != nil {
		return fmt.Errorf("removing earlier versions: %w", err)
	}
	if err := c.each(cypherDeleteBriefs, forgotten); err != nil {
		return fmt.Errorf("removing briefs: %w", err)
	}
	for i := range add {
		c.fresh = append(c.fresh, add[i].Told()...)
	}
	meetings, err := c.join()
	if err != nil {
		return fmt.Errorf("joining accounts: %w", err)
	}
	if err := c.writeBriefs(add); err != nil {
		return fmt.Errorf("writing briefs: %w", err)
	}
	if err := c.writeMeetings(meetings); err != nil {
		return fmt.Errorf("writing meetings: %w", err)
	}
	if err := c.sweep(); err != nil {
		return fmt.Errorf("removing what nothing supports: %w", err)
	}
	return nil
}

// lock takes the graph's one lock and refuses a graph of another schema.
func (c *change) lock() error {
	rows, err := c.query(cypherLock, map[string]any{"version": SchemaVersion})
	if err != nil {
		return fmt.Errorf("locking the graph: %w", err)
	}
	return checkVersion(number(rows[0].Values[0]))
}

// sort tells the briefs that change something from those that do not; of two with one id the later one counts.
func (c *change) sort(add []Extraction, forget []BriefID, force bool) (changed []Extraction, replaced, forgotten []string, err error) {
	var ids []string
	last := map[BriefID]int{}
	for i := range add {
		last[add[i].ID] = i
		ids = append(ids, string(add[i].ID))
	}
	for _, id := range forget {
		ids = append(ids, string(id))
	}
	rows, err := c.query(cypherKnown, map[string]any{"ids": ids})
	if err != nil {
		return nil, nil, nil, fmt.Errorf("looking for known briefs: %w", err)
	}
	known := map[BriefID]string{}
	c.kept, c.stamps = known, map[BriefID]string{}
	for _, r := range rows {
		known[BriefID(r.Values[0].(string))], _ = r.Values[1].(string)
	}
	for i := range add {
		if last[add[i].ID] != i {
			c.done.BriefsUnchanged++
			continue
		}
		before, there := known[add[i].ID]
		stamp := Stamp(&add[i])
		c.stamps[add[i].ID] = stamp
		switch {
		case there && before == stamp && !force:
			c.done.BriefsUnchanged++
		case there:
			if before == stamp {
				c.done.BriefsUnchanged++
			} else {
				c.done.BriefsReplaced++
			}
			replaced = append(replaced, string(add[i].ID))
			changed = append(changed, add[i])
		default:
			c.done.BriefsNew++
			changed = append(changed, add[i])
		}
	}
	for _, id := range forget {
		_, there := known[id]
		_, again := last[id]
		if there && !again && !slices.Contains(forgotten, string(id)) {
			c.done.BriefsForgotten++
			forgotten = append(forgotten, string(id))
		}
	}
	return changed, replaced, forgotten, nil
}

// Stamp is a digest of a brief and of what was read from it: equal stamps need no writing.
func Stamp(ex *Extraction) string { return digest(ex) }

func digest(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:12])
}

// cut takes the accounts and mentions of briefs away and remembers what they were.
func (c *change) cut(briefs []string) error {
	if len(briefs) == 0 {
		return nil
	}
	rows, err := c.query(cypherAccountsOfBriefs, map[string]any{"ids": briefs})
	if err != nil {
		return err
	}
	for _, r := range rows {
		t := toldOf(r.Values[0].(map[string]any))
		c.removed = append(c.removed, t)
		c.current[t.Key()] = MeetingID(r.Values[1].(string))
	}
	rows, err = c.query(cypherCutBriefs, map[string]any{"ids": briefs})
	for _, r := range rows {
		c.loose = append(c.loose, r.Values[0].(string))
		if id, ok := r.Values[1].(string); ok {
			c.people = append(c.people, id)
		}
	}
	return err
}

// sweep removes topics, places, officials and then countries that nothing supports any more.
func (c *change) sweep() error {
	if len(c.loose) == 0 {
		return nil
	}
	rows, err := c.query(cypherOrphans, map[string]any{"ids": unique(c.loose)})
	if err != nil {
		return err
	}
	ends := c.loose
	for _, r := range rows {
		ends = append(ends, texts(r.Values[0])...)
	}
	_, err = c.query(cypherLonelyActors, map[string]any{"ids": unique(ends)})
	return err
}

func unique(all []string) []string {
	all = slices.Clone(all)
	slices.Sort(all)
	return slices.Compact(all)
}

// planOnce keeps the first plan of a statement: all find their rows by key, so that no count of the growing graph could
// give a better one, and planning anew takes as long as writing hundreds of rows.
const planOnce = "CYPHER replan=skip"

// query runs one statement, reads all its records and counts what it created.
func (c *change) query(cypher string, params map[string]any) ([]*neo4j.Record, error) {
	result, err := c.tx.Run(c.ctx, planOnce+cypher, params)
	if err != nil {
		return nil, err
	}
	records, err := result.Collect(c.ctx)
	if err != nil {
		return nil, err
	}
	summary, err := result.Consume(c.ctx)
	if err != nil {
		return nil, err
	}
	c.done.Nodes += summary.Counters().NodesCreated()
	c.done.Relationships += summary.Counters().RelationshipsCreated()
	return records, nil
}

// each runs a statement over ids, if there are any.
func (c *change) each(cypher string, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := c.query(cypher, map[string]any{"ids": ids})
	return err
}

// rows runs a statement over rows, if there are any.
func (c *change) rows(cypher string, rows []map[string]any) error {
	if len(rows) == 0 {
		return nil
	}
	_, err := c.query(cypher, map[string]any{"rows": rows})
	return err
}

// relabel puts a label and its key into a statement that serves several labels.
func relabel(cypher, label string) string {
	return strings.NewReplacer("$Label", label, "$key", keyOf(label)).Replace(cypher)
}

func keyOf(label string) string {
	if label == "Country" {
		return "code"
	}
	return "id"
}

func labelOf(side string) string {
	if IsCountry(side) {
		return "Country"
	}
	return "Organization"
}
