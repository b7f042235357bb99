/** What the server shows, and how it is set up. */
export const nginxSite: Readonly<Record<string, string>> = {
  '/usr/share/nginx/html/index.html': `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>The web server is installed and running. Put your own pages in its place.</p>
</body>
</html>
`,
  '/usr/share/nginx/html/50x.html': `<!DOCTYPE html>
<html>
<head>
<title>Error</title>
</head>
<body>
<h1>An error occurred.</h1>
</body>
</html>
`,
  '/etc/nginx/nginx.conf': `user  nginx;
worker_processes  auto;

error_log  /var/log/nginx/error.log notice;
pid        /run/nginx.pid;

events {
    worker_connections  1024;
}

http {
    include       /etc/nginx/mime.types;
    default_type  application/octet-stream;
    access_log  /var/log/nginx/access.log;
    keepalive_timeout  65;
    include /etc/nginx/conf.d/*.conf;
}
`,
  '/etc/nginx/mime.types': 'types {\n    text/html    html htm;\n    text/css     css;\n    image/png    png;\n}\n',
  '/etc/nginx/conf.d/default.conf': `server {
    listen       80;
    server_name  localhost;

    location / {
        root   /usr/share/nginx/html;
        index  index.html index.htm;
    }

    error_page   500 502 503 504  /50x.html;
    location = /50x.html {
        root   /usr/share/nginx/html;
    }
}
`,
}

const entrypoint = `#!/bin/sh
set -e

say() {
    if [ -z "\${NGINX_ENTRYPOINT_QUIET_LOGS:-}" ]; then
        echo "$@"
    fi
}

if [ "$1" = "nginx" ] || [ "$1" = "nginx-debug" ]; then
    say "$0: /docker-entrypoint.d/ is not empty, will attempt to perform configuration"
    say "$0: Looking for shell scripts in /docker-entrypoint.d/"
    for script in /docker-entrypoint.d/*; do
        case "$script" in
            *.envsh)
                say "$0: Sourcing $script"
                . "$script"
                ;;
            *.sh)
                say "$0: Launching $script"
                "$script"
                ;;
            *)
                say "$0: Ignoring $script"
                ;;
        esac
    done
    say "$0: Configuration complete; ready for start up"
fi

exec "$@"
`

const ipv6 = `#!/bin/sh
conf=/etc/nginx/conf.d/default.conf
say() {
    if [ -z "\${NGINX_ENTRYPOINT_QUIET_LOGS:-}" ]; then
        echo "10-listen-on-ipv6-by-default.sh: $@"
    fi
}

if [ ! -f "$conf" ]; then
    say "info: $conf is not a file or does not exist"
    exit 0
fi
if grep -q 'listen  \\[::]:80;' "$conf"; then
    say "info: IPv6 listen already enabled"
    exit 0
fi
say "info: Getting the checksum of $conf"
sed -i 's/listen       80;/listen       80;\\n    listen  [::]:80;/' "$conf"
say "info: Enabled listen on IPv6 in $conf"
`

/** Scripts that the image's entrypoint is made of. */
export const nginxScripts: Readonly<Record<string, string>> = {
  '/docker-entrypoint.sh': entrypoint,
  '/docker-entrypoint.d/10-listen-on-ipv6-by-default.sh': ipv6,
  '/docker-entrypoint.d/15-local-resolvers.envsh': '#!/bin/sh\n# Sets NGINX_LOCAL_RESOLVERS where it is asked for.\n',
  '/docker-entrypoint.d/20-envsubst-on-templates.sh':
    '#!/bin/sh\n# Fills in /etc/nginx/templates, of which there are none.\nexit 0\n',
  '/docker-entrypoint.d/30-tune-worker-processes.sh':
    '#!/bin/sh\n# Counts processors where NGINX_ENTRYPOINT_WORKER_PROCESSES_AUTOTUNE is set.\nexit 0\n',
}
