import type { ReactNode } from 'react'
import { Wide } from './wide.tsx'

/** A heading; of numbers, at the end of their column. */
type Column = string | { readonly end: string }

type Props = {
  label: string
  columns: readonly Column[]
  /** Its rows. */
  children: ReactNode
}

/** Rows under headings, in a region that scrolls by itself where the screen is narrower. */
export function Table({ label, columns, children }: Props) {
  return (
    <Wide label={label}>
      <table className="w-full border-collapse text-small">
        <thead>
          <tr className="border-b border-line">
            {columns.map((column) =>
              typeof column === 'string' ? (
                <th key={column} scope="col" className="p-2 text-start">
                  {column}
                </th>
              ) : (
                <th key={column.end} scope="col" className="p-2 text-end">
                  {column.end}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Wide>
  )
}
