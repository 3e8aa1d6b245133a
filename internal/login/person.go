package login

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"notat/internal/config"
)

// Person is who is signed in.
type Person struct {
	Subject string  // the provider's lasting name for them
	Name    string  // as people know them
	User    string  // as the audit names them
	Grants  []Grant // what they may do
	IDToken string  // what the provider ends its session by
	Rules   string  // the settings that Grants come from
}

// Grant is a role and where it holds.
type Grant struct {
	Role    config.Role
	Schools []string // institution numbers
	All     bool     // at every school
}

// maxName is more than any name has, in characters.
const maxName = 100

// maxSchools is more than any municipality has schools.
const maxSchools = 500

// grants gives the roles that the settings have for what is claimed.
func grants(c config.OIDC, claims map[string]any) (out []Grant) {
	for _, m := range c.Roles {
		if !slices.Contains(words(claims, m.Claim), m.Value) {
			continue
		}
		schools := []string(nil)
		if m.Own {
			schools = numbers(words(claims, c.SchoolClaim))
			if len(schools) == 0 {
				continue // of no school
			}
		}
		for _, r := range m.Roles {
			out = append(out, Grant{Role: r, Schools: schools, All: !m.Own})
		}
	}
	return out
}

// words gives what a claim says: a text, a list of texts, or a number or list of them.
// A name with dots is also a way into claims within claims, as Keycloak writes
// realm_access.roles.
func words(claims map[string]any, name string) []string {
	v, ok := claims[name]
	if !ok {
		first, rest, within := strings.Cut(name, ".")
		if below, is := claims[first].(map[string]any); within && is {
			return words(below, rest)
		}
		return nil
	}
	switch v := v.(type) {
	case []any:
		var out []string
		for _, x := range v {
			out = append(out, word(x)...)
		}
		return out
	default:
		return word(v)
	}
}

func word(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case float64:
		return []string{strconv.FormatFloat(v, 'f', -1, 64)}
	}
	return nil
}

// numbers takes institution numbers out of texts, parted by anything.
func numbers(texts []string) (out []string) {
	for _, t := range texts {
		for _, n := range strings.FieldsFunc(t, func(r rune) bool { return r < '0' || r > '9' }) {
			if len(n) == 6 && len(out) < maxSchools && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// named says what the person is called. The audit needs a name that people know and
// that lasts: what they sign in with, and the name beside it.
func (p *Person) named(claims map[string]any) {
	text := func(name string) string {
		s, _ := claims[name].(string)
		line := []rune(strings.Map(func(r rune) rune {
			if !unicode.IsPrint(r) {
				return -1
			}
			return r
		}, s))
		return string(line[:min(len(line), maxName)])
	}
	user := p.Subject
	for _, name := range []string{"preferred_username", "upn", "email"} {
		if v := text(name); v != "" {
			user = v
			break
		}
	}
	p.Name, p.User = user, user
	if v := text("name"); v != "" && v != user {
		p.Name, p.User = v, fmt.Sprintf("%s (%s)", user, v)
	}
}

// May reports whether a role holds at a school, given by its number; "" is anywhere.
func May(grants []Grant, role config.Role, school string) bool {
	return slices.ContainsFunc(grants, func(g Grant) bool {
		return g.Role == role && (g.All || school == "" || slices.Contains(g.Schools, school))
	})
}

// Everywhere reports whether a role holds at every school.
func Everywhere(grants []Grant, role config.Role) bool {
	return slices.ContainsFunc(grants, func(g Grant) bool { return g.Role == role && g.All })
}
