package begynd

import (
	"strings"

	"notat/internal/readback"
	"notat/internal/samtale"
)

// tellDeltagere asks in one question which party each of them is of: it decides whose
// names are public.
func (b *begun) tellDeltagere() {
	b.mergeFunctions()
	var lines, outside []string
	var rows []readback.Row
	var of [][]*person
	at := map[string]int{}
	for _, p := range b.people {
		if p.item == nil {
			lines = append(lines, p.group)
			continue
		}
		lines = append(lines, p.line)
		key := string(p.part)
		if p.part != "" && !p.office {
			key += "?"
		}
		n, known := at[key]
		if !known {
			n = len(rows)
			at[key] = n
			rows, of = append(rows, readback.Row{Chosen: "part:" + string(p.part), Choices: append(readback.Parter(samtale.Parter...), leaveOut)}), append(of, nil)
			if rows[n].ID = key; p.part == "" {
				rows[n].ID, rows[n].Chosen = "ukendt", unknown.ID
				rows[n].Choices = append([]readback.Choice{unknown}, rows[n].Choices...)
			}
		}
		if rows[n].Tekst != "" {
			rows[n].Tekst += "; "
		}
		rows[n].Tekst += p.line
		of[n] = append(of[n], p)
	}
	if rows == nil {
		if lines != nil {
			b.Tell(readback.Item{Kode: "ingen-deltagere", Severity: readback.Info, Sted: "deltagerne", Tekst: words(lines), Besked: "Under disse linjer står der ingen deltagere. Linjerne er ikke med."}, "")
		}
		return
	}
	for n := range rows {
		rows[n].ID = strings.TrimSuffix(rows[n].ID, "?") + map[bool]string{true: "-gruppe"}[strings.HasSuffix(rows[n].ID, "?")]
	}
	i := b.Tell(readback.Item{Kode: "deltagere", Severity: readback.Ask, Sted: "deltagerne", Tekst: words(lines), Rows: rows, Choices: []readback.Choice{{ID: "ja", Tekst: "Ja, det passer"}},
		Besked: "Hvilken part hører deltagerne til? Det afgør, hvis navne der vises offentligt."}, "")
	for n, r := range i.Rows {
		for _, p := range of[n] {
			part, is := strings.CutPrefix(r.Chosen, "part:")
			switch {
			case r.Chosen == leaveOut.ID:
				outside = append(outside, p.line)
				p.item = nil
			case is:
				p.item["part"] = part
			default:
				p.item["part"], p.item["navnOffentligt"] = "andre", false
			}
		}
	}
	var list []any
	for _, p := range b.people {
		if p.item != nil {
			list = append(list, p.item)
		}
	}
	if list != nil {
		b.root["deltagere"] = list
	}
	b.Settle(i.ID, words(outside))
}

var (
	leaveOut = readback.Choice{ID: "udelades", Tekst: "Udelad dem"}
	unknown  = readback.Choice{ID: "ukendt", Tekst: "Andre, som ikke er nævnt her (navnet vises ikke offentligt)"}
)

// mergeFunctions lets who led the meeting or wrote of it be one with who took part.
func (b *begun) mergeFunctions() {
	who := map[string]*person{}
	for _, p := range b.people {
		if name := strings.ToLower(p.navn()); name != "" && p.item["funktion"] == nil && who[name] == nil {
			who[name] = p
		}
	}
	for _, p := range b.people {
		name := strings.ToLower(p.navn())
		code, _ := p.item["funktion"].([]any)
		if name == "" || code == nil {
			continue
		}
		q := who[name]
		if q == nil {
			who[name], q = p, p
		}
		if q == p {
			continue
		}
		have, _ := q.item["funktion"].([]any)
		q.item["funktion"] = append(have, code...)
		titel, _ := p.item["titel"].(string)
		if q.item["titel"] == nil && titel != "" {
			q.item["titel"], q.part, q.office = titel, p.part, p.office
			q.line += ", " + titel
		} else {
			b.Note(titel, "")
		}
		b.Note(p.navn(), "")
		p.item, p.group = nil, p.line
	}
}
