package archive

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// fromBackup gives the files of a backup with a notat that was corrected twice,
// one that was withdrawn, and one that was purged.
func fromBackup(t *testing.T) map[string]string {
	t.Helper()
	a := opened(t, filepath.Join(t.TempDir(), "fra.db"))
	first := published(t, a, edition("123456", "2024/25", "x"))
	u := edition("123456", "2024/25", "y")
	u.Retter, u.Rettelse, u.Tidligere = first.ID, "fejl", []string{"111111"}
	published(t, a, u)
	for nr, words := range map[string]string{"222222": "trukket", "333333": "slettet"} {
		n := published(t, a, edition(nr, "2024/25", words))
		if _, err := a.Withdraw(ctx, n.ID, "fejl", skolechefen); err != nil {
			t.Fatal(err)
		}
		if words == "slettet" {
			if _, err := a.Purge(ctx, n.ID, skolechefen); err != nil {
				t.Fatal(err)
			}
		}
	}
	files := map[string]string{}
	if err := a.Backup(ctx, func(name string, data []byte) error { files[name] = string(data); return nil }); err != nil {
		t.Fatal(err)
	}
	return files
}

// summed makes the sums anew, as somebody would who changes a backup.
func summed(files map[string]string) {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if name != sumFil {
			fmt.Fprintf(&b, "%s  %s\n", hash([]byte(files[name])), name)
		}
	}
	files[sumFil] = b.String()
}

func asFS(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, data := range files {
		out[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return out
}

// emptyArchive is one that a backup is restored into.
type emptyArchive struct{ *Archive }

func empty(t *testing.T) emptyArchive {
	t.Helper()
	return emptyArchive{opened(t, filepath.Join(t.TempDir(), "til.db"))}
}

// refuses holds that a backup restores nothing, and is told to be no whole one.
func (a emptyArchive) refuses(t *testing.T, what string, from fs.FS) {
	t.Helper()
	if err := a.Restore(ctx, from, skolechefen, true); !errors.Is(err, ErrBackup) {
		t.Errorf("%s: %v", what, err)
	}
	if list, err := a.Schools(ctx); err != nil || len(list) > 0 {
		t.Errorf("%s: %d schools are there, %v", what, len(list), err)
	}
	if got := audit(t, a.Archive); len(got) > 0 {
		t.Errorf("%s: the audit is there", what)
	}
}

func TestABackupThatIsNotWholeRestoresNothing(t *testing.T) {
	good := fromBackup(t)
	if err := opened(t, filepath.Join(t.TempDir(), "til.db")).Restore(ctx, asFS(good), skolechefen, true); err != nil {
		t.Fatal(err)
	}
	a := empty(t)
	for name := range good {
		for harm, change := range map[string]func(map[string]string){
			"missing": func(f map[string]string) { delete(f, name) },
			"longer":  func(f map[string]string) { f[name] += " " },
			"shorter": func(f map[string]string) { f[name] = f[name][:len(f[name])/2] },
		} {
			files := maps.Clone(good)
			change(files)
			if name == sumFil && harm == "longer" {
				files[name] += "x\n"
			}
			a.refuses(t, name+" is "+harm, asFS(files))
		}
	}
	first, _, _ := strings.Cut(good[sumFil], "\n")
	for what, line := range map[string]string{"a file": first, "a file, and by another sum": strings.Repeat("0", 64) + first[64:]} {
		for _, sums := range []string{line + "\n" + good[sumFil], good[sumFil] + line + "\n"} {
			files := maps.Clone(good)
			files[sumFil] = sums
			a.refuses(t, "the sums name twice "+what, asFS(files))
		}
	}
}

// Whoever changes a backup can make the sums anew. The audit tells otherwise.
func TestABackupThatDoesNotAgreeWithItsAuditRestoresNothing(t *testing.T) {
	const one, two, drawn, purged = "notater/123456/2024-25/1/", "notater/123456/2024-25/2/", "notater/222222/2024-25/1/", "notater/333333/2024-25/1/"
	meta := func(at string, change func(*Notat)) func(map[string]string) {
		return func(f map[string]string) {
			var n Notat
			if err := json.Unmarshal([]byte(f[at+metaFil]), &n); err != nil {
				t.Fatal(err)
			}
			change(&n)
			b, _ := json.Marshal(n)
			f[at+metaFil] = string(b)
		}
	}
	replace := func(name, old, new string) func(map[string]string) {
		return func(f map[string]string) {
			if !strings.Contains(f[name], old) {
				t.Fatalf("%s has no %s", name, old)
			}
			f[name] = strings.Replace(f[name], old, new, 1)
		}
	}
	lines := func(change func([]string) []string) func(map[string]string) {
		return func(f map[string]string) {
			l := change(strings.SplitAfter(strings.TrimSuffix(f[auditFil], "\n"), "\n"))
			for i := range l { // numbered anew, as somebody would
				l[i] = number.ReplaceAllString(l[i], fmt.Sprintf(`"nr":%d,`, i+1))
			}
			f[auditFil] = strings.Join(l, "")
		}
	}
	a, good := empty(t), fromBackup(t)
	for what, change := range map[string]func(map[string]string){
		"another PDF":    func(f map[string]string) { f[one+PDF] = "pdf z" },
		"another page":   func(f map[string]string) { f[two+HTML] = "html z" },
		"another record": func(f map[string]string) { f[two+Post] = "post z" },
		"another PDF, told": func(f map[string]string) {
			f[one+PDF] = "pdf z"
			meta(one, func(n *Notat) { n.PDFHash = hash([]byte("pdf z")) })(f)
		},
		"another time":      meta(one, func(n *Notat) { n.Udgivet = "2020-01-01T00:00:00Z" }),
		"another publisher": meta(one, func(n *Notat) { n.UdgivetAf = "en anden" }),
		"public again": func(f map[string]string) {
			meta(drawn, func(n *Notat) {
				n.Tilbagetrukket, n.Aarsag, n.PDFHash, n.PDFSize = "", "", hash([]byte("pdf trukket")), 11
			})(f)
			f[drawn+PDF], f[drawn+HTML], f[drawn+Offentlig] = "pdf trukket", "html trukket", "{}"
		},
		"withdrawn for another reason": meta(drawn, func(n *Notat) { n.Aarsag = "andet" }),
		"never withdrawn, by the audit": lines(func(l []string) []string {
			return slices.DeleteFunc(l, func(s string) bool { return strings.Contains(s, string(Withdrawn)) && strings.Contains(s, "222222") })
		}),
		"purged, by itself alone": meta(drawn, func(n *Notat) { n.Slettet = n.Tilbagetrukket }),
		"not purged, by itself alone": func(f map[string]string) {
			meta(purged, func(n *Notat) { n.Slettet = "" })(f)
			f[purged+Post], f[purged+Intern] = "post slettet", "intern slettet"
		},
		"the last line is gone":        lines(func(l []string) []string { return l[:len(l)-1] }),
		"a line stands twice":          lines(func(l []string) []string { return append(l[:1:1], l...) }),
		"a line has another number":    replace(auditFil, `"nr":1,`, `"nr":9,`),
		"a line is of another thing":   replace(auditFil, string(Published), "andet"),
		"a line has a key more":        replace(auditFil, `"nr":1,`, `"nr":1,"ny":1,`),
		"corrected for another reason": meta(one, func(n *Notat) { n.Rettelse = "andet" }),
		"the corrected one is gone":    func(f map[string]string) { drop(f, one) },
		"the correction is gone":       func(f map[string]string) { drop(f, two) },
		"a notat is gone":              func(f map[string]string) { drop(f, drawn) },
		"a notat lies elsewhere":       func(f map[string]string) { move(f, drawn, "notater/222222/2023-24/1/") },
		"a purged one lies elsewhere":  func(f map[string]string) { move(f, purged, "notater/333333/2023-24/1/") },
		"a notat is there twice": func(f map[string]string) {
			move(f, drawn, "notater/222222/2023-24/1/")
			maps.Copy(f, fromMap(f, "notater/222222/2023-24/1/", drawn))
		},
		"an internal file is missing":          func(f map[string]string) { delete(f, drawn+Intern) },
		"a file that a withdrawal took":        func(f map[string]string) { delete(f, two+PDF) },
		"a file that a withdrawal took, again": func(f map[string]string) { f[drawn+PDF] = "pdf trukket" },
		"a file that nobody knows":             func(f map[string]string) { f[one+"note.txt"] = "x" },
		"a file at the top":                    func(f map[string]string) { f["note.txt"] = "x" },
		"numbers of nobody":                    func(f map[string]string) { f[numreFil] = `{"findesikke":["111111"]}` },
		"numbers of both kinds":                func(f map[string]string) { f[tidligereFil] = `{}` },
		"numbers twice over":                   func(f map[string]string) { f[numreFil] += `{}` },
	} {
		files := maps.Clone(good)
		change(files)
		summed(files)
		a.refuses(t, what, asFS(files))
	}
	// And what no sum names, though all sums are right.
	for _, name := range []string{"note.txt", one + "note.txt", "notater/999999/2024-25/1/notat.pdf"} {
		files := maps.Clone(good)
		files[name] = "x"
		a.refuses(t, name+" without a sum", asFS(files))
	}
}

var number = regexp.MustCompile(`"nr":[0-9]+,`)

func drop(f map[string]string, at string) {
	maps.DeleteFunc(f, func(name, _ string) bool { return strings.HasPrefix(name, at) })
}

func fromMap(f map[string]string, from, to string) map[string]string {
	out := map[string]string{}
	for name, data := range f {
		if rest, ok := strings.CutPrefix(name, from); ok {
			out[to+rest] = data
		}
	}
	return out
}

func move(f map[string]string, from, to string) {
	maps.Copy(f, fromMap(f, from, to))
	drop(f, from)
}

// opens notes which files are opened.
type opens struct {
	fs.FS
	files []string
}

func (o *opens) Open(name string) (fs.File, error) {
	f, err := o.FS.Open(name)
	if err == nil {
		if info, err := f.Stat(); err == nil && !info.IsDir() {
			o.files = append(o.files, name)
		}
	}
	return f, err
}

// packed makes a ZIP file. A bomb in it is a few bytes that say to be too many.
func packed(t *testing.T, files map[string]string, names []string, bomb string) *zip.Reader {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		var w io.Writer
		var err error
		if name == bomb {
			w, err = z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CompressedSize64: uint64(len(files[name])), UncompressedSize64: maxFil + 1})
		} else {
			w, err = z.Create(name)
		}
		if err == nil {
			_, err = io.WriteString(w, files[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A backup that unpacks to more than any backup has takes no memory.
func TestABackupThatIsABombIsNotUnpacked(t *testing.T) {
	a, files := empty(t), fromBackup(t)
	names := slices.Sorted(maps.Keys(files))
	withSums := maps.Clone(files)
	withSums[sumFil] = strings.Repeat("0", 4*maxSums)
	for what, z := range map[string]*zip.Reader{
		"the audit": packed(t, files, names, auditFil),
		"a PDF":     packed(t, files, names, "notater/123456/2024-25/1/notat.pdf"),
		"the sums":  packed(t, withSums, names, ""),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		seen := &opens{FS: z}
		a.refuses(t, what+" is a bomb", seen)
		if len(seen.files) != 1 {
			t.Errorf("%s is a bomb, and %q were unpacked", what, seen.files)
		}
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > 6*maxSums { // a buffer that grows is made several times
			t.Errorf("%s: %d MB", what, used>>20)
		}
	}
	a.refuses(t, "a name twice", packed(t, files, append(names, auditFil), ""))
	read, size := &backup{from: asFS(files)}, int64(len(files[auditFil]))
	if _, err := read.bounded(auditFil, size-1); !errors.Is(err, ErrBackup) {
		t.Error("more was read than there may be:", err)
	}
	if data, err := read.bounded(auditFil, size); err != nil || int64(len(data)) != size {
		t.Error("a file of the largest size is not read:", err)
	}
}

// In a folder a link is no file: it may lead anywhere.
func TestABackupWithALinkRestoresNothing(t *testing.T) {
	dir := t.TempDir()
	for name, data := range fromBackup(t) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	linked := filepath.Join(dir, auditFil)
	if err := os.Rename(linked, linked+"-væk"); err != nil {
		t.Fatal(err)
	}
	elsewhere := filepath.Join(t.TempDir(), auditFil)
	if err := os.Rename(linked+"-væk", elsewhere); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, linked); err != nil {
		t.Skip(err)
	}
	empty(t).refuses(t, "a link", os.DirFS(dir))
}
