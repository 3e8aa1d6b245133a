package story

import "slices"

// Name marks the paragraphs of a file that only say the name of the table below
// them: pandoc writes it out. base is the file as it was before, in which such a
// paragraph is a caption that stands there in words.
func (s *Story) Name(base *Story) {
	caption := map[string]bool{}
	for i := range base.Paragraphs {
		if p := &base.Paragraphs[i]; p.Heading == 0 && stands(base.Paragraphs, i) {
			caption[Key(p.Text)] = true
		}
	}
	names := make([]string, len(base.Tables))
	for i := range base.Tables {
		names[i] = Key(base.Tables[i].Name)
	}
	for i := range s.Paragraphs {
		p := &s.Paragraphs[i]
		if p.Table > 0 || p.Heading != 0 || p.Empty() || !stands(s.Paragraphs, i) || !slices.Contains(names, Key(p.Text)) {
			continue
		}
		p.Named = !caption[Key(p.Text)] || i > 0 && Key(s.Paragraphs[i-1].Text) == Key(p.Text)
	}
}

// stands reports whether a paragraph stands right before a table.
func stands(all []Paragraph, i int) bool {
	return i+1 < len(all) && all[i+1].Table > 0 && all[i+1].Table != all[i].Table
}
