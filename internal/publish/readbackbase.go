package publish

import (
	"context"
	"errors"
	"strings"

	"notat/internal/ooxml"
	"notat/internal/readback"
	"notat/internal/recorddiff"
	"notat/internal/render/docx"
	"notat/internal/samtale"
)

// The sentences of a draft that cannot be read back by itself.
const (
	withoutPost = "Filen siger ikke, hvilket notat den hører til. Er den hentet her, så vælg også det notat, den er lavet af: begge filer på én gang. Ellers hent en tom Word-fil, sæt teksten ind under dens overskrifter, og læg den ind."
	notADraft   = "Filen er ikke en Word-fil. Vælg den Word-fil, der er rettet i."
	otherPost   = "Word-filen er fra en anden skole eller et andet skoleår end det notat, der er lagt ved."
)

// openEdited opens the file that came back and reads its mark. A file without a
// mark has an empty one when the record was handed in beside it.
func openEdited(q Indlevering) (*ooxml.Package, *docx.Mark, error) {
	if strings.HasPrefix(string(q.Fil[:min(5, len(q.Fil))]), "%PDF-") {
		return nil, nil, &Ulaeselig{Besked: notADraft}
	}
	p, err := ooxml.Open(q.Fil)
	var refused *ooxml.Error
	switch {
	case errors.As(err, &refused):
		return nil, nil, &Ulaeselig{refused.Message, err}
	case err != nil:
		return nil, nil, &Ulaeselig{damaged, err}
	}
	m, err := docx.ReadMark(p)
	switch {
	case err == nil:
		return p, m, nil
	case q.Record == nil && errors.Is(err, docx.ErrMarkChanged):
		return nil, nil, &Ulaeselig{changedInFile, err}
	case q.Record == nil && errors.Is(err, docx.ErrNoMark):
		return nil, nil, &Ulaeselig{withoutPost, err}
	case errors.Is(err, docx.ErrNoMark), errors.Is(err, docx.ErrMarkChanged):
		return p, &docx.Mark{Udgave: Intern}, nil
	}
	return nil, nil, &Ulaeselig{damaged, err}
}

// bases decides which record the draft is held against, and which one its
// changes go into, when that is another. lost says that the file has no mark of its own.
func bases(ctx context.Context, q Indlevering, m *docx.Mark, lost bool, svar map[string]string) (base, ours []byte, items []readback.Item, err error) {
	base, ours = m.Record, q.Current
	given := q.Record
	if q.Public && base != nil {
		given = nil
	}
	if lost {
		i := readback.Item{ID: "uden-maerke", Kode: "uden-maerke", Severity: readback.Ask, Sted: "dokumentet",
			Besked: "Filen siger ikke selv, hvilket notat den er lavet af. Er det det notat, der er lagt ved?", Choices: []readback.Choice{{ID: "ja", Tekst: "Ja, det er det notat"}}}
		if base == nil {
			base = given
		} else {
			i.Besked = "Filen siger ikke selv, hvilket notat den er lavet af. Den ligner den offentlige udgave af det notat, der er lagt ved. Er den det? Det, som kun er internt, bliver stående."
		}
		if svar[i.ID] == "ja" {
			i.Chosen = "ja"
		}
		items = append(items, i)
	}
	if m.Udgave == Offentlig && m.Record != nil && given == nil && ours == nil {
		items = append(items, offentligtUdkast(svar))
	}
	for _, other := range [][]byte{given, ours} {
		if other == nil {
			continue
		}
		same, err := sameNotat(base, other)
		if err != nil {
			return nil, nil, nil, err
		}
		if !same {
			items = append(items, readback.Item{ID: "forkert-fil", Kode: "forkert-fil", Severity: readback.Block, Sted: "dokumentet", Besked: otherPost, Choices: []readback.Choice{}})
		}
	}
	if given != nil && ours == nil {
		changed, err := recorddiff.Diff(ctx, base, given)
		if err != nil {
			return nil, nil, nil, err
		}
		if len(changed) > 0 {
			ours = given
		}
	}
	return base, ours, items, nil
}

// offentligtUdkast asks about a draft of the public edition that comes alone: the
// record in it holds no more than it shows.
func offentligtUdkast(svar map[string]string) readback.Item {
	i := readback.Item{ID: "offentligt-udkast", Kode: "offentligt-udkast", Severity: readback.Ask, Sted: "dokumentet",
		Besked:  "Udkastet er den offentlige udgave. Navne, tal og tekst, som ikke er offentlige, er ikke i det og vil mangle i det nye notat. Læg det notat ved, som udkastet er lavet af, så bliver de stående.",
		Choices: []readback.Choice{{ID: "uden-resten", Tekst: "Fortsæt uden det, som ikke er offentligt"}}}
	if svar[i.ID] == "uden-resten" {
		i.Chosen = "uden-resten"
	}
	return i
}

// sameNotat reports whether two records are of one school in one year.
func sameNotat(a, b []byte) (bool, error) {
	x, err := samtale.Decode(a)
	if err != nil {
		return false, err
	}
	y, err := samtale.Decode(b)
	if err != nil {
		return false, err
	}
	return x.Skole.Navn == y.Skole.Navn && x.Dokument.Skoleaar == y.Dokument.Skoleaar, nil
}
