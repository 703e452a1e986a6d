#!/usr/bin/env bash
# Installs what tests need beside Node, on Debian and Ubuntu, by the names of Debian's packages: scripts/ci/install-packages.sh redis-server chromium
# What is there is left alone, wherever it came from.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

is_there() {
  case $1 in
    chromium) [ -n "${CHROMIUM_PATH:-}" ] || command -v chromium > /dev/null || command -v google-chrome > /dev/null ;;
    python3-venv) command -v python3 > /dev/null && python3 -c 'import ensurepip' 2> /dev/null ;;
    # Files and no program. Where there is no dpkg, nobody can tell.
    ca-certificates | fonts-*) ! command -v dpkg-query > /dev/null || dpkg-query --show --showformat='${Status}' "$1" 2> /dev/null | grep -q 'ok installed' ;;
    *) command -v "$1" > /dev/null ;;
  esac
}

# Ubuntu has Chromium as a snap alone, which reaches none of a test's folders; there it is Playwright's own build, for either architecture, with the
# libraries it needs. find-browser.mjs finds it, since both take the version that package.json names.
install_playwrights() {
  version=$(node -p "require('./package.json').devDependencies['playwright-core']")
  npx --yes "playwright-core@$version" install --with-deps --no-shell chromium
}

needed=()
for package in "$@"; do
  is_there "$package" || needed+=("$package")
done
if [ "${#needed[@]}" -eq 0 ]; then exit 0; fi
if ! command -v apt-get > /dev/null; then
  echo "These are missing, and there is no apt-get to install them with: ${needed[*]}" >&2
  exit 1
fi
echo "Installing ${needed[*]}"

packages=()
for package in "${needed[@]}"; do
  if [ "$package" = chromium ] && grep -qs '^ID=ubuntu' "${OS_RELEASE:-/etc/os-release}"; then install_playwrights; else packages+=("$package"); fi
done
if [ "${#packages[@]}" -gt 0 ]; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"
fi
