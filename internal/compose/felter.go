package compose

import (
	"notat/internal/notat"
	"notat/internal/samtale"
	"notat/internal/template"
)

// felt is a field that stands once in a record. Its tag in a template is also
// the tail of the keys of its label, name and prompt.
type felt struct {
	tag    string
	sti    sti
	vaerdi func(*samtale.Record) string
	vis    func(string) []notat.Inline // how it is printed
	fast   bool                        // a code: Word does not let it be changed
}

// enkeltfelter fill the head and the template's tags (template.Tags).
var enkeltfelter = []felt{
	{"dokument.betegnelse", "/dokument/betegnelse", func(r *samtale.Record) string { return r.Dokument.Betegnelse }, linjer, false},
	{"dokument.titel", "/dokument/titel", func(r *samtale.Record) string { return r.Dokument.Titel }, linjer, false},
	{"dokument.skoleaar", "/dokument/skoleaar", func(r *samtale.Record) string { return r.Dokument.Skoleaar }, linjer, false},
	{"dokument.dato", "/dokument/dato", func(r *samtale.Record) string { return r.Dokument.Dato }, dato, false},
	{"dokument.godkendt", "/dokument/godkendt/dato", func(r *samtale.Record) string { return r.Dokument.Godkendt.Dato }, dato, false},
	{"dokument.godkendtAf", "/dokument/godkendt/af", func(r *samtale.Record) string { return r.Dokument.Godkendt.Af }, linjer, false},
	{"kommune.navn", "/kommune/navn", func(r *samtale.Record) string { return r.Kommune.Navn }, linjer, false},
	{"kommune.forvaltning", "/kommune/forvaltning", func(r *samtale.Record) string { return r.Kommune.Forvaltning }, linjer, false},
	{"kommune.afdeling", "/kommune/afdeling", func(r *samtale.Record) string { return r.Kommune.Afdeling }, linjer, false},
	{"kommune.kontakt", "/kommune/kontakt", func(r *samtale.Record) string { return r.Kommune.Kontakt }, linjer, false},
	{"skole.navn", "/skole/navn", func(r *samtale.Record) string { return r.Skole.Navn }, linjer, false},
	{"skole.institutionsnr", "/skole/institutionsnr", func(r *samtale.Record) string { return r.Skole.Institutionsnr }, linjer, true},
	{"skole.hjemmeside", "/skole/hjemmeside", func(r *samtale.Record) string { return r.Skole.Hjemmeside }, henvisning, true},
	{"moede.dato", "/moede/dato", func(r *samtale.Record) string { return r.Moede.Dato }, dato, false},
	{"moede.start", "/moede/start", func(r *samtale.Record) string { return r.Moede.Start }, tid, false},
	{"moede.slut", "/moede/slut", func(r *samtale.Record) string { return r.Moede.Slut }, tid, false},
	{"moede.sted", "/moede/sted", func(r *samtale.Record) string { return r.Moede.Sted }, linjer, false},
	{"sag.sagsnr", "/sag/sagsnr", func(r *samtale.Record) string { return r.Sag.Sagsnr }, linjer, false},
	{"sag.dokumentnr", "/sag/dokumentnr", func(r *samtale.Record) string { return r.Sag.Dokumentnr }, linjer, false},
	{"sag.sagsbehandler", "/sag/sagsbehandler", func(r *samtale.Record) string { return r.Sag.Sagsbehandler }, linjer, false},
	{"sag.vedroerende", "/sag/vedroerende", func(r *samtale.Record) string { return r.Sag.Vedroerende }, linjer, false},
	{"sag.sendesTil", "/sag/sendesTil", func(r *samtale.Record) string { return r.Sag.SendesTil }, linjer, false},
}

// enkelte gives the single fields by tag. In a draft an empty one has a prompt
// where the referent is helped by it.
func (c *composer) enkelte() map[string]notat.Felt {
	out := make(map[string]notat.Felt, len(enkeltfelter))
	for _, f := range enkeltfelter {
		words := notat.Felt{
			Pointer: string(f.sti),
			Titel:   c.t.Tekst("felt." + f.tag),
			Fixed:   f.fast,
			Inlines: f.vis(f.vaerdi(c.r)),
		}
		if prompt := "prompt." + f.tag; c.o.Draft && len(words.Inlines) == 0 && template.HasTekst(prompt) {
			words.Prompt = c.t.Tekst(prompt)
		}
		out[f.tag] = words
	}
	return out
}
