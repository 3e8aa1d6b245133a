package archive

import (
	"archive/zip"
	"context"
	"database/sql"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// silent is a server that takes connections and says nothing, with how many it took.
func silent(t *testing.T) (*Archive, *atomic.Int64) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	var taken atomic.Int64
	go func() {
		for {
			if _, err := l.Accept(); err != nil {
				return
			}
			taken.Add(1)
		}
	}()
	return opened(t, "postgres://notat@"+l.Addr().String()+"/notat?sslmode=disable"), &taken
}

// lockedByAnother is an archive that another process writes to and does not end.
func lockedByAnother(t *testing.T) *Archive {
	t.Helper()
	file := filepath.Join(t.TempDir(), "notat.db")
	a := opened(t, file)
	published(t, a, edition("123456", "2024/25", "x"))
	db, err := sql.Open("sqlite", file+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if _, err := db.Begin(); err != nil {
		t.Fatal(err)
	}
	return a
}

// every call of an archive, each with its name.
var every = map[string]func(a *Archive, ctx context.Context) error{
	"Notat":   func(a *Archive, ctx context.Context) error { _, err := a.Notat(ctx, "x"); return err },
	"Newest":  func(a *Archive, ctx context.Context) error { _, err := a.Newest(ctx, "123456", "2024/25"); return err },
	"Last":    func(a *Archive, ctx context.Context) error { _, err := a.Last(ctx, "123456", ""); return err },
	"File":    func(a *Archive, ctx context.Context) error { _, err := a.File(ctx, "x", PDF); return err },
	"School":  func(a *Archive, ctx context.Context) error { _, _, err := a.School(ctx, "123456"); return err },
	"Schools": func(a *Archive, ctx context.Context) error { _, err := a.Schools(ctx); return err },
	"Year": func(a *Archive, ctx context.Context) error {
		_, err := a.Year(ctx, "Aadal Kommune", "2024/25")
		return err
	},
	"Kommuner":     func(a *Archive, ctx context.Context) error { _, err := a.Kommuner(ctx); return err },
	"Register":     func(a *Archive, ctx context.Context) error { _, _, err := a.Register(ctx, ""); return err },
	"SaveRegister": func(a *Archive, ctx context.Context) error { return a.SaveRegister(ctx, []byte("x")) },
	"Moved":        func(a *Archive, ctx context.Context) error { _, err := a.Moved(ctx, "123456"); return err },
	"Audit":        func(a *Archive, ctx context.Context) error { return a.Audit(ctx, func(Linje) error { return nil }) },
	"Backup": func(a *Archive, ctx context.Context) error {
		return a.Backup(ctx, func(string, []byte) error { return nil })
	},
	"Publish": func(a *Archive, ctx context.Context) error {
		_, _, err := a.Publish(ctx, edition("222222", "2024/25", "y"))
		return err
	},
	"Withdraw": func(a *Archive, ctx context.Context) error {
		_, err := a.Withdraw(ctx, "x", "fejl", skolechefen)
		return err
	},
	"Purge": func(a *Archive, ctx context.Context) error { _, err := a.Purge(ctx, "x", skolechefen); return err },
	"Restore": func(a *Archive, ctx context.Context) error {
		z, err := zip.OpenReader("testdata/0.1.0.zip")
		if err != nil {
			return err
		}
		defer z.Close()
		return a.Restore(ctx, z, skolechefen, true)
	},
	"Ready":           func(a *Archive, ctx context.Context) error { return a.Ready(ctx) },
	"WriteZip":        func(a *Archive, ctx context.Context) error { return a.WriteZip(ctx, io.Discard) },
	"Linjer":          func(a *Archive, ctx context.Context) error { _, err := a.Linjer(ctx, 0, 1); return err },
	"Alle":            func(a *Archive, ctx context.Context) error { _, err := a.Alle(ctx); return err },
	"SchoolsOf":       func(a *Archive, ctx context.Context) error { _, err := a.SchoolsOf(ctx, "Aadal Kommune"); return err },
	"Count":           func(a *Archive, ctx context.Context) error { _, err := a.Count(ctx); return err },
	"Swept":           func(a *Archive, ctx context.Context) error { _, err := a.Swept(ctx); return err },
	"NoteSwept":       func(a *Archive, ctx context.Context) error { return a.NoteSwept(ctx, time.Now()) },
	"NextHaendelse":   func(a *Archive, ctx context.Context) error { _, err := a.NextHaendelse(ctx); return err },
	"Told":            func(a *Archive, ctx context.Context) error { return a.Told(ctx, 1) },
	"Untold":          func(a *Archive, ctx context.Context) error { return a.Untold(ctx, 1, time.Now()) },
	"Waiting":         func(a *Archive, ctx context.Context) error { _, _, err := a.Waiting(ctx); return err },
	"ExpireSessions":  func(a *Archive, ctx context.Context) error { return a.ExpireSessions(ctx) },
	"ExpireUdkast":    func(a *Archive, ctx context.Context) error { _, err := a.ExpireUdkast(ctx, time.Now()); return err },
	"UnusedUdkast":    func(a *Archive, ctx context.Context) error { _, err := a.UnusedUdkast(ctx, time.Now()); return err },
	"AlleUdkast":      func(a *Archive, ctx context.Context) error { _, err := a.AlleUdkast(ctx); return err },
	"Udkast":          func(a *Archive, ctx context.Context) error { _, err := a.Udkast(ctx, "x"); return err },
	"UdkastPost":      func(a *Archive, ctx context.Context) error { _, err := a.UdkastPost(ctx, "x", 1); return err },
	"UdkastVersioner": func(a *Archive, ctx context.Context) error { _, err := a.UdkastVersioner(ctx, "x"); return err },
	"UdkastHos":       func(a *Archive, ctx context.Context) error { _, err := a.UdkastHos(ctx, "x"); return err },
	"FetchUdkast":     func(a *Archive, ctx context.Context) error { return a.FetchUdkast(ctx, "x", 1, skolechefen) },
	"DeleteUdkast":    func(a *Archive, ctx context.Context) error { return a.DeleteUdkast(ctx, "x") },
	"SendUdkast": func(a *Archive, ctx context.Context) error {
		_, err := a.SendUdkast(ctx, "x", 1, false, skolechefen)
		return err
	},
	"SaveUdkast": func(a *Archive, ctx context.Context) error {
		_, err := a.SaveUdkast(ctx, Udkast{Institutionsnr: "123456", Skoleaar: "2024/25", Skole: "Engskolen", Titel: "Notat"}, []byte("x"), skolechefen)
		return err
	},
}

var writes = []string{"Publish", "Withdraw", "Purge", "Restore", "Ready", "SaveRegister", "NoteSwept", "Told", "Untold", "FetchUdkast", "DeleteUdkast", "SendUdkast", "SaveUdkast"}

// A call that is new has its row.
func TestEveryCallIsNamed(t *testing.T) {
	for m := range reflect.TypeFor[*Archive]().Methods() {
		if takes := m.Type.NumIn() > 1 && m.Type.In(1) == reflect.TypeFor[context.Context](); takes && every[m.Name] == nil {
			t.Errorf("%s has no row", m.Name)
		}
	}
}

// No call waits longer than its bound for a database that does not answer, and
// none longer than its caller does.
func TestEveryCallHasABoundOfItsOwn(t *testing.T) {
	t.Parallel()
	mute, _ := silent(t)
	locked := lockedByAnother(t)
	for name, a := range map[string]*Archive{"mute": mute, "locked": locked} {
		t.Run(name, func(t *testing.T) {
			t.Parallel() // they wait, beside one another
			a.bounds = bounds{80 * time.Millisecond, 80 * time.Millisecond}
			calls := every
			if a == locked { // readers do not mind
				calls = map[string]func(a *Archive, ctx context.Context) error{}
				for _, name := range writes {
					calls[name] = every[name]
				}
			}
			all := func(asks func(call func(*Archive, context.Context) error) error, want error, as string) {
				var calling sync.WaitGroup
				for name, call := range calls {
					if name == "Ready" && want == context.Canceled { // one look is for all
						continue
					}
					calling.Go(func() {
						done := make(chan error, 1)
						go func() { done <- asks(call) }()
						select {
						case err := <-done:
							if !errors.Is(err, want) {
								t.Errorf("%s%s: %v", name, as, err)
							}
						case <-time.After(3 * time.Second):
							t.Errorf("%s waits on%s", name, as)
						}
					})
				}
				calling.Wait()
			}
			all(func(call func(*Archive, context.Context) error) error { return call(a, ctx) }, ErrUnavailable, "")
			a.bounds = bounds{time.Minute, time.Minute}
			all(func(call func(*Archive, context.Context) error) error {
				left, cancel := context.WithCancel(ctx)
				time.AfterFunc(20*time.Millisecond, cancel)
				return call(a, left)
			}, context.Canceled, ", its caller gone")
		})
	}
}

// Ready is more than a look: it writes, and however many ask at once, it writes once.
func TestReadyWrites(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		published(t, a, edition("123456", "2024/25", "x"))
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() {
				if err := a.Ready(ctx); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		var wrote string
		if err := a.db.QueryRow(`SELECT tid FROM proeve`).Scan(&wrote); err != nil || wrote == "" {
			t.Errorf("%q %v", wrote, err)
		}
		// The clock of the tests goes on by a second for each that writes.
		if now := a.now(); now.Second() > 10 {
			t.Errorf("twenty probes wrote until %s", now)
		}
	})
}

// A disk that does not even say whether the file is there.
func TestReadyAnswersWithinASecondWhateverHangs(t *testing.T) {
	t.Parallel()
	a := opened(t, filepath.Join(t.TempDir(), "notat.db"))
	hangs, released := *a.kind, make(chan struct{})
	hangs.find = func(string) (os.FileInfo, error) { <-released; return nil, os.ErrNotExist }
	a.kind = &hangs
	done := make(chan error, 1)
	go func() { done <- a.Ready(ctx) }()
	select {
	case err := <-done:
		if !errors.Is(err, ErrUnavailable) {
			t.Error(err)
		}
	case <-time.After(3 * maxProbe):
		t.Error("no answer")
	}
	close(released)
}

// A database that hangs is asked once, however many ask whether it is there.
func TestAProbeIsOneForAll(t *testing.T) {
	t.Parallel()
	a, taken := silent(t)
	answers := make(chan error, 20)
	start := time.Now()
	for range cap(answers) {
		go func() { answers <- a.Ready(ctx) }()
	}
	for range cap(answers) {
		if err := <-answers; !errors.Is(err, ErrUnavailable) {
			t.Error(err)
		}
	}
	if took := time.Since(start); took > 2*maxProbe {
		t.Errorf("answered after %s", took)
	}
	if n := taken.Load(); n > 2 { // pgx may try twice
		t.Errorf("%d connections", n)
	}
}

// What takes long because there is much, or because the caller's own disk is
// slow, is not silence.
func TestPatienceIsWithTheArchiveAlone(t *testing.T) {
	t.Parallel()
	const bound = 400 * time.Millisecond // a machine with much else to do sleeps longer than it was asked to
	within, p := patient(ctx, bound)
	defer p.end()
	for range 5 {
		time.Sleep(bound / 4)
		p.moved()
	}
	p.aside(func() error { time.Sleep(bound * 3 / 2); return nil })
	if within.Err() != nil {
		t.Fatal("it was given up")
	}
	select {
	case <-within.Done():
	case <-time.After(3 * time.Second):
		t.Error("it waits for ever")
	}
}
