package begynd_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"notat/internal/readback"
	"notat/internal/samtale"
	"notat/internal/source"
	"notat/internal/source/odt"
	"notat/internal/source/pdf"
	"notat/internal/source/slides"
	"notat/internal/source/sourcetest"
	"notat/internal/source/word"
)

// The files of the corpus begin a valid record, with every word of them accounted for
// and few questions. Of each kind of file, at least 95 of a hundred headings and 90 of
// a hundred people and agreements are found; nothing more is than there is.
func TestForeignFilesBeginARecord(t *testing.T) {
	const most = 12
	parts := []string{"headings", "people", "agreements"}
	least := []int{95, 90, 90}
	read := func(kind string, samples []sourcetest.Sample, by func(context.Context, []byte) (source.File, error)) {
		var found, all [3]int
		for _, s := range samples {
			t.Run(strings.ReplaceAll(s.Name, " ", "-"), func(t *testing.T) {
				f, err := by(t.Context(), s.Data)
				if err != nil {
					t.Fatal(err)
				}
				out, r := begin(t, &deck{f}, nil)
				if n := asked(out); n > most {
					t.Errorf("%d questions: %v", n, kinds(out))
				}
				heads, missed := headings(t, s), missing(t, s, r)
				if len(missed) > 0 {
					t.Logf("headings that are none in the record: %q", missed)
				}
				got, want := [3]int{len(heads) - len(missed), len(r.Deltagere), agreements(r.Afsnit)}, [3]int{len(heads)}
				if n, counted := named[s.Name]; counted {
					want[1], want[2] = n[0], n[1]
				} else {
					got[1], got[2] = 0, 0
				}
				for i := range got {
					if found[i], all[i] = found[i]+got[i], all[i]+want[i]; got[i] > want[i] {
						t.Errorf("%d %s are found of %d", got[i], parts[i], want[i])
					}
				}
				if _, faults := samtale.Validate(r, samtale.Krav{}); faults.HasErrors() {
					t.Errorf("the record is not valid: %v", faults)
				}
			})
		}
		for i, part := range parts {
			t.Logf("%s: %d of %d %s", kind, found[i], all[i], part)
			if 100*found[i] < least[i]*all[i] || all[i] == 0 && kind != "OpenDocument" {
				t.Errorf("%s: %d of %d %s are found", kind, found[i], all[i], part)
			}
		}
	}
	pdfs := func(ctx context.Context, data []byte) (source.File, error) { return pdf.Read(ctx, data, pdf.Whole) }
	says := func(s sourcetest.Sample) bool { return !strings.HasSuffix(s.Name, "-plain") }
	read("Word", sourcetest.WordFiles(), word.Read)
	read("slides", sourcetest.Decks(), slides.Read)
	read("OpenDocument", sourcetest.ODTFiles(), odt.Read)
	read("PDFs with tags or an outline", slices.DeleteFunc(exported(t), func(s sourcetest.Sample) bool { return !says(s) }), pdfs)
	read("PDFs without", slices.DeleteFunc(exported(t), says), pdfs)
}

// headings are those of a file: as its maker tells, or the text beside an exported one.
func headings(t *testing.T, s sourcetest.Sample) (out []string) {
	for _, h := range s.Headings {
		out = append(out, h.Text)
	}
	said, err := os.ReadFile(filepath.Join(exportedIn, s.Name+".txt"))
	if err != nil && len(s.Headings) == 0 {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(said)) {
		if h, ok := strings.CutPrefix(line, "#"); ok {
			_, h, _ = strings.Cut(strings.TrimSpace(h), " ")
			out = append(out, h)
		}
	}
	return out
}

// missing are the headings of a file that the record has nowhere: not over a section, as
// its title or kind, nor over its people or its agenda.
func missing(t *testing.T, s sourcetest.Sample, r *samtale.Record) (out []string) {
	over := map[string]bool{r.Dokument.Titel: true, r.Dokument.Betegnelse: true, "Deltagere": len(r.Deltagere) > 0, "Hvem var med": len(r.Deltagere) > 0, "Dagsorden": len(r.Moede.Dagsorden) > 0}
	var walk func([]samtale.Afsnit)
	walk = func(list []samtale.Afsnit) {
		for _, a := range list {
			over[a.Overskrift] = true
			walk(a.Afsnit)
		}
	}
	walk(r.Afsnit)
	for _, h := range headings(t, s) {
		if !over[h] {
			out = append(out, h)
		}
	}
	return out
}

// exportedIn has the PDFs that other programs made, each beside the text that says what
// it holds.
const exportedIn = "../source/pdf/testdata"

// exported are PDFs that other programs made, with tags, with an outline, and with neither.
func exported(t *testing.T) (out []sourcetest.Sample) {
	files, err := filepath.Glob(filepath.Join(exportedIn, "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, sourcetest.Sample{Name: strings.TrimSuffix(filepath.Base(file), ".pdf"), Data: data})
	}
	return out
}

// named is what a person finds in files of the corpus: those who took part by name, and
// what was agreed.
var named = map[string][2]int{
	"styles of a Danish Word": {4, 2}, "headings in bold, lists by hand": {4, 2}, "headings in capitals": {0, 3}, "underlined headings in columns": {0, 2},
	"nothing set apart but short lines": {0, 1}, "numbers by hand": {0, 3}, "tables of people, times and agreements": {2, 2}, "tracked changes and comments": {0, 1},
	"browser-tagged": {3, 3}, "writer-archive": {4, 2},
	"writer-tagged": {1, 5}, "writer-outline": {1, 5}, "writer-plain": {1, 5}, "slides-tagged": {0, 2}, "slides-plain": {0, 2},
	"lines broken by hand": {2, 0}, "titles and bullets, with notes": {2, 1}, "sections, two columns and a table": {0, 1}, "hidden slides and shapes, comments of both kinds": {0, 1},
}

func agreements(list []samtale.Afsnit) int {
	n := 0
	for _, a := range list {
		for _, b := range a.Blokke {
			if l, ok := b.(*samtale.Aftaler); ok {
				n += len(l.Aftaler)
			}
		}
		n += agreements(a.Afsnit)
	}
	return n
}

// What stands beside the text is asked about or told of once for each kind, and goes
// where the answer says.
func TestWhatStandsBesideTheTextIsAskedAbout(t *testing.T) {
	d := (&deck{}).heading(1, "Skoleudviklingssamtale").heading(2, "Data").text("Det går frem.").
		aside(source.Comment, "Er det rigtigt?").aside(source.SpeakerNotes, "Tak for sidst.").aside(source.Footnote, "Fra maj.").aside(source.Deleted, "Det går skidt.").
		heading(2, "Økonomi").text("Internt arbejdspapir", "Der mangler penge.")
	d.Left = []source.Left{{Why: source.PageNumber, Text: "Side 4", Times: 2}, {Why: source.Hidden, Text: "usynligt"}}
	out, r := begin(t, d, nil)
	for kode, want := range map[string]readback.Severity{"kommentarer": readback.Ask, "talernoter": readback.Ask, "fodnoter": readback.Info, "slettet-tekst": readback.Warn, "sidetal": readback.Info, "skjult-tekst": readback.Warn, "internt": readback.Ask} {
		if i := item(t, out, kode); i.Severity != want {
			t.Errorf("%s is %s, want %s", kode, i.Severity, want)
		}
	}
	if r.Afsnit[0].Synlighed == samtale.Intern || r.Afsnit[1].Synlighed != samtale.Intern {
		t.Errorf("who may read the sections: %q %q", r.Afsnit[0].Synlighed, r.Afsnit[1].Synlighed)
	}
	inside := 0
	for _, b := range r.Afsnit[0].Blokke {
		if b.Visibility() == samtale.Intern {
			inside++
		}
	}
	if inside != 2 || strings.Contains(shown(r), "skidt") || strings.Contains(shown(r), "usynligt") {
		t.Errorf("%s", shown(r))
	}

	no := map[string]string{item(t, out, "kommentarer").ID: "udelades", item(t, out, "talernoter").ID: "udelades", item(t, out, "internt").ID + ".1": "offentlig"}
	if _, r := begin(t, d, no); strings.Contains(shown(r), "sidst") || r.Afsnit[1].Synlighed == samtale.Intern {
		t.Errorf("what was left out, or is for all: %s", shown(r))
	}
}

// People are read as people write them: with a comma, a dash, brackets or only a space
// between name and title, those who sent regrets too.
func TestPeopleAreReadAsTheyAreWritten(t *testing.T) {
	d := (&deck{}).heading(1, "Skoleudviklingssamtale").text("Til stede:", "Anne Holm skolechef", "Bo Dal – udviklingskonsulent", "Ea Krog (skoleleder)", "Ib Lund, lærer og tillidsrepræsentant", "Afbud: Ole Vig, formand for skolebestyrelsen", "Mødeleder: Anne Holm")
	_, r := begin(t, d, nil)
	want := [][3]string{{"Anne Holm", "skolechef", "forvaltning"}, {"Bo Dal", "udviklingskonsulent", "forvaltning"}, {"Ea Krog", "skoleleder", "skoleledelse"}, {"Ib Lund", "lærer og tillidsrepræsentant", "medarbejdere"}, {"Ole Vig", "formand for skolebestyrelsen", "skolebestyrelse"}}
	var got [][3]string
	for _, p := range r.Deltagere {
		got = append(got, [3]string{p.Navn, p.Titel, string(p.Part)})
		if p.Afbud != (p.Navn == "Ole Vig") || slices.Contains(p.Funktion, "moedeleder") != (p.Navn == "Anne Holm") {
			t.Errorf("%+v", p)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// A line may list some by name and others by role, and a line of running text may say
// that what it leads to was agreed.
func TestListsAreTakenApart(t *testing.T) {
	d := (&deck{}).heading(1, "Skoleudviklingssamtale").heading(2, "Deltagere").text("Skolen: Kim Dam (skoleleder), Jo Vig (lærer), to elever fra elevrådet").
		heading(2, "Det videre forløb").text("Vi aftalte, at:").items("skolen arbejder med fravær", "forvaltningen hjælper")
	_, r := begin(t, d, nil)
	if len(r.Deltagere) != 3 || r.Deltagere[2].Titel != "to elever fra elevrådet" || r.Deltagere[2].Part != "elever" || r.Deltagere[0].Titel != "skoleleder" {
		t.Errorf("%+v", r.Deltagere)
	}
	if agreements(r.Afsnit) != 2 {
		t.Errorf("%s", shown(r))
	}
}

// Nobody's name is public because of a guess: who has no office that is known is shown
// by role until somebody says.
func TestNoNameIsPublicByAGuess(t *testing.T) {
	d := (&deck{}).heading(1, "Skoleudviklingssamtale").text("Deltagere: Anne Holm, Bo Dal og Ea Krog", "Mødeleder: Ib Lund")
	out, r := begin(t, d, nil)
	if len(r.Deltagere) != 4 {
		t.Fatalf("%+v", r.Deltagere)
	}
	for _, p := range r.Deltagere {
		if p.NavnIsPublic() {
			t.Errorf("%s is public", p.Navn)
		}
	}
	i := item(t, out, "deltagere")
	_, r = begin(t, d, map[string]string{i.ID + "." + i.Rows[0].ID: "part:forvaltning"})
	for _, p := range r.Deltagere {
		if !p.NavnIsPublic() {
			t.Errorf("%s is not public, though it was said", p.Navn)
		}
	}
}
