package compose

import (
	"math"
	"slices"
	"strings"

	"notat/internal/notat"
	"notat/internal/samtale"
)

// A whole is 100 %; rounding may take or give half a unit for each share.
const (
	wholeIs  = 100
	rounding = 0.5
)

// answer are the fields that one share of a whole may differ from the next in; in all
// else they are alike.
var answer = []struct {
	of   func(*samtale.Resultat) *string
	rest []field // what the whole is then called
}{
	{func(r *samtale.Resultat) *string { return &r.Maaling }, fields[1:]},
	{func(r *samtale.Resultat) *string { return &r.Profilomraade }, append(fields[:2:2], fields[3:]...)},
}

// shares gives how many results, from the first, are the shares of one whole: answers
// to one question in per cent that add up to 100; and which of the fields in answer
// says what each is the share of. It is 0 where they are not.
func shares(rs []resultat) (n, by int) {
	for by := range answer {
		n := 1
		for n < len(rs) && alike(rs[0].Resultat, rs[n].Resultat, by) {
			n++
		}
		if n > 1 && n <= notat.MaxParts && isWhole(rs[:n], vaerdiOf) && different(rs[:n], by) {
			return n, by
		}
	}
	return 0, 0
}

// alike reports whether two results may be shares of one whole.
func alike(a, b *samtale.Resultat, by int) bool {
	x, y := *a, *b
	*answer[by].of(&x), *answer[by].of(&y) = "", ""
	about := func(r samtale.Resultat) []string {
		return []string{r.Maaling, r.Fag, r.Profilomraade, r.Klassetrin, r.Periode, strings.TrimSpace(r.Enhed), string(r.Art)}
	}
	return strings.TrimSpace(a.Enhed) == "%" && slices.Equal(about(x), about(y)) && (a.Antal == nil || b.Antal == nil || *a.Antal == *b.Antal)
}

// different reports whether each share has a name of its own.
func different(rs []resultat, by int) bool {
	names := map[string]bool{}
	for _, r := range rs {
		name := strings.TrimSpace(*answer[by].of(r.Resultat))
		if name == "" || names[name] {
			return false
		}
		names[name] = true
	}
	return true
}

// isWhole reports whether the numbers of all results are there, none below zero, and
// add up to a whole.
func isWhole(rs []resultat, of func(resultat) samtale.Tal) bool {
	sum := 0.0
	for _, r := range rs {
		v := barLength(of(r))
		if of(r) == "" || v < 0 {
			return false
		}
		sum += v
	}
	return math.Abs(sum-wholeIs) <= rounding*float64(len(rs))
}

func vaerdiOf(r resultat) samtale.Tal { return r.Vaerdi }

// whole is the bars of results that are shares: the school's, and those of the
// municipality and the country where they are whole too.
func (c *composer) whole(rs []resultat, by int) notat.Group {
	g := notat.Group{Label: c.om(rs[0], answer[by].rest), Parts: make([]string, len(rs))}
	for i, r := range rs {
		g.Parts[i] = strings.Join(strings.Fields(*answer[by].of(r.Resultat)), " ")
	}
	for _, o := range []struct {
		owner notat.Owner
		name  string
		of    func(resultat) samtale.Tal
		line  func(resultat) []notat.Inline
	}{
		{notat.School, "resultat.vaerdi", vaerdiOf, c.vaerdi},
		{notat.Municipality, "resultat.kommunetal", func(r resultat) samtale.Tal { return r.Kommunetal }, func(r resultat) []notat.Inline { return c.tal(r, r.p, "kommunetal", r.Kommunetal) }},
		{notat.Country, "resultat.landstal", func(r resultat) samtale.Tal { return r.Landstal }, func(r resultat) []notat.Inline { return c.tal(r, r.p, "landstal", r.Landstal) }},
	} {
		if !isWhole(rs, o.of) {
			continue
		}
		b := notat.Bar{Owner: o.owner, Name: string(c.tekst(o.name)), Values: make([]notat.Value, len(rs))}
		for i, r := range rs {
			b.Values[i] = notat.Value{Text: notat.Plain(o.line(r)), Number: barLength(o.of(r))}
		}
		g.Bars = append(g.Bars, b)
	}
	return g
}
