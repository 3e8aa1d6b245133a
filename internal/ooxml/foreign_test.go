package ooxml_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"notat/internal/ooxml"
	"notat/internal/source/sourcetest"
)

// A foreign file may have macros; nothing of them is left when it is opened.
func TestMacrosAreTakenOut(t *testing.T) {
	var file []byte
	for _, s := range sourcetest.WordFiles() {
		if s.Name == "a file with macros" {
			file = s.Data
		}
	}
	p, err := ooxml.OpenForeign(context.Background(), file)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range p.Parts() {
		if strings.Contains(part.Name, "vba") {
			t.Errorf("%s is still there", part.Name)
		}
	}
	var refused *ooxml.Error
	if _, err := ooxml.Open(file); !errors.As(err, &refused) || refused.Code != ooxml.Macros {
		t.Errorf("as a draft: %v", err)
	}
}

// Slides are no Word file and the other way round, and each has its own sentence.
func TestAForeignFileIsOfTheKindThatIsAskedFor(t *testing.T) {
	deck, word := sourcetest.Decks()[0].Data, sourcetest.WordFiles()[0].Data
	if _, err := ooxml.OpenSlides(context.Background(), deck); err != nil {
		t.Error(err)
	}
	for name, err := range map[string]error{"slides as Word": second(ooxml.OpenForeign(context.Background(), deck)), "Word as slides": second(ooxml.OpenSlides(context.Background(), word))} {
		var refused *ooxml.Error
		if !errors.As(err, &refused) || refused.Code != ooxml.OtherOffice {
			t.Errorf("%s: %v", name, err)
		}
		if strings.Contains(refused.Message, "Word") != (name == "slides as Word") {
			t.Errorf("%s: %s", name, refused.Message)
		}
	}
	// No sentence about slides speaks of Word.
	for _, c := range []ooxml.Code{ooxml.TooBig, ooxml.Unpacked, ooxml.TooMany, ooxml.NotWord, ooxml.OldWord, ooxml.Encrypted, ooxml.Labelled, ooxml.Damaged, ooxml.BadName, ooxml.Duplicate, ooxml.Bomb, ooxml.Doctype, ooxml.TooComplex, ooxml.Strict, ooxml.OtherOffice} {
		var said *ooxml.Error
		if errors.As(ooxml.AboutSlides(ooxml.Refuse(c, "")), &said); said.Message == "" || strings.Contains(said.Message, "Word") {
			t.Errorf("%s: %q", c, said.Message)
		}
	}
	other := errors.New("x")
	if ooxml.AboutSlides(other) != other || ooxml.AboutSlides(nil) != nil {
		t.Error("another error is changed")
	}
}

func second(_ *ooxml.Package, err error) error { return err }
