package httpapi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/google/jsonschema-go/jsonschema"

	"notat/internal/fault"
	"notat/internal/publish"
)

// answerTypes are the types of what is answered as JSON, by the names of their
// schemas. One within another is referred to.
var answerTypes = map[string]reflect.Type{
	"Fault":            reflect.TypeFor[fault.Fault](),
	"Problem":          reflect.TypeFor[problem](),
	"Svar":             reflect.TypeFor[publish.Svar](),
	"SkabelonSvar":     reflect.TypeFor[publish.SkabelonSvar](),
	"Udeladelse":       reflect.TypeFor[publish.Udeladelse](),
	"Kvittering":       reflect.TypeFor[receipt](),
	"Skoleliste":       reflect.TypeFor[schoolList](),
	"Skoleaarsnotat":   reflect.TypeFor[yearList](),
	"Tilbagetraekning": reflect.TypeFor[withdrawal](),
	"Indleveret":       reflect.TypeFor[publish.IndleveringSvar](),
	"Aendring":         reflect.TypeFor[publish.Change](),
	"Rest":             reflect.TypeFor[publish.Rest](),
	"Valg":             reflect.TypeFor[publish.Choice](),
	"Visning":          reflect.TypeFor[publish.Seen](),
	"Skriver":          reflect.TypeFor[Skriver](),
	"Tabellaesning":    reflect.TypeFor[publish.Tabellaesning](),
}

// closedSets are the values of the types and fields that have few.
var closedSets = map[string]map[string][]any{
	"Fault":         {"severity": {fault.Error, fault.Warning}},
	"Rest":          {"severity": {"block", "ask", "warn", "info"}},
	"Tabellaesning": {"slags": {"aftaler", "resultater", "dagsorden", "deltagere", "tabel"}},
	"Aendring":      {"slags": {"ny", "aendret", "slettet"}},
}

func ref(name string) object { return object{"$ref": component + name} }

const component = "#/components/schemas/"

// schemas gives the record's schema with its definitions beside it, and those of
// what is posted and answered.
func schemas() (object, error) {
	raw := bytes.ReplaceAll(publish.Schema(), []byte(`"#/$defs/`), []byte(`"`+component))
	var record object
	if err := json.Unmarshal(raw, &record); err != nil {
		return nil, fmt.Errorf("the record's schema: %w", err)
	}
	out := object{}
	if defs, ok := record["$defs"].(object); ok {
		for name, d := range defs {
			out[name] = d
		}
	}
	delete(record, "$defs")
	delete(record, "$schema")
	delete(record, "$id")
	for _, schema := range out {
		untitled(schema)
	}
	untitled(record)
	out["Record"] = record
	postedSchemas(out)
	for name := range answerTypes {
		schema, err := answerSchema(name)
		if err != nil {
			return nil, err
		}
		out[name] = schema
	}
	return out, nil
}

// answerSchema gives the schema of an answer's type: its fields in their order,
// with what their tags say of them.
func answerSchema(name string) (*jsonschema.Schema, error) {
	known := map[reflect.Type]*jsonschema.Schema{
		// A record as it was posted, or none.
		reflect.TypeFor[json.RawMessage](): {AnyOf: []*jsonschema.Schema{{Ref: component + "Record"}, {Type: "null"}}},
	}
	for other, t := range answerTypes {
		if other != name {
			known[t] = &jsonschema.Schema{Ref: component + other}
		}
	}
	s, err := jsonschema.ForType(answerTypes[name], &jsonschema.ForOptions{TypeSchemas: known})
	if err != nil {
		return nil, fmt.Errorf("the schema of %s: %w", name, err)
	}
	for field, values := range closedSets[name] {
		s.Properties[field].Enum = values
	}
	for _, p := range s.Properties {
		if p.Items != nil { // a list of ours is empty, and never null
			p.Type, p.Types = "array", nil
		}
	}
	return s, nil
}
