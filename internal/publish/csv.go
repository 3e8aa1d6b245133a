package publish

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// csvOf writes rows as CSV that Excel opens as it is. A cell that a spreadsheet would
// take for a formula is kept as text by an apostrophe before it.
func csvOf(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	for _, row := range rows {
		out := make([]string, len(row))
		for i, s := range row {
			if out[i] = s; s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0 {
				out[i] = "'" + s
			}
		}
		if err := w.Write(out); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}
