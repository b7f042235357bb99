import { goDuration } from '@/domain/docker/cli/go-time'
import { type GoObject, type GoValue, goSet, nilList, nilMap, struct } from '@/domain/docker/cli/go-value'
import type { Healthcheck, RunConfig } from './blobs'

const isEmpty = (value: GoValue): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === 0 ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && Object.keys(value).length === 0)

/** A struct whose empty fields are not in its JSON; templates still see them as `empty` says. */
export function omitEmpty(type: string, fields: GoObject, empty: GoObject, inTemplates: GoObject = {}): GoValue {
  const kept = Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)))
  return struct(type, kept, { ...empty, ...kept, ...inTemplates })
}

/** A health check; templates print its times as durations, JSON has nanoseconds. */
export function healthcheckDocument(health: Healthcheck | undefined): GoValue {
  if (!health) return null
  const { Test, Interval = 0, Timeout = 0, StartPeriod = 0, StartInterval = 0, Retries = 0 } = health
  const times = { Interval, Timeout, StartPeriod, StartInterval }
  const spoken = Object.fromEntries(Object.entries(times).map(([name, value]) => [name, goDuration(value)]))
  return omitEmpty('v1.HealthcheckConfig', { Test, ...times, Retries }, { Test: nilList, ...times, Retries: 0 }, spoken)
}

/** An image's `Config` as inspect shows it: what is empty is left out (docker-image-spec DockerOCIImageConfig). */
export function configDocument(config: RunConfig): GoValue {
  const { User, Env, Entrypoint, Cmd, WorkingDir } = config
  const ExposedPorts = goSet(Object.keys(config.ExposedPorts ?? {}))
  const Volumes = goSet(Object.keys(config.Volumes ?? {}))
  const { Labels, StopSignal, ArgsEscaped, OnBuild, Shell } = config
  const Healthcheck = healthcheckDocument(config.Healthcheck)
  const first = { User, ExposedPorts, Env, Entrypoint, Cmd, Volumes, WorkingDir, Labels, StopSignal, ArgsEscaped }
  return omitEmpty(
    'v1.DockerOCIImageConfig',
    { ...first, ArgsEscaped: config.ArgsEscaped === true, Healthcheck, OnBuild, Shell },
    {
      User: '',
      ExposedPorts: nilMap,
      Env: nilList,
      Entrypoint: nilList,
      Cmd: nilList,
      Volumes: nilMap,
      WorkingDir: '',
      Labels: nilMap,
      StopSignal: '',
      ArgsEscaped: false,
      Healthcheck: null,
      OnBuild: nilList,
      Shell: nilList,
    },
  )
}
