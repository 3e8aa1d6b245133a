package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"notat/internal/publish"
	"notat/internal/template"
)

// handback is what the flags of readback say.
type handback struct {
	record, current, svar, out, changes, template string
	endelig, asJSON                               bool
}

// flags are those of every command that takes a file into a record.
func (h *handback) flags(fs *pflag.FlagSet) {
	fs.StringVar(&h.svar, "svar", "", "answers: a JSON object of item id to choice")
	fs.StringVarP(&h.out, "output", "o", "", "file for the new record; - is standard output")
	fs.StringVar(&h.template, "template", "", "a template's name, or its folder")
	fs.BoolVar(&h.asJSON, "json", false, "one JSON object instead of lines")
}

func readbackCommand(fs *pflag.FlagSet) run {
	var h handback
	h.flags(fs)
	fs.StringVar(&h.record, "record", "", "the record that the draft was made from; left out: the one in the draft")
	fs.StringVar(&h.current, "aktuel", "", "the record as it is today, to merge with")
	fs.StringVar(&h.changes, "changes", "", "file for a list of changes, as a page")
	fs.BoolVar(&h.endelig, "endelig", false, "set dokument.status to endelig")
	return func(ctx context.Context, w World, args []string) error {
		if len(args) == 0 {
			return usagef("readback: which file?")
		}
		return h.run(ctx, w, args)
	}
}

// run takes the files back, those of a round of comments together.
func (h handback) run(ctx context.Context, w World, names []string) error {
	q := publish.Indlevering{Endelig: h.endelig, Name: h.template}
	for _, name := range names {
		data, err := w.readFile(name, publish.MaxWord)
		if err != nil {
			return err
		}
		if err := q.Add(publish.Fil{Navn: name, Data: data}); err != nil {
			return usagef("readback: at most %d files at once", publish.MaxFiler)
		}
	}
	name := strings.Join(names, ", ")
	for _, f := range []struct {
		name string
		to   *[]byte
	}{{h.record, &q.Record}, {h.current, &q.Current}} {
		if f.name == "" {
			continue
		}
		src, err := w.read(f.name)
		if err != nil {
			return err
		}
		*f.to = src.data
	}
	s, err := h.service(w, &q.Svar, &q.Template)
	if err != nil {
		return err
	}
	back, err := s.ReadBack(ctx, q)
	if err := w.refused("readback", name, name, err); err != nil {
		return err
	}
	return h.tell(w, name, back)
}

// service reads the answers, and gives the service and the template that is a folder.
func (h handback) service(w World, svar *[]byte, t **template.Template) (*publish.Service, error) {
	if h.svar != "" {
		src, err := w.read(h.svar)
		if err != nil {
			return nil, err
		}
		*svar = src.data
	}
	s, store, _, err := service(w)
	if err == nil && isDir(h.template) {
		*t, err = store.OpenDir(h.template)
	}
	return s, err
}

// tell prints what came of it and writes the files.
func (h handback) tell(w World, name string, back *publish.IndleveringSvar) error {
	out := w.Stdout
	if h.out == "-" {
		out = w.Stderr
	}
	if h.asJSON {
		data, err := json.Marshal(back)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s\n", data)
	} else {
		for _, c := range back.Aendringer {
			fmt.Fprintln(out, changeLine(c))
		}
		for _, i := range back.Rest {
			fmt.Fprintf(out, "%s %s %s: %s »%s«\n", i.Severity, i.ID, i.Sted, i.Besked, i.Tekst)
			for _, v := range i.Choices {
				mark := ""
				if v.ID == i.Chosen {
					mark = " (valgt)"
				}
				fmt.Fprintf(out, "    %s: %s%s\n", v.ID, v.Tekst, mark)
			}
			if i.Words != "" {
				fmt.Fprintf(out, "    %s...: Skriv det selv i stedet for ...\n", i.Words)
			}
			for _, r := range i.Rows {
				fmt.Fprintf(out, "    %s.%s %s: %s\n", i.ID, r.ID, r.Tekst, chosenOf(r))
			}
		}
		printFaults(out, name, back.Faults)
	}
	if h.changes != "" {
		page, err := publish.AendringerHTML(back)
		if err != nil {
			return err
		}
		if err := writeFile(h.changes, page); err != nil {
			return err
		}
	}
	if !back.Ready() {
		return errRecord
	}
	if h.out == "" {
		return nil
	}
	return w.put(h.out, back.Record)
}

// chosenOf tells what is chosen for a row and what else may be.
func chosenOf(r publish.Row) string {
	var all []string
	for _, v := range r.Choices {
		if v.ID == r.Chosen {
			v.ID += " (valgt)"
		}
		all = append(all, v.ID)
	}
	if r.Words != "" {
		all = append(all, r.Words+"...")
	}
	return strings.Join(all, ", ")
}

func changeLine(c publish.Change) string {
	by := ""
	if c.Af != "" {
		by = " (" + c.Af + ")"
	}
	switch c.Kind {
	case "ny":
		return fmt.Sprintf("ny %s%s: %q", c.Sted, by, c.After)
	case "slettet":
		return fmt.Sprintf("slettet %s%s: %q", c.Sted, by, c.Before)
	}
	return fmt.Sprintf("ændret %s%s: %q -> %q", c.Sted, by, c.Before, c.After)
}
