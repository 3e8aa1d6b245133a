package readback

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"notat/internal/pattern"
	"notat/internal/prosa"
	"notat/internal/samtale"
	"notat/internal/story"
)

// newPart gives the section that fills a place for one, "/afsnit/-/opfoelgning",
// and puts it into the record the first time; at is the edited paragraph where it
// begins.
func (o *outcome) newPart(h *held, pointer string, at int) map[string]any {
	if item := o.parts[pointer]; item != nil {
		return item
	}
	_, name := split1(pointer)
	heading, e := name, -1
	if b := h.headingOf(pointer); b >= 0 {
		if heading, e = story.Words(h.base[b].Text), h.back[b]; e >= 0 {
			heading = story.Words(h.edited[e].Text)
		}
	}
	if e < 0 {
		o.tell(Item{Kode: "fast-tekst-slettet", Severity: Warn, Pointer: pointer, Tekst: heading, Besked: "Overskriften er slettet i filen. Den kommer igen i notatet."})
	}
	item := map[string]any{"overskrift": heading}
	if pointer != aftaleForm {
		item["del"] = name
	}
	if o.parts == nil {
		o.parts = map[string]map[string]any{}
	}
	o.parts[pointer] = item
	o.edits.Insert("/afsnit", before(h, o.root, at), at, item)
	return item
}

// headingOf gives the line of the heading of a place for a section, or -1.
func (h *held) headingOf(pointer string) int {
	return slices.IndexFunc(h.base, func(l line) bool {
		return l.Heading > 0 && (l.ctx == pointer || strings.HasPrefix(l.ctx, pointer+"/"))
	})
}

// putBlock puts a block last into a section.
func putBlock(section map[string]any, block any) {
	list, _ := section["blokke"].([]any)
	section["blokke"] = append(list, block)
}

// aftaler takes agreements: each goal, or a label that the agreement before
// has already, begins one.
func (p *filling) aftaler(all []entry) {
	var list []any
	var a map[string]any
	prose := map[string][]*piece{}
	done := func() {
		for key, ps := range prose {
			a[key] = prosa.Write(prosaOf(ps))
		}
		clear(prose)
	}
	last := ""
	for i := range all {
		x := &all[i]
		if p.leadsToGoals(all[i:]) {
			continue
		}
		if a == nil || x.key != last && (a[x.key] != nil || prose[x.key] != nil) || x.key == "maal" && last == "maal" {
			done()
			a = map[string]any{}
			list = append(list, a)
		}
		last = x.key
		switch x.key {
		case "tiltag":
			steps, _ := a["tiltag"].([]any)
			a["tiltag"] = append(steps, x.words())
		case "baggrund", "bemaerkning":
			prose[x.key] = append(prose[x.key], x.piece())
		default:
			p.aftale(a, prose, x)
		}
	}
	done()
	section := p.out.newPart(p.held, aftaleForm, all[0].at)
	putBlock(section, map[string]any{"type": "aftaler", "aftaler": list})
}

// leadsToGoals reports whether the first entry only leads to a list, "Vi aftalte:", and
// makes goals of the items of that.
func (p *filling) leadsToGoals(all []entry) bool {
	if all[0].key != "maal" || !strings.HasSuffix(all[0].words(), ":") || len(all) < 2 || all[1].key != "tiltag" || all[1].from.List == 0 || all[1].label != "" {
		return false
	}
	for i := 1; i < len(all) && all[i].key == "tiltag" && all[i].from.List != 0 && all[i].label == ""; i++ {
		all[i].key = "maal"
	}
	s := all[0].words()
	p.out.tell(Item{Kode: "indledning-ikke-med", Severity: Info, Pointer: aftaleForm + "/maal", Tekst: s, outside: s, Besked: "Linjen siger, hvad der kommer under den. Det gør overskriften også, så den følger ikke med."})
	return true
}

// handNumber is the number of an agreement that somebody typed.
var handNumber = pattern.New(`^(\d{1,2})[.)][\s\x{A0}]+`)

// aftale takes one plain field of an agreement. What cannot be read is asked
// about alone.
func (p *filling) aftale(a map[string]any, prose map[string][]*piece, x *entry) {
	s := x.words()
	if !asWritten(anAftale + "/" + x.key) {
		s = story.TextOf(x.runs)
	}
	if f := handNumber.FindStringSubmatch(s); f != nil && x.key == "maal" {
		s = s[len(f[0]):]
		p.out.read = append(p.out.read, Reading{File: f[1]})
	}
	if v, more, ok := p.out.valueAndMore(anAftale+"/"+x.key, s); ok {
		if more != "" {
			prose["bemaerkning"] = append(prose["bemaerkning"], loose(more, x.at))
		}
		if was, _ := a[x.key].(string); was != "" {
			v = was + "\n" + v
			if label := story.Words(x.label); label != "" {
				p.out.tell(Item{Kode: "gentaget", Severity: Info, Pointer: aftaleForm + "/" + x.key, Tekst: label, outside: label, Besked: "Ordet står to gange foran i aftalen. Det, der står efter, er med begge gange."})
			}
		}
		a[x.key] = v
		return
	}
	said := story.Words(x.label + " " + x.words())
	i := Item{Kode: "kan-ikke-laeses", Severity: Ask, Pointer: aftaleForm + "/" + x.key, Tekst: said, Besked: unreadable(x.key)}
	i.Choices = append(p.out.guesses(anAftale+"/"+x.key, x.words()), Choice{"felt:bemaerkning", "Sæt ordene ind i aftalens bemærkning"}, leaveTextOut)
	answer := p.out.tell(i)
	if v, ok := p.out.guessed(answer); ok {
		a[x.key] = v
	} else if answer == "felt:bemaerkning" {
		prose["bemaerkning"] = append(prose["bemaerkning"], loose(said, x.at))
	}
}

func unreadable(key string) string {
	if key == "status" {
		return "Ordene er ingen af de statusser, en aftale kan have. Vælg en af dem, eller sæt ordene et andet sted."
	}
	return "Fristen kan ikke læses som en dato, fx 1. juni 2026. Hvor skal ordene stå?"
}

// resultater takes the rows of a table of results. What they are about
// decides whether their numbers may be public: where nobody says so it is asked
// once, and until then they are withheld like tests.
func (p *filling) resultater(form string, all []entry) {
	table, other := rows(all)
	art := ""
	for i := range other {
		x := &other[i]
		if art = p.out.arter[strings.ToLower(x.words())]; x.key != "art" || art == "" {
			p.askWords(spot{ctx: form}, x.at, loose(x.words(), x.at), "i-tabel", "Der er skrevet tekst ved en tabel, hvor der intet felt er.")
			continue
		}
		p.out.tell(Item{Kode: "resultat-art", Severity: Info, Pointer: form, Tekst: x.words(), outside: x.words(), Besked: "Det er valgt, hvad tallene handler om. Det afgør, om de må offentliggøres, og trykkes ikke."})
	}
	var list []any
	var read [][]entry
	for _, row := range table {
		item := p.resultat(wordsByKey(row))
		if item == nil && p.unknownRow(row, Choice{"felt:ord", "Tag resultatet med i ord"}) {
			item = inWords(row)
		}
		if item != nil {
			list, read = append(list, item), append(read, row)
		}
	}
	if list == nil {
		return
	}
	if art == "" && slices.ContainsFunc(list, hasTal) {
		i := Item{Kode: "resultat-art", Severity: Ask, Pointer: form, Tekst: textOfEntries(read[0]), Besked: "Hvad handler tallene i den nye tabel om? Det afgør, om de må offentliggøres."}
		for _, a := range samtale.Arter {
			i.Choices = append(i.Choices, Choice{aArt + string(a), p.out.artLabel(string(a))})
		}
		if art = strings.TrimPrefix(p.out.tell(i), aArt); art == "" {
			art = string(samtale.Arter[0])
		}
	}
	if art != "" {
		for _, item := range list {
			item.(map[string]any)["art"] = art
		}
	}
	block := map[string]any{"type": "resultater", "resultater": list}
	if place := strings.TrimSuffix(form, "/resultater"); strings.HasSuffix(place, "/blokke/-") {
		blokke, _ := split1(place)
		p.out.edits.Insert(blokke, 0, read[0][0].at, block)
	} else {
		putBlock(p.out.newPart(p.held, place, read[0][0].at), block)
	}
}

// resultat gives a result of the words of a row, or nil where they are none.
func (p *filling) resultat(cells map[string]string) map[string]any {
	out := map[string]any{}
	for key, s := range cells {
		switch {
		case key == "antal":
			if n, err := strconv.Atoi(s); err != nil || n < 0 {
				return nil
			}
			out[key] = json.Number(s)
		case numbers[key]:
			n, unit, ok := readTal(s)
			if !ok || unit != "" && out["enhed"] != nil && out["enhed"] != unit {
				return nil
			}
			if out[key] = n; unit != "" {
				out["enhed"] = unit
			}
			p.out.read = append(p.out.read, Reading{s, s})
		default:
			out[key] = s
		}
	}
	if out["maaling"] == nil {
		return nil
	}
	return out
}

// hasTal reports whether a result has a number.
func hasTal(item any) bool {
	for _, v := range item.(map[string]any) {
		if _, is := v.(json.Number); is {
			return true
		}
	}
	return false
}

// inWords gives a result whose numbers cannot be read: all of it in words.
func inWords(row []entry) map[string]any {
	item := map[string]any{}
	var ord []string
	for i := range row {
		if x := &row[i]; x.key == "maaling" {
			item["maaling"] = x.words()
		} else {
			ord = append(ord, x.words())
		}
	}
	if item["maaling"] == nil {
		return map[string]any{"maaling": strings.Join(ord, ", ")}
	}
	item["ord"] = prosa.Write(prosa.Prosa{{Linje: []prosa.Ord{{Tekst: strings.Join(ord, ", ")}}}})
	return item
}

// readTal reads a number with its unit as it is printed: "7,4", "12,5 %".
func readTal(s string) (n json.Number, unit string, ok bool) {
	at := formTal.FindStringIndex(s)
	if at == nil || at[0] != 0 {
		return "", "", false
	}
	unit = strings.TrimSpace(s[at[1]:])
	if strings.ContainsAny(unit, "0123456789") {
		return "", "", false
	}
	return json.Number(strings.Replace(s[:at[1]], ",", ".", 1)), unit, true
}

// partOfForm gives the place for a section that a place of a form lies in:
// "/afsnit/-/opfoelgning" of the reason why there is nothing to tell of it.
func partOfForm(pointer string) (part string, ok bool) {
	rest, ok := strings.CutPrefix(pointer, "/afsnit/-/")
	name, _, below := strings.Cut(rest, "/")
	return "/afsnit/-/" + name, ok && below && name != "aftaler"
}

// artLabel gives what a kind of results is called.
func (o *outcome) artLabel(art string) string {
	for label, a := range o.arter {
		if a == art {
			return label
		}
	}
	return art
}

// formTal is a number as it is written in Danish.
var formTal = pattern.New(`-?\d+(?:,\d+)?`)
