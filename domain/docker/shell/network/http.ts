import { diskOf } from '@/domain/docker/files/machine-disk'
import { byteLength } from '@/domain/docker/files/node'
import { resolvePath } from '@/domain/docker/files/path'
import { write } from '@/domain/docker/shell/output'
import { formatDate } from '@/domain/docker/shell/programs/date'
import type { Sim } from '@/domain/docker/sim'
import type { Request, Response } from './exchange'
import { echoAnswer, echoLog, whoamiAnswer } from './go-answers'
import { type Listener, servingOf } from './reach'
import { registryAnswer } from './registry-answer'

const reasons: Record<number, string> = {
  200: 'OK',
  301: 'Moved Permanently',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  500: 'Internal Server Error',
  501: 'Not Implemented',
}
export const reasonOf = (status: number): string => reasons[status] ?? 'OK'

const types: Record<string, string> = {
  html: 'text/html',
  htm: 'text/html',
  css: 'text/css',
  js: 'application/javascript',
  json: 'application/json',
  txt: 'text/plain',
  png: 'image/png',
  svg: 'image/svg+xml',
}

/** How a server of files presents itself. */
type Style = { server: string; root: string; listing: boolean; page: (status: number) => string }

const nginxPage = (server: string) => (status: number) =>
  `<html>\r\n<head><title>${status} ${reasonOf(status)}</title></head>\r\n<body>\r\n<center><h1>${status} ${reasonOf(status)}</h1></center>\r\n<hr><center>${server}</center>\r\n</body>\r\n</html>\r\n`

const apachePage = (status: number) =>
  `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${status} ${reasonOf(status)}</title>\n</head><body>\n<h1>${reasonOf(status)}</h1>\n<p>${status === 404 ? 'The requested URL was not found on this server.' : "You don't have permission to access this resource."}</p>\n</body></html>\n`

const pythonPage = (status: number) =>
  `<!DOCTYPE HTML>\n<html lang="en">\n    <head>\n        <meta charset="utf-8">\n        <style type="text/css">\n            :root {\n                color-scheme: light dark;\n            }\n        </style>\n        <title>Error response</title>\n    </head>\n    <body>\n        <h1>Error response</h1>\n        <p>Error code: ${status}</p>\n        <p>Message: File not found.</p>\n        <p>Error code explanation: ${status} - Nothing matches the given URI.</p>\n    </body>\n</html>\n`

/** Answers from files below a directory. */
function fromFiles(sim: Sim, listener: Listener, style: Style, request: Request): Response {
  const disk = diskOf(sim, listener.ref)
  const asked = decodeURIComponent(request.path.split('?')[0] ?? '/')
  const path = resolvePath(style.root, `.${resolvePath('/', asked)}`)
  const headers = { Server: style.server, Date: formatDate(sim.world.now, '%a, %d %b %Y %H:%M:%S GMT') }
  const error = (status: number): Response => ({
    status,
    headers: { ...headers, 'Content-Type': 'text/html' },
    body: style.page(status),
  })
  const node = disk.stat(path)
  const index =
    node?.kind === 'dir'
      ? ['index.html', 'index.htm', 'index.jsp']
          .map((name) => resolvePath(path, name))
          .find((file) => disk.stat(file)?.kind === 'file')
      : path
  if (!index) {
    const names = disk.list(path)
    if (!style.listing || !names.ok) return error(403)
    const rows = names.value.map((name) => `<li><a href="${name}">${name}</a></li>\n`).join('')
    return {
      status: 200,
      headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' },
      body: `<!DOCTYPE HTML>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Directory listing for ${asked}</title>\n</head>\n<body>\n<h1>Directory listing for ${asked}</h1>\n<hr>\n<ul>\n${rows}</ul>\n<hr>\n</body>\n</html>\n`,
    }
  }
  const read = disk.read(index)
  if (!read.ok) return error(404)
  const type = types[index.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  return {
    status: 200,
    headers: { ...headers, 'Content-Type': type, 'Content-Length': String(byteLength(read.value)) },
    body: read.value,
  }
}

type Answer = (sim: Sim, listener: Listener, request: Request) => Response

const rootOf = (listener: Listener, otherwise: string): string => {
  const root = servingOf(listener.process)?.root
  return typeof root === 'string' ? root : otherwise
}
const versionOf = (listener: Listener): string => String(servingOf(listener.process)?.version ?? '')

const combined = (sim: Sim, listener: Listener, request: Request, { status, body }: Response, tail: string): string =>
  `${listener.client} - - [${formatDate(sim.world.now, '%d/%b/%Y:%H:%M:%S %z')}] "${request.method} ${request.path} HTTP/1.1" ${status} ${byteLength(body)}${tail}\n`

/** Answers of servers, by what they say they serve, and the line each writes about a request. */
const answers: Record<
  string,
  {
    answer: Answer
    log?: (sim: Sim, listener: Listener, request: Request, response: Response) => { fd: 1 | 2; text: string }
  }
> = {
  nginx: {
    answer: (sim, listener, request) => {
      const returns = servingOf(listener.process)?.returns
      const server = `nginx/${versionOf(listener)}`
      if (typeof returns === 'string')
        return {
          status: 200,
          headers: { Server: server, 'Content-Type': 'text/plain', 'Content-Length': String(byteLength(returns)) },
          body: returns,
        }
      return fromFiles(
        sim,
        listener,
        { server, root: rootOf(listener, '/usr/share/nginx/html'), listing: false, page: nginxPage(server) },
        request,
      )
    },
    log: (sim, listener, request, response) => ({
      fd: 1,
      text: combined(sim, listener, request, response, ` "-" "${request.agent}" "-"`),
    }),
  },
  httpd: {
    answer: (sim, listener, request) =>
      fromFiles(
        sim,
        listener,
        {
          server: `Apache/${versionOf(listener)} (Unix)`,
          root: rootOf(listener, '/usr/local/apache2/htdocs'),
          listing: false,
          page: apachePage,
        },
        request,
      ),
    log: (sim, listener, request, response) => ({ fd: 1, text: combined(sim, listener, request, response, '') }),
  },
  'busybox-httpd': {
    answer: (sim, listener, request) =>
      fromFiles(
        sim,
        listener,
        {
          server: '',
          root: rootOf(listener, '/'),
          listing: false,
          page: (status) =>
            `<HTML><HEAD><TITLE>${status} ${reasonOf(status)}</TITLE></HEAD>\n<BODY><H1>${status} ${reasonOf(status)}</H1>\nThe requested URL was not found\n</BODY></HTML>\n`,
        },
        request,
      ),
  },
  tomcat: {
    answer: (sim, listener, request) =>
      fromFiles(
        sim,
        listener,
        {
          server: '',
          root: rootOf(listener, '/usr/local/tomcat/webapps/ROOT'),
          listing: false,
          page: (status) =>
            `<!doctype html><html lang="en"><head><title>HTTP Status ${status} – ${reasonOf(status)}</title></head><body><h1>HTTP Status ${status} – ${reasonOf(status)}</h1></body></html>`,
        },
        request,
      ),
  },
  python: {
    answer: (sim, listener, request) =>
      fromFiles(
        sim,
        listener,
        {
          server: `SimpleHTTP/0.6 Python/${versionOf(listener)}`,
          root: rootOf(listener, '/'),
          listing: true,
          page: pythonPage,
        },
        request,
      ),
    log: (sim, listener, request, { status }) => ({
      fd: 2,
      text: `${listener.client} - - [${formatDate(sim.world.now, '%d/%b/%Y %H:%M:%S')}] "${request.method} ${request.path} HTTP/1.1" ${status} -\n`,
    }),
  },
  whoami: { answer: whoamiAnswer },
  'http-echo': { answer: echoAnswer, log: echoLog },
  registry: { answer: (sim, listener, { path }) => registryAnswer(sim, listener, path) },
  text: {
    answer: (_, listener) => {
      const body = String(servingOf(listener.process)?.text ?? '')
      return {
        status: 200,
        headers: { 'Content-Type': 'text/plain', 'Content-Length': String(byteLength(body)) },
        body,
      }
    },
  },
}

/** Asks a listener; null where it does not speak HTTP. It writes its own line about that. */
export function ask(sim: Sim, listener: Listener, request: Request): Response | null {
  const serves = String(servingOf(listener.process)?.serves ?? '')
  const found = answers[serves]
  if (!found) return null
  const response = found.answer(sim, listener, request)
  const line = found.log?.(sim, listener, request, response)
  if (line) write(sim, listener.ref, listener.process.fds[line.fd], line.text)
  return request.method === 'HEAD' ? { ...response, body: '' } : response
}
