package institution

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"notat/internal/regneark"
)

const register = "\ufeffInstitutionsnummer;Institutionsnavn;Institutionstype, navn;Beliggenhedskommune;Enhedsart;Hovedinstitution;Nedlagt dato;Sammenlagt med\n" +
	"123456;Birkelund Skole;Folkeskoler;Fjordby Kommune;hovedskole;;;\n" +
	"123457;Birkelund Skole, Åvej;Folkeskoler;Fjordby Kommune;afdeling;123456;;\n" +
	"111111;Gammel Skole;Folkeskoler;Fjordby Kommune;institution;;31-07-2023;123456\n" +
	"111112;Ældre Skole;Folkeskoler;Fjordby Kommune;institution;;2019-07-31;111111\n" +
	"222222;Birkelund Skole;Folkeskoler;Bakkeby Kommune;institution;;;\n"

func TestTheRegisterSaysWhatANumberIs(t *testing.T) {
	r, err := Read([]byte(register))
	if err != nil || r.Len() != 5 {
		t.Fatal(err)
	}
	if i, ok := r.Find("111111"); !ok || i.Lukket != "2023-07-31" || i.Ny != "123456" || i.Kommune != "Fjordby Kommune" {
		t.Errorf("%+v", i)
	}
	if i, _ := r.Find("123457"); i.Hoved != "123456" {
		t.Errorf("%+v", i)
	}
	if got := r.Departments("123456"); !reflect.DeepEqual(got, []string{"123457"}) {
		t.Error(got)
	}
	if got := r.Merged("123456"); !reflect.DeepEqual(got, []string{"111111", "111112"}) {
		t.Error(got)
	}
	for name, want := range map[string]string{"Birkelund Skole": "222222", "Birkelunds skole": "222222", "birkelund skole åvej": "123457", "Solbakken": ""} {
		if i, _ := r.Nearest(name, "Bakkeby Kommune"); i.Nummer != want {
			t.Errorf("%s is near %+v", name, i)
		}
	}
	again, err := Read(r.CSV())
	if err != nil || string(again.CSV()) != string(r.CSV()) || again.Len() != r.Len() {
		t.Errorf("%v: written and read, it is another", err)
	}
}

func TestAFaultyRegisterIsRefusedWithItsPlace(t *testing.T) {
	for name, c := range map[string]struct{ file, sted string }{
		"no number":   {"Institutionsnummer;Institutionsnavn\n12345;X\n", "række 2"},
		"twice":       {"Institutionsnummer;Institutionsnavn\n123456;X\n123456;Y\n", "række 3"},
		"another":     {"Fag;Snit\nDansk;7\n", "række 2"},
		"no such day": {"Institutionsnummer;Institutionsnavn;Nedlagt\n123456;X;snart\n", "række 2"},
		"no rows":     {"Institutionsnummer;Institutionsnavn\n", ""},
		"encoding":    {"Institutionsnummer;Institutionsnavn\n123456;K\xf8n\n", "række 2"},
	} {
		_, err := Read([]byte(c.file))
		var wrong *regneark.Fejl
		if !errors.As(err, &wrong) || wrong.Sted != c.sted {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Five thousand institutions of thirty columns, as they are published.
func TestThePublishedRegisterIsReadWhole(t *testing.T) {
	b := strings.Builder{}
	b.WriteString("\ufeffInstitutionsnummer;Institutionsnavn" + strings.Repeat(";x", 28) + "\r\n")
	for i := range 5000 {
		fmt.Fprintf(&b, "%d;Skole nr. %d%s\r\n", 100000+i, i, strings.Repeat(";æ", 28))
	}
	r, err := Read([]byte(b.String()))
	if err != nil || r.Len() != 5000 {
		t.Error(err)
	}
}
