package httpapi

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// versionsOf gives the versions of a draft that the caller may see: the newest, and of
// those before it what was of a school whose drafts they may see. A draft may have been
// moved to their school from another.
func (s *server) versionsOf(c *gin.Context, w caller, u publish.Udkast) ([]publish.UdkastVersion, error) {
	a, err := s.service.Archive()
	if err != nil {
		return nil, err
	}
	all, err := a.UdkastVersioner(c.Request.Context(), u.ID)
	return slices.DeleteFunc(all, func(v publish.UdkastVersion) bool {
		return v.Version != u.Version && !w.mine("GET /arkiv/udkast/{id}", v.Institutionsnr)
	}), err
}

// versionOf gives the draft of the address and the record of a version that the caller may
// see, named as the page names it; "" is the newest.
func (s *server) versionOf(c *gin.Context, w caller, named string) (u publish.Udkast, version int, post []byte, err error) {
	u, post, err = s.udkastOf(c)
	if err != nil || named == "" || named == strconv.Itoa(u.Version) {
		return u, u.Version, post, err
	}
	seen, err := s.versionsOf(c, w, u)
	if err != nil {
		return u, 0, nil, err
	}
	version, _ = strconv.Atoi(named)
	if !slices.ContainsFunc(seen, func(v publish.UdkastVersion) bool { return v.Version == version }) {
		return u, 0, nil, publish.ErrNotFound
	}
	a, err := s.service.Archive()
	if err == nil {
		post, err = a.UdkastPost(c.Request.Context(), u.ID, version)
	}
	return u, version, post, err
}

var (
	draftFormat = parameter{name: "format", values: []string{"pdf", "html", "docx", "json"}}
	draftUdgave = parameter{name: "udgave", values: []string{string(publish.Offentlig), string(publish.Intern)}}
)

// udkastFile answers with a draft in a format: an edition to look at, the Word file, or
// the record itself. Looking changes nothing.
func (s *server) udkastFile(c *gin.Context, w caller) {
	q, err := query(c, draftFormat, draftUdgave, parameter{name: "version"})
	var post []byte
	if err == nil {
		_, _, post, err = s.versionOf(c, w, q["version"])
	}
	if err != nil {
		s.failIn(c, err)
		return
	}
	s.handDraft(c, inWindow, post, q["format"], publish.Udgave(q["udgave"]))
}

// udkastFetched is the button with which somebody fetches a draft to work in it: it is
// noted that they have it.
func (s *server) udkastFetched(c *gin.Context, w caller) {
	form, err := smallForm(c)
	if f := form.Get("format"); err == nil && f != "docx" && f != "json" && f != toDesk {
		err = wrong(kindQuery, "Brug knapperne på siden.")
	}
	var u publish.Udkast
	var version int
	var post []byte
	if err == nil {
		u, version, post, err = s.versionOf(c, w, form.Get("version"))
	}
	a, none := s.service.Archive()
	if err = errors.Join(err, none); err == nil {
		err = a.FetchUdkast(c.Request.Context(), u.ID, version, w.Who)
	}
	if err != nil {
		s.failIn(c, err)
		return
	}
	if form.Get("format") == toDesk {
		c.Redirect(http.StatusSeeOther, s.url("skriv")+"?"+url.Values{"udkast": {u.ID}, "version": {strconv.Itoa(version)}}.Encode())
		return
	}
	s.handDraft(c, asFile, post, form.Get("format"), publish.Intern)
}

// toDesk is the format of who writes on at the desk, which fetches the version itself.
const toDesk = "skriv"

// handDraft answers with a record in a format, json when there is none. What stands in
// the way of publishing does not stop anybody from looking.
func (s *server) handDraft(c *gin.Context, to handing, post []byte, format string, udgave publish.Udgave) {
	f, known := publish.FormatNamed(format)
	if !known {
		s.hand(c, "application/json", "samtale.json", post, nil)
		return
	}
	ask := publish.Request{Data: post, Udgave: udgave}
	s.renderTo(c, to, ask, f, func(c *gin.Context, err error) {
		var no *publish.Rejected
		if ask.Status = "udkast"; errors.As(err, &no) {
			s.renderTo(c, to, ask, f, func(c *gin.Context, err error) { s.failIn(c, err) })
			return
		}
		s.failIn(c, err)
	})
}
