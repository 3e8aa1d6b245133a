package publish

import (
	"encoding/json"
	"strconv"
	"strings"

	"notat/internal/post"
	"notat/internal/readback"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/statistik"
)

// talKey is what a result is about, as two people may write it.
type talKey struct{ maaling, fag, profilomraade, klassetrin, periode string }

func keyOf(r *samtale.Resultat) talKey {
	plain := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
	trin := strings.Join(strings.Fields(strings.NewReplacer("klasse", "", "kl.", "", ".", " ").Replace(strings.ToLower(r.Klassetrin))), " ")
	periode := plain(r.Periode)
	if year := samtale.SchoolYearOf(r.Periode); year != "" {
		periode = year
	}
	return talKey{plain(r.Maaling), plain(r.Fag), plain(r.Profilomraade), trin, periode}
}

// talsted is where a result stands.
type talsted struct {
	pointer string
	*samtale.Resultat
}

// subjectOf is what a result is about, in any period.
func subjectOf(r *samtale.Resultat) talKey {
	k := keyOf(r)
	k.periode = ""
	return k
}

// places gives the record's results by what they are about.
func (m *talmerge) places() map[talKey][]talsted {
	out := map[talKey][]talsted{}
	m.results(func(_ string, _ *samtale.Resultater, pointer string, r *samtale.Resultat) {
		k := subjectOf(r)
		out[k] = append(out[k], talsted{pointer, r})
	})
	return out
}

// results visits every result.
func (m *talmerge) results(visit func(block string, b *samtale.Resultater, pointer string, r *samtale.Resultat)) {
	m.sections(func(pointer string, a *samtale.Afsnit, _ bool) {
		for i, b := range a.Blokke {
			res, ok := b.(*samtale.Resultater)
			for j := 0; ok && j < len(res.Resultater); j++ {
				block := post.Item(pointer, "blokke", i)
				visit(block, res, post.Item(block, "resultater", j), &res.Resultater[j])
			}
		}
	})
}

// sections visits every section with its place, and whether it is internal.
func (m *talmerge) sections(visit func(pointer string, a *samtale.Afsnit, intern bool)) {
	var walk func(at string, list []samtale.Afsnit, intern bool)
	walk = func(at string, list []samtale.Afsnit, intern bool) {
		for i := range list {
			p, hidden := post.Item(at, "afsnit", i), intern || list[i].Synlighed == samtale.Intern
			visit(p, &list[i], hidden)
			walk(p, list[i].Afsnit, hidden)
		}
	}
	walk("", m.record.Afsnit, false)
}

// add puts a result that the record does not have where others of its kind stand,
// else in the section of results.
func (m *talmerge) add(f statistik.Fund) {
	r := f.Resultat
	list := m.block(r.Art)
	if list == "" {
		return
	}
	f.Resultat.Hentet = m.hentet
	old, _ := recorddiff.Get(m.root, list).([]any)
	recorddiff.Set(m.root, list, append(old, tree(&f.Resultat)))
	m.trace(f)
	if r.Vaerdi == "" {
		m.unpublished(post.Item(strings.TrimSuffix(list, "/resultater"), "resultater", len(old)), &r)
	}
}

// unpublished tells of a number that was asked for and is not in the extract.
func (m *talmerge) unpublished(pointer string, r *samtale.Resultat) {
	m.Tell(readback.Item{Kode: "ikke-offentliggjort", Severity: readback.Info, Pointer: pointer, Sted: "testresultater", Tekst: name(r),
		Besked: "Tallet er ikke i udtrækket, fordi det er om for få elever, eller fordi det ikke er offentliggjort. Det står der i notatet."})
}

// name says what a result is about.
func name(r *samtale.Resultat) string {
	s := r.Maaling
	for _, x := range []string{r.Fag, r.Profilomraade, r.Klassetrin, r.Periode} {
		if x != "" {
			s += ", " + x
		}
	}
	return s
}

// block gives the list that results of a kind go into; "" while it is asked about.
func (m *talmerge) block(art samtale.Art) string {
	if m.blocks == nil {
		m.blocks = map[samtale.Art]string{}
	}
	if list, ok := m.blocks[art]; ok {
		return list
	}
	m.results(func(block string, b *samtale.Resultater, _ string, r *samtale.Resultat) {
		if r.Art == art && r.Kilde == statistik.Kilde && b.Synlighed != samtale.Intern && m.blocks[art] == "" {
			m.blocks[art] = block + "/resultater"
		}
	})
	if m.blocks[art] == "" {
		m.blocks[art] = m.newBlock()
	}
	return m.blocks[art]
}

// newBlock puts an empty list of results into the first section of results, a public
// one where there is one. A record without gets such a section, at its end.
func (m *talmerge) newBlock() string {
	if m.section == "" {
		public := false
		m.sections(func(p string, a *samtale.Afsnit, intern bool) {
			if a.Del == samtale.Testresultater && (m.section == "" || !public && !intern) {
				m.section, public = p, !intern
			}
		})
	}
	if m.section == "" {
		list, _ := recorddiff.Get(m.root, "/afsnit").([]any)
		recorddiff.Set(m.root, "/afsnit", append(list, map[string]any{"overskrift": m.t.Tekst("del.testresultater"), "del": string(samtale.Testresultater)}))
		m.section = post.Item("", "afsnit", len(list))
	}
	if recorddiff.Get(m.root, m.section+"/udenIndhold") != nil {
		switch m.Tell(readback.Item{Kode: "uden-indhold-med-tal", Severity: readback.Ask, Pointer: m.section + "/udenIndhold",
			Besked:  "Her står, at der intet er at skrive, men udtrækket har tal. Skal tallene sættes ind i stedet?",
			Choices: []readback.Choice{{ID: "indsaet", Tekst: "Sæt tallene ind"}, {ID: "udelades", Tekst: "Lad det stå uden tal"}}}) {
		case "indsaet":
			o := recorddiff.Get(m.root, m.section).(map[string]any)
			delete(o, "udenIndhold")
		default:
			m.stopped = true
		}
	}
	if m.stopped {
		return ""
	}
	blocks, _ := recorddiff.Get(m.root, m.section+"/blokke").([]any)
	recorddiff.Set(m.root, m.section+"/blokke", append(blocks, map[string]any{"type": "resultater", "resultater": []any{}}))
	return post.Item(m.section, "blokke", len(blocks)) + "/resultater"
}

// tree gives a result as Parse would.
func tree(r *samtale.Resultat) map[string]any {
	out := map[string]any{"maaling": r.Maaling}
	for key, v := range ordOf(r) {
		if v != "" {
			out[key] = v
		}
	}
	for key, v := range talOf(r) {
		if v != "" {
			out[key] = json.Number(v)
		}
	}
	if earlier := tidligereTree(r.Tidligere); earlier != nil {
		out["tidligere"] = earlier
	}
	return out
}

func ordOf(r *samtale.Resultat) map[string]string {
	return map[string]string{"art": string(r.Art), "kilde": r.Kilde, "hentet": r.Hentet, "fag": r.Fag, "profilomraade": r.Profilomraade, "klassetrin": r.Klassetrin,
		"periode": r.Periode, "enhed": r.Enhed, "referencevurdering": string(r.Referencevurdering), "note": r.Note}
}

func talOf(r *samtale.Resultat) map[string]string {
	return map[string]string{"antal": count(r.Antal), "vaerdi": string(r.Vaerdi), "kommunetal": string(r.Kommunetal), "landstal": string(r.Landstal), "socialReference": string(r.SocialReference)}
}

func count(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func tidligereTree(list []samtale.Tidligere) (out []any) {
	for _, t := range list {
		one := map[string]any{"periode": t.Periode, "vaerdi": json.Number(t.Vaerdi)}
		if t.Antal != nil {
			one["antal"] = json.Number(count(t.Antal))
		}
		out = append(out, one)
	}
	return out
}
