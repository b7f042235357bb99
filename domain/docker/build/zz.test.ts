import { it } from 'vitest'
import { appWorld, runAll } from './app-world'
it('x', () => {
  const w = appWorld({ Dockerfile: 'FROM alpine\nRUN sleep infinity\n', 'b/Dockerfile': 'FROM alpine\nRUN sh <<EOF\necho a\nEOF\nRUN cat <<X > /o\nhey $HOME\nX\nRUN cat /o; pwd; id; hostname; env\n', 'c/Dockerfile': 'FROM alpine\nCOPY --parents a/b/c.txt d/*.js /x/\nCOPY --exclude=*.md d /y\nRUN ls -R /x /y\n', 'c/a/b/c.txt': '1', 'c/d/e.js': '2', 'c/d/r.md': '3' })
  for (const l of ['docker build .', 'docker build --progress plain b', 'docker build --progress plain c', 'docker buildx', 'docker build --help | head -3', 'docker --help | grep build', 'docker builder --help']) {
    const r = runAll(w, l)
    console.log(`$ ${l}\n${r.stdout}${r.stderr}[${r.exitCode}]`)
  }
})
