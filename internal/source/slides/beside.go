package slides

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/prosa"
	"notat/internal/source"
	"notat/internal/story"
)

// readAuthors reads who writes comments, of both kinds that PowerPoint has had.
func (r *reader) readAuthors(main string) error {
	rels, err := r.rels(main)
	if err != nil {
		return err
	}
	r.authors = map[string]string{}
	for _, kind := range []string{"commentAuthors", "authors"} {
		name := part(rels, kind)
		if _, ok := r.file.Part(name); !ok {
			continue
		}
		doc, err := r.file.XMLContext(r.ctx, name)
		if err != nil {
			return err
		}
		for _, e := range doc.Root().ChildElements() {
			r.authors[ooxml.Attr(e, "id")] = ooxml.Attr(e, "name")
		}
	}
	return nil
}

// readBeside reads a slide's notes and comments.
func (r *reader) readBeside(s *slide, rels map[string]ooxml.Rel) error {
	tell := func(kind source.Kind, by, text string) {
		if text = story.Words(text); text != "" {
			s.count++
			s.beside = append(s.beside, source.Piece{What: source.Aside, Kind: kind, By: by, Sure: true, Words: source.Line([]prosa.Ord{{Tekst: text}}), Place: source.Place{Slide: s.number, Paragraph: s.count}})
		}
	}
	if name := part(rels, "notesSlide"); name != "" {
		doc, err := r.besidePart(name)
		if err != nil {
			return err
		}
		if doc != nil {
			for _, sp := range doc.FindElements("//sp") {
				h := holdOf(sp)
				if l, ok := h.left(sp, s.number); ok {
					s.left = append(s.left, l)
				}
				if h.runs() {
					continue
				}
				for _, p := range ooxml.Child(sp, "txBody").ChildElements() {
					tell(source.SpeakerNotes, "", story.TextBelow(p))
				}
			}
		}
	}
	var names []string
	for _, rel := range rels {
		if !rel.External && strings.HasSuffix(rel.Type, "/comments") {
			names = append(names, rel.Part)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		doc, err := r.besidePart(name)
		if err != nil {
			return err
		}
		if doc == nil {
			continue
		}
		for _, cm := range doc.Root().ChildElements() {
			by := r.authors[ooxml.Attr(cm, "authorId")]
			tell(source.Comment, by, ooxml.Child(cm, "text").Text())
			tell(source.Comment, by, story.TextBelow(ooxml.Child(cm, "txBody")))
			for _, reply := range cm.FindElements(".//reply") {
				tell(source.Comment, r.authors[ooxml.Attr(reply, "authorId")], story.TextBelow(reply))
			}
		}
	}
	if len(s.beside) > MaxPieces {
		return tooMany("kommentarer")
	}
	return nil
}

// besidePart parses a part; one that is not there is nil.
func (r *reader) besidePart(name string) (*etree.Document, error) {
	if _, ok := r.file.Part(name); !ok {
		return nil, nil
	}
	return r.file.XMLContext(r.ctx, name)
}
