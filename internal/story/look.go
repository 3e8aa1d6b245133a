package story

import (
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// look tells what a file's styles mean, by their invariant names: ids differ
// between languages and programs.
type look struct {
	styles *ooxml.Styles
	lists  *ooxml.Numbering
	paras  map[string]paraStyle
	runs   map[string]runStyle
	inks   map[inkKey]ink
	kinds  map[string]byte // list instance and level -> kind
	counts map[string]bool // those that count otherwise than 1. 2. 3.
	marks  map[string]*markStyle
}

type paraStyle struct {
	names   []string
	heading int
	quote   bool
	caption bool
	toc     bool
	num     string
	level   int
	look    runStyle
}

// runStyle is how words are set; lost is what of it a record cannot hold.
type runStyle struct {
	bold, italic bool
	size         int // in half-points, 0: nothing said
	lost         string
}

func newLook(p *ooxml.Package) (*look, error) {
	s, err := p.Styles()
	if err != nil {
		return nil, err
	}
	l := &look{styles: s, paras: map[string]paraStyle{}, runs: map[string]runStyle{}, inks: map[inkKey]ink{}, kinds: map[string]byte{}, counts: map[string]bool{}, marks: map[string]*markStyle{}}
	if _, ok := p.RelByType(p.Main(), ooxml.RelNumbering); ok {
		if l.lists, err = p.Numbering(); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// para gives what a paragraph style means, with all that it is based on.
func (l *look) para(id string) paraStyle {
	if s, ok := l.paras[id]; ok {
		return s
	}
	var s paraStyle
	for _, e := range l.styles.Chain(id) {
		name := strings.ToLower(ooxml.Val(e, "name"))
		s.names = append(s.names, name)
		switch n, heading := strings.CutPrefix(name, "heading "); {
		case heading:
			if v, err := strconv.Atoi(n); err == nil && v >= 1 && v <= 9 {
				s.heading = v
			}
		case strings.HasPrefix(name, "toc "):
			s.toc = true
		case name == "title":
			s.heading = -1
		case name == "quote", name == "intense quote":
			s.quote = true
		case name == "caption":
			s.caption = true
		}
		s.number(ooxml.Child(e, "pPr"))
		s.outlined(ooxml.Child(e, "pPr"))
		rPr := ooxml.Child(e, "rPr")
		s.look.bold, s.look.italic = toggled(rPr, "b", s.look.bold), toggled(rPr, "i", s.look.italic)
		s.look.lost = struck(rPr, s.look.lost)
	}
	s.look.size = int(2 * l.styles.Paragraph(id).Size)
	l.paras[id] = s
	return s
}

// number takes over w:numPr where there is one.
func (s *paraStyle) number(pPr *etree.Element) {
	num := ooxml.Child(pPr, "numPr")
	if !ooxml.Has(pPr, "numPr") {
		return
	}
	if ooxml.Has(num, "numId") {
		s.num = ooxml.Val(num, "numId")
	}
	if n, err := strconv.Atoi(ooxml.Val(num, "ilvl")); err == nil {
		s.level = n
	}
}

// outlined takes over a w:outlineLvl: 0 to 8 are the levels of headings, 9 is
// text (ISO/IEC 29500-1 § 17.3.1.20).
func (s *paraStyle) outlined(pPr *etree.Element) {
	level := ooxml.Val(pPr, "outlineLvl")
	if level == "" {
		return
	}
	if n, err := strconv.Atoi(level); err == nil && s.heading >= 0 {
		if s.heading = n + 1; n < 0 || n > 8 {
			s.heading = 0
		}
	}
}

// sized takes over a size.
func (s *runStyle) sized(rPr *etree.Element) {
	size := ooxml.Val(rPr, "sz")
	if size == "" {
		return
	}
	if n, err := strconv.Atoi(size); err == nil {
		s.size = n
	}
}

// kind tells bullets from numbers: '-', '1', or 0 for no list, as "" and "0" are.
func (l *look) kind(num string, level int) byte {
	if l.lists == nil {
		return 0
	}
	key := num + "/" + strconv.Itoa(level)
	if k, ok := l.kinds[key]; ok {
		return k
	}
	k := byte(0)
	lv, ok := l.lists.Level(num, level)
	for above := level; !ok && above > 0; { // a level that the list does not tell of is as the one above it
		above--
		lv, ok = l.lists.Level(num, above)
	}
	if ok {
		switch lv.Format {
		case "none", "":
		case "bullet":
			k = '-'
		default:
			if k = '1'; lv.Format != "decimal" || lv.Text != "%"+strconv.Itoa(level+1)+"." || l.lists.Start(num, level) > 1 {
				l.counts[key] = true
			}
		}
	}
	l.kinds[key] = k
	return k
}

// run gives whether a character style is bold or italic.
func (l *look) run(id string) runStyle {
	if id == "" {
		return runStyle{}
	}
	if s, ok := l.runs[id]; ok {
		return s
	}
	var s runStyle
	for _, e := range l.styles.Chain(id) {
		switch strings.ToLower(ooxml.Val(e, "name")) {
		case "strong":
			s.bold = true
		case "emphasis":
			s.italic = true
		}
		rPr := ooxml.Child(e, "rPr")
		s.sized(rPr)
		s.bold, s.italic = toggled(rPr, "b", s.bold), toggled(rPr, "i", s.italic)
		s.lost = struck(rPr, s.lost)
	}
	l.runs[id] = s
	return s
}

// struck gives how a style strikes its words through, or what it was before.
func struck(rPr *etree.Element, was string) string {
	for _, tag := range []string{"strike", "dstrike"} {
		if ooxml.On(rPr, tag) {
			return tag
		}
	}
	return was
}

// toggled gives an on/off property, or what it was before.
func toggled(rPr *etree.Element, tag string, was bool) bool {
	if !ooxml.Has(rPr, tag) {
		return was
	}
	return ooxml.On(rPr, tag)
}

// stressed reports whether a run stands out from its paragraph by an on/off
// property (ISO/IEC 29500-1 § 17.7.3): a character style's turns that of the
// paragraph's style, the run's own takes the place of both. In an italic quote
// the upright words are those that are stressed.
func stressed(rPr *etree.Element, tag string, character, paragraph bool) bool {
	if !ooxml.Has(rPr, tag) {
		return character
	}
	return ooxml.On(rPr, tag) != paragraph
}
