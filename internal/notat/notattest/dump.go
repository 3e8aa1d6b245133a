// Package notattest writes documents as text, for tests and golden files.
package notattest

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"notat/internal/notat"
)

// Dump writes the document as text for golden files: its title, edition, marks
// and tags, then one line for each heading, paragraph, item, term, cell and
// caption, indented by what it lies in. Bold is **so**, italic *so*, a link
// [so](address), a line break ⏎ and a prompt {so}. What belongs to a release or
// a template rather than to the record is not in it.
func Dump(d *notat.Document) string { return dump(d, false) }

// DumpFelter is Dump with every Felt in ‹ › and its pointer behind it: ! marks
// a fixed one, * one of Markdown.
func DumpFelter(d *notat.Document) string { return dump(d, true) }

func dump(d *notat.Document, felter bool) string {
	w := &dumper{felter: felter}
	w.field("titel", d.Titel)
	w.field("sprog", d.Sprog)
	w.field("forfatter", d.Meta.Forfatter)
	w.field("emne", d.Meta.Emne)
	w.field("nøgleord", strings.Join(d.Meta.Noegleord, "; "))
	w.field("dato", d.Meta.Dato)
	w.field("udgave", string(d.Meta.Udgave))
	w.field("status", d.Meta.Status)
	for _, m := range d.Marks {
		w.field("mærke", m)
	}
	tags := make([]string, 0, len(d.Felter))
	for tag := range d.Felter {
		tags = append(tags, tag)
	}
	sort.Strings(tags)
	for _, tag := range tags {
		if words := w.line(d.Felter[tag].Inlines); words != "" {
			w.field("{{"+tag+"}}", words)
		}
	}
	w.b.WriteByte('\n')
	w.blocks(d.Blocks)
	return w.b.String()
}

type dumper struct {
	b      strings.Builder
	depth  int
	felter bool
}

// put writes one line: the kind, then the words.
func (w *dumper) put(kind, words string) {
	for range w.depth {
		w.b.WriteString("  ")
	}
	w.b.WriteString(kind)
	if words != "" {
		w.b.WriteByte(' ')
		w.b.WriteString(words)
	}
	w.b.WriteByte('\n')
}

func (w *dumper) field(name, value string) {
	if value != "" {
		w.put(name+":", value)
	}
}

// below writes what lies in the line just written.
func (w *dumper) below(do func()) {
	w.depth++
	do()
	w.depth--
}

var roles = map[notat.Role]string{notat.Body: "p", notat.Missing: "p.mangler", notat.Note: "p.note", notat.Internt: "p.internt"}

func (w *dumper) blocks(blocks []notat.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *notat.Heading:
			if w.depth == 0 && b.Level > 1 {
				w.b.WriteByte('\n')
			}
			w.put("h"+strconv.Itoa(b.Level), w.line(b.Numbered()))
		case *notat.Paragraph:
			w.put(roles[b.Role], w.line(b.Inlines))
		case *notat.List:
			w.list(b)
		case *notat.Definitions:
			w.definitions(b)
		case *notat.Table:
			w.table(b)
		case *notat.Columns:
			w.put("columns", "")
			for _, c := range b.Columns {
				w.below(func() {
					w.put("column", w.line(c.Heading))
					w.below(func() { w.blocks(c.Blocks) })
				})
			}
		case *notat.Quote:
			w.put("quote", "")
			w.below(func() {
				w.blocks(b.Blocks)
				if len(b.Source) > 0 {
					w.put("source", w.line(b.Source))
				}
			})
		case *notat.Figure:
			if b.Chart != nil {
				w.put("chart", strconv.Itoa(len(b.Chart.Groups)))
			} else {
				w.put("figure", fmt.Sprintf("%s %d × %d", b.MIME, b.Width, b.Height))
			}
			w.below(func() {
				w.put("alt", clean(b.Alt))
				if len(b.Caption) > 0 {
					w.put("caption", w.line(b.Caption))
				}
			})
		case *notat.Form:
			w.put("form", "")
			w.below(func() { w.blocks(b.Blocks) })
		default:
			w.put(fmt.Sprintf("unknown %T", b), "")
		}
	}
}

func (w *dumper) list(l *notat.List) {
	for i, it := range l.Items {
		marker := "-"
		if l.Ordered {
			marker = strconv.Itoa(i+1) + "."
		}
		w.put(marker, w.line(it.Inlines))
		if it.Sub != nil {
			w.below(func() { w.list(it.Sub) })
		}
	}
}

func (w *dumper) definitions(d *notat.Definitions) {
	kind := "definitions"
	if d.Head {
		kind = "head"
	}
	w.put(kind, "")
	for _, it := range d.Items {
		w.below(func() {
			w.put("term", w.line(it.Term))
			w.below(func() { w.blocks(it.Blocks) })
		})
	}
}

func (w *dumper) table(t *notat.Table) {
	kind := "table"
	if t.RowHeader {
		kind = "table.rowheader"
	}
	w.put(kind, w.line(t.Caption))
	w.below(func() {
		w.cells("head", t.Head)
		for _, row := range t.Rows {
			w.cells("row", row)
		}
	})
}

func (w *dumper) cells(kind string, cells []notat.Cell) {
	w.put(kind, "")
	w.below(func() {
		for _, c := range cells {
			kind := "cell"
			if c.Number {
				kind = "number"
			}
			if p, ok := onlyParagraph(c.Blocks); ok {
				w.put(kind, w.line(p.Inlines))
				continue
			}
			w.put(kind, "")
			w.below(func() { w.blocks(c.Blocks) })
		}
	})
}

// onlyParagraph lets a cell of one plain paragraph be one line.
func onlyParagraph(blocks []notat.Block) (*notat.Paragraph, bool) {
	if len(blocks) != 1 {
		return nil, false
	}
	p, ok := blocks[0].(*notat.Paragraph)
	return p, ok && p.Role == notat.Body
}
