package pdf

import "fmt"

// Code names why a file was refused. It is stable, ASCII, kebab case.
type Code string

// The codes.
const (
	TooBig     Code = "pdf-for-stor"
	TooMuch    Code = "pdf-for-indviklet"
	TooLong    Code = "pdf-for-mange-sider"
	NotPDF     Code = "pdf-ikke-pdf"
	Encrypted  Code = "pdf-krypteret"
	Damaged    Code = "pdf-beskadiget"
	OnlyImages Code = "pdf-uden-tekst"
	Empty      Code = "pdf-tom"
	Unreadable Code = "pdf-uden-bogstaver"
)

// sentences say to a clerk or a secretary what to do.
var sentences = map[Code]string{
	TooBig:     "Filen fylder mere end 20 MB. Gem den i mindre størrelse, eller del den i flere filer.",
	TooMuch:    "Filens opbygning er for indviklet. Åbn den, udskriv den til en ny PDF, og brug den, eller kopiér teksten over i et Word-dokument.",
	TooLong:    "Filen har mere end 1.000 sider. Gem de sider, det gælder, i en fil for sig.",
	NotPDF:     "Filen er ikke en PDF.",
	Encrypted:  "Filen er beskyttet med adgangskode eller mod kopiering. Fjern beskyttelsen i det program, den er lavet i, og gem filen igen.",
	Damaged:    "Filen er beskadiget og kan ikke læses. Find den oprindelige fil, eller gem den igen fra det program, den er lavet i.",
	OnlyImages: "Filen indeholder kun billeder af tekst, for eksempel en scanning. Teksten skal først genkendes (OCR), før filen kan bruges.",
	Empty:      "Filen er tom: der står ingen tekst i den.",
	Unreadable: "Filens skrifter siger ikke, hvilke bogstaver de viser. Gem filen igen fra det program, den er lavet i, eller lad teksten genkende (OCR).",
}

// Error is a file that was refused. Message is one Danish sentence or two for the
// one who chose the file; the rest is for the log.
type Error struct {
	Code    Code
	Message string
	Err     error // what lies beneath, or nil
}

func refuse(c Code, err error) *Error { return &Error{Code: c, Message: sentences[c], Err: err} }

// Error gives the code and what lies beneath, for a log.
func (e *Error) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("%s: %v", e.Code, e.Err)
	}
	return string(e.Code)
}

func (e *Error) Unwrap() error { return e.Err }
