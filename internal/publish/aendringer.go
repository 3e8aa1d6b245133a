package publish

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"html/template"

	"notat/internal/recorddiff"
)

// Change is one difference between two records.
type Change = recorddiff.Change

// Diff gives what differs between two records. The error is a *SyntaxError for
// what is no JSON.
func Diff(ctx context.Context, old, new []byte) ([]Change, error) {
	out, err := recorddiff.Diff(ctx, old, new)
	if out == nil && err == nil {
		out = []Change{}
	}
	return out, err
}

//go:embed aendringer.html
var aendringerHTML string

var aendringer = template.Must(template.New("aendringer").Parse(aendringerHTML))

// AendringerHTML gives the list of changes as a page for the school's leader.
func AendringerHTML(i *Indleveret) ([]byte, error) {
	var b bytes.Buffer
	if err := aendringer.Execute(&b, i); err != nil {
		return nil, fmt.Errorf("list of changes: %w", err)
	}
	return b.Bytes(), nil
}
