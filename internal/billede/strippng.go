package billede

import "encoding/binary"

// pngSignature begins every PNG file (PNG third edition, § 5.2).
const pngSignature = "\x89PNG\r\n\x1a\n"

// pngChunks are the chunks that make the picture, each with the most bytes it can
// need; 0 is no limit. Every other chunk goes: texts, time, EXIF, further
// frames, unknown ones. iCCP goes too: its name and profile hold free words,
// and what we draw is sRGB.
var pngChunks = map[string]struct {
	max  uint32
	many bool // may stand more than once
}{
	"IHDR": {max: 13},
	"PLTE": {max: 768},
	"IDAT": {many: true},
	"tRNS": {max: 256},
	"gAMA": {max: 4},
	"cHRM": {max: 32},
	"sRGB": {max: 1},
	"cICP": {max: 4},
	"pHYs": {max: 9},
}

// stripPNG keeps the chunks that make the picture, as they are, up to the end
// chunk. What comes after it goes.
func stripPNG(data []byte) []byte {
	const empty = 12 // length, type and checksum
	out := append(make([]byte, 0, len(data)), pngSignature...)
	seen := map[string]bool{}
	for rest := data[len(pngSignature):]; len(rest) >= empty; {
		n := binary.BigEndian.Uint32(rest)
		kind := string(rest[4:8])
		if kind == "IEND" {
			return append(out, pngEnd...)
		}
		part, known := pngChunks[kind]
		known = known && (part.max == 0 || n <= part.max) && (part.many || !seen[kind])
		chunk := rest[:min(uint64(n)+empty, uint64(len(rest)))] // the last one may be cut off
		rest = rest[len(chunk):]
		if known {
			seen[kind] = true
			out = append(out, chunk...)
		}
	}
	return out
}

// pngEnd is the end chunk: it holds nothing.
const pngEnd = "\x00\x00\x00\x00IEND\xaeB`\x82"
