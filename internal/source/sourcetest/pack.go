// Package sourcetest makes foreign files for tests: Word files and slides in the
// manners in which schools write their notater, structured as the programs that write
// such files structure them, in words of its own. It holds no file that a program or a
// school wrote.
package sourcetest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"sort"
	"strings"
)

// Sample is a file with what a reader is to find in it.
type Sample struct {
	Name     string
	Data     []byte
	Headings []Head
	Items    int // list items outside tables
	Tables   int // tables of data
	Pictures int
	Asides   int
	Behind   []string // words that lie behind each slide, as often as there are slides that show
}

// Head is a heading: its words, and whether the file itself calls it one.
type Head struct {
	Text  string
	Level int
	Sure  bool
}

const (
	relBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// Zip packs parts as a container, in the order of their names with the content types
// first, as the programs do.
func Zip(parts map[string]string) []byte {
	names := make([]string, 0, len(parts))
	for name := range parts {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool { return strings.Compare(names[i], names[j]) < 0 })
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		method := zip.Store // packing takes the time of a test
		if len(parts[name]) > 1<<16 {
			method = zip.Deflate
		}
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err == nil {
			_, err = f.Write([]byte(parts[name]))
		}
		if err != nil {
			panic(err) // memory does not fail
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// rel is a relationship; target is a part or, where it begins with a scheme, an address.
type rel struct{ id, kind, target string }

func rels(of []rel) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, r := range of {
		kind, mode := relBase+r.kind, ""
		if strings.Contains(r.kind, "://") {
			kind = r.kind
		}
		if strings.Contains(r.target, "://") || strings.HasPrefix(r.target, "mailto:") {
			mode = ` TargetMode="External"`
		}
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"%s/>`, r.id, kind, html.EscapeString(r.target), mode)
	}
	return b.String() + "</Relationships>"
}

// types writes [Content_Types].xml for parts with types of their own.
func types(own map[string]string) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>`)
	names := make([]string, 0, len(own))
	for name := range own {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, name, own[name])
	}
	return b.String() + "</Types>"
}

func core(title string) string {
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + html.EscapeString(title) + `</dc:title></cp:coreProperties>`
}

// PNG is a picture of one pixel.
const PNG = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
