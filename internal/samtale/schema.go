package samtale

import (
	"encoding/json"
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
	for _, p := range objects(plans, blokType) {
		blokke = append(blokke, refer(p.type_.Name()))
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
		s := f.schema()
		s["title"], s["description"] = f.Title, f.Explain
		if f.Key == "type" {
			s["const"] = strings.ToLower(navn)
			required = append(required, f.Key)
		}
		if always["/"+strings.ToLower(navn)+"/"+f.Key] || navn == "Record" && mustHave[f.Key] {
			required = append(required, f.Key)
			if s["type"] == "string" && s["pattern"] == nil {
				s["pattern"] = `\S`
			}
		}
		props[f.Key] = s
	}
	s := map[string]any{"type": "object", "title": typeRows[navn].title, "description": typeRows[navn].explain,
		"additionalProperties": false, "properties": props}
	if len(required) > 0 {
		s["required"] = required
	}
	return s
}

// mustHave is the keys of the record that lead to what is always required.
var mustHave = map[string]bool{"dokument": true, "kommune": true, "skole": true, "afsnit": true}

// patterns are those of the kinds whose texts have a fixed form.
var patterns = map[Kind]string{
	KindDate: `^\d{4}-\d{2}-\d{2}$`, KindTime: `^([01]\d|2[0-3])[:.][0-5]\d$`, KindInstitution: `^\d{6}$`,
	KindSchoolYear: `^\d{4}/\d{2}$`, KindAddress: `^https?://[^\s/?#@]+([/?#]\S*)?$`,
}

// schema gives the schema of a field: of its value, in the lists around it.
func (f *field) schema() map[string]any {
	outer, inner := "", f.rules
	if f.lists > 0 {
		outer, inner, _ = strings.Cut(f.rules, "dive")
		inner = strings.TrimPrefix(inner, ",")
	}
	s := f.valueSchema(inner)
	for range f.lists {
		s = map[string]any{"type": "array", "items": s}
	}
	for rule := range strings.SplitSeq(outer, ",") {
		if n, ok := strings.CutPrefix(rule, "max="); ok {
			s["maxItems"] = json.Number(n)
		}
	}
	return s
}

// valueSchema gives the schema of a value under the rules of its tag.
func (f *field) valueSchema(rules string) map[string]any {
	switch {
	case f.Kind == KindNumber:
		return map[string]any{"type": "number"}
	case f.Kind == KindCount:
		return map[string]any{"type": "integer", "minimum": 0}
	case f.Kind == KindYesNo:
		return map[string]any{"type": "boolean"}
	case len(f.under) > 1:
		return refer("Blok")
	case len(f.under) == 1:
		return refer(f.under[0].type_.Name())
	case f.Kind == KindObject:
		return map[string]any{"type": "object"}
	}
	s := map[string]any{"type": "string"}
	mayBeEmpty := strings.HasPrefix(rules, "omitempty") // "" is an absent field
	if p := patterns[f.Kind]; p != "" {
		if mayBeEmpty {
			p = "^$|" + p
		}
		s["pattern"] = p
	}
	if enum := choices(rules); enum != nil {
		if mayBeEmpty {
			enum = append(enum, "")
		}
		s["enum"] = enum
	}
	return s
}

// choices gives the words that a tag allows, or nil where it names none.
func choices(rules string) []string {
	_, words, found := strings.Cut(rules, "oneof=")
	if !found {
		return nil
	}
	return strings.Fields(words)
}
