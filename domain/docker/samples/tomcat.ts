import type { Platform } from '@/domain/docker/images/blobs'
import { defaultPath } from './debian'
import { makeImage, run, type Step } from './image'
import { lazily } from './memo'
import { bulk, directories, filled, links, program, texts } from './parts'
import { amd64, arm64, multiarchOf } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'
import { tagged } from './tagged'
import { noble, ubuntuImage } from './ubuntu'

type TomcatRelease = { version: string; created: string; compressed: number }
const eleven: TomcatRelease = { version: '11.0.15', created: '2025-12-30T02:20:16Z', compressed: 17_221_408 }
const ten: TomcatRelease = { version: '10.1.50', created: '2025-12-30T02:21:03Z', compressed: 16_984_320 }
const nine: TomcatRelease = { version: '9.0.113', created: '2025-12-30T02:21:48Z', compressed: 15_772_160 }
const majorOf = ({ version }: TomcatRelease): string => version.replace(/\..*/, '')

const java = 'jdk-21.0.9+10'
const home = '/usr/local/tomcat'
const javaHome = '/opt/java/openjdk'
const basePath = defaultPath.slice('PATH='.length)

const environment = (of: TomcatRelease) => [
  `PATH=${home}/bin:${javaHome}/bin:${basePath}`,
  `JAVA_HOME=${javaHome}`,
  'LANG=en_US.UTF-8',
  'LANGUAGE=en_US:en',
  'LC_ALL=en_US.UTF-8',
  `JAVA_VERSION=${java}`,
  `CATALINA_HOME=${home}`,
  `TOMCAT_NATIVE_LIBDIR=${home}/native-jni-lib`,
  `LD_LIBRARY_PATH=${home}/native-jni-lib`,
  `TOMCAT_MAJOR=${majorOf(of)}`,
  `TOMCAT_VERSION=${of.version}`,
]

const catalina = ({ version }: TomcatRelease) => `#!/bin/sh
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

const server = (of: TomcatRelease): Step[] => [
  { by: `ENV CATALINA_HOME=${home}` },
  { by: `ENV PATH=${home}/bin:${javaHome}/bin:${basePath}` },
  run('mkdir -p "$CATALINA_HOME"', directories(home), 171),
  { by: `WORKDIR ${home}`, changes: {}, compressed: 32 },
  { by: `ENV TOMCAT_NATIVE_LIBDIR=${home}/native-jni-lib` },
  { by: `ENV LD_LIBRARY_PATH=${home}/native-jni-lib` },
  { by: `ENV TOMCAT_MAJOR=${majorOf(of)}` },
  { by: `ENV TOMCAT_VERSION=${of.version}` },
  {
    by: `COPY ${home} ${home} # buildkit`,
    changes: filled(
      {
        ...directories(`${home}/bin ${home}/conf ${home}/lib ${home}/logs ${home}/temp ${home}/webapps
          ${home}/webapps.dist ${home}/webapps.dist/ROOT ${home}/work`),
        ...texts({ [`${home}/bin/catalina.sh`]: catalina(of) }, { mode: 0o755 }),
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
    compressed: of.compressed,
  },
  { by: 'ENTRYPOINT []' },
  { by: 'EXPOSE map[8080/tcp:{}]' },
  { by: 'CMD ["catalina.sh" "run"]' },
]

const image = (platform: Platform, of: TomcatRelease) =>
  makeImage({
    platform,
    created: of.created,
    base: ubuntuImage(platform, noble),
    steps: [...temurin(platform), ...server(of)],
    config: {
      Env: environment(of),
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
    const index = (of: TomcatRelease) =>
      lazily(() => makeSampleIndex([amd64, arm64].map((platform) => image(platform, of))))
    return {
      ...tagged(`latest 11 11.0 ${eleven.version} 11-jdk21 11.0-jdk21`, index(eleven)),
      ...tagged(`10 10.1 ${ten.version} 10-jdk21 10.1-jdk21`, index(ten)),
      ...tagged(`9 9.0 ${nine.version} 9-jdk21 9.0-jdk21`, index(nine)),
    }
  },
}
