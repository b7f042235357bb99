import type { SampleTarget } from './sample-index'

/** A repository of the sample registry. Each of its images is made when it is first asked for. */
export type SampleRepository = {
  /** Full: `docker.io/library/alpine`. */
  name: string
  /** What `docker search` shows. */
  description: string
  stars: number
  official: boolean
  /** Private: only this user may pull it. */
  owner?: string
  /** What each tag points at; made when someone follows the tag. Tags of one target share one function. */
  tags: () => Record<string, () => SampleTarget>
}
