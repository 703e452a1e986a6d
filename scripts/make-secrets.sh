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

# Development containers and backups run as you, so that files are yours; as root they never do. For root it is whoever has called sudo, else the number that
# the images themselves run as.
mine() { # YOURS SUDO'S
  for number in "$1" "${2:-0}" 65532; do
    [ "$number" = 0 ] || break
  done
  echo "$number"
}
if [ "$(id -u)" = 0 ] && grep -Eq '^MYFLOW_[UG]ID=0$' .env; then
  kept=$(grep -Ev '^MYFLOW_[UG]ID=0$' .env)
  printf '%s\n' "$kept" > .env
fi
add MYFLOW_UID "$(mine "$(id -u)" "${SUDO_UID:-}")"
add MYFLOW_GID "$(mine "$(id -g)" "${SUDO_GID:-}")"

value() { sed -n "s/^$1=//p" .env | tr -d "\"'"; }
folder=${MYFLOW_BACKUP_DIR:-$(value MYFLOW_BACKUP_DIR)}
folder=${folder:-backups}
mkdir -p "$folder"
if [ "$(id -u)" = 0 ]; then
  owner="$(value MYFLOW_UID):$(value MYFLOW_GID)"
  chown "$owner" "$folder"
  find "$folder" -maxdepth 1 -name '*.ndjson.gz' -exec chown "$owner" {} +
fi

[ -z "$made" ] && echo 'Nothing was missing in .env.' || echo "Made in .env:$made"
echo "Sign in with the password $(sed -n 's/^MYFLOW_PASSWORD=//p' .env)"
