package samtale

import (
	"fmt"
	"strings"
)

// Tal is a JSON number without exponent whose digits are kept as written:
// 7.40 stays 7.40. The empty Tal is an absent number.
type Tal string

// MarshalJSON writes the digits as they are.
func (t Tal) MarshalJSON() ([]byte, error) {
	if t == "" {
		return nil, fmt.Errorf("samtale: an absent number has no JSON")
	}
	return []byte(t), nil
}

// Danish gives the number as it is printed, with a decimal comma.
func (t Tal) Danish() string { return strings.Replace(string(t), ".", ",", 1) }
