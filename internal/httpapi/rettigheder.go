package httpapi

import (
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"notat/internal/config"
	"notat/internal/publish"
)

var (
	kindOff   = &kind{"slukket", http.StatusForbidden, "Offentliggørelse er slået fra"}
	kindToken = &kind{"adgang", http.StatusUnauthorized, "Adgangsnøglen mangler eller kendes ikke"}
	kindRole  = &kind{"rettighed", http.StatusForbidden, "Adgangsnøglen giver ikke ret til det her"}
)

// userHeader carries the user on whose behalf a system calls. It is kept in the
// audit as it is said, as far as it is printable; nothing is decided by it.
const userHeader = "Notat-Bruger"

// caller is who asks, and what its token may be used for.
type caller struct {
	publish.Who
	config.Token
}

// restricted lets a handler answer only a token that has the role.
func (s *server) restricted(role config.Role, do func(*gin.Context, caller)) gin.HandlerFunc {
	return func(c *gin.Context) {
		if len(s.tokens) == 0 {
			answer(c, kindOff.with("Tjenesten har ingen adgangsnøgler og offentliggør derfor intet. De sættes i NOTAT_TOKENS; »notat token new« laver en."))
			return
		}
		t, ok := s.token(c.GetHeader("Authorization"))
		if !ok {
			c.Header("WWW-Authenticate", `Bearer realm="notat"`)
			answer(c, kindToken.with("Send adgangsnøglen som »Authorization: Bearer ...«."))
			return
		}
		if !t.Has(role) {
			answer(c, kindRole.with("Det kræver rollen »"+string(role)+"«."))
			return
		}
		do(c, caller{publish.Who{Token: t.Name, Bruger: c.GetHeader(userHeader)}, t})
	}
}

// token gives the token of an Authorization header. Every token is compared, in
// constant time, so that the time it takes tells nothing.
func (s *server) token(header string) (config.Token, bool) {
	scheme, secret, ok := strings.Cut(header, " ")
	if !ok || !strings.EqualFold(scheme, "Bearer") || secret == "" {
		return config.Token{}, false
	}
	sum := sha256.Sum256([]byte(secret))
	found := -1
	for i, t := range s.tokens {
		found = subtle.ConstantTimeSelect(subtle.ConstantTimeCompare(sum[:], t.SHA256[:]), i, found)
	}
	if found < 0 {
		return config.Token{}, false
	}
	return s.tokens[found], true
}
