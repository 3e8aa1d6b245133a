// Package html draws a notat.Document as one self-contained, accessible page:
// no script, no address fetched, readable at 320 pixels and on paper. It takes
// its look from the template's Word file, like the other renderers, and knows
// no record and no server.
package html

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"notat/internal/notat"
	"notat/internal/render/chart"
	"notat/internal/template"
)

// New prepares the page for one template: its style sheet is made here, once.
func New(t *template.Template) (func(context.Context, *notat.Document) ([]byte, error), error) {
	css := []byte(StyleSheet(t))
	charts, err := chart.StyleOf(t)
	if err != nil {
		return nil, err
	}
	charts.Size = chartSize
	return func(ctx context.Context, d *notat.Document) ([]byte, error) {
		w := &writer{ctx: ctx, look: &t.Look, charts: charts, felter: d.Felter, places: d.Places, indhold: t.Tekst("indhold.overskrift")}
		w.page(d, css)
		if w.err != nil {
			return nil, w.err
		}
		return w.Bytes(), nil
	}, nil
}

// StyleSheet is a template's style sheet as it stands within a page: nothing in it
// ends it. It is the same for every page, and some hundred colours are weighed for it.
func StyleSheet(t *template.Template) string {
	return strings.ReplaceAll(styleSheet(t.Look), "<", `\3c `)
}

// writer is one page being written. The first error stays.
type writer struct {
	bytes.Buffer
	ctx     context.Context
	look    *template.Look
	charts  chart.Style
	drawn   int // charts so far
	felter  map[string]notat.Felt
	places  func(string) string // see notat.Document
	indhold string              // "Indhold"
	heads   bool                // in a heading now, whose long words break as Danish does on a phone
	above   string              // the words of the last heading: what a table without a caption is called
	tables  int                 // tables below it so far
	err     error
}

// goOn reports whether to write the next block, item or row: not when the
// request has ended.
func (w *writer) goOn() bool {
	if w.err == nil {
		w.err = w.ctx.Err()
	}
	return w.err == nil
}

// literal is what the program itself says. A constant becomes one by itself, and
// a string does not: what comes from elsewhere is written by text.
type literal string

func (w *writer) raw(s ...literal) {
	for _, x := range s {
		w.WriteString(string(x))
	}
}

func (w *writer) int(n int) { w.Write(strconv.AppendInt(w.AvailableBuffer(), int64(n), 10)) }

func (w *writer) number(f float64) { w.WriteString(number(f)) }

// data writes an address that holds a file.
func (w *writer) data(mime string, file []byte) {
	w.raw("data:")
	w.text(mime)
	w.raw(";base64,")
	w.Grow(base64.StdEncoding.EncodedLen(len(file)))
	w.Write(base64.StdEncoding.AppendEncode(w.AvailableBuffer(), file))
}

func (w *writer) fail(what string, x any) {
	if w.err == nil {
		w.err = fmt.Errorf("html: unknown %s %T", what, x)
	}
}

// page writes the whole file. What stands in main is the body, whose words are
// those of the Document in their order; header and footer are the template's.
func (w *writer) page(d *notat.Document, css []byte) {
	w.Grow(len(css) + 2*len(d.Record)) // markup, pictures and all
	w.raw("<!DOCTYPE html>\n<html lang=\"")
	w.text(d.Sprog)
	w.raw("\">\n<head>\n<meta charset=\"utf-8\">\n",
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
		"<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
	w.text(d.Titel)
	w.raw("</title>\n")
	w.meta("author", d.Meta.Forfatter)
	w.meta("description", d.Meta.Emne)
	w.meta("generator", d.Meta.Release)
	if d.Meta.Udgave == notat.Intern || d.Meta.Status == "udkast" {
		w.meta("robots", "noindex")
	} else {
		w.shared(d)
	}
	w.raw("<style>\n")
	w.Write(css)
	w.raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#indhold\">Gå til indholdet</a>\n")
	if len(d.Marks) > 0 { // in a landmark, as all else: who goes from one to the next meets them
		w.raw("<aside aria-label=\"Om udgaven\">\n")
		for _, m := range d.Marks {
			w.raw("<p class=\"mark\">")
			w.text(m)
			w.raw("</p>\n")
		}
		w.raw("</aside>\n")
	}
	head, foot := banners(w.look)
	w.banner("header", head)
	w.contents(d)
	if d.Site {
		w.raw("<nav class=\"ways\" aria-label=\"Notatet\">\n<p><a href=\"notat.pdf\" type=\"application/pdf\">Hent notatet som PDF</a> · <a href=\"skole\">Alle notater fra ")
		w.text(cmp.Or(d.Meta.Skole, "skolen"))
		w.raw("</a></p>\n</nav>\n")
	}
	w.raw("<main id=\"indhold\">\n")
	w.body(d.Blocks)
	w.raw("</main>\n")
	if d.Site {
		w.raw("<nav class=\"about\" aria-label=\"Om siden\">\n<p><a href=\"was\">Tilgængelighedserklæring</a></p>\n</nav>\n")
	}
	w.banner("footer", foot)
	w.raw("</body>\n</html>\n")
}

// shared is what a link to the page shows where it is shared (Open Graph): of a public
// notat, and nothing that its first lines do not say.
func (w *writer) shared(d *notat.Document) {
	for _, m := range []struct {
		name    literal
		content string
	}{{"og:type", "article"}, {"og:locale", "da_DK"}, {"og:site_name", d.Meta.Forfatter}, {"og:title", d.Titel}, {"og:description", d.Meta.Emne}} {
		if m.content == "" {
			continue
		}
		w.raw("<meta property=\"", m.name, "\" content=\"")
		w.text(m.content)
		w.raw("\">\n")
	}
}

func (w *writer) meta(name literal, content string) {
	if content == "" {
		return
	}
	w.raw("<meta name=\"", name, "\" content=\"")
	w.text(content)
	w.raw("\">\n")
}

// text writes s with the five characters of HTML and XML escaped.
func (w *writer) text(s string) {
	last := 0
	for i := 0; i < len(s); i++ {
		if e := escaped[s[i]]; e != "" {
			w.WriteString(s[last:i])
			w.WriteString(e)
			last = i + 1
		}
	}
	w.WriteString(s[last:])
}

var escaped = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&#34;", '\'': "&#39;"}
