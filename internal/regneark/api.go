package regneark

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// api reads an answer of the ministry's API: a list of flat objects, whose values
// are texts. Objects of the same keys make a sheet, so that the answers to several
// questions may lie in one list.
func api(fil []byte) ([]Ark, error) {
	d := jsontext.NewDecoder(bytes.NewReader(bytes.TrimPrefix(fil, bom)))
	if d.PeekKind() != '[' {
		return nil, fejl("", "Filen er ikke et svar fra Uddannelsesstatistiks API: den skal være en liste af rækker.")
	}
	if _, err := d.ReadToken(); err != nil {
		return nil, notJSON(0, err)
	}
	var out []Ark
	sheets := map[string]int{}
	for nr := 1; d.PeekKind() != ']'; nr++ {
		keys, cells, err := object(d, nr)
		if err != nil {
			return nil, err
		}
		if nr > MaxRaekker {
			return nil, tooMany(rowName(nr))
		}
		kind := strings.Join(keys, "\x00")
		i, known := sheets[kind]
		if !known {
			if i = len(out); i >= MaxArk {
				return nil, fejl(rowName(nr), "Filen har over %d slags rækker. Hent ét udtræk ad gangen.", MaxArk)
			}
			sheets[kind] = i
			out = append(out, Ark{Raekker: []Raekke{{Cells: keys}}})
		}
		out[i].Raekker = append(out[i].Raekker, Raekke{Nr: nr, Cells: cells})
	}
	if _, err := d.ReadToken(); err != nil {
		return nil, notJSON(0, err)
	}
	if _, err := d.ReadToken(); err != io.EOF {
		return nil, fejl("", "Der står noget efter listen. Hent udtrækket igen.")
	}
	return out, nil
}

// object reads one row.
func object(d *jsontext.Decoder, nr int) (keys, cells []string, err error) {
	if k := d.PeekKind(); k != '{' {
		if k == 0 || k == ',' {
			_, err := d.ReadToken()
			return nil, nil, notJSON(nr, err)
		}
		return nil, nil, fejl(rowName(nr), "Her skal stå en række med navne og værdier.")
	}
	if _, err := d.ReadToken(); err != nil {
		return nil, nil, notJSON(nr, err)
	}
	for d.PeekKind() != '}' {
		key, err := d.ReadToken()
		if err != nil {
			return nil, nil, notJSON(nr, err)
		}
		navn := trimmed(key.String())
		s, err := value(d, nr, navn)
		if err != nil {
			return nil, nil, err
		}
		if len(keys) >= MaxKolonner {
			return nil, nil, tooWide(rowName(nr))
		}
		if err := fits(rowName(nr), navn); err != nil {
			return nil, nil, err
		}
		keys, cells = append(keys, navn), append(cells, s)
	}
	_, err = d.ReadToken()
	if err != nil {
		err = notJSON(nr, err)
	}
	return keys, slices.Clip(cells), err
}

// value reads a cell. A number has its digits, and a comma for its point.
func value(d *jsontext.Decoder, nr int, navn string) (string, error) {
	sted := rowName(nr) + ", kolonne »" + navn + "«"
	switch d.PeekKind() {
	case '"':
		t, err := d.ReadToken()
		if err != nil {
			return "", notJSON(nr, err)
		}
		s := trimmed(t.String())
		if strings.HasPrefix(s, "=") {
			return "", formula(sted)
		}
		return s, fits(sted, s)
	case '0':
		v, err := d.ReadValue()
		if err != nil {
			return "", notJSON(nr, err)
		}
		if bytes.ContainsAny(v, "eE") {
			return "", fejl(sted, "Tallet er skrevet med eksponent, så cifrene ikke kan ses.")
		}
		return strings.Replace(string(v), ".", ",", 1), fits(sted, string(v))
	case 'n':
		if _, err := d.ReadToken(); err != nil {
			return "", notJSON(nr, err)
		}
		return "", nil
	}
	if _, err := d.ReadToken(); err != nil {
		return "", notJSON(nr, err)
	}
	return "", fejl(sted, "Her skal stå en tekst eller et tal.")
}

// notJSON says that the file is no JSON.
func notJSON(nr int, err error) error {
	sted := ""
	if nr > 0 {
		sted = rowName(nr)
	}
	switch {
	case errors.Is(err, jsontext.ErrDuplicateName):
		return fejl(sted, "Det samme navn står to gange i rækken.")
	case err != nil:
		return fejl(sted, "Filen er ikke hel JSON i UTF-8. Hent udtrækket igen.")
	}
	return fejl(sted, "Rækken mangler et komma eller en parentes.")
}
