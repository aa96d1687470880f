// Package ask understands what people type: a name in any spelling, a date, a whole question in Japanese or English.
//
// In go text and the gazetteer, out comes an actor of the graph, or a named question with its parameters and a sentence
// that says how it was understood. No language model is involved:
//
//	understood, err := reader.Read(ctx, "王毅は9月に誰と何について会談したか")
package ask
