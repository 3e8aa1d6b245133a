package readback

import (
	"context"

	"notat/internal/recorddiff"
)

// finish applies the edits and lists the changes.
func finish(ctx context.Context, o *outcome) (*Result, error) {
	record, err := recorddiff.Canonical(o.edits.Apply(o.root))
	if err != nil {
		return nil, err
	}
	base, err := o.record.Canonical()
	if err != nil {
		return nil, err
	}
	out := &Result{Record: record}
	if string(base) == string(record) {
		return out, nil
	}
	if out.Changes, err = recorddiff.Diff(ctx, base, record); err != nil {
		return nil, err
	}
	for i := range out.Changes {
		out.Changes[i].Af = o.by[out.Changes[i].Pointer]
	}
	return out, nil
}
