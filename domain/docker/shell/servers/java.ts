import type { Entry, Run } from '@/domain/docker/shell/program'
import { formatDate } from '@/domain/docker/shell/programs/date'
import { ended } from '@/domain/docker/shell/programs/input'
import { serve } from './serve'

const info = (run: Run, who: string, text: string): void =>
  run.err(`${formatDate(run.sim.world.now, '%d-%b-%Y %H:%M:%S.%3N')} INFO [main] ${who} ${text}\n`)

const catalina = 'org.apache.catalina.startup'

/** java: `-version`, and Tomcat, which listens on 8080; any other class is not there. */
export const java: Entry = {
  run: (run) => {
    if (run.data !== undefined) return serve(run.data as { listens: number[] })
    const version = (run.env.JAVA_VERSION ?? 'jdk-21.0.9+10').replace(/^jdk-/, '')
    const [short = ''] = version.split('+')
    if (run.args.includes('-version') || run.args.includes('--version')) {
      const text = `openjdk${run.args.includes('--version') ? ` ${short}` : ` version "${short}"`} 2025-10-21 LTS\nOpenJDK Runtime Environment Temurin-${version} (build ${version}-LTS)\nOpenJDK 64-Bit Server VM Temurin-${version} (build ${version}-LTS, mixed mode, sharing)\n`
      if (run.args.includes('--version')) run.out(text)
      else run.err(text)
      return ended()
    }
    if (!run.args.some((arg) => arg.startsWith(`${catalina}.Bootstrap`))) {
      const name = run.args.find((arg) => !arg.startsWith('-')) ?? ''
      run.err(
        `Error: Could not find or load main class ${name}\nCaused by: java.lang.ClassNotFoundException: ${name}\n`,
      )
      return ended(1)
    }
    const home = run.env.CATALINA_HOME ?? '/usr/local/tomcat'
    info(
      run,
      `${catalina}.VersionLoggerListener.log`,
      `Server version name:   Apache Tomcat/${run.env.TOMCAT_VERSION ?? ''}`,
    )
    info(run, `${catalina}.VersionLoggerListener.log`, `JVM Version:           ${version}-LTS`)
    info(run, `${catalina}.VersionLoggerListener.log`, `CATALINA_BASE:         ${home}`)
    info(run, 'org.apache.coyote.AbstractProtocol.init', 'Initializing ProtocolHandler ["http-nio-8080"]')
    info(run, `${catalina}.Catalina.load`, 'Server initialization in [412] milliseconds')
    info(run, 'org.apache.catalina.core.StandardService.startInternal', 'Starting service [Catalina]')
    info(
      run,
      'org.apache.catalina.core.StandardEngine.startInternal',
      `Starting Servlet engine: [Apache Tomcat/${run.env.TOMCAT_VERSION ?? ''}]`,
    )
    info(run, 'org.apache.coyote.AbstractProtocol.start', 'Starting ProtocolHandler ["http-nio-8080"]')
    info(run, `${catalina}.Catalina.start`, 'Server startup in [38] milliseconds')
    return serve({ listens: [8080], serves: 'tomcat', root: `${home}/webapps/ROOT` })
  },
  on: (run, signal) => {
    if (run.data === undefined) return 'default'
    if (signal === 'QUIT') return 'ignore'
    const codes: Record<string, number> = { TERM: 143, INT: 130, HUP: 129 }
    const code = codes[signal]
    if (code === undefined) return 'default'
    run.err(
      `${formatDate(run.sim.world.now, '%d-%b-%Y %H:%M:%S.%3N')} INFO [Thread-1] org.apache.coyote.AbstractProtocol.pause Pausing ProtocolHandler ["http-nio-8080"]\n`,
    )
    run.err(
      `${formatDate(run.sim.world.now, '%d-%b-%Y %H:%M:%S.%3N')} INFO [Thread-1] org.apache.catalina.core.StandardService.stopInternal Stopping service [Catalina]\n`,
    )
    return { exit: code }
  },
}
