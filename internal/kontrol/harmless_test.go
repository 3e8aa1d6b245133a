package kontrol_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"notat/internal/fault"
	"notat/internal/samtale/samtaletest"
)

// The schools of the harmless notater: school, town, leader, head of schools, and a
// parent, a teacher and a pupil whose names are withheld and are words as well.
var harmlessSchools = [][7]string{
	{"Birkelund Skole", "Fjordby", "Karen Leth", "Bo Ravn", "Max Holm", "Liv Dal", "Per Skov"},
	{"Mosedalskolen", "Havneby", "Anders Toft", "Mette Sand", "Bo Skov", "Maj Lund", "Storm Berg"},
	{"Sct. Knuds Skole", "Lundby", "Birgit Krog", "Per Vad", "Rose Lind", "Tor Bæk", "Liv Sommer"},
	{"Skolen på Bakken", "Solby", "Hanne Bjerg", "Jens Falk", "Villy Skov", "Max Bo Grøn", "Alma Lykke"},
	{"Østre Skole", "Nørrebæk", "Lars Friis", "Pia Holt", "Lykke Strand", "Mark Vang", "Viola Eng"},
}

var harmlessWords = []string{"Ramme", "Opfølgning", "Resultater", "Trivsel og deltagelse", "Indsatser", "Evaluering"}

// harmless makes a whole notat of 800 to 2,000 words in which nothing is to be found.
func harmless(n int, sentences map[string][]string) (record string, words int) {
	rnd := rand.New(rand.NewPCG(uint64(n), 12))
	s := harmlessSchools[n%len(harmlessSchools)]
	if n == 3 {
		s[4] = "Skov" // one question, at the participant
	}
	year := 2022 + n%4
	fill := strings.NewReplacer("{skole}", s[0], "{kommune}", s[1]+" Kommune", "{by}", s[1], "{leder}", s[2], "{chef}", s[3],
		"{aar}", fmt.Sprintf("%d/%02d", year, (year+1)%100), "{foer}", fmt.Sprintf("%d/%02d", year-1, year%100), "{dato}", fmt.Sprintf("1%d. marts %d", n%9, year+1))
	share := 0.6 + 0.4*rnd.Float64()
	var sections []string
	for i, part := range []string{"ramme", "opfølgning", "resultater", "trivsel", "indsatser", "evaluering"} {
		pool := sentences[part]
		var blokke []string
		paragraph := []string{}
		for _, k := range rnd.Perm(len(pool)) {
			if rnd.Float64() > share {
				continue
			}
			line := fill.Replace(pool[k])
			words += len(strings.Fields(line))
			paragraph = append(paragraph, line)
			if len(paragraph) == 4 {
				switch rnd.IntN(4) {
				case 0:
					blokke = append(blokke, tekst("- "+strings.Join(paragraph, "\n- ")))
				case 1:
					blokke = append(blokke, fmt.Sprintf(`{"type":"sammenstilling","kolonner":[{"overskrift":"Det vi ser","tekst":%s},{"overskrift":"Det vi tænker","tekst":%s}]}`,
						quote(strings.Join(paragraph[:2], " ")), quote(strings.Join(paragraph[2:], " "))))
				default:
					blokke = append(blokke, tekst(strings.Join(paragraph, " ")))
				}
				paragraph = paragraph[:0]
			}
		}
		switch part {
		case "ramme":
			blokke = append(blokke, `{"type":"tabel","hoved":["Tid","Punkt"],"raekker":[["13.00","Velkomst"],["13.15","Siden sidst"],["14.30","Nye mål"]]}`)
		case "trivsel":
			blokke = append(blokke, `{"type":"citater","citater":[{"tekst":"Jeg kan godt lide, at de voksne kender mit navn.","rolle":"Elev i 5. klasse"},{"tekst":"Vi bliver hørt.","rolle":"Forælder"}]}`)
		case "indsatser":
			blokke = append(blokke, `{"type":"tabel","hoved":["Indsats","Årgang","Ansvarlig"],"raekker":[["Læsebånd","0.-6. klasse","Læsevejlederen"],["Udeskole","3. klasse","Teamet"]]}`,
				`{"type":"aftaler","aftaler":[{"maal":"Flere elever læser i fritiden","tiltag":["Læsebånd","Bogklub i 4. klasse"],"tegn":"Flere udlån","ansvarlig":"Skoleleder","frist":"2027-06-01"}]}`)
		}
		if len(paragraph) > 0 {
			blokke = append(blokke, tekst(strings.Join(paragraph, " ")))
		}
		paragraphs := strings.Join(blokke, ",")
		sections = append(sections, fmt.Sprintf(`{"overskrift":%s,"del":%q,"blokke":[%s]}`, quote(harmlessWords[i]), []string{"rammesaetning", "opfoelgning", "", "", "indsatser", "evaluering"}[i], paragraphs))
	}
	titel := []string{"Skoleudviklingssamtale på " + s[0], "Skoleudviklingssamtale " + fmt.Sprint(year, "/", (year+1)%100), "Notat om skoleudviklingssamtale, " + s[0]}[n%3]
	record = fmt.Sprintf(`{"dokument":{"titel":%s,"skoleaar":"%d/%02d","status":"udkast"},"kommune":{"navn":"%s Kommune"},"skole":{"navn":%s},"moede":{"dato":"%d-03-1%d"},
		"deltagere":[{"navn":%s,"titel":"Skoleleder","part":"skoleledelse"},{"navn":%s,"titel":"Skolechef","part":"forvaltning"},
		{"navn":%s,"titel":"Forælder","part":"foraeldre"},{"navn":%s,"titel":"Lærer","part":"medarbejdere"},{"navn":%s,"titel":"Elev","part":"elever"}],"afsnit":[%s]}`,
		quote(titel), year, (year+1)%100, s[1], quote(s[0]), year+1, n%9, quote(s[2]), quote(s[3]), quote(s[4]), quote(s[5]), quote(s[6]), strings.Join(sections, ","))
	return strings.ReplaceAll(record, `"del":"",`, ""), words
}

// Of ten whole notater that were written without reading the checks, and of two with groups of so few
// that numbers are withheld, hardly anything
// is found either.
func TestWholeNotaterThatWereHeldOutAreLeftAlone(t *testing.T) {
	files, err := filepath.Glob("testdata/notater-*/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	found, tables := 0, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range checked(t, samtaletest.Krav(), string(data)) {
			if f.Code == "tabel-i-testresultater" {
				tables++ // whoever puts one there is always asked
				continue
			}
			found++
			t.Logf("%s: %s %s %s", filepath.Base(file), f.Severity, f.Code, f.Pointer)
			if f.Severity == fault.Error {
				t.Errorf("%s is refused for %s at %s", filepath.Base(file), f.Code, f.Pointer)
			}
		}
	}
	t.Logf("%d notater: %d findings, and %d tables among test results", len(files), found, tables)
	if found > len(files)/4 {
		t.Errorf("%d findings in harmless notater", found)
	}
}

// What is harmless is left alone: over 20 whole notater at most five findings, and
// none that refuses. Of the sentences of a second hand a notat is shorter.
func TestWholeHarmlessNotaterAreLeftAlone(t *testing.T) {
	k := samtaletest.Krav()
	for _, s := range harmlessSchools {
		k.Schools = append(k.Schools, s[0])
	}
	for file, least := range map[string]int{"harmloese": 800, "harmloese-blind3": 400} {
		data, err := os.ReadFile("testdata/" + file + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		sentences, part := map[string][]string{}, ""
		for l := range strings.Lines(string(data)) {
			switch l = strings.TrimSpace(l); {
			case strings.HasPrefix(l, "= "):
				part = l[2:]
			case l != "" && l[0] != '#':
				sentences[part] = append(sentences[part], l)
			}
		}
		found, fewest, most := 0, 1<<20, 0
		for n := range 20 {
			record, words := harmless(n, sentences)
			fewest, most = min(fewest, words), max(most, words)
			for _, f := range checked(t, k, record) {
				found++
				t.Logf("%s, notat %d: %s %s %s %s", file, n, f.Severity, f.Code, f.Pointer, f.Message)
				if f.Severity == fault.Error {
					t.Errorf("notat %d is refused for %s at %s", n, f.Code, f.Pointer)
				}
			}
		}
		t.Logf("%s: 20 notater of %d to %d words: %d findings", file, fewest, most, found)
		if fewest < least || most > 2000 {
			t.Errorf("the notater have %d to %d words", fewest, most)
		}
		if found > 5 {
			t.Errorf("%d findings in harmless notater", found)
		}
	}
}
