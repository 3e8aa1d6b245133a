package flow_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"notat/internal/ooxml"
	"notat/internal/prosa"
	"notat/internal/source"
	"notat/internal/source/flow"
	"notat/internal/source/sourcetest"
	"notat/internal/story"
)

const (
	body = 22 // half-points, of the running text
	long = "Vi talte længe om, hvordan det går med at få alle børn til at læse mere, både hjemme og i skolen."
)

// set is how a paragraph is set, beside its words.
type set func(*story.Paragraph)

// para is a paragraph in one manner. Words in ** are bold.
func para(s string, as ...set) story.Paragraph {
	bold := strings.HasPrefix(s, "**")
	run := story.Run{Text: strings.ReplaceAll(s, "**", ""), Size: body, Heavy: bold, Bold: bold}
	p := story.Paragraph{Runs: []story.Run{run}, Text: run.Text}
	for _, f := range as {
		f(&p)
	}
	return p
}

// paras are paragraphs of running text.
func paras(list ...string) (out []story.Paragraph) {
	for _, s := range list {
		out = append(out, para(s))
	}
	return out
}

func heading(level int) set  { return func(p *story.Paragraph) { p.Heading = level } }
func style(name string) set  { return func(p *story.Paragraph) { p.Styles = []string{name} } }
func size(n int) set         { return func(p *story.Paragraph) { p.Runs[0].Size = n } }
func lost(what string) set   { return func(p *story.Paragraph) { p.Runs[0].Lost = what } }
func then(r story.Run) set   { return func(p *story.Paragraph) { p.Runs = append(p.Runs, r) } }
func comment(id string) set  { return func(p *story.Paragraph) { p.Comments = []string{id} } }
func note(n story.Note) set  { return func(p *story.Paragraph) { p.Notes = []story.Note{n} } }
func contents() set          { return func(p *story.Paragraph) { p.Contents = true } }
func quote() set             { return func(p *story.Paragraph) { p.Quote = true } }
func box(hidden bool) set    { return func(p *story.Paragraph) { p.Box, p.Runs[0].Hidden = true, hidden } }
func at(t, row, col int) set { return func(p *story.Paragraph) { p.Table, p.Row, p.Col = t, row, col } }

// item is one of a list: list is '-' or '1', level from 0.
func item(list byte, num string, level int) set {
	return func(p *story.Paragraph) { p.List, p.Num, p.Level = list, num, level }
}

// table is one of single cells; head says that the file calls its first row so.
func table(head bool, cells ...[]string) (story.Table, []story.Paragraph) {
	var t story.Table
	var out []story.Paragraph
	for i, row := range cells {
		r := story.Row{Head: head && i == 0, Width: len(row)}
		for k, cell := range row {
			r.Cells = append(r.Cells, story.Cell{Col: k + 1, Columns: 1})
			for _, s := range strings.Split(cell, "¶") {
				if s != "" {
					out = append(out, para(s, at(1, i+1, k+1)))
				}
			}
		}
		t.Rows = append(t.Rows, r)
	}
	return t, out
}

// read gives what becomes of a text, in the lines of sourcetest.Dump.
func read(t *testing.T, in flow.Text) string {
	t.Helper()
	f, err := flow.Read(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	sourcetest.CheckFile(t, f)
	return strings.TrimSuffix(sourcetest.Dump(f), "\n")
}

type row struct {
	what string
	in   []story.Paragraph
	want []string
}

func hold(t *testing.T, rows []row) {
	t.Helper()
	for _, r := range rows {
		got := read(t, flow.Text{Story: &story.Story{Paragraphs: r.in}})
		if want := strings.Join(r.want, "\n"); got != want {
			t.Errorf("%s:\n%s\n---\n%s", r.what, got, want)
		}
	}
}

// A heading that the file calls so is sure, whatever language its style is named in.
func TestHeadingsThatTheFileNames(t *testing.T) {
	for name, level := range map[string]int{"overskrift 2": 2, "overskrift3": 3, "rubrik 1": 1, "heading4": 4, "titel": 1} {
		hold(t, []row{{name, []story.Paragraph{para("Læsning", style(name)), para(long)}, []string{strings.Repeat("#", level) + " Læsning", long}}})
	}
	hold(t, []row{
		{"by level", []story.Paragraph{para("Notat", heading(-1)), para("Ramme", heading(1)), para("Tal", heading(3))}, []string{"# Notat", "# Ramme", "### Tal"}},
		{"no level", []story.Paragraph{para("Læsning", style("overskrift")), para(long)}, []string{"#? Læsning", long}}, // short, above a text
		{"broken by hand, whatever goes on", []story.Paragraph{para("Læsning\nOg Skrivning", heading(1))}, []string{"# Læsning Og Skrivning"}},
		{"in bold, which a heading is anyway", []story.Paragraph{para("**Læsning**", heading(2))}, []string{"## Læsning"}},
	})
}

// What is set apart is a heading in doubt, and the more it is set apart the higher.
func TestHeadingsThatAreOnlySetApart(t *testing.T) {
	hold(t, []row{
		{"bold", paras("**Læsning**", long), []string{"#? Læsning", long}},
		{"underlined", []story.Paragraph{para("Læsning", lost("u")), para(long)}, []string{"#? Læsning", long}},
		{"larger", []story.Paragraph{para("Læsning", size(28)), para(long)}, []string{"#? Læsning", long}},
		{"capitals, a full stop and all", paras("LÆSNING OG SKRIVNING.", long), []string{"#? LÆSNING OG SKRIVNING.", long}},
		{"each after its kind", []story.Paragraph{para("Notatet", size(32)), para(long), para("RAMMEN"), para(long), para("**Læsning**"), para(long), para("I timerne", lost("u")), para(long), para("**Trivsel**"), para(long)},
			[]string{"#? Notatet", long, "##? RAMMEN", long, "###? Læsning", long, "####? I timerne", long, "###? Trivsel", long}},
		{"by their numbers", paras("**1. Rammen**", long, "**1.1 Tiden**", long, "**1.1.2 Stedet**", long, "**2. Målene**", long),
			[]string{"#? 1. Rammen", long, "##? 1.1 Tiden", long, "###? 1.1.2 Stedet", long, "#? 2. Målene", long}},
		{"beneath one that is sure", []story.Paragraph{para("Ramme", heading(2)), para("**Tiden**"), para(long), para("Mål", heading(1)), para("**Stedet**"), para(long)},
			[]string{"## Ramme", "###? Tiden", long, "# Mål", "##? Stedet", long}},
		{"above the first that is sure", []story.Paragraph{para("**Forord**"), para(long), para("Ramme", heading(2)), para(long)}, []string{"#? Forord", long, "## Ramme", long}},
		{"at most six levels", []story.Paragraph{para("A", size(40)), para(long), para("B", size(38)), para(long), para("C", size(36)), para(long), para("D", size(34)), para(long), para("E", size(32)), para(long), para("F", size(30)), para(long), para("G", size(28)), para(long)},
			[]string{"#? A", long, "##? B", long, "###? C", long, "####? D", long, "#####? E", long, "######? F", long, "######? G", long}},
		{"only where the whole of a line is", []story.Paragraph{para("**Læsning**", then(story.Run{Text: " er vigtig: vi læser mere", Size: body})), para(long)},
			[]string{"Læsning er vigtig: vi læser mere", long}},
		{"not words of which no size is known", []story.Paragraph{para("**Kladde: nummer to**", size(0)), para(long)}, []string{"Kladde: nummer to", long}},
	})
}

// What is set apart is no heading where its words or its neighbours say otherwise.
func TestWhatIsSetApartAndHeadsNothing(t *testing.T) {
	for what, line := range map[string]string{
		"a label with its value": "**Mødested: biblioteket**", "a time": "**kl. 13.05 Velkomst**", "a sentence": "**Det går bedre nu.**",
		"an address": "**Skriv til skole@kommune.example**", "no letters": "**2024/25**", "in the middle of a sentence": "**og så videre**",
		"too many words": "**" + strings.Repeat("Ord ", 25) + "her**", "too long": "**Skole" + strings.Repeat("udvikling", 13) + "**",
	} {
		said := strings.Trim(line, "*")
		hold(t, []row{{what, paras(long, line, long), []string{long, said, long}}})
	}
	hold(t, []row{
		{"the last line", paras(long, "**Slut**"), []string{long, "Slut"}},
		{"names below one another", paras(long, "**Ida Bro**", "**Per Dal**", "**Lis Eng**", "**Tom Fog**", long), []string{long, "Ida Bro", "Per Dal", "Lis Eng", "Tom Fog", long}},
		{"three are headings yet", paras("**Rammen**", "**Tiden**", "**Stedet**", long), []string{"#? Rammen", "#? Tiden", "#? Stedet", long}},
		{"a quotation", []story.Paragraph{para(long), para("**Alle er glade**", quote()), para(long)}, []string{long, "Alle er glade", long}},
		{"an item typed by hand", paras(long, "**- Læsning**", long), []string{long, "*? Læsning", long}},
		{"items of one list", []story.Paragraph{para("**Et**", item('1', "1", 0)), para("**To**", item('1', "1", 0)), para(long)}, []string{"1. Et", "1. To", long}},
	})
}

// In a file that sets nothing apart, a short line above a text or a list heads it.
func TestShortLinesHeadAFileThatSetsNothingApart(t *testing.T) {
	hold(t, []row{
		{"above texts", paras("Rammen", long, "Målene", long), []string{"#? Rammen", long, "#? Målene", long}},
		{"above a list", []story.Paragraph{para("Målene"), para("Læse mere", item('-', "1", 0)), para("Skrive mere", item('-', "1", 0))}, []string{"#? Målene", "* Læse mere", "* Skrive mere"}},
		{"above items typed by hand", paras("Målene", "- Læse mere", "- Skrive mere"), []string{"#? Målene", "*? Læse mere", "*? Skrive mere"}},
		{"above a short line", paras("Rammen er god", "Vi fik talt om det."), []string{"Rammen er god", "Vi fik talt om det."}},
		{"several are a list", paras("Ida Bro", "Per Dal", long), []string{"Ida Bro", "Per Dal", long}},
		{"a label", paras("Det gælder: alle", long), []string{"Det gælder: alle", long}},
		{"one in bold among many that are not", paras("**Rammen**", long, "Tiden", long, "Stedet", long, "Målene", long, "Tallene", long, "Planen", long),
			[]string{"#? Rammen", long, "##? Tiden", long, "##? Stedet", long, "##? Målene", long, "##? Tallene", long, "##? Planen", long}},
		{"not where others are set apart", paras("**Rammen**", long, "Tiden", long, "**Målene**", long), []string{"#? Rammen", long, "Tiden", long, "#? Målene", long}},
		{"not where the file names its own", []story.Paragraph{para("Rammen", heading(1)), para("Tiden"), para(long)}, []string{"# Rammen", "Tiden", long}},
	})
}

// The points of an agenda that stand each above its minutes are headings; items that
// stand together are a list.
func TestPointsOfAnAgendaHeadTheirMinutes(t *testing.T) {
	point := func(s string) story.Paragraph { return para(s, item('1', "7", 0)) }
	apart := []story.Paragraph{para("Referat", heading(1)), point("Velkomst"), para(long), point("Tallene"), para(long), point("Eventuelt"), para(long)}
	hold(t, []row{
		{"three", apart, []string{"# Referat", "##? Velkomst", long, "##? Tallene", long, "##? Eventuelt", long}},
		{"two", apart[:5], []string{"# Referat", "1. Velkomst", long, "1. Tallene", long}},
		{"the last has nothing below it", apart[:6], []string{"# Referat", "1. Velkomst", long, "1. Tallene", long, "1. Eventuelt"}},
		{"two of them together", append(apart[:7:7], point("Tak"), point("Farvel"), para(long)), []string{"# Referat", "1. Velkomst", long, "1. Tallene", long, "1. Eventuelt", long, "1. Tak", "1. Farvel", long}},
	})
}

// Who breaks a line by hand begins a line of its own with it, but in the middle of a
// sentence and in an item.
func TestALineBrokenByHand(t *testing.T) {
	hold(t, []row{
		{"two lines", paras(long + "\nReferent: Ida"), []string{long, "Referent: Ida"}},
		{"a sentence that goes on", paras("Vi talte om\nlæsning og ro."), []string{"Vi talte om læsning og ro."}},
		{"letters with a bracket go on with nothing", paras("Vi talte om\nb) læsning."), []string{"Vi talte om", "b) læsning."}},
		{"an item", []story.Paragraph{para("Læsning\nI alle timer", item('-', "1", 0))}, []string{"* Læsning I alle timer"}},
		{"an empty line", paras("Først.\n \nSidst."), []string{"Først.", "Sidst."}},
		{"a bold line above a text", []story.Paragraph{para("**Læsning**", then(story.Run{Text: "\n" + long, Size: body}))}, []string{"#? Læsning", long}},
		{"words that a list writes itself", []story.Paragraph{para("Velkomst", func(p *story.Paragraph) { p.Mark, p.MarkWords, p.List = "Punkt 1", true, '1' })}, []string{"1. Punkt 1 Velkomst"}},
	})
}

// An item has the level and the kind of its list; one typed by hand is in doubt, and
// loses the sign that was typed.
func TestItems(t *testing.T) {
	hold(t, []row{
		{"levels", []story.Paragraph{para("Læsning", item('-', "1", 0)), para("Højt", item('-', "1", 1)), para("Ro", item('1', "2", 0))}, []string{"* Læsning", "  * Højt", "1. Ro"}},
		{"Word's lists of one level each", []story.Paragraph{para("Læsning", item('-', "1", 0), style("list bullet 3")), para("Ro", item('1', "2", 0), style("list number 2")), para("Leg", item('-', "1", 1), style("list bullet 3"))},
			[]string{"    * Læsning", "  1. Ro", "  * Leg"}},
		{"typed", paras(long, "- Læsning", "- Ro", "1) Først", "2) Så"), []string{long, "*? Læsning", "*? Ro", "1.? Først", "1.? Så"}},
		{"a number alone", paras(long, "3. Trivsel og andet."), []string{long, "3. Trivsel og andet."}},
	})
}

// Words that nobody sees are left out by name. What lies behind the words of a box is
// not known, so only those are that the file hides.
func TestHiddenWords(t *testing.T) {
	hold(t, []row{
		{"a run", []story.Paragraph{para("Synligt.", then(story.Run{Text: " Skjult.", Lost: story.Unseen, Size: body}))}, []string{"Synligt.", "- hidden ×1: Skjult."}},
		{"white in a box", []story.Paragraph{para("Hvidt.", lost(story.Unseen), box(false))}, []string{"Hvidt."}},
		{"hidden in a box", []story.Paragraph{para("Skjult.", lost(story.Unseen), box(true))}, []string{"- hidden ×1: Skjult."}},
	})
}

// A table of contents is left out whole, and once.
func TestContentsAreLeftOut(t *testing.T) {
	toc := func(s string) story.Paragraph { return para(s, contents()) }
	hold(t, []row{
		{"in the middle", []story.Paragraph{toc("Ramme 1"), toc("Mål 2"), para(long)}, []string{long, "- contents ×1: Ramme 1 | Mål 2"}},
		{"at the end", []story.Paragraph{para(long), toc("Ramme 1")}, []string{long, "- contents ×1: Ramme 1"}},
		{"two of them", []story.Paragraph{toc("Ramme 1"), para(long), toc("Figur 1")}, []string{long, "- contents ×1: Ramme 1", "- contents ×1: Figur 1"}},
	})
}

// A table is one where its cells stand beside one another to be compared, and is read
// through where it only puts text in its place.
func TestTables(t *testing.T) {
	text := long + " " + long
	for what, c := range map[string]struct {
		head  bool
		cells [][]string
		want  []string
	}{
		"short words":                {false, [][]string{{"Dato", "3. maj"}, {"Sted", "Skolen"}}, []string{"|Dato|3. maj|", "|Sted|Skolen|"}},
		"a head that the file names": {true, [][]string{{"Hvad", "Hvordan"}, {"Læsning", "**I timerne**¶" + text}}, []string{"‖Hvad|Hvordan|", "|Læsning|I timerne / " + text + "|"}},
		"a head that stands out":     {false, [][]string{{"**Indsats**", "**Plan**"}, {"**Ro**", "**I gården**¶" + text}}, []string{"|Indsats|Plan|", "|Ro|I gården / " + text + "|"}},
		"a head with nothing below":  {false, [][]string{{"**Indsats**", "**Plan**"}}, []string{"|Indsats|Plan|"}},
		"an empty cell":              {false, [][]string{{"Dato", ""}, {"Sted", "Skolen"}}, []string{"|Dato||", "|Sted|Skolen|"}},
		"items in a cell":            {false, [][]string{{"Mål", "- Læse¶- Skrive"}, {"Tegn", "Ro"}}, []string{"|Mål|*? Læse / *? Skrive|", "|Tegn|Ro|"}},
		"one column":                 {false, [][]string{{"Dato"}, {"Sted er det samme som sidst."}}, []string{"Dato", "Sted er det samme som sidst."}},
		"one row of texts":           {false, [][]string{{text, "Og mere."}}, []string{text, "Og mere."}},
		"one row of several lines":   {false, [][]string{{"Ida Bro.¶Per Dal.", "Lis Eng."}}, []string{"Ida Bro.", "Per Dal.", "Lis Eng."}},
		"a heading above a text":     {false, [][]string{{"Her", "**Læsning**¶" + text}, {"Der", "Ro."}}, []string{"Her", "#? Læsning", text, "Der", "Ro."}},
		"headings beside texts":      {false, [][]string{{"**Læsning**", text}, {"**Ro**", "Der er ro."}, {"**Leg**", "Først.¶Sidst."}}, []string{"#? Læsning", text, "#? Ro", "Der er ro.", "#? Leg", "Først.", "Sidst."}},
		"labels beside words":        {false, [][]string{{"**Læsning**", "God"}, {"**Ro**", "Bedre"}}, []string{"|Læsning|God|", "|Ro|Bedre|"}},
		"three columns":              {false, [][]string{{"**Læsning**", "Det", "Går"}, {"**Ro**", "Det", "Halter"}}, []string{"|Læsning|Det|Går|", "|Ro|Det|Halter|"}},
	} {
		tab, in := table(c.head, c.cells...)
		got := read(t, flow.Text{Story: &story.Story{Paragraphs: in, Tables: []story.Table{tab}}})
		if want := strings.Join(c.want, "\n"); got != want {
			t.Errorf("%s:\n%s\n---\n%s", what, got, want)
		}
	}

	nested := story.Story{
		Paragraphs: []story.Paragraph{para("Her.", at(1, 1, 1)), para("a", at(2, 1, 1)), para("b", at(2, 1, 2))},
		Tables: []story.Table{
			{Rows: []story.Row{{Width: 2, Cells: []story.Cell{{Col: 1, Columns: 1}, {Col: 2, Columns: 1}}}}},
			{In: 1, Rows: []story.Row{{Width: 2, Cells: []story.Cell{{Col: 1, Columns: 1}, {Col: 2, Columns: 1}}}}},
		},
	}
	if got := read(t, flow.Text{Story: &nested}); got != "Her.\n|a|b|" {
		t.Errorf("a table in a table:\n%s", got)
	}

	merged := story.Story{
		Paragraphs: []story.Paragraph{para("Over begge", at(1, 1, 1)), para("a", at(1, 2, 1)), para("b", at(1, 2, 2)), para("c", at(1, 4, 2))},
		Tables: []story.Table{{Rows: []story.Row{
			{Width: 2, Merged: true, Cells: []story.Cell{{Col: 1, Columns: 2}}},
			{Width: 2, Cells: []story.Cell{{Col: 1, Columns: 1}, {Col: 2, Columns: 1}}},
			{}, // deleted
			{Width: 2, Merged: true, Cells: []story.Cell{{Col: 1, Columns: 1, Below: true}, {Col: 2, Columns: 1}}},
		}}},
	}
	if got := read(t, flow.Text{Story: &merged}); got != "|Over begge||\n|a|b|\n|^|c|" {
		t.Errorf("merged cells:\n%s", got)
	}
}

// What hangs on a paragraph comes with it: what is deleted before it, pictures and
// parts of their own after it, then its notes and comments, each once.
func TestWhatStandsBesideTheText(t *testing.T) {
	foot := story.Note{Kind: "footnote", ID: "2"}
	in := flow.Text{
		Story: &story.Story{
			Paragraphs: []story.Paragraph{para("Først.", comment("5")), para("Så.", note(foot), comment("5")), para("Sidst.", note(foot))},
			Removed:    []story.Removed{{Text: "Slettet.", Near: 1, By: &story.Revision{Who: "Ida"}}, {Text: "Væk.", Near: 3}},
			Shapes:     []story.Removed{{Text: "En streg", Near: 0}},
			Placeholders: []story.Removed{
				{Text: "Skriv her", Near: 2}},
			Drawings: []story.Drawing{{Part: "word/media/a.png", Alt: "Et træ", Near: 0}},
			Embedded: []story.Embedded{{Tag: "c:chart", Part: "word/charts/chart1.xml", Near: 1}, {Tag: "o:OLEObject", Near: 2, Own: true}, {Tag: "c:chart", Part: "word/charts/broken.xml", Near: 2}},
		},
		Comments: []story.Comment{{ID: "5", Text: "Er det rigtigt?", Revision: story.Revision{Who: "Per"}}, {ID: "6", Text: "Løst."}, {ID: "7"}},
		Notes:    []story.NoteText{{Note: foot, Text: "Se bilaget."}, {Note: story.Note{Kind: "endnote", ID: "2"}, Text: "Uden sted."}},
		Figure:   func(d *story.Drawing) *source.Figure { return &source.Figure{Form: "png", Alt: d.Alt} },
		Embedded: func(part string, at source.Place) ([]source.Piece, bool, error) {
			if part != "word/charts/chart1.xml" {
				return nil, false, nil
			}
			return []source.Piece{{What: source.Text, Sure: true, Words: []prosa.Ord{{Tekst: "Et diagram."}}, Place: at}}, true, nil
		},
	}
	want := []string{
		"Først.", "[png 0 bytes: Et træ]", "(comment Per: Er det rigtigt?)",
		"(deleted Ida: Slettet.)", "Så.", "Et diagram.", "(note : Se bilaget.)",
		"Sidst.", "(deleted : Væk.)", "(comment : Løst.)", "(note : Uden sted.)",
		"- decoration ×1: En streg", "- unread ×1: o:OLEObject", "- unread ×1: broken.xml", "- unfilled ×1: Skriv her",
	}
	if got := read(t, in); got != strings.Join(want, "\n") {
		t.Errorf("\n%s", got)
	}
	f, err := flow.Read(context.Background(), in)
	if err != nil || f.Pieces[4].Place.Paragraph != 2 || f.Left[1].Place.Paragraph != 3 {
		t.Errorf("%v: the second paragraph stands at %+v, what is unread at %+v", err, f.Pieces[4].Place, f.Left[1].Place)
	}

	broken := errors.New("broken")
	in.Embedded = func(string, source.Place) ([]source.Piece, bool, error) { return nil, false, broken }
	for _, own := range []bool{true, false} {
		for near := range 4 {
			in.Story.Embedded = []story.Embedded{{Tag: "c:chart", Near: near, Own: own}}
			if _, err := flow.Read(context.Background(), in); !errors.Is(err, broken) {
				t.Errorf("near %d: %v", near, err)
			}
		}
	}
}

// Headers are told of before footers, the same line once with how often it stands, and
// a line of numbers alone is the number of a page.
func TestHeadersAndFooters(t *testing.T) {
	line := func(s string) []story.Printed { return []story.Printed{{Text: s, Counts: true}} }
	got := read(t, flow.Text{Story: &story.Story{Paragraphs: paras("Et ord.")}, Banners: []story.Banner{
		{Part: "word/footer1.xml", Printed: line("Side 1 af 4")},
		{Part: "word/header1.xml", Printed: line("Fjordby Kommune")},
		{Part: "word/header2.xml", Printed: line("Fjordby Kommune")},
		{Part: "word/footer2.xml", Printed: line("Notat 1")},
		{Part: "word/footer3.xml", Printed: []story.Printed{{Text: "1"}}},
	}})
	want := "Et ord.\n- running ×2: Fjordby Kommune\n- number ×1: Side 1 af 4\n- running ×1: Notat 1\n- running ×1: 1"
	if got != want {
		t.Errorf("\n%s", got)
	}
}

// A file that says it has more than a notat can have is refused, and reading ends with
// its request.
func TestMoreThanANotatHasIsRefused(t *testing.T) {
	cells := story.Table{Rows: []story.Row{{Width: 1, Cells: make([]story.Cell, flow.MaxCells)}}}
	chart := func(n int) func(string, source.Place) ([]source.Piece, bool, error) {
		return func(string, source.Place) ([]source.Piece, bool, error) {
			return []source.Piece{{What: source.Table, Rows: []source.Row{{Cells: make([]source.Cell, n)}}}}, true, nil
		}
	}
	one := []story.Embedded{{Tag: "c:chart"}}
	for what, in := range map[string]flow.Text{
		"paragraphs":         {Story: &story.Story{Paragraphs: make([]story.Paragraph, flow.MaxPieces+1)}},
		"lines":              {Story: &story.Story{Paragraphs: paras(strings.Repeat("Et ord.\n", flow.MaxPieces+1))}},
		"cells":              {Story: &story.Story{Tables: []story.Table{cells, cells}}},
		"cells of one chart": {Story: &story.Story{Embedded: one}, Embedded: chart(flow.MaxCells + 1)},
		"cells of both":      {Story: &story.Story{Tables: []story.Table{cells}, Embedded: one}, Embedded: chart(1)},
	} {
		var no *ooxml.Error
		if _, err := flow.Read(context.Background(), in); !errors.As(err, &no) || no.Code != ooxml.TooComplex {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, err := flow.Read(context.Background(), flow.Text{Story: &story.Story{Tables: []story.Table{cells}}}); err != nil {
		t.Errorf("as many cells as there may be: %v", err)
	}
	ended, end := context.WithCancel(context.Background())
	end()
	for _, in := range [][]story.Paragraph{nil, paras("Et ord.")} {
		if _, err := flow.Read(ended, flow.Text{Story: &story.Story{Paragraphs: in}}); !errors.Is(err, context.Canceled) {
			t.Errorf("%d paragraphs: %v", len(in), err)
		}
	}
}
