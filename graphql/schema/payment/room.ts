import './payment.ts'
