package archive

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// object is a JSON object whose values can be changed one at a time.
func object(t *testing.T, data string) map[string]any {
	t.Helper()
	var out map[string]any
	if err := json.Unmarshal([]byte(data), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// other gives the object with another value for a key.
func other(t *testing.T, o map[string]any, key string) string {
	t.Helper()
	o = maps.Clone(o)
	switch v := o[key].(type) {
	case string:
		o[key] = v + "x"
	case float64:
		o[key] = v + 1
	default:
		t.Fatalf("%s is %T", key, v)
	}
	data, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Each value and each file of a backup is changed once, and the sums are made
// anew. It is refused, and the place is named.
func TestNothingInABackupCanBeChangedUnseen(t *testing.T) {
	good := fromBackup(t)
	a, n := empty(t), 0
	refuses := func(what, named string, change func(f map[string]string)) {
		t.Helper()
		if n++; t.Failed() {
			return // it may not be empty any more
		}
		files := maps.Clone(good)
		change(files)
		summed(files)
		a.refuses(t, what, asFS(files))
		if err := a.Restore(ctx, asFS(files), skolechefen, true); !strings.Contains(fmt.Sprint(err), named) {
			t.Errorf("%s: %v does not name %s", what, err, named)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(good)) {
		switch filepath.Base(name) {
		case sumFil:
		case metaFil:
			o := object(t, good[name])
			for key := range o {
				refuses(name+" "+key, name, func(f map[string]string) { f[name] = other(t, o, key) })
			}
		case auditFil:
			lines := strings.SplitAfter(strings.TrimSuffix(good[name], "\n"), "\n")
			for i, line := range lines {
				o, named := object(t, line), fmt.Sprintf("line %d ", i+1)
				for key := range o {
					refuses(fmt.Sprint(name, " ", i+1, " ", key), named, func(f map[string]string) {
						changed := slices.Clone(lines)
						changed[i] = other(t, o, key) + "\n"
						f[name] = strings.Join(changed, "")
					})
				}
			}
		case numreFil:
			at := "notater/123456/2024-25/2/" + metaFil
			refuses("another number", at, func(f map[string]string) { f[name] = strings.Replace(f[name], "111111", "999999", 1) })
			refuses("no number", at, func(f map[string]string) { f[name] = "{}" })
			refuses("one number twice", at, func(f map[string]string) { f[name] = strings.Replace(f[name], `"111111"`, `"111111", "111111"`, 1) })
		default:
			refuses(name, name, func(f map[string]string) { f[name] += "x" })
		}
	}
	if n < 200 {
		t.Errorf("only %d changes were made", n)
	}
}

// Whoever can write to all of a backup can make its seals and links anew. The
// last link is another then, for who has noted it.
func TestWhatIsSealedAnewHasAnotherLastLink(t *testing.T) {
	lastLink := func(t *testing.T, a *Archive) string {
		t.Helper()
		led := ""
		if err := a.Audit(ctx, func(l Linje) error { led = l.Led; return nil }); err != nil {
			t.Fatal(err)
		}
		return led
	}
	files := fromBackup(t)
	whole := empty(t)
	if err := whole.Restore(ctx, asFS(files), skolechefen, true); err != nil {
		t.Fatal(err)
	}
	const meta = "notater/123456/2024-25/1/" + metaFil
	var n Notat
	if err := json.Unmarshal([]byte(files[meta]), &n); err != nil {
		t.Fatal(err)
	}
	n.Titel = "En anden titel"
	data, _ := json.Marshal(n)
	files[meta] = string(data)
	var audit strings.Builder
	before := ""
	for line := range strings.Lines(files[auditFil]) {
		var l Linje
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatal(err)
		}
		if l.Notat == n.ID && l.publishes() {
			l.Segl = n.seal(nil)
		}
		l.Led = l.link(before)
		before = l.Led
		data, _ := json.Marshal(l)
		audit.Write(append(data, '\n'))
	}
	files[auditFil] = audit.String()
	summed(files)
	forged := empty(t)
	if err := forged.Restore(ctx, asFS(files), skolechefen, true); err != nil {
		t.Fatal("a seal has no key, and this was sealed anew:", err)
	}
	if lastLink(t, whole.Archive) == lastLink(t, forged.Archive) {
		t.Error("the last link is the same")
	}
}

// What the form is, is promised: others can take it with sha256sum.
func TestASealIsTakenOfAStatedText(t *testing.T) {
	n := Notat{ID: "abc", Institutionsnr: "123456", Skoleaar: "2024/25", Version: 1, Skole: "Birkelund Skole", PDFSize: 15}
	if got, want := n.seal([]string{"222222", "111111"}), "bfdab38bcb9ba6c76fb07eb8498d711f239f3e58e0462133158d94c7c0fd585a"; got != want {
		t.Errorf("%s", got)
	}
	l := Linje{Nr: 2, Tid: "2025-04-01T12:00:01Z", Action: Published, Notat: "abc", Version: 1, Segl: "s"}
	if got, want := l.link("f"), "0dbd87ffe2666807938e116afe553111480df00439b2856b05ddc6700d58f80f"; got != want {
		t.Errorf("%s", got)
	}
	// No value passes for a part of another, and what comes later is no part of it.
	m := n
	m.Institutionsnr, m.Skoleaar = "1234562024/25", ""
	later := n
	later.Rettelse, later.Tilbagetrukket, later.Aarsag, later.Slettet = "fejl", "nu", "fejl", "nu"
	if n.seal(nil) == m.seal(nil) || n.seal(nil) != later.seal(nil) || n.seal([]string{"1", "2"}) == n.seal([]string{"12"}) {
		t.Error("the seal is of something else")
	}
}

// Whatever is changed in the database itself, the audit and a backup tell of it,
// and no backup is made that could not be restored.
func TestWhatIsChangedInTheDatabaseIsTold(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		first := published(t, a, edition("123456", "2024/25", "x"))
		u := edition("123456", "2024/25", "y")
		u.Retter, u.Rettelse, u.Tidligere = first.ID, "fejl", []string{"111111"}
		second := published(t, a, u)
		gone := published(t, a, edition("222222", "2024/25", "z"))
		for _, do := range []func() (Notat, error){
			func() (Notat, error) { return a.Withdraw(ctx, gone.ID, "fejl", skolechefen) },
			func() (Notat, error) { return a.Purge(ctx, gone.ID, skolechefen) },
		} {
			if _, err := do(); err != nil {
				t.Fatal(err)
			}
		}
		agrees := func() error { return a.Audit(ctx, func(Linje) error { return nil }) }
		if err := agrees(); err != nil {
			t.Fatal(err)
		}
		told := func(what, named, undo, change string, args ...any) {
			t.Helper()
			if r, err := a.db.Exec(change, args...); err != nil {
				t.Fatal(what, err)
			} else if n, _ := r.RowsAffected(); n != 1 {
				t.Fatalf("%s changed %d rows", what, n)
			}
			if err := agrees(); !errors.Is(err, ErrDisagrees) || !strings.Contains(err.Error(), named) {
				t.Errorf("%s: %v", what, err)
			}
			last := ""
			if err := a.Backup(ctx, func(name string, _ []byte) error { last = name; return nil }); !errors.Is(err, ErrDisagrees) || last == sumFil {
				t.Errorf("%s: a backup was made: %v", what, err)
			}
			if _, err := a.db.Exec(undo, args[len(args)-1]); err != nil {
				t.Fatal(what, err)
			}
			if err := agrees(); err != nil {
				t.Fatal(what, "undone:", err)
			}
		}
		for _, n := range []Notat{first, gone} {
			for _, c := range columns {
				if c.name == "id" {
					continue
				}
				change, undo := c.name+" = "+c.name+" || 'x'", fmt.Sprintf("%s = substr(%[1]s, 1, length(%[1]s) - 1)", c.name)
				if _, number := c.field(&n).(*int); number {
					change, undo = c.name+" = "+c.name+" + 9", c.name+" = "+c.name+" - 9"
				}
				told(c.name, n.Institutionsnr, "UPDATE notat SET "+undo+" WHERE id = $1", "UPDATE notat SET "+change+" WHERE id = $1", n.ID)
			}
		}
		for _, navn := range slices.Concat(publicFiles, internalFiles) {
			was, err := a.File(ctx, second.ID, navn)
			if err != nil {
				t.Fatal(err)
			}
			told(navn, second.folder()+"/"+navn, fmt.Sprintf("UPDATE fil SET indhold = %s WHERE navn = '%s' AND notat = $1", literal(a, was), navn),
				fmt.Sprintf("UPDATE fil SET indhold = %s WHERE navn = '%s' AND notat = $1", literal(a, append(was, 'x')), navn), second.ID)
			told(navn+" back", gone.folder()+"/"+navn, "DELETE FROM fil WHERE notat = $1", fmt.Sprintf("INSERT INTO fil (notat, navn, indhold) VALUES ($1, '%s', %s)", navn, literal(a, was)), gone.ID)
			told(navn+" gone", first.folder()+"/"+navn, fmt.Sprintf("UPDATE fil SET navn = '%s' WHERE navn = 'væk' AND notat = $1", navn), fmt.Sprintf("UPDATE fil SET navn = 'væk' WHERE navn = '%s' AND notat = $1", navn), first.ID)
		}
		told("a former number", second.folder(), "UPDATE tidligere_nummer SET nummer = '111111' WHERE notat = $1", "UPDATE tidligere_nummer SET nummer = '999999' WHERE notat = $1", second.ID)
	})
}

func literal(a *Archive, data []byte) string {
	if a.kind == sqlite {
		return fmt.Sprintf("x'%x'", data)
	}
	return fmt.Sprintf(`'\x%x'`, data)
}

// The guide tells others how to take a seal: the names are those, in that order.
func TestTheGuideTellsWhatIsSealed(t *testing.T) {
	guide, err := os.ReadFile("../../docs/da/arkiv.md")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range columns {
		if !c.later {
			names = append(names, "`"+c.name+"`")
		}
	}
	if row := "| segl | " + strings.Join(names, ", ") + ", `tidligere_nummer` ("; !strings.Contains(string(guide), row) {
		t.Errorf("the guide has no %s", row)
	}
}
