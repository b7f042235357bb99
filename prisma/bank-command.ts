import { reportBank } from '@/domain/bank/report'
import { readContent } from './load-bank'

const { report } = reportBank(await readContent(new URL('../content', import.meta.url).pathname))

if (process.argv.includes('--json')) console.log(JSON.stringify(report, null, 2))
else {
  for (const warning of report.warnings) console.log(`warning  ${warning}`)
  for (const error of report.errors) console.log(`error    ${error}`)
  const { modules, concepts, questions, cards, misconceptions, articleClaims } = report
  const types = Object.entries(questions.byType).map(([type, count]) => `${count} ${type}`)
  console.log(
    `${modules} modules, ${concepts} concepts, ${questions.total} questions (${types.join(', ')}), ${cards} cards`,
  )
  console.log(`${misconceptions.total} misconceptions, ${misconceptions.uncovered} without a wrong option`)
  console.log(`${articleClaims.total} claims of the article, ${articleClaims.uncovered} without a question`)
  console.log(`${report.errors.length} errors, ${report.warnings.length} warnings`)
}
process.exitCode = report.errors.length ? 1 : 0
