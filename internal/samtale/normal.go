package samtale

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Normal gives p in the form in which ReadMarkdown gives it and WriteMarkdown
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
			if l := renset(s.Linje); len(l) > 0 {
				out = append(out, Stykke{Linje: l})
			}
			continue
		}
		out = append(out, normalListe(s)...)
	}
	return saml(out)
}

// normalListe gives a list of the first level, or the paragraph it becomes.
func normalListe(s Stykke) Prosa {
	ny := Stykke{Nummereret: s.Nummereret}
	for _, p := range s.Punkter {
		linje := renset(p.Linje)
		var under []Punkt
		if p.Under != nil {
			under = flade(p.Under.Punkter)
		}
		switch {
		case len(linje) == 0: // the items below an empty one stand for themselves
			ny.Punkter = append(ny.Punkter, under...)
		case len(under) == 0:
			ny.Punkter = append(ny.Punkter, Punkt{Linje: linje})
		case p.Under.Nummereret && len(under) == 1:
			ny.Punkter = append(ny.Punkter, Punkt{Linje: renset(append(append(linje, Ord{Linjeskift: true}), alene(under[0].Linje)...))})
		default:
			ny.Punkter = append(ny.Punkter, Punkt{Linje: linje, Under: &Stykke{Punkter: under, Nummereret: p.Under.Nummereret}})
		}
	}
	switch {
	case len(ny.Punkter) == 0:
		return nil
	case ny.Nummereret && len(ny.Punkter) == 1:
		p := Prosa{{Linje: renset(alene(ny.Punkter[0].Linje))}}
		if u := ny.Punkter[0].Under; u != nil {
			p = append(p, *u)
		}
		return p
	}
	return Prosa{ny}
}

// flade gives the items of a list and of all lists below it as one list.
func flade(ps []Punkt) []Punkt {
	var out []Punkt
	for _, p := range ps {
		if l := renset(p.Linje); len(l) > 0 {
			out = append(out, Punkt{Linje: l})
		}
		if p.Under != nil {
			out = append(out, flade(p.Under.Punkter)...)
		}
	}
	return out
}

// alene gives the words of the only item of a numbered list, number and all.
func alene(l []Ord) []Ord { return append([]Ord{{Tekst: strconv.Itoa(1) + ". "}}, l...) }

// saml makes one list of bullet lists that follow each other.
func saml(p Prosa) Prosa {
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

// renset gives the words of one paragraph or item in their normal form.
func renset(ord []Ord) []Ord {
	delt := make([]Ord, 0, len(ord))
	for _, o := range ord {
		if o.Linjeskift {
			delt = append(delt, Ord{Linjeskift: true})
			continue
		}
		o.Henvisning = adresse(o.Henvisning)
		for i, l := range strings.Split(Linjeender(o.Tekst), "\n") {
			if i > 0 {
				delt = append(delt, Ord{Linjeskift: true})
			}
			if o.Tekst = l; l != "" {
				delt = append(delt, o)
			}
		}
	}
	return rensLinjer(delt)
}

// rensLinjer puts the lines between line breaks in their normal form. It works
// in place.
func rensLinjer(ord []Ord) []Ord {
	var out []Ord
	for len(ord) > 0 {
		n := slices.IndexFunc(ord, func(o Ord) bool { return o.Linjeskift })
		if n < 0 {
			n = len(ord)
		}
		l := rensLinje(ord[:n:n])
		ord = ord[min(n+1, len(ord)):]
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

// rensLinje puts one line in its normal form.
func rensLinje(l []Ord) []Ord {
	l = ens(trim(l))
	for _, m := range manerer {
		l = m.afmaerk(l)
	}
	return ens(l)
}

// maner is bold, italic or being a link: how to see it and how to take it off.
type maner struct {
	har func(*Ord) bool
	tag func(*Ord)
}

var manerer = []maner{
	{func(o *Ord) bool { return o.Henvisning != "" }, func(o *Ord) { o.Henvisning = "" }},
	{func(o *Ord) bool { return o.Fed }, func(o *Ord) { o.Fed = false }},
	{func(o *Ord) bool { return o.Kursiv }, func(o *Ord) { o.Kursiv = false }},
}

// ens makes one Ord of neighbours of one manner.
func ens(l []Ord) []Ord {
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

// afmaerk takes a manner off the white space at the edges of each stretch that
// has it: no mark could stand there. The edge of a link ends a stretch.
func (m maner) afmaerk(l []Ord) []Ord {
	kant := false // some words of it have white space at an edge
	for i := range l {
		kant = kant || m.har(&l[i]) && strings.TrimSpace(l[i].Tekst) != l[i].Tekst
	}
	if !kant {
		return l
	}
	out := make([]Ord, 0, len(l)+2)
	for i := 0; i < len(l); {
		j := i
		for j < len(l) && m.har(&l[j]) && l[j].Henvisning == l[i].Henvisning {
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
				m.tag(&o)
				out = append(out, o)
				continue
			}
			foer, efter := o, o
			if k == a {
				o.Tekst = strings.TrimLeftFunc(o.Tekst, unicode.IsSpace)
				if foer.Tekst = foer.Tekst[:len(foer.Tekst)-len(o.Tekst)]; foer.Tekst != "" {
					m.tag(&foer)
					out = append(out, foer)
				}
			}
			helt := o.Tekst
			if k == b-1 {
				o.Tekst = strings.TrimRightFunc(o.Tekst, unicode.IsSpace)
			}
			out = append(out, o)
			if efter.Tekst = helt[len(o.Tekst):]; efter.Tekst != "" {
				m.tag(&efter)
				out = append(out, efter)
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

// adresse gives an address that can stand in a link, or "".
func adresse(a string) string {
	if a == "" {
		return ""
	}
	a = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return -1
		}
		return r
	}, strings.ReplaceAll(a, " ", "%20"))
	if !harSkema(a) || len(a) > MaxAdresse/2 {
		return ""
	}
	return a
}
