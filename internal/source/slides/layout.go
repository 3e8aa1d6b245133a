package slides

import (
	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/source"
	"notat/internal/story"
)

// layout is a slide layout or a master: where its placeholders stand and how their
// text is set.
type layout struct {
	part   string
	kind   string // its type: "secHead", "title"
	holds  []hold
	styles *etree.Element // p:txStyles of a master
	texts  []string       // of shapes that are no placeholders: they show on each slide
	shows  bool           // what lies under it shows too
	under  *layout        // the master of a layout, nil for a master
}

// hold is a placeholder (ISO/IEC 29500-1 § 19.3.1.36).
type hold struct {
	kind, idx string
	shape     *etree.Element
	there     bool
}

func (h hold) title() bool { return h.kind == "title" || h.kind == "ctrTitle" }

// runs reports whether a placeholder holds what each slide repeats.
func (h hold) runs() bool {
	return h.there && (h.kind == "dt" || h.kind == "ftr" || h.kind == "hdr" || h.kind == "sldNum")
}

// left gives what such a placeholder says.
func (h hold) left(e *etree.Element, slide int) (source.Left, bool) {
	l := source.Left{Why: source.RunningHead, Text: story.TextBelow(ooxml.Child(e, "txBody")), Place: source.Place{Slide: slide}}
	if h.kind == "sldNum" {
		l.Why = source.PageNumber
	}
	return l, h.runs() && l.Text != ""
}

// broad gives the kind of a placeholder as a master has it.
func (h hold) broad() string {
	switch h.kind {
	case "ctrTitle":
		return "title"
	case "title", "dt", "ftr", "hdr", "sldNum":
		return h.kind
	}
	return "body"
}

func holdOf(e *etree.Element) hold {
	for _, c := range e.ChildElements() {
		if len(c.Tag) > 2 && c.Tag[:2] == "nv" {
			pr := ooxml.Child(c, "nvPr")
			if !ooxml.Has(pr, "ph") {
				return hold{}
			}
			ph := ooxml.Child(pr, "ph")
			h := hold{kind: ooxml.Attr(ph, "type"), idx: ooxml.Attr(ph, "idx"), shape: e, there: true}
			if h.kind == "" {
				h.kind = "obj"
			}
			return h
		}
	}
	return hold{}
}

// layoutOf reads a layout or a master; over names the kind of what lies under it.
func (r *reader) layoutOf(name, over string) (*layout, error) {
	if l, ok := r.layouts[name]; ok {
		return l, nil
	}
	l := &layout{part: name, shows: true}
	data, ok := r.file.Part(name)
	if !ok {
		return l, nil
	}
	if r.kept += len(data); r.kept > MaxLayouts {
		return nil, tooMany("layout")
	}
	doc, err := r.file.XMLContext(r.ctx, name)
	if err != nil {
		return nil, err
	}
	r.layouts[name] = l
	root := doc.Root()
	l.kind, l.styles = ooxml.Attr(root, "type"), ooxml.Child(root, "txStyles")
	if v := ooxml.Attr(root, "showMasterSp"); v == "0" || v == "false" {
		l.shows = false
	}
	if l.read(ooxml.Child(ooxml.Child(root, "cSld"), "spTree")); len(l.holds) > MaxShapes {
		return nil, tooMany("figurer i et layout")
	}
	if over == "" {
		return l, nil
	}
	rels, err := r.rels(name)
	if err != nil {
		return nil, err
	}
	l.under, err = r.layoutOf(part(rels, over), "")
	return l, err
}

func (l *layout) read(e *etree.Element) {
	for _, c := range e.ChildElements() {
		h := holdOf(c)
		if h.there {
			l.holds = append(l.holds, h)
		} else if s := story.TextBelow(c); s != "" {
			l.texts = append(l.texts, s)
		}
	}
}

// find gives the placeholder that another takes its place and manner from.
func (l *layout) find(h hold) (hold, bool) {
	if l == nil || !h.there {
		return hold{}, false
	}
	for _, is := range l.holds {
		if l.under != nil && h.idx != "" && is.idx == h.idx {
			return is, true
		}
	}
	for _, is := range l.holds {
		if is.broad() == h.broad() && (l.under == nil || h.idx == "") {
			return is, true
		}
	}
	return hold{}, false
}

// rect gives where a shape stands: by itself, by its layout or by the master.
func (w *walker) rect(e *etree.Element, h hold) rect {
	if at, ok := rectOf(e); ok {
		return at
	}
	for l := w.layout; l != nil; l = l.under {
		if is, ok := l.find(h); ok {
			if at, ok := rectOf(is.shape); ok {
				return at
			}
		}
	}
	return rect{}
}

func rectOf(e *etree.Element) (rect, bool) {
	x := ooxml.Child(ooxml.Child(e, "spPr"), "xfrm")
	if e.Tag == "graphicFrame" {
		x = ooxml.Child(e, "xfrm")
	}
	if !ooxml.Has(x, "off") {
		return rect{}, false
	}
	off, ext := ooxml.Child(x, "off"), ooxml.Child(x, "ext")
	return rect{number(off, "x"), number(off, "y"), number(ext, "cx"), number(ext, "cy")}, true
}

// settings gives what sets the text of a shape at a level (0 to 8), the nearest first.
func (w *walker) settings(body *etree.Element, h hold, level int) []*etree.Element {
	if of := (setting{body, level}); w.set[of] != nil {
		return w.set[of]
	}
	tag := "lvl" + string(rune('1'+level)) + "pPr"
	out := []*etree.Element{ooxml.Child(ooxml.Child(body, "lstStyle"), tag)}
	master := (*layout)(nil)
	for l := w.layout; l != nil; l = l.under {
		if is, ok := l.find(h); ok {
			out = append(out, ooxml.Child(ooxml.Child(ooxml.Child(is.shape, "txBody"), "lstStyle"), tag))
		}
		master = l
	}
	if master != nil && h.there {
		style := "bodyStyle"
		if h.title() {
			style = "titleStyle"
		}
		out = append(out, ooxml.Child(ooxml.Child(master.styles, style), tag))
	}
	out = append(out, ooxml.Child(w.text, tag))
	w.set[setting{body, level}] = out
	return out
}

// setting is a level of a text body.
type setting struct {
	body  *etree.Element
	level int
}

// behind leaves out what layouts and masters write on slides.
func (r *reader) behind() {
	for _, s := range r.slides {
		if s.hidden {
			continue
		}
		for _, name := range s.from {
			for _, t := range r.layouts[name].textsOf() {
				r.leave(source.Left{Why: source.RunningHead, Text: t, Place: source.Place{Slide: s.number}})
			}
		}
	}
}

func (l *layout) textsOf() []string {
	if l == nil {
		return nil
	}
	return l.texts
}
