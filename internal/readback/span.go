package readback

import (
	"strings"

	"notat/internal/story"
)

// span cuts an edited line of two times as they are read together, in whichever of its
// fields they were typed and with whatever between them: "13-15.30", "kl. 13 til 14".
func (o *outcome) span(l *line, x *story.Paragraph, s *split) {
	at := map[string]int{}
	for n := range l.segs {
		if ptr := l.segs[n].pointer; ptr != "" {
			_, key := split1(ptr)
			at[key] = n
		}
	}
	first, begins := at["start"]
	last, ends := at["slut"]
	said := x.Text
	for n := range l.segs { // one of them may ask yet
		if l.segs[n].prompt {
			said = strings.Replace(said, l.segs[n].text, " ", 1)
		}
	}
	from, to, ok := readSpan(said)
	if !begins || !ends || len(at) != 2 || !ok || from == "" || to == "" && said != x.Text {
		return
	}
	for n, t := range map[int]string{first: from, last: to} {
		s.fields[n] = []story.Run{{Text: strings.ReplaceAll(t, ":", "."), By: x.Runs[0].By}}
	}
	s.added, s.lost = nil, ""
	o.read = append(o.read, Reading{said, from + " " + to})
}
