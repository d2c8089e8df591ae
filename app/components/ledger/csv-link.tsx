import { statement as words } from '#app/words/ledger.ts'

/** The same as a file; paper needs no other page. */
export function CsvLink({ to, asked }: { to: string; asked: Record<string, string> }) {
  return (
    <p className="no-print mt-4">
      <a href={`${to}?${new URLSearchParams(asked)}`}>{words.csv}</a>. {words.print}
    </p>
  )
}
