package publish

import (
	"context"
	"slices"
	"strings"

	"notat/internal/fault"
	"notat/internal/kontrol"
	"notat/internal/post"
	"notat/internal/readback"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
)

// Answers to a list of those who took part that stands in a text.
const (
	listMoved = "flyt"
	listStays = "behold"
)

// HasList reports whether a record has a list that MoveLists would move, by its faults.
func (s *Service) HasList(ctx context.Context, data []byte, faults fault.List) (has bool, err error) {
	if !slices.Contains(faults.Codes(), "navneliste") {
		return false, nil
	}
	err = s.computing(ctx, perPosted*len(data), func(context.Context) error {
		_, moved, err := moveLists(data, faults)
		has = len(moved) > 0
		return err
	})
	return has, err
}

// MoveLists moves the lists of those who took part, which the checks have found in
// sections and texts, to the participants of a record, where each name is shown or not
// by its party. Lists that hold a line that is no participant stay; moved are the places
// of the others. The record is in canonical form afterwards.
func (s *Service) MoveLists(ctx context.Context, q Request) (record []byte, moved []string, err error) {
	report, err := s.Validate(ctx, q)
	if err != nil {
		return nil, nil, err
	}
	err = s.computing(ctx, perPosted*len(q.Data), func(context.Context) (err error) {
		record, moved, err = moveLists(q.Data, report.Faults)
		return err
	})
	return record, moved, err
}

// maxLists is how many lists of a record are moved at once: each is looked for in the
// whole record, and no notat has so many.
const maxLists = 20

func moveLists(data []byte, faults fault.List) (record []byte, moved []string, err error) {
	if !slices.Contains(faults.Codes(), "navneliste") {
		return data, nil, nil
	}
	r, err := samtale.Decode(data)
	if err != nil {
		return nil, nil, err
	}
	root, err := recorddiff.Parse(data)
	if err != nil {
		return nil, nil, err
	}
	lists, tried := kontrol.ListsOf(r), 0
	var edits recorddiff.Edits
	list, _ := recorddiff.Get(root, "/deltagere").([]any)
	for _, f := range faults {
		if !kontrol.IsList(f.Code, post.Pointer(f.Pointer)) || slices.ContainsFunc(moved, func(at string) bool { return strings.HasPrefix(f.Pointer, at+"/") || at == f.Pointer }) {
			continue
		}
		if tried++; tried > maxLists {
			break
		}
		people, ok := lists.Participants(f.Pointer)
		if !ok {
			continue
		}
		for _, d := range people {
			if !slices.ContainsFunc(r.Deltagere, func(had samtale.Deltager) bool { return had.Navn == d.Navn }) {
				list = append(list, participant(d))
			}
		}
		edits.Delete(f.Pointer)
		moved = append(moved, f.Pointer)
	}
	if len(moved) == 0 {
		return data, nil, nil
	}
	recorddiff.Set(root, "/deltagere", list)
	record, err = recorddiff.Canonical(edits.Apply(root))
	return record, moved, err
}

func participant(d samtale.Deltager) map[string]any {
	item := map[string]any{"navn": d.Navn, "part": string(d.Part)}
	if d.Titel != "" {
		item["titel"] = d.Titel
	}
	if d.Gruppe != "" {
		item["gruppe"] = d.Gruppe
	}
	if d.Afbud {
		item["afbud"] = true
	}
	return item
}

// offerLists offers to move the lists of a record that was read back, and moves them
// where that was answered. It is false where there is none.
func (p *proving) offerLists(ctx context.Context, back *readback.Result, faults fault.List) (bool, error) {
	record, moved, err := moveLists(back.Record, faults)
	if err != nil || len(moved) == 0 {
		return false, err
	}
	r, err := samtale.Decode(back.Record)
	if err != nil {
		return false, err
	}
	i := readback.Item{ID: "navneliste", Kode: "navneliste", Severity: readback.Warn, Pointer: moved[0], Sted: samtale.Sted(r, moved[0]), Chosen: listStays,
		Besked:  "Her står en liste over deltagere. Flyttes den til deltagerne, vises kun de navne, der må vises.",
		Choices: []readback.Choice{{ID: listStays, Tekst: "Lad listen stå"}, {ID: listMoved, Tekst: "Flyt listen til deltagerne"}}}
	if p.svar[i.ID] == listMoved {
		today := p.base
		if p.ours != nil {
			today = p.ours
		}
		i.Chosen, back.Record = listMoved, record
		if back.Changes, err = recorddiff.Diff(ctx, today, record); err != nil {
			return false, err
		}
	}
	back.Items = append(back.Items, i)
	return true, nil
}
