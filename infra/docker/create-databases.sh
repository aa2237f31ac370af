#!/bin/bash
# Run by the postgres image at the first start of an empty data folder: one database and login per service.
set -euo pipefail
psql -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --file /run/guitu/databases.sql
