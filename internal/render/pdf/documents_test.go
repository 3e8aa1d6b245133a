package pdf

import (
	"fmt"
	"strings"

	"notat/internal/notat"
)

// Short words for making documents.

func say(s string) []notat.Inline { return []notat.Inline{notat.Text(s)} }

func p(s string) *notat.Paragraph { return &notat.Paragraph{Inlines: say(s)} }

func h(level int, s string) *notat.Heading { return &notat.Heading{Level: level, Inlines: say(s)} }

func bold(s string) notat.Strong { return notat.Strong{notat.Text(s)} }

func bullets(items ...string) *notat.List {
	l := &notat.List{}
	for _, s := range items {
		l.Items = append(l.Items, notat.Item{Inlines: say(s)})
	}
	return l
}

func text(s string) notat.Cell {
	if s == "" {
		return notat.Cell{}
	}
	return notat.Cell{Blocks: []notat.Block{p(s)}}
}

func number(s string) notat.Cell {
	c := text(s)
	c.Number = true
	return c
}

func rowOf(cells ...string) (out []notat.Cell) {
	for _, s := range cells {
		out = append(out, text(s))
	}
	return out
}

func define(term string, blocks ...notat.Block) notat.Definition {
	return notat.Definition{Term: say(term), Blocks: blocks}
}

// document is a document with these blocks after its title.
func document(blocks ...notat.Block) *notat.Document {
	felt := func(s string) notat.Felt { return notat.Felt{Inlines: say(s)} }
	return &notat.Document{
		Titel: "Skoleudviklingssamtale på Birkelund Skole", Sprog: "da-DK",
		Meta: notat.Meta{Forfatter: "Fjordby Kommune", Emne: "Birkelund Skole 2024/25", Dato: "2025-03-20", Release: "0.1"},
		Felter: map[string]notat.Felt{
			"kommune.navn": felt("Fjordby Kommune"), "kommune.forvaltning": felt("Børn og Unge"),
			"skole.navn": felt("Birkelund Skole"), "sag.sagsnr": felt("25/1234"),
		},
		Record: []byte(`{"dokument":{"titel":"Skoleudviklingssamtale på Birkelund Skole"}}`),
		Blocks: append([]notat.Block{h(1, "Skoleudviklingssamtale på Birkelund Skole")}, blocks...),
	}
}

const (
	prose = "Samtalen tager afsæt i skolens egne data og i det, som ledelsen og skolebestyrelsen selv har valgt at bringe med. " +
		"Formålet er at blive klogere sammen: hvad lykkes skolen med, hvor er der brug for en ny indsats, og hvad skal forvaltningen hjælpe med det næste år? "
	short = "Trivslen er steget på mellemtrinnet."
)

// everything holds every block kind, some more than once.
func everything() []notat.Block {
	return []notat.Block{
		&notat.Definitions{Head: true, Items: []notat.Definition{
			define("Skole", p("Birkelund Skole")), define("Skoleår", p("2024/25")), define("Dato og sted", p("13. marts 2025 kl. 13.00–16.00, skolens lærerværelse")),
			define("Sagsnr.", p("25/1234")),
		}},
		h(2, "Deltagere"),
		&notat.Definitions{Items: []notat.Definition{
			define("Forvaltningen", bullets("Karen Holm, skolechef (mødeleder)", "Jens Ravn, udviklingskonsulent (referent)")),
			define("Skoleledelsen", bullets("Mette Lund, skoleleder", "Ole Kjær, afdelingsleder for udskolingen")),
			define("Skolebestyrelsen", p("Formanden")),
		}},
		h(2, "Dagsorden"),
		&notat.Table{Caption: say("Eftermiddagens program"), Head: rowOf("Tid", "Punkt"), Rows: [][]notat.Cell{
			rowOf("13.00–13.05", "Velkomst ☀️"), rowOf("13.05–13.50", "Hvor kommer vi fra, og hvad har vi lært undervejs?"), rowOf("13.50–15.00", "Fælles drøftelse af data"), rowOf("15.00–16.00", "Aftaler og evaluering"),
		}},
		h(2, "Den formelle ramme"),
		p(prose + prose), p(prose),
		&notat.Paragraph{Inlines: []notat.Inline{notat.Text("Læs mere om "), bold("rammen"), notat.Text(" og "), notat.Emph{notat.Text("formålet")}, notat.Text(" på "),
			notat.Link{Address: "https://fjordby.example/skoler/skoleudviklingssamtaler-i-fjordby", Inlines: say("kommunens side om skoleudviklingssamtaler, som er åben for alle")}, notat.Text(".")}},
		h(3, "Succeskriterier"),
		p("Samtalen er lykkedes, når:"),
		&notat.List{Items: []notat.Item{
			{Inlines: say("alle går derfra med et fælles billede af skolens styrker og udfordringer, også dem, der ikke står i tallene")},
			{Inlines: say("der er lavet få og klare aftaler"), Sub: &notat.List{Items: []notat.Item{{Inlines: say("med et mål")}, {Inlines: say("med en ansvarlig")}}}},
			{Inlines: say("skolen kan mærke, at nogen vil noget med den")},
		}},
		&notat.List{Ordered: true, Items: []notat.Item{{Inlines: say("Først ser vi på data.")}, {Inlines: say("Så taler vi om dem."), Sub: &notat.List{Ordered: true, Items: []notat.Item{{Inlines: say("to og to")}, {Inlines: say("i plenum")}}}}, {Inlines: say("Til sidst aftaler vi.")}}},
		h(2, "Det vi ser, og det vi tænker"),
		&notat.Columns{Columns: []notat.Column{
			{Heading: say("Det vi ser"), Blocks: []notat.Block{p(short), bullets("Fraværet er faldet fra 7,4 til 6,1 %.", "Flere elever læser for sjov i 4. klasse."), p("Udskolingen ligger, hvor den lå.")}},
			{Heading: say("Det vi tænker"), Blocks: []notat.Block{p("Makkerlæsningen har haft en betydning, men vi ved ikke, hvor stor. Den skal fortsætte."), p("Udskolingen skal have sin egen indsats.")}},
		}},
		h(2, "Resultater"),
		&notat.Table{Caption: say("Karakterer i de bundne prøver"), RowHeader: true,
			Head: []notat.Cell{text("Fag"), number("2022/23"), number("2023/24"), number("Kommunen"), number("Landet")},
			Rows: [][]notat.Cell{
				{text("Dansk, læsning"), number("6,9"), number("7,40"), number("7,1"), number("7,0")},
				{text("Dansk, skriftlig fremstilling"), number("6,2"), number("6,6"), number("6,7"), number("6,5")},
				{text("Matematik uden hjælpemidler"), number("7,7"), number("7,9"), number("7,6"), number("7,4")},
			}},
		&notat.Paragraph{Role: notat.Note, Inlines: say("Tallene fra før 2022 kan ikke sammenlignes med de nyere.")},
		&notat.Definitions{Items: []notat.Definition{
			define("Læsning, 8. klasse", p("Ligger over landsgennemsnittet, og spredningen er mindre end før.")),
			define("Matematik, 6. klasse", p("På niveau med landet."), &notat.Paragraph{Role: notat.Note, Inlines: say("Tallene er fortrolige og gengives ikke.")}),
		}},
		&notat.Paragraph{Role: notat.Missing, Inlines: say("Mangler: Opfølgning på tidligere samtaler.")},
		&notat.Paragraph{Role: notat.Internt, Inlines: say("Internt")},
		p("Personalets trivsel drøftes på et lukket møde i maj."),
		h(2, "Aftaler"),
		&notat.Paragraph{Inlines: []notat.Inline{bold("Flere skal læse for lystens skyld")}},
		&notat.Definitions{Items: []notat.Definition{
			define("Baggrund", p("Eleverne siger selv, at de mangler tid til at læse.")),
			define("Tiltag", bullets("20 minutters læsning hver dag", "Forfatterbesøg på 5. årgang")),
			define("Tegn", p("Udlånet på skolens bibliotek stiger.")),
			define("Ansvarlig", p("Skolelederen")), define("Frist", p("1. februar 2026")),
		}},
		h(2, "Billeder"),
		absences(3),
		&notat.Figure{Image: pictureOf(900, 400), MIME: "image/png", Width: 900, Height: 400, Alt: "Et ternet billede", Caption: say("Skolens nye læsehjørne, tegnet af 5.b")},
		h(2, "Evaluering af samtalen"),
		&notat.Quote{Blocks: []notat.Block{p("Det var rart at få lov til at tale sig færdig.")}, Source: say("Skoleleder")},
		&notat.Quote{Blocks: []notat.Block{p("Vi gik derfra med færre ting på listen, end vi kom med, og det er godt, for så når vi dem måske.")}, Source: say("Afdelingsleder")},
		&notat.Quote{Blocks: []notat.Block{p("God stemning.")}},
	}
}

// long is a document of many pages.
func long(pages int) []notat.Block {
	var out []notat.Block
	for i := range pages {
		out = append(out, h(2, fmt.Sprintf("Afsnit %d", i+1)), p(prose+prose), p(prose), bullets(short, prose, short),
			&notat.Table{Head: []notat.Cell{text("Fag"), number("I år"), number("Sidste år")}, RowHeader: true, Rows: [][]notat.Cell{
				{text("Dansk"), number("7,1"), number("7,0")}, {text("Matematik"), number("6,8"), number("6,9")}, {text("Engelsk"), number("8,1"), number("7,9")}}},
			h(3, "Drøftelse"), p(prose), p(prose+short))
	}
	return out
}

// absences is a chart of n results.
func absences(n int) *notat.Figure {
	c := &notat.Chart{Titel: "Søjlediagram"}
	for i := range n {
		g := notat.Group{Label: fmt.Sprintf("Fravær, %d. klasse", i+1)}
		for k, name := range []string{"Skolen", "Kommunen", "Landet"} {
			if (i+k)%4 != 3 {
				v := float64(i+3*k) / 2
				g.Bars = append(g.Bars, notat.Bar{Owner: notat.Owner(k), Name: name, Values: []notat.Value{{Text: strings.Replace(fmt.Sprintf("ca.\u00a0%.1f\u00a0%%", v), ".", ",", 2), Number: v}}})
			}
		}
		c.Groups = append(c.Groups, g)
	}
	return &notat.Figure{Chart: c, Alt: "Søjlediagram. Fravær i procent."}
}
