import type { Program } from '@/domain/docker/shell/program'

/** What the hello-world image's program prints, for an architecture. */
export const greeting = (architecture: string): string => `
Hello from Docker!
This message shows that your installation appears to be working correctly.

To generate this message, Docker took the following steps:
 1. The Docker client contacted the Docker daemon.
 2. The Docker daemon pulled the "hello-world" image from the Docker Hub.
    (${architecture})
 3. The Docker daemon created a new container from that image which runs the
    executable that produces the output you are currently reading.
 4. The Docker daemon streamed that output to the Docker client, which sent it
    to your terminal.

To try something more ambitious, you can run an Ubuntu container with:
 $ docker run -it ubuntu bash

Share images, automate workflows, and more with a free Docker ID:
 https://hub.docker.com/

For more examples and ideas, visit:
 https://docs.docker.com/get-started/

`

const architectures: Record<string, string> = { arm64: 'arm64v8', arm: 'arm32v7', 386: 'i386' }

export const hello: Program = (run) => {
  run.out(greeting(run.variant === 'hello' ? 'amd64' : (architectures[run.variant] ?? run.variant)))
  return { exit: 0 }
}
