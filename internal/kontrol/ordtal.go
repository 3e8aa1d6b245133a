package kontrol

import (
	"notat/internal/laesning"
	"notat/internal/pattern"
)

// valueWords match what tells a value of a result without a number: one pupil, none, how many
// times as many, which place in the municipality.
var valueWords = pattern.New(`(?:^|[^\pL])(` +
	`(?:en|én) (?:enkelt|eneste) (?:elev|dreng|pige|læser)|` +
	`ingen (?:elev|dreng|pige|børn)\pL*|` +
	`(?:(?:alle|samtlige) (?:elev|dreng|pige)\pL*|hele (?:årgangen|klassen|holdet))(?: \pL+){0,3}? (?:når|nåede|læser|læste|klarede|bestod|over|under|middel|niveauet|målet|gode|sikre|svag\pL*)|` +
	`(?:dobbelt|halvt|\pL+ gange|\d+ gange) så (?:mange|få|stor|høj|lav|god|svag|dårlig)\pL*|` +
	`(?:for|tre|fir|fem|ti)dobl\pL*|halver(?:et|ing|es)\pL*|` +
	`(?:næst|anden|tredje|fjerde|femte)-?(?:bedst|højest|lavest|dårligst|svagest)\pL*|` +
	`(?:en halv|et halvt|en kvart) (?:karakter|standardafvigelse|plads)|` +
	`\pL+(?:ende|tivte) percentil\pL*|` +
	`(?:bedst|højest|lavest|dårligst|svagest|øverst|nederst|sidst)e? i (?:hele )?kommunen` +
	`)(?:[^\pL]|$)`)

// valueOpenings are the words of valueWords one of which each has.
var valueOpenings = openingsOf("enkelt ", "eneste ", "ingen ", "alle ", "samtlige ", "hele ", " så ", "dobl", "halver", "næst", "anden", "tredje", "fjerde", "femte", "halv", "kvart", "percentil", "bedst", "højest", "lavest", "dårligst", "svagest", "øverst", "nederst", "sidst")

// valueInWords finds one in a field of a confidential result.
func valueInWords(p *passage) []hit {
	lower := laesning.Lower(p.tekst.Form)
	if !valueOpenings.in(lower) {
		return nil
	}
	at := valueWords.FindStringSubmatchIndex(lower)
	if at == nil || len(lower) != len(p.tekst.Form) {
		return nil
	}
	return []hit{{found: p.tekst.Form[at[2]:at[3]], at: p.stretch.at}}
}
