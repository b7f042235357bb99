import type { Changes } from '@/domain/docker/files/node'
import { lazily } from './memo'
import { links, program, programs } from './parts'

/** Programs of Debian's and Ubuntu's base images, by directory. */
const userPrograms = `[ addpart apt apt-cache apt-cdrom apt-config apt-get apt-key apt-mark arch b2sum base32 base64 basename
  basenc cat chage chattr chcon chfn chgrp chmod choom chown chrt chsh cksum clear clear_console cmp comm cp csplit cut
  date dd deb-systemd-helper debconf delpart df diff diff3 dir dircolors dirname dmesg dnsdomainname domainname dpkg
  dpkg-deb dpkg-divert dpkg-query dpkg-statoverride du echo egrep env expand expiry expr factor faillog fallocate false
  fgrep find findmnt flock fmt fold getconf getent getopt gpasswd grep groups gunzip gzip head hostid hostname
  iconv id infocmp install ionice ipcmk ipcrm ipcs join last lastlog ldd link linux32 linux64 ln locale localedef logger
  login logname ls lsattr lsblk lscpu lsipc lslocks lslogins lsmem lsns mawk mcookie md5sum mesg mkdir mkfifo mknod
  mktemp more mount mountpoint mv namei newgrp nice nl nohup nproc nsenter numfmt od partx passwd paste pathchk perl pinky
  pr printenv printf prlimit ptx pwd readlink realpath renice resizepart rev rgrep rm rmdir run-parts runcon savelog
  script scriptlive scriptreplay sdiff sed seq setarch setpriv setsid setterm sha1sum sha224sum sha256sum sha384sum
  sha512sum shred shuf sleep sort split stat stdbuf stty su sum sync tabs tac tail tar taskset tee tempfile test timeout
  toe touch tput tr true truncate tset tsort tty tzselect umount uname uncompress unexpand uniq unlink unshare update-alternatives
  users utmpdump vdir wall wc wdctl whereis which who whoami xargs yes ypdomainname zcat zcmp zdiff zegrep zfgrep zforce
  zgrep zless zmore znew`

const systemPrograms = `add-shell addgroup adduser agetty badblocks blkdiscard blkid blkzone blockdev chcpu chgpasswd
  chmem chpasswd chroot cpgr cppw ctrlaltdel debugfs delgroup deluser dpkg-preconfigure dumpe2fs e2fsck e2image
  fdformat findfs fsck fsfreeze fstab-decode fstrim getty groupadd groupdel groupmod grpck grpconv grpunconv hwclock
  invoke-rc.d isosize ldattach ldconfig losetup mke2fs mkfs mkswap newusers nologin pam-auth-update pivot_root policy-rc.d
  pwck pwconv pwunconv readprofile remove-shell rmt rtcwake service shadowconfig sulogin swaplabel swapoff swapon
  switch_root tune2fs update-passwd useradd userdel usermod vigr vipw wipefs zdump zic zramctl`

/** What procps brings; Debian's images leave it out. */
export const procps = lazily(() =>
  programs(
    '/usr/bin',
    'free kill pgrep pidwait pkill pmap ps pwdx skill slabtop snice tload top uptime vmstat w watch',
    27_000,
    'coreutils',
  ),
)

const linkTo = (target: string) => links('', 'x', target)['/x'] ?? null

/** The shell and the GNU programs under /usr, with the links that the merged /usr leaves at the root. */
export const gnuPrograms = lazily(
  (): Changes => ({
    '/bin': linkTo('usr/bin'),
    '/sbin': linkTo('usr/sbin'),
    '/lib': linkTo('usr/lib'),
    '/lib64': linkTo('usr/lib64'),
    ...programs('/usr/bin', userPrograms, 43_000, 'coreutils'),
    ...programs('/usr/sbin', systemPrograms, 51_000, 'coreutils'),
    '/usr/bin/bash': program('bash', 1_265_648),
    '/usr/bin/dash': program('dash', 125_640),
    ...links('/usr/bin', 'sh', 'dash'),
    ...links('/usr/bin', 'rbash', 'bash'),
    ...links('/usr/bin', 'awk', '/etc/alternatives/awk'),
    ...links('/etc/alternatives', 'awk', '/usr/bin/mawk'),
  }),
)
