package kontrol

import (
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
)

// valueWords match what tells a value of a result without a number: one pupil, none, how many
// times as many, which place in the municipality.
var valueWords = pattern.New(`(?:^|[^\pL])(` +
	`(?:en|én) (?:enkelt|eneste) (?:elev|dreng|pige|læser)|` +
	`ingen (?:elev|dreng|pige|børn)\pL*|` +
	`(?:(?:alle|samtlige) (?:elev|dreng|pige)\pL*|hele (?:årgangen|klassen|holdet))(?: \pL+){0,3}? (?:når|nåede|læser|læste|klarede|bestod|over|under|middel|niveauet|målet|gode|sikre|svag\pL*)|` +
	`(?:dobbelt|halvt|\pL+ gange|\d+ gange) så (?:mange|få|stor|høj|lav|god|svag|dårlig)\pL*|(?:to|tre|fire|fem|\d+) gange (?:flere|færre|bedre|højere|lavere|større|mindre)|(?:[\d,]+|to|tre|fire|fem|halvanden) gange (?:landet|kommunen)\pL*|` +
	`(?:for|tre|fire?|fem|ti)dobl\pL*|halver(?:et|ing|es)\pL*|` +
	`(?:næst|anden|tredje|fjerde|femte|sjette|syvende|ottende|niende|tiende)-?(?:bedst|højest|lavest|dårligst|svagest|sidst)\pL*|` +
	`(?:en|et) (?:halv|halvt|kvart|enkelt) (?:karakter|standardafvigelse|plads|point|procentpoint|karakterpoint)|(?:første|sidste|jumbo|bund)plads\pL*|` +
	`(?:\d+|en|én|to|tre|fire|fem|seks|syv) (?:andre |af kommunens |af de andre )?skoler? (?:i kommunen )?(?:ligger|er|lå|klarer sig)(?: \pL+)? (?:bedre|dårligere|højere|lavere|over|under|foran)|` +
	`(?:nr\.|nummer) \d+ (?:i|blandt|af) kommunen\pL*|` +
	`en (?:elev|dreng|pige) (?:blev|er|var|fik|har|ligger|lå|nåede|deltog|mangl)\pL*|` +
	`\pL+(?:ende|tivte) percentil\pL*|(?:kvartil|kvintil|decil)\pL*|karakter(?:en)? [a-f]|` +
	`(?:bedst|højest|lavest|dårligst|svagest|øverst|nederst|sidst)e? i (?:hele )?kommunen` +
	`)(?:[^\pL]|$)`)

// valueOpenings are the words of valueWords one of which each has.
var valueOpenings = openingsOf("enkelt ", "eneste ", "ingen ", "alle ", "samtlige ", "hele ", " så ", "dobl", "halver", "næst", "halv", "kvart", "gange ", "plads", "en elev ", "en dreng ", "en pige ", "nr. ", "nummer ", "skole", "percentil", "kvartil", "kvintil", "decil", "karakter", "bedst", "højest", "lavest", "dårligst", "svagest", "øverst", "nederst", "sidst")

// valueInWords finds one in a field of a confidential result.
func valueInWords(p *passage) []hit {
	lower := laesning.Lower(p.tekst.Form)
	if !valueOpenings.in(lower) {
		return nil
	}
	at := valueWords.FindStringSubmatchIndex(lower)
	if at == nil || len(lower) != len(p.tekst.Form) || strings.HasSuffix(lower[:at[2]], " de ") { // blandt de bedste i kommunen
		return nil
	}
	return []hit{{found: p.tekst.Form[at[2]:at[3]], at: p.stretch.at}}
}
