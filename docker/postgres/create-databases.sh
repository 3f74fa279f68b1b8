#!/bin/sh
# Runs once, when the volume is empty: a database for each service, owned by a role that may enter
# no other.
set -eu
for service in accounts orders billing logistics campaigns analytics; do
  psql --username "${POSTGRES_USER:-postgres}" -v ON_ERROR_STOP=1 -v name="mobilytics_$service" -v secret="$SERVICE_PASSWORD" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'secret';
CREATE DATABASE :"name" OWNER :"name";
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
done
