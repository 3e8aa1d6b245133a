package compose

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"notat/internal/notat"
	"notat/internal/pattern"
	"notat/internal/post"
	"notat/internal/samtale"
)

// More cannot be taken in at a glance, and a chart must fit on a page.
const (
	maxGroups = 6  // results in one chart
	maxBars   = 20 // and their bars
	maxYears  = 8  // of one result, the newest
)

// charts draws the numbers of a table of results: a chart for each unit, in
// the record's order, and one for each whole whose shares stand there. It says
// nothing that the table does not say, and draws no trend. A single number is
// compared with nothing and gets no chart.
func (c *composer) charts(rs []resultat) []notat.Block {
	var out []notat.Block
	var units []string
	groups := map[string][]notat.Group{}
	for len(rs) > 0 {
		if n, by := shares(rs); n > 0 {
			out = append(out, c.diagram("resultat.diagramAndele", []notat.Group{c.whole(rs[:n], by)}))
			rs = rs[n:]
			continue
		}
		if g := c.bars(rs[0]); len(g.Bars) > 0 {
			unit := strings.TrimSpace(rs[0].Enhed)
			if groups[unit] == nil {
				units = append(units, unit)
			}
			groups[unit] = append(groups[unit], g)
		}
		rs = rs[1:]
	}
	for _, unit := range units {
		for _, some := range byChart(groups[unit]) {
			bars := 0
			for _, g := range some {
				bars += len(g.Bars)
			}
			if bars > 1 {
				out = append(out, c.diagram("resultat.diagram", some))
			}
		}
	}
	return out
}

// byChart parts groups into those of each chart.
func byChart(all []notat.Group) (out [][]notat.Group) {
	for len(all) > 0 {
		n, bars := 0, 0
		for n < min(len(all), maxGroups) && (n == 0 || bars+len(all[n].Bars) <= maxBars) {
			bars += len(all[n].Bars)
			n++
		}
		if len(all) == maxGroups+1 && n == maxGroups { // not one alone in the last
			n = maxGroups / 2
		}
		out, all = append(out, all[:n]), all[n:]
	}
	return out
}

// bars is the bars of one result: the school's, its years in the order of time where
// there are some to hold it against, the municipality's and the country's.
func (c *composer) bars(r resultat) (g notat.Group) {
	add := func(of notat.Owner, name string, under bool, t samtale.Tal, line []notat.Inline) {
		if t != "" {
			g.Bars = append(g.Bars, notat.Bar{Owner: of, Name: name, Under: under, Values: []notat.Value{{Text: notat.Plain(line), Number: barLength(t)}}})
		}
	}
	school := string(c.tekst("resultat.vaerdi"))
	if years := earlier(r); len(years) > 0 {
		g.Bars = append(g.Bars, notat.Bar{Owner: notat.School, Name: school})
		for _, i := range years {
			t := &r.Tidligere[i]
			add(notat.School, strings.TrimSpace(t.Periode), true, t.Vaerdi, c.tal(r, post.Item(r.p, "tidligere", i), "vaerdi", t.Vaerdi))
		}
		add(notat.School, strings.TrimSpace(r.Periode), true, r.Vaerdi, c.vaerdi(r))
	} else {
		add(notat.School, school, false, r.Vaerdi, c.vaerdi(r))
	}
	add(notat.Municipality, string(c.tekst("resultat.kommunetal")), false, r.Kommunetal, c.tal(r, r.p, "kommunetal", r.Kommunetal))
	add(notat.Country, string(c.tekst("resultat.landstal")), false, r.Landstal, c.tal(r, r.p, "landstal", r.Landstal))
	g.Label = c.om(r, fields)
	return g
}

// earlier gives the earlier values that may be drawn beside the result's own, in
// the order of time. What the record does not call comparable is not among them, nor
// is what lies on the other side of a border of the tests.
func earlier(r resultat) (out []int) {
	if r.Vaerdi == "" || blank(r.Periode) {
		return nil
	}
	for i, t := range r.Tidligere {
		if t.Vaerdi != "" && t.Sammenlignelig && r.Joins(t.Periode, r.Periode) {
			out = append(out, i)
		}
	}
	inTime(out, func(i int) string { return r.Tidligere[i].Periode })
	return out[max(len(out)-maxYears, 0):]
}

// inTime puts indexes in the order of their periods, or leaves them as they are where
// one of these says no year.
func inTime(list []int, periode func(int) string) {
	key := func(i int) string { return cmp.Or(samtale.SchoolYearOf(periode(i)), year.FindString(periode(i))) }
	if !slices.ContainsFunc(list, func(i int) bool { return key(i) == "" }) {
		slices.SortStableFunc(list, func(a, b int) int { return strings.Compare(key(a), key(b)) })
	}
}

// year is one that a period names.
var year = pattern.New(`\b20\d\d\b`)

// field is one of the words that say what a number is about.
type field func(*composer, resultat) notat.Felt

var fields = []field{
	func(c *composer, r resultat) notat.Felt {
		return c.ord(r.p.key("maaling"), "felt.resultat.maaling", r.Maaling)
	},
	(*composer).fag, (*composer).profilomraade, (*composer).klassetrin, (*composer).periode,
}

// om is those words on one line.
func (c *composer) om(r resultat, fields []field) string {
	var line []notat.Inline
	for _, f := range fields {
		line = next(line, f(c, r))
	}
	return strings.ReplaceAll(strings.Join(strings.Fields(notat.Plain(line)), " "), "?,", "?")
}

// barLength is a number as the length of a bar; one beyond all measure becomes a
// very long one.
func barLength(t samtale.Tal) float64 {
	const most = math.MaxFloat32
	f, _ := strconv.ParseFloat(string(t), 64) // infinite where it is too large
	return max(-most, min(f, most))
}

// diagram is one chart. Its alternative text is all its numbers.
func (c *composer) diagram(title string, groups []notat.Group) *notat.Figure {
	chart := &notat.Chart{Titel: string(c.tekst(title)), Groups: groups}
	var alt strings.Builder
	for i, g := range groups {
		if i > 0 {
			alt.WriteString(" ")
		}
		alt.WriteString(g.Label)
		between := ": "
		above := ""
		for _, b := range g.Bars {
			switch {
			case len(b.Values) == 0:
				above = b.Name
				continue
			case b.Under:
				alt.WriteString(between + above + " (" + b.Name + ")")
			default:
				alt.WriteString(between + b.Name)
			}
			alt.WriteString(inWords(g.Parts, b.Values))
			between = "; "
		}
		alt.WriteString(".")
	}
	return &notat.Figure{Chart: chart, Alt: chart.Titel + ". " + alt.String()}
}

// inWords is what a bar says after its name: " 7,4 %", or ": Tit 31 %, Sjældent 69 %".
func inWords(parts []string, values []notat.Value) string {
	if len(parts) == 0 {
		return " " + values[0].Text
	}
	said := make([]string, len(values))
	for i, v := range values {
		said[i] = parts[i] + " " + v.Text
	}
	return ": " + strings.Join(said, ", ")
}
