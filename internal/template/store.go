package template

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"notat/internal/pattern"
)

// ErrName is a template name that is none: it has other characters than a-z,
// 0-9 and hyphen, or no template has it.
var ErrName = errors.New("no such template")

var namePattern = pattern.New(`^[a-z0-9-]{1,64}$`)

// GoodName reports whether a template may have the name: [a-z0-9-], at most 64.
func GoodName(name string) bool { return namePattern.MatchString(name) }

// Store gives templates by name and reads each once per process. A folder in
// the directory beats one of the same name in the program. It is safe for
// concurrent use.
type Store struct {
	builtin fs.FS
	dir     string

	mu     sync.Mutex
	loaded map[string]*Template
}

// NewStore makes a store over the templates in the program and a directory of
// further ones; "" is none.
func NewStore(builtin fs.FS, dir string) *Store {
	return &Store{builtin: builtin, dir: dir, loaded: map[string]*Template{}}
}

// Get gives a template. A name that no template has is ErrName. A template that
// could not be read is tried again the next time: it may have been mended.
func (s *Store) Get(name string) (*Template, error) {
	if !GoodName(name) {
		return nil, fmt.Errorf("template %q: %w", name, ErrName)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if t, ok := s.loaded[name]; ok {
		return t, nil
	}
	fsys, err := s.Folder(name)
	if err != nil {
		return nil, err
	}
	t, err := Load(fsys, name, s.Folder)
	if err != nil {
		return nil, err
	}
	s.loaded[name] = t
	return t, nil
}

// OpenDir reads a template folder that the command names by its path; it may
// extend templates of the store. It is read anew each time.
func (s *Store) OpenDir(path string) (*Template, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("template %s: %w", path, err)
	}
	info, err := os.Stat(abs)
	if err != nil {
		return nil, fmt.Errorf("template %s: %w", path, err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("template %s: not a folder", path)
	}
	return Load(os.DirFS(abs), filepath.Base(abs), s.Folder)
}

// Names gives the names of all templates, sorted.
func (s *Store) Names() []string {
	var names []string
	add := func(entries []fs.DirEntry) {
		for _, e := range entries {
			if e.IsDir() && GoodName(e.Name()) && !slices.Contains(names, e.Name()) {
				names = append(names, e.Name())
			}
		}
	}
	if s.dir != "" {
		if entries, err := os.ReadDir(s.dir); err == nil {
			add(entries)
		}
	}
	if entries, err := fs.ReadDir(s.builtin, "."); err == nil {
		add(entries)
	}
	slices.Sort(names)
	return names
}

// Folder gives the files of a template. A name that no template has is ErrName.
func (s *Store) Folder(name string) (fs.FS, error) {
	if !GoodName(name) {
		return nil, fmt.Errorf("template %q: %w", name, ErrName)
	}
	if s.dir != "" {
		path := filepath.Join(s.dir, name)
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			return os.DirFS(path), nil
		}
	}
	if s.builtin != nil {
		if info, err := fs.Stat(s.builtin, name); err == nil && info.IsDir() {
			return fs.Sub(s.builtin, name)
		}
	}
	return nil, fmt.Errorf("template %s: %w", name, ErrName)
}
