package docx

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"notat/internal/notat"
)

// pages gives a document about n pages long: prose, lists, tables, quotes and
// fields as a real notat has them, and a record of the same size.
func pages(t testing.TB, n int) *notat.Document {
	d := sample(t)
	var blocks []notat.Block
	for i := range n {
		at := func(s string) string { return fmt.Sprintf("/afsnit/%d/%s", i, s) }
		blocks = append(blocks, &notat.Heading{Level: 2, Inlines: []notat.Inline{felt(at("overskrift"), "Overskrift", fmt.Sprintf("Indsats nummer %d", i+1))}})
		for j := range 4 {
			blocks = append(blocks,
				par(rich(at(fmt.Sprint("blokke/", j, "/tekst")), notat.Text(sentence(60)), notat.Strong{notat.Text("fokus")}, notat.Text(sentence(20)))...),
				&notat.List{Items: []notat.Item{{Inlines: rich(at(fmt.Sprint("blokke/", j, "/tekst")), notat.Text(sentence(8)))}, {Inlines: rich(at(fmt.Sprint("blokke/", j, "/tekst")), notat.Text(sentence(9)))}}})
		}
		table := &notat.Table{Head: []notat.Cell{cell("Måling"), cell("Periode"), number("Værdi")}, RowHeader: true}
		for range 8 {
			table.Rows = append(table.Rows, []notat.Cell{cell("Dansk, læsning"), cell("2024/25"), number("7,4")})
		}
		blocks = append(blocks, table)
	}
	d.Blocks = append(d.Blocks, blocks...)
	d.Record = []byte(`{"afsnit":"` + sentence(450*n) + `"}`)
	return d
}

var prose = []string{"skolen", "arbejder", "med", "trivsel", "og", "læring", "i", "alle", "årgange", "samtidig", "følges", "fraværet", "tæt"}

// sentence gives that many words.
func sentence(words int) string {
	var b bytes.Buffer
	for i := range words {
		b.WriteString(prose[(i*7+words)%len(prose)])
		b.WriteByte(' ')
	}
	return b.String()
}

func benchmarkPages(b *testing.B, n int) {
	render, err := New(standard(b))
	if err != nil {
		b.Fatal(err)
	}
	d := pages(b, n)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := render(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFireSider is the budget: a draft of four pages in at most 15 ms.
func BenchmarkFireSider(b *testing.B) { benchmarkPages(b, 3) }

func BenchmarkTresSider(b *testing.B) { benchmarkPages(b, 60) }

func BenchmarkNew(b *testing.B) {
	t := standard(b)
	for b.Loop() {
		if _, err := New(t); err != nil {
			b.Fatal(err)
		}
	}
}
