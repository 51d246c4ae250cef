#!/usr/bin/env bash
# Run once by the postgres image on an empty volume: one database per service, and one user, who alone may connect to it.
set -euo pipefail

create() {
  psql -v ON_ERROR_STOP=1 --username postgres --dbname postgres -v name="$1" -v password="$2" <<'EOF'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
EOF
}

create applications "$APPLICATIONS_PASSWORD"
create budget "$BUDGET_PASSWORD"
create followup "$FOLLOWUP_PASSWORD"
