// Package word reads a foreign Word file as what it says. The words come from
// internal/story, and what they are from internal/source/flow. It runs no macro and
// keeps none, and fetches nothing.
package word

import (
	"context"
	"path"

	"notat/internal/ooxml"
	"notat/internal/source"
	"notat/internal/source/flow"
	"notat/internal/source/office"
	"notat/internal/story"
)

// Read reads a .docx, .dotx, .docm or .dotm. What is not sound or not within the
// limits is refused with an *ooxml.Error; it ends with ctx's error soon after ctx does.
func Read(ctx context.Context, data []byte) (source.File, error) {
	p, err := ooxml.OpenForeign(ctx, data)
	if err != nil {
		return source.File{}, err
	}
	s, err := story.Read(ctx, p, nil)
	if err != nil {
		return source.File{}, err
	}
	t := flow.Text{
		Story:  &s,
		Figure: func(d *story.Drawing) *source.Figure { return office.Figure(p, d.Part, d.Linked, d.Alt) },
		Embedded: func(part string, at source.Place) ([]source.Piece, bool, error) {
			return office.Embedded(ctx, p, part, at)
		},
	}
	if t.Comments, err = story.Comments(p); err != nil {
		return source.File{}, err
	}
	if t.Banners, err = story.Banners(p); err != nil {
		return source.File{}, err
	}
	if err := soundNotes(ctx, p); err != nil {
		return source.File{}, err
	}
	t.Notes = story.Notes(p)
	out, err := flow.Read(ctx, t)
	if err != nil {
		return source.File{}, err
	}
	out.Title = office.Title(p)
	return out, nil
}

// soundNotes refuses a file whose notes cannot be read, rather than to lose them.
func soundNotes(ctx context.Context, p *ooxml.Package) error {
	rels, err := p.Rels(p.Main())
	if err != nil {
		return err
	}
	for _, rel := range rels {
		kind := path.Base(rel.Type)
		if _, there := p.Part(rel.Part); there && (kind == "footnotes" || kind == "endnotes") {
			if _, err := p.XMLContext(ctx, rel.Part); err != nil {
				return err
			}
		}
	}
	return nil
}
