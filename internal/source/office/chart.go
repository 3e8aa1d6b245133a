package office

import (
	"context"
	"path"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/prosa"
	"notat/internal/source"
	"notat/internal/story"
)

// MaxPoints is how many values of a series are read: a chart of more of them is not
// read as a table by anyone.
const MaxPoints = 2000

// maxSeries is how many series of a chart are read: a table has no more columns.
const maxSeries = 63

// maxNames is how many levels of names a point may have, the year above the quarter.
const maxNames = 9

// Embedded reads a chart or a diagram by its part: a chart as its title and a table,
// a diagram as a list. ok is false where it is neither.
func Embedded(ctx context.Context, p *ooxml.Package, part string, at source.Place) (pieces []source.Piece, ok bool, err error) {
	if _, there := p.Part(part); !there || path.Ext(part) != ".xml" {
		return nil, false, nil
	}
	doc, err := p.XMLContext(ctx, part)
	if err != nil {
		return nil, false, err
	}
	switch root := doc.Root(); root.Tag {
	case "chartSpace":
		pieces = chart(root, at)
	case "dataModel":
		pieces = diagram(root, at)
	default:
		return nil, false, nil
	}
	return pieces, true, nil
}

func text(s string, at source.Place) source.Piece {
	return source.Piece{What: source.Text, Sure: true, Words: source.Line([]prosa.Ord{{Tekst: s}}), Place: at}
}

// chart gives the words of a chart: titles, and a table of its numbers. One whose
// series are not of the usual kind is given as words alone.
func chart(root *etree.Element, at source.Place) []source.Piece {
	var out []source.Piece
	for _, e := range root.FindElements(".//title") {
		if s := story.TextBelow(ooxml.Child(e, "tx")); s != "" {
			out = append(out, text(s, at))
		}
	}
	series := root.FindElements(".//ser")
	if len(series) == 0 {
		if s := story.TextBelow(ooxml.Child(root, "chartData")); s != "" {
			out = append(out, text(s, at))
		}
		return out
	}
	series = series[:min(len(series), maxSeries)]
	head := source.Row{Head: true, Cells: []source.Cell{cell("", at)}}
	var names []string // of the points
	values := make([][]string, len(series))
	for k, e := range series {
		head.Cells = append(head.Cells, cell(story.TextBelow(ooxml.Child(e, "tx")), at))
		cats := points(ooxml.Child(e, "cat"), ooxml.Child(e, "xVal"))
		if len(cats) > len(names) {
			names = cats
		}
		values[k] = points(ooxml.Child(e, "val"), ooxml.Child(e, "yVal"))
	}
	rows := []source.Row{head}
	count := len(names)
	for _, v := range values {
		count = max(count, len(v))
	}
	for i := range count {
		row := source.Row{Cells: []source.Cell{cell(nth(names, i), at)}}
		for _, v := range values {
			row.Cells = append(row.Cells, cell(nth(v, i), at))
		}
		rows = append(rows, row)
	}
	out = append(out, source.Piece{What: source.Table, Sure: true, Rows: rows, Place: at})
	for _, e := range root.FindElements(".//dLbl") { // what somebody wrote beside a point
		if s := story.TextBelow(ooxml.Child(e, "tx")); s != "" {
			out = append(out, text(s, at))
		}
	}
	return out
}

func nth(s []string, i int) string {
	if i < len(s) {
		return s[i]
	}
	return ""
}

func cell(s string, at source.Place) source.Cell {
	c := source.Cell{Columns: 1}
	if s = story.Words(s); s != "" {
		c.Pieces = []source.Piece{text(s, at)}
	}
	return c
}

// points gives the values of a series as they were saved last, the outermost names of
// several levels left to the innermost.
func points(of ...*etree.Element) []string {
	var out []string
	levels := map[int]int{}
	for _, e := range of {
		share := false // they are shown as per cent
		for _, code := range e.FindElements(".//formatCode") {
			share = share || strings.Contains(code.Text(), "%")
		}
		for _, pt := range e.FindElements(".//pt") {
			n, err := strconv.Atoi(ooxml.Attr(pt, "idx"))
			if err != nil || n < 0 || n >= MaxPoints {
				continue
			}
			for len(out) <= n {
				out = append(out, "")
			}
			if levels[n]++; levels[n] > maxNames {
				continue
			}
			s := decimal(ooxml.Child(pt, "v").Text(), share)
			if out[n] != "" && s != "" {
				s = out[n] + " " + s
			} else if s == "" {
				s = out[n]
			}
			out[n] = s
		}
	}
	return out
}

// decimal gives a number of a chart as it is written in Danish, without the digits
// that only a computer counts: 0.30000000000000004.
func decimal(s string, share bool) string {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !share && !strings.ContainsAny(s, ".eE") {
		return s
	}
	if share {
		v *= 100
	}
	short := strconv.FormatFloat(v, 'f', -1, 64)
	if len(short) > 10 {
		short = strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v, 'f', 4, 64), "0"), ".")
	}
	short = strings.Replace(short, ".", ",", 1)
	if share {
		short += " %"
	}
	return short
}
