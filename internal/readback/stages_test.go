package readback

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// The stages of a reading are tried one by one with drafts that are written as
// lines: "# " is a heading, "- " an item of a list, "1.2.3 " a cell (table, row,
// column), "{/pointer words}" the words of a control and "{/pointer?words}" those
// of its prompt; all else is fixed text.

var (
	cellMark = regexp.MustCompile(`^(\d+)\.(\d+)\.(\d+) `)
	control  = regexp.MustCompile(`\{(/[^ ?}]*)([ ?])([^}]*)\}`)
)

func paragraph(s string) story.Paragraph {
	var p story.Paragraph
	for mark, on := range map[string]func(){"# ": func() { p.Heading = 1 }, "## ": func() { p.Heading = 2 }, "- ": func() { p.List = '-' }, "box ": func() { p.Box = true }} {
		if rest, ok := strings.CutPrefix(s, mark); ok {
			s = rest
			on()
		}
	}
	if m := cellMark.FindString(s); m != "" {
		fmt.Sscanf(m, "%d.%d.%d", &p.Table, &p.Row, &p.Col)
		s = s[len(m):]
	}
	add := func(r story.Run) {
		if r.Text != "" {
			p.Runs, p.Text = append(p.Runs, r), p.Text+r.Text
		}
	}
	at := 0
	for _, m := range control.FindAllStringSubmatchIndex(s, -1) {
		add(story.Run{Text: s[at:m[0]]})
		owner := s[m[2]:m[3]]
		p.Owners = append(p.Owners, owner)
		add(story.Run{Text: s[m[6]:m[7]], Owner: owner, Prompt: s[m[4]] == '?'})
		at = m[1]
	}
	if add(story.Run{Text: s[at:]}); strings.HasPrefix(s, "**") {
		p.Runs[0] = story.Run{Text: strings.Trim(s, "*"), Bold: true}
		p.Text = p.Runs[0].Text
	}
	return p
}

func paragraphs(lines string) []story.Paragraph {
	var out []story.Paragraph
	for l := range strings.Lines(strings.TrimSpace(lines)) {
		out = append(out, paragraph(strings.TrimSpace(l)))
	}
	return out
}

// flat is a story of paragraphs, with the tables that they stand in.
func flat(ps []story.Paragraph) *story.Story {
	s := &story.Story{Paragraphs: ps}
	for _, p := range ps {
		for p.Table > len(s.Tables) {
			s.Tables = append(s.Tables, story.Table{})
		}
		for p.Table > 0 && p.Row > len(s.Tables[p.Table-1].Rows) {
			s.Tables[p.Table-1].Rows = append(s.Tables[p.Table-1].Rows, story.Row{})
		}
		if p.Table > 0 {
			r := &s.Tables[p.Table-1].Rows[p.Row-1]
			r.Width = max(r.Width, p.Col)
		}
	}
	return s
}

const record = `{"dokument":{"titel":"Samtale","skoleaar":"2025/26"},"kommune":{"navn":"K"},"skole":{"navn":"S"},
"moede":{"dato":"2026-03-13","dagsorden":[{"start":"13:00","slut":"13:05","punkt":"Velkomst"},{"punkt":"Trivsel"}]},
"deltagere":[{"navn":"Anna Berg","titel":"Skoleleder","part":"skoleledelse"},{"navn":"Bo Dahl","titel":"Viceskoleleder","part":"skoleledelse"}],
"afsnit":[{"overskrift":"Rammen","blokke":[{"type":"tekst","tekst":"Vi læste meget.\n\nDet gik godt."}]},
{"overskrift":"Opfølgning","blokke":[{"type":"aftaler","aftaler":[{"maal":"Flere læser","tiltag":["Læsebånd"],"frist":"2026-06-01"}]}]}]}`

// baseline is the draft of record, as far as the tests need it.
const baseline = `{/dokument/titel Samtale}
Dato: {/moede/dato 13. marts 2026}
1.1.1 {/moede/dagsorden/0/start 13.00}–{/moede/dagsorden/0/slut 13.05}
1.1.2 {/moede/dagsorden/0/punkt Velkomst}
1.2.2 {/moede/dagsorden/1/punkt Trivsel}
- {/deltagere/0/navn Anna Berg}, {/deltagere/0/titel Skoleleder}
- {/deltagere/1/navn Bo Dahl}, {/deltagere/1/titel Viceskoleleder}
# {/afsnit/0/overskrift Rammen}
{/afsnit/0/blokke/0/tekst Vi læste meget.}
{/afsnit/0/blokke/0/tekst Det gik godt.}
# {/afsnit/1/overskrift Opfølgning}
{/afsnit/1/blokke/0/aftaler/0/maal Flere læser}
- {/afsnit/1/blokke/0/aftaler/0/tiltag/0 Læsebånd}
Frist: {/afsnit/1/blokke/0/aftaler/0/frist 1. juni 2026}
# Resultater
{/afsnit/-/resultater?Skriv teksten her.}`

// edited gives the baseline after replacements.
func edited(old ...string) string { return strings.NewReplacer(old...).Replace(baseline) }

// trial is a reading that stops where a test wants it.
type trial struct {
	held    *held
	out     *outcome
	taken   *taken
	spots   []spot
	absence *absence
}

func try(t testing.TB, lines string, svar map[string]string) *trial {
	t.Helper()
	return tryOf(t, record, baseline, lines, svar)
}

// tryOf is a trial of another record and its draft.
func tryOf(t testing.TB, record, baseline, lines string, svar map[string]string) *trial {
	t.Helper()
	rec, err := samtale.Decode([]byte(record))
	if err != nil {
		t.Fatal(err)
	}
	x := &trial{out: &outcome{questions: questions{record: rec, svar: svar}, status: map[string]string{"nået": "naaet"}, by: map[string]string{}}}
	if x.out.root, err = recorddiff.Parse([]byte(record)); err != nil {
		t.Fatal(err)
	}
	x.held = cutLines(paragraphs(baseline), map[string]Control{"t": {"/afsnit/0/blokke/0/tekst", true}, "r": {"/afsnit/-/resultater", true}})
	x.held.was, x.held.file = flat(paragraphs(baseline)), flat(paragraphs(lines))
	if err := x.held.align(context.Background(), x.held.file.Paragraphs); err != nil {
		t.Fatal(err)
	}
	return x
}

func (x *trial) place(t testing.TB) *trial {
	t.Helper()
	var err error
	if x.taken, x.spots, err = place(context.Background(), x.held, &Input{Labels: map[string]string{"Ansvarlig": "ansvarlig", "Frist": "frist"}}, x.out); err != nil {
		t.Fatal(err)
	}
	return x
}

func (x *trial) gone(t testing.TB) *trial {
	t.Helper()
	var err error
	removed := []story.Removed{{Text: "Bo Dahl, Viceskoleleder", By: &story.Revision{Who: "Mette", When: "2025"}}}
	if x.absence, err = gone(context.Background(), x.held, x.taken, x.spots, removed, x.out); err != nil {
		t.Fatal(err)
	}
	return x
}

// told gives the items: severity, code and words.
func (x *trial) told() string {
	var out []string
	for _, i := range x.out.items {
		out = append(out, fmt.Sprintf("%s %s %s", i.Severity, i.Kode, i.Tekst))
	}
	return strings.Join(out, "; ")
}

// record gives what the record is after the edits.
func (x *trial) record() string {
	data, _ := json.Marshal(x.out.edits.Apply(x.out.root)) // a tree of Parse always has JSON
	return string(data)
}

// answers gives the answer to each item that offers it.
func (x *trial) answers(choice string) map[string]string {
	out := map[string]string{}
	for _, i := range x.out.items {
		out[i.ID] = choice
	}
	return out
}

func TestEachParagraphFindsItsLine(t *testing.T) {
	in := func(from, to int) (all []int) {
		for i := from; i < to; i++ {
			all = append(all, i)
		}
		return all
	}
	for name, c := range map[string]struct {
		lines string
		want  []int
	}{
		"the same":                         {baseline, in(0, 16)},
		"without controls":                 {control.ReplaceAllString(baseline, "$3"), in(0, 16)},
		"words changed in a control":       {edited("Vi læste meget", "Helt andre ord"), in(0, 16)},
		"words changed without a control":  {edited("{/afsnit/0/blokke/0/tekst Vi læste meget.}", "Vi læste rigtig meget."), in(0, 16)},
		"a heading reworded":               {edited("{/afsnit/0/overskrift Rammen}", "Formål"), in(0, 16)},
		"a prompt filled":                  {edited("{/afsnit/-/resultater?Skriv teksten her.}", "Alle var glade."), in(0, 16)},
		"a cell reworded":                  {edited("{/moede/dagsorden/0/punkt Velkomst}", "Kaffe"), in(0, 16)},
		"a paragraph more":                 {edited("# {/afsnit/0/overskrift Rammen}", "Nyt her.\n# {/afsnit/0/overskrift Rammen}"), slices.Concat(in(0, 7), []int{-1}, in(7, 16))},
		"a paragraph less":                 {edited("- {/deltagere/1/navn Bo Dahl}, {/deltagere/1/titel Viceskoleleder}\n", ""), slices.Concat(in(0, 6), in(7, 16))},
		"a field moved to the end":         {strings.Replace(baseline, "{/dokument/titel Samtale}\n", "", 1) + "\n{/dokument/titel Samtalen}", append(in(1, 16), 0)},
		"a cell that left its table":       {edited("1.2.2 ", ""), in(0, 16)},
		"another control is another field": {edited("{/afsnit/0/overskrift Rammen}", "{/afsnit/1/overskrift Rammen}"), []int{0, 1, 2, 3, 4, 5, 6, -1, 8, 9, 10, 11, 12, 13, 14, 15}},
	} {
		if got := try(t, c.lines, nil).held.match; !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %v\nwant %v", name, got, c.want)
		}
	}
}

// What is new finds its place in a field, as an item of a list or as a section,
// or is asked about.
func TestWhatIsNewFindsItsPlace(t *testing.T) {
	last := "Det gik godt.}"
	for _, c := range []struct {
		name, lines string
		field, has  string // "pointer words", and what the record has
		told        string
	}{
		{"nothing new", baseline, "/afsnit/0/blokke/0/tekst Vi læste meget. ¶ Det gik godt.", "", ""},
		{"a paragraph of a text", edited(last, last+"\nAlle talte."), "/afsnit/0/blokke/0/tekst Vi læste meget. ¶ Det gik godt. ¶ Alle talte.", "", "info nyt-afsnit-i-tekst Alle talte."},
		{"one before a text", edited("{/afsnit/0/blokke/0/tekst Vi", "Først.\n{/afsnit/0/blokke/0/tekst Vi"), "/afsnit/0/blokke/0/tekst Først. ¶ Vi læste meget. ¶ Det gik godt.", "", "info nyt-afsnit-i-tekst Først."},
		{"words before and after a field", edited("Dato: {/moede/dato 13. marts 2026}", "Dato: den {/moede/dato 13. marts} 2026"), "/moede/dato den 13. marts 2026", "", ""},
		{"words in fixed text", edited("Dato: ", "Sted og dato: "), "/moede/dato 13. marts 2026", "", "ask fast-tekst Sted og dato"},
		{"fixed text that is gone", edited("Frist: ", ""), "/afsnit/1/blokke/0/aftaler/0/frist 1. juni 2026", "", "warn fast-tekst-slettet Frist:"},
		{"a section", edited("# {/afsnit/1/overskrift", "# Nyt emne\nOgså dette.\n# {/afsnit/1/overskrift"), "", `{"blokke":[{"tekst":"Også dette.","type":"tekst"}],"overskrift":"Nyt emne"}`, "info nyt-afsnit Nyt emne"},
		{"a section in a section", edited("# {/afsnit/1/overskrift", "# Nyt emne\n## Mindre\nOgså dette.\n# {/afsnit/1/overskrift"), "", `{"afsnit":[{"blokke":[{"tekst":"Også dette.","type":"tekst"}],"overskrift":"Mindre"}],"overskrift":"Nyt emne"}`, "info nyt-afsnit Nyt emne; info nyt-afsnit Mindre"},
		{"a heading in the middle of a text", edited("{/afsnit/0/blokke/0/tekst Det", "# Midt i\n{/afsnit/0/blokke/0/tekst Det"), "/afsnit/0/blokke/0/tekst Vi læste meget.", `{"blokke":[{"tekst":"Det gik godt.","type":"tekst"}],"overskrift":"Midt i"}`, "info nyt-afsnit Midt i"},
		{"a heading in the middle of an agreement", edited("Frist: {/afsnit/1", "# Midt i\nFrist: {/afsnit/1"), "", "", "ask overskrift-midt-i Midt i"},
		{"a heading before all sections", edited("Dato:", "# For tidligt\nDato:"), "", "", "ask overskrift-udenfor For tidligt"},
		{"someone more", edited("Viceskoleleder}", "Viceskoleleder}\n- Eva Friis, Afdelingsleder"), "", `{"navn":"Eva Friis","part":"skoleledelse","titel":"Afdelingsleder"}`, "info nyt-punkt Eva Friis, Afdelingsleder"},
		{"someone of another party", edited("Viceskoleleder}", "Viceskoleleder}\n- Eva Friis, Lærer"), "", `{"navn":"Eva Friis","navnOffentligt":false,"part":"andre","titel":"Lærer"}`, "ask deltager-part Eva Friis, Lærer"},
		{"a step of an agreement", edited("Læsebånd}", "Læsebånd}\n- Makkerlæsning"), "", `"tiltag":["Læsebånd","Makkerlæsning"]`, "info nyt-punkt Makkerlæsning"},
		{"a label of an agreement", edited("Frist: {/afsnit/1", "Ansvarlig: Lederen\nFrist: {/afsnit/1"), "", `"ansvarlig":"Lederen"`, "info nyt-felt Lederen"},
		{"an agreement", edited("1. juni 2026}", "1. juni 2026}\n**Bedre frikvarterer**\nFrist: 2. maj 2026\n- Legepatrulje"), "", `{"frist":"2026-05-02","maal":"Bedre frikvarterer","tiltag":["Legepatrulje"]}`, "info ny-aftale Bedre frikvarterer"},
		{"a row", edited("Trivsel}", "Trivsel}\n1.3.1 14–15\n1.3.2 Fravær"), "", `{"punkt":"Fravær","slut":"15:00","start":"14:00"}`, "info ny-raekke 14–15 | Fravær"},
		{"a time in an empty cell", edited("1.2.2 {", "1.2.1 14.00\n1.2.2 {"), "", "", "ask i-tabel 14.00"},
		{"a row with a cell that cannot be read", edited("Trivsel}", "Trivsel}\n1.3.1 efter frokost\n1.3.2 Fravær"), "", "", "ask kan-ikke-laeses efter frokost; info ny-raekke efter frokost | Fravær"},
		{"a paragraph in a cell", edited("Velkomst}", "Velkomst}\n1.1.2 og kaffe"), "/moede/dagsorden/0/punkt Velkomst ¶ og kaffe", "", ""},
		{"a table", edited(last, last+"\n9.1.1 a\n9.1.2 b"), "", "", "ask ny-tabel a | b"},
		{"words in a cell without a field", edited("1.2.2 ", "1.2.1 til 14\n1.2.2 "), "", "", "ask i-tabel til 14"},
		{"a text box", edited(last, last+"\nbox I en boks"), "", "", "ask tekstboks I en boks"},
		{"words before everything", "Øverst\n" + baseline, "", "", "ask udenfor Øverst"},
		{"words between the fields of an agreement", edited("Frist: {/afsnit/1", "Løst imellem\nFrist: {/afsnit/1"), "", "", "ask udenfor Løst imellem"},
		{"a block after the agreements", edited("1. juni 2026}\n# Resultater", "1. juni 2026}\nMere senere.\n# Resultater"), "", `{"tekst":"Mere senere.","type":"tekst"}`, "info ny-blok Mere senere."},
	} {
		x := try(t, c.lines, nil).place(t)
		pointer, want, _ := strings.Cut(c.field, " ")
		if got := textOfPieces(x.taken.fields[pointer]); c.field != "" && got != want {
			t.Errorf("%s: %s has %q", c.name, pointer, got)
		}
		if got := x.told(); got != c.told {
			t.Errorf("%s: told %q", c.name, got)
		}
		if got := x.record(); !strings.Contains(got, c.has) {
			t.Errorf("%s: no %s in %s", c.name, c.has, got)
		}
	}
}

// What is answered is done: into a field, or into a section of its own.
func TestWordsGoWhereTheyAreAnswered(t *testing.T) {
	lines := edited("Det gik godt.}", "Det gik godt.}\nbox I en boks")
	first := try(t, lines, nil).place(t)
	into := "felt:/afsnit/0/blokke/0/tekst"
	if got := textOfPieces(try(t, lines, first.answers(into)).place(t).taken.fields[into[5:]]); got != "Vi læste meget. ¶ Det gik godt. ¶ I en boks" {
		t.Errorf("%q", got)
	}
	x := try(t, lines, first.answers("afsnit")).place(t)
	x.taken.extraSection(make([]spot, len(x.held.match)), x.out)
	if got := x.record(); !strings.Contains(got, `{"blokke":[{"tekst":"I en boks","type":"tekst"}],"overskrift":"Øvrige bemærkninger"}`) {
		t.Error(got)
	}
	if got := try(t, lines, first.answers("noget andet")).place(t); got.out.items[0].Chosen != "" || len(got.taken.extra) > 0 {
		t.Errorf("an answer that was not offered was taken: %+v", got.out.items)
	}
}

// Where no place of an item is left it is asked about as a whole, and deleted
// only by an answer; what stands elsewhere was moved.
func TestWhatIsGoneIsAskedAbout(t *testing.T) {
	for _, c := range []struct {
		name, lines, told, answer, gone string
	}{
		{"nothing", baseline, "", "", ""},
		{"someone", edited("- {/deltagere/1/navn Bo Dahl}, {/deltagere/1/titel Viceskoleleder}\n", ""), "ask del-slettet Bo Dahl, Viceskoleleder", "slettes", "Bo Dahl"},
		{"a field of a line", edited("Dato: {/moede/dato 13. marts 2026}\n", ""), "ask felt-slettet Dato: 13. marts 2026", "slettes", "2026-03-13"},
		{"a section", edited("# {/afsnit/0/overskrift Rammen}\n{/afsnit/0/blokke/0/tekst Vi læste meget.}\n{/afsnit/0/blokke/0/tekst Det gik godt.}\n", ""), "ask del-slettet Rammen ¶ Vi læste meget. ¶ Det gik godt.", "slettes", "Rammen"},
		{"a text", edited("{/afsnit/0/blokke/0/tekst Vi læste meget.}\n{/afsnit/0/blokke/0/tekst Det gik godt.}\n", ""), "ask del-slettet Vi læste meget. ¶ Det gik godt.", "slettes", "godt"},
		{"kept by an answer", edited("1.2.2 {/moede/dagsorden/1/punkt Trivsel}\n", ""), "ask del-slettet Trivsel", "beholdes", ""},
		{"a prompt that nobody filled", edited("\n# Resultater\n{/afsnit/-/resultater?Skriv teksten her.}", ""), "", "", ""},
		{"another order", edited("- {/deltagere/0/navn Anna Berg}, {/deltagere/0/titel Skoleleder}\n- {/deltagere/1/navn Bo Dahl}, {/deltagere/1/titel Viceskoleleder}", "- {/deltagere/1/navn Bo Dahl}, {/deltagere/1/titel Viceskoleleder}\n- {/deltagere/0/navn Anna Berg}, {/deltagere/0/titel Skoleleder}"), "info flyttet Bo Dahl, Viceskoleleder", "", ""},
	} {
		first := try(t, c.lines, nil).place(t).gone(t)
		if got := first.told(); got != c.told {
			t.Errorf("%s: told %q", c.name, got)
		}
		if c.name == "someone" && (first.out.items[0].Af != "Mette" || first.out.items[0].Dato != "2025") {
			t.Errorf("who deleted it is not told: %+v", first.out.items[0])
		}
		if c.gone != "" && !strings.Contains(first.record(), c.gone) {
			t.Errorf("%s: deleted unasked", c.name)
		}
		if got := try(t, c.lines, first.answers(c.answer)).place(t).gone(t).record(); c.gone != "" && strings.Contains(got, c.gone) {
			t.Errorf("%s: not deleted: %s", c.name, got)
		}
	}
}

// The words of a field are written as the record writes them; what they cannot be
// read as is asked about.
func TestTheWordsOfAFieldComeIntoTheRecord(t *testing.T) {
	for _, c := range []struct{ name, lines, has, told string }{
		{"nothing", baseline, `"tekst":"Vi læste meget.\n\nDet gik godt."`, ""},
		{"a word", edited("meget", "lidt"), `"tekst":"Vi læste lidt.\n\nDet gik godt."`, ""},
		{"a date", edited("13. marts 2026", "14/3-2026"), `"dato":"2026-03-14"`, ""},
		{"the same date", edited("13. marts 2026", "13/3-2026"), `"dato":"2026-03-13"`, ""},
		{"no date", edited("13. marts 2026", "på torsdag"), `"dato":"2026-03-13"`, "ask kan-ikke-laeses på torsdag"},
		{"a time", edited("13.05", "kl. 13.15"), `"slut":"13:15"`, ""},
		{"nothing is left", edited("Anna Berg", ""), `"navn":"Anna Berg"`, "ask felt-tomt Anna Berg"},
		{"a text without a word left", edited("tekst Vi læste meget.}", "tekst }", "{/afsnit/0/blokke/0/tekst Det gik godt.}\n", ""), `"tekst":"Vi læste meget.\n\nDet gik godt."`, "ask felt-tomt Vi læste meget. ¶ Det gik godt."},
		{"a missing part", edited("{/afsnit/-/resultater?Skriv teksten her.}", "{/afsnit/-/resultater Alle var glade.}"), `{"blokke":[{"tekst":"Alle var glade.","type":"tekst"}],"del":"resultater","overskrift":"Resultater"}`, "info del-udfyldt Alle var glade."},
		{"a missing part beside its prompt", edited("Skriv teksten her.", "Skriv teksten her. Alle var glade."), `"Alle var glade."`, "info del-udfyldt Alle var glade."},
	} {
		x := try(t, c.lines, nil).place(t).gone(t)
		if _, err := values(context.Background(), x.absence, x.out); err != nil {
			t.Fatal(err)
		}
		if got := x.told(); got != c.told {
			t.Errorf("%s: told %q", c.name, got)
		}
		if got := x.record(); !strings.Contains(got, c.has) {
			t.Errorf("%s: no %s in %s", c.name, c.has, got)
		}
	}
}

// Formatting that a record cannot hold is told of, and asked about where it may
// mean that the words are to go.
func TestFormattingThatIsLostIsToldOf(t *testing.T) {
	for told, format := range map[string]func(r *story.Run){
		"ask formatering Det gik godt.":           func(r *story.Run) { r.Lost = "dstrike" },
		"warn formatering Det gik godt.":          func(r *story.Run) { r.Lost = "highlight" },
		"warn link Det gik godt. ftp://a.example": func(r *story.Run) { r.Link = "ftp://a.example" },
		"": func(r *story.Run) { r.Bold, r.Link = true, "https://a.example" },
	} {
		x := try(t, baseline, nil)
		format(&x.held.edited[9].Runs[0])
		x.place(t).gone(t)
		if _, err := values(context.Background(), x.absence, x.out); err != nil {
			t.Fatal(err)
		}
		if got := x.told(); got != told {
			t.Errorf("told %q, not %q", got, told)
		}
	}
	for tag := range maps.Keys(losses) {
		if !slices.Contains(story.Losing, tag) {
			t.Errorf("%s is never lost", tag)
		}
	}
	if len(losses) != len(story.Losing) {
		t.Errorf("%d of %d losses have a name", len(losses), len(story.Losing))
	}
}

// A stage that nobody waits for ends with the error of its context.
func TestEachStageEndsWithItsRequest(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	x := try(t, baseline, nil)
	if err := x.held.align(ctx, paragraphs(baseline)); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if _, _, err := place(ctx, x.held, &Input{}, x.out); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	x.place(t)
	if _, err := gone(ctx, x.held, x.taken, x.spots, nil, x.out); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	x.gone(t)
	if _, err := values(ctx, x.absence, x.out); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	recorddiff.Set(x.out.root, "/dokument/titel", "Møde")
	if _, err := finish(ctx, x.out); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
