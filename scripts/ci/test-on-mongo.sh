#!/usr/bin/env bash
# Runs the API's tests on a real MongoDB of a major version: scripts/ci/test-on-mongo.sh 7
# Further words choose files, as vitest takes them: scripts/ci/test-on-mongo.sh 7 mongo-queries
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
version=${1:?which version of MongoDB, such as 7}
shift

# Tests that stop and kill a server start one of their own, which mongodb-memory-server downloads.
case $version in
  6) MONGOMS_VERSION=6.0.20 ;;
  7) MONGOMS_VERSION=7.0.16 ;;
  8) MONGOMS_VERSION=8.0.4 ;;
  *) echo "which build of MongoDB $version? Add it here." >&2; exit 1 ;;
esac
# The same suites have tests on Redis.
scripts/ci/install-packages.sh redis-server

name=myflow-test-mongo-$version-$$
trap 'docker rm --force --volumes "$name" > /dev/null' EXIT
docker run --detach --name "$name" --publish 127.0.0.1::27017 "mongo:$version" --replSet rs0 --bind_ip_all > /dev/null
is_ready() {
  docker exec "$name" mongosh --quiet --norc --eval "try { rs.status().ok } catch { rs.initiate({ _id: 'rs0', members: [{ _id: 0, host: 'localhost:27017' }] }) }; db.hello().isWritablePrimary || quit(1)" > /dev/null 2>&1
}
deadline=$((SECONDS + 120))
until is_ready; do
  if [ "$SECONDS" -ge "$deadline" ]; then
    echo "MongoDB $version took no writes within two minutes. Its last words:" >&2
    docker logs --tail 20 "$name" >&2
    exit 1
  fi
  sleep 1
done
address=$(docker port "$name" 27017/tcp | head -n 1)

export MONGOMS_VERSION CI=true MYFLOW_TEST_MONGODB_URI="mongodb://$address/?directConnection=true"
npm run --silent build > /dev/null
npx --no-install vitest run --project api "$@"
