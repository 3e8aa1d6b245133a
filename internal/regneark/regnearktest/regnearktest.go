// Package regnearktest makes extracts for tests: the same rows as the API answers
// them, as the site's spreadsheet, and as CSV. It is not linked into the program.
package regnearktest

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Formats are the makers by the ending of their files.
var Formats = map[string]func(rows [][]string) []byte{"json": API, "xlsx": XLSX, "csv": CSV}

// API writes rows as the API answers them: an object each, its keys from the head.
// A cell of "-" is a key that is not there.
func API(rows [][]string) []byte {
	var b bytes.Buffer
	b.WriteString("[")
	for i, row := range rows[1:] {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n {")
		for j, v := range row {
			if j > 0 {
				b.WriteString(", ")
			}
			k, _ := json.Marshal(rows[0][j])
			s, _ := json.Marshal(v)
			b.Write(k)
			b.WriteString(": ")
			b.Write(s)
		}
		b.WriteString("}")
	}
	b.WriteString("\n]\n")
	return b.Bytes()
}

// CSV writes them with semicolons in UTF-8 with a byte order mark.
func CSV(rows [][]string) []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	_ = w.WriteAll(rows) // a buffer takes everything
	return b.Bytes()
}

// XLSX writes them as a sheet. What is a number in Danish becomes a numeric cell
// with the format that shows its digits; the school's number and all else is text.
func XLSX(rows [][]string) []byte { return Book(rows, func(*excelize.File) error { return nil }) }

// Book writes them as a sheet and lets somebody change it.
func Book(rows [][]string, change func(f *excelize.File) error) []byte {
	f := excelize.NewFile()
	styles := map[string]int{}
	must(f.SetSheetName("Sheet1", "Udtræk"))
	for i, row := range rows {
		for j, v := range row {
			name, err := excelize.CoordinatesToCellName(j+1, i+1)
			must(err)
			n, format, ok := number(v)
			if !ok || i == 0 {
				must(f.SetCellStr("Udtræk", name, v))
				continue
			}
			if _, known := styles[format]; !known {
				styles[format], err = f.NewStyle(&excelize.Style{CustomNumFmt: &format})
				must(err)
			}
			must(f.SetCellValue("Udtræk", name, n))
			must(f.SetCellStyle("Udtræk", name, name, styles[format]))
		}
	}
	must(change(f))
	b, err := f.WriteToBuffer()
	must(err)
	return b.Bytes()
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// number reads a Danish number and the format in which a sheet shows it so.
func number(s string) (n float64, format string, ok bool) {
	if strings.Contains(s, "/") || len(s) == 6 && !strings.ContainsAny(s, ",.%-") {
		return 0, "", false // a school year, a school's number
	}
	digits, percent := strings.CutSuffix(s, " %")
	whole, decimals, _ := strings.Cut(digits, ",")
	format = "0"
	if strings.Contains(whole, ".") {
		format = "#,##0"
	}
	if decimals != "" {
		format += "." + strings.Repeat("0", len(decimals))
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(whole, ".", "")+"."+decimals, 64)
	if err != nil || whole == "" {
		return 0, "", false
	}
	if percent {
		n, format = n/100, format+"%"
	}
	return n, format, true
}
