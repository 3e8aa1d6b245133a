package httpapi

import (
	"bytes"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/gin-gonic/gin"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// described is the interface description as a client reads it.
type described struct {
	doc     map[string]any
	schemas *jsonschema.Compiler
	made    sync.Mutex // a compiler is not safe for concurrent use
}

var description = sync.OnceValue(func() *described {
	data, err := describe((&server{}).table(), "")
	if err != nil {
		panic(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		panic(err)
	}
	d := &described{doc: doc.(map[string]any), schemas: jsonschema.NewCompiler()}
	d.schemas.DefaultDraft(jsonschema.Draft2020)
	if err := d.schemas.AddResource("openapi.json", doc); err != nil {
		panic(err)
	}
	return d
})

// at gives the value at a path of keys, or nil.
func (d *described) at(keys ...string) any {
	var v any = d.doc
	for _, k := range keys {
		m, _ := v.(map[string]any)
		v = m[k]
	}
	return v
}

func (d *described) schema(t testing.TB, keys ...string) *jsonschema.Schema {
	t.Helper()
	pointer := "openapi.json#"
	for _, k := range keys {
		pointer += "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(k)
	}
	d.made.Lock()
	defer d.made.Unlock()
	s, err := d.schemas.Compile(pointer)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// promised is a handler whose every answer is held against the description.
type promised struct {
	t testing.TB
	http.Handler
}

// copied keeps what is answered.
type copied struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

func (c *copied) WriteHeader(status int) { c.status = status; c.ResponseWriter.WriteHeader(status) }

func (c *copied) Write(b []byte) (int, error) { c.body.Write(b); return c.ResponseWriter.Write(b) }

func (p promised) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := &copied{ResponseWriter: w, status: 200}
	p.Handler.ServeHTTP(c, r)
	p.check(r, c)
}

// check holds an answer against what the description says of its address.
func (p promised) check(r *http.Request, c *copied) {
	d, t := description(), p.t
	mime, _, _ := strings.Cut(c.Header().Get("Content-Type"), ";")
	method := strings.ToLower(r.Method)
	if method == "head" {
		method = "get"
	}
	path := d.address(r.URL.Path)
	if c.Header().Get("X-Request-Id") == "" {
		t.Errorf("%s %s: %d is not called anything", r.Method, r.URL.Path, c.status)
	}
	// Whatever is made of a record, and whatever a token opened, stays in no
	// memory between us and the caller (RFC 9111, 5.2.2.5).
	if own := mime == problemType || method != "get" || strings.HasPrefix(path, "/v1/notater/") || strings.HasPrefix(path, "/v1/skoler/"); own && c.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("%s %s: %d may be kept: %q", r.Method, r.URL.Path, c.status, c.Header().Get("Cache-Control"))
	}
	if d.at("paths", path, method) == nil { // no such address, or not in this manner
		status, shown := 404, problemType
		if d.at("paths", path) != nil {
			status = 405
		} else if strings.Contains(r.Header.Get("Accept"), "text/html") && !strings.HasPrefix(r.URL.Path, "/v1/") {
			shown = "text/html"
		}
		if c.status != status || mime != shown {
			t.Errorf("%s %s is not described, and answers %d %s", r.Method, r.URL.Path, c.status, mime)
		}
		if c.status == 405 && c.Header().Get("Allow") == "" {
			t.Errorf("%s %s: no Allow", r.Method, r.URL.Path)
		}
		return
	}
	answer := []string{"paths", path, method, "responses", strconv.Itoa(c.status)}
	if c.status == 304 || c.status == 412 { // they have no content, whatever type they name
		if d.at(answer...) == nil || c.body.Len() > 0 {
			t.Errorf("%s %s: %d is not described", r.Method, r.URL, c.status)
		}
		return
	}
	if d.at(append(answer, "content", mime)...) == nil {
		t.Errorf("%s %s: %d %s is not described", r.Method, r.URL, c.status, mime)
		return
	}
	if headers, ok := d.at(append(answer, "headers")...).(map[string]any); ok && mime != "text/html" {
		for name := range headers {
			if c.Header().Get(name) == "" {
				t.Errorf("%s %s: %d without the header %s", r.Method, r.URL, c.status, name)
			}
		}
	}
	if r.Method == "HEAD" || !strings.HasSuffix(mime, "json") {
		return
	}
	body, err := jsonschema.UnmarshalJSON(&c.body)
	if err == nil {
		err = d.schema(t, append(answer, "content", mime, "schema")...).Validate(body)
	}
	if err != nil {
		t.Errorf("%s %s: %d: %v", r.Method, r.URL, c.status, err)
	}
}

// variablePart is how Gin writes {id}.
var variablePart = regexp.MustCompile(`:([a-z]+)`)

// address gives the described address that a path is, {id} standing for any part.
func (d *described) address(path string) string {
	paths, _ := d.at("paths").(map[string]any)
	if paths[path] != nil {
		return path
	}
	for described := range paths {
		if ok, _ := regexp.MatchString("^"+variable.ReplaceAllString(described, "[^/]+")+"$", path); ok && described != "/" {
			return described
		}
	}
	return path
}

// The description names exactly the addresses that there are.
func TestTheDescriptionNamesEveryAddress(t *testing.T) {
	var got, want []string
	e := gin.New()
	(&server{}).routes(e)
	for _, r := range e.Routes() {
		if r.Method != "HEAD" { // a GET without its body, always there
			got = append(got, r.Method+" "+variablePart.ReplaceAllString(r.Path, "{$1}"))
		}
	}
	for path, item := range description().at("paths").(map[string]any) {
		for method := range item.(map[string]any) {
			want = append(want, strings.ToUpper(method)+" "+path)
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("routes %v\ndescribed %v", got, want)
	}
}

// Every example is a body that the description allows.
func TestTheDescriptionAllowsTheExamples(t *testing.T) {
	s := description().schema(t, "components", "schemas", "Record")
	for _, name := range []string{"birkelund-2024-25.json", "lindevang-2022-23.json", "solbakken-2025-26.json"} {
		record, err := jsonschema.UnmarshalJSON(strings.NewReader(example(t, name)))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(record); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := s.Validate(description().at("components", "examples", "Record", "value")); err != nil {
		t.Errorf("the example that is shown: %v", err)
	}
}

// Whatever the description refers to is there, and a list of faults has the one
// name that it has everywhere.
func TestTheDescriptionRefersToWhatIsThere(t *testing.T) {
	n := 0
	var walk func(at string, v any)
	walk = func(at string, v any) {
		switch v := v.(type) {
		case []any:
			for i, below := range v {
				walk(at+"/"+strconv.Itoa(i), below)
			}
		case map[string]any:
			if to, ok := v["$ref"].(string); ok {
				n++
				if description().at(strings.Split(strings.TrimPrefix(to, "#/"), "/")...) == nil {
					t.Errorf("%s: there is no %s", at, to)
				}
				if to == component+"Fault" && !strings.HasSuffix(at, "/properties/faults/items") {
					t.Errorf("%s: faults by another name", at)
				}
			}
			for k, below := range v {
				walk(at+"/"+k, below)
			}
		}
	}
	walk("", description().doc)
	if n < 100 {
		t.Errorf("%d references", n)
	}
}
