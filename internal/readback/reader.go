package readback

import (
	"strings"

	"notat/internal/prosa"
	"notat/internal/samtale"
	"notat/internal/source"
	"notat/internal/story"
)

// Reader reads what stands in no draft, in a file that somebody else made: its
// tables, its people, its dates. It goes by the rules for what is put into a draft,
// and asks what a draft's reader asks; but what cannot be read in a cell it keeps as
// words and tells of, since a foreign table may be full of it.
type Reader struct {
	rows   rowReader
	parter partyWords
}

// NewReader gives a reader with the words of a template; of in it takes those, and
// the answers.
func NewReader(in Input) *Reader {
	out := &outcome{questions: questions{record: &samtale.Record{}, svar: in.Svar}, root: map[string]any{}, status: in.Status, words: statusWords}
	return &Reader{rowReader{out, in.Columns, true}, in.Parter}
}

// Tell notes an item, with the words of it that are in the file and not in the
// record, and gives it as it is answered.
func (r *Reader) Tell(i Item, outside string) Item {
	r.rows.out.tell(i)
	told := &r.rows.out.items[len(r.rows.out.items)-1]
	told.outside = outside
	return *told
}

// Settle says anew which words of an item are in the file and not in the record,
// where its answer decides that.
func (r *Reader) Settle(id, outside string) {
	for n := range r.rows.out.items {
		if i := &r.rows.out.items[n]; i.ID == id {
			i.outside = outside
		}
	}
}

// Note notes what the record has in another form than the file, for the proof.
func (r *Reader) Note(file, record string) {
	r.rows.out.read = append(r.rows.out.read, Reading{file, record})
}

// Items gives what was told and asked so far, and Read what was noted.
func (r *Reader) Items() []Item { return r.rows.out.items }

// Read gives what the record has in another form than the file.
func (r *Reader) Read() []Reading { return r.rows.out.read }

// Liste is a table that was read as a list of the record.
type Liste struct {
	Key   string           // "aftaler", "resultater", "dagsorden", "deltagere"
	Items []map[string]any // as the record has them
	Head  string           // the words over its columns, which the record has not
	Text  string           // all its words
}

// List reads a table as the list that its head tells of; ok is false where it tells
// of none. sted is where it stands, for what is asked about it.
func (r *Reader) List(rows []source.Row, sted string) (l Liste, ok bool) {
	m := matrixOf(rows)
	if len(m.rows) < 2 {
		return l, false
	}
	head := texts(m.rows[0])
	as, keys := r.rows.columns.list(head)
	if as == nil {
		return l, false
	}
	asked := len(r.rows.out.items)
	l = Liste{Key: as.list, Head: strings.Join(head, " "), Text: m.shown()}
	for _, row := range m.rows[1:] {
		l.Items = append(l.Items, r.rows.itemFrom(as.list, "", keys, head, nil, row))
	}
	if as.list == "resultater" {
		items := make([]any, len(l.Items))
		for i := range l.Items {
			items[i] = l.Items[i]
		}
		r.rows.out.arts("", "", items, l.Text)
	}
	for n := asked; n < len(r.rows.out.items); n++ {
		r.rows.out.items[n].Sted = sted
	}
	return l, true
}

// Tells gives the list of the record that a row is the head of: "aftaler", or ""; one
// of a Liste.
func (r *Reader) Tells(head source.Row) string {
	m := matrixOf([]source.Row{head})
	if len(m.rows) == 0 {
		return ""
	}
	l, _ := r.rows.columns.list(texts(m.rows[0]))
	if l == nil {
		return ""
	}
	return l.list
}

// Table gives a table as a block of the record, and its words.
func (r *Reader) Table(rows []source.Row) (block map[string]any, text string) {
	m := matrixOf(rows)
	if len(m.rows) < 2 {
		return nil, m.shown()
	}
	return m.block(), m.shown()
}

// matrixOf gives the rows of a table as a draft's reader has them: a cell that spans
// several stands in the first of them.
func matrixOf(rows []source.Row) *matrix {
	m := &matrix{}
	width := 0
	for _, r := range rows {
		n := 0
		for _, c := range r.Cells {
			n += max(c.Columns, 1)
		}
		width = max(width, n)
	}
	for _, r := range rows {
		row := make([]cell, 0, width)
		for _, c := range r.Cells {
			row = append(row, cellFrom(c.Pieces))
			for k := 1; k < c.Columns; k++ {
				row = append(row, nil)
			}
		}
		for len(row) < width {
			row = append(row, nil)
		}
		m.rows = append(m.rows, row)
	}
	m.trim()
	return m
}

func cellFrom(pieces []source.Piece) cell {
	var out cell
	for n := range pieces {
		x := &story.Paragraph{Runs: runsOf(pieces[n].Words), Level: max(pieces[n].Level-1, 0)}
		if pieces[n].What == source.Item {
			if x.List = '-'; pieces[n].Numbered {
				x.List = '1'
			}
		}
		if x.Text = story.TextOf(x.Runs); !x.Empty() {
			out = append(out, x)
		}
	}
	return out
}

// runsOf gives words as runs.
func runsOf(words []prosa.Ord) []story.Run {
	var out []story.Run
	for _, o := range words {
		s := o.Tekst
		if o.Linjeskift {
			s = "\n"
		}
		out = append(out, story.Run{Text: s, Bold: o.Fed, Italic: o.Kursiv, Link: o.Henvisning})
	}
	return out
}

// Prose writes paragraphs and list items as a text of the record.
func Prose(pieces []source.Piece) string {
	lines := make([]prosaLine, len(pieces))
	for i := range pieces {
		x := &pieces[i]
		lines[i] = prosaLine{ord: x.Words, level: max(x.Level-1, 0)}
		switch {
		case x.What != source.Item:
		case x.Numbered:
			lines[i].list = '1'
		default:
			lines[i].list = '-'
		}
	}
	return prosa.Write(asProse(lines))
}

// Deltager reads one who took part: a name, a title, or both, with what stands in
// brackets after them.
func (r *Reader) Deltager(s string) map[string]any { return r.rows.out.deltager(s) }

// PartCalled gives the party that a line names, as a template or as people call it,
// and else the one that its words tell; or "".
func (r *Reader) PartCalled(s string) samtale.Part {
	if part := r.parter.part(s); part != "" {
		return part
	}
	return PartOf(s)
}

// PartOf gives the party that a title tells, or "".
func PartOf(titel string) samtale.Part { return partOf(titel) }

// Parter are the choices of a party, and Partnavn what one of them is called.
func Parter(all ...samtale.Part) []Choice { return parter(all...) }

// Value reads words as the record writes the field at a place, a date or a time, and
// notes the two; ok is false where they are none.
func (r *Reader) Value(pointer, s string) (v string, ok bool) { return r.rows.out.value(pointer, s) }

// Span reads from one time to another as Danes write it, and notes the two.
func (r *Reader) Span(s string) (start, slut string, ok bool) {
	if start, slut, ok = Span(s); ok {
		r.Note(s, start+" "+slut)
	}
	return start, slut, ok
}

// Span reads from one time to another: 13.00–13.05, 13.00. The last may be "".
func Span(s string) (start, slut string, ok bool) {
	start, slut, ok = readSpan(s)
	return start, slut, ok && start != ""
}

// Date reads a date as Danes write it, and gives it as the record does.
func Date(s string) (string, bool) { return readDate(s) }
