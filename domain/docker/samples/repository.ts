import type { SampleTarget } from './sample-index'

/** A repository of the sample registry. Its images are made when they are first asked for. */
export type SampleRepository = {
  /** Full: `docker.io/library/alpine`. */
  name: string
  /** What `docker search` shows. */
  description: string
  stars: number
  official: boolean
  /** Private: only this user may pull it. */
  owner?: string
  tags: () => Record<string, SampleTarget>
}
