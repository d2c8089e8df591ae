import './mutations.ts'
import './schedule.ts'
