package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"notat/internal/fault"
	"notat/internal/publish"
)

// source is a record as it was named on the command line.
type source struct {
	name string // as named, "-" is standard input
	data []byte
}

// read reads a record. It stops one byte past the limit, which is enough for
// the checks to say that it is too large.
func (w World) read(name string) (source, error) {
	data, err := w.readUpTo(name, publish.MaxBytes)
	return source{name, data}, err
}

// billeder reads pictures from the record's own folder and from nowhere else.
func (s source) billeder() publish.Billeder {
	if s.name == "-" {
		return nil
	}
	return func(name string) ([]byte, error) {
		root, err := os.OpenRoot(filepath.Dir(s.name))
		if err != nil {
			return nil, err
		}
		defer root.Close()
		f, err := root.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return io.ReadAll(io.LimitReader(f, publish.MaxBillede+1))
	}
}

// printFaults prints faults as file:line:column: CODE sted: sentence.
func printFaults(out io.Writer, file string, faults fault.List) {
	for _, f := range faults {
		fmt.Fprintf(out, "%s:%s\n", file, f)
	}
}

// syntaxFault gives a record that is no JSON the form of a fault.
func syntaxFault(e *publish.SyntaxError) fault.List {
	return fault.List{publish.SyntaxFault(e)}
}
