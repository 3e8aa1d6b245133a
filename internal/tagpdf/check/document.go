package check

import (
	"bytes"
	"crypto/md5"
	"encoding/xml"
	"errors"
	"io"
	"notat/internal/pattern"
	"notat/internal/pdfobject"
	"strings"
)

// checkDocument checks what the catalog, the trailer and the metadata promise.
func (d *document) checkDocument() {
	const where = "document"
	if lang := d.Text(d.catalog["Lang"]); !languageTag.MatchString(lang) {
		d.find("lang", where, "Lang is %q", lang)
	}
	if info := d.Dict(d.catalog["MarkInfo"]); d.Get(info["Marked"]) != true || d.Get(info["Suspects"]) == true {
		d.find("marked", where, "MarkInfo does not say Marked, or says Suspects")
	}
	if d.Get(d.Dict(d.catalog["ViewerPreferences"])["DisplayDocTitle"]) != true {
		d.find("title", where, "DisplayDocTitle is not set")
	}
	id := d.Array(d.Trailer["ID"])
	if len(id) != 2 || id[0] == text("") || id[0] == nil {
		d.find("id", where, "no identifier")
	}
	var intent any
	for _, v := range d.Array(d.catalog["OutputIntents"]) {
		if o := d.Dict(v); o["S"] == name("GTS_PDFA1") {
			intent = o["DestOutputProfile"]
		}
	}
	if profile := d.Data(intent); len(profile) < 128 || string(profile[36:40]) != "acsp" {
		d.find("intent", where, "no output intent with an ICC profile")
	}
	d.checkXMP(where)
	for _, p := range d.pages {
		if d.Name(p.dict["Tabs"]) != "S" || d.Int(p.dict["StructParents"]) < 0 {
			d.find("page", p.String(), "no StructParents, or Tabs is not S")
		}
	}
}

// languageTag is the form of a language tag (RFC 5646).
var languageTag = pattern.New(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// promised are the properties that the metadata must hold with these values.
var promised = []struct{ space, local, value string }{
	{"http://www.aiim.org/pdfua/ns/id/", "part", "1"},
	{"http://www.aiim.org/pdfa/ns/id/", "part", "3"},
	{"http://www.aiim.org/pdfa/ns/id/", "conformance", "A"},
}

const (
	dublinCore = "http://purl.org/dc/elements/1.1/"
	xmpBasic   = "http://ns.adobe.com/xap/1.0/"
)

// dates are what Info and XMP both say, in digits.
var dates = []struct{ info, xmp name }{{"CreationDate", "CreateDate"}, {"ModDate", "ModifyDate"}}

func (d *document) checkXMP(where string) {
	values, err := readXMP(d.Data(d.catalog["Metadata"]))
	if err != nil {
		d.find("xmp", where, "%v", err)
		return
	}
	for _, p := range promised {
		if v := values[xml.Name{Space: p.space, Local: p.local}]; v != p.value {
			d.find("xmp", where, "%s%s is %q", p.space, p.local, v)
		}
	}
	info := d.Dict(d.Trailer["Info"])
	for _, e := range dates {
		if a, b := d.Text(info[e.info]), values[xml.Name{Space: xmpBasic, Local: string(e.xmp)}]; digits(a) != digits(b) {
			d.find("xmp", where, "%s is %q, and %q in Info", e.xmp, b, a)
		}
	}
	title := d.Text(info["Title"])
	if v := values[xml.Name{Space: dublinCore, Local: "title"}]; v == "" || v != title {
		d.find("title", where, "XMP says %q, Info %q", v, title)
	}
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// readXMP gives the text of each property, nested text put together.
func readXMP(b []byte) (map[xml.Name]string, error) {
	if len(b) == 0 {
		return nil, errors.New("no metadata")
	}
	values := map[xml.Name]string{}
	dec := xml.NewDecoder(bytes.NewReader(b))
	var open []xml.Name
	for {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return values, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			open = append(open, t.Name)
			if len(open) > pdfobject.MaxDepth {
				return nil, pdfobject.ErrDepth
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			for _, n := range open {
				values[n] += string(bytes.Trim(t, "\n"))
			}
		}
	}
}

// attached is one embedded file.
type attached struct {
	name   string
	spec   any // the file specification, as the name tree has it
	stream any
}

func (f *file) attachments() []attached {
	catalog := f.Dict(f.Trailer["Root"])
	names := f.Array(f.Dict(f.Dict(catalog["Names"])["EmbeddedFiles"])["Names"])
	var out []attached
	for i := 0; i+1 < len(names); i += 2 {
		out = append(out, attached{f.Text(names[i]), names[i+1], f.Dict(f.Dict(names[i+1])["EF"])["F"]})
	}
	return out
}

func (d *document) checkAttachments() {
	associated := map[any]bool{}
	for _, v := range d.Array(d.catalog["AF"]) {
		if r, ok := v.(ref); ok {
			associated[r] = true
		}
	}
	for _, a := range d.attachments() {
		where := "attachment " + a.name
		spec := d.Dict(a.spec)
		if r, ok := a.spec.(ref); !ok || !associated[r] {
			d.find("attachment", where, "not in the catalog's AF")
		}
		if d.Name(spec["AFRelationship"]) == "" || d.Text(spec["UF"]) != a.name || d.Text(spec["F"]) == "" {
			d.find("attachment", where, "its specification lacks relationship or name")
		}
		s, _ := d.Get(a.stream).(stream)
		if d.Name(s.Dict["Subtype"]) == "" {
			d.find("attachment", where, "no media type")
		}
		params := d.Dict(s.Dict["Params"])
		b := d.Data(a.stream)
		sum := md5.Sum(b)
		if check, _ := d.Get(params["CheckSum"]).(text); d.Int(params["Size"]) != len(b) || string(check) != string(sum[:]) || params["ModDate"] == nil {
			d.find("attachment", where, "size, checksum or date do not agree with the file")
		}
	}
}

// checkOutline walks the bookmarks by First and Next.
func (d *document) checkOutline() {
	seen := map[ref]bool{}
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		for {
			r, ok := v.(ref)
			if !ok || seen[r] || depth > pdfobject.MaxDepth {
				return
			}
			seen[r] = true
			o := d.Dict(r)
			title := d.Text(o["Title"])
			dest := d.Array(o["Dest"])
			if title == "" || len(dest) == 0 || !d.isPage(dest[0]) {
				d.find("outline", "bookmark "+title, "without title or page")
			}
			walk(o["First"], depth+1)
			v = o["Next"]
		}
	}
	walk(d.Dict(d.catalog["Outlines"])["First"], 0)
}

func (d *document) isPage(v any) bool {
	r, ok := v.(ref)
	return ok && d.byRef[r] != nil
}
