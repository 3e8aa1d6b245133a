package ooxml

// Refusal gives the error of a code to the tests outside.
func Refusal(c Code) error { return refuse(c, "") }
