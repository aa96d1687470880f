package ask

import "kaidan/ingest/gazetteer"

// Compound takes a word apart in which every character stands for a country: 日中韓, 米中. It is nil for other words,
// and for those that are a country's own name.
func Compound(gaz *gazetteer.Gazetteer, text string) []string {
	if side(gaz, text) != "" || len(gaz.Named(text)) > 0 {
		return nil
	}
	var codes []string
	sure := false
	for _, r := range text {
		code, rare := gaz.Char(string(r))
		if code == "" {
			if code = gaz.Context(string(r)); code == "" {
				return nil
			}
		}
		sure = sure || !rare
		codes = append(codes, code)
	}
	if len(codes) < 2 || !sure {
		return nil
	}
	return codes
}
