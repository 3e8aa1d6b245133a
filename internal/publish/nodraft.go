package publish

import (
	"context"
	"errors"

	"notat/internal/fault"
	"notat/internal/proof"
	"notat/internal/readback"
	"notat/internal/recorddiff"
)

// akin is the least part of a draft's own lines, one in so many, that a file
// without a mark has to say again to be taken for that draft. What an editor
// strips of its controls keeps nearly all of them, a clerk who fills an empty
// draft keeps its labels and headings, and another notat has some of the headings.
const akin = 4

// noDraft is said once of a file that is no draft of the record beside it.
const noDraft = "Filen er ikke et Word-udkast af dette notat: næsten intet af udkastet står i den, og derfor er intet læst ind. " +
	"Hent notatets Word-udkast, sæt teksten fra filen ind under udkastets egne overskrifter, og indlever udkastet."

// errForeign says that a file is no draft of the record beside it.
var errForeign = errors.New("not a draft of the record")

// foreign gives errForeign when a file that does not say which record it is of has
// next to nothing of the draft of the record that was handed in beside it.
func (p *proving) foreign(ctx context.Context) error {
	before, err := proof.Scan(ctx, p.before)
	if err != nil {
		return err
	}
	file, err := proof.Scan(ctx, p.file)
	if err != nil {
		return err
	}
	lines := map[string]bool{}
	for _, l := range before.Lines {
		lines[l] = true
	}
	all := len(lines)
	for _, l := range file.Lines {
		delete(lines, l)
	}
	if (all-len(lines))*akin < all {
		return errForeign
	}
	return nil
}

// foreignSvar is the answer to such a file: one sentence instead of a question
// for each of its lines.
func foreignSvar() *IndleveringSvar {
	return &IndleveringSvar{Open: true, Gyldig: true, Aendringer: []recorddiff.Change{}, Faults: fault.List{}, Rest: []readback.Item{{
		ID: "ikke-et-udkast", Kode: "ikke-et-udkast", Severity: readback.Block, Sted: "dokumentet", Choices: []readback.Choice{}, Besked: noDraft,
	}}}
}
