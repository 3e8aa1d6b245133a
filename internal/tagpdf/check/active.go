package check

// checkActive checks that nothing happens by itself and nothing is to be filled
// in: no actions but following a link, no forms (ISO 19005-3, 6.4 and 6.5).
func (d *document) checkActive() {
	for _, key := range []name{"OpenAction", "AA", "AcroForm", "Collection"} {
		if d.catalog[key] != nil {
			d.find("active", "document", "the catalog has %s", key)
		}
	}
	if d.Dict(d.catalog["Names"])["JavaScript"] != nil {
		d.find("active", "document", "it has scripts")
	}
	for _, p := range d.pages {
		if p.dict["AA"] != nil {
			d.find("active", p.String(), "it has actions")
		}
		for _, v := range d.Array(p.dict["Annots"]) {
			a := d.Dict(v)
			action := d.Dict(a["A"])
			if a["AA"] != nil || action != nil && d.Name(action["S"]) != "URI" || action["Next"] != nil {
				d.find("active", p.String(), "an annotation does more than follow a link")
			}
		}
	}
}
