package ooxml_test

import (
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"testing"

	"notat/internal/ooxml"
)

const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// oleFile makes an OLE container with names at its root, and below the first of them,
// which is then a store, names of its own.
func oleFile(below []string, root ...string) []byte {
	b := make([]byte, 512+512+512*((len(root)+len(below))/4+1))
	copy(b, ole)
	binary.LittleEndian.PutUint16(b[30:], 9)
	binary.LittleEndian.PutUint32(b[48:], 1) // the directory
	binary.LittleEndian.PutUint32(b[76:], 0) // the table of sectors
	sectors := (len(root) + len(below)) / 4
	for n := range 128 {
		binary.LittleEndian.PutUint32(b[512+4*n:], 0xFFFFFFFF)
	}
	for n := 1; n <= sectors; n++ {
		binary.LittleEndian.PutUint32(b[512+4*n:], uint32(n+1))
	}
	const none = 0xFFFFFFFF
	put := func(i int, name string, kind byte, right, child uint32) {
		e := b[1024+128*i:]
		copy(e, utf16(name))
		binary.LittleEndian.PutUint16(e[64:], uint16(2*len(name)+2))
		e[66] = kind
		binary.LittleEndian.PutUint32(e[68:], none)
		binary.LittleEndian.PutUint32(e[72:], right)
		binary.LittleEndian.PutUint32(e[76:], child)
	}
	put(0, "Root Entry", 5, none, 1)
	chain := func(from int, names []string, child uint32) {
		for i, n := range names {
			right := uint32(from + i + 1)
			if i+1 == len(names) {
				right = none
			}
			put(from+i, n, 2, right, child)
			child = none
		}
	}
	first := uint32(none)
	if below != nil {
		first = uint32(1 + len(root))
	}
	chain(1, root, first)
	chain(1+len(root), below, none)
	return b
}

// A file in an old format is taken for what its directory says that it is, whatever was
// put into it: slides with a sheet in them are slides.
func TestAnOldFileIsTakenForWhatItIs(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want ooxml.Code
	}{
		"Word":                 {oleFile(nil, "1Table", "WordDocument", "\x05SummaryInformation"), ooxml.OldWord},
		"Word with a sheet":    {oleFile([]string{"Workbook", "PowerPoint Document"}, "ObjectPool", "1Table", "Data", "\x01CompObj", "WordDocument"), ooxml.OldWord},
		"slides":               {oleFile(nil, "Current User", "PowerPoint Document", "Pictures"), ooxml.OldSlides},
		"slides with a sheet":  {oleFile([]string{"Workbook"}, "ObjectPool", "Current User", "Pictures", "a", "b", "PowerPoint Document"), ooxml.OldSlides},
		"a sheet":              {oleFile(nil, "Workbook"), ooxml.OldSheet},
		"an older sheet":       {oleFile(nil, "Book"), ooxml.OldSheet},
		"a mail":               {oleFile([]string{"WordDocument"}, "__attach_version1.0_#00000000", "__properties_version1.0"), ooxml.OldMail},
		"a drawing":            {oleFile(nil, "VisioDocument"), ooxml.OldOther},
		"a password":           {oleFile(nil, "EncryptionInfo", "EncryptedPackage"), ooxml.Encrypted},
		"half of some slides":  {[]byte(ole + utf16("PowerPoint Document")), ooxml.OldSlides},
		"nothing but the head": {[]byte(ole), ooxml.OldWord},
	} {
		_, err := ooxml.Open(c.data)
		var no *ooxml.Error
		if !errors.As(err, &no) || no.Code != c.want || no.Message == "" {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	whole := oleFile([]string{"Workbook"}, "ObjectPool", "Current User", "Pictures", "a", "b", "PowerPoint Document")
	for range 3000 { // no directory leads anywhere but within the file, or in rounds
		b := append([]byte(nil), whole[:len(whole)-r.IntN(600)]...)
		for range 8 {
			b[8+r.IntN(len(b)-8)] = byte(r.UintN(256))
		}
		if _, err := ooxml.Open(b); err == nil {
			t.Fatal("an old file is opened")
		}
	}
}
