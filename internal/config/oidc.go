package config

import (
	"fmt"
	"slices"
	"strings"
)

// RoleAdmin is for people alone: purge, read the audit, see what goes when. No token
// has it: a machine has the command.
const RoleAdmin Role = "admin"

// PersonRoles are the roles that a person may have, in the order in which they are told.
var PersonRoles = append(slices.Clone(Roles), RoleAdmin)

// OIDC is how people sign in. Without an Issuer nobody does.
type OIDC struct {
	Issuer       string        // NOTAT_OIDC_ISSUER: the provider, as its discovery document names itself
	ClientID     string        // NOTAT_OIDC_CLIENT_ID
	ClientSecret string        // NOTAT_OIDC_CLIENT_SECRET; a secret
	Roles        []RoleMapping // NOTAT_OIDC_ROLES: who may do what
	SchoolClaim  string        // NOTAT_OIDC_SCHOOLS: the claim with the numbers of a person's own schools
}

// On reports whether people can sign in.
func (o OIDC) On() bool { return o.Issuer != "" }

// RoleMapping gives roles to those of whom a claim says a value.
type RoleMapping struct {
	Claim, Value string
	Roles        []Role
	Own          bool // at the schools of SchoolClaim alone
}

// ownSchools ends a mapping whose roles hold at one's own schools.
const ownSchools = "egen"

// String gives the mapping as NOTAT_OIDC_ROLES holds it.
func (m RoleMapping) String() string {
	roles := make([]string, len(m.Roles))
	for i, r := range m.Roles {
		roles[i] = string(r)
	}
	out := m.Claim + "=" + m.Value + ":" + strings.Join(roles, ",")
	if m.Own {
		out += ":" + ownSchools
	}
	return out
}

// parseMapping reads claim=value:roles or claim=value:roles:egen. It is read from the
// end: a value may have colons of its own.
func parseMapping(s string) (m RoleMapping, err error) {
	claim, rest, ok := strings.Cut(s, "=")
	if rest, m.Own = strings.CutSuffix(rest, ":"+ownSchools); !ok || claim == "" {
		return m, fmt.Errorf("%q is not claim=value:roles, such as roles=skoleleder:skriv,udgiv:%s", s, ownSchools)
	}
	i := strings.LastIndexByte(rest, ':')
	if i <= 0 {
		return m, fmt.Errorf("%q is not claim=value:roles, such as roles=skoleleder:skriv,udgiv:%s", s, ownSchools)
	}
	m.Claim, m.Value = claim, rest[:i]
	for r := range strings.SplitSeq(rest[i+1:], ",") {
		if !slices.Contains(PersonRoles, Role(r)) {
			return m, fmt.Errorf("%s=%s: no role %q; the roles are skriv, udgiv, laesIntern and admin", m.Claim, m.Value, r)
		}
		m.Roles = append(m.Roles, Role(r))
	}
	return m, nil
}

// maxMappings is more than any municipality has groups for this; each sign-in goes
// through them all.
const maxMappings = 200

func readMappings(c *Config, v string) error {
	c.OIDC.Roles = nil
	for _, s := range strings.Fields(v) {
		m, err := parseMapping(s)
		if err != nil {
			return err
		}
		c.OIDC.Roles = append(c.OIDC.Roles, m)
	}
	if len(c.OIDC.Roles) > maxMappings {
		return fmt.Errorf("more than %d mappings", maxMappings)
	}
	return nil
}

func showMappings(list []RoleMapping) string {
	out := make([]string, len(list))
	for i, m := range list {
		out[i] = m.String()
	}
	return strings.Join(out, " ")
}

// complete finds settings that go together and do not: half a sign-in is none, and who
// meant to have one is told at the start.
func (o OIDC) complete(base string) error {
	own := slices.ContainsFunc(o.Roles, func(m RoleMapping) bool { return m.Own })
	for _, s := range []struct {
		name          string
		needed, given bool
	}{
		{"NOTAT_OIDC_ISSUER", o.ClientID+o.ClientSecret+o.SchoolClaim != "" || o.Roles != nil, o.Issuer != ""},
		{"NOTAT_OIDC_CLIENT_ID", o.On(), o.ClientID != ""},
		{"NOTAT_OIDC_CLIENT_SECRET", o.On(), o.ClientSecret != ""},
		{"NOTAT_OIDC_ROLES", o.On(), len(o.Roles) > 0},
		{"NOTAT_OIDC_SCHOOLS", own, o.SchoolClaim != ""},
		{"NOTAT_BASE_URL", o.On(), base != ""},
	} {
		if s.needed && !s.given {
			return fmt.Errorf("%s: sign-in by OpenID Connect needs it", s.name)
		}
	}
	return nil
}
