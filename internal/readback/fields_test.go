package readback_test

import (
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"

	"notat/internal/publish"
	"notat/internal/readback"
)

func fieldChar(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }

func instr(s string) string {
	return `<w:r><w:instrText xml:space="preserve">` + s + `</w:instrText></w:r>`
}

// wordField is a complex field with its instruction, in which others may stand,
// and its result.
func wordField(instruction, result string) string {
	return fieldChar("begin") + instruction + fieldChar("separate") + result + fieldChar("end")
}

// Fields of Word stand in one another, and in files that programs wrote badly
// they have no end or no beginning. What an editor shows is read; what it only
// compares is not.
func TestFieldsStandInOneAnother(t *testing.T) {
	s := newService(t)
	page := wordField(instr(" PAGE "), word.Run("1"))
	side := wordField(instr(" IF ")+page+instr(` = 1 "forside" "side"`), word.Run("forside"))
	deep := strings.Repeat(fieldChar("begin")+instr(" IF "), 1000) + strings.Repeat(fieldChar("separate")+word.Run("x")+fieldChar("end"), 999) + fieldChar("separate") + word.Run("inderst") + fieldChar("end")
	link := wordField(instr(` HYPERLINK "https://a.example/plan" `), word.Run("se ")+wordField(instr(" REF plan "), word.Run("planen"))+word.Run(" her"))
	for _, c := range []struct{ name, xml, says string }{
		{"IF with PAGE", side, "forside"},
		{"IF in IF", wordField(instr(" IF ")+side+instr(` = "forside" "ja" "nej"`), word.Run("ja")), "ja"},
		{"a sum with PAGE", wordField(instr(" = ")+page+instr(" + 1 "), word.Run("2")), "2"},
		{"REF in a link", link, "[se planen her](https://a.example/plan)"},
		{"a link in a simple field", `<w:fldSimple w:instr=" HYPERLINK &quot;https://a.example&quot; ">` + word.Run("se her") + `</w:fldSimple>`, "[se her](https://a.example)"},
		{"no end", word.Run("før ") + fieldChar("begin") + instr(" PAGE ") + fieldChar("separate") + word.Run("efter"), "før efter"},
		{"neither result nor end", word.Run("før ") + fieldChar("begin") + instr(" PAGE ") + word.Run("efter"), "før efter"},
		{"no beginning", word.Run("før ") + fieldChar("separate") + fieldChar("end") + word.Run("efter"), "før efter"},
		{"twice a result", fieldChar("begin") + fieldChar("separate") + word.Run("et ") + fieldChar("separate") + word.Run("to") + fieldChar("end"), "et to"},
		{"a thousand deep", deep, "inderst"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := editedDraft(t, func(h *word.Hand) {
				word.After(h.Find("god tone"), word.Element(`<w:p>`+c.xml+`</w:p>`))
				h.Say("andet emne", "andet og nyt emne") // a field of one paragraph says nothing of the next
			})
			back := handBack(t, s, publish.Indlevering{Fil: file})
			for _, i := range back.Rest {
				if i.Severity == readback.Block {
					t.Errorf("%s %s", i.Kode, i.Tekst)
				}
			}
			want, got := `tone.\n\n`+c.says+`\n\n- første emne\n- andet og nyt emne`, certain(t, file, back)
			if !strings.Contains(got, want) {
				t.Errorf("the record does not say %s:\n%s", want, got)
			}
		})
	}
}
