package samtale

// ErSkoleaar reports whether s is a school year as the record writes it, two
// consecutive years: 2024/25.
func ErSkoleaar(s string) bool {
	_, _, ok := skoleaarDage(s)
	return ok
}
