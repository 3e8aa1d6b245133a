package ooxml

import (
	"fmt"
	"strconv"

	"github.com/beevik/etree"
)

const (
	numberingPart = "word/numbering.xml"
	typeNumbering = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
)

// Numbering is a file's lists: w:num names a w:abstractNum, which has levels
// (ISO/IEC 29500-1 § 17.9).
type Numbering struct {
	part  string
	doc   *etree.Document
	index *listIndex // nil until it is asked for, and after each change
}

// Level is how one level of a list looks. Lengths are points.
type Level struct {
	Format        string // bullet, decimal, lowerLetter, ...
	Text          string // the bullet, or the pattern "%1."
	Font          string // of the bullet: Symbol's and Wingdings' letters are not what they seem
	Left, Hanging float64
	Paragraph     string         // the style that the level numbers, by its id, or ""; Add does not write it
	Run           *etree.Element // w:rPr of the mark, as read; Add does not write it
}

// Numbering reads the lists, or makes an empty part for them.
func (p *Package) Numbering() (*Numbering, error) {
	name, ok := p.RelByType(p.Main(), RelNumbering)
	if !ok {
		name = numberingPart
		empty := `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<w:numbering xmlns:w="` + NS + `"/>`
		if err := p.Add(name, typeNumbering, []byte(empty)); err != nil {
			return nil, err
		}
		if _, err := p.AddRel(p.Main(), RelNumbering, "numbering.xml", false); err != nil {
			return nil, err
		}
	}
	doc, err := p.XML(name)
	if err != nil {
		return nil, err
	}
	return &Numbering{part: name, doc: doc}, nil
}

// Save writes the lists back to a package.
func (n *Numbering) Save(p *Package) error { return p.SetXML(n.part, n.doc) }

// Level gives one level (0 to 8) of a list. ok is false when the list or the
// level is not there.
func (n *Numbering) Level(numID string, ilvl int) (l Level, ok bool) {
	if ilvl < 0 || ilvl >= levels {
		return l, false
	}
	want := strconv.Itoa(ilvl)
	in := n.indexed()
	if e := in.levels[in.abstract(numID)][want]; e != nil {
		l, ok = readLevel(e), true
	}
	if num := in.nums[numID]; num != nil {
		for _, o := range num.ChildElements() {
			if o.Tag == "lvlOverride" && Attr(o, "ilvl") == want && Has(o, "lvl") {
				l, ok = readLevel(Child(o, "lvl")), true
			}
		}
	}
	return l, ok
}

// Start gives the number that a level of a list begins with.
func (n *Numbering) Start(numID string, ilvl int) int {
	start := 1
	in, want := n.indexed(), strconv.Itoa(ilvl)
	take := func(e *etree.Element, tag string) {
		if v, err := strconv.Atoi(Val(e, tag)); err == nil {
			start = v
		}
	}
	take(in.levels[in.abstract(numID)][want], "start")
	for _, o := range Children(in.nums[numID]) {
		if o.Tag == "lvlOverride" && Attr(o, "ilvl") == want {
			take(Child(o, "lvl"), "start")
			take(o, "startOverride")
		}
	}
	return start
}

func readLevel(e *etree.Element) Level {
	f := Format{}
	f.indent(Child(Child(e, "pPr"), "ind"))
	rPr := Child(e, "rPr")
	return Level{
		Format: Val(e, "numFmt"), Text: Val(e, "lvlText"), Paragraph: Val(e, "pStyle"), Run: rPr,
		Font: Attr(Child(rPr, "rFonts"), "ascii"),
		Left: f.Left, Hanging: max(0, -f.FirstLine),
	}
}

// Add puts in a list of its own with two or more levels and gives its id. Every
// abstractNum stands before every num, or Word loses the lists.
func (n *Numbering) Add(levels ...Level) (numID string) {
	root := n.doc.Root()
	a := etree.NewElement("w:abstractNum")
	aid := strconv.Itoa(n.free("abstractNum", "abstractNumId", 0))
	a.CreateAttr("w:abstractNumId", aid)
	a.CreateElement("w:multiLevelType").CreateAttr("w:val", "hybridMultilevel")
	for i, l := range levels {
		a.AddChild(l.element(i))
	}
	at := 0
	for _, e := range root.ChildElements() {
		if e.Tag == "abstractNum" || e.Tag == "numPicBullet" {
			at = e.Index() + 1
		}
	}
	root.InsertChildAt(at, a)
	n.index = nil
	return n.addNum(aid)
}

// AddLevel gives a list that lacks it its second level, as a copy of the first
// one step further in. Word's own lists for List Bullet have one level only.
func (n *Numbering) AddLevel(numID string, l Level) error {
	a := n.indexed().abstract(numID)
	if a == nil {
		return fmt.Errorf("ooxml: no list %s", numID)
	}
	if t := Child(a, "multiLevelType"); t != nothing {
		t.CreateAttr("w:val", "hybridMultilevel")
	}
	at := len(a.Child)
	for _, e := range a.ChildElements() {
		if e.Tag == "lvl" && Attr(e, "ilvl") == "0" {
			at = e.Index() + 1
		}
	}
	a.InsertChildAt(at, l.element(1))
	n.index = nil
	return nil
}

func (l Level) element(i int) *etree.Element {
	e := etree.NewElement("w:lvl")
	e.CreateAttr("w:ilvl", strconv.Itoa(i))
	val := func(tag, v string) { e.CreateElement("w:"+tag).CreateAttr("w:val", v) }
	val("start", "1")
	val("numFmt", l.Format)
	val("lvlText", l.Text)
	val("lvlJc", "left")
	ind := e.CreateElement("w:pPr").CreateElement("w:ind")
	ind.CreateAttr("w:left", strconv.Itoa(int(l.Left*20)))
	ind.CreateAttr("w:hanging", strconv.Itoa(int(l.Hanging*20)))
	if l.Font != "" {
		f := e.CreateElement("w:rPr").CreateElement("w:rFonts")
		f.CreateAttr("w:ascii", l.Font)
		f.CreateAttr("w:hAnsi", l.Font)
		f.CreateAttr("w:hint", "default")
	}
	return e
}

func (n *Numbering) addNum(abstract string) string {
	id := strconv.Itoa(n.free("num", "numId", 1))
	num := etree.NewElement("w:num")
	num.CreateAttr("w:numId", id)
	num.CreateElement("w:abstractNumId").CreateAttr("w:val", abstract)
	root := n.doc.Root()
	at := len(root.Child)
	for _, e := range root.ChildElements() {
		switch e.Tag {
		case "abstractNum", "numPicBullet", "num":
			at = e.Index() + 1
		}
	}
	root.InsertChildAt(at, num)
	n.index = nil
	return id
}

func (n *Numbering) free(tag, attr string, least int) int {
	for _, e := range n.doc.Root().ChildElements() {
		if v, err := strconv.Atoi(Attr(e, attr)); err == nil && e.Tag == tag && v >= least {
			least = v + 1
		}
	}
	return least
}
