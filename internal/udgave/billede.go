package udgave

import (
	"bytes"
	"encoding/base64"
	"strings"

	"notat/internal/samtale"
)

// figur takes out of a picture what is not the picture.
func (d *reduktion) figur(f *samtale.Figur, gammel string) {
	if ren := rensBillede(f.Billede); ren != f.Billede {
		f.Billede = ren
		d.udelad(gammel+"/billede", Billede)
	}
}

// rensBillede gives a picture's data URL without metadata. Not one pixel
// changes; a URL that holds nothing to remove stays as it is, byte for byte.
func rensBillede(url string) string {
	hoved, base64tekst, ok := strings.Cut(url, ",")
	if !ok {
		return url
	}
	data, err := base64.StdEncoding.DecodeString(base64tekst)
	if err != nil {
		return url // not a picture; a Valid holds none
	}
	var ren []byte
	medie := ""
	switch {
	case bytes.HasPrefix(data, []byte(pngSignatur)):
		ren, medie = rensPNG(data), "data:image/png;base64"
	case bytes.HasPrefix(data, jpegStart):
		ren, medie = rensJPEG(data), "data:image/jpeg;base64"
	default:
		return url
	}
	if hoved == medie && bytes.Equal(ren, data) {
		return url
	}
	return medie + "," + base64.StdEncoding.EncodeToString(ren)
}
