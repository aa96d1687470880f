# kaidan alone, for a Neo4j elsewhere: KAIDAN_NEO4J_URI, KAIDAN_NEO4J_PASSWORD.
#   docker build -t kaidan . && docker run --rm kaidan version
FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=container
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=${VERSION}" -o /kaidan ./cmd/kaidan

# Nothing but the program, its licences, and the certificates that neo4j+s:// needs.
FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /src/LICENSE /src/NOTICE /
COPY --from=build /kaidan /kaidan
USER 65532:65532
ENTRYPOINT ["/kaidan"]
