package httpapi

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

//go:embed sider/*.html sider/*.css
var pagesFS embed.FS

var publicPages = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(pagesFS, "sider/skole.html", "sider/skoler.html", "sider/besked.html", "sider/omgivelser.html", "sider/offentlig.css"))
})

// stable and version answer at the addresses of a notat's files.
func (s *server) stable(file string) gin.HandlerFunc {
	return func(c *gin.Context) {
		a, err := s.service.Archive()
		if err != nil {
			s.missing(c, err)
			return
		}
		nr := c.Param("institutionsnr")
		n, err := a.Newest(c.Request.Context(), nr, strings.Replace(c.Param("skoleaar"), "-", "/", 1))
		if errors.Is(err, publish.ErrNotFound) {
			s.moved(c, a, nr, c.Param("skoleaar"), file)
			return
		}
		if err != nil {
			s.missing(c, err)
			return
		}
		s.file(c, n, n, file)
	}
}

// Beside its files a notat's page finds the school's page and the accessibility
// statement, wherever it stands: so it links to them without knowing its address.
func (s *server) besideStable(c *gin.Context) {
	if _, err := s.service.Archive(); err != nil {
		s.missing(c, err)
		return
	}
	s.toSchool(c, c.Param("institutionsnr"))
}

func (s *server) besideVersion(c *gin.Context) {
	if _, n, ok := s.versionAsked(c); ok {
		s.toSchool(c, n.Institutionsnr)
	}
}

// versionAsked gives the version that an address names; where there is none, ok is
// false and that is answered.
func (s *server) versionAsked(c *gin.Context) (a *publish.Archive, n publish.Udgivet, ok bool) {
	a, err := s.service.Archive()
	if err == nil {
		n, err = a.Notat(c.Request.Context(), c.Param("id"))
	}
	if err != nil {
		s.missing(c, err)
	}
	return a, n, err == nil
}

func (s *server) toSchool(c *gin.Context, nr string) {
	c.Header("Cache-Control", "no-cache")
	c.Redirect(http.StatusFound, s.url("skoler", nr))
}

func (s *server) version(file string) gin.HandlerFunc {
	return func(c *gin.Context) {
		a, n, ok := s.versionAsked(c)
		if !ok {
			return
		}
		newest, err := a.Newest(c.Request.Context(), n.Institutionsnr, n.Skoleaar)
		if err != nil {
			s.missing(c, err)
			return
		}
		s.file(c, n, newest, file)
	}
}

// moved answers where nothing is: it sends the reader of a former number's
// address to the school's own, or says that there is none.
func (s *server) moved(c *gin.Context, a *publish.Archive, nr string, rest ...string) {
	to, err := a.Moved(c.Request.Context(), nr)
	switch {
	case err != nil:
		s.missing(c, err)
	case to == "":
		s.missing(c, publish.ErrNotFound)
	default:
		c.Header("Cache-Control", "no-cache")
		c.Redirect(http.StatusMovedPermanently, s.url(append([]string{"skoler", to}, rest...)...))
	}
}

// file answers with a public file of a version, or with why it is gone.
func (s *server) file(c *gin.Context, n, newest publish.Udgivet, file string) {
	if !n.Offentlig() {
		s.kept.drop(n.PDFHash, n.HTMLHash)
		s.gone(c, n)
		return
	}
	a, err := s.service.Archive()
	if err != nil {
		s.missing(c, err)
		return
	}
	link, mime, sum, size := `rel="canonical"`, "application/pdf", n.PDFHash, n.PDFSize
	if file == publish.FilHTML {
		mime, sum, size = "text/html; charset=utf-8", n.HTMLHash, n.HTMLSize
	} else {
		// A policy against script stops some browsers' own reader of PDF.
		c.Header("Content-Security-Policy", "frame-ancestors 'none'")
	}
	data, read, err := s.kept.get(c.Request.Context(), sum, size, func() ([]byte, error) { return a.File(c.Request.Context(), n.ID, file) })
	if err != nil {
		s.missing(c, err)
		return
	}
	defer read()
	old := n.ID != newest.ID
	if old {
		c.Header("X-Robots-Tag", "noindex") // nobody is to find what was corrected by searching
		link = `rel="latest-version"`
	}
	if file == publish.FilHTML && (old || s.contact != "") {
		if err := holding(c, len(data)); err != nil {
			s.fail(c, err)
			return
		}
		data = bytes.Replace(data, []byte(aboutStart), s.about(), 1)
		if old {
			data = s.replaced(data, newest)
		}
		sum = hashed(data)
	}
	c.Header("Link", "<"+s.stableURL(n, file)+">; "+link)
	c.Header("Content-Disposition", `inline; filename="`+n.Filnavn+file[strings.LastIndexByte(file, '.'):]+`"`)
	serve(c, mime, sum, data)
}

// aboutStart is where the foot of a notat's page says what it says of the site.
const aboutStart = "<nav class=\"about\" aria-label=\"Om siden\">\n<p>"

// about puts whom readers turn to there: whoever it is now, and not when the notat was
// published.
func (s *server) about() []byte {
	if s.contact == "" {
		return []byte(aboutStart)
	}
	return []byte(aboutStart + "Kontakt: " + template.HTMLEscapeString(s.contact) + " · ")
}

// bodyStart is where the words of a notat's page begin.
const bodyStart = "<main id=\"indhold\">\n"

// replaced puts the word that there is a newer version at the head of an old
// version's page.
func (s *server) replaced(page []byte, newest publish.Udgivet) []byte {
	note := `<p class="mark" role="note">Denne version er erstattet. <a href="` + template.HTMLEscapeString(s.stableURL(newest, publish.FilHTML)) + `">Læs den gældende version</a>.</p>` + "\n"
	return bytes.ReplaceAll(page, []byte(bodyStart), []byte(bodyStart+note))
}

func hashed(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// serve answers with public bytes: their hash is the ETag, and a client asks
// each time whether they are still the same (RFC 9110, RFC 9111 § 5.2.2.4).
// HEAD, If-None-Match and Range are the standard library's.
func serve(c *gin.Context, mime, sum string, data []byte) {
	h := c.Writer.Header()
	h.Set("Content-Type", mime)
	h.Set("Cache-Control", "no-cache")
	h.Set("ETag", `"`+sum+`"`)
	http.ServeContent(c.Writer, c.Request, "", time.Time{}, bytes.NewReader(data))
	c.Writer.WriteHeaderNow()
}

// message is a page that says one thing.
type message struct {
	around
	Titel, Tekst string
	Kommune      string // in whose look, where it is known
	Side, Skole  string // where to go on: address and name of the school's page, or the address of the list of schools
}

// gone says that a notat is withdrawn, and why.
func (s *server) gone(c *gin.Context, n publish.Udgivet) {
	s.say(c, http.StatusGone, message{Titel: publish.Stone(n.Aarsag), Tekst: publish.AarsagTekst(n.Aarsag), Kommune: n.Kommune, Side: s.url("skoler", n.Institutionsnr), Skole: n.Skole})
}

// missing says that there is nothing at the address, or that something failed.
func (s *server) missing(c *gin.Context, err error) {
	switch {
	case errors.Is(err, publish.ErrNotFound), errors.Is(err, publish.ErrOff):
		s.say(c, http.StatusNotFound, message{Titel: "Siden findes ikke", Tekst: "Der er intet notat på denne adresse. Adressen kan være skrevet forkert.", Side: s.url("skoler")})
	case errors.Is(err, publish.ErrWithdrawn): // withdrawn between two questions
		s.say(c, http.StatusGone, message{Titel: "Notatet er trukket tilbage", Tekst: publish.AarsagTekst("")})
	case errors.Is(err, publish.ErrUnavailable):
		s.unexpected(c, err)
		s.say(c, http.StatusServiceUnavailable, message{Titel: "Siden kan ikke vises lige nu", Tekst: "Arkivet med de offentliggjorte notater kan ikke nås. Prøv igen om lidt; adressen er god nok."})
	default:
		s.fail(c, err)
	}
}

// byBrowser reports that somebody looks at the answer: it is to be a page, at an
// address that leads nowhere too.
func byBrowser(c *gin.Context) bool {
	return strings.Contains(c.GetHeader("Accept"), "text/html") && !strings.HasPrefix(c.Request.URL.Path, "/v1/")
}

func (s *server) say(c *gin.Context, status int, b message) {
	b.around = s.around(b.Titel, b.Kommune, b.Skole)
	b.Hidden = true
	var page bytes.Buffer
	if err := publicPages().ExecuteTemplate(&page, "besked.html", b); err != nil {
		s.fail(c, err)
		return
	}
	c.Header("Cache-Control", "no-cache")
	if status == http.StatusServiceUnavailable {
		c.Header("Retry-After", strconv.Itoa(retryAfter))
	}
	if c.Writer.Header().Get("Retry-After") != "" {
		c.Header("Cache-Control", "no-store")
	}
	c.Data(status, "text/html; charset=utf-8", page.Bytes())
	c.Abort()
}
