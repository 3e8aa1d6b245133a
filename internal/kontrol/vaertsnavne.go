package kontrol

import (
	"encoding/base64"
	"net/netip"
	"strconv"
	"strings"
)

// ofBase64 gives the address that a piece of another holds in base64, or "".
func ofBase64(s string) string {
	const shortest, longest = 16, 4096 // bytes: http://a.b, and more than a browser takes
	s = strings.TrimRight(s, "=")
	if len(s) < shortest || len(s) > longest {
		return ""
	}
	for _, code := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		if b, err := code.DecodeString(s); err == nil && strings.Contains(string(b), "://") {
			return string(b)
		}
	}
	return ""
}

// shortPrivateIP reports whether a host is a private network address as old programs
// write it: parts in octal or hexadecimal, and the last one for all that are left out
// (inet_aton).
func shortPrivateIP(host string) bool {
	parts := strings.Split(host, ".")
	if len(parts) > 4 {
		return false
	}
	var v uint64
	for i, p := range parts {
		size := uint(8)
		if i == len(parts)-1 {
			size = uint(8 * (5 - len(parts)))
		}
		n, err := strconv.ParseUint(p, 0, 32)
		if err != nil || n >= 1<<size {
			return false
		}
		v = v<<size | n
	}
	return isPrivate(netip.AddrFrom4([4]byte{byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)}))
}
