package ooxml

import "fmt"

// Code names why a file was refused. It is stable, ASCII, kebab case.
type Code string

// The codes.
const (
	TooBig      Code = "word-for-stor"
	Unpacked    Code = "word-udpakket-for-stor"
	TooMany     Code = "word-for-mange-dele"
	NotWord     Code = "word-ikke-word"
	OldWord     Code = "word-gammelt-format"
	OldSlides   Code = "gammelt-powerpoint"
	OldSheet    Code = "gammelt-excel"
	OldMail     Code = "outlook-mail"
	OldOther    Code = "gammelt-office"
	Encrypted   Code = "word-krypteret"
	Labelled    Code = "word-beskyttet"
	Damaged     Code = "word-beskadiget"
	BadName     Code = "word-delnavn"
	Duplicate   Code = "word-dobbelt-del"
	Bomb        Code = "word-pakket-for-haardt"
	Doctype     Code = "word-doctype"
	TooComplex  Code = "word-for-indviklet"
	Macros      Code = "word-makroer"
	Strict      Code = "word-strict"
	OtherOffice Code = "word-andet-program"
)

// sentences say to a clerk or a secretary what to do.
var sentences = map[Code]string{
	TooBig:      "Filen fylder mere end 20 MB. Gør billederne mindre (Filer > Komprimer billeder), og gem den igen.",
	Unpacked:    "Filens indhold er for stort. Fjern eller formindsk store billeder, og gem filen igen.",
	TooMany:     "Filen består af usædvanligt mange dele. Kopiér teksten over i et nyt dokument, og gem det.",
	NotWord:     "Filen er ikke et Word-dokument. Åbn den i Word, og vælg Filer > Gem som > Word-dokument (.docx).",
	OldWord:     "Filen er i Words gamle format (.doc). Åbn den i Word, og vælg Filer > Gem som > Word-dokument (.docx).",
	OldSlides:   "Filen er i PowerPoints gamle format (.ppt). Åbn den i PowerPoint, og vælg Filer > Gem som > PowerPoint-præsentation (.pptx).",
	OldSheet:    "Filen er et regneark i Excels gamle format (.xls). Åbn den i Excel, og vælg Filer > Gem som > Excel-projektmappe (.xlsx), hvis det er tal. Er det tekst, så kopiér den over i et Word-dokument.",
	OldMail:     "Filen er en mail fra Outlook (.msg). Gem den vedhæftede fil for sig, eller kopiér teksten over i et Word-dokument.",
	OldOther:    "Filen er i et gammelt format fra et Office-program, som ikke kan læses her. Åbn den i det program, den er lavet i, og gem den som PDF eller kopiér teksten over i et Word-dokument.",
	Encrypted:   "Filen er beskyttet med adgangskode. Fjern adgangskoden i Word (Filer > Oplysninger > Beskyt dokument), og gem filen igen.",
	Labelled:    "Filen er krypteret af en følsomhedsmærkat. Vælg en mærkat uden kryptering i Word, og gem filen igen.",
	Damaged:     "Filen er beskadiget og kan ikke læses. Åbn den i Word, vælg Filer > Gem som > Word-dokument (.docx), og prøv igen.",
	BadName:     "Filen indeholder en del med et ulovligt navn. Åbn den i Word, og gem den under et nyt navn.",
	Duplicate:   "Filen indeholder den samme del to gange. Åbn den i Word, og gem den under et nyt navn.",
	Bomb:        "Filen er pakket så hårdt, at den ikke åbnes af sikkerhedshensyn. Åbn den i Word, og gem den under et nyt navn.",
	Doctype:     "Filen indeholder en dokumenttypeerklæring, som ikke tillades af sikkerhedshensyn. Åbn den i Word, og gem den under et nyt navn.",
	TooComplex:  "Filens opbygning er for indviklet. Kopiér teksten over i et nyt dokument, og gem det.",
	Macros:      "Filen kan indeholde makroer (.docm). Vælg Filer > Gem som > Word-dokument (.docx) i Word.",
	Strict:      "Filen er gemt som »Strict Open XML-dokument«. Vælg Filer > Gem som > Word-dokument (.docx) i Word.",
	OtherOffice: "Filen er ikke et Word-dokument, men fra et andet Office-program. Vælg den rigtige fil.",
}

// Error is a file that was refused. Message is one Danish sentence or two for
// the one who chose the file; the rest is for the log.
type Error struct {
	Code    Code
	Part    string // the part it is about, or empty
	Message string
	Err     error // what lies beneath, or nil
}

// Refuse gives the error of a code about a part, to those who read containers of other
// kinds.
func Refuse(c Code, part string) error { return refuse(c, part) }

func refuse(c Code, part string) *Error {
	return &Error{Code: c, Part: part, Message: sentences[c]}
}

// Error gives the code and the place, for a log.
func (e *Error) Error() string {
	s := string(e.Code)
	if e.Part != "" {
		s += " " + e.Part
	}
	if e.Err != nil {
		return fmt.Sprintf("%s: %v", s, e.Err)
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }
