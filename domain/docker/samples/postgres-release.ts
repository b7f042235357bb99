/** A release: `data` is where its data is, `volume` what is kept of it. */
export type PostgresRelease = {
  major: string
  version: string
  data: string
  volume: string
  size: number
  compressed: number
}
/** A release before 18, which keeps its data in a volume of its own. */
const before18 = (major: string, version: string, size: number, compressed: number): PostgresRelease => ({
  ...{ major, version, size, compressed },
  data: '/var/lib/postgresql/data',
  volume: '/var/lib/postgresql/data',
})
const fourteen = before18('14', '14.20-1.pgdg13+1', 300_212_224, 98_566_144)
const fifteen = before18('15', '15.15-1.pgdg13+1', 303_169_536, 99_614_720)
const sixteen = before18('16', '16.11-1.pgdg13+1', 308_281_344, 102_760_448)
const seventeen = before18('17', '17.7-3.pgdg13+1', 318_412_800, 105_204_112)
const eighteen: PostgresRelease = {
  major: '18',
  version: '18.1-1.pgdg13+2',
  data: '/var/lib/postgresql/18/docker',
  volume: '/var/lib/postgresql',
  size: 324_702_208,
  compressed: 107_530_964,
}

/** The one before the latest comes first: what most use. */
export const postgresReleases: readonly PostgresRelease[] = [seventeen, eighteen, sixteen, fifteen, fourteen]

/** `18.1`, without the package's own number. */
export const versionOf = ({ version }: PostgresRelease): string => version.replace(/-.*$/, '')
