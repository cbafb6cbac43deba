# What `.ci/run` and `.ci/nightly` share. Installs what a machine lacks from Debian's packages; anything missing after that is a failure, never
# skipped.

step() { printf '\n==> %s\n' "$*"; }
have() { command -v "$1" >/dev/null 2>&1; }

apt_install() {
  [ -n "${apt_updated:-}" ] || { apt-get update -qq; apt_updated=1; }
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}

# Starts PostgreSQL on 5432 with an empty database for the tests, and tells them where it is.
start_postgres() {
  have pg_isready || apt_install postgresql
  pg_isready -q || { cluster=$(ls /etc/postgresql | tail -1); pg_ctlcluster --skip-systemctl-redirect "$cluster" main start; }
  for _ in $(seq 30); do pg_isready -q && break; sleep 1; done
  pg_isready
  database=report_ci
  as_postgres "psql -qc 'DROP DATABASE IF EXISTS $database' -c 'CREATE DATABASE $database' postgres" ||
    { dropdb --if-exists "$database"; createdb "$database"; }
  export TEST_DATABASE_URL="postgres://postgres@127.0.0.1:5432/$database"
  psql -qAt "$TEST_DATABASE_URL" -c 'SELECT version()'
}

as_postgres() { if [ "$(id -un)" = root ]; then su postgres -c "$1"; else bash -c "$1"; fi; }
