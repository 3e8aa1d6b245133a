package docx

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/template"
)

const (
	relFont       = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
	typeFont      = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
	relFontTable  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable"
	typeFontTable = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
)

// embedFonts puts the faces that the template's drafts carry into the form, once
// for all its drafts, and has the table of fonts point at them (ISO/IEC 29500-1
// § 17.8). Word and LibreOffice then draw the draft with them wherever it is opened.
func (f *form) embedFonts(faces []template.Face) error {
	if len(faces) == 0 {
		return nil
	}
	name, ok := f.pkg.RelByType(f.pkg.Main(), relFontTable)
	if !ok {
		name = "word/fontTable.xml"
		if err := f.pkg.Add(name, typeFontTable, []byte(`<w:fonts xmlns:w="`+ooxml.NS+`"/>`)); err != nil {
			return err
		}
		if _, err := f.pkg.AddRel(f.pkg.Main(), relFontTable, "fontTable.xml", false); err != nil {
			return err
		}
	}
	doc, err := f.pkg.XML(name)
	if err != nil {
		return err
	}
	declare(doc.Root())
	for _, face := range faces {
		key, data := obfuscate(face.Data)
		part := "word/fonts/" + strings.Trim(key, "{}") + ".odttf"
		if err := f.pkg.AddPacked(part, typeFont, data); err != nil {
			return err
		}
		id, err := f.pkg.AddRel(name, relFont, strings.TrimPrefix(part, "word/"), false)
		if err != nil {
			return err
		}
		font := fontNamed(doc.Root(), face.Family)
		for _, old := range font.SelectElements("w:embed" + face.Cut.String()) {
			font.RemoveChild(old)
		}
		e := etree.NewElement("w:embed" + face.Cut.String())
		e.CreateAttr("r:id", id)
		e.CreateAttr("w:fontKey", key)
		font.AddChild(e) // the embedded faces are the last of CT_Font, in the order of the cuts
	}
	if err := f.pkg.SetXML(name, doc); err != nil {
		return err
	}
	return f.sayEmbedded()
}

// fontNamed gives the entry of a font in the table, a new one where it has none.
func fontNamed(table *etree.Element, name string) *etree.Element {
	for _, e := range table.ChildElements() {
		if e.Tag == "font" && strings.EqualFold(ooxml.Attr(e, "name"), name) {
			return e
		}
	}
	e := table.CreateElement("w:font")
	e.CreateAttr("w:name", name)
	return e
}

// obfuscate makes a font what Word lets lie in a file (§ 17.8.1): its first 32
// bytes are mixed with a key, so that nobody takes it out by accident. The key is
// a GUID, here of the font's hash, so that the same font gives the same bytes.
func obfuscate(font []byte) (key string, data []byte) {
	sum := sha256.Sum256(font)
	guid := sum[:16]
	h := strings.ToUpper(hex.EncodeToString(guid))
	key = fmt.Sprintf("{%s-%s-%s-%s-%s}", h[:8], h[8:12], h[12:16], h[16:20], h[20:])
	data = slices.Clone(font)
	for i := range data[:min(len(data), 32)] {
		data[i] ^= guid[15-i%16]
	}
	return key, data
}

// beforeEmbedding are the settings that stand before what says that fonts are
// embedded (CT_Settings, § 17.15.1.78).
var beforeEmbedding = []string{"writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries",
	"displayBackgroundShape", "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData"}

// sayEmbedded has Word keep the fonts in the file when it saves it.
func (f *form) sayEmbedded() error {
	name, ok := f.pkg.RelByType(f.pkg.Main(), ooxml.RelSettings)
	if !ok {
		return nil
	}
	doc, err := f.pkg.XML(name)
	if err != nil {
		return err
	}
	root := doc.Root()
	if ooxml.Has(root, "embedTrueTypeFonts") {
		return nil
	}
	at := 0
	for _, e := range root.ChildElements() {
		if slices.Contains(beforeEmbedding, e.Tag) {
			at = e.Index() + 1
		}
	}
	root.InsertChildAt(at, etree.NewElement("w:embedTrueTypeFonts"))
	return f.pkg.SetXML(name, doc)
}
