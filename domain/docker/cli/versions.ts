/** What the client, the engine and what they come with say of themselves. */
export const cliVersion = {
  version: '29.7.2',
  commit: '4a7c6d1',
  built: '2026-01-08T14:02:11.000000000+00:00',
  api: '1.53',
  go: 'go1.25.5',
  platform: 'Docker Engine - Community',
}
export const engineVersion = {
  commit: '9c62384',
  built: '2026-01-08T14:02:11.000000000+00:00',
  minimumApi: '1.40',
  containerd: 'v2.2.1',
  containerdCommit: 'dea7da592f5d1d2b7755e3a161be07f43fad8f75',
  runc: '1.3.4',
  runcCommit: 'v1.3.4-0-gd6d73eb8',
  init: '0.19.0',
  initCommit: 'de40ad0',
  buildx: 'v0.30.1',
  compose: 'v5.0.1',
}
