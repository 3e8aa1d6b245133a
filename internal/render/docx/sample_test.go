package docx

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"os"
	"sync"
	"testing"

	"notat/internal/notat"
	"notat/internal/ooxml"
	"notat/internal/template"
)

var load = sync.OnceValues(func() (*template.Template, error) {
	return template.Load(os.DirFS("../../../templates/standard"), "standard", func(string) (fs.FS, error) { return nil, fs.ErrNotExist })
})

func standard(t testing.TB) *template.Template {
	t.Helper()
	tm, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return tm
}

// draw renders d with the standard template and opens the result.
func draw(t testing.TB, d *notat.Document) *ooxml.Package {
	t.Helper()
	return open(t, file(t, standard(t), d))
}

func file(t testing.TB, tm *template.Template, d *notat.Document) []byte {
	t.Helper()
	render, err := New(tm)
	if err != nil {
		t.Fatal(err)
	}
	out, err := render(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func open(t testing.TB, data []byte) *ooxml.Package {
	t.Helper()
	p, err := ooxml.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func text(s string) []notat.Inline { return []notat.Inline{notat.Text(s)} }

func felt(pointer, titel, s string) notat.Felt {
	return notat.Felt{Pointer: pointer, Titel: titel, Inlines: text(s)}
}

func rich(pointer string, ins ...notat.Inline) []notat.Inline {
	return []notat.Inline{notat.Felt{Pointer: pointer, Titel: "Tekst", Rich: true, Inlines: ins}}
}

func par(ins ...notat.Inline) notat.Block { return &notat.Paragraph{Inlines: ins} }

func cell(s string) notat.Cell { return notat.Cell{Blocks: []notat.Block{par(notat.Text(s))}} }

func number(s string) notat.Cell { c := cell(s); c.Number = true; return c }

// picturePNG is a small picture with bars.
func picturePNG(t testing.TB, wide, high int) []byte {
	img := image.NewRGBA(image.Rect(0, 0, wide, high))
	for x := range wide {
		for y := range high {
			img.Set(x, y, color.RGBA{uint8(40 + x*120/wide), 90, uint8(150 - y*60/high), 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sample is a Document with every kind of block and inline.
func sample(t testing.TB) *notat.Document {
	titel := felt("/dokument/titel", "Titel", "Skoleudviklingssamtale på Birkelund Skole")
	skole := felt("/skole/navn", "Skolens navn", "Birkelund Skole")
	felter := map[string]notat.Felt{}
	for _, tag := range template.Tags {
		felter[tag] = notat.Felt{}
	}
	felter["dokument.titel"] = titel
	felter["dokument.betegnelse"] = felt("/dokument/betegnelse", "Betegnelse", "Notat")
	felter["dokument.skoleaar"] = notat.Felt{Fixed: true, Inlines: text("2024/25")}
	felter["dokument.dato"] = notat.Felt{Pointer: "/dokument/dato", Titel: "Dato", Inlines: text("20. marts 2025")}
	felter["kommune.navn"] = felt("/kommune/navn", "Kommune", "Fjordby Kommune")
	felter["kommune.forvaltning"] = felt("/kommune/forvaltning", "Forvaltning", "Børn & Unge")
	felter["skole.navn"] = skole
	felter["sag.sagsnr"] = felt("/sag/sagsnr", "Sagsnummer", "25/1234")
	return &notat.Document{
		Titel: "Skoleudviklingssamtale på Birkelund Skole", Sprog: "da-DK",
		Meta: notat.Meta{
			Forfatter: "Fjordby Kommune", Emne: "Birkelund Skole, 2024/25", Noegleord: []string{"skoleudviklingssamtale", "Birkelund Skole"},
			Dato: "2025-03-20", Skole: "Birkelund Skole", Udgave: "intern", Status: "udkast",
			Template: "standard", TemplateHash: "00ff", Release: "0.1.0",
		},
		Felter:  felter,
		Marks:   []string{"UDKAST", "INTERN UDGAVE – MÅ IKKE OFFENTLIGGØRES"},
		Record:  []byte(`{"afsnit":[],"dokument":{"skoleaar":"2024/25","titel":"Æ & <Ø>"},"tal":7.40}`),
		Prompts: true,
		Blocks: []notat.Block{
			&notat.Heading{Level: 1, Inlines: []notat.Inline{titel}},
			&notat.Definitions{Head: true, Items: []notat.Definition{
				{Term: text("Skole"), Blocks: []notat.Block{par(skole)}},
				{Term: text("Skoleår"), Blocks: []notat.Block{par(notat.Felt{Pointer: "/dokument/skoleaar", Titel: "Skoleår", Fixed: true, Inlines: text("2024/25")})}},
				{Term: text("Sted"), Blocks: []notat.Block{par(notat.Felt{Pointer: "/moede/sted", Titel: "Sted", Prompt: "Skriv, hvor samtalen blev holdt"})}},
			}},
			&notat.Heading{Level: 2, Anchor: "/afsnit/0", Inlines: []notat.Inline{felt("/afsnit/0/overskrift", "Overskrift", "Den formelle ramme")}},
			par(rich("/afsnit/0/blokke/0/tekst", notat.Text("Samtalen følger "), notat.Link{Address: "https://www.retsinformation.dk/eli/lta/2024/989", Inlines: text("folkeskoleloven § 40 a")},
				notat.Text(". Den er "), notat.Strong{notat.Text("årlig, "), notat.Emph{notat.Text("åben")}}, notat.Text(" og "), notat.Emph{notat.Text("fælles")}, notat.Text("."),
				notat.Break{}, notat.Text("9. klasse ligger over 🙂."))...),
			&notat.List{Items: []notat.Item{
				{Inlines: rich("/afsnit/0/blokke/0/tekst", notat.Text("Trivsel & læring"))},
				{Inlines: rich("/afsnit/0/blokke/0/tekst", notat.Text("Fravær <5 %")), Sub: &notat.List{Items: []notat.Item{
					{Inlines: rich("/afsnit/0/blokke/0/tekst", notat.Text("indskolingen"))},
					{Inlines: rich("/afsnit/0/blokke/0/tekst", notat.Text("udskolingen"))},
				}}},
			}},
			par(rich("/afsnit/0/blokke/0/tekst", notat.Text("Efter listen."))...),
			&notat.List{Ordered: true, Items: []notat.Item{{Inlines: text("Først")}, {Inlines: text("Dernæst"), Sub: &notat.List{Ordered: true, Items: []notat.Item{{Inlines: text("lidt mere")}, {Inlines: text("og mere")}}}}}},
			par(notat.Text("En ny nummereret liste:")),
			&notat.List{Ordered: true, Items: []notat.Item{{Inlines: text("Forfra igen")}, {Inlines: text("Videre"), Sub: &notat.List{Items: []notat.Item{{Inlines: text("med punkt")}}}}}},
			&notat.Heading{Level: 3, Anchor: "/afsnit/0/afsnit/0", Inlines: text("Resultater")},
			&notat.Table{Caption: text("Læsning og matematik"), RowHeader: true,
				Head: []notat.Cell{cell("Måling"), cell("Klassetrin"), number("Værdi"), cell("Bemærkning")},
				Rows: [][]notat.Cell{
					{cell("Nationale overgangstest, dansk læsning"), cell("6."), number("7,40"), {Blocks: []notat.Block{par(rich("/r/0/bemaerkning", notat.Text("Som landet."))...)}}},
					{cell("Karakterer"), cell("9."), number("7,1"), {Blocks: []notat.Block{par(rich("/r/1/bemaerkning", notat.Text("Lidt over landsgennemsnittet, og over kommunens."))...), par(rich("/r/1/bemaerkning", notat.Text("Fremgang i matematik."))...)}}},
					{cell("Trivsel"), cell("4.-9."), number(""), {Blocks: []notat.Block{par(notat.Felt{Pointer: "/r/2/bemaerkning", Titel: "Bemærkning", Rich: true, Prompt: "Skriv en bemærkning"})}}},
				}},
			&notat.Paragraph{Role: notat.Note, Inlines: text("Tallene er fortrolige og gengives ikke.")},
			&notat.Definitions{Items: []notat.Definition{
				{Term: text("Fravær"), Blocks: []notat.Block{par(rich("/r/3/ord", notat.Text("Lavere end året før."))...)}},
				{Term: text("Overgang til ungdomsuddannelse"), Blocks: []notat.Block{&notat.List{Items: []notat.Item{{Inlines: text("flere i gang")}, {Inlines: text("færre omvalg")}}}}},
			}},
			&notat.Paragraph{Role: notat.Internt, Inlines: text("Internt: offentliggøres ikke")},
			&notat.Columns{Columns: []notat.Column{
				{Heading: []notat.Inline{felt("/k/0/overskrift", "Overskrift", "Det vi ser")}, Blocks: []notat.Block{
					par(rich("/k/0/tekst", notat.Text("Eleverne arbejder mere sammen end før, og lærerne følger op hver uge."))...),
					&notat.List{Items: []notat.Item{{Inlines: rich("/k/0/tekst", notat.Text("Ro i timerne"))}}}}},
				{Heading: []notat.Inline{felt("/k/1/overskrift", "Overskrift", "Det vi tænker")}, Blocks: []notat.Block{par(rich("/k/1/tekst", notat.Text("Indsatsen fortsætter."))...)}},
			}},
			&notat.Columns{Columns: []notat.Column{{Heading: text("2023/24"), Blocks: []notat.Block{par(notat.Text("Læselyst"))}}, {Heading: text("2024/25"), Blocks: []notat.Block{par(notat.Text("Matematik"))}}, {Heading: text("2025/26")}}},
			&notat.Quote{Blocks: []notat.Block{par(rich("/c/0/tekst", notat.Text("Godt at blive hørt."))...)}, Source: []notat.Inline{felt("/c/0/rolle", "Rolle", "Forælder")}},
			&notat.Quote{Blocks: []notat.Block{par(notat.Text("Samtalen gav mening."))}},
			&notat.Figure{Image: picturePNG(t, 900, 300), MIME: "image/png", Width: 900, Height: 300, Alt: "Søjler, der viser \"fremgang\" & trivsel", Caption: text("Trivsel over tre år")},
			&notat.Heading{Level: 4, Inlines: text("Dybt")},
			&notat.Paragraph{Role: notat.Missing, Inlines: text("Mangler: Evaluering af samtalen")},
			par(notat.Felt{Pointer: "/afsnit/-", Titel: "Evaluering", Rich: true, Prompt: "Skriv evalueringen her"}),
			par(notat.Text("Adresse: "), notat.Felt{Pointer: "/sag/sendesTil", Titel: "Sendes til", Inlines: []notat.Inline{notat.Text("Skolevej 1"), notat.Break{}, notat.Text("9999 Fjordby")}}),
			par(notat.Felt{Pointer: "/kommune/kontakt", Titel: "Kontakt", Inlines: []notat.Inline{notat.Text("Skoleafdelingen"), notat.Break{}, notat.Text("skole@fjordby.example")}}),
			&notat.Table{Head: []notat.Cell{cell("Tid"), cell("Punkt")}, Rows: [][]notat.Cell{{cell("13.00"), cell("Velkomst 👋")}}},
		},
	}
}
