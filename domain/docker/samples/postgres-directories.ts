import { run, type Step } from './image'
import { directories } from './parts'
import type { PostgresRelease } from './postgres-release'

const install = (mode: number, path: string) =>
  `install --verbose --directory --owner postgres --group postgres --mode ${mode.toString(8)} ${path}`

/** Where a server keeps its socket and its data, whatever it stands on; `owned` are the ids of the user postgres there. */
export function dataDirectories(of: PostgresRelease, owned: { uid: number; gid: number }): Step[] {
  const above = of.major === '18' ? directories('/var/lib/postgresql/18', owned) : {}
  const data = directories(of.data, { ...owned, mode: 0o1777 })
  return [
    run(install(0o3777, '/var/run/postgresql'), directories('/run/postgresql', { ...owned, mode: 0o3777 }), 128),
    { by: `ENV PGDATA=${of.data}` },
    run(install(0o1777, '"$PGDATA"'), { ...above, ...data }, 168),
    { by: `VOLUME [${of.volume}]` },
  ]
}
