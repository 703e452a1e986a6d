#!/usr/bin/env bash
# Looks with Trivy for known holes in the lock file and in both images, and fails for grave ones that are mended elsewhere: scripts/ci/scan.sh <tag of the images>
# A scanner that sees nothing finds nothing: first it has to see the packages that are surely there, and then to find a hole that is planted, in each form in
# which ours are told. `--packages` behind the tag ends it when the packages were seen, for which no list of holes is needed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
tag=${1:?which tag of the images}
scratch=$(mktemp --directory)
trap 'rm -rf "$scratch"' EXIT
# None that an error has, as when the list of holes cannot be fetched.
hole=7

sees() { # the kind of place, the place, and packages
  trivy "$1" --quiet --skip-version-check --format cyclonedx --output "$scratch/seen.json" "$2"
  echo "$2: $(grep -c '"purl": "pkg:\(npm\|deb\|bitnami\)/' "$scratch/seen.json" || true) packages"
  for package in "${@:3}"; do
    grep -qF "\"purl\": \"pkg:$package@" "$scratch/seen.json" || { echo "The scan does not see $package in $2" >&2; exit 1; }
  done
}

scan() { # the kind of place, the place
  trivy "$1" --quiet --skip-version-check --table-mode detailed --scanners vuln --severity HIGH,CRITICAL --ignore-unfixed --exit-code "$hole" "$2"
}

finds() { # what is planted, the kind of place, the place
  status=0
  scan "$2" "$3" > "$scratch/found.txt" || status=$?
  [ "$status" -eq "$hole" ] || { echo "The scan does not find $1, but ended with $status" >&2; exit 1; }
}

base=(deb/debian/libc6 deb/debian/libgcc-s1 deb/debian/libstdc%2B%2B6 bitnami/node)
sees fs bun.lock npm/fastify npm/mongodb npm/next npm/react-dom
sees image "myflow-api:$tag" "${base[@]}" npm/fastify npm/mongodb npm/ioredis
sees image "myflow-client:$tag" "${base[@]}" npm/next npm/react-dom npm/radix-ui npm/openid-client
[ "${2:-}" != --packages ] || exit 0

mkdir -p "$scratch"/{debian/etc,debian/var/lib/dpkg/status.d,node,npm,lock}
echo 12.0 > "$scratch/debian/etc/debian_version"
printf '%s\n' 'Package: libc6' 'Status: install ok installed' 'Architecture: amd64' 'Source: glibc' 'Version: 2.36-9' > "$scratch/debian/var/lib/dpkg/status.d/libc6"
echo '{ "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": [{ "type": "application", "bom-ref": "node", "name": "node", "version": "20.0.0", "purl": "pkg:bitnami/node@20.0.0" }] }' > "$scratch/node/node.cdx.json"
echo '{ "name": "lodash", "version": "4.17.11" }' > "$scratch/npm/package.json"
echo '{ "lockfileVersion": 1, "workspaces": { "": { "dependencies": { "lodash": "4.17.11" } } }, "packages": { "lodash": ["lodash@4.17.11", "", {}, ""] } }' > "$scratch/lock/bun.lock"
finds 'CVE-2023-4911 in a library of Debian' rootfs "$scratch/debian"
finds 'the holes of Node 20.0.0' rootfs "$scratch/node"
finds 'CVE-2019-10744 in a package of npm' rootfs "$scratch/npm"
finds 'CVE-2019-10744 in a lock file' fs "$scratch/lock/bun.lock"

# Each is looked through, whatever is found before.
failed=0
scan fs bun.lock || failed=1
scan image "myflow-api:$tag" || failed=1
scan image "myflow-client:$tag" || failed=1
exit "$failed"
