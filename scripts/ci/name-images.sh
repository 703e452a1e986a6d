#!/usr/bin/env bash
# Joins what was pushed for each architecture under the names of the release, and signs it: scripts/ci/name-images.sh digests-amd64.json digests-arm64.json
# To be run in the repository, with all its tags: they tell which names are the version's.
set -euo pipefail
[ "$#" -gt 0 ] || { echo 'which files with digests?' >&2; exit 1; }
registry=$(tr '[:upper:]' '[:lower:]' <<< "${REGISTRY:?where images are, with a closing slash}")
version=${VERSION:?the version, such as v1.2.3}
version=${version#v}
plain='[0-9]+\.[0-9]+\.[0-9]+'
[[ $version =~ ^$plain(-[0-9A-Za-z.-]+)?$ ]] || { echo "no version such as v1.2.3: $VERSION" >&2; exit 1; }
[ "$(git rev-parse --is-shallow-repository)" = false ] || { echo 'fetch every tag first: whether this is the newest version depends on them' >&2; exit 1; }

newest() { # of the versions that begin so, this one among them
  { git tag --list 'v*' | sed 's/^v//'; echo "$version"; } | grep -E "^$plain$" | grep "^${1//./\\.}" | sort --version-sort | tail -n 1
}

names() { # a version such as 1.2.3 is also 1.2, 1 and latest, unless a newer one has that name; 1.2.3-rc.1 is nothing but itself
  echo "$version"
  case $version in *-*) return ;; esac
  for name in "${version%.*}" "${version%%.*}"; do
    if [ "$(newest "$name.")" = "$version" ]; then echo "$name"; fi
  done
  if [ "$(newest '')" = "$version" ]; then echo latest; fi
}

for service in api client; do
  image=${registry}myflow-$service
  tags=() parts=()
  while read -r name; do tags+=(--tag "$image:$name"); done < <(names)
  for file in "$@"; do
    digest=$(node -p "JSON.parse(require('node:fs').readFileSync(process.argv[1], 'utf8'))[process.argv[2]]['containerimage.digest']" "$file" "$service-release")
    parts+=("$image@$digest")
  done
  docker buildx imagetools create "${tags[@]}" "${parts[@]}"
  # As JSON, since Buildx answers every format that begins with .Manifest by its table for people.
  digest=$(docker buildx imagetools inspect "$image:$version" --format '{{json .Manifest.Digest}}' | tr -d '"')
  cosign sign --yes "$image@$digest"
  echo "$image@$digest"
done
