package word_test

import (
	"context"
	"strings"
	"testing"

	"notat/internal/source"
	"notat/internal/source/sourcetest"
	"notat/internal/source/word"
)

func dump(t *testing.T, d *sourcetest.Doc) string {
	t.Helper()
	f, err := word.Read(context.Background(), d.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	sourcetest.CheckFile(t, f)
	return sourcetest.Dump(f)
}

const sentence = "Vi talte længe om, hvordan det går med at få alle børn til at læse mere, både hjemme og i skolen."

// What stands out is no heading by that alone: lists of names, labels with their
// values, times, and whole texts.
func TestWhatStandsOutIsNotAlwaysAHeading(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"names":     {"**Ida Bro**\n**Per Dal**\n**Lis Eng**\n**Tom Fog**", "Ida Bro\nPer Dal\nLis Eng\nTom Fog\n"},
		"a label":   {"**Sted: biblioteket**", "Sted: biblioteket\n"},
		"a time":    {"**13.05 Velkomst**", "13.05 Velkomst\n"},
		"a text":    {"**Alle er enige om, at det går bedre nu.**", "Alle er enige om, at det går bedre nu.\n"},
		"an item":   {"**- Læsning**", "*? Læsning\n"},
		"an e-mail": {"**Skriv til skole@kommune.example**", "Skriv til skole@kommune.example\n"},
	} {
		if got := dump(t, sourcetest.NewDoc(sourcetest.Unstyled).P("Først noget.", c.text, sentence)); got != "Først noget.\n"+c.want+sentence+"\n" {
			t.Errorf("%s:\n%s", name, got)
		}
	}
	if got := dump(t, sourcetest.NewDoc(sourcetest.Unstyled).P(sentence, "**Slut**")); got != sentence+"\nSlut\n" {
		t.Errorf("the last line heads nothing:\n%s", got)
	}
	if got := dump(t, sourcetest.NewDoc(sourcetest.DanishWord).P(sentence).L(0, true, "**Et**", "**To**").P(sentence)); got != sentence+"\n1. Et\n1. To\n"+sentence+"\n" {
		t.Errorf("items in bold:\n%s", got)
	}
}

// A cell of a record holds no table, so a table with one in it is read as what it lays
// out, and so are rows side by side; a row of short words is a row.
func TestTablesThatOnlyPlaceAreReadThrough(t *testing.T) {
	d := sourcetest.NewDoc(sourcetest.Unstyled)
	inner := d.Table(false, []string{"a", "b"}, []string{"c", "d"})
	d.Raw(`<w:tbl><w:tblPr/><w:tblGrid/><w:tr>` + d.Cell("", "Til venstre") + `<w:tc><w:tcPr/>` + inner + `</w:tc></w:tr><w:tr>` + d.Cell("", "Nederst") + d.Cell("", "Til højre") + `</w:tr></w:tbl>`)
	if got := dump(t, d); got != "Til venstre\n|a|b|\n|c|d|\nNederst\nTil højre\n" {
		t.Errorf("a table in a table:\n%s", got)
	}
	if got := dump(t, sourcetest.NewDoc(sourcetest.Unstyled).T(false, []string{"Dato", "3. maj"})); got != "|Dato|3. maj|\n" {
		t.Errorf("one row of short words:\n%s", got)
	}
	if got := dump(t, sourcetest.NewDoc(sourcetest.Unstyled).T(false, []string{sentence + "\nOg mere.", sentence})); got != sentence+"\nOg mere.\n"+sentence+"\n" {
		t.Errorf("one row of texts:\n%s", got)
	}
}

// A table whose first row is its head is a table, however long its texts are and
// though some of them have a bold line above them.
func TestATableWithAHeadIsATable(t *testing.T) {
	d := sourcetest.NewDoc(sourcetest.Unstyled).T(false, []string{"**Indsats**", "**Det gør vi**"}, []string{"**Læsning**", sentence + " " + sentence}, []string{"**Ro**", "**I gården**\n" + sentence + " " + sentence})
	want := "|Indsats|Det gør vi|\n|Læsning|" + sentence + " " + sentence + "|\n|Ro|I gården / " + sentence + " " + sentence + "|\n"
	if got := dump(t, d); got != want {
		t.Error(got)
	}
	d = sourcetest.NewDoc(sourcetest.Unstyled).T(true, []string{"Hvad", "Hvordan"}, []string{"Læsning", "**I timerne**\n" + sentence + " " + sentence})
	if got := dump(t, d); got != "‖Hvad|Hvordan|\n|Læsning|I timerne / "+sentence+" "+sentence+"|\n" {
		t.Error(got)
	}
}

// What is read knows where it stood, and who wrote what stands beside it.
func TestAPieceKnowsItsParagraph(t *testing.T) {
	for _, s := range sourcetest.WordFiles() {
		if s.Name != "pictures, a chart and a diagram" {
			continue
		}
		f, err := word.Read(context.Background(), s.Data)
		var at []int
		for _, p := range f.Pieces {
			if p.What == source.Picture {
				at = append(at, p.Place.Paragraph)
			}
		}
		if err != nil || len(at) != 2 || at[0] != 2 || at[1] != 3 {
			t.Errorf("%v %v", err, at)
		}
	}
}

// Words keep their manner and their addresses.
func TestWordsKeepTheirManner(t *testing.T) {
	d := sourcetest.NewDoc(sourcetest.Unstyled)
	d.Raw(`<w:p><w:r><w:t xml:space="preserve">Se </w:t></w:r>` + d.Link("https://skole.example/plan", "planen") + `<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> nu </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>her</w:t></w:r></w:p>`)
	f, err := word.Read(context.Background(), d.Bytes())
	if err != nil || len(f.Pieces) != 1 || len(f.Pieces[0].Words) != 4 {
		t.Fatal(err, f.Pieces)
	}
	if w := f.Pieces[0].Words; w[1].Henvisning != "https://skole.example/plan" || w[1].Tekst != "planen" || !w[2].Kursiv || !w[3].Fed || w[0].Fed {
		t.Errorf("%+v", w)
	}
}

// Words that the file hides are left out by name, in a box too; white words in a box
// are read, for the box may be blue.
func TestHiddenWordsAreLeftOutAndWhiteOnesOfABoxAreNot(t *testing.T) {
	box := func(rPr, s string) string {
		return `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:rPr>` + rPr + `</w:rPr><w:t>` + s + `</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`
	}
	d := sourcetest.NewDoc(sourcetest.Unstyled).P("Et ord.").Raw(box(`<w:color w:val="FFFFFF"/>`, "Hvidt.")).Raw(box(`<w:vanish/>`, "Skjult."))
	d.T(false, []string{"a", "b"}, []string{"c", "d"}).Raw(`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Også skjult.</w:t></w:r></w:p>`)
	if got := dump(t, d); got != "Et ord.\nHvidt.\n|a|b|\n|c|d|\n- hidden ×1: Skjult.\n- hidden ×1: Også skjult.\n" {
		t.Error(got)
	}
}

// What Word asks for in a field that nobody filled is nobody's words; what was written
// in one is text.
func TestWhatAFormAsksForIsLeftOut(t *testing.T) {
	field := func(pr, s string) string {
		return `<w:p><w:r><w:t xml:space="preserve">Felt: </w:t></w:r><w:sdt><w:sdtPr>` + pr + `</w:sdtPr><w:sdtContent><w:r><w:t>` + s + `</w:t></w:r></w:sdtContent></w:sdt></w:p>`
	}
	d := sourcetest.NewDoc(sourcetest.Unstyled).Raw(field("<w:showingPlcHdr/>", "Klik eller tryk her for at skrive tekst.") + field("", "Klik her for at angive tekst.") + field("<w:showingPlcHdr/>", "Læsning"))
	if got := dump(t, d); got != "Felt:\nFelt: Klik her for at angive tekst.\nFelt: Læsning\n- unfilled ×1: Klik eller tryk her for at skrive tekst.\n" {
		t.Error(got)
	}
}

// The points of an agenda whose minutes stand below each of them are headings; a numbered
// list with text behind some of its items is none.
func TestPointsWithTextBelowEachAreHeadings(t *testing.T) {
	d := sourcetest.NewDoc(sourcetest.DanishWord)
	for _, s := range []string{"Siden sidst", "Skolens data", "Eventuelt"} {
		d.L(0, true, s).P("Vi talte.")
	}
	if got := dump(t, d); got != "#? Siden sidst\nVi talte.\n#? Skolens data\nVi talte.\n#? Eventuelt\nVi talte.\n" {
		t.Error(got)
	}
	d = sourcetest.NewDoc(sourcetest.DanishWord).L(0, true, "Et", "To").P("Vi talte.").L(0, true, "Tre").P("Vi spiste.").L(0, true, "Fire").P("Slut.")
	if got := dump(t, d); strings.Contains(got, "#") {
		t.Error(got)
	}
}
