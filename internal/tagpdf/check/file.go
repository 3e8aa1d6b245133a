package check

import "notat/internal/pdfobject"

// The objects of a file.
type (
	name     = pdfobject.Name
	text     = pdfobject.Text
	ref      = pdfobject.Ref
	dict     = pdfobject.Dict
	stream   = pdfobject.Stream
	operator = pdfobject.Operator
)

// file is a file with its objects.
type file struct{ *pdfobject.File }

func open(pdf []byte) (*file, error) {
	f, err := pdfobject.Open(pdf)
	if err != nil {
		return nil, err
	}
	return &file{f}, nil
}
