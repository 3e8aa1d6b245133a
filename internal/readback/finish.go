package readback

// finish applies the edits and lists the changes.
func (r *reading) finish() (*Result, error) {
	record, err := canonical(r.edits.apply(r.root))
	if err != nil {
		return nil, err
	}
	base, err := canonicalBytes(r.Base)
	if err != nil {
		return nil, err
	}
	out := &Result{Record: record}
	if string(base) == string(record) {
		return out, nil
	}
	if out.Changes, err = Diff(r.ctx, base, record); err != nil {
		return nil, err
	}
	for i := range out.Changes {
		out.Changes[i].Af = r.by[out.Changes[i].Pointer]
	}
	return out, nil
}

func canonicalBytes(data []byte) ([]byte, error) {
	v, err := parse(data)
	if err != nil {
		return nil, err
	}
	return canonical(v)
}
