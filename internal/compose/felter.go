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
	place  place
	vaerdi func(*samtale.Record) string
	show   func(string) []notat.Inline // how it is printed
	fixed  bool                        // a code: Word does not let it be changed
}

// single fill the head and the template's tags (template.Tags).
var single = []felt{
	{"dokument.betegnelse", "/dokument/betegnelse", func(r *samtale.Record) string { return r.Dokument.Betegnelse }, lines, false},
	{"dokument.titel", "/dokument/titel", func(r *samtale.Record) string { return r.Dokument.Titel }, lines, false},
	{"dokument.skoleaar", "/dokument/skoleaar", func(r *samtale.Record) string { return r.Dokument.Skoleaar }, lines, false},
	{"dokument.dato", "/dokument/dato", func(r *samtale.Record) string { return r.Dokument.Dato }, dato, false},
	{"dokument.godkendt", "/dokument/godkendt/dato", func(r *samtale.Record) string { return r.Dokument.Godkendt.Dato }, dato, false},
	{"dokument.godkendtAf", "/dokument/godkendt/af", func(r *samtale.Record) string { return r.Dokument.Godkendt.Af }, lines, false},
	{"kommune.navn", "/kommune/navn", func(r *samtale.Record) string { return r.Kommune.Navn }, lines, false},
	{"kommune.forvaltning", "/kommune/forvaltning", func(r *samtale.Record) string { return r.Kommune.Forvaltning }, lines, false},
	{"kommune.afdeling", "/kommune/afdeling", func(r *samtale.Record) string { return r.Kommune.Afdeling }, lines, false},
	{"kommune.kontakt", "/kommune/kontakt", func(r *samtale.Record) string { return r.Kommune.Kontakt }, lines, false},
	{"skole.navn", "/skole/navn", func(r *samtale.Record) string { return r.Skole.Navn }, lines, false},
	{"skole.institutionsnr", "/skole/institutionsnr", func(r *samtale.Record) string { return r.Skole.Institutionsnr }, lines, false},
	{"skole.hjemmeside", "/skole/hjemmeside", func(r *samtale.Record) string { return r.Skole.Hjemmeside }, henvisning, true},
	{"moede.dato", "/moede/dato", func(r *samtale.Record) string { return r.Moede.Dato }, dato, false},
	{"moede.start", "/moede/start", func(r *samtale.Record) string { return r.Moede.Start }, tid, false},
	{"moede.slut", "/moede/slut", func(r *samtale.Record) string { return r.Moede.Slut }, tid, false},
	{"moede.sted", "/moede/sted", func(r *samtale.Record) string { return r.Moede.Sted }, lines, false},
	{"sag.sagsnr", "/sag/sagsnr", func(r *samtale.Record) string { return r.Sag.Sagsnr }, lines, false},
	{"sag.dokumentnr", "/sag/dokumentnr", func(r *samtale.Record) string { return r.Sag.Dokumentnr }, lines, false},
	{"sag.sagsbehandler", "/sag/sagsbehandler", func(r *samtale.Record) string { return r.Sag.Sagsbehandler }, lines, false},
	{"sag.vedroerende", "/sag/vedroerende", func(r *samtale.Record) string { return r.Sag.Vedroerende }, lines, false},
	{"sag.sendesTil", "/sag/sendesTil", func(r *samtale.Record) string { return r.Sag.SendesTil }, lines, false},
}

// singleFelter gives the single fields by tag. In a draft an empty one has a prompt
// where the referent is helped by it.
func (c *composer) singleFelter() map[string]notat.Felt {
	out := make(map[string]notat.Felt, len(single))
	for _, f := range single {
		words := notat.Felt{
			Pointer: string(f.place),
			Titel:   c.t.Tekst("felt." + f.tag),
			Fixed:   f.fixed,
			Inlines: f.show(f.vaerdi(c.r)),
		}
		if prompt := "prompt." + f.tag; c.o.Draft && len(words.Inlines) == 0 && template.HasTekst(prompt) {
			words.Prompt = c.t.Tekst(prompt)
		}
		out[f.tag] = words
	}
	return out
}
