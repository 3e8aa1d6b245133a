package publish

import (
	"notat/internal/render/html"
	"notat/internal/template"
)

// Around is what stands around a public page that is no notat: the municipality's
// style sheet, header and footer, ready to be written into a page.
type Around struct{ CSS, Header, Footer string }

// Around gives it by the default template. Either name may be "".
func (s *Service) Around(kommune, skole string) (Around, error) {
	t, err := s.template(Request{})
	if err != nil {
		return Around{}, err
	}
	felter := map[string]string{}
	for tag, name := range map[string]string{"kommune.navn": kommune, "skole.navn": skole} {
		if name != "" {
			felter[tag] = name
		}
	}
	header, footer := html.Around(t, felter)
	return Around{s.styleSheet(t), header, footer}, nil
}

// styleSheet gives a template's style sheet, which is made once.
func (s *Service) styleSheet(t *template.Template) string {
	sheet, _ := prepared(s, t, "style sheet", func() (string, error) { return html.StyleSheet(t), nil })
	return sheet
}
