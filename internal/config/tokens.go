package config

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// Role is what a token may be used for.
type Role string

// The roles.
const (
	RoleWrite      Role = "skriv"      // begin on next year's record
	RolePublish    Role = "udgiv"      // publish, correct, withdraw
	RoleReadIntern Role = "laesIntern" // read stored internal editions
)

// Roles are all roles, in the order in which they are told.
var Roles = []Role{RoleWrite, RolePublish, RoleReadIntern}

// Token is one bearer token. Its secret is not kept, only what it becomes.
type Token struct {
	Name   string
	Roles  []Role
	SHA256 [32]byte // of the secret
}

// Has reports whether the token has a role.
func (t Token) Has(r Role) bool { return slices.Contains(t.Roles, r) }

// String gives the token as NOTAT_TOKENS holds it.
func (t Token) String() string {
	roles := make([]string, len(t.Roles))
	for i, r := range t.Roles {
		roles[i] = string(r)
	}
	return t.Name + ":" + strings.Join(roles, ",") + ":" + hex.EncodeToString(t.SHA256[:])
}

// ParseToken reads name:roles:sha256.
func ParseToken(s string) (Token, error) {
	var t Token
	part := strings.Split(s, ":")
	if len(part) != 3 || part[0] == "" || len(part[0]) > maxName || strings.ContainsFunc(part[0], func(r rune) bool { return r <= ' ' || r > '~' }) {
		return t, fmt.Errorf("a token is name:roles:sha256, and notat token new makes one")
	}
	t.Name = part[0]
	for r := range strings.SplitSeq(part[1], ",") {
		if !slices.Contains(Roles, Role(r)) {
			return t, fmt.Errorf("token %s: no role %q; the roles are skriv, udgiv and laesIntern", t.Name, r)
		}
		t.Roles = append(t.Roles, Role(r))
	}
	sum, err := hex.DecodeString(part[2])
	if err != nil || len(sum) != len(t.SHA256) {
		return t, fmt.Errorf("token %s: the last part is the SHA-256 of the secret, 64 hexadecimal digits", t.Name)
	}
	copy(t.SHA256[:], sum)
	return t, nil
}

// maxName keeps the audit's lines readable.
const maxName = 64

func readTokens(c *Config, v string) error {
	c.Tokens = nil
	for _, s := range strings.Fields(v) {
		t, err := ParseToken(s)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(c.Tokens, func(o Token) bool { return o.Name == t.Name }) {
			return fmt.Errorf("token %s stands twice", t.Name)
		}
		c.Tokens = append(c.Tokens, t)
	}
	return nil
}

// showTokens shows who may do what.
func showTokens(tokens []Token) string {
	var out []string
	for _, t := range tokens {
		s := t.String()
		out = append(out, s[:strings.LastIndexByte(s, ':')])
	}
	return strings.Join(out, " ")
}
