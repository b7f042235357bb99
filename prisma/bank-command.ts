import { reportBank } from '@/domain/bank/report'
import { bankForLint } from '@/domain/lint/bank-for-lint'
import { type Finding, lint } from '@/domain/lint/lint'
import { readWaivers } from '@/domain/lint/waivers'
import { readContent } from './load-bank'

/** `npm run bank [-- --json] [-- <folder>]`: reads a bank, checks it, lints it, and counts what is there. */
const [folder] = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const files = await readContent(folder ?? new URL('../content', import.meta.url).pathname)
const { bank, report } = reportBank(files)
const { waivers, problems } = readWaivers(files)
// What cannot be read cannot be judged either.
const findings = report.errors.length ? [] : lint(bankForLint(bank), waivers)
const open = findings.filter(({ waived }) => !waived)
const of = (severity: Finding['severity']) => open.filter((finding) => finding.severity === severity).map(described)
const errors = [
  ...report.errors,
  ...problems.map(({ file, line, message }) => `${file}:${line} ${message}`),
  ...of('error'),
]
const warnings = of('warning')

if (process.argv.includes('--json'))
  console.log(JSON.stringify({ ...report, errors, warnings, waived: findings.length - open.length, findings }, null, 2))
else {
  for (const warning of warnings) console.log(`warning  ${warning}`)
  for (const error of errors) console.log(`error    ${error}`)
  const { modules, concepts, questions, cards, misconceptions, articleClaims } = report
  const types = Object.entries(questions.byType).map(([type, count]) => `${count} ${type}`)
  console.log(
    `${modules} modules, ${concepts} concepts, ${questions.total} questions (${types.join(', ')}), ${cards} cards`,
  )
  console.log(`${misconceptions.total} misconceptions, ${misconceptions.uncovered} without a wrong option`)
  console.log(`${articleClaims.total} claims of the article, ${articleClaims.uncovered} without a question`)
  const excused = findings.length - open.length
  console.log(`${errors.length} errors, ${warnings.length} warnings${excused ? `, ${excused} waived` : ''}`)
}
process.exitCode = errors.length ? 1 : 0

/** `file:line id rule: message. How to mend it.` */
function described({ file, line, id, rule, message, mend }: Finding): string {
  return `${file ? `${file}:${line} ` : ''}${id ? `${id} ` : ''}${rule}: ${message}. ${mend}`
}
