package samtale

import (
	"encoding/json"
	"reflect"
	"strings"
	"sync"
)

// Schema gives the JSON Schema (draft 2020-12) of the record, generated from its
// types: every object closed, blocks told apart by type, titles and descriptions
// in Danish. It asks only for what a draft must have; what an endelig record
// must have besides is the rules' business. The bytes are always the same.
func Schema() []byte { return schema() }

var schema = sync.OnceValue(func() []byte {
	defs := make(map[string]any)
	for t, p := range plans {
		if t != recordType {
			defs[t.Name()] = p.objectSchema()
		}
	}
	var blokke []any
	for _, b := range blokTypes {
		blokke = append(blokke, refer(reflect.TypeOf(newBlok[b]()).Elem().Name()))
	}
	defs["Blok"] = map[string]any{"title": "Blok", "description": "Et stykke indhold i et afsnit. Nøglen type siger hvilket.", "oneOf": blokke}
	s := plans[recordType].objectSchema()
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["$id"] = "urn:notat:skoleudviklingssamtale"
	s["$defs"] = defs
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		panic(err) // only strings, numbers, lists and maps are in it
	}
	return append(b, '\n')
})

func refer(navn string) map[string]any { return map[string]any{"$ref": "#/$defs/" + navn} }

// objectSchema gives the schema of one type.
func (p *plan) objectSchema() map[string]any {
	navn := p.type_.Name()
	props := make(map[string]any)
	var required []string
	for _, f := range p.fields {
		s := fieldSchema(p.type_.Field(f.index).Type, f.rules)
		x := fieldTexts[navn+"."+f.navn]
		s["title"], s["description"] = x.Titel, x.Beskrivelse
		if f.navn == "type" {
			s["const"] = strings.ToLower(navn)
			required = append(required, f.navn)
		}
		if always["/"+strings.ToLower(navn)+"/"+f.navn] || navn == "Record" && mustHave[f.navn] {
			required = append(required, f.navn)
			if s["type"] == "string" && s["pattern"] == nil {
				s["pattern"] = `\S`
			}
		}
		props[f.navn] = s
	}
	s := map[string]any{"type": "object", "title": typeTexts[navn].Titel, "description": typeTexts[navn].Beskrivelse,
		"additionalProperties": false, "properties": props}
	if len(required) > 0 {
		s["required"] = required
	}
	return s
}

// mustHave is the keys of the record that lead to what is always required.
var mustHave = map[string]bool{"dokument": true, "kommune": true, "skole": true, "afsnit": true}

// patterns are the patterns of the validator's own tags.
var patterns = map[string]string{
	"dato": `^\d{4}-\d{2}-\d{2}$`, "tid": `^([01]\d|2[0-3])[:.][0-5]\d$`, "institutionsnr": `^\d{6}$`,
	"skoleaar": `^\d{4}/\d{2}$`, "hjemmeside": `^https?://[^\s/?#@]+([/?#]\S*)?$`,
}

func fieldSchema(t reflect.Type, rules string) map[string]any {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	s := make(map[string]any)
	outerRules, innerRules, _ := strings.Cut(rules, "dive")
	switch {
	case t == talType:
		s["type"] = "number"
	case t == blokType:
		return refer("Blok")
	case t.Kind() == reflect.Struct:
		return refer(t.Name())
	case t.Kind() == reflect.Slice:
		s["type"], s["items"] = "array", fieldSchema(t.Elem(), strings.TrimPrefix(innerRules, ","))
		for _, tag := range strings.Split(outerRules, ",") {
			if n, ok := strings.CutPrefix(tag, "max="); ok {
				s["maxItems"] = json.Number(n)
			}
		}
	case t.Kind() == reflect.Bool:
		s["type"] = "boolean"
	case t.Kind() == reflect.Int:
		s["type"], s["minimum"] = "integer", 0
	case t.Kind() == reflect.Map:
		s["type"] = "object"
	default:
		s["type"] = "string"
		free := strings.HasPrefix(rules, "omitempty") // "" is an absent field
		for _, tag := range strings.Split(rules, ",") {
			navn, options, _ := strings.Cut(tag, "=")
			if m := patterns[navn]; m != "" {
				if free {
					m = "^$|" + m
				}
				s["pattern"] = m
			}
			if navn == "oneof" {
				enum := strings.Fields(options)
				if free {
					enum = append(enum, "")
				}
				s["enum"] = enum
			}
		}
	}
	return s
}
