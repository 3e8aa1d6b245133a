package httpapi

import (
	"encoding/base64"
	"errors"
	"io"
	"maps"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"notat/internal/fault"
	"notat/internal/publish"
)

// What may be wanted of a notat on its page: a format's name, or one of these.
const (
	actionShow = "vis"
	actionNext = "naeste"
	actionMove = "flyt" // lists of those who took part
)

// reasonName is the name of the field for the reason of an answer: its finding's
// kind, mark and place, none of which holds a space.
const (
	reasonName = "svar."
	otherName  = "andet."
)

// handedIn is what came from the page: files, or the page's own state.
type handedIn struct {
	publish.Indlevering
	Action  string
	readers string // who shall read the Word file
	lastDay string // the day for comments
	svar    map[string]string
	own     map[string]string     // answers in one's own words, which go before those chosen
	begins  bool                  // the one file is from elsewhere
	from    []publish.Fil         // that file, when the record has come of it
	fund    map[string]fault.Svar // by the name of the field, without what it begins with
	record  []byte                // a notat that is no Word file
	public  bool                  // and holds the public edition alone
	made    string                // the version of a draft that the record was made of
	desk    string                // the notat on the desk that the file was brought to
	navn    string                // of the file that the page sends again next
}

// handedIn answers on a page what came of the files: the edits of Word files and
// what must be answered, and with nothing left to answer the notat.
func (s *server) handedIn(c *gin.Context) {
	f, err := readHandedIn(c)
	if err != nil {
		s.frontError(c, frontView{}, err)
		return
	}
	switch {
	case f.Fil == nil:
		s.showNotat(c, f, nil)
		return
	case f.begins:
		s.beginPage(c, f)
		return
	}
	back, err := s.readBack(c.Request.Context(), f.Indlevering)
	switch {
	case err != nil:
		s.frontError(c, frontView{}, err)
	case back.Open:
		s.showEdits(c, f, back, "/")
	default:
		f.record = back.Settled()
		s.showNotat(c, f, back)
	}
}

// readHandedIn reads the form. The page may send files again in base64, and
// answers one by one.
func readHandedIn(c *gin.Context) (f handedIn, err error) { err = f.read(c); return f, err }

func (f *handedIn) read(c *gin.Context) (err error) {
	f.svar, f.own, f.fund = map[string]string{}, map[string]string{}, map[string]fault.Svar{}
	err = eachField(c, maxIndlevering, "Brug knapperne på siden.", map[string]bool{"fil": true, "fil64": true, "navn": true}, func(p posted) error {
		if p.name == "fil" || p.name == "fil64" {
			return f.file(p)
		}
		return f.field(p)
	})
	switch {
	case err != nil:
		return err
	case f.Fil == nil && f.record == nil:
		return wrong(kindQuery, "Vælg en fil først.")
	}
	return f.sorted()
}

// sorted puts the files where they are read: the edited ones, and the notat that
// they are held against.
func (f *handedIn) sorted() (err error) {
	f.begins = f.Fil != nil && len(f.More) == 0 && f.record == nil && publish.Foreign(f.Fil)
	maps.Copy(f.svar, f.own)
	if f.Fil != nil {
		f.Record, f.Public, f.record, f.public = f.record, f.public, nil, false
	}
	if len(f.svar) > 0 {
		f.Svar, err = asJSON(f.svar)
	}
	return err
}

// file reads one file, and knows what it is by how it begins.
func (f *handedIn) file(p posted) error {
	var r io.Reader = p
	if p.name == "fil64" {
		r, p.file = base64.NewDecoder(base64.StdEncoding, p), f.navn
	}
	data, err := readWhole(r, -1)
	if corrupt := base64.CorruptInputError(0); errors.As(err, &corrupt) || errors.Is(err, io.ErrUnexpectedEOF) && p.name == "fil64" {
		return wrong(kindQuery, "Siden kan ikke læses. Vælg filen igen.")
	}
	switch {
	case err != nil:
		return arrived(err)
	case len(data) == 0: // a file that was not chosen
		return nil
	case publish.IsWord(data), publish.Foreign(data):
		if len(data) > publish.MaxWord {
			return &http.MaxBytesError{Limit: publish.MaxWord}
		}
		f.navn = ""
		if err := f.Add(publish.Fil{Navn: p.file, Data: data}); err != nil {
			return wrong(kindQuery, "Vælg højst %d filer ad gangen.", publish.MaxFiler)
		}
		return nil
	}
	record, public, err := publish.Carried(data)
	var no *publish.Ulaeselig
	switch {
	case errors.As(err, &no):
		return wrong(kindFile, "%s", no.Besked)
	case err != nil:
		return err
	case f.record != nil:
		return wrong(kindQuery, "Vælg kun ét notat, der ikke er en Word-fil.")
	}
	f.record, f.public = record, public
	return nil
}

// field reads one of the others.
func (f *handedIn) field(p posted) error {
	v, err := p.small()
	if err != nil {
		return err
	}
	_, format := publish.FormatNamed(v)
	begin, rest, _ := strings.Cut(p.name, ".")
	switch {
	case p.name == "navn":
		f.navn = v
	case p.name == "template":
		f.Name = v
	case p.name == "notat" && deskNotat.MatchString(v):
		f.desk = v
	case p.name == "lavetaf":
		f.made = v
	case p.name == "endelig" && v == "ja":
		f.Endelig = true
	case p.name == "handling" && (format || v == actionShow || v == actionNext || v == actionMove || v == actionLastYear):
		f.Action = v
	case p.name == "hvem" && (v == "intern" || v == "kommentering"):
		f.readers = v
	case p.name == "senest":
		f.lastDay = strings.TrimSpace(v)
	case begin+"." == ownName:
		words, id, _ := strings.Cut(rest, ".")
		if v = strings.TrimSpace(v); v != "" {
			f.own[id] = words + v
		}
	case p.name == "offentlig" && v == "ja":
		f.public = true
	case begin+"." == reasonName && !strings.Contains(rest, " "):
		if v != "" {
			f.svar[rest] = v
		}
	case begin+"." == reasonName || begin+"." == otherName:
		return f.reason(rest, strings.TrimSpace(v), begin+"." == otherName)
	default:
		return wrong(kindQuery, "Siden er ældre end programmet. Vælg filen igen.")
	}
	return nil
}

// reason notes why a finding may stand; what was written goes before what was chosen.
func (f *handedIn) reason(name, v string, written bool) error {
	parts := strings.SplitN(name, " ", 3)
	if len(parts) != 3 {
		return wrong(kindQuery, "Siden er ældre end programmet. Vælg filen igen.")
	}
	if _, known := f.fund[name]; v == "" || known && !written {
		return nil
	}
	f.fund[name] = fault.Svar{Kode: parts[0], Fund: parts[1], Sted: parts[2], Begrundelse: v}
	return nil
}
