package publish

import (
	"context"
	"strconv"

	"notat/internal/fault"
)

// Show makes the document of Preview with a template that has errors, and marks where they
// are: whoever made it sees the places, and Faults say what to do. It is nil where no look
// can be read, and as a Word file, which somebody would use as a draft.
func (k Skabelontjek) Show(ctx context.Context, f Format) (*Document, error) {
	if k.faulty == nil || f.Draft {
		return nil, nil
	}
	t, err := k.faulty(ctx)
	if err != nil || t == nil {
		return nil, err
	}
	d, err := New(k.by.templates, k.by.standard).Render(ctx, Request{Data: sample, Template: t, Udgave: Offentlig, Status: "endelig", marks: placesOf(k.Faults)}, f)
	if err != nil {
		return nil, ctx.Err() // what stops the sample is among the faults
	}
	d.Navn = Filnavn{ASCII: "proeve-med-fejl." + f.Name, Danish: "prøve-med-fejl." + f.Name}
	return d, nil
}

// mostPlaces is how many places each page names: more would hide it.
const mostPlaces = 3

// placesOf says that there are errors, and where, each place once.
func placesOf(found fault.List) []string {
	out := []string{"Prøve med fejl: tjekket siger, hvad der skal rettes"}
	seen := map[string]bool{}
	for _, e := range found.Only(fault.Error) {
		if seen[e.Sted] {
			continue
		}
		if seen[e.Sted] = true; len(seen) <= mostPlaces {
			out = append(out, "Fejl: "+e.Sted)
		}
	}
	if more := len(seen) - mostPlaces; more > 0 {
		out = append(out, "Fejl flere steder: "+strconv.Itoa(more))
	}
	return out
}
