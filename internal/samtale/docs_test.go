package samtale

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"notat/internal/fault"
)

var update = flag.Bool("update", false, "write docs/da/regler.md anew")

const (
	reglerFil = "../../docs/da/regler.md"
	ordFil    = "../../docs/ordliste.md"

	publishRegler = "\n## Når notatet laves og offentliggøres\n"
)

// reglerDok is the rule table as a jurist reads it.
func reglerDok() []byte {
	var b bytes.Buffer
	b.WriteString(`# Regler for notatet

Listen er dannet af programmets egen tabel over regler, og en prøve holder den ajour.
En *fejl* standser arbejdet. En *advarsel* vises, og notatet laves alligevel.
Hvad loven på mødets dag kræver, men skabelonen ikke, er altid en advarsel.
Uden mødedato gælder reglerne fra 1. august i skoleåret.
Kontrollerne før offentliggørelse står i offentliggoerelse.md.

`)
	for _, f := range []struct {
		titel  string
		regler []Regel
	}{
		{"Sådan skal notatet være skrevet", laesRegler}, {"Enkelte felter", feltRegler}, {"Notatets dele og afsnit", delRegler},
		{"Møde, deltagere og svar på kontroller", moedeRegler}, {"Indhold", indholdRegler},
	} {
		b.WriteString("## " + f.titel + "\n\n| Kode | Hvornår | Endeligt notat | Udkast | Lov | Det skal du gøre |\n|---|---|---|---|---|---|\n")
		for i := range f.regler {
			g := &f.regler[i]
			endelig, udkast := alvorOrd(g.severity(false)), alvorOrd(g.severity(true))
			if g.Alvor == Skabelon {
				endelig = "fejl, når skabelonen kræver delen; ellers advarsel"
			}
			felt := []string{"`" + g.Kode + "`", g.Naar, endelig, udkast, g.Lov, strings.ReplaceAll(strings.TrimSpace(g.tekst(indsat{ord: "…", valg: []string{"et af de faste valg"}})), "….", "…")}
			for j := range felt {
				felt[j] = strings.ReplaceAll(felt[j], "|", `\|`)
			}
			b.WriteString("| " + strings.Join(felt, " | ") + " |\n")
		}
		b.WriteByte('\n')
	}
	b.WriteString("## Hvad loven beder om\n\n| Fra | Skal indgå | Lov |\n|---|---|---|\n")
	for _, l := range lovsaettene {
		var dele, love []string
		for _, d := range l.dele {
			dele = append(dele, delNavn[d])
			love = append(love, l.lov[d])
		}
		if l.foraeldrevalgt {
			dele = append(dele, "et forældrevalgt medlem af skolebestyrelsen har ret til at deltage")
		}
		fra := l.fra
		if fra == lov1664Vedtaget {
			fra = "lov nr. 1664 af 30. december 2024 (dagen sættes af kommunen; indtil den er sat, bedes der fra " + fra + " kun om det, begge regelsæt kræver)"
		}
		b.WriteString("| " + fra + " | " + strings.Join(dele, "; ") + " | " + strings.Join(love, "; ") + " |\n")
	}
	return b.Bytes()
}

func alvorOrd(s fault.Severity) string {
	if s == fault.Error {
		return "fejl"
	}
	return "advarsel"
}

func TestTheRuleListIsCurrent(t *testing.T) {
	want := reglerDok()
	got, err := os.ReadFile(reglerFil)
	// What follows the heading is publish's, whose test holds it.
	before, after, more := bytes.Cut(got, []byte(publishRegler))
	if *update {
		if more {
			want = append(append(want, publishRegler...), after...)
		}
		if err := os.WriteFile(reglerFil, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err != nil || !bytes.Equal(before, want) {
		t.Errorf("docs/da/regler.md is not current (run with -update): %v", err)
	}
}

func TestEveryFieldStandsInTheWordList(t *testing.T) {
	doc, err := os.ReadFile(ordFil)
	if err != nil {
		t.Fatal(err)
	}
	har := map[string]bool{}
	for _, linje := range strings.Split(string(doc), "\n") {
		celler := strings.Split(linje, "|")
		if len(celler) != 7 {
			continue
		}
		go_, key := strings.Trim(celler[2], " `"), strings.Trim(celler[3], " `")
		har[go_+" "+key] = true
		if strings.TrimSpace(celler[5]) == "" || strings.TrimSpace(celler[1]) == "" {
			t.Errorf("%s has no term or no gloss", go_)
		}
	}
	for typ, p := range planer {
		for _, f := range p.felter {
			navn := typ.Name() + "." + typ.Field(f.index).Name + " " + f.navn
			if !har[navn] {
				t.Errorf("docs/ordliste.md has no row for %s", navn)
			}
		}
	}
}
