package publish

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"notat/internal/archive"
	"notat/internal/fault"
	"notat/internal/kontrol"
	"notat/internal/leak"
	"notat/internal/post"
	"notat/internal/samtale"
)

// version is a version that is public still, if only at its own address.
type version struct {
	public *samtale.Record
	posted *samtale.Record // of that which is corrected; nil: of one before it
}

// correctable refuses a correction that withholds what a version before it shows, for
// then those must go; and a record that has the approval of other words, which were those
// of the version that it corrects or of a draft, unless somebody answered that it was
// agreed. approved is that draft, nil is none.
func (c *checked) correctable(ctx context.Context, aarsag string, before []version, approved *samtale.Record) error {
	now, report := c.valid.Record(), c.Report
	var out []fault.Fault
	held := before // to what they show
	if aarsag == personalData {
		held = nil
	}
	for _, v := range held {
		at, other, err := takenBack(ctx, v, now, c.public.Valid.Record())
		if err != nil {
			return err
		}
		if at == "" {
			continue
		}
		f := takesBack.at(now, at)
		if other != "" {
			f.Message += otherWords
			f.Svar = kontrol.Svar(f.Code, at, other)
		}
		out = append(out, f)
		break
	}
	for _, v := range append(before, version{posted: approved}) {
		if v.posted == nil {
			continue
		}
		if f := staleApproval(v.posted, now); f != nil {
			out = append(out, *f)
			break
		}
	}
	if len(out) == 0 {
		return nil
	}
	report.Faults = append(append(report.Faults[:0:0], report.Faults...), out...)
	report.Faults.Sort()
	return &Rejected{report}
}

// takenBack gives the first place of what a record withholds and an older version
// shows: a name, internal words, a number, or, of the version that is corrected, what
// stood where it is internal now; "" is none. other are the words that it is internal in,
// where they are others: then it may be answered that it is another thing.
func takenBack(ctx context.Context, v version, now, public *samtale.Record) (at, other string, err error) {
	old := v.public
	found, err := leak.Find(ctx, []*samtale.Record{now}, now, old)
	if err != nil {
		return "", "", err
	}
	if len(found) > 0 {
		return found[0].From, "", nil
	}
	if at := renamed(old, now, public); at != "" {
		return at, "", nil
	}
	shown, still := numbers(old), numbers(public)
	if v.posted != nil {
		if at, other, err := madeInternal(ctx, v.posted, now, shown); at != "" || err != nil {
			return at, other, err
		}
	}
	for _, one := range measuredIn(now) {
		if one.tal != "" && shown[one.measure] != "" && still[one.measure] == "" {
			return one.at, "", nil
		}
	}
	return "", "", nil
}

// otherWords is what is said besides where the internal words are others.
const otherWords = " Er det, der er internt nu, noget andet end det, der stod, så svar det."

// maxShownNames is how many names of the older version are held against each that is
// withheld now: no conversation has so many who take part.
const maxShownNames = 500

// renamed gives the first name that is withheld now and of which the older version shows
// a part, or more: "Ruth Holm" where it is "Ruth Ankersen Holm" now.
func renamed(old, now, public *samtale.Record) string {
	still := map[string]bool{}
	for i := range public.Deltagere {
		still[public.Deltagere[i].Navn] = true
	}
	for i := range now.Deltagere {
		navn := strings.Fields(strings.ToLower(now.Deltagere[i].Navn))
		if len(navn) == 0 || still[now.Deltagere[i].Navn] {
			continue
		}
		for j := range old.Deltagere[:min(len(old.Deltagere), maxShownNames)] {
			few, many := strings.Fields(strings.ToLower(old.Deltagere[j].Navn)), navn
			if len(few) > len(many) {
				few, many = many, few
			}
			// one name that two have is nobody's
			if len(few) > 1 && !slices.ContainsFunc(few, func(w string) bool { return !slices.Contains(many, w) }) {
				return post.Item("", "deltagere", i) + "/navn"
			}
		}
	}
	return ""
}

// measure is what makes two results the same.
type measure struct{ maaling, fag, klassetrin, periode string }

type measured struct {
	measure
	tal samtale.Tal
	at  string // RFC 6901
}

// measuredIn gives the results of a record.
func measuredIn(r *samtale.Record) (out []measured) {
	w := samtale.Walk{Text: func(*samtale.Field, string) {}, Leave: func(any) {}}
	w.Enter = func(object any) {
		if x, ok := object.(*samtale.Resultat); ok {
			out = append(out, measured{measure{x.Maaling, x.Fag, x.Klassetrin, x.Periode}, x.Vaerdi, w.Pointer()})
		}
	}
	w.Over(r)
	return out
}

// numbers gives the value of each measure that a record has one of.
func numbers(r *samtale.Record) map[measure]samtale.Tal {
	out := map[measure]samtale.Tal{}
	for _, one := range measuredIn(r) {
		if one.tal != "" {
			out[one.measure] = one.tal
		}
	}
	return out
}

// corrected gives the version that a publication corrects, and those before it, as far
// as they are public: none where the archive has another thing to say of it.
func corrected(ctx context.Context, a *Archive, id string) (out []version, err error) {
	now, err := a.Notat(ctx, id)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	all, _, err := a.School(ctx, now.Institutionsnr)
	if err != nil {
		return nil, err
	}
	for _, n := range all {
		if n.Institutionsnr != now.Institutionsnr || n.Skoleaar != now.Skoleaar || n.Tilbagetrukket != "" {
			continue
		}
		v := version{}
		if v.public, err = kept(ctx, a, n.ID, archive.Offentlig); err != nil {
			return nil, err
		}
		if n.ID == id {
			if v.posted, err = kept(ctx, a, id, archive.Post); err != nil {
				return nil, err
			}
			v.posted = cmp.Or(v.posted, v.public)
		}
		if v.public != nil {
			out = append(out, v)
		}
	}
	return out, nil
}

// kept gives a record that the archive has of a version, or nil where it is gone.
func kept(ctx context.Context, a *Archive, id, navn string) (*samtale.Record, error) {
	data, err := a.File(ctx, id, navn)
	if errors.Is(err, ErrNotFound) || errors.Is(err, ErrWithdrawn) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return samtale.Decode(data)
}
