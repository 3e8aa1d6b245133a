package publish

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"notat/internal/render"
	"notat/internal/samtale"
	"notat/internal/template"
)

// preparedKey names what is made of a template once, and kept as long as the service.
type preparedKey struct {
	template *template.Template
	what     string // a format, or what else is made
}

// prepared gives what is made of a template once, by whoever asks first.
func prepared[T any](s *Service, t *template.Template, what string, of func() (T, error)) (T, error) {
	key := preparedKey{t, what}
	v, ok := s.prepared.Load(key)
	if !ok {
		v, _ = s.prepared.LoadOrStore(key, sync.OnceValues(of))
	}
	return v.(func() (T, error))()
}

func (s *Service) renderer(t *template.Template, f Format) (render.Func, error) {
	return prepared(s, t, f.Name, func() (render.Func, error) { return f.New(t, s.pictures) })
}

// Ready prepares every format for the default template and makes the sample in it, so
// that a faulty template is found at the start, and the first notat waits for no font,
// pattern or list of names to be read. What was made once would be made again, and is not.
func (s *Service) Ready() error {
	t, err := s.template(Request{})
	if err != nil {
		return err
	}
	made := preparedKey{t, "sample"}
	if _, ok := s.prepared.Load(made); ok {
		return nil
	}
	for _, f := range Formats {
		if _, err := s.renderer(t, f); err != nil {
			return fmt.Errorf("template %s: %s: %w", t.Name, f.Name, err)
		}
		var no *Rejected // by a template's own rules
		if _, err := s.Render(context.Background(), Request{Data: sample, Status: string(samtale.Udkast)}, f); err != nil && !errors.As(err, &no) {
			return fmt.Errorf("template %s: sample as %s: %w", t.Name, f.Name, err)
		}
	}
	s.prepared.Store(made, nil)
	return nil
}
