package publish

import (
	"strings"
	"testing"

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
	page := wordField(instr(" PAGE "), r("1"))
	side := wordField(instr(" IF ")+page+instr(` = 1 "forside" "side"`), r("forside"))
	deep := strings.Repeat(fieldChar("begin")+instr(" IF "), 1000) + strings.Repeat(fieldChar("separate")+r("x")+fieldChar("end"), 999) + fieldChar("separate") + r("inderst") + fieldChar("end")
	link := wordField(instr(` HYPERLINK "https://a.example/plan" `), r("se ")+wordField(instr(" REF plan "), r("planen"))+r(" her"))
	for _, c := range []struct{ name, xml, says string }{
		{"IF with PAGE", side, "forside"},
		{"IF in IF", wordField(instr(" IF ")+side+instr(` = "forside" "ja" "nej"`), r("ja")), "ja"},
		{"a sum with PAGE", wordField(instr(" = ")+page+instr(" + 1 "), r("2")), "2"},
		{"REF in a link", link, "[se planen her](https://a.example/plan)"},
		{"a link in a simple field", `<w:fldSimple w:instr=" HYPERLINK &quot;https://a.example&quot; ">` + r("se her") + `</w:fldSimple>`, "[se her](https://a.example)"},
		{"no end", r("før ") + fieldChar("begin") + instr(" PAGE ") + fieldChar("separate") + r("efter"), "før efter"},
		{"neither result nor end", r("før ") + fieldChar("begin") + instr(" PAGE ") + r("efter"), "før efter"},
		{"no beginning", r("før ") + fieldChar("separate") + fieldChar("end") + r("efter"), "før efter"},
		{"twice a result", fieldChar("begin") + fieldChar("separate") + r("et ") + fieldChar("separate") + r("to") + fieldChar("end"), "et to"},
		{"a thousand deep", deep, "inderst"},
	} {
		t.Run(c.name, func(t *testing.T) {
			back := handBack(t, s, Indlevering{Fil: rettet(t, s, func(h *hand) {
				after(h.find("god tone"), element(`<w:p>`+c.xml+`</w:p>`))
				h.say("andet emne", "andet og nyt emne") // a field of one paragraph says nothing of the next
			})})
			for _, i := range back.Rest {
				if i.Severity == readback.Block {
					t.Errorf("%s %s", i.Kode, i.Tekst)
				}
			}
			if want := `tone.\n\n` + c.says + `\n\n- første emne\n- andet og nyt emne`; !strings.Contains(string(back.maybe), want) {
				t.Errorf("the record does not say %s:\n%s", want, back.maybe)
			}
		})
	}
}
