package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"notat/internal/leak"
	"notat/internal/readback"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/udgave"
)

// Answers to what was withheld and has come where the public would read it.
const (
	staysIntern   = "intern"
	becomesPublic = "offentlig"
)

var internOrOffentlig = []readback.Choice{
	{ID: staysIntern, Tekst: "Hold det internt"},
	{ID: becomesPublic, Tekst: "Det må være offentligt"},
}

// lock is the last word on an edited draft: what the record that it was made
// from withholds, or that of today, is not public in the new one unless somebody
// said so. What is not answered is internal in back.Record, and open. It looks
// at the records alone.
func (p *proving) lock(ctx context.Context, back *readback.Result) error {
	from := [][]byte{p.base}
	if p.ours != nil {
		from = append(from, p.ours)
	}
	var withholding []*samtale.Record
	for _, data := range from {
		r, err := p.decode(data)
		if err != nil {
			return err
		}
		withholding = append(withholding, r)
	}
	known := withholding[len(withholding)-1]
	record, err := p.decode(back.Record)
	if err != nil {
		return err
	}
	found, err := p.given(ctx, withholding, known, record)
	if err != nil || len(found) == 0 {
		return err
	}
	h, err := newHiding(back.Record, from[len(from)-1])
	if err != nil {
		return err
	}
	nth := map[string]int{}
	allowed := map[string]bool{}
	for _, one := range decisions(found) {
		if one.answered(back.Items) {
			allowed[one.text()] = true
			continue
		}
		i := readback.Item{Kode: "intern-tekst-offentlig", Severity: readback.Ask, Pointer: one.place, Sted: samtale.Sted(record, one.place), Tekst: one.text(),
			Choices: internOrOffentlig, Besked: "Det var internt før (" + sted(withholding, one.findings[0].From) + "), og står nu, hvor alle kan læse det. Skal det stadig være internt?"}
		if one.findings[0].Retold {
			i.Besked = "Det ligner noget, der er internt (" + sted(withholding, one.findings[0].From) + "), sagt med andre ord, og alle kan læse det her. Skal det være internt?"
		}
		if one.findings[0].Tal {
			i.Besked = "Her står et tal, som ikke var offentligt (" + sted(withholding, one.findings[0].From) + "), og alle kan læse det her. Skal det være internt?"
		}
		if one.findings[0].Name {
			i.Besked = "Navnet er ikke offentligt (" + sted(withholding, one.findings[0].From) + "), og står nu, hvor alle kan læse det. Skal det stadig holdes tilbage?"
		}
		key := i.Kode + "\x00" + i.Tekst
		nth[key]++
		sum := sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(nth[key])))
		i.ID = hex.EncodeToString(sum[:6])
		if a := p.svar[i.ID]; a == staysIntern || a == becomesPublic {
			i.Chosen = a
		}
		if i.Chosen == becomesPublic {
			allowed[i.Tekst] = true
		} else {
			i = i.Differing(h.hide(one))
		}
		back.Items = append(back.Items, i)
	}
	if back.Record, err = h.record(); err != nil {
		return err
	}
	return p.locked(ctx, back, withholding, known, allowed)
}

// given finds what records withhold and another gives the public: in its words, and
// the numbers and names of what it has no longer.
func (p *proving) given(ctx context.Context, withholding []*samtale.Record, known, record *samtale.Record) ([]leak.Finding, error) {
	found, err := leak.Find(ctx, withholding, known, record)
	if err != nil {
		return nil, err
	}
	had := map[string]bool{}
	for _, f := range found {
		had[hideable(f.Pointer)] = true
	}
	for _, f := range udgave.Regained(ctx, withholding, known, record, p.krav(p.template)) {
		for _, one := range leak.Holding(record, string(f.Pointer), f.Found) {
			at := hideable(one.Pointer) + "\n" + strconv.Itoa(one.Part)
			if had[hideable(one.Pointer)] || had[at] {
				continue
			}
			had[at] = true
			one.From, one.Name, one.Tal = string(f.Other), f.Regel.Kode == "tilbageholdt-navn", f.Regel.Kode == "tilbageholdt-tal"
			found = append(found, one)
		}
	}
	return found, ctx.Err()
}

// locked looks once more: what could not be hidden blocks. It gives the changes
// anew.
func (p *proving) locked(ctx context.Context, back *readback.Result, withholding []*samtale.Record, known *samtale.Record, allowed map[string]bool) error {
	record, err := p.decode(back.Record)
	if err != nil {
		return err
	}
	found, err := p.given(ctx, withholding, known, record)
	if err != nil {
		return err
	}
	for _, one := range decisions(found) {
		if !allowed[one.text()] {
			back.Items = append(back.Items, readback.Item{ID: "intern-tekst-offentlig:" + one.place, Kode: "intern-tekst-offentlig", Severity: readback.Block, Pointer: one.place, Sted: samtale.Sted(record, one.place),
				Tekst: one.text(), Choices: []readback.Choice{}, Besked: "Det må ikke offentliggøres og kan ikke skjules her. Flyt det i Word, og læg filen ind igen."})
		}
	}
	before, err := known.Canonical()
	if err != nil {
		return err
	}
	changes, err := recorddiff.Diff(ctx, before, back.Record)
	if err != nil {
		return err
	}
	af := map[string]string{}
	for _, c := range back.Changes {
		af[c.Pointer] = c.Af
	}
	for i := range changes {
		changes[i].Af = af[changes[i].Pointer]
	}
	back.Changes = changes
	return nil
}

func sted(rs []*samtale.Record, pointer string) string {
	for _, r := range rs {
		if r.Has(pointer) {
			return samtale.Sted(r, pointer)
		}
	}
	return "dokumentet"
}

// decision is what is decided on at once: all that was found in one text, item
// or block.
type decision struct {
	place    string
	findings []leak.Finding
}

// text gives the words that were found, each once.
func (d decision) text() string {
	var out []string
	for _, f := range d.findings {
		if len(out) == 0 || out[len(out)-1] != f.Text {
			out = append(out, f.Text)
		}
	}
	return strings.Join(out, " ¶ ")
}

// answered reports whether somebody was asked for the party of whom it is about:
// the choices say whose names are public.
func (d decision) answered(items []readback.Item) bool {
	return d.findings[0].Name && strings.HasPrefix(d.place, "/deltagere/") && slices.ContainsFunc(items, func(i readback.Item) bool {
		return i.Kode == "deltager-part" && i.Chosen != "" && strings.Contains(i.Tekst, d.findings[0].Text)
	})
}

// decisions groups findings by the place that can be hidden: those of one are
// neighbours.
func decisions(found []leak.Finding) []decision {
	var out []decision
	at := map[string]int{}
	for _, f := range found {
		place := hideable(f.Pointer)
		i, ok := at[place]
		if !ok {
			i = len(out)
			at[place] = i
			out = append(out, decision{place: place})
		}
		out[i].findings = append(out[i].findings, f)
	}
	return out
}
