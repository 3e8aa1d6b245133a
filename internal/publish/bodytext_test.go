package publish

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"notat/internal/notat"
	"notat/internal/tagpdf/check"
)

// bodyText reads the body of a finished file back, by format: what a reader of
// that format meets, without headers, footers, marks, prompts and list markers.
var bodyText = map[string]func(testing.TB, []byte) []string{
	"pdf":  pdfText,
	"html": htmlText,
	"docx": docxText,
}

// said gives the words that the body of a format has: those of the document, and
// in a draft those of its form, which are in no other format.
func said(d *notat.Document) []string {
	shown := *d
	shown.Blocks = nil
	for _, b := range d.Blocks {
		if form, ok := b.(*notat.Form); ok {
			shown.Blocks = append(shown.Blocks, form.Blocks...)
		} else {
			shown.Blocks = append(shown.Blocks, b)
		}
	}
	return shown.Text()
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
		if n.Type == html.ElementNode && (n.Data == "svg" || n.Data == "summary") {
			return // words in a picture do not count, nor does what a fold is called
		}
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
// placeholder holds a prompt and no words of the notat; nor does a row whose last
// cell has nothing but a prompt: it is the label of what may be filled in.
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
	var text []byte
	var row, cell int  // where the row and the cell that were opened last begin
	var prompts []bool // for each open control: whether it shows a prompt
	var inText, prompted bool
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return strings.Split(string(text), "\n")
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			switch tok.Name.Local {
			case "tr":
				row, prompted = len(text), false
			case "tc":
				cell = len(text)
			case "sdt":
				prompts = append(prompts, false)
			case "showingPlcHdr":
				prompts[len(prompts)-1], prompted = true, true
			case "t":
				inText = true
			case "br", "tab":
				text = append(text, ' ')
			}
		case xml.EndElement:
			switch tok.Name.Local {
			case "t":
				inText = false
			case "sdt":
				prompts = prompts[:len(prompts)-1]
			case "p":
				text = append(text, '\n')
			case "tr":
				if prompted && len(bytes.TrimSpace(text[cell:])) == 0 {
					text = text[:row]
				}
			}
		case xml.CharData:
			if inText && (len(prompts) == 0 || !prompts[len(prompts)-1]) {
				text = append(text, tok...)
			}
		}
	}
}
