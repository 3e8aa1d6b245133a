package httpapi

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// schoolList is a school's notater, for a program.
type schoolList struct {
	Institutionsnr string     `json:"institutionsnr" jsonschema:"Skolens institutionsnummer."`
	Skole          string     `json:"skole" jsonschema:"Skolens navn."`
	Kommune        string     `json:"kommune" jsonschema:"Kommunens navn."`
	Side           string     `json:"side" jsonschema:"Skolens side."`
	Feed           string     `json:"feed" jsonschema:"Skolens feed."`
	Notater        []yearList `json:"notater" jsonschema:"Et for hvert skoleår, det nyeste først."`
}

// yearList is one year's notat.
type yearList struct {
	Skoleaar  string `json:"skoleaar" jsonschema:"Skoleåret, 2025/26."`
	Titel     string `json:"titel,omitempty" jsonschema:"Notatets titel; ikke med, når det er trukket tilbage."`
	HTML      string `json:"html,omitempty" jsonschema:"Notatet som webside; adressen skifter ikke."`
	PDF       string `json:"pdf,omitempty" jsonschema:"Notatet som PDF; adressen skifter ikke."`
	PDFSize   int    `json:"pdfBytes,omitempty" jsonschema:"PDF-filens størrelse i bytes."`
	Udgivet   string `json:"udgivet" jsonschema:"Hvornår den gældende version blev offentliggjort (RFC 3339)."`
	Version   int    `json:"version" jsonschema:"Versioner tælles fra 1."`
	Withdrawn string `json:"trukketTilbage,omitempty" jsonschema:"Hvorfor notatet er trukket tilbage; findes kun, når det er det."`
}

// schoolJSON answers with a school's notater. Any site may read it: it says what the
// school's page says.
func (s *server) schoolJSON(c *gin.Context) {
	c.Header("Access-Control-Allow-Origin", "*")
	a, err := s.service.Archive()
	if err != nil {
		s.fail(c, publish.ErrNotFound)
		return
	}
	nr := c.Param("institutionsnr")
	versions, to, err := a.School(c.Request.Context(), nr)
	if err == nil && (to != "" || len(versions) == 0) {
		if to == "" {
			to, err = a.Moved(c.Request.Context(), nr)
		}
		if err == nil && to != "" {
			c.Header("Cache-Control", "no-cache")
			c.Redirect(http.StatusMovedPermanently, s.url("v1", "skoler", to))
			return
		}
		err = errors.Join(err, publish.ErrNotFound)
	}
	if err != nil {
		s.fail(c, err)
		return
	}
	out := schoolList{Institutionsnr: nr, Skole: versions[0].Skole, Kommune: versions[0].Kommune, Side: s.url("skoler", nr), Feed: s.url("skoler", nr, "feed.atom"), Notater: []yearList{}}
	for i, n := range versions {
		if i > 0 && versions[i-1].Institutionsnr == n.Institutionsnr && versions[i-1].Skoleaar == n.Skoleaar {
			continue // was replaced
		}
		y := yearList{Skoleaar: n.Skoleaar, Udgivet: n.Udgivet, Version: n.Version}
		if n.Offentlig() {
			y.Titel, y.HTML, y.PDF, y.PDFSize = named(n), s.stableURL(n, publish.FilHTML), s.stableURL(n, publish.FilPDF), n.PDFSize
		} else {
			y.Withdrawn = publish.AarsagTekst(n.Aarsag)
		}
		out.Notater = append(out.Notater, y)
	}
	c.Header("Cache-Control", "no-store")
	c.PureJSON(http.StatusOK, out)
}
