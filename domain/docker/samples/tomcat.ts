import type { Platform } from '@/domain/docker/images/blobs'
import { defaultPath } from './debian'
import { makeImage, type Step } from './image'
import { bulk, directories, filled, links, program, texts } from './parts'
import { amd64, arm64, multiarchOf } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'
import { noble, ubuntuImage } from './ubuntu'

const version = '11.0.15'
const java = 'jdk-21.0.9+10'
const home = '/usr/local/tomcat'
const javaHome = '/opt/java/openjdk'
const basePath = defaultPath.slice('PATH='.length)

const environment = [
  `PATH=${home}/bin:${javaHome}/bin:${basePath}`,
  `JAVA_HOME=${javaHome}`,
  'LANG=en_US.UTF-8',
  'LANGUAGE=en_US:en',
  'LC_ALL=en_US.UTF-8',
  `JAVA_VERSION=${java}`,
  `CATALINA_HOME=${home}`,
  `TOMCAT_NATIVE_LIBDIR=${home}/native-jni-lib`,
  `LD_LIBRARY_PATH=${home}/native-jni-lib`,
  'TOMCAT_MAJOR=11',
  `TOMCAT_VERSION=${version}`,
]

const catalina = `#!/bin/sh
# Starts the server: "run" stays in the foreground.
case "$1" in
    run) exec java -Dcatalina.home=${home} org.apache.catalina.startup.Bootstrap start ;;
    start) java -Dcatalina.home=${home} org.apache.catalina.startup.Bootstrap start & ;;
    version) echo "Server version: Apache Tomcat/${version}" ;;
    *)
        echo "Usage: catalina.sh ( commands ... )"
        exit 1
        ;;
esac
`

const run = (command: string, changes: Step['changes'], compressed: number): Step => ({
  by: `RUN /bin/sh -c ${command} # buildkit`,
  changes,
  compressed,
})

const temurin = (platform: Platform): Step[] => [
  { by: `ENV JAVA_HOME=${javaHome}` },
  { by: `ENV PATH=${javaHome}/bin:${basePath}` },
  { by: 'ENV LANG=en_US.UTF-8 LANGUAGE=en_US:en LC_ALL=en_US.UTF-8' },
  run(
    'set -eux;     apt-get update;     DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends         curl         gnupg         fontconfig         ca-certificates p11-kit         binutils         tzdata         locales     ;     rm -rf /var/lib/apt/lists/*',
    filled({ '/usr/bin/curl': program('curl', 305_000) }, `/usr/lib/${multiarchOf(platform)}/libbfd.so`, 70_123_520),
    25_710_018,
  ),
  { by: `ENV JAVA_VERSION=${java}` },
  run(
    'set -eux;     ARCH="$(dpkg --print-architecture)";     wget --progress=dot:giga -O /tmp/openjdk.tar.gz $BINARY_URL;     mkdir -p "$JAVA_HOME";     tar --extract --file /tmp/openjdk.tar.gz --directory "$JAVA_HOME" --strip-components 1 --no-same-owner',
    filled(
      {
        ...directories(`/opt/java ${javaHome} ${javaHome}/bin ${javaHome}/lib`),
        [`${javaHome}/bin/java`]: program('java', 12_760),
        [`${javaHome}/bin/javac`]: program('javac', 12_808),
        [`${javaHome}/bin/jar`]: program('jar', 12_808),
        ...bulk({ [`${javaHome}/lib/server-${multiarchOf(platform)}.so`]: 23_409_112 }),
      },
      `${javaHome}/lib/modules`,
      330_120_192,
    ),
    157_840_322,
  ),
]

const server = (): Step[] => [
  { by: `ENV CATALINA_HOME=${home}` },
  { by: `ENV PATH=${home}/bin:${javaHome}/bin:${basePath}` },
  run('mkdir -p "$CATALINA_HOME"', directories(home), 171),
  { by: `WORKDIR ${home}`, changes: {}, compressed: 32 },
  { by: `ENV TOMCAT_NATIVE_LIBDIR=${home}/native-jni-lib` },
  { by: `ENV LD_LIBRARY_PATH=${home}/native-jni-lib` },
  { by: 'ENV TOMCAT_MAJOR=11' },
  { by: `ENV TOMCAT_VERSION=${version}` },
  {
    by: `COPY ${home} ${home} # buildkit`,
    changes: filled(
      {
        ...directories(`${home}/bin ${home}/conf ${home}/lib ${home}/logs ${home}/temp ${home}/webapps
          ${home}/webapps.dist ${home}/webapps.dist/ROOT ${home}/work`),
        ...texts({ [`${home}/bin/catalina.sh`]: catalina }, { mode: 0o755 }),
        ...links(`${home}/bin`, 'startup.sh', 'catalina.sh'),
        ...texts({
          [`${home}/conf/server.xml`]:
            '<Server port="8005" shutdown="SHUTDOWN">\n  <Connector port="8080" />\n</Server>\n',
          [`${home}/webapps.dist/ROOT/index.jsp`]: '<html><body><h1>It works!</h1></body></html>\n',
        }),
      },
      `${home}/lib/catalina.jar`,
      22_814_720,
    ),
    compressed: 17_221_408,
  },
  { by: 'ENTRYPOINT []' },
  { by: 'EXPOSE map[8080/tcp:{}]' },
  { by: 'CMD ["catalina.sh" "run"]' },
]

const image = (platform: Platform) =>
  makeImage({
    platform,
    created: '2025-12-30T02:20:16Z',
    base: ubuntuImage(platform, noble),
    steps: [...temurin(platform), ...server()],
    config: {
      Env: environment,
      Cmd: ['catalina.sh', 'run'],
      ExposedPorts: { '8080/tcp': {} },
      WorkingDir: home,
      Labels: { 'org.opencontainers.image.ref.name': 'ubuntu', 'org.opencontainers.image.version': noble.version },
    },
  })

export const tomcat: SampleRepository = {
  name: 'docker.io/library/tomcat',
  description: 'Apache Tomcat is an open source implementation of the Java Servlet and JavaServer Pages technologies',
  stars: 3781,
  official: true,
  tags: () => {
    const latest = makeSampleIndex([amd64, arm64].map(image))
    return { latest, '11': latest, '11.0': latest, [version]: latest, '11-jdk21': latest }
  },
}
