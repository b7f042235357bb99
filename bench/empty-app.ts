import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../scripts/ports.mjs'

const files = {
  'package.json': '{ "name": "empty", "private": true, "type": "module" }\n',
  'app/layout.jsx':
    'export default function Layout({ children }) {\n  return <html lang="en"><body>{children}</body></html>\n}\n',
  'app/page.jsx': "import { Button } from './button'\n\nexport default function Page() {\n  return <Button />\n}\n",
  'app/button.jsx': `'use client'
import { useState } from 'react'

export function Button() {
  const [count, setCount] = useState(0)
  return <button onClick={() => setCount(count + 1)}>{count}</button>
}
`,
}

/**
 * Builds and serves an app with one page and one button, with the Next of the project at `root`, in a folder of that
 * project: there it finds the dependencies without a link.
 */
export async function withEmptyApp<T>(root: string, work: (origin: string) => Promise<T>): Promise<T> {
  const folder = join(root, '.empty-app')
  const next = createRequire(join(root, 'package.json')).resolve('next/dist/bin/next')
  const port = await freePort()
  const run = (...args: string[]) => {
    const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
    delete env.NODE_OPTIONS
    const child = spawn(process.execPath, [next, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const keep = (chunk: Buffer) => {
      said += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    return { child, gone: once(child, 'exit'), said: () => said }
  }
  mkdirSync(join(folder, 'app'), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  try {
    const build = run('build')
    const [code] = await build.gone
    if (code !== 0) throw new Error(`The empty app does not build: ${build.said()}`)
    const server = run('start', '-p', String(port), '-H', '127.0.0.1')
    try {
      const origin = `http://127.0.0.1:${port}`
      while (
        !(await fetch(origin).then(
          ({ ok }) => ok,
          () => false,
        ))
      ) {
        if (server.child.exitCode !== null) throw new Error(`The empty app does not start: ${server.said()}`)
        await sleep(50)
      }
      return await work(origin)
    } finally {
      server.child.kill()
      await server.gone
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
