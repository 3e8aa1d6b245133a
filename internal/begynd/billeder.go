package begynd

import (
	"errors"
	"strconv"
	"strings"

	"notat/internal/billede"
	"notat/internal/readback"
)

// aAlt begins the answer that says what a picture shows, in one's own words.
const aAlt = "alt:"

// askPictures takes the pictures, and asks in one question what those show of which
// the file does not say it.
func (b *begun) askPictures() {
	var rows []readback.Row
	var of []*part
	var all []string
	for i := range b.parts {
		x := &b.parts[i]
		if x.what != picture || !b.draw(x) {
			continue
		}
		f := x.piece.Figure
		if len(rows) >= maxRows {
			continue
		}
		if x.alt = strings.TrimSpace(f.Alt); x.alt != "" && !guessedAlt(x.alt) {
			continue
		}
		x.row = strconv.Itoa(len(rows) + 1)
		s := "Billedet på " + sted(x.piece.Place)
		if x.alt != "" {
			s += " (filen gætter på: " + x.alt + ")"
		}
		rows, of, all = append(rows, readback.Row{ID: x.row, Tekst: s, Words: aAlt, Choices: []readback.Choice{leaveOut}}), append(of, x), append(all, strings.TrimSpace(sted(x.piece.Place)+" "+x.alt))
	}
	if b.again != nil {
		b.Tell(readback.Item{Kode: "billede-gentaget", Severity: readback.Info, Sted: "billederne", Tekst: words(b.again), Besked: "Disse billeder er de samme som et, der står før dem. De er ikke sat ind igen."}, words(b.again))
	}
	if rows != nil {
		i := b.Tell(readback.Item{Kode: "billeder-uden-tekst", Severity: readback.Ask, Sted: "billederne", Tekst: words(all), Rows: rows, Choices: []readback.Choice{{ID: "senere", Tekst: "Sæt billederne ind, og skriv resten senere"}},
			Besked: "Hvad viser billederne? Det læses højt for dem, som ikke kan se dem."}, "")
		var outside []string
		for n, r := range i.Rows {
			x := of[n]
			if x.alt != "" {
				outside = append(outside, x.alt)
			}
			x.alt = ""
			if r.Chosen == leaveOut.ID {
				x.what = gone
			} else if alt, ok := strings.CutPrefix(r.Chosen, aAlt); ok {
				x.alt = strings.TrimSpace(alt)
				b.Note("", x.alt)
			}
		}
		b.Settle(i.ID, words(outside))
	}
	for i := range b.parts {
		x := &b.parts[i]
		if x.what == picture {
			x.block["alt"] = x.alt
			if x.what = block; x.alt == "" {
				delete(x.block, "alt")
			}
		}
	}
}

// guessedAlt reports whether a program has guessed what a picture shows.
func guessedAlt(s string) bool {
	l := strings.ToLower(s)
	return strings.Contains(l, "automatisk genereret") || strings.Contains(l, "automatically generated")
}

// draw makes a figure of a picture of the file; where it cannot be had that is told.
func (b *begun) draw(x *part) bool {
	f := x.piece.Figure
	if f == nil {
		x.what = gone
		return false
	}
	besked := ""
	at := ""
	if f.Data != nil {
		at = url(f.Data)
	}
	key := string(f.Data)
	if f.Data == nil {
		besked = "Billedet er af en slags (" + f.Form + "), som ikke kan følge med. Gem det som PNG eller JPEG, og sæt det ind i udkastet."
	} else if b.figures[key] {
		x.what = gone
		b.again = append(b.again, strings.TrimSpace(sted(x.piece.Place)+" "+f.Alt))
		return false
	} else if b.pixels += billede.Weight(at); b.bytes+len(f.Data) > maxPictures || len(b.figures) >= maxFigures || b.pixels > maxDrawn {
		besked = "Billederne i filen fylder tilsammen for meget til ét notat, og dette følger ikke med. Gør dem mindre, eller sæt det ind i udkastet."
	} else {
		p, err := billede.Draw(b.ctx, at)
		switch {
		case err == nil:
			b.bytes += len(f.Data)
			b.figures[key] = true
			x.block = map[string]any{"type": "figur", "billede": p.URL()}
			return true
		case errors.Is(err, billede.ErrTooLarge):
			besked = "Billedet er for stort og følger ikke med: gør det mindre end 5 MB og 20 megapixel, og sæt det ind i udkastet."
		case errors.Is(err, billede.ErrKind):
			besked = "Billedet er hverken PNG eller JPEG og følger ikke med. Gem det som en af dem, og sæt det ind i udkastet."
		default:
			besked = "Billedet er beskadiget og følger ikke med."
		}
	}
	x.what = gone
	b.Tell(readback.Item{Kode: "billede", Severity: readback.Warn, Sted: sted(x.piece.Place), Tekst: f.Alt, Besked: besked}, f.Alt)
	return false
}
