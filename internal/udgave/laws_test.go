package udgave_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"reflect"
	"regexp"
	"testing"

	"pgregory.net/rapid"

	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
	_ "notat/internal/testrun"
	"notat/internal/udgave"
)

// reduce makes the public edition, or ends the test.
func reduce(t rapid.TB, v *samtale.Valid) *udgave.Offentlig {
	t.Helper()
	o, err := udgave.Reduce(context.Background(), v)
	if err != nil {
		t.Fatalf("a valid record could not be reduced: %v\n%s", err, canonical(t, v.Record()))
	}
	return o
}

func canonical(t rapid.TB, r *samtale.Record) []byte {
	t.Helper()
	b, err := r.Canonical()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// repost posts the reduced record as its reader would get it from a document.
func repost(t rapid.TB, o *udgave.Offentlig) *samtale.Valid {
	t.Helper()
	v, err := samtaletest.Check(canonical(t, o.Valid.Record()))
	if err != nil {
		t.Fatalf("the reduced record is not valid when it is posted: %v", err)
	}
	return v
}

func TestReducingTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := reduce(t, samtaletest.Valid().Draw(t, "v"))
		once := canonical(t, o.Valid.Record())
		for name, v := range map[string]*samtale.Valid{"again": o.Valid, "posted again": repost(t, o)} {
			o2 := reduce(t, v)
			if !o2.Same || len(o2.Udeladt) > 0 {
				t.Fatalf("%s: left out more: %v\n%s", name, o2.Udeladt, once)
			}
			if twice := canonical(t, o2.Valid.Record()); !bytes.Equal(once, twice) {
				t.Fatalf("%s:\n%s\n%s", name, once, twice)
			}
		}
	})
}

// pixelsOnly gives a record whose pictures hold nothing else: that is left out of any
// edition that is public, and nobody sees it.
func pixelsOnly(r *samtale.Record) *samtale.Record {
	r = r.Clone()
	w := samtale.Walk{Text: func(*samtale.Field, string) {}, Enter: func(object any) {
		if f, ok := object.(*samtale.Figur); ok {
			f.Strip()
		}
	}}
	w.Over(r)
	return r
}

func TestNothingIsLeftOutWithoutBeingNamed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := samtaletest.Valid().Draw(t, "v")
		o := reduce(t, v)
		if o.Same != (len(o.Udeladt) == 0) {
			t.Fatal("Ens and the list disagree")
		}
		if o.Same && !bytes.Equal(canonical(t, pixelsOnly(v.Record())), canonical(t, o.Valid.Record())) {
			t.Fatal("the record changed and nothing is named")
		}
		for _, u := range o.Udeladt {
			if !resolves(v.Record(), u.Pointer) {
				t.Fatalf("%s leads nowhere in the record as posted", u.Pointer)
			}
		}
		for _, f := range o.Faults {
			if !resolves(v.Record(), f.Pointer) {
				t.Fatalf("%s leads nowhere in the record as posted", f.Pointer)
			}
		}
	})
}

func TestTheRecordItselfIsNotTouched(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := samtaletest.Valid().Draw(t, "v")
		before := v.Record().Clone()
		reduce(t, v)
		if !reflect.DeepEqual(before, v.Record().Clone()) {
			t.Fatal("Reduce changed the record it was given")
		}
	})
}

func TestNothingWithheldIsInThePublicRecord(t *testing.T) {
	for name, opts := range map[string][]samtaletest.Option{"plain": nil, "hostile": {samtaletest.Hostile()}} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				r := samtaletest.Record(opts...).Draw(t, "r")
				planted := samtaletest.Plant(r, samtaletest.Krav())
				posted := samtaletest.Post(r)
				v, err := samtaletest.Check(posted)
				if err != nil {
					t.Fatal(err)
				}
				all := unpacked(posted)
				public := unpacked(canonical(t, reduce(t, v).Valid.Record()))
				for _, p := range planted {
					if !bytes.Contains(all, []byte(p.Token)) {
						t.Fatalf("%s (%s) was not planted: the test sees nothing", p.Token, p.Sted)
					}
					if bytes.Contains(public, []byte(p.Token)) {
						t.Fatalf("%s: %s is in the public record\n%s", p.Sted, p.Token, public)
					}
				}
			})
		})
	}
}

var base64Run = regexp.MustCompile(`base64,([A-Za-z0-9+/=]+)`)

// unpacked adds the bytes of all pictures to a record's JSON.
func unpacked(data []byte) []byte {
	out := bytes.Clone(data)
	for _, m := range base64Run.FindAllSubmatch(data, -1) {
		if b, err := base64.StdEncoding.DecodeString(string(m[1])); err == nil {
			out = append(out, b...)
		}
	}
	return out
}

// onlyOfPosted are what is said of the record as posted alone: what gives away
// something that is withheld, and what is wrong with answers that do not go along.
var onlyOfPosted = map[string]bool{"intern-tekst-offentlig": true, "tilbageholdt-tal": true, "faa-elever-i-ord": true, "kontrol-ukendt-kode": true, "svar-foraeldet": true, "svar-uden-fund": true}

func TestAnswersKeepCovering(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := samtaletest.Record().Draw(t, "r")
		r.Deltagere = nil // the reduced record cannot know which names it lacks
		v, err := samtaletest.Check(samtaletest.Post(r))
		if err != nil {
			t.Fatal(err)
		}
		o := reduce(t, v)
		again := reduce(t, o.Valid)
		had, has := map[string]int{}, map[string]int{}
		for _, f := range o.Faults {
			if !onlyOfPosted[f.Code] {
				had[f.Code]++
			}
		}
		for _, f := range again.Faults {
			has[f.Code]++
		}
		if !reflect.DeepEqual(had, has) {
			t.Fatalf("the checks find %v in the record and %v in its reduction", had, has)
		}
	})
}
