// Package maaned is the months in Danish, as they are printed and read. It is no
// calendar, and knows no dates.
package maaned

import "time"

// Names are the months from January on.
var Names = [...]string{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"}

// Pattern matches a month as it is written, in full or cut, as part of a regular
// expression: "marts", "mar.", "sept".
const Pattern = `(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|nov|dec)\b\.?`

// Of gives the month whose name begins with the first three letters of a word in
// lower case, 0 for none.
func Of(word string) time.Month {
	for i, n := range Names {
		if len(word) >= 3 && word[:3] == n[:3] {
			return time.Month(i + 1)
		}
	}
	return 0
}
