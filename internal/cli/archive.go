package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"notat/internal/publish"
)

// byCommand names the command in the audit, where a token's name stands else:
// who has the database and a shell needs none.
const byCommand = "kommando"

// bruger is the flag that says who publishes, corrects, withdraws or purges.
func bruger(fs *pflag.FlagSet) *string {
	return fs.String("bruger", "", "who does it, for the audit")
}

func aarsager() string {
	var out []string
	for _, a := range publish.Aarsager {
		out = append(out, a.Kode)
	}
	return strings.Join(out, ", ")
}

// refusals are what the archive says no to. They concern what was asked, not us.
var refusals = []error{publish.ErrNotFound, publish.ErrWithdrawn, publish.ErrStillPublic, publish.ErrNotEmpty,
	publish.ErrBackup, publish.ErrDisagrees, publish.ErrList}

// archived gives an archive's error its exit code: 1 for what it refuses.
func (w World) archived(err error) error {
	if errors.Is(err, publish.ErrAarsag) {
		return usagef("--aarsag is one of %s, and for publish it goes with --retter", aarsager())
	}
	if n, taken := publish.Taken(err); taken {
		fmt.Fprintf(w.Stderr, "notat: %s %s has version %d already, id %s; --retter %s corrects it\n", n.Institutionsnr, n.Skoleaar, n.Version, n.ID, n.ID)
		return errRecord
	}
	if slices.ContainsFunc(refusals, func(e error) bool { return errors.Is(err, e) }) {
		fmt.Fprintf(w.Stderr, "notat: %v\n", err)
		return errRecord
	}
	return err
}

// archive opens the archive that the settings name. done closes it, and is to be
// deferred with the command's error.
func archive(w World) (a *publish.Archive, done func(err *error), err error) {
	s, _, _, err := service(w)
	if err != nil {
		return nil, nil, err
	}
	done = func(err *error) { closing(s, err) }
	if a, err = s.Archive(); err != nil {
		done(&err)
		return nil, nil, err
	}
	return a, done, nil
}

// closing closes the archive when a command is done with it.
func closing(s *publish.Service, err *error) {
	a, none := s.Archive()
	if none != nil {
		return
	}
	if e := a.Close(); *err == nil {
		*err = e
	}
}
