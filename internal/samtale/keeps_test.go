package samtale

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// What is told without the library is what the library would tell, whatever stands in a field.
func TestTheTagsAreKeptAsTheLibrarySaysTheyAre(t *testing.T) {
	files, err := filepath.Glob("../../examples/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	tried, wrong := 0, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		same := func(at string) {
			t.Helper()
			kept, found := keeps(plans)(reflect.ValueOf(r).Elem()), fieldRules.Struct(r)
			if kept != (found == nil) {
				t.Errorf("%s: %s: kept %v, but the library finds %v", file, at, kept, found)
			}
			if tried++; found != nil {
				wrong++
			}
		}
		same("as it is")
		eachValue(reflect.ValueOf(r).Elem(), "", func(at string, v reflect.Value) {
			was := reflect.ValueOf(v.Interface())
			for _, x := range others(v) {
				v.Set(x)
				same(at)
			}
			v.Set(was)
		})
	}
	if tried < 5000 || wrong < 1000 {
		t.Errorf("only %d records were tried, %d of them wrong", tried, wrong)
	}
}

// others gives what may stand in a field instead.
func others(v reflect.Value) (out []reflect.Value) {
	add := func(x any) { out = append(out, reflect.ValueOf(x).Convert(v.Type())) }
	switch v.Kind() {
	case reflect.String:
		for _, s := range []string{"", " ", "\u200b", "x", "2024/25", "2024/26", "2025-03-13", "2025-02-30", "13:05", "25:00", "7.4", "-0.50", "01", ".5", "5.", "-", "1e3", "123456", "12345", "https://a.dk", "ftp://a.dk",
			"intern", "iGang", "elever", "nationalTest", "andet", "over", "markdown", "endelig", "referent"} {
			add(s)
		}
	case reflect.Int:
		add(-1)
		add(0)
		add(1)
	case reflect.Pointer:
		out = append(out, reflect.Zero(v.Type()), reflect.New(v.Type().Elem()))
		if v.Type().Elem().Kind() == reflect.Int {
			n := -1
			add(&n)
		}
	case reflect.Slice:
		out = append(out, reflect.Zero(v.Type()), reflect.MakeSlice(v.Type(), 0, 0))
		if v.Len() > 0 {
			for _, n := range []int{1, 2, 3, 4} {
				s := reflect.MakeSlice(v.Type(), 0, n)
				for range n {
					s = reflect.Append(s, v.Index(0))
				}
				out = append(out, s)
			}
		}
	}
	return out
}

// eachValue visits every field of an object, and each value of a list.
func eachValue(v reflect.Value, at string, visit func(at string, v reflect.Value)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			eachValue(v.Elem(), at, visit)
		}
	case reflect.Slice:
		for i := range min(v.Len(), 2) { // the others are like them
			x := v.Index(i)
			visit(at, x)
			eachValue(x, at, visit)
		}
	case reflect.Struct:
		p := plans[v.Type()]
		if p == nil {
			return
		}
		for i := range p.fields {
			f := &p.fields[i]
			x := v.Field(f.index)
			visit(at+"/"+f.Key, x)
			eachValue(x, at+"/"+f.Key, visit)
		}
	}
}
