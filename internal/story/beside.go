package story

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

const (
	relBase      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relFootnotes = relBase + "footnotes"
	relEndnotes  = relBase + "endnotes"
	relExtended  = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
)

// Comment is a comment of the file.
type Comment struct {
	Revision
	ID       string
	Text     string
	Anchored bool   // to a paragraph
	At       string // the words of that paragraph
	Resolved bool
	Root     string // id of the comment that begins the thread it is a reply in, or ""
}

// Comments gives the comments in the order of their part.
func Comments(p *ooxml.Package) ([]Comment, error) {
	main := p.Main()
	name, ok := p.RelByType(main, ooxml.RelComments)
	if !ok {
		return nil, nil
	}
	done, above := map[string]bool{}, map[string]string{} // by the paragraph that a comment ends with
	if ext, ok := p.RelByType(main, relExtended); ok {
		doc, err := p.XML(ext)
		if err != nil {
			return nil, err
		}
		for _, e := range doc.Root().ChildElements() {
			if v := ooxml.Attr(e, "done"); v == "1" || v == "true" {
				done[ooxml.Attr(e, "paraId")] = true
			}
			if to := ooxml.Attr(e, "paraIdParent"); to != "" {
				above[ooxml.Attr(e, "paraId")] = to
			}
		}
	}
	doc, err := p.XML(name)
	if err != nil {
		return nil, err
	}
	at := anchors(p)
	of := map[string]string{} // paragraph -> id of its comment
	for _, c := range doc.Root().ChildElements() {
		for _, para := range c.ChildElements() {
			of[ooxml.Attr(para, "paraId")] = ooxml.Attr(c, "id")
		}
	}
	var out []Comment
	answers := map[string]string{}
	for _, c := range doc.Root().ChildElements() {
		one := Comment{Revision: Revision{ooxml.Attr(c, "author"), ooxml.Attr(c, "date")}, ID: ooxml.Attr(c, "id"), Text: TextBelow(c)}
		one.At, one.Anchored = at[ooxml.Attr(c, "id")]
		for _, para := range c.ChildElements() {
			id := ooxml.Attr(para, "paraId")
			one.Resolved = one.Resolved || done[id]
			if above[id] != "" && of[above[id]] != one.ID {
				answers[one.ID] = of[above[id]]
			}
		}
		out = append(out, one)
	}
	for i := range out {
		out[i].Root = first(answers, out[i].ID)
	}
	return out, nil
}

// deepest is how many replies are followed up to the comment that they begin with: Word
// has one, LibreOffice a reply to a reply. Of a longer row each stands alone.
const deepest = 8

// first gives the id of the comment that a thread begins with, or "" for that itself.
func first(answers map[string]string, id string) string {
	root := ""
	for range deepest {
		if id = answers[id]; id == "" {
			return root
		}
		root = id
	}
	return ""
}

// anchors gives the words of the paragraph in which each comment is anchored, by
// its id.
func anchors(p *ooxml.Package) map[string]string {
	out := map[string]string{}
	doc, err := p.XML(p.Main())
	if err != nil {
		return out
	}
	words := map[*etree.Element]string{} // of each paragraph once: many may hang on one
	for _, ref := range doc.FindElements("//commentReference") {
		for e := ref.Parent(); e != nil; e = e.Parent() {
			if e.Tag == "p" {
				if _, read := words[e]; !read {
					words[e] = TextBelow(e)
				}
				out[ooxml.Attr(ref, "id")] = words[e]
				break
			}
		}
	}
	return out
}

// NoteText is a foot- or endnote with its words.
type NoteText struct {
	Note
	Text string
}

// Notes gives the foot- and endnotes, by kind and id.
func Notes(p *ooxml.Package) []NoteText {
	var out []NoteText
	main := p.Main()
	for kind, rel := range map[string]string{"footnote": relFootnotes, "endnote": relEndnotes} {
		name, ok := p.RelByType(main, rel)
		if !ok {
			continue
		}
		doc, err := p.XML(name)
		if err != nil {
			continue
		}
		for _, e := range doc.Root().ChildElements() {
			if t := ooxml.Attr(e, "type"); t == "" || t == "normal" {
				out = append(out, NoteText{Note{kind, ooxml.Attr(e, "id")}, TextBelow(e)})
			}
		}
	}
	slices.SortFunc(out, func(a, b NoteText) int { return strings.Compare(a.Kind+a.ID, b.Kind+b.ID) })
	return out
}
