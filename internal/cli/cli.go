// Package cli is the command: one file per command, and the wiring of all
// packages. It reads flags and files and prints answers; what is right and
// wrong with a record is decided in publish.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	_ "notat/internal/collectlate"
	"notat/internal/config"
	"notat/internal/parallel"
	"notat/internal/publish"
	"notat/internal/template"
	"notat/templates"
)

// World is what the command touches outside itself, besides the files it is named.
// Within a command Stdout and Stderr are for people: a terminal each.
type World struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Environ        []string

	data io.Writer // standard output for programs: documents and JSON, byte for byte
}

// The exit codes.
const (
	exitDone      = 0
	exitRecord    = 1 // the record has errors, something must be answered first, or a document was altered
	exitUsage     = 2
	exitFailure   = 3 // our failure: disk, template, program
	exitUndecided = 4 // verify: made with another release or template
)

// command is one row of the table of commands. A run registers its flags on fs
// and gives the work to be done when they are parsed.
type command struct {
	name, args, summary string
	flags               func(fs *pflag.FlagSet) run
}

// run does a command's work on the arguments that are no flags.
type run func(ctx context.Context, w World, args []string) error

var commands = []command{
	{"new", "--kommune NAVN --skole NAVN --skoleaar 2025/26", "write an empty record to fill in", newCommand},
	{"validate", "[--json] [--forrige OLD.json] RECORD...", "check records", validateCommand},
	{"render", "[-o FILE|DIR] [flags] RECORD...", "make notater of records", renderCommand},
	{"extract", "[-o FILE] FILE.pdf|FILE.docx", "give back the record that a document carries", extractCommand},
	{"readback", "[--record BASE.json] [--aktuel NOW.json] [--svar SVAR.json] [--endelig] [-o NEW.json] [--changes FILE.html] [--json] EDITED.docx...", "take edited Word drafts of one record back into it", readbackCommand},
	{"import", "[-o RECORD.json] [--svar SVAR.json] [--json] [--som-sidste-aar] FILE", "begin a record with a file that you have: a notat of last year in Word, slides, a PDF", importCommand},
	{"tal", "--fil UDTRAEK [--dato D] [--svar SVAR.json] [-o NEW.json] [--json] RECORD.json", "put the ministry's figures of an extract into a record", talCommand},
	{"tal-hent", "-o UDTRAEK RECORD.json", "ask the ministry's statistics for a school's figures (NOTAT_STATISTIK_KEY)", talHentCommand},
	{"diff", "OLD.json NEW.json", "list what differs between two records", diffCommand},
	{"verify", "FILE.pdf", "tell whether a PDF agrees with the record it carries", verifyCommand},
	{"template", "new NAME | check DIR | preview DIR -o FILE", "begin, check or show a municipality's template", templateCommand},
	{"publish", "[--retter ID] [--aarsag KODE] RECORD", "publish a record", publishCommand},
	{"withdraw", "--aarsag KODE ID", "take a published notat back", withdrawCommand},
	{"purge", "ID", "remove the internal copy of a withdrawn notat", purgeCommand},
	{"pakke", "[--intern] ID -o FILE.zip|DIR/", "give a published notat's files to the case system: PDF, Word, record, and what to file them by", pakkeCommand},
	{"next", "[-o FILE] RECORD|INSTITUTIONSNR", "begin on next year's record", nextCommand},
	{"aarsstart", "--skoleaar 2026/27 [FOLDER] -o FILE.zip", "begin a year for all schools: a Word draft each, and what is missing", aarsstartCommand},
	{"institutioner", "--fil REGISTER.csv [-o FILE]", "check the register of institutions, and keep what is used of it in the archive, or write it", institutionerCommand},
	{"oversigt", "[--skoleaar 2025/26] [--format pdf|docx|html|csv] -o FILE", "tell of all schools' agreements and focus areas, as far as they are public", oversigtCommand},
	{"frister", "[--datoen-er-rigtig]", "list what is deleted by itself and when, or say that the date is right after the clock has moved", fristerCommand},
	{"audit", "[--json]", "tell who published, corrected, withdrew and purged what, and hold all that is kept against it", auditCommand},
	{"backup", "FILE|DIR/", "write all that is published as one ZIP file, or as plain files", backupCommand},
	{"restore", "[--uden-liste] FILE|DIR", "fill an empty archive from a backup", restoreCommand},
	{"token", "new --navn NAVN --roller ROLLE,...", "make a bearer token", tokenCommand},
	{"serve", "", "answer over HTTP", serveCommand},
	{"schema", "", "print the record's JSON Schema", schemaCommand},
	{"version", "", "print the release", versionCommand},
}

// usageError says that the command was called wrongly.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

func usagef(format string, a ...any) error { return usageError{fmt.Sprintf(format, a...)} }

// What was printed already, and decides the exit code alone.
var (
	errRecord    = errors.New("the record has errors")
	errUndecided = errors.New("not decidable here")
)

// Run carries out one command and gives its exit code. A panic is told in one
// sentence; who asks for traces, by Go's own GOTRACEBACK, gets where it was too.
func Run(ctx context.Context, args []string, w World) int {
	w.data, w.Stdout, w.Stderr = w.Stdout, terminal{w.Stdout}, terminal{w.Stderr}
	err := parallel.Try(func() error { return dispatch(ctx, args, w) })
	var usage usageError
	var unreadable *publish.Ulaeselig
	var crash *parallel.Panic
	switch {
	case err == nil, errors.Is(err, pflag.ErrHelp):
		return exitDone
	case errors.Is(err, errRecord):
		return exitRecord
	case errors.Is(err, errUndecided):
		return exitUndecided
	case errors.As(err, &unreadable):
		fmt.Fprintln(w.Stderr, err)
		return exitRecord
	case errors.As(err, &usage):
		fmt.Fprintf(w.Stderr, "notat: %s\n", usage.text)
		return exitUsage
	case errors.As(err, &crash):
		fmt.Fprintf(w.Stderr, "notat: %v; run it again with GOTRACEBACK=1 in the environment to see where\n", err)
		if slices.ContainsFunc(w.Environ, func(e string) bool { return strings.HasPrefix(e, "GOTRACEBACK=") }) {
			fmt.Fprintf(w.Stderr, "%v\n%s", crash.Value, crash.Stack)
		}
		return exitFailure
	default:
		fmt.Fprintf(w.Stderr, "notat: %v\n", err)
		return exitFailure
	}
}

func dispatch(ctx context.Context, args []string, w World) error {
	if len(args) == 0 {
		overview(w.Stderr)
		return usagef("which command?")
	}
	switch args[0] {
	case "help", "-h", "--help":
		overview(w.Stdout)
		return nil
	}
	for _, c := range commands {
		if c.name != args[0] {
			continue
		}
		fs := pflag.NewFlagSet(c.name, pflag.ContinueOnError)
		fs.SetOutput(io.Discard)
		do := c.flags(fs)
		err := fs.Parse(args[1:])
		switch {
		case errors.Is(err, pflag.ErrHelp):
			fmt.Fprintf(w.Stdout, "notat %s %s\n%s.\n", c.name, c.args, c.summary)
			fmt.Fprint(w.Stdout, fs.FlagUsages())
			return nil
		case err != nil:
			return usagef("%s: %v", c.name, err)
		}
		return do(ctx, w, fs.Args())
	}
	return usagef("no command %q; notat help lists them", args[0])
}

func overview(out io.Writer) {
	fmt.Fprint(out, "notat makes the notat of a skoleudviklingssamtale.\n\n")
	for _, c := range commands {
		fmt.Fprintf(out, "  notat %s\n      %s\n", strings.TrimSpace(c.name+" "+c.args), c.summary)
	}
	fmt.Fprint(out, "\nnotat COMMAND --help tells more. Exit: 0 done, 1 the record has errors, 2 usage, 3 failure;\nverify: 1 altered, 4 not decidable here.\n")
}

// service wires what the commands share, by the environment.
func service(w World) (*publish.Service, *template.Store, config.Config, error) {
	c, err := config.FromEnv(w.Environ)
	if err != nil {
		return nil, nil, c, usageError{err.Error()}
	}
	if strings.Contains(c.Database, "://") { // a server, which sslmode=verify-full asks for its certificate
		trustRoots()
	}
	if i, err := os.Stat(c.Templates); c.Templates != "" && (err != nil || !i.IsDir()) {
		return nil, nil, c, usagef("NOTAT_TEMPLATES: %s is no folder that can be read", c.Templates)
	}
	store := template.NewStore(templates.FS, c.Templates)
	s := publish.New(store, c.Template)
	a := publish.OpenArchive(c.Database, time.Now)
	a.ListRemovals(c.Removed)
	s.Keep(a)
	navn, err := publish.ReadPakkenavn(c.PakkeNavn)
	if err != nil {
		return nil, nil, c, usagef("NOTAT_PAKKE_NAVN: %v", err)
	}
	s.NameSagsfiler(navn)
	if c.Institutioner != "" {
		data, err := w.readFile(c.Institutioner, publish.MaxRegister)
		if err != nil {
			return nil, nil, c, fmt.Errorf("NOTAT_INSTITUTIONER: %w", err)
		}
		r, err := publish.ReadInstitutioner(data)
		if err != nil {
			return nil, nil, c, usagef("NOTAT_INSTITUTIONER: %s: %v", c.Institutioner, err)
		}
		s.Know(r)
	}
	return s, store, c, nil
}
