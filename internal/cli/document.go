package cli

import (
	"errors"
	"fmt"
	"io"
	"os"

	"notat/internal/publish"
)

// readFile reads a document that was made before. It stops one byte past the
// limit, which is enough for the answer that it is too large.
func (w World) readFile(name string) ([]byte, error) {
	in := w.Stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, publish.MaxFil+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return data, nil
}

// oneFile gives the one argument that extract and verify take.
func oneFile(command string, args []string) (string, error) {
	if len(args) != 1 {
		return "", usagef("%s: one file, please; %d were named", command, len(args))
	}
	return args[0], nil
}

// unreadable prints why a file cannot be read, when that is what the error says.
func (w World) unreadable(name string, err error) bool {
	var no *publish.Ulaeselig
	if !errors.As(err, &no) {
		return false
	}
	fmt.Fprintf(w.Stderr, "%s: %s\n", name, no.Besked)
	return true
}
