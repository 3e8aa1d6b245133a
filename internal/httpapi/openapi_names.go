package httpapi

import (
	"strings"

	"notat/internal/pattern"
)

// group is a tag of the interface description: addresses that belong together.
type group struct {
	name, description string
	begins            []string // how their paths begin
}

// groups are in the order in which an address is looked for.
var groups = []group{
	{"poster", "Poster tjekkes og bliver til notater.", []string{"/v1/notat.", "/v1/validering", "/v1/ny", "/v1/skema"}},
	{"word", "Word-filer: rettede udkast og kommunens skabelon.", []string{"/v1/indlevering", "/v1/begynd", "/v1/skabelontjek"}},
	{"udgivelse", "Offentliggørelse med adgangsnøgle.", []string{"/v1/"}},
	{"offentligt", "Det, der er offentliggjort.", []string{"/skoler", "/notater"}},
	{"drift", "Tjenesten selv.", []string{"/healthz", "/readyz", "/openapi.json"}},
	{"sider", "Sider med formularer.", []string{"/"}},
}

func tagOf(path string) string {
	for _, g := range groups {
		for _, b := range g.begins {
			if strings.HasPrefix(path, b) {
				return g.name
			}
		}
	}
	return ""
}

func tags() (out []object) {
	for _, g := range groups {
		out = append(out, object{"name": g.name, "description": g.description})
	}
	return out
}

// exampleOf has values of an address's variable parts and of its query.
var exampleOf = map[string]string{
	"del": "pdf", "id": "abcdefghijklmnopqrstuvwxyz", "institutionsnr": "123456", "kommune": "Fjordby Kommune", "skole": "Engskolen",
}

// variable is a part of an address that varies, {id}.
var variable = pattern.New(`\{([a-z]+)\}`)

// operationID names an operation by its method and address: postV1NotatPdf.
func operationID(r route) string {
	id := strings.ToLower(r.method)
	for _, w := range strings.FieldsFunc(r.path, func(c rune) bool { return strings.ContainsRune("/.{}", c) }) {
		id += strings.ToUpper(w[:1]) + w[1:]
	}
	if r.path == "/" {
		id += "Forside"
	}
	return id
}

// untitled takes the titles out of a schema: makers of clients name types and
// modules by them where there are any, and else by the schemas' own names, which
// are ASCII.
func untitled(schema any) {
	switch s := schema.(type) {
	case object:
		if _, text := s["title"].(string); text {
			delete(s, "title")
		}
		for _, below := range s {
			untitled(below)
		}
	case []any:
		for _, below := range s {
			untitled(below)
		}
	}
}

// written is what is sent as a type of media that has no schema of its own.
func written(mime string) object {
	if strings.HasPrefix(mime, "text/") {
		return object{"type": "string"}
	}
	if strings.HasSuffix(mime, "json") {
		return object{}
	}
	return object{"type": "string", "format": "binary"}
}
