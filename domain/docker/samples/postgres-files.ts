const entrypoint = `#!/bin/sh
set -e

# Options alone are meant for the server.
case "$1" in
    -*) set -- postgres "$@" ;;
esac

refuse_without_password() {
    if [ -z "$POSTGRES_PASSWORD" ] && [ "$POSTGRES_HOST_AUTH_METHOD" != "trust" ]; then
        cat >&2 <<'END'
Error: Database is uninitialized and superuser password is not specified.
       You must specify POSTGRES_PASSWORD to a non-empty value for the
       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".

       You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all
       connections without a password. This is *not* recommended.

       See PostgreSQL documentation about "trust":
       https://www.postgresql.org/docs/current/auth-trust.html
END
        exit 1
    fi
}

if [ "$1" = "postgres" ]; then
    if [ "$(id -u)" = "0" ]; then
        mkdir -p "$PGDATA"
        chown postgres:postgres "$PGDATA"
        exec gosu postgres "$0" "$@"
    fi
    if [ -s "$PGDATA/PG_VERSION" ]; then
        echo
        echo 'PostgreSQL Database directory appears to contain a database; Skipping initialization'
        echo
    else
        refuse_without_password
        echo 'The files belonging to this database system will be owned by user "postgres".'
        echo 'This user must also own the server process.'
        echo
        echo "fixing permissions on existing directory $PGDATA ... ok"
        mkdir -p "$PGDATA/base" "$PGDATA/global" "$PGDATA/pg_wal"
        echo "creating subdirectories ... ok"
        echo "listen_addresses = '*'" > "$PGDATA/postgresql.conf"
        echo 'host all all all scram-sha-256' > "$PGDATA/pg_hba.conf"
        echo "creating configuration files ... ok"
        echo "$PG_MAJOR" > "$PGDATA/PG_VERSION"
        echo "syncing data to disk ... ok"
        echo
        echo 'PostgreSQL init process complete; ready for start up.'
        echo
    fi
fi

exec "$@"
`

/** Scripts that the image's entrypoint is made of. */
export const postgresScripts: Readonly<Record<string, string>> = {
  '/usr/local/bin/docker-entrypoint.sh': entrypoint,
  '/usr/local/bin/docker-ensure-initdb.sh': '#!/bin/sh\nset -e\nexec docker-entrypoint.sh postgres --version\n',
}
