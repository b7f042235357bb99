import { directory, type FsNode, file } from '@/domain/docker/files/node'
import type { Run } from '@/domain/docker/shell/program'

/** What a package brings: its version, its size unpacked in kilobytes, its programs, what else it needs. */
export type Package = { version: string; size: number; programs: string[]; needs: string[] }

const rows = (text: string): Readonly<Record<string, Package>> =>
  Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((row) => {
        const [name = '', version = '', size = '0', programs = '', needs = ''] = row
          .trim()
          .split(/\s+/)
          .map((cell) => (cell === '-' ? '' : cell))
        return [
          name,
          {
            version,
            size: Number(size),
            programs: programs.split(',').filter(Boolean),
            needs: needs.split(',').filter(Boolean),
          },
        ]
      }),
  )

/** Packages of Alpine: name, version, size in KiB, programs, needs. */
export const alpinePackages = rows(`
  bash 5.3.3-r1 1332 bash readline
  readline 8.3.1-r0 320 - ncurses-terminfo-base,libncursesw
  ncurses-terminfo-base 6.5_p20251123-r0 216
  libncursesw 6.5_p20251123-r0 312
  curl 8.17.0-r1 298 curl libcurl,ca-certificates,nghttp2-libs,zlib
  libcurl 8.17.0-r1 630
  nghttp2-libs 1.68.0-r0 150
  zlib 1.3.1-r2 100
  ca-certificates 20251003-r0 688
  git 2.52.0-r0 12800 git libcurl,pcre2,zlib
  pcre2 10.47-r0 668
  vim 9.1.1952-r0 3400 vim,vi libncursesw
  nano 8.7-r0 716 nano libncursesw
  wget 1.25.0-r2 520 wget pcre2
  python3 3.12.12-r0 39000 python3 libffi,sqlite-libs
  py3-pip 25.1.1-r1 6800 pip,pip3 python3
  libffi 3.5.2-r0 44
  sqlite-libs 3.51.1-r0 1380
  sqlite 3.51.1-r0 1560 sqlite3 sqlite-libs
  nodejs 24.11.1-r0 64000 node
  npm 11.6.3-r0 12600 npm,npx nodejs
  jq 1.8.1-r0 340 jq oniguruma
  oniguruma 6.9.10-r0 560
  make 4.4.1-r3 258 make
  gcc 15.2.0-r2 162000 gcc,cc musl-dev
  musl-dev 1.2.5-r21 10500
  g++ 15.2.0-r2 52000 g++ gcc
  build-base 0.5-r3 8 - gcc,g++,make
  openssl 3.5.4-r0 780 openssl
  openssh-client 10.2_p1-r0 1700 ssh
  nginx 1.28.0-r3 1200 nginx pcre2
  redis 8.4.0-r0 4200 redis-server,redis-cli
  htop 3.4.1-r1 300 htop libncursesw
  tree 2.2.1-r0 60 tree
  procps-ng 4.0.5-r0 560 ps,free,pgrep,pkill,top
  iputils 20250605-r0 120 ping
  bind-tools 9.20.16-r0 360 dig,nslookup
  tini 0.19.0-r3 28 tini
  su-exec 0.3-r0 20 su-exec
  dumb-init 1.2.5-r3 24 dumb-init
  tzdata 2025b-r1 1600
  coreutils 9.9-r0 1300
  findutils 4.10.0-r0 540
  grep 3.12-r0 180
  sed 4.9-r2 200
  gawk 5.3.2-r2 800 gawk
  file 5.46-r2 8900 file
  less 685-r0 190 less
  rsync 3.4.1-r1 420 rsync
  strace 6.17-r0 1500 strace
  tcpdump 4.99.5-r1 1200 tcpdump
  bind 9.20.16-r0 2200
  php 8.4.15-r0 5000 php
  go 1.25.5-r0 230000 go
  rust 1.91.1-r0 260000 rustc
  mysql-client 11.4.9-r0 8
  postgresql-client 17.7-r0 600 psql
  figlet 2.2.5-r3 720 figlet
  cowsay 3.04-r2 80 cowsay
  sl 5.05-r0 24 sl
  perl 5.42.0-r1 38000 perl
  shadow 4.18.0-r0 900 useradd,usermod,groupadd
  sudo 1.9.17_p2-r0 2100 sudo
  util-linux 2.41.2-r0 7000
  zip 3.0-r13 400 zip
  unzip 6.0-r16 340 unzip
  xz 5.8.1-r0 160 xz
  tar 1.35-r4 500
  socat 1.8.0.3-r1 380 socat
  netcat-openbsd 1.234.1-r0 48 nc
`)

/** Packages of Debian and Ubuntu: name, version, size in kB, programs, needs. */
export const debianPackages = rows(`
  curl 8.14.1-2+deb13u2 518 curl libcurl4t64,ca-certificates
  libcurl4t64 8.14.1-2+deb13u2 932
  ca-certificates 20250419 388 - openssl
  openssl 3.5.4-1~deb13u1 2500 openssl
  wget 1.25.0-2 3776 wget libpsl5t64
  libpsl5t64 0.21.2-1.1 102
  git 1:2.47.3-0+deb13u1 51200 git libcurl3t64-gnutls,perl
  libcurl3t64-gnutls 8.14.1-2+deb13u2 888
  perl 5.40.1-6 12900 perl
  vim 2:9.1.1230-2 4140 vim,vi vim-common,vim-runtime
  vim-common 2:9.1.1230-2 1200
  vim-runtime 2:9.1.1230-2 38000
  vim-tiny 2:9.1.1230-2 1880 vi
  nano 8.4-1 3030 nano libncursesw6
  libncursesw6 6.5+20250216-2 412
  bash 5.2.37-2 7180 bash
  python3 3.13.5-1 27 python3 python3.13,libpython3-stdlib
  python3.13 3.13.5-2 1970
  libpython3-stdlib 3.13.5-1 9
  python3-pip 25.1.1+dfsg-1 11100 pip,pip3 python3
  python3-venv 3.13.5-1 6 - python3
  nodejs 20.19.2+dfsg-1 500 node
  npm 9.2.0~ds1-3 1800 npm,npx nodejs
  procps 2:4.0.4-9 2390 ps,free,pgrep,pkill,top,uptime,watch,kill libproc2-0
  libproc2-0 2:4.0.4-9 167
  iputils-ping 3:20240905-3 132 ping
  iproute2 6.15.0-1 3600 ip,ss
  net-tools 2.10-1.3 1000 netstat,ifconfig
  dnsutils 1:9.20.15-1~deb13u1 40 dig,nslookup
  netcat-openbsd 1.229-1 109 nc
  telnet 0.17+2.6-3 90 telnet
  jq 1.7.1-6+deb13u1 109 jq libjq1
  libjq1 1.7.1-6+deb13u1 407
  make 4.4.1-2 1900 make
  gcc 4:14.2.0-1 36 gcc gcc-14
  gcc-14 14.2.0-19 57000 gcc-14
  g++ 4:14.2.0-1 13 g++ gcc
  build-essential 12.12 17 - gcc,g++,make
  nginx 1.26.3-3+deb13u1 1300 nginx nginx-common
  nginx-common 1.26.3-3+deb13u1 300
  apache2 2.4.65-2 600 apache2
  redis-server 5:8.0.2-3 230 redis-server redis-tools
  redis-tools 5:8.0.2-3 8000 redis-cli
  postgresql-client 17+278 46 psql
  htop 3.4.1-5 434 htop
  tree 2.2.1-1 121 tree
  less 668-1 324 less
  file 1:5.46-5 140 file
  sudo 1.9.16p2-3 6300 sudo
  tini 0.19.0-3+b3 900 tini
  gosu 1.17-3+b4 2500 gosu
  dumb-init 1.2.5-3 60 dumb-init
  unzip 6.0-29 412 unzip
  zip 3.0-15 627 zip
  xz-utils 5.8.1-1 1500 xz
  rsync 3.4.1+ds1-5 800 rsync
  openssh-client 1:10.0p1-7 5200 ssh
  locales 2.41-12 16400 locale-gen
  tzdata 2025b-4+deb13u1 1570
  gnupg 2.4.7-21 480 gpg
  lsb-release 12.1-1 29 lsb_release
  apt-transport-https 3.0.3 35
  software-properties-common 0.111-1 100
  cowsay 3.03+dfsg2-8 77 cowsay perl
  figlet 2.2.5-3+b2 750 figlet
  fortune-mod 1:1.99.1-8 120 fortune
  sl 5.02-1+b2 60 sl
  strace 6.13+ds-1 2300 strace
  tcpdump 4.99.5-2 1300 tcpdump
  php 2:8.4+96 18 php
  golang-go 2:1.24~2 50 go
  default-jre 2:1.21-76 6
  socat 1.8.0.3-1 1600 socat
  bc 1.07.1-4 215 bc
  moreutils 0.69-1 250 sponge
  hello 2.10-5 280 hello-gnu
`)

/** Packages asked for and what they need, what is needed first; a name that there is not. */
export function withNeeds(
  all: Readonly<Record<string, Package>>,
  names: readonly string[],
  have: ReadonlySet<string>,
): string[] {
  const found: string[] = []
  const visit = (name: string, depth: number) => {
    if (have.has(name) || found.includes(name) || depth > 10) return
    for (const need of all[name]?.needs ?? []) visit(need, depth + 1)
    found.push(name)
  }
  for (const name of names) visit(name, 0)
  return found
}

/** Programs of packages that are other make than the name says. */
const identities: Record<string, string> = {
  vi: 'vi editor',
  vim: 'vi editor',
  'hello-gnu': 'hello-gnu',
  pip3: 'pip',
  python3: 'python3',
  nc: 'nc coreutils',
  gawk: 'awk',
}

const variants = new Set('ps free pgrep pkill top uptime watch kill wget ping nc tree less file'.split(' '))

/** Puts a package's files where they belong. */
export function unpack(run: Run, name: string, { programs, size }: Package, documents: string): void {
  const own = { mtime: run.sim.world.now }
  const put = (path: string, node: FsNode) => {
    let at = ''
    for (const part of path.split('/').slice(1, -1)) {
      at += `/${part}`
      if (!run.disk.stat(at)) run.disk.put(at, directory(own))
    }
    run.disk.put(path, node)
  }
  for (const program of programs) {
    const identity = identities[program] ?? (variants.has(program) ? `${program} coreutils` : program)
    put(
      `/usr/bin/${program}`,
      file(`#!deckhand ${identity}\n`, {
        ...own,
        mode: 0o755,
        size: Math.max(1, Math.floor((size * 1024) / (programs.length + 1))),
      }),
    )
  }
  put(
    `${documents}/${name}`,
    file(`${name}\n`, { ...own, size: Math.max(1, Math.floor((size * 1024) / (programs.length + 1))) }),
  )
}
