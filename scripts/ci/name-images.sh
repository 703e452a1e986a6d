#!/usr/bin/env bash
# Joins what was pushed for each architecture under `latest` and the version's names, and signs it: scripts/ci/name-images.sh digests-amd64.json digests-arm64.json
set -euo pipefail
[ "$#" -gt 0 ] || { echo 'which files with digests?' >&2; exit 1; }
registry=$(tr '[:upper:]' '[:lower:]' <<< "${REGISTRY:?where images are, with a closing slash}")
version=${VERSION:?the version, such as v1.2.3}
version=${version#v}

names() { # a version such as 1.2.3 is also 1.2, 1 and latest; 1.2.3-rc.1 is nothing but itself
  echo "$version"
  case $version in *-*) ;; *) echo "${version%.*}"; echo "${version%%.*}"; echo latest ;; esac
}

for service in api client; do
  image=${registry}myflow-$service
  tags=() parts=()
  while read -r name; do tags+=(--tag "$image:$name"); done < <(names)
  for file in "$@"; do
    digest=$(node -p "JSON.parse(require('node:fs').readFileSync(process.argv[1], 'utf8'))[process.argv[2]]['containerimage.digest']" "$file" "$service")
    parts+=("$image@$digest")
  done
  docker buildx imagetools create "${tags[@]}" "${parts[@]}"
  digest=$(docker buildx imagetools inspect "$image:$version" --format '{{ .Manifest.Digest }}')
  cosign sign --yes "$image@$digest"
  echo "$image@$digest"
done
