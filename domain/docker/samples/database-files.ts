type Database = {
  /** `MySQL Server` or `MariaDB Server`, and the variable that holds its version. */
  title: string
  version: string
  server: string
  /** What begins the names of its variables; older names are understood as well. */
  prefix: 'MYSQL' | 'MARIADB'
  /** What it asks for when no password was given: a text for printf. */
  refusal: string
  /** Commands before the user changes, and those that set the database up. */
  before: string
  /** Commands as the first server starts. */
  starting: string
  secure: string
}

/**
 * The entrypoint of a database image. It makes the database, unless the directory has one; the root password
 * has to be given then.
 */
const entrypoint = ({ title, version, server, prefix, refusal, before, starting, secure }: Database) => `#!/bin/bash
set -e

say() {
    kind="$1"
    shift
    echo "$(date '+%Y-%m-%d %H:%M:%S+00:00') [$kind] [Entrypoint]: $*"
}

# Options alone are meant for the server.
case "$1" in
    -*) set -- ${server} "$@" ;;
esac

if [ "$1" = "${server}" ] && [ "$2" != "--version" ] && [ "$2" != "-V" ] && [ "$2" != "--help" ]; then
    say Note "Entrypoint script for ${title} $${version} started."
    if [ "$(id -u)" = "0" ]; then
${before}
        say Note "Switching to dedicated user 'mysql'"
        exec gosu mysql "$0" "$@"
    fi
    if [ ! -d /var/lib/mysql/mysql ]; then
        password="\${${prefix}_ROOT_PASSWORD:-$MYSQL_ROOT_PASSWORD}"
        empty="\${MARIADB_ALLOW_EMPTY_ROOT_PASSWORD:-$MYSQL_ALLOW_EMPTY_PASSWORD}"
        random="\${MARIADB_RANDOM_ROOT_PASSWORD:-$MYSQL_RANDOM_ROOT_PASSWORD}"
        database="\${${prefix}_DATABASE:-$MYSQL_DATABASE}"
        user="\${${prefix}_USER:-$MYSQL_USER}"
        if [ -z "$password$empty$random$MARIADB_ROOT_PASSWORD_HASH" ]; then
            say ERROR "$(printf '${refusal}')" >&2
            exit 1
        fi
        say Note "Initializing database files"
        ${server} --initialize-insecure
        say Note "Database files initialized"
        say Note "Starting temporary server"
${starting}        ${server} --daemonize --skip-networking
        say Note "Temporary server started."
${secure}
        if [ -n "$random" ]; then
            password="$(echo "$HOSTNAME" | sha256sum | head -c 32)"
            say Note "GENERATED ROOT PASSWORD: $password"
        fi
        printf '%s' "$password" > /var/lib/mysql/mysql/root.auth
        if [ -n "$database" ]; then
            say Note "Creating database $database"
            mkdir -p "/var/lib/mysql/$database"
        fi
        if [ -n "$user" ]; then
            say Note "Creating user $user"
            [ -z "$database" ] || say Note "Giving user $user access to schema $database"
        fi
        echo
        for script in /docker-entrypoint-initdb.d/*; do
            case "$script" in
                *.sh | *.sql) say Note "$0: running $script" ;;
                *'*') continue ;;
                *) say Warn "$0: ignoring $script" >&2 ;;
            esac
            case "$script" in
                *.sh) . "$script" ;;
                *.sql) echo ;;
            esac
            echo
        done
        say Note "Stopping temporary server"
        ${server} --stopped
        say Note "Temporary server stopped"
        echo
        say Note "${title.split(' ')[0]} init process done. Ready for start up."
        echo
    fi
fi

exec "$@"
`

export const mysqlEntrypoint = entrypoint({
  title: 'MySQL Server',
  version: 'MYSQL_VERSION',
  server: 'mysqld',
  prefix: 'MYSQL',
  refusal:
    'Database is uninitialized and password option is not specified\\n    You need to specify one of the following as an environment variable:\\n    - MYSQL_ROOT_PASSWORD\\n    - MYSQL_ALLOW_EMPTY_PASSWORD\\n    - MYSQL_RANDOM_ROOT_PASSWORD',
  before: '        mkdir -p /var/lib/mysql /var/run/mysqld\n        chown mysql:mysql /var/lib/mysql /var/run/mysqld',
  starting: '',
  secure: `        echo "'/var/lib/mysql/mysql.sock' -> '/var/run/mysqld/mysqld.sock'"
        for table in iso3166.tab leapseconds tzdata.zi zone.tab zone1970.tab; do
            echo "Warning: Unable to load '/usr/share/zoneinfo/$table' as time zone. Skipping it." >&2
        done`,
})

export const mariadbEntrypoint = entrypoint({
  title: 'MariaDB Server',
  version: 'MARIADB_VERSION',
  server: 'mariadbd',
  prefix: 'MARIADB',
  refusal:
    'Database is uninitialized and password option is not specified\\n\\tYou need to specify one of MARIADB_ROOT_PASSWORD, MARIADB_ROOT_PASSWORD_HASH, MARIADB_ALLOW_EMPTY_ROOT_PASSWORD and MARIADB_RANDOM_ROOT_PASSWORD',
  before: `        mkdir -p /var/lib/mysql
        chown mysql:mysql /var/lib/mysql
        say Warn "/sys/fs/cgroup///memory.pressure not writable, functionality unavailable to MariaDB" >&2`,
  starting: '        say Note "Waiting for server startup"\n',
  secure: '        say Note "Securing system users (equivalent to running mysql_secure_installation)"',
})
