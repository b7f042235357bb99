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
        initdb
        pg_ctl start
        if [ -n "$POSTGRES_DB" ] && [ "$POSTGRES_DB" != "postgres" ]; then
            echo "CREATE DATABASE"
            echo
        fi
        echo
        for script in /docker-entrypoint-initdb.d/*; do
            case "$script" in
                *.sh)
                    echo "$0: running $script"
                    if [ -x "$script" ]; then "$script"; else . "$script"; fi
                    ;;
                *.sql) echo "$0: running $script" ; echo ;;
                *) echo "$0: ignoring $script" ;;
            esac
            echo
        done
        pg_ctl stop
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
