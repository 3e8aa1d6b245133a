package typeset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestCleanTextCanBeSet(t *testing.T) {
	for in, want := range map[string]string{
		"Åben §§ 3–4 »citat« …":         "Åben §§ 3–4 »citat« …",
		"A\u030Aben":                    "Åben",
		"a\r\nb\rc\u2028d\u2029e":       "a\nb\nc\nd\ne",
		"a\vb\u0085c":                   "a\nb\nc", // a manual line break of Word, pasted
		"a\tb":                          "a b",
		"a\x00b\x1bc\x7fd\u009f":        "abcd",
		"a\u202Eb\u2066c\u200Ed":        "abcd",
		"👩\u200D👧 ☀\uFE0F 👍🏽":           "👩\u200D👧 ☀\uFE0F 👍🏽",
		"👩🏽\u200D🏫 🏳\uFE0F\u200D🌈":      "👩🏽\u200D🏫 🏳\uFE0F\u200D🌈",
		"1\uFE0F\u20E3 1\uFE0F 👩\u200D": "1\uFE0F\u20E3 1 👩",
		"a\u200Db\uFE0F \u200D👩":        "ab 👩",
		"👨\u200D👩\u200D👧\u200D👦 👨\u200D👩\u200D👧": "👨\u200D👩\u200D👧👦 👨\u200D👩\u200D👧",
		"skole\u00ADhjem\u200Bsam":               "skole\u00ADhjem\u200Bsam",
		"a\uFEFFb\u2060c":                        "abc",
		"a\uFFFFb\uE123c\U0010FFFF":              "a\uFFFDb\uFFFDc\uFFFD",
		"a\xffb\xe2\x80":                         "a\uFFFDb\uFFFD\uFFFD",
		"\xed\xa0\xbd":                           "\uFFFD\uFFFD\uFFFD", // a surrogate
		"\U000E0041a":                            "a",
		"e\u200D\u0301":                          "é",
	} {
		if got := Clean(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestATitleIsOneLine(t *testing.T) {
	if got := CleanLine(" Skole\u00ADudvikling\r\npå\tBirkelund\u200B\n"); got != "Skoleudvikling på Birkelund" {
		t.Errorf("got %q", got)
	}
}

func TestCleaningTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := Clean(rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "text"))
		if twice := Clean(once); twice != once {
			t.Fatalf("%q, then %q", once, twice)
		}
		if !utf8.ValidString(once) || !norm.NFC.IsNormalString(once) {
			t.Fatalf("%q is not NFC", once)
		}
	})
}

func TestLongWordsMayBeBrokenWhereDanishBreaksThem(t *testing.T) {
	for in, want := range map[string]string{
		"Skoleudviklingssamtale på Birkelund Skole": "Skole-ud-vik-lings-sam-tale på Birkelund Skole",
		"en samtale om trivsel, 2024/25":            "en samtale om trivsel, 2024/25",
		"Skoleudviklings\u00ADsamtale":              "Skoleudviklings-samtale",
		"":                                          "",
	} {
		if got := strings.ReplaceAll(Hyphenated(in), "\u00AD", "-"); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
