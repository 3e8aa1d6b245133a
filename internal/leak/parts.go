package leak

import (
	"strings"

	"notat/internal/laesning"
	"notat/internal/prosa"
)

// Part is a paragraph of a Markdown text, or an item of a list with what hangs
// under it.
type Part struct {
	stykke prosa.Stykke
	list   int // which list it is of, from 1; 0: none
}

// Parts cuts a Markdown text into what may be hidden by itself.
func Parts(source string) []Part {
	var out []Part
	for n, s := range prosa.Read(source) {
		if s.Punkter == nil {
			out = append(out, Part{stykke: s})
			continue
		}
		for _, p := range s.Punkter {
			one := s
			one.Punkter = []prosa.Punkt{p}
			out = append(out, Part{one, n + 1})
		}
	}
	return out
}

// Words gives the words of a part, and the addresses that they point to, decoded.
func (p Part) Words() string {
	var b strings.Builder
	linje := func(os []prosa.Ord) {
		for _, o := range os {
			if b.WriteString(o.Tekst); o.Linjeskift {
				b.WriteByte('\n')
			}
		}
		for _, o := range os {
			if o.Henvisning != "" {
				b.WriteString(" " + laesning.Address(o.Henvisning).Form)
			}
		}
		b.WriteByte('\n')
	}
	linje(p.stykke.Linje)
	var list func(s *prosa.Stykke)
	list = func(s *prosa.Stykke) {
		for i := range s.Punkter {
			if linje(s.Punkter[i].Linje); s.Punkter[i].Under != nil {
				list(s.Punkter[i].Under)
			}
		}
	}
	list(&p.stykke)
	return strings.TrimSpace(b.String())
}

// Stretch is neighbouring parts of a text, as Markdown, that are hidden or not.
type Stretch struct {
	Source string
	Hidden bool
}

// Cut divides a Markdown text into stretches: the parts that are named are hidden.
func Cut(source string, hidden map[int]bool) []Stretch {
	var out []Stretch
	var open prosa.Prosa
	list := 0
	all := Parts(source)
	for i, p := range all {
		if k := len(open) - 1; k >= 0 && p.list != 0 && p.list == list {
			open[k].Punkter = append(open[k].Punkter, p.stykke.Punkter...)
		} else {
			open = append(open, p.stykke)
		}
		list = p.list
		if i == len(all)-1 || hidden[i] != hidden[i+1] {
			out = append(out, Stretch{prosa.Write(open), hidden[i]})
			open, list = nil, 0
		}
	}
	return out
}
