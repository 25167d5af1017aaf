#!/bin/sh
# Run once by the image of PostgreSQL, when its folder is empty. The role is no superuser: the wall between firms holds it.
set -eu
psql --username postgres --set ON_ERROR_STOP=1 --set password="$DATABASE_PASSWORD" <<'SQL'
CREATE ROLE rollforward LOGIN PASSWORD :'password' NOSUPERUSER NOBYPASSRLS;
CREATE DATABASE rollforward OWNER rollforward;
SQL
