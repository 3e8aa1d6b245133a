package structure

import (
	"strings"
	"testing"
)

const base = `{"dokument":{"titel":"Samtale"},"moede":{"sted":"Aulaen"},
"deltagere":[{"navn":"Anna Berg","part":"skoleledelse"},{"navn":"Ida Holm","part":"elever"}],
"afsnit":[{"overskrift":"Rammen","del":"rammesaetning","blokke":[{"type":"tekst","tekst":"Vi læste meget.\n\nDet gik godt."},{"type":"tekst","synlighed":"intern","tekst":"Kun for os."}]},
{"overskrift":"Aftaler","blokke":[{"type":"aftaler","aftaler":[{"maal":"Flere læser","ansvarlig":"Lederen"},{"maal":"Mindre fravær","ansvarlig":"Klubben"}]}],"afsnit":[{"overskrift":"Mindre","blokke":[{"type":"tekst","tekst":"Lige et ord."}]}]}]}`

// A text that stands otherwise in the new record is found, whoever put it there,
// unless it was shown.
func TestATextThatStandsOtherwiseIsFound(t *testing.T) {
	for _, c := range []struct{ name, old, new, found string }{
		{"nothing", "", "", ""},
		{"another party", `"navn":"Ida Holm","part":"elever"`, `"navn":"Ida Holm","part":"forvaltning"`, "Ida Holm"},
		{"a name that is public", `"navn":"Anna Berg",`, `"navn":"Anna Berg","navnOffentligt":false,`, "Anna Berg"},
		{"no longer internal", `"synlighed":"intern",`, ``, "Kun for os."},
		{"internal now", `"overskrift":"Mindre",`, `"overskrift":"Mindre","synlighed":"intern",`, "Lige et ord.|Mindre"},
		{"another part", `"overskrift":"Aftaler",`, `"overskrift":"Aftaler","del":"opfoelgning",`, "Aftaler|Flere læser|Klubben|Lederen|Lige et ord.|Mindre|Mindre fravær"},
		{"another kind of block", `{"type":"tekst","tekst":"Lige et ord."}`, `{"type":"citater","citater":[{"tekst":"Lige et ord."}]}`, "Lige et ord."},
		{"another field", `"maal":"Flere læser","ansvarlig":"Lederen"`, `"maal":"Flere læser","tegn":"Lederen"`, "Lederen"},
		{"another level", `,"afsnit":[{"overskrift":"Mindre","blokke":[{"type":"tekst","tekst":"Lige et ord."}]}]}]}`, `},{"overskrift":"Mindre","blokke":[{"type":"tekst","tekst":"Lige et ord."}]}]}`, "Lige et ord.|Mindre"},
		{"another section", `\n\nDet gik godt."`, `"`, ""},
		{"moved to another section", `"Lige et ord."}]}]}]}`, `"Lige et ord.\n\nDet gik bedre."}]}]}]}`, ""},
		{"a heading is reworded", `"overskrift":"Rammen"`, `"overskrift":"Rammerne"`, ""},
	} {
		record := strings.Replace(base, c.old, c.new, 1)
		for shown, want := range map[string]string{"": c.found, strings.ReplaceAll(c.found, "|", " ¶ "): ""} {
			got, err := Judge(t.Context(), Case{Base: []byte(base), Record: []byte(record), Shown: []string{shown}})
			if err != nil || said(got) != want && shown != c.found || shown == "" && said(got) != c.found {
				t.Errorf("%s, shown %q: %q %v", c.name, shown, got, err)
			}
		}
	}
}

// said gives a verdict in a line: what is astray, and after ~ what is unframed.
func said(v Verdict) string {
	s := strings.Join(v.Astray, "|")
	if len(v.Unframed) > 0 {
		s += "~" + strings.Join(v.Unframed, "|")
	}
	return s
}

// Two texts that change places are found.
func TestTwoTextsThatChangePlacesAreFound(t *testing.T) {
	record := strings.NewReplacer("Lige et ord.", "Kun for os.", "Kun for os.", "Lige et ord.").Replace(base)
	got, err := Judge(t.Context(), Case{Base: []byte(base), Record: []byte(record)})
	if err != nil || said(got) != "Kun for os.|Lige et ord." {
		t.Errorf("%q %v", got, err)
	}
	// What others did to the record of today is not the file's.
	got, err = Judge(t.Context(), Case{Base: []byte(base), Record: []byte(record), Today: []byte(record)})
	if err != nil || said(got) != "" {
		t.Errorf("%q %v", got, err)
	}
}

func file(lines string) []Line {
	var out []Line
	for l := range strings.Lines(lines) {
		l = strings.TrimSpace(l)
		var x Line
		for mark, on := range map[string]func(){"# ": func() { x.Heading = 1 }, "## ": func() { x.Heading = 2 }, "- ": func() { x.List = true }, "> ": func() { x.Quote = true }, "| ": func() { x.Table = true }} {
			if rest, ok := strings.CutPrefix(l, mark); ok {
				l = rest
				on()
			}
		}
		if x.Text = l; l != "" {
			out = append(out, x)
		}
	}
	return out
}

// What stands otherwise in the new draft than in the file is found.
func TestALineThatStandsOtherwiseIsFound(t *testing.T) {
	const was = "# Deltagere\nLedelse\n- Anna Berg\nElever\n- Ida Holm\n# Rammen\nVi læste meget.\n## Mindre\nIngen må se det.\nLige et ord.\n- et punkt\n> et citat\n| en celle"
	for _, c := range []struct{ name, old, new, found string }{
		{"nothing", "", "", ""},
		{"a level", "## Mindre", "# Mindre", "Mindre"},
		{"a heading", "## Mindre", "Mindre", "Lige et ord.|Mindre|en celle|et citat|et punkt"},
		{"a heading that is new", "Lige", "## Nyt\nLige", ""},
		{"below another heading", "Vi læste meget.\n## Mindre\n", "## Mindre\nVi læste meget.\n", "Vi læste meget."},
		{"below another party", "- Anna Berg\nElever\n- Ida Holm", "- Anna Berg\n- Ida Holm\nElever", "Ida Holm"},
		{"an item that is none", "- et punkt", "et punkt", "et punkt"},
		{"a quote that is none", "> et citat", "et citat", "et citat"},
		{"a cell that is none", "| en celle", "en celle", "~en celle"},
		{"words", "Vi læste meget", "Vi læste lidt", ""},
		{"the program's own words", "## Mindre\nIngen må se det.\n", "Ingen må se det.\n## Mindre\n", ""},
	} {
		got, err := Judge(t.Context(), Case{File: file(was), After: file(strings.Replace(was, c.old, c.new, 1)), Base: []byte("{}"), Record: []byte(`{"deltagere":[{"navn":"Anna Berg"},{"navn":"Ida Holm"}],"afsnit":[{"overskrift":"Rammen","blokke":[{"type":"tekst","tekst":"Vi læste meget."}],"afsnit":[{"overskrift":"Mindre","blokke":[{"type":"tekst","tekst":"Lige et ord.\n\net punkt\n\net citat\n\nen celle"}]}]}]}`)})
		if err != nil || said(got) != c.found {
			t.Errorf("%s: %q %v", c.name, got, err)
		}
	}
}

// A point of the agenda, and a result, stands in a table or out of it, whichever
// the program draws, and below its heading.
func TestTheProgramDrawsATableOrNone(t *testing.T) {
	const record = `{"moede":{"dagsorden":[{"punkt":"Velkomst"}],"sted":"Aulaen"},"afsnit":[{"overskrift":"Rammen","blokke":[{"type":"resultater","resultater":[{"maaling":"Trivsel"}]},{"type":"aftaler","aftaler":[{"tiltag":["Makkerlæsning"]}]}]},{"overskrift":"Tal"}]}`
	for _, c := range []struct{ name, file, after, found string }{
		{"a table becomes a list", "# Dagsorden\n| Velkomst", "# Dagsorden\n- Velkomst", ""},
		{"a list becomes a table", "# Dagsorden\n- Velkomst", "# Dagsorden\n| Velkomst", ""},
		{"a cell of a section", "# Rammen\n| Velkomst", "# Dagsorden\n- Velkomst", "Velkomst"},
		{"a result without numbers", "# Rammen\n| Trivsel", "# Rammen\nTrivsel", ""},
		{"a result of another section", "# Tal\n| Trivsel", "# Rammen\nTrivsel", "Trivsel"},
		{"a step without its label", "# Rammen\nMakkerlæsning", "# Rammen\n- Makkerlæsning", ""},
		{"a step of another section", "# Tal\nMakkerlæsning", "# Rammen\n- Makkerlæsning", "Makkerlæsning"},
		{"a heading of the program's that somebody wrote in", "# Dagens Dagsorden\n| Velkomst", "# Dagsorden\n- Velkomst", ""},
		{"what is no point", "# Dagsorden\n| Aulaen", "# Dagsorden\n- Aulaen", "Aulaen"},
	} {
		got, err := Judge(t.Context(), Case{File: file(c.file), After: file(c.after), Base: []byte("{}"), Record: []byte(record)})
		if err != nil || said(got) != c.found {
			t.Errorf("%s: %q %v", c.name, got, err)
		}
	}
}

// Lines that a tracked change makes one have what the last of them is: an item
// below it stands at its level, unless the first is a heading, which stays one.
func TestTheItemBelowJoinedLines(t *testing.T) {
	joined := func(text string, heading int, list bool) Line {
		return Line{Text: text, Heading: heading, List: list, Joined: true}
	}
	deep := Line{Text: "mest de små", List: true, Deep: true}
	flat := Line{Text: "mest de små", List: true}
	item := Line{Text: "Hver dag om formiddagen", List: true}
	for name, c := range map[string]struct {
		file, after []Line
		found       string
	}{
		"an item":    {[]Line{joined("Hver dag", 0, false), joined("om formiddagen", 0, true), deep}, []Line{item, deep}, ""},
		"it moves":   {[]Line{joined("Hver dag", 0, false), joined("om formiddagen", 0, true), deep}, []Line{item, flat}, "mest de små"},
		"a heading":  {[]Line{joined("Hver dag", 1, false), joined("om formiddagen", 0, true), deep}, []Line{{Text: "Hver dag om formiddagen", Heading: 1}, flat}, ""},
		"plain text": {[]Line{joined("Hver dag", 0, true), joined("om formiddagen", 0, false), deep}, []Line{{Text: "Hver dag om formiddagen"}, flat}, ""},
	} {
		got, err := Judge(t.Context(), Case{File: c.file, After: c.after, Base: []byte("{}"), Record: []byte(`{"afsnit":[{"overskrift":"Hver dag om formiddagen","blokke":[{"type":"tekst","tekst":"mest de små"}]}]}`)})
		if err != nil || said(got) != c.found {
			t.Errorf("%s: %q %v", name, got, err)
		}
	}
}

// An item below a table that was set below another item stands below that item, where
// the table goes elsewhere, or below none. One below plain text stands below none.
func TestTheItemBelowATable(t *testing.T) {
	item, table, text := Line{Text: "Hver dag", List: true}, Line{Text: "en celle", Table: true}, Line{Text: "Og så"}
	deep, flat := Line{Text: "mest de små", List: true, Deep: true}, Line{Text: "mest de små", List: true}
	for name, c := range map[string]struct {
		file, after []Line
		found       string
	}{
		"the table goes elsewhere": {[]Line{item, table, deep}, []Line{item, deep}, ""},
		"its words stand there":    {[]Line{item, table, deep}, []Line{item, text, flat}, ""},
		"it was no item below one": {[]Line{item, table, flat}, []Line{item, deep}, "mest de små"},
		"no item above the table":  {[]Line{item, text, table, deep}, []Line{item, deep}, "mest de små"},
		"text instead of a table":  {[]Line{item, text, deep}, []Line{item, deep}, "mest de små"},
	} {
		got, err := Judge(t.Context(), Case{File: c.file, After: c.after, Base: []byte("{}"), Record: []byte(`{"afsnit":[{"overskrift":"Dagen","blokke":[{"type":"tekst","tekst":"mest de små"}]}]}`)})
		if err != nil || said(got) != c.found {
			t.Errorf("%s: %q %v", name, got, err)
		}
	}
}

// Who stands below a line that is no party is where the record has them: the name
// of the party was carried away. Below another party they are not.
func TestTheNameOfAPartyIsCarriedAway(t *testing.T) {
	const record = `{"dokument":{"titel":"Samtale"},"deltagere":[{"navn":"Anna Berg"}]}`
	for file_, found := range map[string]string{
		"Samtale\n- Anna Berg\n# Deltagere\nLedelse\nElever": "",
		"Samtale\n# Deltagere\nElever\n- Anna Berg\nLedelse": "Anna Berg",
	} {
		got, err := Judge(t.Context(), Case{File: file(file_), After: file("Samtale\n# Deltagere\nLedelse\n- Anna Berg\nElever"), Base: []byte("{}"), Record: []byte(record)})
		if err != nil || said(got) != found {
			t.Errorf("%q: %q %v", file_, got, err)
		}
	}
}

// A party's name is the program's own, also where a title of the record is the beginning
// of it: people stand in a list below it, however they were typed.
func TestAPartyWhoseNameBeginsLikeATitle(t *testing.T) {
	const record = `{"deltagere":[{"navn":"Ida Holm"},{"titel":"Elev"}]}`
	got, err := Judge(t.Context(), Case{File: file("# Deltagere\nElever\nIda Holm"), After: file("# Deltagere\nElever\n- Ida Holm"), Base: []byte("{}"), Record: []byte(record)})
	if err != nil || said(got) != "" {
		t.Errorf("%q %v", got, err)
	}
}

// The name that a record gives a group stands over its people as a party's does.
func TestAGroupWithANameOfItsOwn(t *testing.T) {
	const record = `{"deltagere":[{"navn":"Ida Holm","gruppe":"Klasserådet"},{"titel":"Elev"}]}`
	for file_, found := range map[string]string{
		"# Deltagere\nKlasserådet\nIda Holm":           "",
		"# Deltagere\nIda Holm":                        "",
		"# Deltagere\nKlasserådet\n# Rammen\nIda Holm": "Ida Holm",
	} {
		got, err := Judge(t.Context(), Case{File: file(file_), After: file("# Deltagere\nKlasserådet\n- Ida Holm\n# Rammen\nEt ord."), Base: []byte("{}"), Record: []byte(record)})
		if err != nil || said(got) != found {
			t.Errorf("%q: %q %v", file_, got, err)
		}
	}
}

// What only asks for words is no party, wherever somebody has put it: people below it
// are those of the party above.
func TestWhatOnlyAsksIsNoParty(t *testing.T) {
	const record = `{"deltagere":[{"navn":"Ida Holm"}]}`
	after := file("# Deltagere\nElever\n- Ida Holm\n# Rammen\nSkriv teksten her.")
	for asks, found := range map[bool]string{true: "", false: "Ida Holm"} {
		after[len(after)-1].Prompt = asks
		got, err := Judge(t.Context(), Case{File: file("# Deltagere\nElever\nSkriv teksten her.\n- Ida Holm\n# Rammen"), After: after, Base: []byte("{}"), Record: []byte(record)})
		if err != nil || said(got) != found {
			t.Errorf("%v: %q %v", asks, got, err)
		}
	}
}

// What is shown of a text is its words: signs of the record's own are none of them.
func TestATextIsShownWithoutItsSigns(t *testing.T) {
	const text = `1. Hvad lærer de **ude**? [Se *planen*](https://a.example/x)`
	was, is := `{"afsnit":[{"overskrift":"Rammen","blokke":[{"type":"tekst","tekst":"`+text+`"}]}]}`, `{"afsnit":[{"overskrift":"Rammen","blokke":[{"type":"tekst","tekst":"Andet."}]},{"overskrift":"Nu","blokke":[{"type":"tekst","tekst":"`+text+`"}]}]}`
	for shown, found := range map[string]string{"Hvad lærer de ude? Se planen ¶ Og mere": "", "Hvad lærer de inde?": text} {
		got, err := Judge(t.Context(), Case{Base: []byte(was), Record: []byte(is), Shown: []string{shown}})
		if err != nil || said(got) != found {
			t.Errorf("%q: %q %v", shown, got, err)
		}
	}
}

// Where both records are one, a line that the new draft has elsewhere is found yet,
// and so is a text of the new record where both files are one.
func TestOneOfTwoThatAreTheSameHidesNothing(t *testing.T) {
	const was, is = "# Rammen\nVi læste meget.\n## Mindre\nLige et ord.", "# Rammen\nVi læste meget.\nLige et ord.\n## Mindre"
	internal := strings.Replace(base, `"overskrift":"Mindre",`, `"overskrift":"Mindre","synlighed":"intern",`, 1)
	for _, c := range []struct{ after, record, found string }{
		{was, base, ""}, {is, base, "Lige et ord."}, {was, internal, "Lige et ord.|Mindre"},
	} {
		got, err := Judge(t.Context(), Case{File: file(was), After: file(c.after), Base: []byte(base), Record: []byte(c.record)})
		if err != nil || said(got) != c.found {
			t.Errorf("%q: %q %v", c.after, got, err)
		}
	}
}
