package readback

import (
	"strconv"
	"strings"

	"notat/internal/prosa"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// emphasized reports whether words of a cell look otherwise than plain words, or
// stand in a list: only Markdown says so.
func emphasized(x *story.Paragraph) bool {
	if x.List != 0 {
		return true
	}
	for _, r := range x.Runs {
		if (r.Bold || r.Italic || r.Link != "") && strings.TrimSpace(r.Text) != "" {
			return true
		}
	}
	return false
}

// needsMarkdown reports whether cells below a head hold more than plain words.
func needsMarkdown(rows [][]cell) bool {
	for _, r := range rows {
		for _, c := range r {
			for _, x := range c {
				if emphasized(x) {
					return true
				}
			}
		}
	}
	return false
}

// cells gives the words of a row as a table has them.
func cellsOf(row []cell, markdown bool) []string {
	if !markdown {
		return texts(row)
	}
	out := make([]string, len(row))
	for i, c := range row {
		out[i] = prosa.Write(prosaOf(c.pieces()))
	}
	return out
}

// asMarkdown gives plain words as Markdown that says the same.
func asMarkdown(s string) string {
	var p prosa.Prosa
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			p = append(p, prosa.Stykke{Linje: []prosa.Ord{{Tekst: l}}})
		}
	}
	return prosa.Write(p)
}

// isMarkdown reports whether the cells of a list of rows are Markdown.
func (o *outcome) isMarkdown(list string) bool {
	block, key := split1(list)
	return key == "raekker" && recorddiff.Text(o.root, block+"/format") == samtale.Markdown
}

// cellText gives the words of paragraphs as a cell of a list of rows has them.
func (g *ground) cellText(list string, es []int) string {
	c := make(cell, len(es))
	for i, e := range es {
		c[i] = &g.held.edited[e]
	}
	return cellsOf([]cell{c}, g.out.isMarkdown(list))[0]
}

// richCells lets the tables whose cells hold more than plain words now be written
// in Markdown.
func (g *ground) richCells() {
	for t, of := range g.grid.tables {
		list, key := g.grid.listOf(of)
		if of == 0 || key != "raekker" || g.out.isMarkdown(list) {
			continue
		}
		for _, e := range g.held.inFile[t] {
			if x := &g.held.edited[e]; x.Row > 1 && emphasized(x) {
				g.toMarkdown(list)
				break
			}
		}
	}
}

func (g *ground) toMarkdown(list string) {
	block, _ := split1(list)
	recorddiff.Set(g.out.root, block+"/format", samtale.Markdown)
	rows, _ := recorddiff.Get(g.out.root, list).([]any)
	for n := range rows {
		cells, _ := rows[n].([]any)
		for k := range cells {
			s, _ := cells[k].(string)
			cells[k] = asMarkdown(s)
			g.taken.markdown[list+"/"+strconv.Itoa(n)+"/"+strconv.Itoa(k)] = true
		}
	}
}
