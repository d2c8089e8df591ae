import './mutations.ts'
import './schedule.ts'
import './type-schedule.ts'
