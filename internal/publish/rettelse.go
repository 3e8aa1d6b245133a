package publish

import (
	"context"
	"errors"
	"slices"
	"strings"

	"notat/internal/archive"
	"notat/internal/fault"
	"notat/internal/leak"
	"notat/internal/post"
	"notat/internal/samtale"
)

// correctable refuses a correction that withholds what the version that it corrects
// shows, for then that version must go; and one that has the approval of other
// words, unless somebody answered that it was agreed. old is the public record of
// that version, and intern its own, when there is one.
func (c *checked) correctable(ctx context.Context, aarsag string, old, intern *samtale.Record) error {
	now, report := c.valid.Record(), c.Report
	if intern == nil {
		intern = old
	}
	var out []fault.Fault
	if aarsag != personalData {
		at, err := takenBack(ctx, old, intern, now, c.public.Valid.Record())
		if err != nil {
			return err
		}
		if at != "" {
			out = append(out, takesBack.at(now, at))
		}
	}
	if f := staleApproval(intern, now); f != nil {
		out = append(out, *f)
	}
	if len(out) == 0 {
		return nil
	}
	report.Faults = append(append(report.Faults[:0:0], report.Faults...), out...)
	report.Faults.Sort()
	return &Rejected{report}
}

// takenBack gives the first place of what a record withholds and an older public
// one, which was posted as intern, shows: a name, internal words, what stood where it
// is internal now, or a number; "" is none.
func takenBack(ctx context.Context, old, intern, now, public *samtale.Record) (string, error) {
	found, err := leak.Find(ctx, []*samtale.Record{now}, now, old)
	if err != nil {
		return "", err
	}
	if len(found) > 0 {
		return found[0].From, nil
	}
	if at := renamed(old, now, public); at != "" {
		return at, nil
	}
	shown, still := numbers(old), numbers(public)
	if at, err := madeInternal(ctx, intern, now, shown); at != "" || err != nil {
		return at, err
	}
	for _, one := range measuredIn(now) {
		if one.tal != "" && shown[one.measure] != "" && still[one.measure] == "" {
			return one.at, nil
		}
	}
	return "", nil
}

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

// corrected gives the records of the version that a publication corrects: the
// public one, and that as posted, each nil when it is gone.
func corrected(ctx context.Context, a *Archive, id string) (public, posted *samtale.Record, err error) {
	data, err := a.File(ctx, id, archive.Offentlig)
	if errors.Is(err, ErrNotFound) || errors.Is(err, ErrWithdrawn) {
		return nil, nil, nil // the archive says what is to be said of it
	}
	if err != nil {
		return nil, nil, err
	}
	if public, err = samtale.Decode(data); err != nil {
		return nil, nil, err
	}
	switch data, err = a.File(ctx, id, archive.Post); {
	case errors.Is(err, ErrNotFound), errors.Is(err, ErrWithdrawn):
		return public, nil, nil
	case err != nil:
		return nil, nil, err
	}
	posted, err = samtale.Decode(data)
	return public, posted, err
}
