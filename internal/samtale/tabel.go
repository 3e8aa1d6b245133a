package samtale

import "notat/internal/prosa"

// Markdown is the Format of a table whose cells are texts in the Markdown subset.
const Markdown = "markdown"

// Words gives the words of a cell of Raekker, without the marks that say how they
// are shown.
func (b *Tabel) Words(cell string) string {
	if b.Format != Markdown {
		return cell
	}
	return prosa.Bare(cell)
}

// cellField is the field of a cell of such a table: the register knows it as plain
// text, which it is in any other.
var cellField = func() *Field {
	f := *FieldAt("/afsnit/0/blokke/0/raekker")
	f.Kind = KindProse
	return &f
}()
