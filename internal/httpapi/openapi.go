package httpapi

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

type object = map[string]any

func (s *server) openapi(c *gin.Context) {
	data, err := s.described()
	if err != nil {
		s.fail(c, err)
		return
	}
	c.Data(http.StatusOK, "application/json", data)
}

// describe writes the table of routes as OpenAPI 3.1. Its schemas are the
// record's own, lifted to where OpenAPI looks for them.
func describe(table []route, root string) ([]byte, error) {
	schemas, err := schemas()
	if err != nil {
		return nil, err
	}
	paths := object{}
	for _, r := range table {
		item, _ := paths[r.path].(object)
		if item == nil {
			item = object{}
			paths[r.path] = item
		}
		item[strings.ToLower(r.method)] = operation(r)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err = e.Encode(object{
		"openapi": "3.1.0",
		"info": object{"title": "notat", "version": strings.TrimPrefix(publish.Release, "notat "),
			"description": "Gør den strukturerede post fra en skoleudviklingssamtale til et notat."},
		"servers":    []object{{"url": root + "/", "description": "Tjenesten, der giver denne beskrivelse."}},
		"tags":       tags(),
		"paths":      paths,
		"components": object{"schemas": schemas, "examples": exampleBodies, "headers": object{requestIDHeader: headers[requestIDHeader]}, "securitySchemes": object{"noegle": object{"type": "http", "scheme": "bearer"}}},
	})
	return b.Bytes(), err
}

func operation(r route) object {
	op := object{"summary": r.summary, "operationId": operationID(r), "tags": []string{tagOf(r.path)}, "responses": responses(r)}
	if slices.Contains(r.problems, kindToken) {
		op["security"] = []any{object{"noegle": []string{}}}
	}
	var ps []any
	for _, m := range variable.FindAllStringSubmatch(r.path, -1) {
		p := object{"name": m[1], "in": "path", "required": true, "schema": object{"type": "string", "pattern": shapes[m[1]].String()}}
		if e, ok := exampleOf[m[1]]; ok {
			p["example"] = e
		}
		ps = append(ps, p)
	}
	for _, p := range r.query {
		schema := object{"type": "string"}
		if p.values != nil {
			schema["enum"] = p.values
		}
		q := object{"name": p.name, "in": "query", "description": p.summary, "required": p.required, "schema": schema}
		if e, ok := exampleOf[p.name]; ok {
			q["example"] = e
		}
		ps = append(ps, q)
	}
	if len(ps) > 0 {
		op["parameters"] = ps
	}
	if r.body != nil {
		op["requestBody"] = object{"required": true, "content": r.body.content()}
	}
	return op
}

// responses describes the answers of a route, good and bad, by status.
func responses(r route) object {
	out := object{}
	add := func(status int, title, mime string, schema object, headers object) {
		mime, _, _ = strings.Cut(mime, ";")
		key := strconv.Itoa(status)
		if _, there := out[key]; !there {
			out[key] = object{"description": title}
		}
		answer := out[key].(object)
		if mime != "" {
			content, _ := answer["content"].(object)
			if content == nil {
				content = object{}
				answer["content"] = content
			}
			content[mime] = object{"schema": schema}
		}
		if headers != nil {
			answer["headers"] = headers
		}
	}
	for _, a := range r.answers {
		schema := ref(a.schema)
		if a.schema == "" {
			schema = written(a.mime)
		}
		add(a.status, a.summary, a.mime, schema, headersOf(a.headers))
	}
	for _, k := range r.problems {
		mime, schema := problemType, ref("Problem")
		if r.page {
			mime, schema = "text/html", written("text/html")
		}
		var headers object
		if k.status == http.StatusServiceUnavailable {
			headers = headersOf([]string{"Retry-After"})
		}
		add(k.status, k.title, mime, schema, headers)
	}
	add(kindFailure.status, kindFailure.title, problemType, ref("Problem"), nil)
	if !probes[r.path] {
		add(kindMany.status, kindMany.title, problemType, ref("Problem"), headersOf([]string{"Retry-After"}))
	}
	if !probes[r.path] && !strings.HasPrefix(r.path, "/v1/") {
		add(kindMany.status, kindMany.title, "text/html", written("text/html"), nil)
	}
	for _, answer := range out {
		own, _ := answer.(object)["headers"].(object)
		if own == nil {
			own = object{}
			answer.(object)["headers"] = own
		}
		own[requestIDHeader] = object{"$ref": "#/components/headers/" + requestIDHeader}
	}
	return out
}

// headers says what the answers' own headers hold.
var headers = map[string]object{
	"Content-Disposition": {"description": "Filens navn.", "schema": object{"type": "string"}},
	"Notat-Advarsler":     {"description": "Antal advarsler.", "schema": object{"type": "integer", "minimum": 0}},
	"Notat-Udeladt":       {"description": "Antal steder, hvor udgaven udelader noget.", "schema": object{"type": "integer", "minimum": 0}},
	"ETag":                {"description": "SHA-256 af de offentliggjorte bytes.", "schema": object{"type": "string"}},
	"Location":            {"description": "Versionens egen adresse.", "schema": object{"type": "string"}},
	requestIDHeader:       {"description": "Det, forespørgslen hedder i tjenestens log.", "schema": object{"type": "string", "pattern": requestIDForm.String()}},
	"Retry-After":         {"description": "Sekunder at vente, før der prøves igen.", "schema": object{"type": "integer", "minimum": 1}},
}

func headersOf(names []string) object {
	if len(names) == 0 {
		return nil
	}
	out := object{}
	for _, n := range names {
		out[n] = headers[n]
	}
	return out
}
