package notattest

import "notat/internal/notat"

// Every is a document with every block and inline kind in it.
func Every() *notat.Document {
	felt := func(p, s string) notat.Felt {
		return notat.Felt{Pointer: p, Titel: "Felt", Inlines: []notat.Inline{notat.Text(s)}}
	}
	para := func(in ...notat.Inline) []notat.Block { return []notat.Block{&notat.Paragraph{Inlines: in}} }
	return &notat.Document{
		Titel: "Samtale", Sprog: "da-DK", Marks: []string{"UDKAST"}, Prompts: true,
		Felter: map[string]notat.Felt{"skole.navn": felt("/skole/navn", "Ås Skole"), "moede.sted": {Pointer: "/moede/sted"}},
		Meta:   notat.Meta{Udgave: "intern", Status: "udkast", Release: "notat 9", TemplateHash: "abc"},
		Blocks: []notat.Block{
			&notat.Heading{Level: 1, Inlines: []notat.Inline{felt("/dokument/titel", "Samtale")}},
			&notat.Definitions{Head: true, Items: []notat.Definition{
				{Term: []notat.Inline{notat.Text("Skole")}, Blocks: para(felt("/skole/navn", "Ås Skole"))},
				{Term: []notat.Inline{notat.Text("Sted")}, Blocks: para(notat.Felt{Pointer: "/moede/sted", Prompt: "Skriv stedet"})},
				{Term: []notat.Inline{notat.Text("Trivsel")}},
			}},
			&notat.Heading{Level: 2, Anchor: "/afsnit/0", Inlines: []notat.Inline{notat.Text("Ramme")}},
			&notat.Paragraph{Role: notat.Internt, Inlines: []notat.Inline{notat.Text("Internt")}},
			&notat.Paragraph{Inlines: []notat.Inline{notat.Text("Læs "), notat.Strong{notat.Text("meget "), notat.Emph{notat.Text("mere")}}, notat.Text(" på"), notat.Break{}, notat.Link{Address: "https://x.dk", Inlines: []notat.Inline{notat.Text("siden")}}}},
			&notat.List{Ordered: true, Items: []notat.Item{{Inlines: []notat.Inline{notat.Text("et")}, Sub: &notat.List{Items: []notat.Item{{Inlines: []notat.Inline{notat.Text("under")}}}}}, {Inlines: []notat.Inline{notat.Text("to")}}}},
			&notat.Table{Caption: []notat.Inline{notat.Text("Over")}, Head: []notat.Cell{{Blocks: para(notat.Text("Tid"))}, {Blocks: para(notat.Text("Tal")), Number: true}},
				Rows: [][]notat.Cell{{{Blocks: para(notat.Text("13.00"))}, {Number: true}}}},
			&notat.Columns{Columns: []notat.Column{{Heading: []notat.Inline{notat.Text("Ser")}, Blocks: para(notat.Text("venstre"))}, {Heading: []notat.Inline{notat.Text("Tænker")}, Blocks: para(notat.Text("højre"))}}},
			&notat.Quote{Blocks: para(notat.Text("Godt\u00a0 møde")), Source: []notat.Inline{notat.Text("Forælder")}},
			&notat.Figure{MIME: "image/png", Width: 2, Height: 1, Alt: "En søjle", Caption: []notat.Inline{notat.Text("Under")}},
		},
	}
}
