// Package identity decides which accounts, in whatever briefs they stand, tell of one real-world meeting, and what that
// meeting then is.
//
// In go [graph.Told] values, out come [graph.Meeting] values. The result depends on the set of accounts only: not on
// their order, nor on how they were batched.
//
//	meetings := identity.Join(told)
//	meetings[0].Conflicts // ["date"]: one brief says the 25th, three the 26th
//
// Three steps: accounts that may be one meeting share a [Block] (same sides, same family of kinds, same mode); inside a
// block two accounts are compared only where the days that they can mean meet ([Window]); pairs that are alike enough
// and contradict each other in nothing are joined, the most alike first, as long as no two accounts of the growing
// meeting contradict each other.
package identity
