package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
)

// The user of the image, who may write to /data alone.
const user = 65532

type object = map[string]any

// image writes what Dockerfile describes, without a daemon: an archive in the
// OCI's layout (image-spec 1.1) that also carries the table by which older
// versions of docker load read it. The one layer holds the program, what lies
// beside it, and the folder of the archive.
func image(w io.Writer, version, arch string, files []entry) error {
	layer := append(append([]entry{}, files...), entry{name: "data/", mode: 0o755, uid: user})
	var plain, packed bytes.Buffer
	if err := tarred(&plain, "", layer); err != nil {
		return err
	}
	if err := tarGz(&packed, "", layer); err != nil {
		return err
	}
	created := then.Format("2006-01-02T15:04:05Z")
	config, err := json.Marshal(object{
		"architecture": arch, "os": "linux", "created": created,
		"config": object{
			"User": fmt.Sprintf("%d:%d", user, user), "Entrypoint": []string{"/notat"}, "Cmd": []string{"serve"},
			"Env": []string{"NOTAT_ADDR=:8080", "NOTAT_DATABASE=/data/notat.db"}, "ExposedPorts": object{"8080/tcp": object{}}, "Volumes": object{"/data": object{}},
			"Healthcheck": object{"Test": []string{"CMD", "/notat", "serve", "--probe"}, "Interval": 30_000_000_000, "Timeout": 5_000_000_000, "StartPeriod": 5_000_000_000},
			"Labels":      object{"org.opencontainers.image.title": "notat", "org.opencontainers.image.version": version, "org.opencontainers.image.licenses": "MPL-2.0"},
		},
		"rootfs":  object{"type": "layers", "diff_ids": []string{digest(plain.Bytes())}},
		"history": []object{{"created": created, "created_by": "release"}},
	})
	if err != nil {
		return err
	}
	const oci = "application/vnd.oci.image."
	manifest, err := json.Marshal(object{
		"schemaVersion": 2, "mediaType": oci + "manifest.v1+json",
		"config": described(oci+"config.v1+json", config),
		"layers": []object{described(oci+"layer.v1.tar+gzip", packed.Bytes())},
	})
	if err != nil {
		return err
	}
	top := described(oci+"manifest.v1+json", manifest)
	top["platform"] = object{"architecture": arch, "os": "linux"}
	top["annotations"] = object{"org.opencontainers.image.ref.name": version, "io.containerd.image.name": "docker.io/library/notat:" + version}
	index, err := json.Marshal(object{"schemaVersion": 2, "mediaType": oci + "index.v1+json", "manifests": []object{top}})
	if err != nil {
		return err
	}
	table, err := json.Marshal([]object{{"Config": blob(config), "RepoTags": []string{"notat:" + version}, "Layers": []string{blob(packed.Bytes())}}})
	if err != nil {
		return err
	}
	archive := []entry{{name: "oci-layout", data: []byte(`{"imageLayoutVersion":"1.0.0"}`)}, {name: "index.json", data: index}, {name: "manifest.json", data: table}}
	for _, data := range [][]byte{config, manifest, packed.Bytes()} {
		archive = append(archive, entry{name: blob(data), data: data})
	}
	for i := range archive {
		archive[i].mode = 0o644
	}
	return tarred(w, "", archive)
}

func digest(data []byte) string { return fmt.Sprintf("sha256:%x", sha256.Sum256(data)) }

// blob is where the layout keeps data: by its digest.
func blob(data []byte) string { return fmt.Sprintf("blobs/sha256/%x", sha256.Sum256(data)) }

func described(mediaType string, data []byte) object {
	return object{"mediaType": mediaType, "digest": digest(data), "size": len(data)}
}
