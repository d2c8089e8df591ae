import './day-book.ts'
import './list.ts'
import './months.ts'
import './statement.ts'
