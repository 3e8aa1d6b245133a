// Package maaned is the months in Danish, as they are printed and read, and a date
// as it is printed. It is no calendar.
package maaned

import (
	"strconv"
	"time"
)

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

// Dato gives "2025-03-13" as "13. marts 2025". What is not such a date stays as
// written.
func Dato(s string) string {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return s
	}
	day, err1 := strconv.Atoi(s[8:])
	md, err2 := strconv.Atoi(s[5:7])
	if err1 != nil || err2 != nil || md < 1 || md > len(Names) || day < 1 {
		return s
	}
	return strconv.Itoa(day) + ". " + Names[md-1] + " " + s[:4]
}
