package prosa

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Normal gives p in the form in which Read gives it and Write
// keeps it, with every word of p:
//   - neighbours of one manner are one Ord, and none is empty;
//   - bold and italic begin and end at a word, and do not cross the edge of a
//     link or a line, which has no white space around it;
//   - there is no empty paragraph or item, and no two bullet lists in a row;
//   - a numbered list has two items or more: "1. x" alone is text;
//   - a list below an item has none below it: deeper items stand beside it;
//   - an address is one that we follow; another one is dropped, its words stay.
func Normal(p Prosa) Prosa {
	var out Prosa
	for _, s := range p {
		if s.Punkter == nil {
			if l := clean(s.Linje); len(l) > 0 {
				out = append(out, Stykke{Linje: l})
			}
			continue
		}
		out = append(out, normalList(s)...)
	}
	return joinLists(out)
}

// normalList gives a list of the first level, or the paragraph it becomes.
func normalList(s Stykke) Prosa {
	made := Stykke{Nummereret: s.Nummereret}
	for _, p := range s.Punkter {
		line := clean(p.Linje)
		var below []Punkt
		if p.Under != nil {
			below = flatten(p.Under.Punkter)
		}
		switch {
		case len(line) == 0: // the items below an empty one stand for themselves
			made.Punkter = append(made.Punkter, below...)
		case len(below) == 0:
			made.Punkter = append(made.Punkter, Punkt{Linje: line})
		case p.Under.Nummereret && len(below) == 1:
			made.Punkter = append(made.Punkter, Punkt{Linje: clean(append(append(line, Ord{Linjeskift: true}), alone(below[0].Linje)...))})
		default:
			made.Punkter = append(made.Punkter, Punkt{Linje: line, Under: &Stykke{Punkter: below, Nummereret: p.Under.Nummereret}})
		}
	}
	switch {
	case len(made.Punkter) == 0:
		return nil
	case made.Nummereret && len(made.Punkter) == 1:
		p := Prosa{{Linje: clean(alone(made.Punkter[0].Linje))}}
		if u := made.Punkter[0].Under; u != nil {
			p = append(p, *u)
		}
		return p
	}
	return Prosa{made}
}

// flatten gives the items of a list and of all lists below it as one list.
func flatten(ps []Punkt) []Punkt {
	var out []Punkt
	for _, p := range ps {
		if l := clean(p.Linje); len(l) > 0 {
			out = append(out, Punkt{Linje: l})
		}
		if p.Under != nil {
			out = append(out, flatten(p.Under.Punkter)...)
		}
	}
	return out
}

// alone gives the words of the only item of a numbered list, number and all.
func alone(l []Ord) []Ord { return append([]Ord{{Tekst: strconv.Itoa(1) + ". "}}, l...) }

// joinLists makes one list of bullet lists that follow each other.
func joinLists(p Prosa) Prosa {
	out := p[:0]
	for _, s := range p {
		if n := len(out) - 1; n >= 0 && s.Punkter != nil && out[n].Punkter != nil && !s.Nummereret && !out[n].Nummereret {
			out[n].Punkter = append(out[n].Punkter, s.Punkter...)
			continue
		}
		out = append(out, s)
	}
	return out
}

// clean gives the words of one paragraph or item in their normal form.
func clean(words []Ord) []Ord {
	split := make([]Ord, 0, len(words))
	for _, o := range words {
		if o.Linjeskift {
			split = append(split, Ord{Linjeskift: true})
			continue
		}
		o.Henvisning = address(o.Henvisning)
		for i, l := range strings.Split(LineEnds(o.Tekst), "\n") {
			if i > 0 {
				split = append(split, Ord{Linjeskift: true})
			}
			if o.Tekst = l; l != "" {
				split = append(split, o)
			}
		}
	}
	return cleanLines(split)
}

// cleanLines puts the lines between line breaks in their normal form. It works
// in place.
func cleanLines(words []Ord) []Ord {
	var out []Ord
	for len(words) > 0 {
		n := slices.IndexFunc(words, func(o Ord) bool { return o.Linjeskift })
		if n < 0 {
			n = len(words)
		}
		l := cleanLine(words[:n:n])
		words = words[min(n+1, len(words)):]
		switch {
		case len(l) == 0: // a blank line would end the paragraph
		case len(out) == 0:
			out = l
		default:
			out = append(append(out, Ord{Linjeskift: true}), l...)
		}
	}
	return out
}

// cleanLine puts one line in its normal form.
func cleanLine(l []Ord) []Ord {
	l = merge(trim(l))
	for _, m := range manners {
		l = m.trimManner(l)
	}
	return merge(l)
}

// manner is bold, italic or being a link: how to see it and how to take it off.
type manner struct {
	has  func(*Ord) bool
	take func(*Ord)
}

var manners = []manner{
	{func(o *Ord) bool { return o.Henvisning != "" }, func(o *Ord) { o.Henvisning = "" }},
	{func(o *Ord) bool { return o.Fed }, func(o *Ord) { o.Fed = false }},
	{func(o *Ord) bool { return o.Kursiv }, func(o *Ord) { o.Kursiv = false }},
}

// merge makes one Ord of neighbours of one manner.
func merge(l []Ord) []Ord {
	out := l[:0]
	for i := 0; i < len(l); {
		j, n := i, 0
		for ; j < len(l) && l[j].Fed == l[i].Fed && l[j].Kursiv == l[i].Kursiv && l[j].Henvisning == l[i].Henvisning; j++ {
			n += len(l[j].Tekst)
		}
		o := l[i]
		if j > i+1 {
			var b strings.Builder
			b.Grow(n)
			for ; i < j; i++ {
				b.WriteString(l[i].Tekst)
			}
			o.Tekst = b.String()
		}
		i = j
		out = append(out, o)
	}
	return out
}

// trimManner takes a manner off the white space at the edges of each stretch that
// has it: no mark could stand there. The edge of a link ends a stretch.
func (m manner) trimManner(l []Ord) []Ord {
	edge := false // some words of it have white space at an edge
	for i := range l {
		edge = edge || m.has(&l[i]) && strings.TrimSpace(l[i].Tekst) != l[i].Tekst
	}
	if !edge {
		return l
	}
	out := make([]Ord, 0, len(l)+2)
	for i := 0; i < len(l); {
		j := i
		for j < len(l) && m.has(&l[j]) && l[j].Henvisning == l[i].Henvisning {
			j++
		}
		if j == i {
			out = append(out, l[i])
			i++
			continue
		}
		a, b := i, j // the words of the stretch, white space at its edges passed over
		for a < b && strings.TrimSpace(l[a].Tekst) == "" {
			a++
		}
		for b > a && strings.TrimSpace(l[b-1].Tekst) == "" {
			b--
		}
		for k := i; k < j; k++ {
			o := l[k]
			if k < a || k >= b {
				m.take(&o)
				out = append(out, o)
				continue
			}
			before, after := o, o
			if k == a {
				o.Tekst = strings.TrimLeftFunc(o.Tekst, unicode.IsSpace)
				if before.Tekst = before.Tekst[:len(before.Tekst)-len(o.Tekst)]; before.Tekst != "" {
					m.take(&before)
					out = append(out, before)
				}
			}
			whole := o.Tekst
			if k == b-1 {
				o.Tekst = strings.TrimRightFunc(o.Tekst, unicode.IsSpace)
			}
			out = append(out, o)
			if after.Tekst = whole[len(o.Tekst):]; after.Tekst != "" {
				m.take(&after)
				out = append(out, after)
			}
		}
		i = j
	}
	return out
}

// trim takes white space off both ends of a line, in place.
func trim(l []Ord) []Ord {
	for len(l) > 0 {
		if l[0].Tekst = strings.TrimLeft(l[0].Tekst, " \t"); l[0].Tekst != "" {
			break
		}
		l = l[1:]
	}
	for len(l) > 0 {
		n := len(l) - 1
		if l[n].Tekst = strings.TrimRight(l[n].Tekst, " \t"); l[n].Tekst != "" {
			break
		}
		l = l[:n]
	}
	return l
}

// address gives an address that can stand in a link, or "".
func address(a string) string {
	if a == "" {
		return ""
	}
	a = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return -1
		}
		return r
	}, strings.ReplaceAll(a, " ", "%20"))
	if !hasScheme(a) || len(a) > MaxAddress/2 {
		return ""
	}
	return a
}
