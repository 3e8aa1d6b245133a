package ooxml

import (
	"context"
	"errors"
	"path"
	"slices"
	"strings"
)

// MaxSlideParts is how many parts a file of slides may have: each slide has up to
// six of them, with its notes, pictures and relationships.
const MaxSlideParts = 3000

const (
	wordMain   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	macroWord  = "application/vnd.ms-word."
	slideMain  = "application/vnd.openxmlformats-officedocument.presentationml."
	macroSlide = "application/vnd.ms-powerpoint."
)

// OpenForeign reads a Word file to be looked at and never written: also one that
// may hold macros. They are taken out.
func OpenForeign(ctx context.Context, data []byte) (*Package, error) {
	return openForeign(ctx, data, MaxParts, wordMain, macroWord)
}

// OpenSlides does so for a file of slides (ISO/IEC 29500-1 § 13). What its errors say
// is about slides.
func OpenSlides(ctx context.Context, data []byte) (*Package, error) {
	p, err := openForeign(ctx, data, MaxSlideParts, slideMain, macroSlide)
	return p, AboutSlides(err)
}

func openForeign(ctx context.Context, data []byte, maxParts int, kinds ...string) (*Package, error) {
	p, err := openAny(ctx, data, maxParts)
	if err != nil {
		return nil, err
	}
	main, ct, err := p.checkMain()
	if err != nil {
		return nil, err
	}
	if !strings.HasSuffix(ct, "main+xml") || !slices.ContainsFunc(kinds, func(k string) bool { return strings.HasPrefix(ct, k) }) {
		return nil, refuse(OtherOffice, main)
	}
	p.parts = slices.DeleteFunc(p.parts, func(part Part) bool {
		return strings.HasPrefix(strings.ToLower(path.Base(part.Name)), "vba")
	})
	return p, nil
}

// AboutSlides gives an error of this package with the sentence for who chose slides.
// Any other is left as it is.
func AboutSlides(err error) error {
	var refused *Error
	if !errors.As(err, &refused) {
		return err
	}
	if s, ok := slideSentences[refused.Code]; ok {
		about := *refused
		about.Message = s
		return &about
	}
	return err
}

var slideSentences = map[Code]string{
	TooMany:     "Filen består af usædvanligt mange dele. Kopiér de slides, der skal bruges, over i en ny præsentation, og gem den.",
	NotWord:     "Filen er ikke en præsentation. Åbn den i PowerPoint, og vælg Filer > Gem som > PowerPoint-præsentation (.pptx).",
	OldWord:     "Filen er i PowerPoints gamle format (.ppt). Åbn den i PowerPoint, og vælg Filer > Gem som > PowerPoint-præsentation (.pptx).",
	Encrypted:   "Filen er beskyttet med adgangskode. Fjern adgangskoden i PowerPoint (Filer > Oplysninger > Beskyt præsentation), og gem filen igen.",
	Labelled:    "Filen er krypteret af en følsomhedsmærkat. Vælg en mærkat uden kryptering i PowerPoint, og gem filen igen.",
	Damaged:     "Filen er beskadiget og kan ikke læses. Åbn den i PowerPoint, vælg Filer > Gem som > PowerPoint-præsentation (.pptx), og prøv igen.",
	BadName:     "Filen indeholder en del med et ulovligt navn. Åbn den i PowerPoint, og gem den under et nyt navn.",
	Duplicate:   "Filen indeholder den samme del to gange. Åbn den i PowerPoint, og gem den under et nyt navn.",
	Bomb:        "Filen er pakket så hårdt, at den ikke åbnes af sikkerhedshensyn. Åbn den i PowerPoint, og gem den under et nyt navn.",
	Doctype:     "Filen indeholder en dokumenttypeerklæring, som ikke tillades af sikkerhedshensyn. Åbn den i PowerPoint, og gem den under et nyt navn.",
	TooComplex:  "Filens opbygning er for indviklet. Kopiér de slides, der skal bruges, over i en ny præsentation, og gem den.",
	Strict:      "Filen er gemt som »Strict Open XML-præsentation«. Vælg Filer > Gem som > PowerPoint-præsentation (.pptx) i PowerPoint.",
	OtherOffice: "Filen er ikke en præsentation, men fra et andet Office-program. Vælg den rigtige fil.",
}
