import { describe, expect, it } from 'vitest'
import { appWorld, runAll } from './app-world'
import { stamp, transferSize } from './progress'

const failing = { Dockerfile: 'FROM alpine\nRUN echo oops; false\nRUN never\n' }
const pulled = (files: Record<string, string>) => runAll(appWorld(files), 'docker pull -q alpine').world

describe('progress on a terminal', () => {
  it('is the last screen, 80 columns wide', () => {
    const { stderr } = runAll(pulled({ Dockerfile: 'FROM alpine\nRUN echo hi\n' }), 'docker build -t x .')
    const lines = stderr.split('\n')
    expect(lines[0]).toBe('[+] Building 0.3s (6/6) FINISHED                                 docker:default')
    expect(lines.slice(1, 6)).toEqual([
      ' => [internal] load build definition from Dockerfile                       0.0s',
      ' => => transferring dockerfile: 61B                                        0.0s',
      ' => [internal] load metadata for docker.io/library/alpine:latest           0.0s',
      ' => [internal] load .dockerignore                                          0.0s',
      ' => => transferring context: 2B                                            0.0s',
    ])
    expect(lines.slice(0, -1).every((line) => line.length === 79)).toBe(true)
    expect(stderr).toContain('\n => => naming to docker.io/library/x:latest                                0.0s\n')
  })

  it('counts the steps that were not reached, and shows what failed', () => {
    const { stderr } = runAll(pulled(failing), 'docker build .')
    expect(stderr).toMatch(/^\[\+] Building 0\.2s \(5\/6\) {42}docker:default\n/)
    expect(stderr).toContain('\n => ERROR [2/3] RUN echo oops; false                                       0.1s\n')
    expect(stderr.slice(stderr.indexOf('------'))).toBe(`------
 > [2/3] RUN echo oops; false:
0.120 oops
------
Dockerfile:2
--------------------
   1 |     FROM alpine
   2 | >>> RUN echo oops; false
   3 |     RUN never
   4 |     
--------------------
ERROR: failed to build: failed to solve: process "/bin/sh -c echo oops; false" did not complete successfully: exit code: 1
`)
  })
})

describe('plain progress', () => {
  it('numbers the steps', () => {
    const { stdout } = runAll(
      pulled({ Dockerfile: 'FROM alpine\nRUN echo hi\nCMD x\n' }),
      'docker build -t x . 2>&1 | cat',
    )
    const digests = stdout.replace(/sha256:[0-9a-f]{64}/g, 'D')
    expect(digests).toBe(`#0 building with "default" instance using docker driver

#1 [internal] load build definition from Dockerfile
#1 transferring dockerfile: 67B 0.0s done
#1 DONE 0.0s

#2 [internal] load metadata for docker.io/library/alpine:latest
#2 DONE 0.0s

#3 [internal] load .dockerignore
#3 transferring context: 2B 0.0s done
#3 DONE 0.0s

#4 [1/2] FROM docker.io/library/alpine:latest@D
#4 resolve docker.io/library/alpine:latest@D done
#4 DONE 0.0s

#5 [2/2] RUN echo hi
#5 0.120 hi
#5 DONE 0.1s

#6 exporting to image
#6 exporting layers 0.0s done
#6 exporting manifest D done
#6 exporting config D done
#6 exporting attestation manifest D done
#6 exporting manifest list D done
#6 naming to docker.io/library/x:latest done
#6 unpacking to docker.io/library/x:latest 0.0s done
#6 DONE 0.1s

 1 warning found (use docker --debug to expand):
 - JSONArgsRecommended: JSON arguments recommended for CMD to prevent unintended behavior related to OS signals (line 3)
`)
  })

  it('says what failed', () => {
    const { stderr } = runAll(pulled(failing), 'docker build --progress plain .')
    expect(stderr).toContain(
      '\n#5 0.120 oops\n#5 ERROR: process "/bin/sh -c echo oops; false" did not complete successfully: exit code: 1\n------\n > [2/3] RUN echo oops; false:\n0.120 oops\n------\n',
    )
  })

  it('is not shown with -q, which prints the id', () => {
    const { stdout, stderr } = runAll(pulled({ Dockerfile: 'FROM alpine\n' }), 'docker build -q .')
    expect([stdout.length, stderr]).toEqual([72, ''])
  })
})

it.each([
  [58, '58B'],
  [1234, '1.23kB'],
  [3_800_000, '3.80MB'],
])('%d bytes are %s', (bytes, text) => expect(transferSize(bytes)).toBe(text))

it.each([
  [120, '0.120'],
  [12_345, '12.35'],
  [123_456, '123.5'],
])('%d ms are stamped %s', (milliseconds, text) => expect(stamp(milliseconds)).toBe(text))
