import type { Deletion } from './delete-conflict'

/** What a prune did, and the bytes that it made free (moby api/types/image/prune.go). */
export type PruneReport = { deletions: Deletion[]; reclaimed: number }
