// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of a Dockerfile's variables
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { appWorld, runAll } from './app-world'

const pieces = fc.constantFrom(
  'FROM alpine',
  'FROM alpine AS a',
  'FROM a',
  'FROM scratch',
  'FROM ${X:-busybox}',
  'COPY --from=a / /x',
  'COPY --from=0 /etc /x/',
  'COPY [a-',
  'COPY . .',
  'COPY * /y/',
  'ADD f /etc/passwd/x',
  'COPY f /bin',
  'RUN echo $((1+',
  'RUN ["',
  'RUN <<E',
  'E',
  'RUN rm -rf /',
  'RUN exit 9',
  'ENV A="$B',
  'ENV A=${A%%*}',
  'ARG X=${X#[}',
  'WORKDIR ../..',
  'USER 5:6',
  'EXPOSE 1-',
  'VOLUME ["a", 1]',
  'HEALTHCHECK --interval=1ns CMD x',
  'ONBUILD COPY --from=a x y',
  'SHELL []',
  'LABEL =',
  '# escape=`',
  '\\',
  'RUN --mount=type=cache,target=/c,id= \\',
  'STOPSIGNAL ',
)

it('makes something of any Dockerfile, or says why not', () => {
  const world = runAll(appWorld({ f: '1', 'd/g': '2' }), 'docker pull -q alpine').world
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 6 }), (lines) => {
      const host = {
        ...world.host.tree,
        '/root/Dockerfile': { ...world.host.tree['/root/f'], content: `FROM alpine\n${lines.join('\n')}\n` },
      }
      const { stderr, exitCode } = runAll(
        { ...world, host: { ...world.host, tree: host as typeof world.host.tree } },
        'docker build .',
      )
      expect(stderr).not.toContain('internal error')
      expect(stderr.includes('\nERROR: failed to build: ')).toBe(exitCode !== 0)
    }),
    { numRuns: 60 },
  )
})
