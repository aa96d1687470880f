package graph

import (
	"cmp"
	"fmt"
	"slices"
)

// partition is the key under which the index finds an account: its block, and whether its window is narrow.
func (id Identity) partition(t *Told) string {
	lo, hi, _ := id.Window(t)
	if hi-lo <= narrowWindow {
		return id.Block(t) + "|n"
	}
	return id.Block(t) + "|w"
}

// region is what a change can touch in one block.
type region struct {
	block    string
	seeds    map[string]bool // keys of accounts added or removed
	accounts []Told          // seeds and what was read
	gone     map[int]bool    // which of accounts are of removed briefs
	read     []span          // days read from the graph
}

// span is a range of days.
type span struct{ from, to int }

// join reads the accounts that the change can touch and joins them; the accounts of removed briefs show the way to
// others, but take no part.
func (c *change) join() ([]Meeting, error) {
	regions := c.regions()
	if err := c.readRegions(regions); err != nil {
		return nil, err
	}
	var members []Told
	meetingIDs := map[MeetingID]bool{}
	for _, r := range regions {
		for _, i := range c.w.Identity.Component(r.accounts, func(i int) bool { return r.seeds[r.accounts[i].Key()] }) {
			t := r.accounts[i]
			if id := c.current[t.Key()]; id != "" {
				meetingIDs[id] = true
			}
			if !r.gone[i] {
				members = append(members, t)
			}
		}
	}
	for i := range c.removed {
		meetingIDs[c.current[c.removed[i].Key()]] = true
	}
	if err := c.readMeetings(meetingIDs); err != nil {
		return nil, err
	}
	return c.w.Identity.Join(members), nil
}

func (c *change) regions() []*region {
	byBlock := map[string]*region{}
	add := func(t Told, gone bool) {
		block := c.w.Identity.Block(&t)
		r := byBlock[block]
		if r == nil {
			r = &region{block: block, seeds: map[string]bool{}, gone: map[int]bool{}}
			byBlock[block] = r
		}
		r.seeds[t.Key()] = true
		if gone {
			r.gone[len(r.accounts)] = true
		}
		r.accounts = append(r.accounts, t)
	}
	for _, t := range c.removed {
		add(t, true)
	}
	for _, t := range c.fresh {
		add(t, false)
	}
	all := make([]*region, 0, len(byBlock))
	for _, r := range byBlock {
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b *region) int { return cmp.Compare(a.block, b.block) })
	return all
}

// readRegions reads, for all regions at once, the accounts whose days meet those of the members, and again as long as
// new members reach further.
func (c *change) readRegions(regions []*region) error {
	open := regions
	for len(open) > 0 {
		var rows []map[string]any
		for _, r := range open {
			for _, s := range r.missing(c.w.Identity) {
				rows = append(rows,
					map[string]any{"block": r.block + "|n", "from": s.from - narrowWindow, "to": s.to, "since": s.from},
					map[string]any{"block": r.block + "|w", "from": s.from - MaxWindow, "to": s.to, "since": s.from})
			}
		}
		if len(rows) == 0 {
			return nil
		}
		found, err := c.readAccounts(rows)
		if err != nil {
			return err
		}
		var next []*region
		for _, r := range open {
			if r.take(found[r.block]) {
				next = append(next, r)
			}
		}
		open = next
	}
	return nil
}

// missing are the days that the members of the region reach and that were not read yet; they then count as read.
func (r *region) missing(id Identity) []span {
	var reach []span
	for _, i := range id.Component(r.accounts, func(i int) bool { return r.seeds[r.accounts[i].Key()] }) {
		lo, hi, _ := id.Window(&r.accounts[i])
		reach = append(reach, span{lo - 1, hi + 1})
	}
	var open []span
	for _, s := range merged(reach) {
		if !slices.ContainsFunc(r.read, func(done span) bool { return done.from <= s.from && s.to <= done.to }) {
			open = append(open, s)
		}
	}
	r.read = merged(append(r.read, open...))
	return open
}

func merged(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	var all []span
	for _, s := range spans {
		if n := len(all); n > 0 && s.from <= all[n-1].to+1 {
			all[n-1].to = max(all[n-1].to, s.to)
			continue
		}
		all = append(all, s)
	}
	return all
}

// take adds the accounts that are new to the region and says whether there were any.
func (r *region) take(found []Told) bool {
	have := map[string]bool{}
	for i := range r.accounts {
		have[r.accounts[i].Key()] = true
	}
	n := len(r.accounts)
	for _, t := range found {
		if !have[t.Key()] {
			have[t.Key()] = true
			r.accounts = append(r.accounts, t)
		}
	}
	return len(r.accounts) > n
}

func (c *change) readAccounts(rows []map[string]any) (map[string][]Told, error) {
	records, err := c.query(cypherAccountsInWindow, map[string]any{"rows": rows})
	if err != nil {
		return nil, fmt.Errorf("reading accounts: %w", err)
	}
	found := map[string][]Told{}
	for _, record := range records {
		row := record.Values[0].(map[string]any)
		t := toldOf(row)
		partition, _ := row["block"].(string)
		block := partition[:len(partition)-2]
		found[block] = append(found[block], t)
		c.current[t.Key()] = MeetingID(record.Values[1].(string))
	}
	return found, nil
}

func (c *change) readMeetings(ids map[MeetingID]bool) error {
	list := make([]string, 0, len(ids))
	for id := range ids {
		if id != "" {
			list = append(list, string(id))
		}
	}
	if len(list) == 0 {
		return nil
	}
	records, err := c.query(cypherMeetings, map[string]any{"ids": list})
	if err != nil {
		return fmt.Errorf("reading meetings: %w", err)
	}
	for _, r := range records {
		m := oldMeeting{pairs: texts(r.Values[2]), on: r.Values[3]}
		m.digest, _ = r.Values[1].(string)
		m.status, _ = r.Values[4].(string)
		c.old[MeetingID(r.Values[0].(string))] = m
	}
	return nil
}
