package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"notat/internal/publish"
)

// expand gives the records that the arguments name: a folder stands for its
// *.json, by name.
func expand(args []string) ([]string, error) {
	var out []string
	for _, a := range args {
		if !isDir(a) {
			if a == "-" && slices.Contains(out, a) {
				return nil, usagef("- is named twice, and standard input can be read once")
			}
			out = append(out, a)
			continue
		}
		entries, err := os.ReadDir(a) // sorted
		if err != nil {
			return nil, err
		}
		before := len(out)
		for _, e := range entries {
			if name := e.Name(); !e.IsDir() && strings.HasSuffix(name, ".json") && !strings.HasPrefix(name, ".") {
				out = append(out, filepath.Join(a, name))
			}
		}
		if len(out) == before {
			return nil, usagef("the folder %s holds no *.json", a)
		}
	}
	return out, nil
}

// inOrder does the work for each name, on as many processors as there are, and
// hands what it gave to use in the order of the names, one at a time. No more
// is kept waiting than there are processors. It ends when use gives false.
func inOrder[T any](names []string, work func(name string) T, use func(T) bool) {
	queue := make(chan chan T, runtime.GOMAXPROCS(0)-1)
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(queue)
		for _, name := range names {
			result := make(chan T, 1)
			select {
			case queue <- result:
				go func() { result <- work(name) }() // work gives its panic as an error
			case <-stop:
				return
			}
		}
	}()
	for result := range queue {
		if !use(<-result) {
			return
		}
	}
}

// made is what became of one record.
type made struct {
	name string
	doc  *publish.Document
	err  error
}

// batch takes what the records became, writes it and keeps account.
type batch struct {
	rendering
	w       World
	folder  bool
	total   int
	written map[string]string // path -> the record that became it
	bar     bar
	done    int
	left    []string // of which nothing was made, each with why
	worst   error    // what decides the exit code
	stop    error    // what concerns every record alike
}

// take is called in the order of the records.
func (b *batch) take(m made) {
	b.bar.hide()
	defer b.bar.show(b.done+len(b.left)+1, m.name)
	if m.err == nil {
		m.err = b.write(m)
	}
	report, no := refusal(m.err)
	switch {
	case m.err == nil:
		b.done++
	case no:
		printFaults(b.w.Stderr, m.name, report.Faults)
		b.fail(m.name, errRecord, "the record has errors: "+strings.Join(slices.Compact(report.Faults.Only("error").Codes()), ", "))
	case errors.Is(m.err, publish.ErrUdgave), errors.Is(m.err, publish.ErrStatus), errors.Is(m.err, publish.ErrKommentering), errors.Is(m.err, publish.ErrTemplate):
		b.stop = usageError{m.err.Error()}
	case errors.Is(m.err, errRecord):
		b.fail(m.name, errRecord, "the record has warnings, and --strict is set")
	case b.total == 1:
		b.stop = named(m.name, m.err)
	default:
		b.fail(m.name, named(m.name, m.err), m.err.Error())
	}
}

// named puts the record's name before an error that does not hold it.
func named(name string, err error) error {
	var usage usageError
	if errors.As(err, &usage) || strings.Contains(err.Error(), name) {
		return err
	}
	return fmt.Errorf("%s: %w", name, err)
}

// rank orders the errors by what they mean for the exit code.
func rank(err error) int {
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errRecord):
		return 1
	case errors.As(err, &usage):
		return 2
	}
	return 3
}

func (b *batch) fail(name string, err error, why string) {
	b.left = append(b.left, name+": "+why)
	if rank(err) > rank(b.worst) {
		b.worst = err
	}
}

// write puts the document where it belongs and tells of it.
func (b *batch) write(m made) error {
	printFaults(b.w.Stderr, m.name, m.doc.Faults)
	for _, u := range m.doc.Udeladt {
		fmt.Fprintf(b.w.Stderr, "%s: udeladt, %s: %s\n", m.name, u.Pointer, u.Tekst)
	}
	if b.strict && len(m.doc.Faults) > 0 {
		return errRecord
	}
	if b.out == "-" {
		_, err := b.w.data.Write(m.doc.Data)
		return err
	}
	path := b.out
	if b.folder || path == "" {
		path = filepath.Join(path, m.doc.Navn.ASCII)
	}
	if first, twice := b.written[path]; twice {
		return usagef("render: %s and %s would both become %s; the first did", first, m.name, path)
	}
	b.written[path] = m.name
	write := writeFile
	if b.isPublic() {
		write = writePublic
	}
	if err := write(path, m.doc.Data); err != nil {
		return err
	}
	_, err := fmt.Fprintln(b.w.Stdout, path)
	return err
}

// result sums up what failed and why, when there was more than one record.
func (b *batch) result() error {
	b.bar.hide()
	if b.stop != nil {
		return b.stop
	}
	if b.total > 1 && len(b.left) > 0 {
		fmt.Fprintf(b.w.Stderr, "%d of %d made; not made:\n", b.done, b.total)
		for _, l := range b.left {
			fmt.Fprintf(b.w.Stderr, "  %s\n", l)
		}
	}
	return b.worst
}
