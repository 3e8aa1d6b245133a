package compose

import (
	"math"
	"strconv"
	"strings"

	"notat/internal/notat"
	"notat/internal/samtale"
)

// maxGroups is how many results one chart shows: more cannot be taken in at a
// glance, and a chart must fit on a page.
const maxGroups = 6

// charts draws the numbers of a table of results: a chart for each unit, in
// the record's order. It says nothing that the table does not say, and draws no
// trend. A single number is compared with nothing and gets no chart.
func (c *composer) charts(rs []resultat) []notat.Block {
	var units []string
	groups := map[string][]notat.Group{}
	for _, r := range rs {
		g, ok := c.bars(r)
		if !ok {
			continue
		}
		unit := strings.TrimSpace(r.Enhed)
		if groups[unit] == nil {
			units = append(units, unit)
		}
		groups[unit] = append(groups[unit], g)
	}
	var out []notat.Block
	for _, unit := range units {
		all := groups[unit]
		for n := len(all); n > 0; n = len(all) {
			n = min(n, maxGroups)
			if len(all) == maxGroups+1 { // not one alone in the last
				n = maxGroups / 2
			}
			if f := c.diagram(all[:n]); f != nil {
				out = append(out, f)
			}
			all = all[n:]
		}
	}
	return out
}

// bars is the bars of one result; ok says that it has any.
func (c *composer) bars(r resultat) (g notat.Group, ok bool) {
	for i, v := range []struct {
		tal  samtale.Tal
		line []notat.Inline
	}{
		{r.Vaerdi, c.vaerdi(r)},
		{r.Kommunetal, c.tal(r, r.p, "kommunetal", r.Kommunetal)},
		{r.Landstal, c.tal(r, r.p, "landstal", r.Landstal)},
	} {
		if v.tal != "" {
			g.Values[i] = notat.Value{Text: notat.Plain(v.line), Number: barLength(v.tal)}
			ok = true
		}
	}
	var line []notat.Inline
	for _, f := range []notat.Felt{c.ord(r.p.key("maaling"), "felt.resultat.maaling", r.Maaling), c.fag(r), c.profilomraade(r), c.klassetrin(r), c.periode(r)} {
		line = next(line, f)
	}
	g.Label = strings.Join(strings.Fields(notat.Plain(line)), " ")
	return g, ok
}

// barLength is a number as the length of a bar; one beyond all measure becomes a
// very long one.
func barLength(t samtale.Tal) float64 {
	const most = math.MaxFloat32
	f, _ := strconv.ParseFloat(string(t), 64) // infinite where it is too large
	return max(-most, min(f, most))
}

// diagram is one chart, nil where it has nothing to compare. Its alternative
// text is all its numbers.
func (c *composer) diagram(groups []notat.Group) *notat.Figure {
	chart := &notat.Chart{Titel: string(c.tekst("resultat.diagram")), Groups: groups}
	for i, key := range []string{"resultat.vaerdi", "resultat.kommunetal", "resultat.landstal"} {
		chart.Bars[i] = string(c.tekst(key))
	}
	bars := 0
	var alt strings.Builder
	for i, g := range groups {
		if i > 0 {
			alt.WriteString(" ")
		}
		alt.WriteString(g.Label)
		between := ": "
		for k, v := range g.Values {
			if v.Text == "" {
				continue
			}
			bars++
			alt.WriteString(between + chart.Bars[k] + " " + v.Text)
			between = "; "
		}
		alt.WriteString(".")
	}
	if bars < 2 {
		return nil
	}
	return &notat.Figure{Chart: chart, Alt: chart.Titel + ". " + alt.String()}
}
