package publish

import (
	"bytes"
	"slices"

	"notat/internal/fault"
	"notat/internal/kontrol"
	"notat/internal/maaned"
	"notat/internal/readback"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
)

const approvalAt = "/dokument/godkendt"

// saidBy gives what an approval is of: the record without the approval itself, and
// without what no document says. It is in canonical form.
func saidBy(r *samtale.Record) []byte {
	r = r.Clone()
	r.Dokument.Godkendt, r.Kontroller, r.Ekstra, r.Dokument.Status, r.Skole.TidligereNumre = samtale.Godkendt{}, nil, nil, "", nil
	data, err := r.Canonical()
	if err != nil {
		return nil // of what was decoded there is one
	}
	return data
}

// approvalOf is what an answer about an approval is bound to: the approval and the
// words that it stands on.
func approvalOf(r *samtale.Record) string {
	g := r.Dokument.Godkendt
	return g.Dato + "\n" + g.Af + "\n" + string(saidBy(r))
}

// staleApproval tells of an approval that was given to the words of before, and
// stands on others now, unless that is answered.
func staleApproval(before, now *samtale.Record) *fault.Fault {
	g := now.Dokument.Godkendt
	if g == (samtale.Godkendt{}) || g != before.Dokument.Godkendt || bytes.Equal(saidBy(before), saidBy(now)) {
		return nil
	}
	found := approvalOf(now)
	if kontrol.Answered(now, approvalStale.Kode, approvalAt, found) {
		return nil
	}
	f := approvalStale.at(now, approvalAt)
	f.Svar = kontrol.Svar(f.Code, f.Pointer, found)
	return &f
}

// unapproved tells of a record that nobody has approved, as the template wants it.
func unapproved(r *samtale.Record, demand string) fault.List {
	if r.Dokument.Godkendt != (samtale.Godkendt{}) || demand == string(samtale.Fri) {
		return nil
	}
	f := notApproved.at(r, "/dokument")
	if demand != string(samtale.Kraevet) {
		f.Severity = fault.Warning
	}
	return fault.List{f}
}

// TakesOff gives the answer to a finding of a kind that takes the approval off, instead of
// telling why it may stand; "" where there is none.
func TakesOff(kode string) string {
	if kode == approvalStale.Kode {
		return approvalGone
	}
	return ""
}

// LacksApproval reports whether findings tell that nobody has approved a record.
func LacksApproval(l fault.List) bool {
	return slices.ContainsFunc(l, func(f fault.Fault) bool { return f.Code == notApproved.Kode })
}

// WithApproval gives a record that was approved on a day, as 2025-03-27, by somebody, in
// canonical form.
func WithApproval(data []byte, dato, af string) ([]byte, error) {
	root, err := recorddiff.Parse(withoutBOM(data))
	if err != nil {
		return nil, err
	}
	recorddiff.Set(root, approvalAt, map[string]any{"dato": dato, "af": af})
	return recorddiff.Canonical(root)
}

// WithoutApproval gives a record without its approval, in canonical form.
func WithoutApproval(data []byte) ([]byte, error) {
	root, err := recorddiff.Parse(withoutBOM(data))
	if err != nil {
		return nil, err
	}
	takeOff(root)
	return recorddiff.Canonical(root)
}

// takeOff takes the approval off a record.
func takeOff(root any) {
	if d, ok := recorddiff.Get(root, "/dokument").(map[string]any); ok {
		delete(d, "godkendt")
	}
}

// Answers to an approval that was given to other words.
const (
	approvalGone   = "slet"
	approvalStands = "aftalt"
)

// approve takes an approval off when the words that it was given to are others now,
// and says so, with the choice to keep it: that stops nobody, and nothing is
// published as approved that was not. What is agreed is kept as an answer in the
// record, so that nobody is asked again of the same words.
func (p *proving) approve(today []byte, back *readback.Result) error {
	before, err := p.decode(today)
	if err != nil {
		return err
	}
	now, err := p.decode(back.Record)
	if err != nil {
		return err
	}
	f := staleApproval(before, now)
	if f == nil {
		return nil
	}
	g := now.Dokument.Godkendt
	i := readback.Item{ID: f.Code, Kode: f.Code, Severity: readback.Warn, Pointer: f.Pointer, Sted: f.Sted, Besked: "Notatet er rettet, siden det blev godkendt. Godkendelsen gælder ikke længere og er slettet, medmindre rettelsen er aftalt.",
		Choices: []readback.Choice{{ID: approvalGone, Tekst: "Slet godkendelsen"}, {ID: approvalStands, Tekst: "Rettelsen er aftalt med den, der godkendte"}}}
	root, err := recorddiff.Parse(back.Record)
	if err != nil {
		return err
	}
	switch p.svar[i.ID] {
	case approvalStands:
		i.Chosen = approvalStands
		list, _ := recorddiff.Get(root, "/kontroller").([]any)
		recorddiff.Set(root, "/kontroller", append(list, any(map[string]any{"kode": f.Svar.Kode, "sted": f.Svar.Sted, "fund": f.Svar.Fund, "begrundelse": "Rettelsen er aftalt."})))
	default:
		i.Chosen = approvalGone
		takeOff(root)
		line := maaned.Dato(g.Dato)
		if g.Dato != "" && g.Af != "" {
			line += " af" // as the draft has it
		}
		i = i.Differing(line+" "+g.Af, "")
	}
	back.Items = append(back.Items, i)
	back.Record, err = recorddiff.Canonical(root)
	return err
}
