/** Prints the schema, sorted, to graphql/schema/schema.graphql; with `--check` compares only, and exits 2 on a difference. */
import fs from 'node:fs'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { schema } from '#graphql/schema/schema.ts'

const file = 'graphql/schema/schema.graphql'
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`
const committed = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''

if (printed === committed) {
  console.log(`${file} is up to date (${Object.keys(schema.getTypeMap()).length} types).`)
} else if (process.argv.includes('--check')) {
  console.error(`${file} is not what the code says. Run npm run generate and commit it.`)
  process.exitCode = 2
} else {
  fs.writeFileSync(file, printed)
  console.log(`Wrote ${file}.`)
}
