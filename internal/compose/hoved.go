package compose

import (
	"strings"

	"notat/internal/notat"
)

// hoved is the head table: what is there, and in a draft what the referent
// should look for.
func (c *composer) hoved() *notat.Definitions {
	d := &notat.Definitions{Head: true}
	row := func(label string, b notat.Block) {
		d.Items = append(d.Items, notat.Definition{Term: c.inlines.list(c.tekst(label)), Blocks: c.blokke.list(b)})
	}
	felter := func(tags ...string) {
		for _, tag := range tags {
			if f := c.felter[tag]; len(f.Inlines) > 0 || f.Prompt != "" {
				row("hoved."+tag, c.paragraph(f))
			}
		}
	}
	// samlet is one row of fields that belong together.
	together := func(label string, tags ...string) {
		var line []notat.Inline
		for _, tag := range tags {
			line = next(line, c.felter[tag])
		}
		row(label, c.paragraph(line...))
	}
	together("hoved.kommune.navn", "kommune.navn", "kommune.forvaltning", "kommune.afdeling")
	if f := c.felter["kommune.forvaltning"]; f.Prompt != "" {
		felter("kommune.forvaltning")
	}
	felter("kommune.kontakt", "skole.navn")
	if line := c.schoolNumbers(); line != nil {
		row("hoved.skole.institutionsnr", c.paragraph(line...))
	}
	felter("skole.hjemmeside", "dokument.skoleaar")
	if blank(c.r.Moede.Dato) && c.udkast() {
		row("hoved.moede.dato", c.missingFelt("mangler.moededato", c.felter["moede.dato"]))
	} else {
		felter("moede.dato")
	}
	if line := c.timeSpan(c.felter["moede.start"], c.felter["moede.slut"]); line != nil {
		if !notat.Empty(line) {
			line = append([]notat.Inline{c.tekst("tid.kl"), notat.Text(" ")}, line...)
		}
		row("hoved.moede.tid", c.paragraph(line...))
	}
	felter("moede.sted", "dokument.betegnelse", "dokument.dato", "sag.sagsnr", "sag.dokumentnr", "sag.sagsbehandler", "sag.vedroerende", "sag.sendesTil")
	if line := c.godkendt(); line != nil {
		row("hoved.dokument.godkendt", c.paragraph(line...))
	}
	return d
}

// timeSpan is from one time to another: "13.00–16.00".
func (c *composer) timeSpan(start, slut notat.Felt) []notat.Inline {
	var out []notat.Inline
	if len(start.Inlines) > 0 || start.Prompt != "" {
		out = append(out, start)
	}
	switch {
	case len(slut.Inlines) > 0 && len(start.Inlines) > 0:
		out = append(out, notat.Text("–"), slut)
	case len(slut.Inlines) > 0:
		out = append(out, gap(out), c.tekst("tid.til"), notat.Text(" "), slut)
	case slut.Prompt != "":
		out = append(out, gap(out), slut)
	}
	return out
}

// gap keeps what follows apart from what is there already.
func gap(line []notat.Inline) notat.Text {
	if len(line) == 0 {
		return ""
	}
	return " "
}

// godkendt is who approved the notat, and when: "27. marts 2025 af Skolechefen".
func (c *composer) godkendt() []notat.Inline {
	dato, af := c.felter["dokument.godkendt"], c.felter["dokument.godkendtAf"]
	var out []notat.Inline
	if len(dato.Inlines) > 0 || dato.Prompt != "" {
		out = append(out, dato)
	}
	switch {
	case len(af.Inlines) > 0:
		out = append(out, gap(out), c.tekst("godkendt.af"), notat.Text(" "), af)
	case af.Prompt != "":
		out = append(out, notat.Break{}, af) // apart also where an editor has dropped the controls
	}
	return out
}

// schoolNumbers is the school's number and, where schools were merged, the
// ones before it: "123456, tidligere 654321, 111222".
func (c *composer) schoolNumbers() []notat.Inline {
	var before []notat.Inline
	for i, nr := range c.r.Skole.TidligereNumre {
		before = next(before, c.fixed(place("/skole/tidligereNumre").nr(i), "felt.skole.tidligereNumre", nr))
	}
	nr := c.felter["skole.institutionsnr"]
	out := next(nil, nr)
	switch {
	case before == nil && nr.Prompt != "":
		return []notat.Inline{nr}
	case before == nil:
		return out
	}
	if out != nil {
		out = append(out, notat.Text(", "))
	}
	return append(append(out, c.tekst("hoved.skole.tidligere")+" "), before...)
}

// henvisning makes an address that a reader can follow a link to itself.
func henvisning(s string) []notat.Inline {
	if strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return []notat.Inline{notat.Link{Address: s, Inlines: []notat.Inline{notat.Text(s)}}}
	}
	return lines(s)
}
