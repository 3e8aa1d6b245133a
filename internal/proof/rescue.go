package proof

// New gives the lines that another draft does not have: what was written in it.
func (s *Said) New(before *Said) []string {
	had := map[string]bool{}
	for _, l := range before.Lines {
		had[l] = true
	}
	var out []string
	for _, l := range s.Lines {
		if !had[l] {
			out = append(out, l)
		}
	}
	return out
}
