package udgave

import "encoding/binary"

// pngSignatur begins every PNG file (PNG third edition, § 5.2).
const pngSignatur = "\x89PNG\r\n\x1a\n"

// pngDele are the chunks that make the picture, each with the most bytes it can
// need; 0 is no limit. Every other chunk goes: texts, time, EXIF, further
// frames, unknown ones. iCCP goes too: its name and profile hold free words,
// and what we draw is sRGB.
var pngDele = map[string]struct {
	max   uint32
	flere bool // may stand more than once
}{
	"IHDR": {max: 13},
	"PLTE": {max: 768},
	"IDAT": {flere: true},
	"tRNS": {max: 256},
	"gAMA": {max: 4},
	"cHRM": {max: 32},
	"sRGB": {max: 1},
	"cICP": {max: 4},
	"pHYs": {max: 9},
}

// rensPNG keeps the chunks that make the picture, as they are, up to the end
// chunk. What comes after it goes.
func rensPNG(data []byte) []byte {
	const tom = 12 // length, type and checksum
	out := append(make([]byte, 0, len(data)), pngSignatur...)
	set := map[string]bool{}
	for rest := data[len(pngSignatur):]; len(rest) >= tom; {
		n := binary.BigEndian.Uint32(rest)
		kind := string(rest[4:8])
		if kind == "IEND" {
			return append(out, pngSlut...)
		}
		del, kendt := pngDele[kind]
		kendt = kendt && (del.max == 0 || n <= del.max) && (del.flere || !set[kind])
		chunk := rest[:min(uint64(n)+tom, uint64(len(rest)))] // the last one may be cut off
		rest = rest[len(chunk):]
		if kendt {
			set[kind] = true
			out = append(out, chunk...)
		}
	}
	return out
}

// pngSlut is the end chunk: it holds nothing.
const pngSlut = "\x00\x00\x00\x00IEND\xaeB`\x82"
