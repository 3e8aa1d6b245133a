package sourcetest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"regexp"
	"strings"
)

// shown are the parts whose words a reader of the file may see.
var shown = regexp.MustCompile(`^(word/(document\d*|header\d+|footer\d+|footnotes|endnotes|comments)|ppt/(slides/slide\d+|notesSlides/notesSlide\d+|comments/.*)|(word|ppt)/(charts/chart\d+|diagrams/data\d+)|content|styles)\.xml$`)

// Said gives the words of a file in no order of note: what every text element of the
// parts that are shown says, as they stand in the XML and without any reader of this
// project. What stands twice, once for programs that know less, counts once.
func Said(data []byte) []string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil
	}
	var out []string
	for _, f := range z.File {
		if !shown.MatchString(f.Name) {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil
		}
		all, err := io.ReadAll(r)
		if err != nil {
			return nil
		}
		out = append(out, strings.Fields(textOf(all, path.Base(path.Dir(f.Name))))...)
	}
	return out
}

func textOf(data []byte, folder string) string {
	var b strings.Builder
	d := xml.NewDecoder(bytes.NewReader(data))
	if folder == "." {
		return odtText(d)
	}
	fallback, in := 0, 0
	for {
		t, err := d.Token()
		if err != nil {
			return b.String()
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "Fallback":
				fallback++
			case "t", "delText":
				in++
			case "text": // of a comment on a slide
				if folder == "comments" {
					in++
				}
			case "textpath": // across a page
				for _, a := range t.Attr {
					if a.Name.Local == "string" && fallback == 0 {
						b.WriteString(" " + a.Value + " ")
					}
				}
			case "br", "tab", "p", "tc", "cr", "pt", "del":
				b.WriteByte(' ')
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "Fallback":
				fallback--
			case "t", "delText":
				in--
			case "text":
				if folder == "comments" {
					in--
				}
			case "p", "del":
				b.WriteByte(' ')
			}
		case xml.CharData:
			if in > 0 && fallback == 0 {
				b.Write(t)
			}
		}
	}
}
