package laesning_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"notat/internal/laesning"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestATextIsReadAsItIsSeen(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"Ægir Østergård læser 9. klasse.", "Ægir Østergård læser 9. klasse."},
		{"  to  \t ord\n\n her ", "to ord her"},
		{"to\u00a0ord\u2003her\u3000nu\u2800ja", "to ord her nu ja"},
		{"A\u034fg\u202ce \u2066L\u2069u\u00adn\ufe0ed\u061c", "Age Lund"},
		{"A\u200bge\U000e0041 \U000e0100Lund", "Age Lund"},
		{"A\u030age", "Åge"},
		{"A\u200b\u030age", "Åge"}, // the sign between goes first
		{"ﬁn Ⅳ ㎡ № ＡＢ", "fin IV m2 No AB"},
		{"\uff10\u0661\u06f2\u0969\U0001d7d2", "01234"},
		{"a\u2010b\u2011c\u2012d\u2013e\u2014f\u2015g\u2212h\uff0di\u2500j", "a-b-c-d-e-f-g-h-i-j"},
		{"Hans\u2019 og Bo´s \u00bbord\u00ab \u201cher\u201d", "Hans' og Bo's \"ord\" \"her\""},
		{"62² og 1½", "62 2 og 1 1/2"},
		{"udskolings-\nelever", "udskolingselever"},
		{"læse-\nog skriveprøver", "læse- og skriveprøver"},
		{"Anne-\nMette", "Anne-Mette"},
		{"2024-\n2025", "2024-2025"},
		{"før\n- punkt", "før - punkt"},
		{"a\x00b\x1fc", "a b c"},
		{"\xff\xfeab", "\ufffd\ufffdab"},
	} {
		if got := laesning.Normal(c.text).Form; got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestATextIsReadAsItIsMeant(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Ida Holm", ""}, {"et \u202emloH adI\u202c her", "et Ida Holm her"}, {"\u202eb\u202c \u202ea", "b a"}, {"\u202eA\u030as", "sÅ"},
		{"KjÃ¦rulff pÃ¥ Ã¸en", "Kjærulff på øen"}, {"\u202eflurÃ¦jK", "Kj¦Ãrulf"}, {"São Paulo", ""},
	} {
		if got, ok := laesning.Meant(c.text); ok != (c.want != "") || ok && laesning.Normal(got).Form != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestATargetIsReadAsItIsDecoded(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"https://www.fjordby.dk/skoler", "https://www.fjordby.dk/skoler"},
		{"https://x.dk/%C3%85ge%20Lund.pdf", "https://x.dk/Åge Lund.pdf"},
		{"https://x.dk/%C5ge", "https://x.dk/Åge"},
		{"https://a.dk/?u=https%253A%252F%252Fb.dk%252Fc", "https://a.dk/?u=https://b.dk/c"},
		{"https://xn--ge-xia.dk/", "https://åge.dk/"},
		{"https://%78n--ge-xia.dk/", "https://åge.dk/"},
		{"https://x.dk/?n=R29ybSBBc2tob2xt", "https://x.dk/?n=R29ybSBBc2tob2xt Gorm Askholm"},
		{"https://x.dk/U_hyZW4gxWflcmQ=", "https://x.dk/U_hyZW4gxWflcmQ= Søren Ågård"},
		{"https://x.dk/?d=aMO4eT8%2Faj8%3D", "https://x.dk/?d=aMO4eT8/aj8= høy??j?"},
		{"https://x.dk/476f726d2041736b686f6c6d", "https://x.dk/476f726d2041736b686f6c6d Gorm Askholm"},
		{"https://x.dk/Skolebestyrelsen/dQw4w9WgXcQ/9f86d081884c7d65", "https://x.dk/Skolebestyrelsen/dQw4w9WgXcQ/9f86d081884c7d65"},
		{"100 % af", "100 % af"},
		{"https://x.dk/%zz%", "https://x.dk/%zz%"},
	} {
		if got := laesning.Address(c.text).Form; got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
	for s, want := range map[string]bool{"100 % af 5": false, "a%20b": true, "%": false, "5 %, 6%c3": true, "xn--ge-xia": true} {
		if laesning.Encoded(s) != want {
			t.Errorf("%q is encoded: %v", s, !want)
		}
	}
}

func TestSpellingsOfANameAreOne(t *testing.T) {
	for _, c := range [][]string{
		{"Åse", "AASE", "aase", "Áase", "Åsé"}, {"Søgård", "soegaard", "Sögård", "SØGÅRD"}, {"René", "rene"}, {"Ida", "Іdа"}, {"Ægidius", "Ägidius", "aegidius"}, {"Ǻse", "Åse"},
	} {
		for _, s := range c[1:] {
			if laesning.Key(s) != laesning.Key(c[0]) {
				t.Errorf("%q is read as %q, %q as %q", s, laesning.Key(s), c[0], laesning.Key(c[0]))
			}
		}
	}
}

// Digits come in runs of ten: what digit rests on.
func TestDigitsComeInTens(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if unicode.Is(unicode.Nd, r) {
			for n := range rune(10) {
				if got := laesning.Normal("x" + string(r+n) + "x").Form; got != "x"+string('0'+n)+"x" {
					t.Fatalf("U+%04X is read as %q", r+n, got)
				}
			}
			r += 9
		}
	}
}

func TestANormalFormIsItsOwnAndKnowsTheWayBack(t *testing.T) {
	signs := []rune("aåøÆz19 .-–\n\t\u00ad\u200b\u030a\u0301\u034f½²ﬁ»’\u00a0\u0661\U0001d7d2A`´\\*")
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOfN(rapid.SampledFrom(signs), 0, 40).Draw(t, "s"))
		n := laesning.Normal(s)
		if again := laesning.Normal(n.Form); again.Form != n.Form && !strings.Contains(n.Form, "- ") {
			t.Fatalf("%q becomes %q and then %q", s, n.Form, again.Form)
		}
		if !utf8.ValidString(n.Form) || !norm.NFKC.IsNormalString(n.Form) {
			t.Fatalf("%q", n.Form)
		}
		last := 0
		for i, r := range n.Form {
			p := n.Place(i)
			if p < last || p >= len(s) {
				t.Fatalf("%q: byte %d came from %d after %d", s, i, p, last)
			}
			last = p
			if r < utf8.RuneSelf && r != ' ' && laesning.Letter(r) && r >= 'A' && !strings.ContainsRune("fi", r) && s[p] != byte(r) && r != 'A' && r != 'a' {
				t.Fatalf("%q: %q came from %q", s, r, s[p:])
			}
		}
	})
}

func TestWords(t *testing.T) {
	s := "Åse og Bo's 9.b, ½!"
	var got []string
	for from, to := laesning.Word(s, 0); from < len(s); from, to = laesning.Word(s, to) {
		got = append(got, s[from:to])
	}
	if strings.Join(got, "|") != "Åse|og|Bo|s|9|b|½" {
		t.Errorf("got %q", got)
	}
}

func BenchmarkNormal(b *testing.B) {
	s := strings.Repeat("Skolen arbejder med trivsel – og deltagelse i alle klasser. I 2024/25 har 9. klasse haft »fokus« på læsning. ", 20)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		laesning.Normal(s)
	}
}
