package billede

import (
	"bytes"
	"encoding/base64"
	"strings"
)

// Strip gives a picture's data URL without metadata. Not one pixel changes; a URL
// that holds nothing to remove stays as it is, byte for byte, and so does what is
// no picture.
func Strip(url string) string {
	head, text, ok := strings.Cut(url, ",")
	if !ok {
		return url
	}
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return url
	}
	var clean []byte
	kind := ""
	switch {
	case bytes.HasPrefix(data, []byte(pngSignature)):
		clean, kind = stripPNG(data), PNG
	case bytes.HasPrefix(data, jpegStart):
		clean, kind = stripJPEG(data), JPEG
	default:
		return url
	}
	if kind = "data:" + kind + ";base64"; head == kind && bytes.Equal(clean, data) {
		return url
	}
	return kind + "," + base64.StdEncoding.EncodeToString(clean)
}
