package cli

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math/rand/v2"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
)

const asJSON = "application/json"

const plain = `{"type":"tekst","tekst":"x"}`

// record is a draft with the blocks.
func record(blocks string) string {
	return `{"dokument":{"titel":"Prøve","skoleaar":"2025/26","status":"udkast"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Engskolen"},"afsnit":[{"overskrift":"Afsnit","blokke":[` + blocks + `]}]}`
}

// published is a record with the blocks that may be published, wrapped as it is posted.
func published(blocks string) string {
	r := `{"dokument":{"titel":"Prøve","skoleaar":"2025/26"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Engskolen","institutionsnr":"123456"},"moede":{"dato":"2026-03-12"},"afsnit":[`
	for _, del := range []string{"rammesaetning", "opfoelgning", "testresultater", "evaluering", "handlingsplaner"} {
		r += `{"overskrift":"` + del + `","del":"` + del + `","blokke":[` + plain + `]},`
	}
	return r + `{"overskrift":"Billeder","blokke":[` + blocks + `]}]}`
}

// figures is a picture n times as blocks.
func figures(t *testing.T, img image.Image, n int) string {
	t.Helper()
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	one := `{"type":"figur","alt":"x","billede":"data:image/png;base64,` + base64.StdEncoding.EncodeToString(b.Bytes()) + `"}`
	return strings.Repeat(one+",", n-1) + one
}

// photo is three pictures of 3.6 MB that cannot be packed.
func photo(t *testing.T) string {
	img := image.NewRGBA(image.Rect(0, 0, 1100, 1100))
	random := rand.NewChaCha8([32]byte{})
	random.Read(img.Pix)
	for i := 3; i < len(img.Pix); i += 4 {
		img.Pix[i] = 0xFF
	}
	return figures(t, img, 3)
}

// deep is 20 megapixels of one colour, 16 bits deep and see-through: half a
// megabyte to send and 160 to hold.
func deep() image.Image {
	img := image.NewNRGBA64(image.Rect(0, 0, 5000, 4000))
	img.SetNRGBA64(0, 0, color.NRGBA64{A: 0x8000})
	return img
}

// times is a text repeated up to so many bytes.
func times(s string, bytes int) string { return strings.Repeat(s, bytes/len(s)) }

// texts are 15 blocks of text as long as one may be.
func texts(s string) string {
	return strings.Repeat(`{"type":"tekst","tekst":"`+times(s, 255<<10)+`"},`, 15) + plain
}

// worst are the worst requests of each kind that is known.
func worst(t *testing.T, r running) []hostile {
	const mb = 1 << 20
	row := `["Fravær",` + strings.Repeat(`"7,4 procent",`, 9) + `"x"]`
	deal := `{"maal":"a","tiltag":["b","c"],"ansvarlig":"x","tegn":"y","baggrund":"z","bemaerkning":"q"}`
	result := `{"maaling":"m","klassetrin":"1","antal":30,"vaerdi":50.5,"enhed":"%"}`
	deals := record(`{"type":"aftaler","aftaler":[` + strings.Repeat(deal+",", 2_899) + deal + `]}`)
	rows := record(`{"type":"tabel","hoved":` + row + `,"raekker":[` + strings.Repeat(row+",", 2_599) + row + `]}`)
	sentences := record(texts("Skolen arbejder med læsning i alle klasser, og det kan ses på trivslen. "))
	large := strings.Replace(record(plain), `"afsnit"`, `"ekstra":{"a":"`+times("x", 15*mb)+`"},"afsnit"`, 1)
	var out []hostile
	add := func(always bool, name string, body func() string, paths ...string) {
		for _, path := range paths {
			out = append(out, hostile{name, path, func() (string, string) { return asJSON, body() }, always})
		}
	}
	formats := []string{"/v1/validering", "/v1/notat.pdf", "/v1/notat.docx", "/v1/notat.html"}
	add(false, "16 MB of open lists", func() string { return times("[", 16*mb) }, "/v1/notat.pdf")
	add(false, "16 MB of one text", func() string { return `"` + times("a", 16*mb-2) + `"` }, "/v1/notat.pdf")
	add(false, "16 MB of numbers", func() string { return `[` + times("0,", 16*mb-4) + `0]` }, "/v1/notat.pdf")
	add(true, "29,000 bullets", func() string { return record(`{"type":"tekst","tekst":"` + strings.Repeat(`- a\n`, 29_000) + `"}`) }, "/v1/notat.pdf")
	add(false, "2,900 agreements", func() string { return deals }, formats...)
	add(false, "2,600 rows of 11 cells", func() string { return rows }, formats...)
	add(false, "sentences", func() string { return sentences }, formats...)
	add(false, "15 MB of local codes", func() string { return large }, formats...)
	add(false, "a picture of 16 bits", func() string { return record(figures(t, deep(), 1)) }, "/v1/notat.pdf")
	add(false, "three pictures of 16 bits", func() string { return record(figures(t, deep(), 3)) }, formats...)
	add(false, "photos", func() string { return record(photo(t)) }, formats...)
	add(false, "a bullet a line", func() string { return record(texts(`- a\n`)) }, formats...)
	add(false, "a letter a line", func() string { return record(texts(`a\n`)) }, formats...)
	add(false, "a letter a paragraph", func() string { return record(texts(`a\n\n`)) }, formats...)
	add(false, "bold", func() string { return record(texts(`**a** `)) }, formats...)
	add(false, "links", func() string { return record(texts(`[a](http://b) `)) }, formats...)
	add(false, "many blocks", func() string { return record(strings.Repeat(plain+",", 29_000) + plain) }, formats...)
	add(false, "many results", func() string {
		return record(`{"type":"resultater","diagram":true,"resultater":[` + strings.Repeat(result+",", 400) + result + `]}`)
	}, formats...)
	add(false, "unknown keys", func() string { return strings.Replace(record(plain), `"afsnit"`, times(`"k":1,`, mb/2)+`"afsnit"`, 1) }, formats...)

	form := func(name string, fields func() map[string]string, paths ...string) {
		for _, path := range paths {
			out = append(out, hostile{name, path, func() (string, string) { return multiform(t, fields()) }, false})
		}
	}
	draft := r.draft(record(plain))
	handing, templates := []string{"/v1/indlevering", "/", "/v1/begynd"}, []string{"/skabelon", "/v1/skabelontjek", "/v1/skabelontjek?format=pdf", "/v1/skabelontjek?format=docx"}
	n := 0
	p := func() string { // no two alike, as a file that packs too well is refused
		n++
		return fmt.Sprintf(`<w:p><w:r><w:t>ord %x</w:t></w:r></w:p>`, n*n*7919)
	}
	many := func(n int, s func() string) string {
		var b strings.Builder
		for range n {
			b.WriteString(s())
		}
		return b.String()
	}
	for name, xml := range map[string]func() string{
		"a draft of 70,000 paragraphs": func() string { return many(70_000, p) },
		"a draft of 50,000 cells": func() string {
			return `<w:tbl>` + many(5_000, func() string {
				return `<w:tr>` + many(10, func() string { return `<w:tc>` + p() + `</w:tc>` }) + `</w:tr>`
			}) + `</w:tbl>`
		},
		"a draft of 50,000 fields": func() string {
			return many(50_000, func() string {
				return `<w:p><w:fldSimple w:instr="PAGE">` + strings.Replace(p()[len("<w:p>"):], "</w:p>", "</w:fldSimple></w:p>", 1)
			})
		},
	} {
		file := func() map[string]string { return map[string]string{"fil": inserted(t, draft, xml())} }
		form(name, file, append(handing, templates...)...)
	}
	for name, base := range map[string]string{"agreements": deals, "rows": rows, "sentences": sentences, "local codes": large} {
		form("a draft and two records of "+name, func() map[string]string { return map[string]string{"fil": draft, "record": base, "aktuel": base} }, handing...)
	}
	form("a draft of a picture", func() map[string]string {
		return map[string]string{"fil": r.draft(record(figures(t, deep(), 1)))}
	}, handing...)
	form("a draft of sentences", func() map[string]string {
		return map[string]string{"fil": r.draft(record(`{"type":"tekst","tekst":"` + times("Skolen arbejder. ", 200<<10) + `"}`))}
	}, handing...)
	return out
}

// multiform writes a form with the files.
func multiform(t *testing.T, files map[string]string) (kind, body string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for field, data := range files {
		part, err := w.CreateFormFile(field, field)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(part, data)
	}
	w.Close()
	return w.FormDataContentType(), b.String()
}

// draft gives the Word draft of a record.
func (r running) draft(body string) string {
	a, err := http.Post("http://"+r.address+"/v1/notat.docx", asJSON, strings.NewReader(body))
	if err != nil {
		r.Fatal(err)
	}
	defer a.Body.Close()
	data, err := io.ReadAll(a.Body)
	if err != nil || a.StatusCode != 200 {
		r.Fatal(a.Status, err)
	}
	return string(data)
}

// publish publishes a record.
func (r running) publish(secret, body string) int {
	q, err := http.NewRequest("POST", "http://"+r.address+"/v1/notater", strings.NewReader(`{"record":`+body+`}`))
	if err != nil {
		r.Fatal(err)
	}
	q.Header.Set("Content-Type", asJSON)
	q.Header.Set("Authorization", "Bearer "+secret)
	a, err := http.DefaultClient.Do(q)
	if err != nil {
		r.Fatal(err)
	}
	defer a.Body.Close()
	if a.StatusCode != 201 {
		text, _ := io.ReadAll(io.LimitReader(a.Body, 4096))
		r.Logf("%s", text)
	}
	return a.StatusCode
}

// inserted puts XML at the end of a Word file's body.
func inserted(t *testing.T, file, xml string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "word/document.xml" {
			end := bytes.LastIndex(data, []byte("<w:sectPr"))
			data = append(data[:end:end], append([]byte(xml), data[end:]...)...)
		}
		out, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(data)
	}
	w.Close()
	return b.String()
}
