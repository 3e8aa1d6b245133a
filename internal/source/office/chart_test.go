package office_test

import (
	"context"
	"strings"
	"testing"

	"notat/internal/source"
	"notat/internal/source/slides"
	"notat/internal/source/sourcetest"
	"notat/internal/source/word"
)

// chart gives what is read of a chart part on a slide.
func chart(t *testing.T, series string) source.File {
	t.Helper()
	parts := map[string]string{}
	for _, s := range sourcetest.Decks() {
		if _, there := sourcetest.Parts(s.Data)["ppt/charts/chart1.xml"]; there {
			parts = sourcetest.Parts(s.Data)
		}
	}
	parts["ppt/charts/chart1.xml"] = `<c:chartSpace xmlns:c="c" xmlns:a="a"><c:chart><c:plotArea>` + series + `</c:plotArea></c:chart></c:chartSpace>`
	f, err := slides.Read(context.Background(), sourcetest.Zip(parts))
	if err != nil {
		t.Fatal(err)
	}
	sourcetest.CheckFile(t, f)
	return f
}

func points(tag, format string, values ...string) string {
	var b strings.Builder
	for i, v := range values {
		b.WriteString(`<c:pt idx="` + string(rune('0'+i)) + `"><c:v>` + v + `</c:v></c:pt>`)
	}
	return "<c:" + tag + "><c:numCache><c:formatCode>" + format + "</c:formatCode>" + b.String() + "</c:numCache></c:" + tag + ">"
}

// The numbers of a chart stand as a reader of it sees them: with a Danish comma, as per
// cent where they are shown so, and without digits that nobody wrote.
func TestNumbersOfAChartAreWrittenAsTheyAreShown(t *testing.T) {
	f := chart(t, `<c:ser>`+points("cat", "General", "2023", "2024", "2025", "2026")+points("val", "0%", "0.5", "1", "0.30000000000000004", "1E-2")+"</c:ser><c:ser>"+points("val", "General", "7.25", "8", "ca. 9", "")+"</c:ser>")
	got := sourcetest.Dump(f)
	for _, row := range []string{"|2023|50 %|7,25|", "|2024|100 %|8|", "|2025|30 %|ca. 9|", "|2026|1 %||"} {
		if !strings.Contains(got, row+"\n") {
			t.Errorf("no row %s in\n%s", row, got)
		}
	}
}

// A chart of two levels of names has both; one that says twenty thousand times what
// one point is called is read as fast as any.
func TestNamesOfAChartAreOfFewLevels(t *testing.T) {
	f := chart(t, `<c:ser><c:cat><c:multiLvlStrRef><c:lvl><c:pt idx="0"><c:v>Piger</c:v></c:pt></c:lvl><c:lvl><c:pt idx="0"><c:v>2024</c:v></c:pt></c:lvl></c:multiLvlStrRef></c:cat>`+points("val", "General", "4")+`</c:ser>`)
	if got := sourcetest.Dump(f); !strings.Contains(got, "|Piger 2024|4|") {
		t.Error(got)
	}
	f = chart(t, `<c:ser><c:cat>`+strings.Repeat(`<c:pt idx="0"><c:v>x</c:v></c:pt>`, 20_000)+`</c:cat><c:val><c:pt idx="99999999"><c:v>1</c:v></c:pt><c:pt idx="-1"/></c:val></c:ser>`)
	if got := sourcetest.Dump(f); !strings.Contains(got, "|x x x x x x x x x||\n") {
		t.Error(got[:min(len(got), 300)])
	}
}

// What is embedded and is neither chart nor diagram is told of as not read.
func TestWhatIsNotReadIsToldOf(t *testing.T) {
	f := chart(t, `<c:other/>`)
	if sourcetest.Count(f, source.Table) > 0 || strings.Contains(sourcetest.Dump(f), "unread") {
		t.Errorf("a chart without series:\n%s", sourcetest.Dump(f))
	}
	d := sourcetest.NewDoc(sourcetest.Unstyled).P("Et ord.").Raw(`<w:altChunk r:id="x"/>`)
	if f, err := word.Read(context.Background(), d.Bytes()); err != nil || sourcetest.Dump(f) != "Et ord.\n- unread ×1: altChunk\n" {
		t.Errorf("%v\n%s", err, sourcetest.Dump(f))
	}
}
