package prosa

import (
	"strings"
	"testing"

	"notat/internal/maaned"
)

// A writer is told where a text is read as something else than it looks, and
// nowhere else. l: is a doubtful list, m: a doubtful mark.
func TestWhatMayBeMistakenIsTold(t *testing.T) {
	cases := map[string]string{
		"": "", "a": "", "- a\n- b": "", "1. a\n2. b": "",
		// numbers
		"3. Et punkt": "l:3. Et punkt", "3. klasse læser": "", "1. klasse\n2. klasse": "l:1. klasse", "Først\n7. Et punkt": "l:7. Et punkt", "2025 var godt": "",
		"1. klasse, og\n2. klasse": "l:1. klasse, og", "9. Klasse:": "", "9. klassetrinet": "l:9. klassetrinet",
		"- a\n7. b": "l:7. b", "- a\n  - b\n    7. c": "l:7. c",
		// signs
		"- 3 procentpoint": "l:- 3 procentpoint", "a) et": "l:a) et", "1) et": "l:1) et", "!) et": "", "ab) et": "", "a] et": "", "a)": "", "a)et her": "", "•": "", "•et": "",
		"a\n- 3\nb": "l:- 3",
		// marks of fuller Markdown
		"# x": "m:# x", "###### x": "m:###### x", "####### x": "", "#x": "", "#": "", "```": "m:```", "> x": "m:> x", ">x": "", "| a | b |": "m:| a | b |", "| a": "", "a |": "",
		"- a\n  # b": "m:# b",
		// * between digits, and a link that stays text
		"2*3*4": "m:2*3*4", "0*9*8": "m:0*9*8", "9*0*1": "m:9*0*1", "*2*3": "m:*2*3", "a*b 2*3*4": "m:a*b 2*3*4", "a*b*4": "", "2*b*c": "", "2*3* a": "", "၀*1*2": "m:၀*1*2", "٢*٣*٤": "m:٢*٣*٤", "2_3_4": "",
		"2*3*4\nmere": "m:2*3*4", "a\n2*3*4": "m:a", "[a](x)": "m:](x)", "a\n[a](x)": "m:](x)", "[a](http://x.dk)": "", "[ ](http://x.dk)": "m:](http://x.dk)", "[a]": "",
		// the first of a kind counts, of both kinds one
		"3. Et\n\n4. To": "l:3. Et", "# x\n\n# y\n\n3. Et": "l:3. Et m:# x",
		strings.Repeat("# x", 20): "m:" + strings.Repeat("# x", 13) + "…",
	}
	for bullet := range strings.FieldsSeq("• · – — ▪ ●") {
		cases[bullet+" et"] = "l:" + bullet + " et"
	}
	words := strings.Fields("klasse klasser klasses klassetrin årgang årgange trin skoleår kvartal semester gang plads del runde punkt")
	for _, w := range append(words, maaned.Names[:]...) {
		for _, end := range []string{"", " og mere", ".", ",", ":", ";", ")"} {
			cases["3. "+w+end] = ""
			cases["1. "+w+end+"\n2. "+w] = "l:1. " + w + end
		}
	}
	var d Doubter // one for all of them: a text has no doubts of the one before
	for s, want := range cases {
		found := d.Read(s)
		var got []string
		if found.List != "" {
			got = append(got, "l:"+found.List)
		}
		if found.Mark != "" {
			got = append(got, "m:"+found.Mark)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: told %q, not %q", s, got, want)
		}
	}
}

func TestAQuotationIsShortenedByItsCharacters(t *testing.T) {
	whole := strings.Repeat("æ", 40)
	for s, want := range map[string]string{"": "", "kort": "kort", whole: whole, whole + "x": strings.Repeat("æ", 39) + "…"} {
		if got := Shorten(s); got != want {
			t.Errorf("%q became %q", s, got)
		}
	}
}
