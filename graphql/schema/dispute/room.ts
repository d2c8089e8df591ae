import './answering.ts'
import './debts.ts'
import './dispute.ts'
import './errors.ts'
