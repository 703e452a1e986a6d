#!/usr/bin/env bash
# Builds both images for this machine's architecture and pushes them by digest, without a name; writes the digests into a file.
# REGISTRY ("ghcr.io/somebody/"), VERSION and SOURCE come from the environment, as docker-bake.hcl has them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
file=${1:?the file for the digests}
# Names of images have no capitals, which names of owners may have.
registry=$(tr '[:upper:]' '[:lower:]' <<< "${REGISTRY:?where images go, with a closing slash}")

REVISION=$(git rev-parse HEAD) SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) VERSION=${VERSION#v} REGISTRY=$registry \
  docker buildx bake --metadata-file "$file" \
  --set '*.attest=type=sbom' --set '*.attest+=type=provenance,mode=max' \
  --set "api.tags=${registry}myflow-api" --set "client.tags=${registry}myflow-client" \
  --set '*.output=type=image,push-by-digest=true,name-canonical=true,push=true'
