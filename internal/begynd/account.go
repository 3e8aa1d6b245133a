package begynd

import (
	"encoding/base64"
	"net/http"

	"notat/internal/billede"
	"notat/internal/readback"
	"notat/internal/source"
)

// Account is all that a file says, piece by piece, and the addresses of its links:
// what the proof holds against the record.
func Account(f source.File) (texts, links []string) {
	for p := range source.Each(f.Pieces) {
		texts = append(texts, text(p.Words))
		for _, o := range p.Words {
			if o.Henvisning != "" {
				links = append(links, o.Henvisning)
			}
		}
		if p.Figure != nil {
			texts = append(texts, p.Figure.Alt)
		}
	}
	for _, l := range f.Left {
		texts = append(texts, l.Text)
	}
	return texts, links
}

// Weight gives the bytes of memory that a record takes to begin with a file, at most:
// what its pieces become, and its largest picture as it is drawn.
func Weight(f source.File) int {
	n, picture := 0, 0
	for p := range source.Each(f.Pieces) {
		n += perPiece
		for _, o := range p.Words {
			n += perByte * len(o.Tekst)
		}
		if p.Figure != nil && p.Figure.Data != nil {
			n += 2 * len(p.Figure.Data)
			picture = max(picture, billede.Weight(url(p.Figure.Data)))
		}
		for _, r := range p.Rows {
			n += perPiece * len(r.Cells)
		}
	}
	return n + picture
}

// What a piece takes, and a byte of its words: it stands in the record, in what is
// asked of it and in the proof.
const (
	perPiece = 4 << 10
	perByte  = 24
)

// url gives a picture as a data URL.
func url(data []byte) string {
	return "data:" + http.DetectContentType(data) + ";base64," + base64.StdEncoding.EncodeToString(data)
}

// Shown gives all texts that an item shows, and those of its rows.
func Shown(i readback.Item) []string {
	out := []string{i.Tekst}
	for _, r := range i.Rows {
		out = append(out, r.Tekst)
		for _, c := range r.Choices {
			out = append(out, c.Tekst)
		}
	}
	return out
}
