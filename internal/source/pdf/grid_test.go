package pdf_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"notat/internal/source"
)

// tablesIn gives the tables of a file, a row as its cells with bars between them, the
// head's with an asterisk.
func tablesIn(f source.File) (out [][]string) {
	for _, p := range f.Pieces {
		if p.What != source.Table {
			continue
		}
		var rows []string
		for _, r := range p.Rows {
			var cells []string
			for _, c := range r.Cells {
				cells = append(cells, strings.Join(said(c.Pieces), " "))
			}
			row := strings.Join(cells, "|")
			if r.Head {
				row = "*" + row
			}
			rows = append(rows, row)
		}
		out = append(out, rows)
	}
	return out
}

// What an untagged file draws in columns is a table where that is sure, and text where
// not; its words are there in their order either way.
func TestOnlyASureGridIsATable(t *testing.T) {
	type at struct {
		x, y float64
		text string
	}
	row := func(y float64, x []float64, words ...string) (out []at) {
		for i, w := range words {
			for j, l := range strings.Split(w, "/") {
				out = append(out, at{x[i], y + 13*float64(j), l})
			}
		}
		return out
	}
	three, toc := []float64{72, 240, 400}, []float64{72, 100, 500}
	for name, c := range map[string]struct {
		drawn []at
		want  []string // the rows; none: it is text
	}{
		"agreements": {slices.Concat(row(120, three, "Aftale", "Ansvarlig", "Frist"), row(150, three, "Læsebånd på alle/årgange hver dag", "Pædagogisk/leder", "1. august"), row(190, three, "Elevråd", "Skoleleder", "15. oktober")),
			[]string{"Aftale|Ansvarlig|Frist", "Læsebånd på alle årgange hver dag|Pædagogisk leder|1. august", "Elevråd|Skoleleder|15. oktober"}},
		"between text": {slices.Concat([]at{{72, 90, "Vi har aftalt det, som her står."}}, row(120, three, "Klasse", "Elever", "Fravær"), row(140, three, "1. a", "22", "4 %"), row(160, three, "1. b", "24", "5 %"), []at{{72, 200, "Det følges op til næste år."}}),
			[]string{"Klasse|Elever|Fravær", "1. a|22|4 %", "1. b|24|5 %"}},
		"an empty cell":           {slices.Concat(row(120, three, "Aftale", "Ansvarlig", "Frist"), row(150, three, "Læsebånd", "Leder"), row(180, three, "Elevråd", "Skoleleder", "Juni")), nil},
		"two columns":             {slices.Concat(row(120, three, "Sted", "Aulaen"), row(140, three, "Tid", "Klokken tre"), row(160, three, "Leder", "Karna Vest")), nil},
		"two rows":                {slices.Concat(row(120, three, "Sted", "Tid", "Leder"), row(140, three, "Aulaen", "Klokken tre", "Karna Vest")), nil},
		"a cell beside its place": {slices.Concat(row(120, three, "Aftale", "Ansvarlig", "Frist"), row(140, []float64{72, 260, 400}, "Læsebånd", "Leder", "Maj"), row(160, three, "Elevråd", "Skoleleder", "Juni")), nil},
		"a cell over the next":    {slices.Concat(row(120, three, "Aftale", "Ansvarlig", "Frist"), row(140, three, "Læsebånd på alle årgange hver eneste dag i ugen", "Leder", "Maj"), row(160, three, "Elevråd", "Skoleleder", "Juni")), nil},
		"contents":                {slices.Concat(row(120, toc, "1.", "Trivsel", "2"), row(140, toc, "2.", "Faglighed", "4"), row(160, toc, "3.", "Aftaler", "7")), nil},
		"rows that overlap":       {slices.Concat(row(120, three, "Aftale", "Ansvarlig", "Frist"), row(150, three, "Læsebånd på alle/årgange hver/eneste dag", "Leder", "Maj"), row(163, three, "Elevråd", "Skoleleder", "Juni")), nil},
	} {
		t.Run(name, func(t *testing.T) {
			d := draw()
			d.AddPage()
			var words []string
			for _, l := range c.drawn {
				d.at(l.x, l.y, 11, "", l.text)
				if l.x != 72 || !strings.HasSuffix(l.text, ".") || len(l.text) > 2 { // the mark of an item
					words = append(words, strings.Fields(l.text)...)
				}
			}
			f := read(t, d.bytes(t))
			if got := said(f.Pieces); !slices.Equal(got, words) {
				t.Errorf("the words are %q", got)
			}
			got := tablesIn(f)
			if len(c.want) == 0 && len(got) > 0 || len(c.want) > 0 && (len(got) != 1 || !slices.Equal(got[0], c.want)) {
				t.Errorf("the tables are %q", got)
			}
		})
	}
}

// So is the table of a file that another program exported without tags.
func TestAnExportWithoutTagsHasItsTable(t *testing.T) {
	for _, name := range []string{"writer-plain", "writer-outline"} {
		data, err := os.ReadFile("testdata/" + name + ".pdf")
		if err != nil {
			t.Fatal(err)
		}
		got := tablesIn(read(t, data))
		if len(got) != 1 || len(got[0]) != 3 || got[0][0] != "*Aftale|Ansvarlig|Frist" || got[0][2] != "Elevrådet får en fast plads på mødet|Skoleleder Mie Holt|15. oktober 2025" {
			t.Errorf("%s: the tables are %q", name, got)
		}
	}
}
