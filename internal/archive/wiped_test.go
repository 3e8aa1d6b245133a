package archive

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is taken away is taken out of the database's files at once, whichever way
// it goes: a copy of them made a moment later does not hold it.
func TestWhatIsTakenAwayIsNotLeftInTheFiles(t *testing.T) {
	const open, inside, title = "aabne-ord-der-skal-vaek", "interne-ord-der-skal-vaek", "En titel der skal vaek"
	for name, c := range map[string]struct {
		take func(t *testing.T, a *Archive, n Notat)
		gone []string
	}{
		"withdrawn": {func(t *testing.T, a *Archive, n Notat) {
			if _, err := a.Withdraw(ctx, n.ID, "personoplysning", skolechefen); err != nil {
				t.Fatal(err)
			}
		}, []string{open}},
		"corrected for personal data": {func(t *testing.T, a *Archive, n Notat) {
			u := edition("123456", "2024/25", "rettet")
			u.Retter, u.Rettelse, u.Withdraw = n.ID, "personoplysning", true
			published(t, a, u)
		}, []string{open}},
		"purged": {func(t *testing.T, a *Archive, n Notat) {
			if _, err := a.Withdraw(ctx, n.ID, "personoplysning", skolechefen); err != nil {
				t.Fatal(err)
			}
			if _, err := a.Purge(ctx, n.ID, skolechefen); err != nil {
				t.Fatal(err)
			}
		}, []string{open, inside, title}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			a := opened(t, filepath.Join(dir, "notat.db"))
			u := edition("123456", "2024/25", "x")
			u.Titel = title
			for _, f := range publicFiles {
				u.Filer[f] = []byte(strings.Repeat(open+" ", 3000)) // on many pages of the database
			}
			for _, f := range internalFiles {
				u.Filer[f] = []byte(strings.Repeat(inside+" ", 3000))
			}
			u.Noegle = Noegle(u.Filer[Post], u.TemplateHash)
			n := published(t, a, u)
			if !holds(t, dir, open) || !holds(t, dir, inside) {
				t.Fatal("the words do not stand in the files as they are")
			}
			c.take(t, a, n)
			backup := filepath.Join(dir, "kopi")
			f, err := os.Create(backup)
			if err != nil {
				t.Fatal(err)
			}
			err = a.Backup(ctx, func(name string, data []byte) error { _, err := f.Write(data); return err })
			if err := errors.Join(err, f.Close()); err != nil {
				t.Fatal(err)
			}
			for _, words := range c.gone {
				if holds(t, dir, words) {
					t.Errorf("%q is still in the files", words)
				}
			}
			if name != "purged" {
				return
			}
			for what, sum := range map[string]string{"the title": hash([]byte(title)), "the record": n.PostHash, "the internal PDF": n.InternHash, "the key": n.Noegle, "the salt": n.Salt} {
				if sum == "" || holds(t, dir, sum) {
					t.Errorf("a guess of it can be tried: %s (%q)", what, sum)
				}
			}
		})
	}
}

// holds reports whether any file of a folder holds the words.
func holds(t *testing.T, dir, words string) bool {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte(words)) {
			return true
		}
	}
	return false
}
