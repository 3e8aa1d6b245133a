package check

import (
	"slices"
	"testing"
)

// What a file claims without keeping it is found, as are marks that are neither
// content nor artifact, and fonts that no one can draw with.
func TestFalseClaimsAreFound(t *testing.T) {
	pdf := good(t, nil)
	for _, c := range []struct {
		name, code string
		do         func(f damaged)
	}{
		{"a language that is none", "lang", func(f damaged) { f.catalog()["Lang"] = text("dansk sprog") }},
		{"suspect tags", "marked", func(f damaged) { f.Dict(f.catalog()["MarkInfo"])["Suspects"] = true }},
		{"another date in Info", "xmp", func(f damaged) { f.Dict(f.Trailer["Info"])["ModDate"] = text("D:19990101000000Z") }},
		{"a role map", "type", func(f damaged) { f.Dict(f.catalog()["StructTreeRoot"])["RoleMap"] = dict{} }},
		{"a mark that is nothing", "unmarked", func(f damaged) { f.content("/H1<</MCID 0>>BDC", "/Span BMC") }},
		{"a font without outlines", "font", func(f damaged) {
			f.edit(f.ofType("FontDescriptor")["FontFile2"].(ref), "glyf", "glyg")
		}},
		{"a script that runs when opened", "active", func(f damaged) { f.catalog()["OpenAction"] = dict{"S": name("JavaScript")} }},
		{"a form", "active", func(f damaged) { f.catalog()["AcroForm"] = dict{} }},
		{"scripts", "active", func(f damaged) { f.Dict(f.catalog()["Names"])["JavaScript"] = dict{} }},
		{"an action when a page is shown", "active", func(f damaged) { f.ofType("Page")["AA"] = dict{} }},
		{"a link that runs a program", "active", func(f damaged) { f.Dict(f.ofType("Annot")["A"])["S"] = name("Launch") }},
		{"a hidden annotation", "link", func(f damaged) { f.ofType("Annot")["F"] = 6.0 }},
	} {
		f, err := open(pdf)
		if err != nil {
			t.Fatal(err)
		}
		c.do(damaged{f, t})
		d, err := f.document()
		if err != nil {
			t.Fatal(err)
		}
		if found := d.check(); !slices.ContainsFunc(found, func(f Finding) bool { return f.Code == c.code }) {
			t.Errorf("%s: found %v", c.name, found)
		}
	}
}
