package samtale

import (
	"bytes"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"notat/internal/fault"
	"notat/internal/maaned"
)

var update = flag.Bool("update", false, "write docs/da/regler.md anew")

const (
	rulesFile    = "../../docs/da/regler.md"
	ordlisteFile = "../../docs/ordliste.md"

	publishRules = "\n## Når notatet laves og offentliggøres\n"
)

// rulesDoc is the rule table as a jurist reads it.
func rulesDoc() []byte {
	var b bytes.Buffer
	b.WriteString(`# Regler for notatet

Listen er dannet af programmets egen tabel over regler, og en prøve holder den ajour.
En *fejl* standser arbejdet. En *advarsel* vises, og notatet laves alligevel.
Hvad loven på mødets dag kræver, men skabelonen ikke, er altid en advarsel.
Uden mødedato gælder reglerne fra 1. august i skoleåret.
Kontrollerne før offentliggørelse står i offentliggoerelse.md.

`)
	for _, f := range []struct {
		titel string
		rules []Regel
	}{
		{"Sådan skal notatet være skrevet", readingRules}, {"Enkelte felter", fieldRuleRows}, {"Notatets dele og afsnit", delRules},
		{"Møde, deltagere og svar på kontroller", moedeRules}, {"Indhold", contentRules},
		{"Tal: kilde, dato og testsystemer", append(slices.Clip(kildeRules), changeRules...)},
	} {
		b.WriteString("## " + f.titel + "\n\n| Kode | Hvornår | Endeligt notat | Udkast | Lov | Det skal du gøre |\n|---|---|---|---|---|---|\n")
		for i := range f.rules {
			g := &f.rules[i]
			endelig, udkast := severityWord(g.severity(false)), severityWord(g.severity(true))
			if g.Alvor == Skabelon {
				endelig = "fejl, når skabelonen kræver delen; ellers advarsel"
			}
			field := []string{"`" + g.Kode + "`", g.Naar, endelig, udkast, g.Lov, strings.ReplaceAll(strings.TrimSpace(g.tekst(inserts{word: "…", options: []string{"et af de faste valg"}})), "….", "…")}
			for j := range field {
				field[j] = strings.ReplaceAll(field[j], "|", `\|`)
			}
			b.WriteString("| " + strings.Join(field, " | ") + " |\n")
		}
		b.WriteByte('\n')
	}
	b.WriteString("## Hvad loven beder om\n\n| Fra | Skal indgå | Lov | Kilde |\n|---|---|---|---|\n")
	for _, l := range lawSets {
		var dele, love []string
		for _, d := range l.dele {
			dele = append(dele, delNames[d])
			love = append(love, l.law[d])
		}
		if l.also != "" {
			dele = append(dele, "status på "+l.also)
		}
		if l.foraeldrevalgt {
			dele = append(dele, "et forældrevalgt medlem af skolebestyrelsen har ret til at deltage")
		}
		from := l.from
		if from == law1664Passed {
			from = "lov nr. 1664 af 30. december 2024 (dagen sættes af kommunen; indtil den er sat, bedes der fra " + from + " kun om det, begge regelsæt kræver)"
		}
		b.WriteString("| " + from + " | " + strings.Join(dele, "; ") + " | " + strings.Join(love, "; ") + " | " + l.kilde + " |\n")
	}
	b.WriteString("\n## Testsystemer\n\n| Skoleår | Test |\n|---|---|\n")
	for _, p := range proever {
		b.WriteString("| " + strings.TrimSpace(p.fra+" til "+p.til) + " | " + p.navn + " |\n")
	}
	b.WriteString("\nResultater fra to af dem kan ikke sammenlignes. Ministeriet beder også om varsomhed mellem " + withCare[0] + " og " + withCare[1] + ".\n")
	b.WriteString("\n## Hvad reglerne hviler på\n\nKilderne er læst den " + maaned.Dato(readOn) + ".\n\n| Lov | Hvad reglerne bruger | Kilde | Ikke afklaret |\n|---|---|---|---|\n")
	for _, k := range Lovkilder {
		b.WriteString("| " + strings.Join([]string{k.Lov, k.Siger, k.Kilde, k.Aabent}, " | ") + " |\n")
	}
	return b.Bytes()
}

func severityWord(s fault.Severity) string {
	if s == fault.Error {
		return "fejl"
	}
	return "advarsel"
}

func TestTheRuleListIsCurrent(t *testing.T) {
	want := rulesDoc()
	got, err := os.ReadFile(rulesFile)
	// What follows the heading is publish's, whose test holds it.
	before, after, more := bytes.Cut(got, []byte(publishRules))
	if *update {
		if more {
			want = append(append(want, publishRules...), after...)
		}
		if err := os.WriteFile(rulesFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err != nil || !bytes.Equal(before, want) {
		t.Errorf("docs/da/regler.md is not current (run with -update): %v", err)
	}
}

func TestEveryFieldStandsInTheWordList(t *testing.T) {
	doc, err := os.ReadFile(ordlisteFile)
	if err != nil {
		t.Fatal(err)
	}
	har := map[string]bool{}
	for _, line := range strings.Split(string(doc), "\n") {
		cells := strings.Split(line, "|")
		if len(cells) != 7 {
			continue
		}
		go_, key := strings.Trim(cells[2], " `"), strings.Trim(cells[3], " `")
		har[go_+" "+key] = true
		if strings.TrimSpace(cells[5]) == "" || strings.TrimSpace(cells[1]) == "" {
			t.Errorf("%s has no term or no gloss", go_)
		}
	}
	for typ, p := range plans {
		for _, f := range p.fields {
			navn := typ.Name() + "." + typ.Field(f.index).Name + " " + f.Key
			if !har[navn] {
				t.Errorf("docs/ordliste.md has no row for %s", navn)
			}
		}
	}
}
