// Package billedetest makes small pictures that hide words, for tests.
package billedetest

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
)

// PNG gives a small picture as a data URL. Unless hidden is empty, it stands in
// text chunks, in EXIF, in an unknown chunk and after the picture's end.
func PNG(hidden string) string {
	var b bytes.Buffer
	if err := png.Encode(&b, motif()); err != nil {
		panic(err) // a picture in memory always encodes
	}
	data := b.Bytes()
	if hidden != "" {
		const afterIHDR = 8 + 25
		var extra []byte
		for _, kind := range []string{"tEXt", "eXIf", "zzTx", "iCCP"} {
			extra = append(extra, Chunk(kind, "Comment\x00"+hidden)...)
		}
		data = append(append(append([]byte{}, data[:afterIHDR]...), extra...), data[afterIHDR:]...)
		data = append(data, hidden...)
	}
	return URL("image/png", data)
}

// JPEG gives a small picture as a data URL. Unless hidden is empty, it stands in
// EXIF, XMP, a colour profile, a comment and after the picture's end; the
// picture is then stored on its side (orientation 6).
func JPEG(hidden string) string {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, motif(), nil); err != nil {
		panic(err) // a picture in memory always encodes
	}
	data := b.Bytes()
	if hidden != "" {
		exif := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x02" +
			"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00" + // Orientation, SHORT, 1 value: 6
			"\x01\x0e\x00\x02" + be32(len(hidden)) + "\x00\x00\x00\x26" + // ImageDescription
			"\x00\x00\x00\x00" + hidden
		var extra []byte
		for _, s := range []struct {
			marker byte
			data   string
		}{
			{0xE0, "JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x01\x01" + "rgb" + hidden},
			{0xE1, exif},
			{0xE1, "http://ns.adobe.com/xap/1.0/\x00<x>" + hidden + "</x>"},
			{0xE2, "ICC_PROFILE\x00\x01\x01" + hidden},
			{0xED, "Photoshop 3.0\x00" + hidden},
			{0xFE, hidden},
		} {
			extra = append(extra, 0xFF, s.marker, byte((len(s.data)+2)>>8), byte(len(s.data)+2))
			extra = append(extra, s.data...)
		}
		data = append(append(append([]byte{}, data[:2]...), extra...), data[2:]...)
		data = append(data, hidden...)
	}
	return URL("image/jpeg", data)
}

// URL gives a file as a data URL.
func URL(mime string, file []byte) string {
	return "data:" + mime + ";base64," + base64.StdEncoding.EncodeToString(file)
}

// Head gives a PNG that says it is so many pixels large, and has none of them.
func Head(width, height uint32) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		panic(err)
	}
	head := b.Bytes()
	binary.BigEndian.PutUint32(head[16:], width)
	binary.BigEndian.PutUint32(head[20:], height)
	binary.BigEndian.PutUint32(head[29:], crc32.ChecksumIEEE(head[12:29]))
	return head
}

// motif is eight by six pixels of two colours.
func motif() image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, 8, 6))
	for i := range 48 {
		m.Set(i%8, i/8, color.NRGBA{R: uint8(i * 5), G: 90, B: 160, A: 255})
	}
	return m
}

// Chunk gives a chunk of a PNG.
func Chunk(kind, data string) []byte {
	body := kind + data
	return []byte(be32(len(data)) + body + be32(int(crc32.ChecksumIEEE([]byte(body)))))
}

func be32(n int) string { return string(binary.BigEndian.AppendUint32(nil, uint32(n))) }
