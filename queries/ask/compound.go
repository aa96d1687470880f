package ask

// Compound takes a word apart in which every character stands for a country: 日中韓, 米中. It is nil for other words,
// and for those that are a country's own name.
func (x *Index) Compound(text string) []string {
	if x.Side(text) != "" || len(x.gaz.Named(text)) > 0 {
		return nil
	}
	var codes []string
	sure := false
	for _, r := range text {
		code, rare := x.gaz.Char(string(r))
		if code == "" {
			if code = x.gaz.Context(string(r)); code == "" {
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
