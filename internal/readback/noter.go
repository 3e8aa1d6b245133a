package readback

import (
	"cmp"
	"strconv"
	"strings"

	"notat/internal/pattern"
	"notat/internal/prosa"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// note is what was written for a point of the agenda while people talked.
type note struct {
	punkt string // "" for what belongs to none
	lines []*piece
}

func (n *note) text() string {
	out := make([]string, len(n.lines))
	for i, pc := range n.lines {
		out[i] = strings.TrimSpace(pc.text())
	}
	return strings.Join(out, "\n")
}

// Where a note may go besides a part: a section named after its point, or where the
// desk keeps notes, which no edition shows.
const (
	noteAfsnit = "nyt-afsnit"
	noteKept   = "gem"
	underMoede = "/ekstra/underMoedet"
	otherNotes = "Andre noter" // what the desk calls those of no point
)

// noteDele are the parts that a note may go to, in the order of a notat.
var noteDele = []samtale.Del{samtale.Rammesaetning, samtale.Opfoelgning, samtale.Testresultater, samtale.Evaluering, samtale.Indsatser}

// noteWords are the words of a point that name a part, the first that fits; the desk
// proposes by the same.
var noteWords = []struct {
	words *pattern.Pattern
	to    samtale.Del
}{
	{pattern.New(`(?i)opfølg|sidst|siden`), samtale.Opfoelgning},
	{pattern.New(`(?i)resultat|test|tal|data|trivsel|fravær|karakter`), samtale.Testresultater},
	{pattern.New(`(?i)indsats|fokus|aftale|mål`), samtale.Indsatser},
	{pattern.New(`(?i)evaluer|afrund|tak|afslut`), samtale.Evaluering},
	{pattern.New(`(?i)velkom|ramme|formål|indled`), samtale.Rammesaetning},
}

// proposed gives where a note seems to belong.
func (n *note) proposed() string {
	for _, w := range noteWords {
		if w.words.MatchString(n.punkt) {
			return string(w.to)
		}
	}
	if n.punkt == "" {
		return noteKept
	}
	return noteAfsnit
}

// places gives the answers to where a note belongs, the proposed one first.
func (n *note) places() []Choice {
	var all []Choice
	for _, d := range noteDele {
		all = append(all, Choice{string(d), "Sæt den ind under »" + emne(string(d)) + "«"})
	}
	if n.punkt != "" {
		all = append(all, Choice{noteAfsnit, "Sæt den ind i et nyt afsnit »" + n.punkt + "«"})
	}
	all = append(all, Choice{noteKept, "Gem den som note. Den står under »Under mødet«, når notatet åbnes på siden, og kommer ikke med i notatet"}, leaveOut("Udelad den"))
	for i, c := range all {
		if c.ID == n.proposed() {
			copy(all[1:i+1], all[:i])
			all[0] = c
		}
	}
	return all
}

// placeNotes asks once where the notes of the meeting belong, and puts each there.
func (p *filling) placeNotes(all []*note) {
	if len(all) == 0 {
		return
	}
	i := Item{Kode: "noter", Severity: Ask, Pointer: "/moede/dagsorden", Choices: []Choice{{"ja", "Ja, det passer"}},
		Besked: "Der er skrevet noter til mødet. Hvor hører hver af dem til?"}
	var words []string
	for n, x := range all {
		words = append(words, textOfPieces(x.lines))
		places := x.places()
		i.Rows = append(i.Rows, Row{ID: strconv.Itoa(n), Tekst: "»" + cmp.Or(x.punkt, otherNotes) + "«: " + prosa.Shorten(story.Words(x.text())), Choices: places, Chosen: places[0].ID})
	}
	i.Tekst, i.moved = strings.Join(words, " ¶ "), words
	answered := p.out.tell(i) != ""
	told := &p.out.items[len(p.out.items)-1]
	var outside []string
	for n, x := range all {
		to := told.Rows[n].Chosen
		if !answered || to == noteKept || to == leaveTextOut.ID {
			outside = append(outside, words[n])
		}
		switch {
		case !answered || to == leaveTextOut.ID:
		case to == noteKept:
			x.keep(p.out.root)
		default:
			p.putNote(x, to)
		}
	}
	p.out.items[len(p.out.items)-1].outside = strings.Join(outside, " ¶ ")
}

// keep lays a note where the desk has those of its point. Its key is the point's words,
// without what a pointer would read as more than one.
func (n *note) keep(root any) {
	at := underMoede + "/" + strings.NewReplacer("/", "∕", "~", "∼").Replace(cmp.Or(n.punkt, otherNotes)) + "/note"
	text := n.text()
	if had := recorddiff.Text(root, at); had != "" {
		text = had + "\n" + text
	}
	recorddiff.Set(root, at, text)
}

// putNote puts a note into a part: into its section, or into the one that it lacks.
func (p *filling) putNote(n *note, to string) {
	block := map[string]any{"type": "tekst", "tekst": prosa.Write(prosaOf(n.lines))}
	at := n.lines[0].at
	if to == noteAfsnit {
		p.appendSection(at, n.punkt, map[string]any{"blokke": []any{block}})
		return
	}
	if path := sectionWith(p.out.root, "", to); path != "" {
		list, _ := recorddiff.Get(p.out.root, path+"/blokke").([]any)
		if list == nil {
			recorddiff.Set(p.out.root, path+"/blokke", []any{})
		}
		recorddiff.Set(p.out.root, path+"/udenIndhold", "")
		p.out.edits.Insert(path+"/blokke", len(list), at, block)
		return
	}
	form := "/afsnit/-/" + to
	if b := p.held.headingOf(form); b >= 0 {
		if heading := p.held.back[b]; heading >= 0 {
			at = heading
		}
		putBlock(p.out.newPart(p.held, form, at), block)
		return
	}
	p.appendSection(at, emne(to), map[string]any{"del": to, "blokke": []any{block}})
}

func (p *filling) appendSection(at int, heading string, section map[string]any) {
	section["overskrift"] = heading
	p.out.read = append(p.out.read, Reading{Record: heading})
	list, _ := recorddiff.Get(p.out.root, "/afsnit").([]any)
	p.out.edits.Insert("/afsnit", len(list), len(p.held.match)+at, section)
}

// sectionWith gives the first section of a part, in the order of the record, or "".
func sectionWith(root any, under, del string) string {
	list, _ := recorddiff.Get(root, under+"/afsnit").([]any)
	for i := range list {
		path := under + "/afsnit/" + strconv.Itoa(i)
		if recorddiff.Text(root, path+"/del") == del {
			return path
		}
		if below := sectionWith(root, path, del); below != "" {
			return below
		}
	}
	return ""
}
