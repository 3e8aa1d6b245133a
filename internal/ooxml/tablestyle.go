package ooxml

import "github.com/beevik/etree"

// TableFormat is a table style, all inheritance resolved.
type TableFormat struct {
	Text    Format // of the cells: the default paragraph style over the table's
	Head    Format // of the header row; Shading is the row's fill
	Borders map[string]Edge
	HeadEnd Edge // below the header row, when the style gives it a line of its own
	// Cell margins; Word's own are 0 above and below, 5.4 at the sides.
	CellTop, CellRight, CellBottom, CellLeft float64
	Band                                     string // fill of every second row
}

// Table reads a table style.
//
// A cell's words take the docDefaults, then the table style, then what the
// default paragraph style says otherwise than the docDefaults (ISO/IEC 29500-1
// § 17.7.2). Space before and after is the exception: a table style that says
// it means it, while programs like LibreOffice write Normal's in any case; who
// writes the table repeats it in the cells.
func (s *Styles) Table(id string) TableFormat {
	t := TableFormat{CellLeft: 5.4, CellRight: 5.4}
	plain := s.Defaults()
	normal := s.Over(plain, s.Default("paragraph"))
	text := plain
	before, after := normal.Before, normal.After
	var head []*etree.Element
	bands := map[string]string{}
	for _, e := range s.Chain(id) {
		text = s.WithParagraph(s.WithRun(text, Child(e, "rPr")), Child(e, "pPr"))
		if spacing := Child(Child(e, "pPr"), "spacing"); spacing != nothing {
			before, after = text.Before, text.After
		}
		tblPr := Child(e, "tblPr")
		if b := Child(tblPr, "tblBorders"); b != nothing {
			t.Borders = s.edges(t.Borders, b)
		}
		t.margins(Child(tblPr, "tblCellMar"))
		for _, c := range e.ChildElements() {
			if c.Tag != "tblStylePr" {
				continue
			}
			switch typ := Attr(c, "type"); typ {
			case "firstRow":
				head = append(head, c)
			case "band1Horz", "band2Horz":
				if shd := Child(Child(c, "tcPr"), "shd"); shd != nothing {
					bands[typ] = s.Fill(shd)
				}
			}
		}
	}
	if t.Band = bands["band2Horz"]; t.Band == "" {
		t.Band = bands["band1Horz"]
	}
	t.Text = asCell(text, plain, normal)
	t.Text.Before, t.Text.After = before, after
	for _, c := range head {
		text = s.WithParagraph(s.WithRun(text, Child(c, "rPr")), Child(c, "pPr"))
	}
	t.Head = asCell(text, plain, normal)
	t.Head.Before, t.Head.After = before, after
	for _, c := range head {
		tcPr := Child(c, "tcPr")
		if shd := Child(tcPr, "shd"); shd != nothing {
			t.Head.Shading = s.Fill(shd)
		}
		if b := Child(Child(tcPr, "tcBorders"), "bottom"); b != nothing {
			t.HeadEnd = s.edge(b)
		}
	}
	return t
}

// asCell gives the table style's look, changed by what the default paragraph
// style says otherwise than the docDefaults.
func asCell(table, plain, normal Format) Format {
	over(&table.Font, plain.Font, normal.Font)
	over(&table.Size, plain.Size, normal.Size)
	over(&table.Bold, plain.Bold, normal.Bold)
	over(&table.Italic, plain.Italic, normal.Italic)
	over(&table.Underline, plain.Underline, normal.Underline)
	over(&table.Caps, plain.Caps, normal.Caps)
	over(&table.SmallCaps, plain.SmallCaps, normal.SmallCaps)
	over(&table.Spacing, plain.Spacing, normal.Spacing)
	over(&table.Color, plain.Color, normal.Color)
	over(&table.Line, plain.Line, normal.Line)
	over(&table.LineExact, plain.LineExact, normal.LineExact)
	over(&table.Align, plain.Align, normal.Align)
	return table
}

func over[T comparable](to *T, plain, normal T) {
	if plain != normal {
		*to = normal
	}
}

func (t *TableFormat) margins(mar *etree.Element) {
	for to, names := range map[*float64][2]string{
		&t.CellTop: {"top"}, &t.CellBottom: {"bottom"}, &t.CellLeft: {"left", "start"}, &t.CellRight: {"right", "end"},
	} {
		for _, n := range names {
			if v, ok := points(Attr(Child(mar, n), "w"), 20); ok && n != "" {
				*to = v
			}
		}
	}
}
