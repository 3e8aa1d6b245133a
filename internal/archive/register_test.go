package archive

import (
	"errors"
	"path/filepath"
	"testing"
)

// The register of institutions is kept in both databases: a later one stands in its
// place, who has it already is not given it again, and a backup carries it over.
func TestTheRegisterIsKeptAndCarriedOver(t *testing.T) {
	over(t, func(t *testing.T, a *Archive) {
		if _, _, err := a.Register(ctx, ""); !errors.Is(err, ErrNotFound) {
			t.Errorf("there is none yet: %v", err)
		}
		for _, words := range []string{"den første", "den næste"} {
			if err := a.SaveRegister(ctx, []byte(words)); err != nil {
				t.Fatal(err)
			}
			data, sum, err := a.Register(ctx, "en anden")
			if err != nil || string(data) != words {
				t.Errorf("%q %v", data, err)
			}
			if data, again, err := a.Register(ctx, sum); err != nil || data != nil || again != sum {
				t.Errorf("whoever has it is given %q, %v", data, err)
			}
		}
		published(t, a, edition("123456", "2024/25", "x"))
		files := map[string]string{}
		if err := a.Backup(ctx, func(name string, data []byte) error { files[name] = string(data); return nil }); err != nil {
			t.Fatal(err)
		}
		to := empty(t)
		if err := to.SaveRegister(ctx, []byte("en anden")); err != nil {
			t.Fatal(err)
		}
		if err := to.Restore(ctx, asFS(files), skolechefen, true); err != nil {
			t.Fatal(err)
		}
		if data, _, err := to.Register(ctx, ""); err != nil || string(data) != "den næste" {
			t.Errorf("restored is %q, %v", data, err)
		}
		files[register] += "."
		empty(t).refuses(t, "a register that was changed", asFS(files))
	})
}

// A municipality's schools are found among those of many: the newest of each, and none
// that has gone over to another.
func TestAMunicipalitysSchoolsAreFoundAmongMany(t *testing.T) {
	a := opened(t, filepath.Join(t.TempDir(), "notat.db"))
	put := func(nr, year, kommune string) {
		t.Helper()
		u := edition(nr, year, nr+year)
		u.Kommune = kommune
		published(t, a, u)
	}
	put("111111", "2023/24", "Aadal Kommune")
	put("111111", "2024/25", "Aadal Kommune")
	put("222222", "2024/25", "Strandby Kommune")
	put("333333", "2023/24", "Aadal Kommune")
	put("333333", "2024/25", "Strandby Kommune")
	got := func(list []Notat, err error) (out string) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range list {
			out += n.Institutionsnr + " " + n.Skoleaar + " " + n.Kommune + ";"
		}
		return out
	}
	if g := got(a.SchoolsOf(ctx, "Aadal Kommune")); g != "111111 2024/25 Aadal Kommune;333333 2024/25 Strandby Kommune;" {
		t.Errorf("the schools are %s", g)
	}
	if g := got(a.Year(ctx, "Aadal Kommune", "2023/24")); g != "111111 2023/24 Aadal Kommune;333333 2023/24 Aadal Kommune;" {
		t.Errorf("those of a year are %s", g)
	}
	if all, err := a.Kommuner(ctx); err != nil || len(all) != 2 {
		t.Errorf("%q %v", all, err)
	}
}
