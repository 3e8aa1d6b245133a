package compose

import "notat/internal/notat"

// meta fills the file's metadata from the record alone: there is no clock.
func (c *composer) meta() notat.Meta {
	r := c.r
	m := notat.Meta{
		Forfatter:    r.Kommune.Navn,
		Emne:         c.t.Tekst("meta.emne") + ", " + r.Skole.Navn + ", " + c.t.Tekst("meta.skoleaar") + " " + r.Dokument.Skoleaar,
		Noegleord:    []string{c.t.Tekst("meta.emne"), r.Skole.Navn, r.Kommune.Navn, r.Dokument.Skoleaar},
		Dato:         r.Dokument.Dato,
		Skole:        r.Skole.Navn,
		Udgave:       c.o.Udgave,
		Status:       "endelig",
		Template:     c.t.Name,
		TemplateHash: c.t.Hash,
		Release:      c.o.Release,
		Kommentering: c.o.Kommentering,
	}
	if c.udkast() {
		m.Status = "udkast"
	}
	if m.Dato == "" {
		m.Dato = r.Moede.Dato
	}
	return m
}
