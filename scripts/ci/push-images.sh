#!/usr/bin/env bash
# Builds both images for this machine's architecture and pushes them by digest, without a name; writes the digests into a file.
# REGISTRY ("ghcr.io/somebody/"), VERSION and SOURCE come from the environment, as docker-bake.hcl has them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
file=${1:?the file for the digests}
: "${REGISTRY:?where images go, with a closing slash}" "${VERSION:?the version, such as v1.2.3}"

REVISION=$(git rev-parse HEAD) SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) VERSION=${VERSION#v} \
  docker buildx bake --metadata-file "$file" release
