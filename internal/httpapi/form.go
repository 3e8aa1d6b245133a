package httpapi

import (
	"io"
	"mime"
	"mime/multipart"

	"github.com/gin-gonic/gin"
)

// maxField bounds a form's small fields; names and choices are far shorter.
const maxField = 1 << 10

// formSlack is what a form may hold around its files.
const formSlack = 16 << 10

// eachField hands the fields of a posted form of at most limit bytes to use, one
// by one, so that nothing is written to disk. What is no form is answered with
// other; a field given twice is refused.
func eachField(c *gin.Context, limit int64, other string, use func(name string, p io.Reader) error) error {
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
		if seen[name] {
			return wrong(kindQuery, "Feltet %q må kun stå én gang.", name)
		}
		seen[name] = true
		if err := use(name, p); err != nil {
			return err
		}
	}
}

// small reads a field that is a name or a choice.
func small(name string, p io.Reader) (string, error) {
	v, err := io.ReadAll(io.LimitReader(p, maxField+1))
	if err != nil {
		return "", arrived(err)
	}
	if len(v) > maxField {
		return "", wrong(kindQuery, "Feltet %q er for langt.", name)
	}
	return string(v), nil
}
