package conformance

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"notat/internal/publish"
)

// onde are the texts that each free text field of a record gets in turn: what
// breaks XML, PDF strings, fonts, line breaking or the reading order.
var onde = []string{
	"<b>&amp;</b> ]]> <!-- --> <?xml?> \"'", "endstream endobj ) ( \\) >> << /Type", "%PDF-1.7 %%EOF startxref 0",
	"\u202eomvendt\u202c \u2067indad\u2069", "nul\u200bbredde \ufeff \u2060 \u00ad blød\u00adhed", "\u00a0\u2003\u3000 x", "a\u0301\u0308\u0327\u0332 z\u0351\u0352\u0353\u0354\u0355",
	"☀️ 🙂 👩🏽‍🏫 👨‍👩‍👧 🇩🇰 1️⃣", "العربية ١٢٣ עברית (א)", "漢字かな交じり文 한국어", "ไทย हिन्दी தமிழ் ភាសាខ្មែរ", "Ελληνικά Кириллица Łódź Þór", "𝔉𝔯𝔞𝔨𝔱𝔲𝔯 𝟙𝟚 𓀀 𐍈",
	"\ue000 \uf8ff \U000f0000 \ufffd \ufffc", "\u2028linje\u2029afsnit", "ﬁ ﬂ ǆ ĳ ½ ⅓ ² ₃ ℃ № ™ →", "tab\tefter tab",
	strings.Repeat("lang", 500), strings.Repeat("to ord ", 400), strings.Repeat("-", 300), strings.Repeat("(", 200), strings.Repeat("\\", 99) + "a",
	"https://www.eksempel.dk/" + strings.Repeat("sti/", 60) + "?a=1&b=(2)", "# a\n* b\n> c\n\n1. d\n   e", "**fed *kursiv** begge*", "[a](https://x.dk/ø å)(b)", "{{skole.navn}} {{indhold}}",
}

// hostile puts each of these texts in every free text field of the example that
// has all kinds of blocks: all fields at once, in all templates in turn.
func (w *writer) hostile() {
	fields := w.freeFields(example(w, "alle-blokke-2025-26"))
	if len(fields) < 60 {
		w.Fatalf("only %d free text fields were found", len(fields))
	}
	municipalities := w.service.Templates()
	for i, text := range onde {
		fits := fields
		if !w.valid(w.filled(fields, text)) { // then some field refuses it
			fits = map[string]bool{}
			for pointer := range fields {
				fits[pointer] = w.valid(w.filled(map[string]bool{pointer: true}, text))
			}
		}
		for _, edition := range []publish.Udgave{publish.Intern, publish.Offentlig} {
			data := fill(w, example(w, "alle-blokke-2025-26"), func(pointer, old string) string {
				// A name that is withheld may stand nowhere in the public edition.
				if !fits[pointer] || edition == publish.Offentlig && strings.HasPrefix(pointer, "/deltagere/") {
					return old
				}
				return text
			})
			q := publish.Request{Data: data, Name: municipalities[i%len(municipalities)], Udgave: edition}
			if !w.write(fmt.Sprintf("%02d-%s", i, edition), "pdf", q) && edition == publish.Intern {
				w.Errorf("text %d, %.40q, makes the record invalid", i, text)
			}
		}
	}
}

// freeFields finds the fields that take any text, by trying.
func (w *writer) freeFields(data []byte) map[string]bool {
	free := map[string]bool{}
	fill(w, data, func(pointer, old string) string { free[pointer] = pointer != "/dokument/status"; return old })
	for pointer, maybe := range free {
		free[pointer] = maybe && w.valid(w.filled(map[string]bool{pointer: true}, "En prøve"))
	}
	for pointer, is := range free {
		if !is {
			delete(free, pointer)
		}
	}
	return free
}

// filled gives the example with the text in these fields.
func (w *writer) filled(fields map[string]bool, text string) []byte {
	return fill(w, example(w, "alle-blokke-2025-26"), func(pointer, old string) string {
		if fields[pointer] {
			return text
		}
		return old
	})
}

func (w *writer) valid(data []byte) bool {
	report, err := w.service.Validate(context.Background(), publish.Request{Data: data, Status: "udkast"})
	return err == nil && !report.Faults.HasErrors()
}

// fill gives the record with each text replaced by what with says.
func fill(w *writer, data []byte, with func(pointer, old string) string) []byte {
	w.Helper()
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		w.Fatal(err)
	}
	var visit func(v any, pointer string) any
	visit = func(v any, pointer string) any {
		switch v := v.(type) {
		case string:
			return with(pointer, v)
		case []any:
			for i := range v {
				v[i] = visit(v[i], fmt.Sprintf("%s/%d", pointer, i))
			}
		case map[string]any:
			for k := range v {
				v[k] = visit(v[k], pointer+"/"+k)
			}
		}
		return v
	}
	out, err := json.Marshal(visit(v, ""))
	if err != nil {
		w.Fatal(err)
	}
	return out
}
