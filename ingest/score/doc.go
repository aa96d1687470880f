// Package score holds extractions against gold: which countries, officials and meetings were found, and how well.
//
// In go two lists of briefs, out come precision, recall and F1 with the problems that explain them. Text is compared
// after a fold that the caller gives, as NFKC:
//
//	gold, err := score.Load("gold.jsonl", f)
//	result, problems := score.Compare(gold, predicted, norm.NFKC.String)
//
// Briefs are paired by id, else by their statements. Meetings are paired one to one so that the sum of their likenesses
// is greatest; a pair must share half of its countries and a group of kinds. In gold, kind and status may list accepted
// values; what is optional counts neither for nor against.
package score
