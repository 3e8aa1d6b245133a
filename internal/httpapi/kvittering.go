package httpapi

import (
	"fmt"
	"html/template"
	"strings"

	"notat/internal/publish"
)

// receipt tells where a published notat is, with links that are ready to be
// pasted into a page.
func (s *server) receipt(k *publish.Kvittering) object {
	n, report := k.Udgivet, k.Svar()
	return object{
		"id": n.ID, "institutionsnr": n.Institutionsnr, "skoleaar": n.Skoleaar, "version": n.Version, "udgivet": n.Udgivet, "ny": k.Ny,
		"adresser": object{
			"side": s.url("skoler", n.Institutionsnr), "html": s.stableURL(n, publish.FilHTML), "pdf": s.stableURL(n, publish.FilPDF),
			"versionHtml": s.versionURL(n, publish.FilHTML), "versionPdf": s.versionURL(n, publish.FilPDF),
			"feed": s.url("skoler", n.Institutionsnr, "feed.atom"), "embed": s.url("skoler", n.Institutionsnr, "embed"),
		},
		"links":   object{"html": s.link(n, publish.FilHTML), "pdf": s.link(n, publish.FilPDF)},
		"sha256":  object{"html": n.HTMLHash, "pdf": n.PDFHash},
		"faults":  report.Faults,
		"udeladt": report.Udeladt,
	}
}

// link is the HTML of a link to the notat, with the kind of file and its size
// where it is none that a browser simply shows.
func (s *server) link(n publish.Udgivet, file string) string {
	words, attribute := named(n), ""
	if file == publish.FilPDF {
		words, attribute = words+" (PDF, "+size(n.PDFSize)+")", ` type="application/pdf"`
	}
	return `<a href="` + template.HTMLEscapeString(s.stableURL(n, file)) + `"` + attribute + ` lang="da" hreflang="da">` + template.HTMLEscapeString(words) + `</a>`
}

// named is the title with the school year, which many titles hold already.
func named(n publish.Udgivet) string {
	if strings.Contains(n.Titel, n.Skoleaar) {
		return n.Titel
	}
	return n.Titel + " " + n.Skoleaar
}

// size is a file's size as it is told to a reader: 84 KB, 1,2 MB.
func size(n int) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", (n+1023)>>10)
	}
	return strings.Replace(fmt.Sprintf("%.1f MB", float64(n)/(1<<20)), ".", ",", 1)
}

// url is a public address. Without a base it begins at the service's root.
func (s *server) url(path ...string) string { return s.base + "/" + strings.Join(path, "/") }

// stableURL is where a school's notat for a year is, whichever version it is.
func (s *server) stableURL(n publish.Udgivet, file string) string {
	return s.url("skoler", n.Institutionsnr, inAddress(n.Skoleaar), file)
}

// versionURL is where one version is.
func (s *server) versionURL(n publish.Udgivet, file string) string {
	return s.url("notater", n.ID, file)
}

// inAddress is a school year as addresses write it, 2024-25.
func inAddress(skoleaar string) string { return strings.Replace(skoleaar, "/", "-", 1) }

// storedSchemas adds what publishing takes and answers.
func storedSchemas(out object) {
	text := object{"type": "string"}
	out["Offentliggoerelse"] = closed(object{"record": ref("Record"), "retter": text, "aarsag": text}, "record")
	out["Tilbagetraekning"] = closed(object{"id": text, "tilbagetrukket": text, "aarsag": text, "tekst": text}, "id", "tilbagetrukket", "aarsag", "tekst")
	both := closed(object{"html": text, "pdf": text}, "html", "pdf")
	places := []string{"side", "html", "pdf", "versionHtml", "versionPdf", "feed", "embed"}
	addresses := object{}
	for _, p := range places {
		addresses[p] = text
	}
	out["Kvittering"] = closed(object{"id": text, "institutionsnr": text, "skoleaar": text, "version": object{"type": "integer", "minimum": 1},
		"udgivet": text, "ny": object{"type": "boolean"}, "adresser": closed(addresses, places...), "links": both, "sha256": both,
		"faults": object{"type": "array", "items": ref("Fault")}, "udeladt": object{"type": "array", "items": ref("Udeladelse")}},
		"id", "institutionsnr", "skoleaar", "version", "udgivet", "ny", "adresser", "links", "sha256", "faults", "udeladt")
}

// Receipt is what a publication answers, for the other door.
func Receipt(k *publish.Kvittering, base string) any { return (&server{base: base}).receipt(k) }
