package archive

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
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
