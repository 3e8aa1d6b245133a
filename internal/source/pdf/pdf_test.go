package pdf_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"notat/internal/source/pdf"
)

// What cannot be read is refused with one reason and a sentence that says what to
// do.
func TestWhatCannotBeReadIsRefused(t *testing.T) {
	page := "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s>>"
	picture := "<</Type/XObject/Subtype/Image/Width 30/Height 30/BitsPerComponent 8/ColorSpace/DeviceGray/Length 900>>stream\n" + strings.Repeat("g", 900) + "\nendstream"
	for code, data := range map[pdf.Code][]byte{
		pdf.TooBig:     make([]byte, pdf.MaxBytes+1),
		pdf.NotPDF:     []byte("PK\x03\x04 et Word-dokument"),
		pdf.Damaged:    []byte("%PDF-1.7\nintet"),
		pdf.Empty:      file("", "", page),
		pdf.OnlyImages: file("/Resources<</XObject<</P 5 0 R>>>>", "100 0 0 100 0 0 cm /P Do", page, picture),
		pdf.Encrypted:  []byte(strings.Replace(string(file("", "", page)), "trailer<<", "trailer<</Encrypt<</Filter/Standard>>", 1)),
		pdf.TooMuch:    file("/Resources<</Font<</F 6 0 R>>>>", "", strings.Replace(page, "%s", "/Contents[5 0 R 4 0 R]", 1), flate("", strings.Repeat(" ", 30<<20)+"BT (x) Tj ET")),
		pdf.TooLong:    numbered([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Kids[" + strings.Repeat("<</Type/Page>>", pdf.MaxPages+1) + "]>>"}),
		pdf.Unreadable: file("/Resources<</Font<</F 5 0 R>>>>", "BT /F 12 Tf (\x01\x02\x03) Tj ET", page, "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H>>"),
	} {
		_, err := pdf.Read(context.Background(), data, pdf.Whole)
		var refused *pdf.Error
		if !errors.As(err, &refused) || refused.Code != code || refused.Message == "" {
			t.Errorf("%s: %v", code, err)
		}
	}
}

// A part of a page that is too much to read is not left out in silence: the file is
// refused, though the rest of it could be read. So are forms that draw each other.
func TestNothingIsReadInPart(t *testing.T) {
	page := strings.Replace(a4, "%s", "/Contents[5 0 R 4 0 R]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>", 1)
	for name, data := range map[string][]byte{
		"a part": file("", "BT /F 12 Tf 72 700 Td (Resten) Tj ET", page, flate("", strings.Repeat(" ", 30<<20))),
		"forms":  hostile(64)["forms within forms"],
	} {
		_, err := pdf.Read(context.Background(), data, pdf.Whole)
		var refused *pdf.Error
		if !errors.As(err, &refused) || refused.Code != pdf.TooMuch {
			t.Errorf("%s: %v", name, err)
		}
	}
}
