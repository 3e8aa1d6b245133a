package publish

import (
	"context"
	"strings"

	"notat/internal/prosa"
	"notat/internal/readback"
	"notat/internal/samtale"
	"notat/internal/source"
)

// The most rows and columns of a range that is read as a table: what a notat prints
// on some twenty pages, and what somebody can have meant to copy.
const (
	MaxTabelRaekker  = 1000
	MaxTabelKolonner = 50
)

// Tabellaesning is a range from a spreadsheet as the record has it: the list that its
// head tells of, or a table.
type Tabellaesning struct {
	Slags  string   `json:"slags" jsonschema:"Hvad tabellens overskrifter siger, at den er."`
	Vaerdi any      `json:"vaerdi" jsonschema:"Listens punkter, som posten har dem; af en tabel, der ikke er en liste, en blok."`
	Besked []string `json:"besked" jsonschema:"Hvad der bør ses efter, en sætning hver."`
}

// Table reads a range by the rules for a table that is put into a draft: its first
// row says what it is. Of results the kind is that which their words tell; those that
// tell none are withheld as tests are until somebody says what they show.
func (s *Service) Table(ctx context.Context, cells [][]string) (out *Tabellaesning, err error) {
	t, err := s.template(Request{})
	if err != nil {
		return nil, err
	}
	size := 0
	for _, row := range cells {
		for _, c := range row {
			size += len(c)
		}
	}
	err = s.computing(ctx, perPosted*size, func(ctx context.Context) error {
		r := readback.NewReader(wordsOf(t))
		rows := rowsOf(cells)
		out = &Tabellaesning{Slags: "tabel", Besked: []string{}}
		if l, ok := r.List(rows, "tabellen"); ok {
			out.Slags, out.Vaerdi = l.Key, l.Items
			if l.Key == "deltagere" {
				parties(l.Items)
			}
		} else if b, _ := r.Table(rows); b != nil {
			out.Vaerdi = b
		} else { // one row heads nothing
			out.Vaerdi = map[string]any{"type": "tabel", "hoved": []string{}, "raekker": cells}
		}
		seen := map[string]bool{}
		for _, i := range r.Items() {
			if !seen[i.Besked] {
				seen[i.Besked] = true
				out.Besked = append(out.Besked, i.Besked)
			}
		}
		return ctx.Err()
	})
	return out, err
}

// parties gives each the party that the title tells; of a name of whom none is told,
// nothing is public.
func parties(people []map[string]any) {
	for _, d := range people {
		titel, _ := d["titel"].(string)
		part := readback.PartOf(titel)
		if part == "" {
			part = samtale.Part("andre")
			d["navnOffentligt"] = false
		}
		d["part"] = string(part)
	}
}

// rowsOf gives cells of plain text as rows of a foreign file; a line of a cell is a
// paragraph.
func rowsOf(cells [][]string) []source.Row {
	rows := make([]source.Row, len(cells))
	for y, row := range cells {
		rows[y].Cells = make([]source.Cell, len(row))
		for x, c := range row {
			cell := source.Cell{Columns: 1}
			for line := range strings.Lines(prosa.LineEnds(c)) {
				if line = strings.TrimSpace(line); line != "" {
					cell.Pieces = append(cell.Pieces, source.Piece{What: source.Text, Words: []prosa.Ord{{Tekst: line}}})
				}
			}
			rows[y].Cells[x] = cell
		}
	}
	return rows
}
