import { reportInput } from '@/domain/report'
import { handle } from '@/server/door'
import { recordReport } from '@/server/reports'

export const POST = handle(reportInput, recordReport)
