package typeset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
)

// sfnt is the table directory of a TrueType file (OpenType 1.9, "Organization
// of an OpenType font") and the few numbers its other readers need.
type sfnt struct {
	tables     map[string][]byte
	glyphs     int // numGlyphs of maxp
	unitsPerEm int
	longLoca   bool
	metrics    int // numberOfHMetrics of hhea
}

// Sizes of the fixed parts of tables, in bytes.
const (
	headSize = 54
	hheaSize = 36
	maxpSize = 6
	os2Size  = 78 // version 0 without the fields Apple leaves out
	os2V2    = 90 // up to and with sCapHeight
	postSize = 32
)

var errShort = errors.New("the file ends inside a table")

// readSfnt reads the directory and checks every length that glyph data and
// advances are later looked up by, so that the lookups need no errors.
func readSfnt(data []byte) (*sfnt, error) {
	if len(data) < 12 {
		return nil, errShort
	}
	switch tag := string(data[:4]); tag {
	case "\x00\x01\x00\x00", "true":
	case "OTTO":
		return nil, errors.New("outlines are CFF; only TrueType outlines can be used")
	case "ttcf":
		return nil, errors.New("a collection of fonts; one font per file is needed")
	default:
		return nil, errors.New("not a TrueType file")
	}
	s := &sfnt{tables: map[string][]byte{}}
	n := int(u16(data, 4))
	if len(data) < 12+16*n {
		return nil, errShort
	}
	for i := range n {
		entry := data[12+16*i:]
		from, size := uint64(u32(entry, 8)), uint64(u32(entry, 12))
		if from+size > uint64(len(data)) {
			return nil, fmt.Errorf("table %q: %w", entry[:4], errShort)
		}
		s.tables[string(entry[:4])] = data[from : from+size : from+size]
	}
	return s, s.check()
}

func (s *sfnt) check() error {
	for _, need := range []struct {
		tag  string
		size int
	}{{"head", headSize}, {"hhea", hheaSize}, {"maxp", maxpSize}, {"hmtx", 0}, {"loca", 0}, {"glyf", 0}, {"cmap", 0}} {
		t, ok := s.tables[need.tag]
		if !ok {
			return fmt.Errorf("table %q is missing", need.tag)
		}
		if len(t) < need.size {
			return fmt.Errorf("table %q: %w", need.tag, errShort)
		}
	}
	s.unitsPerEm = int(u16(s.tables["head"], 18))
	s.longLoca = u16(s.tables["head"], 50) != 0
	s.glyphs = int(u16(s.tables["maxp"], 4))
	s.metrics = int(u16(s.tables["hhea"], 34))
	entry := 2
	if s.longLoca {
		entry = 4
	}
	switch {
	case s.unitsPerEm < 16 || s.unitsPerEm > 16384:
		return fmt.Errorf("%d units per em; 16 to 16384 are allowed", s.unitsPerEm)
	case s.glyphs < 2:
		return errors.New("it has no glyphs")
	case s.metrics < 1 || s.metrics > s.glyphs, len(s.tables["hmtx"]) < 4*s.metrics+2*(s.glyphs-s.metrics):
		return fmt.Errorf("table \"hmtx\": %w", errShort)
	case len(s.tables["loca"]) < entry*(s.glyphs+1):
		return fmt.Errorf("table \"loca\": %w", errShort)
	}
	return nil
}

// shapingFile is a font file without the tables that say how glyphs look and what they
// are called: a directory of its own before the tables where they lie.
type shapingFile struct {
	*bytes.Reader        // of the directory
	file          []byte // the whole font
}

// ReadAt reads a table.
func (f shapingFile) ReadAt(p []byte, at int64) (int, error) {
	n := 0
	if at >= 0 && at < int64(len(f.file)) {
		n = copy(p, f.file[at:])
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// forShaping gives that file of a font that readSfnt read.
func forShaping(data []byte) shapingFile {
	directory := slices.Clone(data[:12])
	for i := range int(u16(data, 4)) {
		entry := data[12+16*i:][:16]
		switch string(entry[:4]) {
		case "glyf", "loca", "post", "name":
		default:
			directory = append(directory, entry...)
		}
	}
	binary.BigEndian.PutUint16(directory[4:], uint16((len(directory)-12)/16))
	return shapingFile{bytes.NewReader(directory), data}
}

// advance gives the advance width of glyph id in font units, 0 where there is none.
func (s *sfnt) advance(id uint16) uint16 {
	if int(id) >= s.glyphs {
		return 0
	}
	return u16(s.tables["hmtx"], 4*min(int(id), s.metrics-1))
}

// bearing gives the left side bearing of glyph id, which must exist.
func (s *sfnt) bearing(id uint16) uint16 {
	if int(id) < s.metrics {
		return u16(s.tables["hmtx"], 4*int(id)+2)
	}
	return u16(s.tables["hmtx"], 4*s.metrics+2*(int(id)-s.metrics))
}

// outline gives the glyf data of glyph id, which must exist; a blank glyph has none.
func (s *sfnt) outline(id uint16) ([]byte, error) {
	loca, glyf := s.tables["loca"], s.tables["glyf"]
	var from, to uint32
	if s.longLoca {
		from, to = u32(loca, 4*int(id)), u32(loca, 4*int(id)+4)
	} else {
		from, to = 2*uint32(u16(loca, 2*int(id))), 2*uint32(u16(loca, 2*int(id)+2))
	}
	if from > to || uint64(to) > uint64(len(glyf)) {
		return nil, fmt.Errorf("glyph %d: its outline lies outside the file", id)
	}
	return glyf[from:to], nil
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func i16(b []byte, at int) int    { return int(int16(u16(b, at))) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
