package begynd_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"notat/internal/readback"
	"notat/internal/samtale"
	"notat/internal/source"
)

func titled() *deck { return (&deck{}).text("Skoleudviklingssamtale 2025") }

// readable gives the words that all may read in the sections.
func readable(r *samtale.Record) string {
	var out []string
	var add func(list []samtale.Afsnit)
	add = func(list []samtale.Afsnit) {
		for i := range list {
			if list[i].Synlighed == samtale.Intern {
				continue
			}
			out = append(out, list[i].Overskrift)
			for _, b := range list[i].Blokke {
				if b.Visibility() != samtale.Intern {
					s, _ := json.Marshal(b)
					out = append(out, string(s))
				}
			}
			add(list[i].Afsnit)
		}
	}
	add(r.Afsnit)
	return strings.Join(out, "\n")
}

// What says that it is not for all is internal until somebody says otherwise: the block
// that says it, and no more than that where it says what is meant. Nothing else of its
// section is kept back.
func TestWhatSaysItIsInternalIsAskedAbout(t *testing.T) {
	for _, s := range []string{"[Internt: husk hemmelig at spørge Bo om bilen, før vi sender det]", "Må ikke offentliggøres: hemmelig sag om bilen, som Bo kører i til daglig og om natten", "Fortroligt – hemmelig sag om bilen", "Intern. Hemmelig sag om bilen og båden til alle.",
		"En hemmelig sag om bilen (fortroligt)", "En hemmelig sag (kun til internt brug) om bilen, som Bo kører i til daglig", "Kun til skoleledelsen: en hemmelig sag"} {
		_, r := begin(t, titled().heading(1, "Andet").text("Vi talte.", s, "Vi spiste."), nil)
		if got := readable(r); strings.Contains(strings.ToLower(got), "hemmelig") || !strings.Contains(got, "talte") || !strings.Contains(got, "spiste") || !strings.Contains(got, "Andet") {
			t.Errorf("%q: all may read %s", s, got)
		}
	}
	for _, s := range []string{"Interne møder blev drøftet af alle, der var med: det gik godt", "International uge: vi var i Paris", "Internettet gik ned", "Prøver (interne og eksterne) blev holdt"} {
		if _, r := begin(t, titled().heading(1, "Andet").text("Vi talte.", s), nil); !strings.Contains(readable(r), s[:9]) {
			t.Errorf("%q is kept back", s)
		}
	}
}

// A mark is of the list, the table or the picture that it stands in or over; alone on
// its line it is of what follows, right below the heading of the section, and in the
// heading of all below it.
func TestAMarkGoesAsFarAsItSays(t *testing.T) {
	for name, c := range map[string]struct {
		d            *deck
		kept, public string
	}{
		"an item":               {titled().heading(1, "A").text("ord1").items("ord2", "Internt: ord3", "ord4").text("ord5"), "ord2 ord3 ord4", "ord1 ord5"},
		"a label over a list":   {titled().heading(1, "A").text("ord1", "Internt, ikke til offentliggørelse:").items("ord2", "ord3").text("ord5").heading(1, "B").text("ord6"), "ord2 ord3", "ord1 ord6"},
		"a table":               {titled().heading(1, "A").text("ord1").table("X|Y|Z", "ord2|Fortroligt: ord3|ord4").text("ord5"), "ord2 ord3 ord4", "ord1 ord5"},
		"a caption":             {titled().heading(1, "A").text("ord1", "Internt: fravær i ord2").table("X|Y|Z", "ord3|5|6", "8|ord4|9").text("ord5"), "ord2 ord3 ord4", "ord1 ord5"},
		"agreements":            {titled().heading(1, "A").text("ord1").table("Mål|Ansvarlig", "ord2 (fortroligt)|Bo Dal", "ord3|Ea Krog").text("ord5"), "ord2 ord3", "ord1 ord5"},
		"lines of an agreement": {titled().heading(1, "A").text("ord1", "Mål: ord2 (internt)", "Ansvarlig: Bo Dal", "Handling: ord3"), "ord2 ord3", "ord1"},
		"alone":                 {titled().heading(1, "A").text("ord1", "Kun til internt brug", "ord2", "ord3").table("X|Y|Z", "ord4|5|6").heading(1, "B").text("ord5"), "ord2 ord3 ord4", "ord1 ord5"},
		"the line of a draft":   {titled().heading(1, "A").text("ord1", "Internt: vises ikke i den offentlige udgave.", "ord2").heading(1, "B").text("ord5"), "ord2", "ord1 ord5"},
		"below the heading":     {titled().heading(1, "A").text("Fortroligt", "ord1").heading(2, "Ae").text("ord2").heading(1, "B").text("ord5"), "ord1 ord2", "ord5"},
		"of the section":        {titled().heading(1, "A").text("ord1", "Dette afsnit er fortroligt").heading(1, "B").text("ord5"), "ord1", "ord5"},
		"a heading":             {titled().heading(1, "Fortroligt: ord1").text("ord2").heading(2, "Ae").text("ord3").heading(1, "B").text("ord5"), "ord1 ord2 ord3", "ord5"},
		"a footnote":            {titled().heading(1, "A").text("ord1").aside(source.Footnote, "Internt: ord2").text("ord5"), "ord2", "ord1 ord5"},
		"a quote":               {titled().heading(1, "A").text("»ord1« – elev", "»Fortroligt: ord2« – elev", "»ord5« – elev"), "ord2", "ord1 ord5"},
	} {
		_, r := begin(t, c.d, nil)
		got, all := readable(r), shown(r)
		for w := range strings.FieldsSeq(c.kept) {
			if strings.Contains(got, w) || !strings.Contains(all, w) {
				t.Errorf("%s: %s is not kept back: %s", name, w, all)
			}
		}
		for w := range strings.FieldsSeq(c.public) {
			if !strings.Contains(got, w) {
				t.Errorf("%s: %s is kept back: %s", name, w, all)
			}
		}
	}
}

// How far a mark goes is for the person to say.
func TestHowFarAMarkGoesIsAnswered(t *testing.T) {
	d := titled().heading(1, "A").text("ord1", "Internt: ord2", "ord3").heading(1, "B").text("ord4")
	for answer, want := range map[string]string{"blok": "ord1 ord3 ord4", "rest": "ord1 ord4", "intern": "ord4", "offentlig": "ord1 ord2 ord3 ord4"} {
		out, _ := begin(t, d, nil)
		i := item(t, out, "internt")
		_, r := begin(t, d, map[string]string{i.ID: "ja", i.ID + ".1": answer})
		for _, w := range []string{"ord1", "ord2", "ord3", "ord4"} {
			if strings.Contains(readable(r), w) != strings.Contains(want, w) {
				t.Errorf("%s: all may read %s", answer, readable(r))
			}
		}
	}
}

// More marks than anybody is asked about are kept back all the same.
func TestMarksThatNobodyIsAskedAboutAreKept(t *testing.T) {
	d := titled().heading(1, "A")
	for n := range 320 {
		d.text(fmt.Sprintf("Internt: hemmelig%d", n), "Og så videre.")
	}
	if _, r := begin(t, d, nil); strings.Contains(readable(r), "hemmelig") {
		t.Error("a marked line got out")
	}
}

// A running head that says that the file is internal is no head like others.
func TestARunningHeadThatSaysInternalIsWarnedOf(t *testing.T) {
	for s, want := range map[string]readback.Severity{"Lindeskolen | fortroligt": readback.Warn, "Lindeskolen": readback.Info} {
		d := (&deck{}).heading(1, "Andet").text("Vi talte.")
		d.Left = []source.Left{{Why: source.RunningHead, Text: s}}
		if out, _ := begin(t, d, nil); item(t, out, "sidehoved-gentaget").Severity != want {
			t.Errorf("%q: %+v", s, item(t, out, "sidehoved-gentaget"))
		}
	}
}
