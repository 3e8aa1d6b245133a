// Package regneark reads the files that figures come in, as flat sheets of text:
// the JSON answer of the ministry's statistics, a spreadsheet (.xlsx), CSV. Numbers
// stand as they are written in Danish, digit by digit. It knows no figures and no
// schools; what a column means is said by package statistik. A file that may hold
// something else than it shows (a formula, merged cells, another encoding) is
// refused with the place.
package regneark

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// What a file may hold. A municipality of 60 schools has some 10,000 rows of grades
// by subject over three years; the register of institutions has 5,000 rows of 30.
const (
	MaxRaekker  = 20_000
	MaxKolonner = 60
	MaxArk      = 40    // sheets, or kinds of rows in an answer of the API: there are seven cubes
	MaxFelt     = 2_000 // bytes of one cell
)

// Ark is one sheet: rows of text, the first of which is the head in JSON.
type Ark struct {
	Navn    string // of the sheet; "" in a file of one
	Raekker []Raekke
}

// Raekke is a row with visible text.
type Raekke struct {
	Nr    int // as the file counts it, from 1; in JSON the number of the object, and 0 for its keys
	Cells []string

	Felter int // in CSV: how many fields it has, those that are empty too; 0 in other files
}

// Cell gives the cell of a column; a row may be shorter than its head.
func (r Raekke) Cell(kolonne int) string {
	if kolonne >= len(r.Cells) {
		return ""
	}
	return r.Cells[kolonne]
}

// Fejl is what is wrong with a file, and where.
type Fejl struct {
	Sted   string // Danish: "række 7, kolonne C"; "" is the file itself
	Besked string // Danish: what to do
}

func (f *Fejl) Error() string {
	if f.Sted == "" {
		return f.Besked
	}
	return f.Sted + ": " + f.Besked
}

func fejl(sted, besked string, a ...any) *Fejl { return &Fejl{sted, fmt.Sprintf(besked, a...)} }

// Read reads a file by how it begins. The error is a *Fejl.
func Read(fil []byte) ([]Ark, error) {
	switch text := bytes.TrimLeft(bytes.TrimPrefix(fil, bom), " \t\r\n"); {
	case bytes.HasPrefix(fil, []byte("PK")):
		return xlsx(fil)
	case bytes.HasPrefix(fil, []byte("\xd0\xcf\x11\xe0")):
		return nil, fejl("", "Filen er gemt i Excels gamle format (.xls), eller den er beskyttet med adgangskode. Gem den som .xlsx uden adgangskode.")
	case bytes.HasPrefix(fil, []byte("%PDF-")):
		return nil, fejl("", "Filen er en PDF. Vælg et udtræk som .xlsx, CSV eller JSON.")
	case len(text) == 0:
		return nil, fejl("", "Filen er tom.")
	case text[0] == '{', text[0] == '[' && !named(text[1:]):
		return api(fil)
	case text[0] == '<':
		return nil, fejl("", "Filen er en webside. Vælg et udtræk som .xlsx, CSV eller JSON.")
	}
	return csvArk(fil)
}

// named reports whether what follows a bracket is a name: the API's columns are called
// "[Institution].[Institution]", also in CSV.
func named(text []byte) bool {
	c, _ := utf8.DecodeRune(text)
	return unicode.IsLetter(c)
}

var bom = []byte("\ufeff")

// rowName places a row.
func rowName(nr int) string { return "række " + strconv.Itoa(nr) }

// cellName places a cell, its column counted from 0, as a spreadsheet shows it.
func cellName(nr, kolonne int) string { return rowName(nr) + ", kolonne " + columnName(kolonne) }

// columnName names a column, counted from 0: A, B, ..., AA.
func columnName(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// fits checks a cell that was read.
func fits(sted, s string) error {
	if len(s) > MaxFelt {
		return fejl(sted, "Feltet er for langt til et udtræk (over %d tegn).", MaxFelt)
	}
	return nil
}

// tooMany says that a sheet has too many rows, at the first that is too many.
func tooMany(sted string) error {
	return fejl(sted, "Filen har over 20.000 rækker. Hent et mindre udtræk: kun kommunens egne skoler og de år, der skal bruges.")
}

func tooWide(sted string) error {
	return fejl(sted, "Filen har over %d kolonner. Hent et udtræk med færre nøgletal ad gangen.", MaxKolonner)
}
