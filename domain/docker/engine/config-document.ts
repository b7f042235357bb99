import { goDuration } from '@/domain/docker/cli/go-time'
import { type GoObject, type GoValue, goSet, nilList, nilMap, struct, typedMap } from '@/domain/docker/cli/go-value'
import type { Healthcheck } from '@/domain/docker/images/blobs'
import type { Container } from '@/domain/docker/world/container'

const durations = ['Interval', 'Timeout', 'StartPeriod', 'StartInterval'] as const

/** A health check, durations in nanoseconds; templates see them as text. */
export function healthcheckDocument(check: Healthcheck): GoObject {
  const given = durations.filter((name) => check[name])
  return struct(
    'v1.HealthcheckConfig',
    {
      ...(check.Test.length && { Test: check.Test }),
      ...Object.fromEntries(given.map((name) => [name, check[name]])),
      ...(check.Retries && { Retries: check.Retries }),
    },
    {
      Test: check.Test.length ? check.Test : nilList,
      ...Object.fromEntries(durations.map((name) => [name, goDuration(check[name] ?? 0)])),
      Retries: check.Retries ?? 0,
    },
  )
}

const omitted: GoObject = {
  ExposedPorts: nilMap,
  Healthcheck: null,
  ArgsEscaped: false,
  NetworkDisabled: false,
  OnBuild: nilList,
  StopSignal: '',
  StopTimeout: null,
  Shell: nilList,
}

/** Config of an inspected container; keys in the API's order (moby api/types/container/config.go). */
export function configDocument({ config }: Container): GoValue {
  const { Healthcheck: check, StopSignal, StopTimeout, Shell, OnBuild } = config
  const ports = Object.keys(config.ExposedPorts ?? {})
  const volumes = Object.keys(config.Volumes ?? {})
  const shown: GoObject = {
    Hostname: config.Hostname,
    Domainname: config.Domainname ?? '',
    User: config.User ?? '',
    AttachStdin: config.AttachStdin,
    AttachStdout: config.AttachStdout,
    AttachStderr: config.AttachStderr,
    ...(ports.length && { ExposedPorts: typedMap('map[network.Port]struct {}', goSet(ports)) }),
    Tty: config.Tty,
    OpenStdin: config.OpenStdin,
    StdinOnce: config.OpenStdin && config.AttachStdin,
    Env: config.Env?.length ? config.Env : nilList,
    Cmd: config.Cmd ?? nilList,
    ...(check && { Healthcheck: healthcheckDocument(check) }),
    Image: config.Image,
    Volumes: volumes.length ? goSet(volumes) : nilMap,
    WorkingDir: config.WorkingDir ?? '',
    Entrypoint: config.Entrypoint ?? nilList,
    ...(OnBuild?.length && { OnBuild }),
    Labels: config.Labels ?? {},
    ...(StopSignal && { StopSignal }),
    ...(StopTimeout !== undefined && { StopTimeout }),
    ...(Shell?.length && { Shell }),
  }
  const hidden = Object.fromEntries(Object.entries(omitted).filter(([name]) => !(name in shown)))
  return struct('container.Config', shown, hidden)
}
