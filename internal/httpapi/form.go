package httpapi

import (
	"io"
	"mime"
	"mime/multipart"
	"net/http"

	"github.com/gin-gonic/gin"
)

// maxField bounds a form's small fields; names and choices are far shorter.
const maxField = 1 << 10

// formSlack is what a form may hold around its files.
const formSlack = 16 << 10

// posted is one field of a form as it comes in.
type posted struct {
	io.Reader
	name, file string // the field's name, and that of the file in it or ""
}

// eachField hands the fields of a posted form of at most limit bytes to use, one
// by one, so that nothing is written to disk. What is no form is answered with
// other; a field given twice is refused, but for those that many names.
func eachField(c *gin.Context, limit int64, other string, many map[string]bool, use func(p posted) error) error {
	kind, params, err := mime.ParseMediaType(c.GetHeader("Content-Type"))
	if err != nil || kind != "multipart/form-data" || params["boundary"] == "" {
		return wrong(kindMedia, "%s", other)
	}
	body, err := limited(c, limit)
	if err != nil {
		return err
	}
	parts := multipart.NewReader(body, params["boundary"])
	seen := map[string]bool{}
	for {
		p, err := parts.NextRawPart()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return arrived(err)
		}
		name := p.FormName()
		if seen[name] && !many[name] {
			return wrong(kindQuery, "Feltet %q må kun stå én gang.", name)
		}
		seen[name] = true
		if err := use(posted{p, name, p.FileName()}); err != nil {
			return err
		}
	}
}

// whole reads a field that is a file of at most max bytes.
func (p posted) whole(max int64) ([]byte, error) {
	v, err := readWhole(io.LimitReader(p, max+1), -1)
	if err != nil {
		return nil, arrived(err)
	}
	if int64(len(v)) > max {
		return nil, &http.MaxBytesError{Limit: max}
	}
	return v, nil
}

// small reads a field that is a name or a choice.
func (p posted) small() (string, error) {
	v, err := io.ReadAll(io.LimitReader(p, maxField+1))
	if err != nil {
		return "", arrived(err)
	}
	if len(v) > maxField {
		return "", wrong(kindQuery, "Feltet %q er for langt.", p.name)
	}
	return string(v), nil
}
