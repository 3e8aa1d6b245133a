package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"

	"notat/internal/fault"
	"notat/internal/ooxml"
	"notat/internal/proof"
	"notat/internal/readback"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/structure"
	"notat/internal/template"
)

// proving is an edited draft that was read back, on its way to its proof.
type proving struct {
	*Service
	template     *template.Template
	base, ours   []byte // the record that it was made from; that of today, or nil
	before, file *ooxml.Package
	read         []recorddiff.Change // what the file changed in base
	svar         map[string]string
	seen         *checked           // what the checks said of the record that was drawn last, which is of
	of           []byte             // that record, once it is the new one
	merged       *recorddiff.Merged // base with what the file changed, in ours; nil where ours is
	decoded      map[string]*samtale.Record
}

// decode gives a record to be read, as each proof does: it is decoded once, and nobody
// may change it.
func (p *proving) decode(data []byte) (*samtale.Record, error) {
	if r := p.decoded[string(data)]; r != nil {
		return r, nil
	}
	r, err := samtale.Decode(data)
	if err != nil {
		return nil, err
	}
	if p.decoded == nil {
		p.decoded = map[string]*samtale.Record{}
	}
	p.decoded[string(data)] = r
	return r, nil
}

// prove holds the file against the record that is handed out, after all that
// was done to it, and gives what blocks it. A record that has faults is not
// drawn, and proved by its bare words; the error is a failure of the program.
func (p *proving) prove(ctx context.Context, back *readback.Result) ([]readback.Item, error) {
	c := proof.Case{Seen: back.Seen}
	for _, i := range back.Items {
		c.Outside, c.Inside, c.Shown = append(c.Outside, i.Outside()), append(c.Inside, i.Inside()), append(append(c.Shown, i.Tekst), i.Elsewhere()...)
		c.Reordered = c.Reordered || i.Reorders()
		if i.Due() {
			c.Due = append(c.Due, i.Tekst)
		}
	}
	for _, r := range back.Read {
		c.Read = append(c.Read, proof.Reading(r))
	}
	var err error
	for to, record := range map[*string][]byte{&c.Base: p.base, &c.Record: back.Record, &c.Today: p.ours} {
		if record != nil && err == nil {
			*to, err = back.Printed(record)
		}
	}
	if err != nil {
		return nil, err
	}
	if c.Before, err = proof.Scan(ctx, p.before); err != nil {
		return nil, err
	}
	if c.File = c.Before; !p.untouched() {
		if c.File, err = proof.Scan(ctx, p.file); err != nil {
			return nil, err
		}
	}
	after, err := p.after(ctx, back)
	if err != nil {
		return nil, err
	}
	switch after {
	case nil:
	case p.before:
		c.After = c.Before
	default:
		if c.After, err = proof.Scan(ctx, after); err != nil {
			return nil, err
		}
	}
	v, err := proof.Judge(ctx, c)
	if err != nil {
		return nil, err
	}
	stands, err := p.structure(ctx, &c, v.Moved != nil, after, back)
	if err != nil {
		return nil, err
	}
	return append(append(append(alarms(v), p.unseen(back.Items)...), p.moved(v.Moved)...), stands...), nil
}

// untouched reports whether the file is the draft as it is drawn today, byte for byte:
// then one reading is that of both. What any reader made of it has no say in that.
func (p *proving) untouched() bool { return p.file.Same(p.before) }

// structure holds the file and both records against each other once more: whether
// something stands where nobody put it. That is a fault of the program.
func (p *proving) structure(ctx context.Context, words *proof.Case, moved bool, after *ooxml.Package, back *readback.Result) ([]readback.Item, error) {
	c := structure.Case{Base: p.base, Record: back.Record, Today: p.ours, Shown: words.Shown, Reordered: words.Reordered || moved}
	c.Withheld = slices.ContainsFunc(back.Items, func(i readback.Item) bool {
		return i.Kode == "intern-tekst-offentlig" || i.Kode == "ved-intern-tekst" || i.Kode == "internt-maerke"
	})
	var err error
	if c.File, err = structure.Scan(ctx, p.file); err != nil {
		return nil, err
	}
	switch {
	case after == nil:
	case after == p.before && p.untouched():
		c.After = c.File
	default:
		if c.After, err = structure.Scan(ctx, after); err != nil {
			return nil, refused(err) // what is handed out would be no draft that comes back
		}
	}
	v, err := structure.Judge(ctx, c)
	if err != nil {
		return nil, err
	}
	var out []readback.Item
	if len(v.Unframed) > 0 {
		out = append(out, readback.Item{ID: "opstilling", Kode: "opstilling", Severity: readback.Warn, Sted: "dokumentet", Tekst: strings.Join(v.Unframed, " ¶ "), Choices: []readback.Choice{},
			Besked: "Disse tekster står ikke længere i en tabel i filen, eller er sat ind i en. Notatet beholder sin opstilling."})
	}
	if len(v.Astray) == 0 {
		return out, nil
	}
	return append(out, readback.Item{ID: "inddeling", Kode: "inddeling", Severity: readback.Block, Sted: "dokumentet", Tekst: strings.Join(v.Astray, " ¶ "), Choices: []readback.Choice{},
		Besked: "Disse tekster er kommet til at stå et andet sted i notatet end i filen, uden at nogen har bedt om det. Det er en fejl i programmet. Skriv dem igen på deres plads i filen, og prøv igen, eller ret notatet selv."}), nil
}

// moved asks about texts that the record has in another order than the file.
func (p *proving) moved(texts []string) []readback.Item {
	if texts == nil {
		return nil
	}
	i := readback.Item{Kode: "tekst-byttet", Severity: readback.Ask, Sted: "dokumentet", Tekst: strings.Join(texts, " ¶ "), Choices: []readback.Choice{{ID: "beholdes", Tekst: "Ja, behold rækkefølgen"}},
		Besked: "Teksterne står i en anden rækkefølge i Word end i notatet, og notatet beholder sin. Er det rigtigt?"}
	sum := sha256.Sum256([]byte(i.Kode + "\x00" + i.Tekst))
	if i.ID = hex.EncodeToString(sum[:6]); p.svar[i.ID] == "beholdes" {
		i.Chosen = "beholdes"
	}
	return []readback.Item{i}
}

// unseen are the keys that a draft does not show as words, so that no edit of
// one can change them.
var unseen = map[string]bool{"type": true, "part": true, "del": true, "synlighed": true, "art": true, "navnOffentligt": true}

// unseen finds what was changed in the record although the draft does not show
// it. Where something was deleted or moved, two different items may be held
// against each other, and nothing is known; what has become of the sections is
// proved by their words.
func (p *proving) unseen(items []readback.Item) []readback.Item {
	if slices.ContainsFunc(items, func(i readback.Item) bool { return i.Chosen == "slettes" || elsewhere[i.Kode] }) {
		return nil
	}
	var out []readback.Item
	for _, c := range p.read {
		if partAnswered(items, c) || stampAnswered(items, c) || p.another(c) {
			continue
		}
		if unseen[c.Pointer[strings.LastIndexByte(c.Pointer, '/')+1:]] {
			out = append(out, readback.Item{ID: "skjult-aendret:" + c.Pointer, Kode: "skjult-aendret", Severity: readback.Block, Pointer: c.Pointer, Sted: c.Sted,
				Besked: "Noget, som ikke vises i Word, er blevet ændret. Hent Word-filen igen, og skriv rettelsen i den.", Tekst: c.Before + " → " + c.After, Choices: []readback.Choice{}})
		}
	}
	return out
}

// elsewhere are the items that say that something stands where it did not before.
var elsewhere = map[string]bool{"flyttet": true, "nyt-afsnit": true, "afsnit-flyttet": true, "overskrift-niveau": true, "afsnit-samlet": true, "overskrift-slettet": true, "tomt-afsnit-slettet": true}

// another reports whether a section with another part than the one that it is held
// against is another one, which the record had already by this heading in this part.
func (p *proving) another(c recorddiff.Change) bool {
	section, of := strings.CutSuffix(c.Pointer, "/del")
	if !of {
		return false
	}
	i := slices.IndexFunc(p.read, func(o recorddiff.Change) bool { return o.Pointer == section+"/overskrift" })
	base, err := p.decode(p.base)
	return err == nil && i >= 0 && slices.ContainsFunc(base.Afsnit, func(a samtale.Afsnit) bool {
		return a.Overskrift == p.read[i].After && string(a.Del) == c.After
	})
}

// partAnswered reports whether somebody was asked for a participant's party and
// gave the one that the record has now: as the answer, or in a row of several.
func partAnswered(items []readback.Item, c recorddiff.Change) bool {
	return strings.HasPrefix(c.Pointer, "/deltagere/") && strings.HasSuffix(c.Pointer, "/part") &&
		slices.ContainsFunc(items, func(i readback.Item) bool {
			row := func(r readback.Row) bool { return r.Chosen == "part:"+c.After }
			return i.Kode == "deltager-part" && (i.Chosen == "part:"+c.After || i.Chosen != "" && slices.ContainsFunc(i.Rows, row))
		})
}

// stampAnswered reports whether a change hides something, and the file says of
// something that it is internal: more is hidden for it, and nothing is let out.
func stampAnswered(items []readback.Item, c recorddiff.Change) bool {
	return strings.HasSuffix(c.Pointer, "/synlighed") && c.After == string(samtale.Intern) && slices.ContainsFunc(items, func(i readback.Item) bool {
		return i.Kode == "internt-maerke" && i.Chosen != becomesPublic
	})
}

// after gives the new record as a draft, that of before where nothing came of the
// file, or nil when it has faults. It is drawn in its internal edition, whatever
// the draft was: words may have come where the public does not see them.
func (p *proving) after(ctx context.Context, back *readback.Result) (*ooxml.Package, error) {
	if p.ours == nil {
		base, err := p.decode(p.base)
		if err != nil {
			return nil, err
		}
		same, err := base.Canonical()
		if err != nil || bytes.Equal(same, back.Record) {
			p.of = same
			return p.before, err
		}
	}
	d, seen, err := p.draft(ctx, back.Record, p.template, Intern, "")
	var no *Rejected
	if errors.As(err, &no) {
		return nil, nil
	}
	p.seen, p.of = seen, back.Record
	return d, err
}

// checked gives what the checks said of a record, or nil where it is not the one that
// was drawn.
func (p *proving) checked(record []byte) *checked {
	if !bytes.Equal(p.of, record) {
		return nil
	}
	return p.seen
}

// alarms are the items that a verdict becomes. Each blocks and names the words.
func alarms(v proof.Verdict) []readback.Item {
	var out []readback.Item
	for _, a := range []struct {
		kode, besked string
		words        []string
		is           bool
	}{
		{"regnskab", "Filen indeholder tegn, som ikke er læst. Gem den igen i Word, og læg den ind igen.", nil, v.Unread},
		{"ord-ikke-gjort-rede-for", "Der er ikke fundet plads til disse ord. Flyt dem ind under en overskrift i Word, og læg filen ind igen. Notatet er ikke ændret.", v.Lost, v.Lost != nil},
		{"ord-beholdt", "Disse ord er slettet i Word, men står stadig i notatet. Slet hele afsnittet eller rækken i Word, og læg filen ind igen. Notatet er ikke ændret.", v.Kept, v.Kept != nil},
		{"ord-byttet", "Disse ord er kommet i en anden rækkefølge end i Word. Skriv dem igen i Word, og læg filen ind igen. Notatet er ikke ændret.", v.Swapped, v.Swapped != nil},
	} {
		if a.is {
			out = append(out, readback.Item{ID: a.kode, Kode: a.kode, Severity: readback.Block, Sted: "dokumentet", Besked: a.besked, Tekst: strings.Join(a.words, " "), Choices: []readback.Choice{}})
		}
	}
	return out
}

// rescued shows what is written in a file whose XML is broken, so that nobody
// has to write it again.
func (p *proving) rescued(ctx context.Context, refused *ooxml.Error) (*IndleveringSvar, error) {
	before, err := proof.Scan(ctx, p.before)
	if err != nil {
		return nil, err
	}
	file, err := proof.Scan(ctx, p.file)
	if err != nil {
		return nil, err
	}
	return &IndleveringSvar{Open: true, Gyldig: true, Aendringer: []recorddiff.Change{}, Faults: fault.List{}, Rest: []readback.Item{{
		ID: "beskadiget", Kode: "beskadiget", Severity: readback.Block, Sted: "dokumentet", Choices: []readback.Choice{},
		Tekst: strings.Join(file.New(before), " ¶ "), Besked: refused.Message + " Her er det, der er skrevet i filen.",
	}}}, nil
}
