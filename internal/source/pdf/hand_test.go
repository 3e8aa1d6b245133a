package pdf_test

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"fmt"
	"slices"
	"strings"
	"testing"

	"notat/internal/source"
)

const a4 = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s>>"

// Letters are read by whatever a font says of them: an encoding with its
// differences, the standard one, a map to Unicode; with codes of one byte or two;
// in strings of every kind.
func TestLettersAreReadByWhatTheFontSays(t *testing.T) {
	toUnicode := "<</Length 200>>stream\n/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange " +
		"2 beginbfchar <0003> <0020> <0010> <00660066> endbfchar 2 beginbfrange <0020> <0022> <0061> <0030> <0031> [<00E6> <00F8>] endbfrange endcmap\nendstream"
	program := "<</Length 70>>stream\n%!PS-AdobeFont-1.0 /Encoding 256 array dup 1 /aring put eexec xyz abcde\nendstream"
	for _, c := range []struct{ name, font, content, want string }{
		{"WinAnsi", "<</Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding>>", `(Bl\345b\346rgr\370d \226 til 5 \200)`, "Blåbærgrød – til 5 €"},
		{"Mac", "<</Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/MacRomanEncoding>>", "<A7 BE BF 81 8C>", "ßæøÅå"},
		{"standard", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", `(\361\371 it's \256)`, "æø it’s fi"},
		{"differences", "<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+X/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[1/aring/AE 65/oslash/uni00C5/f_f_i/eacute.alt/.notdef]>>>>", `(\001\002ABCD)`, "åÆøÅffié"},
		{"Unicode, two bytes", "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Subtype/CIDFontType2/DW 500/W[32[600 600] 48 49 700]>>]>>", "<0020 0021 0022 0003 0030 0031 0010>", "abc æøff"},
		{"Unicode, one byte", "<</Type/Font/Subtype/TrueType/BaseFont/X/ToUnicode 6 0 R/FirstChar 32/Widths[500 500 500]>>", "<2021220330>", "abc æ"},
		{"its own", "<</Type/Font/Subtype/Type1/BaseFont/X/FontDescriptor<</Flags 4/FontFile 7 0 R>>>>", "(A\001B)", "AåB"},
		{"accents apart", "<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[65/a/uni030A]>>>>", "(AB)", "å"},
	} {
		data := file("/Resources<</Font<</F 5 0 R>>>>", "BT /F 12 Tf 72 700 Td "+c.content+" Tj ET", a4, c.font, toUnicode, program)
		if got := strings.Join(said(read(t, data).Pieces), " "); got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

// Words that are drawn apart are apart, and letters that are set closer are not.
func TestWordsAreApartWhereTheyAreDrawnApart(t *testing.T) {
	const font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
	for content, want := range map[string]string{
		"[(Tri) 20 (vs) -30 (el) -300 (nu)] TJ":                         "Trivsel nu",
		"(Trivsel) Tj 46 0 Td (nu) Tj":                                  "Trivsel nu",
		"(Tri) Tj 15.3 0 Td (vsel) Tj":                                  "Trivsel",
		"(Trivsel) Tj 1 0 0 1 72 700 Tm (Trivsel) Tj":                   "Trivsel", // twice, to look bold
		"/Span<</ActualText(fisk)>>BDC (\x83 x) Tj EMC ( og) Tj":        "fisk og",
		"-3 Tw (Tri vsel) Tj":                                           "Trivsel",
		"0 1 -1 0 300 300 Tm (Lod) Tj (ret) Tj ( ord) Tj":               "Lodret ord",
		"2 Tr (Fed) Tj":                                                 "Fed",
		"(Linje) Tj T* 0 -14 Td (to) Tj":                                "Linje to",
		"q 10 0 0 10 0 0 cm BI /W 8 /H 1 /BPC 8 ID (x) Tj EI Q (ud) Tj": "ud",
	} {
		data := file("/Resources<</Font<</F 5 0 R>>>>", "BT /F 12 Tf 72 700 Td "+content+" ET", a4, font)
		if got := strings.Join(said(read(t, data).Pieces), " "); got != want {
			t.Errorf("%s reads %q, not %q", content, got, want)
		}
	}
}

// A stream is read behind its filters, alone and one after the other.
func TestStreamsAreReadBehindTheirFilters(t *testing.T) {
	content := []byte("BT /F 12 Tf 72 700 Td (Bag filtre) Tj ET ")
	var flate, a85 bytes.Buffer
	w := zlib.NewWriter(&flate)
	w.Write(content)
	w.Close()
	e := ascii85.NewEncoder(&a85)
	e.Write(flate.Bytes())
	e.Close()
	runs := append([]byte{byte(len(content) - 1)}, content...)
	for filter, data := range map[string]string{
		"/FlateDecode":                 flate.String(),
		"[/ASCII85Decode/FlateDecode]": a85.String() + "~>",
		"/ASCIIHexDecode":              fmt.Sprintf("%x>", content),
		"/RunLengthDecode":             string(runs) + "\x80",
	} {
		stream := fmt.Sprintf("<</Filter%s/Length %d>>stream\n%s\nendstream", filter, len(data), data)
		pdf := numbered([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
			"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>", stream})
		if got := strings.Join(said(read(t, pdf).Pieces), " "); got != "Bag filtre" {
			t.Errorf("%s: %q", filter, got)
		}
	}
}

// What a form or a field on the page shows is text of the page.
func TestFormsAndFieldsAreRead(t *testing.T) {
	const font = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
	form := func(s string) string {
		return fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 200 20]%s/Length %d>>stream\n%s\nendstream", font, len(s), s)
	}
	data := file("/Resources<</XObject<</X 5 0 R>>>>/Annots[<</Subtype/Widget/Rect[72 500 200 520]/AP<</N 6 0 R>>>>]", "1 0 0 1 72 700 cm /X Do", a4,
		form("BT /F 12 Tf (Skole) Tj ET"), form("BT /F 12 Tf (Engbjerg) Tj ET"))
	if got := said(read(t, data).Pieces); !slices.Equal(got, []string{"Skole", "Engbjerg"}) {
		t.Errorf("%q", got)
	}
}

// What readers have written in the margin is said to be theirs.
func TestCommentsAreAsides(t *testing.T) {
	data := file("/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Annots[<</Subtype/Text/Rect[500 590 520 610]/Contents(Hvad\\rmed SFO?)/T(Mie Holt)>><</Subtype/Popup/Contents(nej)>>]",
		"BT /F 12 Tf 72 700 Td (Over) Tj 0 -200 Td (Under) Tj ET", a4)
	f := read(t, data)
	if len(f.Pieces) != 3 || f.Pieces[1].What != source.Aside || f.Pieces[1].Kind != source.Comment || f.Pieces[1].By != "Mie Holt" || plain(f.Pieces[1].Words) != "Hvad med SFO?" {
		t.Errorf("%+v", f.Pieces)
	}
}

// A file whose cross-reference is gone, wrong or cut off is read all the same.
func TestAFileWithoutItsTableIsRead(t *testing.T) {
	whole := file("/Resources<</Font<</F 5 0 R>>>>", "BT /F 12 Tf 72 700 Td (Hel) Tj ET", a4, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	for name, data := range map[string][]byte{
		"cut off":       whole[:bytes.Index(whole, []byte("xref"))],
		"wrong offset":  bytes.Replace(whole, []byte("startxref\n"), []byte("startxref\n9"), 1),
		"rubbish first": append([]byte("Content-Type: application/pdf\n\n"), whole...),
		"wrong length":  bytes.Replace(whole, []byte("<</Length"), []byte("<</Length 9/Lengde"), 1),
	} {
		if got := said(read(t, data).Pieces); !slices.Equal(got, []string{"Hel"}) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A picture is given as it lies in the file where that is a JPEG, and packed where
// it is made of plain pixels; one that is drawn on each page is told of once.
func TestPicturesAreGiven(t *testing.T) {
	pixels := strings.Repeat("\xff\x00\x00", 30*40)
	picture := fmt.Sprintf("<</Type/XObject/Subtype/Image/Width 30/Height 40/BitsPerComponent 8/ColorSpace/DeviceRGB/Length %d>>stream\n%s\nendstream", len(pixels), pixels)
	data := file("/Resources<</XObject<</P 5 0 R>>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>",
		"q 100 0 0 100 72 500 cm /P Do Q q 9 0 0 9 0 0 cm /P Do Q BT /F 12 Tf 72 700 Td (Over) Tj 0 -400 Td (Under) Tj ET", a4, picture)
	f := read(t, data)
	if len(f.Pieces) != 3 || f.Pieces[1].What != source.Picture || f.Pieces[1].Figure.Form != "png" || !bytes.HasPrefix(f.Pieces[1].Figure.Data, []byte("\x89PNG")) {
		t.Errorf("%+v", f.Pieces)
	}
}
