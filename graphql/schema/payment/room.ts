import './currencies.ts'
import './payment.ts'
