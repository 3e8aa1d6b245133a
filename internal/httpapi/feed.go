package httpapi

import (
	"crypto/sha256"
	"encoding/xml"
	"fmt"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// The Atom feed (RFC 4287).
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string      `xml:"xml:lang,attr"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Updated string      `xml:"updated"`
		Author  string      `xml:"author>name"`
		Links   []atomLink  `xml:"link"`
		Entries []atomEntry `xml:"entry"`
	}
	atomEntry struct {
		ID        string     `xml:"id"`
		Title     string     `xml:"title"`
		Published string     `xml:"published"`
		Updated   string     `xml:"updated"`
		Links     []atomLink `xml:"link"`
		Summary   string     `xml:"summary"`
	}
	atomLink struct {
		Rel    string `xml:"rel,attr"`
		Type   string `xml:"type,attr"`
		Href   string `xml:"href,attr"`
		Length int    `xml:"length,attr,omitempty"`
	}
)

// feed answers with the notater that hold now. An entry keeps its id when the
// notat is corrected, so that a reader shows it as changed.
func (s *server) feed(c *gin.Context) {
	nr := c.Param("institutionsnr")
	versions, ok := s.versions(c, nr)
	if !ok {
		return
	}
	f := atomFeed{Lang: "da", ID: urn("skole", nr), Title: "Notater fra skoleudviklingssamtaler: " + versions[0].Skole, Author: versions[0].Kommune,
		Links: []atomLink{{"self", "application/atom+xml", s.url("skoler", nr, "feed.atom"), 0}, {"alternate", "text/html", s.url("skoler", nr), 0}}}
	for i, n := range versions {
		f.Updated = max(f.Updated, n.Udgivet, n.Tilbagetrukket)
		older := i > 0 && versions[i-1].Institutionsnr == n.Institutionsnr && versions[i-1].Skoleaar == n.Skoleaar
		if !n.Offentlig() {
			continue
		}
		if older {
			e := &f.Entries[len(f.Entries)-1]
			e.Published, e.Summary = n.Udgivet, "Rettet. "+versions[0].Kommune
			continue
		}
		f.Entries = append(f.Entries, atomEntry{ID: urn("notat", n.Institutionsnr, n.Skoleaar), Title: named(n), Published: n.Udgivet, Updated: n.Udgivet,
			Summary: n.Kommune,
			Links:   []atomLink{{"alternate", "text/html", s.stableURL(n, publish.FilHTML), 0}, {"enclosure", "application/pdf", s.stableURL(n, publish.FilPDF), n.PDFSize}}})
	}
	out, err := xml.MarshalIndent(f, "", "  ")
	if err != nil {
		s.fail(c, err)
		return
	}
	out = append([]byte(xml.Header), append(out, '\n')...)
	serve(c, "application/atom+xml; charset=utf-8", hashed(out), out)
}

// urn gives what is named a UUID of version 8 (RFC 9562 § 5.8): it stays the same
// when the addresses change.
func urn(name ...string) string {
	b := sha256.Sum256(fmt.Append(nil, name))
	b[6], b[8] = b[6]&0x0f|0x80, b[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:16])
}
