package publish

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"notat/internal/tagpdf/check"
)

// bodyText reads the body of a finished file back, by format: what a reader of
// that format meets, without headers, footers, marks, prompts and list markers.
var bodyText = map[string]func(testing.TB, []byte) []string{
	"pdf":  pdfText,
	"html": htmlText,
	"docx": docxText,
}

func pdfText(t testing.TB, data []byte) []string {
	t.Helper()
	text, err := check.Text(data)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// htmlBlocks are the elements whose ends part words.
var htmlBlocks = map[string]bool{"p": true, "h1": true, "h2": true, "h3": true, "h4": true, "li": true, "dt": true, "dd": true,
	"th": true, "td": true, "caption": true, "figcaption": true, "footer": true, "br": true, "ul": true, "ol": true, "tr": true}

func htmlText(t testing.TB, data []byte) []string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(n *html.Node, inMain bool)
	walk = func(n *html.Node, inMain bool) {
		inMain = inMain || n.Type == html.ElementNode && n.Data == "main"
		if inMain && n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inMain)
		}
		if inMain && n.Type == html.ElementNode && htmlBlocks[n.Data] {
			b.WriteByte('\n')
		}
	}
	walk(root, false)
	return strings.Split(b.String(), "\n")
}

// docxText reads the paragraphs of the main part. A control that says it shows a
// placeholder holds a prompt, and a paragraph or row with a prompt in it holds
// no words of the notat: at the most the label of what may be filled in.
func docxText(t testing.TB, data []byte) []string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	d := xml.NewDecoder(part)
	var b strings.Builder
	open := map[string][]int{} // where each open paragraph and row began
	inText, prompt := false, map[string]bool{}
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return strings.Split(b.String(), "\n")
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			switch name := tok.Name.Local; name {
			case "p", "tr":
				open[name] = append(open[name], b.Len())
				prompt[name] = false
			case "showingPlcHdr":
				prompt["p"], prompt["tr"] = true, true
			case "t":
				inText = true
			case "br", "tab":
				b.WriteByte(' ')
			}
		case xml.EndElement:
			switch name := tok.Name.Local; name {
			case "t":
				inText = false
			case "p", "tr":
				began := open[name][len(open[name])-1]
				open[name] = open[name][:len(open[name])-1]
				if prompt[name] {
					kept := b.String()[:began]
					b.Reset()
					b.WriteString(kept)
				}
				b.WriteByte('\n')
			}
		case xml.CharData:
			if inText {
				b.Write(tok)
			}
		}
	}
}
