package publish

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"notat/internal/fault"
	"notat/internal/notat"
	"notat/internal/ooxml"
	"notat/internal/readback"
	"notat/internal/recorddiff"
	"notat/internal/render/docx"
	"notat/internal/samtale"
	"notat/internal/template"
)

// ErrSvar says that the answers are no JSON object of strings.
var ErrSvar = errors.New("the answers must be a JSON object of id to choice")

// The sentences of a draft that cannot be read back by itself.
const (
	withoutPost = "Filen siger ikke, hvilket notat den hører til. Er den hentet her, så vælg også det notat, den er lavet af: begge filer på én gang. Ellers hent en tom Word-fil, sæt teksten ind under dens overskrifter, og læg den ind."
	notADraft   = "Filen er ikke en Word-fil. Vælg den Word-fil, der er rettet i."
	otherPost   = "Word-filen er fra en anden skole eller et andet skoleår end det notat, der er lagt ved."
)

// ReadBack takes an edited draft back into its record. The error is an
// *Ulaeselig, ErrSvar, a *Rejected or *SyntaxError of the base record, or a
// failure of the program.
func (s *Service) ReadBack(ctx context.Context, q Indlevering) (out *IndleveringSvar, err error) {
	err = s.computing(ctx, q.weight(), func(ctx context.Context) (err error) {
		out, err = s.takeBack(ctx, q)
		return err
	})
	return out, err
}

// answersOf reads answers as they are sent.
func answersOf(data []byte) (svar map[string]string, err error) {
	if len(data) > 0 {
		if err := json.Unmarshal(data, &svar); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrSvar, err)
		}
	}
	return svar, nil
}

// readBack reads a draft and puts what it changed into the record of today. What
// comes out has not been proved. An *ooxml.Error that comes with a proving is
// one of XML within the file.
func (s *Service) readBack(ctx context.Context, q Indlevering, from readback.Side) (*proving, *readback.Result, error) {
	svar, err := answersOf(q.Svar)
	if err != nil {
		return nil, nil, err
	}
	edited, mark, err := openEdited(q)
	if err != nil {
		return nil, nil, err
	}
	base, ours, items, err := bases(ctx, q, mark, svar)
	if err != nil {
		return nil, nil, err
	}
	t, err := s.template(Request{Name: q.Name, Template: q.Template})
	if err != nil {
		return nil, nil, err
	}
	baseline, seen, err := s.draft(ctx, base, t, mark.Udgave, mark.Kommentering)
	if err != nil {
		return nil, nil, err
	}
	if mark.Kommentering != "" {
		seen = nil // of a draft, whatever the record says
	}
	today, err := docx.ReadMark(baseline)
	if err != nil {
		return nil, nil, fmt.Errorf("own draft: %w", err)
	}
	in := wordsOf(t)
	in.Pictures = s.pictures
	in.Base, in.Svar = base, svar
	in.Baseline, in.Edited = readback.Draft{File: baseline, Controls: controls(today)}, readback.Draft{File: edited, Controls: controls(mark)}
	in.Final = q.Endelig || mark.Status == string(samtale.Endelig)
	in.Foreign = mark.Release != Release || mark.TemplateHash != today.TemplateHash
	p := &proving{Service: s, template: t, edition: mark.Udgave, base: base, ours: ours, before: baseline, file: edited, svar: svar, seen: seen}
	if mark.Record == nil {
		if err := p.fremmed(ctx); err != nil {
			return p, nil, err
		}
	}
	back, err := readback.Read(ctx, in)
	if err != nil {
		return p, nil, err
	}
	p.read = back.Changes
	back.Items = append(items, back.Items...)
	if in.Foreign && mark.Record != nil {
		back.Items = append(back.Items, readback.Item{ID: "anden-udgivelse", Kode: "anden-udgivelse", Severity: readback.Info, Sted: "dokumentet", Tekst: mark.Release + " " + mark.Template,
			Besked: "Word-filen er fra en anden programversion eller skabelon. Se rettelserne godt igennem.", Choices: []readback.Choice{}})
	}
	if ours == nil {
		return p, back, nil
	}
	var more []readback.Item
	if p.merged, more, err = readback.Merge(ctx, base, back.Record, ours, from, svar); err != nil {
		return nil, nil, err
	}
	back.Record = p.merged.Record
	back.Items = append(back.Items, more...)
	if back.Changes, err = recorddiff.Diff(ctx, ours, p.merged.Record); err != nil {
		return nil, nil, err
	}
	p.byWhom(back.Changes)
	return p, back, nil
}

// wordsOf gives what a template prints, as a reader needs it.
func wordsOf(t *template.Template) readback.Input {
	in := readback.Input{Status: map[string]string{}, Labels: map[string]string{}, Grunde: map[string]string{}, Arter: map[string]string{}, Parter: map[string]string{}, Hoved: Hoved(t), Columns: columns(t)}
	for _, grund := range samtale.Grunde {
		said := t.Tekst("udenIndhold." + grund)
		if said == "" {
			said = t.Tekst("prompt.grund.andet")
		}
		in.Grunde[strings.ToLower(said)] = grund
	}
	for _, art := range samtale.Arter {
		in.Arter[strings.ToLower(t.Tekst("art."+string(art)))] = string(art)
	}
	for key, to := range aftaleLabels {
		in.Labels[t.Tekst("aftale."+key)] = to
	}
	in.Intern = map[string]bool{strings.ToLower(t.Tekst("internt.afsnit")): true, strings.ToLower(t.Tekst("internt.blok")): false}
	for _, part := range samtale.Parter {
		in.Parter[strings.ToLower(t.Tekst("part."+string(part)))] = string(part)
	}
	for _, code := range samtale.Aftalestatusser {
		in.Status[strings.ToLower(t.Tekst("status."+code))] = code
	}
	return in
}

// byWhom tells who made the changes that came through a merge, where the file says so.
func (p *proving) byWhom(changes []recorddiff.Change) {
	by := map[string]string{}
	for _, c := range p.read {
		by[c.Before+"\x00"+c.After] = c.Af
	}
	for i := range changes {
		c := &changes[i]
		c.Af = by[c.Before+"\x00"+c.After]
	}
}

// Hoved gives what a template calls the fields of the head, and their places.
func Hoved(t *template.Template) map[string]string {
	out := map[string]string{}
	for _, tag := range []string{"kommune.navn", "kommune.kontakt", "skole.navn", "skole.institutionsnr", "skole.hjemmeside", "dokument.skoleaar", "moede.dato", "moede.tid", "moede.sted", "dokument.betegnelse", "dokument.dato",
		"dokument.godkendt", "sag.sagsnr", "sag.dokumentnr", "sag.sagsbehandler", "sag.vedroerende", "sag.sendesTil"} {
		out[strings.TrimSuffix(t.Tekst("hoved."+tag), ".")] = "/" + strings.ReplaceAll(tag, ".", "/")
	}
	return out
}

// aftaleLabels are the labels of an agreement's fields, and their keys.
var aftaleLabels = map[string]string{
	"baggrund": "baggrund", "tiltag": "tiltag", "tegn": "tegn", "ansvarlig": "ansvarlig", "frist": "frist",
	"status": "status", "bemaerkning": "bemaerkning", "fraSkoleaar": "fraSkoleaar",
}

// columns gives what a template says over the columns of its tables, as readback
// reads them, and how it marks an internal result.
func columns(t *template.Template) map[string]string {
	out := map[string]string{"intern": t.Tekst("internt.resultat"), "dagsorden " + strings.ToLower(t.Tekst("dagsorden.tid")): "tid", "dagsorden " + strings.ToLower(t.Tekst("dagsorden.punkt")): "punkt"}
	for _, key := range resultatColumns {
		out["resultater "+strings.ToLower(t.Tekst("resultat."+key))] = key
	}
	for key, to := range aftaleLabels {
		out["aftaler "+strings.ToLower(t.Tekst("aftale."+key))] = to
	}
	return out
}

var resultatColumns = []string{"maaling", "fag", "profilomraade", "klassetrin", "periode", "antal", "vaerdi", "kommunetal", "landstal", "socialReference", "tidligere", "bemaerkning"}

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
// changes go into, when that is another.
func bases(ctx context.Context, q Indlevering, m *docx.Mark, svar map[string]string) (base, ours []byte, items []readback.Item, err error) {
	base, ours = m.Record, q.Current
	given := q.Record
	if q.Public && base != nil {
		given = nil
	}
	if base == nil {
		base = given
		i := readback.Item{ID: "uden-maerke", Kode: "uden-maerke", Severity: readback.Ask, Sted: "dokumentet",
			Besked: "Filen siger ikke selv, hvilket notat den er lavet af. Er det det notat, der er lagt ved?", Choices: []readback.Choice{{ID: "ja", Tekst: "Ja, det er det notat"}}}
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

func controls(m *docx.Mark) map[string]readback.Control {
	out := make(map[string]readback.Control, len(m.Controls))
	for _, b := range m.Controls {
		out[b.Tag] = readback.Control{Pointer: b.Pointer, Rich: b.Rich}
	}
	return out
}

// draft draws a record as the Word draft of an edition. Publishing checks do
// not matter here: nothing of it is given out.
func (s *Service) draft(ctx context.Context, record []byte, t *template.Template, edition Udgave, kommentering string) (*ooxml.Package, *checked, error) {
	f, _ := FormatNamed("docx")
	m, err := s.compose(ctx, Request{Data: record, Template: t, Udgave: edition, Kommentering: kommentering}, f)
	if err != nil {
		return nil, nil, err
	}
	type key struct{ *template.Template }
	type parts func(context.Context, *notat.Document) (*ooxml.Package, error)
	v, ok := s.prepared.Load(key{t})
	if !ok {
		v, _ = s.prepared.LoadOrStore(key{t}, sync.OnceValues(func() (parts, error) { return docx.Parts(t) }))
	}
	draw, err := v.(func() (parts, error))()
	if err != nil {
		return nil, nil, err
	}
	began := time.Now()
	p, err := draw(ctx, m.document)
	if err != nil {
		return nil, nil, refused(fmt.Errorf("%s: %w", f.Name, err))
	}
	s.drawn(f, began)
	return p, m.checked, nil
}

// indleveringSvar checks the new record, which seen has done where it is not nil, and
// puts the answer together.
func (s *Service) indleveringSvar(ctx context.Context, back *readback.Result, endelig bool, t *template.Template, seen *checked) (*IndleveringSvar, error) {
	out := &IndleveringSvar{Open: back.Open(), Gyldig: true, Aendringer: back.Changes, Rest: back.Items, Faults: fault.List{}, template: t}
	if out.Aendringer == nil {
		out.Aendringer = []recorddiff.Change{}
	}
	if out.Rest == nil {
		out.Rest = []readback.Item{}
	}
	q := Request{Data: back.Record, Template: t}
	record := back.Record
	out.maybe = record
	if endelig {
		q.Status = string(samtale.Endelig)
		r, err := samtale.Decode(record)
		if err != nil {
			return nil, err
		}
		r.SetStatus(samtale.Endelig)
		if record, err = r.Canonical(); err != nil {
			return nil, err
		}
	}
	c, err := seen, error(nil)
	if c == nil || endelig {
		c, err = s.check(ctx, q, t)
	}
	var no *Rejected
	switch {
	case errors.As(err, &no):
		out.Faults, out.Gyldig = no.Faults, false
	case err != nil:
		return nil, err
	default:
		out.Faults = append(out.Faults, c.Faults.Demote()...)
	}
	for i := range out.Faults {
		out.Faults[i].Line, out.Faults[i].Column = 0, 0 // nobody has seen the JSON that they would point into
	}
	if out.Ready() {
		out.Record = record
	}
	return out, nil
}
