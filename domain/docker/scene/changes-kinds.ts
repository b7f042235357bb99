import type { Digest } from '@/domain/docker/digest'

/** One thing that is so after a command and was not before. Names are as people see them. */
export type Change = ImageChange | ContainerChange | FileChange | VolumeChange | OtherChange

export type ImageChange =
  /** `shared`: how many of its layers the host had already. */
  | { kind: 'image-appeared'; id: Digest; name: string; layers: number; shared: number }
  /** `released`: how many of its layers nothing else used. */
  | { kind: 'image-vanished'; id: Digest; name: string; released: number }
  | { kind: 'image-named'; id: Digest; name: string; others: string[] }
  | { kind: 'image-untagged'; id: Digest; name: string; left: string[] }
  /** It lost its last name; `movedTo` is the image that has the name now. */
  | { kind: 'image-dangling'; id: Digest; name: string; movedTo: Digest | null }

export type ContainerChange =
  | { kind: 'container-created'; name: string; image: string }
  /** `again`: it had run before. `files`: how many entries its writable layer has. */
  | { kind: 'container-started'; name: string; image: string; again: boolean; files: number }
  /** Made, and ended, within the one command. */
  | { kind: 'container-ran'; name: string; image: string; exitCode: number; again: boolean }
  | { kind: 'container-exited'; name: string; exitCode: number }
  | { kind: 'container-paused'; name: string }
  | { kind: 'container-unpaused'; name: string }
  | { kind: 'container-restarted'; name: string; byPolicy: boolean }
  | { kind: 'container-waiting'; name: string; exitCode: number }
  | { kind: 'container-health'; name: string; health: string }
  | { kind: 'container-renamed'; name: string; from: string }
  | { kind: 'container-removed'; name: string; files: number }

/** `below`: the image's layers hold the path, too. */
export type FileChange = {
  kind: 'file-added' | 'file-changed' | 'file-deleted'
  container: string
  path: string
  below: boolean
}

export type VolumeChange =
  | { kind: 'volume-created'; name: string; anonymous: boolean; files: number }
  | { kind: 'volume-removed'; name: string; anonymous: boolean; files: number }
  | { kind: 'volume-written'; name: string; path: string; how: 'added' | 'changed' | 'deleted' }

export type OtherChange =
  | { kind: 'registry-pushed'; name: string; moved: boolean }
  | { kind: 'cache-grew'; steps: number }
  | { kind: 'cache-used'; steps: number }
  | { kind: 'cache-shrank'; steps: number }
  | { kind: 'host-written'; path: string; how: 'added' | 'changed' | 'deleted' }
  | { kind: 'terminal-entered'; container: string }
  | { kind: 'terminal-left'; container: string }
