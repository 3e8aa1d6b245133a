package pdf

import (
	"strings"

	"pgregory.net/rapid"

	"notat/internal/notat"
)

// Random documents: every block kind, nesting, length and many scripts.

var vocabulary = []string{
	"skole", "og", "trivsel", "elevernes", "i", "9. klasse", "skoleudviklingssamtale", "læsning", "7,40", "på", "å", "det",
	"Ærø", "forældretilfredshedsundersøgelsen", "(mødeleder)", "–", "“citat”", "☀️", "🙂", "Łódź", "Μαρία", "Шевченко", "a\u0308", "50\u00a0%",
	"under\u00adsøgelse", "1.000", "<b>", "&amp;", "https://fjordby.example/en/lang/adresse/uden/mellemrum",
}

func anyWords(t *rapid.T) string {
	n := rapid.IntRange(1, 40).Draw(t, "words")
	if rapid.IntRange(0, 3).Draw(t, "short") > 0 {
		n = min(n, 6)
	}
	s := make([]string, n)
	for i := range s {
		s[i] = rapid.SampledFrom(vocabulary).Draw(t, "word")
	}
	return strings.Join(s, " ")
}

func anyInlines(t *rapid.T, depth int) []notat.Inline {
	var out []notat.Inline
	for range rapid.IntRange(1, 3).Draw(t, "inlines") {
		k := rapid.IntRange(0, 7).Draw(t, "inline")
		if depth == 0 {
			k = min(k, 2)
		}
		if len(out) > 0 {
			out = append(out, notat.Text(" "))
		}
		switch k {
		case 3:
			out = append(out, notat.Strong(anyInlines(t, depth-1)))
		case 4:
			out = append(out, notat.Emph(anyInlines(t, depth-1)))
		case 5:
			out = append(out, notat.Link{Address: "https://fjordby.example/" + rapid.StringMatching(`[a-zå)( ]{0,9}`).Draw(t, "address"), Inlines: anyInlines(t, depth-1)})
		case 6:
			out = append(out, notat.Break{}, notat.Text(anyWords(t)))
		case 7:
			out = append(out, notat.Felt{Pointer: "/x", Prompt: "Skriv her", Inlines: anyInlines(t, depth-1)})
		default:
			out = append(out, notat.Text(anyWords(t)))
		}
	}
	if rapid.IntRange(0, 30).Draw(t, "empty") == 0 {
		return nil
	}
	return out
}

func anyParagraph(t *rapid.T) *notat.Paragraph {
	return &notat.Paragraph{Role: notat.Role(max(0, rapid.IntRange(-4, 3).Draw(t, "role"))), Inlines: anyInlines(t, 2)}
}

func anyList(t *rapid.T, levels int) *notat.List {
	l := &notat.List{Ordered: rapid.Bool().Draw(t, "ordered")}
	for range rapid.IntRange(1, 6).Draw(t, "items") {
		it := notat.Item{Inlines: anyInlines(t, 1)}
		if levels > 1 && rapid.IntRange(0, 4).Draw(t, "sub") == 0 {
			it.Sub = anyList(t, levels-1)
		}
		l.Items = append(l.Items, it)
	}
	return l
}

// anyInside are blocks that may stand within others.
func anyInside(t *rapid.T, most int) (out []notat.Block) {
	for range rapid.IntRange(0, most).Draw(t, "inside") {
		if rapid.IntRange(0, 3).Draw(t, "list") == 0 {
			out = append(out, anyList(t, 2))
		} else {
			out = append(out, anyParagraph(t))
		}
	}
	return out
}

func anyCell(t *rapid.T) notat.Cell {
	switch rapid.IntRange(0, 4).Draw(t, "cell") {
	case 0:
		return number("7,40")
	case 1:
		return notat.Cell{Blocks: anyInside(t, 3)}
	}
	return text(anyWords(t))
}

func anyCells(t *rapid.T, n int) []notat.Cell {
	out := make([]notat.Cell, n)
	for i := range out {
		out[i] = anyCell(t)
	}
	return out
}

func anyBlock(t *rapid.T) notat.Block {
	switch rapid.IntRange(0, 12).Draw(t, "block") {
	case 0, 1:
		return &notat.Heading{Level: rapid.IntRange(2, 4).Draw(t, "level"), Inlines: anyInlines(t, 1)}
	case 2:
		return anyList(t, 2)
	case 3:
		d := &notat.Definitions{Head: rapid.Bool().Draw(t, "head")}
		for range rapid.IntRange(0, 5).Draw(t, "definitions") {
			d.Items = append(d.Items, notat.Definition{Term: anyInlines(t, 1), Blocks: anyInside(t, 5)})
		}
		return d
	case 4, 5:
		n := rapid.SampledFrom([]int{1, 2, 3, 4, 5, 6, 14}).Draw(t, "columns")
		tab := &notat.Table{Head: anyCells(t, n), RowHeader: rapid.Bool().Draw(t, "rowheader")}
		if rapid.Bool().Draw(t, "captioned") {
			tab.Caption = anyInlines(t, 1)
		}
		for range rapid.IntRange(0, 12).Draw(t, "rows") {
			tab.Rows = append(tab.Rows, anyCells(t, n))
		}
		return tab
	case 6:
		c := &notat.Columns{}
		for range rapid.IntRange(2, 3).Draw(t, "side") {
			c.Columns = append(c.Columns, notat.Column{Heading: anyInlines(t, 0), Blocks: anyInside(t, 6)})
		}
		return c
	case 7:
		return &notat.Quote{Blocks: anyInside(t, 3), Source: anyInlines(t, 0)}
	case 8:
		w, h := rapid.IntRange(1, 300).Draw(t, "w"), rapid.IntRange(1, 300).Draw(t, "h")
		if rapid.Bool().Draw(t, "chart") {
			f := absences(1 + w%9)
			f.Chart.Groups[0].Label, f.Caption = anyWords(t), anyInlines(t, 1)
			return f
		}
		return &notat.Figure{Image: pictureOf(w, h), MIME: "image/png", Width: w, Height: h, Alt: anyWords(t), Caption: anyInlines(t, 1)}
	}
	return anyParagraph(t)
}

func anyDocument(t *rapid.T) *notat.Document {
	var blocks []notat.Block
	for range rapid.IntRange(0, 25).Draw(t, "blocks") {
		blocks = append(blocks, anyBlock(t))
	}
	return document(blocks...)
}
