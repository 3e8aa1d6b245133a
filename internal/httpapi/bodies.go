package httpapi

import (
	"encoding/json"

	shown "notat/examples"
)

// body is what is posted at an address.
type body struct {
	schema  string   // its name among the schemas
	media   string   // the type of media in which it has that schema
	files   []string // types in which the file of a form may be posted alone
	example string   // its name among the examples, "" for none
}

const formMedia = "multipart/form-data"

// The bodies that there are.
var (
	bodyRecord       = &body{schema: "Record", media: "application/json", example: "Record"}
	bodyPublication  = &body{schema: "Offentliggoerelse", media: "application/json"}
	bodyForm         = &body{schema: "Formular", media: formMedia}
	bodyTemplate     = &body{schema: "Skabelon", media: formMedia, files: mimeWord}
	bodyTemplateForm = &body{schema: "Skabelonformular", media: formMedia}
	bodyHandback     = &body{schema: "Indlevering", media: formMedia}
	bodyHandbackForm = &body{schema: "Indleveringsformular", media: formMedia}
)

// content describes a body by its types of media.
func (b *body) content() object {
	described := object{"schema": ref(b.schema)}
	if b.example != "" {
		described["examples"] = object{b.example: object{"$ref": "#/components/examples/" + b.example}}
	}
	out := object{b.media: described}
	for _, m := range b.files {
		out[m] = object{"schema": written(m)}
	}
	return out
}

// exampleBodies are the examples that the description shows.
var exampleBodies = object{"Record": object{"summary": "En hel post.", "value": json.RawMessage(shown.Record)}}

// postedSchemas are the schemas of what is posted besides a record.
func postedSchemas(out object) {
	text := object{"type": "string"}
	one := func(values ...string) object { return object{"enum": values} }
	word := object{"type": "string", "contentMediaType": mimeWord[0]}
	record := object{"type": "string", "contentMediaType": "application/json"}
	buttons := one("tjek", "pdf", "docx", "html")
	out[bodyPublication.schema] = closed(object{"record": ref("Record"), "retter": text, "aarsag": text}, "record")
	form := closed(object{"fil": record, "fil64": text, "handling": one("tjek", "pdf", "docx", "html", saveOnly), "template": text,
		"udgave": one(append([]string{""}, byUdgave.values...)...), "status": one(append([]string{""}, byStatus.values...)...)})
	form["patternProperties"] = object{`^svar\.`: text}
	out[bodyForm.schema] = form
	out[bodyTemplate.schema] = closed(object{"fil": word}, "fil")
	out[bodyTemplateForm.schema] = closed(object{"fil": word, "template": text, "handling": buttons}, "fil")
	out[bodyHandback.schema] = closed(object{"fil": word, "record": record, "aktuel": record, "svar": record, "endelig": one("ja"), "template": text}, "fil")
	form = closed(object{"fil": word, "record": record, "aktuel": record, "endelig": one("ja"), "template": text,
		"fil64": text, "record64": text, "aktuel64": text, "handling": one(handbackActions...)})
	form["patternProperties"] = object{`^svar\.`: text}
	out[bodyHandbackForm.schema] = form
}

func closed(properties object, required ...string) object {
	o := object{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 { // a list that is null is no list
		o["required"] = required
	}
	return o
}
