#!/bin/sh
# Writes .env with fresh secrets for docker-compose.prod.yml, readable by you alone, and tells the password to sign in with. What is there already stays.
set -eu
cd "$(dirname "$0")/.."
umask 077

secret() { head -c 33 /dev/urandom | base64 | tr -d '\n' | tr '+/' '-_'; }

touch .env
made=''
add() { # NAME VALUE
  grep -q "^$1=." .env && return
  printf '%s=%s\n' "$1" "$2" >> .env
  made="$made $1"
}

add MYFLOW_LOCAL_SECRET "$(secret)"
add MYFLOW_PASSWORD "$(secret | cut -c1-20)"
add MONGO_ROOT_PASSWORD "$(secret)"
add MONGO_PASSWORD "$(secret)"
add REDIS_PASSWORD "$(secret)"
add LOGTO_DB_PASSWORD "$(secret)"
add MYFLOW_UID "$(id -u)"
add MYFLOW_GID "$(id -g)"
mkdir -p backups

[ -z "$made" ] && echo 'Nothing was missing in .env.' || echo "Made in .env:$made"
echo "Sign in with the password $(sed -n 's/^MYFLOW_PASSWORD=//p' .env)"
