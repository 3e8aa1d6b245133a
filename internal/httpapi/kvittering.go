package httpapi

import (
	"fmt"
	"html/template"
	"strings"

	"notat/internal/fault"
	"notat/internal/publish"
)

// receipt tells where a published notat is, with links that are ready to be
// pasted into a page.
type receipt struct {
	ID             string               `json:"id" jsonschema:"Versionens nummer."`
	Institutionsnr string               `json:"institutionsnr" jsonschema:"Skolens institutionsnummer."`
	Skoleaar       string               `json:"skoleaar" jsonschema:"Skoleåret, 2025/26."`
	Version        int                  `json:"version" jsonschema:"Versioner tælles fra 1."`
	Udgivet        string               `json:"udgivet" jsonschema:"Hvornår den blev offentliggjort (RFC 3339)."`
	Ny             bool                 `json:"ny" jsonschema:"Falsk, når den var offentliggjort i forvejen."`
	Addresses      places               `json:"adresser"`
	Links          both                 `json:"links" jsonschema:"HTML, der kan sættes ind på en side; tom, når NOTAT_BASE_URL ikke er sat, for så kendes adressen ikke."`
	SHA256         both                 `json:"sha256" jsonschema:"Filernes SHA-256."`
	Faults         fault.List           `json:"faults" jsonschema:"Advarsler om posten."`
	Udeladt        []publish.Udeladelse `json:"udeladt" jsonschema:"Hvad den offentlige udgave udelader."`
	Besvaret       []publish.Besvarelse `json:"besvaret" jsonschema:"De svar på kontroller, som posten har, med grund: til den, der godkender."`
}

// places are the addresses of a notat: those of the school's newest, and those of
// this version.
type places struct {
	Side        string `json:"side" jsonschema:"Skolens side."`
	HTML        string `json:"html" jsonschema:"Skoleårets notat som webside; adressen skifter ikke."`
	PDF         string `json:"pdf" jsonschema:"Skoleårets notat som PDF; adressen skifter ikke."`
	VersionHTML string `json:"versionHtml" jsonschema:"Denne version som webside."`
	VersionPDF  string `json:"versionPdf" jsonschema:"Denne version som PDF."`
	Feed        string `json:"feed" jsonschema:"Skolens feed."`
	Embed       string `json:"embed" jsonschema:"Skolens side til en ramme på en anden side."`
}

// both is something of each of the two files.
type both struct {
	HTML string `json:"html"`
	PDF  string `json:"pdf"`
}

// withdrawal tells that a notat was taken back.
type withdrawal struct {
	ID             string `json:"id" jsonschema:"Versionens nummer."`
	Tilbagetrukket string `json:"tilbagetrukket" jsonschema:"Hvornår (RFC 3339)."`
	Aarsag         string `json:"aarsag" jsonschema:"Årsagens kode."`
	Tekst          string `json:"tekst" jsonschema:"Årsagen, som den vises på notatets adresser."`
}

func (s *server) receipt(k *publish.Kvittering) receipt {
	n, report := k.Udgivet, k.Svar()
	return receipt{
		ID: n.ID, Institutionsnr: n.Institutionsnr, Skoleaar: n.Skoleaar, Version: n.Version, Udgivet: n.Udgivet, Ny: k.Ny,
		Addresses: places{
			Side: s.url("skoler", n.Institutionsnr), HTML: s.stableURL(n, publish.FilHTML), PDF: s.stableURL(n, publish.FilPDF),
			VersionHTML: s.versionURL(n, publish.FilHTML), VersionPDF: s.versionURL(n, publish.FilPDF),
			Feed: s.url("skoler", n.Institutionsnr, "feed.atom"), Embed: s.url("skoler", n.Institutionsnr, "embed"),
		},
		Links:  both{s.link(n, publish.FilHTML), s.link(n, publish.FilPDF)},
		SHA256: both{n.HTMLHash, n.PDFHash},
		Faults: report.Faults, Udeladt: report.Udeladt, Besvaret: report.Besvaret,
	}
}

// link is the HTML of a link to the notat, with the kind of file and its size
// where it is none that a browser simply shows. Without a base there is none: it would
// lead to a place on the page that it is pasted into.
func (s *server) link(n publish.Udgivet, file string) string {
	if s.base == "" {
		return ""
	}
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

// Receipt is what a publication answers, for the other door.
func Receipt(k *publish.Kvittering, base string) any { return (&server{base: base}).receipt(k) }

// Addresses gives where a notat's page is: the stable address, and the version's own.
func Addresses(base string) func(n publish.Udgivet) (stable, version string) {
	s := &server{base: base}
	return func(n publish.Udgivet) (string, string) {
		return s.stableURL(n, publish.FilHTML), s.versionURL(n, publish.FilHTML)
	}
}
