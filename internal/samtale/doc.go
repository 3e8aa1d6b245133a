// Package samtale is the record of a skoleudviklingssamtale (folkeskoleloven
// § 40 a): its types, its strict binding from JSON, its pictures, and the rules
// it must keep. It is not a document: it does not know
// templates, editions or formats, and it prints nothing.
package samtale
