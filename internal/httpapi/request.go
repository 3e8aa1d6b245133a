package httpapi

import (
	"fmt"
	"io"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// queryError is a request that is wrong before its record is looked at.
type queryError struct{ problem problem }

func (e queryError) Error() string { return e.problem.Detail }

func wrong(k *kind, format string, a ...any) error {
	return queryError{k.with(fmt.Sprintf(format, a...))}
}

// query reads the query parameters. A parameter that the address does not have,
// or one given twice, is refused: passed over, it would change what is meant. All that
// is wrong is told at once.
func query(c *gin.Context, known ...parameter) (map[string]string, error) {
	given, err := url.ParseQuery(c.Request.URL.RawQuery)
	if err != nil {
		return nil, wrong(kindQuery, "Adressens parametre kan ikke læses.")
	}
	out, said := map[string]string{}, []string(nil)
	for _, name := range slices.Sorted(maps.Keys(given)) {
		values := given[name]
		i := slices.IndexFunc(known, func(p parameter) bool { return p.name == name })
		switch {
		case i < 0:
			said = append(said, fmt.Sprintf("Adressen har ingen parameter %q.", name))
		case len(values) > 1:
			said = append(said, fmt.Sprintf("Parameteren %q må kun stå én gang.", name))
		case known[i].values != nil && !slices.Contains(known[i].values, values[0]):
			said = append(said, fmt.Sprintf("%s skal være %s.", name, strings.Join(known[i].values, " eller ")))
		}
		out[name] = values[0]
	}
	if said != nil {
		return nil, wrong(kindQuery, "%s", strings.Join(said, " "))
	}
	return out, nil
}

// posted reads the parameters and the record of a request. Where one of them is
// wrong it has answered, and ok is false.
func (s *server) posted(c *gin.Context, known ...parameter) (q map[string]string, data []byte, ok bool) {
	q, err := query(c, known...)
	if err == nil {
		data, err = record(c)
	}
	if err != nil {
		s.fail(c, err)
	}
	return q, data, err == nil
}

// record reads a posted record.
func record(c *gin.Context) ([]byte, error) {
	kind, params, err := mime.ParseMediaType(c.GetHeader("Content-Type"))
	if err != nil || kind != "application/json" {
		return nil, wrong(kindMedia, "Send posten som application/json.")
	}
	if set := params["charset"]; set != "" && !strings.EqualFold(set, "utf-8") {
		return nil, wrong(kindMedia, "Send posten i UTF-8.")
	}
	if c.GetHeader("Content-Encoding") != "" {
		return nil, wrong(kindMedia, "Send posten uden Content-Encoding.")
	}
	body, err := limited(c, publish.MaxBytes)
	if err != nil {
		return nil, err
	}
	data, err := readWhole(body, c.Request.ContentLength)
	return data, arrived(err)
}

// arrived keeps the errors of reading a body that have an answer of their own;
// any other is a body that did not come whole: cut off, or in broken chunks.
func arrived(err error) error {
	if err == nil {
		return nil
	}
	if _, known := problemOf(err); known {
		return err
	}
	return wrong(kindQuery, "Det indsendte kom ikke helt frem. Prøv igen.")
}

// limited gives the body up to a limit in bytes. One that says it is longer is
// refused before any of it is read.
func limited(c *gin.Context, limit int64) (io.Reader, error) {
	if c.Request.ContentLength > limit {
		return nil, &http.MaxBytesError{Limit: limit}
	}
	return http.MaxBytesReader(c.Writer, c.Request.Body, limit), nil
}
