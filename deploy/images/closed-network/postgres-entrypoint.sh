#!/bin/sh
# Makes the database of POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB at the first start, then becomes the server.
set -eu
bin=$(echo /usr/lib/postgresql/*/bin)
: "${PGDATA:?}" "${POSTGRES_PASSWORD:?}" "${POSTGRES_USER:=postgres}" "${POSTGRES_DB:=$POSTGRES_USER}"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  password=$(mktemp)
  printf '%s\n' "$POSTGRES_PASSWORD" > "$password"
  # Made aside and moved: what a crash left half done is begun again.
  rm -rf "$PGDATA.new"
  "$bin/initdb" -D "$PGDATA.new" -U "$POSTGRES_USER" --pwfile="$password" -A scram-sha-256 -E UTF8 --locale=C.UTF-8
  rm "$password"
  echo 'host all all all scram-sha-256' >> "$PGDATA.new/pg_hba.conf"
  if [ "$POSTGRES_DB" != postgres ]; then
    printf 'CREATE DATABASE "%s";\n' "$POSTGRES_DB" | "$bin/postgres" --single -j -D "$PGDATA.new" postgres
  fi
  mv "$PGDATA.new" "$PGDATA"
fi
exec "$bin/postgres" -D "$PGDATA" -c 'listen_addresses=*'
