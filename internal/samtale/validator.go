package samtale

import (
	"fmt"
	"net/url"
	"reflect"
	"regexp"
	"strings"

	"github.com/go-playground/validator/v10"

	"notat/internal/fault"
	"notat/internal/prosa"
)

// feltvagt runs the validate tags of the record's types. It is built once and
// caches what it learns of them.
var feltvagt = func() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterTagNameFunc(func(f reflect.StructField) string {
		navn, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		return navn
	})
	for tag, passer := range map[string]func(string) bool{
		"udfyldt":        Synlig,
		"skoleaar":       func(s string) bool { return s == "" || ErSkoleaar(s) },
		"dato":           erDato,
		"tid":            erTid,
		"institutionsnr": func(s string) bool { return len(s) == 6 && cifre(s) },
		"hjemmeside":     erHjemmeside,
		"tal":            erTal,
	} {
		if err := v.RegisterValidation(tag, func(f validator.FieldLevel) bool { return passer(f.Field().String()) }); err != nil {
			panic(err) // a tag the library keeps for itself
		}
	}
	for _, p := range planer {
		v.RegisterStructValidationMapRules(p.udenRegler(), reflect.New(p.type_).Interface())
	}
	return v
}()

// udenRegler has the library pass over the fields that no rule speaks of: it
// copies each field it looks at.
func (p *plan) udenRegler() map[string]string {
	spring := make(map[string]string)
	for _, f := range p.felter {
		switch felt := p.type_.Field(f.index); felt.Type.Kind() {
		case reflect.String, reflect.Bool, reflect.Slice, reflect.Map:
			if f.regler == "" {
				spring[felt.Name] = "-"
			}
		}
	}
	return spring
}

// talForm is a JSON number (RFC 8259 § 6) without exponent.
var talForm = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

func erTal(s string) bool { return len(s) <= maxCifre && talForm.MatchString(s) }

// erHjemmeside takes no user and password: printed, they would be everybody's,
// and a name before the @ can look like the address of another site.
func erHjemmeside(s string) bool {
	u, err := url.Parse(s)
	return err == nil && len(s) <= prosa.MaxAddress && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil && !strings.ContainsAny(s, " \t\n")
}

// tagKode is the code of a tag that failed.
var tagKode = map[string]string{
	"required": "mangler-felt", "udfyldt": "mangler-felt", "oneof": "ukendt-vaerdi", "min": "tom-liste", "max": "forkert-antal-kolonner",
	"skoleaar": "ugyldigt-skoleaar", "dato": "ugyldig-dato", "tid": "ugyldig-tid",
	"institutionsnr": "ugyldigt-institutionsnr", "tal": "ugyldigt-tal", "hjemmeside": "ugyldig-hjemmeside",
}

// altid is what is required in a draft as well.
var altid = map[string]bool{"/dokument/titel": true, "/dokument/skoleaar": true, "/kommune/navn": true, "/skole/navn": true, "/afsnit": true}

// felter reports what the tags on single fields find.
func (t *tjek) felter() {
	err := feltvagt.Struct(t.r)
	if err == nil {
		return
	}
	fejl, ok := err.(validator.ValidationErrors)
	if !ok {
		panic(err) // a record is always a struct
	}
	for _, f := range fejl {
		if t.flere == fault.Error {
			return
		}
		peg := navnerum(f.Namespace())
		kode, i := tagKode[f.Tag()], indsat{ord: prosa.Shorten(fmt.Sprint(f.Value()))}
		switch {
		case f.Tag() == "oneof":
			i.valg = strings.Fields(f.Param())
			i.forslag = naermest(i.ord, i.valg)
		case f.Tag() == "min" && f.Kind() == reflect.Int:
			kode = "negativt-antal"
		case f.Tag() == "min" && f.Value() != nil && reflect.ValueOf(f.Value()).Len() > 0:
			kode = "forkert-antal-kolonner"
		case kode == "mangler-felt" && altid[peg]:
			kode = "mangler-noegle"
		}
		if strings.HasPrefix(kode, "mangler") || kode == "tom-liste" {
			if i.ord = Titel(peg); i.ord == "" {
				i.ord = peg
			}
		}
		g := regler[kode]
		if g == nil {
			panic("samtale: no rule for the tag " + f.Tag())
		}
		t.meld(g, peg, i)
	}
}

// navnerum makes the pointer of a validator's "Record.afsnit[0].overskrift". No
// key of a record needs escaping.
func navnerum(s string) string {
	var b strings.Builder
	_, s, _ = strings.Cut(s, ".")
	b.WriteByte('/')
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '.', '[':
			b.WriteByte('/')
		case ']':
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
