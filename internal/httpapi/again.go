package httpapi

import (
	"encoding/base64"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// againView is a page that sends again what could not be taken: nothing that was typed is
// lost by who was signed out meanwhile, or met an archive that did not answer.
type againView struct {
	frame
	Tekst  string
	To     string // where it is sent, below the root
	Kind   string // the form's enctype
	Fields []formField
	Chosen bool   // a file was chosen, which must be chosen again: no page may choose one
	LogIn  string // the page that is open when they have signed in elsewhere, below the root; "" of who is signed in
}

// formField is a field as it was sent.
type formField struct{ Name, Value string }

// formName is where a small form that was read is in a request's context.
const formName = "form"

// fieldsOf gives the fields of a small form.
func fieldsOf(form url.Values) (out []formField) {
	for _, name := range slices.Sorted(maps.Keys(form)) {
		for _, v := range form[name] {
			out = append(out, formField{name, v})
		}
	}
	return out
}

// loggedOut says to who pressed a button that they are signed in no longer.
func (s *server) loggedOut(c *gin.Context) {
	v := s.again(c, "Du er logget ud", "Der er ikke sket noget, og det, du skrev, er ikke tabt. Log ind i en ny fane. Kom så tilbage hertil, og send det igen.")
	v.LogIn = pageOf(c.Request.URL.Path)
	switch {
	case v.Chosen:
		v.Tekst = "Der er ikke sket noget. Log ind, og vælg filen igen."
	case v.Fields == nil:
		v.Tekst = "Der er ikke sket noget. Log ind, og prøv igen."
	}
	s.show(c, http.StatusUnauthorized, "arkiv-igen.html", v)
}

// again gives the page that sends what was sent to it once more; without fields, where
// there is nothing that it could send.
func (s *server) again(c *gin.Context, titel, tekst string) *againView {
	v := &againView{frame: frame{Titel: titel}, Tekst: tekst, To: c.Request.URL.Path, Kind: "application/x-www-form-urlencoded"}
	form, _ := c.Value(formName).(url.Values)
	if form == nil {
		form, _ = smallForm(c) //nolint:errcheck // another kind of form, or none
	}
	if v.Fields = fieldsOf(form); v.Fields != nil {
		return v
	}
	v.Kind = "multipart/form-data"
	if err := v.read(c); err != nil || v.Chosen {
		v.carries, v.Fields = nil, nil
	}
	return v
}

// read reads a form with files.
func (v *againView) read(c *gin.Context) error {
	navn := ""
	return eachField(c, maxIndlevering, "", map[string]bool{"fil": true, "fil64": true, "navn": true}, func(p posted) error {
		switch p.name {
		case "fil":
			data, err := io.ReadAll(io.LimitReader(p, 1))
			v.Chosen = v.Chosen || len(data) > 0
			return err
		case "fil64":
			data, err := readWhole(base64.NewDecoder(base64.StdEncoding, p), -1)
			v.carries, navn = append(v.carries, publish.Fil{Navn: navn, Data: data}), ""
			return err
		}
		value, err := p.small()
		if p.name == "navn" {
			navn = value
		} else {
			v.Fields = append(v.Fields, formField{p.name, value})
		}
		return err
	})
}

// pageOf gives the page that a form behind the door stands on, by where it is sent: that
// of the draft or the notat, or of all of them.
func pageOf(path string) string {
	parts := strings.Split(path, "/") // "", "arkiv", "udkast", the draft, what is done
	return strings.Join(parts[:min(4, len(parts))], "/")
}
