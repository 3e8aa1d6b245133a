package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"testing"
)

// BenchmarkPages makes public notater of the lengths that the table of speed
// measures, for a profile of where the time goes: the same one again, whose words
// and fonts are kept, and one with new words each time, as conformance/others has it; and
// that one without answers to the checks, which is drawn while they run.
func BenchmarkPages(b *testing.B) {
	s := newService(b)
	pdf, _ := FormatNamed("pdf")
	for _, x := range targets {
		data, pages := sized(b, s, x.pages)
		render := func(b *testing.B, data []byte) {
			if _, err := s.Render(context.Background(), Request{Data: data, Status: "udkast", Udgave: Offentlig}, pdf); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(fmt.Sprintf("%d/again", pages), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				render(b, data)
			}
		})
		for _, of := range []struct {
			name string
			data []byte
		}{{"new", data}, {"beside", unanswered(b, data)}} {
			b.Run(fmt.Sprintf("%d/%s", pages, of.name), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					b.StopTimer()
					marks++
					posted := newWords(of.data, marks)
					b.StartTimer()
					render(b, posted)
				}
			})
		}
	}
}

// unanswered is a posted record without answers to the publishing checks.
func unanswered(b *testing.B, data []byte) []byte {
	var r map[string]any
	if err := json.Unmarshal(data, &r); err != nil {
		b.Fatal(err)
	}
	delete(r, "kontroller")
	data, err := json.Marshal(r)
	if err != nil {
		b.Fatal(err)
	}
	return data
}

// marks is how many times words were made new.
var marks int

var (
	textValues = regexp.MustCompile(`"tekst":"(?:[^"\\]|\\.)*"`)
	longWords  = regexp.MustCompile(`[a-zæøå]{6,}`)
)

// newWords makes every ninth long word of a posted record's texts new.
func newWords(data []byte, mark int) []byte {
	return textValues.ReplaceAllFunc(data, func(text []byte) []byte {
		n := 0
		value := text[len(`"tekst":`):]
		return append([]byte(`"tekst":`), longWords.ReplaceAllFunc(value, func(word []byte) []byte {
			if n++; n%9 != 0 {
				return word
			}
			return append(bytes.Clone(word), "bdfghklmnprstv"[mark%14], "aeiouy"[mark/14%6], "dklmnrst"[mark/84%8])
		})...)
	})
}
