package template

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// runReader flattens the runs of one paragraph of a header or footer.
type runReader struct {
	*bannerReader
	para  ooxml.Format
	tabs  *[]Tab
	out   []BannerRun
	field []fieldState // fields may be nested
}

// fieldState is a complex field that was begun: begin, its code, separate, its
// result, end (ISO/IEC 29500-1 § 17.16.18).
type fieldState struct {
	code   string
	result bool // in the result now
	style  Style
	from   int // where its result begins in out
}

func (b *bannerReader) runs(p *etree.Element, f ooxml.Format, tabs *[]Tab) []BannerRun {
	r := &runReader{bannerReader: b, para: f, tabs: tabs}
	r.walk(p)
	return splitTags(r.out)
}

func (r *runReader) walk(e *etree.Element) {
	for _, c := range e.ChildElements() {
		switch c.Tag {
		case "r":
			r.run(c)
		case "fldSimple":
			from := len(r.out)
			r.walk(c)
			r.endField(fieldState{code: ooxml.Attr(c, "instr"), from: from, style: r.styleAt(from)})
		case "sdt":
			r.walk(ooxml.Child(c, "sdtContent"))
		case "hyperlink", "ins", "moveTo", "smartTag", "customXml", "dir", "bdo":
			r.walk(c)
		}
	}
}

func (r *runReader) styleAt(i int) Style {
	if i < len(r.out) {
		return r.out[i].Style
	}
	return styleOf(r.para)
}

func (r *runReader) run(e *etree.Element) {
	rPr := ooxml.Child(e, "rPr")
	if ooxml.On(rPr, "vanish") {
		return // hidden text
	}
	f := r.para
	if id := ooxml.Val(rPr, "rStyle"); id != "" {
		f = r.s.Over(f, id)
	}
	f = r.s.WithRun(f, rPr)
	alone(rPr, true, r.alone)
	style := styleOf(f)
	for _, c := range e.ChildElements() {
		switch c.Tag {
		case "t":
			r.put(BannerRun{Style: style, Text: c.Text()})
		case "noBreakHyphen":
			r.put(BannerRun{Style: style, Text: "\u2011"})
		case "softHyphen":
			r.put(BannerRun{Style: style, Text: "\u00AD"})
		case "tab":
			r.put(BannerRun{Style: style, IsTab: true})
		case "ptab":
			r.alignTab(ooxml.Attr(c, "alignment"))
			r.put(BannerRun{Style: style, IsTab: true})
		case "br", "cr":
			r.put(BannerRun{Style: style, IsBreak: true})
		case "sym":
			r.notes.warn("kun-i-word", r.place, "Et symboltegn fra Indsæt > Symbol vises kun i Word. Skriv tegnet i en almindelig skrifttype.")
		case "fldChar":
			r.fieldChar(ooxml.Attr(c, "fldCharType"), style)
		case "instrText":
			if n := len(r.field); n > 0 {
				r.field[n-1].code += c.Text()
			}
		case "drawing", "AlternateContent", "pict", "object":
			r.graphic(c, style)
		}
	}
}

func (r *runReader) put(run BannerRun) {
	if n := len(r.field); n > 0 && !r.field[n-1].result {
		return // words of a field's code
	}
	r.out = append(r.out, run)
}

// alignTab turns Word's alignment tab, which goes by the margins, into a tab
// stop.
func (r *runReader) alignTab(align string) {
	width := r.page.Width - r.page.Left - r.page.Right
	t := Tab{Align: "left"}
	switch align {
	case "center":
		t = Tab{At: width / 2, Align: "center"}
	case "right":
		t = Tab{At: width, Align: "right"}
	}
	if !slices.Contains(*r.tabs, t) {
		*r.tabs = append(*r.tabs, t)
		slices.SortFunc(*r.tabs, func(a, b Tab) int { return int(a.At*20) - int(b.At*20) })
	}
}

func (r *runReader) fieldChar(kind string, style Style) {
	n := len(r.field) - 1
	switch kind {
	case "begin":
		r.field = append(r.field, fieldState{style: style, from: len(r.out)})
	case "separate":
		if n >= 0 {
			r.field[n].result, r.field[n].from, r.field[n].style = true, len(r.out), style
		}
	case "end":
		if n >= 0 {
			f := r.field[n]
			r.field = r.field[:n]
			r.endField(f)
		}
	}
}

// endField puts a page number in place of its result; any other field stays
// what it showed last.
func (r *runReader) endField(f fieldState) {
	code, _, _ := strings.Cut(strings.TrimSpace(f.code), " ")
	switch code = strings.ToUpper(code); code {
	case "PAGE", "NUMPAGES":
	case "SECTIONPAGES":
		code = "NUMPAGES"
	case "HYPERLINK":
		return
	default:
		r.notes.warn("kun-i-word", r.place, "Feltet »%s« opdateres ikke. Skriv teksten, eller brug et af skabelonens felter.", strings.TrimSpace(f.code))
		return
	}
	if f.from < len(r.out) {
		f.style = r.out[f.from].Style
	}
	r.out = append(r.out[:f.from], BannerRun{Style: f.style, Field: code})
}

// splitTags joins neighbouring texts and takes the tags out of them, also those
// that Word split over runs. The run where a tag begins gives its look.
func splitTags(in []BannerRun) []BannerRun {
	var out []BannerRun
	for i := 0; i < len(in); {
		if in[i].Text == "" {
			if isWords := in[i] == (BannerRun{Style: in[i].Style}); !isWords {
				out = append(out, in[i])
			}
			i++
			continue
		}
		j, all := i, ""
		for ; j < len(in) && in[j].Text != ""; j++ {
			all += in[j].Text
		}
		out = append(out, splitText(in[i:j], all)...)
		i = j
	}
	return out
}

// splitText divides the texts of runs, which together are all.
func splitText(runs []BannerRun, all string) []BannerRun {
	var out []BannerRun
	// fixed puts in all[from:to] in the looks of its runs.
	fixed := func(from, to int) {
		pos := 0
		for _, r := range runs {
			a, b := max(from, pos), min(to, pos+len(r.Text))
			if a < b {
				piece := r.Text[a-pos : b-pos]
				if k := len(out) - 1; k >= 0 && out[k].Text != "" && out[k].Style == r.Style {
					out[k].Text += piece
				} else {
					out = append(out, BannerRun{Style: r.Style, Text: piece})
				}
			}
			pos += len(r.Text)
		}
	}
	styleAt := func(at int) Style {
		pos := 0
		for _, r := range runs {
			if pos += len(r.Text); at < pos {
				return r.Style
			}
		}
		return runs[len(runs)-1].Style
	}
	last := 0
	for _, m := range FindTags(all) {
		fixed(last, m.From)
		if IsTag(m.Name) {
			out = append(out, BannerRun{Style: styleAt(m.From), Tag: m.Name})
		} else { // an error, which is shown as it is written
			out = append(out, BannerRun{Style: styleAt(m.From), Text: all[m.From:m.To]})
		}
		last = m.To
	}
	fixed(last, len(all))
	return out
}
