package tagpdf

import (
	"fmt"
	"math"
	"strconv"
	"testing"
)

func TestNumbersAreShort(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 1: "1", -1: "-1", 0.5: "0.5", 12.345: "12.35", -0.004: "0", 100.10: "100.1", 7.01: "7.01", math.Inf(1): "0", 1e300: "0",
	} {
		if got := string(appendNumber(nil, v)); got != want {
			t.Errorf("%g: %s, want %s", v, got, want)
		}
	}
	if got := string(appendNumber(nil, math.NaN())); got != "0" {
		t.Error(got)
	}
}

func TestTextStrings(t *testing.T) {
	for s, want := range map[string]string{
		"abc":    "(abc)",
		"æøå":    "(\xe6\xf8\xe5)",
		`(\)`:    `(\(\\\))`,
		"–":      "(\xfe\xff\x20\x13)",
		"🌞":      "(\xfe\xff\xd8\x3c\xdf\x1e)",
		"\u200D": "(\xfe\xff\x20\\r)", // a byte 0D would be read as a line feed
	} {
		if got := string(appendText(nil, s)); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	if got := string(appendName(nil, "application/x json#")); got != "/application#2Fx#20json#23" {
		t.Error(got)
	}
}

func TestAddressesAreASCII(t *testing.T) {
	for s, want := range map[string]string{
		"https://eksempel.invalid/a?b=c%20d#e": "https://eksempel.invalid/a?b=c%20d#e",
		"https://eksempel.invalid/æ (1)":       "https://eksempel.invalid/%C3%A6%20(1)",
		"mailto:a@b.invalid":                   "mailto:a@b.invalid",
	} {
		if got := asciiURI(s); got != want {
			t.Errorf("%s: %s", s, got)
		}
	}
}

func TestColours(t *testing.T) {
	for s, want := range map[string]string{
		"FF8000": "1 0.502 0 ", "ffffff": "1 1 1 ", "000000": "0 0 0 ", "": "0 0 0 ", "red": "0 0 0 ", "1234567": "0 0 0 ",
	} {
		if got := parseColor(s).operands(); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
	for v := range 256 {
		want := strconv.FormatFloat(math.Round(float64(v)/255*1000)/1000, 'f', -1, 64)
		if got := parseColor(fmt.Sprintf("%02X0001", v)); string(got) != want+" 0 0.004 " {
			t.Errorf("%d: %s", v, got)
		}
	}
}

func TestWholeNumbers(t *testing.T) {
	for _, n := range []int{0, 7, 10, 99, 100, 101, 999, 1000, 1234, 9999, 10000, 123456789, -1, -12} {
		if got := string(appendInt(nil, n)); got != strconv.Itoa(n) {
			t.Errorf("%d: %s", n, got)
		}
	}
}

func TestBytesAreSubtractedEachByItself(t *testing.T) {
	for _, c := range [][3]uint64{{0, 1, 0xFF}, {0x0100, 0x0001, 0x01FF}, {0xFF00FF, 0x01FF01, 0xFE01FE}, {1 << 63, 1 << 62, 1 << 62}, {0x7F80, 0x807F, 0xFF01}} {
		if got := bytesLess(c[0], c[1]); got != c[2] {
			t.Errorf("%x less %x: %x, want %x", c[0], c[1], got, c[2])
		}
	}
}
