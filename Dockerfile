# The service as a static binary in an empty image: non-root, no shell, a root
# file system that may be read-only. What is kept lies in the volume /data.
FROM golang:1.26.8 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -tags nomsgpack -trimpath -buildvcs=false -ldflags="-s -w" -o /notat ./cmd/notat && mkdir /data

FROM scratch
COPY --from=build /notat /src/LICENSE /src/THIRD_PARTY /
COPY --from=build --chown=65532:65532 /data /data
USER 65532:65532
ENV NOTAT_ADDR=:8080 NOTAT_DATABASE=/data/notat.db NOTAT_REMOVED=/data/notat.db-fjernet
EXPOSE 8080
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=5s CMD ["/notat", "serve", "--probe"]
ENTRYPOINT ["/notat"]
CMD ["serve"]
