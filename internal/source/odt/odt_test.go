package odt_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"notat/internal/ooxml"
	"notat/internal/source"
	"notat/internal/source/odt"
	"notat/internal/source/sourcetest"
)

// Every word that a text of OpenDocument shows is in a piece or was left out by name,
// and headings, items, tables, pictures and asides are found for what they are.
func TestForeignTextsAreReadForWhatTheySay(t *testing.T) {
	for _, s := range sourcetest.ODTFiles() {
		f, err := odt.Read(context.Background(), s.Data)
		if err != nil {
			t.Errorf("%s: %v", s.Name, err)
			continue
		}
		sourcetest.CheckFile(t, f)
		if lost, more := sourcetest.Compare(s, f); len(lost)+len(more) > 0 {
			t.Errorf("%s: lost %q, and there is more: %q", s.Name, lost, more)
		}
		if heads := sourcetest.Headings(f); !slices.Equal(heads, s.Headings) {
			t.Errorf("%s: headings\n%v, not\n%v", s.Name, heads, s.Headings)
		}
		for what, n := range map[source.What]int{source.Item: s.Items, source.Table: s.Tables, source.Picture: s.Pictures, source.Aside: s.Asides} {
			if got := sourcetest.Count(f, what); got != n {
				t.Errorf("%s: %d pieces of kind %d, not %d", s.Name, got, what, n)
			}
		}
		if f.Title != "Et notat" {
			t.Errorf("%s: it is called %q", s.Name, f.Title)
		}
	}
}

// What was read stands in the order in which it is read.
func TestPiecesStandInReadingOrder(t *testing.T) {
	f, err := odt.Read(context.Background(), sourcetest.ODTFiles()[0].Data)
	const want = `# Referat
# Rammer
(deleted Karla Holm: i januar)
Vi mødtes i marts. Se planen.
(note : Se bilaget.)
(comment Jens Vang: Er den ny?)
* Læsning
  1. i indskolingen
* Ro
Det gælder alle.
## Aftaler
‖Mål|Handling|Tegn|
|Flere læser||Prøven|
|^|^|Målingen|
Et billede:
[png 70 bytes: Tre børn]
Et citat i en boks.
Slut
- running ×1: Strandby Kommune
- contents ×1: Indhold | Rammer 1
- unread ×1: Object 1
- hidden ×1: skjult
- number ×1: Side 1
`
	if got := sourcetest.Dump(f); err != nil || got != want {
		t.Errorf("%v\n%s", err, got)
	}
}

// What is not sound, or more than the limits allow, is refused with a sentence.
func TestWhatCannotBeReadIsRefused(t *testing.T) {
	parts := func(change func(map[string]string)) []byte {
		p := sourcetest.Parts(sourcetest.ODTFiles()[0].Data)
		change(p)
		return sourcetest.Zip(p)
	}
	rows := strings.Repeat(`<table:table-row><table:table-cell table:number-columns-repeated="99999999"/></table:table-row>`, 1000)
	for name, c := range map[string]struct {
		data []byte
		code ooxml.Code
	}{
		"no zip":      {[]byte("%PDF-1.7"), ooxml.NotWord},
		"a Word file": {sourcetest.WordFiles()[0].Data, ooxml.OtherOffice},
		"a sheet":     {parts(func(p map[string]string) { p["mimetype"] = "application/vnd.oasis.opendocument.spreadsheet" }), ooxml.OtherOffice},
		"password":    {parts(func(p map[string]string) { p["META-INF/manifest.xml"] = "<m><encryption-data/></m>" }), ooxml.Encrypted},
		"no content":  {parts(func(p map[string]string) { delete(p, "content.xml") }), ooxml.Damaged},
		"no XML":      {parts(func(p map[string]string) { p["content.xml"] = "<a></b>" }), ooxml.Damaged},
		"no styles":   {parts(func(p map[string]string) { p["styles.xml"] = "<a></b>" }), ooxml.Damaged},
		"deep":        {sourcetest.ODT("", strings.Repeat("<text:section>", 300)), ooxml.TooComplex},
		"cells":       {sourcetest.ODT("", "<table:table>"+rows+"</table:table>"), ooxml.TooComplex},
		"paragraphs":  {sourcetest.ODT("", strings.Repeat("<text:p>x</text:p>", 20_001)), ooxml.TooComplex},
	} {
		_, err := odt.Read(context.Background(), c.data)
		var refused *ooxml.Error
		if !errors.As(err, &refused) || refused.Code != c.code || refused.Message == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := odt.Read(ctx, sourcetest.ODTFiles()[0].Data); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range sourcetest.ODTFiles() {
		f.Add([]byte(sourcetest.Parts(s.Data)["content.xml"]))
	}
	base := sourcetest.Parts(sourcetest.ODTFiles()[0].Data)
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > 64<<10 {
			t.Skip("larger than what is looked for needs")
		}
		base["content.xml"] = string(content)
		file, err := odt.Read(context.Background(), sourcetest.Zip(base))
		var refused *ooxml.Error
		if err != nil && !errors.As(err, &refused) {
			t.Fatal(err)
		}
		sourcetest.CheckFile(t, file)
	})
}

// How large words are is read through all that a style is made of, and what was deleted
// between two paragraphs is told of there.
func TestStylesAndChangesAreReadWhereTheyStand(t *testing.T) {
	styles := `<style:style style:name="P9" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="150%"/></style:style>`
	body := `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>Karla Holm</dc:creator></office:change-info><text:p>Et helt afsnit.</text:p></text:deletion></text:changed-region></text:tracked-changes>` +
		`<text:p text:style-name="P9">Hvad vi så</text:p><text:p text:style-name="Standard">Vi så mange glade børn på alle årgange, og det var en god dag for alle.</text:p><text:change text:change-id="c1"/><text:p text:style-name="P9">Hvad vi gør</text:p><text:p text:style-name="Standard">Vi følger op.</text:p>`
	f, err := odt.Read(context.Background(), sourcetest.ODT(styles, body))
	const want = "#? Hvad vi så\nVi så mange glade børn på alle årgange, og det var en god dag for alle.\n(deleted Karla Holm: Et helt afsnit.)\n#? Hvad vi gør\nVi følger op.\n- running ×1: Strandby Kommune\n- number ×1: Side 1\n"
	if got := sourcetest.Dump(f); err != nil || got != want {
		t.Errorf("%v\n%s", err, got)
	}
}
