package readback

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"notat/internal/samtale"
)

// Severity says what an item asks of the referent.
type Severity string

// The severities, the gravest first.
const (
	Block Severity = "block" // nothing can be taken over until the file is mended
	Ask   Severity = "ask"   // nothing is taken over until it is answered
	Warn  Severity = "warn"  // something in the file does not follow into the record
	Info  Severity = "info"  // done as anybody would expect
)

// Choice is one answer to an Item.
type Choice struct {
	ID    string `json:"id" jsonschema:"Det, der sendes som svar."` // "felt:/afsnit/0/blokke/1/tekst", "afsnit", "udelades", "slettes", "beholdes", ...
	Tekst string `json:"tekst" jsonschema:"Svaret med ord."`
}

// Row is one of several things that an Item asks about at once: each has an answer
// of its own, which is sent under the Item's ID, a full stop and the Row's. The Item
// itself is answered when all of them are as they should be.
type Row struct {
	ID      string   `json:"id" jsonschema:"Rækkens nøgle."`
	Tekst   string   `json:"tekst" jsonschema:"Hvad den gælder."`
	Choices []Choice `json:"valg" jsonschema:"De mulige svar."` // never null
	Words   string   `json:"skriv,omitempty" jsonschema:"Findes den, kan svaret også være denne tekst og lige efter den egne ord."`
	Chosen  string   `json:"valgt" jsonschema:"Svaret, der er givet, ellers det, der er foreslået; tomt, hvis intet er."`
	Must    bool     `json:"kraevet,omitempty" jsonschema:"Punktet er først besvaret, når rækken har et svar."`
}

// Item is something in the file that the referent is told of or must decide.
type Item struct {
	ID       string   `json:"id" jsonschema:"Nøglen, som svaret sendes under."` // the same for the same file and record
	Kode     string   `json:"kode" jsonschema:"Kode; den skifter ikke."`        // stable, ASCII, kebab case
	Severity Severity `json:"severity" jsonschema:"block skal rettes i filen, ask skal besvares, warn og info skal vides."`
	Pointer  string   `json:"pointer" jsonschema:"Stedet i posten (RFC 6901); kan være tomt."` // near which field, into the base; may be ""
	Sted     string   `json:"sted" jsonschema:"Stedet med ord."`                               // the place in Danish
	Besked   string   `json:"besked" jsonschema:"Hvad det er."`                                // one Danish sentence
	Tekst    string   `json:"tekst" jsonschema:"De ord, det gælder."`                          // the words it is about, verbatim
	Af       string   `json:"af,omitempty" jsonschema:"Hvem, når filen siger det."`            // who, when the file says so
	Dato     string   `json:"dato,omitempty" jsonschema:"Hvornår, når filen siger det."`       // when, when the file says so
	Choices  []Choice `json:"valg" jsonschema:"De mulige svar."`                               // never null
	Words    string   `json:"skriv,omitempty" jsonschema:"Findes den, kan svaret også være denne tekst og lige efter den egne ord."`
	Chosen   string   `json:"valgt,omitempty" jsonschema:"Svaret, der er givet."`
	Rows     []Row    `json:"raekker,omitempty" jsonschema:"Det, der spørges om hver for sig; svaret på én sendes under punktets id, et punktum og rækkens id."`

	outside, inside string   // where they are not Tekst: see Outside and Inside
	elsewhere       string   // what others moved from its place, and is theirs wherever it is now
	key             string   // what it is known by where that is not its place and Tekst
	head            string   // words of it that come into the record by no answer
	moved           []string // texts that stand elsewhere in the record: see Elsewhere
}

func (i Item) open() bool { return i.Severity == Block || i.Severity == Ask && i.Chosen == "" }

// questions are the items so far, with the answers to them.
type questions struct {
	record *samtale.Record // for the names of places
	svar   map[string]string
	items  []Item
	nth    map[string]int // identical items so far, for their ids
}

// tell notes an item and gives the answer to it, or "".
func (q *questions) tell(i Item) string {
	if q.nth == nil {
		q.nth = map[string]int{}
	}
	key := i.Kode + "\x00" + cmp.Or(i.key, i.Pointer+"\x00"+i.Tekst)
	q.nth[key]++
	sum := sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(q.nth[key])))
	i.ID = hex.EncodeToString(sum[:6])
	if i.Sted == "" {
		i.Sted = q.sted(i.Pointer)
	}
	if i.Choices == nil {
		i.Choices = []Choice{}
	}
	if given, ok := q.svar[i.ID]; ok && answers(given, i.Words, i.Choices) {
		i.Chosen = given
	}
	i.Rows = slices.Clone(i.Rows)
	for n := range i.Rows {
		r := &i.Rows[n]
		if given, ok := q.svar[i.ID+"."+r.ID]; ok && answers(given, r.Words, r.Choices) {
			r.Chosen = given
		}
		if r.Choices == nil {
			r.Choices = []Choice{}
		}
		if r.Must && r.Chosen == "" {
			i.Chosen = ""
		}
	}
	q.items = append(q.items, i)
	return i.Chosen
}

// answers reports whether what was given is one of the choices, or words of one's own
// after what they begin with.
func answers(given, words string, choices []Choice) bool {
	if own, ok := strings.CutPrefix(given, words); ok && words != "" && strings.TrimSpace(own) != "" {
		return true
	}
	return slices.ContainsFunc(choices, func(c Choice) bool { return c.ID == given })
}

// sted names a place; one that is for something new by what it stands in.
func (q *questions) sted(pointer string) string {
	if pointer == "" {
		return "dokumentet"
	}
	if i := strings.Index(pointer, "/-"); i >= 0 {
		if at, ok := strings.CutPrefix(pointer, "/afsnit/-/"); ok {
			return inForm(at)
		}
		pointer = strings.TrimSuffix(pointer[:i], "/blokke")
	}
	if s := samtale.Sted(q.record, pointer); s != "" {
		return s
	}
	return pointer
}

// inForm names a place of a form that is in no section yet: "testresultater",
// "testresultater/resultater/-/maaling", "aftaler/frist".
func inForm(at string) string {
	del, key, _ := strings.Cut(at, "/")
	part := "»" + emne(del) + "«"
	below := "/afsnit/0/blokke/0/"
	switch {
	case strings.HasPrefix(key, "udenIndhold"):
		below = "/afsnit/0/"
	case del == "aftaler":
		below = anAftale + "/"
	}
	titel := samtale.Titel(below + strings.ReplaceAll(key, "/-", "/0"))
	if titel == "" {
		return part
	}
	r, n := utf8.DecodeRuneInString(titel)
	return part + ", " + string(unicode.ToLower(r)) + titel[n:]
}

// emne is what a part of a notat is called in a place.
func emne(del string) string {
	return cmp.Or(map[samtale.Del]string{samtale.Rammesaetning: "Rammesætning", samtale.Opfoelgning: "Opfølgning", samtale.Testresultater: "Testresultater",
		samtale.Evaluering: "Evaluering", samtale.Indsatser: "Indsatser", samtale.Handlingsplaner: "Handlingsplaner", "aftaler": "Aftaler"}[samtale.Del(del)], del)
}

// The choices that many items share.
func leaveOut(what string) Choice { return Choice{"udelades", what} }

var (
	asAfsnit     = Choice{"afsnit", "Sæt teksten ind i et nyt afsnit »Øvrige bemærkninger«"}
	leaveTextOut = leaveOut("Udelad teksten")
)

func (q *questions) intoField(pointer string) Choice {
	return Choice{"felt:" + pointer, "Sæt teksten ind her: " + q.sted(pointer)}
}

// Questions asks of what meets a record elsewhere than in a Word file. Ids, answers
// and severities are those of the items of a draft.
type Questions struct{ questions }

// NewQuestions begins with the answers that were given; the record names places.
func NewQuestions(record *samtale.Record, svar map[string]string) *Questions {
	return &Questions{questions{record: record, svar: svar}}
}

// Tell notes an item and gives the answer to it, or "".
func (q *Questions) Tell(i Item) string { return q.tell(i) }

// Items are the items so far, in order.
func (q *Questions) Items() []Item { return q.items }
