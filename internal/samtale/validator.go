package samtale

import (
	"fmt"
	"net/url"
	"reflect"
	"strings"

	"github.com/go-playground/validator/v10"

	"notat/internal/fault"
	"notat/internal/prosa"
)

// IsInstitutionsnr reports whether s is the number of an institution, six digits.
func IsInstitutionsnr(s string) bool { return len(s) == 6 && digits(s) }

// fieldRules runs the validate tags of the record's types. It is built once and
// caches what it learns of them.
var fieldRules = func() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterTagNameFunc(func(f reflect.StructField) string {
		navn, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		return navn
	})
	for tag, fits := range textRules {
		if err := v.RegisterValidation(tag, func(f validator.FieldLevel) bool { return fits(f.Field().String()) }); err != nil {
			panic(err) // a tag the library keeps for itself
		}
	}
	for _, p := range plans {
		v.RegisterStructValidationMapRules(p.withoutRules(), reflect.New(p.type_).Interface())
	}
	return v
}()

// withoutRules has the library pass over the fields that no rule speaks of: it
// copies each field it looks at.
func (p *plan) withoutRules() map[string]string {
	skip := make(map[string]string)
	for _, f := range p.fields {
		switch field := p.type_.Field(f.index); field.Type.Kind() {
		case reflect.String, reflect.Bool, reflect.Slice, reflect.Map:
			if f.rules == "" {
				skip[field.Name] = "-"
			}
		}
	}
	return skip
}

// isTal reports whether s is a JSON number (RFC 8259 § 6) without exponent, and no longer than
// anybody needs.
func isTal(s string) bool {
	whole, decimals, parted := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	return len(s) <= maxDigits && digits(whole) && (whole[0] != '0' || whole == "0") && (!parted || digits(decimals))
}

// isHjemmeside takes no user and password: printed, they would be everybody's,
// and a name before the @ can look like the address of another site.
func isHjemmeside(s string) bool {
	u, err := url.Parse(s)
	return err == nil && len(s) <= prosa.MaxAddress && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil && !strings.ContainsAny(s, " \t\n")
}

// tagCode is the code of a tag that failed.
var tagCode = map[string]string{
	"required": "mangler-felt", "udfyldt": "mangler-felt", "oneof": "ukendt-vaerdi", "min": "tom-liste", "max": "forkert-antal-kolonner",
	"skoleaar": "ugyldigt-skoleaar", "dato": "ugyldig-dato", "tid": "ugyldig-tid",
	"institutionsnr": "ugyldigt-institutionsnr", "tal": "ugyldigt-tal", "hjemmeside": "ugyldig-hjemmeside",
}

// always is what is required in a draft as well.
var always = map[string]bool{"/dokument/titel": true, "/dokument/skoleaar": true, "/kommune/navn": true, "/skole/navn": true, "/afsnit": true}

// fields reports what the tags on single fields find.
func (t *checker) fields() {
	if keeps(plans)(reflect.ValueOf(t.r).Elem()) {
		return
	}
	err := fieldRules.Struct(t.r)
	if err == nil {
		return
	}
	fail, ok := err.(validator.ValidationErrors)
	if !ok {
		panic(err) // a record is always a struct
	}
	for _, f := range fail {
		if t.more == fault.Error {
			return
		}
		pointer := namespace(f.Namespace())
		kode, i := tagCode[f.Tag()], inserts{word: prosa.Shorten(fmt.Sprint(f.Value()))}
		switch {
		case f.Tag() == "oneof":
			i.options = strings.Fields(f.Param())
			i.suggestion = nearest(i.word, i.options)
		case f.Tag() == "min" && f.Kind() == reflect.Int:
			kode = "negativt-antal"
		case f.Tag() == "min" && f.Value() != nil && reflect.ValueOf(f.Value()).Len() > 0:
			kode = "forkert-antal-kolonner"
		case kode == "mangler-felt" && always[pointer]:
			kode = "mangler-noegle"
		}
		if strings.HasPrefix(kode, "mangler") || kode == "tom-liste" {
			if i.word = Titel(pointer); i.word == "" {
				i.word = pointer
			}
		}
		g := rules[kode]
		if g == nil {
			panic("samtale: no rule for the tag " + f.Tag())
		}
		t.report(g, pointer, i)
	}
}

// namespace makes the pointer of a validator's "Record.afsnit[0].overskrift". No
// key of a record needs escaping.
func namespace(s string) string {
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
