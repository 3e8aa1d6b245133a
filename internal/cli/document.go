package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"notat/internal/publish"
)

// readFile reads a document that was made before. One of more than limit bytes
// is refused, by its size where that is known before it is read.
func (w World) readFile(name string, limit int64) ([]byte, error) {
	over := fmt.Errorf("%s: %w", name, publish.TooLarge(limit))
	if info, err := os.Stat(name); name != "-" && err == nil && info.Size() > limit {
		return nil, over
	}
	data, err := w.readUpTo(name, limit)
	if err == nil && int64(len(data)) > limit {
		err = over
	}
	return data, err
}

// readUpTo reads a file, or standard input for -, and stops one byte past the
// limit. Its memory is asked for once, by the file's size.
func (w World) readUpTo(name string, limit int64) ([]byte, error) {
	in, size := w.Stdin, int64(0)
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return nil, err
		}
		in, size = f, info.Size()
	}
	var b bytes.Buffer
	b.Grow(int(min(size, limit)) + bytes.MinRead)
	if _, err := b.ReadFrom(io.LimitReader(in, limit+1)); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return b.Bytes(), nil
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
