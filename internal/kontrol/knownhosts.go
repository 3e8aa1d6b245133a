package kontrol

import (
	"slices"
	"strings"
	"sync"
)

// knownHost looks a host with its path up in the table.
func knownHost(host, path string) bool {
	labels := strings.Split(host, ".")
	labels = labels[:len(labels)-1]
	below := labels[:max(0, len(labels)-1)] // the domain itself is a name: bi.dk
	known := byName()
	if slices.ContainsFunc(below, known.labelled) {
		return true
	}
	if name, ok := strings.CutPrefix(host, "www."); ok && known.hosts[name] && strings.Trim(path, "/") == "" { // whose it is
		return false
	}
	for i := range len(host) {
		if (i == 0 || host[i-1] == '.') && (known.hosts[host[i:]] || i > 0 && known.tenants[host[i:]] && host[:i-1] != "www") {
			return true
		}
	}
	for i := range internAddresses {
		a := &internAddresses[i]
		if slices.ContainsFunc(a.Paths, func(x string) bool {
			h, begin, _ := strings.Cut(x, "/")
			return host == h && strings.HasPrefix(path, "/"+begin)
		}) || slices.ContainsFunc(a.PathHolds, func(x string) bool { return strings.Contains(path, x) }) ||
			slices.ContainsFunc(a.LabelHolds, func(x string) bool { return strings.Contains(host, x) }) ||
			slices.ContainsFunc(labels, func(x string) bool {
				return slices.ContainsFunc(a.LabelEnds, func(e string) bool { return len(x) > len(e) && strings.HasSuffix(x, e) })
			}) {
			return true
		}
	}
	return false
}

// names are the hosts, tenants and labels of the table.
type names struct{ hosts, tenants, labels map[string]bool }

// byName gives those of all rows: of which row one is says nothing.
var byName = sync.OnceValue(func() names {
	set := func(of func(*addressRow) []string) map[string]bool {
		m := map[string]bool{}
		for i := range internAddresses {
			for _, x := range of(&internAddresses[i]) {
				m[x] = true
			}
		}
		return m
	}
	return names{set(func(a *addressRow) []string { return a.Hosts }), set(func(a *addressRow) []string { return a.Tenants }), set(func(a *addressRow) []string { return a.Labels })}
})

// labelled reports whether a part of a host is in the table, with the number of a machine or
// beside a hyphen too: lis01, bi-portal.
func (n names) labelled(label string) bool {
	if n.labels[label] || n.labels[strings.TrimRight(label, "0123456789")] {
		return true
	}
	for one := range strings.SplitSeq(label, "-") {
		if one != label && slices.Contains(machines, one) && n.labels[one] {
			return true
		}
	}
	if rest, ok := strings.CutPrefix(label, "bi-"); ok || strings.HasSuffix(label, "-bi") { // bi-lingual is none
		return !ok || slices.ContainsFunc(reporting, func(x string) bool { return strings.HasPrefix(rest, x) })
	}
	return false
}

// reporting begin what stands after a system of numbers in the name of its host.
var reporting = []string{"portal", "rapport", "report", "server", "srv", "prod", "test", "web", "dash", "skole", "data"}

// machines are those of the labels that are no word of the language: "intern-debat" is a
// page for everybody.
var machines = []string{"powerbi", "pbi", "tableau", "qlik", "qliksense", "targit", "flis", "lis", "ssrs", "dwh", "intranet", "esdh", "acadre", "sbsys", "sbsip", "getorganized", "workzone", "dubu", "vpn", "citrix", "owa", "adfs"}
