package ooxml

import (
	"strings"

	"github.com/beevik/etree"
)

// Letters is the text of one w:t and where it begins in the text of its
// paragraph, in bytes.
type Letters struct {
	E     *etree.Element // w:t
	Start int
	Text  string
}

// LettersOf gives the texts of a paragraph's own runs in order, and how long its
// text is. What else stands in a run, a tab or a drawing, ends a word and takes
// one byte: see Joined. Deleted text and paragraphs within are none of it.
func LettersOf(p *etree.Element) (ls []Letters, size int) {
	return letters(p, nil, 0)
}

func letters(e *etree.Element, out []Letters, at int) ([]Letters, int) {
	for _, c := range e.ChildElements() {
		switch c.Tag {
		case "t":
			out = append(out, Letters{c, at, c.Text()})
			at += len(c.Text())
		case "r", "hyperlink", "ins", "smartTag", "sdt", "sdtContent", "moveTo", "fldSimple", "customXml", "dir", "bdo":
			out, at = letters(c, out, at)
		default:
			if !unseen(c) {
				at++
			}
		}
	}
	return out, at
}

// unseen reports whether an element of a paragraph is neither a word nor between two:
// properties, deleted text, and the marks that Word leaves where a page began, a word
// was checked, or a comment, a bookmark or a permission lies (ISO/IEC 29500-1
// §§ 17.3.3.13, 17.13).
func unseen(e *etree.Element) bool {
	switch e.Tag {
	case "pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "del", "moveFrom",
		"lastRenderedPageBreak", "proofErr", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd", "moveFromRangeStart",
		"moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "softHyphen":
		return true
	}
	return false
}

// Joined gives the text of a paragraph of that size; NUL stands for what is no
// word.
func Joined(ls []Letters, size int) string {
	b := []byte(strings.Repeat("\x00", size))
	for _, l := range ls {
		copy(b[l.Start:], l.Text)
	}
	return string(b)
}

// Draws reports whether something is drawn in a paragraph, or stands in it by
// reference: a picture, a box, an object, a note.
func Draws(p *etree.Element) bool {
	for _, e := range p.ChildElements() {
		switch e.Tag {
		case "drawing", "pict", "object", "AlternateContent", "sym", "ptab", "footnoteReference", "endnoteReference", "fldChar":
			return true
		}
		if Draws(e) {
			return true
		}
	}
	return false
}
