package udgave

import (
	"context"
	"strconv"
	"strings"
	"sync"

	"notat/internal/kontrol"
	"notat/internal/post"
	"notat/internal/samtale"
)

// Regained gives where a record shows the public numbers and names that records of
// before withheld and that it has no longer to withhold: the result, or the one who
// took part, was taken out and is told of in other places. What known, the record of
// today, shows in the same text already is not among them. Each Other is a place in
// that of before. They are not all where ctx has ended.
func Regained(ctx context.Context, before []*samtale.Record, known, now *samtale.Record, k samtale.Krav) (out []kontrol.Finding) {
	with, from := withGone(ctx, now, before, k)
	if len(from) == 0 {
		return nil
	}
	type spot struct {
		kode, found string
		at          post.Pointer
	}
	had := map[spot]bool{}
	for _, f := range regainable(ctx, now, k) {
		had[spot{f.Regel.Kode, f.Found, f.Pointer}] = true
	}
	shown, texts := map[string]bool{}, textsOf(now)
	for _, s := range textsOf(known) {
		shown[s] = true
	}
	for _, f := range regainable(ctx, with, k) {
		for p := f.Other; p != ""; p = p.Parent() {
			if was, ok := from[p]; ok {
				f.Other = was
			}
		}
		for _, at := range append(f.In, f.Pointer) { // of a name of one word it is told once
			if s, ok := texts[at]; ok && !shown[s] && !had[spot{f.Regel.Kode, f.Found, at}] {
				f.Pointer = at
				out = append(out, f)
			}
		}
	}
	return out
}

// regainable gives what numbers and names that a record withholds it shows all the same.
func regainable(ctx context.Context, r *samtale.Record, k samtale.Krav) []kontrol.Finding {
	public := r.Clone()
	d := &reduction{krav: k, places: newPlaces(), invalid: true}
	d.apply(ctx, public)
	return kontrol.Found(ctx, d.edition(r, public), "tilbageholdt-tal", "tilbageholdt-navn")
}

// textsOf gives the texts of a record that the public may read, and what its results say,
// by their places.
func textsOf(r *samtale.Record) map[post.Pointer]string {
	out, intern := map[post.Pointer]string{}, 0
	var w samtale.Walk
	w.Text = func(f *samtale.Field, s string) {
		if intern == 0 {
			out[post.Pointer(w.Pointer())] = s
		}
	}
	w.Enter = func(x any) {
		if samtale.IsIntern(x) {
			intern++
		}
		if r, ok := x.(*samtale.Resultat); ok && intern == 0 {
			out[post.Pointer(w.Pointer()+"/vaerdi")] = says(r)
		}
	}
	w.Leave = func(x any) {
		if samtale.IsIntern(x) {
			intern--
		}
	}
	w.Over(r)
	return out
}

// placesOf gives the places of a record's results.
func placesOf(r *samtale.Record) map[*samtale.Resultat]post.Pointer {
	out := map[*samtale.Resultat]post.Pointer{}
	w := samtale.Walk{Text: func(*samtale.Field, string) {}}
	w.Enter = func(x any) {
		if r, ok := x.(*samtale.Resultat); ok {
			out[r] = post.Pointer(w.Pointer())
		}
	}
	w.Over(r)
	return out
}

// says is what makes two results the same: which they are, and their numbers.
func says(r *samtale.Resultat) string {
	antal := ""
	if r.Antal != nil {
		antal = strconv.Itoa(*r.Antal)
	}
	return strings.Join([]string{r.Maaling, r.Fag, r.Klassetrin, r.Periode, antal, string(r.Vaerdi)}, "\n")
}

// withGone gives a record with what records of before withhold and it has not itself,
// where nobody reads it, and where that stood, by its new place.
func withGone(ctx context.Context, r *samtale.Record, before []*samtale.Record, k samtale.Krav) (*samtale.Record, map[post.Pointer]post.Pointer) {
	gone, people, from := &samtale.Resultater{}, []samtale.Deltager(nil), map[post.Pointer]post.Pointer{}
	has, named := map[string]bool{}, map[string]bool{}
	for _, m := range allResultater(r, &k) {
		has[says(m.Resultat)] = true
	}
	for i := range r.Deltagere {
		named[r.Deltagere[i].Navn] = true
	}
	list := post.Item(post.Item("", "afsnit", len(r.Afsnit)), "blokke", 0)
	for _, b := range before {
		results := allResultater(b, &k)
		few := sync.OnceValue(func() map[*samtale.Resultat]*hidden { return smallTal(ctx, results, &k) })
		places := sync.OnceValue(func() map[*samtale.Resultat]post.Pointer { return placesOf(b) })
		for _, m := range results {
			s := says(m.Resultat)
			if has[s] {
				continue
			}
			h := few()[m.Resultat]
			if m.visible && h == nil {
				continue
			}
			has[s] = true
			one := *m.Resultat
			if !m.visible || h.own == Supplerende { // which it may not be by itself
				one.Synlighed = samtale.Intern
			}
			from[post.Pointer(post.Item(list, "resultater", len(gone.Resultater)))] = places()[m.Resultat]
			gone.Resultater = append(gone.Resultater, one)
		}
		for i := range b.Deltagere {
			if p := b.Deltagere[i]; p.Navn != "" && !p.NavnIsPublic() && !named[p.Navn] {
				named[p.Navn] = true
				from[post.Pointer(post.Item("", "deltagere", len(r.Deltagere)+len(people)))] = post.Pointer(post.Item("", "deltagere", i))
				people = append(people, p)
			}
		}
	}
	if len(from) == 0 {
		return r, nil
	}
	with := r.Clone()
	with.Deltagere = append(with.Deltagere, people...)
	if len(gone.Resultater) > 0 {
		with.Afsnit = append(with.Afsnit, samtale.Afsnit{Blokke: []samtale.Blok{gone}})
	}
	return with, from
}
