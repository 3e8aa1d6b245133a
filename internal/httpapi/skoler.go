package httpapi

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/gin-gonic/gin"

	"notat/internal/maaned"
	"notat/internal/publish"
)

// public lists the addresses that everybody may read.
func (s *server) public() []route {
	moved := reply{301, "text/html", "", "Skolen har fået et andet nummer.", nil}
	page := func(path, summary, mime string, do gin.HandlerFunc) route {
		return route{method: "GET", path: path, summary: summary, handler: do, page: true, answers: append(served(mime, "Siden."), moved), problems: []*kind{kindNotFound, kindArchive}}
	}
	file := func(path, summary, mime string, do gin.HandlerFunc) route {
		return route{method: "GET", path: path, summary: summary, handler: do, page: true, answers: append(served(mime, "Notatet."), moved), problems: []*kind{kindNotFound, kindGone, kindArchive}}
	}
	beside := func(path, summary string, do gin.HandlerFunc) route {
		return route{method: "GET", path: path, summary: summary, handler: do, page: true,
			answers: []reply{{302, "text/html", "", "Siden.", []string{"Location"}}}, problems: []*kind{kindNotFound, kindArchive}}
	}
	return []route{
		{method: "GET", path: "/skoler", summary: "Skoler med notater.", handler: s.schools, page: true, answers: served("text/html", "Siden."), problems: []*kind{kindArchive}},
		page("/skoler/{institutionsnr}", "Skolens notater.", "text/html", s.school(false)),
		page("/skoler/{institutionsnr}/embed", "Skolens notater til en ramme på en anden side.", "text/html", s.school(true)),
		page("/skoler/{institutionsnr}/feed.atom", "Skolens notater som feed.", "application/atom+xml", s.feed),
		file("/skoler/{institutionsnr}/{skoleaar}/notat.html", "Skoleårets notat som webside; adressen skifter ikke.", "text/html", s.stable(publish.FilHTML)),
		file("/skoler/{institutionsnr}/{skoleaar}/notat.pdf", "Skoleårets notat som PDF; adressen skifter ikke.", "application/pdf", s.stable(publish.FilPDF)),
		file("/notater/{id}/notat.html", "Én version som webside.", "text/html", s.version(publish.FilHTML)),
		beside("/skoler/{institutionsnr}/{skoleaar}/skole", "Skolens side, set fra skoleårets notat.", s.besideStable),
		beside("/notater/{id}/skole", "Skolens side, set fra en version.", s.besideVersion),
		beside("/skoler/{institutionsnr}/{skoleaar}/was", "Tilgængelighedserklæringen, set fra skoleårets notat.", s.statement),
		beside("/notater/{id}/was", "Tilgængelighedserklæringen, set fra en version.", s.statement),
		{method: "GET", path: "/was", summary: "Tilgængelighedserklæringen for de offentlige sider.", handler: s.statement, page: true,
			answers: []reply{{302, "text/html", "", "Adressen, hvor erklæringen står.", []string{"Location"}}}, problems: []*kind{kindNotFound}},
		file("/notater/{id}/notat.pdf", "Én version som PDF.", "application/pdf", s.version(publish.FilPDF)),
	}
}

// served are the answers of serve.
func served(mime, summary string) []reply {
	tag := []string{"ETag"}
	return []reply{{200, mime, "", summary, tag}, {206, mime, "", "En del (Range).", tag}, {206, "multipart/byteranges", "", "", tag},
		{304, "", "", "Uændret (If-None-Match).", nil}, {412, "", "", "If-Match passer ikke.", nil}, {416, "text/plain", "", "Den del findes ikke.", nil}}
}

// schoolView is what a school's page shows.
type schoolView struct {
	around
	Navn, Kommune, Schools string
	Years                  []skoleaar
}

// skoleaar is one year's notat on it.
type skoleaar struct {
	Skoleaar, Titel, Skole, HTML, PDF, Size string
	Udgivet                                 string
	Corrected                               bool
	Withdrawn                               string // why it is withdrawn
	Tidligere                               []tidligere
}

// tidligere is a version that was replaced.
type tidligere struct{ Version, Udgivet, HTML string }

// school answers with a school's page. Versions come newest first.
func (s *server) school(frame bool) gin.HandlerFunc {
	return func(c *gin.Context) {
		nr := c.Param("institutionsnr")
		versions, ok := s.versions(c, nr)
		if !ok {
			return
		}
		name, kommune := versions[0].Skole, versions[0].Kommune
		p := schoolView{around: s.around(name+": notater fra skoleudviklingssamtaler", kommune, name), Navn: name, Kommune: kommune, Schools: s.url("skoler")}
		p.Canonical, p.Feed, p.Framed = s.url("skoler", nr), s.url("skoler", nr, "feed.atom"), frame
		for i, n := range versions {
			if i > 0 && versions[i-1].Institutionsnr == n.Institutionsnr && versions[i-1].Skoleaar == n.Skoleaar {
				last := &p.Years[len(p.Years)-1]
				last.Corrected = last.Corrected || n.Offentlig()
				if n.Offentlig() {
					last.Tidligere = append(last.Tidligere, tidligere{fmt.Sprint(n.Version), dato(n.Udgivet), s.versionURL(n, publish.FilHTML)})
				}
				continue
			}
			y := skoleaar{Skoleaar: n.Skoleaar, Titel: named(n), HTML: s.stableURL(n, publish.FilHTML), PDF: s.stableURL(n, publish.FilPDF),
				Size: size(n.PDFSize), Udgivet: dato(n.Udgivet)}
			if n.Skole != p.Navn {
				y.Skole = n.Skole
			}
			if !n.Offentlig() {
				y.Withdrawn = publish.Stone(n.Aarsag) + ". " + publish.AarsagTekst(n.Aarsag)
			}
			p.Years = append(p.Years, y)
		}
		if frame {
			c.Header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors "+cmp.Or(s.ancestors, "'none'"))
		}
		s.html(c, "skole.html", p)
	}
}

// versions gives a school's notater; where there are none it has answered.
func (s *server) versions(c *gin.Context, nr string) ([]publish.Udgivet, bool) {
	a, err := s.service.Archive()
	if err != nil {
		s.missing(c, err)
		return nil, false
	}
	versions, to, err := a.School(c.Request.Context(), nr)
	own := slices.ContainsFunc(versions, func(n publish.Udgivet) bool { return n.Institutionsnr == nr })
	switch {
	case err != nil:
		s.missing(c, err)
		return nil, false
	case own && to == "":
		return versions, true
	}
	s.moved(c, a, nr, lastPart(c)...)
	return nil, false
}

// lastPart is what follows the school's number in the address.
func lastPart(c *gin.Context) []string {
	path := c.FullPath()
	for _, end := range []string{"embed", "feed.atom"} {
		if len(path) > len(end) && path[len(path)-len(end):] == end {
			return []string{end}
		}
	}
	return nil
}

func (s *server) html(c *gin.Context, name string, p any) {
	var b bytes.Buffer
	if err := publicPages().ExecuteTemplate(&b, name, p); err != nil {
		s.fail(c, err)
		return
	}
	serve(c, "text/html; charset=utf-8", hashed(b.Bytes()), b.Bytes())
}

// schools lists the schools, in Danish order.
func (s *server) schools(c *gin.Context) {
	var list []publish.Udgivet
	if a, err := s.service.Archive(); err == nil {
		if list, err = a.Schools(c.Request.Context()); err != nil {
			s.missing(c, err)
			return
		}
	}
	type skole struct{ Navn, Side, Skoleaar string }
	kommune := ""
	if len(list) > 0 {
		kommune = list[0].Kommune
	}
	out := struct {
		around
		Skoler []skole
	}{around: s.around("Notater fra skoleudviklingssamtaler", kommune, "")}
	for _, n := range list {
		out.Skoler = append(out.Skoler, skole{n.Skole, s.url("skoler", n.Institutionsnr), n.Skoleaar})
	}
	s.html(c, "skoler.html", out)
}

// dato writes the day of a time as a reader knows it.
func dato(tid string) string {
	t, err := time.Parse(time.RFC3339, tid)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%d. %s %d", t.Day(), maaned.Names[t.Month()-1], t.Year())
}
