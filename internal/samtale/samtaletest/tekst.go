package samtaletest

import (
	"strings"

	"notat/internal/samtale"
)

// ord are the words that texts are made of. They hold no name and no number.
var ord = strings.Fields(`skolen elever læring trivsel fællesskab og i på af der har øget større mål
 læsning matematik børn forældre undervisning åben ærlig dialog klassen mellemtrin indskoling udskoling
 fravær nærvær overgang overvejelser indsats prøve samarbejde pædagog vejleder retning år æble øre å`)

// phrases are what real notater hold and what a reader of Markdown, a font
// or a line breaker may stumble over. Each stands in one line.
var phrases = []string{
	"9. klasse ligger over landsgennemsnittet", "2., 4., 6. klasse", "13. marts 2025", "- 3 procentpoint", "<navn udeladt>",
	"2024/25", "2024-2025", "kl. 13.05 – 16.00", "ca. 7,40 %", "½ time", "5 < 7 > 3 & 2", "\"citat\" 'citat' »citat«", "mål → tiltag → tegn",
	"PAUSE 🌞🌞", "👩🏽‍🏫 og 👨‍👩‍👧", "Ærø, Ålborg, Øster Ølgod", "blød\u00adhed", "fast\u00a0mellemrum", "nai\u0308v", "e\u0301n", "Ελληνικά Кириллица Łódź",
	"§ 40 a, stk. 2", "100 %", "a*b*c", "snake_case_ord", "C:\\mappe", "{{skole.navn}}", "&amp; &lt;b&gt;", "# ikke en overskrift", "> ikke et citat",
	"`kode`", "~~gennemstreget~~", "[x] afkrydset", "[link] uden adresse", "![billede](x.png)", "www.eksempel.dk", "1) første", "+ plus", "---", "===", "| a | b |",
	"<b>fed</b>", "<!-- note -->", "fodnote[^1]", "Det er *meget* vigtigt", "**Fed**", "slut\\", "\\*ikke kursiv\\*", "1664-1.2.3", "12345678901234567890",
}

// evil are for records that want to do harm.
var evil = []string{
	"<script>alert(1)</script>", "]]><x>", "\"><img src=x onerror=alert(1)>", "../../etc/passwd", "%s %d %n %!(EXTRA)", "${jndi:ldap://x}", "'; DROP TABLE notater;--",
	"\u202eomvendt\u202c", "\u200bnul\u200bbredde\ufeff", "z\u0351\u0352\u0353\u0354\u0355algo", "\U0001F468\u200d\U0001F469\u200d\U0001F467\u200d\U0001F466", "\U000E0001\U0010FFFD", "العربية עברית", "漢字かな交じり文", "ไทย हिन्दी",
	"\ufffd\ufffc", "(((((((((((((((((((", "[[[[[[[[[[[[](((((((((", "****************", "____________", "\\\\\\\\\\\\\\", "<![CDATA[", "<?php ?>", "&#0;&#x1F;", "endstream endobj", "(\\)", "<w:t/>",
}

// plain draws one line of plain text with visible words.
func (m *maker) plain() string {
	words := make([]string, 0, 8)
	for range m.n(1, 6) {
		words = append(words, pick(m, ord))
	}
	if m.chance(30) {
		words = append(words, pick(m, phrases))
	}
	if m.hostile && m.chance(40) {
		words = append(words, pick(m, evil))
	}
	if m.hostile && m.chance(2) {
		words = append(words, strings.Repeat("lang", m.n(10, 2500)))
	}
	return strings.Join(words, " ")
}

// maybe draws a plain text, or none.
func (m *maker) maybe() string {
	if m.chance(50) {
		return ""
	}
	return m.plain()
}

// felt draws a text for a field that has room for MaxEnkeltfelt bytes. What is
// longer has its long word last, in ASCII.
func (m *maker) felt() string {
	s := m.plain()
	return s[:min(len(s), samtale.MaxField)]
}

// maybeFelt draws a text for such a field, or none.
func (m *maker) maybeFelt() string {
	if m.chance(50) {
		return ""
	}
	return m.felt()
}

// markdown draws a text in the Markdown subset, traps included.
func (m *maker) markdown() string {
	var parts []string
	for range m.n(1, 3) {
		parts = append(parts, m.stykke())
	}
	return strings.Join(parts, pick(m, []string{"\n\n", "\n\n", "\n\n\n"}))
}

// maybeMarkdown draws a Markdown text, or none.
func (m *maker) maybeMarkdown() string {
	if m.chance(50) {
		return ""
	}
	return m.markdown()
}

// stykke draws one paragraph or list.
func (m *maker) stykke() string {
	var b strings.Builder
	switch m.n(0, 5) {
	case 0: // bullets in two levels
		for range m.n(1, 4) {
			b.WriteString("- " + m.linje() + "\n")
			if m.chance(30) {
				b.WriteString("  - " + m.linje() + "\n")
			}
		}
	case 1: // numbers that run, or do not
		nr := pick(m, []int{1, 1, 1, 2, 9})
		for range m.n(1, 4) {
			b.WriteString(itoa(nr) + ". " + m.linje() + "\n")
			nr += pick(m, []int{1, 1, 1, 1, 2})
		}
	default: // a paragraph with line breaks
		b.WriteString(m.linje())
		for m.chance(30) {
			b.WriteString("\n" + m.linje())
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// linje draws one line of Markdown: words with emphasis, links and escapes.
func (m *maker) linje() string {
	s := m.plain()
	switch m.n(0, 9) {
	case 0:
		return "**" + pick(m, ord) + "** " + s
	case 1:
		return s + " *" + pick(m, ord) + "*"
	case 2:
		return s + " [" + pick(m, ord) + "](https://www.eksempel.dk/" + pick(m, ord) + "?a=1&b=2)"
	case 3:
		return s + " [skriv](mailto:skolen@eksempel.dk)"
	case 4:
		return s + " ***" + pick(m, ord) + "*** \\[" + pick(m, ord) + "\\]"
	case 5:
		return pick(m, phrases)
	}
	return s
}
