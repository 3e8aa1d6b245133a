package publish

// Release is the one constant that names this release. It stands in every
// document, so a document's bytes change with it and with nothing of the build.
const Release = "notat 0.1.0"
