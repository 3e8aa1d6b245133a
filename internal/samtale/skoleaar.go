package samtale

// IsSkoleaar reports whether s is a school year as the record writes it, two
// consecutive years: 2024/25.
func IsSkoleaar(s string) bool {
	_, _, ok := skoleaarDays(s)
	return ok
}
