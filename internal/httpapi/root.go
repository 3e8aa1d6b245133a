package httpapi

import (
	"net/http"
	"net/url"
	"strings"
)

// rootOf is the path of a public address, "" or such as "/notater": where the service
// lies on a site that it shares.
func rootOf(base string) string {
	u, err := url.Parse(base)
	if err != nil {
		return ""
	}
	return u.Path
}

// below answers beneath a root as the service answers at its own. A proxy may take
// the root away on the way or leave it: both are answered, and so are probes, which
// know of none.
func below(root string, h http.Handler) http.Handler {
	if root == "" {
		return h
	}
	stripped := http.StripPrefix(root, h)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == root:
			front := r.Clone(r.Context())
			front.URL.Path, front.URL.RawPath = "/", ""
			h.ServeHTTP(w, front)
		case strings.HasPrefix(r.URL.Path, root+"/"):
			stripped.ServeHTTP(w, r)
		default:
			h.ServeHTTP(w, r)
		}
	})
}
