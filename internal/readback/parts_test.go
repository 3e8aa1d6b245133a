package readback

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"notat/internal/story"
)

// What takes a paragraph is told where it stands, and needs no walk.

const formRecord = `{"dokument":{"titel":"Samtale","skoleaar":"2025/26"},"kommune":{"navn":"K"},"skole":{"navn":"S"},
"moede":{"dato":"2026-03-13","start":"13:00","slut":"14:00"},"afsnit":[{"overskrift":"Rammen","blokke":[{"type":"tekst","tekst":"Det gik godt."},{"type":"aftaler","aftaler":[{"maal":"Flere læser"}]}]}]}`

// formDraft is the draft of formRecord: it asks for people, an agenda, results and agreements.
const formDraft = `Dato: {/moede/dato 13. marts 2026}
{/moede/start 13.00}–{/moede/slut 14.00}
Elever
- {/deltagere/-/elever?Skriv navnene her.}
1.1.1 Tid
1.1.2 Punkt
1.2.1 {/moede/dagsorden/-/tid?Tid}
1.2.2 {/moede/dagsorden/-/punkt?Punkt}
# {/afsnit/0/overskrift Rammen}
{/afsnit/0/blokke/0/tekst Det gik godt.}
{/afsnit/0/blokke/1/aftaler/0/maal Flere læser}
# Aftaler
{/afsnit/-/aftaler/maal?Skriv målet her.}
Frist: {/afsnit/-/aftaler/frist?Skriv fristen her.}`

var someLabels = aftaleLabels{"Tiltag": "tiltag", "Ansvarlig": "ansvarlig", "Frist": "frist", "Status": "status", "Baggrund": "baggrund"}

// ofForm is a trial of formDraft with new lines below one of it.
func ofForm(t testing.TB, below, lines string, svar map[string]string) (x *trial, g *ground, e int) {
	t.Helper()
	all := strings.Split(formDraft, "\n")
	at := slices.IndexFunc(all, func(l string) bool { return strings.HasPrefix(l, below) }) + 1
	x = tryOf(t, formRecord, formDraft, strings.Join(slices.Insert(all, at, lines), "\n"), svar)
	return x, groundOf(x.held, &Input{}, x.out), slices.Index(x.held.match, -1)
}

func (f *forms) shown() string {
	var out []string
	for _, x := range f.entries {
		out = append(out, strings.TrimSpace(x.form+" "+x.key+" "+x.words()))
	}
	for _, b := range f.bare {
		out = append(out, "bare "+b.key)
	}
	return strings.Join(out, "; ")
}

func formsOf(g *ground) *forms {
	return &forms{ground: g, people: &participants{g, nil}, labels: someLabels}
}

func TestWhatIsWrittenUnderTheHeadingsOfAForm(t *testing.T) {
	for _, c := range []struct{ name, below, ctx, lines, want string }{
		{"someone in a list", "Elever", "/deltagere/-/elever", "- Ida Holm", "/deltagere elever Ida Holm"},
		{"someone with a title", "Elever", "/deltagere/-/elever", "Eva Friis, lærer", "/deltagere elever Eva Friis, lærer"},
		{"a sentence below the people", "Elever", "/deltagere/-/elever", "Alle var til stede.", "no"},
		{"a point with its time", "1.2.2 ", "/moede/dagsorden/-/punkt", "13.00 Velkomst", "/moede/dagsorden punkt 13.00 Velkomst"},
		{"a sentence below the agenda", "1.2.2 ", "/moede/dagsorden/-/punkt", "Vi begyndte sent.", "no"},
		{"a cell of its table", "1.2.2 ", "/moede/dagsorden/-/punkt", "1.3.2 Velkomst", "/moede/dagsorden punkt Velkomst"},
		{"a cell of another table", "1.2.2 ", "/moede/dagsorden/-/punkt", "2.1.1 Velkomst", "no"},
		{"a goal", "# Aftaler", aftaleForm + "/maal", "Mere ro", "/afsnit/-/aftaler maal Mere ro"},
		{"a step", "# Aftaler", aftaleForm + "/tiltag", "- Legepatrulje", "/afsnit/-/aftaler maal Legepatrulje"},
		{"a labelled line", "# Aftaler", aftaleForm + "/maal", "Ansvarlig: Eva", "/afsnit/-/aftaler ansvarlig Eva"},
		{"a label alone", "# Aftaler", aftaleForm + "/maal", "Tiltag:", "bare tiltag"},
		{"a heading", "# Aftaler", aftaleForm + "/maal", "# Mere ro", "no"},
		{"a line of the running text", "{/afsnit/0/blokke/0", "/afsnit/0/blokke/0/tekst", "Ansvarlig: Eva", "no"},
	} {
		x, g, e := ofForm(t, c.below, c.lines, nil)
		f := formsOf(g)
		at, ok := f.inForm(spot{ctx: c.ctx}, e, &x.held.edited[e])
		if got := f.shown(); got != strings.TrimPrefix(c.want, "no") || ok != (c.want != "no") {
			t.Errorf("%s: %v %q, then at %s", c.name, ok, got, at.ctx)
		}
	}
}

// Below a goal come its fields, and a line that none of them takes is a remark or the
// next goal.
func TestLinesBelowAGoalOfAForm(t *testing.T) {
	x, g, e := ofForm(t, "# Aftaler", "Mere ro\nBaggrund: Støj\nDet larmer\n- Legepatrulje\nEva: ja\nNæste mål\nFrist: 1. maj 2026\n**Tredje mål**", nil)
	f, at := formsOf(g), spot{ctx: aftaleForm + "/maal"}
	for ; x.held.match[e] < 0; e++ {
		at, _ = f.inForm(at, e, &x.held.edited[e])
	}
	const want = "maal Mere ro; baggrund Støj; baggrund Det larmer; tiltag Legepatrulje; bemaerkning Eva: ja; maal Næste mål; frist 1. maj 2026; maal Tredje mål"
	if got := strings.ReplaceAll(f.shown(), aftaleForm+" ", ""); got != want {
		t.Error(got)
	}
}

func TestWhoIsNewAmongThoseWhoTookPart(t *testing.T) {
	for _, c := range []struct{ name, lines, told, has string }{
		{"someone of the same party", "- Eva Friis, Afdelingsleder", "info nyt-punkt Eva Friis, Afdelingsleder", `{"navn":"Eva Friis","part":"skoleledelse","titel":"Afdelingsleder"}`},
		{"someone of a party that a line names", "Elever: Ida Holm", "info ny-gruppe Elever; info nyt-punkt Ida Holm", `{"navn":"Ida Holm","part":"elever"}`},
		{"the name of a party", "Elever", "info ny-gruppe Elever", ""},
		{"the name of a group", "Gæster\n- Ida Holm, gæst", "info ny-gruppe Gæster", ""},
		{"two behind a line end", "- Eva Friis, Souschef og Ib Lund, Souschef", "info flere-deltagere Eva Friis, Souschef og Ib Lund, Souschef; info nyt-punkt Eva Friis, Souschef; info nyt-punkt Ib Lund, Souschef", `"navn":"Ib Lund"`},
		{"a sentence", "De kom alle til tiden.", "no", ""},
		{"a heading", "# Eva Friis, Afdelingsleder", "no", ""},
		{"a cell", "7.1.1 Eva Friis, Afdelingsleder", "no", ""},
	} {
		x := try(t, edited("Viceskoleleder}", "Viceskoleleder}\n"+c.lines), nil)
		e := slices.Index(x.held.match, -1)
		p := participants{groundOf(x.held, &Input{}, x.out), partyWords{"elever": "elever"}}
		at, ok := p.lines(spot{ctx: "/deltagere/1/titel"}, e, &x.held.edited[e])
		if got := x.told(); got != strings.TrimPrefix(c.told, "no") || ok != (c.told != "no") || (at.group != nil) != strings.HasPrefix(c.name, "the name") {
			t.Errorf("%s: %v %q", c.name, ok, got)
		}
		x.out.putNewcomers()
		if got := x.record(); !strings.Contains(got, c.has) {
			t.Errorf("%s: no %s in %s", c.name, c.has, got)
		}
	}
}

func TestALineOfTheHeadSaysWhichFieldItIsOf(t *testing.T) {
	for _, c := range []struct{ name, ctx, lines, told, answer, has string }{
		{"a field that was empty", "/moede/dato", "Sagsnr. 26/12", "info nyt-felt 26/12", "", `"sagsnr":"26/12"`},
		{"as people call it", "/moede/dato", "Journalnr: 26/12", "info nyt-felt 26/12", "", `"sagsnr":"26/12"`},
		{"in a sentence", "/moede/dato", "Journalnr er ukendt", "no", "", ""},
		{"a label alone", "/moede/dato", "Sagsnr.", "no", "", ""},
		{"one that the record has", "/moede/dato", "Dato: 14. marts 2026", "ask felt-igen 14. marts 2026", "ret", `"dato":"2026-03-14"`},
		{"one that says the same", "/moede/dato", "Dato: 13/3 2026", "", "", `"dato":"2026-03-13"`},
		{"a number that is none", "/moede/dato", "Institutionsnr: ukendt", "ask kan-ikke-laeses ukendt", "", ""},
		{"from one time to another", "/moede/dato", "Mødetid: kl. 13-14.30", "ask felt-igen 14:30", "ret", `"slut":"14:30","start":"13:00"`},
		{"a time that is none", "/moede/dato", "Mødetid: efter frokost", "ask udenfor Mødetid: efter frokost", "", ""},
		{"in a section", "/afsnit/0/overskrift", "Sagsnr. 26/12", "no", "", ""},
		{"a heading", "/moede/dato", "# Sagsnr. 26/12", "no", "", ""},
	} {
		try := func(svar map[string]string) (*trial, bool) {
			x, g, e := ofForm(t, "Dato:", c.lines, svar)
			h := headFields{g, map[string]string{"Sagsnr": "/sag/sagsnr", "Mødetid": "/moede/tid"}}
			return x, h.line(spot{ctx: c.ctx}, e, &x.held.edited[e])
		}
		tried(t, c.name, try, c.told, c.answer, c.has)
	}
}

// tried holds what a part tells of a line, "no" where it does not take it, and what the record
// has once that is answered, against what is meant.
func tried(t *testing.T, name string, try func(svar map[string]string) (*trial, bool), told, answer, has string) {
	t.Helper()
	first, ok := try(nil)
	if got := first.told(); got != strings.TrimPrefix(told, "no") || ok != (told != "no") {
		t.Errorf("%s: %v %q", name, ok, got)
	}
	x, _ := try(first.answers(answer))
	if got := x.record(); !strings.Contains(got, has) {
		t.Errorf("%s: no %s in %s", name, has, got)
	}
}

func TestANewLineIsOfAnAgreement(t *testing.T) {
	const goal = "/afsnit/0/blokke/1/aftaler/0/maal"
	for _, c := range []struct{ name, ctx, lines, told, answer, has string }{
		{"what it lacks", goal, "Ansvarlig: Eva", "info nyt-felt Eva", "", `{"ansvarlig":"Eva","maal":"Flere læser"}`},
		{"what a label names that stands above another", goal, "Frist: 1. maj 2026\nAnsvarlig: Eva", "info nyt-felt 1. maj 2026", "", `"frist":"2026-05-01"`},
		{"a deadline that is none", goal, "Frist: løbende", "info nyt-felt løbende; ask kan-ikke-laeses Frist: løbende", "bemaerkning", `"bemaerkning":"Frist: løbende"`},
		{"a bold line", goal, "**Mere ro**", "info ny-aftale Mere ro", "", `{"maal":"Mere ro"}`},
		{"a line with labels below it", goal, "Mere ro\nFrist: 1. maj 2026", "info ny-aftale Mere ro", "", `{"maal":"Mere ro"}`},
		{"a plain line", goal, "Mere ro", "no", "", ""},
		{"a step without a label", goal, "- Legepatrulje", "no", "", ""},
		{"a label elsewhere", "/moede/dato", "Ansvarlig: Eva", "no", "", ""},
	} {
		try := func(svar map[string]string) (*trial, bool) {
			x, g, e := ofForm(t, "{"+goal, c.lines, svar)
			a := agreements{&placer{ground: g, ctx: context.Background()}, formsOf(g), someLabels}
			_, ok := a.read(spot{ctx: c.ctx}, e, &x.held.edited[e])
			return x, ok
		}
		tried(t, c.name, try, c.told, c.answer, c.has)
	}
}

// A line of the baseline is cut into its fields as it stands in the file, a line of a
// form into what was written.
func TestALineOfTheBaselineIsTakenOver(t *testing.T) {
	const date, text = "Dato: {/moede/dato 13. marts 2026}", "{/afsnit/0/blokke/0/tekst Det gik godt.}"
	const frist = "Frist: {/afsnit/-/aftaler/frist?Skriv fristen her.}"
	for _, c := range []struct{ name, old, is, took, told string }{
		{"as it was", date, date, "/moede/dato 13. marts 2026", ""},
		{"other words", text, "{/afsnit/0/blokke/0/tekst Det gik bedre.}", "/afsnit/0/blokke/0/tekst Det gik bedre.", ""},
		{"a date without its control", date, "Dato: 14. marts 2026", "/moede/dato 14. marts 2026", ""},
		{"words in what is fixed", date, "Mødets dato: {/moede/dato 13. marts 2026}", "/moede/dato 13. marts 2026", "ask fast-tekst Mødets dato"},
		{"what is fixed is gone", date, "{/moede/dato 13. marts 2026}", "/moede/dato 13. marts 2026", "warn fast-tekst-slettet Dato:"},
		{"two times as one", "{/moede/start 13.00}–{/moede/slut 14.00}", "{/moede/start 13-15.30}", "/moede/start 13.00; /moede/slut 15.30", ""},
		{"a place that is filled", frist, "Frist: {/afsnit/-/aftaler/frist 1. maj 2026}", "/afsnit/-/aftaler frist 1. maj 2026", ""},
		{"a place that nobody filled", frist, frist, "", ""},
		{"a place whose prompt is gone", frist, "Frist:", "bare frist", ""},
	} {
		x := tryOf(t, formRecord, formDraft, strings.Replace(formDraft, c.old, c.is, 1), nil)
		g := groundOf(x.held, &Input{}, x.out)
		h, f := headingsOf(&placer{ground: g, ctx: context.Background()}), formsOf(g)
		p := lines{g, context.Background(), &h, &tables{placer: h.placer}, f, someLabels}
		p.paired(spot{}, slices.Index(strings.Split(formDraft, "\n"), c.old))
		got := f.shown()
		for _, pointer := range []string{"/moede/dato", "/moede/start", "/moede/slut", "/afsnit/0/blokke/0/tekst"} {
			for _, pc := range g.taken.fields[pointer] {
				got += fmt.Sprintf("; %s %s", pointer, story.Words(pc.text()))
			}
		}
		if got = strings.TrimPrefix(got, "; "); got != c.took {
			t.Errorf("%s: took %q", c.name, got)
		}
		if got := x.told(); got != c.told {
			t.Errorf("%s: told %q", c.name, got)
		}
	}
}

// The copy of a line of a form is more of it; its prompt beside what was written is told of.
func TestACopyOfALineOfAForm(t *testing.T) {
	for _, c := range []struct{ name, lines, took, told string }{
		{"filled", "Frist: {/afsnit/-/aftaler/frist 1. maj 2026}", "/afsnit/-/aftaler frist 1. maj 2026", "info gentaget Frist:"},
		{"as it was", "Frist: {/afsnit/-/aftaler/frist?Skriv fristen her.}", "", ""},
		{"filled beside its prompt", "{/afsnit/-/aftaler/frist Skriv fristen her. 1. maj 2026}", "/afsnit/-/aftaler frist 1. maj 2026", "info gentaget Skriv fristen her."},
		{"its prompt alone", "Senest {/afsnit/-/aftaler/frist?Skriv fristen her.}", "", "ask fast-tekst Senest; info gentaget Skriv fristen her."},
		{"of a field", "{/moede/dato 14. marts 2026}", "no", ""},
	} {
		x, g, e := ofForm(t, "Frist:", c.lines, nil)
		h, f := headingsOf(&placer{ground: g, ctx: context.Background()}), formsOf(g)
		p := lines{g, context.Background(), &h, &tables{placer: h.placer}, f, someLabels}
		_, ok := p.copied(spot{}, e, &x.held.edited[e])
		if got := f.shown(); got != strings.TrimPrefix(c.took, "no") || ok != (c.took != "no") {
			t.Errorf("%s: %v, took %q", c.name, ok, got)
		}
		if got := x.told(); got != c.told {
			t.Errorf("%s: told %q", c.name, got)
		}
	}
}

// A title of blanks is none: what stands in the brackets is nothing.
func TestATitleOfBlanksIsNone(t *testing.T) {
	if got := readDeltager("Ib Lund ( )"); got["navn"] != "Ib Lund" || got["titel"] != nil {
		t.Errorf("%v", got)
	}
}
