package readback

import (
	"context"
	"strings"
	"testing"

	"notat/internal/recorddiff"
	"notat/internal/story"
)

// Who tells of an item tells of its words as well: those in the file that the
// record does not have, and those in the record that the file does not have.
func TestAnItemAccountsForItsWords(t *testing.T) {
	outside := strings.Fields("tekstboks udenfor i-tabel ny-tabel ny-raekke-ukendt overskrift-udenfor overskrift-midt-i fast-tekst kan-ikke-laeses kommentar kommentar-loest fodnote sidehoved foelsomhedsmaerke indlejret gentaget billede ny-kolonne-ukendt")
	inside := strings.Fields("felt-tomt felt-slettet del-slettet fast-tekst-slettet kolonne-slettet")
	neither := strings.Fields("nyt-punkt flyttet formatering link slettet-sporet raekkefoelge konflikt")
	hold := func(what, got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%s: %q, not %q", what, got, want)
		}
	}
	for _, kode := range outside {
		i := Item{Kode: kode, Tekst: "ord"}
		hold(kode, i.Outside(), "ord")
		hold(kode, i.Inside(), "")
		for chosen, want := range map[string]string{"felt:/skole/navn": "", "afsnit": "", "fil": "", "udelades": "ord", "beholdes": "ord"} {
			i.Chosen = chosen
			hold(kode+" "+chosen, i.Outside(), want)
		}
	}
	for _, kode := range inside {
		i := Item{Kode: kode, Tekst: "ord"}
		hold(kode, i.Inside(), "ord")
		hold(kode, i.Outside(), "")
		for chosen, want := range map[string]string{"slettes": "", "fil": "", "beholdes": "ord", "aktuel": "ord"} {
			i.Chosen = chosen
			hold(kode+" "+chosen, i.Inside(), want)
		}
	}
	for _, kode := range neither {
		i := Item{Kode: kode, Tekst: "ord"}
		hold(kode, i.Outside()+i.Inside(), "")
		if i.Reorders() != (kode == "raekkefoelge") {
			t.Errorf("%s reorders", kode)
		}
		i.outside, i.inside = "ude", "inde"
		hold(kode, i.Outside()+" "+i.Inside(), "ude inde")
	}
}

// Every item of a reading is a whole sentence at a place, with choices where
// there is something to decide, and is the same each time.
func TestEveryItemIsAWholeSentence(t *testing.T) {
	const last = "Det gik godt.}"
	for name, lines := range map[string]string{
		"a paragraph":     edited(last, last+"\nAlle talte."),
		"fixed text":      edited("Dato: ", "Sted og dato: "),
		"fixed text gone": edited("Frist: ", ""),
		"a section":       edited("# {/afsnit/1/overskrift", "# Nyt emne\nOgså dette.\n# {/afsnit/1/overskrift"),
		"in the middle":   edited("{/afsnit/0/blokke/0/tekst Det", "# Midt i\n{/afsnit/0/blokke/0/tekst Det"),
		"too early":       edited("Dato:", "# For tidligt\nDato:"),
		"someone more":    edited("Viceskoleleder}", "Viceskoleleder}\n- Eva Friis, Lærer"),
		"a label":         edited("Frist: {/afsnit/1", "Ansvarlig: Lederen\nFrist: {/afsnit/1"),
		"an agreement":    edited("1. juni 2026}", "1. juni 2026}\n**Bedre frikvarterer**\nFrist: 2. maj 2026"),
		"a row":           edited("Trivsel}", "Trivsel}\n1.3.1 14–15\n1.3.2 Fravær"),
		"no row":          edited("Trivsel}", "Trivsel}\n1.3.1 efter frokost\n1.3.2 Fravær"),
		"a table":         edited(last, last+"\n9.1.1 a\n9.1.2 b"),
		"in a cell":       edited("1.2.2 ", "1.2.1 til 14\n1.2.2 "),
		"a box":           edited(last, last+"\nbox I en boks"),
		"outside":         "Øverst\n" + baseline,
		"a block":         edited("1. juni 2026}\n# Resultater", "1. juni 2026}\nMere senere.\n# Resultater"),
		"someone less":    edited("- {/deltagere/1/navn Bo Dahl}, {/deltagere/1/titel Viceskoleleder}\n", ""),
		"another order":   edited("- {/deltagere/0/navn Anna Berg}, {/deltagere/0/titel Skoleleder}\n", "", "1/titel Viceskoleleder}", "1/titel Viceskoleleder}\n- {/deltagere/0/navn Anna Berg}, {/deltagere/0/titel Skoleleder}"),
		"no date":         edited("13. marts 2026", "på torsdag"),
		"no time":         edited("13.05", "senere"),
		"an empty field":  edited("Anna Berg", ""),
		"a missing part":  edited("{/afsnit/-/resultater?Skriv teksten her.}", "{/afsnit/-/resultater Alle var glade.}"),
		"moved":           strings.Replace(edited("{/afsnit/0/blokke/0/tekst Vi læste meget.}\n{/afsnit/0/blokke/0/tekst Det gik godt.}\n", ""), "1. juni 2026}", "1. juni 2026}\nVi læste meget.\nDet gik godt.", 1),
	} {
		x := try(t, lines, nil).place(t).gone(t)
		if _, err := values(context.Background(), x.absence, x.out); err != nil {
			t.Fatal(err)
		}
		if len(x.out.items) == 0 {
			t.Errorf("%s: nothing is told", name)
		}
		ids := map[string]bool{}
		for _, i := range x.out.items {
			checkItem(t, i)
			if ids[i.ID] {
				t.Errorf("%s: two items have one id", name)
			}
			ids[i.ID] = true
		}
	}
}

// A text that stands elsewhere in the file was moved, and is not asked about; one
// whose words have no place yet is.
func TestAMovedTextIsDeletedWhereItStood(t *testing.T) {
	without := edited("{/afsnit/0/blokke/0/tekst Vi læste meget.}\n{/afsnit/0/blokke/0/tekst Det gik godt.}\n", "")
	for _, c := range []struct {
		name, lines, told string
		times             [2]int // that each of its lines is in the record
	}{
		{"a block of another section", strings.Replace(without, "1. juni 2026}", "1. juni 2026}\nVi læste meget.\nDet gik godt.", 1), "info ny-blok Vi læste meget. ¶ Det gik godt.; info flyttet Vi læste meget. ¶ Det gik godt.", [2]int{1, 1}},
		{"a text box", strings.Replace(without, "1. juni 2026}", "1. juni 2026}\nbox Vi læste meget.\nbox Det gik godt.", 1), "ask tekstboks Vi læste meget. ¶ Det gik godt.; ask del-slettet Vi læste meget. ¶ Det gik godt.", [2]int{1, 1}},
		{"half of it", strings.Replace(without, "1. juni 2026}", "1. juni 2026}\nVi læste meget.", 1), "info ny-blok Vi læste meget.; ask del-slettet Vi læste meget. ¶ Det gik godt.", [2]int{2, 1}},
	} {
		x := try(t, c.lines, nil).place(t).gone(t)
		if got := x.told(); got != c.told {
			t.Errorf("%s: told %q", c.name, got)
		}
		got := x.record()
		for words, times := range map[string]int{"Vi læste meget.": c.times[0], "Det gik godt.": c.times[1]} {
			if strings.Count(got, words) != times {
				t.Errorf("%s: %s stands not %d times in %s", c.name, words, times, got)
			}
		}
	}
}

// A list item in the control of a text is of that text, whatever list it stands by.
func TestWordsInAControlAreOfIt(t *testing.T) {
	x := try(t, edited("# {/afsnit/0/overskrift", "- {/afsnit/0/blokke/0/tekst Et punkt}\n# {/afsnit/0/overskrift"), nil).place(t)
	if got := textOfPieces(x.taken.fields["/afsnit/0/blokke/0/tekst"]); got != "Et punkt ¶ Vi læste meget. ¶ Det gik godt." {
		t.Errorf("%q", got)
	}
	if got := x.told(); got != "info nyt-afsnit-i-tekst Et punkt" {
		t.Errorf("told %q", got)
	}
}

// A line is the one it shares a third of its words with, and no less.
func TestALineIsKnownByAThirdOfItsWords(t *testing.T) {
	h := try(t, baseline, nil).held
	const b = 8 // Vi læste meget.
	e := paragraph("andre ord")
	h.edited = []story.Paragraph{e}
	for like, want := range map[int]int{100: likeWords + 500, 34: likeWords + 170, 33: 0, 0: 0} {
		if got := h.score(b, 0, "andre ord", func() int { return like }); got != want {
			t.Errorf("%d %%: %d, not %d", like, got, want)
		}
	}
}

// Lines that nobody touched keep what Word cannot show, also among new ones; where
// the lines do not answer to those of the source, all are as the file has them.
func TestATextKeepsWhatWordCannotShow(t *testing.T) {
	line := func(base int, s string) *piece {
		return &piece{runs: []story.Run{{Text: s}}, from: &story.Paragraph{}, base: base}
	}
	const source = "Se [planen](https://a.example/plan).\n\nTo."
	const list = "- Se [planen](https://a.example/plan).\n  - To.\n- Tre."
	item := func(base int, s string, level int) *piece {
		p := line(base, s)
		p.from = &story.Paragraph{List: '-', Level: level}
		return p
	}
	items := []*piece{item(0, "Se planen.", 0), item(1, "To.", 1), item(2, "Tre.", 0)}
	if got, changed := markdown(list, items, append(items, item(-1, "Fire.", 0))); !changed || got != list+"\n- Fire." {
		t.Errorf("a list: %v %q", changed, got)
	}
	for _, c := range []struct {
		name          string
		before, after []*piece
		want          string
	}{
		{"untouched", []*piece{line(0, "Se planen."), line(1, "To.")}, []*piece{line(0, "Se planen."), line(1, "To.")}, ""},
		{"another line", []*piece{line(0, "Se planen."), line(1, "To.")}, []*piece{line(0, "Se planen."), line(1, "Tre.")}, "Se [planen](https://a.example/plan).\n\nTre."},
		{"a line more", []*piece{line(0, "Se planen."), line(1, "To.")}, []*piece{line(-1, "Nul."), line(0, "Se planen."), line(1, "To."), line(-1, "Fire.")}, "Nul.\n\nSe [planen](https://a.example/plan).\n\nTo.\n\nFire."},
		{"the line itself", []*piece{line(0, "Se planen."), line(1, "To.")}, []*piece{line(0, "Se den."), line(1, "To.")}, "Se den.\n\nTo."},
		{"other lines than the source has", []*piece{line(0, "Se planen. To.")}, []*piece{line(0, "Se planen."), line(0, "To."), line(-1, "Tre.")}, "Se planen.\n\nTo.\n\nTre."},
		{"more than the source has", []*piece{line(0, "Se planen."), line(1, "To."), line(2, "Tre.")}, []*piece{line(0, "Se planen."), line(1, "To.")}, "Se planen.\n\nTo."},
	} {
		got, changed := markdown(source, c.before, c.after)
		if changed != (c.want != "") || changed && got != c.want {
			t.Errorf("%s: %v %q", c.name, changed, got)
		}
	}
}

// Formatting that the draft had already is nothing new.
func TestFormattingThatWasThereIsNotToldOf(t *testing.T) {
	for name, format := range map[string]func(r *story.Run){
		"crossed out": func(r *story.Run) { r.Lost = "strike" },
		"highlighted": func(r *story.Run) { r.Lost = "highlight" },
		"an address":  func(r *story.Run) { r.Link = "ftp://a.example" },
	} {
		x := try(t, baseline, nil)
		format(&x.held.edited[9].Runs[0])
		format(&x.held.base[9].Runs[0])
		x.place(t).gone(t)
		if _, err := values(context.Background(), x.absence, x.out); err != nil {
			t.Fatal(err)
		}
		if got := x.told(); got != "" {
			t.Errorf("%s: told %q", name, got)
		}
	}
	for _, was := range []bool{false, true} { // a plain field has no bold
		x := try(t, baseline, nil)
		x.held.edited[0].Runs[0].Bold, x.held.base[0].Runs[0].Bold = true, was
		x.place(t).gone(t)
		if _, err := values(context.Background(), x.absence, x.out); err != nil {
			t.Fatal(err)
		}
		if got := x.told(); (got == "") != was || !was && got != "info formatering Samtale" {
			t.Errorf("bold, and bold before %v: told %q", was, got)
		}
	}
}

// draft gives a reading of lines against other ones than baseline.
func draft(t testing.TB, before, after string) *trial {
	t.Helper()
	x := try(t, baseline, nil)
	x.held = cutLines(paragraphs(before), map[string]Control{"t": {"/afsnit/0/blokke/0/tekst", true}, "-": {"/afsnit/0/blokke/-", true}})
	x.held.was, x.held.file = flat(paragraphs(before)), flat(paragraphs(after))
	if err := x.held.align(context.Background(), x.held.file.Paragraphs); err != nil {
		t.Fatal(err)
	}
	x.place(t).gone(t)
	if _, err := values(context.Background(), x.absence, x.out); err != nil {
		t.Fatal(err)
	}
	return x
}

// What is gone, changed or in another order is told of wherever in the file it
// stands, and whatever stands before it.
func TestWhatStandsBeforeHidesNothing(t *testing.T) {
	const title, text, bo = "{/dokument/titel Samtale}\n", "{/afsnit/0/blokke/0/tekst Vi læste meget.}\n", "{/deltagere/1/navn Bo Dahl}\n"
	for _, c := range []struct{ name, before, after, told, has string }{
		{"fixed text after a field", title + "Fast.\n" + bo, title + bo, "warn fast-tekst-slettet Fast.", ""},
		{"all of it", "Fast.\n" + title + "Fastere.\n" + text + "Fastest.", title + text, "warn fast-tekst-slettet Fast. ¶ Fastere. ¶ Fastest.", ""},
		{"the last of it", "Fast.\n" + title + "Fastere.\n" + text + "Fastest.", "Fast.\n" + title + "Fastere.\n" + text, "warn fast-tekst-slettet Fastest.", ""},
		{"a text that begins with an empty line", "{/afsnit/0/blokke/0/tekst  }\n" + text + title, title, "ask del-slettet Vi læste meget.", ""},
		{"a missing part with what stands over it", title + "Skriv om emnet:\n{/afsnit/-/emner?Skriv her.}", title, "", ""},
		{"a section that had nothing", "{/afsnit/0/blokke/-?Skriv her.}\n" + text, "{/afsnit/0/blokke/- Nyt.}\n" + text, "info del-udfyldt Nyt.", `"blokke":[{"tekst":"Nyt.","type":"tekst"},{"tekst":"Vi læste meget.`},
		{"an item of a list in a text", "- {/afsnit/0/blokke/0/tekst Vi læste meget.}\n" + title, "- {/afsnit/0/blokke/0/tekst Vi læste meget.}\n- Og mere.\n" + title, "info nyt-afsnit-i-tekst Og mere.", `- Og mere.`},
		{"a word after a field that is gone", title + text, "{/afsnit/0/blokke/0/tekst Vi læste lidt.}\n", "ask felt-slettet Samtale", "Vi læste lidt."},
		{"another order after something new", title + "{/deltagere/0/navn Anna Berg}\n" + bo, "Øverst\n" + title + bo + "{/deltagere/0/navn Anna Berg}\n", "ask udenfor Øverst; info flyttet Bo Dahl", ""},
	} {
		x := draft(t, c.before, c.after)
		if got := x.told(); got != c.told {
			t.Errorf("%s: told %q", c.name, got)
		}
		if got := x.record(); !strings.Contains(got, c.has) {
			t.Errorf("%s: no %s in %s", c.name, c.has, got)
		}
	}
}

// What is gone is asked about at the widest place that is gone, once; what is new
// is offered the field after it.
func TestAQuestionIsOfItsPlace(t *testing.T) {
	block := edited("{/afsnit/1/blokke/0/aftaler/0/maal Flere læser}\n- {/afsnit/1/blokke/0/aftaler/0/tiltag/0 Læsebånd}\nFrist: {/afsnit/1/blokke/0/aftaler/0/frist 1. juni 2026}\n", "")
	for name, c := range map[string]struct{ lines, pointer, choices string }{
		"a block":         {block, "/afsnit/1/blokke/0", "slettes beholdes"},
		"a step":          {edited("- {/afsnit/1/blokke/0/aftaler/0/tiltag/0 Læsebånd}\n", ""), "/afsnit/1/blokke/0/aftaler/0/tiltag/0", "slettes beholdes"},
		"an item":         {edited("1.2.2 {/moede/dagsorden/1/punkt Trivsel}\n", ""), "/moede/dagsorden/1", "slettes beholdes"},
		"before it all":   {"Øverst\n" + baseline, "", "felt:/dokument/titel afsnit udelades"},
		"in a date":       {edited("Dato: ", "Sted og dato: "), "/moede/dato", "afsnit udelades"},
		"a box by a text": {edited("Det gik godt.}", "Det gik godt.}\nbox I en boks"), "/afsnit/0/blokke/0/tekst", "felt:/afsnit/0/blokke/0/tekst felt:/afsnit/1/overskrift afsnit udelades"},
	} {
		x := try(t, c.lines, nil).place(t).gone(t)
		if len(x.out.items) != 1 {
			t.Errorf("%s: told %q", name, x.told())
			continue
		}
		var ids []string
		for _, choice := range x.out.items[0].Choices {
			ids = append(ids, choice.ID)
		}
		if i := x.out.items[0]; i.Pointer != c.pointer || strings.Join(ids, " ") != c.choices {
			t.Errorf("%s: at %q, with %s", name, i.Pointer, ids)
		}
	}
}

// What two sides changed is asked about in whole sentences.
func TestAConflictIsAWholeSentence(t *testing.T) {
	side := func(title string) []byte { return []byte(strings.Replace(record, `"Samtale"`, `"`+title+`"`, 1)) }
	_, items, err := Merge(context.Background(), []byte(record), side("Møde"), side("Drøftelse"), Side{}, nil)
	if err != nil || len(items) != 1 {
		t.Fatal(err, items)
	}
	checkItem(t, items[0])
	for answer, title := range map[string]string{"fil": "Møde", "aktuel": "Drøftelse", "": "Drøftelse"} {
		got, _, err := Merge(context.Background(), []byte(record), side("Møde"), side("Drøftelse"), Side{}, map[string]string{items[0].ID: answer})
		if err != nil || !strings.Contains(string(got.Record), `"titel":"`+title+`"}`) {
			t.Errorf("%q: %v %s", answer, err, got)
		}
	}
}

// A new item of a list is one of the list that it stands in, at its beginning too.
func TestAnItemIsOfItsList(t *testing.T) {
	for name, c := range map[string]struct{ lines, has string }{
		"the first of a list": {edited("Trivsel}", "Trivsel}\n- Eva Friis, Viceskoleleder"), `"deltagere":[{"navn":"Eva Friis","part":"skoleledelse","titel":"Viceskoleleder"},{"navn":"Anna Berg"`},
		"in the middle":       {edited("0/titel Skoleleder}", "0/titel Skoleleder}\n- Eva Friis, Viceskoleleder"), `{"navn":"Eva Friis","part":"skoleledelse","titel":"Viceskoleleder"},{"navn":"Bo Dahl"`},
		"the last of it":      {edited("1/titel Viceskoleleder}", "1/titel Viceskoleleder}\n- Eva Friis, Skoleleder"), `{"navn":"Bo Dahl","part":"skoleledelse","titel":"Viceskoleleder"},{"navn":"Eva Friis","part":"skoleledelse","titel":"Skoleleder"}]`},
		"a step before":       {edited("- {/afsnit/1/blokke/0/aftaler/0/tiltag/0", "- Bogstart\n- {/afsnit/1/blokke/0/aftaler/0/tiltag/0"), `"tiltag":["Bogstart","Læsebånd"]`},
	} {
		x := try(t, c.lines, nil).place(t)
		if got := x.told(); !strings.HasPrefix(got, "info nyt-punkt ") || strings.Contains(got, ";") {
			t.Errorf("%s: told %q", name, got)
		}
		if got := x.record(); !strings.Contains(got, c.has) {
			t.Errorf("%s: no %s in %s", name, c.has, got)
		}
	}
}

// New headings make sections as they stand: beside one another, or one in another,
// down and up again.
func TestNewSectionsStandAsTheirHeadings(t *testing.T) {
	for lines, want := range map[string]string{
		"# A\na\n# B\nb":            "A(a) B(b)",
		"# A\n# B":                  "A B",
		"# A\n## B\nb\n## C\nc":     "A[B(b) C(c)]",
		"# A\na\n## B\nb\n# C\nc":   "A(a)[B(b)] C(c)",
		"# A\n## B\n# C\n## D\nd":   "A[B] C[D(d)]",
		"# A\na\ne\n# B":            "A(a e) B",
		"# A\n## B\n## C\n# D\n# E": "A[B C] D E",
	} {
		x := try(t, edited("# Resultater\n", lines+"\n# Resultater\n"), nil).place(t)
		v, err := recorddiff.Parse([]byte(x.record()))
		if err != nil {
			t.Fatal(err)
		}
		var show func(list any) string
		show = func(list any) string {
			var out []string
			sections, _ := list.([]any)
			for _, s := range sections {
				one := recorddiff.Text(s, "/overskrift")
				if text := recorddiff.Text(s, "/blokke/0/tekst"); text != "" {
					one += "(" + strings.ReplaceAll(text, "\n\n", " ") + ")"
				}
				if below := show(recorddiff.Get(s, "/afsnit")); below != "" {
					one += "[" + below + "]"
				}
				out = append(out, one)
			}
			return strings.Join(out, " ")
		}
		if got, _ := strings.CutPrefix(show(recorddiff.Get(v, "/afsnit")), "Rammen(Vi læste meget. Det gik godt.) Opfølgning "); got != want {
			t.Errorf("%q became %s, not %s", lines, got, want)
		}
	}
}

// Words in an empty cell of a table are of that cell.
func TestAnEmptyCellIsFilled(t *testing.T) {
	const rows = "/afsnit/0/blokke/0/raekker"
	before := "1.1.1 {" + rows + "/0/0 et}\n1.1.2 {" + rows + "/0/1 to}\n1.2.2 {" + rows + "/1/1 fire}\n1.3.1 {" + rows + "/2/0 fem}"
	first := strings.Replace(before, "1.2.2 ", "1.2.1 tre\n1.2.2 ", 1)
	for name, c := range map[string][2]string{
		"none":                {before, `[["et","to"],["","fire"],["fem",""]]`},
		"the first of a row":  {first, `[["et","to"],["tre","fire"],["fem",""]]`},
		"the last of a row":   {before + "\n1.3.2 seks", `[["et","to"],["","fire"],["fem","seks"]]`},
		"both":                {first + "\n1.3.2 seks", `[["et","to"],["tre","fire"],["fem","seks"]]`},
		"a row more":          {before + "\n1.4.1 syv\n1.4.2 otte", `[["et","to"],["","fire"],["fem",""],["syv","otte"]]`},
		"a row of one cell":   {before + "\n1.4.2 otte", `[["et","to"],["","fire"],["fem",""],["","otte"]]`},
		"a row in the middle": {strings.Replace(before, "1.2.2 ", "1.5.1 x\n1.5.2 y\n1.2.2 ", 1), `[["et","to"],["x","y"],["","fire"],["fem",""]]`},
		"a cell of two parts": {strings.Replace(before, "fire}", "fire}\n1.2.2 og mere", 1), `[["et","to"],["","fire"],["fem",""]]`},
	} {
		x := try(t, baseline, nil)
		table, err := recorddiff.Parse([]byte(`{"type":"tabel","hoved":["a","b"],"raekker":[["et","to"],["","fire"],["fem",""]]}`))
		if err != nil {
			t.Fatal(err)
		}
		recorddiff.Set(x.out.root, "/afsnit/0/blokke/0", table)
		x.held = cutLines(paragraphs(before), nil)
		x.held.was, x.held.file = flat(paragraphs(before)), flat(paragraphs(c[0]))
		if err := x.held.align(context.Background(), x.held.file.Paragraphs); err != nil {
			t.Fatal(err)
		}
		if got := x.place(t).record(); !strings.Contains(got, `"raekker":`+c[1]) {
			t.Errorf("%s: no %s in %s; told %q", name, c[1], got, x.told())
		}
	}
}
