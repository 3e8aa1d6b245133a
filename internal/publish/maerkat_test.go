package publish

import (
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"
)

// What a label writes into a file, in each of the forms that Office has for it.
const (
	labelBox  = `<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="9" name="Tekstfelt 9" descr="Klassifikation: FORTROLIG"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:txbx><w:txbxContent><w:p><w:r><w:t>Klassifikation: FORTROLIG</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>Klassifikation: FORTROLIG</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
	labelLine = `<w:p><w:r><w:t>Klassifikation: FORTROLIG</w:t></w:r></w:p>`
)

func labelProps(name string) string {
	return `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` +
		`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="MSIP_Label_11111111-2222-3333-4444-555555555555_Enabled"><vt:lpwstr>true</vt:lpwstr></property>` +
		`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="MSIP_Label_11111111-2222-3333-4444-555555555555_Name"><vt:lpwstr>` + name + `</vt:lpwstr></property></Properties>`
}

// A label is one thing to know of, in whatever form it comes; that it is no public
// one is a warning where the notat is to be final.
func TestALabelIsToldOfOnce(t *testing.T) {
	s := newService(t)
	for name, c := range map[string]struct {
		head, foot, label string
		final             bool
		want              string
	}{
		"as text":              {labelLine, "", "Fortrolig", false, "info"},
		"in a box":             {labelBox, "", "Fortrolig", false, "info"},
		"in both":              {labelLine, labelBox, "Fortrolig", false, "info"},
		"as a property alone":  {"", "", "Fortrolig", false, "info"},
		"of the old program":   {strings.Replace(labelBox, "Tekstfelt 9", "MSIPCM9a1f", 1), "", "", false, "info"},
		"on a final one":       {labelLine, labelBox, "Fortrolig", true, "warn"},
		"a property, final":    {"", "", "Intern", true, "warn"},
		"public, on a final":   {"", "", "Offentlig", true, "info"},
		"a public mark, final": {`<w:p><w:r><w:t>Klassifikation: Offentlig</w:t></w:r></w:p>`, "", "L0", true, "info"},
	} {
		file := editedDraft(t, s, func(h *word.Hand) {
			for part, xml := range map[string]string{"word/header1.xml": c.head, "word/footer1.xml": c.foot} {
				data, there := h.Package.Part(part)
				if at := strings.LastIndex(string(data), "</w:"); !there || at < 0 {
					t.Fatal("the draft has no", part)
				} else {
					h.Package.Set(part, []byte(string(data[:at])+xml+string(data[at:])))
				}
			}
			if c.label != "" {
				if err := h.Package.Add("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml", []byte(labelProps(c.label))); err != nil {
					t.Fatal(err)
				}
			}
		})
		var got []string
		for _, i := range handBack(t, s, Indlevering{Fil: file, Endelig: c.final}).Rest {
			got = append(got, string(i.Severity)+" "+i.Kode)
		}
		if strings.Join(got, ", ") != c.want+" foelsomhedsmaerke" {
			t.Errorf("%s: %q", name, got)
		}
	}
}
