package publish

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"notat/internal/begynd"
	"notat/internal/fault"
	"notat/internal/ooxml"
	"notat/internal/proof"
	"notat/internal/readback"
	"notat/internal/recorddiff"
	"notat/internal/render/docx"
	ours "notat/internal/render/pdf"
	"notat/internal/source"
	"notat/internal/source/pdf"
	"notat/internal/template"
)

// Begyndelse is a file that somebody has, and wants to go on with.
type Begyndelse struct {
	Fil          []byte
	Navn         string // of the file, as it was handed in, or ""
	Svar         []byte // JSON object of answers, id -> choice, or nil
	SomSidsteAar bool   // the record is that of next year, made of what the file says
	Template     *template.Template
	Name         string // template name, "" is the service's default
}

// reader reads a foreign file. Its error is a fault with a Danish sentence where the
// file is at fault.
type reader func(ctx context.Context, data []byte) (source.File, error)

// Begin looks at what a file is and gives a record: the one that a PDF of ours or a
// saved notat holds, exactly; what came of a Word draft of ours; or what is proposed
// of a foreign file, with what must be answered. The errors are those of ReadBack.
func (s *Service) Begin(ctx context.Context, q Begyndelse) (out *IndleveringSvar, err error) {
	if len(q.Fil) > MaxFil {
		return nil, TooLarge(MaxFil)
	}
	t, err := s.template(Request{Name: q.Name, Template: q.Template})
	if err != nil {
		return nil, err
	}
	err = s.computing(ctx, q.weight(), func(ctx context.Context) error {
		if out, err = s.begin(ctx, q, t); err != nil || !q.SomSidsteAar || !out.Ready() {
			return err
		}
		next, err := s.next(ctx, Request{Data: out.Record}, t)
		out.Record = next
		return err
	})
	return out, err
}

// weight is what reading the file takes. Of a foreign PDF it is what an ordinary one
// may take, and twice its pictures.
func (q *Begyndelse) weight() int {
	if !IsWord(q.Fil) && pdf.Is(q.Fil) && Foreign(q.Fil) {
		return perForeignPDF/int(pdf.Ordinary) + 2*len(q.Fil) + perPosted*len(q.Svar)
	}
	return weight(q.Fil) + perPosted*len(q.Svar)
}

func (s *Service) begin(ctx context.Context, q Begyndelse, t *template.Template) (*IndleveringSvar, error) {
	read, own, err := readerOf(q.Fil)
	switch {
	case err != nil:
		return nil, err
	case !own && len(q.Fil) > MaxWord:
		return nil, TooLarge(MaxWord)
	case own && IsWord(q.Fil):
		return s.takeBack(ctx, Indlevering{Fil: q.Fil, Navn: q.Navn, Svar: q.Svar, Template: t})
	case own:
		return s.asItIs(ctx, q.Fil, t)
	}
	svar, err := answersOf(q.Svar)
	if err != nil {
		return nil, err
	}
	file, err := read(ctx, q.Fil)
	if err != nil {
		return nil, unreadable(err)
	}
	if err := enough(ctx, begynd.Weight(file)); err != nil {
		return nil, err
	}
	in := begynd.Input{File: file, Words: wordsOf(t), Synonymer: t.Settings.Synonymer, Delnavne: s.krav(t).Delnavne}
	in.Words.Svar = svar
	begun, err := begynd.Propose(ctx, in)
	if err != nil {
		return nil, err
	}
	lost, err := proveBegun(ctx, q.Fil, file, begun)
	if err != nil {
		return nil, err
	}
	out, err := s.indleveringSvar(ctx, &readback.Result{Record: begun.Record, Items: slices.Concat(lostMark(file, packed(q.Fil), t), begun.Items, lost)}, false, t, nil)
	if err == nil && out.Open { // what it lacks yet is what is asked
		out.Faults, out.Gyldig = fault.List{}, true
	}
	return out, err
}

// readerOf gives what reads a file; own says that it was made here. The error is an
// *Ulaeselig of what nobody reads.
func readerOf(file []byte) (read reader, own bool, err error) {
	switch {
	case !IsWord(file) && pdf.Is(file):
		_, err := Extract(file)
		var no *Ulaeselig
		if errors.As(err, &no) && (no.Besked == withoutRecord || no.Besked == notOurs || errors.Is(err, ours.ErrUnopened)) {
			return readers[foreignPDF], false, nil
		}
		return nil, true, nil
	case IsWord(file):
		if p, err := ooxml.Open(file); err == nil {
			if _, err := docx.ReadMark(p); !errors.Is(err, docx.ErrNoMark) {
				return nil, true, nil
			}
		}
		kind := packed(file)
		if readers[kind] == nil {
			return nil, false, &Ulaeselig{Besked: unknownPack(kind)}
		}
		return readers[kind], false, nil
	}
	return nil, true, nil // what is nothing of ours is told so
}

// lostMark warns of a file that was made here and says no more which notat it is of:
// Google Docs drops what says it, and so does an .odt. Read as foreign, what the program
// printed in it is taken for words of the notat.
func lostMark(f source.File, kind string, t *template.Template) []readback.Item {
	texts, _ := begynd.Account(f)
	intern := slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, t.Tekst("maerke.intern")) })
	if !intern && !f.Drawn {
		return nil
	}
	do := "Vælg både den og notatet på forsiden"
	if kind == foreignODT {
		do = "Gem den som Word-dokument (.docx), og vælg både det og notatet på forsiden"
	}
	i := readback.Item{ID: "mistet-maerke", Kode: "mistet-maerke", Severity: readback.Warn, Sted: "dokumentet", Choices: []readback.Choice{},
		Besked: "Filen ligner et udkast, som er hentet her, men siger ikke længere, hvilket notat den hører til. " + do + ", så bliver kun rettelserne læst. Her er den læst som en fil fra andre."}
	if intern {
		i.Tekst = t.Tekst("maerke.intern")
	}
	return []readback.Item{i}
}

// Foreign reports whether a file is one that somebody else made, and that Begin reads.
// Of a container it looks at the names and at what a draft says of itself; Begin, which
// unpacks it, knows for certain.
func Foreign(file []byte) bool {
	if IsWord(file) {
		return readers[packed(file)] != nil && !docx.IsMarked(file)
	}
	_, own, err := readerOf(file)
	return err == nil && !own
}

// asItIs gives the record that a file is or carries, to the letter.
func (s *Service) asItIs(ctx context.Context, file []byte, t *template.Template) (*IndleveringSvar, error) {
	record, public, err := Carried(file)
	if err != nil {
		return nil, err
	}
	c, err := s.check(ctx, Request{Data: record, Template: t}, t)
	out := &IndleveringSvar{Gyldig: true, Aendringer: []recorddiff.Change{}, Rest: []readback.Item{}, Faults: fault.List{}, maybe: record, template: t}
	if public {
		out.Rest = append(out.Rest, readback.Item{ID: "offentlig-udgave", Kode: "offentlig-udgave", Severity: readback.Warn, Sted: "dokumentet", Besked: "Filen er den offentlige udgave. Det, der kun er internt, er ikke med.", Choices: []readback.Choice{}})
	}
	var no *Rejected
	switch {
	case errors.As(err, &no):
		out.Faults, out.Gyldig = no.Faults, false
	case err != nil:
		return nil, err
	default:
		out.Faults, out.Record = append(out.Faults, c.Faults.Demote()...), json.RawMessage(withoutBOM(record))
	}
	return out, nil
}

// proveBegun holds a foreign file against the record that was begun with it, and
// gives what blocks it: words that are in neither the record nor what is shown. What a
// Word file says is taken from its bytes once more, which its reader has no part in.
func proveBegun(ctx context.Context, data []byte, f source.File, begun *begynd.Result) ([]readback.Item, error) {
	var c proof.Begun
	c.File, c.Links = begynd.Account(f)
	for _, i := range begun.Items {
		c.Outside, c.Shown = append(c.Outside, i.Outside()), append(c.Shown, begynd.Shown(i)...)
	}
	for _, r := range begun.Read {
		c.Read = append(c.Read, proof.Reading(r))
	}
	var err error
	if c.Record, err = readback.Said(begun.Record); err != nil {
		return nil, err
	}
	lost, err := c.Judge(ctx)
	if err != nil {
		return nil, err
	}
	if IsWord(data) && packed(data) == foreignWord && lost == nil {
		p, err := ooxml.OpenForeign(ctx, data)
		if err != nil {
			return nil, err
		}
		said, err := proof.Scan(ctx, p)
		if err != nil {
			return nil, err
		}
		c.File, c.Links = said.Foreign(), nil
		if lost, err = c.Judge(ctx); err != nil {
			return nil, err
		}
	}
	return alarms(proof.Verdict{Lost: lost}), nil
}

// unreadable gives an error of a reader as the doors tell it.
func unreadable(err error) error {
	var refused *ooxml.Error
	if errors.As(err, &refused) {
		return &Ulaeselig{refused.Message, err}
	}
	var no *pdf.Error
	if errors.As(err, &no) {
		return &Ulaeselig{no.Message, err}
	}
	return err
}
