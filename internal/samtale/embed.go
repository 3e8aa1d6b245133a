package samtale

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"notat/internal/post"
	"strings"
)

// EmbedPictures puts pictures that a record names by file into the record as
// data URLs, in the posted value too. read gives the bytes of a named file. A
// picture that cannot be read stays as it is, and the rules report it.
func (r *Record) EmbedPictures(read func(name string) ([]byte, error)) {
	r.embed("", r.Afsnit, read)
}

func (r *Record) embed(pointer string, afsnit []Afsnit, read func(string) ([]byte, error)) {
	for i := range afsnit {
		here := fmt.Sprintf("%s/afsnit/%d", pointer, i)
		for j, b := range afsnit[i].Blokke {
			f, ok := b.(*Figur)
			if !ok || f.Billede == "" || strings.HasPrefix(f.Billede, "data:") {
				continue
			}
			data, err := read(f.Billede)
			if err != nil {
				continue
			}
			f.Billede = "data:" + http.DetectContentType(data) + ";base64," + base64.StdEncoding.EncodeToString(data)
			if r.posted == nil {
				continue
			}
			if v, whole := r.posted.Find(post.Pointer(fmt.Sprintf("%s/blokke/%d/billede", here, j))); whole && v.Kind == '"' {
				v.Text = f.Billede
			}
		}
		r.embed(here, afsnit[i].Afsnit, read)
	}
}
