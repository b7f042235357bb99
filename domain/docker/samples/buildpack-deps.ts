import type { Changes } from '@/domain/docker/files/node'
import type { Platform } from '@/domain/docker/images/blobs'
import { type DebianRelease, debianImage, defaultPath } from './debian'
import { procps } from './gnu'
import { makeImage, type SampleImage, type Step } from './image'
import { once } from './memo'
import { filled, program, programs } from './parts'
import { multiarchOf } from './platforms'

const install = (packages: string, changes: Changes, compressed: number): Step => ({
  by: `RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\t${packages} \t; \trm -rf /var/lib/apt/lists/* # buildkit`,
  changes,
  compressed,
})

/** What the language images stand on: Debian with network tools, version control and compilers, a layer each. */
export const buildpackDeps = once((platform: Platform, of: DebianRelease): SampleImage => {
  const lib = `/usr/lib/${multiarchOf(platform)}`
  const about = `${of.codename}.tar`
  return makeImage({
    platform,
    created: '2025-12-29T00:00:00Z',
    base: debianImage(platform, of),
    steps: [
      install(
        'ca-certificates \t\tcurl \t\tgnupg \t\tnetbase \t\tsq \t\twget',
        filled(
          { ...programs('/usr/bin', 'gpg', 4_800_000), ...programs('/usr/bin', 'curl wget', 480_000) },
          `${lib}/curl-${about}`,
          48_435_200,
        ),
        24_040_117,
      ),
      install(
        'git \t\tmercurial \t\topenssh-client \t\tsubversion \t\tprocps',
        filled(
          {
            ...procps(),
            ...programs('/usr/bin', 'git hg svn ssh scp ssh-keygen', 2_900_000),
          },
          `${lib}/git-${about}`,
          177_209_344,
        ),
        64_398_044,
      ),
      install(
        'autoconf \t\tautomake \t\tbzip2 \t\tfile \t\tg++ \t\tgcc \t\tlibssl-dev \t\tmake \t\tpatch \t\tunzip \t\txz-utils \t\tzlib1g-dev',
        filled(
          {
            ...programs('/usr/bin', 'cc c++ gcc g++ cpp ld as', 1_200_000),
            ...programs('/usr/bin', 'make patch file unzip xz bzip2 autoconf automake', 240_000),
            '/usr/bin/python3': program('python3', 6_830_000),
          },
          `${lib}/gcc-${about}`,
          587_202_560,
        ),
        211_329_480,
      ),
    ],
    config: { Env: [defaultPath], Cmd: ['bash'] },
  })
})
