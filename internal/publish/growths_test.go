package publish

import (
	"fmt"
	"strings"
)

// growths are the ways in which a record can become large: for each kind of what
// it holds a record with n of them, all of them different where that may matter.
var growths = []struct {
	name   string
	record func(n int) string
}{
	{"paragraphs", inText(func(i int) string { return fmt.Sprintf("Afsnit nummer %d.\n\n", i) })},
	{"lines", inText(func(i int) string { return fmt.Sprintf("Linje %d\n", i) })},
	{"blank lines", inText(func(i int) string { return "\n" })},
	{"bullets", inText(func(i int) string { return fmt.Sprintf("- punkt %d\n", i) })},
	{"bullets below bullets", inText(func(i int) string { return fmt.Sprintf("- punkt %d\n  - under\n", i) })},
	{"numbers", inText(func(i int) string {
		if i == 0 {
			return "\n\n1. punkt\n"
		}
		return fmt.Sprintf("%d. punkt\n", i+1)
	})},
	{"numbered lists", inText(func(i int) string { return "1. et\n2. to\n\nNu:\n" })},
	{"numbers that end at once", inText(func(i int) string { return "1. et\n" })},
	{"words", inText(func(i int) string { return fmt.Sprintf("skolen arbejder med trivsel %d ", i) + end(i) })},
	{"letters", inText(func(i int) string { return "abcdefghij" + end(i) })},
	{"bold words", inText(func(i int) string { return fmt.Sprintf("**fed** ord%d ", i) })},
	{"open marks", inText(func(i int) string { return "*a_ [b](c " })},
	{"links", inText(func(i int) string { return fmt.Sprintf("[her](https://skole.example/%d) ", i) })},
	{"texts", inBlocks(func(i int) string { return fmt.Sprintf(`{"type":"tekst","tekst":"Tekst %d"}`, i) })},
	{"columns", inBlocks(func(i int) string {
		return `{"type":"sammenstilling","kolonner":[{"overskrift":"Det vi ser","tekst":"Uro"},{"overskrift":"Det vi tænker","tekst":"Ro"}]}`
	})},
	{"long columns", func(n int) string {
		return inBlocks(func(i int) string {
			return `{"type":"sammenstilling","kolonner":[{"overskrift":"Det vi ser","tekst":"` + strings.Repeat(`Uro\n\n`, n) + `"},{"overskrift":"Det vi tænker","tekst":"Ro"}]}`
		})(1)
	}},
	{"tables", inBlocks(func(i int) string { return `{"type":"tabel","hoved":["Klasse","Tal"],"raekker":[["1. a","7"]]}` })},
	{"rows", list(`{"type":"tabel","hoved":["Klasse","Tal"],"raekker":[`, func(i int) string { return fmt.Sprintf(`["%d. a","7,%d"]`, i, i) }, `]}`)},
	{"cells", func(n int) string {
		return list(`{"type":"tabel","hoved":["A"`+strings.Repeat(`,"B"`, 7)+`],"raekker":[`, func(i int) string { return `["ord"` + strings.Repeat(`,"flere"`, 7) + `]` }, `]}`)(n/8 + 1)
	}},
	{"wide tables", func(n int) string {
		return list(`{"type":"tabel","hoved":["A"`+strings.Repeat(`,"B"`, n-1)+`],"raekker":[`, func(i int) string { return `["ord"` + strings.Repeat(`,"flere"`, n-1) + `]` }, `]}`)(1)
	}},
	{"quotes", list(`{"type":"citater","citater":[`, func(i int) string { return fmt.Sprintf(`{"tekst":"Godt møde %d","rolle":"Elev"}`, i) }, `]}`)},
	{"results", list(`{"type":"resultater","resultater":[`, func(i int) string {
		return fmt.Sprintf(`{"maaling":"Måling %d","klassetrin":"9.","antal":30,"vaerdi":50.5,"enhed":"%%"}`, i)
	}, `]}`)},
	{"results of one kind", list(`{"type":"resultater","resultater":[`, func(i int) string {
		return fmt.Sprintf(`{"maaling":"Måling","klassetrin":"%d","antal":%d,"vaerdi":50.5,"enhed":"%%"}`, i, i%40)
	}, `]}`)},
	{"charts", list(`{"type":"resultater","diagram":true,"resultater":[`, func(i int) string {
		return fmt.Sprintf(`{"maaling":"Måling %d","antal":30,"vaerdi":50.5,"enhed":"%%"}`, i)
	}, `]}`)},
	{"earlier values", list(`{"type":"resultater","resultater":[{"maaling":"Måling","antal":30,"vaerdi":50.5,"tidligere":[`, func(i int) string {
		return fmt.Sprintf(`{"periode":"%d","vaerdi":7.%d,"antal":30}`, i, i)
	}, `]}]}`)},
	{"results in words", list(`{"type":"resultater","resultater":[`, func(i int) string { return fmt.Sprintf(`{"maaling":"Måling %d","ord":"Over landet"}`, i) }, `]}`)},
	{"agreements", list(`{"type":"aftaler","aftaler":[`, func(i int) string {
		return fmt.Sprintf(`{"maal":"Mål %d","tiltag":["a","b"],"ansvarlig":"Skoleleder"}`, i)
	}, `]}`)},
	{"actions of an agreement", list(`{"type":"aftaler","aftaler":[{"maal":"Mål","tiltag":[`, func(i int) string { return fmt.Sprintf(`"tiltag %d"`, i) }, `]}]}`)},
	{"sections", func(n int) string {
		return head + each(n, func(i int) string {
			return fmt.Sprintf(`{"overskrift":"Afsnit %d","blokke":[{"type":"tekst","tekst":"Tekst"}]}`, i)
		}) + `]}`
	}},
	{"sections below sections", func(n int) string {
		return head + each(n, func(i int) string {
			return fmt.Sprintf(`{"overskrift":"Afsnit %d","afsnit":[{"overskrift":"Under","blokke":[{"type":"tekst","tekst":"Tekst"}]}]}`, i)
		}) + `]}`
	}},
	{"parts", func(n int) string {
		return head + each(n, func(i int) string {
			return fmt.Sprintf(`{"overskrift":"Afsnit %d","del":"opfoelgning","udenIndhold":{"grund":"andet","tekst":"Intet"}}`, i)
		}) + `]}`
	}},
	{"participants", beside("deltagere", func(i int) string {
		return fmt.Sprintf(`{"navn":"Anna Berg%d","titel":"Leder","part":"skoleledelse"}`, i)
	}, "")},
	{"withheld names", beside("deltagere", func(i int) string {
		return fmt.Sprintf(`{"navn":"Navn%d Berg%d","titel":"Forælder","part":"foraeldre"}`, i, i)
	}, "Vi mødte en anden. ")},
	{"agenda", func(n int) string {
		return strings.Replace(inText(func(int) string { return "x" })(1), `"afsnit"`, `"moede":{"dagsorden":[`+each(n, func(i int) string {
			return fmt.Sprintf(`{"start":"13:00","slut":"13:05","punkt":"Punkt %d"}`, i)
		})+`]},"afsnit"`, 1)
	}},
	{"answers", beside("kontroller", func(i int) string {
		return fmt.Sprintf(`{"kode":"intern-adresse","sted":"/afsnit/%d","begrundelse":"set"}`, i)
	}, "")},
	{"addresses", inBlocks(func(i int) string { return fmt.Sprintf(`{"type":"tekst","tekst":"se http://intranet.local/%d"}`, i) })},
	{"unknown keys", func(n int) string {
		return strings.Replace(inText(func(int) string { return "x" })(1), `"afsnit"`, each(n, func(i int) string { return fmt.Sprintf(`"noegle%d":1`, i) })+`,"afsnit"`, 1)
	}},
	{"faults", inBlocks(func(i int) string { return `{"type":"tekst","tekst":7}` })},
}

const head = `{"dokument":{"titel":"Samtale","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":"Fjordby"},"skole":{"navn":"Engskolen"},"afsnit":[`

func each(n int, f func(i int) string) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(f(i))
	}
	return b.String()
}

// end ends a paragraph now and then: one that is longer than any gets memory of
// its own to be set in, which is a step and no growth.
func end(i int) string {
	if i%1000 == 999 {
		return "\n\n"
	}
	return ""
}

// inText gives n pieces in the texts of as few fields as can hold them.
func inText(f func(i int) string) func(n int) string {
	const most = 200 << 10
	return func(n int) string {
		var b strings.Builder
		fra := 0
		b.WriteString(head + `{"overskrift":"Afsnit","blokke":[{"type":"tekst","tekst":"Før `)
		for i := range n {
			if b.Len()-fra > most {
				fra = b.Len()
				b.WriteString(`"},{"type":"tekst","tekst":"`)
			}
			b.WriteString(strings.ReplaceAll(f(i), "\n", `\n`))
		}
		return b.String() + `"}]}]}`
	}
}

func inBlocks(f func(i int) string) func(n int) string {
	return func(n int) string { return head + `{"overskrift":"Afsnit","blokke":[` + each(n, f) + `]}]}` }
}

// list gives one block with a list of n.
func list(before string, f func(i int) string, after string) func(n int) string {
	return func(n int) string {
		return inBlocks(func(int) string { return before + each(n, f) + after })(1)
	}
}

// beside gives n of a list at the top of the record, and as many times a text.
func beside(key string, f func(i int) string, text string) func(n int) string {
	return func(n int) string {
		r := inText(func(int) string { return text })(n)
		return r[:len(r)-1] + `,"` + key + `":[` + each(n, f) + `]}`
	}
}
