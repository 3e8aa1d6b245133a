package docx

import (
	"os"
	"testing"
)

func TestWriteSample(t *testing.T) {
	if dir := os.Getenv("NOTAT_DOCX_OUT"); dir != "" {
		d := sample(t)
		os.WriteFile(dir+"/sample.docx", file(t, standard(t), d), 0o644)
		d.Prompts, d.Marks, d.Meta.Status = false, nil, "endelig"
		os.WriteFile(dir+"/endelig.docx", file(t, standard(t), d), 0o644)
	}
}
