// Package readback takes an edited Word draft back into the record that it was
// made from. It keeps one promise: every word in the file that came back is in
// the new record, is unchanged fixed text, or is an Item that is shown to the
// referent. Where it is not sure it asks. Package proof holds it to that. It goes
// by stages, each of which hands a value to the next: flatten (package story),
// align, place (a walk that hands on tables, forms and pictures), gone, values, what
// is beside the text, finish. It knows records, and Word files as far as story tells
// of them; it renders nothing, and no rule of a record is in it.
package readback

import (
	"cmp"
	"context"
	"slices"

	"notat/internal/billede"
	"notat/internal/ooxml"
	"notat/internal/parallel"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// Control says which field a content control of a draft holds.
type Control struct {
	Pointer string // RFC 6901, into Input.Base
	Rich    bool   // Markdown
}

// Draft is a Word draft with the table of its controls, by w:tag.
type Draft struct {
	File     *ooxml.Package
	Controls map[string]Control
}

// Input is what came back, and what it is held against.
type Input struct {
	Base     []byte // JSON of the record that the draft was made from
	Baseline Draft  // Base, drawn anew by today's program
	Edited   Draft
	Status   map[string]string // printed label of an agreement's status -> the record's word
	Labels   map[string]string // printed label of a field of an agreement ("Frist") -> its key
	Grunde   map[string]string // what a draft lets one choose for a part without content -> the record's word
	Arter    map[string]string // what a draft lets one choose for results -> the record's word
	Parter   map[string]string // printed label of a party, in small letters -> the record's word
	Hoved    map[string]string // printed label of a field of the head -> its place; "/moede/tid" is from one time to another
	Intern   map[string]bool   // printed sentence that says that something is internal, in small letters -> it says so of a section
	Columns  map[string]string // what the template says over a column, in small letters, after the list: "resultater skolen" -> "vaerdi"
	Svar     map[string]string // answers: Item.ID -> Choice.ID

	Pictures *billede.Cache // the pictures made last, or nil

	// Final says that the record is to be final, and may be published.
	Final bool

	// Foreign says that the draft is of another release or template, so that
	// pictures that the program draws may differ.
	Foreign bool
}

// Result is the new record, what changed, and what is to be told or decided.
type Result struct {
	Record  []byte              // canonical JSON; with open items, what is certain so far
	Changes []recorddiff.Change // in document order
	Items   []Item              // in document order
	Read    []Reading           // what the record has in another form than the file
	Seen    int                 // characters of the file that leave ink and were read
	printed printedOnce
}

// Reading is a date, a time, a status or a label as the file has it, and the
// words that the record has for it.
type Reading struct{ File, Record string }

// Open reports whether something blocks or waits for an answer.
func (r *Result) Open() bool { return slices.ContainsFunc(r.Items, Item.open) }

// outcome is what has come of the file so far. Each stage adds to it; what one
// stage knows and the next needs is handed on as a value.
type outcome struct {
	questions
	root      any               // Base as a tree, edited in place at the end
	status    map[string]string // Input.Status
	grunde    map[string]string // Input.Grunde
	arter     map[string]string // Input.Arter
	edits     recorddiff.Edits
	by        map[string]string // pointer -> who changed it, where tracked
	read      []Reading
	parts     map[string]map[string]any // place for a section -> the section that came there
	words     map[string]string         // of others for a status -> the record's word
	newcomers []newcomer                // who are not in the record yet
	doubts    []*Doubt                  // cells of foreign tables that nobody can read
	printed   printedOnce
}

// Read takes the draft back. The error is a failure to read XML that was
// promised to be sound, or a record that is none.
func Read(ctx context.Context, in Input) (*Result, error) {
	record, err := samtale.Decode(in.Base)
	if err != nil {
		return nil, err
	}
	if err := record.DrawPictures(ctx, in.Pictures); err != nil {
		return nil, err
	}
	out := &outcome{questions: questions{record: record, svar: in.Svar}, status: in.Status, grunde: in.Grunde, arter: in.Arter, by: map[string]string{}, printed: printedOnce{}}
	if out.root, err = recorddiff.Parse(in.Base); err != nil {
		return nil, err
	}
	before, edited, err := flatten(ctx, in)
	if err != nil {
		return nil, err
	}
	seen, known := edited.Seen(), knownOf(&before)
	brokenLists(known, &edited, in.Baseline.Controls)
	brokenLabels(known, &edited, in.Labels)
	h := cutLines(before.Paragraphs, in.Baseline.Controls)
	h.was, h.file = &before, &edited
	h.unjoin(&edited, out)
	h.untable(&edited, in.Columns, out)
	if err := h.align(ctx, edited.Paragraphs); err != nil {
		return nil, err
	}
	was := h.said(out.root)
	h.unseen(out)
	h.stamps(in.Intern, out)
	h.raised(out)
	h.typedLists(out)
	h.movedItems()
	t, spots, err := place(ctx, h, &in, out)
	if err != nil {
		return nil, err
	}
	m, err := gone(ctx, h, t, spots, edited.Removed, out)
	if err != nil {
		return nil, err
	}
	w, err := values(ctx, m, out)
	if err != nil {
		return nil, err
	}
	m.changedPlaces(was)
	b := besides{Input: in, before: before, after: edited, spots: spots, writing: w}
	if err := b.tell(); err != nil {
		return nil, err
	}
	t.extraSection(spots, out)
	back, err := finish(ctx, out)
	if err != nil {
		return nil, err
	}
	if err := out.links(before.Paragraphs, edited.Paragraphs, spots, in.Base, back.Record); err != nil {
		return nil, err
	}
	back.Items, back.Read, back.Seen, back.printed = out.items, out.read, seen, out.printed
	return back, ctx.Err()
}

// flatten reads both drafts.
func flatten(ctx context.Context, in Input) (before, edited story.Story, err error) {
	var drafts [2]story.Story
	var errs [2]error
	read := story.Read
	if in.Baseline.File.Same(in.Edited.File) { // one tree is that of both
		doc, err := in.Edited.File.Tree(ctx, in.Edited.File.Main())
		if err != nil {
			return before, edited, err
		}
		read = func(ctx context.Context, f *ooxml.Package, owners map[string]string) (story.Story, error) {
			return story.ReadTree(ctx, f, doc, owners)
		}
	}
	parallel.Do(2, func(i int) {
		d := []Draft{in.Baseline, in.Edited}[i]
		owners := make(map[string]string, len(d.Controls))
		for tag, c := range d.Controls {
			owners[tag] = c.Pointer
		}
		drafts[i], errs[i] = read(ctx, d.File, owners)
	})
	drafts[1].Name(&drafts[0])
	return drafts[0], drafts[1], cmp.Or(errs[0], errs[1], ctx.Err())
}
