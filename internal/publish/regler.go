package publish

import (
	"fmt"

	"notat/internal/fault"
	"notat/internal/samtale"
)

// regel is a fault that is found only when something is done with a record: it
// is read, made into a file, or published. Each is a row of docs/da/regler.md,
// after samtale's own.
type regel struct {
	Kode   string
	Alvor  fault.Severity
	Lov    string // what law stands behind it, or ""
	Naar   string // Danish: when it speaks
	Besked string // Danish: what to do; %s is what it concerns
}

var (
	notJSON = &regel{Kode: "ikke-json", Alvor: fault.Error, Naar: "Posten kan ikke læses som JSON.",
		Besked: "%s"}
	withoutFont = &regel{Kode: "tegn-uden-skrift", Alvor: fault.Warning, Naar: "En tekst har tegn, som ingen af skabelonens skrifttyper kan tegne i PDF-filen. Den, der kopierer teksten eller får den læst op, får stadig tegnene.",
		Besked: "PDF-filen kan ikke vise %s. Der står ? i stedet. Skriv det på en anden måde, eller få it-afdelingen til at lægge en skrifttype med tegnene i skabelonen."}
	tooLargeForWord = &regel{Kode: "for-stort-til-word", Alvor: fault.Error, Naar: "Word-udkastet ville blive så stort, at det ikke kan indleveres igen. Fejlen gælder kun Word.",
		Besked: "Notatet er for stort til en Word-fil, der kan lægges ind igen. Gør billederne mindre, del notatet op, eller hent det som PDF eller webside."}
	onlyEndelig = &regel{Kode: "kun-endelig", Alvor: fault.Error, Naar: "Et udkast skal offentliggøres.",
		Besked: "Et udkast kan ikke offentliggøres. Vælg »Notatet er endeligt«, når det er godkendt."}
	lacksNumber = &regel{Kode: "mangler-institutionsnr", Alvor: fault.Error, Naar: "Et notat uden skole.institutionsnr skal offentliggøres.",
		Besked: "Skolens institutionsnummer mangler. Skriv de seks cifre. De bruges i notatets adresse."}
	numberInUse = &regel{Kode: "nummer-i-brug", Alvor: fault.Error, Naar: "Et notat skal offentliggøres med et tidligere institutionsnummer, og en anden skole har offentliggjorte notater under det nummer.",
		Besked: "En skole har selv notater under nummeret %s. Er det en tastefejl, så ret nummeret. Er skolen lagt sammen med denne, så svar det. Derefter fører det gamle nummers side hertil."}
	notApproved = &regel{Kode: "ikke-godkendt", Alvor: fault.Error, Naar: "Et notat uden dokument.godkendt skal offentliggøres. Det er en påmindelse, medmindre skabelonens godkendelse siger krav eller fri.",
		Besked: "Notatet er ikke godkendt. Skriv, hvornår og af hvem det er godkendt."}
	approvalStale = &regel{Kode: "godkendelse-foraeldet", Alvor: fault.Error, Naar: "En rettelse eller et udkast skal offentliggøres med den godkendelse, som notatet havde, før det blev rettet. Ved indlevering af Word stilles det samme som et spørgsmål.",
		Besked: "Godkendelsen gælder ikke længere, for notatet er rettet siden. Slet den, eller svar, at rettelsen er aftalt med den, der godkendte."}
	takesBack = &regel{Kode: "rettelse-holder-tilbage", Alvor: fault.Error, Lov: "databeskyttelsesforordningen artikel 17", Naar: "En rettelse holder noget tilbage, som den offentliggjorte version, eller en tidligere, viser. Står der andre ord i det, der er internt nu, kan det besvares, at det er noget andet.",
		Besked: "Den offentliggjorte version viser noget, som rettelsen holder tilbage. Vælg som årsag, at notatet indeholdt personoplysninger; så trækkes den gamle version tilbage."}
	notFollowedUp = &regel{Kode: "aftale-ikke-fulgt-op", Alvor: fault.Warning, Lov: "folkeskoleloven § 40 a", Naar: "Sidste års notat har en aftale, der ikke er nået eller lukket, og notatet nævner den ikke. Det ses ved offentliggørelse, og når posten tjekkes sammen med sidste års.",
		Besked: "I aftalte %s sidste år. Skriv under Opfølgning, hvordan det er gået."}
)

var (
	unknownInstitution = &regel{Kode: "ukendt-institution", Alvor: fault.Warning, Naar: "Skolens nummer er ikke i institutionsregisteret (NOTAT_INSTITUTIONER). Registeret kan være et, der kun har de skoler, der findes nu.",
		Besked: "Nummeret %s er ikke i institutionsregisteret.%s Ret nummeret, eller lad det stå, hvis skolen er nedlagt eller helt ny."}
	closedInstitution = &regel{Kode: "institution-lukket", Alvor: fault.Error, Naar: "Skolens nummer er lukket i institutionsregisteret før mødet (uden mødedato: før skoleåret).",
		Besked: "Nummeret lukkede %s, før samtalen.%s Skriv det nummer, skolen har nu."}
	closingInstitution = &regel{Kode: "institution-lukker", Alvor: fault.Warning, Naar: "Skolens nummer er lukket i institutionsregisteret efter mødet.",
		Besked: "Nummeret lukkede %s, efter samtalen.%s Lad det stå, hvis notatet er om skolen, som den var."}
	mainOrDepartment = &regel{Kode: "hovedskole-eller-afdeling", Alvor: fault.Warning, Naar: "Skolens nummer er i institutionsregisteret en afdelings, eller en hovedskoles med afdelinger.",
		Besked: "Nummeret er %s."}
)

// regler are all of them, in the order in which a clerk meets them.
var regler = []*regel{notJSON, withoutFont, tooLargeForWord, onlyEndelig, lacksNumber, numberInUse, notApproved, approvalStale, takesBack, notFollowedUp,
	unknownInstitution, closedInstitution, closingInstitution, mainOrDepartment}

// at gives the fault at a place of a record.
func (g *regel) at(r *samtale.Record, pointer string, a ...any) fault.Fault {
	f := g.fault(a...)
	f.Pointer, f.Sted = pointer, samtale.Sted(r, pointer)
	f.Line, f.Column = r.At(pointer)
	return f
}

// fault gives the fault without a place.
func (g *regel) fault(a ...any) fault.Fault {
	return fault.Fault{Code: g.Kode, Severity: g.Alvor, Law: g.Lov, Message: fmt.Sprintf(g.Besked, a...)}
}

// SyntaxFault gives a record that is no JSON the form of a fault.
func SyntaxFault(e *SyntaxError) fault.Fault {
	f := notJSON.fault(e.Message)
	f.Line, f.Column = e.Line, e.Column
	return f
}
