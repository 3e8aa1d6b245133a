package template

import (
	"context"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// riding are the kinds of relationships that lead to what a draft is made of: the
// look, and what stands on the page. All else that lies in a Word file stays behind,
// whatever it is: what somebody wrote about the template, or about another case that it
// was made from, is in no draft.
var riding = kinds("officeDocument core-properties extended-properties " +
	"styles numbering theme themeOverride settings fontTable font header footer footnotes endnotes image hdphoto hyperlink attachedTemplate " +
	"chart chartStyle chartColorStyle chartUserShapes diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing")

// placed are those that have a place in the text, or are on no page.
var placed = kinds("header footer image")

// wordless are those of Word's own that stay behind without a word: every file has them.
var wordless = kinds("webSettings stylesWithEffects")

// foreign is what the kinds that are met are called.
var foreign = map[string]string{
	"custom-properties": "egne egenskaber", "customXml": "skjulte XML-data", "comments": "kommentarer, som ikke hører til noget sted",
	"header": "et sidehoved, som ingen side har", "footer": "en sidefod, som ingen side har", "image": "et billede, som ikke står noget sted",
	"people": "navne på dem, der har redigeret den", "glossaryDocument": "byggeblokke med tekst", "printerSettings": "printerindstillinger",
	"thumbnail": "et miniaturebillede", "commentsExtended": "oplysninger om kommentarer", "commentsIds": "oplysninger om kommentarer",
	"commentsExtensible": "oplysninger om kommentarer", "keyMapCustomizations": "egne genvejstaster", "attachedToolbars": "egne værktøjslinjer",
}

// variables are the settings that hold words or names.
var variables = []string{"docVars", "attachedSchema", "schemaLibrary", "saveThroughXslt", "captions", "writeProtection"}

// app are the properties of docProps/app.xml that tell of the program, and not of
// what the file was or who made it.
var app = kinds("Application AppVersion DocSecurity ScaleCrop SharedDoc LinksUpToDate HyperlinksChanged")

func kinds(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// leaveForeign takes out the relationships that are not of a riding kind, and then
// every part that no relationship leads to.
func leaveForeign(ctx context.Context, p *ooxml.Package, n *notes) error {
	keep, told := map[string]bool{}, map[string]bool{}
	var tell func(name string) // what it leads to is told with it
	tell = func(name string) {
		if told[name] {
			return
		}
		told[name] = true
		if rels, err := p.Rels(name); err == nil && name != "" {
			for _, rel := range rels {
				tell(rel.Part)
			}
		}
	}
	var follow func(owner string) error
	follow = func(owner string) error {
		if keep[owner] {
			return nil
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		keep[owner] = true
		rels, err := p.Rels(owner)
		if err != nil {
			return err
		}
		gone, named := map[string]bool{}, named(ctx, p, owner, rels)
		for _, rel := range rels {
			kind := path.Base(rel.Type)
			if riding[kind] && (!placed[kind] || named[rel.ID]) {
				continue
			}
			gone[rel.ID] = true
			tell(rel.Part)
			if !wordless[kind] && !rel.External { // one that leads out is refused
				n.stays(p, kind, rel)
			}
		}
		if len(gone) > 0 {
			if slices.ContainsFunc(slices.Collect(maps.Keys(gone)), func(id string) bool { return named[id] }) {
				n.fail("fremmed-del", wordFile, "På siden står noget, som ikke kan følge med i udkastene (i %s). Slet det, eller sæt det ind som billede.", short(path.Base(owner)))
			}
			if err := p.RemoveRels(owner, gone); err != nil {
				return err
			}
		}
		for _, rel := range rels {
			if !gone[rel.ID] && !rel.External {
				if err := follow(rel.Part); err != nil {
					return err
				}
			}
		}
		return nil
	}
	if err := follow(""); err != nil {
		return err
	}
	for _, part := range p.Parts() {
		if !keep[part.Name] && !told[part.Name] && !refused(part.Name) && !strings.HasSuffix(part.Name, ".rels") && part.Name != "[Content_Types].xml" {
			n.warnForeign("en del, som intet på siden bruger (" + short(part.Name) + ")")
		}
	}
	return p.Retain(keep)
}

// refused reports whether a part is one that inspectParts refuses.
func refused(name string) bool {
	dir := strings.ToLower(path.Dir(name))
	return strings.HasSuffix(dir, "/activex") || strings.HasSuffix(dir, "/embeddings")
}

// stays tells of a part that stays behind, unless it is empty.
func (n *notes) stays(p *ooxml.Package, kind string, rel ooxml.Rel) {
	if kind == "custom-properties" && !rel.External {
		if doc, err := p.XML(rel.Part); err == nil && len(doc.Root().ChildElements()) == 0 {
			return
		}
	}
	what, ok := foreign[kind]
	if !ok {
		what = "en fremmed del (" + short(kind) + ")"
	}
	n.warnForeign(what)
}

func (n *notes) warnForeign(what string) {
	n.warn("fremmed-del", wordFile, "Filen rummer %s. Det følger ikke med i udkastene. Fjern det under Filer > Oplysninger > Søg efter problemer > Undersøg dokument.", what)
}

// named gives the relationships that a part's XML names, which could not be opened
// without them.
func named(ctx context.Context, p *ooxml.Package, owner string, rels []ooxml.Rel) map[string]bool {
	out := map[string]bool{}
	if owner == "" || !slices.ContainsFunc(rels, func(r ooxml.Rel) bool { k := path.Base(r.Type); return placed[k] || !riding[k] }) {
		return out
	}
	doc, err := p.XMLContext(ctx, owner)
	if err != nil {
		return out // what is no XML names none
	}
	var walk func(e *etree.Element)
	walk = func(e *etree.Element) {
		for _, a := range e.Attr {
			if a.Space != "" {
				out[a.Value] = true
			}
		}
		for _, c := range e.ChildElements() {
			walk(c)
		}
	}
	walk(doc.Root())
	return out
}

// leaveSettings takes out the settings that hold words or names.
func leaveSettings(settings *etree.Element, n *notes) (changed bool) {
	for _, name := range variables {
		e := ooxml.Child(settings, name)
		if e.Parent() == nil {
			continue
		}
		settings.RemoveChild(e)
		changed = true
		if name == "docVars" {
			n.warnForeign("dokumentvariabler")
		}
	}
	return changed
}

// leaveNotes takes out the footnotes and endnotes that no place in the text has.
func leaveNotes(ctx context.Context, p *ooxml.Package) error {
	rels, err := p.Rels(p.Main())
	if err != nil {
		return err
	}
	for _, rel := range rels {
		kind := strings.TrimSuffix(path.Base(rel.Type), "s")
		if _, there := p.Part(rel.Part); kind != "footnote" && kind != "endnote" || rel.External || !there {
			continue
		}
		main, err := p.XMLContext(ctx, p.Main())
		if err != nil {
			return err
		}
		used := map[string]bool{}
		for _, e := range main.FindElements("//w:" + kind + "Reference") {
			used[ooxml.Attr(e, "id")] = true
		}
		doc, err := p.XML(rel.Part)
		if err != nil {
			return err
		}
		changed := false
		for _, e := range doc.Root().ChildElements() {
			if ooxml.Attr(e, "type") == "" && !used[ooxml.Attr(e, "id")] {
				doc.Root().RemoveChild(e)
				changed = true
			}
		}
		if changed {
			if err := p.SetXML(rel.Part, doc); err != nil {
				return err
			}
		}
	}
	return nil
}
