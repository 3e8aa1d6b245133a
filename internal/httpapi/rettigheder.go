package httpapi

import (
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"notat/internal/config"
	"notat/internal/login"
	"notat/internal/publish"
)

var (
	kindOff   = &kind{"slukket", http.StatusForbidden, "Offentliggørelse er slået fra"}
	kindToken = &kind{"adgang", http.StatusUnauthorized, "Adgangsnøglen mangler eller kendes ikke"}
	kindRole  = &kind{"rettighed", http.StatusForbidden, "Adgangsnøglen giver ikke ret til det her"}
)

// scope says which school an address concerns.
type scope int

const (
	ofAny    scope = iota // none in particular: it shows what is of one's own schools
	ofAll                 // the whole municipality
	ofPath                // {institutionsnr}
	ofNotat               // that of the version {id}
	ofUdkast              // that of the draft {id}
	ofSent                // that of the record that is sent, of which the handler asks allowed
)

// right is what it takes to use an address.
type right struct {
	roles []config.Role // one of them; none: whoever is known
	at    scope
}

// rights are all addresses that not everybody may use, of programs and of people: the
// one place that decides it. An address that is not here is open to all; one below
// /arkiv or with a guarded handler that is not here is refused at the start.
var rights = map[string]right{
	"POST /v1/notater":                       {[]config.Role{config.RolePublish}, ofSent},
	"DELETE /v1/notater/{id}":                {[]config.Role{config.RolePublish}, ofNotat},
	"GET /v1/notater/{id}/intern.pdf":        {[]config.Role{config.RoleReadIntern}, ofNotat},
	"GET /v1/notater/{id}/intern.json":       {[]config.Role{config.RoleReadIntern}, ofNotat},
	"GET /v1/notater/{id}/pakke.zip":         {[]config.Role{config.RolePublish, config.RoleReadIntern}, ofNotat},
	"GET /v1/notater/{id}/pakke/{del}":       {[]config.Role{config.RolePublish, config.RoleReadIntern}, ofNotat},
	"GET /v1/skoler/{institutionsnr}/naeste": {[]config.Role{config.RoleWrite}, ofPath},

	"POST /log-ud":                              {nil, ofAny},
	"GET /arkiv":                                {nil, ofAny},
	"GET /arkiv/skoler/{institutionsnr}":        {config.PersonRoles, ofPath},
	"GET /arkiv/skoler/{institutionsnr}/naeste": {[]config.Role{config.RoleWrite}, ofPath},
	"GET /arkiv/notater/{id}":                   {config.PersonRoles, ofNotat},
	"GET /arkiv/notater/{id}/intern.pdf":        {[]config.Role{config.RoleReadIntern}, ofNotat},
	"GET /arkiv/notater/{id}/intern.json":       {[]config.Role{config.RoleReadIntern}, ofNotat},
	"GET /arkiv/notater/{id}/intern.docx":       {[]config.Role{config.RoleReadIntern}, ofNotat},
	"GET /arkiv/notater/{id}/pakke.zip":         {[]config.Role{config.RolePublish, config.RoleReadIntern}, ofNotat},
	"POST /arkiv/notater/{id}/traek-tilbage":    {[]config.Role{config.RolePublish}, ofNotat},
	"POST /arkiv/notater/{id}/slet":             {[]config.Role{config.RoleAdmin}, ofNotat},
	"GET /arkiv/udkast":                         {[]config.Role{config.RoleWrite, config.RolePublish}, ofAny},
	"POST /arkiv/udkast":                        {[]config.Role{config.RoleWrite, config.RolePublish}, ofSent},
	"GET /arkiv/udkast/{id}":                    {[]config.Role{config.RoleWrite, config.RolePublish}, ofUdkast},
	"GET /arkiv/udkast/{id}/fil":                {[]config.Role{config.RoleWrite, config.RolePublish}, ofUdkast},
	"POST /arkiv/udkast/{id}/fil":               {[]config.Role{config.RoleWrite, config.RolePublish}, ofUdkast},
	"POST /arkiv/udkast/{id}":                   {[]config.Role{config.RoleWrite, config.RolePublish}, ofUdkast},
	"POST /arkiv/udkast/{id}/rettelser":         {[]config.Role{config.RoleWrite, config.RolePublish}, ofUdkast},
	"POST /arkiv/udkast/{id}/udgiv":             {[]config.Role{config.RolePublish}, ofUdkast},
	"GET /arkiv/frister":                        {config.PersonRoles, ofAny},
	"POST /arkiv/frister":                       {[]config.Role{config.RoleAdmin}, ofAll},
	"GET /arkiv/log":                            {[]config.Role{config.RoleAdmin}, ofAll},
	"GET /arkiv/oversigt":                       {config.PersonRoles, ofAny},
	"GET /arkiv/aarsstart":                      {[]config.Role{config.RoleWrite}, ofAll},
	"POST /arkiv/aarsstart":                     {[]config.Role{config.RoleWrite}, ofAll},
}

// lets reports whether grants are enough for the right at a school, "" for anywhere.
func (r right) lets(grants []login.Grant, school string) bool {
	if r.roles == nil {
		return true
	}
	return slices.ContainsFunc(r.roles, func(role config.Role) bool {
		if r.at == ofAll {
			return login.Everywhere(grants, role)
		}
		return login.May(grants, role, school)
	})
}

// free reports whether grants are enough at every school, so that nobody need ask which
// one it is.
func (r right) free(grants []login.Grant) bool {
	return r.roles == nil || r.at == ofAny && r.lets(grants, "") || slices.ContainsFunc(r.roles, func(role config.Role) bool { return login.Everywhere(grants, role) })
}

// caller is who asks, and what they may do.
type caller struct {
	publish.Who
	Name   string // of a person
	grants []login.Grant
	right  right // that the address takes
}

// Has reports whether the caller has a role at a school, "" for anywhere.
func (w caller) Has(r config.Role, school string) bool { return login.May(w.grants, r, school) }

// can reports whether the caller may use another address, at a school.
func (w caller) can(address, school string) bool {
	r, known := rights[address]
	return known && r.lets(w.grants, school)
}

// writer is the caller as who saves drafts.
func (w caller) writer() publish.Writer { return publish.Writer{Who: w.Who, May: w.allowed} }

// Can is the same at some school, for what a page offers.
func (w caller) Can(address string) bool { return w.can(address, "") }

// schoolOf gives the number of the school that an address concerns, "" for none.
func (s *server) schoolOf(c *gin.Context, at scope) (string, error) {
	switch at {
	case ofPath:
		return c.Param("institutionsnr"), nil
	case ofNotat:
		a, err := s.service.Archive()
		if err != nil {
			return "", err
		}
		n, err := a.Notat(c.Request.Context(), c.Param("id"))
		return n.Institutionsnr, err
	case ofUdkast:
		a, err := s.service.Archive()
		if err != nil {
			return "", err
		}
		u, err := a.Udkast(c.Request.Context(), c.Param("id"))
		return u.Institutionsnr, err
	case ofAny, ofAll, ofSent:
	}
	return "", nil
}

// allowed reports whether the caller may do what was asked at the school; of a record
// without a number only who may do it everywhere. The other says so.
func (w caller) allowed(school string) bool {
	return w.right.free(w.grants) || school != "" && w.right.lets(w.grants, school)
}

// admit asks rights about a caller who is known; where they do not let in, or fail, refuse
// has answered.
func (s *server) admit(c *gin.Context, w caller, refuse func(err error)) bool {
	if w.right.at == ofSent && w.right.lets(w.grants, "") || w.right.free(w.grants) {
		return true
	}
	school, err := s.schoolOf(c, w.right.at)
	if err != nil || !w.allowed(school) {
		refuse(err)
		return false
	}
	return true
}

// userHeader carries the user on whose behalf a system calls. It is kept in the
// audit as it is said, as far as it is printable; nothing is decided by it.
const userHeader = "Notat-Bruger"

// tokenOnly lets a handler answer only a token that has the right.
func (s *server) tokenOnly(r right, do func(*gin.Context, caller)) gin.HandlerFunc {
	return func(c *gin.Context) {
		if len(s.tokens) == 0 {
			answer(c, kindOff.with("Tjenesten har ingen adgangsnøgler og offentliggør derfor intet. De sættes i NOTAT_TOKENS; »notat token new« laver en."))
			return
		}
		t, ok := s.token(c.GetHeader("Authorization"))
		if !ok {
			c.Header("WWW-Authenticate", `Bearer realm="notat"`)
			answer(c, kindToken.with("Send adgangsnøglen som »Authorization: Bearer ...«."))
			return
		}
		w := caller{Who: publish.Who{Token: t.Name, Bruger: c.GetHeader(userHeader)}, right: r}
		for _, role := range t.Roles {
			w.grants = append(w.grants, login.Grant{Role: role, All: true}) // a machine's roles hold at every school
		}
		if s.admit(c, w, func(error) { answer(c, kindRole.with("Det kræver rollen »"+string(r.roles[0])+"«.")) }) {
			do(c, w)
		}
	}
}

// token gives the token of an Authorization header. Every token is compared, in
// constant time, so that the time it takes tells nothing.
func (s *server) token(header string) (config.Token, bool) {
	scheme, secret, ok := strings.Cut(header, " ")
	if !ok || !strings.EqualFold(scheme, "Bearer") || secret == "" {
		return config.Token{}, false
	}
	sum := sha256.Sum256([]byte(secret))
	found := -1
	for i, t := range s.tokens {
		found = subtle.ConstantTimeSelect(subtle.ConstantTimeCompare(sum[:], t.SHA256[:]), i, found)
	}
	if found < 0 {
		return config.Token{}, false
	}
	return s.tokens[found], true
}
