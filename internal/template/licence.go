package template

import "encoding/binary"

// The bits of fsType in a font's table OS/2 that say what its maker allows (OpenType,
// "OS/2 and Windows Metrics Table", fsType). Of several permissions the widest counts.
const (
	licenceRestricted = 0x0002 // in no file
	licencePreview    = 0x0004 // in a file that is only looked at
	licenceEditable   = 0x0008 // in a file that is edited
	licenceUsage      = 0x000F
	licenceWhole      = 0x0100 // no part of it alone
	licenceBitmaps    = 0x0200 // no outlines
)

// mayEmbed reports whether a TrueType file may be laid into a PDF, which needs outlines
// and holds a part of the font. A font that says nothing may be.
func mayEmbed(data []byte) bool {
	may, said := licence(data)
	return !said || may&licenceUsage != licenceRestricted && may&(licenceWhole|licenceBitmaps) == 0
}

// mayEdit reports whether a TrueType file may lie in a file that others edit. A font
// that says nothing may not.
func mayEdit(data []byte) bool {
	may, said := licence(data)
	return said && may&licenceBitmaps == 0 && (may&licenceEditable != 0 || may&(licenceRestricted|licencePreview) == 0)
}

// licence gives fsType; said is false where the font has none.
func licence(data []byte) (fsType uint16, said bool) {
	t := table(data, "OS/2")
	if len(t) < 10 {
		return 0, false
	}
	return binary.BigEndian.Uint16(t[8:]), true
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
