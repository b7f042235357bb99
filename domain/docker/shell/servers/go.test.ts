import { expect, it } from 'vitest'
import { play } from '@/domain/docker/asked/play'

const run = (...lines: string[]) => play('containerd', lines).steps
const last = (...lines: string[]) => {
  const step = run(...lines).at(-1)
  return [step?.stdout, step?.stderr, step?.exitCode]
}
const write = (main: string) => `printf 'package main\\nfunc main() {\\n${main}}\\n' > main.go`
const dockerfile =
  'printf \'FROM golang:1.25-alpine AS build\\nCOPY main.go .\\nRUN go mod init app && go build -o /app .\\nFROM scratch\\nCOPY --from=build /app /app\\nENTRYPOINT ["/app"]\\n\' > Dockerfile'
const build = [dockerfile, 'docker build -q -t app .']

it('builds a program for an image of its own', () => {
  const main = write('\\tfmt.Println("hi", os.Getenv("WHO"))\\n\\tos.Exit(3)\\n')
  expect(last(main, ...build, 'docker run --rm -e WHO=you app')).toEqual(['hi you\n', '', 3])
})

it('builds a server, which ends with 2 when it is stopped', () => {
  const main = write('\\tfmt.Fprintln(w, "Hello")\\n\\tlog.Fatal(http.ListenAndServe(":8080", nil))\\n')
  const start = [main, ...build, 'docker run -d --name web -p 8080:8080 app']
  expect(last(...start, 'curl -s localhost:8080')).toEqual(['Hello\n', '', 0])
  expect(last(...start, 'docker stop web', "docker inspect -f '{{.State.ExitCode}}' web")[0]).toBe('2\n')
})

it('misses a module', () => {
  expect(last('docker run --rm golang:alpine go build')).toMatchObject([
    '',
    expect.stringContaining(
      "go: go.mod file not found in current directory or any parent directory; see 'go help modules'\n",
    ),
    1,
  ])
})

it('whoami tells of the request, http-echo its text', () => {
  const [body] = last('docker run -d --name ww -p 8080:80 traefik/whoami', 'curl -s localhost:8080/x')
  expect(body).toMatch(
    /^Hostname: [0-9a-f]{12}\nIP: 127\.0\.0\.1\nIP: ::1\nIP: 172\.17\.0\.2\nRemoteAddr: 172\.17\.0\.1:\d+\n/,
  )
  expect(body).toContain('GET /x HTTP/1.1\r\nHost: localhost:8080\r\nUser-Agent: curl/8.14.1\r\nAccept: */*\r\n\r\n')
  expect(last('docker run -d -p 5678:5678 hashicorp/http-echo -text="a b"', 'curl -s localhost:5678')).toEqual([
    'a b\n',
    '',
    0,
  ])
})
