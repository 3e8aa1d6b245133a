package publish

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"path"
	"strings"

	"notat/internal/source"
	"notat/internal/source/odt"
	"notat/internal/source/pdf"
	"notat/internal/source/slides"
	"notat/internal/source/word"
)

// The kinds of files that somebody else made.
const (
	foreignWord   = "word"
	foreignSlides = "slides"
	foreignPDF    = "pdf"
	foreignODT    = "odt"
)

// readers read foreign files, by kind.
var readers = map[string]reader{foreignWord: word.Read, foreignSlides: slides.Read, foreignPDF: readPDF, foreignODT: odt.Read}

// readPDF reads a PDF that others made as an ordinary one, and asks for more room only
// where that is too little for it.
func readPDF(ctx context.Context, data []byte) (source.File, error) {
	if has(ctx, perForeignPDF) {
		return pdf.Read(ctx, data, pdf.Whole)
	}
	f, err := pdf.Read(ctx, data, pdf.Ordinary)
	var no *pdf.Error
	if errors.As(err, &no) && no.Code == pdf.TooMuch {
		return f, enough(ctx, perForeignPDF)
	}
	return f, err
}

// packed tells which kind of file a ZIP container is, by the names in it; "" for a kind
// that nobody reads.
func packed(file []byte) string {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return foreignWord // whose reader says what is wrong with it
	}
	for _, f := range z.File {
		switch name := strings.ToLower(f.Name); {
		case strings.HasPrefix(name, "word/"):
			return foreignWord
		case strings.HasPrefix(name, "ppt/"):
			return foreignSlides
		case strings.HasPrefix(name, "xl/"):
			return "regneark"
		case path.Ext(name) == ".iwa":
			return "apple"
		case name == "content.xml":
			return foreignODT
		}
	}
	return ""
}

// unknownPack says what to do with a kind of file that nobody reads.
func unknownPack(kind string) string {
	switch kind {
	case "apple":
		return "Filen er fra Pages eller Keynote. Åbn den, vælg Eksporter til Word eller PowerPoint, og vælg den fil."
	case "regneark":
		return "Filen er et regneark. Kopiér det, der skal bruges, over i et Word-dokument, og vælg det."
	}
	return notReadable
}
