import type { Identity } from './program'

const coreutils =
  'basename cat chgrp chmod chown cp cut date dd df dirname du echo env expand expr false fold head hostname id join ln ls md5sum mkdir mktemp mv nl nohup nproc od paste printenv printf pwd readlink realpath rev rm rmdir sed seq sha1sum sha256sum shuf sleep sort stat stdbuf sync tac tail tee test timeout touch tr true tsort uname uniq unlink wc who whoami xargs yes [ awk base64 cmp column comm curl diff find free grep egrep fgrep gunzip gzip hexdump jq kill killall less more nc ping pgrep pidof pkill ps tar time top uptime watch wget which zcat xxd mount umount groups arch logname tty vi vim nano file'.split(
    ' ',
  )

/** Programs that the host has, without files. Names → what they are. */
export const hostPrograms: Readonly<Record<string, Identity>> = {
  ...Object.fromEntries(coreutils.map((program) => [program, { program, variant: 'coreutils' }])),
  bash: { program: 'bash', variant: 'bash' },
  sh: { program: 'bash', variant: 'bash' },
  docker: { program: 'docker', variant: 'docker' },
}
