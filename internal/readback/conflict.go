package readback

import (
	"context"

	"notat/internal/recorddiff"
	"notat/internal/samtale"
)

// What an answer to a conflict chooses.
var (
	fromFile = Choice{"fil", "Brug ordlyden fra filen"}
	fromPost = Choice{"aktuel", "Behold postens nuværende ordlyd"}
)

// Merge puts what the file changed (base to theirs) into the record as it is
// today (ours), as recorddiff.Merge does. Where both changed the same, an item
// asks, and ours stands until it is answered.
func Merge(ctx context.Context, base, theirs, ours []byte, svar map[string]string) (record []byte, items []Item, err error) {
	q := questions{svar: svar}
	if q.record, err = samtale.Decode(ours); err != nil {
		return nil, nil, err
	}
	record, err = recorddiff.Merge(ctx, base, theirs, ours, func(c recorddiff.Conflict) bool {
		return q.tell(Item{Kode: "konflikt", Severity: Ask, Pointer: c.Pointer, Tekst: "Filen: " + c.Theirs + " ¶ Posten: " + c.Ours,
			Besked: "Både filen og posten er ændret her, siden udkastet blev hentet.", Choices: []Choice{fromFile, fromPost}, outside: c.Theirs, inside: c.Ours}) == fromFile.ID
	})
	return record, q.items, err
}
