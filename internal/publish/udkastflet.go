package publish

import (
	"bytes"
	"context"
	"errors"
	"strings"

	"notat/internal/readback"
	"notat/internal/samtale"
)

// ErrAndetNotat says that what is handed in is of another school or year than the draft.
var ErrAndetNotat = errors.New("another school or year than the draft")

// ErrAndenSkole says that the record is of a school whose drafts are not the writer's.
var ErrAndenSkole = errors.New("a school of others")

// Writer is who saves a draft.
type Writer struct {
	Who
	May func(institutionsnr string) bool // the school's drafts are theirs; "" is of no school
}

// mergeTries is how often a draft is merged anew when somebody saves it meanwhile; each
// try takes in what that one saved.
const mergeTries = 5

// Flettet is what came of a record that was handed in to a draft.
type Flettet struct {
	Udkast
	Open bool   // something must be answered, and nothing is saved
	Rest []Rest // what both sides changed
}

// MergeUdkast puts a record that somebody made of a draft's version into the draft as it
// is now: what both changed is asked about, and nothing is saved until it is answered.
// Who saves meanwhile is merged with too. The errors are ErrNotFound, ErrAndetNotat, ErrAndenSkole,
// a *SyntaxError, and ErrChanged when others save without end.
func (s *Service) MergeUdkast(ctx context.Context, id string, version int, mine []byte, svar map[string]string, w Writer) (*Flettet, error) {
	a, err := s.Archive()
	if err != nil {
		return nil, err
	}
	base, err := a.UdkastPost(ctx, id, version)
	if err != nil {
		return nil, err
	}
	if _, err := s.Head(ctx, mine); err != nil {
		return nil, err
	}
	if same, err := sameNotat(base, mine); err != nil || !same {
		return nil, errors.Join(err, ErrAndetNotat)
	}
	for range mergeTries {
		u, err := a.Udkast(ctx, id)
		if err != nil {
			return nil, err
		}
		now, err := a.UdkastPost(ctx, id, u.Version)
		if err != nil {
			return nil, err
		}
		out := &Flettet{}
		var merged []byte
		err = s.computing(ctx, perPosted*(len(base)+len(mine)+len(now)), func(ctx context.Context) error {
			m, items, err := readback.Merge(ctx, base, mine, now, readback.Side{}, svar)
			if err != nil {
				return err
			}
			merged, out.Rest = m.Record, items
			return nil
		})
		if err != nil {
			return nil, err
		}
		for i := range out.Rest {
			asked := &out.Rest[i]
			for j := range asked.Choices { // it is from no Word file
				asked.Choices[j].Tekst = strings.Replace(asked.Choices[j].Tekst, "Rettelsen fra Word", "Det, du lægger ind", 1)
			}
			out.Open = out.Open || asked.Severity == Ask && asked.Chosen == ""
		}
		if out.Open {
			out.Udkast = u
			return out, nil
		}
		out.Udkast, err = s.SaveUdkast(ctx, u, merged, w)
		if errors.Is(err, ErrChanged) {
			continue
		}
		return out, err
	}
	return nil, ErrChanged
}

// Answers to a Word file that is made of no version of the draft.
const (
	newInFile  = "nyt-i-filen"
	newInWord  = "word"
	newInWhole = "hele"
)

// NewInFile asks what is new in a Word file that carries a whole notat which is no
// version of the draft: somebody may have written on elsewhere, the desk for one, and
// saved what they wrote as a Word file. It is nil of a file that is made of a version,
// and of one that does not say. whole is that all of it was answered.
func (s *Service) NewInFile(ctx context.Context, id string, file []byte, svar map[string]string) (asked *Rest, whole bool, err error) {
	a, err := s.Archive()
	if err != nil {
		return nil, false, err
	}
	versions, err := a.UdkastVersioner(ctx, id)
	if err != nil {
		return nil, false, err
	}
	var carried []byte
	err = s.computing(ctx, weight(file, nil, nil), func(context.Context) error {
		if o, err := Extract(file); err == nil && o.Udgave == Intern {
			carried = sansStatus(o.Record)
		}
		return nil // what is wrong with the file is told where it is read
	})
	if err != nil || carried == nil {
		return nil, false, err
	}
	for _, v := range versions {
		post, err := a.UdkastPost(ctx, id, v.Version)
		if err != nil {
			return nil, false, err
		}
		if bytes.Equal(carried, sansStatus(post)) {
			return nil, false, nil
		}
	}
	i := &Rest{ID: newInFile, Kode: newInFile, Severity: Ask, Sted: "dokumentet", Besked: "Notatet i filen er ikke en af udkastets versioner. Hvad er nyt i filen?",
		Choices: []readback.Choice{{ID: newInWhole, Tekst: "Hele notatet, for det er skrevet videre på siden Skriv"}, {ID: newInWord, Tekst: "Kun det, der er rettet i Word"}}}
	if c := svar[newInFile]; c == newInWord || c == newInWhole {
		i.Chosen = c
	}
	return i, i.Chosen == newInWhole, nil
}

// sansStatus gives a record in canonical form without its status, which a file has of
// who fetched it; nil of what is no record.
func sansStatus(data []byte) []byte {
	r, err := samtale.Decode(data)
	if err != nil {
		return nil
	}
	r.Dokument.Status = ""
	out, err := r.Canonical()
	if err != nil {
		return nil
	}
	return out
}

// KeepUdkast keeps a notat as a draft of its own, or gives the one that is the same to the
// byte: who presses twice has one. The errors are those of SaveUdkast.
func (s *Service) KeepUdkast(ctx context.Context, post []byte, w Writer) (Udkast, error) {
	a, err := s.Archive()
	if err != nil {
		return Udkast{}, err
	}
	head, err := s.Head(ctx, post)
	if err != nil {
		return Udkast{}, err
	}
	all, err := a.AlleUdkast(ctx)
	if err != nil {
		return Udkast{}, err
	}
	for _, u := range all {
		if u.Institutionsnr != head.Institutionsnr || u.Skoleaar != head.Skoleaar || u.Titel != head.Titel || !w.May(u.Institutionsnr) {
			continue
		}
		if now, err := a.UdkastPost(ctx, u.ID, u.Version); err == nil && bytes.Equal(now, post) {
			return u, nil
		}
	}
	return s.SaveUdkast(ctx, Udkast{}, post, w)
}

// SaveUdkast keeps a version of a draft, the first when ID is "", with what its record
// says of its school. The errors are ErrNotFound, ErrChanged, ErrAndenSkole and a
// *SyntaxError.
func (s *Service) SaveUdkast(ctx context.Context, u Udkast, post []byte, w Writer) (Udkast, error) {
	a, err := s.Archive()
	if err != nil {
		return u, err
	}
	head, err := s.Head(ctx, post)
	if err != nil {
		return u, err
	}
	if !w.May(head.Institutionsnr) {
		return u, ErrAndenSkole
	}
	head.ID, head.Version = u.ID, u.Version
	return a.SaveUdkast(ctx, head, post, w.Who)
}
