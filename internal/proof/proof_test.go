package proof

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"notat/internal/ooxml"
	"notat/internal/testrun"
)

// draft is a draft that says these lines, one after the other.
func draft(lines ...string) *Said {
	s := &Said{}
	for _, l := range lines {
		if l != "" {
			s.Lines = append(s.Lines, plain(l))
			s.Visible += visible(l)
		}
	}
	return s
}

// A date is printed in words that its record does not have: of one that is gone
// nothing is missing, of a word beside it something is.
func TestADateThatIsGoneFromARecordWithFaults(t *testing.T) {
	before := draft("Godkendt", "16. oktober 2025", "Der gik 10 dage.")
	for file, want := range map[string]string{"Der gik 10 dage.": "", "Der gik 10 lange dage.": "lost lange"} {
		c := Case{Before: before, File: draft("Godkendt", "16. oktober 2025", file), Base: "2025-10-16 Der gik 10 dage.", Record: "Der gik 10 dage.", Outside: []string{"16. oktober 2025"}}
		if got := judged(t, c); got != want {
			t.Errorf("%s: %q, not %q", file, got, want)
		}
	}
}

// A source that all results of a table share is printed once, and with each of them
// where the internal edition has one more: that is no word that was deleted.
func TestAWordThatIsDrawnMoreOftenIsNotKept(t *testing.T) {
	const base = "Fravær 6,1 datapakken Trivsel 4,1 datapakken"
	shared, each := draft("Fravær 6,1", "Trivsel 4,1", "Kilde: datapakken"), draft("Fravær 6,1", "Kilde: datapakken", "Trivsel 4,1", "Kilde: datapakken", "Internt 3,9")
	for _, c := range []struct {
		name, record string
		file         *Said
		want         string
	}{
		{"as it was", base, shared, ""},
		{"deleted in Word", base, draft("Fravær 6,1", "Trivsel 4,1"), "kept datapakken"},
		{"once more in the record", base + " datapakken", shared, "kept datapakken"},
	} {
		k := Case{Before: shared, File: c.file, After: each, Base: base, Record: c.record + " Internt 3,9", Today: base + " Internt 3,9"}
		if got := judged(t, k); got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

// The other way round: what each result says with its own numbers in the public edition
// stands once where the internal one has a table. That is no word that is lost.
func TestAWordThatIsDrawnLessOftenIsNotLost(t *testing.T) {
	const base = "Fravær 6,1 datapakken Trivsel 4,1 datapakken"
	shared, each := draft("Fravær 6,1", "Trivsel 4,1", "Kilde: datapakken", "Internt 3,9"), draft("Fravær 6,1", "Kilde: datapakken", "Trivsel 4,1", "Kilde: datapakken")
	for _, c := range []struct {
		name, record string
		file         *Said
		want         string
	}{
		{"as it was", base, each, ""},
		{"once more in Word", base, draft("Fravær 6,1", "Kilde: datapakken", "Trivsel 4,1", "Kilde: datapakken", "Se datapakken"), "lost datapakken se"},
		{"moved in Word, and gone from the record", "Fravær 6,1 datapakken Trivsel 4,1", draft("Fravær 6,1", "Trivsel 4,1", "Kilde: datapakken", "Se datapakken"), "lost datapakken se"},
	} {
		k := Case{Before: each, File: c.file, After: shared, Base: base, Record: c.record + " Internt 3,9", Today: base + " Internt 3,9"}
		if got := judged(t, k); got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

// Within one edition too: a row in words only that comes between others leaves those
// above it with a source that they share. Only a line as it was stands for another one.
func TestALineThatResultsComeToShareIsNotLost(t *testing.T) {
	const base = "Fravær 6,1 datapakken Trivsel 4,1 datapakken Ro"
	each := []string{"Fravær 6,1", "Kilde: datapakken", "Trivsel 4,1", "Kilde: datapakken"}
	for _, c := range []struct {
		name, record string
		file, after  []string
		want         string
	}{
		{"as it was", base + " Ny", append(each, "Ny", "Ro"), []string{"Fravær 6,1", "Trivsel 4,1", "Kilde: datapakken", "Ny", "Ro"}, ""},
		{"one is gone from the record", "Fravær 6,1 datapakken Trivsel 4,1 Ro Ny", append(each, "Ny", "Ro"), []string{"Fravær 6,1", "Trivsel 4,1", "Kilde: datapakken", "Ny", "Ro"}, "lost datapakken"},
		{"once more in Word", base + " Ny", append(each, "Ny", "Ro", "Kilde: datapakken"), []string{"Fravær 6,1", "Trivsel 4,1", "Kilde: datapakken", "Ny", "Ro"}, "lost datapakken kilde"},
		{"all are gone from the draft", base + " Ny", append(each, "Ny", "Ro"), []string{"Fravær 6,1", "Trivsel 4,1", "Ny", "Ro"}, "lost datapakken"},
	} {
		k := Case{Before: draft(append(each, "Ro")...), File: draft(c.file...), After: draft(c.after...), Base: base, Record: c.record}
		if got := judged(t, k); got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

func judged(t *testing.T, c Case) string {
	t.Helper()
	if c.Seen == 0 {
		c.Seen = c.File.Visible
	}
	v, err := Judge(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for kind, list := range map[string][]string{"lost": v.Lost, "kept": v.Kept, "swapped": v.Swapped, "moved": v.Moved} {
		if list != nil {
			out = append(out, kind+" "+strings.Join(list, " "))
		}
	}
	if v.Unread {
		out = append(out, "unread")
	}
	return strings.Join(out, "; ")
}

// The program's own words of these drafts are a heading, a label and a prompt.
func TestEachWordIsInTheRecordOrWasShown(t *testing.T) {
	type texts = []string
	before := texts{"Mangler det ikke?", "Sted: Aulaen", "Skriv teksten her.", "Det var godt."}
	const base = "Aulaen Det var godt."
	with := func(last ...string) texts { return append(append(texts{}, before[:3]...), last...) }
	for _, c := range []struct {
		name        string
		file, after texts
		record      string
		case_       Case
		want        string
	}{
		{name: "nothing was done", file: before, after: before, record: base},
		{name: "a prompt was copied, and one of its words glued to another", file: with("Det var godt.", "Skriv teksten her.", "NuSkriv"), after: with("Det var godt.", "Nu"), record: "Aulaen Det var godt. Nu", case_: Case{Outside: texts{"Skriv"}, Shown: texts{"Skriv"}}},
		{name: "a prompt goes that something was written into, and a label has one of its words", file: texts{before[0], before[1], "Skriv Zq teksten her.", "Det var godt.", "Skriv: Nu"}, after: texts{before[0], before[1], "Det var godt.", "Skriv: Nu"},
			record: base + " Nu", case_: Case{Outside: texts{"Zq"}, Shown: texts{"Zq"}}},
		{name: "what was written into it was not shown", file: texts{before[0], before[1], "Skriv Zq teksten her.", "Det var godt.", "Skriv: Nu"}, after: texts{before[0], before[1], "Det var godt.", "Skriv: Nu"},
			record: base + " Nu", want: "lost skriv zq"},
		{name: "a word was added", file: with("Det var ikke godt."), after: with("Det var ikke godt."), record: "Aulaen Det var ikke godt."},
		{name: "a word is lost that the program's own text has too", file: with("Det var ikke godt."), after: with("Det var godt."), record: base, want: "lost ikke"},
		{name: "one of two is lost", file: with("Ikke godt, ikke nok."), after: with("Ikke godt, nok."), record: "Aulaen Ikke godt, nok.", want: "lost ikke"},
		{name: "two different ones are lost", file: with("Det var ikke helt godt."), after: with("Det var godt."), record: base, want: "lost helt ikke"},
		{name: "a word that only an item has", file: with("Det var godt.", "I en boks"), after: before, record: base, case_: Case{Outside: texts{"I en boks"}}},
		{name: "one more than the item has", file: with("Det var ikke godt.", "ikke i en boks"), after: before, record: base, case_: Case{Outside: texts{"ikke i en boks"}}, want: "lost ikke"},
		{name: "an item that only shows does not make up for it", file: with("Det var ikke godt."), after: before, record: base, case_: Case{Shown: texts{"ikke"}}, want: "lost ikke"},
		{name: "a word stays that was deleted", file: with("Det godt."), after: before, record: base, want: "kept var"},
		{name: "a text stays until it is answered", file: texts{"Mangler det ikke?", "Skriv teksten her.", "Det var godt."}, after: before, record: base, case_: Case{Inside: texts{"Aulaen"}}},
		{name: "words that stay make up for none that are lost", file: texts{"Mangler det ikke?", "Sted:", "Skriv teksten her.", "Det var godt. Aulaen er stor."}, after: texts{"Mangler det ikke?", "Sted: Aulaen", "Skriv teksten her.", "Det var godt. er stor."},
			record: "Aulaen Det var godt. er stor.", case_: Case{Inside: texts{"Aulaen"}}, want: "lost aulaen"},
		{name: "the program's own text may go", file: with("Det var godt."), after: texts{"Sted: Aulaen", "Det var godt."}, record: base},
		{name: "and may be copied", file: with("Det var godt.", "Skriv teksten her."), after: before, record: base},
		{name: "a digit", file: with("Det var 7,40."), after: with("Det var 7,48."), record: "Aulaen Det var 7.48.", want: "lost 40; kept 48"},
		{name: "a minus", file: with("Det var -3."), after: with("Det var 3."), record: "Aulaen Det var 3.", want: "lost -3; kept 3"},
		{name: "a range is no minus", file: with("Det var 3-5."), after: with("Det var 3–5."), record: "Aulaen Det var 3–5."},
		{name: "a percent sign", file: with("Det var 3 %."), after: with("Det var 3."), record: "Aulaen Det var 3.", want: "lost %"},
		{name: "a date in another form", file: with("kl. 9 den 20/3-2026"), after: with("09.00 20. marts 2026"), record: "Aulaen 2026-03-20 09:00",
			case_: Case{Read: []Reading{{"20/3-2026", "2026-03-20"}, {"kl. 9", "09:00"}, {"den", ""}}}},
		{name: "what was read in another form is no excuse for words", file: with("Det var ikke godt."), after: before, record: base, case_: Case{Read: []Reading{{"ikke", "2026-03-20"}}}, want: "lost ikke"},
		{name: "words over the edge of a field", file: with("15.2515.45"), after: with("15.25", "15.45"), record: "Aulaen 15.25 15.45"},
		{name: "a word that is not made of others", file: with("15.2615.45"), after: with("15.25", "15.45"), record: "Aulaen 15.25 15.45", want: "lost 2615; kept 15 25"},
		{name: "a paragraph's end is deleted", file: with("god", "tone"), after: with("godtone"), record: "Aulaen godtone"},
		{name: "two words of one line are glued together", file: with("god tone"), after: with("godtone"), record: "Aulaen godtone", want: "lost god tone; kept godtone"},
		{name: "where a word may be divided says nothing", file: with("Det var go\u00addt."), after: before, record: base},
		{name: "two words change places", file: with("fri og god"), after: with("god og fri"), record: "Aulaen god og fri", want: "swapped fri og god"},
		{name: "two texts change places", file: with("Først", "Så"), after: with("Så", "Først"), record: "Aulaen Så Først", want: "moved Først Så"},
		{name: "and it was told", file: with("Først", "Så"), after: with("Så", "Først"), record: "Aulaen Så Først", case_: Case{Reordered: true}},
		{name: "one of them was shown", file: with("Først", "Så"), after: with("Så", "Først"), record: "Aulaen Så Først", case_: Case{Shown: texts{"Først"}}},
		{name: "others wrote meanwhile", file: before, after: with("Det var skam godt."), record: "Aulaen Det var skam godt.", case_: Case{Today: "Aulaen Det var skam godt."}},
		{name: "others deleted meanwhile", file: before, after: with("Godt."), record: "Aulaen Godt.", case_: Case{Today: "Aulaen Godt."}},
		{name: "others deleted what the file changed", file: with("Det var ikke godt."), after: with(), record: "Aulaen", case_: Case{Today: "Aulaen"}, want: "lost ikke"},
		{name: "it was not read to its end", file: before, after: before, record: base, case_: Case{Seen: 3}, want: "unread"},
		{name: "with faults, proved by bare words", file: with("Det var ikke godt."), record: "Aulaen Det var ikke godt."},
		{name: "with faults, and a word lost", file: with("Det var ikke godt."), record: base, want: "lost ikke"},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := c.case_
			x.Before, x.File, x.Base, x.Record = draft(before...), draft(c.file...), base, c.record
			if c.after != nil {
				x.After = draft(c.after...)
			}
			got := judged(t, x)
			a, b, two := strings.Cut(got, "; ")
			if got != c.want && !(two && b+"; "+a == c.want) {
				t.Errorf("%q, not %q", got, c.want)
			}
		})
	}
}

func TestWhatStandsBesideIsShownOrAsItWas(t *testing.T) {
	for _, c := range []struct {
		name           string
		had, has       []string
		shown, outside []string
		want           string
	}{
		{name: "as it was", had: []string{"Side 1 af 3", "Skolen"}, has: []string{"Side 2 af 4", "Skolen"}},
		{name: "a comment that nobody saw", has: []string{"Det passer ikke"}, want: "lost det ikke passer"},
		{name: "a comment that was shown", has: []string{"Det passer ikke"}, shown: []string{"Det passer ikke. Ret det."}},
		{name: "other words of it were shown", has: []string{"Det passer ikke"}, shown: []string{"Det passer"}, want: "lost det ikke passer"},
		{name: "it is in the text now", has: []string{"Det er sagt"}},
	} {
		before, file, after := draft("Det er sagt"), draft("Det er sagt"), draft("Det er sagt")
		before.Beside, file.Beside = c.had, c.has
		if got := judged(t, Case{Before: before, File: file, After: after, Base: "Det er sagt", Record: "Det er sagt", Shown: c.shown, Outside: c.outside}); got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

func TestADeletionAndAnAddressAreShownOrFollowed(t *testing.T) {
	file, after := draft("Se planen"), draft("Se planen")
	file.Deleted, file.Links = []string{"indskolin", "gen"}, []string{"https://A.example/plan/", "https://b.example"}
	after.Links = []string{"https://a.example/plan"}
	c := Case{Before: after, File: file, After: after, Base: "Se planen", Record: "Se planen"}
	if got := judged(t, c); got != "lost gen https://b.example indskolin" {
		t.Error(got)
	}
	c.File.Links = append(c.File.Links, `file:///K:\100 % fælles\plan.docx`)
	c.Shown, c.Outside = []string{"Om indskolingen"}, []string{"https://b.example", `file:///K:\100%20%%20fælles\plan.docx`}
	if got := judged(t, c); got != "" {
		t.Error(got)
	}
}

// A file of thousands of links is told from its record alone in the time of their number.
func TestManyAddressesAreFollowedInTheTimeOfTheirNumber(t *testing.T) {
	took := func(n, heaps int) time.Duration {
		d, record := draft("se"), strings.Builder{}
		for i := range n {
			a := fmt.Sprintf("https://side%d.example/", i)
			d.Links = append(d.Links, a)
			record.WriteString("[se](" + a + ") ")
		}
		d.Links = append(d.Links[1:], d.Links[0], "https://b.example")
		start := testrun.Processors()
		for range heaps {
			if got := judged(t, Case{Before: draft("se"), File: d, Base: "se", Record: record.String()}); !strings.Contains(got, "https://b.example") || strings.Contains(got, "//side") {
				t.Fatal(got[:min(len(got), 200)])
			}
		}
		return testrun.Processors() - start
	}
	const most, noise = 2, 100 * time.Millisecond
	few, many := took(1000, 4), took(4000, 1)
	if many > most*few+noise {
		t.Errorf("4,000 addresses take %v, and four times 1,000 %v", many, few)
	}
}

// file is a Word file of these parts.
func file(t *testing.T, body string, parts ...string) *ooxml.Package {
	t.Helper()
	p := &ooxml.Package{}
	for i := 0; i+1 < len(parts); i += 2 {
		p.Set(parts[i], []byte(parts[i+1]))
	}
	p.Set("_rels/.rels", []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`))
	p.Set("word/document.xml", []byte("<w:document><w:body>"+body+"</w:body></w:document>"))
	p.Set("word/_rels/document.xml.rels", []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="l" Type="x" Target="https://a.example" TargetMode="External"/></Relationships>`))
	return p
}

func run(s string) string { return "<w:r><w:t>" + s + "</w:t></w:r>" }

func char(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }

func TestTheScanReadsWhatAnEditorShows(t *testing.T) {
	for _, c := range []struct{ name, body, lines, deleted, fallback, links string }{
		{"a word in two runs", `<w:p><w:pPr><w:tabs><w:tab w:val="x > y"/></w:tabs></w:pPr>` + run("Bir") + run("kelund &amp; ") + `<w:tab/>` + run("co") + `</w:p>`, "Birkelund & co", "", "", ""},
		{"a comment, CDATA, an instruction", `<w:p><!-- <w:t>ikke</w:t> --><w:t><![CDATA[<ja>]]></w:t><w:instrText>PAGE</w:instrText></w:p>`, "<ja>", "", "", ""},
		{"a deletion", `<w:p>` + run("her") + `<w:del><w:r><w:delText>væk</w:delText></w:r></w:del></w:p>`, "her", "væk", "", ""},
		{"a deleted row", `<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc><w:p>` + run("væk") + `</w:p></w:tc></w:tr><w:tr><w:tc><w:p>` + run("her") + `</w:p></w:tc></w:tr>`, "her", "væk", "", ""},
		{"a deleted cell", `<w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p>` + run("væk") + `</w:p></w:tc><w:tc><w:p>` + run("her") + `</w:p></w:tc></w:tr>`, "her", "væk", "", ""},
		{"what was moved from here", `<w:p><w:moveFrom>` + run("væk") + `</w:moveFrom>` + run("her") + `</w:p>`, "her", "væk", "", ""},
		{"a deleted end of a paragraph", `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + run("god") + `</w:p><w:p>` + run("tone") + `</w:p>`, "god|tone", "", "", ""},
		{"a fallback within a word", `<w:p>` + run("fælles") + `<mc:Fallback>` + run("reserve") + `</mc:Fallback>` + run("skab") + `</w:p>`, "fællesskab", "", "reserve", ""},
		{"a fallback", `<w:p><mc:Choice>` + run("valgt") + `</mc:Choice><mc:Fallback>` + run("reserve") + `</mc:Fallback></w:p>`, "valgt", "", "reserve", ""},
		{"a link", `<w:p><w:hyperlink r:id="l">` + run("se") + `</w:hyperlink><w:hyperlink r:id="l">` + run("her") + `</w:hyperlink></w:p>`, "seher", "", "", "https://a.example"},
		{"a link of which all words are deleted", `<w:p>` + run("her") + `<w:hyperlink r:id="l"><w:del><w:r><w:delText>se</w:delText></w:r></w:del></w:hyperlink></w:p>`, "her", "se", "", ""},
		{"a link of which one word is left", `<w:p><w:hyperlink r:id="l">` + run("se") + `<w:del><w:r><w:delText>her</w:delText></w:r></w:del></w:hyperlink></w:p>`, "se", "her", "", "https://a.example"},
		{"a link in a field of which all words are deleted", `<w:p>` + run("her") + char("begin") + `<w:instrText>HYPERLINK "https://c.example"</w:instrText>` + char("separate") + `<w:del><w:r><w:delText>se</w:delText></w:r></w:del>` + char("end") + `</w:p>`, "her", "se", "", ""},
		{"a link in a simple field", `<w:p><w:fldSimple w:instr=" HYPERLINK &quot;https://b.example&quot; ">` + run("se") + `</w:fldSimple></w:p>`, "se", "", "", "https://b.example"},
		{"a place in the document is no address", `<w:p>` + char("begin") + `<w:instrText>HYPERLINK \l "her"</w:instrText>` + char("separate") + run("se") + char("end") + `</w:p>`, "se", "", "", ""},
		{"a field in an instruction", `<w:p>` + char("begin") + char("begin") + char("separate") + run("1") + char("end") + char("separate") + run("forside") + char("end") + `</w:p>`, "forside", "", "", ""},
		{"a field in a link", `<w:p>` + char("begin") + `<w:instrText>HYPERLINK "https://c.example"</w:instrText>` + char("separate") + run("se ") + char("begin") + char("separate") + run("7") + char("end") + char("end") + `</w:p>`, "se 7", "", "", "https://c.example"},
		{"a field without its end", `<w:p>` + run("før ") + char("begin") + run("efter") + `</w:p><w:p>` + char("separate") + run("næste") + char("end") + `</w:p>`, "før efter|næste", "", "", ""},
	} {
		s, err := Scan(context.Background(), file(t, c.body))
		if err != nil {
			t.Fatal(c.name, err)
		}
		if got := strings.Join(s.Lines, "|"); got != c.lines {
			t.Errorf("%s: %q, not %q", c.name, got, c.lines)
		}
		for what, pair := range map[string][2]string{"deleted": {strings.Join(s.Deleted, "|"), c.deleted}, "fallback": {strings.Join(s.Fallback, "|"), c.fallback}, "links": {strings.Join(s.Links, "|"), c.links}} {
			if pair[0] != pair[1] {
				t.Errorf("%s: %s %q, not %q", c.name, what, pair[0], pair[1])
			}
		}
	}
	s, err := Scan(context.Background(), file(t, "", "word/header1.xml", "<w:p>"+run("Hoved")+"</w:p>", "word/styles.xml", "<w:p>"+run("Typografi")+"</w:p>"))
	if err != nil || strings.Join(s.Beside, "|") != "Hoved" {
		t.Errorf("%v %v", s, err)
	}
}

func TestNobodyWaitsNothingIsJudged(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p := file(t, strings.Repeat("<w:p>"+run("ord")+"</w:p>", 200_000))
	took := func(ctx context.Context, want error) time.Duration {
		start := time.Now()
		if _, err := Scan(ctx, p); !errors.Is(err, want) {
			t.Error(err)
		}
		return time.Since(start)
	}
	all, left := took(context.Background(), nil), time.Hour
	for range 5 { // what else the machine does falls on the one or the other
		left = min(left, took(ctx, context.Canceled))
	}
	if left > all/10 {
		t.Errorf("went on for %v of %v", left, all)
	}
	d := draft("ord")
	if _, err := Judge(ctx, Case{Before: d, File: d, After: d}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
