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
	for t, p := range planer {
		if t != recordType {
			defs[t.Name()] = p.skema()
		}
	}
	var blokke []any
	for _, b := range blokTyper {
		blokke = append(blokke, henvis(reflect.TypeOf(nyBlok[b]()).Elem().Name()))
	}
	defs["Blok"] = map[string]any{"title": "Blok", "description": "Et stykke indhold i et afsnit. Nøglen type siger hvilket.", "oneOf": blokke}
	s := planer[recordType].skema()
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["$id"] = "urn:notat:skoleudviklingssamtale"
	s["$defs"] = defs
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		panic(err) // only strings, numbers, lists and maps are in it
	}
	return append(b, '\n')
})

func henvis(navn string) map[string]any { return map[string]any{"$ref": "#/$defs/" + navn} }

// skema gives the schema of one type.
func (p *plan) skema() map[string]any {
	navn := p.type_.Name()
	props := make(map[string]any)
	var kraevet []string
	for _, f := range p.felter {
		s := feltSkema(p.type_.Field(f.index).Type, f.regler)
		x := felttekster[navn+"."+f.navn]
		s["title"], s["description"] = x.Titel, x.Beskrivelse
		if f.navn == "type" {
			s["const"] = strings.ToLower(navn)
			kraevet = append(kraevet, f.navn)
		}
		if altid["/"+strings.ToLower(navn)+"/"+f.navn] || navn == "Record" && skalHave[f.navn] {
			kraevet = append(kraevet, f.navn)
			if s["type"] == "string" && s["pattern"] == nil {
				s["pattern"] = `\S`
			}
		}
		props[f.navn] = s
	}
	s := map[string]any{"type": "object", "title": typetekster[navn].Titel, "description": typetekster[navn].Beskrivelse,
		"additionalProperties": false, "properties": props}
	if len(kraevet) > 0 {
		s["required"] = kraevet
	}
	return s
}

// skalHave is the keys of the record that lead to what is always required.
var skalHave = map[string]bool{"dokument": true, "kommune": true, "skole": true, "afsnit": true}

// moenstre are the patterns of the validator's own tags.
var moenstre = map[string]string{
	"dato": `^\d{4}-\d{2}-\d{2}$`, "tid": `^([01]\d|2[0-3])[:.][0-5]\d$`, "institutionsnr": `^\d{6}$`,
	"skoleaar": `^\d{4}/\d{2}$`, "hjemmeside": `^https?://[^\s/?#@]+([/?#]\S*)?$`,
}

func feltSkema(t reflect.Type, regler string) map[string]any {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	s := make(map[string]any)
	ydre, indre, _ := strings.Cut(regler, "dive")
	switch {
	case t == talType:
		s["type"] = "number"
	case t == blokType:
		return henvis("Blok")
	case t.Kind() == reflect.Struct:
		return henvis(t.Name())
	case t.Kind() == reflect.Slice:
		s["type"], s["items"] = "array", feltSkema(t.Elem(), strings.TrimPrefix(indre, ","))
		for _, tag := range strings.Split(ydre, ",") {
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
		frit := strings.HasPrefix(regler, "omitempty") // "" is an absent field
		for _, tag := range strings.Split(regler, ",") {
			navn, valg, _ := strings.Cut(tag, "=")
			if m := moenstre[navn]; m != "" {
				if frit {
					m = "^$|" + m
				}
				s["pattern"] = m
			}
			if navn == "oneof" {
				enum := strings.Fields(valg)
				if frit {
					enum = append(enum, "")
				}
				s["enum"] = enum
			}
		}
	}
	return s
}
