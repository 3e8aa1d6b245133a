package slides

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/prosa"
	"notat/internal/source"
	"notat/internal/story"
)

// longHead is how many characters a line may have that is taken for a heading without
// being one by its place.
const longHead = 90

// para is a paragraph of a shape, or what stands between two line ends of one.
type para struct {
	raw    []prosa.Ord
	level  int  // from 0
	list   byte // '-' bullets, '1' numbers, else 0
	bold   bool // each of its words
	size   int  // of its smallest words, in hundredths of a point
	mark   source.Mark
	placed source.Place
}

func (p *para) text() string { return source.Plain(p.raw) }

// words reads the text of a shape into its pieces.
func (w *walker) words(body *etree.Element, h hold, sh *shape) {
	paras := w.paras(body, h)
	if h.title() {
		var all []prosa.Ord
		for i := range paras {
			all = append(append(all, paras[i].raw...), prosa.Ord{Tekst: " "})
		}
		if line := plainHead(all); len(line) > 0 {
			sh.pieces = append(sh.pieces, source.Piece{What: source.Heading, Level: 1, Sure: true, Words: line, Place: paras[0].placed})
		}
		return
	}
	for i := range paras {
		p := &paras[i]
		if sh.size == 0 || p.size < sh.size {
			sh.size = p.size
		}
		piece := p.piece()
		if piece.What == source.Text && p.bold && i+1 < len(paras) && couldHead(p.text()) {
			piece.What, piece.Level, piece.Sure, piece.Words = source.Heading, 2, false, plainHead(p.raw)
		}
		sh.pieces = append(sh.pieces, piece)
	}
}

func plainHead(raw []prosa.Ord) []prosa.Ord {
	out := make([]prosa.Ord, len(raw))
	for i, o := range raw {
		o.Fed = false
		out[i] = o
	}
	return source.Line(out)
}

func couldHead(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || utf8.RuneCountInString(s) > longHead || strings.ContainsAny(s[len(s)-1:], ".,;") || strings.Contains(strings.TrimSuffix(s, ":"), ": ") {
		return false
	}
	c, _ := utf8.DecodeRuneInString(s)
	return (unicode.IsUpper(c) || unicode.IsDigit(c)) && strings.ContainsFunc(s, unicode.IsLetter)
}

func (p *para) piece() source.Piece {
	out := source.Piece{What: source.Text, Words: source.Line(p.raw), Sure: true, Place: p.placed}
	switch {
	case p.list != 0:
		out.What, out.Level, out.Numbered = source.Item, p.level+1, p.list == '1'
	case p.mark.Len > 0:
		out.What, out.Level, out.Numbered, out.Sure = source.Item, max(p.mark.Level, p.level+1), p.mark.Numbered, false
		out.Words = source.Line(source.Without(p.raw, p.mark.Len))
	}
	return out
}

// paras gives the paragraphs of a text body that have words.
func (w *walker) paras(body *etree.Element, h hold) []para {
	var out []para
	for _, e := range body.ChildElements() {
		if e.Tag == "p" {
			out = append(out, w.para(e, body, h)...)
		}
	}
	lines := make([]string, len(out))
	for i := range out {
		if out[i].list == 0 {
			lines[i] = out[i].text()
		}
	}
	for i, m := range source.Marks(lines) {
		out[i].mark = m
	}
	return out
}

// para reads a paragraph (a:p). A line that somebody broke by hand is one of its own,
// but for items and where it goes on in the middle of a sentence.
func (w *walker) para(e, body *etree.Element, h hold) []para {
	pPr := ooxml.Child(e, "pPr")
	level, err := strconv.Atoi(ooxml.Attr(pPr, "lvl"))
	if err != nil || level < 0 || level > 8 {
		level = 0
	}
	set := append([]*etree.Element{pPr}, w.settings(body, h, level)...)
	fresh := para{level: level, list: bullet(set)}
	var out []para
	now, first := fresh, true
	add := func(s string, rPr *etree.Element) {
		o := prosa.Ord{Tekst: s, Fed: flag(rPr, "b"), Kursiv: flag(rPr, "i")}
		if rel := w.rels[attrNS(ooxml.Child(rPr, "hlinkClick"), "id")]; rel.External {
			o.Henvisning = rel.Target
		}
		now.raw = append(now.raw, o)
		if strings.TrimSpace(s) == "" {
			return
		}
		bold, size := heavy(rPr, set), sized(rPr, set)
		if first {
			now.bold, now.size, first = bold, size, false
			return
		}
		now.bold, now.size = now.bold && bold, min(now.size, size)
	}
	end := func() {
		defer func() { now, first = fresh, true }()
		if strings.TrimSpace(now.text()) == "" {
			return
		}
		if n := len(out); n > 0 && (fresh.list != 0 || goesOn(now.text())) {
			was := &out[n-1]
			was.raw = append(append(was.raw, prosa.Ord{Tekst: " "}), now.raw...)
			was.bold = was.bold && now.bold
			return
		}
		now.placed = w.here()
		out = append(out, now)
	}
	for _, c := range e.ChildElements() {
		rPr := ooxml.Child(c, "rPr")
		switch c.Tag {
		case "pPr", "endParaRPr":
		case "br":
			end()
		case "r", "fld":
			for n, s := range strings.FieldsFunc(ooxml.Child(c, "t").Text(), func(c rune) bool { return c == '\v' || c == '\u2028' }) {
				if n > 0 {
					end()
				}
				add(s, rPr)
			}
		default: // an equation
			add(story.TextBelow(c), rPr)
		}
	}
	end()
	return out
}

func goesOn(s string) bool {
	c, _ := utf8.DecodeRuneInString(strings.TrimSpace(s))
	return unicode.IsLower(c)
}

// bullet tells what stands before a paragraph, by the nearest that says it.
func bullet(set []*etree.Element) byte {
	for _, e := range set {
		for _, c := range e.ChildElements() {
			switch c.Tag {
			case "buNone":
				return 0
			case "buChar", "buBlip":
				return '-'
			case "buAutoNum":
				return '1'
			}
		}
	}
	return 0
}

func flag(rPr *etree.Element, name string) bool {
	v := ooxml.Attr(rPr, name)
	return v == "1" || v == "true"
}

// heavy reports whether words are bold, by themselves or by what sets them.
func heavy(rPr *etree.Element, set []*etree.Element) bool {
	if ooxml.Attr(rPr, "b") != "" {
		return flag(rPr, "b")
	}
	for _, e := range set {
		if d := ooxml.Child(e, "defRPr"); ooxml.Attr(d, "b") != "" {
			return flag(d, "b")
		}
	}
	return false
}

func sized(rPr *etree.Element, set []*etree.Element) int {
	n, err := strconv.Atoi(ooxml.Attr(rPr, "sz"))
	for _, e := range set {
		if err == nil {
			break
		}
		n, err = strconv.Atoi(ooxml.Attr(ooxml.Child(e, "defRPr"), "sz"))
	}
	if err != nil {
		return 1800 // § 21.1.2.3.9
	}
	return n
}
