import { goQuote } from '@/domain/docker/cli/go-quote'
import type { HostConfig } from '@/domain/docker/world/container'

const switches = ['no-new-privileges', 'writable-cgroups']
const truths = /^(?:[01tTfF]|true|True|TRUE|false|False|FALSE)$/

/** What is wrong with a --security-opt (moby daemon/daemon_unix.go, parseSecurityOpt), or null. */
export function wrongSecurity({ securityOpt }: Pick<HostConfig, 'securityOpt'>): string | null {
  for (const option of securityOpt) {
    if ([...switches, 'disable'].includes(option)) continue
    const at = option.includes('=') ? option.indexOf('=') : option.indexOf(':')
    if (at < 0) return `invalid --security-opt 1: ${goQuote(option)}`
    const [key, value] = [option.slice(0, at), option.slice(at + 1)]
    const fits = switches.includes(key) ? truths.test(value) : ['label', 'apparmor', 'seccomp'].includes(key)
    if (!fits) return `invalid --security-opt 2: ${goQuote(option)}`
  }
  return null
}
