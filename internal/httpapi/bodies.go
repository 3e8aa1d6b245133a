package httpapi

import (
	"encoding/json"

	shown "notat/examples"
	"notat/internal/publish"
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
	bodyBegin        = &body{schema: "Begyndelse", media: formMedia}
	bodyCells        = &body{schema: "Celler", media: "application/json"}
	bodyTal          = &body{schema: "Taludtraek", media: formMedia}
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
	out[bodyPublication.schema] = closed(object{"record": ref("Record"), "retter": text, "aarsag": text}, "record")
	file := object{"type": "string", "contentMediaType": "application/octet-stream"}
	files := func(of object) object { return object{"oneOf": []object{of, {"type": "array", "items": of}}} }
	form := closed(object{"fil": files(file), "fil64": files(text), "navn": files(text), "handling": one("vis", "naeste", "sidsteaar", "pdf", "docx", "html"), "template": text,
		"hvem": one("intern", "kommentering"), "senest": text, "notat": object{"type": "string", "pattern": deskNotat.String()}, "offentlig": one("ja"), "endelig": one("ja")})
	form["patternProperties"] = object{`^(svar|andet|egne)\.`: text}
	out[bodyForm.schema] = form
	out[bodyCells.schema] = closed(object{"raekker": object{"type": "array", "maxItems": publish.MaxTabelRaekker, "items": object{"type": "array", "maxItems": publish.MaxTabelKolonner, "items": text}}}, "raekker")
	out[bodyTemplate.schema] = closed(object{"fil": word}, "fil")
	out[bodyTemplateForm.schema] = closed(object{"fil": word, "fil64": text, "template": text, "handling": one("tjek", "ret", "pdf", "docx", "html")})
	out[bodyTal.schema] = closed(object{"fil": object{"type": "string", "format": "binary"}, "record": record, "dato": text, "svar": record, "template": text}, "fil", "record")
	out[bodyHandback.schema] = closed(object{"fil": files(word), "record": record, "aktuel": record, "svar": record, "endelig": one("ja"), "template": text}, "fil")
	out[bodyBegin.schema] = closed(object{"fil": file, "svar": record, "somSidsteAar": one("ja"), "template": text}, "fil")
}

func closed(properties object, required ...string) object {
	o := object{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 { // a list that is null is no list
		o["required"] = required
	}
	return o
}
