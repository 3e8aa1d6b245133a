package httpapi

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"notat/internal/config"
	"notat/internal/login"
	"notat/internal/publish"
)

// signIn lets people in where the settings say how.
func (s *server) signIn(c config.Config) {
	a, err := s.service.Archive()
	if !c.OIDC.On() || err != nil {
		return
	}
	s.login = login.New(c.OIDC, c.BaseURL, a.Sessions())
	if u, err := url.Parse(c.BaseURL); err == nil { // what a proxy calls us is another name
		s.origin.AddTrustedOrigin(u.Scheme + "://" + u.Host) //nolint:errcheck // the setting was read as such
	}
}

// personOnly lets a handler answer only somebody who is signed in and has the right.
func (s *server) personOnly(r right, do func(*gin.Context, caller)) gin.HandlerFunc {
	return func(c *gin.Context) {
		s.ownPage(c)
		if err := s.origin.Check(c.Request); err != nil {
			s.sayIn(c, http.StatusForbidden, "Det kom fra en anden side", "Knappen er trykket på en side, som ikke er herfra. Der er ikke sket noget.")
			return
		}
		p, err := s.login.Person(c.Request)
		switch {
		case err != nil:
			s.failIn(c, err)
			return
		case p == nil && (c.Request.Method == http.MethodGet || c.Request.Method == http.MethodHead):
			c.Redirect(http.StatusSeeOther, s.url(strings.TrimPrefix(login.Path, "/"))+"?til="+url.QueryEscape(c.Request.URL.RequestURI()))
			c.Abort()
			return
		case p == nil:
			s.loggedOut(c)
			return
		}
		w := callerOf(p, r)
		c.Set(personName, w)
		if s.admit(c, w, func(err error) { s.refused(c, err) }) {
			do(c, w)
		}
	}
}

func callerOf(p *login.Person, r right) caller {
	return caller{Who: publish.Who{Token: "oidc:" + p.Subject, Bruger: p.User}, Name: p.Name, grants: p.Grants, right: r}
}

// keeps reports whether who sees an open page may keep a notat at the municipality. What
// stops us from knowing stops nobody from reading the page.
func (s *server) keeps(c *gin.Context) bool {
	if s.login == nil {
		return false
	}
	p, err := s.login.Person(c.Request)
	return err == nil && p != nil && callerOf(p, right{}).Can("POST /arkiv/udkast")
}

// personName is where a request's person is in its context.
const personName = "person"

// ownPage says of an answer behind the door that nobody keeps it, and lets its forms lead
// to the provider, which ends a session.
func (s *server) ownPage(c *gin.Context) {
	c.Header("Cache-Control", "no-store")
	c.Header("Content-Security-Policy", strings.Replace(contentPolicy, "form-action 'self'", "form-action 'self' "+strings.Join(s.login.Origins(), " "), 1))
}

// refused says that somebody may not do what they asked, or what stopped us from knowing.
func (s *server) refused(c *gin.Context, err error) {
	if err != nil {
		s.failIn(c, err)
		return
	}
	s.sayIn(c, http.StatusForbidden, "Det har du ikke adgang til", "Din rolle eller din skole giver ikke adgang til siden. Spørg den, der styrer adgangen i kommunen.")
}

// logIn sends somebody to the provider.
func (s *server) logIn(c *gin.Context) {
	s.ownPage(c)
	to, err := s.login.Begin(c.Writer, c.Request, c.Query("til"))
	if err != nil {
		s.loginError(c, c.Query("til"), err)
		return
	}
	c.Redirect(http.StatusSeeOther, to)
}

// loggedIn ends a sign-in.
func (s *server) loggedIn(c *gin.Context) {
	s.ownPage(c)
	to, err := s.login.Finish(c.Writer, c.Request)
	c.Header("Cache-Control", "no-store")
	if err != nil {
		s.loginError(c, to, err)
		return
	}
	c.Redirect(http.StatusSeeOther, s.base+to)
}

// logOut ends the session, here and at the provider.
func (s *server) logOut(c *gin.Context, _ caller) {
	to, err := s.login.End(c.Writer, c.Request)
	c.Header("Cache-Control", "no-store")
	switch {
	case err != nil:
		s.failIn(c, err)
	case to != "":
		c.Redirect(http.StatusSeeOther, to)
	default:
		c.Set(personName, nil)
		s.sayIn(c, http.StatusOK, "Du er logget ud", "Luk browseren, hvis andre bruger den samme computer.")
	}
}

// loginError says why somebody is not let in, who was on the way to a page.
func (s *server) loginError(c *gin.Context, to string, err error) {
	c.Set(wayName, to)
	switch {
	case errors.Is(err, login.ErrProvider):
		s.unexpected(c, err)
		s.sayIn(c, http.StatusBadGateway, "Der kan ikke logges ind lige nu", "Kommunens login svarer ikke. Prøv igen om lidt.")
	case errors.Is(err, login.ErrNoRole):
		s.sayIn(c, http.StatusForbidden, "Du har ikke adgang", "Du er logget ind, men har ingen rolle her. Spørg den, der styrer adgangen i kommunen.")
	case errors.Is(err, login.ErrRefused):
		s.logOf(c).Warn("sign-in refused", "reason", err.Error())
		s.sayIn(c, http.StatusBadRequest, "Du blev ikke logget ind", "Det tog for lang tid, eller siden blev åbnet to gange. Prøv igen.")
	default:
		s.failIn(c, err)
	}
}

// wayName is where, in a request's context, the page is that somebody was on the way to.
const wayName = "til"

// failIn shows what went wrong on a page behind the door.
func (s *server) failIn(c *gin.Context, err error) {
	p, told := s.said(c, err)
	switch {
	case !told:
	case errors.Is(err, publish.ErrNotFound) && s.became.notat(c.Param("id")) != "":
		c.Redirect(http.StatusSeeOther, s.url("arkiv", "notater", s.became.notat(c.Param("id"))))
		c.Abort()
	case errors.Is(err, publish.ErrNotFound):
		s.sayIn(c, http.StatusNotFound, "Siden findes ikke", "Der er intet på denne adresse. Udkastet kan være offentliggjort eller slettet.")
	case errors.Is(err, publish.ErrWithdrawn):
		s.sayIn(c, http.StatusGone, "Det er slettet", "Filen findes ikke mere.")
	case errors.Is(err, publish.ErrAndenSkole):
		s.sayIn(c, http.StatusForbidden, "Notatet er ikke fra din skole", "Notatets institutionsnummer mangler eller er en anden skoles, eller et af de tidligere numre er det. Ret det i notatet, og prøv igen.")
	case errors.Is(err, publish.ErrChanged):
		s.sayIn(c, draftChanged.Status, draftChanged.Title, draftChanged.Detail)
	default:
		if p.Status >= http.StatusInternalServerError && c.Request.Method == http.MethodPost {
			if v := s.again(c, p.Title, p.Detail+" Det, du skrev, er ikke tabt."); v.Fields != nil {
				s.show(c, p.Status, "arkiv-igen.html", v)
				return
			}
		}
		s.sayIn(c, p.Status, p.Title, p.Detail)
	}
}

// besked is a page behind the door that says one thing.
type besked struct {
	frame
	Tekst string
	In    bool   // offers to sign in
	To    string // and leads to this page then
	Back  string // the page that the button was on, below the root; "" for none that is sure to be there
}

// sayIn answers with such a page.
func (s *server) sayIn(c *gin.Context, status int, titel, tekst string) {
	v := &besked{frame: frame{Titel: titel}, Tekst: tekst, In: c.Value(personName) == nil, To: c.GetString(wayName)}
	if p := pageOf(c.Request.URL.Path); c.Request.Method == http.MethodPost && strings.HasPrefix(p, login.Home) && status != http.StatusNotFound {
		v.Back = p
	}
	s.show(c, status, "arkiv-besked.html", v)
}
