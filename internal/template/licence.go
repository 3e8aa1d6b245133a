package template

import "encoding/binary"

// The bits of fsType in a font's table OS/2 that say what its maker allows (OpenType,
// "OS/2 and Windows Metrics Table", fsType). A PDF needs outlines, and holds a part of
// the font.
const (
	licenceRestricted = 0x0002
	licenceUsage      = 0x000F // of these the least restrictive counts
	licenceWhole      = 0x0100 // no part of it alone
	licenceBitmaps    = 0x0200 // no outlines
)

// mayEmbed reports whether a TrueType file may be laid into a PDF. A font that says
// nothing may be.
func mayEmbed(data []byte) bool {
	t := table(data, "OS/2")
	if len(t) < 10 {
		return true
	}
	fsType := binary.BigEndian.Uint16(t[8:])
	return fsType&licenceUsage != licenceRestricted && fsType&(licenceWhole|licenceBitmaps) == 0
}

// table gives a table of a TrueType file, nil where it has none.
func table(data []byte, tag string) []byte {
	if len(data) < 12 {
		return nil
	}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil
		}
		if string(data[at:at+4]) != tag {
			continue
		}
		from, n := uint64(binary.BigEndian.Uint32(data[at+8:])), uint64(binary.BigEndian.Uint32(data[at+12:]))
		if from+n > uint64(len(data)) {
			return nil
		}
		return data[from : from+n]
	}
	return nil
}
