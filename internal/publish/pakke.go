package publish

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"errors"
	"slices"
	"strings"

	"notat/internal/samtale"
)

// Sagsfil is a file of a notat as a case system takes it.
type Sagsfil struct {
	Del    string // which it is, one of Sagsdele
	Navn   string // by the pattern, with its ending; ASCII
	MIME   string
	Udgave Udgave // "" of what tells of the others
	Data   []byte
}

// Sagsdele are the files of a package in their order; those of the internal edition
// are there for who may see it.
var Sagsdele = []string{"pdf", "json", "docx", "intern.pdf", "intern.json", "intern.docx", metaJSON, metaXML}

const (
	metaJSON = "metadata.json"
	metaXML  = "metadata.xml"
)

// Sagsdata is what a case system files a notat by.
type Sagsdata struct {
	XMLName        xml.Name      `json:"-" xml:"notat"`
	ID             string        `json:"id" xml:"id"`
	Sagsnr         string        `json:"sagsnr" xml:"sagsnr"`
	Dokumentnr     string        `json:"dokumentnr" xml:"dokumentnr"`
	Titel          string        `json:"titel" xml:"titel"`
	Kommune        string        `json:"kommune" xml:"kommune"`
	Skole          string        `json:"skole" xml:"skole"`
	Institutionsnr string        `json:"institutionsnr" xml:"institutionsnr"`
	Skoleaar       string        `json:"skoleaar" xml:"skoleaar"` // "2024/25"
	Version        int           `json:"version" xml:"version"`
	Samtale        string        `json:"samtale" xml:"samtale"` // the day of the conversation, "2025-03-13"
	Dokument       string        `json:"dokument" xml:"dokument"`
	Udgivet        string        `json:"udgivet" xml:"udgivet"` // RFC 3339
	Release        string        `json:"program" xml:"program"`
	Filer          []SagsdataFil `json:"filer" xml:"filer>fil"`
}

// SagsdataFil is one of the files beside it.
type SagsdataFil struct {
	Navn   string `json:"navn" xml:"navn"`
	MIME   string `json:"mime" xml:"mime"`
	Udgave Udgave `json:"udgave" xml:"udgave"`
	SHA256 string `json:"sha256" xml:"sha256"`
	Bytes  int    `json:"bytes" xml:"bytes"`
}

// NameSagsfiler says how files for the case system are named from now on.
func (s *Service) NameSagsfiler(navn Pakkenavn) { s.pakkenavn = navn }

// Sagsfiler gives the files of a published version for a case system: the PDF and the
// record as they were published, a Word file of the same record where this release's
// rules take it, and what to file them by. intern adds the internal edition. The same version gives the same bytes as
// long as release and template are the same. Of one that is withdrawn it is
// ErrWithdrawn.
func (s *Service) Sagsfiler(ctx context.Context, id string, intern bool) ([]Sagsfil, error) {
	a, err := s.Archive()
	if err != nil {
		return nil, err
	}
	n, err := a.Notat(ctx, id)
	if err != nil {
		return nil, err
	}
	data, err := a.File(ctx, id, filOffentlig)
	if err != nil {
		return nil, err
	}
	public, err := samtale.Decode(data)
	if err != nil {
		return nil, err
	}
	stem := cmp.Or(s.pakkenavn, StandardPakkenavn).of(n, public)
	var out []Sagsfil
	edition := func(u Udgave, del, pdf, record string) error {
		file, err := a.File(ctx, id, pdf)
		if err != nil {
			return err
		}
		data, err := a.File(ctx, id, record)
		if err != nil {
			return err
		}
		named := stem
		if u == Intern {
			named += "-intern"
		}
		out = append(out, Sagsfil{del + "pdf", named + ".pdf", "application/pdf", u, file}, Sagsfil{del + "json", named + ".json", "application/json", u, data})
		word, err := s.word(ctx, n, u, data)
		var no *Rejected
		switch {
		case errors.As(err, &no): // this release has a rule more than the one that published it
			return nil
		case err != nil:
			return err
		}
		out = append(out, Sagsfil{del + "docx", named + ".docx", word.MIME, u, word.Data})
		return nil
	}
	if err := edition(Offentlig, "", FilPDF, filOffentlig); err != nil {
		return nil, err
	}
	if intern {
		if err := edition(Intern, "intern.", FilInternPDF, FilPost); err != nil {
			return nil, err
		}
	}
	return described(n, public, stem, out)
}

// word makes the Word file of a record that was published, with the template that it
// was published with, or the standard one where that is gone.
func (s *Service) word(ctx context.Context, n Udgivet, u Udgave, record []byte) (*Document, error) {
	f, _ := FormatNamed("docx")
	d, err := s.Render(ctx, Request{Data: record, Name: n.Template, Udgave: u}, f)
	if errors.Is(err, ErrTemplate) {
		return s.Render(ctx, Request{Data: record, Udgave: u}, f)
	}
	return d, err
}

// described adds the two files that tell of the others.
func described(n Udgivet, r *samtale.Record, stem string, files []Sagsfil) ([]Sagsfil, error) {
	m := Sagsdata{ID: n.ID, Sagsnr: r.Sag.Sagsnr, Dokumentnr: r.Sag.Dokumentnr, Titel: n.Titel, Kommune: n.Kommune, Skole: n.Skole, Institutionsnr: n.Institutionsnr,
		Skoleaar: n.Skoleaar, Version: n.Version, Samtale: r.Moede.Dato, Dokument: r.Dokument.Dato, Udgivet: n.Udgivet, Release: n.Release}
	for _, f := range files {
		sum := sha256.Sum256(f.Data)
		m.Filer = append(m.Filer, SagsdataFil{f.Navn, f.MIME, f.Udgave, hex.EncodeToString(sum[:]), len(f.Data)})
	}
	asJSON, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, err
	}
	asXML, err := xml.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(files, Sagsfil{metaJSON, stem + "-" + metaJSON, "application/json", "", append(asJSON, '\n')},
		Sagsfil{metaXML, stem + "-" + metaXML, "application/xml", "", append([]byte(xml.Header), append(asXML, '\n')...)}), nil
}

// SagsfilNamed gives one of the files.
func SagsfilNamed(files []Sagsfil, del string) (Sagsfil, bool) {
	i := slices.IndexFunc(files, func(f Sagsfil) bool { return f.Del == del })
	if i < 0 {
		return Sagsfil{}, false
	}
	return files[i], true
}

// Sagspakke is the files as a ZIP file: without times, and nothing packed twice, so
// the same files are the same bytes.
func Sagspakke(files []Sagsfil) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.Navn, Method: zip.Store})
		if err == nil {
			_, err = w.Write(f.Data)
		}
		if err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// Pakkefil is what the ZIP file is called.
func Pakkefil(files []Sagsfil) string {
	last := files[len(files)-1].Navn
	return strings.TrimSuffix(last, "-"+metaXML) + ".zip"
}
