package begynd

import (
	"slices"
	"strings"

	"notat/internal/readback"
	"notat/internal/source"
)

// Where what stands beside the text goes.
var (
	asInternal = readback.Choice{ID: "intern", Tekst: "Sæt det ind som intern tekst, der hvor det hører til"}
	leaveItOut = readback.Choice{ID: "udelades", Tekst: "Udelad det"}
)

// tellAsides asks about what stands beside the text, once for each kind of it, and
// tells of what was deleted. Footnotes are text of the notat.
func (b *begun) tellAsides() {
	for _, k := range []struct {
		kind         source.Kind
		kode, besked string
	}{
		{source.Comment, "kommentarer", "Filen har kommentarer i margenen. Skal de med?"},
		{source.SpeakerNotes, "talernoter", "Filen har noter til den, der holdt oplægget. Skal de med?"},
		{source.Deleted, "slettet-tekst", "Denne tekst er slettet med rettelsesmærker i filen og er ikke med."},
		{source.Footnote, "fodnoter", "Fodnoterne er sat ind som tekst der, hvor de hører til."},
	} {
		var of []*part
		var all []string
		for i := range b.parts {
			if x := &b.parts[i]; x.what == aside && x.piece.Kind == k.kind {
				of = append(of, x)
				s := text(x.piece.Words)
				if x.piece.By != "" {
					s = x.piece.By + ": " + s
				}
				all = append(all, s)
			}
		}
		if of == nil {
			continue
		}
		i := readback.Item{Kode: k.kode, Severity: readback.Ask, Sted: sted(of[0].piece.Place), Tekst: words(all), Besked: k.besked, Choices: []readback.Choice{asInternal, leaveItOut}}
		switch k.kind {
		case source.Deleted:
			i.Severity, i.Choices = readback.Warn, nil
		case source.Footnote:
			b.Tell(readback.Item{Kode: i.Kode, Severity: readback.Info, Sted: i.Sted, Tekst: i.Tekst, Besked: i.Besked}, "")
			continue
		case source.Comment, source.SpeakerNotes:
		}
		if told := b.Tell(i, ""); told.Chosen == asInternal.ID {
			continue
		} else {
			b.Settle(told.ID, i.Tekst)
		}
		for _, x := range of {
			x.what = gone
		}
	}
}

// left tells by name what the reader of the file left out.
func (b *begun) left() {
	for _, w := range []struct {
		why    source.Why
		kode   string
		besked string
	}{
		{source.PageNumber, "sidetal", "Sidetallene er ikke med."},
		{source.RunningHead, "sidehoved-gentaget", "Disse linjer står på alle sider eller slides og er ikke med."},
		{source.Contents, "indholdsfortegnelse", "Indholdsfortegnelsen er ikke med: notatet laver sin egen."},
		{source.Decoration, "pynt", "Filen siger, at dette er pynt. Det er ikke med."},
		{source.Hidden, "skjult-tekst", "Filen viser ikke denne tekst: den er skjult. Den er ikke med."},
		{source.Unfilled, "pladsholder", "Felterne er ikke udfyldt i filen. Det er Word, der har skrevet teksten i dem. Den er ikke med."},
		{source.Unread, "ikke-laest", "Dette i filen er ikke læst. Se efter, om der står noget, der skal med."},
	} {
		var all []string
		at, severity := "", readback.Info
		if w.why == source.Hidden || w.why == source.Unread {
			severity = readback.Warn
		}
		for _, l := range b.in.File.Left {
			if l.Why == w.why && strings.TrimSpace(l.Text) != "" {
				if all = append(all, l.Text); at == "" {
					at = sted(l.Place)
				}
			}
		}
		if w.why == source.RunningHead && slices.ContainsFunc(all, func(s string) bool {
			return slices.ContainsFunc(internWords, func(w string) bool { return says(folded(s), w) })
		}) {
			severity, w.besked = readback.Warn, "Filen siger på alle sider eller slides, at den er intern eller fortrolig. Linjerne er ikke med. Afgør, om notatet må offentliggøres."
		}
		if all != nil {
			b.Tell(readback.Item{Kode: w.kode, Severity: severity, Sted: at, Tekst: words(all), Besked: w.besked}, words(all))
		}
	}
}

// links tells of the addresses whose words have come to a place that holds no link.
func (b *begun) links(record []byte) error {
	said, err := readback.Said(record)
	if err != nil {
		return err
	}
	has := map[string]bool{}
	for _, w := range strings.Fields(said) {
		has[w] = true
	}
	_, addresses := Account(b.in.File)
	var all []string
	for _, a := range addresses {
		if !has[a] {
			has[a], all = true, append(all, a)
		}
	}
	if all != nil {
		b.Tell(readback.Item{Kode: "links", Severity: readback.Warn, Sted: "dokumentet", Tekst: words(all), Besked: "Ordene, som disse links stod på, er kommet til at stå, hvor der ikke kan være et link. Adresserne er ikke med."}, "")
	}
	return nil
}
