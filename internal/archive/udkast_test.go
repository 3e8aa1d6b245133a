package archive

import (
	"errors"
	"maps"
	"math"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Of two who save at once the second is told, and both versions are kept.
func TestADraftKeepsEveryVersionAndWhoMadeIt(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		if list, err := a.AlleUdkast(ctx); err != nil || len(list) != 0 {
			t.Error(list, err)
		}
		first, err := a.SaveUdkast(ctx, Udkast{Institutionsnr: "123456", Skoleaar: "2025/26", Skole: "Engskolen", Titel: "Notat"}, []byte("en"), Who{Bruger: "ana"})
		if err != nil || first.Version != 1 || first.AendretAf != "ana" {
			t.Fatalf("%+v %v", first, err)
		}
		if sent, err := a.SendUdkast(ctx, first.ID, 1, false, Who{Bruger: "ana"}); err != nil || sent.Sendt == "" || sent.SendtAf != "ana" {
			t.Errorf("%+v %v", sent, err)
		}
		second, err := a.SaveUdkast(ctx, first, []byte("to"), Who{Bruger: "bo"})
		if err != nil || second.Version != 2 || second.Sendt != "" {
			t.Fatalf("%+v %v", second, err)
		}
		if _, err := a.SaveUdkast(ctx, first, []byte("tre"), Who{Bruger: "ana"}); !errors.Is(err, ErrChanged) {
			t.Error(err)
		}
		if _, err := a.SendUdkast(ctx, first.ID, 1, false, Who{Bruger: "ana"}); !errors.Is(err, ErrChanged) {
			t.Error(err)
		}
		for _, who := range []string{"cia", "bo", "cia"} {
			if err := a.FetchUdkast(ctx, first.ID, 2, Who{Bruger: who}); err != nil {
				t.Error(err)
			}
		}
		has, err := a.UdkastHos(ctx, first.ID)
		if err != nil || len(has) != 2 || has[0].Af != "cia" {
			t.Errorf("%+v %v", has, err)
		}
		if now, err := a.Udkast(ctx, first.ID); err != nil || now.Brugt() != has[0].Tid {
			t.Errorf("%+v %v", now, err)
		}
		if second, err = a.SaveUdkast(ctx, second, []byte("tre"), Who{Bruger: "cia"}); err != nil {
			t.Fatal(err)
		}
		if has, err = a.UdkastHos(ctx, first.ID); err != nil || len(has) != 1 || has[0].Af != "bo" {
			t.Errorf("%+v %v", has, err)
		}
		second.Hentet = has[0].Tid
		if now, err := a.Udkast(ctx, first.ID); err != nil || now != second {
			t.Errorf("%+v %v", now, err)
		}
		versions, err := a.UdkastVersioner(ctx, first.ID)
		if err != nil || len(versions) != 3 || versions[1].Af != "bo" || versions[2].Af != "ana" {
			t.Errorf("%+v %v", versions, err)
		}
		for v, want := range []string{1: "en", 2: "to", 3: "tre"} {
			if post, err := a.UdkastPost(ctx, first.ID, v); string(post) != want || (v == 0) != errors.Is(err, ErrNotFound) {
				t.Errorf("%d: %q %v", v, post, err)
			}
		}
		for _, v := range []int{-1, math.MaxInt32 + 1, math.MaxInt} { // more than a column holds
			if _, err := a.UdkastPost(ctx, first.ID, v); !errors.Is(err, ErrNotFound) {
				t.Errorf("version %d: %v", v, err)
			}
		}
		if err := a.DeleteUdkast(ctx, first.ID); err != nil {
			t.Error(err)
		}
		if _, err := a.Udkast(ctx, first.ID); !errors.Is(err, ErrNotFound) {
			t.Error(err)
		}
		if _, err := a.SaveUdkast(ctx, second, []byte("fire"), Who{Bruger: "bo"}); !errors.Is(err, ErrNotFound) {
			t.Error(err)
		}
	})
}

func TestADeletedDraftIsNotLeftInTheFiles(t *testing.T) {
	dir := t.TempDir()
	a := opened(t, filepath.Join(dir, "notat.db"))
	u, err := a.SaveUdkast(ctx, Udkast{Skole: "Engskolen", Titel: "titel-der-skal-vaek"}, []byte(strings.Repeat("udkast-der-skal-vaek ", 3000)), skolechefen)
	if err == nil {
		u, err = a.SaveUdkast(ctx, u, []byte(strings.Repeat("udkast-der-skal-vaek ", 100)), skolechefen)
	}
	if err != nil || !holds(t, dir, "udkast-der-skal-vaek") {
		t.Fatal(err)
	}
	if err := a.DeleteUdkast(ctx, u.ID); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"udkast-der-skal-vaek", "titel-der-skal-vaek"} {
		if holds(t, dir, words) {
			t.Errorf("%q is still in the files", words)
		}
	}
}

// A backup holds the drafts with all their versions, and is refused when one is missing.
func TestABackupHoldsTheDrafts(t *testing.T) {
	a := opened(t, filepath.Join(t.TempDir(), "notat.db"))
	published(t, a, edition("123456", "2024/25", "x"))
	u, err := a.SaveUdkast(ctx, Udkast{Institutionsnr: "123456", Skoleaar: "2025/26", Skole: "Engskolen", Titel: "Notat"}, []byte("en"), Who{Bruger: "ana"})
	if err == nil {
		u, err = a.SaveUdkast(ctx, u, []byte("to"), Who{Bruger: "bo"})
	}
	if err == nil {
		u, err = a.SendUdkast(ctx, u.ID, 2, false, Who{Bruger: "bo"})
	}
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	if err := a.Backup(ctx, func(name string, data []byte) error { files[name] = string(data); return nil }); err != nil {
		t.Fatal(err)
	}
	over(t, func(t *testing.T, b *Archive) {
		if err := b.Restore(ctx, asFS(files), skolechefen, true); err != nil {
			t.Fatal(err)
		}
		if got, err := b.Udkast(ctx, u.ID); err != nil || got != u {
			t.Errorf("%+v %v", got, err)
		}
		for v, want := range map[int]string{1: "en", 2: "to"} {
			if post, err := b.UdkastPost(ctx, u.ID, v); err != nil || string(post) != want {
				t.Errorf("%q %v", post, err)
			}
		}
		again := map[string]string{}
		if err := b.Backup(ctx, func(name string, data []byte) error { again[name] = string(data); return nil }); err != nil {
			t.Fatal(err)
		}
		delete(again, auditFil) // it tells of the restoring
		delete(again, sumFil)
		for name, data := range again {
			if files[name] != data {
				t.Errorf("%s is another", name)
			}
		}
	})
	for name, change := range map[string]func(files map[string]string){
		"a version less":    func(f map[string]string) { delete(f, "udkast/"+u.ID+"/1.json") },
		"one more":          func(f map[string]string) { f["udkast/"+u.ID+"/3.json"] = "tre" },
		"a file of nothing": func(f map[string]string) { f["andet/1.json"] = "en" },
		"a file of no name": func(f map[string]string) { f["udkast/"+u.ID+"/01.json"] = "tre" },
		"nobody tells":      func(f map[string]string) { delete(f, "udkast/"+u.ID+"/udkast.json") },
		"another draft":     func(f map[string]string) { f["udkast/x/udkast.json"] = f["udkast/"+u.ID+"/udkast.json"] },
		"not JSON":          func(f map[string]string) { f["udkast/"+u.ID+"/udkast.json"] = "x" },
	} {
		wrong := maps.Clone(files)
		change(wrong)
		summed(wrong)
		if err := empty(t).Restore(ctx, asFS(wrong), skolechefen, true); !errors.Is(err, ErrBackup) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A draft that nobody has used for long is deleted, down to the bytes; one that somebody
// has fetched, sent or saved since is not.
func TestADraftThatNobodyUsesIsDeleted(t *testing.T) {
	clocked(t, func(t *testing.T, a *Archive, pass func(time.Duration)) {
		save := func(skole string) Udkast {
			u, err := a.SaveUdkast(ctx, Udkast{Skole: skole}, []byte(strings.Repeat(skole+"-skal-vaek ", 500)), skolechefen)
			if err != nil {
				t.Fatal(err)
			}
			return u
		}
		unused, fetched, sent := save("ubrugt"), save("hentet"), save("sendt")
		pass(300 * 24 * time.Hour)
		_, err := a.SendUdkast(ctx, sent.ID, 1, false, skolechefen)
		if err = errors.Join(err, a.FetchUdkast(ctx, fetched.ID, 1, skolechefen)); err != nil {
			t.Fatal(err)
		}
		since := func() time.Time { return a.now().Add(-400 * 24 * time.Hour) }
		if gone, err := a.ExpireUdkast(ctx, since()); err != nil || len(gone) != 0 {
			t.Errorf("%+v %v", gone, err)
		}
		pass(101 * 24 * time.Hour)
		gone, err := a.ExpireUdkast(ctx, since())
		if err != nil || len(gone) != 1 || gone[0].ID != unused.ID {
			t.Errorf("%+v %v", gone, err)
		}
		if list, err := a.AlleUdkast(ctx); err != nil || len(list) != 2 {
			t.Errorf("%+v %v", list, err)
		}
		if a.kind == sqlite {
			if dir := filepath.Dir(a.address); holds(t, dir, "ubrugt-skal-vaek") || !holds(t, dir, "hentet-skal-vaek") {
				t.Error("not that draft, or not all of it, is gone from the files")
			}
		}
		if gone, err := a.ExpireUdkast(ctx, since()); err != nil || len(gone) != 0 {
			t.Errorf("%+v %v", gone, err)
		}
	})
}
