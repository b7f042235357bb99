import 'server-only'

/** What is remembered of a learner's cards. The statements are in prisma/, where `npm run doctor` uses the same ones. */
export {
  cardState,
  lockMemories,
  type MemoryRow,
  memoryColumns,
  memoryValues,
  rebuildMemories,
  type Sql,
} from '@/prisma/memory-log'
