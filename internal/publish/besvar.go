package publish

import (
	"strings"

	"notat/internal/fault"
	"notat/internal/recorddiff"
)

// Answer puts answers to hard findings into a record's kontroller, those that give
// a reason. The record is in canonical form afterwards. The error is a *SyntaxError
// of what is no record.
func Answer(data []byte, answers []fault.Svar) ([]byte, error) {
	if err := Syntax(data); err != nil {
		return nil, err
	}
	root, err := recorddiff.Parse(withoutBOM(data))
	if err != nil {
		return nil, err
	}
	list, _ := recorddiff.Get(root, "/kontroller").([]any)
	for _, a := range answers {
		if strings.TrimSpace(a.Begrundelse) != "" {
			list = append(list, map[string]any{"kode": a.Kode, "sted": a.Sted, "fund": a.Fund, "begrundelse": a.Begrundelse})
		}
	}
	if len(list) > 0 {
		recorddiff.Set(root, "/kontroller", list)
	}
	return recorddiff.Canonical(root)
}
