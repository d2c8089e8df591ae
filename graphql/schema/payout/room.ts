import './list.ts'
import './payout.ts'
