package flow

import (
	"path"
	"strings"

	"notat/internal/ooxml"
	"notat/internal/source"
	"notat/internal/story"
)

// events are what stands at a paragraph without being it, by the paragraph.
type events struct {
	removed, shapes map[int][]story.Removed
	unfilled        map[int][]story.Removed
	drawings        map[int][]story.Drawing
	embedded        map[int][]story.Embedded
}

// beside sorts what stands beside the running text.
func (r *reader) beside() {
	r.told, r.byID = map[string]bool{}, map[string]int{}
	for k, c := range r.Comments {
		r.byID[c.ID] = k
	}
	r.notes = map[story.Note]string{}
	for _, n := range r.Notes {
		r.notes[n.Note] = n.Text
	}
	r.removed, r.shapes, r.drawings, r.embedded = map[int][]story.Removed{}, map[int][]story.Removed{}, map[int][]story.Drawing{}, map[int][]story.Embedded{}
	for _, d := range r.story.Removed {
		r.removed[d.Near] = append(r.removed[d.Near], d)
	}
	r.unfilled = map[int][]story.Removed{}
	for _, d := range r.story.Placeholders {
		r.unfilled[d.Near] = append(r.unfilled[d.Near], d)
	}
	for _, d := range r.story.Shapes {
		r.shapes[d.Near] = append(r.shapes[d.Near], d)
	}
	for i := range r.story.Drawings {
		d := r.story.Drawings[i]
		r.drawings[d.Near] = append(r.drawings[d.Near], d)
	}
	for _, d := range r.story.Embedded {
		r.embedded[d.Near] = append(r.embedded[d.Near], d)
	}
}

// before tells what stands right before paragraph i, or is deleted in it.
func (r *reader) before(i int) error {
	for _, d := range r.embedded[i] {
		if d.Own {
			if err := r.embed(d, i); err != nil {
				return err
			}
		}
	}
	for _, d := range r.removed[i] {
		p := source.Piece{What: source.Aside, Kind: source.Deleted, Words: said(d.Text), Sure: true}
		if d.By != nil {
			p.By = d.By.Who
		}
		r.put(i, p)
	}
	return nil
}

func (r *reader) embed(d story.Embedded, i int) error {
	pieces, ok, err := r.Embedded(d.Part, place(i))
	if err != nil {
		return err
	}
	if !ok {
		name := path.Base(d.Part)
		if d.Part == "" {
			name = d.Tag
		}
		r.leave(source.Left{Why: source.Unread, Text: name, Place: place(i)})
	}
	for _, p := range pieces {
		for _, row := range p.Rows {
			if r.cells += len(row.Cells); r.cells > MaxCells {
				return &ooxml.Error{Code: ooxml.TooComplex, Message: tooMany}
			}
		}
	}
	r.out.Pieces = append(r.out.Pieces, pieces...)
	return nil
}

// after tells what hangs on paragraph i: pictures, charts, notes, comments.
func (r *reader) after(i int) error {
	for k := range r.drawings[i] {
		r.put(i, source.Piece{What: source.Picture, Figure: r.Figure(&r.drawings[i][k]), Sure: true})
	}
	for _, d := range r.embedded[i] {
		if !d.Own {
			if err := r.embed(d, i); err != nil {
				return err
			}
		}
	}
	for _, d := range r.unfilled[i] {
		r.leave(source.Left{Why: source.Unfilled, Text: d.Text, Place: place(i)})
	}
	for _, d := range r.shapes[i] {
		r.leave(source.Left{Why: source.Decoration, Text: d.Text, Place: place(i)})
	}
	if i >= len(r.story.Paragraphs) {
		return nil
	}
	p := &r.story.Paragraphs[i]
	for _, n := range p.Notes {
		if s := r.notes[n]; s != "" {
			r.put(i, source.Piece{What: source.Aside, Kind: source.Footnote, Words: said(s), Sure: true})
			delete(r.notes, n)
		}
	}
	for _, id := range p.Comments {
		if k, ok := r.byID[id]; ok {
			r.comment(&r.Comments[k], i)
		}
	}
	return nil
}

func (r *reader) comment(c *story.Comment, i int) {
	if r.told[c.ID] || c.Text == "" {
		return
	}
	r.told[c.ID] = true
	r.put(i, source.Piece{What: source.Aside, Kind: source.Comment, Words: said(c.Text), By: c.Who, Sure: true})
}

// rest tells what hangs on nothing that is left.
func (r *reader) rest() error {
	end := len(r.story.Paragraphs)
	if err := r.before(end); err != nil {
		return err
	}
	if err := r.after(end); err != nil {
		return err
	}
	for k := range r.Comments {
		r.comment(&r.Comments[k], max(end-1, 0))
	}
	for _, n := range r.Notes {
		if s := r.notes[n.Note]; s != "" {
			r.put(max(end-1, 0), source.Piece{What: source.Aside, Kind: source.Footnote, Words: said(s), Sure: true})
		}
	}
	return nil
}

// hidden leaves out the words of paragraph i that nobody sees.
func (r *reader) hidden(i int) {
	p := &r.story.Paragraphs[i]
	var s []string
	for k := range p.Runs {
		if run := &p.Runs[k]; unseen(p, run) {
			s = append(s, run.Text)
		}
	}
	if text := story.Words(strings.Join(s, "")); text != "" {
		r.leave(source.Left{Why: source.Hidden, Text: text, Place: place(i)})
	}
}

// endContents leaves out the table of contents that ends before paragraph i.
func (r *reader) endContents(i int) {
	if len(r.contents) > 0 {
		r.leave(source.Left{Why: source.Contents, Text: strings.Join(r.contents, "\n"), Place: place(i - len(r.contents))})
		r.contents = nil
	}
}

// pageWords stand around the number of a page.
const pageWords = " side sider page af of s. / - – — | · ( ) "

// banners leaves out headers or footers, each line once.
func (r *reader) banners(kind string) {
	for _, b := range r.Banners {
		if !strings.Contains(path.Base(b.Part), kind) && (kind == "header" || strings.Contains(path.Base(b.Part), "header")) {
			continue
		}
		for _, l := range b.Printed {
			why := source.RunningHead
			if l.Counts && onlyPage(l.Text) {
				why = source.PageNumber
			}
			r.leave(source.Left{Why: why, Text: l.Text, Place: source.Place{Page: 1}})
		}
	}
}

func onlyPage(s string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if !strings.Contains(pageWords, " "+w+" ") && strings.Trim(w, "0123456789/-–.()") != "" {
			return false
		}
	}
	return true
}
