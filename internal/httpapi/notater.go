package httpapi

import (
	"bytes"
	"cmp"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/go-json-experiment/json/jsontext"

	"notat/internal/config"
	"notat/internal/publish"
)

var (
	kindTaken = &kind{"findes-allerede", http.StatusConflict, "Skolen har allerede et notat for skoleåret"}
	kindGone  = &kind{"trukket-tilbage", http.StatusGone, "Notatet er trukket tilbage"}
)

// stored lists the addresses behind tokens.
func (s *server) stored() []route {
	guarded := []*kind{kindOff, kindToken, kindRole, kindQuery, kindNotFound, kindBusy, kindArchive}
	posted := append([]*kind{kindNotJSON, kindTaken, kindTooLarge, kindMedia, kindRecord, kindSlow}, guarded...)
	var codes []string
	for _, a := range publish.Aarsager {
		codes = append(codes, a.Kode)
	}
	return []route{
		{method: "POST", path: "/v1/notater", summary: "Offentliggør et endeligt notat, eller ret et (kræver udgiv).", guarded: s.publish, body: bodyPublication,
			answers: []reply{{201, "application/json", "Kvittering", "Offentliggjort.", []string{"Location"}}, {200, "application/json", "Kvittering", "Var offentliggjort i forvejen.", []string{"Location"}}}, problems: posted},
		{method: "DELETE", path: "/v1/notater/{id}", summary: "Træk et notat tilbage (kræver udgiv).", guarded: s.withdraw,
			query:   []parameter{{name: "aarsag", summary: "Hvorfor; vises på notatets adresser.", values: codes, required: true}},
			answers: []reply{{200, "application/json", "Tilbagetraekning", "Trukket tilbage.", nil}}, problems: guarded},
		{method: "GET", path: "/v1/notater/{id}/intern.pdf", summary: "Den gemte interne udgave (kræver laesIntern).", guarded: s.internal(publish.FilInternPDF, "application/pdf"),
			answers: []reply{{200, "application/pdf", "", "Den interne udgave.", nil}}, problems: append([]*kind{kindGone}, guarded...)},
		{method: "GET", path: "/v1/notater/{id}/intern.json", summary: "Den gemte post (kræver laesIntern).", guarded: s.internal(publish.FilPost, "application/json"),
			answers: []reply{{200, "application/json", "Record", "Posten, som den blev indsendt.", nil}}, problems: append([]*kind{kindGone}, guarded...)},
		{method: "GET", path: "/v1/notater/{id}/pakke.zip", summary: "Notatets filer til sagssystemet: PDF, Word, post og sagsoplysninger (kræver udgiv eller laesIntern; med laesIntern også den interne udgave).", guarded: s.pakke,
			answers: []reply{{200, "application/zip", "", "Filerne.", []string{"Content-Disposition"}}}, problems: append([]*kind{kindGone}, guarded...)},
		{method: "GET", path: "/v1/notater/{id}/pakke/{del}", summary: "En af filerne til sagssystemet (kræver udgiv eller laesIntern; med laesIntern også den interne udgave).", guarded: s.sagsfil,
			answers:  []reply{{200, "application/pdf", "", "Filen.", []string{"Content-Disposition"}}, {200, mimeWord[0], "", "", nil}, {200, "application/json", "", "", nil}, {200, "application/xml", "", "", nil}},
			problems: append([]*kind{kindGone}, guarded...)},
		{method: "GET", path: "/v1/skoler/{institutionsnr}/naeste", summary: "Udkast til næste års post (kræver skriv; med laesIntern også det interne).", guarded: s.next,
			answers: []reply{{200, "application/json", "Record", "Posten.", nil}}, problems: append([]*kind{kindGone, kindRecord}, guarded...)},
	}
}

// publish answers a posted publication with all its addresses.
func (s *server) publish(c *gin.Context, who caller) {
	_, data, ok := s.posted(c)
	if !ok {
		return
	}
	o, err := readPublication(data)
	if err != nil {
		s.fail(c, err)
		return
	}
	o.Who, o.Intern = who.Who, who.Has(config.RoleReadIntern, "")
	k, err := s.service.Publish(c.Request.Context(), o)
	if err != nil {
		s.fail(c, err)
		return
	}
	status := http.StatusOK
	if k.Ny {
		status = http.StatusCreated
	}
	c.Header("Cache-Control", "no-store")
	c.Header("Location", s.versionURL(k.Udgivet, publish.FilHTML))
	c.PureJSON(status, s.receipt(k))
}

// readPublication reads {"record", "retter", "aarsag"}. The record keeps its
// bytes, and its place in what was posted, so that faults name the right line.
func readPublication(data []byte) (publish.Offentliggoerelse, error) {
	var o publish.Offentliggoerelse
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	broken := func() error {
		return cmp.Or(publish.Syntax(data), wrong(kindNotJSON, "Send et JSON-objekt med record og eventuelt retter og aarsag."))
	}
	d := jsontext.NewDecoder(bytes.NewReader(data), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	if start, err := d.ReadToken(); err != nil || start.Kind() != '{' {
		return o, broken()
	}
	words := map[string]*string{"retter": &o.Retter, "aarsag": &o.Aarsag}
	seen := map[string]bool{}
	for d.PeekKind() == '"' {
		name, err := d.ReadToken()
		if err != nil {
			return o, broken()
		}
		key := name.String()
		value, err := d.ReadValue()
		if err != nil {
			return o, broken()
		}
		switch into := words[key]; {
		case seen[key]:
			return o, wrong(kindQuery, "Nøglen %q må kun stå én gang.", key)
		case key == "record":
			end := int(d.InputOffset())
			o.Data = inPlace(data[:end], end-len(value))
		case into == nil:
			return o, wrong(kindQuery, "Kun nøglerne record, retter og aarsag kendes her, ikke %q.", key)
		case value.Kind() != '"':
			return o, wrong(kindQuery, "%s skal være en tekst.", key)
		default:
			b, _ := jsontext.AppendUnquote(nil, value)
			*into = string(b)
		}
		seen[key] = true
	}
	if end, err := d.ReadToken(); err != nil || end.Kind() != '}' || len(bytes.TrimSpace(data[d.InputOffset():])) > 0 {
		return o, broken()
	}
	if o.Data == nil {
		return o, wrong(kindQuery, "Nøglen record mangler: den holder notatets post.")
	}
	return o, nil
}

// inPlace blanks out what stands before the record, character by character.
func inPlace(data []byte, start int) []byte {
	var b bytes.Buffer
	for _, r := range string(data[:start]) {
		if r != '\n' {
			r = ' '
		}
		b.WriteRune(r)
	}
	b.Write(data[start:])
	return b.Bytes()
}

// withdraw takes a notat back.
func (s *server) withdraw(c *gin.Context, who caller) {
	q, err := query(c, parameter{name: "aarsag"})
	if err != nil {
		s.fail(c, err)
		return
	}
	n, err := s.service.Withdraw(c.Request.Context(), c.Param("id"), q["aarsag"], who.Who)
	if err != nil {
		s.fail(c, err)
		return
	}
	c.Header("Cache-Control", "no-store")
	c.PureJSON(http.StatusOK, withdrawal{n.ID, n.Tilbagetrukket, n.Aarsag, publish.AarsagTekst(n.Aarsag)})
}

// internal answers with a file of the internal copy.
func (s *server) internal(file, mime string) func(*gin.Context, caller) {
	return func(c *gin.Context, _ caller) {
		a, err := s.service.Archive()
		if err != nil {
			s.fail(c, err)
			return
		}
		data, err := a.File(c.Request.Context(), c.Param("id"), file)
		s.hand(c, mime, "notat-"+file, data, err)
	}
}

// next answers with next year's draft.
func (s *server) next(c *gin.Context, who caller) {
	data, err := s.service.NextFor(c.Request.Context(), c.Param("institutionsnr"), who.Has(config.RoleReadIntern, c.Param("institutionsnr")))
	s.hand(c, "application/json", "samtale.json", data, err)
}

// hand answers with what is not to be kept by anybody on the way, as a file where
// it has a name, or with the error.
func (s *server) hand(c *gin.Context, mime, name string, data []byte, err error) {
	if err == nil {
		err = holding(c, len(data))
	}
	if err != nil {
		s.fail(c, err)
		return
	}
	c.Header("Cache-Control", "no-store")
	if name != "" {
		c.Header("Content-Disposition", `attachment; filename="`+name+`"`)
	}
	c.Data(http.StatusOK, mime, data)
}

// storedProblem is problemOf for what only the archive gives.
func storedProblem(n publish.Udgivet) problem {
	return kindTaken.with("Notatet for " + strings.Replace(n.Skoleaar, "/", "-", 1) + " er der i forvejen: id " + n.ID + ". Skal det rettes, så send posten igen med »retter« sat til det id.")
}
