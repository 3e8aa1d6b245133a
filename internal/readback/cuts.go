package readback

import (
	"maps"
	"slices"
	"strings"

	"notat/internal/story"
)

// cut puts in the place of each paragraph of a file those that it is cut into; none
// where it stays whole.
func cut(is *story.Story, into func(x *story.Paragraph) []story.Paragraph) {
	var out []story.Paragraph
	var at []int // for each paragraph of the file, where it begins now
	for e := range is.Paragraphs {
		at = append(at, len(out))
		if parts := into(&is.Paragraphs[e]); len(parts) > 0 {
			out = append(out, parts...)
		} else {
			out = append(out, is.Paragraphs[e])
		}
	}
	if len(out) == len(is.Paragraphs) {
		return
	}
	is.Paragraphs = out
	is.Shift(append(at, len(out)))
}

// part gives bytes of a paragraph as one of its own. What hangs on the paragraph hangs
// on the first.
func part(x *story.Paragraph, from, to int) story.Paragraph {
	p := *x
	p.Runs = story.Cut(x.Runs, from, to)
	p.Text = story.TextOf(p.Runs)
	if from > 0 {
		p.Pictures, p.Notes, p.Comments = 0, nil, nil
	}
	return p
}

// disown takes a paragraph that was typed into controls out of them.
func disown(p story.Paragraph) story.Paragraph {
	p.Owners = nil
	p.Runs = slices.Clone(p.Runs)
	for i := range p.Runs {
		p.Runs[i].Owner = ""
	}
	return p
}

// brokenLabels cuts what was typed behind line breaks into a line of an agreement where
// the label of another begins, "Ansvarlig: Lederen", "Frist: 1. maj", as Enter does.
func brokenLabels(known map[string]bool, is *story.Story, labels map[string]string) {
	cut(is, func(x *story.Paragraph) (out []story.Paragraph) {
		first, rest, more := strings.Cut(x.Text, "\n")
		if !more || x.Table != 0 || x.Box || x.Contents || known[story.Key(x.Text)] || !known[story.Key(first)] && !slices.ContainsFunc(x.Owners, func(o string) bool { return strings.Contains(o, "/aftaler/") }) {
			return nil
		}
		from, at := 0, len(first)+1
		for line := range strings.SplitSeq(rest, "\n") {
			if beginsLabel(labels, line) {
				out = append(out, part(x, from, at-1))
				from = at
			}
			at += len(line) + 1
		}
		if out == nil {
			return nil
		}
		out = append(out, part(x, from, len(x.Text)))
		for i := range out[1:] {
			out[i+1] = disown(out[i+1])
		}
		return out
	})
}

// knownOf gives the words of the paragraphs of a story.
func knownOf(s *story.Story) map[string]bool {
	known := map[string]bool{}
	for b := range s.Paragraphs {
		known[story.Key(s.Paragraphs[b].Text)] = true
	}
	return known
}

// beginsLabel reports whether a line begins with the label of a field of an agreement.
func beginsLabel(labels map[string]string, line string) bool {
	name, _, ok := strings.Cut(story.Words(line), ":")
	return ok && (otherLabels[strings.ToLower(name)] != "" || slices.ContainsFunc(slices.Collect(maps.Keys(labels)), func(l string) bool { return strings.EqualFold(l, name) }))
}
