package ooxml

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
)

const oleHeader = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// oleStreams are the streams at the root of an OLE container that tell what is in it.
var oleStreams = []struct {
	name string
	code Code
}{
	{"EncryptedPackage", Encrypted}, {"WordDocument", OldWord}, {"PowerPoint Document", OldSlides}, {"PP97_DUALSTORAGE", OldSlides},
	{"Workbook", OldSheet}, {"Book", OldSheet}, {"__properties_version1.0", OldMail},
}

// oleKind tells what an OLE container holds: an encrypted file, one that a sensitivity
// label encrypted, or one in a format before 2007; "" for what is no such container.
func oleKind(data []byte) Code {
	if !bytes.HasPrefix(data, []byte(oleHeader)) {
		return ""
	}
	if bytes.Contains(data, utf16le("DRMEncryptedTransform")) || bytes.Contains(data, utf16le("DRMEncryptedDataSpace")) {
		return Labelled
	}
	root := oleRoot(data)
	for _, s := range oleStreams {
		if root[s.name] {
			return s.code
		}
	}
	if root != nil {
		return OldOther
	}
	for _, s := range oleStreams { // what is damaged may still say it
		if len(s.name) > len("Workbook") && bytes.Contains(data, utf16le(s.name)) {
			return s.code
		}
	}
	return OldWord
}

// maxOLE is how many entries of a directory are looked at: a file with many pictures
// has some hundred.
const maxOLE = 4096

// oleRoot gives the names that stand at the root of an OLE container ([MS-CFB], 2.6),
// nil where its directory cannot be read. What a file of another program that is put
// into it is called stands deeper.
func oleRoot(data []byte) map[string]bool {
	const (
		header, entry = 512, 128
		shiftAt       = 30 // of a sector, as a power of two
		directoryAt   = 48 // its first sector
		moreAt        = 68
		fatAt, fats   = 76, 109
		none          = 0xFFFFFFFF
	)
	if len(data) < header {
		return nil
	}
	shift := binary.LittleEndian.Uint16(data[shiftAt:])
	if shift != 9 && shift != 12 {
		return nil
	}
	size := 1 << shift
	sector := func(n uint32) []byte {
		if from := (int64(n) + 1) << shift; from+int64(size) <= int64(len(data)) {
			return data[from : from+int64(size)]
		}
		return nil
	}
	next := func(n uint32) uint32 {
		per := uint32(size / 4)
		list, i := data[fatAt:header], n/per // the sectors of the table, of which more are listed in sectors of their own
		if i >= fats {
			i -= fats
			list = sector(binary.LittleEndian.Uint32(data[moreAt:]))
			for ; list != nil && i >= per-1; i -= per - 1 {
				list = sector(binary.LittleEndian.Uint32(list[size-4:]))
			}
		}
		if list == nil {
			return none
		}
		table := sector(binary.LittleEndian.Uint32(list[4*i:]))
		if table == nil {
			return none
		}
		return binary.LittleEndian.Uint32(table[4*(n%per):])
	}
	var entries [][]byte
	for at := binary.LittleEndian.Uint32(data[directoryAt:]); len(entries) < maxOLE; at = next(at) {
		s := sector(at)
		if s == nil {
			break
		}
		for ; len(s) >= entry; s = s[entry:] {
			entries = append(entries, s[:entry])
		}
	}
	if len(entries) == 0 || entries[0][66] != 5 { // the root's kind
		return nil
	}
	names, seen := map[string]bool{}, map[uint32]bool{}
	for todo := []uint32{binary.LittleEndian.Uint32(entries[0][76:])}; len(todo) > 0; { // its child, and those beside it
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if int64(i) >= int64(len(entries)) || seen[i] {
			continue
		}
		seen[i] = true
		e := entries[i]
		names[oleName(e)] = true
		todo = append(todo, binary.LittleEndian.Uint32(e[68:]), binary.LittleEndian.Uint32(e[72:]))
	}
	return names
}

// oleName gives the name of an entry, of which the length is told in bytes with its end.
func oleName(e []byte) string {
	n := min(int(binary.LittleEndian.Uint16(e[64:])), 64)
	var units []uint16
	for i := 0; i+2 < n; i += 2 {
		units = append(units, binary.LittleEndian.Uint16(e[i:]))
	}
	return string(utf16.Decode(units))
}

func utf16le(s string) []byte {
	b := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}
